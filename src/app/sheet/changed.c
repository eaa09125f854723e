#include "app/sheet/changed.h"

#include "base/str.h"
#include "i18n/msg.h"
#include "model/same.h"
#include "model/scope.h"

#define SHOWN 8

struct list {
    struct hoshi_buf *out;
    enum hoshi_lang lang;
    size_t n;
};

static void put(struct list *l, const char *what, bool is_gone)
{
    l->n++;
    if (l->n > SHOWN) {
        hoshi_buf_puts(l->out, l->n == SHOWN + 1 ? ", …" : "");
        return;
    }
    hoshi_buf_puts(l->out, l->n > 1 ? ", " : "");
    hoshi_buf_puts(l->out, what);
    if (is_gone)
        hoshi_buf_puts(l->out, hoshi_msg(HOSHI_MSG_ASSESS_GONE, l->lang));
}

/* A text that stood there. */
static void put_text(struct list *l, enum hoshi_msg what, const char *was, const char *is)
{
    bool is_gone = is == NULL || *is == '\0';
    if (was != NULL && *was != '\0' && (is_gone || !hoshi_text_same(was, is)))
        put(l, hoshi_msg(what, l->lang), is_gone);
}

static void put_scope(struct list *l, const struct hoshi_scope *was, const struct hoshi_scope *is)
{
    struct hoshi_buf a, b;
    hoshi_buf_init(&a, 0);
    hoshi_buf_init(&b, 0);
    hoshi_scope_said(was, l->lang, &a);
    hoshi_scope_said(is, l->lang, &b);
    put_text(l, HOSHI_MSG_ASSESS_ABOUT_SCOPE, a.p, b.p);
    hoshi_buf_clear(&a);
    hoshi_buf_clear(&b);
    hoshi_scope_left_out(was, l->lang, &a);
    hoshi_scope_left_out(is, l->lang, &b);
    put_text(l, HOSHI_MSG_ASSESS_ABOUT_LEFT_OUT, a.p, b.p);
    l->out->failed |= a.failed || b.failed;
    hoshi_buf_release(&b);
    hoshi_buf_release(&a);
}

static void put_about(struct list *l, const struct hoshi_answers *before,
                      const struct hoshi_answers *after)
{
    const struct hoshi_organization *was = before->organization, *is = after->organization;
    put_text(l, HOSHI_MSG_ASSESS_ABOUT_NAME, was != NULL ? was->name : NULL,
             is != NULL ? is->name : NULL);
    put_scope(l, before->scope, after->scope);
    put_text(l, HOSHI_MSG_ASSESS_ABOUT_TARGET, before->target_said.s, after->target_said.s);
}

static void put_conditions(struct list *l, const struct hoshi_catalog *cat,
                           const struct hoshi_answers *before, const struct hoshi_answers *after)
{
    for (size_t i = 0; i < cat->n_condition; i++) {
        if (before->state[i] != HOSHI_CONDITION_UNANSWERED && before->state[i] != after->state[i])
            put(l, hoshi_condition_name(&cat->condition[i], l->lang),
                after->state[i] == HOSHI_CONDITION_UNANSWERED);
    }
}

void hoshi_changed_put(const struct hoshi_catalog *cat, const struct hoshi_answers *before,
                       const struct hoshi_answers *after, enum hoshi_lang lang,
                       struct hoshi_buf *out)
{
    struct list l = {.out = out, .lang = lang};
    put_about(&l, before, after);
    put_conditions(&l, cat, before, after);
    for (size_t i = 0; i < cat->n_criterion; i++) {
        const struct hoshi_answer *was = before->by_criterion[i], *is = after->by_criterion[i];
        if (hoshi_answer_is_given(was) && !hoshi_answer_same(was, is))
            put(&l, cat->criterion[i]->id.s, !hoshi_answer_is_given(is));
    }
}
