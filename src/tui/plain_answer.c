#include "tui/plain_answer.h"

#include <string.h>

#include "app/sheet/typed.h"
#include "base/digits.h"
#include "base/str.h"
#include "base/utf8.h"
#include "tui/question.h"

static void say_saved(struct hoshi_asking *a)
{
    const struct hoshi_item *item = hoshi_asking_item(a);
    struct hoshi_buf answer;
    hoshi_buf_init(&answer, 0);
    hoshi_question_all(&a->e->now->result, item, a->prompt.lang, &answer);
    const struct hoshi_criterion *c = item->criterion;
    hoshi_prompt_say(
        &a->prompt, HOSHI_MSG_ASSESS_SAVED,
        c != NULL ? c->id.s
                  : hoshi_condition_name(&a->iv->cat->condition[item->condition], a->prompt.lang),
        answer.p);
    hoshi_buf_release(&answer);
    enum hoshi_msg more =
        c != NULL ? hoshi_saved_msg(&a->draft, &a->e->now->result) : HOSHI_MSG_NONE;
    if (more != HOSHI_MSG_NONE)
        hoshi_prompt_say(&a->prompt, more, NULL, NULL);
}

void hoshi_asking_report(struct hoshi_asking *a, enum hoshi_edit_result r)
{
    a->again = r != HOSHI_EDIT_SAVED && r != HOSHI_EDIT_CONFLICT;
    a->n_saved += r == HOSHI_EDIT_SAVED || r == HOSHI_EDIT_MERGED;
    switch (r) {
    case HOSHI_EDIT_SAVED:
        say_saved(a);
        break;
    case HOSHI_EDIT_MERGED:
        hoshi_prompt_say(&a->prompt, hoshi_merged_msg(a->e), a->e->changed.p, NULL);
        break;
    case HOSHI_EDIT_CONFLICT:
        hoshi_asking_refuse(a, hoshi_conflict_msg(a->e), a->e->changed.p);
        break;
    case HOSHI_EDIT_NOTHING:
        hoshi_prompt_say(&a->prompt, HOSHI_MSG_ASSESS_NO_UNDO, NULL, NULL);
        break;
    case HOSHI_EDIT_FAILED:
        hoshi_prompt_say_text(&a->prompt, a->e->problem.p);
        a->prompt.done = !a->prompt.echoes; /* the next one would fail as well */
        break;
    }
}

static void object(struct hoshi_asking *a, const struct hoshi_objection *why)
{
    hoshi_asking_refuse(a, why->msg, why->arg);
}

/* What the answer names by number. */
static void show_choices(struct hoshi_asking *a, enum hoshi_ask what)
{
    struct hoshi_buf lines;
    hoshi_buf_init(&lines, 0);
    if (hoshi_ask_has_choices(what))
        hoshi_question_choices(a->draft.criterion, what, a->prompt.lang, a->prompt.width, &lines);
    else if (what == HOSHI_ASK_FILE)
        hoshi_question_files(a->draft.old, a->prompt.lang, a->prompt.width, &lines);
    hoshi_prompt_put_lines(&a->prompt, &lines);
    hoshi_buf_release(&lines);
}

/* Asks until what is said is taken; a reason is asked for once. False at the end of the input. */
static bool ask(struct hoshi_asking *a, enum hoshi_ask what)
{
    struct hoshi_objection why;
    for (;;) {
        show_choices(a, what);
        hoshi_ask_put(&a->draft, what, false, a->prompt.lang, &a->prompt.text);
        if (!hoshi_asking_reply(a, what))
            return false;
        if (hoshi_dialogue_take(&a->draft, what, a->prompt.line, false, &why))
            return true;
        object(a, &why);
        if (what == HOSHI_ASK_REASON || a->astray)
            return false;
    }
}

/* Who corrects an answer stays with it. */
static void go_on_or_stay(struct hoshi_asking *a, bool go_on)
{
    if (go_on)
        hoshi_asking_go_on(a);
    else
        a->again = true;
}

static void save(struct hoshi_asking *a)
{
    const struct hoshi_item *item = hoshi_asking_item(a);
    bool waited = hoshi_interview_waits(a->iv, &a->e->now->result, item);
    if (hoshi_dialogue_is_empty(&a->draft)) {
        hoshi_prompt_say(&a->prompt, HOSHI_MSG_ASSESS_CANCELLED, NULL, NULL);
        return;
    }
    struct hoshi_decision d = hoshi_dialogue_decision(&a->draft);
    enum hoshi_edit_result r = hoshi_editor_answer(a->e, item->criterion, &d);
    hoshi_asking_report(a, r);
    if (r != HOSHI_EDIT_SAVED && r != HOSHI_EDIT_MERGED)
        return;
    enum hoshi_msg but = d.file != NULL ? hoshi_file_msg(a->e->path, d.file) : HOSHI_MSG_NONE;
    if (but != HOSHI_MSG_NONE)
        hoshi_prompt_say(&a->prompt, but, NULL, NULL);
    hoshi_interview_said(a->iv, item->criterion);
    go_on_or_stay(a, a->draft.advance && waited);
}

static bool ask_pending(struct hoshi_asking *a)
{
    enum hoshi_ask what;
    while (hoshi_dialogue_next(&a->draft, &what)) {
        if (!ask(a, what))
            return false;
    }
    return true;
}

static void begin(struct hoshi_asking *a)
{
    a->again = true;
    hoshi_dialogue_begin(&a->draft, &a->e->now->result, hoshi_asking_item(a)->criterion);
}

/* What stands behind the answer is for what would be asked next. */
static void go_on_with(struct hoshi_asking *a, bool taken, const char *rest,
                       struct hoshi_objection *why)
{
    char *words = a->words;
    memcpy(words, rest, strlen(rest) + 1);
    if (!taken || (*words != '\0' && !hoshi_dialogue_words(&a->draft, words, why)))
        object(a, why);
    else if (ask_pending(a))
        save(a);
}

void hoshi_asking_answer(struct hoshi_asking *a, enum hoshi_status status, const char *rest)
{
    struct hoshi_objection why;
    begin(a);
    go_on_with(a, hoshi_dialogue_status(&a->draft, status, &why), rest, &why);
}

bool hoshi_asking_level(struct hoshi_asking *a, const char *word, const char *rest)
{
    struct hoshi_objection why;
    long long level;
    char folded[16]; /* typed with the Japanese input method left on */
    if (a->iv->cat->n_scale == 0 || !hoshi_utf8_fold(hoshi_str_from(word), folded, sizeof folded) ||
        !hoshi_str_to_int(hoshi_str_from(folded), 0, 99, &level))
        return false;
    begin(a);
    go_on_with(a, hoshi_dialogue_level(&a->draft, (unsigned)level, &why), rest, &why);
    return true;
}

void hoshi_asking_detail(struct hoshi_asking *a, enum hoshi_ask what, const char *rest)
{
    struct hoshi_objection why;
    begin(a);
    bool ok = hoshi_dialogue_detail(&a->draft, what, &why);
    if (ok && *rest != '\0') { /* all is said */
        a->draft.pending = 0;
        ok = hoshi_dialogue_take(&a->draft, what, rest, false, &why);
    }
    if (!ok)
        object(a, &why);
    else if (ask_pending(a))
        save(a);
}

void hoshi_asking_confirm(struct hoshi_asking *a, const char *rest)
{
    struct hoshi_objection why;
    begin(a);
    bool ok = hoshi_dialogue_confirm(&a->draft, &why);
    if (ok && *rest != '\0' && a->draft.pending == 0) { /* no day is asked for here */
        hoshi_asking_refuse(a, HOSHI_MSG_ASSESS_NO_DAY_HERE, rest);
        return;
    }
    if (ok && *rest != '\0') {
        a->draft.pending = 0;
        ok = hoshi_dialogue_take(&a->draft, HOSHI_ASK_PERFORMED, rest, false, &why);
    }
    if (!ok)
        object(a, &why);
    else if (ask_pending(a))
        save(a);
}

/* --- conditions */

/* The words of yes and no are those of an answer. */
static bool state_of(enum hoshi_act act, const char *word, enum hoshi_condition_state *ret_state)
{
    enum hoshi_status status = HOSHI_STATUS_UNANSWERED;
    bool alias;
    if (act == HOSHI_ACT_NONE &&
        hoshi_status_parse(hoshi_str_from(word), &status, &alias) != HOSHI_OK)
        return false;
    bool yes = act == HOSHI_ACT_YES || status == HOSHI_STATUS_MET;
    bool no = act == HOSHI_ACT_NO || status == HOSHI_STATUS_UNMET;
    bool open = act == HOSHI_ACT_LEAVE || act == HOSHI_ACT_DELETE || status == HOSHI_STATUS_UNKNOWN;
    *ret_state = yes ? HOSHI_CONDITION_YES : no ? HOSHI_CONDITION_NO : HOSHI_CONDITION_UNANSWERED;
    return yes || no || open;
}

void hoshi_asking_condition(struct hoshi_asking *a, enum hoshi_act act, const char *word,
                            const char *rest)
{
    const struct hoshi_item *item = hoshi_asking_item(a);
    bool waited = hoshi_interview_waits(a->iv, &a->e->now->result, item);
    enum hoshi_condition_state state;
    begin(a);
    bool more = *rest != '\0' && !hoshi_typed_none(rest); /* nobody's words are dropped */
    if (!state_of(act, word, &state) || more) {
        hoshi_asking_refuse(a, HOSHI_MSG_ASSESS_CONDITION_KEYS, more ? rest : word);
        return;
    }
    if (state == HOSHI_CONDITION_UNANSWERED)
        hoshi_prompt_say(&a->prompt, HOSHI_MSG_ASSESS_LEFT_OPEN, NULL, NULL);
    if (state == HOSHI_CONDITION_UNANSWERED && waited) { /* there is nothing to save */
        hoshi_asking_go_on(a);
        return;
    }
    enum hoshi_edit_result r = hoshi_editor_condition(a->e, item->condition, state);
    hoshi_asking_report(a, r);
    if (r == HOSHI_EDIT_SAVED || r == HOSHI_EDIT_MERGED)
        go_on_or_stay(a, waited);
}

/* --- the company */

const char *hoshi_asking_said(struct hoshi_asking *a, enum hoshi_ask what, const char *rest)
{
    if (*rest != '\0')
        return rest;
    hoshi_dialogue_begin(&a->draft, &a->e->now->result, hoshi_asking_item(a)->criterion);
    hoshi_ask_put(&a->draft, what, false, a->prompt.lang, &a->prompt.text);
    return hoshi_asking_reply(a, what) ? a->prompt.line : NULL;
}

static bool report_about(struct hoshi_asking *a, enum hoshi_edit_result r)
{
    if (r == HOSHI_EDIT_SAVED)
        hoshi_prompt_say(&a->prompt, HOSHI_MSG_ASSESS_SAVED_SHORT, NULL, NULL);
    else
        hoshi_asking_report(a, r);
    a->n_saved += r == HOSHI_EDIT_SAVED;
    a->again = true;
    return r == HOSHI_EDIT_SAVED || r == HOSHI_EDIT_MERGED;
}

void hoshi_asking_name(struct hoshi_asking *a, const char *rest)
{
    begin(a);
    const char *name = hoshi_asking_said(a, HOSHI_ASK_NAME, rest);
    if (name != NULL && *name != '\0')
        (void)report_about(a, hoshi_editor_name(a->e, hoshi_typed_none(name) ? "" : name));
}

/* A part that was left out is checked after all. */
static bool include(struct hoshi_asking *a, size_t number, size_t n)
{
    struct hoshi_objection which = {.msg = HOSHI_MSG_ASSESS_WHICH};
    if (number != 0)
        return report_about(a, hoshi_editor_include(a->e, number));
    (void)hoshi_decimal(which.arg, (long long)n);
    object(a, &which);
    return !a->astray;
}

/* Parts that are left out, until there is no more. */
static void exclude(struct hoshi_asking *a)
{
    char *what = a->words;
    struct hoshi_objection none = {.msg = HOSHI_MSG_ASSESS_NEED_REASON};
    for (;;) {
        begin(a); /* with what has been saved so far */
        const struct hoshi_scope *scope = a->e->now->answers->scope;
        size_t number, n = scope != NULL ? scope->n_exclusion : 0;
        const char *said = hoshi_asking_said(a, HOSHI_ASK_EXCLUDED, "");
        if (said == NULL || *said == '\0')
            return;
        if (hoshi_typed_drop(said, n, &number)) {
            if (!include(a, number, n))
                return;
            continue;
        }
        memcpy(what, said, strlen(said) + 1);
        a->from_line = a->prompt.n_line;
        const char *why = hoshi_asking_said(a, HOSHI_ASK_EXCLUDED_WHY, "");
        if (why != NULL && *why == '\0')
            object(a, &none);
        if (why == NULL || *why == '\0')
            return;
        if (!report_about(a, hoshi_editor_exclude(a->e, what, why)))
            return;
    }
}

void hoshi_asking_scope(struct hoshi_asking *a, const char *rest)
{
    begin(a);
    const char *unit = hoshi_asking_said(a, HOSHI_ASK_SCOPE, rest);
    bool none = unit != NULL && hoshi_typed_none(unit);
    if (unit == NULL ||
        (*unit != '\0' && !report_about(a, hoshi_editor_scope(a->e, none ? "" : unit))))
        return;
    if (*rest == '\0')
        exclude(a);
}
