#include "app/evidence/confirm.h"

#include <string.h>

#include "app/evidence/record.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/visible.h"
#include "diag/diag.h"
#include "i18n/msg.h"
#include "model/same.h"
#include "report/json/json.h"

static bool is_listed(const struct hoshi_evidence_check *check, const struct hoshi_criterion *crit,
                      uint8_t star, bool open)
{
    const struct hoshi_answers *ans = check->answers;
    const struct hoshi_answer *a = ans->by_criterion[crit->index];
    if (a == NULL || (star != 0 && crit->star > star))
        return false;
    if (open && ans->confirmed[crit->index] != HOSHI_CONFIRMATION_NONE)
        return false;
    return hoshi_status_is_claim(a->status);
}

/* The decision that counts is the last one, unless one rejects. */
static const struct hoshi_confirmation *decision(const struct hoshi_answers *ans,
                                                 const struct hoshi_criterion *crit)
{
    const struct hoshi_confirmation *last = NULL;
    for (size_t i = 0; i < ans->n_confirmation; i++) {
        const struct hoshi_confirmation *c = &ans->confirmation[i];
        if (strcmp(c->criterion.s, crit->id.s) == 0 &&
            (last == NULL || last->result != HOSHI_CONFIRMATION_REJECTED))
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

static void put_one(const struct hoshi_evidence_check *check, const struct hoshi_criterion *crit,
                    enum hoshi_lang lang, struct hoshi_buf *out)
{
    const struct hoshi_answer *a = check->answers->by_criterion[crit->index];
    const struct hoshi_confirmation *c = decision(check->answers, crit);
    char day[HOSHI_DATE_BYTES];
    hoshi_buf_puts(out, c == NULL                                  ? "[ ] "
                        : c->result == HOSHI_CONFIRMATION_ACCEPTED ? "[v] "
                                                                   : "[x] ");
    hoshi_put_padded(out, crit->id.s, 10);
    line(out, 0,
         hoshi_text_get(&crit->question, lang)[0] != '\0' ? hoshi_text_get(&crit->question, lang)
                                                          : hoshi_text_get(&crit->text, lang));
    labelled(out, lang, HOSHI_MSG_CONFIRM_ANSWER, hoshi_status_label(a->status, lang),
             a->performed != 0 ? hoshi_date_format(a->performed, day) : "-",
             a->reason != NULL ? a->reason
             : a->note != NULL ? a->note
                               : "-");
    for (size_t i = 0; i < check->n_file; i++) {
        if (check->file[i].criterion == crit)
            labelled(out, lang, HOSHI_MSG_CONFIRM_EVIDENCE, check->file[i].evidence->file.s,
                     hoshi_evidence_state_label(check->file[i].state, lang),
                     check->file[i].evidence->title != NULL ? check->file[i].evidence->title : "");
    }
    for (size_t i = 0; i < a->n_evidence; i++) {
        if (a->evidence[i].file.s == NULL && a->evidence[i].url.s != NULL)
            labelled(out, lang, HOSHI_MSG_CONFIRM_EVIDENCE, a->evidence[i].url.s,
                     hoshi_msg(HOSHI_MSG_STATE_URL, lang), "");
    }
    if (a->n_evidence == 0)
        labelled(out, lang, HOSHI_MSG_CONFIRM_NO_EVIDENCE, NULL, NULL, NULL);
    if (c != NULL)
        labelled(out, lang, HOSHI_MSG_CONFIRM_DECISION, hoshi_confirmation_label(c->result, lang),
                 c->by != NULL ? c->by : "-", c->comment != NULL ? c->comment : "");
}

enum hoshi_rc hoshi_confirm_text(const struct hoshi_evidence_check *check,
                                 const struct hoshi_catalog *cat, uint8_t star, bool open,
                                 enum hoshi_lang lang, struct hoshi_buf *out)
{
    struct hoshi_buf n, done;
    long long total = 0, decided = 0;
    for (size_t i = 0; i < cat->n_criterion; i++) {
        if (!is_listed(check, cat->criterion[i], star, open))
            continue;
        total++;
        decided += check->answers->confirmed[i] != HOSHI_CONFIRMATION_NONE;
        put_one(check, cat->criterion[i], lang, out);
    }
    hoshi_buf_init(&n, 0);
    hoshi_buf_init(&done, 0);
    hoshi_buf_int(&n, total);
    hoshi_buf_int(&done, decided);
    hoshi_msg_put(out, HOSHI_MSG_CONFIRM_COUNTS, lang, n.p, done.p, NULL);
    hoshi_buf_puts(out, "\n");
    out->failed = out->failed || n.failed || done.failed;
    hoshi_buf_release(&done);
    hoshi_buf_release(&n);
    return hoshi_buf_rc(out);
}

static void add_one(cJSON *to, const struct hoshi_evidence_check *check,
                    const struct hoshi_criterion *crit)
{
    const struct hoshi_answer *a = check->answers->by_criterion[crit->index];
    const struct hoshi_confirmation *c = decision(check->answers, crit);
    char day[HOSHI_DATE_BYTES];
    cJSON *e = hoshi_json_push_object(to);
    hoshi_json_string(e, "criterion", crit->id.s);
    hoshi_json_number(e, "star", crit->star);
    hoshi_json_text(e, "text", &crit->text);
    hoshi_json_string(e, "status", hoshi_status_code(a->status));
    hoshi_json_optional(e, "performed",
                        a->performed != 0 ? hoshi_date_format(a->performed, day) : NULL);
    hoshi_json_optional(e, "note", a->note);
    hoshi_json_optional(e, "reason", a->reason);
    cJSON *list = hoshi_json_array(e, "evidence");
    for (size_t i = 0, f = 0; i < a->n_evidence; i++) {
        const struct hoshi_evidence *ev = &a->evidence[i];
        cJSON *x = hoshi_json_push_object(list);
        hoshi_json_optional(x, "file", ev->file.s);
        hoshi_json_optional(x, "url", ev->url.s);
        hoshi_json_optional(x, "title", ev->title);
        while (f < check->n_file && check->file[f].evidence != ev)
            f++;
        if (f < check->n_file)
            hoshi_json_string(x, "state", hoshi_evidence_state_code(check->file[f].state));
        else
            f = 0;
    }
    if (c != NULL) {
        cJSON *d = hoshi_json_object(e, "confirmation");
        hoshi_json_string(d, "result", hoshi_confirmation_code(c->result));
        hoshi_json_optional(d, "by", c->by);
        hoshi_json_optional(d, "qualification", c->qualification);
        hoshi_json_optional(d, "on", c->on != 0 ? hoshi_date_format(c->on, day) : NULL);
        hoshi_json_optional(d, "comment", c->comment);
    }
}

enum hoshi_rc hoshi_confirm_json(const struct hoshi_evidence_check *check,
                                 const struct hoshi_catalog *cat, uint8_t star, bool open,
                                 struct hoshi_buf *out)
{
    cJSON *o = hoshi_json_root();
    hoshi_json_string(o, "hoshi", "confirmation-list/1");
    hoshi_json_string(o, "catalogue", cat->name);
    hoshi_json_string(o, "answers", check->answers->sha256);
    cJSON *list = hoshi_json_array(o, "criteria");
    for (size_t i = 0; i < cat->n_criterion; i++) {
        if (is_listed(check, cat->criterion[i], star, open))
            add_one(list, check, cat->criterion[i]);
    }
    return hoshi_json_print(o, true, out);
}

/* What goes into the sheet must be readable there: one line of valid UTF-8. */
static bool is_line(struct hoshi_session *s, const char *what, const char *text)
{
    struct hoshi_str rest = hoshi_str_from(text); /* NULL is empty */
    uint32_t c;
    while (rest.n > 0) {
        size_t k = hoshi_utf8_next(rest, &c);
        if (k == 0 || hoshi_utf8_is_control(c)) {
            hoshi_diag_add(&s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS1611, HOSHI_SPAN_FILE, what, NULL,
                           NULL);
            return false;
        }
        rest.p += k;
        rest.n -= k;
    }
    return true;
}

/* Only what loads again with exactly these decisions is written. */
static enum hoshi_rc took_them(struct hoshi_record *r, const struct hoshi_input *changed,
                               const struct hoshi_sheet_confirmation *c, size_t n)
{
    struct hoshi_answers *ans;
    enum hoshi_rc rc = hoshi_record_load(r, changed, &ans);
    for (size_t i = 0; i < n && rc == HOSHI_OK; i++) {
        const struct hoshi_criterion *crit = hoshi_catalog_find(r->s->catalog, c[i].criterion);
        enum hoshi_confirmation_result want =
            c[i].accepted ? HOSHI_CONFIRMATION_ACCEPTED : HOSHI_CONFIRMATION_REJECTED;
        if (crit == NULL || ans->confirmed[crit->index] != want)
            rc = HOSHI_E_INVALID;
    }
    return rc;
}

/* A decision is about an answer as it was shown, and about what had been decided on it before. */
static enum hoshi_rc still_stand(struct hoshi_record *r, const struct hoshi_answers *seen,
                                 const struct hoshi_sheet_confirmation *c, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        uint32_t at = hoshi_catalog_find(r->s->catalog, c[i].criterion)->index;
        if (!hoshi_answer_same(seen->by_criterion[at], r->answers->by_criterion[at]) ||
            !hoshi_decisions_same(seen, r->answers, c[i].criterion))
            return hoshi_record_outdated(r, c[i].criterion);
    }
    return HOSHI_OK;
}

static enum hoshi_rc check_input(struct hoshi_session *s, const struct hoshi_sheet_confirmation *c,
                                 size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (hoshi_catalog_find(s->catalog, c[i].criterion) == NULL) {
            hoshi_diag_add(&s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS1301, HOSHI_SPAN_FILE,
                           c[i].criterion, s->catalog->name, NULL);
            return HOSHI_E_INVALID;
        }
        if (!is_line(s, "--by", c[i].by) || !is_line(s, "--qualification", c[i].qualification) ||
            !is_line(s, "--comment", c[i].comment))
            return HOSHI_E_INVALID;
    }
    return HOSHI_OK;
}

enum hoshi_rc hoshi_confirm_record(struct hoshi_session *s,
                                   const struct hoshi_evidence_check *check, const char *sheet,
                                   const struct hoshi_sheet_confirmation *c, size_t n)
{
    struct hoshi_record r;
    struct hoshi_input changed = {0};
    enum hoshi_rc rc = check_input(s, c, n);
    if (rc != HOSHI_OK)
        return rc;
    rc = hoshi_record_open(&r, s, sheet, check->as_of, check->answers);
    if (rc == HOSHI_OK)
        rc = still_stand(&r, check->answers, c, n);
    if (rc == HOSHI_OK)
        rc = hoshi_sheet_confirm(&r.input, c, n, &s->arena, &r.unheard, &changed);
    if (rc == HOSHI_OK)
        rc = took_them(&r, &changed, c, n);
    rc = hoshi_record_close(&r, rc, &changed);
    return rc;
}
