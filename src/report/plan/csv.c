/* The plan as a table for spreadsheets: one row per package. */
#include "report/csv.h"

#include "report/plan/table.h"

static void put_head(enum hoshi_lang lang, struct hoshi_buf *out)
{
    bool first = true;
    for (int i = 0; i < HOSHI_PLAN_COLUMN_COUNT_; i++)
        hoshi_csv_field(out, &first, hoshi_msg(hoshi_plan_head((enum hoshi_plan_column)i), lang));
    hoshi_csv_end(out, &first);
}

static void put_item(const struct hoshi_plan *plan, size_t at, enum hoshi_lang lang,
                     struct hoshi_buf *out)
{
    bool first = true;
    struct hoshi_buf cell;
    hoshi_buf_init(&cell, 0);
    for (int i = 0; i < HOSHI_PLAN_COLUMN_COUNT_; i++) {
        hoshi_buf_clear(&cell);
        hoshi_plan_cell(plan, at, (enum hoshi_plan_column)i, lang, &cell);
        hoshi_csv_field(out, &first, cell.n != 0 ? cell.p : "");
        out->failed = out->failed || cell.failed; /* clearing forgets it */
    }
    hoshi_csv_end(out, &first);
    hoshi_buf_release(&cell);
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
