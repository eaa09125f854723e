#include "app/sheet/lost.h"

#include <string.h>

#include "codec/bind/differ.h"
#include "codec/bind/spec.h"
#include "model/same.h"

enum { LOST_MAX = 64 }; /* more than a sheet has fields */

struct finder {
    struct hoshi_session *s;
    struct hoshi_losses *to;
    enum hoshi_rc rc;
};

static void add(struct finder *f, const char *part, const char *field, const char *criterion)
{
    struct hoshi_losses *l = f->to;
    size_t i = 0;
    while (i < l->n && (strcmp(l->v[i].field, field) != 0 || l->v[i].part != part))
        i++;
    if (i == LOST_MAX)
        return;
    if (i == l->n)
        l->v[l->n++] = (struct hoshi_lost){part, field, 0, criterion};
    l->v[i].n += criterion != NULL;
}

static size_t compare(struct finder *f, const struct hoshi_spec *spec, const char *part,
                      const char *criterion, const void *a, const void *b)
{
    static const char *const skip[] = {"answers", "conditions", "catalogue", "organization",
                                       "scope",   "assessor",   NULL};
    struct hoshi_field_change *change;
    size_t n = 0;
    if (f->rc == HOSHI_OK)
        f->rc = hoshi_fields_differ(spec, a, b, skip, &f->s->arena, &change, &n);
    for (size_t i = 0; f->rc == HOSHI_OK && i < n; i++)
        add(f, part, change[i].field, criterion);
    return n;
}

/* Conditions are compared by what they come to: a table has a row for each, said or not. */
static void compare_conditions(struct finder *f, const struct hoshi_answers *a,
                               const struct hoshi_answers *b)
{
    size_t n = f->s->catalog->n_condition;
    for (size_t i = 0; i < n; i++) {
        if (a->state[i] != b->state[i])
            add(f, NULL, "conditions", NULL);
    }
}

static void compare_answers(struct finder *f, const struct hoshi_answers *a,
                            const struct hoshi_answers *b)
{
    static const struct hoshi_answer none;
    const struct hoshi_spec *spec = hoshi_spec_of(&hoshi_answers_spec, "answers");
    for (size_t i = 0; i < f->s->catalog->n_criterion; i++) {
        const struct hoshi_answer *x = a->by_criterion[i], *y = b->by_criterion[i];
        const char *id = f->s->catalog->criterion[i]->id.s;
        size_t n = compare(f, spec, NULL, id, x != NULL ? x : &none, y != NULL ? y : &none);
        bool same = hoshi_answer_same(x != NULL ? x : &none, y != NULL ? y : &none);
        if (!same && n == 0) /* what no row of the table compares: the answer itself */
            add(f, NULL, hoshi_catalog_short_form(f->s->catalog), id);
    }
}

enum hoshi_rc hoshi_sheet_losses(struct hoshi_session *s, const struct hoshi_answers *from,
                                 const struct hoshi_answers *to, struct hoshi_losses *ret)
{
    *ret = (struct hoshi_losses){.v = hoshi_arena_array(&s->arena, LOST_MAX, sizeof *ret->v)};
    struct finder f = {s, ret, ret->v != NULL ? HOSHI_OK : HOSHI_E_NOMEM};
    if (f.rc != HOSHI_OK)
        return f.rc;
    const struct {
        const char *name;
        const void *a, *b;
    } part[] = {
        {"organization", from->organization, to->organization},
        {"scope", from->scope, to->scope},
        {"assessor", from->assessor, to->assessor},
    };
    for (size_t i = 0; i < sizeof part / sizeof part[0]; i++)
        compare(&f, hoshi_spec_of(&hoshi_answers_spec, part[i].name), part[i].name, NULL, part[i].a,
                part[i].b);
    compare(&f, &hoshi_answers_spec, NULL, NULL, from, to);
    compare_conditions(&f, from, to);
    compare_answers(&f, from, to);
    return f.rc;
}
