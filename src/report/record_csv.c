#include "report/csv.h"
#include "report/record.h"

#define LIT(buf, s) hoshi_buf_put((buf), (s), sizeof(s) - 1)

/* What is said of a star, behind its name. */
static const char *const counts_of[] = {"_verdict", "_satisfied", "_total", "_na_claimed"};
#define COUNTS (sizeof counts_of / sizeof counts_of[0])

static void put_count_names(struct hoshi_buf *out, const char *star, long long n)
{
    for (size_t i = 0; i < COUNTS; i++) {
        LIT(out, ",");
        hoshi_buf_puts(out, star);
        if (n != 0)
            hoshi_buf_int(out, n);
        hoshi_buf_puts(out, counts_of[i]);
    }
}

void hoshi_record_csv_names(const struct hoshi_catalog *cat, bool asked, struct hoshi_buf *out)
{
    LIT(out, "source,organization_id,organization_name,star,star_firm");
    for (size_t i = 0; i < cat->n_level; i++)
        put_count_names(out, "star", cat->level[i].star);
    LIT(out, ",gaps,findings,error_code,error_place,error_message");
    if (asked) {
        LIT(out, ",asked_star");
        put_count_names(out, "asked", 0);
    }
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

/* As many cells as counts_of names. */
static void put_counts(struct hoshi_buf *out, const struct hoshi_record_star *s)
{
    LIT(out, ",");
    hoshi_buf_puts(out, hoshi_verdict_code(s->verdict));
    put_number(out, s->satisfied);
    put_number(out, s->total);
    put_number(out, s->n_claim);
}

static void put_judged(struct hoshi_buf *out, const struct hoshi_record *record)
{
    put_cell(out, record->id);
    put_cell(out, record->name);
    put_number(out, record->star);
    put_number(out, record->star_firm);
    for (uint32_t i = 0; i < record->n_level; i++)
        put_counts(out, &record->level[i]);
    put_number(out, record->n_gap);
    put_number(out, record->n_finding);
    LIT(out, ",,,");
}

static void put_error(struct hoshi_buf *out, const struct hoshi_record *record,
                      const struct hoshi_catalog *cat)
{
    hoshi_buf_fill(out, ',', 4 + COUNTS * cat->n_level + 2);
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
        hoshi_buf_fill(out, ',', 1 + COUNTS);
    }
    LIT(out, "\n");
}
