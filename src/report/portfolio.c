/* Rows of a portfolio from batch records. A record comes out of a worker that has read foreign
 * bytes, so nothing in it is believed: kinds, ranges and ids are checked before they are used. */
#include <hoshi/portfolio.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "base/str.h"

void hoshi_portfolio_init(struct hoshi_portfolio *p, const struct hoshi_catalog *catalog,
                          const struct hoshi_policy *policy, const struct hoshi_overlay *overlay,
                          hoshi_day as_of, struct hoshi_arena *arena)
{
    memset(p, 0, sizeof *p);
    p->catalog = catalog;
    p->policy = policy;
    p->overlay = overlay;
    p->as_of = as_of;
    p->arena = arena;
}

static const cJSON *get(const cJSON *from, const char *key)
{
    return cJSON_GetObjectItemCaseSensitive(from, key);
}

static const char *text(const cJSON *from, const char *key)
{
    const cJSON *e = get(from, key);
    return cJSON_IsString(e) ? e->valuestring : NULL;
}

static bool number(const cJSON *from, const char *key, double max, uint32_t *ret_value)
{
    const cJSON *e = get(from, key);
    if (!cJSON_IsNumber(e) || !(e->valuedouble >= 0 && e->valuedouble <= max))
        return false;
    *ret_value = (uint32_t)e->valuedouble;
    return true;
}

/* Copies a text; NULL stays NULL. */
static const char *keep(struct hoshi_portfolio *p, const char *s, bool *nomem)
{
    if (s == NULL)
        return NULL;
    const char *copy = hoshi_arena_strndup(p->arena, s, strlen(s));
    *nomem = *nomem || copy == NULL;
    return copy;
}

static struct hoshi_portfolio_row *new_row(struct hoshi_portfolio *p)
{
    if (p->n == p->cap) {
        size_t cap = p->cap != 0 ? p->cap * 2 : 64;
        struct hoshi_portfolio_row *more = hoshi_arena_array(p->arena, cap, sizeof *more);
        if (more == NULL)
            return NULL;
        if (p->n != 0)
            memcpy(more, p->row, p->n * sizeof *more);
        p->row = more;
        p->cap = cap;
    }
    struct hoshi_portfolio_row *row = &p->row[p->n];
    memset(row, 0, sizeof *row);
    return row;
}

/* The criteria that are measured: up to the asked star, less ignored, plus added. */
static bool measure(const struct hoshi_portfolio *p, const cJSON *asked,
                    struct hoshi_portfolio_row *row, bool *measured)
{
    const struct hoshi_catalog *cat = p->catalog;
    for (size_t i = 0; i < cat->n_criterion; i++)
        measured[i] = cat->criterion[i]->star <= row->measured;
    static const char *const key[] = {"ignored", "added"};
    for (int k = 0; k < 2 && row->asked != 0; k++) {
        const cJSON *e;
        cJSON_ArrayForEach(e, get(asked, key[k])) {
            const char *id = text(e, "criterion");
            const struct hoshi_criterion *crit = id != NULL ? hoshi_catalog_find(cat, id) : NULL;
            if (crit == NULL)
                return false;
            measured[crit->index] = k == 1;
        }
    }
    return true;
}

static bool outcome_of(const char *code, struct hoshi_outcome *ret)
{
    for (int k = 0; code != NULL && k < HOSHI_OUTCOME_COUNT_; k++) {
        if (strcmp(code, hoshi_outcome_code((enum hoshi_outcome_kind)k)) != 0)
            continue;
        *ret = (struct hoshi_outcome){(enum hoshi_outcome_kind)k, HOSHI_REASON_NONE};
        return true;
    }
    return false;
}

static void count(struct hoshi_tally *t, enum hoshi_outcome_kind kind)
{
    t->total++;
    t->met += kind == HOSHI_OUTCOME_MET;
    t->na_claimed += kind == HOSHI_OUTCOME_NA_CLAIMED;
    t->out_of_play += kind == HOSHI_OUTCOME_OUT_OF_PLAY;
    t->gap += kind == HOSHI_OUTCOME_GAP;
    t->open += kind == HOSHI_OUTCOME_OPEN;
}

static bool read_criteria(const struct hoshi_portfolio *p, const cJSON *result,
                          struct hoshi_portfolio_row *row, const bool *measured)
{
    size_t i = 0;
    const cJSON *e;
    cJSON_ArrayForEach(e, get(result, "criteria")) {
        const char *id = text(e, "id");
        struct hoshi_outcome outcome;
        if (i == p->catalog->n_criterion || id == NULL ||
            strcmp(id, p->catalog->criterion[i]->id.s) != 0 ||
            !outcome_of(text(e, "outcome"), &outcome))
            return false;
        if (measured[i]) {
            count(&row->tally, outcome.kind);
            count(&row->group[p->catalog->criterion[i]->requirement->group->index], outcome.kind);
            if (outcome.kind == HOSHI_OUTCOME_GAP || outcome.kind == HOSHI_OUTCOME_OPEN)
                row->missing[i / 8] |= (unsigned char)(1u << (i % 8));
        }
        i++;
    }
    return i == p->catalog->n_criterion;
}

static enum hoshi_rc read_result(struct hoshi_portfolio *p, const cJSON *result,
                                 struct hoshi_portfolio_row *row)
{
    const struct hoshi_catalog *cat = p->catalog;
    const cJSON *asked = get(result, "asked"), *findings = get(result, "findings");
    uint32_t star = 0, asked_star = 0;
    bool nomem = false;
    bool *measured = hoshi_arena_array(p->arena, cat->n_criterion, sizeof *measured);
    row->group = hoshi_arena_array(p->arena, cat->n_group, sizeof *row->group);
    row->missing = hoshi_arena_alloc(p->arena, cat->n_criterion / 8 + 1);
    if (measured == NULL || row->group == NULL || row->missing == NULL)
        return HOSHI_E_NOMEM;
    if (!number(result, "star", 9, &star) || !cJSON_IsArray(findings))
        return HOSHI_E_INVALID;
    if (cJSON_IsObject(asked) && !number(asked, "star", 9, &asked_star))
        return HOSHI_E_INVALID;
    row->star = (uint8_t)star;
    row->asked = (uint8_t)asked_star;
    row->measured = asked_star != 0 || cat->n_level == 0 ? row->asked : cat->level[0].star;
    row->n_finding = (uint32_t)cJSON_GetArraySize(findings);
    row->class_id = keep(p, text(asked, "class"), &nomem);
    const char *due = text(asked, "due");
    if (due != NULL && hoshi_date_parse(hoshi_str_from(due), &row->due) != HOSHI_OK)
        return HOSHI_E_INVALID;
    if (!measure(p, asked, row, measured) || !read_criteria(p, result, row, measured))
        return HOSHI_E_INVALID;
    row->reached = row->tally.total != row->tally.out_of_play && row->tally.gap == 0 &&
                   row->tally.open == 0;
    return nomem ? HOSHI_E_NOMEM : HOSHI_OK;
}

enum hoshi_rc hoshi_portfolio_add(struct hoshi_portfolio *p, const struct cJSON *record)
{
    struct hoshi_portfolio_row *row = new_row(p);
    const cJSON *error = get(record, "error"), *result = get(record, "result");
    const cJSON *org = get(cJSON_IsObject(result) ? result : record, "organization");
    bool nomem = false;
    enum hoshi_rc rc = HOSHI_OK;
    if (row == NULL)
        return HOSHI_E_NOMEM;
    row->source = keep(p, text(record, "source"), &nomem);
    row->id = keep(p, text(org, "id"), &nomem);
    row->name = keep(p, text(org, "name"), &nomem);
    if (cJSON_IsObject(error)) {
        row->error_code = keep(p, text(error, "code"), &nomem);
        row->error = keep(p, text(error, "message"), &nomem);
        rc = row->error_code != NULL ? HOSHI_OK : HOSHI_E_INVALID;
    } else {
        rc = cJSON_IsObject(result) ? read_result(p, result, row) : HOSHI_E_INVALID;
    }
    if (nomem || rc == HOSHI_E_NOMEM)
        return HOSHI_E_NOMEM;
    if (rc != HOSHI_OK || row->source == NULL)
        return HOSHI_E_INVALID;
    p->n_error += row->error_code != NULL;
    p->n++;
    return HOSHI_OK;
}

static int compare_text(const char *a, const char *b)
{
    return strcmp(a != NULL ? a : "", b != NULL ? b : "");
}

/* The rule that the page states; source and address make the order total. */
static int talk_first(const void *pa, const void *pb)
{
    const struct hoshi_portfolio_row *a = *(struct hoshi_portfolio_row *const *)pa;
    const struct hoshi_portfolio_row *b = *(struct hoshi_portfolio_row *const *)pb;
    if (a->asked != b->asked)
        return a->asked > b->asked ? -1 : 1;
    hoshi_day due_a = a->due != 0 ? a->due : INT32_MAX, due_b = b->due != 0 ? b->due : INT32_MAX;
    if (due_a != due_b)
        return due_a < due_b ? -1 : 1;
    uint32_t missing_a = a->tally.gap + a->tally.open, missing_b = b->tally.gap + b->tally.open;
    if (missing_a != missing_b)
        return missing_a > missing_b ? -1 : 1;
    int c = compare_text(a->id, b->id);
    if (c == 0)
        c = compare_text(a->source, b->source);
    return c != 0 ? c : (a > b) - (a < b);
}

enum hoshi_rc hoshi_portfolio_rank(struct hoshi_portfolio *p)
{
    struct hoshi_portfolio_row **order = hoshi_arena_array(p->arena, p->n, sizeof *order);
    size_t n = 0;
    if (order == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < p->n; i++) {
        p->row[i].rank = 0;
        if (p->row[i].error_code == NULL && !p->row[i].reached)
            order[n++] = &p->row[i];
    }
    qsort(order, n, sizeof *order, talk_first);
    for (size_t i = 0; i < n; i++)
        order[i]->rank = (uint32_t)i + 1;
    return HOSHI_OK;
}

uint32_t hoshi_portfolio_missing(const struct hoshi_portfolio *p, uint32_t index)
{
    uint32_t n = 0;
    for (size_t i = 0; i < p->n; i++)
        n += p->row[i].missing != NULL && (p->row[i].missing[index / 8] >> (index % 8) & 1) != 0;
    return n;
}
