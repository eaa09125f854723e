#include "report/text/answers.h"

#include <string.h>

#include "base/digits.h"
#include "base/lang.h"
#include "base/str.h"
#include "base/visible.h"
#include "report/answer_words.h"

#define SAID_INDENT 6

/* "note: ..."; nothing when it was not written. */
static void put_said(const struct hoshi_print *p, unsigned indent, enum hoshi_msg label,
                     const char *text)
{
    struct hoshi_buf head;
    if (text == NULL || *text == '\0')
        return;
    hoshi_buf_init(&head, 0);
    hoshi_buf_puts(&head, hoshi_msg(label, p->lang));
    hoshi_buf_puts(&head, hoshi_lang_row(p->lang)->colon);
    hoshi_print_labelled(p, indent, head.p != NULL ? head.p : "", text);
    hoshi_print_drop(p, &head);
}

static void put_said_day(const struct hoshi_print *p, unsigned indent, enum hoshi_msg label,
                         hoshi_day day)
{
    char text[HOSHI_DATE_BYTES];
    if (day != 0)
        put_said(p, indent, label, hoshi_date_format(day, text));
}

static void add_remark(struct hoshi_buf *out, const char *text, size_t *n, enum hoshi_lang lang)
{
    if (text == NULL || *text == '\0')
        return;
    hoshi_buf_puts(out, (*n)++ == 0 ? hoshi_lang_row(lang)->colon : hoshi_lang_row(lang)->comma);
    hoshi_buf_puts(out, text);
}

void hoshi_report_evidence(const struct hoshi_evidence *e, enum hoshi_lang lang,
                           struct hoshi_buf *out)
{
    struct hoshi_buf until;
    char day[HOSHI_DATE_BYTES];
    size_t n = 0;
    hoshi_buf_puts(out, hoshi_evidence_name(e));
    add_remark(out, e->title, &n, lang);
    if (e->date != 0)
        add_remark(out, hoshi_date_format(e->date, day), &n, lang);
    if (e->expires == 0)
        return;
    hoshi_buf_init(&until, 0);
    hoshi_msg_put(&until, HOSHI_MSG_SAID_UNTIL, lang, hoshi_date_format(e->expires, day), NULL,
                  NULL);
    add_remark(out, until.p, &n, lang);
    out->failed = out->failed || until.failed;
    hoshi_buf_release(&until);
}

/* "evidence: evidence/roles.pdf: organization chart, 2026-04-10, expires 2027-04-10" */
static void put_evidence(const struct hoshi_print *p, unsigned indent,
                         const struct hoshi_evidence *e)
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_report_evidence(e, p->lang, &line);
    put_said(p, indent, HOSHI_MSG_SAID_EVIDENCE, line.p);
    hoshi_print_drop(p, &line);
}

void hoshi_report_said(const struct hoshi_print *p, unsigned indent, const struct hoshi_answer *a)
{
    if (a == NULL)
        return;
    put_said(p, indent, HOSHI_MSG_SAID_REASON, a->reason);
    put_said(p, indent, HOSHI_MSG_SAID_NOTE, a->note);
    put_said(p, indent, HOSHI_MSG_SAID_VIA, a->via.s);
    put_said(p, indent, HOSHI_MSG_SAID_STATE, a->state.s);
    put_said_day(p, indent, HOSHI_MSG_SAID_PERFORMED, a->performed);
    for (size_t i = 0; i < a->n_evidence; i++)
        put_evidence(p, indent, &a->evidence[i]);
}

static void add_word(struct hoshi_buf *out, enum hoshi_msg label, const char *text,
                     enum hoshi_lang lang)
{
    if (text == NULL || *text == '\0')
        return;
    hoshi_buf_puts(out, hoshi_lang_row(lang)->comma);
    hoshi_buf_puts(out, hoshi_msg(label, lang));
    hoshi_buf_puts(out, hoshi_lang_row(lang)->colon);
    for (size_t n = strcspn(text, "\n");; n = strcspn(text, "\n")) {
        hoshi_put_visible(out, (struct hoshi_str){text, n}, 0);
        if (text[n] == '\0')
            return;
        hoshi_buf_puts(out, " / ");
        text += n + 1;
    }
}

static void add_word_day(struct hoshi_buf *out, enum hoshi_msg label, hoshi_day day,
                         enum hoshi_lang lang)
{
    char text[HOSHI_DATE_BYTES];
    add_word(out, label, day != 0 ? hoshi_date_format(day, text) : NULL, lang);
}

void hoshi_report_answer_line(struct hoshi_buf *out, const struct hoshi_catalog *cat,
                              const struct hoshi_answer *a, enum hoshi_lang lang)
{
    hoshi_answer_put(cat, a, lang, out);
    add_word_day(out, HOSHI_MSG_SAID_PERFORMED, a->performed, lang);
    add_word_day(out, HOSHI_MSG_SAID_DUE, a->due, lang);
    add_word(out, HOSHI_MSG_SAID_OWNER, a->owner, lang);
    add_word(out, HOSHI_MSG_SAID_VIA, a->via.s, lang);
    add_word(out, HOSHI_MSG_SAID_STATE, a->state.s, lang);
    add_word(out, HOSHI_MSG_SAID_REASON, a->reason, lang);
    add_word(out, HOSHI_MSG_SAID_NOTE, a->note, lang);
    for (size_t i = 0; i < a->n_evidence; i++) {
        struct hoshi_buf name;
        hoshi_buf_init(&name, 0);
        hoshi_report_evidence(&a->evidence[i], lang, &name);
        add_word(out, HOSHI_MSG_SAID_EVIDENCE, name.p, lang);
        out->failed = out->failed || name.failed;
        hoshi_buf_release(&name);
    }
}

/* An answer that does not count as what it says is not read without why. */
static void put_why(const struct hoshi_print *p, struct hoshi_outcome outcome,
                    const struct hoshi_answer *a)
{
    if (outcome.kind == HOSHI_OUTCOME_OUT_OF_PLAY)
        put_said(p, SAID_INDENT, HOSHI_MSG_SAID_NOT_COUNTED,
                 hoshi_msg(HOSHI_MSG_SAID_OUT_OF_PLAY, p->lang));
    else if (outcome.reason != hoshi_status_outcome(a->status).reason)
        put_said(p, SAID_INDENT, HOSHI_MSG_SAID_GAP, hoshi_reason_label(outcome.reason, p->lang));
}

static void put_answer(const struct hoshi_print *p, const struct hoshi_result *r, size_t i)
{
    const struct hoshi_criterion *crit = r->catalog->criterion[i];
    const struct hoshi_answer *a = r->answers->by_criterion[i];
    struct hoshi_buf words;
    hoshi_buf_init(&words, 0);
    hoshi_answer_put(r->catalog, a, p->lang, &words);
    hoshi_print_msg(p, 2, crit->star != 0 ? HOSHI_MSG_SAID_ANSWER : HOSHI_MSG_SAID_ANSWER_PLAIN,
                    crit->id.s, words.p, hoshi_catalog_star_name(r->catalog, crit->star, p->lang));
    hoshi_print_drop(p, &words);
    hoshi_print_text(p, SAID_INDENT, hoshi_text_get(&crit->text, p->lang));
    put_why(p, r->outcome[i], a);
    put_said_day(p, SAID_INDENT, HOSHI_MSG_SAID_DUE, a->due);
    put_said(p, SAID_INDENT, HOSHI_MSG_SAID_OWNER, a->owner);
    hoshi_report_said(p, SAID_INDENT, a);
}

static void put_conditions(const struct hoshi_print *p, const struct hoshi_result *r)
{
    for (size_t i = 0; i < r->catalog->n_condition; i++) {
        enum hoshi_condition_state state = r->answers->state[i];
        if (state == HOSHI_CONDITION_UNANSWERED)
            continue;
        struct hoshi_buf line;
        hoshi_buf_init(&line, 0);
        hoshi_msg_put(
            &line, HOSHI_MSG_SAID_CONDITION, p->lang,
            hoshi_text_get(&r->catalog->condition[i].question, p->lang),
            hoshi_msg(state == HOSHI_CONDITION_YES ? HOSHI_MSG_ASSESS_YES : HOSHI_MSG_ASSESS_NO,
                      p->lang),
            NULL);
        hoshi_print_dash(p, 2, line.p);
        hoshi_print_drop(p, &line);
    }
}

void hoshi_report_answers(const struct hoshi_print *p, const struct hoshi_result *r)
{
    char digit[HOSHI_DECIMAL_BYTES], total[HOSHI_DECIMAL_BYTES];
    size_t n = 0;
    for (size_t i = 0; i < r->catalog->n_criterion; i++)
        n += hoshi_answer_is_given(r->answers->by_criterion[i]);
    hoshi_buf_puts(p->out, "\n");
    hoshi_print_head(p, HOSHI_MSG_SAID_HEAD, hoshi_decimal(digit, (long long)n),
                     hoshi_decimal(total, (long long)r->catalog->n_criterion));
    put_conditions(p, r);
    for (size_t i = 0; i < r->catalog->n_criterion; i++) {
        if (hoshi_answer_is_given(r->answers->by_criterion[i]))
            put_answer(p, r, i);
    }
    hoshi_buf_puts(p->out, "\n");
}
