#include "app/evidence/confirm.h"

#include <string.h>

#include "app/evidence/record.h"
#include "app/session/complain.h"
#include "base/digits.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/visible.h"
#include "diag/diag.h"
#include "i18n/msg.h"
#include "model/same.h"
#include "report/json/json.h"

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

void hoshi_confirm_put(const struct hoshi_evidence_check *check, const struct hoshi_criterion *crit,
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

static void add_one(hoshi_json *to, const struct hoshi_evidence_check *check,
                    const struct hoshi_criterion *crit)
{
    const struct hoshi_answer *a = check->answers->by_criterion[crit->index];
    const struct hoshi_confirmation *c = decision(check->answers, crit);
    char day[HOSHI_DATE_BYTES];
    hoshi_json *e = hoshi_json_push_object(to);
    hoshi_json_string(e, "criterion", crit->id.s);
    hoshi_json_number(e, "star", crit->star);
    hoshi_json_text(e, "text", &crit->text);
    hoshi_json_string(e, "status", hoshi_status_code(a->status));
    hoshi_json_optional(e, "performed",
                        a->performed != 0 ? hoshi_date_format(a->performed, day) : NULL);
    hoshi_json_optional(e, "note", a->note);
    hoshi_json_optional(e, "reason", a->reason);
    hoshi_json *list = hoshi_json_array(e, "evidence");
    for (size_t i = 0, f = 0; i < a->n_evidence; i++) {
        const struct hoshi_evidence *ev = &a->evidence[i];
        hoshi_json *x = hoshi_json_push_object(list);
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
    hoshi_json_optional(o, "sample", list->sample);
    hoshi_json_number(o, "total", (double)list->n_all);
    hoshi_json_number(o, "decided", (double)list->n_decided);
    hoshi_json *all = hoshi_json_array(o, "criteria");
    for (size_t i = 0; i < list->n; i++)
        add_one(all, check, list->criterion[i]);
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

static bool same_text(const char *a, const char *b)
{
    return strcmp(a != NULL ? a : "", b != NULL ? b : "") == 0;
}

/* Only what loads again with exactly these decisions behind the others is written. */
static enum hoshi_rc took_them(struct hoshi_record *r, const struct hoshi_input *changed,
                               const struct hoshi_sheet_confirmation *c, size_t n,
                               struct hoshi_answers **ret_ans)
{
    struct hoshi_answers *ans;
    enum hoshi_rc rc = hoshi_record_load(r, changed, &ans);
    if (rc != HOSHI_OK)
        return rc;
    size_t before = r->answers->n_confirmation;
    if (ans->n_confirmation != before + n)
        return HOSHI_E_INVALID;
    for (size_t i = 0; i < n; i++) {
        const struct hoshi_confirmation *is = &ans->confirmation[before + i];
        enum hoshi_confirmation_result want =
            c[i].accepted ? HOSHI_CONFIRMATION_ACCEPTED : HOSHI_CONFIRMATION_REJECTED;
        if (is->result != want || !same_text(is->criterion.s, c[i].criterion) ||
            !same_text(is->by, c[i].by) || !same_text(is->comment, c[i].comment) || is->outdated)
            return HOSHI_E_INVALID;
    }
    *ret_ans = ans;
    return HOSHI_OK;
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

/* --- what a decision is about: the answer, and the files that were there to be looked at */

static bool is_among(const struct hoshi_sheet_confirmation *c, size_t n, const char *criterion)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(c[i].criterion, criterion) == 0)
            return true;
    }
    return false;
}

/* What the machine kept from being read now, nobody has looked at here. */
static bool all_readable(struct hoshi_record *r, const struct hoshi_evidence_check *check,
                         const struct hoshi_sheet_confirmation *c, size_t n)
{
    for (size_t i = 0; i < check->n_file; i++) {
        const struct hoshi_evidence_file *f = &check->file[i];
        if (f->state == HOSHI_EVIDENCE_UNREADABLE && is_among(c, n, f->criterion->id.s))
            return hoshi_session_complain(r->s, r->sheet, HOSHI_HS2056, NULL, NULL, NULL);
    }
    return true;
}

/* A file that the sheet has no hash of would stay free to change. */
static enum hoshi_rc pin_files(struct hoshi_record *r, const struct hoshi_evidence_check *check,
                               const struct hoshi_sheet_confirmation *c, size_t n,
                               struct hoshi_input *ret_in)
{
    struct hoshi_sheet_hash *hash = hoshi_arena_array(&r->s->arena, check->n_file, sizeof *hash);
    size_t n_hash = 0;
    if (hash == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < check->n_file; i++) {
        const struct hoshi_evidence_file *f = &check->file[i];
        if (f->state == HOSHI_EVIDENCE_UNHASHED && is_among(c, n, f->criterion->id.s))
            hash[n_hash++] =
                (struct hoshi_sheet_hash){f->criterion->id.s, f->sha256, f->index, f->size};
    }
    *ret_in = r->input;
    if (n_hash == 0)
        return HOSHI_OK;
    return hoshi_sheet_set_hashes(&r->input, hash, n_hash, &r->s->arena, &r->unheard, ret_in);
}

static enum hoshi_rc name_answer(struct hoshi_record *r, const struct hoshi_answers *ans,
                                 struct hoshi_sheet_confirmation *c)
{
    char digest[HOSHI_ANSWER_DIGEST_BYTES];
    uint32_t at = hoshi_catalog_find(r->s->catalog, c->criterion)->index;
    enum hoshi_rc rc = hoshi_answer_digest(ans->by_criterion[at], c->criterion, digest);
    if (rc == HOSHI_OK)
        c->of = hoshi_arena_strndup(&r->s->arena, digest, strlen(digest));
    return rc == HOSHI_OK && c->of == NULL ? HOSHI_E_NOMEM : rc;
}

/* The sheet with its files pinned and the decisions bound to what it says then. */
static enum hoshi_rc decide(struct hoshi_record *r, const struct hoshi_evidence_check *check,
                            struct hoshi_sheet_confirmation *c, size_t n,
                            struct hoshi_input *ret_in)
{
    struct hoshi_input pinned;
    struct hoshi_answers *ans;
    enum hoshi_rc rc =
        all_readable(r, check, c, n) ? pin_files(r, check, c, n, &pinned) : HOSHI_E_IO;
    if (rc == HOSHI_OK)
        rc = hoshi_record_load(r, &pinned, &ans);
    for (size_t i = 0; i < n && rc == HOSHI_OK; i++)
        rc = name_answer(r, ans, &c[i]);
    return rc == HOSHI_OK ? hoshi_sheet_confirm(&pinned, c, n, &r->s->arena, &r->unheard, ret_in)
                          : rc;
}

/* Nobody has decided tomorrow. */
static bool is_dated_well(struct hoshi_session *s, hoshi_day on, hoshi_day as_of)
{
    char day[HOSHI_DATE_BYTES], other[HOSHI_DATE_BYTES];
    return on <= as_of || hoshi_session_complain(s, NULL, HOSHI_HS1615, hoshi_date_format(on, day),
                                                 hoshi_date_format(as_of, other), NULL);
}

static enum hoshi_rc check_input(struct hoshi_session *s, const struct hoshi_evidence_check *check,
                                 const struct hoshi_sheet_confirmation *c, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (!is_dated_well(s, c[i].on, check->as_of) || !is_line(s, "--by", c[i].by) ||
            !is_line(s, "--qualification", c[i].qualification) ||
            !is_line(s, "--comment", c[i].comment))
            return HOSHI_E_INVALID;
    }
    return HOSHI_OK;
}

enum hoshi_rc hoshi_confirm_record(struct hoshi_session *s, struct hoshi_evidence_check *check,
                                   const char *sheet, struct hoshi_sheet_confirmation *c, size_t n)
{
    struct hoshi_record r;
    struct hoshi_input changed = {0};
    struct hoshi_answers *now = NULL;
    enum hoshi_rc rc = check_input(s, check, c, n);
    if (rc != HOSHI_OK)
        return rc;
    rc = hoshi_record_open(&r, s, sheet, check->as_of, check->answers);
    if (rc == HOSHI_OK)
        rc = still_stand(&r, check->answers, c, n);
    if (rc == HOSHI_OK)
        rc = decide(&r, check, c, n, &changed);
    if (rc == HOSHI_OK)
        rc = took_them(&r, &changed, c, n, &now);
    rc = hoshi_record_close(&r, rc, &changed);
    if (rc == HOSHI_OK) { /* the next decision is about the sheet as it is now */
        s->answers_input = changed;
        check->answers = now;
    }
    return rc;
}
