#include "report/csv.h"
#include "report/record.h"

#define LIT(buf, s) hoshi_buf_put((buf), (s), sizeof(s) - 1)

void hoshi_record_csv_names(const struct hoshi_catalog *cat, bool asked, struct hoshi_buf *out)
{
    LIT(out, "source,organization_id,organization_name,star");
    for (size_t i = 0; i < cat->n_level; i++) {
        static const char *const what[] = {"_verdict", "_satisfied", "_total"};
        for (size_t k = 0; k < sizeof what / sizeof what[0]; k++) {
            LIT(out, ",star");
            hoshi_buf_int(out, cat->level[i].star);
            hoshi_buf_puts(out, what[k]);
        }
    }
    LIT(out, ",gaps,findings,error_code,error_place,error_message");
    if (asked)
        LIT(out, ",asked_star,asked_verdict,asked_satisfied,asked_total");
    LIT(out, "\n");
}

static void put_cell(struct hoshi_buf *out, struct hoshi_str s)
{
    LIT(out, ",");
    hoshi_csv_cell(out, s);
}

static void put_number(struct hoshi_buf *out, uint32_t v)
{
    LIT(out, ",");
    hoshi_buf_int(out, v);
}

/* Three cells. */
static void put_counts(struct hoshi_buf *out, const struct hoshi_record_star *s)
{
    LIT(out, ",");
    hoshi_buf_puts(out, hoshi_verdict_code(s->verdict));
    put_number(out, s->satisfied);
    put_number(out, s->total);
}

static void put_judged(struct hoshi_buf *out, const struct hoshi_record *record)
{
    put_cell(out, record->id);
    put_cell(out, record->name);
    put_number(out, record->star);
    for (uint32_t i = 0; i < record->n_level; i++)
        put_counts(out, &record->level[i]);
    put_number(out, record->n_gap);
    put_number(out, record->n_finding);
    LIT(out, ",,,");
}

static void put_error(struct hoshi_buf *out, const struct hoshi_record *record,
                      const struct hoshi_catalog *cat)
{
    hoshi_buf_fill(out, ',', 3 + 3 * cat->n_level + 2);
    put_cell(out, record->error_code);
    put_cell(out, record->error_place);
    put_cell(out, record->error_message);
}

void hoshi_record_csv(const struct hoshi_record *record, const struct hoshi_catalog *cat,
                      bool asked, struct hoshi_buf *out)
{
    hoshi_csv_cell(out, record->source);
    if (record->error_code.p != NULL)
        put_error(out, record, cat);
    else
        put_judged(out, record);
    if (asked && record->asked.star != 0) {
        put_number(out, record->asked.star);
        put_counts(out, &record->asked);
    } else if (asked) { /* a buyer asks, but not this company */
        LIT(out, ",,,,");
    }
    LIT(out, "\n");
}
