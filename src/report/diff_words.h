/* What a comparison says in words, for every form for people. */
#ifndef HOSHI_REPORT_DIFF_WORDS_H
#define HOSHI_REPORT_DIFF_WORDS_H

#include <hoshi/buf.h>
#include <hoshi/diff.h>

/**
 * Append what a side's star rests on, as far as there is something to say: of which part of the
 * company it speaks, and what it leaves out; what conditions take out, answers of last time, duties
 * without a day; that its catalogue or policy is another than its name says.
 *
 * @param side borrowed
 * @param max_cells texts are cut to so many; 0: they are not
 * @param lang language
 * @param out  appended to: a line each
 */
void hoshi_diff_put_standing(const struct hoshi_diff_side *side, unsigned max_cells,
                             enum hoshi_lang lang, struct hoshi_buf *out);

/**
 * Append what a level is called: "★3", "ML2"; "none" where there is none.
 *
 * @param level a level or none
 * @param lang  language
 * @param out   appended to
 */
void hoshi_diff_put_level(struct hoshi_diff_named level, enum hoshi_lang lang,
                          struct hoshi_buf *out);

/**
 * Append what a side has reached, and that it rests on claims where it does.
 *
 * @param side one side; it has levels
 * @param lang language
 * @param out  appended to
 */
void hoshi_diff_put_reached(const struct hoshi_diff_side *side, enum hoshi_lang lang,
                            struct hoshi_buf *out);

/**
 * Append whose it is, what it was read from, and by what it was judged.
 *
 * @param side one side
 * @param lang language
 * @param out  appended to
 */
void hoshi_diff_put_side(const struct hoshi_diff_side *side, enum hoshi_lang lang,
                         struct hoshi_buf *out);

/**
 * Append the id of a criterion, and the one it had before where that is another.
 *
 * @param row one row
 * @param out appended to
 */
void hoshi_diff_put_id(const struct hoshi_diff_row *row, struct hoshi_buf *out);

/**
 * Append what one side says of a criterion: "met", "not answered"; nothing where it is not there.
 *
 * @param c    what it says, or NULL
 * @param lang language
 * @param out  appended to
 */
void hoshi_diff_put_said(const struct hoshi_diff_criterion *c, enum hoshi_lang lang,
                         struct hoshi_buf *out);

/**
 * Append what differs besides: dates, decisions, and the other classes that fit; nothing where
 * nothing does.
 *
 * @param row  one row
 * @param lang language
 * @param out  appended to
 */
void hoshi_diff_put_besides(const struct hoshi_diff_row *row, enum hoshi_lang lang,
                            struct hoshi_buf *out);

/**
 * Whether it is known what became of a criterion between the two catalogues.
 *
 * @param d   the comparison
 * @param row one of its rows
 * @return false also where only one of them has it
 */
bool hoshi_diff_knows_catalogues(const struct hoshi_diff *d, const struct hoshi_diff_row *row);

/**
 * The level of a side that another side's level is compared with.
 *
 * @param side  where to look
 * @param level of the other
 * @return NULL where it has no such level
 * @owner  the side
 */
const struct hoshi_diff_level *hoshi_diff_find_level(const struct hoshi_diff_side *side,
                                                     struct hoshi_diff_named level);

/**
 * Where a side stands over all criteria of its catalogue.
 *
 * @param side one side
 * @return its counts; what is stated, and no gap, counts as met
 */
struct hoshi_diff_level hoshi_diff_total(const struct hoshi_diff_side *side);

/**
 * Append "80/81, gap 1, open 0".
 *
 * @param level one, or NULL: not there
 * @param lang  language
 * @param out   appended to
 */
void hoshi_diff_put_counts(const struct hoshi_diff_level *level, enum hoshi_lang lang,
                           struct hoshi_buf *out);

#endif
