#include "report/text/support.h"

#include <string.h>

#include "base/str.h"

static bool helps(const struct hoshi_result *r, const struct hoshi_support *s, uint8_t star)
{
    for (size_t i = 0; i < r->n_todo; i++) {
        for (size_t k = 0; k < s->criteria.n; k++) {
            if (hoshi_criterion_counts(r->gap[i].criterion, star) &&
                strcmp(s->criteria.v[k].s, r->gap[i].criterion->id.s) == 0)
                return true;
        }
    }
    return false;
}

void hoshi_report_support(const struct hoshi_print *p, const struct hoshi_result *r,
                          const struct hoshi_support_list *list, uint8_t star)
{
    bool any = false;
    for (size_t i = 0; list != NULL && i < list->n_support; i++) {
        const struct hoshi_support *s = &list->support[i];
        if (!helps(r, s, star))
            continue;
        if (!any) {
            hoshi_buf_puts(p->out, "\n");
            hoshi_print_head(p, HOSHI_MSG_SCORE_SUPPORT, NULL, NULL);
        }
        any = true;
        struct hoshi_buf line;
        hoshi_buf_init(&line, 0);
        hoshi_msg_put(&line, HOSHI_MSG_SCORE_SUPPORT_LINE, p->lang,
                      hoshi_text_get(&s->title, p->lang), hoshi_text_get(&s->cost, p->lang),
                      s->id.s);
        hoshi_print_dash(p, 2, line.p);
        hoshi_print_drop(p, &line);
    }
}
