/* What people do wrong in YAML, told from the lines around the place where reading stopped. libyaml
 * names the place where it noticed, often the innocent line below, and speaks of its grammar. This
 * is no second parser: nothing is accepted or refused here, only explained. */
#ifndef HOSHI_CODEC_PARSE_YAML_CAUSE_H
#define HOSHI_CODEC_PARSE_YAML_CAUSE_H

#include "codec/parse/node.h"
#include "diag/diag.h"

/* Where libyaml stopped, and what it was in; lines and columns from 1, 0 = nowhere. */
struct hoshi_yaml_stop {
    uint32_t line, col, context_line, context_col;
    enum hoshi_word word; /* of hoshi_yaml_problem() */
};

/**
 * Complain about the cause of a syntax error, where it can be told.
 *
 * @param text   that could not be read
 * @param stop   where reading stopped
 * @param diags  receives the complaint
 * @param source index of the text
 * @return false when nothing is known: the general complaint is due
 */
bool hoshi_yaml_explain_stop(struct hoshi_str text, struct hoshi_yaml_stop stop,
                             struct hoshi_diags *diags, uint16_t source);

/**
 * Complain about a single value that stands where a map belongs: "1-2-1-1:met", "1-2-1-1：met".
 *
 * @param value  a scalar of a YAML text
 * @param diags  receives the complaint
 * @param source index of the text
 * @return false when it does not look like a key and its value
 */
bool hoshi_yaml_explain_value(const struct hoshi_node *value, struct hoshi_diags *diags,
                              uint16_t source);

/**
 * Complain about a key that nobody knows because of a full-width sign: "　1-2-1-1", "status：met".
 *
 * @param key    a scalar of a YAML text
 * @param diags  receives the complaint
 * @param source index of the text
 * @return false when it holds no such sign
 */
bool hoshi_yaml_explain_key(const struct hoshi_node *key, struct hoshi_diags *diags,
                            uint16_t source);

/**
 * Complain about a value that begins with a full-width bracket: "｛status: met｝".
 *
 * @param value  a scalar of a YAML text
 * @param diags  receives the complaint
 * @param source index of the text
 * @return false when it does not
 */
bool hoshi_yaml_explain_brace(const struct hoshi_node *value, struct hoshi_diags *diags,
                              uint16_t source);

#endif
