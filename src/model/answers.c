#include <hoshi/result.h>

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

#define WORD_BYTES 64 /* no word for a status is longer, in full width either */

static const struct {
    const char *code;
    uint32_t key;
    struct hoshi_outcome outcome;
    enum hoshi_status_asks asks;
    const char *oscal, *also;
    struct hoshi_text label;
} status_row[HOSHI_STATUS_COUNT_] = {
#define STATUS(id, code, key, comes_to, because, asks, oscal, also, en, ja)                        \
    [HOSHI_STATUS_##                                                                               \
        id] = {code,  key,  {HOSHI_OUTCOME_##comes_to, HOSHI_REASON_##because}, HOSHI_ASKS_##asks, \
               oscal, also, {{[HOSHI_LANG_JA] = (ja), [HOSHI_LANG_EN] = (en)}}},
#include <hoshi/status.def>
#undef STATUS
};

const char *hoshi_status_code(enum hoshi_status status)
{
    return status_row[status].code;
}

const char *hoshi_status_label(enum hoshi_status status, enum hoshi_lang lang)
{
    return status_row[status].label.v[lang];
}

enum hoshi_status_asks hoshi_status_asks(enum hoshi_status status)
{
    return status_row[status].asks;
}

bool hoshi_status_is_claim(enum hoshi_status status)
{
    enum hoshi_outcome_kind kind = status_row[status].outcome.kind;
    return kind == HOSHI_OUTCOME_MET || kind == HOSHI_OUTCOME_NA_CLAIMED;
}

const char *hoshi_evidence_name(const struct hoshi_evidence *e)
{
    return e->file.s != NULL ? e->file.s : e->url.s != NULL ? e->url.s : "";
}

bool hoshi_answer_is_given(const struct hoshi_answer *answer)
{
    return answer != NULL && (answer->status != HOSHI_STATUS_UNANSWERED || answer->level.is_said ||
                              answer->applied != HOSHI_APPLIED_NOT_SAID);
}

bool hoshi_answers_claim(const struct hoshi_answers *ans, size_t criterion)
{
    const struct hoshi_answer *a = ans->by_criterion[criterion];
    return ans->switched_off[criterion] || (a != NULL && hoshi_status_is_claim(a->status));
}

bool hoshi_answers_claim_counts(const struct hoshi_answers *ans,
                                const struct hoshi_criterion *criterion)
{
    size_t i = criterion->index;
    bool is_aimed_at = ans->target == 0 || criterion->star <= ans->target;
    return hoshi_answers_claim(ans, i) &&
           (is_aimed_at || hoshi_answer_is_given(ans->by_criterion[i]) ||
            ans->confirmed[i] != HOSHI_CONFIRMATION_NONE);
}

bool hoshi_answers_rejected(const struct hoshi_answers *ans, size_t criterion)
{
    return ans->confirmed[criterion] == HOSHI_CONFIRMATION_REJECTED;
}

bool hoshi_confirmation_is_named(const struct hoshi_confirmation *c)
{
    return c->by != NULL && hoshi_utf8_says_something(c->by);
}

bool hoshi_confirmation_is_of(const struct hoshi_confirmation *c, const char *by,
                              const char *qualification)
{
    const char *theirs = c->qualification != NULL ? c->qualification : "";
    return hoshi_confirmation_is_named(c) && by != NULL && strcmp(c->by, by) == 0 &&
           strcmp(theirs, qualification != NULL ? qualification : "") == 0;
}

struct hoshi_outcome hoshi_status_outcome(enum hoshi_status status)
{
    return status_row[status].outcome;
}

const char *hoshi_status_oscal(enum hoshi_status status)
{
    return status_row[status].oscal;
}

bool hoshi_status_of_key(uint32_t key, enum hoshi_status *ret_status)
{
    for (int i = 0; i < HOSHI_STATUS_COUNT_ && key != 0; i++) {
        if (status_row[i].key == key) {
            *ret_status = (enum hoshi_status)i;
            return true;
        }
    }
    return false;
}

enum hoshi_rc hoshi_status_parse(struct hoshi_str s, enum hoshi_status *ret_status, bool *ret_alias)
{
    if (s.n == 3 && memcmp(s.p, "met", 3) == 0) { /* most answers of most sheets */
        *ret_status = HOSHI_STATUS_MET;
        *ret_alias = false;
        return HOSHI_OK;
    }
    s = hoshi_str_trim(s);
    if (s.n == 0) {
        *ret_status = HOSHI_STATUS_UNANSWERED;
        *ret_alias = false;
        return HOSHI_OK;
    }
    for (int i = 0; i < HOSHI_STATUS_COUNT_; i++) {
        if (hoshi_str_eq(s, status_row[i].code)) {
            *ret_status = (enum hoshi_status)i;
            *ret_alias = false;
            return HOSHI_OK;
        }
    }
    char folded[WORD_BYTES];
    if (!hoshi_utf8_fold(s, folded, sizeof folded))
        return HOSHI_E_INVALID;
    s = hoshi_str_trim(hoshi_str_from(folded));
    for (int i = 0; i < HOSHI_STATUS_COUNT_; i++) { /* as our own reports and people call it */
        if (hoshi_str_eq(s, status_row[i].code) ||
            hoshi_str_eq(s, status_row[i].label.v[HOSHI_LANG_JA]) ||
            hoshi_str_is_among(s, status_row[i].also)) {
            *ret_status = (enum hoshi_status)i;
            *ret_alias = true;
            return HOSHI_OK;
        }
    }
    return HOSHI_E_INVALID;
}

bool hoshi_corporate_number_ok(const char *s)
{
    if (strlen(s) != 13 || strspn(s, "0123456789") != 13)
        return false;
    int sum = 0;
    for (int n = 1; n <= 12; n++) /* n counts from the right, as the rule does */
        sum += (s[13 - n] - '0') * (n % 2 == 1 ? 1 : 2);
    return s[0] - '0' == 9 - sum % 9;
}
