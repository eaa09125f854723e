#include "report/buyer/columns.h"
#include "report/csv.h"

static void put_head(const struct hoshi_portfolio *p, struct hoshi_buf *out)
{
    bool first = true;
    hoshi_csv_start(out);
    for (int c = 0; c < HOSHI_COLUMN_COUNT_; c++)
        hoshi_csv_field(out, &first,
                        hoshi_portfolio_column_name(p->catalog, (enum hoshi_portfolio_column)c));
    for (size_t g = 0; g < p->catalog->n_group; g++) {
        hoshi_buf_puts(out, ",category_");
        hoshi_buf_puts(out, p->catalog->group[g].id.s);
        hoshi_buf_puts(out, "_percent");
    }
    hoshi_csv_end(out, &first);
}

static void put_row(const struct hoshi_portfolio *p, const struct hoshi_portfolio_row *row,
                    struct hoshi_buf *text, struct hoshi_buf *out)
{
    bool first = true;
    for (int c = 0; c < HOSHI_COLUMN_COUNT_; c++) {
        struct hoshi_portfolio_cell cell =
            hoshi_portfolio_cell(p, row, (enum hoshi_portfolio_column)c, HOSHI_LANG_EN, text);
        if (cell.kind == HOSHI_CELL_NUMBER)
            hoshi_csv_number(out, &first, cell.number);
        else
            hoshi_csv_field(out, &first, cell.text);
    }
    for (size_t g = 0; g < p->catalog->n_group; g++) {
        int percent = hoshi_portfolio_percent(row, g);
        if (percent >= 0)
            hoshi_csv_number(out, &first, percent);
        else
            hoshi_csv_field(out, &first, NULL);
    }
    hoshi_csv_end(out, &first);
}

enum hoshi_rc hoshi_portfolio_csv(const struct hoshi_portfolio *p, enum hoshi_lang lang,
                                  struct hoshi_buf *out)
{
    (void)lang;
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    put_head(p, out);
    for (size_t i = 0; i < p->n; i++)
        put_row(p, &p->row[i], &text, out);
    if (text.failed)
        out->failed = true;
    hoshi_buf_release(&text);
    return hoshi_buf_rc(out);
}
