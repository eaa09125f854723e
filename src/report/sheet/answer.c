/* What an answer says, in the words of tables: they are read back as that answer. */
#include "base/digits.h"
#include "base/str.h"
#include "i18n/msg.h"
#include "report/sheet/table.h"

const char *hoshi_sheet_status_word(enum hoshi_status status, enum hoshi_lang lang)
{
    if (status == HOSHI_STATUS_UNANSWERED)
        return NULL;
    return lang == HOSHI_LANG_JA ? hoshi_status_label(status, lang) : hoshi_status_code(status);
}

const char *hoshi_sheet_yes_word(bool is_yes, enum hoshi_lang lang)
{
    return hoshi_msg(is_yes ? HOSHI_MSG_ASSESS_YES : HOSHI_MSG_ASSESS_NO, lang);
}

static const char *keep(struct hoshi_arena *arena, const char *s, size_t n, bool *failed)
{
    const char *kept = hoshi_arena_strndup(arena, s, n);
    *failed = *failed || kept == NULL;
    return kept;
}

const char *hoshi_sheet_day(hoshi_day day, struct hoshi_arena *arena, bool *failed)
{
    char text[HOSHI_DATE_BYTES];
    return day != 0 ? keep(arena, hoshi_date_format(day, text), HOSHI_DATE_BYTES - 1, failed)
                    : NULL;
}

static const char *level(const struct hoshi_named_level *level)
{
    return level->is_said ? hoshi_digit(level->value) : NULL;
}

/* One a line: what names files and pages holds no line break. */
static const char *evidence(const struct hoshi_answer *a, struct hoshi_arena *arena, bool *failed)
{
    struct hoshi_buf out;
    hoshi_buf_init(&out, 0);
    for (size_t i = 0; i < a->n_evidence; i++) {
        hoshi_buf_puts(&out, out.n != 0 ? "\n" : "");
        hoshi_buf_puts(&out, hoshi_evidence_name(&a->evidence[i]));
    }
    *failed = *failed || out.failed;
    const char *kept = out.n != 0 && !out.failed ? keep(arena, out.p, out.n, failed) : NULL;
    hoshi_buf_release(&out);
    return kept;
}

const char *hoshi_sheet_answer(const struct hoshi_answer *a, enum hoshi_sheet_column column,
                               enum hoshi_lang lang, struct hoshi_arena *arena, bool *failed)
{
    switch (column) {
    case HOSHI_SHEET_STATUS:
        return hoshi_sheet_status_word(a->status, lang);
    case HOSHI_SHEET_LEVEL:
        return level(&a->level);
    case HOSHI_SHEET_TARGET:
        return level(&a->target);
    case HOSHI_SHEET_APPLIED:
        return a->applied == HOSHI_APPLIED_NOT_SAID
                   ? NULL
                   : hoshi_sheet_yes_word(a->applied == HOSHI_APPLIED_YES, lang);
    case HOSHI_SHEET_PERFORMED:
        return hoshi_sheet_day(a->performed, arena, failed);
    case HOSHI_SHEET_NOTE:
        return a->note;
    case HOSHI_SHEET_REASON:
        return a->reason;
    case HOSHI_SHEET_VIA:
        return a->via.s;
    case HOSHI_SHEET_STATE:
        return a->state.s;
    case HOSHI_SHEET_DUE:
        return hoshi_sheet_day(a->due, arena, failed);
    case HOSHI_SHEET_OWNER:
        return a->owner;
    case HOSHI_SHEET_EVIDENCE:
        return evidence(a, arena, failed);
    case HOSHI_SHEET_UPDATED_BY:
        return a->updated_by;
    case HOSHI_SHEET_UPDATED_ON:
        return hoshi_sheet_day(a->updated_on, arena, failed);
    case HOSHI_SHEET_CARRIED_OVER:
        return a->carried_over ? "true" : NULL;
    case HOSHI_SHEET_ID: /* of the criterion, not of its answer */
    case HOSHI_SHEET_CATEGORY:
    case HOSHI_SHEET_REQUIREMENT:
    case HOSHI_SHEET_QUESTION:
    case HOSHI_SHEET_WHAT_COUNTS:
    case HOSHI_SHEET_FIRST_STEP:
    case HOSHI_SHEET_FROM_STAR:
    case HOSHI_SHEET_MAIN_OWNER:
    case HOSHI_SHEET_COLUMN_COUNT_:
        break;
    }
    return NULL;
}
