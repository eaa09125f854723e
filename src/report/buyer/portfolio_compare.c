/* What changed since an earlier portfolio. */
#include <hoshi/portfolio.h>
#include <stdlib.h>
#include <string.h>

struct one {
    const char *key; /* id, or source behind a byte that no id has */
    bool by_source;
    struct hoshi_portfolio_row *row; /* now; NULL = then */
    const struct hoshi_earlier_supplier *then;
};

static int same(const struct one *a, const struct one *b)
{
    if (a->by_source != b->by_source)
        return a->by_source ? 1 : -1;
    return strcmp(a->key, b->key);
}

static int by_key(const void *pa, const void *pb)
{
    const struct one *a = pa, *b = pb;
    int c = same(a, b);
    if (c != 0)
        return c;
    return a->row != b->row ? (a->row > b->row) - (a->row < b->row)
                            : (a->then > b->then) - (a->then < b->then);
}

/* Who has sent nothing has no source, but an id. */
static struct one one_of(const char *id, const char *source)
{
    bool by_source = id == NULL || *id == '\0';
    return (struct one){.key = by_source ? source : id, .by_source = by_source};
}

/* A run of equal keys: one now and one then can be compared; anything else cannot. */
/* n_came: sheets now; n_then: sheets then, the last of them being then. */
static enum hoshi_then_kind kind_of(size_t n_came, size_t n_then,
                                    const struct hoshi_earlier_supplier *then)
{
    if (n_came == 0)
        return HOSHI_THEN_NONE;
    if (n_then == 0)
        return HOSHI_THEN_NEW;
    if (n_came != 1 || n_then != 1)
        return HOSHI_THEN_SEVERAL;
    return then->judged ? HOSHI_THEN_COMPARED : HOSHI_THEN_NOT_JUDGED;
}

const char *hoshi_portfolio_then_code(enum hoshi_then_kind kind)
{
    static const char *const code[] = {[HOSHI_THEN_NEW] = "new",
                                       [HOSHI_THEN_COMPARED] = "compared",
                                       [HOSHI_THEN_SEVERAL] = "several",
                                       [HOSHI_THEN_NOT_JUDGED] = "not-judged"};
    return code[kind];
}

static void match(struct hoshi_portfolio *p, const struct one *v, size_t n)
{
    struct hoshi_portfolio_row *row = NULL;
    const struct hoshi_earlier_supplier *then = NULL;
    size_t n_came = 0, n_then = 0;
    for (size_t i = 0; i < n; i++) {
        if (v[i].row != NULL) {
            row = v[i].row->source != NULL ? v[i].row : row;
            n_came += v[i].row->source != NULL;
        } else {
            then = v[i].then;
            n_then++;
        }
    }
    if (n_came == 0) /* no row, or one of who is asked and silent */
        p->n_gone += (uint32_t)n_then;
    enum hoshi_then_kind kind = kind_of(n_came, n_then, then);
    for (size_t i = 0; i < n; i++) {
        if (v[i].row != NULL && v[i].row->source != NULL)
            v[i].row->then.kind = kind;
    }
    if (kind == HOSHI_THEN_COMPARED)
        row->then = (struct hoshi_portfolio_then){kind, then->star, then->satisfied, then->total};
}

enum hoshi_rc hoshi_portfolio_compare(struct hoshi_portfolio *p,
                                      const struct hoshi_earlier *earlier)
{
    size_t n = 0;
    struct one *v = hoshi_arena_array(p->arena, p->n + earlier->n, sizeof *v);
    if (v == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < p->n; i++) {
        v[n] = one_of(p->row[i].id, p->row[i].source);
        v[n++].row = &p->row[i];
    }
    for (size_t i = 0; i < earlier->n; i++) {
        v[n] = one_of(earlier->supplier[i].id, earlier->supplier[i].source);
        v[n++].then = &earlier->supplier[i];
    }
    qsort(v, n, sizeof *v, by_key);
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i + 1; end < n && same(&v[i], &v[end]) == 0;)
            end++;
        match(p, v + i, end - i);
    }
    p->has_then = true;
    p->then_as_of = earlier->as_of;
    p->n_then = (uint32_t)earlier->n;
    return HOSHI_OK;
}
