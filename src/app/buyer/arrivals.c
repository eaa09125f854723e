#include "app/buyer/arrivals.h"

#include <stdlib.h>
#include <string.h>

#include "app/batch/company_name.h"
#include "base/id_key.h"
#include "base/str.h"

/* --- whom the buyer asks */

static int by_id(const void *a, const void *b)
{
    return strcmp((*(struct hoshi_arrival *const *)a)->id, (*(struct hoshi_arrival *const *)b)->id);
}

static int by_key(const void *a, const void *b)
{
    const struct hoshi_arrival *x = *(struct hoshi_arrival *const *)a;
    const struct hoshi_arrival *y = *(struct hoshi_arrival *const *)b;
    int c = strcmp(x->key, y->key);
    return c != 0 ? c : strcmp(x->id, y->id);
}

static const char *key_of(struct hoshi_arena *arena, struct hoshi_str id)
{
    struct hoshi_buf key;
    hoshi_buf_init(&key, 0);
    hoshi_id_key(id, &key);
    const char *kept =
        key.failed ? NULL : hoshi_arena_strndup(arena, key.n != 0 ? key.p : "", key.n);
    hoshi_buf_release(&key);
    return kept;
}

static bool add(struct hoshi_arrivals *a, const char *id, const char *name, uint8_t decided)
{
    struct hoshi_arrival *one = &a->v[a->n];
    *one = (struct hoshi_arrival){.id = id,
                                  .name = name,
                                  .key = key_of(a->arena, hoshi_str_from(id)),
                                  .ask = hoshi_overlay_ask(a->overlay, id, decided)};
    a->by_id[a->n] = a->by_key[a->n] = one;
    a->n++;
    return one->key != NULL;
}

static bool add_all(struct hoshi_arrivals *a)
{
    bool ok = true;
    for (size_t i = 0; a->list != NULL && i < a->list->n && ok; i++)
        ok = add(a, a->list->v[i].id, a->list->v[i].name, a->list->v[i].asked);
    for (size_t i = 0; a->overlay != NULL && i < a->overlay->n_supplier && ok; i++) {
        const char *id = a->overlay->supplier[i].id.s;
        bool listed = a->list != NULL && hoshi_suppliers_find(a->list, hoshi_str_from(id)) != NULL;
        ok = listed || add(a, id, NULL, 0);
    }
    return ok;
}

static int compare_id(const void *id, const void *arrival)
{
    const struct hoshi_arrival *one = *(struct hoshi_arrival *const *)arrival;
    return hoshi_str_cmp(*(const struct hoshi_str *)id, hoshi_str_from(one->id));
}

static struct hoshi_arrival *find(const struct hoshi_arrivals *a, struct hoshi_str id)
{
    struct hoshi_arrival **hit = id.p != NULL && a->n != 0
                                     ? bsearch(&id, a->by_id, a->n, sizeof *a->by_id, compare_id)
                                     : NULL;
    return hit != NULL ? *hit : NULL;
}

/* The supplier whose id is nearly this one, or NULL. */
static const struct hoshi_arrival *find_near(const struct hoshi_arrivals *a, struct hoshi_str id)
{
    struct hoshi_buf key;
    size_t from = 0, to = a->n;
    hoshi_buf_init(&key, 0);
    hoshi_id_key(id, &key);
    struct hoshi_str wanted = {key.p, key.n};
    while (wanted.n != 0 && from < to) { /* the first of those with this key */
        size_t at = from + (to - from) / 2;
        bool below = hoshi_str_cmp(hoshi_str_from(a->by_key[at]->key), wanted) < 0;
        from = below ? at + 1 : from;
        to = below ? to : at;
    }
    const struct hoshi_arrival *hit =
        wanted.n != 0 && from < a->n && hoshi_str_eq(wanted, a->by_key[from]->key) ? a->by_key[from]
                                                                                   : NULL;
    hoshi_buf_release(&key);
    return hit;
}

static bool is_id_byte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (unsigned char)c >= 0x80;
}

/* "in/S-00042_回答.yaml": the supplier whose id the name of a file begins with, the longest one. */
static const struct hoshi_arrival *find_named(const struct hoshi_arrivals *a,
                                              struct hoshi_str source)
{
    struct hoshi_str name = hoshi_str_base_name(source);
    const struct hoshi_arrival *hit = NULL;
    for (size_t n = name.n; n != 0 && hit == NULL; n--) {
        if (n == name.n || !is_id_byte(name.p[n]))
            hit = find(a, (struct hoshi_str){name.p, n});
    }
    return hit;
}

/* The list and the overlay may write one id in two ways. */
static void find_twins(struct hoshi_arrivals *a)
{
    for (size_t i = 1; i < a->n; i++) {
        struct hoshi_arrival *one = a->by_key[i - 1], *other = a->by_key[i];
        if (*one->key == '\0' || strcmp(one->key, other->key) != 0)
            continue;
        one->twin = other;
        other->twin = one;
    }
}

const char *hoshi_arrival_similar(const struct hoshi_arrival *one)
{
    bool twin_came = one->twin != NULL && one->twin->n_sheet != 0;
    return one->similar == NULL && twin_came ? one->twin->id : one->similar;
}

/* --- what a record is to the buyer */

static void look(const struct hoshi_record_watch *watch, struct hoshi_record *record)
{
    const struct hoshi_arrivals *a = watch->user;
    const struct hoshi_arrival *one = find(a, record->id);
    const struct hoshi_arrival *near = NULL;
    if (one == NULL && record->id.p != NULL)
        near = find_near(a, record->id);
    else if (one == NULL && record->error_code.p != NULL && record->source.p != NULL)
        near = find_named(a, record->source);
    if (one != NULL && one->name != NULL && record->name.p != NULL &&
        hoshi_company_names_differ(record->name, hoshi_str_from(one->name)))
        record->listed_name = hoshi_str_from(one->name);
    if (near != NULL)
        record->similar_id = hoshi_str_from(near->id);
    if (record->state == HOSHI_RECORD_STATE_RECEIVED && record->asked.star == 0)
        record->state = one != NULL ? HOSHI_RECORD_STATE_UNDECIDED : HOSHI_RECORD_STATE_NOT_ASKED;
    if (record->error_code.p == NULL || record->id.p == NULL)
        return;
    struct hoshi_overlay_ask ask = one != NULL ? one->ask : hoshi_overlay_ask(a->overlay, NULL, 0);
    if (ask.star == 0) /* as of a judged sheet: nothing is asked, so nothing is due */
        return;
    record->asked.star = ask.star;
    record->due = ask.due;
    record->class_id = hoshi_str_from(ask.cls != NULL ? ask.cls->id.s : NULL);
}

static bool absent(const struct hoshi_record_watch *watch, size_t *at,
                   struct hoshi_record *ret_record)
{
    const struct hoshi_arrivals *a = watch->user;
    for (; *at < a->n; (*at)++) {
        const struct hoshi_arrival *one = &a->v[*at];
        if (one->ask.star == 0 || one->n_sheet != 0 || one->n_refused != 0)
            continue;
        bool overdue = one->ask.due != 0 && one->ask.due < a->as_of;
        *ret_record = (struct hoshi_record){
            .state = overdue ? HOSHI_RECORD_STATE_OVERDUE : HOSHI_RECORD_STATE_MISSING,
            .id = hoshi_str_from(one->id),
            .name = hoshi_str_from(one->name),
            .similar_id = hoshi_str_from(hoshi_arrival_similar(one)),
            .asked = {.star = one->ask.star},
            .due = one->ask.due,
            .class_id = hoshi_str_from(one->ask.cls != NULL ? one->ask.cls->id.s : NULL),
        };
        (*at)++;
        return true;
    }
    return false;
}

/* --- counting */

static const char *keep(struct hoshi_arrivals *a, struct hoshi_str s)
{
    return hoshi_arena_strndup(a->arena, s.p, s.n);
}

static enum hoshi_reach reach_of(const struct hoshi_record *record)
{
    if (record->asked.verdict == HOSHI_VERDICT_MET)
        return HOSHI_REACH_FIRM;
    return record->asked.verdict == HOSHI_VERDICT_MET_WITH_ASSUMPTION ? HOSHI_REACH_IF_ACCEPTED
                                                                      : HOSHI_REACH_NOT;
}

static enum hoshi_rc add_other(struct hoshi_arrivals *a, const struct hoshi_record *record)
{
    if (a->n_other == a->cap_other) {
        size_t cap = a->cap_other != 0 ? a->cap_other * 2 : 64;
        struct hoshi_arrival_other *more = hoshi_arena_array(a->arena, cap, sizeof *more);
        if (more == NULL)
            return HOSHI_E_NOMEM;
        if (a->n_other != 0)
            memcpy(more, a->other, a->n_other * sizeof *more);
        a->other = more;
        a->cap_other = cap;
    }
    bool has_id = record->id.n != 0;
    const char *name = keep(a, has_id ? record->id : record->source);
    if (name == NULL)
        return HOSHI_E_NOMEM;
    a->other[a->n_other++] =
        (struct hoshi_arrival_other){name, has_id, record->asked.star != 0, reach_of(record)};
    return HOSHI_OK;
}

static void add_sheet(struct hoshi_arrival *one, const struct hoshi_record *record)
{
    enum hoshi_reach reach = reach_of(record);
    if (one->n_sheet == 0 || reach < one->reach)
        one->reach = reach;
    one->is_in_part = one->is_in_part || record->scope.p != NULL || record->left_out.p != NULL;
    one->n_sheet++;
}

static enum hoshi_rc on_record(struct hoshi_record_sink *sink, const struct hoshi_record *record)
{
    struct hoshi_arrivals *a = sink->user;
    bool refused = record->error_code.p != NULL;
    if (record->source.p == NULL || record->state == HOSHI_RECORD_STATE_SUPERSEDED)
        return HOSHI_OK;
    struct hoshi_arrival *one = find(a, record->id), *near = find(a, record->similar_id);
    if (one != NULL && !refused)
        add_sheet(one, record);
    if (one != NULL) {
        one->n_refused += refused;
        one->has_other_name = one->has_other_name || record->listed_name.p != NULL;
    }
    if (near != NULL && near->similar == NULL && record->id.p != NULL &&
        (near->similar = keep(a, record->id)) == NULL)
        return HOSHI_E_NOMEM;
    return one != NULL || refused ? HOSHI_OK : add_other(a, record);
}

enum hoshi_rc hoshi_arrivals_start(struct hoshi_arrivals *a, const struct hoshi_suppliers *list,
                                   const struct hoshi_overlay *overlay, hoshi_day as_of,
                                   struct hoshi_arena *arena)
{
    size_t n = (list != NULL ? list->n : 0) + (overlay != NULL ? overlay->n_supplier : 0);
    *a = (struct hoshi_arrivals){.list = list,
                                 .overlay = overlay,
                                 .as_of = as_of,
                                 .arena = arena,
                                 .sink = {.record = on_record, .user = a},
                                 .watch = {.look = look, .absent = absent, .user = a}};
    a->v = hoshi_arena_array(arena, n, sizeof *a->v);
    a->by_id = hoshi_arena_array(arena, n, sizeof(void *));
    a->by_key = hoshi_arena_array(arena, n, sizeof(void *));
    if (a->v == NULL || a->by_id == NULL || a->by_key == NULL || !add_all(a))
        return HOSHI_E_NOMEM;
    qsort(a->by_id, a->n, sizeof(void *), by_id);
    qsort(a->by_key, a->n, sizeof(void *), by_key);
    find_twins(a);
    return HOSHI_OK;
}
