#include <hoshi/record.h>
#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/visible.h"
#include "diag/diag.h"
#include "model/scope.h"
#include "model/word.h"

static struct hoshi_record_star star_of(uint8_t star, enum hoshi_verdict verdict,
                                        const struct hoshi_tally *tally)
{
    return (struct hoshi_record_star){star,         verdict,           hoshi_tally_satisfied(tally),
                                      tally->total, tally->na_claimed, tally->out_of_play};
}

bool hoshi_record_is_judged(const struct hoshi_record *record)
{
    return record->error_code.p == NULL && record->state < HOSHI_RECORD_STATE_MISSING;
}

static const struct hoshi_word_row state_row[HOSHI_RECORD_STATE_COUNT_] = {
#define RECORD_STATE(id, code, en, ja) [HOSHI_RECORD_STATE_##id] = HOSHI_WORD_ROW(code, en, ja),
#include <hoshi/vocabulary.def>
};

enum hoshi_record_state hoshi_record_settle(const struct hoshi_record *record)
{
    const char *other = hoshi_diag_info(HOSHI_HS1306)->code;
    if (record->error_code.p == NULL)
        return HOSHI_RECORD_STATE_RECEIVED;
    bool is_other = hoshi_str_eq(record->error_code, other);
    for (uint32_t i = 0; i < record->n_more_kept; i++)
        is_other = is_other || hoshi_str_eq(record->more[i].code, other);
    return is_other ? HOSHI_RECORD_STATE_OTHER_EDITION : HOSHI_RECORD_STATE_UNREADABLE;
}

const char *hoshi_record_state_code(enum hoshi_record_state state)
{
    return state_row[state].code;
}

const char *hoshi_record_state_label(enum hoshi_record_state state, enum hoshi_lang lang)
{
    return state_row[state].label.v[lang];
}

static const struct hoshi_word_row doubt_row[HOSHI_RECORD_DOUBT_COUNT_] = {
#define RECORD_DOUBT(id, code, en, ja) [HOSHI_RECORD_DOUBT_##id] = HOSHI_WORD_ROW(code, en, ja),
#include <hoshi/vocabulary.def>
};

const char *hoshi_record_doubt_code(enum hoshi_record_doubt doubt)
{
    return doubt_row[doubt].code;
}

const char *hoshi_record_doubt_label(enum hoshi_record_doubt doubt, enum hoshi_lang lang)
{
    return doubt_row[doubt].label.v[lang];
}

void hoshi_record_of(const struct hoshi_result *r, struct hoshi_record *ret_record)
{
    const struct hoshi_organization *org = r->answers->organization;
    const struct hoshi_asked *asked = hoshi_asked_of(r);
    struct hoshi_record record = {.star = r->star,
                                  .star_firm = r->star_firm,
                                  .n_level = (uint32_t)r->catalog->n_level,
                                  .n_gap = (uint32_t)r->n_gap,
                                  .n_finding = (uint32_t)r->n_finding};
    if (r->score.n != 0)
        record.score =
            (struct hoshi_record_score){.is_given = true,
                                        .is_known = r->score.n_open == 0 && !r->score.none,
                                        .sum = r->score.sum,
                                        .min = r->score.min,
                                        .max = r->score.max,
                                        .n_open = (uint32_t)r->score.n_open};
    if (r->maturity != NULL)
        record.maturity = *hoshi_result_maturity(r);
    if (r->list != NULL)
        record.list = *hoshi_result_list(r);
    record.assessed_on = r->answers->assessed_on;
    if (org != NULL) {
        record.id = hoshi_str_from(org->id);
        record.name = hoshi_str_from(org->name);
    }
    for (size_t i = 0; i < r->catalog->n_level; i++)
        record.level[i] = star_of(r->level[i].star, r->level[i].verdict, &r->level[i].tally);
    if (asked != NULL) {
        record.asked = star_of(asked->star, asked->verdict, &asked->tally);
        record.class_id = hoshi_str_from(asked->cls != NULL ? asked->cls->id.s : NULL);
        record.due = asked->due;
    }
    *ret_record = record;
}

#define SCOPE_CELLS 300 /* of a text in a cell of a table; more is cut */

/* The text in the arena; none where nothing is named. */
static enum hoshi_rc keep_parts(const struct hoshi_buf *list, struct hoshi_arena *arena,
                                struct hoshi_str *ret_text)
{
    struct hoshi_buf text;
    enum hoshi_rc rc = list->failed ? HOSHI_E_NOMEM : HOSHI_OK;
    if (rc != HOSHI_OK || list->n == 0)
        return rc;
    hoshi_buf_init(&text, 0);
    hoshi_put_visible(&text, (struct hoshi_str){list->p, list->n}, SCOPE_CELLS);
    const char *kept = text.failed ? NULL : hoshi_arena_strndup(arena, text.p, text.n);
    if (kept != NULL)
        *ret_text = (struct hoshi_str){kept, text.n};
    hoshi_buf_release(&text);
    return kept != NULL ? HOSHI_OK : HOSHI_E_NOMEM;
}

enum hoshi_rc hoshi_record_scope(const struct hoshi_result *r, struct hoshi_arena *arena,
                                 struct hoshi_record *record)
{
    struct hoshi_buf scope, left_out;
    hoshi_buf_init(&scope, 0);
    hoshi_buf_init(&left_out, 0);
    hoshi_scope_covered(r->answers->scope, HOSHI_LANG_EN,
                        &scope); /* bytes never depend on a language */
    hoshi_scope_left_out(r->answers->scope, HOSHI_LANG_EN, &left_out);
    enum hoshi_rc rc = keep_parts(&scope, arena, &record->scope);
    if (rc == HOSHI_OK)
        rc = keep_parts(&left_out, arena, &record->left_out);
    hoshi_buf_release(&scope);
    hoshi_buf_release(&left_out);
    return rc;
}

/* Up to the star asked, less what is ignored, plus what is added; where nothing is asked, up to the
 * lowest star. */
static bool is_measured(const struct hoshi_result *r, const struct hoshi_criterion *crit)
{
    const struct hoshi_asked *asked = hoshi_asked_of(r);
    if (asked != NULL)
        return asked->judged[crit->index];
    return r->catalog->n_level != 0 && hoshi_criterion_counts(crit, r->catalog->level[0].star);
}

enum hoshi_rc hoshi_record_outcomes(const struct hoshi_result *r, struct hoshi_arena *arena,
                                    struct hoshi_record *record)
{
    size_t n = r->catalog->n_criterion;
    char *outcome = hoshi_arena_alloc(arena, n + 1);
    if (outcome == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < n; i++)
        outcome[i] = is_measured(r, r->catalog->criterion[i]) ? (char)r->outcome[i].kind
                                                              : HOSHI_NOT_MEASURED;
    record->outcome = (struct hoshi_str){outcome, n};
    return HOSHI_OK;
}

/* A message may quote anything, but one record stays one line. */
static bool is_line(struct hoshi_str s)
{
    return hoshi_utf8_invalid_at(s) == s.n && (s.n == 0 || memchr(s.p, '\n', s.n) == NULL);
}

static bool is_text(struct hoshi_str s)
{
    if (hoshi_utf8_invalid_at(s) != s.n)
        return false;
    while (s.n > 0) {
        uint32_t c;
        size_t k = hoshi_utf8_next(s, &c);
        if (hoshi_utf8_is_control(c))
            return false;
        s.p += k;
        s.n -= k;
    }
    return true;
}

static bool is_name(struct hoshi_str s)
{
    return s.n <= HOSHI_LIMIT_SCALAR_BYTES && is_text(s);
}

static bool is_star(const struct hoshi_record_star *s, const struct hoshi_catalog *cat)
{
    return (unsigned)s->verdict < HOSHI_VERDICT_COUNT_ && s->satisfied <= s->total &&
           (uint64_t)s->n_claim + s->n_out_of_play <= s->satisfied && s->total <= cat->n_criterion;
}

static bool are_levels(const struct hoshi_record *r, const struct hoshi_catalog *cat)
{
    bool reached = r->star == 0, firm = r->star_firm == 0;
    for (size_t i = 0; i < cat->n_level; i++) {
        if (r->level[i].star != cat->level[i].star || !is_star(&r->level[i], cat))
            return false;
        reached = reached || r->star == cat->level[i].star;
        firm = firm || r->star_firm == cat->level[i].star;
    }
    return reached && firm && r->star_firm <= r->star;
}

static bool is_mean(const struct hoshi_mean *mean, uint32_t total)
{
    return mean->count <= total && mean->sum <= (uint64_t)mean->count * HOSHI_STEP_MAX;
}

/* Numbers of a catalogue without levels. */
static bool are_counts(const struct hoshi_record *r, const struct hoshi_catalog *cat)
{
    const struct hoshi_maturity *m = &r->maturity;
    const struct hoshi_list_counts *l = &r->list;
    const struct hoshi_record_score *s = &r->score;
    return (s->is_given || !s->is_known) && s->min <= s->max &&
           (!s->is_known || (s->sum >= s->min && s->sum <= s->max && s->n_open == 0)) &&
           s->n_open <= cat->n_criterion && m->total <= cat->n_criterion && m->open <= m->total &&
           m->below <= m->total && is_mean(&m->level, m->total) && is_mean(&m->target, m->total) &&
           l->total <= cat->n_criterion && (uint64_t)l->applied + l->excluded <= l->total &&
           l->without_reason <= l->excluded && l->open <= l->total && l->noted <= l->total;
}

static bool are_outcomes(struct hoshi_str outcome, const struct hoshi_catalog *cat)
{
    for (size_t i = 0; i < outcome.n; i++) {
        if (outcome.p[i] != HOSHI_NOT_MEASURED &&
            (unsigned char)outcome.p[i] >= HOSHI_OUTCOME_COUNT_)
            return false;
    }
    return outcome.n == 0 || outcome.n == cat->n_criterion;
}

static bool is_day(hoshi_day day)
{
    return day >= 0 && day <= hoshi_date_from_ymd(9999, 12, 31);
}

static bool are_problems(const struct hoshi_record *r)
{
    if (r->error_code.n == 0 || !is_text(r->error_code) || !is_line(r->error_place) ||
        !is_line(r->error_message) || r->n_more_kept > HOSHI_RECORD_PROBLEMS_MAX ||
        r->n_more_kept > r->n_more)
        return false;
    for (uint32_t i = 0; i < r->n_more_kept; i++) {
        if (!is_text(r->more[i].code) || !is_line(r->more[i].place) || !is_line(r->more[i].message))
            return false;
    }
    return true;
}

/* What every kind of record may have. */
static bool is_whole(const struct hoshi_record *r, const struct hoshi_catalog *cat)
{
    return (unsigned)r->state < HOSHI_RECORD_STATE_COUNT_ && is_text(r->source) && is_name(r->id) &&
           is_name(r->name) && is_name(r->class_id) && is_name(r->similar_id) &&
           is_name(r->listed_name) && is_name(r->scope) && is_name(r->left_out) &&
           is_text(r->latest) && is_text(r->not_taken) && is_text(r->not_taken_code) &&
           is_name(r->catalogue_assumed) && is_day(r->assessed_on) && is_day(r->due) &&
           r->asked.star <= HOSHI_STAR_MAX && is_star(&r->asked, cat);
}

bool hoshi_record_fits(const struct hoshi_record *r, const struct hoshi_catalog *cat)
{
    if (!is_whole(r, cat))
        return false;
    if (r->error_code.p != NULL)
        return are_problems(r);
    if (r->state >= HOSHI_RECORD_STATE_MISSING)
        return r->source.p == NULL && r->id.p != NULL;
    return r->n_level == cat->n_level && are_levels(r, cat) && are_counts(r, cat) &&
           r->n_gap <= cat->n_criterion && are_outcomes(r->outcome, cat);
}
