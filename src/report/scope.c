#include "report/scope.h"

#include "base/str.h"
#include "base/visible.h"
#include "i18n/msg.h"

static void put_line(struct hoshi_buf *out, enum hoshi_msg msg, enum hoshi_lang lang,
                     const char *a0, const char *a1)
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_msg_put(&line, msg, lang, a0, a1, NULL);
    hoshi_put_visible(out, (struct hoshi_str){line.p, line.n}, 0);
    hoshi_buf_puts(out, "\n");
    out->failed = out->failed || line.failed;
    hoshi_buf_release(&line);
}

static void put_sites(const struct hoshi_scope *s, enum hoshi_lang lang, struct hoshi_buf *out)
{
    struct hoshi_buf list;
    hoshi_buf_init(&list, 0);
    if (s->unit != NULL)
        hoshi_buf_puts(&list, s->unit);
    for (size_t i = 0; i < s->site.n; i++) {
        if (list.n != 0)
            hoshi_buf_puts(&list, lang == HOSHI_LANG_JA ? "、" : ", ");
        hoshi_buf_puts(&list, s->site.v[i].s);
    }
    put_line(out, HOSHI_MSG_SCOPE, lang, list.p, NULL);
    out->failed = out->failed || list.failed;
    hoshi_buf_release(&list);
}

void hoshi_scope_put(const struct hoshi_answers *ans, enum hoshi_lang lang, struct hoshi_buf *out)
{
    const struct hoshi_scope *s = ans->scope;
    if (s == NULL)
        return;
    if (s->site.n != 0)
        put_sites(s, lang, out);
    for (size_t i = 0; i < s->n_exclusion; i++)
        put_line(out, HOSHI_MSG_SCOPE_WITHOUT, lang, s->exclusion[i].what, s->exclusion[i].reason);
}
