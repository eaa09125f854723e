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

/* What belongs to the method points and is written under another would be taken for a rule. */
static void belongs_to_points(const struct checker *c, struct hoshi_span span, const char *what)
{
    hoshi_diag_add(c->diags, c->source, HOSHI_HS1218, span, what,
                   hoshi_method_code(HOSHI_METHOD_POINTS), hoshi_method_code(c->cat->method));
}

static void check_without_points(const struct checker *c)
{
    if (c->cat->n_points != 0)
        belongs_to_points(c, c->cat->points[0].span, "points");
    if (c->cat->n_band != 0)
        belongs_to_points(c, c->cat->band[0].span, "bands");
    for (size_t i = 0; i < c->cat->n_criterion; i++) {
        if (c->cat->criterion[i]->unscored)
            belongs_to_points(c, c->cat->criterion[i]->span, "unscored");
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
    cat->takes = 1u << HOSHI_STATUS_UNANSWERED;
    if (cat->method != HOSHI_METHOD_POINTS) {
        cat->takes = (1u << HOSHI_STATUS_COUNT_) - 1;
        check_without_points(&c);
        return HOSHI_OK;
    }
    if (cat->n_points == 0)
        hoshi_diag_add(diags, source, HOSHI_HS1103, cat->id.span, "points", NULL, NULL);
    check_bands(&c);
    return index_points(&c, arena);
}
