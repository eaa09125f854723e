/* What we use of ncursesw, by address: the library is loaded when there is a screen to fill. */
#ifndef HOSHI_TUI_LIBNCURSES_H
#define HOSHI_TUI_LIBNCURSES_H

#define NCURSES_NOMACROS 1 /* functions as functions */
#include <curses.h>

#include "io/dynlib.h"

#define HOSHI_LIBNCURSES(X)                                                                        \
    X(attr_set)                                                                                    \
    X(clearok)                                                                                     \
    X(COLS)                                                                                        \
    X(curs_set)                                                                                    \
    X(curscr)                                                                                      \
    X(define_key)                                                                                  \
    X(delscreen)                                                                                   \
    X(endwin)                                                                                      \
    X(erase)                                                                                       \
    X(get_wch)                                                                                     \
    X(has_colors)                                                                                  \
    X(init_pair)                                                                                   \
    X(keypad)                                                                                      \
    X(LINES)                                                                                       \
    X(move)                                                                                        \
    X(mvaddnstr)                                                                                   \
    X(newterm)                                                                                     \
    X(nodelay)                                                                                     \
    X(noecho)                                                                                      \
    X(nonl)                                                                                        \
    X(raw)                                                                                         \
    X(refresh)                                                                                     \
    X(set_escdelay)                                                                                \
    X(start_color)                                                                                 \
    X(stdscr)                                                                                      \
    X(use_default_colors)

/** Its functions under their own names. */
struct hoshi_libncurses {
    HOSHI_LIBNCURSES(HOSHI_DYNLIB_MEMBER)
};

/** For messages about a library that is not there. */
extern struct hoshi_dynlib hoshi_libncurses_file;

/**
 * The functions, loaded if they were not yet.
 *
 * @return the table, or NULL when the library cannot be loaded
 * @owner  static storage
 */
const struct hoshi_libncurses *hoshi_libncurses(void);

#endif
