/* Levels: stars of the scheme, or those of another scheme, which have ids of their own and are
 * never taken for stars. */
#include <string.h>

#include "codec/check/check.h"
#include "diag/diag.h"

struct checker {
    struct hoshi_catalog *cat;
    struct hoshi_diags *diags;
    uint16_t source;
};

static const char *number(const struct checker *c, long long v)
{
    return hoshi_diag_number(c->diags, v);
}

static void complain(const struct checker *c, enum hoshi_diag_code code, struct hoshi_span span,
                     const char *a0, const char *a1)
{
    hoshi_diag_add(c->diags, c->source, code, span, a0, a1, NULL);
}

static bool is_said(struct hoshi_span span)
{
    return span.line != 0; /* what is built in has no places: it was checked when it was built */
}

/* One of the two, and the same one everywhere: the first level decides. */
static void check_kind(const struct checker *c, struct hoshi_span row, struct hoshi_span star,
                       const struct hoshi_name *id)
{
    bool stars = c->cat->level[0].id.s == NULL;
    if (!is_said(row))
        return;
    if (is_said(star) && !stars)
        complain(c, HOSHI_HS1220, star, "star", "level");
    else if (id->s != NULL && stars)
        complain(c, HOSHI_HS1220, id->span, "level", "star");
    else if (!is_said(star) && id->s == NULL)
        complain(c, HOSHI_HS1103, row, stars ? "star" : "level", NULL);
}

static void number_levels(const struct checker *c)
{
    for (size_t i = 0; i < c->cat->n_level; i++) {
        struct hoshi_level *level = &c->cat->level[i];
        check_kind(c, level->span, level->star_span, &level->id);
        if (c->cat->level[0].id.s == NULL) {
            if (i > 0 && level->star <= level[-1].star)
                complain(c, HOSHI_HS1203, level->span, number(c, level->star),
                         number(c, level[-1].star));
            continue;
        }
        for (size_t k = 0; k < i && level->id.s != NULL; k++) {
            if (c->cat->level[k].id.s != NULL && strcmp(c->cat->level[k].id.s, level->id.s) == 0)
                complain(c, HOSHI_HS1201, level->id.span, level->id.s, NULL);
        }
        if (i == HOSHI_STAR_MAX)
            complain(c, HOSHI_HS1221, level->span, number(c, HOSHI_STAR_MAX), NULL);
        level->star = (uint8_t)(i < HOSHI_STAR_MAX ? i + 1 : HOSHI_STAR_MAX);
    }
}

static const char *level_at(const void *of, size_t i)
{
    const struct hoshi_catalog *cat = of;
    return i < cat->n_level && cat->level[i].id.s != NULL ? cat->level[i].id.s : NULL;
}

/* The star of the level that is named; 0 after a complaint. */
static uint8_t named(const struct checker *c, const struct hoshi_name *name)
{
    uint8_t star = hoshi_catalog_find_level(c->cat, name->s);
    if (star == 0) {
        complain(c, HOSHI_HS1204, name->span, name->s, NULL);
        hoshi_diag_nearest(c->diags, c->source, name->s, (struct hoshi_known){level_at, c->cat});
    }
    return star;
}

static void place(const struct checker *c, struct hoshi_criterion *k)
{
    check_kind(c, k->span, k->star_span, &k->level);
    if (c->cat->level[0].id.s != NULL)
        k->star = k->level.s != NULL ? named(c, &k->level) : 0;
    else if (k->star != 0 && !hoshi_catalog_has_star(c->cat, k->star))
        complain(c, HOSHI_HS1204, k->span, hoshi_catalog_star_name(c->cat, k->star, HOSHI_LANG_EN),
                 NULL);
    k->until = k->until_level.s != NULL ? named(c, &k->until_level) : 0;
    if (k->until != 0 && k->until < k->star)
        complain(c, HOSHI_HS1226, k->until_level.span, k->until_level.s, k->id.s);
}

void hoshi_levels_index(struct hoshi_catalog *cat, struct hoshi_diags *diags, uint16_t source)
{
    struct checker c = {cat, diags, source};
    if (cat->n_level == 0)
        return;
    number_levels(&c);
    for (size_t i = 0; i < cat->n_criterion; i++)
        place(&c, cat->criterion[i]);
}
