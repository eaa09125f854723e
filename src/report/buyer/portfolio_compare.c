/* What changed since an earlier portfolio. */
#include <hoshi/portfolio.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "base/str.h"

struct one {
    const char *key; /* id, or source behind a byte that no id has */
    bool by_source;
    struct hoshi_portfolio_row *row; /* now; NULL = then */
    const cJSON *then;
};

static const cJSON *get(const cJSON *from, const char *key)
{
    return cJSON_GetObjectItemCaseSensitive(from, key);
}

static const char *text(const cJSON *from, const char *key)
{
    const cJSON *e = get(from, key);
    return cJSON_IsString(e) && *e->valuestring != '\0' ? e->valuestring : NULL;
}

static bool number(const cJSON *from, const char *key, uint32_t *ret_value)
{
    const cJSON *e = get(from, key);
    if (!cJSON_IsNumber(e) || !(e->valuedouble >= 0 && e->valuedouble <= 1e6))
        return false;
    *ret_value = (uint32_t)e->valuedouble;
    return true;
}

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

static struct one one_of(const char *id, const char *source)
{
    bool by_source = id == NULL || *id == '\0';
    return (struct one){.key = by_source ? source : id, .by_source = by_source};
}

static bool read_then(const cJSON *supplier, struct hoshi_portfolio_row *row)
{
    uint32_t star;
    struct hoshi_portfolio_then then = {.known = true};
    if (get(supplier, "error") != NULL)
        return true; /* nothing was known then */
    if (!number(supplier, "star", &star) || star > 9 ||
        !number(supplier, "satisfied", &then.satisfied) || !number(supplier, "total", &then.total))
        return false;
    then.star = (uint8_t)star;
    row->then = then;
    return true;
}

/* A run of equal keys: one now and one then can be compared; anything else cannot. */
static bool match(struct hoshi_portfolio *p, const struct one *v, size_t n)
{
    struct hoshi_portfolio_row *row = NULL;
    const cJSON *then = NULL;
    size_t n_row = 0, n_then = 0;
    for (size_t i = 0; i < n; i++) {
        if (v[i].row != NULL) {
            row = v[i].row;
            n_row++;
        } else {
            then = v[i].then;
            n_then++;
        }
    }
    if (n_row == 0)
        p->n_gone += (uint32_t)n_then;
    return n_row != 1 || n_then != 1 || read_then(then, row);
}

enum hoshi_rc hoshi_portfolio_compare(struct hoshi_portfolio *p, const struct cJSON *earlier)
{
    const char *format = text(earlier, "hoshi"), *as_of = text(earlier, "as_of");
    const char *catalogue = text(get(earlier, "catalogue"), "id");
    const cJSON *suppliers = get(earlier, "suppliers"), *e;
    hoshi_day day;
    if (format == NULL || strcmp(format, "portfolio/1") != 0 || !cJSON_IsArray(suppliers) ||
        catalogue == NULL || strcmp(catalogue, p->catalog->id.s) != 0 || as_of == NULL ||
        hoshi_date_parse(hoshi_str_from(as_of), &day) != HOSHI_OK)
        return HOSHI_E_INVALID;
    size_t n_then = (size_t)cJSON_GetArraySize(suppliers), n = 0;
    struct one *v = hoshi_arena_array(p->arena, p->n + n_then, sizeof *v);
    if (v == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < p->n; i++) {
        v[n] = one_of(p->row[i].id, p->row[i].source);
        v[n++].row = &p->row[i];
    }
    cJSON_ArrayForEach(e, suppliers)
    {
        const char *source = text(e, "source");
        if (source == NULL)
            return HOSHI_E_INVALID;
        v[n] = one_of(text(e, "id"), source);
        v[n++].then = e;
    }
    qsort(v, n, sizeof *v, by_key);
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i + 1; end < n && same(&v[i], &v[end]) == 0;)
            end++;
        if (!match(p, v + i, end - i))
            return HOSHI_E_INVALID;
    }
    p->has_then = true;
    p->then_as_of = day;
    p->n_then = (uint32_t)n_then;
    return HOSHI_OK;
}
