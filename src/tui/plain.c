/* Length: one conversation, read from top to bottom; the questions themselves are in question.c. */
#include "tui/plain.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/digits.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/visible.h"
#include "i18n/msg.h"
#include "report/text/print.h"
#include "report/text/wrap.h"
#include "tui/question.h"
#include "tui/typed.h"

#define LINE_BYTES 4096

struct ask {
    struct hoshi_plain *p;
    struct hoshi_buf out;
    char in[LINE_BYTES];
    size_t n_in;
    char line[LINE_BYTES];
    size_t at; /* current item */
    bool done, failed;
    bool again;  /* the question itself need not be repeated */
    bool echoes; /* a terminal shows what is typed */
};

static enum hoshi_lang lang(const struct ask *a)
{
    return a->p->e->lang;
}

static const struct hoshi_result *result(const struct ask *a)
{
    return &a->p->e->now->result;
}

static void flush(struct ask *a)
{
    struct hoshi_str s = {a->out.p, a->out.n};
    if (hoshi_fd_write(a->p->out, s).error != HOSHI_FILE_OK)
        a->failed = a->done = true;
    hoshi_buf_clear(&a->out);
}

static void say(struct ask *a, enum hoshi_msg msg, const char *a0, const char *a1)
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_msg_put(&line, msg, lang(a), a0, a1, NULL);
    hoshi_wrap(&a->out, line.p != NULL ? line.p : "", a->p->width, 0, 0);
    hoshi_buf_release(&line);
    flush(a);
}

/* --- reading: a line of at most LINE_BYTES; what is longer is refused, not cut */

static bool take_line(struct ask *a, bool at_end)
{
    char *nl = memchr(a->in, '\n', a->n_in);
    size_t n = nl != NULL ? (size_t)(nl - a->in) : a->n_in;
    if (nl == NULL && !(at_end && n != 0))
        return false;
    struct hoshi_str s = {a->in, n};
    s = hoshi_str_trim(s);
    if (memchr(s.p, '\0', s.n) != NULL)
        s.n = 0;
    memcpy(a->line, s.p, s.n);
    a->line[s.n] = '\0';
    size_t used = n + (nl != NULL);
    memmove(a->in, a->in + used, a->n_in - used);
    a->n_in -= used;
    return true;
}

static bool fill_line(struct ask *a)
{
    bool too_long = false;
    while (!take_line(a, false)) {
        if (a->n_in == sizeof a->in - 1) {
            a->n_in = 0;
            too_long = true;
        }
        ssize_t n = read(a->p->in, a->in + a->n_in, sizeof a->in - 1 - a->n_in);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0) {
            a->done = true;
            return take_line(a, true) && !too_long;
        }
        a->n_in += (size_t)n;
    }
    if (too_long)
        a->line[0] = '\0';
    return true;
}

/* Nobody pressed Enter on this screen when the answers come from a file: end the line of the
 * prompt. */
static bool read_line(struct ask *a)
{
    bool ok = fill_line(a);
    if (!a->echoes) {
        hoshi_buf_puts(&a->out, "\n");
        flush(a);
    }
    return ok;
}

/* A follow-up question; false at the end of the input. */
static bool ask(struct ask *a, enum hoshi_msg msg, const char *arg)
{
    hoshi_msg_put(&a->out, msg, lang(a), arg, NULL, NULL);
    flush(a);
    return !a->failed && read_line(a);
}

/* --- saving */

static const struct hoshi_item *item(const struct ask *a)
{
    return &a->p->iv->item[a->at];
}

static void go_on(struct ask *a)
{
    size_t next = hoshi_interview_next(a->p->iv, result(a), a->at);
    if (next == a->p->iv->n_item) {
        say(a, HOSHI_MSG_ASSESS_ALL_ANSWERED, NULL, NULL);
        a->done = true;
        return;
    }
    a->at = next;
}

static void report(struct ask *a, enum hoshi_edit_result r)
{
    struct hoshi_buf answer;
    a->again = r != HOSHI_EDIT_SAVED && r != HOSHI_EDIT_CONFLICT;
    switch (r) {
    case HOSHI_EDIT_SAVED:
        hoshi_buf_init(&answer, 0);
        hoshi_question_answer(result(a), item(a), lang(a), &answer);
        say(a, HOSHI_MSG_ASSESS_SAVED,
            item(a)->criterion != NULL ? item(a)->criterion->id.s
                                       : a->p->iv->cat->condition[item(a)->condition].id.s,
            answer.p);
        hoshi_buf_release(&answer);
        break;
    case HOSHI_EDIT_MERGED:
        say(a, HOSHI_MSG_ASSESS_MERGED, NULL, NULL);
        break;
    case HOSHI_EDIT_CONFLICT:
        say(a, HOSHI_MSG_ASSESS_CONFLICT, NULL, NULL);
        break;
    case HOSHI_EDIT_NOTHING:
        say(a, HOSHI_MSG_ASSESS_NO_UNDO, NULL, NULL);
        break;
    case HOSHI_EDIT_FAILED:
        hoshi_wrap(&a->out, a->p->e->problem.p, a->p->width, 0, 0);
        flush(a);
        break;
    }
}

static void decide(struct ask *a, const struct hoshi_decision *d, bool advance)
{
    enum hoshi_edit_result r = hoshi_editor_answer(a->p->e, item(a)->criterion, d);
    report(a, r);
    if (advance && (r == HOSHI_EDIT_SAVED || r == HOSHI_EDIT_MERGED))
        go_on(a);
}

/* --- dates and alternatives */

static bool parse_day(struct ask *a, const char *s, bool past, hoshi_day *ret_day)
{
    char today[HOSHI_DATE_BYTES];
    if (!hoshi_typed_day(s, ret_day)) {
        say(a, HOSHI_MSG_ASSESS_BAD_DATE, s, NULL);
        return false;
    }
    if (past && *ret_day > a->p->e->as_of) {
        say(a, HOSHI_MSG_ASSESS_FUTURE, hoshi_date_format(a->p->e->as_of, today), NULL);
        return false;
    }
    return true;
}

static const char *branch_of(const struct hoshi_criterion *c, const char *id)
{
    for (size_t i = 0; i < c->n_branch; i++) {
        if (strcmp(c->branch[i].id.s, id) == 0)
            return c->branch[i].id.s;
    }
    return NULL;
}

static bool ask_performed(struct ask *a, hoshi_day *ret_day)
{
    char today[HOSHI_DATE_BYTES];
    for (;;) {
        if (!ask(a, HOSHI_MSG_ASSESS_ASK_PERFORMED, hoshi_date_format(a->p->e->as_of, today)))
            return false;
        *ret_day = strcmp(a->line, "-") == 0 ? 0 : a->p->e->as_of;
        if (a->line[0] == '\0' || strcmp(a->line, "-") == 0 || parse_day(a, a->line, true, ret_day))
            return true;
    }
}

static bool ask_via(struct ask *a, const char **ret_via)
{
    struct hoshi_buf ids;
    bool ok;
    hoshi_buf_init(&ids, 0);
    hoshi_question_branches(item(a)->criterion, &ids);
    while ((ok = ask(a, HOSHI_MSG_ASSESS_ASK_VIA, ids.p)) && a->line[0] != '\0' &&
           (hoshi_utf8_narrow(a->line), *ret_via = branch_of(item(a)->criterion, a->line)) == NULL)
        say(a, HOSHI_MSG_ASSESS_BRANCH, ids.p, NULL);
    hoshi_buf_release(&ids);
    return ok;
}

/* --- answers */

static bool with_words(struct ask *a, char *rest, struct hoshi_decision *d)
{
    hoshi_utf8_narrow(rest);
    for (char *w = rest; *w != '\0';) {
        size_t n = strcspn(w, " ");
        char *next = w + n + (w[n] != '\0');
        w[n] = '\0';
        const char *via = branch_of(item(a)->criterion, w);
        if (via != NULL)
            d->via = via;
        else if (n != 0 && strcmp(w, "-") != 0 && !parse_day(a, w, true, &d->performed))
            return false;
        w = next;
    }
    return true;
}

static bool complete_met(struct ask *a, char *rest, struct hoshi_decision *d)
{
    const struct hoshi_criterion *c = item(a)->criterion;
    if (*rest != '\0')
        return with_words(a, rest, d);
    if (c->n_branch != 0 && c->branch[0].of.s == NULL && !ask_via(a, &d->via))
        return false;
    return c->frequency == 0 || ask_performed(a, &d->performed);
}

static bool complete_planned(struct ask *a, char *rest, struct hoshi_decision *d, char *owner)
{
    if (*rest == '\0') {
        for (bool ok = false; !ok;) {
            if (!ask(a, HOSHI_MSG_ASSESS_ASK_DUE, NULL))
                return false;
            ok = a->line[0] == '\0' || parse_day(a, a->line, false, &d->due);
        }
        if (!ask(a, HOSHI_MSG_ASSESS_ASK_OWNER, NULL))
            return false;
        memcpy(owner, a->line, strlen(a->line) + 1);
    } else {
        const char *who = hoshi_typed_word(rest);
        memcpy(owner, who, strlen(who) + 1);
        if (strcmp(rest, "-") != 0 && !parse_day(a, rest, false, &d->due))
            return false;
    }
    d->owner = *owner != '\0' ? owner : NULL;
    return true;
}

static void answer(struct ask *a, enum hoshi_status status, char *rest)
{
    struct hoshi_decision d = {.set_status = true, .status = status};
    char text[LINE_BYTES];
    bool ok = true;
    a->again = true;
    memcpy(text, rest, strlen(rest) + 1);
    if (status == HOSHI_STATUS_MET) {
        ok = complete_met(a, text, &d);
    } else if (status == HOSHI_STATUS_PLANNED) {
        char owner[LINE_BYTES];
        if (complete_planned(a, text, &d, owner))
            decide(a, &d, true);
        return;
    } else if (status == HOSHI_STATUS_NOT_APPLICABLE) {
        if (text[0] == '\0' && (ok = ask(a, HOSHI_MSG_ASSESS_ASK_REASON, NULL)))
            memcpy(text, a->line, strlen(a->line) + 1);
        if (ok && text[0] == '\0') {
            say(a, HOSHI_MSG_ASSESS_NEED_REASON, NULL, NULL);
            return;
        }
        d.reason = text;
    }
    if (ok)
        decide(a, &d, true);
}

static void detail(struct ask *a, char key, const char *rest)
{
    struct hoshi_decision d = {0};
    static const struct {
        char key;
        enum hoshi_msg msg;
    } row[] = {{'i', HOSHI_MSG_ASSESS_ASK_NOTE}, {'f', HOSHI_MSG_ASSESS_ASK_FILE}};
    const struct hoshi_answer *old = a->p->e->now->answers->by_criterion[item(a)->criterion->index];
    a->again = true;
    if (old == NULL || old->status == HOSHI_STATUS_UNANSWERED) {
        say(a, HOSHI_MSG_ASSESS_NEED_ANSWER, NULL, NULL);
        return;
    }
    char text[LINE_BYTES];
    memcpy(text, rest, strlen(rest) + 1);
    for (size_t i = 0; i < 2 && *rest == '\0'; i++) {
        if (row[i].key != key)
            continue;
        if (!ask(a, row[i].msg, NULL))
            return;
        memcpy(text, a->line, strlen(a->line) + 1);
    }
    if (key == 'i')
        d.note = text;
    else if (key == 'f' && text[0] != '\0')
        d.file = text;
    else if (key == 'r' && !(*text != '\0' ? parse_day(a, text, true, &d.performed)
                                           : ask_performed(a, &d.performed)))
        return;
    else if (key == 'v') {
        if (item(a)->criterion->n_branch == 0) {
            say(a, HOSHI_MSG_ASSESS_NO_BRANCH, NULL, NULL);
            return;
        }
        d.via = *text != '\0' ? branch_of(item(a)->criterion, text) : NULL;
        if (d.via == NULL && !ask_via(a, &d.via))
            return;
    } else if (key == 'c') {
        d.confirm = true;
        if (old->status == HOSHI_STATUS_MET && item(a)->criterion->frequency != 0 &&
            !ask_performed(a, &d.performed))
            return;
    }
    decide(a, &d, key == 'c');
}

/* --- one line of input */

static void show_section(struct ask *a, char key)
{
    enum hoshi_section s = key == 'w'   ? HOSHI_SECTION_WHY
                           : key == 'h' ? HOSHI_SECTION_HOW
                                        : HOSHI_SECTION_EVIDENCE;
    struct hoshi_buf lines;
    hoshi_buf_init(&lines, 0);
    hoshi_question_section(item(a), s, lang(a), a->p->width, &lines);
    for (const char *p = lines.p; p != NULL && *p != '\0';) {
        size_t n = strcspn(p, "\n");
        hoshi_buf_put(&a->out, p + 1, n - 1);
        hoshi_buf_puts(&a->out, "\n");
        p += n + 1;
    }
    hoshi_buf_release(&lines);
    flush(a);
    a->again = true;
}

static void switch_target(struct ask *a)
{
    char star[24];
    struct hoshi_item was = *item(a);
    uint8_t before = a->p->iv->target, target = hoshi_interview_next_target(a->p->iv);
    if (!hoshi_interview_target(a->p->iv, target)) {
        say(a, HOSHI_MSG_ASSESS_NONE_LEFT, NULL, NULL);
        return;
    }
    enum hoshi_edit_result r = hoshi_editor_target(a->p->e, target);
    if (r != HOSHI_EDIT_SAVED) {
        (void)hoshi_interview_target(a->p->iv, before);
        report(a, r);
        return;
    }
    say(a, HOSHI_MSG_ASSESS_TARGET, hoshi_decimal(star, target), NULL);
    size_t at = hoshi_interview_index(a->p->iv, was.criterion, was.condition);
    a->at = at != a->p->iv->n_item ? at : 0;
}

static void undo(struct ask *a)
{
    const struct hoshi_editor *e = a->p->e;
    enum hoshi_edit_result r = hoshi_editor_undo(a->p->e);
    if (r != HOSHI_EDIT_SAVED) {
        report(a, r);
        return;
    }
    say(a, HOSHI_MSG_ASSESS_UNDONE, NULL, NULL);
    uint8_t target = e->now->answers->target; /* the target itself may have been undone */
    if (e->undone == NULL && e->undone_condition < 0 && target != 0 &&
        hoshi_interview_target(a->p->iv, target) && a->at >= a->p->iv->n_item)
        a->at = 0;
    size_t at = hoshi_interview_index(a->p->iv, e->undone, e->undone_condition);
    if (at != a->p->iv->n_item)
        a->at = at;
}

/* True when the key needs no particular kind of question. */
static bool common_key(struct ask *a, char key)
{
    a->again = false;
    switch (key) {
    case '?':
        say(a, HOSHI_MSG_ASSESS_PLAIN_KEYS, NULL, NULL);
        a->again = true;
        return true;
    case 'q':
        a->done = true;
        return true;
    case 's':
        if (a->at + 1 < a->p->iv->n_item)
            a->at++;
        else
            a->done = true;
        return true;
    case 'b':
        a->at -= a->at > 0;
        return true;
    case 'u':
        undo(a);
        return true;
    case 't':
        switch_target(a);
        return true;
    default:
        return false;
    }
}

static void condition_line(struct ask *a, const char *word)
{
    enum hoshi_condition_state state = HOSHI_CONDITION_UNANSWERED;
    if (hoshi_str_eq_nocase(word, "y") || hoshi_str_eq_nocase(word, "yes") ||
        strcmp(word, "はい") == 0)
        state = HOSHI_CONDITION_YES;
    else if (hoshi_str_eq_nocase(word, "n") || hoshi_str_eq_nocase(word, "no") ||
             strcmp(word, "いいえ") == 0)
        state = HOSHI_CONDITION_NO;
    else if (strcmp(word, "d") != 0 && strcmp(word, "x") != 0) {
        a->again = true;
        say(a, HOSHI_MSG_ASSESS_BAD_KEY, word, NULL);
        return;
    }
    enum hoshi_edit_result r = hoshi_editor_condition(a->p->e, item(a)->condition, state);
    report(a, r);
    if (r != HOSHI_EDIT_SAVED && r != HOSHI_EDIT_MERGED)
        return;
    if (state != HOSHI_CONDITION_UNANSWERED)
        go_on(a);
    else if (a->at + 1 < a->p->iv->n_item)
        a->at++;
}

static void criterion_line(struct ask *a, const char *word, char *rest)
{
    enum hoshi_status status;
    bool alias;
    if (word[0] != '\0' && word[1] == '\0') {
        if (hoshi_status_of_key((unsigned char)word[0], &status)) {
            answer(a, status, rest);
            return;
        }
        if (strchr("ifrvc", word[0]) != NULL) {
            detail(a, word[0], rest);
            return;
        }
        if (strchr("whe", word[0]) != NULL) {
            show_section(a, word[0]);
            return;
        }
    }
    if (hoshi_status_parse(hoshi_str_from(word), &status, &alias) == HOSHI_OK) {
        answer(a, status, rest);
        return;
    }
    a->again = true;
    say(a, HOSHI_MSG_ASSESS_BAD_KEY, word, NULL);
}

static void name(struct ask *a, const char *rest)
{
    if (*rest == '\0' && !ask(a, HOSHI_MSG_ASSESS_ASK_NAME, NULL))
        return;
    enum hoshi_edit_result r = hoshi_editor_name(a->p->e, *rest != '\0' ? rest : a->line);
    if (r == HOSHI_EDIT_SAVED)
        say(a, HOSHI_MSG_ASSESS_SAVED_SHORT, NULL, NULL);
    else
        report(a, r);
    a->again = true;
}

static void handle(struct ask *a)
{
    char line[LINE_BYTES];
    memcpy(line, a->line, strlen(a->line) + 1);
    char *rest = hoshi_typed_word(line);
    a->again = true;
    if (line[0] == '\0' || (line[1] == '\0' && *rest == '\0' && common_key(a, line[0])))
        return;
    if (strcmp(line, "o") == 0) {
        name(a, rest);
        return;
    }
    size_t found = hoshi_interview_find(a->p->iv, line);
    if (found != a->p->iv->n_item) {
        a->at = found;
        a->again = false;
        if (*rest == '\0')
            return;
        memmove(line, rest, strlen(rest) + 1); /* "4-1-3-2 m": there, and this answer */
        rest = hoshi_typed_word(line);
    }
    if (item(a)->criterion != NULL)
        criterion_line(a, line, rest);
    else
        condition_line(a, line);
}

static void show(struct ask *a)
{
    struct hoshi_buf lines;
    hoshi_buf_init(&lines, 0);
    hoshi_question_put(result(a), item(a), 0, lang(a), a->p->width, &lines);
    hoshi_buf_puts(&a->out, "\n[");
    hoshi_buf_int(&a->out, (long long)a->at + 1);
    hoshi_buf_puts(&a->out, "/");
    hoshi_buf_int(&a->out, (long long)a->p->iv->n_item);
    hoshi_buf_puts(&a->out, "] ");
    bool last_blank = false;
    for (const char *p = lines.p; p != NULL && *p != '\0';) {
        size_t k = strcspn(p, "\n");
        if (k > 1 || !last_blank) {
            hoshi_buf_put(&a->out, p + 1, k - 1);
            hoshi_buf_puts(&a->out, "\n");
        }
        last_blank = k == 1;
        p += k + 1;
    }
    hoshi_buf_release(&lines);
}

static void prompt(struct ask *a)
{
    const struct hoshi_criterion *c = item(a)->criterion;
    const struct hoshi_answer *old = c != NULL ? result(a)->answers->by_criterion[c->index] : NULL;
    enum hoshi_msg msg = c == NULL                          ? HOSHI_MSG_ASSESS_PROMPT_CONDITION
                         : old != NULL && old->carried_over ? HOSHI_MSG_ASSESS_PROMPT_CARRIED
                                                            : HOSHI_MSG_ASSESS_PROMPT;
    hoshi_buf_puts(&a->out, hoshi_msg(msg, lang(a)));
    flush(a);
}

enum hoshi_rc hoshi_plain_run(struct hoshi_plain *p)
{
    struct ask a = {.p = p, .echoes = isatty(p->in) == 1};
    hoshi_buf_init(&a.out, 0);
    say(&a, HOSHI_MSG_ASSESS_INTRO_KEYS, NULL, NULL);
    if (p->iv->only != HOSHI_ONLY_ALL ? hoshi_item_is_out_of_play(&p->iv->item[0], result(&a))
                                      : !hoshi_item_is_unanswered(&p->iv->item[0], result(&a)))
        go_on(&a);
    while (!a.done) {
        if (!a.again)
            show(&a);
        a.again = false;
        prompt(&a);
        if (!a.failed && read_line(&a))
            handle(&a);
    }
    if (a.echoes)
        hoshi_buf_puts(&a.out, "\n");
    flush(&a);
    hoshi_buf_release(&a.out);
    return a.failed ? HOSHI_E_IO : HOSHI_OK;
}
