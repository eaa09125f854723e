#include "report/json/forecast.h"

#include "engine/engine.h"
#include "report/json/level.h"
#include "report/json/score.h"

/* The period of a duty or of a level: "P1Y". */
static void add_period(hoshi_json *o, const char *key, hoshi_months months)
{
    char period[HOSHI_PERIOD_BYTES];
    hoshi_json_optional(o, key, hoshi_period_format(months, period));
}

static void add_change(hoshi_json *list, const struct hoshi_result *r,
                       const struct hoshi_forecast_change *c)
{
    const struct hoshi_answer *ans = hoshi_answer_of(r, c->criterion);
    hoshi_json *e = hoshi_json_push_object(list);
    hoshi_json_string(e, "id", c->criterion->id.s);
    hoshi_level_json(e, r->catalog, c->criterion->star);
    hoshi_json_string(e, "was", hoshi_outcome_code(c->was.kind));
    hoshi_json_string(e, "outcome", hoshi_outcome_code(c->is.kind));
    if (c->is.reason != HOSHI_REASON_NONE)
        hoshi_json_string(e, "reason", hoshi_reason_code(c->is.reason));
    if (c->last == 0)
        return;
    hoshi_json_day(e, "performed", ans != NULL ? ans->performed : 0);
    add_period(e, "frequency", c->criterion->frequency);
    hoshi_json_day(e, "last_day", c->last);
}

/* As a result of that day says it, with the same keys. */
static void add_day(hoshi_json *list, const struct hoshi_result *r,
                    const struct hoshi_forecast_day *day)
{
    struct hoshi_result then = *r;
    hoshi_json *e = hoshi_json_push_object(list);
    then.star = day->star;
    then.star_firm = day->star_firm;
    then.star_provisional = day->star_provisional;
    then.level = day->level;
    hoshi_json_day(e, "date", day->day);
    hoshi_reached_json(e, &then);
    hoshi_levels_json(e, &then);
    hoshi_json *criteria = hoshi_json_array(e, "criteria");
    for (size_t i = 0; i < day->n_change; i++)
        add_change(criteria, r, &day->change[i]);
}

/* Who says so: the sheet, or the catalogue with its confidence. */
static void add_date(hoshi_json *list, const struct hoshi_result *r,
                     const struct hoshi_forecast_date *d)
{
    hoshi_json *e = hoshi_json_push_object(list);
    hoshi_json_day(e, "date", d->day);
    hoshi_json_string(e, "kind", hoshi_date_kind_code(d->kind));
    if (d->criterion != NULL)
        hoshi_json_string(e, "criterion", d->criterion->id.s);
    if (d->evidence != NULL) {
        hoshi_json_optional(e, "file", d->evidence->file.s);
        hoshi_json_optional(e, "url", d->evidence->url.s);
        hoshi_json_optional(e, "title", d->evidence->title);
    }
    if (d->level == NULL) {
        hoshi_json_string(e, "source", "sheet");
        return;
    }
    hoshi_level_json(e, r->catalog, d->level->star);
    add_period(e, "period", d->level->validity);
    hoshi_json_string(e, "source", "catalogue");
    hoshi_json_string(e, "confidence", hoshi_confidence_name(d->level->validity_confidence));
}

static void add_lapse(hoshi_json *o, const char *key, const struct hoshi_forecast_day *day)
{
    if (day != NULL)
        hoshi_json_day(o, key, day->day);
    else
        hoshi_json_null(o, key);
}

/* With the keys of what is reached. */
static void add_lapses(hoshi_json *o, const struct hoshi_result *r, const struct hoshi_forecast *f)
{
    if (r->catalog->n_level == 0)
        return;
    hoshi_json *e = hoshi_json_object(o, "lapses");
    bool stars = hoshi_catalog_has_stars(r->catalog);
    add_lapse(e, stars ? "star" : "level_reached", f->star);
    add_lapse(e, stars ? "star_firm" : "level_firm", f->firm);
    if (stars)
        add_lapse(e, "star_provisional", f->provisional);
}

void hoshi_forecast_json(hoshi_json *o, const struct hoshi_result *r,
                         const struct hoshi_forecast *f)
{
    if (f == NULL)
        return;
    hoshi_json *e = hoshi_json_object(o, "forecast");
    hoshi_json_day(e, "until", f->until);
    hoshi_json_string(
        e, "confidence",
        hoshi_confidence_name(hoshi_policy_confidence(r->policy, HOSHI_RULE_FRESHNESS)));
    add_lapses(e, r, f);
    hoshi_json *days = hoshi_json_array(e, "days");
    for (size_t i = 0; i < f->n_day; i++)
        add_day(days, r, &f->day[i]);
    hoshi_json_number(e, "dated", (double)f->n_dated);
    hoshi_json *undated = hoshi_json_array(e, "undated");
    for (size_t i = 0; i < f->n_undated; i++)
        hoshi_json_push_string(undated, f->undated[i]->id.s);
    hoshi_json *dates = hoshi_json_array(e, "other_dates");
    for (size_t i = 0; i < f->n_date; i++)
        add_date(dates, r, &f->date[i]);
}
