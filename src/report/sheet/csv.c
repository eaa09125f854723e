/* A sheet as CSV, for whoever answers in a spreadsheet. */
#include <hoshi/report_sheet.h>

#include "base/str.h"
#include "report/csv.h"
#include "report/sheet/table.h"

static void put_head(const struct hoshi_sheet_table *t, struct hoshi_buf *out)
{
    bool first = true;
    for (int k = 0; k < HOSHI_SHEET_COLUMN_COUNT_; k++) {
        if (!t->has[k])
            continue;
        hoshi_buf_puts(out, first ? "" : ",");
        hoshi_csv_cell(out, hoshi_sheet_head((enum hoshi_sheet_column)k, t->lang));
        first = false;
    }
    hoshi_csv_end(out, &first);
}

static enum hoshi_rc put(const struct hoshi_sheet_request *q, struct hoshi_buf *out)
{
    struct hoshi_arena arena;
    struct hoshi_sheet_table t;
    hoshi_arena_init(&arena, 0);
    enum hoshi_rc rc = hoshi_sheet_table_make(q, &arena, &t);
    if (rc == HOSHI_OK) {
        hoshi_csv_start(out);
        put_head(&t, out);
    }
    for (size_t i = 0; rc == HOSHI_OK && i < t.n_row; i++) {
        bool first = true;
        for (int k = 0; k < HOSHI_SHEET_COLUMN_COUNT_; k++) {
            if (t.has[k])
                hoshi_csv_field(out, &first, t.row[i].cell[k]);
        }
        hoshi_csv_end(out, &first);
    }
    hoshi_arena_release(&arena);
    return rc == HOSHI_OK ? hoshi_buf_rc(out) : rc;
}

enum hoshi_rc hoshi_template_csv(const struct hoshi_catalog *cat, uint8_t star,
                                 enum hoshi_lang lang, struct hoshi_buf *out)
{
    return put(&(struct hoshi_sheet_request){.cat = cat, .star = star, .lang = lang}, out);
}

enum hoshi_rc hoshi_sheet_csv(const struct hoshi_catalog *cat, const struct hoshi_answers *ans,
                              enum hoshi_lang lang, struct hoshi_buf *out)
{
    uint8_t star = hoshi_sheet_star(cat, ans);
    return put(&(struct hoshi_sheet_request){.cat = cat, .ans = ans, .star = star, .lang = lang},
               out);
}
