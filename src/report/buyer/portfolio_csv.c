#include <hoshi/portfolio.h>

#include "report/csv.h"

static void put_head(const struct hoshi_portfolio *p, struct hoshi_buf *out)
{
    static const char *const column[] = {"source",
                                         "id",
                                         "name",
                                         "class",
                                         "asked",
                                         "star",
                                         "reached",
                                         "rank",
                                         "due",
                                         "total",
                                         "satisfied",
                                         "gap",
                                         "open",
                                         "not_applicable",
                                         "findings",
                                         "earlier_star",
                                         "earlier_satisfied",
                                         "error",
                                         "error_message"};
    bool first = true;
    hoshi_csv_start(out);
    for (size_t i = 0; i < sizeof column / sizeof column[0]; i++)
        hoshi_csv_field(out, &first, column[i]);
    for (size_t g = 0; g < p->catalog->n_group; g++) {
        hoshi_buf_puts(out, ",category_");
        hoshi_buf_puts(out, p->catalog->group[g].id.s);
        hoshi_buf_puts(out, "_percent");
    }
    hoshi_csv_field(out, &first, "missing");
    hoshi_csv_end(out, &first);
}

static void put_number_if(struct hoshi_buf *out, bool *first, bool known, long long v)
{
    if (known)
        hoshi_csv_number(out, first, v);
    else
        hoshi_csv_field(out, first, NULL);
}

static void put_missing(const struct hoshi_portfolio *p, const struct hoshi_portfolio_row *row,
                        struct hoshi_buf *text)
{
    hoshi_buf_clear(text);
    for (size_t i = 0; row->missing != NULL && i < p->catalog->n_criterion; i++) {
        if ((row->missing[i / 8] >> (i % 8) & 1) == 0)
            continue;
        hoshi_buf_puts(text, text->n != 0 ? " " : "");
        hoshi_buf_puts(text, p->catalog->criterion[i]->id.s);
    }
}

static void put_row(const struct hoshi_portfolio *p, const struct hoshi_portfolio_row *row,
                    struct hoshi_buf *text, struct hoshi_buf *out)
{
    bool first = true, ok = row->error_code == NULL;
    char due[HOSHI_DATE_BYTES];
    hoshi_csv_field(out, &first, row->source);
    hoshi_csv_field(out, &first, row->id);
    hoshi_csv_field(out, &first, row->name);
    hoshi_csv_field(out, &first, row->class_id);
    put_number_if(out, &first, row->asked != 0, row->asked);
    put_number_if(out, &first, ok, row->star);
    hoshi_csv_field(out, &first, !ok ? NULL : row->reached ? "yes" : "no");
    put_number_if(out, &first, row->rank != 0, row->rank);
    hoshi_csv_field(out, &first, hoshi_date_format(row->due, due));
    put_number_if(out, &first, ok, row->tally.total);
    put_number_if(out, &first, ok, hoshi_tally_satisfied(&row->tally));
    put_number_if(out, &first, ok, row->tally.gap);
    put_number_if(out, &first, ok, row->tally.open);
    put_number_if(out, &first, ok, row->tally.na_claimed);
    put_number_if(out, &first, ok, row->n_finding);
    put_number_if(out, &first, row->then.known, row->then.star);
    put_number_if(out, &first, row->then.known, row->then.satisfied);
    hoshi_csv_field(out, &first, row->error_code);
    hoshi_csv_field(out, &first, row->error);
    for (size_t g = 0; g < p->catalog->n_group; g++)
        put_number_if(out, &first, ok && row->group[g].total != 0,
                      ok ? hoshi_tally_percent(&row->group[g]) : 0);
    put_missing(p, row, text);
    hoshi_csv_field(out, &first, text->p);
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
