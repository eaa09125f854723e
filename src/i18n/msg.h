/* Words of the program in both languages: one row each in messages.def. */
#ifndef HOSHI_I18N_MSG_H
#define HOSHI_I18N_MSG_H

#include <hoshi/buf.h>
#include <hoshi/types.h>

enum hoshi_msg {
    HOSHI_MSG_NONE = 0,
#define MSG(id, en, ja) HOSHI_MSG_##id,
#include "i18n/messages.def"
#undef MSG
    HOSHI_MSG_COUNT_
};

/**
 * A message as it stands in messages.def.
 *
 * @param msg  its row
 * @param lang of the reader
 * @return its text, {0} to {3} in place
 * @owner nobody: static
 */
const char *hoshi_msg(enum hoshi_msg msg, enum hoshi_lang lang);

/**
 * Append a text with arguments in place of {0} to {3}.
 *
 * @param out   appended to
 * @param text  with places
 * @param arg   taken as they are; a missing one gives ""
 * @param n_arg how many
 * @owner borrowed
 */
void hoshi_format(struct hoshi_buf *out, const char *text, const char *const *arg, size_t n_arg);

/**
 * Append a message with up to three arguments. They are made visible (base/visible.h): no name of
 * a file and no text of a sheet reaches a terminal as it is.
 *
 * @param out  appended to
 * @param msg  its row
 * @param lang of the reader
 * @param a0   for {0}, or NULL
 * @param a1   for {1}, or NULL
 * @param a2   for {2}, or NULL
 */
void hoshi_msg_put(struct hoshi_buf *out, enum hoshi_msg msg, enum hoshi_lang lang, const char *a0,
                   const char *a1, const char *a2);

#endif
