#include "app/session/doubt.h"

#include "diag/diag.h"

static const struct {
    enum hoshi_word why, advice;
} row[HOSHI_REASON_COUNT_] = {
    [HOSHI_REASON_REJECTED] = {HOSHI_WORD_REASON_REJECTED, HOSHI_WORD_ADVICE_REJECTED},
    [HOSHI_REASON_STALE] = {HOSHI_WORD_REASON_STALE, HOSHI_WORD_ADVICE_STALE},
    [HOSHI_REASON_NA_WITHOUT_REASON] = {HOSHI_WORD_REASON_NA_WITHOUT_REASON,
                                        HOSHI_WORD_ADVICE_NA_WITHOUT_REASON},
    [HOSHI_REASON_NA_FORBIDDEN] = {HOSHI_WORD_REASON_NA_FORBIDDEN, HOSHI_WORD_ADVICE_NA},
    [HOSHI_REASON_NA_NOT_POSSIBLE] = {HOSHI_WORD_REASON_NA_NOT_POSSIBLE, HOSHI_WORD_ADVICE_NA},
    [HOSHI_REASON_NO_EVIDENCE] = {HOSHI_WORD_REASON_NO_EVIDENCE, HOSHI_WORD_ADVICE_NO_EVIDENCE},
};

static struct hoshi_span place_of(const struct hoshi_answer *a, enum hoshi_reason reason)
{
    if (reason == HOSHI_REASON_STALE && a->performed != 0)
        return a->performed_span;
    return a->status_span.line != 0 ? a->status_span : a->span;
}

/* What a condition takes out needs no claim. */
static enum hoshi_word advice_of(enum hoshi_reason reason, const struct hoshi_criterion *c)
{
    return reason == HOSHI_REASON_NA_NOT_POSSIBLE && c->condition >= 0
               ? HOSHI_WORD_ADVICE_NA_CONDITION
               : row[reason].advice;
}

static void doubt_due(struct hoshi_session *s, const struct hoshi_result *r,
                      const struct hoshi_criterion *c, const struct hoshi_answer *a)
{
    char due[HOSHI_DATE_BYTES], as_of[HOSHI_DATE_BYTES];
    if (a->due != 0 && a->due < r->as_of)
        hoshi_diag_add(&s->diags, r->answers->diag_source, HOSHI_HS1314,
                       place_of(a, HOSHI_REASON_COUNT_), c->id.s, hoshi_date_format(a->due, due),
                       hoshi_date_format(r->as_of, as_of));
}

void hoshi_session_doubt(struct hoshi_session *s, const struct hoshi_result *r)
{
    for (size_t i = 0; i < r->catalog->n_criterion; i++) {
        const struct hoshi_answer *a = r->answers->by_criterion[i];
        enum hoshi_reason reason = r->outcome[i].reason;
        if (a == NULL || r->outcome[i].kind != HOSHI_OUTCOME_GAP)
            continue;
        doubt_due(s, r, r->catalog->criterion[i], a);
        if (!hoshi_status_is_claim(a->status))
            continue;
        hoshi_diag_add(&s->diags, r->answers->diag_source, HOSHI_HS1309, place_of(a, reason),
                       r->catalog->criterion[i]->id.s, hoshi_diag_word(row[reason].why),
                       hoshi_diag_word(advice_of(reason, r->catalog->criterion[i])));
    }
}
