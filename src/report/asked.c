#include "report/asked.h"

#include "base/str.h"
#include "report/json.h"

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
    cJSON *all = cJSON_AddArrayToObject(to, key);
    for (size_t i = 0; i < n; i++) {
        cJSON *e = cJSON_CreateObject();
        cJSON_AddItemToArray(all, e);
        cJSON_AddStringToObject(e, "criterion", rule[i]->at->id.s);
        cJSON_AddStringToObject(e, "reason", rule[i]->reason);
        hoshi_json_day(e, "due", rule[i]->due);
    }
}

void hoshi_asked_json(cJSON *to, const struct hoshi_result *r)
{
    const struct hoshi_asked *a = r->asked;
    if (a == NULL)
        return;
    if (a->overlay != NULL) {
        cJSON *overlay = cJSON_AddObjectToObject(to, "overlay");
        cJSON_AddStringToObject(overlay, "id", a->overlay->id.s);
        cJSON_AddStringToObject(overlay, "sha256", a->overlay->sha256);
    }
    cJSON *asked = cJSON_AddObjectToObject(to, "asked");
    cJSON_AddNumberToObject(asked, "star", a->star);
    if (a->cls != NULL)
        cJSON_AddStringToObject(asked, "class", a->cls->id.s);
    hoshi_json_day(asked, "due", a->due);
    cJSON_AddStringToObject(asked, "verdict", hoshi_verdict_code(a->verdict));
    cJSON_AddNumberToObject(asked, "total", a->tally.total);
    cJSON_AddNumberToObject(asked, "satisfied", hoshi_tally_satisfied(&a->tally));
    cJSON_AddNumberToObject(asked, "gap", a->tally.gap);
    cJSON_AddNumberToObject(asked, "open", a->tally.open);
    cJSON *todo = cJSON_AddArrayToObject(asked, "todo");
    for (size_t i = 0; i < a->n_todo; i++)
        cJSON_AddItemToArray(todo, cJSON_CreateString(a->todo[i]->criterion->id.s));
    add_rules(asked, "ignored", a->ignored, a->n_ignored);
    add_rules(asked, "added", a->added, a->n_added);
}
