/* Clock, environment, terminal: the only readers of each. */
#ifndef HOSHI_IO_WORLD_H
#define HOSHI_IO_WORLD_H

#include <hoshi/date.h>
#include <hoshi/types.h>

/**
 * Today in Japan, where the scheme and the dates of its sheets are at home, wherever the machine
 * stands and whatever TZ says: a server on UTC would call a day of this morning one to come.
 *
 * @return the day; 0 when the clock cannot be read
 */
hoshi_day hoshi_today(void);

/**
 * The language of the environment: HOSHI_LANG, LC_ALL, LC_MESSAGES, LANG, in this order.
 *
 * @return that of the first that is set; English when none is
 */
enum hoshi_lang hoshi_env_lang(void);

/**
 * Where a file of this user's own lies that is none of the work at hand: in $XDG_DATA_HOME/hoshi,
 * or ~/.local/share/hoshi.
 *
 * @param name of the file
 * @return its path; NULL when the environment names no such folder, or without memory
 * @owner  caller frees
 */
HOSHI_MUST_USE char *hoshi_env_data_file(const char *name);

/**
 * Whether colours are wanted: on a terminal, and neither NO_COLOR nor TERM=dumb.
 *
 * @param fd descriptor that is written to
 * @return true when they are
 */
bool hoshi_tty_color(int fd);

/**
 * Whether a descriptor is a terminal.
 *
 * @param fd any
 * @return false too when it is closed
 */
bool hoshi_tty_is(int fd);

/**
 * Width of the terminal.
 *
 * @param fd descriptor that is written to
 * @return cells, or 0 when it is no terminal
 */
unsigned hoshi_tty_columns(int fd);

/**
 * Height of the terminal.
 *
 * @param fd descriptor that is written to
 * @return lines, or 0 when it is no terminal
 */
unsigned hoshi_tty_rows(int fd);

/**
 * Show a text through $PAGER, less by default, and wait until the reader has ended it. less says at
 * its foot how to go on and how to leave, and cannot write files: what is typed for the shell by
 * mistake does no harm.
 *
 * @param text what to show
 * @return false when no pager could be started: nothing was shown
 */
HOSHI_MUST_USE bool hoshi_pager_show(struct hoshi_str text);

#endif
