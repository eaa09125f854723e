#include "report/json/ciso_urn.h"

#include <stdlib.h>

#include "base/str.h"

void hoshi_ciso_urn(const struct hoshi_catalog *cat, const char *kind, struct hoshi_buf *out)
{
    hoshi_buf_clear(out);
    hoshi_buf_puts(out, "urn:hoshi:risk:");
    hoshi_buf_puts(out, kind);
    hoshi_buf_puts(out, ":");
    hoshi_buf_puts(out, cat->id.s);
    hoshi_buf_puts(out, "-");
    hoshi_buf_puts(out, cat->edition.s);
}

typedef const char *id_fn(const struct hoshi_catalog *cat, size_t i);

static const char *group_id(const struct hoshi_catalog *cat, size_t i)
{
    return cat->group[i].id.s;
}

static const char *requirement_id(const struct hoshi_catalog *cat, size_t i)
{
    return cat->requirement[i]->id.s;
}

static const char *criterion_id(const struct hoshi_catalog *cat, size_t i)
{
    return cat->criterion[i]->id.s;
}

/* An id and its place among those of its kind. */
struct id {
    const char *s;
    size_t i;
};

static char small(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* By the letters without their case, then by the place. */
static int compare_ids(const void *left, const void *right)
{
    const struct id *a = left, *b = right;
    const char *p = a->s, *q = b->s;
    while (*p != '\0' && small(*p) == small(*q)) {
        p++;
        q++;
    }
    if (small(*p) != small(*q))
        return small(*p) < small(*q) ? -1 : 1;
    return a->i < b->i ? -1 : a->i > b->i;
}

/* For each id of a kind the how many-th it is among those that are the same but for case. */
static void count_same(const struct hoshi_catalog *cat, size_t n, id_fn *id_at,
                       struct hoshi_buf *ret_same)
{
    struct hoshi_buf sorted;
    hoshi_buf_init(&sorted, 0);
    for (size_t i = 0; i < n; i++)
        hoshi_buf_put(&sorted, &(struct id){id_at(cat, i), i}, sizeof(struct id));
    hoshi_buf_fill(ret_same, 0, n * sizeof(size_t));
    struct id *id = (struct id *)(void *)sorted.p;
    size_t *same = (size_t *)(void *)ret_same->p;
    ret_same->failed = ret_same->failed || sorted.failed;
    if (!ret_same->failed && n != 0) {
        qsort(id, n, sizeof *id, compare_ids);
        for (size_t k = 0; k < n; k++) {
            bool again = k > 0 && hoshi_str_eq_nocase(id[k - 1].s, id[k].s);
            same[id[k].i] = again ? same[id[k - 1].i] + 1 : 1;
        }
    }
    hoshi_buf_release(&sorted);
}

void hoshi_ciso_urns_init(struct hoshi_ciso_urns *urns, const struct hoshi_catalog *cat)
{
    urns->cat = cat;
    for (size_t i = 0; i < HOSHI_CISO_DEPTH; i++)
        hoshi_buf_init(&urns->same[i], 0);
    count_same(cat, cat->n_group, group_id, &urns->same[0]);
    count_same(cat, cat->n_requirement, requirement_id, &urns->same[1]);
    count_same(cat, cat->n_criterion, criterion_id, &urns->same[2]);
}

void hoshi_ciso_urns_release(struct hoshi_ciso_urns *urns)
{
    for (size_t i = 0; i < HOSHI_CISO_DEPTH; i++)
        hoshi_buf_release(&urns->same[i]);
}

void hoshi_ciso_node_urn(const struct hoshi_ciso_urns *urns, int depth, size_t i,
                         struct hoshi_buf *out)
{
    static const struct {
        const char *kind; /* no id has a ':': kinds and numbers never meet one */
        id_fn *id_at;
    } of[HOSHI_CISO_DEPTH] = {
        {":group:", group_id}, {":requirement:", requirement_id}, {":", criterion_id}};
    const struct hoshi_buf *same = &urns->same[depth - 1];
    hoshi_ciso_urn(urns->cat, "req_node", out);
    hoshi_buf_puts(out, of[depth - 1].kind);
    hoshi_buf_puts(out, of[depth - 1].id_at(urns->cat, i));
    if (same->failed) {
        out->failed = true;
        return;
    }
    size_t nth = ((const size_t *)(const void *)same->p)[i];
    if (nth > 1) {
        hoshi_buf_puts(out, ":");
        hoshi_buf_int(out, (long long)nth);
    }
}
