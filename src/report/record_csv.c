#include "base/str.h"
#include "report/csv.h"
#include "report/record.h"

#define LIT(buf, s) hoshi_buf_put((buf), (s), sizeof(s) - 1)

/* What is said of a star, behind its name. */
static const char *const counts_of[] = {"_verdict", "_satisfied", "_total", "_na_claimed",
                                        "_out_of_play"};
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

/* What a catalogue without levels counts instead. */
#define NUMBERS_MAX 7

static const struct numbers {
    size_t n;
    const char *name[NUMBERS_MAX];
} numbers[HOSHI_METHOD_COUNT_] = {
    [HOSHI_METHOD_MATURITY] = {7,
                               {"level_sum", "level_count", "target_sum", "target_count", "items",
                                "unanswered", "below_target"}},
    [HOSHI_METHOD_LIST] = {
        6, {"items", "applied", "excluded", "without_reason", "unanswered", "noted"}}};

static const struct numbers *numbers_of(const struct hoshi_catalog *cat)
{
    return &numbers[cat->method];
}

void hoshi_record_csv_names(const struct hoshi_catalog *cat, bool asked, struct hoshi_buf *out)
{
    LIT(out, "source,state,organization_id,organization_name,assessed_on");
    if (cat->n_level != 0)
        LIT(out, ",star,star_firm");
    for (size_t i = 0; i < cat->n_level; i++)
        put_count_names(out, "star", cat->level[i].star);
    for (size_t i = 0; i < numbers_of(cat)->n; i++) {
        LIT(out, ",");
        hoshi_buf_puts(out, numbers_of(cat)->name[i]);
    }
    LIT(out, ",gaps,findings,errors,error_code,error_place,error_message,catalogue_assumed,latest,"
             "not_taken,not_taken_code,sites,left_out");
    if (asked) {
        LIT(out, ",asked_star");
        put_count_names(out, "asked", 0);
        LIT(out, ",asked_class,asked_due,similar_id,listed_name");
    }
    LIT(out, "\n");
}

static void put_cell(struct hoshi_buf *out, struct hoshi_str s)
{
    LIT(out, ",");
    hoshi_csv_cell(out, s);
}

static void put_day(struct hoshi_buf *out, hoshi_day day)
{
    char text[HOSHI_DATE_BYTES];
    put_cell(out, hoshi_str_from(day != 0 ? hoshi_date_format(day, text) : NULL));
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
    put_number(out, s->n_out_of_play);
}

/* As many cells as numbers_of() names. */
static void put_numbers(struct hoshi_buf *out, const struct hoshi_record *record,
                        const struct hoshi_catalog *cat)
{
    const struct hoshi_maturity *m = &record->maturity;
    const struct hoshi_list_counts *l = &record->list;
    const uint32_t of[2][NUMBERS_MAX] = {
        {m->level.sum, m->level.count, m->target.sum, m->target.count, m->total, m->open, m->below},
        {l->total, l->applied, l->excluded, l->without_reason, l->open, l->noted, 0}};
    for (size_t i = 0; i < numbers_of(cat)->n; i++)
        put_number(out, of[cat->method == HOSHI_METHOD_LIST][i]);
}

/* From star to findings; empty cells where nothing was judged. */
static void put_judgement(struct hoshi_buf *out, const struct hoshi_record *record,
                          const struct hoshi_catalog *cat)
{
    if (!hoshi_record_is_judged(record)) {
        size_t stars = cat->n_level != 0 ? 2 + COUNTS * cat->n_level : 0;
        hoshi_buf_fill(out, ',', stars + numbers_of(cat)->n + 2);
        return;
    }
    if (cat->n_level != 0) {
        put_number(out, record->star);
        put_number(out, record->star_firm);
    }
    put_numbers(out, record, cat);
    for (uint32_t i = 0; i < record->n_level; i++)
        put_counts(out, &record->level[i]);
    put_number(out, record->n_gap);
    put_number(out, record->n_finding);
}

static void put_error(struct hoshi_buf *out, const struct hoshi_record *record)
{
    if (record->error_code.p != NULL)
        put_number(out, record->n_more + 1);
    else
        LIT(out, ",");
    put_cell(out, record->error_code);
    put_cell(out, record->error_place);
    put_cell(out, record->error_message);
}

static void put_asked(struct hoshi_buf *out, const struct hoshi_record *record)
{
    bool is_asked = record->asked.star != 0; /* else a buyer asks, but not this company */
    if (is_asked)
        put_number(out, record->asked.star);
    else
        LIT(out, ",");
    if (is_asked && hoshi_record_is_judged(record))
        put_counts(out, &record->asked);
    else
        hoshi_buf_fill(out, ',', COUNTS);
    put_cell(out, is_asked ? record->class_id : (struct hoshi_str){NULL, 0});
    put_day(out, is_asked ? record->due : 0);
    put_cell(out, record->similar_id);
    put_cell(out, record->listed_name);
}

void hoshi_record_csv(const struct hoshi_record *record, const struct hoshi_catalog *cat,
                      bool asked, struct hoshi_buf *out)
{
    hoshi_csv_cell(out, record->source);
    put_cell(out, hoshi_str_from(hoshi_record_state_code(record->state)));
    put_cell(out, record->id);
    put_cell(out, record->name);
    put_day(out, record->assessed_on);
    put_judgement(out, record, cat);
    put_error(out, record);
    put_cell(out, record->catalogue_assumed);
    put_cell(out, record->latest);
    put_cell(out, record->not_taken);
    put_cell(out, record->not_taken_code);
    put_cell(out, record->sites);
    put_cell(out, record->left_out);
    if (asked)
        put_asked(out, record);
    LIT(out, "\n");
}
