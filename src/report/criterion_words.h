/* A criterion in plain sentences, for files of other programs that have fewer fields than we do:
 * what has no field of its own there stands in one of these texts. One language, lines ended by a
 * line break, nothing escaped: that is up to who writes the file. */
#ifndef HOSHI_REPORT_CRITERION_WORDS_H
#define HOSHI_REPORT_CRITERION_WORDS_H

#include <hoshi/reference.h>

#include "i18n/msg.h"

/** Whose words, in which language, and where they go: each function begins a line of its own. */
struct hoshi_words {
    const struct hoshi_catalog *cat;
    enum hoshi_lang lang;
    struct hoshi_buf *out;
    const char *bullet; /**< before each line of a list, or NULL */
};

/**
 * Begin a line behind what is there already.
 *
 * @param out appended to
 */
void hoshi_words_line(struct hoshi_buf *out);

/**
 * Append a message without arguments as a line.
 *
 * @param w   where
 * @param msg its row
 */
void hoshi_words_head(const struct hoshi_words *w, enum hoshi_msg msg);

/**
 * Append a message of up to three arguments as a line.
 *
 * @param w   where
 * @param msg its row
 * @param a0  first argument; nothing is appended when it is empty or NULL
 * @param a1  second
 * @param a2  third
 */
void hoshi_words_say(const struct hoshi_words *w, enum hoshi_msg msg, const char *a0,
                     const char *a1, const char *a2);

/**
 * Append a text as a line, or nothing when there is none.
 *
 * @param w    where
 * @param text both languages
 */
void hoshi_words_text(const struct hoshi_words *w, const struct hoshi_text *text);

/* --- parts of a criterion, without a heading, nothing where there is nothing */

/** Append the items as a list. @param w where @param c criterion */
void hoshi_words_items(const struct hoshi_words *w, const struct hoshi_criterion *c);
/** Append the alternatives, "(a) …". @param w where @param c criterion */
void hoshi_words_branches(const struct hoshi_words *w, const struct hoshi_criterion *c);
/** Append the states in which less is taken away. @param w where @param c criterion */
void hoshi_words_states(const struct hoshi_words *w, const struct hoshi_criterion *c);
/** Append when it counts at all. @param w where @param c criterion */
void hoshi_words_condition(const struct hoshi_words *w, const struct hoshi_criterion *c);
/** Append what would show it, as a list. @param w where @param c criterion */
void hoshi_words_evidence(const struct hoshi_words *w, const struct hoshi_criterion *c);
/** Append how often it recurs. @param w where @param c criterion */
void hoshi_words_frequency(const struct hoshi_words *w, const struct hoshi_criterion *c);
/** Append what comes first in the work. @param w where @param c criterion */
void hoshi_words_builds_on(const struct hoshi_words *w, const struct hoshi_criterion *c);
/** Append how it is judged: weight, blocker, claims. @param w where @param c criterion */
void hoshi_words_judged(const struct hoshi_words *w, const struct hoshi_criterion *c);
/** Append ids with commas. @param out appended to @param ids which */
void hoshi_words_ids(struct hoshi_buf *out, const struct hoshi_names *ids);

/**
 * What says how often a duty recurs; {0} are its months.
 *
 * @param months not 0
 * @return the message
 */
enum hoshi_msg hoshi_frequency_msg(hoshi_months months);

/**
 * Whether a catalogue says of its criteria what may be absent in a company: one that marks none has
 * not thought about it, and there is nothing to explain.
 *
 * @param cat indexed
 * @return whether
 */
bool hoshi_words_tell_absent(const struct hoshi_catalog *cat);

/**
 * What "not applicable" comes to, for a catalogue that tells.
 *
 * @param cat indexed
 * @param c   of it
 * @return a message without arguments
 */
enum hoshi_msg hoshi_words_absent(const struct hoshi_catalog *cat, const struct hoshi_criterion *c);

/* --- where it comes from */

/** What a criterion rests on: a row of an extended catalogue keeps that one's standing. */
struct hoshi_words_origin {
    const struct hoshi_catalog *cat; /**< whose row it is */
    const char *source;              /**< "" where the catalogue names none */
    enum hoshi_confidence confidence;
};

/**
 * Find the origin.
 *
 * @param w where
 * @param c criterion; NULL: the catalogue as a whole
 * @return the origin
 * @owner the catalogue
 */
struct hoshi_words_origin hoshi_words_origin(const struct hoshi_words *w,
                                             const struct hoshi_criterion *c);

/**
 * Append the standing: status of the catalogue, confidence, source.
 *
 * @param w where
 * @param c criterion; NULL: the catalogue as a whole
 */
void hoshi_words_standing(const struct hoshi_words *w, const struct hoshi_criterion *c);

/* --- whole texts, with headings */

/** Append what must be true, with items, alternatives, states and condition.
 * @param w where @param c criterion */
void hoshi_words_demand(const struct hoshi_words *w, const struct hoshi_criterion *c);
/** Append question, reason and advice. @param w where @param c criterion */
void hoshi_words_advice(const struct hoshi_words *w, const struct hoshi_criterion *c);
/** Append everything else: note, duties, judgement, effort, standing.
 * @param w where @param c criterion */
void hoshi_words_facts(const struct hoshi_words *w, const struct hoshi_criterion *c);
/** Append the links of a requirement to other frameworks. @param w where @param r requirement */
void hoshi_words_links(const struct hoshi_words *w, const struct hoshi_requirement *r);
#endif
