/* Rows of a portfolio from batch records. A record comes out of a worker that has read foreign
 * bytes, so nothing in it is believed: kinds, ranges and ids are checked before they are used. */
#include <hoshi/portfolio.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "base/quote.h"
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

static void count(struct hoshi_tally *t, enum hoshi_outcome_kind kind)
{
    t->total++;
    t->met += kind == HOSHI_OUTCOME_MET;
    t->na_claimed += kind == HOSHI_OUTCOME_NA_CLAIMED;
    t->out_of_play += kind == HOSHI_OUTCOME_OUT_OF_PLAY;
    t->gap += kind == HOSHI_OUTCOME_GAP;
    t->open += kind == HOSHI_OUTCOME_OPEN;
}

/* One letter per criterion, in catalogue order. */
static const char letter[HOSHI_OUTCOME_COUNT_] = {
    [HOSHI_OUTCOME_OPEN] = 'o',        [HOSHI_OUTCOME_GAP] = 'g', [HOSHI_OUTCOME_NA_CLAIMED] = 'n',
    [HOSHI_OUTCOME_OUT_OF_PLAY] = 'x', [HOSHI_OUTCOME_MET] = 'm',
};
#define NOT_MEASURED '-'

/* Up to the star asked, less what is ignored, plus what is added; where nothing is asked, up to the
 * lowest star. */
static bool is_measured(const struct hoshi_result *r, const struct hoshi_criterion *crit)
{
    if (r->asked != NULL && r->asked->star != 0)
        return r->asked->judged[crit->index];
    return r->catalog->n_level != 0 && crit->star <= r->catalog->level[0].star;
}

void hoshi_portfolio_put(const struct hoshi_result *r, struct hoshi_buf *out)
{
    const struct hoshi_asked *asked = r->asked != NULL && r->asked->star != 0 ? r->asked : NULL;
    hoshi_buf_puts(out, ",\"portfolio\":{\"asked\":");
    hoshi_buf_int(out, asked != NULL ? asked->star : 0);
    if (asked != NULL && asked->cls != NULL) {
        hoshi_buf_puts(out, ",\"class\":");
        hoshi_put_json_string(out, hoshi_str_from(asked->cls->id.s));
    }
    if (asked != NULL && asked->due != 0) {
        hoshi_buf_puts(out, ",\"due\":");
        hoshi_buf_int(out, asked->due);
    }
    hoshi_buf_puts(out, ",\"outcomes\":\"");
    for (size_t i = 0; i < r->catalog->n_criterion; i++) {
        char c =
            is_measured(r, r->catalog->criterion[i]) ? letter[r->outcome[i].kind] : NOT_MEASURED;
        hoshi_buf_put(out, &c, 1);
    }
    hoshi_buf_puts(out, "\"}");
}

static bool read_outcomes(const struct hoshi_portfolio *p, const char *outcomes,
                          struct hoshi_portfolio_row *row)
{
    if (outcomes == NULL || strlen(outcomes) != p->catalog->n_criterion)
        return false;
    for (size_t i = 0; i < p->catalog->n_criterion; i++) {
        if (outcomes[i] == NOT_MEASURED)
            continue;
        const char *hit = memchr(letter, outcomes[i], sizeof letter);
        if (hit == NULL)
            return false;
        enum hoshi_outcome_kind kind = (enum hoshi_outcome_kind)(hit - letter);
        count(&row->tally, kind);
        count(&row->group[p->catalog->criterion[i]->requirement->group->index], kind);
        if (kind == HOSHI_OUTCOME_GAP || kind == HOSHI_OUTCOME_OPEN)
            row->missing[i / 8] |= (unsigned char)(1u << (i % 8));
    }
    return true;
}

static enum hoshi_rc read_judged(struct hoshi_portfolio *p, const cJSON *record,
                                 struct hoshi_portfolio_row *row)
{
    const struct hoshi_catalog *cat = p->catalog;
    const cJSON *said = get(record, "portfolio");
    uint32_t star = 0, asked = 0, due = 0;
    bool nomem = false;
    row->group = hoshi_arena_array(p->arena, cat->n_group, sizeof *row->group);
    row->missing = hoshi_arena_alloc(p->arena, cat->n_criterion / 8 + 1);
    if (row->group == NULL || row->missing == NULL)
        return HOSHI_E_NOMEM;
    if (!number(record, "star", 9, &star) ||
        !number(record, "findings", UINT32_MAX, &row->n_finding) ||
        !number(said, "asked", 9, &asked) || !read_outcomes(p, text(said, "outcomes"), row))
        return HOSHI_E_INVALID;
    if (get(said, "due") != NULL && !number(said, "due", hoshi_date_from_ymd(9999, 12, 31), &due))
        return HOSHI_E_INVALID;
    row->star = (uint8_t)star;
    row->asked = (uint8_t)asked;
    row->measured = asked != 0 || cat->n_level == 0 ? row->asked : cat->level[0].star;
    row->due = (hoshi_day)due;
    row->class_id = keep(p, text(said, "class"), &nomem);
    row->reached =
        row->tally.total != row->tally.out_of_play && row->tally.gap == 0 && row->tally.open == 0;
    return nomem ? HOSHI_E_NOMEM : HOSHI_OK;
}

static void count_measured(struct hoshi_portfolio *p, const char *outcomes)
{
    for (size_t i = 0; outcomes != NULL && i < p->catalog->n_criterion; i++)
        p->n_measured[i] += outcomes[i] != NOT_MEASURED;
}

enum hoshi_rc hoshi_portfolio_add(struct hoshi_portfolio *p, const struct cJSON *record)
{
    struct hoshi_portfolio_row *row = new_row(p);
    const cJSON *error = get(record, "error"), *org = get(record, "organization");
    bool nomem = false;
    enum hoshi_rc rc = HOSHI_OK;
    if (p->n_measured == NULL)
        p->n_measured = hoshi_arena_array(p->arena, p->catalog->n_criterion, sizeof *p->n_measured);
    if (row == NULL || p->n_measured == NULL)
        return HOSHI_E_NOMEM;
    row->source = keep(p, text(record, "source"), &nomem);
    row->id = keep(p, text(org, "id"), &nomem);
    row->name = keep(p, text(org, "name"), &nomem);
    if (cJSON_IsObject(error)) {
        row->error_code = keep(p, text(error, "code"), &nomem);
        row->error = keep(p, text(error, "message"), &nomem);
        rc = row->error_code != NULL ? HOSHI_OK : HOSHI_E_INVALID;
    } else {
        rc = read_judged(p, record, row);
    }
    if (nomem || rc == HOSHI_E_NOMEM)
        return HOSHI_E_NOMEM;
    if (rc != HOSHI_OK || row->source == NULL)
        return HOSHI_E_INVALID;
    p->n_error += row->error_code != NULL;
    if (row->error_code == NULL)
        count_measured(p, text(get(record, "portfolio"), "outcomes"));
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
