#include "report/asked.h"

#include "base/str.h"
#include "report/json.h"
#include "report/print.h"

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
        hoshi_buf_puts(&line, p->lang == HOSHI_LANG_JA ? "：" : ": ");
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
        hoshi_print_msg(p, 0, HOSHI_MSG_ASKED_MET, hoshi_print_number(total, a->tally.total), NULL,
                        NULL);
        break;
    case HOSHI_VERDICT_GAPS:
    case HOSHI_VERDICT_UNDETERMINED:
    case HOSHI_VERDICT_COUNT_:
        hoshi_print_msg(p, 0, HOSHI_MSG_ASKED_GAPS, hoshi_print_number(gap, a->tally.gap),
                        hoshi_print_number(open, a->tally.open),
                        hoshi_print_number(total, a->tally.total));
        break;
    }
}

void hoshi_asked_text(const struct hoshi_print *p, const struct hoshi_result *r, bool all)
{
    const struct hoshi_asked *a = r->asked;
    if (a == NULL)
        return;
    char star[24], due[HOSHI_DATE_BYTES];
    const char *id = a->overlay != NULL ? a->overlay->id.s : "-";
    hoshi_buf_puts(p->out, "\n");
    if (a->star == 0) {
        hoshi_print_head(p, HOSHI_MSG_ASKED_NONE, id, NULL);
        hoshi_buf_puts(p->out, "\n");
        return;
    }
    hoshi_print_head(p, HOSHI_MSG_ASKED_HEAD, hoshi_print_number(star, a->star), id);
    if (a->cls != NULL)
        hoshi_print_msg(p, 0, HOSHI_MSG_ASKED_CLASS, a->cls->id.s, NULL, NULL);
    if (a->due != 0)
        hoshi_print_msg(p, 0, HOSHI_MSG_ASKED_DUE, hoshi_date_format(a->due, due), NULL, NULL);
    put_verdict(p, a);
    put_rules(p, HOSHI_MSG_ASKED_IGNORED, a->ignored, a->n_ignored, all);
    put_rules(p, HOSHI_MSG_ASKED_ADDED, a->added, a->n_added, all);
    hoshi_buf_puts(p->out, "\n");
}

static void add_rules(cJSON *to, const char *key, const struct hoshi_overlay_rule *const *rule,
                      size_t n)
{
    cJSON *all = hoshi_json_array(to, key);
    for (size_t i = 0; i < n; i++) {
        cJSON *e = hoshi_json_push_object(all);
        hoshi_json_string(e, "criterion", rule[i]->at->id.s);
        hoshi_json_string(e, "reason", rule[i]->reason);
        hoshi_json_day(e, "due", rule[i]->due);
    }
}

void hoshi_asked_json(cJSON *to, const struct hoshi_result *r)
{
    const struct hoshi_asked *a = r->asked;
    if (a == NULL)
        return;
    if (a->overlay != NULL) {
        cJSON *overlay = hoshi_json_object(to, "overlay");
        hoshi_json_string(overlay, "id", a->overlay->id.s);
        hoshi_json_string(overlay, "sha256", a->overlay->sha256);
    }
    cJSON *asked = hoshi_json_object(to, "asked");
    hoshi_json_number(asked, "star", a->star);
    if (a->cls != NULL)
        hoshi_json_string(asked, "class", a->cls->id.s);
    hoshi_json_day(asked, "due", a->due);
    hoshi_json_string(asked, "verdict", hoshi_verdict_code(a->verdict));
    hoshi_json_number(asked, "total", a->tally.total);
    hoshi_json_number(asked, "satisfied", hoshi_tally_satisfied(&a->tally));
    hoshi_json_number(asked, "gap", a->tally.gap);
    hoshi_json_number(asked, "open", a->tally.open);
    cJSON *todo = hoshi_json_array(asked, "todo");
    for (size_t i = 0; i < a->n_todo; i++)
        hoshi_json_push_string(todo, a->todo[i]->criterion->id.s);
    add_rules(asked, "ignored", a->ignored, a->n_ignored);
    add_rules(asked, "added", a->added, a->n_added);
}
