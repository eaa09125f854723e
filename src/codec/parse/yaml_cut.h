/* " #" begins a comment in YAML, also in the middle of what somebody wrote: "note: No. #3 of the
 * list" says "No." only. An ordinary comment has a blank behind its "#"; what has none looks like a
 * part of the text. */
#ifndef HOSHI_CODEC_PARSE_YAML_CUT_H
#define HOSHI_CODEC_PARSE_YAML_CUT_H

#include "base/lines.h"
#include "codec/parse/node.h"

/**
 * Whether a text has such a comment behind anything: few have, and only those are looked at
 * closely.
 *
 * @param text a YAML text
 * @return false when no value of it can be cut
 */
bool hoshi_yaml_may_be_cut(struct hoshi_str text);

/**
 * Whether such a comment stands right behind a value.
 *
 * @param lines  index of the text
 * @param value  a scalar of it
 * @param ret_at where the "#" stands; set when there is one
 * @return true when the value goes on there, to a person's eye
 */
bool hoshi_yaml_is_cut(const struct hoshi_lines *lines, const struct hoshi_node *value,
                       struct hoshi_span *ret_at);

#endif
