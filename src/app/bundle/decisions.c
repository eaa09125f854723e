/* Of verification: decisions that count for less than they seem to, each named by its criterion. */
#include <stdlib.h>
#include <string.h>

#include "app/bundle/verify.h"
#include "base/digits.h"
#include "base/str.h"

#define IDS_SHOWN 20 /* more are only counted */
#define SAMPLES_SHOWN 20

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

/* What could be said of any decision that stands: each with the criteria it is true of. */
static bool is_outdated(const struct hoshi_confirmation *c)
{
    return c->outdated;
}

static bool is_unbound(const struct hoshi_confirmation *c)
{
    return c->of == NULL || strcmp(c->of, HOSHI_REDACTED) == 0;
}

static bool is_nameless(const struct hoshi_confirmation *c)
{
    return !hoshi_confirmation_is_named(c);
}

static bool is_undated(const struct hoshi_confirmation *c)
{
    return c->on == 0;
}

static void say_where(struct hoshi_verification *v, enum hoshi_verify_code code,
                      bool (*is)(const struct hoshi_confirmation *c))
{
    const struct hoshi_answers *ans = v->bundle.answers;
    struct ids l = {.n = 0};
    hoshi_buf_init(&l.text, 0);
    for (size_t i = 0; i < ans->n_confirmation; i++) {
        const struct hoshi_confirmation *c = &ans->confirmation[i];
        if (c->superseded_by == NULL && c->criterion.s != NULL && is(c))
            add_id(&l, c->criterion.s);
    }
    say(v, code, &l);
}

/* How many of each, and every one that was rejected: a changed word must stand out. */
static void say_decided(struct hoshi_verification *v)
{
    const struct hoshi_bundle *b = &v->bundle;
    char accepted[HOSHI_DECIMAL_BYTES];
    size_t n_accepted = 0;
    struct ids rejected = {.n = 0};
    hoshi_buf_init(&rejected.text, 0);
    for (size_t i = 0; i < b->loaded_catalog->n_criterion; i++) {
        n_accepted += b->answers->confirmed[i] == HOSHI_CONFIRMATION_ACCEPTED;
        if (b->answers->confirmed[i] == HOSHI_CONFIRMATION_REJECTED)
            add_id(&rejected, b->loaded_catalog->criterion[i]->id.s);
    }
    if (b->answers->n_confirmation != 0) {
        char n[HOSHI_DECIMAL_BYTES];
        hoshi_verify_add(
            v, HOSHI_VERIFY_NOT_DECIDED, hoshi_decimal(accepted, (long long)n_accepted),
            hoshi_decimal(n, (long long)rejected.n), rejected.n != 0 ? rejected.text.p : "-");
    }
    v->nomem = v->nomem || rejected.text.failed;
    hoshi_buf_release(&rejected.text);
}

/* That a criterion does not apply to it is the company's word. */
static void say_switched_off(struct hoshi_verification *v)
{
    const struct hoshi_bundle *b = &v->bundle;
    struct ids unseen = {.n = 0}, accepted = {.n = 0};
    hoshi_buf_init(&unseen.text, 0);
    hoshi_buf_init(&accepted.text, 0);
    for (size_t i = 0; i < b->loaded_catalog->n_criterion; i++) {
        bool is_accepted = b->answers->confirmed[i] == HOSHI_CONFIRMATION_ACCEPTED;
        if (b->answers->switched_off[i])
            add_id(is_accepted ? &accepted : &unseen, b->loaded_catalog->criterion[i]->id.s);
    }
    say(v, HOSHI_VERIFY_NOT_CONDITIONS, &unseen);
    say(v, HOSHI_VERIFY_NOT_CONDITIONS_ACCEPTED, &accepted);
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

/* Also by an acceptance that does not count itself, as it is of another answer: the rejection is
 * gone with it. Where another expert still rejects, nothing was gained. */
static bool is_taken_back(const struct hoshi_bundle *b, const struct hoshi_confirmation *c)
{
    const struct hoshi_criterion *crit = hoshi_catalog_find(b->loaded_catalog, c->criterion.s);
    return c->result == HOSHI_CONFIRMATION_REJECTED &&
           c->superseded_by->result == HOSHI_CONFIRMATION_ACCEPTED && crit != NULL &&
           b->answers->confirmed[crit->index] != HOSHI_CONFIRMATION_REJECTED;
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

static int by_text(const void *pa, const void *pb)
{
    return strcmp(*(const char *const *)pa, *(const char *const *)pb);
}

void hoshi_verify_sort(const char **text, size_t n)
{
    if (n > 1)
        qsort(text, n, sizeof *text, by_text);
}

size_t hoshi_verify_run(const char *const *text, size_t n)
{
    size_t k = 1;
    while (k < n && strcmp(text[k], text[0]) == 0)
        k++;
    return k;
}

/* A hostile sheet may name as many samples as it has decisions. */
static void say_samples(struct hoshi_verification *v)
{
    const struct hoshi_answers *ans = v->bundle.answers;
    const char **sample = hoshi_arena_array(&v->s->arena, ans->n_confirmation, sizeof *sample);
    size_t n = 0, shown = 0;
    if (sample == NULL) {
        v->nomem = true;
        return;
    }
    for (size_t i = 0; i < ans->n_confirmation; i++) {
        const struct hoshi_confirmation *c = &ans->confirmation[i];
        if (c->superseded_by == NULL && c->sample != NULL)
            sample[n++] = c->sample;
    }
    hoshi_verify_sort(sample, n);
    size_t i = 0;
    for (; i < n && shown < SAMPLES_SHOWN; shown++) {
        size_t k = hoshi_verify_run(sample + i, n - i);
        hoshi_verify_count(v, HOSHI_VERIFY_NOT_SAMPLE, k, sample[i], NULL);
        i += k;
    }
    if (i < n)
        hoshi_verify_count(v, HOSHI_VERIFY_NOT_SAMPLE, n - i, "...", NULL);
}

/* The key of an expert among those that were verified, or NULL. */
static const char *expert_key(const struct hoshi_verification *v)
{
    for (size_t i = 0; i < v->bundle.n_signature; i++) {
        if (v->signer[i].key != NULL && strcmp(v->signer[i].role, HOSHI_ROLE_EXPERT) == 0)
            return v->bundle.signature[i].id;
    }
    return NULL;
}

/* A decision that somebody has taken out leaves nothing behind but this. */
static void say_undecided(struct hoshi_verification *v)
{
    const struct hoshi_bundle *b = &v->bundle;
    const char *expert = expert_key(v);
    char all[HOSHI_DECIMAL_BYTES], open[HOSHI_DECIMAL_BYTES];
    size_t n = 0;
    struct ids l = {.n = 0};
    hoshi_buf_init(&l.text, 0);
    for (size_t i = 0; i < b->loaded_catalog->n_criterion; i++) {
        bool claims = hoshi_answers_claim_counts(b->answers, b->loaded_catalog->criterion[i]);
        n += claims;
        if (claims && b->answers->confirmed[i] == HOSHI_CONFIRMATION_NONE)
            add_id(&l, b->loaded_catalog->criterion[i]->id.s);
    }
    (void)hoshi_decimal(all, (long long)n);
    (void)hoshi_decimal(open, (long long)l.n);
    if (l.n != 0 && l.n == n && expert != NULL)
        hoshi_verify_add(v, HOSHI_VERIFY_HEED_ANY_DECIDED, expert, all, NULL);
    else if (l.n != 0 && l.n == n)
        hoshi_verify_add(v, HOSHI_VERIFY_NOT_ANY_DECIDED, all, NULL, NULL);
    else if (l.n != 0 && expert != NULL)
        hoshi_verify_add(v, HOSHI_VERIFY_HEED_UNDECIDED, expert, open, l.text.p);
    else if (l.n != 0)
        hoshi_verify_add(v, HOSHI_VERIFY_NOT_UNDECIDED, open, all, l.text.p);
    v->nomem = v->nomem || l.text.failed;
    hoshi_buf_release(&l.text);
}

/* Nobody can have looked at what was still to be done. */
static void say_too_soon(struct hoshi_verification *v)
{
    const struct hoshi_bundle *b = &v->bundle;
    struct ids l = {.n = 0};
    hoshi_buf_init(&l.text, 0);
    for (size_t i = 0; i < b->answers->n_confirmation; i++) {
        const struct hoshi_confirmation *c = &b->answers->confirmation[i];
        const struct hoshi_criterion *crit =
            c->criterion.s != NULL ? hoshi_catalog_find(b->loaded_catalog, c->criterion.s) : NULL;
        const struct hoshi_answer *a = crit != NULL ? b->answers->by_criterion[crit->index] : NULL;
        if (a != NULL && c->superseded_by == NULL && c->on != 0 && c->on < a->performed)
            add_id(&l, crit->id.s);
    }
    say(v, HOSHI_VERIFY_HEED_DECIDED_TOO_SOON, &l);
}

void hoshi_verify_decisions(struct hoshi_verification *v)
{
    say_decided(v);
    say_where(v, HOSHI_VERIFY_HEED_OUTDATED, is_outdated);
    say_where(v, HOSHI_VERIFY_HEED_UNBOUND, is_unbound);
    say_where(v, HOSHI_VERIFY_HEED_NAMELESS, is_nameless);
    say_where(v, HOSHI_VERIFY_HEED_UNDATED, is_undated);
    say_switched_off(v);
    say_samples(v);
    say_undecided(v);
    say_too_soon(v);
    say_unclaimed(v);
    say_replaced(v);
}
