/* What the catalogue says about work packages and papers: each criterion in one package, and no
 * package before one that it needs. */
#include <string.h>

#include "base/limits.h"
#include "codec/check/check.h"
#include "diag/diag.h"

struct checker {
    const struct hoshi_catalog *cat;
    struct hoshi_packages *list;
    const struct hoshi_papers *papers; /* NULL = not looked at */
    struct hoshi_arena *arena;
    struct hoshi_diags *diags;
    uint16_t source;
    const struct hoshi_name **name; /* by criterion index: where it stands; NULL = nowhere */
    uint32_t *of;                   /* by criterion index: its package, where name is set */
    bool *needs;                    /* package * n_package + package */
};

static void complain(const struct checker *c, enum hoshi_diag_code code, struct hoshi_span span,
                     const char *a0, const char *a1, const char *a2)
{
    hoshi_diag_add(c->diags, c->source, code, span, a0, a1, a2);
}

/* The catalogue itself, or one that extends it. */
static bool is_of(const struct hoshi_catalog *cat, const char *name)
{
    for (; cat != NULL; cat = cat->base) {
        if (strcmp(cat->name, name) == 0)
            return true;
    }
    return false;
}

static enum hoshi_rc take_criteria(const struct checker *c, uint32_t at)
{
    struct hoshi_package *p = &c->list->package[at];
    if (p->criteria.n == 0)
        complain(c, HOSHI_HS1109, p->id.span, "criteria", NULL, NULL);
    p->criterion = hoshi_arena_array(c->arena, p->criteria.n, sizeof(void *));
    if (p->criterion == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < p->criteria.n; i++) {
        const struct hoshi_name *name = &p->criteria.v[i];
        const struct hoshi_criterion *k = hoshi_catalog_find(c->cat, name->s);
        if (k == NULL) {
            complain(c, HOSHI_HS1202, name->span, name->s, "criteria", NULL);
            hoshi_suggest_criterion(c->cat, name->s, c->diags, c->source);
            continue;
        }
        if (c->name[k->index] != NULL) {
            complain(c, HOSHI_HS1711, name->span, k->id.s, c->list->package[c->of[k->index]].id.s,
                     NULL);
            hoshi_diag_note(c->diags, c->source, HOSHI_HS0001, c->name[k->index]->span, NULL);
            continue;
        }
        c->name[k->index] = name;
        c->of[k->index] = at;
        p->criterion[p->n_criterion++] = k;
    }
    return HOSHI_OK;
}

/* Of the catalogue that the packages are for: one that extends it has more. */
static void check_all_there(const struct checker *c)
{
    struct hoshi_buf left;
    hoshi_buf_init(&left, 0);
    for (size_t i = 0; i < c->cat->n_criterion; i++) {
        if (c->name[i] != NULL)
            continue;
        hoshi_buf_puts(&left, left.n != 0 ? ", " : "");
        hoshi_buf_puts(&left, c->cat->criterion[i]->id.s);
    }
    if (left.n != 0 && !left.failed)
        complain(c, HOSHI_HS1712, c->list->catalogue.span, left.p, c->cat->name, NULL);
    hoshi_buf_release(&left);
}

static size_t find_package(const struct hoshi_packages *list, const char *id)
{
    size_t i = 0;
    while (i < list->n_package && strcmp(list->package[i].id.s, id) != 0)
        i++;
    return i;
}

static const char *package_at(const void *of, size_t i)
{
    const struct hoshi_packages *list = of;
    return i < list->n_package ? list->package[i].id.s : NULL;
}

static const char *paper_at(const void *of, size_t i)
{
    const struct hoshi_papers *list = of;
    return i < list->n_paper ? list->paper[i].id.s : NULL;
}

static void unknown(const struct checker *c, const struct hoshi_name *name, const char *in,
                    struct hoshi_known known)
{
    complain(c, HOSHI_HS1202, name->span, name->s, in, NULL);
    hoshi_diag_nearest(c->diags, c->source, name->s, known);
}

/* A package needs another one: by a criterion of a star that is no higher, or by depends_on. */
static void link_package(const struct checker *c, uint32_t at)
{
    const struct hoshi_package *p = &c->list->package[at];
    bool *needs = &c->needs[at * c->list->n_package];
    for (size_t i = 0; i < p->n_criterion; i++) {
        const struct hoshi_criterion *k = p->criterion[i];
        for (size_t b = 0; b < k->n_before; b++) {
            const struct hoshi_criterion *other = k->before[b];
            if (c->name[other->index] != NULL && other->star <= k->star)
                needs[c->of[other->index]] = true;
        }
    }
    for (size_t i = 0; i < p->depends_on.n; i++) {
        size_t other = find_package(c->list, p->depends_on.v[i].s);
        if (other == c->list->n_package)
            unknown(c, &p->depends_on.v[i], "depends_on",
                    (struct hoshi_known){package_at, c->list});
        else
            needs[other] = true;
    }
}

/* Whether one package comes to need another by however many steps. Its depth is bounded by
 * HOSHI_LIMIT_PACKAGES. */
static bool reaches(const struct checker *c, uint32_t from, uint32_t to, bool *seen)
{
    const bool *needs = &c->needs[from * c->list->n_package];
    bool found = needs[to];
    for (uint32_t i = 0; !found && i < c->list->n_package; i++) {
        if (!needs[i] || seen[i])
            continue;
        seen[i] = true;
        found = reaches(c, i, to, seen);
    }
    return found;
}

/* What says that a package needs another: a criterion, or the entry of depends_on. */
static const struct hoshi_name *reason_of(const struct checker *c, uint32_t at, uint32_t other)
{
    const struct hoshi_package *p = &c->list->package[at];
    for (size_t i = 0; i < p->n_criterion; i++) {
        const struct hoshi_criterion *k = p->criterion[i];
        for (size_t b = 0; b < k->n_before; b++) {
            size_t index = k->before[b]->index;
            if (c->name[index] != NULL && c->of[index] == other && k->before[b]->star <= k->star)
                return c->name[k->index];
        }
    }
    for (size_t i = 0; i < p->depends_on.n; i++) {
        if (strcmp(p->depends_on.v[i].s, c->list->package[other].id.s) == 0)
            return &p->depends_on.v[i];
    }
    return &p->id;
}

static enum hoshi_rc check_order(const struct checker *c, uint32_t at)
{
    const size_t n = c->list->n_package;
    struct hoshi_package *p = &c->list->package[at];
    p->before = hoshi_arena_array(c->arena, at + 1, sizeof *p->before);
    bool *seen = hoshi_arena_array(c->arena, n, sizeof *seen);
    if (p->before == NULL || seen == NULL)
        return HOSHI_E_NOMEM;
    for (uint32_t other = 0; other < n; other++) {
        if (!c->needs[at * n + other] || (other == at && p->depends_on.n == 0))
            continue;
        if (other < at) {
            p->before[p->n_before++] = other;
            continue;
        }
        const struct hoshi_name *why = reason_of(c, at, other);
        memset(seen, 0, n * sizeof *seen);
        if (other == at && strcmp(why->s, p->id.s) != 0)
            continue; /* criteria of one package may build on each other */
        complain(c, reaches(c, other, at, seen) ? HOSHI_HS1714 : HOSHI_HS1713, why->span, p->id.s,
                 c->list->package[other].id.s, why->s);
    }
    return HOSHI_OK;
}

static void check_papers(const struct checker *c, const struct hoshi_package *p)
{
    for (size_t i = 0; c->papers != NULL && i < p->papers.n; i++) {
        const struct hoshi_name *name = &p->papers.v[i];
        const struct hoshi_paper *paper = hoshi_paper_find(c->papers, name->s);
        bool serves = false;
        if (paper == NULL) {
            unknown(c, name, "templates", (struct hoshi_known){paper_at, c->papers});
            continue;
        }
        for (size_t k = 0; k < paper->criteria.n; k++) {
            for (size_t j = 0; j < p->criteria.n; j++)
                serves = serves || strcmp(paper->criteria.v[k].s, p->criteria.v[j].s) == 0;
        }
        if (!serves)
            complain(c, HOSHI_HS1715, name->span, name->s, p->id.s, NULL);
    }
}

static bool check_ids(const struct checker *c)
{
    bool ok = c->list->n_package <= HOSHI_LIMIT_PACKAGES;
    if (!ok)
        complain(c, HOSHI_HS1718, c->list->package[HOSHI_LIMIT_PACKAGES].span,
                 hoshi_diag_number(c->diags, HOSHI_LIMIT_PACKAGES), NULL, NULL);
    if (!ok)
        return false;
    for (size_t i = 0; i < c->list->n_package; i++) {
        const struct hoshi_name *id = &c->list->package[i].id;
        size_t first = id->s != NULL ? find_package(c->list, id->s) : i;
        ok = ok && id->s != NULL;
        if (first == i)
            continue;
        complain(c, HOSHI_HS1201, id->span, id->s, NULL, NULL);
        hoshi_diag_note(c->diags, c->source, HOSHI_HS0001, c->list->package[first].id.span, NULL);
        ok = false;
    }
    return ok;
}

enum hoshi_rc hoshi_packages_resolve(struct hoshi_packages *list, const struct hoshi_catalog *cat,
                                     const struct hoshi_papers *papers, struct hoshi_arena *arena,
                                     struct hoshi_diags *diags, uint16_t source)
{
    struct checker c = {cat, list, papers, arena, diags, source, NULL, NULL, NULL};
    enum hoshi_rc rc = HOSHI_OK;
    if (list->catalogue.s == NULL) /* complained about */
        return HOSHI_OK;
    if (!is_of(cat, list->catalogue.s)) {
        complain(&c, HOSHI_HS1716, list->catalogue.span, list->catalogue.s, cat->name, NULL);
        return HOSHI_OK;
    }
    if (!check_ids(&c))
        return HOSHI_OK;
    c.name = hoshi_arena_array(arena, cat->n_criterion, sizeof(void *));
    c.of = hoshi_arena_array(arena, cat->n_criterion, sizeof *c.of);
    c.needs = hoshi_arena_array(arena, list->n_package * list->n_package, sizeof *c.needs);
    if (c.name == NULL || c.of == NULL || c.needs == NULL)
        return HOSHI_E_NOMEM;
    for (uint32_t i = 0; rc == HOSHI_OK && i < list->n_package; i++)
        rc = take_criteria(&c, i);
    if (rc != HOSHI_OK)
        return rc;
    if (strcmp(cat->name, list->catalogue.s) == 0)
        check_all_there(&c);
    for (uint32_t i = 0; i < list->n_package; i++) {
        link_package(&c, i);
        check_papers(&c, &list->package[i]);
    }
    for (uint32_t i = 0; rc == HOSHI_OK && i < list->n_package; i++)
        rc = check_order(&c, i);
    return rc;
}

static void check_cells(const struct hoshi_paper *p, struct hoshi_diags *diags, uint16_t source)
{
    /* one sentence will do for a text */
    if (p->n_example == p->n_column ||
        (p->n_example == 1 && p->kind != HOSHI_PAPER_REGISTER && p->kind != HOSHI_PAPER_RECORD))
        return;
    hoshi_diag_add(diags, source, HOSHI_HS1717, p->id.span, p->id.s,
                   hoshi_diag_number(diags, (long long)p->n_example),
                   hoshi_diag_number(diags, (long long)p->n_column));
}

void hoshi_papers_check(const struct hoshi_papers *list, const struct hoshi_catalog *cat,
                        struct hoshi_diags *diags, uint16_t source)
{
    if (list->n_paper > HOSHI_LIMIT_PACKAGES) {
        hoshi_diag_add(diags, source, HOSHI_HS1718, list->paper[HOSHI_LIMIT_PACKAGES].span,
                       hoshi_diag_number(diags, HOSHI_LIMIT_PACKAGES), NULL, NULL);
        return;
    }
    for (size_t i = 0; i < list->n_paper; i++) {
        const struct hoshi_paper *p = &list->paper[i];
        for (size_t k = 0; p->id.s != NULL && k < i; k++) {
            if (list->paper[k].id.s == NULL || strcmp(list->paper[k].id.s, p->id.s) != 0)
                continue;
            hoshi_diag_add(diags, source, HOSHI_HS1201, p->id.span, p->id.s, NULL, NULL);
            hoshi_diag_note(diags, source, HOSHI_HS0001, list->paper[k].id.span, NULL);
            break;
        }
        if (p->id.s != NULL && p->n_column != 0 && p->n_example != 0)
            check_cells(p, diags, source);
        for (size_t k = 0; cat != NULL && k < p->criteria.n; k++) {
            const struct hoshi_name *name = &p->criteria.v[k];
            if (hoshi_catalog_find(cat, name->s) != NULL)
                continue;
            hoshi_diag_add(diags, source, HOSHI_HS1202, name->span, name->s, "criteria", NULL);
            hoshi_suggest_criterion(cat, name->s, diags, source);
        }
    }
    if (cat != NULL && list->catalogue.s != NULL && !is_of(cat, list->catalogue.s))
        hoshi_diag_add(diags, source, HOSHI_HS1716, list->catalogue.span, list->catalogue.s,
                       cat->name, NULL);
}
