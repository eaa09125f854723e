#include "app/session/mapping.h"

#include <hoshi/builtin.h>
#include <string.h>

#include "diag/diag.h"

#define EXTENDED_MAX 16 /* catalogues that one extends, one above the other */

static void add(const struct hoshi_catalog **known, size_t *n, const struct hoshi_catalog *cat)
{
    for (size_t i = 0; i < *n; i++) {
        if (strcmp(known[i]->name, cat->name) == 0)
            return;
    }
    known[(*n)++] = cat;
}

static size_t n_builtin(void)
{
    size_t n = 0;
    while (hoshi_catalog_ids[n] != NULL)
        n++;
    return n;
}

static enum hoshi_rc load_builtin(struct hoshi_session *s, size_t i, struct hoshi_catalog **ret_cat)
{
    struct hoshi_input in;
    enum hoshi_rc rc = hoshi_builtin_find(HOSHI_BUILTIN_CATALOG, hoshi_catalog_ids[i], &in);
    return rc == HOSHI_OK ? hoshi_catalog_load(&in, &s->arena, &s->diags, ret_cat) : rc;
}

enum hoshi_rc hoshi_session_known(struct hoshi_session *s, struct hoshi_catalog *const *given,
                                  size_t n, const struct hoshi_catalog *const **ret_known,
                                  size_t *ret_n)
{
    const struct hoshi_catalog **known = hoshi_arena_array(
        &s->arena, n * EXTENDED_MAX + n_builtin(), sizeof(const struct hoshi_catalog *));
    size_t n_known = 0;
    if (known == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < n; i++) {
        const struct hoshi_catalog *cat = given[i];
        for (size_t k = 0; k < EXTENDED_MAX && cat != NULL; k++, cat = cat->base)
            add(known, &n_known, cat);
    }
    for (size_t i = 0; i < n_builtin(); i++) {
        struct hoshi_catalog *cat = NULL;
        enum hoshi_rc rc = load_builtin(s, i, &cat);
        if (rc != HOSHI_OK)
            return rc;
        add(known, &n_known, cat);
    }
    *ret_known = known;
    *ret_n = n_known;
    return HOSHI_OK;
}

bool hoshi_catalog_covers(const struct hoshi_catalog *cat, const char *name)
{
    for (; cat != NULL; cat = cat->base) {
        if (strcmp(cat->name, name) == 0)
            return true;
    }
    return false;
}

static bool leads(const struct hoshi_mapping *map, const struct hoshi_catalog *from,
                  const struct hoshi_catalog *to)
{
    return hoshi_catalog_covers(from, map->from.s) && hoshi_catalog_covers(to, map->to.s);
}

/* That its ids are there, the tests have seen. */
static enum hoshi_rc find_builtin(struct hoshi_session *s, const struct hoshi_catalog *from,
                                  const struct hoshi_catalog *to, struct hoshi_mapping **ret_map)
{
    struct hoshi_input in;
    struct hoshi_mapping *map = NULL;
    *ret_map = NULL;
    for (size_t n = 0; hoshi_builtin_at(HOSHI_BUILTIN_MAPPING, n, &in) != NULL; n++) {
        enum hoshi_rc rc = hoshi_mapping_load(&in, NULL, 0, &s->arena, &s->diags, &map);
        if (rc != HOSHI_OK)
            return rc;
        if (!leads(map, from, to))
            continue;
        *ret_map = map;
        break;
    }
    return HOSHI_OK;
}

enum hoshi_rc hoshi_session_mapping(struct hoshi_session *s, const char *path,
                                    struct hoshi_catalog *from, struct hoshi_catalog *to,
                                    struct hoshi_mapping **ret_map)
{
    struct hoshi_catalog *const given[] = {from, to};
    const struct hoshi_catalog *const *known;
    struct hoshi_mapping *map = NULL;
    struct hoshi_input in;
    size_t n_known;
    if (path == NULL)
        return find_builtin(s, from, to, ret_map);
    enum hoshi_rc rc = hoshi_session_read(s, path, &in);
    if (rc == HOSHI_OK)
        rc = hoshi_session_known(s, given, 2, &known, &n_known);
    if (rc == HOSHI_OK)
        rc = hoshi_mapping_load(&in, known, n_known, &s->arena, &s->diags, &map);
    if (rc != HOSHI_OK)
        return rc;
    if (!leads(map, from, to)) {
        hoshi_diag_add(&s->diags, map->diag_source, HOSHI_HS1705, map->from.span, map->from.s,
                       map->to.s, NULL);
        return HOSHI_E_INVALID;
    }
    *ret_map = map;
    return HOSHI_OK;
}
