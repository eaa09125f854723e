/* What is said of stars, said of the levels of a scheme that has none. */
#ifndef HOSHI_REPORT_LEVEL_H
#define HOSHI_REPORT_LEVEL_H

#include <hoshi/catalog.h>

#include "base/digits.h"
#include "i18n/msg.h"

/**
 * The message for a catalogue: its twin, which speaks of levels, where the levels are no stars.
 *
 * @param cat catalogue
 * @param msg as for stars
 * @return msg, or its twin
 * @owner  static storage
 */
enum hoshi_msg hoshi_level_msg(const struct hoshi_catalog *cat, enum hoshi_msg msg);

/**
 * A level as an argument of such a message: the number of a star, else the title of the level.
 *
 * @param cat   catalogue
 * @param star  hoshi_level.star; 0 is "0"
 * @param lang  language
 * @param digit room for a number
 * @return what to put in
 * @owner  digit, or the catalogue
 */
const char *hoshi_level_arg(const struct hoshi_catalog *cat, uint8_t star, enum hoshi_lang lang,
                            char digit[HOSHI_DECIMAL_BYTES]);

#endif
