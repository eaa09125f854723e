#include "app/catalogue/diff.h"

#include <stdlib.h>
#include <string.h>

#include "base/digits.h"
#include "base/lang.h"
#include "base/str.h"
#include "codec/bind/differ.h"
#include "codec/bind/spec.h"

/* Lists whose rows are compared one by one, and what every row shows anyway. */
static const char *const apart[] = {"levels",   "conditions", "groups",  "requirements",
                                    "criteria", "id",         "edition", NULL};

/* What a criterion asks, and what only helps to answer. Judgement may read any other field. */
static const char *const asks[] = {"text", "items", "alternatives", NULL};
static const char *const helps[] = {"question",    "why",
                                    "how",         "evidence",
                                    "effort",      "owner",
                                    "borrows",     "builds_on",
                                    "note",        "builds_on_kind",
                                    "reason",      "source",
                                    "confidence",  "title",
                                    "publisher",   "licence",
                                    "attribution", "ends",
                                    "status",      "no_means",
                                    "aim",         "refs",
                                    "refs_basis",  "refs_confidence",
                                    "assessment",  "csf2_category",
                                    "requirement", "group",
                                    NULL};

/* A row as the comparison sees it. */
struct row {
    const char *id;
    const void *base;
    const struct hoshi_text *text;
    const char *in;  /* id of the row it belongs to, or NULL */
    bool taken;      /* of the older catalogue: a row of the newer one is what became of it */
    struct row *was; /* of the newer one: that row */
};

enum hoshi_catalog_change hoshi_catalog_change_of(enum hoshi_catalog_row row, const char *field)
{
    /* a condition has no text: its question is what was answered */
    bool is_asked = hoshi_list_has(asks, field) ||
                    (row == HOSHI_ROW_CONDITION && strcmp(field, "question") == 0);
    return is_asked                       ? HOSHI_CHANGE_ASKED
           : hoshi_list_has(helps, field) ? HOSHI_CHANGE_TEXTS
                                          : HOSHI_CHANGE_JUDGED;
}

static enum hoshi_catalog_change meaning(const struct hoshi_row_change *c)
{
    enum hoshi_catalog_change gravest = HOSHI_CHANGE_SAME;
    if (c->was == NULL || c->is == NULL)
        return c->was == NULL ? HOSHI_CHANGE_ADDED : HOSHI_CHANGE_REMOVED;
    if (strcmp(c->was, c->is) != 0)
        gravest = HOSHI_CHANGE_RENUMBERED;
    for (size_t i = 0; i < c->n_field; i++) {
        enum hoshi_catalog_change means = hoshi_catalog_change_of(c->row, c->field[i].field);
        gravest = means < gravest ? means : gravest;
    }
    return gravest;
}

static const struct hoshi_spec *spec_of(enum hoshi_catalog_row kind)
{
    const struct hoshi_spec *groups = hoshi_spec_of(&hoshi_catalog_spec, "groups"),
                            *requirements = hoshi_spec_of(groups, "requirements");
    const struct hoshi_spec *const of[HOSHI_ROW_COUNT_] = {
        [HOSHI_ROW_CATALOGUE] = &hoshi_catalog_spec,
        [HOSHI_ROW_LEVEL] = hoshi_spec_of(&hoshi_catalog_spec, "levels"),
        [HOSHI_ROW_CONDITION] = hoshi_spec_of(&hoshi_catalog_spec, "conditions"),
        [HOSHI_ROW_GROUP] = groups,
        [HOSHI_ROW_REQUIREMENT] = requirements,
        [HOSHI_ROW_CRITERION] = hoshi_spec_of(requirements, "criteria"),
    };
    return of[kind];
}

struct index;

struct work {
    struct hoshi_arena *arena;
    struct hoshi_catalog_diff *d;
    struct index *index;
    enum hoshi_rc rc;
};

/* A criterion that has moved to another requirement says so as if that were a field of its own. */
static void add_place(struct work *w, struct hoshi_row_change *c, const struct row *a,
                      const struct row *b)
{
    if (a == NULL || b == NULL || a->in == NULL || strcmp(a->in, b->in) == 0)
        return;
    struct hoshi_field_change *v = hoshi_arena_array(w->arena, c->n_field + 1, sizeof *v);
    if (v == NULL) {
        w->rc = HOSHI_E_NOMEM;
        return;
    }
    for (size_t i = 0; i < c->n_field; i++)
        v[i] = c->field[i];
    struct hoshi_field_change *in = &v[c->n_field++];
    in->field = c->row == HOSHI_ROW_CRITERION ? "requirement" : "group";
    for (int lang = 0; lang < HOSHI_LANG_COUNT_; lang++) {
        in->was.v[lang] = a->in;
        in->is.v[lang] = b->in;
    }
    c->field = v;
}

static void add(struct work *w, enum hoshi_catalog_row kind, const struct row *a,
                const struct row *b)
{
    struct hoshi_catalog_diff *d = w->d;
    struct hoshi_row_change *c = &d->row[d->n_row];
    const struct row *shown = b != NULL ? b : a;
    *c = (struct hoshi_row_change){.row = kind,
                                   .was = a != NULL ? a->id : NULL,
                                   .is = b != NULL ? b->id : NULL,
                                   .text = shown->text};
    if (a != NULL && b != NULL && w->rc == HOSHI_OK)
        w->rc = hoshi_fields_differ(spec_of(kind), a->base, b->base, apart, w->arena, &c->field,
                                    &c->n_field);
    if (w->rc == HOSHI_OK)
        add_place(w, c, a, b);
    c->means = meaning(c);
    if (kind == HOSHI_ROW_CRITERION)
        d->n_criterion[c->means]++;
    d->n_row += c->means != HOSHI_CHANGE_SAME;
}

/* --- which row became which */

/* Rows by what they are called, or by what they say in one language. */
struct entry {
    const char *key;
    struct row *row;
};

struct index {
    struct entry *v;
    size_t n;
};

enum { BY_ID = HOSHI_LANG_COUNT_, N_INDEX };

static int by_key(const void *pa, const void *pb)
{
    const struct entry *a = pa, *b = pb;
    int c = strcmp(a->key, b->key);
    return c != 0 ? c : (a->row > b->row) - (a->row < b->row);
}

static void fill(struct index *index, int by, struct row *row, size_t n)
{
    index->n = 0;
    for (size_t i = 0; i < n; i++) {
        const char *key = by == BY_ID ? row[i].id : row[i].text->v[by];
        if (key != NULL)
            index->v[index->n++] = (struct entry){key, &row[i]};
    }
    if (index->n > 1)
        qsort(index->v, index->n, sizeof *index->v, by_key);
}

/* The first of this key that nothing has become of, or NULL. */
static struct row *find(const struct index *index, const char *key)
{
    size_t lo = 0, hi = index->n;
    while (key != NULL && lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (strcmp(index->v[mid].key, key) < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    for (; key != NULL && lo < index->n && strcmp(index->v[lo].key, key) == 0; lo++) {
        if (!index->v[lo].row->taken)
            return index->v[lo].row;
    }
    return NULL;
}

/* What asked the same under a number that is gone. */
static struct row *renumbered(const struct index index[N_INDEX], const struct row *now)
{
    struct row *was = NULL;
    for (int lang = 0; lang < HOSHI_LANG_COUNT_ && was == NULL; lang++)
        was = find(&index[lang], now->text->v[lang]);
    return was;
}

/* Those of the same id first: only what is left can have got another number. */
static void compare(struct work *w, enum hoshi_catalog_row kind, struct row *a, size_t n_a,
                    struct row *b, size_t n_b)
{
    for (int by = 0; by < N_INDEX; by++)
        fill(&w->index[by], by, a, n_a);
    for (size_t i = 0; i < n_b; i++) {
        b[i].was = find(&w->index[BY_ID], b[i].id);
        if (b[i].was != NULL)
            b[i].was->taken = true;
    }
    for (size_t i = 0; i < n_b; i++) {
        if (b[i].was == NULL && kind == HOSHI_ROW_CRITERION)
            b[i].was = renumbered(w->index, &b[i]);
        if (b[i].was != NULL)
            b[i].was->taken = true;
        add(w, kind, b[i].was, &b[i]);
    }
    for (size_t i = 0; i < n_a; i++) {
        if (!a[i].taken)
            add(w, kind, &a[i], NULL);
    }
}

/* --- the rows of a catalogue */

static const char *level_name(const struct hoshi_level *l)
{
    return l->id.s != NULL ? l->id.s : hoshi_digit(l->star);
}

static size_t rows_of(const struct hoshi_catalog *cat, enum hoshi_catalog_row kind, struct row *v)
{
    size_t n = 0;
    switch (kind) {
    case HOSHI_ROW_LEVEL:
        for (; n < cat->n_level; n++)
            v[n] = (struct row){level_name(&cat->level[n]),
                                &cat->level[n],
                                &cat->level[n].title,
                                NULL,
                                false,
                                NULL};
        break;
    case HOSHI_ROW_CONDITION:
        for (; n < cat->n_condition; n++)
            v[n] = (struct row){cat->condition[n].id.s,
                                &cat->condition[n],
                                &cat->condition[n].question,
                                NULL,
                                false,
                                NULL};
        break;
    case HOSHI_ROW_GROUP:
        for (; n < cat->n_group; n++)
            v[n] = (struct row){
                cat->group[n].id.s, &cat->group[n], &cat->group[n].title, NULL, false, NULL};
        break;
    case HOSHI_ROW_REQUIREMENT:
        for (; n < cat->n_requirement; n++) {
            const struct hoshi_requirement *r = cat->requirement[n];
            v[n] = (struct row){r->id.s, r, &r->title, r->group->id.s, false, NULL};
        }
        break;
    case HOSHI_ROW_CRITERION:
        for (; n < cat->n_criterion; n++) {
            const struct hoshi_criterion *c = cat->criterion[n];
            v[n] = (struct row){c->id.s, c, &c->text, c->requirement->id.s, false, NULL};
        }
        break;
    case HOSHI_ROW_CATALOGUE:
        v[n++] = (struct row){cat->name, cat, &cat->title, NULL, false, NULL};
        break;
    case HOSHI_ROW_COUNT_:
        break;
    }
    return n;
}

static size_t n_rows(const struct hoshi_catalog *cat)
{
    return 1 + cat->n_level + cat->n_condition + cat->n_group + cat->n_requirement +
           cat->n_criterion;
}

static enum hoshi_rc compare_all(struct hoshi_arena *arena, struct hoshi_catalog_diff *d)
{
    struct index index[N_INDEX];
    struct work w = {arena, d, index, HOSHI_OK};
    size_t n_a = n_rows(d->from), n_b = n_rows(d->to);
    struct row *a = hoshi_arena_array(arena, n_a, sizeof *a);
    struct row *b = hoshi_arena_array(arena, n_b, sizeof *b);
    d->row = hoshi_arena_array(arena, n_a + n_b, sizeof *d->row);
    if (a == NULL || b == NULL || d->row == NULL)
        return HOSHI_E_NOMEM;
    for (int by = 0; by < N_INDEX; by++) {
        index[by].v = hoshi_arena_array(arena, n_a, sizeof *index[by].v);
        if (index[by].v == NULL)
            return HOSHI_E_NOMEM;
    }
    for (int k = 0; k < HOSHI_ROW_COUNT_; k++) {
        enum hoshi_catalog_row kind = (enum hoshi_catalog_row)k;
        n_a = rows_of(d->from, kind, a);
        n_b = rows_of(d->to, kind, b);
        if (kind == HOSHI_ROW_CATALOGUE) /* its own name is no change of a row */
            a[0].id = b[0].id;
        compare(&w, kind, a, n_a, b, n_b);
        if (kind == HOSHI_ROW_CATALOGUE && d->n_row != 0)
            d->row[0].was = d->from->name;
    }
    return w.rc;
}

enum hoshi_rc hoshi_catalogs_differ(struct hoshi_arena *arena, const struct hoshi_catalog *from,
                                    const struct hoshi_catalog *to,
                                    struct hoshi_catalog_diff *ret_diff)
{
    struct hoshi_catalog_diff d = {.from = from, .to = to};
    enum hoshi_rc rc = compare_all(arena, &d);
    if (rc == HOSHI_OK)
        *ret_diff = d;
    return rc;
}

enum hoshi_rc hoshi_catalog_differ(struct hoshi_session *s, const char *from, const char *to,
                                   struct hoshi_catalog_diff *ret_diff)
{
    enum hoshi_rc rc = hoshi_session_catalog(s, from);
    const struct hoshi_catalog *older = s->catalog;
    if (rc == HOSHI_OK)
        rc = hoshi_session_catalog(s, to);
    return rc == HOSHI_OK ? hoshi_catalogs_differ(&s->arena, older, s->catalog, ret_diff) : rc;
}
