/* Of verification: decisions that count for less than they seem to, each named by its criterion. */
#include <string.h>

#include "app/bundle/verify.h"

#define IDS_SHOWN 20 /* more are only counted */

struct ids {
    struct hoshi_buf text;
    size_t n, n_id; /* decisions, and the criteria they are about */
    const char *last;
};

static void add_id(struct ids *l, const char *id)
{
    l->n++;
    if (l->last != NULL && strcmp(l->last, id) == 0)
        return;
    l->last = id;
    l->n_id++;
    if (l->n_id > IDS_SHOWN + 1)
        return;
    hoshi_buf_puts(&l->text, l->n_id > 1 ? ", " : "");
    hoshi_buf_puts(&l->text, l->n_id > IDS_SHOWN ? "..." : id);
}

/* Says them, when there are any. */
static void say(struct hoshi_verification *v, enum hoshi_verify_code code, struct ids *l)
{
    if (l->n != 0)
        hoshi_verify_count(v, code, l->n, l->text.p, NULL);
    v->nomem = v->nomem || l->text.failed;
    hoshi_buf_release(&l->text);
}

static void say_unclaimed(struct hoshi_verification *v)
{
    const struct hoshi_bundle *b = &v->bundle;
    struct ids l = {.n = 0};
    hoshi_buf_init(&l.text, 0);
    for (size_t i = 0; i < b->loaded_catalog->n_criterion; i++) {
        if (b->answers->confirmed[i] == HOSHI_CONFIRMATION_ACCEPTED &&
            !hoshi_answers_claim(b->answers, i))
            add_id(&l, b->loaded_catalog->criterion[i]->id.s);
    }
    say(v, HOSHI_VERIFY_HEED_UNCLAIMED, &l);
}

/* Where another expert still rejects, nothing was gained by taking a rejection back. */
static bool is_taken_back(const struct hoshi_bundle *b, const struct hoshi_confirmation *c)
{
    const struct hoshi_criterion *crit = hoshi_catalog_find(b->loaded_catalog, c->criterion.s);
    return c->result == HOSHI_CONFIRMATION_REJECTED &&
           c->superseded_by->result == HOSHI_CONFIRMATION_ACCEPTED && crit != NULL &&
           b->answers->confirmed[crit->index] == HOSHI_CONFIRMATION_ACCEPTED;
}

static bool is_backdated(const struct hoshi_confirmation *c)
{
    return c->superseded_by->on != 0 && c->superseded_by->on < c->on;
}

static void say_replaced(struct hoshi_verification *v)
{
    const struct hoshi_bundle *b = &v->bundle;
    struct ids taken_back = {.n = 0}, backdated = {.n = 0};
    hoshi_buf_init(&taken_back.text, 0);
    hoshi_buf_init(&backdated.text, 0);
    for (size_t i = 0; i < b->answers->n_confirmation; i++) {
        const struct hoshi_confirmation *c = &b->answers->confirmation[i];
        if (c->superseded_by == NULL)
            continue;
        if (is_taken_back(b, c))
            add_id(&taken_back, c->criterion.s);
        if (is_backdated(c))
            add_id(&backdated, c->criterion.s);
    }
    say(v, HOSHI_VERIFY_HEED_TAKEN_BACK, &taken_back);
    say(v, HOSHI_VERIFY_HEED_BACKDATED, &backdated);
}

void hoshi_verify_decisions(struct hoshi_verification *v)
{
    say_unclaimed(v);
    say_replaced(v);
}
