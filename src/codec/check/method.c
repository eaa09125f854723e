/* What the method of a catalogue needs and knows: the answers it takes, points, bands. */
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

static void check_fields(const struct checker *c)
{
    const struct hoshi_catalog *cat = c->cat;
    if (cat->n_points != 0)
        check_field(c, true, cat->points[0].span, "points", OF(POINTS));
    if (cat->n_band != 0)
        check_field(c, true, cat->band[0].span, "bands", OF(POINTS));
    for (size_t i = 0; i < cat->n_criterion; i++) {
        const struct hoshi_criterion *k = cat->criterion[i];
        check_field(c, k->unscored, k->span, "unscored", OF(POINTS));
        check_field(c, k->blocker, k->span, "blocker", OF(ALL));
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
    cat->takes = 1u << HOSHI_STATUS_UNANSWERED;
    if (cat->method != HOSHI_METHOD_POINTS) {
        cat->takes = (1u << HOSHI_STATUS_COUNT_) - 1;
        return HOSHI_OK;
    }
    if (cat->n_points == 0)
        hoshi_diag_add(diags, source, HOSHI_HS1103, cat->id.span, "points", NULL, NULL);
    check_bands(&c);
    return index_points(&c, arena);
}
