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

const char *hoshi_msg(enum hoshi_msg msg, enum hoshi_lang lang);
/* Append a text, {0} to {3} replaced by arguments; a missing argument gives "". */
void hoshi_format(struct hoshi_buf *out, const char *text, const char *const *arg, size_t n_arg);
/* Append a message with up to three arguments (NULL allowed). They are made visible
 * (base/visible.h): no name of a file and no text of a sheet reaches a terminal as it is. */
void hoshi_msg_put(struct hoshi_buf *out, enum hoshi_msg msg, enum hoshi_lang lang, const char *a0,
                   const char *a1, const char *a2);

#endif
