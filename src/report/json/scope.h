/* Which part of the company a sheet speaks of, as JSON. */
#ifndef HOSHI_REPORT_JSON_SCOPE_H
#define HOSHI_REPORT_JSON_SCOPE_H

#include <hoshi/answers.h>
#include <hoshi/arena.h>

#include "report/json/json.h"

/**
 * Add "scope": unit, sites and what is left out; nothing where the sheet says nothing of it.
 *
 * @param to  added to
 * @param ans answers
 */
void hoshi_scope_json(hoshi_json *to, const struct hoshi_answers *ans);

/**
 * The same read back. Whoever wrote it, what is no text is left out.
 *
 * @param from      "scope" of a result, or NULL
 * @param arena     owns the lists
 * @param ret_scope set on success; its texts are the document's
 * @return HOSHI_OK or HOSHI_E_NOMEM
 * @owner  arena; the texts are borrowed
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_scope_read(const hoshi_json *from, struct hoshi_arena *arena,
                                              struct hoshi_scope *ret_scope);

#endif
