/* What a catalogue of one's own begins with. */
#ifndef HOSHI_STOCK_BLANK_H
#define HOSHI_STOCK_BLANK_H

#include <hoshi/buf.h>

/**
 * A catalogue with every common field and what it is for, in both languages; it passes 'catalog
 * check' as it is.
 *
 * @param id  what it is called; an id of the format
 * @param path of its file, for the commands that it names
 * @param out appended to
 * @return HOSHI_OK, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_blank_catalog(const char *id, const char *path,
                                                 struct hoshi_buf *out);

#endif
