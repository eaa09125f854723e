/* Foreign text made safe to show: control characters and invalid bytes become visible escapes. */
#ifndef HOSHI_BASE_VISIBLE_H
#define HOSHI_BASE_VISIBLE_H

#include <hoshi/arena.h>
#include <hoshi/buf.h>
#include <hoshi/types.h>

#define HOSHI_NOT_UTF8 UINT32_MAX /* in place of a code point: a byte that is part of none */

/**
 * Width of one code point in hoshi_put_visible().
 *
 * @param code_point any, or HOSHI_NOT_UTF8
 * @return how many
 * @units terminal cells
 */
unsigned hoshi_visible_cells(uint32_t code_point);
/**
 * Append a text; what a terminal would obey is shown as \xNN or \u{NNNN}, a tab as one space.
 *
 * @param buf       appended to
 * @param s         any bytes
 * @param max_cells then "…"; 0 = no limit
 * @return the cells written
 */
unsigned hoshi_put_visible(struct hoshi_buf *buf, struct hoshi_str s, unsigned max_cells);
/**
 * A file's name as it can be typed behind a command: quoted where a shell needs it, without a byte
 * that a terminal would obey, and never taken for an option.
 *
 * @param arena for the text
 * @param name  any bytes
 * @return the word; the name itself without memory
 * @owner  arena
 */
const char *hoshi_shell_word(struct hoshi_arena *arena, const char *name);

/** Append s and then spaces up to so many cells; never cuts. */
void hoshi_put_padded(struct hoshi_buf *buf, const char *s, unsigned cells);

#endif
