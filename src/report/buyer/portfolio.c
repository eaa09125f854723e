/* Rows of a portfolio from batch records. */
#include <hoshi/portfolio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/engine.h"
#include "report/buyer/portfolio_company.h"

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

/* Copies a text; one that is not there stays NULL. */
static const char *keep(struct hoshi_portfolio *p, struct hoshi_str s, bool *nomem)
{
    if (s.p == NULL)
        return NULL;
    const char *copy = hoshi_arena_strndup(p->arena, s.p, s.n);
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

static void set_bit(unsigned char *bits, size_t i)
{
    bits[i / 8] |= (unsigned char)(1u << (i % 8));
}

static void count_outcomes(struct hoshi_portfolio *p, struct hoshi_str outcome,
                           struct hoshi_portfolio_row *row)
{
    for (size_t i = 0; i < outcome.n; i++) {
        if (outcome.p[i] == HOSHI_NOT_MEASURED)
            continue;
        struct hoshi_outcome o = {.kind = (enum hoshi_outcome_kind)outcome.p[i]};
        hoshi_tally_add(&row->tally, o);
        hoshi_tally_add(&row->group[p->catalog->criterion[i]->requirement->group->index], o);
        if (o.kind == HOSHI_OUTCOME_GAP || o.kind == HOSHI_OUTCOME_OPEN)
            set_bit(row->missing, i);
        set_bit(row->applies, i);
    }
}

/* Of what is measured: the star asked, or else the lowest. */
static enum hoshi_verdict verdict_of(const struct hoshi_record *record)
{
    return record->asked.star != 0 ? record->asked.verdict : record->level[0].verdict;
}

static enum hoshi_rc add_judged(struct hoshi_portfolio *p, const struct hoshi_record *record,
                                struct hoshi_portfolio_row *row)
{
    const struct hoshi_catalog *cat = p->catalog;
    row->group = hoshi_arena_array(p->arena, cat->n_group, sizeof *row->group);
    row->missing = hoshi_arena_alloc(p->arena, cat->n_criterion / 8 + 1);
    row->applies = hoshi_arena_alloc(p->arena, cat->n_criterion / 8 + 1);
    if (row->group == NULL || row->missing == NULL || row->applies == NULL)
        return HOSHI_E_NOMEM;
    count_outcomes(p, record->outcome, row);
    enum hoshi_verdict verdict = verdict_of(record);
    row->star = record->star;
    row->star_firm = record->star_firm;
    row->n_finding = record->n_finding;
    row->score = record->score;
    row->reached_firm = verdict == HOSHI_VERDICT_MET;
    row->reached = row->reached_firm || verdict == HOSHI_VERDICT_MET_WITH_ASSUMPTION;
    return HOSHI_OK;
}

bool hoshi_portfolio_holds(enum hoshi_record_state state)
{
    return state != HOSHI_RECORD_STATE_SUPERSEDED;
}

static bool is_usable(const struct hoshi_portfolio *p, const struct hoshi_record *record)
{
    bool came = record->state < HOSHI_RECORD_STATE_MISSING;
    bool refused = record->state == HOSHI_RECORD_STATE_UNREADABLE ||
                   record->state == HOSHI_RECORD_STATE_OTHER_EDITION;
    return hoshi_portfolio_holds(record->state) && refused == (record->error_code.p != NULL) &&
           came == (record->source.p != NULL) && hoshi_record_fits(record, p->catalog) &&
           (!hoshi_record_is_judged(record) || record->outcome.n == p->catalog->n_criterion);
}

enum hoshi_rc hoshi_portfolio_add(struct hoshi_portfolio *p, const struct hoshi_record *record)
{
    if (!is_usable(p, record))
        return HOSHI_E_INVALID;
    struct hoshi_portfolio_row *row = new_row(p);
    if (p->n_measured == NULL)
        p->n_measured = hoshi_arena_array(p->arena, p->catalog->n_criterion, sizeof *p->n_measured);
    if (row == NULL || p->n_measured == NULL)
        return HOSHI_E_NOMEM;
    bool nomem = false;
    row->judged = hoshi_record_is_judged(record);
    row->state = record->state;
    row->asked = record->asked.star;
    row->due = record->due;
    row->assessed_on = record->assessed_on;
    row->source = keep(p, record->source, &nomem);
    row->id = keep(p, record->id, &nomem);
    row->name = keep(p, record->name, &nomem);
    row->class_id = keep(p, record->class_id, &nomem);
    row->similar_id = keep(p, record->similar_id, &nomem);
    row->listed_name = keep(p, record->listed_name, &nomem);
    row->scope = keep(p, record->scope, &nomem);
    row->left_out = keep(p, record->left_out, &nomem);
    row->not_taken = keep(p, record->not_taken, &nomem);
    row->not_taken_code = keep(p, record->not_taken_code, &nomem);
    row->error_code = keep(p, record->error_code, &nomem);
    row->error = keep(p, record->error_message, &nomem);
    if (nomem)
        return HOSHI_E_NOMEM;
    if (row->judged && add_judged(p, record, row) != HOSHI_OK)
        return HOSHI_E_NOMEM;
    row->overdue = row->due != 0 && row->due < p->as_of && !row->reached &&
                   row->state != HOSHI_RECORD_STATE_NOT_KNOWN;
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
    if (order == NULL || hoshi_portfolio_companies(p) != HOSHI_OK)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < p->n; i++) {
        p->row[i].rank = 0;
        if (p->row[i].counts && p->row[i].judged && !p->row[i].reached)
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
        n += p->row[i].counts && p->row[i].judged && hoshi_portfolio_bit(p->row[i].missing, index);
    return n;
}
