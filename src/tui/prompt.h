/* Reading answers line by line from a descriptor, and writing to one. */
#ifndef HOSHI_TUI_PROMPT_H
#define HOSHI_TUI_PROMPT_H

#include <hoshi/buf.h>

#include "base/limits.h"
#include "i18n/msg.h"
#include "io/file.h"

#define HOSHI_PROMPT_BYTES (HOSHI_LIMIT_SCALAR_BYTES + 1024) /* a text behind an id and a key */

/** The two ends of a conversation. Too large for a stack; the zero value, then opened. */
struct hoshi_prompt {
    int in, out;
    unsigned width; /**< in cells, to wrap at */
    enum hoshi_lang lang;
    bool echoes; /**< a terminal shows what is typed */
    bool done;   /**< nothing more comes in, or nothing more goes out */
    bool failed; /**< what is said could not be written, or what is typed not be read */
    bool mute;   /**< … it was the writing */
    struct hoshi_file_result why;  /**< … and this was the reason */
    struct hoshi_buf text;         /**< not yet written */
    char line[HOSHI_PROMPT_BYTES]; /**< the line that was read, without blanks at its ends */
    enum hoshi_msg bad; /**< why nobody can take that line, which is empty then; else NONE */
    char rest[2 * HOSHI_PROMPT_BYTES]; /**< read, but behind that line */
    size_t from, n_rest;               /**< where that begins, and how much it is */
    size_t n_line;                     /**< lines read so far */
    bool held;                         /**< the line is read once more */
};

/**
 * Begin a conversation.
 *
 * @param p     zero
 * @param in    descriptor to read from
 * @param out   descriptor to write to
 * @param width in cells
 * @param lang  language
 * @return nothing; .text has to be released
 */
void hoshi_prompt_open(struct hoshi_prompt *p, int in, int out, unsigned width,
                       enum hoshi_lang lang);

/** Write what has gathered in .text. */
void hoshi_prompt_flush(struct hoshi_prompt *p);

/** Say a message, wrapped, with two arguments or NULL. */
void hoshi_prompt_say(struct hoshi_prompt *p, enum hoshi_msg msg, const char *a0, const char *a1);

/** Say a text, wrapped. */
void hoshi_prompt_say_text(struct hoshi_prompt *p, const char *text);

/** Say lines that each begin with a byte for their look, without it. */
void hoshi_prompt_put_lines(struct hoshi_prompt *p, const struct hoshi_buf *lines);

/**
 * Whether the line that was read says yes: y, or a word of hoshi/status.def for it.
 *
 * @param p the ends
 * @return true when it does
 */
bool hoshi_prompt_is_yes(const struct hoshi_prompt *p);

/**
 * Write what has gathered and read a line. One that is too long or no text is refused, not cut:
 * .bad says why, and it reads as an empty one.
 *
 * @param p the ends
 * @return false at the end of the input, or when nothing can be written; .done is set
 */
bool hoshi_prompt_read(struct hoshi_prompt *p);

/** The line that was read is no answer to what was asked: it is read once more. */
void hoshi_prompt_hold(struct hoshi_prompt *p);

/**
 * Whether somebody has said more than was read. What is still to be written by then is not waited
 * for.
 *
 * @param p the ends
 * @return true for a line that says something
 */
bool hoshi_prompt_has_more(struct hoshi_prompt *p);

#endif
