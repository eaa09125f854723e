/* Whose results they are. A company is its number, or its name while it has none, and never one of
 * another corporate number; what is under a name only belongs to the company that has this name, if
 * there is just one. */
#include <string.h>

#include "app/history/place.h"
#include "app/session/complain.h"
#include "base/str.h"
#include "i18n/msg.h"
#include "model/company.h"

#define LIST_BYTES 1024

static const char *id_of(const struct hoshi_history_entry *e)
{
    const char *id = e->side.organization_id;
    return id != NULL && *id != '\0' ? id : NULL;
}

static const char *corporation_of(const struct hoshi_history_entry *e)
{
    const char *number = e->side.corporate_number;
    return number != NULL && *number != '\0' ? number : NULL;
}

static const char *name_of(const struct hoshi_history_entry *e)
{
    return e->side.organization != NULL ? e->side.organization : "";
}

/* The one number that goes with a name; NULL: none, or several. */
static const char *id_of_name(const struct hoshi_history *h, const struct hoshi_history_entry *e)
{
    const char *id = NULL, *name = name_of(e), *corporation = corporation_of(e);
    for (size_t i = 0; i < h->n; i++) {
        const char *other = id_of(&h->entry[i]), *of = corporation_of(&h->entry[i]);
        bool is_other = corporation != NULL && of != NULL && strcmp(corporation, of) != 0;
        if (other == NULL || is_other || *name == '\0' || strcmp(name_of(&h->entry[i]), name) != 0)
            continue;
        if (id != NULL && strcmp(id, other) != 0)
            return NULL;
        id = other;
    }
    return id;
}

/* By what companies are told apart. */
static struct hoshi_company key_of(const struct hoshi_history *all,
                                   const struct hoshi_history_entry *e)
{
    struct hoshi_company key = {corporation_of(e), id_of(e), name_of(e)};
    key.id = key.id != NULL ? key.id : id_of_name(all, e);
    return key;
}

/* A name that goes with several numbers is nobody's among them. */
static bool same_key(struct hoshi_company a, struct hoshi_company b)
{
    bool by_corporation = a.corporation != NULL && b.corporation != NULL;
    return (by_corporation || (a.id == NULL) == (b.id == NULL)) &&
           hoshi_company_relation(a, b) == HOSHI_COMPANY_SAME;
}

static bool is_called(struct hoshi_company key, const char *word)
{
    return strcmp(word, key.name) == 0 || (key.id != NULL && strcmp(word, key.id) == 0) ||
           (key.corporation != NULL && strcmp(word, key.corporation) == 0);
}

static bool is_of_catalogue(const struct hoshi_history_query *q,
                            const struct hoshi_history_entry *e)
{
    return q->catalog == NULL || strcmp(q->catalog, e->side.catalogue_id) == 0;
}

static bool is_asked(const struct hoshi_history_query *q, const struct hoshi_history_entry *e,
                     struct hoshi_company key)
{
    bool company =
        q->n_company == 0 || (q->before != NULL && key.id == NULL && key.corporation == NULL &&
                              strcmp(q->before, key.name) == 0);
    for (size_t i = 0; i < q->n_company && !company; i++)
        company = is_called(key, q->company[i]);
    return company && is_of_catalogue(q, e);
}

static void put_company(struct hoshi_buf *list, struct hoshi_company key)
{
    hoshi_buf_puts(list, list->n != 0 ? ", " : "");
    const char *number = key.id != NULL ? key.id : key.corporation;
    hoshi_buf_puts(list, *key.name != '\0' ? key.name : number != NULL ? "" : "-");
    if (number == NULL)
        return;
    hoshi_buf_puts(list, *key.name != '\0' ? " (" : "");
    hoshi_buf_puts(list, number);
    hoshi_buf_puts(list, *key.name != '\0' ? ")" : "");
}

/* Each company once, by the name that it had first; how many there are. */
static size_t companies(const struct hoshi_company *key, size_t n, struct hoshi_buf *list)
{
    size_t n_company = 0;
    for (size_t i = 0; i < n; i++) {
        size_t j = 0;
        while (j < i && !same_key(key[i], key[j]))
            j++;
        if (j < i)
            continue;
        n_company++;
        if (list->n < LIST_BYTES)
            put_company(list, key[i]);
        else if (!hoshi_str_ends(list->p, "…"))
            hoshi_buf_puts(list, ", …");
    }
    return n_company;
}

/* Each catalogue once. */
static void put_catalogues(const struct hoshi_history *h, struct hoshi_buf *list)
{
    for (size_t i = 0; i < h->n && list->n < LIST_BYTES; i++) {
        size_t j = 0;
        while (j < i && strcmp(h->entry[i].side.catalogue_id, h->entry[j].side.catalogue_id) != 0)
            j++;
        if (j < i)
            continue;
        hoshi_buf_puts(list, list->n != 0 ? ", " : "");
        hoshi_buf_puts(list, h->entry[i].side.catalogue_id);
    }
}

static enum hoshi_rc complain(struct hoshi_session *s, const char *path, enum hoshi_diag_code code,
                              const char *a0, struct hoshi_buf *list)
{
    (void)hoshi_session_complain(s, path, code, a0 != NULL ? a0 : list->p,
                                 a0 != NULL ? list->p : NULL, NULL);
    return HOSHI_E_UNSUPPORTED;
}

/* What there is instead. */
static enum hoshi_rc complain_none(struct hoshi_session *s, const char *path,
                                   const struct hoshi_history_query *query, const char *word,
                                   const struct hoshi_history *h, const struct hoshi_company *key,
                                   struct hoshi_buf *list)
{
    hoshi_buf_clear(list);
    if (query->catalog != NULL) {
        put_catalogues(h, list);
        return complain(s, path, HOSHI_HS3043, query->catalog, list);
    }
    (void)companies(key, h->n, list);
    return complain(s, path, HOSHI_HS3042, word, list);
}

/* Whose results a word names: somebody's, and nobody else's. */
static enum hoshi_rc check_word(struct hoshi_session *s, const char *path,
                                const struct hoshi_history_query *query, const char *word,
                                const struct hoshi_history *h, const struct hoshi_company *key,
                                struct hoshi_buf *list)
{
    struct hoshi_company *named = hoshi_arena_array(&s->arena, h->n, sizeof *named);
    size_t n = 0;
    if (named == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < h->n; i++) {
        if (is_called(key[i], word) && is_of_catalogue(query, &h->entry[i]))
            named[n++] = key[i];
    }
    hoshi_buf_clear(list);
    if (n == 0)
        return query->may_be_none ? HOSHI_OK : complain_none(s, path, query, word, h, key, list);
    return companies(named, n, list) > 1 ? complain(s, path, HOSHI_HS3040, NULL, list) : HOSHI_OK;
}

static enum hoshi_rc check(struct hoshi_session *s, const char *path,
                           const struct hoshi_history_query *query, const struct hoshi_history *h,
                           const struct hoshi_company *key, struct hoshi_buf *list)
{
    enum hoshi_rc rc = HOSHI_OK;
    size_t n = 0;
    for (size_t i = 0; i < query->n_company && rc == HOSHI_OK; i++)
        rc = check_word(s, path, query, query->company[i], h, key, list);
    for (size_t i = 0; i < h->n; i++)
        n += is_asked(query, &h->entry[i], key[i]);
    if (rc == HOSHI_OK && n == 0 && h->n != 0 && !query->may_be_none)
        rc = complain_none(s, path, query, NULL, h, key, list);
    return rc;
}

enum hoshi_rc hoshi_history_pick(struct hoshi_session *s, const char *path,
                                 const struct hoshi_history_query *query, struct hoshi_history *h)
{
    struct hoshi_company *key = hoshi_arena_array(&s->arena, h->n, sizeof *key);
    struct hoshi_buf list;
    size_t kept = 0;
    if (key == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < h->n; i++)
        key[i] = key_of(h, &h->entry[i]);
    hoshi_buf_init(&list, 0);
    enum hoshi_rc rc = check(s, path, query, h, key, &list);
    for (size_t i = 0; i < h->n && rc == HOSHI_OK; i++) {
        if (!is_asked(query, &h->entry[i], key[i]))
            continue;
        key[kept] = key[i];
        h->entry[kept++] = h->entry[i];
    }
    h->n = kept;
    hoshi_buf_clear(&list);
    if (rc == HOSHI_OK && query->one_company && query->n_company == 0 &&
        companies(key, kept, &list) > 1)
        rc = complain(s, path, HOSHI_HS3040, NULL, &list);
    rc = list.failed ? HOSHI_E_NOMEM : rc;
    hoshi_buf_release(&list);
    return rc;
}
