/* Days to come that change no verdict: no rule of a policy looks at them, so they stand beside it.
 */
#include <stdlib.h>

#include "engine/engine.h"

static bool is_to_come(const struct hoshi_result *r, const struct hoshi_forecast *f, hoshi_day day)
{
    return day >= r->as_of && day <= f->until;
}

static void add(struct hoshi_forecast *f, struct hoshi_forecast_date date)
{
    f->date[f->n_date++] = date;
}

/* Of what counts today: no other evidence is missed when it expires. */
static void add_evidence(const struct hoshi_result *r, struct hoshi_forecast *f, size_t criterion)
{
    const struct hoshi_answer *a = r->answers->by_criterion[criterion];
    enum hoshi_outcome_kind kind = r->outcome[criterion].kind;
    if (kind != HOSHI_OUTCOME_MET && kind != HOSHI_OUTCOME_STATED)
        return;
    for (size_t i = 0; a != NULL && i < a->n_evidence; i++) {
        if (is_to_come(r, f, a->evidence[i].expires))
            add(f, (struct hoshi_forecast_date){.day = a->evidence[i].expires,
                                                .kind = HOSHI_DATE_EVIDENCE,
                                                .criterion = r->catalog->criterion[criterion],
                                                .evidence = &a->evidence[i]});
    }
}

/* Of what is left to do. */
static void add_due(const struct hoshi_result *r, struct hoshi_forecast *f, size_t criterion)
{
    const struct hoshi_answer *a = r->answers->by_criterion[criterion];
    if (a != NULL && hoshi_outcome_is_todo(r->outcome[criterion]) && is_to_come(r, f, a->due))
        add(f, (struct hoshi_forecast_date){.day = a->due,
                                            .kind = HOSHI_DATE_DUE,
                                            .criterion = r->catalog->criterion[criterion]});
}

/* How long what is reached would stand if it were awarded on the day of judgement, also where that
 * is behind the days that are listed: there is one such day. */
static void add_validity(const struct hoshi_result *r, struct hoshi_forecast *f)
{
    for (size_t i = 0; i < r->catalog->n_level; i++) {
        const struct hoshi_level *level = &r->catalog->level[i];
        if (r->star != 0 && level->star == r->star && level->validity != 0)
            add(f, (struct hoshi_forecast_date){.day = hoshi_date_add(r->as_of, level->validity),
                                                .kind = HOSHI_DATE_VALIDITY,
                                                .level = level});
    }
}

static size_t place_of(const struct hoshi_forecast_date *d)
{
    return d->criterion != NULL ? d->criterion->index + 1u : 0;
}

/* Evidence of one criterion stays as the sheet has it: it stands in one array. */
static int by_day(const void *pa, const void *pb)
{
    const struct hoshi_forecast_date *a = pa, *b = pb;
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    if (place_of(a) != place_of(b))
        return place_of(a) < place_of(b) ? -1 : 1;
    return a->evidence < b->evidence ? -1 : a->evidence > b->evidence;
}

enum hoshi_rc hoshi_forecast_dates(const struct hoshi_result *r, struct hoshi_arena *arena,
                                   struct hoshi_forecast *ret_forecast)
{
    size_t n = r->catalog->n_level;
    for (size_t i = 0; i < r->catalog->n_criterion; i++)
        n += r->answers->by_criterion[i] != NULL ? 1 + r->answers->by_criterion[i]->n_evidence : 0;
    ret_forecast->date = hoshi_arena_array(arena, n, sizeof *ret_forecast->date);
    if (ret_forecast->date == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < r->catalog->n_criterion; i++) {
        add_evidence(r, ret_forecast, i);
        add_due(r, ret_forecast, i);
    }
    add_validity(r, ret_forecast);
    if (ret_forecast->n_date > 1)
        qsort(ret_forecast->date, ret_forecast->n_date, sizeof *ret_forecast->date, by_day);
    return HOSHI_OK;
}
