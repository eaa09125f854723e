#include "report/answer_words.h"

#include <hoshi/policy.h>

#include "base/digits.h"
#include "base/lang.h"
#include "base/str.h"
#include "i18n/msg.h"

static void put_status(const struct hoshi_catalog *cat, const struct hoshi_answer *a,
                       enum hoshi_lang lang, struct hoshi_buf *out)
{
    (void)cat;
    hoshi_buf_puts(out, hoshi_status_label(a->status, lang));
}

/* "2 (mostly done)" */
static void put_step(const struct hoshi_catalog *cat, const struct hoshi_named_level *level,
                     enum hoshi_lang lang, struct hoshi_buf *out)
{
    char value[HOSHI_DECIMAL_BYTES];
    const struct hoshi_step *step = hoshi_catalog_step(cat, level->value);
    hoshi_msg_put(out, HOSHI_MSG_TEMPLATE_ANSWER, lang, hoshi_decimal(value, level->value),
                  step != NULL ? hoshi_text_get(&step->title, lang) : "", NULL);
}

void hoshi_scale_put(const struct hoshi_catalog *cat, enum hoshi_lang lang, struct hoshi_buf *out)
{
    for (size_t i = 0; i < cat->n_scale; i++) {
        const struct hoshi_named_level level = {.is_said = true, .value = cat->scale[i].value};
        hoshi_buf_puts(out, i > 0 ? hoshi_lang_row(lang)->comma : "");
        put_step(cat, &level, lang, out);
    }
}

static void put_level(const struct hoshi_catalog *cat, const struct hoshi_answer *a,
                      enum hoshi_lang lang, struct hoshi_buf *out)
{
    struct hoshi_buf target;
    if (a->level.is_said)
        put_step(cat, &a->level, lang, out);
    else
        hoshi_buf_puts(out, hoshi_status_label(HOSHI_STATUS_UNANSWERED, lang));
    if (!a->target.is_said)
        return;
    hoshi_buf_init(&target, 0);
    put_step(cat, &a->target, lang, &target);
    hoshi_buf_puts(out, hoshi_lang_row(lang)->comma);
    hoshi_msg_put(out, HOSHI_MSG_SAID_TARGET, lang, target.p, NULL, NULL);
    out->failed = out->failed || target.failed;
    hoshi_buf_release(&target);
}

static void put_applied(const struct hoshi_catalog *cat, const struct hoshi_answer *a,
                        enum hoshi_lang lang, struct hoshi_buf *out)
{
    static const enum hoshi_msg word[] = {[HOSHI_APPLIED_NOT_SAID] = HOSHI_MSG_ASSESS_UNANSWERED,
                                          [HOSHI_APPLIED_YES] = HOSHI_MSG_LIST_APPLIED,
                                          [HOSHI_APPLIED_NO] = HOSHI_MSG_LIST_EXCLUDED};
    (void)cat;
    hoshi_buf_puts(out, hoshi_msg(word[a->applied], lang));
}

/* A list that asks nothing: there is a note, or none. */
static void put_note(const struct hoshi_catalog *cat, const struct hoshi_answer *a,
                     enum hoshi_lang lang, struct hoshi_buf *out)
{
    (void)cat;
    hoshi_buf_puts(out, hoshi_msg(a->note != NULL && *a->note != '\0' ? HOSHI_MSG_LIST_NOTED
                                                                      : HOSHI_MSG_LIST_NOT_NOTED,
                                  lang));
}

void hoshi_answer_put(const struct hoshi_catalog *cat, const struct hoshi_answer *answer,
                      enum hoshi_lang lang, struct hoshi_buf *out)
{
    static const struct hoshi_answer none;
    static void (*const put[HOSHI_ANSWERED_BY_COUNT_])(
        const struct hoshi_catalog *, const struct hoshi_answer *, enum hoshi_lang,
        struct hoshi_buf *) = {[HOSHI_ANSWERED_BY_STATUS] = put_status,
                               [HOSHI_ANSWERED_BY_LEVEL] = put_level,
                               [HOSHI_ANSWERED_BY_APPLIED] = put_applied,
                               [HOSHI_ANSWERED_BY_NOTE] = put_note};
    put[hoshi_catalog_answered_by(cat)](cat, answer != NULL ? answer : &none, lang, out);
}

enum hoshi_msg hoshi_outcome_msg(enum hoshi_outcome_kind kind)
{
    static const enum hoshi_msg counts_as[HOSHI_OUTCOME_COUNT_] = {
        [HOSHI_OUTCOME_OPEN] = HOSHI_MSG_REPORT_OPEN,
        [HOSHI_OUTCOME_GAP] = HOSHI_MSG_REPORT_GAP,
        [HOSHI_OUTCOME_NA_CLAIMED] = HOSHI_MSG_REPORT_CLAIMED,
        [HOSHI_OUTCOME_OUT_OF_PLAY] = HOSHI_MSG_REPORT_OUT,
        [HOSHI_OUTCOME_MET] = HOSHI_MSG_REPORT_MET,
        [HOSHI_OUTCOME_STATED] = HOSHI_MSG_REPORT_STATED,
    };
    return counts_as[kind];
}

void hoshi_outcome_put(struct hoshi_outcome outcome, enum hoshi_lang lang, struct hoshi_buf *out)
{
    const char *kind = hoshi_msg(hoshi_outcome_msg(outcome.kind), lang);
    if (outcome.reason == HOSHI_REASON_NONE)
        hoshi_buf_puts(out, kind);
    else
        hoshi_msg_put(out, HOSHI_MSG_REPORT_COUNTS_AS, lang, kind,
                      hoshi_reason_label(outcome.reason, lang), NULL);
}

void hoshi_doubt_put(const struct hoshi_criterion *criterion, enum hoshi_lang lang,
                     struct hoshi_buf *out)
{
    if (criterion->confidence != HOSHI_CONFIDENCE_UNVERIFIED &&
        criterion->confidence != HOSHI_CONFIDENCE_DRAFT)
        return;
    hoshi_msg_put(out, HOSHI_MSG_DOUBT, lang, hoshi_confidence_label(criterion->confidence, lang),
                  NULL, NULL);
}
