/* Two judgements side by side: which class each criterion is in, and whether both were measured
 * alike. Nothing is judged here. */
#include <hoshi/compare.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "engine/engine.h"
#include "model/company.h"

static bool same_text(const char *a, const char *b)
{
    return (a == NULL) == (b == NULL) && (a == NULL || strcmp(a, b) == 0);
}

/* --- the class of one criterion */

static enum hoshi_diff_class class_of(enum hoshi_outcome_kind kind)
{
    switch (kind) {
    case HOSHI_OUTCOME_MET:
    case HOSHI_OUTCOME_STATED:
        return HOSHI_DIFF_NEWLY_MET;
    case HOSHI_OUTCOME_NA_CLAIMED:
    case HOSHI_OUTCOME_OUT_OF_PLAY:
        return HOSHI_DIFF_NEWLY_SET_ASIDE;
    case HOSHI_OUTCOME_GAP:
        return HOSHI_DIFF_NEWLY_GAP;
    case HOSHI_OUTCOME_OPEN:
    case HOSHI_OUTCOME_COUNT_:
        break;
    }
    return HOSHI_DIFF_NEWLY_OPEN;
}

static bool is_stale(const struct hoshi_diff_criterion *c)
{
    return c->outcome.kind == HOSHI_OUTCOME_GAP && c->outcome.reason == HOSHI_REASON_STALE;
}

static bool same_answer(const struct hoshi_diff_criterion *a, const struct hoshi_diff_criterion *b)
{
    return a->has_status == b->has_status && a->status == b->status &&
           a->item_level == b->item_level && a->item_target == b->item_target &&
           a->applied == b->applied && a->performed == b->performed && same_text(a->via, b->via) &&
           same_text(a->state, b->state) && a->outcome.kind == b->outcome.kind &&
           a->outcome.reason == b->outcome.reason;
}

/* Of classes that compare: which of them fit. */
static uint32_t fitting(const struct hoshi_diff *d, const struct hoshi_diff_criterion *was,
                        const struct hoshi_diff_criterion *is)
{
    bool knows = d->from->knows_evidence && d->to->knows_evidence;
    bool fits[HOSHI_DIFF_COUNT_] = {
        [HOSHI_DIFF_STALE] = is_stale(is) && !is_stale(was),
        [HOSHI_DIFF_DECISION] = was->confirmed != is->confirmed,
        [HOSHI_DIFF_CARRIED_OVER] = is->carried_over && !was->carried_over,
        [HOSHI_DIFF_CONFIRMED] = was->carried_over && !is->carried_over,
        [HOSHI_DIFF_EVIDENCE_EXPIRED] = is->evidence_expired && !was->evidence_expired,
        [HOSHI_DIFF_EVIDENCE] = knows && !same_text(was->evidence, is->evidence),
        [HOSHI_DIFF_ANSWER] =
            !same_answer(was, is) || (knows && !same_text(was->reason, is->reason)),
    };
    if (class_of(was->outcome.kind) != class_of(is->outcome.kind))
        fits[class_of(is->outcome.kind)] = true;
    uint32_t bits = 0;
    for (unsigned i = 0; i < HOSHI_DIFF_COUNT_; i++)
        bits |= fits[i] ? 1u << i : 0;
    return bits;
}

static bool is_comparable(const struct hoshi_diff_pair *p)
{
    return !p->unknown && p->means != HOSHI_CHANGE_ASKED && p->means != HOSHI_CHANGE_JUDGED;
}

static void classify(const struct hoshi_diff *d, const struct hoshi_diff_pair *p,
                     struct hoshi_diff_row *row)
{
    if (row->was == NULL || row->is == NULL) {
        row->cls = row->was == NULL ? HOSHI_DIFF_ADDED : HOSHI_DIFF_REMOVED;
        return;
    }
    if (!is_comparable(p)) {
        row->cls = HOSHI_DIFF_NOT_COMPARABLE;
        return;
    }
    uint32_t bits = fitting(d, row->was, row->is);
    row->cls = HOSHI_DIFF_UNCHANGED;
    for (unsigned i = HOSHI_DIFF_COUNT_; i-- > 0;) {
        if ((bits & 1u << i) != 0)
            row->cls = (enum hoshi_diff_class)i;
    }
    row->also = bits & ~(1u << row->cls);
}

/* --- what both sides say of one id */

struct entry {
    const struct hoshi_diff_criterion *criterion;
};

static int by_id(const void *pa, const void *pb)
{
    const struct entry *a = pa, *b = pb;
    return strcmp(a->criterion->id, b->criterion->id);
}

static struct entry *index_of(const struct hoshi_diff_side *s, struct hoshi_arena *arena)
{
    struct entry *v = hoshi_arena_array(arena, s->n_criterion, sizeof *v);
    for (size_t i = 0; v != NULL && i < s->n_criterion; i++)
        v[i].criterion = &s->criterion[i];
    if (v != NULL && s->n_criterion > 1)
        qsort(v, s->n_criterion, sizeof *v, by_id);
    return v;
}

static const struct hoshi_diff_criterion *find(const struct entry *v, size_t n, const char *id)
{
    struct hoshi_diff_criterion key = {.id = id};
    struct entry wanted = {&key};
    if (id == NULL || n == 0)
        return NULL;
    const struct entry *e = bsearch(&wanted, v, n, sizeof *v, by_id);
    return e != NULL ? e->criterion : NULL;
}

/* The newer words, where one of the catalogues is there. */
static const struct hoshi_text *text_of(const struct hoshi_diff *d,
                                        const struct hoshi_diff_row *row)
{
    const struct hoshi_criterion *crit = NULL;
    if (row->is != NULL && d->to->catalog != NULL)
        crit = hoshi_catalog_find(d->to->catalog, row->is->id);
    if (crit == NULL && row->was != NULL && d->from->catalog != NULL)
        crit = hoshi_catalog_find(d->from->catalog, row->was->id);
    return crit != NULL ? &crit->text : NULL;
}

/* --- whether both were measured alike */

static void measure(struct hoshi_diff *d, const struct hoshi_diff_pair *pair, size_t n_pair)
{
    const struct hoshi_diff_side *a = d->from, *b = d->to;
    bool edition =
        strcmp(a->catalogue_id, b->catalogue_id) != 0 || strcmp(a->edition, b->edition) != 0;
    bool at_hand = a->catalog != NULL && b->catalog != NULL;
    bool *m = d->measure;
    m[HOSHI_DIFF_MEASURE_ORGANIZATION] =
        hoshi_company_relation(hoshi_diff_company(a), hoshi_diff_company(b)) == HOSHI_COMPANY_OTHER;
    m[HOSHI_DIFF_MEASURE_SCOPE] =
        !hoshi_text_same(a->scope, b->scope) || !hoshi_text_same(a->left_out, b->left_out);
    m[HOSHI_DIFF_MEASURE_EDITION] = edition;
    m[HOSHI_DIFF_MEASURE_CATALOGUE_BYTES] =
        !edition && !at_hand && strcmp(a->catalogue_sha256, b->catalogue_sha256) != 0;
    m[HOSHI_DIFF_MEASURE_POLICY] = strcmp(a->policy_sha256, b->policy_sha256) != 0;
    m[HOSHI_DIFF_MEASURE_DAY] = a->as_of != b->as_of;
    m[HOSHI_DIFF_MEASURE_EVIDENCE_UNKNOWN] = !a->knows_evidence || !b->knows_evidence;
    m[HOSHI_DIFF_MEASURE_AT_ITS_WORD] =
        a->form == HOSHI_DIFF_FORM_RESULT || b->form == HOSHI_DIFF_FORM_RESULT;
    for (size_t i = 0; i < n_pair; i++)
        m[HOSHI_DIFF_MEASURE_CATALOGUE_MISSING] |= pair[i].unknown;
}

static bool same_levels(const struct hoshi_diff_side *a, const struct hoshi_diff_side *b)
{
    bool same = a->n_level == b->n_level && hoshi_diff_same_level(a->reached, b->reached) &&
                hoshi_diff_same_level(a->firm, b->firm) &&
                hoshi_diff_same_level(a->provisional, b->provisional);
    for (size_t i = 0; same && i < a->n_level; i++)
        same = hoshi_diff_same_level(a->level[i].level, b->level[i].level) &&
               a->level[i].verdict == b->level[i].verdict;
    return same;
}

enum hoshi_rc hoshi_diff_compare(const struct hoshi_diff_side *from,
                                 const struct hoshi_diff_side *to,
                                 const struct hoshi_diff_pair *pair, size_t n_pair,
                                 struct hoshi_arena *arena, struct hoshi_diff *ret_diff)
{
    struct hoshi_diff d = {.from = from, .to = to};
    const struct entry *was = index_of(from, arena), *is = index_of(to, arena);
    d.row = hoshi_arena_array(arena, n_pair, sizeof *d.row);
    if (was == NULL || is == NULL || d.row == NULL)
        return HOSHI_E_NOMEM;
    measure(&d, pair, n_pair);
    for (size_t i = 0; i < n_pair; i++) {
        struct hoshi_diff_row *row = &d.row[d.n_row];
        *row = (struct hoshi_diff_row){.means = pair[i].means,
                                       .unknown = pair[i].unknown,
                                       .was = find(was, from->n_criterion, pair[i].was),
                                       .is = find(is, to->n_criterion, pair[i].is)};
        if (row->was == NULL && row->is == NULL)
            continue;
        classify(&d, &pair[i], row);
        row->text = text_of(&d, row);
        d.n[row->cls]++;
        d.n_row++;
    }
    d.same = d.n[HOSHI_DIFF_UNCHANGED] == d.n_row && same_levels(from, to);
    *ret_diff = d;
    return HOSHI_OK;
}
