/* Which row stands for its company: companies are counted, each once, and the same in every form.
 */
#include "report/buyer/portfolio_company.h"

#include <stdlib.h>
#include <string.h>

static bool has_id(const struct hoshi_portfolio_row *row)
{
    return row->id != NULL && *row->id != '\0';
}

/* Without an id nobody can say that two sheets are of one company. */
static int compare_company(const struct hoshi_portfolio_row *a, const struct hoshi_portfolio_row *b)
{
    if (has_id(a) && has_id(b))
        return strcmp(a->id, b->id);
    if (has_id(a) != has_id(b))
        return has_id(a) ? 1 : -1;
    return (a > b) - (a < b);
}

/* How much a row says: nothing came, it cannot be judged, and the more the less is reached. */
static int weight(const struct hoshi_portfolio_row *row)
{
    if (!row->judged)
        return row->source != NULL;
    return row->reached_firm ? 2 : row->reached ? 3 : 4;
}

/* The one that counts first. */
static int by_company(const void *pa, const void *pb)
{
    const struct hoshi_portfolio_row *a = *(struct hoshi_portfolio_row *const *)pa;
    const struct hoshi_portfolio_row *b = *(struct hoshi_portfolio_row *const *)pb;
    int c = compare_company(a, b);
    if (c != 0)
        return c;
    if (weight(a) != weight(b))
        return weight(a) > weight(b) ? -1 : 1;
    if (a->star_firm != b->star_firm)
        return a->star_firm < b->star_firm ? -1 : 1;
    if (a->star != b->star)
        return a->star < b->star ? -1 : 1;
    return (a > b) - (a < b);
}

static void count_measured(struct hoshi_portfolio *p)
{
    memset(p->n_measured, 0, p->catalog->n_criterion * sizeof *p->n_measured);
    for (size_t k = 0; k < p->n; k++) {
        const struct hoshi_portfolio_row *row = &p->row[k];
        for (size_t i = 0; row->counts && row->judged && i < p->catalog->n_criterion; i++)
            p->n_measured[i] += hoshi_portfolio_bit(row->applies, i);
    }
}

enum hoshi_rc hoshi_portfolio_companies(struct hoshi_portfolio *p)
{
    struct hoshi_portfolio_row **order = hoshi_arena_array(p->arena, p->n, sizeof *order);
    if (order == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < p->n; i++)
        order[i] = &p->row[i];
    qsort(order, p->n, sizeof *order, by_company);
    for (size_t i = 0; i < p->n; i++)
        order[i]->counts = i == 0 || compare_company(order[i - 1], order[i]) != 0;
    if (p->n != 0)
        count_measured(p);
    return HOSHI_OK;
}
