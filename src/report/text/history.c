/* Results that were kept, for people in front of a terminal: a line for each; how a company went
 * on; and one of them. */
#include <hoshi/policy.h>
#include <hoshi/report_history.h>
#include <string.h>

#include "base/digits.h"
#include "base/str.h"
#include "report/diff_words.h"
#include "report/text/print.h"
#include "report/trend.h"

#define STEPS 8
#define SCOPE_CELLS 60 /* of a text that may be a whole page */

/* "2026-04-10  3fa2c1d0b2aa  scs@2026-03  ★3   ★3 81/81  ★4 100/153" */
static void put_entry(const struct hoshi_print *p, const struct hoshi_history_entry *e,
                      unsigned scope_cells)
{
    char day[HOSHI_DATE_BYTES];
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_buf_puts(&line, hoshi_date_format(e->side.as_of, day));
    hoshi_buf_puts(&line, "  ");
    hoshi_buf_put(&line, e->sha256, HOSHI_HISTORY_ID_CHARS);
    hoshi_buf_puts(&line, "  ");
    hoshi_trend_put_catalogue(e, &line);
    hoshi_buf_puts(&line, "  ");
    hoshi_trend_put_reached(e, p->lang, &line);
    if (strcmp(e->side.policy_id, HOSHI_POLICY_DEFAULT) != 0) {
        hoshi_buf_puts(&line, "  ");
        hoshi_msg_put(&line, HOSHI_MSG_HISTORY_POLICY, p->lang, e->side.policy_id, NULL, NULL);
    }
    for (size_t i = 0; i < hoshi_trend_lines(e); i++) {
        hoshi_buf_puts(&line, i == 0 ? "   " : "  ");
        hoshi_trend_put_line(e, i, p->lang, &line);
        hoshi_buf_puts(&line, " ");
        hoshi_trend_put_counts(hoshi_trend_at(e, e, i), &line);
    }
    hoshi_print_text(p, 2, line.p);
    hoshi_print_drop(p, &line);
    hoshi_buf_init(&line, 0);
    hoshi_diff_put_standing(&e->side, scope_cells, p->lang, &line);
    if (line.n != 0)
        hoshi_print_text(p, 14, line.p);
    hoshi_print_drop(p, &line);
}

static void put_whose(const struct hoshi_print *p, const struct hoshi_history_entry *e)
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_trend_put_whose(e, p->lang, &line);
    hoshi_print_bold(p, true);
    hoshi_print_text(p, 0, line.p);
    hoshi_print_bold(p, false);
    hoshi_print_drop(p, &line);
}

static bool same_company(const struct hoshi_diff_side *a, const struct hoshi_diff_side *b)
{
    return hoshi_text_same(a->organization, b->organization) &&
           hoshi_text_same(a->organization_id, b->organization_id) &&
           hoshi_text_same(a->corporate_number, b->corporate_number);
}

static bool is_first_of_company(const struct hoshi_history *h, size_t at)
{
    for (size_t i = 0; i < at; i++) {
        if (same_company(&h->entry[i].side, &h->entry[at].side))
            return false;
    }
    return true;
}

/* Company by company: nobody's results stand among another's. */
enum hoshi_rc hoshi_history_text(const struct hoshi_history *history,
                                 const struct hoshi_report_opts *opts, struct hoshi_buf *out)
{
    struct hoshi_print p = hoshi_print_start(opts, out);
    for (size_t i = 0; i < history->n; i++) {
        if (!is_first_of_company(history, i))
            continue;
        put_whose(&p, &history->entry[i]);
        for (size_t k = i; k < history->n; k++) {
            if (same_company(&history->entry[i].side, &history->entry[k].side))
                put_entry(&p, &history->entry[k], SCOPE_CELLS);
        }
    }
    return hoshi_buf_rc(out);
}

/* --- one company */

static void put_spark(struct hoshi_buf *out, const struct hoshi_tally *t)
{
    static const char *const step[STEPS] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    if (t == NULL || t->total == 0)
        hoshi_buf_puts(out, "·");
    else
        hoshi_buf_puts(out, step[(uint64_t)hoshi_tally_satisfied(t) * (STEPS - 1) / t->total]);
}

/* "  ★3  ▁▃█  12/81 → 81/81" */
static void put_line(const struct hoshi_print *p, const struct hoshi_history *h, const char *scheme,
                     size_t line)
{
    const struct hoshi_history_entry *last = hoshi_trend_last(h, scheme);
    const struct hoshi_history_entry *first = &h->entry[hoshi_trend_next(h, scheme, 0)];
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    hoshi_trend_put_line(last, line, p->lang, &text);
    hoshi_buf_puts(&text, "  ");
    for (size_t i = hoshi_trend_next(h, scheme, 0); i != HOSHI_TREND_END;
         i = hoshi_trend_next(h, scheme, i + 1))
        put_spark(&text, hoshi_trend_at(&h->entry[i], last, line));
    hoshi_buf_puts(&text, "  ");
    hoshi_trend_put_counts(hoshi_trend_at(first, last, line), &text);
    hoshi_buf_puts(&text, " → ");
    hoshi_trend_put_counts(hoshi_trend_at(last, last, line), &text);
    hoshi_print_text(p, 2, text.p);
    hoshi_print_drop(p, &text);
}

/* The star on each of the days: "none → ★3 → ★4"; what stays is said once. */
static void put_stars(const struct hoshi_print *p, const struct hoshi_history *h,
                      const char *scheme)
{
    struct hoshi_buf line, is;
    size_t was = 0;
    hoshi_buf_init(&line, 0);
    for (size_t i = hoshi_trend_next(h, scheme, 0); i != HOSHI_TREND_END;
         i = hoshi_trend_next(h, scheme, i + 1)) {
        hoshi_buf_init(&is, 0);
        hoshi_trend_put_reached(&h->entry[i], p->lang, &is);
        bool same = line.n >= is.n && was == is.n && is.n != 0 &&
                    memcmp(line.p + line.n - is.n, is.p, is.n) == 0;
        if (!same && is.n != 0) {
            hoshi_buf_puts(&line, line.n != 0 ? " → " : "");
            hoshi_buf_puts(&line, is.p);
        }
        was = is.n;
        hoshi_print_drop(p, &is);
    }
    if (line.n != 0)
        hoshi_print_msg(p, 2, HOSHI_MSG_HISTORY_REACHED, line.p, NULL, NULL);
    hoshi_print_drop(p, &line);
}

static void put_scheme(const struct hoshi_print *p, const struct hoshi_history *h,
                       const char *scheme)
{
    const struct hoshi_history_entry *last = hoshi_trend_last(h, scheme);
    hoshi_buf_puts(p->out, "\n");
    hoshi_print_head(p, HOSHI_MSG_HISTORY_SCHEME, scheme, NULL);
    put_stars(p, h, scheme);
    for (size_t i = 0; i < hoshi_trend_lines(last); i++)
        put_line(p, h, scheme, i);
    hoshi_buf_puts(p->out, "\n");
    for (size_t i = hoshi_trend_next(h, scheme, 0); i != HOSHI_TREND_END;
         i = hoshi_trend_next(h, scheme, i + 1))
        put_entry(p, &h->entry[i], SCOPE_CELLS);
}

enum hoshi_rc hoshi_trend_text(const struct hoshi_history *history,
                               const struct hoshi_report_opts *opts, struct hoshi_buf *out)
{
    struct hoshi_print p = hoshi_print_start(opts, out);
    if (history->n == 0)
        return hoshi_buf_rc(out);
    put_whose(&p, &history->entry[history->n - 1]);
    struct hoshi_buf note;
    hoshi_buf_init(&note, 0);
    hoshi_trend_put_notes(history, p.lang, &note);
    if (note.n != 0)
        hoshi_print_text(&p, 0, note.p);
    hoshi_print_drop(&p, &note);
    for (size_t i = 0; hoshi_trend_scheme(history, i) != NULL; i++)
        put_scheme(&p, history, hoshi_trend_scheme(history, i));
    hoshi_buf_puts(out, "\n");
    hoshi_print_msg(&p, 0, HOSHI_MSG_HISTORY_NOT_OFFICIAL, NULL, NULL, NULL);
    return hoshi_buf_rc(out);
}

/* --- one result */

static void put_left(const struct hoshi_print *p, const struct hoshi_history_entry *e,
                     enum hoshi_outcome_kind kind, enum hoshi_msg head)
{
    char n[HOSHI_DECIMAL_BYTES];
    size_t count = 0;
    for (size_t i = 0; i < e->side.n_criterion; i++)
        count += e->side.criterion[i].outcome.kind == kind;
    if (count == 0)
        return;
    hoshi_buf_puts(p->out, "\n");
    hoshi_print_head(p, head, hoshi_decimal(n, (long long)count), NULL);
    for (size_t i = 0; i < e->side.n_criterion; i++) {
        const struct hoshi_diff_criterion *c = &e->side.criterion[i];
        struct hoshi_buf said;
        if (c->outcome.kind != kind)
            continue;
        hoshi_buf_init(&said, 0);
        hoshi_buf_puts(&said, c->id);
        hoshi_buf_puts(&said, "  ");
        hoshi_diff_put_said(c, p->lang, &said);
        hoshi_print_text(p, 2, said.p);
        hoshi_print_drop(p, &said);
    }
}

enum hoshi_rc hoshi_kept_text(const struct hoshi_history_entry *entry,
                              const struct hoshi_report_opts *opts, struct hoshi_buf *out)
{
    struct hoshi_print p = hoshi_print_start(opts, out);
    put_whose(&p, entry);
    put_entry(&p, entry, 0);
    put_left(&p, entry, HOSHI_OUTCOME_GAP, HOSHI_MSG_HISTORY_GAPS);
    put_left(&p, entry, HOSHI_OUTCOME_OPEN, HOSHI_MSG_HISTORY_OPEN);
    hoshi_buf_puts(out, "\n");
    hoshi_print_msg(&p, 0, HOSHI_MSG_HISTORY_NOT_OFFICIAL, NULL, NULL, NULL);
    return hoshi_buf_rc(out);
}
