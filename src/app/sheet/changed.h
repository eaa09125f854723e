/* What another program has done to the answers of a sheet that is being answered. */
#ifndef HOSHI_APP_SHEET_CHANGED_H
#define HOSHI_APP_SHEET_CHANGED_H

#include <hoshi/answers.h>
#include <hoshi/buf.h>

/**
 * Which answers were changed or taken away, to conditions, too, and what was said of the company:
 * its name, the scope, the target. An older copy saved over the file does that, and nobody sees it
 * happen.
 *
 * @param cat    of both
 * @param before the answers as they were
 * @param after  the answers now
 * @param lang   language
 * @param out    gets "scope, 1-2-1-1, 3-1-1-1 (gone)", the first eight; nothing when there are none
 */
void hoshi_changed_put(const struct hoshi_catalog *cat, const struct hoshi_answers *before,
                       const struct hoshi_answers *after, enum hoshi_lang lang,
                       struct hoshi_buf *out);

#endif
