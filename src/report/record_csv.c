#include "base/str.h"
#include "report/csv.h"
#include "report/csv_heads.h"
#include "report/record.h"

#define LIT(buf, s) hoshi_buf_put((buf), (s), sizeof(s) - 1)

/* What is said of a star, behind its name. */
static const char *const counts_of[] = {"_verdict", "_satisfied", "_total", "_na_claimed",
                                        "_out_of_play"};
#define COUNTS (sizeof counts_of / sizeof counts_of[0])

static void put_count_names(struct hoshi_buf *out, const char *of)
{
    struct hoshi_buf name;
    hoshi_buf_init(&name, 0);
    for (size_t i = 0; i < COUNTS; i++) {
        hoshi_buf_clear(&name);
        hoshi_buf_puts(&name, of);
        hoshi_buf_puts(&name, counts_of[i]);
        LIT(out, ",");
        hoshi_csv_cell(out, (struct hoshi_str){name.p, name.n}); /* ids may be anybody's */
    }
    out->failed |= name.failed;
    hoshi_buf_release(&name);
}

/* "star3", or the id of a level of another scheme. */
static void put_level_names(struct hoshi_buf *out, const struct hoshi_level *level)
{
    char star[] = "star0";
    star[4] = (char)('0' + level->star);
    put_count_names(out, level->id.s != NULL ? level->id.s : star);
}

static void put_number(struct hoshi_buf *out, uint32_t v)
{
    LIT(out, ",");
    hoshi_buf_int(out, v);
}

static void put_score(struct hoshi_buf *out, const struct hoshi_record *record)
{
    const struct hoshi_record_score *s = &record->score;
    LIT(out, ",");
    if (s->is_known)
        hoshi_buf_int(out, s->sum);
    LIT(out, ",");
    hoshi_buf_int(out, s->min);
    LIT(out, ",");
    hoshi_buf_int(out, s->max);
    put_number(out, s->n_open);
}

static void put_maturity(struct hoshi_buf *out, const struct hoshi_record *record)
{
    const struct hoshi_maturity *m = &record->maturity;
    const uint32_t v[] = {m->level.sum, m->level.count, m->target.sum, m->target.count,
                          m->total,     m->open,        m->below};
    for (size_t i = 0; i < sizeof v / sizeof v[0]; i++)
        put_number(out, v[i]);
}

static void put_list(struct hoshi_buf *out, const struct hoshi_record *record)
{
    const struct hoshi_list_counts *l = &record->list;
    const uint32_t v[] = {l->total, l->applied, l->excluded, l->without_reason, l->open, l->noted};
    for (size_t i = 0; i < sizeof v / sizeof v[0]; i++)
        put_number(out, v[i]);
}

/* What a method counts beside levels, or instead of them. */
static const struct numbers {
    size_t n;
    const char *names;
    void (*put)(struct hoshi_buf *out, const struct hoshi_record *record);
} numbers[HOSHI_METHOD_COUNT_] = {
    [HOSHI_METHOD_POINTS] = {4, ",score,score_min,score_max,score_unanswered", put_score},
    [HOSHI_METHOD_DEDUCTION] = {4, ",score,score_min,score_max,score_unanswered", put_score},
    [HOSHI_METHOD_MATURITY] = {7,
                               ",level_sum,level_count,target_sum,target_count,items,unanswered,"
                               "below_target",
                               put_maturity},
    [HOSHI_METHOD_LIST] = {6, ",items,applied,excluded,without_reason,unanswered,noted", put_list},
};

static const struct numbers *numbers_of(const struct hoshi_catalog *cat)
{
    return &numbers[cat->method];
}

const char *const hoshi_record_csv_begin[] = {
    "source", "state", "organization_id", "organization_name", "assessed_on", NULL};

void hoshi_record_csv_names(const struct hoshi_catalog *cat, bool asked, struct hoshi_buf *out)
{
    for (size_t i = 0; hoshi_record_csv_begin[i] != NULL; i++) {
        hoshi_buf_puts(out, i != 0 ? "," : "");
        hoshi_buf_puts(out, hoshi_record_csv_begin[i]);
    }
    if (cat->n_level != 0)
        hoshi_buf_puts(out, hoshi_catalog_has_stars(cat) ? ",star,star_firm"
                                                         : ",level_reached,level_firm");
    for (size_t i = 0; i < cat->n_level; i++)
        put_level_names(out, &cat->level[i]);
    if (numbers_of(cat)->n != 0)
        hoshi_buf_puts(out, numbers_of(cat)->names);
    LIT(out, ",gaps,findings,errors,error_code,error_place,error_message,catalogue_assumed,latest,"
             "not_taken,not_taken_code,scope,left_out,rows_missing");
    if (asked) {
        hoshi_buf_puts(out, hoshi_catalog_has_stars(cat) ? ",asked_star" : ",asked_level");
        put_count_names(out, "asked");
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

/* A star by its number, a level of another scheme by its id; empty where none is reached. */
static void put_reached(struct hoshi_buf *out, const struct hoshi_catalog *cat, uint8_t star)
{
    if (hoshi_catalog_has_stars(cat))
        put_number(out, star);
    else
        put_cell(out, hoshi_str_from(hoshi_catalog_level_id(cat, star)));
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
        put_reached(out, cat, record->star);
        put_reached(out, cat, record->star_firm);
    }
    for (uint32_t i = 0; i < record->n_level; i++)
        put_counts(out, &record->level[i]);
    if (numbers_of(cat)->n != 0)
        numbers_of(cat)->put(out, record);
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

static void put_asked(struct hoshi_buf *out, const struct hoshi_catalog *cat,
                      const struct hoshi_record *record)
{
    bool is_asked = record->asked.star != 0; /* else a buyer asks, but not this company */
    if (is_asked)
        put_reached(out, cat, record->asked.star);
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
    put_cell(out, record->scope);
    put_cell(out, record->left_out);
    if (record->n_row_missing != 0)
        put_number(out, record->n_row_missing);
    else
        LIT(out, ",");
    if (asked)
        put_asked(out, cat, record);
    LIT(out, "\n");
}
