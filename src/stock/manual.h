/* The manual pages as plain text, for reading without man. */
#ifndef HOSHI_STOCK_MANUAL_H
#define HOSHI_STOCK_MANUAL_H

#include <hoshi/types.h>

/**
 * A page of the manual.
 *
 * @param page its file, "hoshi-batch.1"
 * @param lang of the text
 * @return lines with their line breaks; headings stand further left than what belongs to them;
 *         empty when there is no such page
 * @owner  nobody: static
 */
struct hoshi_str hoshi_manual_page(const char *page, enum hoshi_lang lang);

#endif
