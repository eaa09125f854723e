#include "report/plan/words.h"

#include "base/digits.h"
#include "base/lang.h"
#include "base/str.h"
#include "base/visible.h"
#include "report/headline.h"
#include "report/scope.h"

const char *hoshi_plan_whose(const struct hoshi_plan *plan, enum hoshi_lang lang)
{
    const struct hoshi_organization *org = plan->result->answers->organization;
    return org != NULL && org->name != NULL ? org->name : hoshi_msg(HOSHI_MSG_SCORE_NO_NAME, lang);
}

const char *hoshi_plan_goal(const struct hoshi_plan *plan, enum hoshi_lang lang)
{
    return hoshi_catalog_star_name(plan->result->catalog, plan->wishes.star, lang);
}

enum hoshi_msg hoshi_plan_within_msg(enum hoshi_plan_within within)
{
    static const enum hoshi_msg msg[HOSHI_WITHIN_COUNT_] = {
        [HOSHI_WITHIN_30_DAYS] = HOSHI_MSG_PLAN_WITHIN_30,
        [HOSHI_WITHIN_90_DAYS] = HOSHI_MSG_PLAN_WITHIN_90,
        [HOSHI_WITHIN_180_DAYS] = HOSHI_MSG_PLAN_WITHIN_180,
        [HOSHI_WITHIN_LATER] = HOSHI_MSG_PLAN_WITHIN_LATER,
    };
    return msg[within];
}

void hoshi_plan_put_title(const struct hoshi_plan *plan, enum hoshi_lang lang,
                          struct hoshi_buf *out)
{
    hoshi_msg_put(out, HOSHI_MSG_PLAN_TITLE, lang, hoshi_plan_whose(plan, lang),
                  hoshi_plan_goal(plan, lang), plan->result->catalog->name);
}

/* What is claimed, and what runs out, may leave something to do all the same. */
static void put_nothing(const struct hoshi_plan *plan, enum hoshi_lang lang, struct hoshi_buf *out)
{
    char day[HOSHI_DATE_BYTES];
    bool firm = hoshi_result_reaches(plan->result, plan->wishes.star, true);
    hoshi_msg_put(out, firm ? HOSHI_MSG_PLAN_NOTHING : HOSHI_MSG_PLAN_NOTHING_IF, lang,
                  hoshi_plan_goal(plan, lang), NULL, NULL);
    if (plan->first_renewal == 0)
        return;
    hoshi_buf_puts(out, lang == HOSHI_LANG_JA ? "" : " ");
    hoshi_msg_put(out, HOSHI_MSG_PLAN_NOTHING_UNTIL, lang,
                  hoshi_date_format(plan->first_renewal, day), NULL, NULL);
}

void hoshi_plan_put_span(const struct hoshi_plan *plan, enum hoshi_lang lang, struct hoshi_buf *out)
{
    char start[HOSHI_DATE_BYTES], end[HOSHI_DATE_BYTES];
    char n[HOSHI_DECIMAL_BYTES], hours[HOSHI_DECIMAL_BYTES], week[HOSHI_DECIMAL_BYTES];
    struct hoshi_buf amount;
    if (plan->n_item == 0 && plan->n_loose == 0)
        put_nothing(plan, lang, out);
    if (plan->n_item == 0)
        return;
    hoshi_buf_init(&amount, 0);
    hoshi_msg_put(&amount, HOSHI_MSG_PLAN_AMOUNT, lang, hoshi_decimal(n, (long long)plan->n_item),
                  hoshi_decimal(hours, plan->hours),
                  hoshi_decimal(week, plan->wishes.hours_per_week));
    hoshi_msg_put(out, HOSHI_MSG_PLAN_SPAN, lang, hoshi_date_format(plan->wishes.start, start),
                  hoshi_date_format(plan->end, end), amount.p);
    out->failed = out->failed || amount.failed;
    hoshi_buf_release(&amount);
}

void hoshi_plan_put_roles(const struct hoshi_plan *plan, enum hoshi_lang lang,
                          struct hoshi_buf *out)
{
    char hours[HOSHI_DECIMAL_BYTES];
    struct hoshi_buf list;
    hoshi_buf_init(&list, 0);
    for (int i = HOSHI_OWNER_NONE + 1; i < HOSHI_OWNER_COUNT_; i++) {
        if (plan->hours_of[i] == 0)
            continue;
        hoshi_buf_puts(&list, list.n != 0 ? hoshi_lang_row(lang)->comma : "");
        hoshi_msg_put(&list, HOSHI_MSG_PLAN_HOURS_OF, lang,
                      hoshi_owner_label((enum hoshi_owner)i, lang),
                      hoshi_decimal(hours, plan->hours_of[i]), NULL);
    }
    if (list.n != 0)
        hoshi_msg_put(out, HOSHI_MSG_PLAN_BY_OWNER, lang, list.p, NULL, NULL);
    out->failed = out->failed || list.failed;
    hoshi_buf_release(&list);
}

void hoshi_plan_put_facts(const struct hoshi_plan_item *item, enum hoshi_lang lang,
                          struct hoshi_buf *out)
{
    char a[HOSHI_DATE_BYTES], b[HOSHI_DATE_BYTES], hours[HOSHI_DECIMAL_BYTES];
    const char *comma = hoshi_lang_row(lang)->comma;
    hoshi_msg_put(out, HOSHI_MSG_PLAN_DAYS, lang, hoshi_date_format(item->start, a),
                  hoshi_date_format(item->end, b), NULL);
    hoshi_buf_puts(out, comma);
    hoshi_msg_put(out, HOSHI_MSG_PLAN_HOURS, lang, hoshi_decimal(hours, item->hours), NULL, NULL);
    hoshi_buf_puts(out, comma);
    hoshi_buf_puts(out, hoshi_owner_label(item->package->owner, lang));
    if (item->due == 0)
        return;
    hoshi_buf_puts(out, comma);
    hoshi_msg_put(out, item->late ? HOSHI_MSG_PLAN_LATE : HOSHI_MSG_PLAN_DUE, lang,
                  hoshi_date_format(item->due, a), NULL, NULL);
}

void hoshi_plan_put_reached(const struct hoshi_plan *plan, const struct hoshi_plan_item *item,
                            enum hoshi_lang lang, struct hoshi_buf *out)
{
    char day[HOSHI_DATE_BYTES], n[HOSHI_DECIMAL_BYTES];
    if (item->reaches == 0)
        return;
    hoshi_msg_put(out, item->is_firm ? HOSHI_MSG_PLAN_REACHED : HOSHI_MSG_PLAN_REACHED_IF, lang,
                  hoshi_catalog_star_name(plan->result->catalog, item->reaches, lang),
                  hoshi_date_format(item->end, day), NULL);
    if (item->n_renewal != 0)
        hoshi_msg_put(out, HOSHI_MSG_PLAN_RENEWALS, lang,
                      hoshi_decimal(n, (long long)item->n_renewal),
                      hoshi_date_format(item->first_renewal, day), NULL);
}

void hoshi_plan_put_gap(const struct hoshi_gap *gap, enum hoshi_lang lang, struct hoshi_buf *out)
{
    char day[HOSHI_DATE_BYTES];
    const char *comma = hoshi_lang_row(lang)->comma;
    hoshi_buf_puts(out, hoshi_reason_label(gap->outcome.reason, lang));
    if (gap->answer != NULL && gap->answer->due != 0) {
        hoshi_buf_puts(out, comma);
        hoshi_msg_put(out, HOSHI_MSG_PLAN_DUE, lang, hoshi_date_format(gap->answer->due, day), NULL,
                      NULL);
    }
    if (gap->answer != NULL && gap->answer->owner != NULL) {
        hoshi_buf_puts(out, comma);
        hoshi_put_visible(out, hoshi_str_from(hoshi_gap_owner(gap, lang)), 0);
    }
}

void hoshi_plan_put_ids(const struct hoshi_gap *const *gap, size_t n, enum hoshi_lang lang,
                        struct hoshi_buf *out)
{
    for (size_t i = 0; i < n; i++) {
        hoshi_buf_puts(out, i != 0 ? hoshi_lang_row(lang)->comma : "");
        hoshi_buf_puts(out, gap[i]->criterion->id.s);
    }
}

void hoshi_plan_put_before(const struct hoshi_plan *plan, const struct hoshi_plan_item *item,
                           enum hoshi_lang lang, struct hoshi_buf *out)
{
    for (size_t i = 0; i < item->n_before; i++) {
        hoshi_buf_puts(out, i != 0 ? hoshi_lang_row(lang)->comma : "");
        hoshi_buf_puts(out, plan->item[item->before[i]].package->id.s);
    }
}

void hoshi_plan_put_papers(const struct hoshi_plan_item *item, enum hoshi_lang lang,
                           struct hoshi_buf *out)
{
    for (size_t i = 0; i < item->package->papers.n; i++) {
        hoshi_buf_puts(out, i != 0 ? hoshi_lang_row(lang)->comma : "");
        hoshi_buf_puts(out, item->package->papers.v[i].s);
    }
}

void hoshi_plan_put_standing(const struct hoshi_plan *plan, enum hoshi_lang lang,
                             struct hoshi_buf *out)
{
    const struct hoshi_result *r = plan->result;
    hoshi_scope_put_whole(r->answers, lang, out);
    hoshi_headline_sources(r->catalog, r->policy, lang, out);
    for (size_t i = 0; i < r->catalog->n_level; i++) {
        if (r->level[i].star == plan->wishes.star)
            hoshi_headline_rests(r, &r->level[i], lang, out);
    }
}
