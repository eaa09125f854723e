/* What changed between two judgements, for people: what needs a look first. */
#include <hoshi/report.h>

#include "base/digits.h"
#include "base/str.h"
#include "report/diff_words.h"
#include "report/text/print.h"

#define SCOPE_CELLS 60 /* of a text that may be a whole page */

/* A message whose argument was put into a text of its own. */
static void put_with(const struct hoshi_print *p, unsigned indent, enum hoshi_msg msg,
                     struct hoshi_buf *a0, struct hoshi_buf *a1, struct hoshi_buf *a2)
{
    hoshi_print_msg(p, indent, msg, a0->p, a1 != NULL ? a1->p : NULL, a2 != NULL ? a2->p : NULL);
    hoshi_print_drop(p, a0);
    if (a1 != NULL)
        hoshi_print_drop(p, a1);
    if (a2 != NULL)
        hoshi_print_drop(p, a2);
}

static void put_side(const struct hoshi_print *p, const char *label,
                     const struct hoshi_diff_side *side, bool all)
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_diff_put_side(side, p->lang, &line);
    hoshi_print_labelled(p, 0, label, line.p != NULL ? line.p : "");
    hoshi_print_drop(p, &line);
    hoshi_buf_init(&line, 0);
    hoshi_diff_put_standing(side, all ? 0 : SCOPE_CELLS, p->lang, &line);
    if (line.n != 0)
        hoshi_print_text(p, 4, line.p);
    hoshi_print_drop(p, &line);
}

static void put_reached(const struct hoshi_print *p, const struct hoshi_diff *d)
{
    struct hoshi_buf was, is;
    if (!d->from->has_levels || !d->to->has_levels)
        return;
    hoshi_buf_init(&was, 0);
    hoshi_buf_init(&is, 0);
    hoshi_diff_put_reached(d->from, p->lang, &was);
    hoshi_diff_put_reached(d->to, p->lang, &is);
    hoshi_print_bold(p, true);
    put_with(p, 0, d->to->has_stars ? HOSHI_MSG_COMPARE_STAR : HOSHI_MSG_COMPARE_REACHED, &was, &is,
             NULL);
    hoshi_print_bold(p, false);
}

static void put_level(const struct hoshi_print *p, const struct hoshi_diff *d,
                      struct hoshi_diff_named level)
{
    struct hoshi_buf name, was, is;
    hoshi_buf_init(&name, 0);
    hoshi_buf_init(&was, 0);
    hoshi_buf_init(&is, 0);
    hoshi_diff_put_level(level, p->lang, &name);
    hoshi_diff_put_counts(hoshi_diff_find_level(d->from, level), p->lang, &was);
    hoshi_diff_put_counts(hoshi_diff_find_level(d->to, level), p->lang, &is);
    put_with(p, 2, HOSHI_MSG_COMPARE_COUNTS, &name, &was, &is);
}

static void put_levels(const struct hoshi_print *p, const struct hoshi_diff *d)
{
    for (size_t i = 0; i < d->to->n_level; i++)
        put_level(p, d, d->to->level[i].level);
    for (size_t i = 0; i < d->from->n_level; i++) {
        if (hoshi_diff_find_level(d->to, d->from->level[i].level) == NULL)
            put_level(p, d, d->from->level[i].level);
    }
}

/* Of catalogues without levels: over all criteria. */
static void put_total(const struct hoshi_print *p, const struct hoshi_diff *d)
{
    struct hoshi_diff_level from = hoshi_diff_total(d->from), to = hoshi_diff_total(d->to);
    struct hoshi_buf name, was, is;
    hoshi_buf_init(&name, 0);
    hoshi_buf_init(&was, 0);
    hoshi_buf_init(&is, 0);
    hoshi_buf_puts(&name, hoshi_msg(HOSHI_MSG_SCORE_TABLE_TOTAL, p->lang));
    hoshi_diff_put_counts(&from, p->lang, &was);
    hoshi_diff_put_counts(&to, p->lang, &is);
    put_with(p, 2, HOSHI_MSG_COMPARE_COUNTS, &name, &was, &is);
}

static void put_row(const struct hoshi_print *p, const struct hoshi_diff_row *row, bool all)
{
    struct hoshi_buf id, was, is, besides;
    hoshi_buf_init(&id, 0);
    hoshi_buf_init(&was, 0);
    hoshi_buf_init(&is, 0);
    hoshi_buf_init(&besides, 0);
    hoshi_diff_put_id(row, &id);
    hoshi_diff_put_said(row->was, p->lang, &was);
    hoshi_diff_put_said(row->is, p->lang, &is);
    hoshi_diff_put_besides(row, p->lang, &besides);
    if (row->was == NULL || row->is == NULL)
        put_with(p, 2, HOSHI_MSG_SAID_ANSWER_PLAIN, &id, row->was == NULL ? &is : &was,
                 row->was == NULL ? &was : &is);
    else
        put_with(p, 2, HOSHI_MSG_COMPARE_ROW, &id, &was, &is);
    hoshi_print_text(p, 6, besides.p);
    hoshi_print_drop(p, &besides);
    if (row->text != NULL)
        (all ? hoshi_print_text : hoshi_print_cut)(p, 6, hoshi_text_get(row->text, p->lang));
}

static void put_class(const struct hoshi_print *p, const struct hoshi_diff *d,
                      enum hoshi_diff_class cls, bool all)
{
    char n[HOSHI_DECIMAL_BYTES];
    if (d->n[cls] == 0)
        return;
    hoshi_buf_puts(p->out, "\n");
    hoshi_print_head(p, HOSHI_MSG_DIFF_MEANS, hoshi_diff_class_label(cls, p->lang),
                     hoshi_decimal(n, (long long)d->n[cls]));
    for (size_t i = 0; i < d->n_row && (all || cls != HOSHI_DIFF_UNCHANGED); i++) {
        if (d->row[i].cls == cls)
            put_row(p, &d->row[i], all);
    }
}

enum hoshi_rc hoshi_diff_text(const struct hoshi_diff *diff, const struct hoshi_report_opts *opts,
                              struct hoshi_buf *out)
{
    struct hoshi_print p = hoshi_print_start(opts, out);
    put_side(&p, hoshi_msg(HOSHI_MSG_COMPARE_FROM, p.lang), diff->from, opts->all);
    put_side(&p, hoshi_msg(HOSHI_MSG_COMPARE_TO, p.lang), diff->to, opts->all);
    for (int i = 0; i < HOSHI_DIFF_MEASURE_COUNT_; i++) {
        if (diff->measure[i])
            hoshi_print_dash(&p, 0, hoshi_diff_measure_label((enum hoshi_diff_measure)i, p.lang));
    }
    hoshi_buf_puts(out, "\n");
    put_reached(&p, diff);
    put_levels(&p, diff);
    if (diff->from->n_level + diff->to->n_level == 0)
        put_total(&p, diff);
    if (diff->same)
        hoshi_print_msg(&p, 0, HOSHI_MSG_COMPARE_SAME, NULL, NULL, NULL);
    for (int i = 0; i < HOSHI_DIFF_COUNT_; i++)
        put_class(&p, diff, (enum hoshi_diff_class)i, opts->all);
    hoshi_buf_puts(out, "\n");
    hoshi_print_msg(&p, 0, HOSHI_MSG_COMPARE_NOT_OFFICIAL, NULL, NULL, NULL);
    return hoshi_buf_rc(out);
}
