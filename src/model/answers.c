#include <hoshi/answers.h>

#include <string.h>

#include "base/str.h"

static const struct {
    const char *code;
    struct hoshi_text label;
} status_row[HOSHI_STATUS_COUNT_] = {
#define STATUS(id, code, en, ja)                                                                   \
    [HOSHI_STATUS_##id] = {code, {{[HOSHI_LANG_JA] = (ja), [HOSHI_LANG_EN] = (en)}}},
#include <hoshi/status.def>
#undef STATUS
};

/* Spellings that people use in spreadsheets; understood on input, never written. */
static const struct {
    const char *text;
    enum hoshi_status status;
} alias[] = {
    {"○", HOSHI_STATUS_MET},
    {"〇", HOSHI_STATUS_MET},
    {"◯", HOSHI_STATUS_MET},
    {"はい", HOSHI_STATUS_MET},
    {"yes", HOSHI_STATUS_MET},
    {"true", HOSHI_STATUS_MET},
    {"適合", HOSHI_STATUS_MET},
    {"△", HOSHI_STATUS_PARTIAL},
    {"一部", HOSHI_STATUS_PARTIAL},
    {"×", HOSHI_STATUS_UNMET},
    {"✕", HOSHI_STATUS_UNMET},
    {"✖", HOSHI_STATUS_UNMET},
    {"いいえ", HOSHI_STATUS_UNMET},
    {"no", HOSHI_STATUS_UNMET},
    {"false", HOSHI_STATUS_UNMET},
    {"該当なし", HOSHI_STATUS_NOT_APPLICABLE},
    {"n/a", HOSHI_STATUS_NOT_APPLICABLE},
    {"N/A", HOSHI_STATUS_NOT_APPLICABLE},
    {"?", HOSHI_STATUS_UNKNOWN},
    {"？", HOSHI_STATUS_UNKNOWN},
    {"わからない", HOSHI_STATUS_UNKNOWN},
    {"一部のみ達成", HOSHI_STATUS_PARTIAL},
};

const char *hoshi_status_code(enum hoshi_status status)
{
    return status_row[status].code;
}

const char *hoshi_status_label(enum hoshi_status status, enum hoshi_lang lang)
{
    return status_row[status].label.v[lang];
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
    for (int i = 0; i < HOSHI_STATUS_COUNT_; i++) { /* as our own reports call it */
        if (hoshi_str_eq(s, status_row[i].label.v[HOSHI_LANG_JA])) {
            *ret_status = (enum hoshi_status)i;
            *ret_alias = true;
            return HOSHI_OK;
        }
    }
    for (size_t i = 0; i < sizeof alias / sizeof alias[0]; i++) {
        if (hoshi_str_eq(s, alias[i].text)) {
            *ret_status = alias[i].status;
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
