/* What the answers come to in numbers, in JSON. */
#ifndef HOSHI_REPORT_JSON_SCORE_H
#define HOSHI_REPORT_JSON_SCORE_H

#include <hoshi/result.h>

#include "report/json/json.h"

/**
 * "total" and "satisfied".
 *
 * @param o     object to add to
 * @param tally counts
 */
void hoshi_tally_json(hoshi_json *o, const struct hoshi_tally *tally);

/**
 * "levels": what each comes to.
 *
 * @param o object to add to
 * @param r result
 */
void hoshi_levels_json(hoshi_json *o, const struct hoshi_result *r);

/**
 * "counts": how many criteria came to what.
 *
 * @param o     object to add to
 * @param tally counts
 */
void hoshi_counts_json(hoshi_json *o, const struct hoshi_tally *tally);

/**
 * Both of these.
 *
 * @param o     object to add to
 * @param tally counts
 */
void hoshi_total_json(hoshi_json *o, const struct hoshi_tally *tally);

/**
 * "carried_over" and "undated": answers up to a level that count, but on which less can be built.
 *
 * @param o    object to add to
 * @param r    result
 * @param star the level
 */
void hoshi_rests_json(hoshi_json *o, const struct hoshi_result *r, uint8_t star);

/**
 * What is answered to a question: its status, or its level and target.
 *
 * @param o   object to add to
 * @param cat catalogue
 * @param a   what the sheet says, or NULL
 */
void hoshi_answered_json(hoshi_json *o, const struct hoshi_catalog *cat,
                         const struct hoshi_answer *a);

/**
 * The sum of points; null until all that gives points is answered. Nothing where the method of the
 * catalogue gives none.
 *
 * @param o object to add to
 * @param r result
 */
void hoshi_score_json(hoshi_json *o, const struct hoshi_result *r);

/**
 * "maturity": the means of levels and targets as exact fractions, and how many items they are of.
 * Nothing where the method of the catalogue has none.
 *
 * @param o object to add to
 * @param m the counts, or NULL
 */
void hoshi_maturity_json(hoshi_json *o, const struct hoshi_maturity *m);

/**
 * "list": how many items are applied and excluded, or have a note. Nothing where the method of the
 * catalogue is another.
 *
 * @param o   object to add to
 * @param cat catalogue
 * @param n   the counts, or NULL
 */
void hoshi_list_json(hoshi_json *o, const struct hoshi_catalog *cat,
                     const struct hoshi_list_counts *n);

#endif
