#include "app/sheet/dialogue.h"

#include <string.h>

#include "app/sheet/picked.h"
#include "app/sheet/typed.h"
#include "base/digits.h"
#include "base/str.h"
#include "base/utf8.h"

#define WORD_BYTES 256 /* of a day or an id */

static bool object(struct hoshi_objection *why, enum hoshi_msg msg, const char *arg)
{
    size_t n = arg != NULL ? strlen(arg) : 0;
    if (n >= sizeof why->arg) /* never cut within a character */
        n = 0;
    why->msg = msg;
    if (n != 0)
        memcpy(why->arg, arg, n);
    why->arg[n] = '\0';
    return false;
}

static void ask(struct hoshi_dialogue *d, enum hoshi_ask what)
{
    d->pending |= 1u << what;
}

void hoshi_dialogue_begin(struct hoshi_dialogue *d, const struct hoshi_result *result,
                          const struct hoshi_criterion *criterion)
{
    d->result = result;
    d->criterion = criterion;
    d->old = criterion != NULL ? result->answers->by_criterion[criterion->index] : NULL;
    d->pending = 0;
    d->set_status = d->set_level = d->confirm = d->advance = false;
    d->applied = HOSHI_APPLIED_NOT_SAID;
    d->performed = d->due = 0;
    d->drop = 0;
    memset(d->has, 0, sizeof d->has);
    d->n_said = 0;
}

/* --- what has to be asked */

static bool object_to_level(const struct hoshi_dialogue *d, struct hoshi_objection *why)
{
    struct hoshi_buf levels;
    hoshi_buf_init(&levels, 0);
    hoshi_catalog_put_scale(&levels, d->result->catalog);
    object(why, HOSHI_MSG_ASSESS_BAD_LEVEL, levels.p);
    hoshi_buf_release(&levels);
    return false;
}

/* Yes and no are those of an answer. */
static bool take_applied(struct hoshi_dialogue *d, enum hoshi_status status,
                         struct hoshi_objection *why)
{
    if (status != HOSHI_STATUS_MET && status != HOSHI_STATUS_UNMET)
        return object(why, HOSHI_MSG_ASSESS_BAD_APPLIED, NULL);
    d->applied = status == HOSHI_STATUS_MET ? HOSHI_APPLIED_YES : HOSHI_APPLIED_NO;
    d->advance = true;
    if (d->applied == HOSHI_APPLIED_NO)
        ask(d, HOSHI_ASK_REASON);
    return true;
}

bool hoshi_dialogue_status(struct hoshi_dialogue *d, enum hoshi_status status,
                           struct hoshi_objection *why)
{
    const struct hoshi_criterion *c = d->criterion;
    if (d->result->catalog->applicability && status != HOSHI_STATUS_UNANSWERED)
        return take_applied(d, status, why);
    if (!hoshi_catalog_takes(d->result->catalog, (unsigned)status))
        return d->result->catalog->n_scale != 0 ? object_to_level(d, why)
                                                : object(why, HOSHI_MSG_ASSESS_NOT_TAKEN, NULL);
    d->set_status = true;
    d->advance = status != HOSHI_STATUS_UNANSWERED;
    d->status = status;
    switch (hoshi_status_asks(status)) {
    case HOSHI_ASKS_PERFORMED:
        if (c->n_branch != 0 && c->branch[0].of.s == NULL)
            ask(d, HOSHI_ASK_VIA);
        if (c->frequency != 0)
            ask(d, HOSHI_ASK_PERFORMED);
        break;
    case HOSHI_ASKS_REASON:
        ask(d, HOSHI_ASK_REASON);
        break;
    case HOSHI_ASKS_DUE:
        ask(d, HOSHI_ASK_DUE);
        ask(d, HOSHI_ASK_OWNER);
        break;
    case HOSHI_ASKS_NOTHING:
        if (status == HOSHI_STATUS_PARTIAL && c->n_state != 0)
            ask(d, HOSHI_ASK_STATE);
        break;
    }
    return true;
}

bool hoshi_dialogue_level(struct hoshi_dialogue *d, unsigned level, struct hoshi_objection *why)
{
    const struct hoshi_catalog *cat = d->result->catalog;
    if (cat->n_scale == 0)
        return object(why, HOSHI_MSG_ASSESS_NOT_TAKEN, NULL);
    if (hoshi_catalog_step(cat, level) == NULL)
        return object_to_level(d, why);
    d->set_level = d->advance = true;
    d->level = (uint8_t)level;
    ask(d, HOSHI_ASK_TARGET);
    return true;
}

bool hoshi_dialogue_confirm(struct hoshi_dialogue *d, struct hoshi_objection *why)
{
    if (d->old == NULL || !d->old->carried_over)
        return object(why, HOSHI_MSG_ASSESS_NOT_CARRIED, NULL);
    d->confirm = d->advance = true;
    if (d->criterion->frequency != 0 && hoshi_status_asks(d->old->status) == HOSHI_ASKS_PERFORMED)
        ask(d, HOSHI_ASK_PERFORMED);
    return true;
}

bool hoshi_dialogue_detail(struct hoshi_dialogue *d, enum hoshi_ask what,
                           struct hoshi_objection *why)
{
    if (d->criterion == NULL)
        return object(why, HOSHI_MSG_ASSESS_NOT_CONDITION, NULL);
    bool of_answer = what == HOSHI_ASK_PERFORMED || what == HOSHI_ASK_VIA;
    if (of_answer && !hoshi_answer_is_given(d->old))
        return object(why, HOSHI_MSG_ASSESS_NEED_ANSWER, NULL);
    if (what == HOSHI_ASK_VIA && d->criterion->n_branch == 0)
        return object(why, HOSHI_MSG_ASSESS_NO_BRANCH, NULL);
    if (what == HOSHI_ASK_OWNER &&
        d->result->outcome[d->criterion->index].kind == HOSHI_OUTCOME_GAP)
        ask(d, HOSHI_ASK_DUE);
    ask(d, what);
    return true;
}

bool hoshi_dialogue_next(struct hoshi_dialogue *d, enum hoshi_ask *ret_ask)
{
    for (int i = 0; i < HOSHI_ASK_OF_ANSWER; i++) {
        if ((d->pending & (1u << i)) != 0) {
            d->pending &= ~(1u << i);
            *ret_ask = (enum hoshi_ask)i;
            return true;
        }
    }
    return false;
}

/* --- what may be said */

/* What the sheet says is to go: "-", or the line cleared on which it stood. */
static bool takes_away(const struct hoshi_dialogue *d, enum hoshi_ask what, const char *text,
                       bool shown)
{
    char day[HOSHI_DATE_BYTES];
    return hoshi_typed_none(text) ||
           (*text == '\0' && shown && *hoshi_dialogue_old(d, what, day) != '\0');
}

/* What is too long is not cut. */
static bool keep(struct hoshi_dialogue *d, enum hoshi_ask what, const char *text,
                 struct hoshi_objection *why)
{
    char most[HOSHI_DECIMAL_BYTES];
    size_t n = strlen(text) + 1;
    if (n > HOSHI_LIMIT_SCALAR_BYTES + 1 || n > sizeof d->said - d->n_said)
        return object(why, HOSHI_MSG_ASSESS_TOO_LONG,
                      hoshi_decimal(most, (long long)HOSHI_LIMIT_SCALAR_BYTES));
    memcpy(d->said + d->n_said, text, n);
    d->text[what] = d->n_said;
    d->n_said += n;
    d->has[what] = true;
    return true;
}

/* Nothing is nothing to save: an answer without a note does not lose it. */
static bool take_away(struct hoshi_dialogue *d, enum hoshi_ask what, struct hoshi_objection *why)
{
    bool kept = keep(d, what, "", why);
    d->has[what] = kept && hoshi_dialogue_has_old(d, what);
    return kept;
}

/* A day that has come when it is about what was done, and one that has not gone by when it is about
 * what will be: other years are slips of the hand. One that stands in the sheet may stay. */
static bool take_day(struct hoshi_dialogue *d, enum hoshi_ask what, const char *text,
                     struct hoshi_objection *why)
{
    char today[HOSHI_DATE_BYTES];
    bool past = what == HOSHI_ASK_PERFORMED;
    hoshi_day day, as_of = d->result->as_of, old = d->old != NULL ? d->old->due : 0;
    if (!hoshi_typed_day(text, as_of, &day))
        return object(why, HOSHI_MSG_ASSESS_BAD_DATE, text);
    if (past && day > as_of)
        return object(why, HOSHI_MSG_ASSESS_FUTURE, hoshi_date_format(as_of, today));
    if (!past && day < as_of && day != old)
        return object(why, HOSHI_MSG_ASSESS_PAST_DUE, hoshi_date_format(as_of, today));
    *(past ? &d->performed : &d->due) = day;
    d->has[what] = true;
    return true;
}

/* None of the words that there are: which ones there are is said. */
static bool object_to(const struct hoshi_criterion *c, enum hoshi_msg msg,
                      void (*put)(const struct hoshi_criterion *, struct hoshi_buf *),
                      struct hoshi_objection *why)
{
    struct hoshi_buf ids;
    hoshi_buf_init(&ids, 0);
    put(c, &ids);
    object(why, msg, ids.p);
    hoshi_buf_release(&ids);
    return false;
}

/* One more, or one that goes. */
static bool take_file(struct hoshi_dialogue *d, const char *text, struct hoshi_objection *why)
{
    char last[HOSHI_DECIMAL_BYTES];
    size_t n = d->old != NULL ? d->old->n_evidence : 0;
    if (!hoshi_typed_drop(text, n, &d->drop))
        return keep(d, HOSHI_ASK_FILE, text, why);
    if (n == 0)
        return object(why, HOSHI_MSG_ASSESS_NO_EVIDENCE, NULL);
    return d->drop != 0 || object(why, HOSHI_MSG_ASSESS_WHICH, hoshi_decimal(last, (long long)n));
}

static bool is_step(const struct hoshi_dialogue *d, const char *said)
{
    long long level;
    return hoshi_str_to_int(hoshi_str_from(said), 0, HOSHI_STEP_MAX, &level) &&
           hoshi_catalog_step(d->result->catalog, (unsigned)level) != NULL;
}

/* Days, ids and numbers; everything else is a text. */
static bool is_word(enum hoshi_ask what)
{
    return what == HOSHI_ASK_PERFORMED || what == HOSHI_ASK_DUE || what == HOSHI_ASK_VIA ||
           what == HOSHI_ASK_STATE || what == HOSHI_ASK_TARGET;
}

bool hoshi_dialogue_take(struct hoshi_dialogue *d, enum hoshi_ask what, const char *text,
                         bool shown, struct hoshi_objection *why)
{
    char plain[WORD_BYTES] = ""; /* for days and ids: a word for people stays as it was typed */
    const char *id;
    size_t n = strlen(text);
    if (n < sizeof plain)
        memcpy(plain, text, n + 1);
    else if (is_word(what))
        return object(why, HOSHI_MSG_ASSESS_TOO_LONG, hoshi_decimal(plain, WORD_BYTES - 1));
    else
        plain[0] = 'x'; /* a text, and nothing that has a meaning of its own */
    hoshi_utf8_narrow_id(plain);
    bool away = what != HOSHI_ASK_FILE && takes_away(d, what, plain, shown);
    if (what == HOSHI_ASK_REASON && (away || (n == 0 && !hoshi_dialogue_has_old(d, what))))
        return object(why, HOSHI_MSG_ASSESS_NEED_REASON, NULL);
    if (away)
        return take_away(d, what, why);
    if (n == 0)
        return true;
    switch (what) {
    case HOSHI_ASK_PERFORMED:
    case HOSHI_ASK_DUE:
        return take_day(d, what, plain, why);
    case HOSHI_ASK_VIA:
        id = hoshi_picked_branch(d->criterion, plain);
        if (id == NULL)
            return object_to(d->criterion, HOSHI_MSG_ASSESS_BRANCH, hoshi_put_branches, why);
        return keep(d, what, id, why);
    case HOSHI_ASK_STATE:
        id = hoshi_picked_state(d->criterion, plain);
        if (id == NULL)
            return object_to(d->criterion, HOSHI_MSG_ASSESS_STATE, hoshi_put_states, why);
        return keep(d, what, id, why);
    case HOSHI_ASK_TARGET:
        if (!is_step(d, plain))
            return object_to_level(d, why);
        text = plain;
        break;
    case HOSHI_ASK_FILE:
        return take_file(d, text, why);
    case HOSHI_ASK_REASON:
    case HOSHI_ASK_NOTE:
    case HOSHI_ASK_OWNER:
    case HOSHI_ASK_SEARCH:
    case HOSHI_ASK_NAME:
    case HOSHI_ASK_SCOPE:
    case HOSHI_ASK_EXCLUDED:
    case HOSHI_ASK_EXCLUDED_WHY:
    case HOSHI_ASK_COUNT_:
        break;
    }
    return keep(d, what, text, why);
}

/* Alternatives and a day, in any order. */
static bool take_met(struct hoshi_dialogue *d, char *words, struct hoshi_objection *why)
{
    hoshi_utf8_narrow(words);
    for (char *w = words; *w != '\0';) {
        size_t n = strcspn(w, " ");
        char *next = w + n + (w[n] != '\0');
        w[n] = '\0';
        const char *id = n != 0 ? hoshi_picked_branch(d->criterion, w) : NULL;
        if (id != NULL && !keep(d, HOSHI_ASK_VIA, id, why))
            return false;
        if (id == NULL && n != 0 && !hoshi_dialogue_take(d, HOSHI_ASK_PERFORMED, w, false, why))
            return false;
        w = next;
    }
    return true;
}

bool hoshi_dialogue_words(struct hoshi_dialogue *d, char *words, struct hoshi_objection *why)
{
    const char *rest;
    d->pending = 0;
    if (d->set_level)
        return hoshi_dialogue_take(d, HOSHI_ASK_TARGET, words, false, why);
    if (d->applied != HOSHI_APPLIED_NOT_SAID)
        return d->applied == HOSHI_APPLIED_YES ||
               hoshi_dialogue_take(d, HOSHI_ASK_REASON, words, false, why);
    switch (hoshi_status_asks(d->status)) {
    case HOSHI_ASKS_PERFORMED:
        return take_met(d, words, why);
    case HOSHI_ASKS_REASON:
        return hoshi_dialogue_take(d, HOSHI_ASK_REASON, words, false, why);
    case HOSHI_ASKS_DUE:
        rest = hoshi_typed_word(words);
        return hoshi_dialogue_take(d, HOSHI_ASK_DUE, words, false, why) &&
               hoshi_dialogue_take(d, HOSHI_ASK_OWNER, rest, false, why);
    case HOSHI_ASKS_NOTHING:
        if (d->status == HOSHI_STATUS_PARTIAL && d->criterion->n_state != 0)
            return hoshi_dialogue_take(d, HOSHI_ASK_STATE, words, false, why);
        if (*words == '\0')
            break;
        return object(why, HOSHI_MSG_ASSESS_NOTHING_HERE, words);
    }
    return true;
}

/* --- what it comes to */

static const char *said(const struct hoshi_dialogue *d, enum hoshi_ask what)
{
    return d->has[what] ? d->said + d->text[what] : NULL;
}

bool hoshi_dialogue_is_empty(const struct hoshi_dialogue *d)
{
    bool any = d->set_status || d->set_level || d->applied != HOSHI_APPLIED_NOT_SAID ||
               d->confirm || d->drop != 0;
    for (int i = 0; i < HOSHI_ASK_OF_ANSWER; i++)
        any = any || d->has[i];
    return !any;
}

struct hoshi_decision hoshi_dialogue_decision(const struct hoshi_dialogue *d)
{
    return (struct hoshi_decision){.set_status = d->set_status,
                                   .status = d->status,
                                   .set_level = d->set_level,
                                   .level = d->level,
                                   .applied = d->applied,
                                   .answered_by = hoshi_catalog_answered_by(d->result->catalog),
                                   .target = said(d, HOSHI_ASK_TARGET),
                                   .confirm = d->confirm,
                                   .set_performed = d->has[HOSHI_ASK_PERFORMED],
                                   .set_due = d->has[HOSHI_ASK_DUE],
                                   .performed = d->performed,
                                   .due = d->due,
                                   .via = said(d, HOSHI_ASK_VIA),
                                   .state = said(d, HOSHI_ASK_STATE),
                                   .reason = said(d, HOSHI_ASK_REASON),
                                   .owner = said(d, HOSHI_ASK_OWNER),
                                   .note = said(d, HOSHI_ASK_NOTE),
                                   .file = said(d, HOSHI_ASK_FILE),
                                   .drop = d->drop};
}
