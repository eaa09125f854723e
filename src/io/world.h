/* Clock, environment, terminal: the only readers of each. */
#ifndef HOSHI_IO_WORLD_H
#define HOSHI_IO_WORLD_H

#include <hoshi/date.h>
#include <hoshi/types.h>

/* Today in the local time zone. */
hoshi_day hoshi_today(void);
/* HOSHI_LANG, LC_ALL, LC_MESSAGES, LANG, in this order; English when none says Japanese. */
enum hoshi_lang hoshi_env_lang(void);
/* Colours are wanted: a terminal, and neither NO_COLOR nor TERM=dumb. */
bool hoshi_tty_color(int fd);
bool hoshi_tty_is(int fd);
/* Cells and lines of the terminal; 0 when there is none. */
unsigned hoshi_tty_columns(int fd);
unsigned hoshi_tty_rows(int fd);
/* Show text through $PAGER (less by default). False when no pager could be started. */
bool hoshi_pager_show(struct hoshi_str text);

#endif
