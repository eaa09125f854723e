/* Keys, and the line that they edit. */
#ifndef HOSHI_TUI_KEY_H
#define HOSHI_TUI_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/limits.h"

/* A key is a code point, or one of these. */
enum {
    HOSHI_KEY_UP = 0x110000,
    HOSHI_KEY_DOWN,
    HOSHI_KEY_LEFT,
    HOSHI_KEY_RIGHT,
    HOSHI_KEY_PAGE_UP,
    HOSHI_KEY_PAGE_DOWN,
    HOSHI_KEY_HOME,
    HOSHI_KEY_END,
    HOSHI_KEY_ENTER,
    HOSHI_KEY_ESCAPE,
    HOSHI_KEY_TAB,
    HOSHI_KEY_BACKSPACE,
    HOSHI_KEY_DELETE,
    HOSHI_KEY_PASTE,  /* what follows was pasted, up to … */
    HOSHI_KEY_PASTED, /* … here */
    HOSHI_KEY_GONE,   /* the terminal is gone */
};
#define HOSHI_KEY_CTRL(letter) ((uint32_t)(letter)&31u)

/**
 * The key that was meant when a Japanese input method or Caps Lock was left on: full-width and
 * capital letters.
 *
 * @param key as it came
 * @return the plain key, or key itself
 */
uint32_t hoshi_key_plain(uint32_t key);

/**
 * Whether a key puts a character into a line.
 *
 * @param key the key
 * @return true for a code point that a text may hold
 */
bool hoshi_key_is_text(uint32_t key);

/**
 * A code point in UTF-8.
 *
 * @param c         below 0x110000
 * @param ret_bytes its bytes
 * @return how many
 */
size_t hoshi_key_encode(uint32_t c, char ret_bytes[4]);

#define HOSHI_LINE_BYTES HOSHI_LIMIT_FIELD_BYTES

/** One line of text that is being typed: UTF-8, edited by code points. */
struct hoshi_line {
    char text[HOSHI_LINE_BYTES]; /**< NUL-terminated */
    size_t n, cursor;            /**< bytes */
};

/** Put a text into the line, the cursor behind it; one that is too long gives an empty line. What
 * stands in a sheet and is too long is not put there to be edited: hoshi_dialogue_old(). */
void hoshi_line_set(struct hoshi_line *line, const char *text);

/** Take blanks, wide ones too, from both ends; the cursor goes to the end. */
void hoshi_line_trim(struct hoshi_line *line);

/**
 * Edit the line by a key.
 *
 * @param line the line
 * @param key  the key
 * @return true when the key was for the line; false for a character, too, for which there is no
 * room
 */
bool hoshi_line_key(struct hoshi_line *line, uint32_t key);

/**
 * Put a text in where the cursor is, whole or not at all.
 *
 * @param line the line
 * @param text UTF-8
 * @param n    bytes
 * @return false when there is no room for it
 */
bool hoshi_line_insert(struct hoshi_line *line, const char *text, size_t n);

#endif
