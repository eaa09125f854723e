/* Reading answers line by line from a descriptor, and writing to one. */
#ifndef HOSHI_TUI_PROMPT_H
#define HOSHI_TUI_PROMPT_H

#include <hoshi/buf.h>

#include "i18n/msg.h"
#include "io/file.h"

#define HOSHI_PROMPT_BYTES 4096

/** The two ends of a conversation. */
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
    char rest[HOSHI_PROMPT_BYTES]; /**< read, but behind that line */
    size_t n_rest;
    size_t n_line; /**< lines read so far */
};

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
 * Write what has gathered and read a line. One that is longer than HOSHI_PROMPT_BYTES is refused,
 * not cut: it reads as an empty one.
 *
 * @param p the ends
 * @return false at the end of the input, or when nothing can be written; .done is set
 */
bool hoshi_prompt_read(struct hoshi_prompt *p);

#endif
