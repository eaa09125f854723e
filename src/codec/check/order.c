/* What comes before what in the work: the links of criteria by address, and that they run in no
 * circle. */
#include "codec/check/check.h"
#include "diag/diag.h"

struct order {
    struct hoshi_catalog *cat;
    struct hoshi_arena *arena;
    struct hoshi_diags *diags;
    uint16_t source;
};

/* Unknown ids have their complaint already. mark: by index, who took a criterion last. */
static void take(const struct order *o, struct hoshi_criterion *k, const struct hoshi_names *names,
                 uint32_t *mark)
{
    for (size_t i = 0; i < names->n; i++) {
        const struct hoshi_criterion *other = hoshi_catalog_find(o->cat, names->v[i].s);
        if (other == NULL || mark[other->index] == k->index + 1)
            continue;
        mark[other->index] = k->index + 1;
        k->before[k->n_before++] = other;
    }
}

/* mark: as above, for builds_on alone. */
static void check_kinds(const struct order *o, const struct hoshi_criterion *k, uint32_t *mark)
{
    for (size_t i = 0; i < k->builds_on.n; i++) {
        const struct hoshi_criterion *other = hoshi_catalog_find(o->cat, k->builds_on.v[i].s);
        if (other != NULL)
            mark[other->index] = k->index + 1;
    }
    for (size_t i = 0; i < k->n_builds_on_kind; i++) {
        const struct hoshi_name *id = &k->builds_on_kind[i].id;
        const struct hoshi_criterion *other = hoshi_catalog_find(o->cat, id->s);
        if (other == NULL || mark[other->index] != k->index + 1)
            hoshi_diag_add(o->diags, o->source, HOSHI_HS1210, id->span, id->s, NULL, NULL);
    }
}

/* How many links of each criterion are not settled yet, and the criteria whose all are, in a row
 * that grows behind its reader. */
struct settling {
    uint32_t *n_left;
    struct hoshi_criterion **ready;
    size_t n_ready;
    /* the links turned around: who waits for a criterion */
    uint32_t *first, *waits;
};

static enum hoshi_rc turn_around(const struct order *o, struct settling *s)
{
    const struct hoshi_catalog *cat = o->cat;
    size_t n_link = 0;
    for (size_t i = 0; i < cat->n_criterion; i++)
        n_link += cat->criterion[i]->n_before;
    s->n_left = hoshi_arena_array(o->arena, cat->n_criterion, sizeof *s->n_left);
    s->ready = hoshi_arena_array(o->arena, cat->n_criterion, sizeof(void *));
    s->first = hoshi_arena_array(o->arena, cat->n_criterion + 1, sizeof *s->first);
    s->waits = hoshi_arena_array(o->arena, n_link, sizeof *s->waits);
    if (s->n_left == NULL || s->ready == NULL || s->first == NULL || s->waits == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < cat->n_criterion; i++) {
        for (size_t k = 0; k < cat->criterion[i]->n_before; k++)
            s->first[cat->criterion[i]->before[k]->index + 1]++;
    }
    for (size_t i = 0; i < cat->n_criterion; i++)
        s->first[i + 1] += s->first[i];
    for (uint32_t i = 0; i < cat->n_criterion; i++) {
        const struct hoshi_criterion *k = cat->criterion[i];
        s->n_left[i] = (uint32_t)k->n_before;
        for (size_t b = 0; b < k->n_before; b++)
            s->waits[s->first[k->before[b]->index]++] = i;
        if (k->n_before == 0)
            s->ready[s->n_ready++] = cat->criterion[i];
    }
    for (size_t i = cat->n_criterion; i > 0; i--) /* each moved on to the next one's start */
        s->first[i] = s->first[i - 1];
    s->first[0] = 0;
    return HOSHI_OK;
}

/* From one that is never settled, always on to another such: after as many steps as there are
 * criteria the walk goes round. */
static void complain(const struct order *o, const struct settling *s)
{
    const struct hoshi_catalog *cat = o->cat;
    size_t at = 0;
    while (s->n_left[at] == 0)
        at++;
    const struct hoshi_criterion *k = cat->criterion[at], *next = k;
    for (size_t step = 0; step < cat->n_criterion; step++) {
        size_t b = 0;
        while (s->n_left[k->before[b]->index] == 0)
            b++;
        next = k->before[b];
        if (step + 1 < cat->n_criterion)
            k = next;
    }
    hoshi_diag_add(o->diags, o->source, HOSHI_HS1211, k->id.span, k->id.s, next->id.s, NULL);
}

static enum hoshi_rc check_circles(const struct order *o)
{
    struct settling s = {.n_ready = 0};
    enum hoshi_rc rc = turn_around(o, &s);
    if (rc != HOSHI_OK)
        return rc;
    for (size_t i = 0; i < s.n_ready; i++) {
        uint32_t index = s.ready[i]->index;
        for (uint32_t w = s.first[index]; w < s.first[index + 1]; w++) {
            if (--s.n_left[s.waits[w]] == 0)
                s.ready[s.n_ready++] = o->cat->criterion[s.waits[w]];
        }
    }
    if (s.n_ready != o->cat->n_criterion)
        complain(o, &s);
    return HOSHI_OK;
}

enum hoshi_rc hoshi_catalog_order(struct hoshi_catalog *cat, struct hoshi_arena *arena,
                                  struct hoshi_diags *diags, uint16_t source)
{
    struct order o = {cat, arena, diags, source};
    uint32_t *taken = hoshi_arena_array(arena, cat->n_criterion, sizeof *taken);
    uint32_t *built_on = hoshi_arena_array(arena, cat->n_criterion, sizeof *built_on);
    if (taken == NULL || built_on == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < cat->n_criterion; i++) {
        struct hoshi_criterion *k = cat->criterion[i];
        size_t most = k->refers_to.n + k->borrows.n + k->builds_on.n;
        k->n_before = 0; /* the rows of a catalogue that is extended are indexed again */
        k->before = hoshi_arena_array(arena, most, sizeof(void *));
        if (k->before == NULL)
            return HOSHI_E_NOMEM;
        take(&o, k, &k->refers_to, taken);
        take(&o, k, &k->borrows, taken);
        take(&o, k, &k->builds_on, taken);
        check_kinds(&o, k, built_on);
    }
    return check_circles(&o);
}
