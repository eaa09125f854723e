/* A result in JSON, read back as one side of a comparison. */
#ifndef HOSHI_REPORT_JSON_SIDE_H
#define HOSHI_REPORT_JSON_SIDE_H

#include <hoshi/compare.h>

#include "report/json/read.h"

/**
 * Take what a result says.
 *
 * @param root     a document of result/1
 * @param name     of its file, for people
 * @param arena    owns all that *ret_side points to
 * @param where    appended to: the place of what is missing or no value of result/1
 * @param ret_side set on success only
 * @return HOSHI_OK; HOSHI_E_INVALID when something is no result; HOSHI_E_NOMEM
 * @owner  arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_diff_side_read(const hoshi_json *root, const char *name,
                                                  struct hoshi_arena *arena,
                                                  struct hoshi_buf *where,
                                                  struct hoshi_diff_side *ret_side);

/**
 * What a result says that cannot be with what else it says: no judgement wrote that.
 *
 * @param s read
 * @return the key of result/1, or NULL when nothing contradicts
 * @owner  static storage
 */
const char *hoshi_diff_side_contradicts(const struct hoshi_diff_side *s);

/**
 * Note what the findings of a result say of the criteria of a side, and count them.
 *
 * @param s    its criteria are read
 * @param root the document
 * @owner nothing changes hands
 */
void hoshi_diff_side_findings(struct hoshi_diff_side *s, const hoshi_json *root);

/**
 * Whether a criterion stands twice in it: it would be compared with itself.
 *
 * @param s         read
 * @param arena     for working
 * @param ret_twice set on success
 * @return HOSHI_OK or HOSHI_E_NOMEM
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_diff_side_repeats(const struct hoshi_diff_side *s,
                                                     struct hoshi_arena *arena, bool *ret_twice);

#endif
