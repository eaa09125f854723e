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

#endif
