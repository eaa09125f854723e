/* The plan as a table for spreadsheets: one row per package. */
#include "report/csv.h"

#include "base/str.h"
#include "report/plan/words.h"

static void put_part(struct hoshi_buf *out, bool *first, struct hoshi_buf *part)
{
    hoshi_csv_field(out, first, part->n != 0 ? part->p : "");
    out->failed = out->failed || part->failed;
    hoshi_buf_clear(part);
}

static void put_day(struct hoshi_buf *out, bool *first, hoshi_day day)
{
    char text[HOSHI_DATE_BYTES];
    hoshi_csv_field(out, first, hoshi_date_format(day, text));
}

static void put_head(enum hoshi_lang lang, struct hoshi_buf *out)
{
    static const enum hoshi_msg column[] = {
        HOSHI_MSG_PLAN_COL_NO,      HOSHI_MSG_PLAN_COL_PACKAGE, HOSHI_MSG_PLAN_COL_TITLE,
        HOSHI_MSG_PLAN_COL_OWNER,   HOSHI_MSG_PLAN_COL_HOURS,   HOSHI_MSG_PLAN_COL_START,
        HOSHI_MSG_PLAN_COL_END,     HOSHI_MSG_PLAN_COL_WITHIN,  HOSHI_MSG_PLAN_COL_DUE,
        HOSHI_MSG_PLAN_COL_LATE,    HOSHI_MSG_PLAN_CRITERIA,    HOSHI_MSG_PLAN_AFTER,
        HOSHI_MSG_PLAN_TEMPLATES,   HOSHI_MSG_PLAN_OUTCOME,     HOSHI_MSG_PLAN_FIRST,
        HOSHI_MSG_PLAN_COL_REACHED,
    };
    bool first = true;
    for (size_t i = 0; i < sizeof column / sizeof column[0]; i++)
        hoshi_csv_field(out, &first, hoshi_msg(column[i], lang));
    hoshi_csv_end(out, &first);
}

static void put_item(const struct hoshi_plan *plan, size_t at, enum hoshi_lang lang,
                     struct hoshi_buf *out)
{
    const struct hoshi_plan_item *item = &plan->item[at];
    bool first = true;
    struct hoshi_buf part;
    hoshi_buf_init(&part, 0);
    hoshi_csv_number(out, &first, (long long)at + 1);
    hoshi_csv_field(out, &first, item->package->id.s);
    hoshi_csv_field(out, &first, hoshi_text_get(&item->package->title, lang));
    hoshi_csv_field(out, &first, hoshi_owner_label(item->package->owner, lang));
    hoshi_csv_number(out, &first, item->hours);
    put_day(out, &first, item->start);
    put_day(out, &first, item->end);
    hoshi_csv_field(out, &first, hoshi_msg(hoshi_plan_within_msg(item->within), lang));
    put_day(out, &first, item->due);
    hoshi_csv_field(out, &first, item->late ? hoshi_msg(HOSHI_MSG_PLAN_YES, lang) : "");
    hoshi_plan_put_ids(item->open, item->n_open, lang, &part);
    put_part(out, &first, &part);
    hoshi_plan_put_before(plan, item, lang, &part);
    put_part(out, &first, &part);
    hoshi_plan_put_papers(item, lang, &part);
    put_part(out, &first, &part);
    hoshi_csv_field(out, &first, hoshi_text_get(&item->package->outcome, lang));
    hoshi_csv_field(out, &first, hoshi_text_get(&item->package->first_step, lang));
    hoshi_plan_put_reached(plan, item, lang, &part);
    put_part(out, &first, &part);
    hoshi_csv_end(out, &first);
    hoshi_buf_release(&part);
}

enum hoshi_rc hoshi_plan_csv(const struct hoshi_plan *plan, const struct hoshi_report_opts *opts,
                             struct hoshi_buf *out)
{
    hoshi_csv_start(out);
    put_head(opts->lang, out);
    for (size_t i = 0; i < plan->n_item; i++)
        put_item(plan, i, opts->lang, out);
    return hoshi_buf_rc(out);
}
