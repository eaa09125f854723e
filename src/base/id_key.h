/* Ids that people took over by hand: what is left of one when everything is taken away that a
 * spreadsheet, an input method or a mail program changes. To suggest a match, never to make one. */
#ifndef HOSHI_BASE_ID_KEY_H
#define HOSHI_BASE_ID_KEY_H

#include <hoshi/buf.h>
#include <hoshi/types.h>

/**
 * Append the key of an id. Ids with one key differ only in letter case, width, composition of
 * characters, spaces, hyphens and other signs between letters and digits, zeros in front of a
 * number, or letters that look like digits (O and 0, I and l and 1).
 *
 * @param id  UTF-8; what is none has an empty key
 * @param out appended to; nothing when there is no letter or digit in id
 */
void hoshi_id_key(struct hoshi_str id, struct hoshi_buf *out);

#endif
