/* Which criterion of the first side is which of the second. */
#include <stdlib.h>
#include <string.h>

#include "app/catalogue/diff.h"
#include "app/compare/compare.h"
#include "diag/diag.h"

static bool same(const char *a, const char *b)
{
    return a != NULL && b != NULL && strcmp(a, b) == 0;
}

/* Of one scheme: editions of one catalogue, and what extends one. A mapping between two schemes
 * would be asked for here, and its pairs would take the place of those below. */
static bool is_one_scheme(const struct hoshi_diff_side *a, const struct hoshi_diff_side *b)
{
    return same(a->catalogue_id, b->catalogue_id) || same(a->base_id, b->catalogue_id) ||
           same(a->catalogue_id, b->base_id) || same(a->base_id, b->base_id);
}

static void complain(struct hoshi_session *s, const struct hoshi_diff_side *from,
                     const struct hoshi_diff_side *to)
{
    hoshi_diag_add(&s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS1722, HOSHI_SPAN_FILE, from->catalogue_id,
                   to->catalogue_id, NULL);
}

/* What the comparison of catalogues says of a criterion of the newer one; NULL: nothing changed. */
static const struct hoshi_row_change *change_of(const struct hoshi_catalog_diff *d, const char *id)
{
    for (size_t i = 0; i < d->n_row; i++) {
        if (d->row[i].row == HOSHI_ROW_CRITERION && same(d->row[i].is, id))
            return &d->row[i];
    }
    return NULL;
}

static int by_text(const void *pa, const void *pb)
{
    return strcmp(*(const char *const *)pa, *(const char *const *)pb);
}

/* Those of the second side in its order, then what only the first one has. */
static enum hoshi_rc pair_up(struct hoshi_session *s, const struct hoshi_diff_side *from,
                             const struct hoshi_diff_side *to, const struct hoshi_catalog_diff *d,
                             bool unknown, struct hoshi_diff_pair **ret_pair, size_t *ret_n)
{
    size_t n = 0, n_was = 0;
    struct hoshi_diff_pair *v =
        hoshi_arena_array(&s->arena, from->n_criterion + to->n_criterion, sizeof *v);
    const char **was = hoshi_arena_array(&s->arena, to->n_criterion, sizeof *was);
    if (v == NULL || was == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < to->n_criterion; i++) {
        const char *id = to->criterion[i].id;
        const struct hoshi_row_change *c = change_of(d, id);
        v[n] = (struct hoshi_diff_pair){.was = c != NULL ? c->was : id,
                                        .is = id,
                                        .means = c != NULL ? c->means : HOSHI_CHANGE_SAME,
                                        .unknown = unknown};
        if (v[n].was != NULL)
            was[n_was++] = v[n].was;
        n++;
    }
    if (n_was > 1)
        qsort(was, n_was, sizeof *was, by_text);
    for (size_t i = 0; i < from->n_criterion; i++) {
        const char *id = from->criterion[i].id;
        if (n_was == 0 || bsearch(&id, was, n_was, sizeof *was, by_text) == NULL)
            v[n++] = (struct hoshi_diff_pair){.was = id, .means = HOSHI_CHANGE_REMOVED};
    }
    *ret_pair = v;
    *ret_n = n;
    return HOSHI_OK;
}

enum hoshi_rc hoshi_compare_pairs(struct hoshi_session *s, const struct hoshi_diff_side *from,
                                  const struct hoshi_diff_side *to,
                                  struct hoshi_diff_pair **ret_pair, size_t *ret_n)
{
    struct hoshi_catalog_diff d = {.n_row = 0};
    bool is_same = same(from->catalogue_sha256, to->catalogue_sha256);
    bool at_hand = from->catalog != NULL && to->catalog != NULL;
    bool is_edition =
        same(from->catalogue_id, to->catalogue_id) && same(from->edition, to->edition);
    if (!is_one_scheme(from, to)) {
        complain(s, from, to);
        return HOSHI_E_UNSUPPORTED;
    }
    enum hoshi_rc rc = HOSHI_OK;
    if (!is_same && at_hand)
        rc = hoshi_catalogs_differ(&s->arena, from->catalog, to->catalog, &d);
    return rc == HOSHI_OK
               ? pair_up(s, from, to, &d, !is_same && !at_hand && !is_edition, ret_pair, ret_n)
               : rc;
}
