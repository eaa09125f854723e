/* What people type where a date belongs. Files stay strict: these forms are taken from the keyboard
 * only, and what is saved is always YYYY-MM-DD. */
#ifndef HOSHI_TUI_TYPED_H
#define HOSHI_TUI_TYPED_H

#include <hoshi/date.h>

/* 2026-04-10, 2026/4/10, 2026.4.10, 2026年4月10日, each in full-width signs too. False when it is none
 * of these or no day of the calendar. */
bool hoshi_typed_day(const char *text, hoshi_day *ret_day);

#endif
