/* A judged sheet as a table for spreadsheets. */
#include "report/csv.h"

#include "report/doc/table.h"

static void put_heads(const struct hoshi_view *v, struct hoshi_buf *out)
{
    bool first = true;
    for (int i = 0; i < HOSHI_RESULT_COLUMN_COUNT_; i++)
        hoshi_csv_field(out, &first, hoshi_result_head((enum hoshi_result_column)i, v->opts->lang));
    hoshi_csv_end(out, &first);
}

static void put_row(const struct hoshi_view *v, const struct hoshi_criterion *c,
                    struct hoshi_buf *cell, struct hoshi_buf *out)
{
    bool first = true;
    for (int i = 0; i < HOSHI_RESULT_COLUMN_COUNT_; i++) {
        hoshi_buf_clear(cell);
        hoshi_result_cell(v, c, (enum hoshi_result_column)i, cell);
        hoshi_csv_field(out, &first, cell->n != 0 ? cell->p : "");
        out->failed = out->failed || cell->failed; /* clearing forgets it */
    }
    hoshi_csv_end(out, &first);
}

enum hoshi_rc hoshi_report_csv(const struct hoshi_result *r, const struct hoshi_report_opts *opts,
                               struct hoshi_buf *out)
{
    struct hoshi_view view;
    struct hoshi_buf cell;
    enum hoshi_rc rc = hoshi_view_make(&view, r, opts);
    if (rc != HOSHI_OK)
        return rc;
    hoshi_buf_init(&cell, 0);
    hoshi_csv_start(out);
    put_heads(&view, out);
    for (size_t i = 0; i < r->catalog->n_criterion; i++) {
        if (hoshi_result_has_row(&view, r->catalog->criterion[i]))
            put_row(&view, r->catalog->criterion[i], &cell, out);
    }
    hoshi_buf_release(&cell);
    hoshi_view_release(&view);
    return hoshi_buf_rc(out);
}
