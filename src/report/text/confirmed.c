#include "report/text/confirmed.h"

#include <string.h>

#include "base/digits.h"
#include "base/str.h"
#include "base/visible.h"

#define NAME_CELLS 32
#define COUNT_CELLS 10

/* What the company claims, as met or not applicable, and what came of it. */
struct counts {
    long long declared, decided[HOSHI_CONFIRMATION_COUNT_];
};

static void add(struct counts *n, const struct hoshi_result *r, size_t i)
{
    if (!hoshi_answers_claim_counts(r->answers, r->catalog->criterion[i]))
        return;
    n->declared++;
    n->decided[r->answers->confirmed[i]]++;
}

static void put_count(const struct hoshi_print *p, long long v)
{
    char digit[24];
    const char *text = hoshi_decimal(digit, v);
    size_t n = strlen(text);
    hoshi_buf_fill(p->out, ' ', n < COUNT_CELLS ? COUNT_CELLS - n : 1);
    hoshi_buf_puts(p->out, text);
}

static void put_row(const struct hoshi_print *p, const char *name, const struct counts *n)
{
    hoshi_put_padded(p->out, name, NAME_CELLS);
    put_count(p, n->declared);
    put_count(p, n->decided[HOSHI_CONFIRMATION_ACCEPTED]);
    put_count(p, n->decided[HOSHI_CONFIRMATION_REJECTED]);
    put_count(p, n->decided[HOSHI_CONFIRMATION_NONE]);
    hoshi_buf_puts(p->out, "\n");
}

static void put_rejected(const struct hoshi_print *p, const struct hoshi_result *r)
{
    for (size_t i = 0; i < r->answers->n_confirmation; i++) {
        const struct hoshi_confirmation *c = &r->answers->confirmation[i];
        struct hoshi_buf line;
        if (c->result != HOSHI_CONFIRMATION_REJECTED || c->superseded_by != NULL)
            continue;
        hoshi_buf_init(&line, 0);
        hoshi_msg_put(&line, HOSHI_MSG_CONFIRMED_REJECTED, p->lang, c->criterion.s,
                      c->by != NULL ? c->by : "-", c->comment != NULL ? c->comment : "-");
        hoshi_print_dash(p, 2, line.p);
        p->out->failed = p->out->failed || line.failed;
        hoshi_buf_release(&line);
    }
}

void hoshi_report_confirmed(const struct hoshi_print *p, const struct hoshi_result *r)
{
    const struct hoshi_catalog *cat = r->catalog;
    struct counts all = {0};
    if (r->answers->n_confirmation == 0)
        return;
    hoshi_buf_puts(p->out, "\n");
    hoshi_print_head(p, HOSHI_MSG_CONFIRMED_HEAD, NULL, NULL);
    hoshi_buf_puts(p->out, hoshi_msg(HOSHI_MSG_CONFIRMED_COLUMNS, p->lang));
    hoshi_buf_puts(p->out, "\n");
    for (size_t g = 0; g < cat->n_group; g++) {
        struct counts n = {0};
        struct hoshi_buf name;
        for (size_t i = 0; i < cat->n_criterion; i++) {
            if (cat->criterion[i]->requirement->group == &cat->group[g]) {
                add(&n, r, i);
                add(&all, r, i);
            }
        }
        hoshi_buf_init(&name, 1024);
        hoshi_buf_puts(&name, cat->group[g].id.s);
        hoshi_buf_puts(&name, " ");
        hoshi_put_visible(&name, hoshi_str_from(hoshi_text_get(&cat->group[g].title, p->lang)),
                          NAME_CELLS - 4);
        put_row(p, name.p != NULL ? name.p : "", &n);
        p->out->failed = p->out->failed || name.failed;
        hoshi_buf_release(&name);
    }
    put_row(p, hoshi_msg(HOSHI_MSG_CONFIRMED_TOTAL, p->lang), &all);
    put_rejected(p, r);
}
