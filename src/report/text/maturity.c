/* Levels of items for people: their means, and what is below its target. No star, no verdict: a
 * level is what a company says of itself. */
#include "report/text/maturity.h"

#include <string.h>

#include "base/digits.h"
#include "base/str.h"
#include "base/visible.h"
#include "report/text/ids.h"

#define NAME_CELLS 46
#define NAME_CELLS_MIN 12
#define NUMBER_CELLS 8
#define COUNT_CELLS 11
#define GAPS_SHOWN 2

static const char *number(char digits[HOSHI_DECIMAL_BYTES], uint32_t v)
{
    return hoshi_decimal(digits, v);
}

void hoshi_put_mean(const struct hoshi_mean *mean, struct hoshi_buf *out)
{
    if (mean->count == 0) {
        hoshi_buf_puts(out, "-");
        return;
    }
    hoshi_buf_int(out, mean->sum / mean->count);
    hoshi_buf_puts(out, ".");
    hoshi_buf_int(out, mean->sum % mean->count * 10 / mean->count);
}

static void put_mean_line(const struct hoshi_print *p, unsigned indent, enum hoshi_msg msg,
                          const struct hoshi_mean *mean, uint32_t total)
{
    char n[HOSHI_DECIMAL_BYTES], all[HOSHI_DECIMAL_BYTES];
    struct hoshi_buf value;
    hoshi_buf_init(&value, 0);
    hoshi_put_mean(mean, &value);
    hoshi_print_msg(p, indent, msg, value.p, number(n, mean->count), number(all, total));
    hoshi_print_drop(p, &value);
}

void hoshi_text_means(const struct hoshi_print *p, unsigned indent, const struct hoshi_maturity *m)
{
    char below[HOSHI_DECIMAL_BYTES], open[HOSHI_DECIMAL_BYTES];
    put_mean_line(p, indent, HOSHI_MSG_MATURITY_MEAN, &m->level, m->total);
    put_mean_line(p, indent, HOSHI_MSG_MATURITY_TARGET, &m->target, m->total);
    hoshi_print_msg(p, indent, HOSHI_MSG_MATURITY_COUNTS, number(below, m->below),
                    number(open, m->open), NULL);
}

/* --- the table */

static unsigned cells_for_names(const struct hoshi_print *p)
{
    unsigned numbers = 2 * NUMBER_CELLS + COUNT_CELLS;
    if (numbers + NAME_CELLS <= p->width)
        return NAME_CELLS;
    return numbers + NAME_CELLS_MIN < p->width ? p->width - numbers : NAME_CELLS_MIN;
}

static void put_cell(const struct hoshi_print *p, const struct hoshi_mean *mean)
{
    struct hoshi_buf value;
    hoshi_buf_init(&value, 0);
    hoshi_put_mean(mean, &value);
    hoshi_put_right(p->out, value.p, NUMBER_CELLS);
    hoshi_print_drop(p, &value);
}

static void put_row(const struct hoshi_print *p, const char *name, const struct hoshi_maturity *m)
{
    struct hoshi_buf answered;
    hoshi_buf_init(&answered, 0);
    hoshi_buf_int(&answered, m->level.count);
    hoshi_buf_puts(&answered, "/");
    hoshi_buf_int(&answered, m->total);
    hoshi_print_name(p, name, cells_for_names(p));
    put_cell(p, &m->level);
    put_cell(p, &m->target);
    hoshi_put_right(p->out, answered.p, COUNT_CELLS);
    hoshi_buf_puts(p->out, "\n");
    hoshi_print_drop(p, &answered);
}

static void put_table(const struct hoshi_print *p, const struct hoshi_result *r)
{
    hoshi_print_name(p, hoshi_msg(HOSHI_MSG_MATURITY_GROUP, p->lang), cells_for_names(p));
    hoshi_put_right(p->out, hoshi_msg(HOSHI_MSG_MATURITY_NOW, p->lang), NUMBER_CELLS);
    hoshi_put_right(p->out, hoshi_msg(HOSHI_MSG_MATURITY_AIM, p->lang), NUMBER_CELLS);
    hoshi_put_right(p->out, hoshi_msg(HOSHI_MSG_MATURITY_ANSWERED, p->lang), COUNT_CELLS);
    hoshi_buf_puts(p->out, "\n");
    for (size_t g = 0; g < r->catalog->n_group; g++) {
        struct hoshi_buf name;
        hoshi_buf_init(&name, 0);
        hoshi_put_group(&name, &r->catalog->group[g], p->lang);
        put_row(p, name.p, &r->maturity[g]);
        hoshi_print_drop(p, &name);
    }
    put_row(p, hoshi_msg(HOSHI_MSG_SCORE_TABLE_TOTAL, p->lang), hoshi_result_maturity(r));
}

/* --- the items */

static void put_below(const struct hoshi_print *p, const struct hoshi_result *r, bool all)
{
    char digits[HOSHI_DECIMAL_BYTES];
    size_t shown = 0;
    uint32_t n = hoshi_listed(r, HOSHI_OUTCOME_GAP);
    if (n == 0)
        return;
    hoshi_buf_puts(p->out, "\n");
    hoshi_print_head(p,
                     all || n <= GAPS_SHOWN ? HOSHI_MSG_MATURITY_TODO : HOSHI_MSG_MATURITY_TODO_CUT,
                     number(digits, n), NULL);
    for (size_t i = 0; i < r->n_todo && (all || shown < GAPS_SHOWN); i++) {
        if (r->gap[i].outcome.kind != HOSHI_OUTCOME_GAP)
            continue;
        hoshi_print_gap(p, r, &r->gap[i], all);
        shown++;
    }
}

void hoshi_text_maturity(const struct hoshi_print *p, const struct hoshi_result *r, bool all)
{
    const struct hoshi_maturity *m = hoshi_result_maturity(r);
    hoshi_text_means(p, 0, m);
    hoshi_buf_puts(p->out, "\n");
    put_table(p, r);
    hoshi_print_part(p, r, (uint32_t)r->n_todo, m->below + m->open);
    put_below(p, r, all);
    hoshi_print_ids(p, r, HOSHI_OUTCOME_OPEN, HOSHI_MSG_MATURITY_OPEN, all);
}
