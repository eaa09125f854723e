/* What time alone does. No rule of judgement stands here: on each day on which a date stops to
 * count the answers are judged as on any other day, and what differs from the day before is kept.
 */
#include <hoshi/forecast.h>
#include <stdlib.h>
#include <string.h>

#include "engine/engine.h"
#include "model/word.h"

static const struct hoshi_word_row kind_row[HOSHI_DATE_COUNT_] = {
#define DATE_KIND(id, code, en, ja) [HOSHI_DATE_##id] = HOSHI_WORD_ROW(code, en, ja),
#include <hoshi/vocabulary.def>
};

const char *hoshi_date_kind_code(enum hoshi_date_kind kind)
{
    return kind_row[kind].code;
}

const char *hoshi_date_kind_label(enum hoshi_date_kind kind, enum hoshi_lang lang)
{
    return kind_row[kind].label.v[lang];
}

static int by_day(const void *pa, const void *pb)
{
    hoshi_day a = *(const hoshi_day *)pa, b = *(const hoshi_day *)pb;
    return a < b ? -1 : a > b;
}

static hoshi_day last_of(const struct hoshi_result *r, size_t criterion)
{
    return hoshi_last_fresh_day(r->catalog->criterion[criterion],
                                r->answers->by_criterion[criterion], r->policy);
}

/* The days on which a date counts no more, each once; whether that changes anything is not known
 * yet. No day comes after the last of the calendar. */
static size_t list_days(const struct hoshi_result *r, hoshi_day *day)
{
    hoshi_day end = hoshi_date_from_ymd(9999, 12, 31);
    size_t n = 0, k = 0;
    for (size_t i = 0; i < r->catalog->n_criterion; i++) {
        hoshi_day last = last_of(r, i);
        if (last >= r->as_of && last < end)
            day[n++] = last + 1;
    }
    if (n > 1)
        qsort(day, n, sizeof *day, by_day);
    for (size_t i = 0; i < n; i++) {
        if (k == 0 || day[k - 1] != day[i])
            day[k++] = day[i];
    }
    return k;
}

static bool same(struct hoshi_outcome a, struct hoshi_outcome b)
{
    return a.kind == b.kind && a.reason == b.reason;
}

static size_t count_changes(const struct hoshi_result *was, const struct hoshi_result *is)
{
    size_t n = 0;
    for (size_t i = 0; i < is->catalog->n_criterion; i++)
        n += !same(was->outcome[i], is->outcome[i]);
    return n;
}

/* One day on which n outcomes are others than the day before. */
static enum hoshi_rc keep_day(const struct hoshi_result *was, const struct hoshi_result *is,
                              size_t n, struct hoshi_arena *arena, struct hoshi_forecast_day *to)
{
    struct hoshi_forecast_change *change = hoshi_arena_array(arena, n, sizeof *change);
    if (change == NULL)
        return HOSHI_E_NOMEM;
    *to = (struct hoshi_forecast_day){.day = is->as_of,
                                      .star = is->star,
                                      .star_firm = is->star_firm,
                                      .star_provisional = is->star_provisional,
                                      .level = is->level,
                                      .change = change};
    for (size_t i = 0; i < is->catalog->n_criterion; i++) {
        if (same(was->outcome[i], is->outcome[i]))
            continue;
        hoshi_day last = last_of(is, i);
        change[to->n_change++] =
            (struct hoshi_forecast_change){.criterion = is->catalog->criterion[i],
                                           .was = was->outcome[i],
                                           .is = is->outcome[i],
                                           .last = last == is->as_of - 1 ? last : 0};
    }
    return HOSHI_OK;
}

/* A day on which less is reached than today, if it is the first one. */
static void note_lapses(const struct hoshi_result *r, const struct hoshi_forecast_day *day,
                        struct hoshi_forecast *f)
{
    if (f->star == NULL && day->star < r->star)
        f->star = day;
    if (f->firm == NULL && day->star_firm < r->star_firm)
        f->firm = day;
    if (f->provisional == NULL && day->star_provisional < r->star_provisional)
        f->provisional = day;
}

static bool has_lapsed(const struct hoshi_result *r, const struct hoshi_forecast *f)
{
    return (r->star == 0 || f->star != NULL) && (r->star_firm == 0 || f->firm != NULL) &&
           (r->star_provisional == 0 || f->provisional != NULL);
}

static enum hoshi_rc judge_days(const struct hoshi_result *r, const hoshi_day *day, size_t n,
                                struct hoshi_arena *arena, struct hoshi_forecast *f)
{
    struct hoshi_result was = *r;
    size_t kept = 0;
    for (size_t i = 0; i < n && (day[i] <= f->until || !has_lapsed(r, f)); i++) {
        struct hoshi_result is;
        enum hoshi_rc rc =
            hoshi_judge_levels(r->catalog, r->answers, r->policy, day[i], arena, &is);
        size_t n_change = rc == HOSHI_OK ? count_changes(&was, &is) : 0;
        if (rc == HOSHI_OK && n_change != 0)
            rc = keep_day(&was, &is, n_change, arena, &f->day[kept]);
        if (rc != HOSHI_OK)
            return rc;
        if (n_change == 0)
            continue;
        note_lapses(r, &f->day[kept++], f);
        f->n_day += is.as_of <= f->until;
        was = is;
    }
    return HOSHI_OK;
}

/* What recurs and counts today: whether a day of it is known that the policy looks at. */
static enum hoshi_rc list_undated(const struct hoshi_result *r, struct hoshi_arena *arena,
                                  struct hoshi_forecast *f)
{
    f->undated = hoshi_arena_array(arena, r->catalog->n_criterion, sizeof *f->undated);
    if (f->undated == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < r->catalog->n_criterion; i++) {
        const struct hoshi_criterion *crit = r->catalog->criterion[i];
        const struct hoshi_answer *ans = hoshi_answer_of(r, crit);
        if (r->outcome[i].kind != HOSHI_OUTCOME_MET || crit->frequency == 0 || ans == NULL)
            continue;
        f->n_dated += last_of(r, i) != 0;
        if (ans->status == HOSHI_STATUS_MET && ans->performed == 0)
            f->undated[f->n_undated++] = crit;
    }
    return HOSHI_OK;
}

enum hoshi_rc hoshi_forecast(const struct hoshi_result *r, hoshi_day until,
                             struct hoshi_arena *arena, struct hoshi_forecast *ret_forecast)
{
    struct hoshi_forecast f = {.until = until != 0 ? until : hoshi_date_add(r->as_of, 12)};
    hoshi_day *day = hoshi_arena_array(arena, r->catalog->n_criterion, sizeof *day);
    if (day == NULL)
        return HOSHI_E_NOMEM;
    size_t n = list_days(r, day);
    f.day = hoshi_arena_array(arena, n, sizeof *f.day);
    if (f.day == NULL)
        return HOSHI_E_NOMEM;
    enum hoshi_rc rc = judge_days(r, day, n, arena, &f);
    if (rc == HOSHI_OK)
        rc = list_undated(r, arena, &f);
    if (rc == HOSHI_OK)
        rc = hoshi_forecast_dates(r, arena, &f);
    if (rc == HOSHI_OK)
        *ret_forecast = f;
    return rc;
}
