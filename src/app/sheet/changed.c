#include "app/sheet/changed.h"

#include "i18n/msg.h"
#include "model/same.h"

#define SHOWN 8

void hoshi_changed_put(const struct hoshi_catalog *cat, const struct hoshi_answers *before,
                       const struct hoshi_answers *after, enum hoshi_lang lang,
                       struct hoshi_buf *out)
{
    size_t n = 0;
    for (size_t i = 0; i < cat->n_criterion; i++) {
        const struct hoshi_answer *was = before->by_criterion[i], *is = after->by_criterion[i];
        if (!hoshi_answer_is_given(was) || hoshi_answer_same(was, is) || ++n > SHOWN)
            continue;
        hoshi_buf_puts(out, n > 1 ? ", " : "");
        hoshi_buf_puts(out, cat->criterion[i]->id.s);
        if (!hoshi_answer_is_given(is))
            hoshi_buf_puts(out, hoshi_msg(HOSHI_MSG_ASSESS_GONE, lang));
    }
    if (n > SHOWN)
        hoshi_buf_puts(out, ", …");
}
