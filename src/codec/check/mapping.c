/* What the two catalogues of a mapping say about it, and what its rows say against themselves. */
#include <stdlib.h>
#include <string.h>

#include "codec/check/check.h"
#include "diag/diag.h"

struct checker {
    const struct hoshi_mapping *map;
    const struct hoshi_catalog *const *known;
    size_t n_known;
    struct hoshi_diags *diags;
    uint16_t source;
};

static void complain(const struct checker *c, enum hoshi_diag_code code, struct hoshi_span span,
                     const char *a0, const char *a1, const char *a2)
{
    hoshi_diag_add(c->diags, c->source, code, span, a0, a1, a2);
}

static const char *catalogue_at(const void *of, size_t i)
{
    const struct checker *c = of;
    return i < c->n_known ? c->known[i]->name : NULL;
}

/* NULL after a complaint, and where none are known and nobody could say. */
static const struct hoshi_catalog *find_catalogue(const struct checker *c,
                                                  const struct hoshi_name *said)
{
    if (said->s == NULL || c->n_known == 0)
        return NULL;
    for (size_t i = 0; i < c->n_known; i++) {
        if (strcmp(c->known[i]->name, said->s) == 0)
            return c->known[i];
    }
    struct hoshi_known known = {catalogue_at, c};
    struct hoshi_buf list;
    hoshi_buf_init(&list, 0);
    hoshi_known_put(&list, known);
    complain(c, HOSHI_HS1701, said->span, said->s, list.p, NULL);
    hoshi_diag_nearest(c->diags, c->source, said->s, known);
    hoshi_buf_release(&list);
    return NULL;
}

static void check_criterion(const struct checker *c, const struct hoshi_catalog *cat,
                            const struct hoshi_name *id)
{
    if (cat == NULL || id->s == NULL || hoshi_catalog_find(cat, id->s) != NULL)
        return;
    complain(c, HOSHI_HS1301, id->span, id->s, cat->name, NULL);
    hoshi_suggest_criterion(cat, id->s, c->diags, c->source);
}

/* What the relation tells needs a confidence, and only that has one. */
static void check_sureness(const struct checker *c, const struct hoshi_mapping_row *row,
                           enum hoshi_polarity polarity, const char *key, hoshi_sureness said,
                           struct hoshi_span at)
{
    const char *relation = hoshi_relation_code(row->relation);
    if (row->relation == HOSHI_RELATION_NOT_SAID)
        return;
    bool tells = hoshi_relation_tells(row->relation, polarity);
    if (tells && said == 0 && at.line == 0) /* a word that is none has its complaint already */
        complain(c, HOSHI_HS1704, row->span, key, relation, NULL);
    else if (!tells && said != 0)
        complain(c, HOSHI_HS1703, at, key, relation, NULL);
}

static int by_pair(const void *pa, const void *pb)
{
    const struct hoshi_mapping_row *a = *(const struct hoshi_mapping_row *const *)pa;
    const struct hoshi_mapping_row *b = *(const struct hoshi_mapping_row *const *)pb;
    int c = strcmp(a->from.s, b->from.s);
    if (c == 0)
        c = strcmp(a->to.s, b->to.s);
    return c != 0 ? c : (a > b) - (a < b);
}

/* Of a pair that is judged twice nobody could say which row holds. */
static enum hoshi_rc check_pairs(const struct checker *c, struct hoshi_arena *arena)
{
    const struct hoshi_mapping_row **v =
        hoshi_arena_array(arena, c->map->n_row, sizeof(const struct hoshi_mapping_row *));
    size_t n = 0;
    if (v == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < c->map->n_row; i++) {
        if (c->map->row[i].from.s != NULL && c->map->row[i].to.s != NULL)
            v[n++] = &c->map->row[i];
    }
    if (n > 1)
        qsort(v, n, sizeof *v, by_pair);
    for (size_t i = 1; i < n; i++) {
        if (strcmp(v[i - 1]->from.s, v[i]->from.s) != 0 || strcmp(v[i - 1]->to.s, v[i]->to.s) != 0)
            continue;
        complain(c, HOSHI_HS1702, v[i]->span, v[i]->from.s, v[i]->to.s, NULL);
        hoshi_diag_note(c->diags, c->source, HOSHI_HS0001, v[i - 1]->span, NULL);
    }
    return HOSHI_OK;
}

enum hoshi_rc hoshi_mapping_check(const struct hoshi_mapping *map,
                                  const struct hoshi_catalog *const *known, size_t n_known,
                                  struct hoshi_arena *arena, struct hoshi_diags *diags,
                                  uint16_t source)
{
    struct checker c = {map, known, n_known, diags, source};
    const struct hoshi_catalog *from = find_catalogue(&c, &map->from);
    const struct hoshi_catalog *to = find_catalogue(&c, &map->to);
    for (size_t i = 0; i < map->n_row; i++) {
        const struct hoshi_mapping_row *row = &map->row[i];
        check_criterion(&c, from, &row->from);
        check_criterion(&c, to, &row->to);
        check_sureness(&c, row, HOSHI_POLARITY_MET, "met", row->if_met, row->if_met_span);
        check_sureness(&c, row, HOSHI_POLARITY_UNMET, "unmet", row->if_unmet, row->if_unmet_span);
    }
    return check_pairs(&c, arena);
}
