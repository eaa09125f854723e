/* What is decided about, shown to whoever decides. */
#include "app/evidence/confirm.h"

#include <string.h>

#include "base/digits.h"
#include "base/str.h"
#include "base/visible.h"
#include "i18n/msg.h"
#include "report/json/json.h"
#include "report/json/level.h"
#include "report/json/scope.h"
#include "report/scope.h"

/* The decision that counts: the last one that stands, unless another expert's rejects. */
static const struct hoshi_confirmation *decision(const struct hoshi_answers *ans,
                                                 const struct hoshi_criterion *crit)
{
    const struct hoshi_confirmation *last = NULL;
    for (size_t i = 0; i < ans->n_confirmation; i++) {
        const struct hoshi_confirmation *c = &ans->confirmation[i];
        bool counts = c->result == HOSHI_CONFIRMATION_REJECTED || !c->outdated;
        if (c->superseded_by == NULL && counts && c->result == ans->confirmed[crit->index] &&
            strcmp(c->criterion.s, crit->id.s) == 0)
            last = c;
    }
    return last;
}

static void line(struct hoshi_buf *out, unsigned indent, const char *text)
{
    hoshi_buf_fill(out, ' ', indent);
    hoshi_put_visible(out, hoshi_str_from(text), 0);
    hoshi_buf_puts(out, "\n");
}

static void labelled(struct hoshi_buf *out, enum hoshi_lang lang, enum hoshi_msg msg,
                     const char *a0, const char *a1, const char *a2)
{
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    hoshi_msg_put(&text, msg, lang, a0, a1, a2);
    line(out, 6, text.p);
    out->failed = out->failed || text.failed;
    hoshi_buf_release(&text);
}

/* What would show it: what an expert asks for. */
static void put_examples(const struct hoshi_criterion *crit, enum hoshi_lang lang,
                         struct hoshi_buf *out)
{
    struct hoshi_buf list;
    hoshi_buf_init(&list, 0);
    for (size_t i = 0; i < crit->n_evidence; i++) {
        hoshi_buf_puts(&list, i > 0 ? " / " : "");
        hoshi_buf_puts(&list, hoshi_text_get(&crit->evidence[i], lang));
    }
    if (crit->n_evidence != 0)
        labelled(out, lang, HOSHI_MSG_CONFIRM_EXAMPLES, list.p, NULL, NULL);
    out->failed = out->failed || list.failed;
    hoshi_buf_release(&list);
}

/* All decisions about a criterion but the one that counts, in the order of the sheet. */
static void put_history(const struct hoshi_answers *ans, const struct hoshi_criterion *crit,
                        const struct hoshi_confirmation *counts, enum hoshi_lang lang,
                        struct hoshi_buf *out)
{
    char day[HOSHI_DATE_BYTES];
    for (size_t i = 0; i < ans->n_confirmation; i++) {
        const struct hoshi_confirmation *c = &ans->confirmation[i];
        if (c == counts || strcmp(c->criterion.s, crit->id.s) != 0)
            continue;
        labelled(out, lang, c->outdated ? HOSHI_MSG_CONFIRM_OUTDATED : HOSHI_MSG_CONFIRM_OTHER,
                 hoshi_confirmation_label(c->result, lang), c->by != NULL ? c->by : "-",
                 c->on != 0 ? hoshi_date_format(c->on, day) : "-");
    }
}

/* That a condition takes it out is what the company says, too. */
static void put_condition(const struct hoshi_evidence_check *check,
                          const struct hoshi_criterion *crit, enum hoshi_lang lang,
                          struct hoshi_buf *out)
{
    const struct hoshi_condition *condition = &check->catalog->condition[crit->condition];
    labelled(out, lang, HOSHI_MSG_CONFIRM_CONDITION, hoshi_text_get(&condition->question, lang),
             NULL, NULL);
}

/* By which of the alternatives that are written down; its words, where the catalogue has it. */
static void put_via(const struct hoshi_criterion *crit, const struct hoshi_answer *a,
                    enum hoshi_lang lang, struct hoshi_buf *out)
{
    const char *text = "";
    for (size_t i = 0; i < crit->n_branch; i++) {
        if (strcmp(crit->branch[i].id.s, a->via.s) == 0)
            text = hoshi_text_get(&crit->branch[i].text, lang);
    }
    labelled(out, lang, HOSHI_MSG_CONFIRM_VIA, a->via.s, text, NULL);
}

static bool is_expired(const struct hoshi_evidence_check *check, const struct hoshi_evidence *e)
{
    return e->expires != 0 && check->as_of != 0 && e->expires < check->as_of;
}

/* What evidence says of its own days. */
static void put_days(const struct hoshi_evidence_check *check, const struct hoshi_evidence *e,
                     enum hoshi_lang lang, struct hoshi_buf *out)
{
    char date[HOSHI_DATE_BYTES], expires[HOSHI_DATE_BYTES];
    if (e->date == 0 && e->expires == 0)
        return;
    labelled(out, lang, is_expired(check, e) ? HOSHI_MSG_CONFIRM_EXPIRED : HOSHI_MSG_CONFIRM_DAYS,
             e->date != 0 ? hoshi_date_format(e->date, date) : "-",
             e->expires != 0 ? hoshi_date_format(e->expires, expires) : "-", NULL);
}

static void put_answer(const struct hoshi_evidence_check *check, const struct hoshi_criterion *crit,
                       const struct hoshi_answer *a, enum hoshi_lang lang, struct hoshi_buf *out)
{
    char day[HOSHI_DATE_BYTES];
    labelled(out, lang, HOSHI_MSG_CONFIRM_ANSWER, hoshi_status_label(a->status, lang),
             a->performed != 0 ? hoshi_date_format(a->performed, day) : "-",
             a->reason != NULL ? a->reason
             : a->note != NULL ? a->note
                               : "-");
    if (a->via.s != NULL)
        put_via(crit, a, lang, out);
    if (a->carried_over)
        labelled(out, lang, HOSHI_MSG_CONFIRM_CARRIED_OVER, NULL, NULL, NULL);
    for (size_t i = 0; i < check->n_file; i++) {
        if (check->file[i].criterion != crit)
            continue;
        labelled(out, lang, HOSHI_MSG_CONFIRM_EVIDENCE, check->file[i].evidence->file.s,
                 hoshi_evidence_state_label(check->file[i].state, lang),
                 check->file[i].evidence->title != NULL ? check->file[i].evidence->title : "");
        put_days(check, check->file[i].evidence, lang, out);
    }
    for (size_t i = 0; i < a->n_evidence; i++) {
        if (a->evidence[i].file.s != NULL || a->evidence[i].url.s == NULL)
            continue;
        labelled(out, lang, HOSHI_MSG_CONFIRM_EVIDENCE, a->evidence[i].url.s,
                 hoshi_msg(HOSHI_MSG_STATE_URL, lang), "");
        put_days(check, &a->evidence[i], lang, out);
    }
    if (a->n_evidence == 0)
        labelled(out, lang, HOSHI_MSG_CONFIRM_NO_EVIDENCE, NULL, NULL, NULL);
}

void hoshi_confirm_put(const struct hoshi_evidence_check *check, const struct hoshi_criterion *crit,
                       enum hoshi_lang lang, struct hoshi_buf *out)
{
    const struct hoshi_answer *a = check->answers->by_criterion[crit->index];
    const struct hoshi_confirmation *c = decision(check->answers, crit);
    hoshi_buf_puts(out, c == NULL                                  ? "[ ] "
                        : c->result == HOSHI_CONFIRMATION_ACCEPTED ? "[v] "
                                                                   : "[x] ");
    hoshi_put_padded(out, crit->id.s, 10);
    line(out, 0,
         hoshi_text_get(&crit->question, lang)[0] != '\0' ? hoshi_text_get(&crit->question, lang)
                                                          : hoshi_text_get(&crit->text, lang));
    if (check->answers->switched_off[crit->index])
        put_condition(check, crit, lang, out);
    if (a != NULL)
        put_answer(check, crit, a, lang, out);
    put_examples(crit, lang, out);
    put_history(check->answers, crit, c, lang, out);
    if (c != NULL)
        labelled(out, lang, HOSHI_MSG_CONFIRM_DECISION, hoshi_confirmation_label(c->result, lang),
                 c->by != NULL ? c->by : "-", c->comment != NULL ? c->comment : "");
}

enum hoshi_rc hoshi_confirm_text(const struct hoshi_evidence_check *check,
                                 const struct hoshi_worklist *list, enum hoshi_lang lang,
                                 struct hoshi_buf *out)
{
    char all[HOSHI_DECIMAL_BYTES], decided[HOSHI_DECIMAL_BYTES], open[HOSHI_DECIMAL_BYTES];
    hoshi_scope_put_whole(check->answers, lang, out);
    for (size_t i = 0; i < list->n; i++)
        hoshi_confirm_put(check, list->criterion[i], lang, out);
    if (list->sample != NULL) {
        hoshi_msg_put(out, HOSHI_MSG_CONFIRM_SAMPLE, lang, list->sample, NULL, NULL);
        hoshi_buf_puts(out, "\n");
    }
    hoshi_msg_put(out, HOSHI_MSG_CONFIRM_COUNTS, lang, hoshi_decimal(all, (long long)list->n_all),
                  hoshi_decimal(decided, (long long)list->n_decided),
                  hoshi_decimal(open, (long long)(list->n_all - list->n_decided)));
    hoshi_buf_puts(out, "\n");
    return hoshi_buf_rc(out);
}

static void add_decision(hoshi_json *to, const struct hoshi_confirmation *c)
{
    char day[HOSHI_DATE_BYTES];
    hoshi_json_string(to, "result", hoshi_confirmation_code(c->result));
    hoshi_json_optional(to, "by", c->by);
    hoshi_json_optional(to, "qualification", c->qualification);
    hoshi_json_optional(to, "on", c->on != 0 ? hoshi_date_format(c->on, day) : NULL);
    hoshi_json_optional(to, "comment", c->comment);
    hoshi_json_optional(to, "sample", c->sample);
    hoshi_json_optional(to, "of", c->of);
    if (c->outdated)
        hoshi_json_bool(to, "outdated", true);
}

/* Every decision in the order of the sheet, so that the history can be read. */
static void add_history(hoshi_json *to, const struct hoshi_answers *ans,
                        const struct hoshi_criterion *crit)
{
    hoshi_json *list = hoshi_json_array(to, "decisions");
    for (size_t i = 0; i < ans->n_confirmation; i++) {
        const struct hoshi_confirmation *c = &ans->confirmation[i];
        if (strcmp(c->criterion.s, crit->id.s) == 0)
            add_decision(hoshi_json_push_object(list), c);
    }
}

static void add_answer(hoshi_json *e, const struct hoshi_evidence_check *check,
                       const struct hoshi_answer *a)
{
    char day[HOSHI_DATE_BYTES];
    hoshi_json_optional(e, "performed",
                        a->performed != 0 ? hoshi_date_format(a->performed, day) : NULL);
    hoshi_json_optional(e, "note", a->note);
    hoshi_json_optional(e, "reason", a->reason);
    hoshi_json_optional(e, "via", a->via.s);
    if (a->carried_over)
        hoshi_json_bool(e, "carried_over", true);
    hoshi_json *list = hoshi_json_array(e, "evidence");
    for (size_t i = 0, f = 0; i < a->n_evidence; i++) {
        const struct hoshi_evidence *ev = &a->evidence[i];
        hoshi_json *x = hoshi_json_push_object(list);
        hoshi_json_optional(x, "file", ev->file.s);
        hoshi_json_optional(x, "url", ev->url.s);
        hoshi_json_optional(x, "title", ev->title);
        hoshi_json_optional(x, "date", ev->date != 0 ? hoshi_date_format(ev->date, day) : NULL);
        hoshi_json_optional(x, "expires",
                            ev->expires != 0 ? hoshi_date_format(ev->expires, day) : NULL);
        if (is_expired(check, ev))
            hoshi_json_bool(x, "expired", true);
        while (f < check->n_file && check->file[f].evidence != ev)
            f++;
        if (f < check->n_file)
            hoshi_json_string(x, "state", hoshi_evidence_state_code(check->file[f].state));
        else
            f = 0;
    }
}

static void add_one(hoshi_json *to, const struct hoshi_evidence_check *check,
                    const struct hoshi_criterion *crit)
{
    const struct hoshi_answer *a = check->answers->by_criterion[crit->index];
    const struct hoshi_confirmation *c = decision(check->answers, crit);
    hoshi_json *e = hoshi_json_push_object(to);
    hoshi_json_string(e, "criterion", crit->id.s);
    if (crit->star != 0)
        hoshi_level_json(e, check->catalog, crit->star);
    hoshi_json_text(e, "text", &crit->text);
    if (check->answers->switched_off[crit->index])
        hoshi_json_string(e, "switched_off_by", crit->condition_id.s);
    hoshi_json_string(e, "status",
                      hoshi_status_code(a != NULL ? a->status : HOSHI_STATUS_UNANSWERED));
    if (a != NULL)
        add_answer(e, check, a);
    else
        (void)hoshi_json_array(e, "evidence");
    if (c != NULL)
        add_decision(hoshi_json_object(e, "confirmation"), c);
    add_history(e, check->answers, crit);
}

enum hoshi_rc hoshi_confirm_json(const struct hoshi_evidence_check *check,
                                 const struct hoshi_catalog *cat, const struct hoshi_worklist *list,
                                 struct hoshi_buf *out)
{
    hoshi_json *o = hoshi_json_root();
    hoshi_json_string(o, "hoshi", "confirmation-list/1");
    hoshi_json_string(o, "catalogue", cat->name);
    hoshi_json_string(o, "answers", check->answers->sha256);
    hoshi_scope_json(o, check->answers);
    hoshi_json_optional(o, "sample", list->sample);
    hoshi_json_number(o, "total", (double)list->n_all);
    hoshi_json_number(o, "decided", (double)list->n_decided);
    hoshi_json *all = hoshi_json_array(o, "criteria");
    for (size_t i = 0; i < list->n; i++)
        add_one(all, check, list->criterion[i]);
    return hoshi_json_print(o, true, out);
}
