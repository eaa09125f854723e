/* What of a workbook was taken for what, told to whoever asks. */
#ifndef HOSHI_APP_SESSION_LAYOUT_H
#define HOSHI_APP_SESSION_LAYOUT_H

#include <hoshi/load.h>

/**
 * Sheets, heads and columns that were read, and those that were not.
 *
 * @param in   read by hoshi_input_read()
 * @param lang of the words
 * @param out  appended to
 */
void hoshi_put_layout(const struct hoshi_input *in, enum hoshi_lang lang, struct hoshi_buf *out);

#endif
