/* What a judgement that was read back says of levels, in JSON. */
#ifndef HOSHI_REPORT_JSON_STANDING_H
#define HOSHI_REPORT_JSON_STANDING_H

#include <hoshi/diff.h>

#include "report/json/json.h"

/**
 * Add a level: "star" or "level"; nothing where there is none.
 *
 * @param to    the object
 * @param star  key of stars
 * @param level key of others
 * @param named which
 */
void hoshi_named_json(hoshi_json *to, const char *star, const char *level,
                      struct hoshi_diff_named named);

/**
 * Add what was reached, as a result has it.
 *
 * @param to the object
 * @param s  a judgement
 */
void hoshi_side_reached_json(hoshi_json *to, const struct hoshi_diff_side *s);

/**
 * Add of what, by what and as of when it is: catalogue, policy, answers, company, day.
 *
 * @param to the object
 * @param s  a judgement
 */
void hoshi_side_basis_json(hoshi_json *to, const struct hoshi_diff_side *s);

#endif
