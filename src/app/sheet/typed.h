/* What people type, with a Japanese input method left on or not. Files stay strict: these forms are
 * taken from the keyboard only, and a date is always saved as YYYY-MM-DD. */
#ifndef HOSHI_APP_SHEET_TYPED_H
#define HOSHI_APP_SHEET_TYPED_H

#include <hoshi/date.h>

/**
 * A day in any form that hoshi/date.h reads, or today: t, today, 今日.
 *
 * @param text    what was typed
 * @param today   the day of the answers
 * @param ret_day the day; on success only
 * @return false when it is none of these or no day of the calendar
 */
bool hoshi_typed_day(const char *text, hoshi_day today, hoshi_day *ret_day);

/**
 * Cut off the first word, a key or an id, in plain signs.
 *
 * @param line what was typed; holds the word afterwards
 * @return the rest as it was typed; the space between them may be full-width
 * @owner  points into line
 */
char *hoshi_typed_word(char *line);

/**
 * Which item of a list shall go: "-2", or "-" where there is one only.
 *
 * @param text       what was typed
 * @param n          how many there are
 * @param ret_number counted from 1; 0 = it is not among them
 * @return false when the line says something else
 */
bool hoshi_typed_drop(const char *text, size_t n, size_t *ret_number);

/**
 * Whether a line says that what the sheet says shall go: a hyphen alone, of any width, also the one
 * that the key makes of it in a Japanese input method.
 *
 * @param text what was typed
 * @return true for it
 */
bool hoshi_typed_none(const char *text);

#endif
