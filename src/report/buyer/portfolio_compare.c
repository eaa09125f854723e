/* What changed since an earlier portfolio. */
#include <hoshi/portfolio.h>
#include <stdlib.h>
#include <string.h>

#include "model/word.h"

struct one {
    const char *key; /* id, or source behind a byte that no id has */
    bool by_source;
    struct hoshi_portfolio_row *row; /* now; NULL = then */
    const struct hoshi_earlier_supplier *then;
};

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

/* Who has sent nothing has no source, but an id. */
static struct one one_of(const char *id, const char *source)
{
    bool by_source = id == NULL || *id == '\0';
    return (struct one){.key = by_source ? source : id, .by_source = by_source};
}

/* By how much a sheet that was judged is less than another; what is firm comes first. */
static int compare_judgement(const struct hoshi_then_judgement *a,
                             const struct hoshi_then_judgement *b)
{
    if (a->star_firm != b->star_firm)
        return a->star_firm < b->star_firm ? -1 : 1;
    if (a->star != b->star)
        return a->star < b->star ? -1 : 1;
    return (a->satisfied > b->satisfied) - (a->satisfied < b->satisfied);
}

static struct hoshi_then_judgement judgement_of(const struct hoshi_portfolio_row *row)
{
    return (struct hoshi_then_judgement){
        row->star,        row->star_firm, row->asked,   hoshi_tally_satisfied(&row->tally),
        row->tally.total, row->scope,     row->left_out};
}

struct hoshi_rules_differ hoshi_portfolio_differ(const struct hoshi_portfolio *p,
                                                 const struct hoshi_earlier *earlier)
{
    const struct hoshi_earlier_rules *then = &earlier->rules;
    return (struct hoshi_rules_differ){
        .catalogue = strcmp(then->catalogue, p->catalog->sha256) != 0,
        .policy = strcmp(then->policy, p->policy->sha256) != 0,
        .overlay = strcmp(then->overlay, p->overlay != NULL ? p->overlay->sha256 : "") != 0,
    };
}

/* Nothing and no words are the same. */
static bool same_words(const char *a, const char *b)
{
    return strcmp(a != NULL ? a : "", b != NULL ? b : "") == 0;
}

/* The same asked by the same rules, of the same part of the company: the same criteria. Where
 * nothing is asked, the lowest star is measured without a buyer's own criteria, so that this is not
 * the same as asking for it. */
static bool is_same_measure(const struct hoshi_portfolio *p, const struct hoshi_portfolio_row *row,
                            const struct hoshi_then_judgement *was)
{
    struct hoshi_rules_differ differ = hoshi_portfolio_differ(p, p->earlier);
    return !differ.catalogue && !differ.policy && !differ.overlay && was->asked == row->asked &&
           was->total == row->tally.total && same_words(was->scope, row->scope) &&
           same_words(was->left_out, row->left_out);
}

/* The sheets of one supplier, now and then. */
struct both {
    size_t n_came, n_then;
    struct hoshi_portfolio_row *row;            /* the last that came */
    const struct hoshi_earlier_supplier *then;  /* the last of then */
    const struct hoshi_earlier_supplier *stood; /* of then: judged, and stood for it; or NULL */
    bool by_source;
    bool not_known; /* whether it has come: what could not be read may be its */
};

/* What the page of then counted; the least, where its file does not tell. */
static bool stands_before(const struct hoshi_earlier_supplier *a,
                          const struct hoshi_earlier_supplier *b)
{
    if (b == NULL || a->counted != b->counted)
        return b == NULL || a->counted;
    return compare_judgement(&a->was, &b->was) < 0;
}

static struct both both_of(const struct one *v, size_t n)
{
    struct both b = {.by_source = v->by_source};
    for (size_t i = 0; i < n; i++) {
        const struct hoshi_earlier_supplier *then = v[i].then;
        b.not_known |= then == NULL && v[i].row->state == HOSHI_RECORD_STATE_NOT_KNOWN;
        if (then == NULL && v[i].row->source != NULL) {
            b.row = v[i].row;
            b.n_came++;
        }
        if (then == NULL)
            continue;
        b.then = then;
        b.n_then++;
        if (then->judged && stands_before(then, b.stood))
            b.stood = then;
    }
    return b;
}

/* One now and one then can be compared, by one measure; anything else cannot. */
static enum hoshi_then_kind kind_of(const struct hoshi_portfolio *p, const struct both *b)
{
    if (b->n_then == 0)
        return b->by_source ? HOSHI_THEN_NO_ID : HOSHI_THEN_NEW;
    if (b->n_came != 1 || b->n_then != 1)
        return HOSHI_THEN_SEVERAL;
    if (!b->row->judged)
        return HOSHI_THEN_NOT_NOW;
    if (!b->then->judged)
        return HOSHI_THEN_NOT_JUDGED;
    return is_same_measure(p, b->row, &b->then->was) ? HOSHI_THEN_COMPARED
                                                     : HOSHI_THEN_OTHER_MEASURE;
}

static void set_then(const struct both *b, enum hoshi_then_kind kind,
                     struct hoshi_portfolio_row *row)
{
    row->then = (struct hoshi_portfolio_then){.kind = kind};
    row->then.known = b->n_came == 1 && b->n_then == 1 && b->then->judged;
    if (row->then.known)
        row->then.was = b->then->was;
    if (kind != HOSHI_THEN_COMPARED)
        return;
    struct hoshi_then_judgement now = judgement_of(row);
    int c = compare_judgement(&now, &b->then->was);
    row->then.change = c > 0   ? HOSHI_THEN_CHANGE_BETTER
                       : c < 0 ? HOSHI_THEN_CHANGE_WORSE
                               : HOSHI_THEN_CHANGE_UNCHANGED;
}

static void count_then(struct hoshi_portfolio *p, const struct both *b)
{
    if (b->n_then == 0)
        return;
    p->n_then++;
    if (b->n_came == 0 && !b->not_known) /* no row, or one of who is asked and silent */
        *(b->by_source ? &p->n_then_no_id : &p->n_gone) += 1;
    if (b->stood == NULL)
        return;
    const struct hoshi_then_judgement *was = &b->stood->was;
    (was->star == was->star_firm ? p->then_firm : p->then_claimed)[was->star]++;
}

static void match(struct hoshi_portfolio *p, const struct one *v, size_t n)
{
    struct both b = both_of(v, n);
    enum hoshi_then_kind kind = b.n_came != 0 ? kind_of(p, &b) : HOSHI_THEN_NONE;
    count_then(p, &b);
    for (size_t i = 0; i < n; i++) {
        if (v[i].row != NULL && v[i].row->source != NULL)
            set_then(&b, kind, v[i].row);
    }
}

enum hoshi_rc hoshi_portfolio_compare(struct hoshi_portfolio *p,
                                      const struct hoshi_earlier *earlier)
{
    size_t n = 0;
    struct one *v = hoshi_arena_array(p->arena, p->n + earlier->n, sizeof *v);
    if (v == NULL)
        return HOSHI_E_NOMEM;
    p->earlier = earlier;
    for (size_t i = 0; i < p->n; i++) {
        v[n] = one_of(p->row[i].id, p->row[i].source);
        v[n++].row = &p->row[i];
    }
    for (size_t i = 0; i < earlier->n; i++) {
        v[n] = one_of(earlier->supplier[i].id, earlier->supplier[i].source);
        v[n++].then = &earlier->supplier[i];
    }
    qsort(v, n, sizeof *v, by_key);
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i + 1; end < n && same(&v[i], &v[end]) == 0;)
            end++;
        match(p, v + i, end - i);
    }
    return HOSHI_OK;
}

/* --- words */

static const struct hoshi_word_row kind_word[HOSHI_THEN_COUNT_] = {
#define THEN(id, code, en, ja) [HOSHI_THEN_##id] = HOSHI_WORD_ROW(code, en, ja),
#include <hoshi/vocabulary.def>
};

static const struct hoshi_word_row change_word[HOSHI_THEN_CHANGE_COUNT_] = {
#define THEN_CHANGE(id, code, en, ja) [HOSHI_THEN_CHANGE_##id] = HOSHI_WORD_ROW(code, en, ja),
#include <hoshi/vocabulary.def>
};

const char *hoshi_then_code(enum hoshi_then_kind kind)
{
    return kind_word[kind].code;
}

const char *hoshi_then_label(enum hoshi_then_kind kind, enum hoshi_lang lang)
{
    return kind_word[kind].label.v[lang];
}

const char *hoshi_then_change_code(enum hoshi_then_change change)
{
    return change_word[change].code;
}

const char *hoshi_then_change_label(enum hoshi_then_change change, enum hoshi_lang lang)
{
    return change_word[change].label.v[lang];
}
