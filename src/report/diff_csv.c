/* A comparison as a table: a row for each criterion, codes as in JSON. */
#include <hoshi/report.h>

#include "base/digits.h"
#include "base/str.h"
#include "report/csv.h"
#include "report/csv_heads.h"
#include "report/diff_words.h"

const char *const hoshi_diff_csv_head[] = {"class",        "also",
                                           "id",           "id_was",
                                           "level",        "status_was",
                                           "status_is",    "outcome_was",
                                           "outcome_is",   "reason_was",
                                           "reason_is",    "answer_was",
                                           "answer_is",    "performed_was",
                                           "performed_is", "confirmed_was",
                                           "confirmed_is", "catalogue_change",
                                           "text",         NULL};

struct table {
    struct hoshi_buf *out;
    enum hoshi_lang lang;
    bool first;
};

static void field(struct table *t, const char *s)
{
    hoshi_csv_field(t->out, &t->first, s);
}

/* What was put into a text of its own. */
static void made(struct table *t, struct hoshi_buf *text)
{
    field(t, text->p);
    t->out->failed = t->out->failed || text->failed;
    hoshi_buf_release(text);
}

static void put_also(struct table *t, const struct hoshi_diff_row *row)
{
    struct hoshi_buf list;
    hoshi_buf_init(&list, 0);
    for (int i = 0; i < HOSHI_DIFF_COUNT_; i++) {
        if ((row->also & 1u << i) == 0)
            continue;
        hoshi_buf_puts(&list, list.n != 0 ? " " : "");
        hoshi_buf_puts(&list, hoshi_diff_class_code((enum hoshi_diff_class)i));
    }
    made(t, &list);
}

static void put_level(struct table *t, struct hoshi_diff_named level)
{
    char star[HOSHI_DECIMAL_BYTES];
    field(t, level.id != NULL ? level.id : level.star != 0 ? hoshi_decimal(star, level.star) : "");
}

static const char *status(const struct hoshi_diff_criterion *c)
{
    return c != NULL && c->has_status ? hoshi_status_code(c->status) : NULL;
}

static const char *outcome(const struct hoshi_diff_criterion *c)
{
    return c != NULL ? hoshi_outcome_code(c->outcome.kind) : NULL;
}

static const char *reason(const struct hoshi_diff_criterion *c)
{
    return c != NULL ? hoshi_reason_code(c->outcome.reason) : NULL;
}

static void put_words(struct table *t, const struct hoshi_diff_criterion *c)
{
    struct hoshi_buf words;
    hoshi_buf_init(&words, 0);
    hoshi_diff_put_said(c, t->lang, &words);
    made(t, &words);
}

static void put_day(struct table *t, const struct hoshi_diff_criterion *c)
{
    char day[HOSHI_DATE_BYTES];
    field(t, c != NULL ? hoshi_date_format(c->performed, day) : NULL);
}

static const char *confirmed(const struct hoshi_diff_criterion *c)
{
    return c != NULL ? hoshi_confirmation_code(c->confirmed) : NULL;
}

static void put_row(struct table *t, const struct hoshi_diff *d, const struct hoshi_diff_row *row)
{
    const struct hoshi_diff_criterion *a = row->was, *b = row->is, *shown = b != NULL ? b : a;
    field(t, hoshi_diff_class_code(row->cls));
    put_also(t, row);
    field(t, b != NULL ? b->id : NULL);
    field(t, a != NULL ? a->id : NULL);
    put_level(t, shown->level);
    field(t, status(a));
    field(t, status(b));
    field(t, outcome(a));
    field(t, outcome(b));
    field(t, reason(a));
    field(t, reason(b));
    put_words(t, a);
    put_words(t, b);
    put_day(t, a);
    put_day(t, b);
    field(t, confirmed(a));
    field(t, confirmed(b));
    field(t, hoshi_diff_knows_catalogues(d, row) ? hoshi_catalog_change_code(row->means) : NULL);
    field(t, row->text != NULL ? hoshi_text_get(row->text, t->lang) : NULL);
    hoshi_csv_end(t->out, &t->first);
}

enum hoshi_rc hoshi_diff_csv(const struct hoshi_diff *diff, const struct hoshi_report_opts *opts,
                             struct hoshi_buf *out)
{
    struct table t = {out, opts->lang, true};
    hoshi_csv_start(out);
    for (size_t i = 0; hoshi_diff_csv_head[i] != NULL; i++)
        field(&t, hoshi_diff_csv_head[i]);
    hoshi_csv_end(out, &t.first);
    for (size_t i = 0; i < diff->n_row; i++)
        put_row(&t, diff, &diff->row[i]);
    return hoshi_buf_rc(out);
}
