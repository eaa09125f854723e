/* How a person is asked: what the sheet says already, and the prompt. */
#include "app/sheet/dialogue.h"
#include "base/digits.h"

#include <string.h>

bool hoshi_ask_has_choices(enum hoshi_ask ask)
{
    return ask == HOSHI_ASK_VIA || ask == HOSHI_ASK_STATE;
}

static const char *old_text(const struct hoshi_dialogue *d, enum hoshi_ask what)
{
    const struct hoshi_answer *a = d->old;
    const struct hoshi_organization *org = d->result->answers->organization;
    const struct hoshi_scope *scope = d->result->answers->scope;
    switch (what) {
    case HOSHI_ASK_VIA:
        return a != NULL ? a->via.s : NULL;
    case HOSHI_ASK_STATE:
        return a != NULL ? a->state.s : NULL;
    case HOSHI_ASK_REASON:
        return a != NULL ? a->reason : NULL;
    case HOSHI_ASK_OWNER:
        return a != NULL ? a->owner : NULL;
    case HOSHI_ASK_NOTE:
        return a != NULL ? a->note : NULL;
    case HOSHI_ASK_NAME:
        return org != NULL ? org->name : NULL;
    case HOSHI_ASK_SCOPE:
        return scope != NULL ? scope->unit : NULL;
    case HOSHI_ASK_TARGET:
        return a != NULL && a->target.is_said ? hoshi_digit(a->target.value) : NULL;
    case HOSHI_ASK_PERFORMED:
    case HOSHI_ASK_DUE:
    case HOSHI_ASK_FILE:
    case HOSHI_ASK_SEARCH:
    case HOSHI_ASK_EXCLUDED:
    case HOSHI_ASK_EXCLUDED_WHY:
    case HOSHI_ASK_COUNT_:
        break;
    }
    return NULL;
}

const char *hoshi_dialogue_old(const struct hoshi_dialogue *d, enum hoshi_ask what,
                               char day[HOSHI_DATE_BYTES])
{
    if (what == HOSHI_ASK_DUE && d->old != NULL)
        return hoshi_date_format(d->old->due, day);
    const char *text = old_text(d, what);
    bool fits =
        text != NULL && strpbrk(text, "\n\t") == NULL && strlen(text) < HOSHI_LIMIT_FIELD_BYTES;
    return fits ? text : "";
}

bool hoshi_dialogue_has_old(const struct hoshi_dialogue *d, enum hoshi_ask what)
{
    if (what == HOSHI_ASK_PERFORMED)
        return d->old != NULL && d->old->performed != 0;
    if (what == HOSHI_ASK_DUE)
        return d->old != NULL && d->old->due != 0;
    const char *text = old_text(d, what);
    return text != NULL && *text != '\0';
}

/* What an empty line does, and what takes away. */
static enum hoshi_msg tail(const struct hoshi_dialogue *d, enum hoshi_ask what, bool shown)
{
    char day[HOSHI_DATE_BYTES];
    if (!hoshi_dialogue_has_old(d, what))
        return HOSHI_MSG_ASSESS_EMPTY_IS_NONE;
    if (!shown || what == HOSHI_ASK_PERFORMED)
        return HOSHI_MSG_ASSESS_EMPTY_KEEPS;
    return *hoshi_dialogue_old(d, what, day) != '\0' ? HOSHI_MSG_ASSESS_EMPTY_TAKES_AWAY
                                                     : HOSHI_MSG_ASSESS_EMPTY_KEEPS_LONG;
}

static enum hoshi_msg prompt(const struct hoshi_dialogue *d, enum hoshi_ask what, bool shown)
{
    static const enum hoshi_msg msg[HOSHI_ASK_COUNT_] = {
        [HOSHI_ASK_TARGET] = HOSHI_MSG_ASSESS_ASK_TARGET,
        [HOSHI_ASK_VIA] = HOSHI_MSG_ASSESS_ASK_VIA,
        [HOSHI_ASK_STATE] = HOSHI_MSG_ASSESS_ASK_STATE,
        [HOSHI_ASK_PERFORMED] = HOSHI_MSG_ASSESS_ASK_PERFORMED,
        [HOSHI_ASK_REASON] = HOSHI_MSG_ASSESS_ASK_REASON,
        [HOSHI_ASK_DUE] = HOSHI_MSG_ASSESS_ASK_DUE,
        [HOSHI_ASK_OWNER] = HOSHI_MSG_ASSESS_ASK_OWNER,
        [HOSHI_ASK_NOTE] = HOSHI_MSG_ASSESS_ASK_NOTE,
        [HOSHI_ASK_FILE] = HOSHI_MSG_ASSESS_ASK_FILE,
        [HOSHI_ASK_SEARCH] = HOSHI_MSG_ASSESS_ASK_SEARCH,
        [HOSHI_ASK_NAME] = HOSHI_MSG_ASSESS_ASK_NAME,
        [HOSHI_ASK_SCOPE] = HOSHI_MSG_ASSESS_ASK_SCOPE,
        [HOSHI_ASK_EXCLUDED] = HOSHI_MSG_ASSESS_ASK_EXCLUDED,
        [HOSHI_ASK_EXCLUDED_WHY] = HOSHI_MSG_ASSESS_ASK_EXCLUDED_WHY};
    if (what == HOSHI_ASK_FILE && d->old != NULL && d->old->n_evidence != 0)
        return HOSHI_MSG_ASSESS_ASK_FILE_OR_DROP;
    if (what == HOSHI_ASK_REASON && d->result->catalog->applicability)
        return HOSHI_MSG_ASSESS_ASK_EXCLUSION;
    char day[HOSHI_DATE_BYTES];
    bool is_in_field = shown && *hoshi_dialogue_old(d, what, day) != '\0';
    if (what == HOSHI_ASK_REASON && !is_in_field && hoshi_dialogue_has_old(d, what))
        return HOSHI_MSG_ASSESS_ASK_REASON_AGAIN;
    return msg[what];
}

/* "1 plant, 2 warehouse" */
static void put_exclusions(const struct hoshi_scope *scope, enum hoshi_lang lang,
                           struct hoshi_buf *out)
{
    for (size_t i = 0; i < scope->n_exclusion; i++) {
        const char *what = scope->exclusion[i].what;
        hoshi_buf_puts(out, i == 0 ? "" : lang == HOSHI_LANG_JA ? "、" : ", ");
        hoshi_buf_int(out, (long long)i + 1);
        hoshi_buf_puts(out, " ");
        hoshi_buf_puts(out, what != NULL ? what : "");
    }
}

void hoshi_ask_put(const struct hoshi_dialogue *d, enum hoshi_ask what, bool shown,
                   enum hoshi_lang lang, struct hoshi_buf *out)
{
    const struct hoshi_scope *scope = d->result->answers->scope;
    struct hoshi_buf parts;
    if (what < HOSHI_ASK_OF_ANSWER && d->criterion != NULL) { /* the page may show the next one */
        hoshi_buf_puts(out, d->criterion->id.s);
        hoshi_buf_puts(out, " ");
    }
    if (what != HOSHI_ASK_EXCLUDED || scope == NULL || scope->n_exclusion == 0) {
        hoshi_msg_put(out, prompt(d, what, shown), lang, hoshi_msg(tail(d, what, shown), lang),
                      NULL, NULL);
        return;
    }
    hoshi_buf_init(&parts, 0);
    put_exclusions(scope, lang, &parts);
    hoshi_msg_put(out, HOSHI_MSG_ASSESS_ASK_EXCLUDED_MORE, lang, parts.p, NULL, NULL);
    hoshi_buf_release(&parts);
}
