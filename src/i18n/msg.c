#include "i18n/msg.h"

#include "base/str.h"
#include "base/visible.h"

static const struct hoshi_text table[HOSHI_MSG_COUNT_] = {
    [HOSHI_MSG_NONE] = {{"", ""}},
#define MSG(id, en, ja) [HOSHI_MSG_##id] = {{[HOSHI_LANG_JA] = (ja), [HOSHI_LANG_EN] = (en)}},
#include "i18n/messages.def"
#undef MSG
};

const char *hoshi_msg(enum hoshi_msg msg, enum hoshi_lang lang)
{
    return table[msg].v[lang];
}

static void put(struct hoshi_buf *out, const char *text, const char *const *arg, size_t n_arg,
                bool visible)
{
    for (const char *p = text; *p != '\0'; p++) {
        if (p[0] == '{' && p[1] >= '0' && p[1] <= '3' && p[2] == '}') {
            size_t i = (size_t)(p[1] - '0');
            if (i < n_arg && visible)
                hoshi_put_visible(out, hoshi_str_from(arg[i]), 0);
            else if (i < n_arg)
                hoshi_buf_puts(out, arg[i]);
            p += 2;
        } else {
            hoshi_buf_put(out, p, 1);
        }
    }
}

void hoshi_format(struct hoshi_buf *out, const char *text, const char *const *arg, size_t n_arg)
{
    put(out, text, arg, n_arg, false);
}

void hoshi_msg_put(struct hoshi_buf *out, enum hoshi_msg msg, enum hoshi_lang lang, const char *a0,
                   const char *a1, const char *a2)
{
    const char *arg[3] = {a0, a1, a2};
    put(out, hoshi_msg(msg, lang), arg, 3, true);
}
