/* One gap or open criterion of a report: why, what, and the first step. */
#include "report/text/gap.h"

#include <string.h>

#include "base/digits.h"
#include "base/str.h"
#include "report/text/answers.h"
#include "report/text/wrap.h"

/* "below its target (now 2, target 4)" */
static void put_levels(const struct hoshi_answer *a, enum hoshi_lang lang, struct hoshi_buf *out)
{
    char level[HOSHI_DECIMAL_BYTES], target[HOSHI_DECIMAL_BYTES];
    if (a != NULL && a->level.is_said && a->target.is_said)
        hoshi_msg_put(out, HOSHI_MSG_SCORE_LEVELS, lang, hoshi_decimal(level, a->level.value),
                      hoshi_decimal(target, a->target.value), NULL);
}

/* "4-4-4-2 [weeks] planned, due 2027-01-31, IT" */
static void put_head(const struct hoshi_print *p, const struct hoshi_result *r,
                     const struct hoshi_gap *g)
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_buf_puts(&line, g->criterion->id.s);
    hoshi_buf_puts(&line, "  ");
    hoshi_buf_puts(&line, hoshi_reason_label(g->outcome.reason, p->lang));
    put_levels(g->answer, p->lang, &line);
    if (g->criterion->effort != HOSHI_EFFORT_NONE) {
        hoshi_buf_puts(&line, " / ");
        hoshi_buf_puts(&line, hoshi_effort_label(g->criterion->effort, p->lang));
    }
    if (g->answer != NULL && g->answer->due != 0) {
        char day[HOSHI_DATE_BYTES];
        hoshi_buf_puts(&line, " / ");
        hoshi_msg_put(&line,
                      g->answer->due < r->as_of ? HOSHI_MSG_SCORE_DUE_PASSED : HOSHI_MSG_SCORE_DUE,
                      p->lang, hoshi_date_format(g->answer->due, day), NULL, NULL);
    }
    const char *owner = hoshi_gap_owner(g, p->lang);
    hoshi_buf_puts(&line, *owner != '\0' ? " / " : "");
    hoshi_buf_puts(&line, owner);
    hoshi_print_cut(p, 2, line.p);
    hoshi_print_drop(p, &line);
}

void hoshi_print_gap(const struct hoshi_print *p, const struct hoshi_result *r,
                     const struct hoshi_gap *g, bool all)
{
    put_head(p, r, g);
    void (*put)(const struct hoshi_print *, unsigned, const char *) =
        all ? hoshi_print_text : hoshi_print_cut;
    put(p, 6, hoshi_text_get(&g->criterion->text, p->lang));
    if (all)
        hoshi_report_said(p, 6, g->answer);
    struct hoshi_buf step;
    const char *how = hoshi_text_get(&g->criterion->how, p->lang);
    if (*how == '\0')
        return;
    hoshi_buf_init(&step, 0);
    hoshi_buf_puts(&step, "> ");
    hoshi_buf_put(&step, how, strcspn(how, "\n"));
    if (all) {
        hoshi_buf_fill(p->out, ' ', 6);
        hoshi_wrap(p->out, step.p, p->width, 6, 8);
    } else {
        hoshi_print_cut(p, 6, step.p);
    }
    hoshi_print_drop(p, &step);
}

void hoshi_print_part(const struct hoshi_print *p, const struct hoshi_result *r, uint32_t n,
                      uint32_t n_all)
{
    char listed[HOSHI_DECIMAL_BYTES], all[HOSHI_DECIMAL_BYTES];
    if (r->owner == NULL)
        return;
    enum hoshi_owner role = hoshi_owner_read(r->owner);
    hoshi_print_msg(p, 0, n != 0 ? HOSHI_MSG_SCORE_PART : HOSHI_MSG_SCORE_PART_NONE,
                    role != HOSHI_OWNER_NONE ? hoshi_owner_label(role, p->lang) : r->owner,
                    hoshi_decimal(listed, n), hoshi_decimal(all, n_all));
}
