#include "base/digits.h"
#include "base/lang.h"
#include "report/text/print.h"

#include "base/str.h"

static void put_rules(const struct hoshi_print *p, enum hoshi_msg head,
                      const struct hoshi_overlay_rule *const *rule, size_t n, bool all)
{
    if (n == 0)
        return;
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    for (size_t i = 0; i < n && !all; i++) {
        hoshi_buf_puts(&line, i > 0 ? ", " : "");
        hoshi_buf_puts(&line, rule[i]->at->id.s);
    }
    hoshi_print_msg(p, 0, head, line.p, NULL, NULL);
    for (size_t i = 0; i < n && all; i++) {
        hoshi_buf_clear(&line);
        hoshi_buf_puts(&line, rule[i]->at->id.s);
        hoshi_buf_puts(&line, hoshi_lang_row(p->lang)->colon);
        hoshi_buf_puts(&line, rule[i]->reason);
        hoshi_print_dash(p, 2, line.p);
    }
    hoshi_buf_release(&line);
}

static void put_verdict(const struct hoshi_print *p, const struct hoshi_asked *a)
{
    char gap[24], open[24], total[24];
    switch (a->verdict) {
    case HOSHI_VERDICT_MET:
    case HOSHI_VERDICT_MET_WITH_ASSUMPTION:
        hoshi_print_msg(p, 0, HOSHI_MSG_ASKED_MET, hoshi_decimal(total, a->tally.total), NULL,
                        NULL);
        break;
    case HOSHI_VERDICT_GAPS:
    case HOSHI_VERDICT_UNDETERMINED:
    case HOSHI_VERDICT_COUNT_:
        hoshi_print_msg(p, 0, HOSHI_MSG_ASKED_GAPS, hoshi_decimal(gap, a->tally.gap),
                        hoshi_decimal(open, a->tally.open), hoshi_decimal(total, a->tally.total));
        break;
    }
}

void hoshi_asked_text(const struct hoshi_print *p, const struct hoshi_result *r, bool all)
{
    const struct hoshi_asked *a = r->asked;
    if (a == NULL)
        return;
    char due[HOSHI_DATE_BYTES];
    const char *id = a->overlay != NULL ? a->overlay->id.s : "-";
    hoshi_buf_puts(p->out, "\n");
    if (a->star == 0) {
        hoshi_print_head(p, HOSHI_MSG_ASKED_NONE, id, NULL);
        hoshi_buf_puts(p->out, "\n");
        return;
    }
    hoshi_print_head(p, HOSHI_MSG_ASKED_HEAD, hoshi_catalog_star_name(r->catalog, a->star, p->lang),
                     id);
    if (a->cls != NULL)
        hoshi_print_msg(p, 0, HOSHI_MSG_ASKED_CLASS, a->cls->id.s, NULL, NULL);
    if (a->due != 0)
        hoshi_print_msg(p, 0, HOSHI_MSG_ASKED_DUE, hoshi_date_format(a->due, due), NULL, NULL);
    put_verdict(p, a);
    put_rules(p, HOSHI_MSG_ASKED_IGNORED, a->ignored, a->n_ignored, all);
    put_rules(p, HOSHI_MSG_ASKED_ADDED, a->added, a->n_added, all);
    hoshi_buf_puts(p->out, "\n");
}
