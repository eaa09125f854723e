/* What is said in a sheet, in a line: an answer, or what an undo was about. */
#include <string.h>

#include "base/digits.h"
#include "base/str.h"
#include "i18n/msg.h"
#include "io/complete.h"
#include "model/address.h"
#include "report/answer_words.h"
#include "report/level.h"
#include "tui/question.h"

static void put_date(struct hoshi_buf *out, enum hoshi_msg msg, enum hoshi_lang lang, hoshi_day day)
{
    char text[HOSHI_DATE_BYTES];
    if (day == 0)
        return;
    hoshi_buf_puts(out, " / ");
    hoshi_msg_put(out, msg, lang, hoshi_date_format(day, text), NULL, NULL);
}

static void put_word(struct hoshi_buf *out, enum hoshi_msg msg, enum hoshi_lang lang,
                     const char *word)
{
    if (word == NULL)
        return;
    hoshi_buf_puts(out, " / ");
    hoshi_msg_put(out, msg, lang, word, NULL, NULL);
}

/* Of a longer text its first line. */
static void put_text(struct hoshi_buf *out, enum hoshi_msg msg, enum hoshi_lang lang,
                     const char *text)
{
    struct hoshi_buf line;
    size_t n = text != NULL ? strcspn(text, "\n") : 0;
    if (text == NULL)
        return;
    hoshi_buf_init(&line, 0);
    hoshi_buf_put(&line, text, n);
    hoshi_buf_puts(&line, text[n + (text[n] != '\0')] != '\0' ? "…" : "");
    put_word(out, msg, lang, line.p != NULL ? line.p : "");
    hoshi_buf_release(&line);
}

/* Why an expert has not accepted it: of several the last that stands. */
static void put_rejection(struct hoshi_buf *out, const struct hoshi_answers *ans,
                          const struct hoshi_criterion *crit, enum hoshi_lang lang)
{
    const char *comment = NULL;
    for (size_t i = 0; i < ans->n_confirmation; i++) {
        const struct hoshi_confirmation *c = &ans->confirmation[i];
        if (c->superseded_by == NULL && c->result == HOSHI_CONFIRMATION_REJECTED &&
            c->criterion.s != NULL && strcmp(c->criterion.s, crit->id.s) == 0)
            comment = c->comment;
    }
    if (comment != NULL)
        put_text(out, HOSHI_MSG_ASSESS_REJECTED_WHY, lang, comment);
    else
        put_word(out, HOSHI_MSG_ASSESS_REJECTED, lang, "");
}

void hoshi_question_answer(const struct hoshi_result *r, const struct hoshi_item *item,
                           enum hoshi_lang lang, struct hoshi_buf *out)
{
    if (item->criterion == NULL) {
        static const enum hoshi_msg word[] = {HOSHI_MSG_ASSESS_UNANSWERED, HOSHI_MSG_ASSESS_YES,
                                              HOSHI_MSG_ASSESS_NO};
        hoshi_msg_put(out, HOSHI_MSG_ASSESS_ANSWER, lang,
                      hoshi_msg(word[r->answers->state[item->condition]], lang), NULL, NULL);
        return;
    }
    const struct hoshi_answer *a = r->answers->by_criterion[item->criterion->index];
    struct hoshi_buf words;
    hoshi_buf_init(&words, 0);
    hoshi_answer_put(r->catalog, a, lang, &words);
    hoshi_msg_put(out, HOSHI_MSG_ASSESS_ANSWER, lang, words.p, NULL, NULL);
    hoshi_buf_release(&words);
    if (a == NULL)
        return;
    put_word(out, HOSHI_MSG_ASSESS_VIA, lang, a->via.s);
    put_word(out, HOSHI_MSG_ASSESS_IN_STATE, lang, a->state.s);
    put_date(out, HOSHI_MSG_ASSESS_PERFORMED, lang, a->performed);
    bool passed = a->due < r->as_of && r->outcome[item->criterion->index].kind == HOSHI_OUTCOME_GAP;
    put_date(out, passed ? HOSHI_MSG_SCORE_DUE_PASSED : HOSHI_MSG_SCORE_DUE, lang, a->due);
    put_word(out, HOSHI_MSG_ASSESS_OWNER, lang, a->owner);
    if (a->carried_over)
        put_word(out, HOSHI_MSG_ASSESS_CARRIED, lang, "");
    if (r->outcome[item->criterion->index].reason == HOSHI_REASON_STALE)
        put_word(out, HOSHI_MSG_ASSESS_STALE, lang, "");
    if (hoshi_answers_rejected(r->answers, item->criterion->index))
        put_rejection(out, r->answers, item->criterion, lang);
}

void hoshi_evidence_put(const struct hoshi_evidence *evidence, size_t number, enum hoshi_lang lang,
                        struct hoshi_buf *out)
{
    char n[HOSHI_DECIMAL_BYTES];
    const char *what = evidence->file.s != NULL  ? evidence->file.s
                       : evidence->url.s != NULL ? evidence->url.s
                                                 : evidence->title;
    hoshi_msg_put(out, HOSHI_MSG_ASSESS_FILE, lang, what != NULL ? what : "",
                  hoshi_decimal(n, (long long)number), NULL);
}

void hoshi_question_all(const struct hoshi_result *r, const struct hoshi_item *item,
                        enum hoshi_lang lang, struct hoshi_buf *out)
{
    const struct hoshi_answer *a =
        item->criterion != NULL ? r->answers->by_criterion[item->criterion->index] : NULL;
    hoshi_question_answer(r, item, lang, out);
    if (a == NULL)
        return;
    put_text(out, HOSHI_MSG_ASSESS_REASON, lang, a->reason);
    put_text(out, HOSHI_MSG_ASSESS_NOTE, lang, a->note);
    for (size_t i = 0; i < a->n_evidence; i++) {
        hoshi_buf_puts(out, " / ");
        hoshi_evidence_put(&a->evidence[i], i + 1, lang, out);
    }
}

/* What hoshi evidence would refuse later. */
enum hoshi_msg hoshi_file_msg(const char *sheet, const char *file)
{
    if (strcmp(hoshi_evidence_field(hoshi_str_from(file)), "file") != 0)
        return HOSHI_MSG_NONE; /* nobody looks at pages */
    if (file[0] == '/' || strcmp(file, "..") == 0 || hoshi_str_starts(file, "../") ||
        strstr(file, "/../") != NULL)
        return HOSHI_MSG_ASSESS_FILE_OUTSIDE;
    if (!hoshi_complete_exists(sheet, file))
        return HOSHI_MSG_ASSESS_FILE_MISSING;
    return hoshi_complete_is_folder(sheet, file) ? HOSHI_MSG_ASSESS_FILE_FOLDER : HOSHI_MSG_NONE;
}

enum hoshi_msg hoshi_merged_msg(const struct hoshi_editor *e)
{
    return e->changed.n != 0 ? HOSHI_MSG_ASSESS_MERGED_ANSWERS : HOSHI_MSG_ASSESS_MERGED;
}

enum hoshi_msg hoshi_conflict_msg(const struct hoshi_editor *e)
{
    return e->changed.n != 0 ? HOSHI_MSG_ASSESS_CONFLICT_ANSWERS : HOSHI_MSG_ASSESS_CONFLICT;
}

/* What a judgement makes of an answer that looks as if it counted. */
static enum hoshi_msg but(enum hoshi_reason reason, const struct hoshi_criterion *c)
{
    return reason == HOSHI_REASON_NA_NOT_POSSIBLE && c->condition >= 0
               ? HOSHI_MSG_ASSESS_SAVED_NO_CLAIM_CONDITION
           : reason == HOSHI_REASON_NA_NOT_POSSIBLE || reason == HOSHI_REASON_NA_FORBIDDEN
               ? HOSHI_MSG_ASSESS_SAVED_NO_CLAIM
           : reason == HOSHI_REASON_STALE ? HOSHI_MSG_ASSESS_SAVED_STALE
                                          : HOSHI_MSG_NONE;
}

enum hoshi_msg hoshi_saved_msg(const struct hoshi_dialogue *d, const struct hoshi_result *r)
{
    bool answered = d->set_status || d->confirm;
    if (d->set_status && d->status == HOSHI_STATUS_UNANSWERED)
        return HOSHI_MSG_ASSESS_DELETED;
    enum hoshi_msg doubt = but(r->outcome[d->criterion->index].reason, d->criterion);
    if (doubt != HOSHI_MSG_NONE)
        return doubt;
    return answered && hoshi_answer_lacks_day(d->criterion,
                                              r->answers->by_criterion[d->criterion->index])
               ? HOSHI_MSG_ASSESS_SAVED_NO_DAY
               : HOSHI_MSG_NONE;
}

/* --- what was undone */

static void put_about(enum hoshi_msg msg, const char *value, enum hoshi_lang lang,
                      struct hoshi_buf *out)
{
    bool said = value != NULL && *value != '\0';
    hoshi_msg_put(out, msg, lang, said ? value : hoshi_msg(HOSHI_MSG_ASSESS_NOT_SAID, lang), NULL,
                  NULL);
}

static void put_scope(const struct hoshi_scope *scope, enum hoshi_lang lang, struct hoshi_buf *out)
{
    char n[24];
    bool said = scope != NULL && scope->unit != NULL && *scope->unit != '\0';
    hoshi_msg_put(out, HOSHI_MSG_ASSESS_SCOPE, lang,
                  said ? scope->unit : hoshi_msg(HOSHI_MSG_ASSESS_NOT_SAID, lang),
                  hoshi_decimal(n, scope != NULL ? (long long)scope->n_exclusion : 0), NULL);
}

void hoshi_undone_put(const struct hoshi_editor *e, enum hoshi_lang lang, struct hoshi_buf *out)
{
    const struct hoshi_answers *a = e->now->answers;
    struct hoshi_item item = {e->undone.condition, e->undone.criterion, NULL};
    char star[HOSHI_DECIMAL_BYTES];
    const struct hoshi_catalog *cat = e->s->catalog;
    switch (e->undone.what) {
    case HOSHI_EDITED_CRITERION:
    case HOSHI_EDITED_CONDITION:
        hoshi_buf_puts(out,
                       item.criterion != NULL
                           ? item.criterion->id.s
                           : hoshi_condition_name(&e->s->catalog->condition[item.condition], lang));
        hoshi_buf_puts(out, " ");
        hoshi_question_all(&e->now->result, &item, lang, out);
        break;
    case HOSHI_EDITED_NAME:
        put_about(HOSHI_MSG_ASSESS_NAME, a->organization != NULL ? a->organization->name : NULL,
                  lang, out);
        break;
    case HOSHI_EDITED_TARGET:
        hoshi_msg_put(out, hoshi_level_msg(cat, HOSHI_MSG_ASSESS_TARGET), lang,
                      hoshi_level_arg(cat, a->target, lang, star), NULL, NULL);
        break;
    case HOSHI_EDITED_SCOPE:
    case HOSHI_EDITED_NOTHING:
        put_scope(a->scope, lang, out);
        break;
    }
}
