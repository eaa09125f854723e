/* What the catalogue says about a buyer's overlay, and the overlay's index. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "codec/check/check.h"
#include "diag/diag.h"

struct checker {
    struct hoshi_overlay *ov;
    const struct hoshi_catalog *cat;
    struct hoshi_diags *diags;
    uint16_t source;
};

static void complain(const struct checker *c, enum hoshi_diag_code code, struct hoshi_span span,
                     const char *a0, const char *a1)
{
    hoshi_diag_add(c->diags, c->source, code, span, a0, a1, NULL);
}

/* A star is asked for as "star", a level of another scheme as "level". */
static uint8_t find_level(const struct checker *c, const struct hoshi_overlay_level *said)
{
    bool has_stars = hoshi_catalog_has_stars(c->cat);
    const struct hoshi_name *ours = has_stars ? &said->star : &said->level,
                            *other = has_stars ? &said->level : &said->star;
    if (other->s != NULL)
        complain(c, HOSHI_HS1529, other->span, has_stars ? "star" : "level", c->cat->name);
    if (ours->s == NULL)
        return 0;
    uint8_t star = hoshi_catalog_find_level(c->cat, ours->s);
    struct hoshi_buf levels;
    hoshi_buf_init(&levels, 64);
    hoshi_catalog_put_stars(&levels, c->cat);
    if (star == 0)
        hoshi_diag_add(c->diags, c->source, HOSHI_HS1106, ours->span, has_stars ? "star" : "level",
                       ours->s, levels.p);
    if (hoshi_catalog_is_provisional(c->cat, star))
        complain(c, HOSHI_HS1523, ours->span, hoshi_diag_number(c->diags, star), c->cat->name);
    hoshi_buf_release(&levels);
    return star;
}

/* It asks for a star or a level: what has none has nothing to be asked for. */
static void check_method(const struct checker *c)
{
    if (c->cat->n_level == 0)
        complain(c, HOSHI_HS1524, HOSHI_SPAN_FILE, c->cat->name, hoshi_method_code(c->cat->method));
}

static const char *class_at(const void *of, size_t i)
{
    const struct hoshi_overlay *ov = of;
    return i < ov->n_cls ? ov->cls[i].id.s : NULL;
}

static const struct hoshi_overlay_class *find_class(const struct checker *c,
                                                    const struct hoshi_name *id)
{
    for (size_t i = 0; i < c->ov->n_cls; i++) {
        if (strcmp(c->ov->cls[i].id.s, id->s) == 0)
            return &c->ov->cls[i];
    }
    complain(c, HOSHI_HS1510, id->span, id->s, NULL);
    hoshi_diag_nearest(c->diags, c->source, id->s, (struct hoshi_known){class_at, c->ov});
    return NULL;
}

static void check_rule(const struct checker *c, struct hoshi_overlay_rule *rule)
{
    if (rule->reason != NULL && !hoshi_utf8_says_something(rule->reason))
        complain(c, HOSHI_HS1109, rule->span, "reason", NULL);
    for (size_t i = 0; i < rule->class_id.n; i++)
        (void)find_class(c, &rule->class_id.v[i]);
    if (rule->criterion.s == NULL)
        return;
    rule->at = hoshi_catalog_find(c->cat, rule->criterion.s);
    if (rule->at == NULL) {
        complain(c, HOSHI_HS1301, rule->criterion.span, rule->criterion.s, c->cat->name);
        hoshi_suggest_criterion(c->cat, rule->criterion.s, c->diags, c->source);
    }
}

/* One rule per criterion: what would hold for a supplier of two minds nobody could say. */
static enum hoshi_rc check_rules(const struct checker *c, struct hoshi_arena *arena)
{
    const struct hoshi_overlay_rule **first =
        hoshi_arena_array(arena, c->cat->n_criterion, sizeof(void *));
    if (first == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < c->ov->n_ignore + c->ov->n_add; i++) {
        struct hoshi_overlay_rule *rule =
            i < c->ov->n_ignore ? &c->ov->ignore[i] : &c->ov->add[i - c->ov->n_ignore];
        check_rule(c, rule);
        if (rule->at == NULL)
            continue;
        if (first[rule->at->index] == NULL) {
            first[rule->at->index] = rule;
            continue;
        }
        complain(c, HOSHI_HS1511, rule->criterion.span, rule->criterion.s, NULL);
        hoshi_diag_note(c->diags, c->source, HOSHI_HS0001, first[rule->at->index]->criterion.span,
                        NULL);
    }
    return HOSHI_OK;
}

static int by_id(const void *pa, const void *pb)
{
    const struct hoshi_overlay_supplier *a = *(const struct hoshi_overlay_supplier *const *)pa;
    const struct hoshi_overlay_supplier *b = *(const struct hoshi_overlay_supplier *const *)pb;
    int c = strcmp(a->id.s, b->id.s);
    return c != 0 ? c : (a > b) - (a < b);
}

static enum hoshi_rc index_suppliers(const struct checker *c, struct hoshi_arena *arena)
{
    struct hoshi_overlay *ov = c->ov;
    ov->by_id = hoshi_arena_array(arena, ov->n_supplier, sizeof(void *));
    if (ov->by_id == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < ov->n_supplier; i++) {
        struct hoshi_overlay_supplier *s = &ov->supplier[i];
        s->star = c->cat->n_level != 0 ? find_level(c, &s->said) : 0;
        if (s->class_id.s != NULL)
            s->cls = find_class(c, &s->class_id);
        bool says = s->said.star.s != NULL || s->said.level.s != NULL;
        if (!says && s->class_id.s == NULL && s->due == 0)
            complain(c, HOSHI_HS1513, s->id.span, s->id.s, NULL);
        ov->by_id[i] = s;
    }
    qsort(ov->by_id, ov->n_supplier, sizeof(void *), by_id);
    return HOSHI_OK;
}

static void find_levels(const struct checker *c)
{
    c->ov->star = find_level(c, &c->ov->said);
    for (size_t i = 0; i < c->ov->n_cls; i++)
        c->ov->cls[i].star = find_level(c, &c->ov->cls[i].said);
}

enum hoshi_rc hoshi_overlay_resolve(struct hoshi_overlay *ov, const struct hoshi_catalog *cat,
                                    struct hoshi_arena *arena, struct hoshi_diags *diags,
                                    uint16_t source)
{
    struct checker c = {ov, cat, diags, source};
    if (ov->catalogue.s != NULL && strcmp(ov->catalogue.s, cat->name) != 0)
        complain(&c, HOSHI_HS1512, ov->catalogue.span, ov->catalogue.s, cat->name);
    check_method(&c);
    if (cat->n_level != 0)
        find_levels(&c);
    enum hoshi_rc rc = check_rules(&c, arena);
    return rc == HOSHI_OK ? index_suppliers(&c, arena) : rc;
}
