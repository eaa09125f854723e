/* The plan as a calendar: packages, due dates, and every recurring duty up to the star, with
 * alarms. RFC 5545; all events are of whole days, so that no time zone matters. The identity of an
 * event depends on company, catalogue and what it is about only: a later plan replaces it. */
#include <string.h>

#include "base/digest.h"
#include "base/digits.h"
#include "base/str.h"
#include "report/plan/calendar.h"
#include "report/plan/words.h"

enum { ALARM_WORK = 1, ALARM_DUE = 7, ALARM_DUTY = 14, ALARM_MONTHLY = 3, MONTHS_OF_YEAR = 12 };

struct ics {
    const struct hoshi_plan *plan;
    enum hoshi_lang lang;
    struct hoshi_calendar cal;
};

/* Whose: one calendar may hold the plans of several companies. */
static void put_whose(const struct hoshi_plan *plan, char ret_hex[HOSHI_SHA256_HEX_BYTES],
                      struct hoshi_buf *scratch)
{
    const struct hoshi_organization *org = plan->result->answers->organization;
    hoshi_buf_puts(scratch, plan->result->catalog->name);
    hoshi_buf_puts(scratch, "\n");
    hoshi_buf_puts(scratch, org != NULL && org->id != NULL ? org->id : "");
    hoshi_buf_puts(scratch, "\n");
    hoshi_buf_puts(scratch, org != NULL && org->name != NULL ? org->name : "");
    hoshi_sha256_hex((struct hoshi_str){scratch->p, scratch->n}, ret_hex);
}

static void put_note(struct ics *g, struct hoshi_buf *text)
{
    hoshi_buf_puts(text, "\n");
    hoshi_msg_put(text, HOSHI_MSG_PLAN_ESTIMATE, g->lang,
                  hoshi_confidence_label(g->plan->packages->confidence, g->lang), NULL, NULL);
}

static void put_item(struct ics *g, const struct hoshi_plan_item *item)
{
    const char *title = hoshi_text_get(&item->package->title, g->lang);
    struct hoshi_buf summary, text;
    hoshi_buf_init(&summary, 0);
    hoshi_buf_init(&text, 0);
    hoshi_buf_puts(&summary, item->package->id.s);
    hoshi_buf_puts(&summary, " ");
    hoshi_buf_puts(&summary, title);
    hoshi_plan_put_facts(item, g->lang, &text);
    hoshi_buf_puts(&text, "\n");
    hoshi_buf_puts(&text, hoshi_text_get(&item->package->outcome, g->lang));
    hoshi_buf_puts(&text, "\n");
    hoshi_buf_puts(&text, hoshi_text_get(&item->package->first_step, g->lang));
    hoshi_buf_puts(&text, "\n");
    hoshi_plan_put_ids(item->open, item->n_open, g->lang, &text);
    if (item->reaches != 0)
        hoshi_buf_puts(&text, "\n");
    hoshi_plan_put_reached(g->plan, item, g->lang, &text);
    put_note(g, &text);
    hoshi_calendar_event(&g->cal, &(struct hoshi_event){.kind = "work",
                                                        .about = item->package->id.s,
                                                        .summary = summary.p,
                                                        .text = text.p,
                                                        .start = item->start,
                                                        .end = item->end,
                                                        .alarm_days = ALARM_WORK});
    g->cal.out->failed = g->cal.out->failed || summary.failed || text.failed;
    hoshi_buf_release(&summary);
    hoshi_buf_release(&text);
}

static void put_due(struct ics *g, const struct hoshi_gap *gap)
{
    struct hoshi_buf summary, text;
    if (gap->answer == NULL || gap->answer->due == 0)
        return;
    hoshi_buf_init(&summary, 0);
    hoshi_buf_init(&text, 0);
    hoshi_msg_put(&summary, HOSHI_MSG_PLAN_CAL_DUE, g->lang, gap->criterion->id.s, NULL, NULL);
    hoshi_buf_puts(&text, hoshi_text_get(&gap->criterion->text, g->lang));
    hoshi_buf_puts(&text, "\n");
    hoshi_plan_put_gap(gap, g->lang, &text);
    hoshi_calendar_event(&g->cal, &(struct hoshi_event){.kind = "due",
                                                        .about = gap->criterion->id.s,
                                                        .summary = summary.p,
                                                        .text = text.p,
                                                        .start = gap->answer->due,
                                                        .end = gap->answer->due,
                                                        .alarm_days = ALARM_DUE});
    g->cal.out->failed = g->cal.out->failed || summary.failed || text.failed;
    hoshi_buf_release(&summary);
    hoshi_buf_release(&text);
}

/* The last day on which a duty that is met still counts, and the words that say from where. */
static hoshi_day duty_of_met(struct ics *g, const struct hoshi_criterion *k, struct hoshi_buf *text)
{
    const struct hoshi_result *r = g->plan->result;
    const struct hoshi_answer *a = r->answers->by_criterion[k->index];
    char last[HOSHI_DATE_BYTES], until[HOSHI_DATE_BYTES];
    if (a == NULL || a->performed == 0) {
        hoshi_msg_put(text, HOSHI_MSG_PLAN_CAL_DUTY_NO_DATE, g->lang,
                      hoshi_date_format(r->as_of, last), NULL, NULL);
        return hoshi_date_add(r->as_of, k->frequency);
    }
    hoshi_day end = hoshi_date_add(a->performed, k->frequency);
    hoshi_msg_put(text, HOSHI_MSG_PLAN_CAL_DUTY_LAST, g->lang,
                  hoshi_date_format(a->performed, last), hoshi_date_format(end, until), NULL);
    return end > r->as_of ? end : r->as_of;
}

/* day: from when on it is counted; 0 = the sheet says it is met. */
static void put_duty(struct ics *g, const struct hoshi_criterion *k, hoshi_day done)
{
    char day[HOSHI_DATE_BYTES];
    struct hoshi_buf summary, text;
    hoshi_buf_init(&summary, 0);
    hoshi_buf_init(&text, 0);
    hoshi_msg_put(&summary, HOSHI_MSG_PLAN_CAL_DUTY, g->lang, k->id.s, NULL, NULL);
    hoshi_buf_puts(&text, hoshi_text_get(&k->text, g->lang));
    hoshi_buf_puts(&text, "\n");
    hoshi_day start = 0;
    if (done == 0) {
        start = duty_of_met(g, k, &text);
    } else {
        hoshi_msg_put(&text, HOSHI_MSG_PLAN_CAL_DUTY_PLANNED, g->lang, hoshi_date_format(done, day),
                      NULL, NULL);
        start = hoshi_date_add(done, k->frequency);
    }
    hoshi_calendar_event(&g->cal,
                         &(struct hoshi_event){.kind = "duty",
                                               .about = k->id.s,
                                               .summary = summary.p,
                                               .text = text.p,
                                               .start = start,
                                               .end = start,
                                               .every = k->frequency,
                                               .alarm_days = k->frequency % MONTHS_OF_YEAR == 0
                                                                 ? ALARM_DUTY
                                                                 : ALARM_MONTHLY});
    g->cal.out->failed = g->cal.out->failed || summary.failed || text.failed;
    hoshi_buf_release(&summary);
    hoshi_buf_release(&text);
}

static hoshi_day planned_for(const struct hoshi_plan *plan, const struct hoshi_criterion *k)
{
    for (size_t i = 0; i < plan->n_item; i++) {
        for (size_t n = 0; n < plan->item[i].n_open; n++) {
            if (plan->item[i].open[n]->criterion == k)
                return plan->item[i].end;
        }
    }
    return 0;
}

static void put_duties(struct ics *g)
{
    const struct hoshi_result *r = g->plan->result;
    for (size_t i = 0; i < r->catalog->n_criterion; i++) {
        const struct hoshi_criterion *k = r->catalog->criterion[i];
        if (k->frequency == 0 || !hoshi_criterion_counts(k, g->plan->wishes.star))
            continue;
        hoshi_day planned = planned_for(g->plan, k);
        if (planned != 0 || r->outcome[i].kind == HOSHI_OUTCOME_MET)
            put_duty(g, k, planned);
    }
}

enum hoshi_rc hoshi_plan_ics(const struct hoshi_plan *plan, const struct hoshi_report_opts *opts,
                             struct hoshi_buf *out)
{
    char whose[HOSHI_SHA256_HEX_BYTES];
    struct ics g = {.plan = plan, .lang = opts->lang};
    struct hoshi_buf name;
    hoshi_buf_init(&name, 0);
    put_whose(plan, whose, &name);
    hoshi_buf_clear(&name);
    hoshi_msg_put(&name, HOSHI_MSG_PLAN_CAL_NAME, g.lang, hoshi_plan_goal(plan, g.lang), NULL,
                  NULL);
    hoshi_calendar_start(&g.cal, out, whose, plan->result->as_of, name.p);
    for (size_t i = 0; i < plan->n_item; i++)
        put_item(&g, &plan->item[i]);
    for (size_t i = 0; i < plan->n_item; i++) {
        for (size_t k = 0; k < plan->item[i].n_open; k++)
            put_due(&g, plan->item[i].open[k]);
    }
    for (size_t i = 0; i < plan->n_loose; i++)
        put_due(&g, plan->loose[i]);
    put_duties(&g);
    hoshi_calendar_end(&g.cal);
    out->failed = out->failed || name.failed;
    hoshi_buf_release(&name);
    return hoshi_buf_rc(out);
}
