/* What the method of a catalogue needs and knows: its fields, the answers it takes. */
#include <hoshi/answers.h>
#include <string.h>

#include "codec/check/check.h"
#include "diag/diag.h"

struct checker {
    struct hoshi_catalog *cat;
    struct hoshi_diags *diags;
    uint16_t source;
};

/* --- fields that belong to some methods; under another one they would be taken for a rule */

#define OF(method) (1u << HOSHI_METHOD_##method)

static const char *put_methods(unsigned methods, struct hoshi_buf *list)
{
    for (int m = 0; m < HOSHI_METHOD_COUNT_; m++) {
        if ((methods >> m & 1) == 0)
            continue;
        hoshi_buf_puts(list, list->n != 0 ? ", " : "");
        hoshi_buf_puts(list, hoshi_method_code((enum hoshi_method_id)m));
    }
    return list->p;
}

static void check_field(const struct checker *c, bool is_there, struct hoshi_span span,
                        const char *what, unsigned methods)
{
    struct hoshi_buf list;
    if (!is_there || (methods >> c->cat->method & 1) != 0)
        return;
    hoshi_buf_init(&list, 0);
    hoshi_diag_add(c->diags, c->source, HOSHI_HS1218, span, what, put_methods(methods, &list),
                   hoshi_method_code(c->cat->method));
    hoshi_buf_release(&list);
}

static void need_field(const struct checker *c, bool is_there, const char *what, unsigned methods)
{
    if (!is_there && (methods >> c->cat->method & 1) != 0)
        hoshi_diag_add(c->diags, c->source, HOSHI_HS1103, c->cat->id.span, what, NULL, NULL);
}

/* The methods whose questions are answered so. */
static unsigned answered_by(enum hoshi_answered_by by)
{
    unsigned methods = 0;
    for (int m = 0; m < HOSHI_METHOD_COUNT_; m++) {
        if (hoshi_method_answered_by((enum hoshi_method_id)m) == by)
            methods |= 1u << m;
    }
    return methods;
}

/* What only a verdict knows. */
static void check_verdict_fields(const struct checker *c, const struct hoshi_criterion *k)
{
    unsigned methods = answered_by(HOSHI_ANSWERED_BY_STATUS);
    check_field(c, k->star != 0, k->span, "star", methods);
    check_field(c, k->level.s != NULL, k->level.span, "level", methods);
    check_field(c, k->may_be_absent, k->span, "may_be_absent", methods);
}

static void check_fields(const struct checker *c)
{
    const struct hoshi_catalog *cat = c->cat;
    unsigned by_status = answered_by(HOSHI_ANSWERED_BY_STATUS),
             by_level = answered_by(HOSHI_ANSWERED_BY_LEVEL);
    check_field(c, cat->applicability, cat->id.span, "applicability", OF(LIST));
    need_field(c, cat->n_points != 0, "points", OF(POINTS));
    need_field(c, cat->deduction != NULL, "deduction", OF(DEDUCTION));
    need_field(c, cat->n_scale != 0, "scale", by_level);
    need_field(c, cat->n_level != 0, "levels", by_status);
    if (cat->n_scale != 0)
        check_field(c, true, cat->scale[0].span, "scale", by_level);
    if (cat->n_level != 0)
        check_field(c, true, cat->level[0].span, "levels", by_status);
    if (cat->n_points != 0)
        check_field(c, true, cat->points[0].span, "points", OF(POINTS));
    if (cat->n_band != 0)
        check_field(c, true, cat->band[0].span, "bands", OF(POINTS));
    if (cat->deduction != NULL)
        check_field(c, true, cat->deduction->span, "deduction", OF(DEDUCTION));
    for (size_t i = 0; i < cat->n_criterion; i++) {
        const struct hoshi_criterion *k = cat->criterion[i];
        check_verdict_fields(c, k);
        check_field(c, k->until_level.s != NULL, k->until_level.span, "until", OF(LEVEL_SETS));
        check_field(c, k->unscored, k->span, "unscored", OF(POINTS));
        check_field(c, k->blocker, k->span, "blocker", OF(ALL) | OF(DEDUCTION));
        check_field(c, k->weight != 0, k->span, "weight", OF(DEDUCTION));
        check_field(c, k->may_stay_open, k->span, "may_stay_open", OF(DEDUCTION));
        check_field(c, k->n_state != 0, k->span, "states", OF(DEDUCTION));
    }
}

static void check_bands(const struct checker *c)
{
    for (size_t i = 1; i < c->cat->n_band; i++) {
        if (c->cat->band[i].from >= c->cat->band[i - 1].from)
            hoshi_diag_add(c->diags, c->source, HOSHI_HS1219, c->cat->band[i].span,
                           hoshi_diag_number(c->diags, c->cat->band[i].from),
                           hoshi_diag_number(c->diags, c->cat->band[i - 1].from), NULL);
    }
}

static void check_scale(const struct checker *c)
{
    for (size_t i = 1; i < c->cat->n_scale; i++) {
        if (c->cat->scale[i].value != c->cat->scale[i - 1].value + 1)
            hoshi_diag_add(c->diags, c->source, HOSHI_HS1222, c->cat->scale[i].span,
                           hoshi_diag_number(c->diags, c->cat->scale[i].value),
                           hoshi_diag_number(c->diags, c->cat->scale[i - 1].value), NULL);
    }
}

/* --- deduction */

static void check_states(const struct checker *c, const struct hoshi_criterion *k)
{
    for (size_t i = 0; i < k->n_state; i++) {
        const struct hoshi_state_of *s = &k->state[i];
        if (s->weight > k->weight)
            hoshi_diag_add(c->diags, c->source, HOSHI_HS1225, s->span, s->id.s,
                           hoshi_diag_number(c->diags, s->weight),
                           hoshi_diag_number(c->diags, k->weight));
        for (size_t before = 0; before < i; before++) {
            if (s->id.s != NULL && k->state[before].id.s != NULL &&
                strcmp(k->state[before].id.s, s->id.s) == 0)
                hoshi_diag_add(c->diags, c->source, HOSHI_HS1201, s->id.span, s->id.s, NULL, NULL);
        }
    }
}

/* What takes nothing away must at least fail by itself, else it would not count at all. */
static void check_deduction(const struct checker *c)
{
    struct hoshi_deduction *d = c->cat->deduction;
    if (d != NULL && d->span.line != 0 && d->conditional_span.line == 0)
        d->conditional = INT32_MAX; /* not said; what is built in has it from here already */
    for (size_t i = 0; i < c->cat->n_criterion; i++) {
        const struct hoshi_criterion *k = c->cat->criterion[i];
        if (k->weight == 0 && !k->blocker)
            hoshi_diag_add(c->diags, c->source, HOSHI_HS1103, k->span, "weight", NULL, NULL);
        check_states(c, k);
    }
}

static const char *answer_at(const void *of, size_t i)
{
    (void)of;
    return i + 1 < HOSHI_STATUS_COUNT_ ? hoshi_status_code((enum hoshi_status)(i + 1)) : NULL;
}

static enum hoshi_status status_of(const char *code)
{
    for (int s = HOSHI_STATUS_UNANSWERED + 1; s < HOSHI_STATUS_COUNT_; s++) {
        if (strcmp(hoshi_status_code((enum hoshi_status)s), code) == 0)
            return (enum hoshi_status)s;
    }
    return HOSHI_STATUS_UNANSWERED;
}

static enum hoshi_rc index_points(const struct checker *c, struct hoshi_arena *arena)
{
    int32_t *of = hoshi_arena_array(arena, HOSHI_STATUS_COUNT_, sizeof *of);
    if (of == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < c->cat->n_points; i++) {
        const struct hoshi_points *p = &c->cat->points[i];
        enum hoshi_status status = status_of(p->status.s);
        if (status == HOSHI_STATUS_UNANSWERED) {
            struct hoshi_buf list;
            hoshi_buf_init(&list, 256);
            hoshi_known_put(&list, (struct hoshi_known){answer_at, NULL});
            hoshi_diag_add(c->diags, c->source, HOSHI_HS1106, p->status.span, "points", p->status.s,
                           list.p);
            hoshi_buf_release(&list);
        }
        c->cat->takes |= 1u << status;
        of[status] = p->points;
    }
    c->cat->points_of = of;
    return HOSHI_OK;
}

enum hoshi_rc hoshi_method_index(struct hoshi_catalog *cat, struct hoshi_arena *arena,
                                 struct hoshi_diags *diags, uint16_t source)
{
    struct checker c = {cat, diags, source};
    check_fields(&c);
    check_bands(&c);
    check_scale(&c);
    if (cat->method == HOSHI_METHOD_DEDUCTION)
        check_deduction(&c);
    cat->takes = 1u << HOSHI_STATUS_UNANSWERED;
    if (cat->method == HOSHI_METHOD_POINTS)
        return index_points(&c, arena);
    if (hoshi_catalog_answered_by(cat) == HOSHI_ANSWERED_BY_STATUS)
        cat->takes = (1u << HOSHI_STATUS_COUNT_) - 1;
    return HOSHI_OK;
}
