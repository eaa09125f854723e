#include "tui/question.h"

#include <string.h>

#include "base/digits.h"
#include "base/str.h"
#include "i18n/msg.h"
#include "report/text/print.h"
#include "report/text/wrap.h"

struct page {
    struct hoshi_buf *out;
    enum hoshi_lang lang;
    unsigned width;
};

/* Wrapped lines, each with its look. */
static void put(const struct page *p, enum hoshi_look look, unsigned indent, const char *text)
{
    struct hoshi_buf lines;
    hoshi_buf_init(&lines, 0);
    hoshi_buf_fill(&lines, ' ', indent);
    hoshi_wrap(&lines, text, p->width, indent, indent);
    const char *at = lines.p != NULL ? lines.p : "";
    while (*at != '\0') {
        size_t n = strcspn(at, "\n");
        hoshi_buf_put(p->out, (char[1]){(char)look}, 1);
        hoshi_buf_put(p->out, at, n);
        hoshi_buf_puts(p->out, "\n");
        at += n + (at[n] == '\n');
    }
    hoshi_buf_release(&lines);
}

static void blank(const struct page *p)
{
    hoshi_buf_puts(p->out, "p\n");
}

static void put_msg(const struct page *p, enum hoshi_look look, unsigned indent, enum hoshi_msg msg,
                    const char *arg)
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_msg_put(&line, msg, p->lang, arg, NULL, NULL);
    put(p, look, indent, line.p != NULL ? line.p : "");
    hoshi_buf_release(&line);
}

static const char *text_of(const struct page *p, const struct hoshi_text *t)
{
    return hoshi_text_get(t, p->lang);
}

static void put_dash(const struct page *p, const char *text)
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_buf_puts(&line, "- ");
    hoshi_buf_puts(&line, text);
    put(p, HOSHI_LOOK_PLAIN, 1, line.p);
    hoshi_buf_release(&line);
}

static void put_dashes(const struct page *p, const char *lines)
{
    for (size_t n; *lines != '\0'; lines += n + (lines[n] == '\n')) {
        n = strcspn(lines, "\n");
        struct hoshi_buf one;
        hoshi_buf_init(&one, 0);
        hoshi_buf_put(&one, lines, n);
        if (n != 0)
            put_dash(p, one.p);
        hoshi_buf_release(&one);
    }
}

/* --- the answer as it stands */

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
    enum hoshi_status status = a != NULL ? a->status : HOSHI_STATUS_UNANSWERED;
    hoshi_msg_put(out, HOSHI_MSG_ASSESS_ANSWER, lang, hoshi_status_label(status, lang), NULL, NULL);
    if (a == NULL)
        return;
    put_word(out, HOSHI_MSG_ASSESS_VIA, lang, a->via.s);
    put_date(out, HOSHI_MSG_ASSESS_PERFORMED, lang, a->performed);
    put_date(out, HOSHI_MSG_SCORE_DUE, lang, a->due);
    put_word(out, HOSHI_MSG_ASSESS_OWNER, lang, a->owner);
    if (a->carried_over)
        put_word(out, HOSHI_MSG_ASSESS_CARRIED, lang, "");
    if (r->outcome[item->criterion->index].reason == HOSHI_REASON_STALE)
        put_word(out, HOSHI_MSG_ASSESS_STALE, lang, "");
}

static enum hoshi_look look_of(const struct hoshi_result *r, const struct hoshi_item *item)
{
    if (item->criterion == NULL)
        return r->answers->state[item->condition] != HOSHI_CONDITION_UNANSWERED ? HOSHI_LOOK_GOOD
                                                                                : HOSHI_LOOK_DIM;
    switch (r->outcome[item->criterion->index].kind) {
    case HOSHI_OUTCOME_MET:
    case HOSHI_OUTCOME_NA_CLAIMED:
        return HOSHI_LOOK_GOOD;
    case HOSHI_OUTCOME_GAP:
        return r->outcome[item->criterion->index].reason == HOSHI_REASON_UNMET ? HOSHI_LOOK_BAD
                                                                               : HOSHI_LOOK_PART;
    case HOSHI_OUTCOME_OPEN:
    case HOSHI_OUTCOME_OUT_OF_PLAY:
    case HOSHI_OUTCOME_COUNT_:
        break;
    }
    return HOSHI_LOOK_DIM;
}

static void put_answer(const struct page *p, const struct hoshi_result *r,
                       const struct hoshi_item *item)
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_question_answer(r, item, p->lang, &line);
    put(p, look_of(r, item), 0, line.p);
    hoshi_buf_release(&line);
    const struct hoshi_criterion *c = item->criterion;
    const struct hoshi_answer *a = c != NULL ? r->answers->by_criterion[c->index] : NULL;
    if (a != NULL && a->reason != NULL)
        put_msg(p, HOSHI_LOOK_PLAIN, 2, HOSHI_MSG_ASSESS_REASON, a->reason);
    if (a != NULL && a->note != NULL)
        put_msg(p, HOSHI_LOOK_PLAIN, 2, HOSHI_MSG_ASSESS_NOTE, a->note);
    for (size_t i = 0; a != NULL && i < a->n_evidence; i++)
        put_msg(p, HOSHI_LOOK_PLAIN, 2, HOSHI_MSG_ASSESS_FILE,
                a->evidence[i].file.s != NULL  ? a->evidence[i].file.s
                : a->evidence[i].url.s != NULL ? a->evidence[i].url.s
                                               : "");
    if (c != NULL && hoshi_item_is_out_of_play(item, r))
        put_msg(p, HOSHI_LOOK_PART, 0, HOSHI_MSG_ASSESS_IS_OUT,
                r->catalog->condition[c->condition].id.s);
}

/* --- the question */

static void put_section(const struct page *p, const struct hoshi_criterion *c,
                        enum hoshi_section which)
{
    if (which == HOSHI_SECTION_WHY) {
        put(p, HOSHI_LOOK_PLAIN, 1, text_of(p, &c->why));
        if (*text_of(p, &c->note) != '\0') {
            put_msg(p, HOSHI_LOOK_HEAD, 1, HOSHI_MSG_EXPLAIN_NOTE, NULL);
            put(p, HOSHI_LOOK_PLAIN, 1, text_of(p, &c->note));
        }
    } else if (which == HOSHI_SECTION_HOW) {
        put_dashes(p, text_of(p, &c->how));
    } else {
        for (size_t i = 0; i < c->n_evidence; i++)
            put_dash(p, text_of(p, &c->evidence[i]));
    }
}

void hoshi_question_section(const struct hoshi_item *item, enum hoshi_section section,
                            enum hoshi_lang lang, unsigned width, struct hoshi_buf *out)
{
    struct page p = {out, lang, width};
    if (item->criterion != NULL)
        put_section(&p, item->criterion, section);
}

static void put_sections(const struct page *p, const struct hoshi_criterion *c, unsigned sections)
{
    static const struct {
        enum hoshi_section section;
        enum hoshi_msg title;
        char key;
    } row[] = {{HOSHI_SECTION_WHY, HOSHI_MSG_ASSESS_FOLD_WHY, 'w'},
               {HOSHI_SECTION_HOW, HOSHI_MSG_ASSESS_FOLD_HOW, 'h'},
               {HOSHI_SECTION_EVIDENCE, HOSHI_MSG_ASSESS_FOLD_EVIDENCE, 'e'}};
    if ((sections & HOSHI_SECTION_KEYS) == 0)
        return;
    blank(p);
    if ((sections & ~(unsigned)HOSHI_SECTION_KEYS) == 0) { /* all folded: one line says it */
        struct hoshi_buf line;
        hoshi_buf_init(&line, 0);
        for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
            hoshi_buf_puts(&line, i > 0 ? "  [+] " : "[+] ");
            hoshi_buf_put(&line, &row[i].key, 1);
            hoshi_buf_puts(&line, " ");
            hoshi_buf_puts(&line, hoshi_msg(row[i].title, p->lang));
        }
        put(p, HOSHI_LOOK_HEAD, 0, line.p);
        hoshi_buf_release(&line);
        return;
    }
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        bool open = (sections & row[i].section) != 0;
        struct hoshi_buf line;
        hoshi_buf_init(&line, 0);
        hoshi_buf_puts(&line, open ? "[-] " : "[+] ");
        hoshi_buf_put(&line, &row[i].key, 1);
        hoshi_buf_puts(&line, " ");
        hoshi_buf_puts(&line, hoshi_msg(row[i].title, p->lang));
        put(p, HOSHI_LOOK_HEAD, 0, line.p);
        hoshi_buf_release(&line);
        if (open)
            put_section(p, c, row[i].section);
    }
}

/* "[-] w": no other line begins so. */
unsigned hoshi_question_line_of(const struct hoshi_buf *lines, unsigned section)
{
    unsigned n = 0;
    char key = section == HOSHI_SECTION_WHY ? 'w' : section == HOSHI_SECTION_HOW ? 'h' : 'e';
    for (const char *at = lines->p; section != 0 && at != NULL && *at != '\0'; n++) {
        size_t k = strcspn(at, "\n");
        if (k > 5 && at[0] == (char)HOSHI_LOOK_HEAD && strncmp(at + 1, "[-] ", 4) == 0 &&
            at[5] == key)
            return n;
        at += k + (at[k] == '\n');
    }
    return 0;
}

static void put_branches(const struct page *p, const struct hoshi_criterion *c)
{
    if (c->n_branch == 0)
        return;
    put_msg(p, HOSHI_LOOK_HEAD, 0,
            c->branch[0].of.s == NULL ? HOSHI_MSG_EXPLAIN_ALTERNATIVES : HOSHI_MSG_EXPLAIN_BRANCHES,
            NULL);
    for (size_t i = 0; i < c->n_branch; i++) {
        struct hoshi_buf line;
        hoshi_buf_init(&line, 0);
        hoshi_buf_puts(&line, "(");
        hoshi_buf_puts(&line, c->branch[i].id.s);
        hoshi_buf_puts(&line, ") ");
        hoshi_buf_puts(&line, text_of(p, &c->branch[i].text));
        put(p, HOSHI_LOOK_PLAIN, 1, line.p);
        hoshi_buf_release(&line);
    }
}

static void put_head(const struct page *p, const struct hoshi_criterion *c)
{
    struct hoshi_buf line;
    char months[24];
    hoshi_buf_init(&line, 0);
    hoshi_buf_puts(&line, c->id.s);
    hoshi_buf_puts(&line, "  ");
    hoshi_buf_puts(&line, text_of(p, &c->requirement->title));
    hoshi_buf_puts(&line, " (★");
    hoshi_buf_int(&line, c->star);
    hoshi_buf_puts(&line, ")");
    put(p, HOSHI_LOOK_HEAD, 0, line.p);
    if (c->frequency != 0)
        put_msg(p, HOSHI_LOOK_DIM, 0, HOSHI_MSG_ASSESS_RECURS, hoshi_decimal(months, c->frequency));
    hoshi_buf_release(&line);
}

static void put_condition(const struct page *p, const struct hoshi_condition *c)
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_buf_puts(&line, hoshi_msg(HOSHI_MSG_ASSESS_CONDITION, p->lang));
    hoshi_buf_puts(&line, "  ");
    hoshi_buf_puts(&line, c->id.s);
    put(p, HOSHI_LOOK_HEAD, 0, line.p);
    hoshi_buf_release(&line);
}

void hoshi_question_put(const struct hoshi_result *r, const struct hoshi_item *item,
                        unsigned sections, enum hoshi_lang lang, unsigned width,
                        struct hoshi_buf *out)
{
    struct page p = {out, lang, width};
    const struct hoshi_criterion *c = item->criterion;
    if (c != NULL)
        put_head(&p, c);
    else
        put_condition(&p, &r->catalog->condition[item->condition]);
    blank(&p);
    put(&p, HOSHI_LOOK_QUESTION, 0,
        text_of(&p, c != NULL ? &c->question : &r->catalog->condition[item->condition].question));
    blank(&p);
    put_answer(&p, r, item);
    blank(&p);
    if (c == NULL) {
        put_msg(&p, HOSHI_LOOK_HEAD, 0, HOSHI_MSG_EXPLAIN_NO_MEANS, NULL);
        put(&p, HOSHI_LOOK_PLAIN, 1, text_of(&p, &r->catalog->condition[item->condition].no_means));
        return;
    }
    put_msg(&p, HOSHI_LOOK_HEAD, 0, HOSHI_MSG_EXPLAIN_TEXT, NULL);
    put(&p, HOSHI_LOOK_PLAIN, 1, text_of(&p, &c->text));
    if (c->n_item != 0)
        put_msg(&p, HOSHI_LOOK_HEAD, 0, HOSHI_MSG_EXPLAIN_ITEMS, NULL);
    for (size_t i = 0; i < c->n_item; i++)
        put_dash(&p, text_of(&p, &c->item[i]));
    put_branches(&p, c);
    put_sections(&p, c, sections);
}
