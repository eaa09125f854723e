#include "tui/question.h"

#include <string.h>

#include "base/digits.h"
#include "base/str.h"
#include "base/utf8.h"
#include "i18n/msg.h"
#include "report/answer_words.h"
#include "report/criterion_words.h"
#include "report/text/print.h"
#include "report/text/wrap.h"
#include "tui/keys.h"

struct page {
    struct hoshi_buf *out;
    enum hoshi_lang lang;
    unsigned width;
};

/* Wrapped lines, each with its look; those behind the first are indented by `hang` more. */
static void put_hanging(const struct page *p, enum hoshi_look look, unsigned indent, unsigned hang,
                        const char *text)
{
    struct hoshi_buf lines;
    hoshi_buf_init(&lines, 0);
    hoshi_buf_fill(&lines, ' ', indent);
    hoshi_wrap(&lines, text != NULL ? text : "", p->width, indent, indent + hang);
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

static void put(const struct page *p, enum hoshi_look look, unsigned indent, const char *text)
{
    put_hanging(p, look, indent, 0, text);
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

/* "- text", "2. text", "2 (b) text": what follows stands behind the mark. */
static void put_marked(const struct page *p, const char *mark, const char *text)
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_buf_puts(&line, mark);
    unsigned hang = (unsigned)line.n + 1;
    hoshi_buf_puts(&line, " ");
    hoshi_buf_puts(&line, text);
    put_hanging(p, HOSHI_LOOK_PLAIN, 1, hang, line.p);
    hoshi_buf_release(&line);
}

static void put_steps(const struct page *p, const char *lines)
{
    unsigned number = 0;
    for (size_t n; *lines != '\0'; lines += n + (lines[n] == '\n')) {
        struct hoshi_buf one, mark;
        n = strcspn(lines, "\n");
        if (n == 0)
            continue;
        hoshi_buf_init(&one, 0);
        hoshi_buf_init(&mark, 0);
        hoshi_buf_put(&one, lines, n);
        hoshi_buf_int(&mark, ++number);
        hoshi_buf_puts(&mark, ".");
        put_marked(p, mark.p, one.p);
        hoshi_buf_release(&mark);
        hoshi_buf_release(&one);
    }
}

/* --- the answer as it stands */

static enum hoshi_look look_of(const struct hoshi_result *r, const struct hoshi_item *item)
{
    if (item->criterion == NULL)
        return r->answers->state[item->condition] != HOSHI_CONDITION_UNANSWERED ? HOSHI_LOOK_GOOD
                                                                                : HOSHI_LOOK_DIM;
    switch (r->outcome[item->criterion->index].kind) {
    case HOSHI_OUTCOME_MET:
    case HOSHI_OUTCOME_NA_CLAIMED:
    case HOSHI_OUTCOME_STATED:
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
}

void hoshi_question_files(const struct hoshi_answer *answer, enum hoshi_lang lang, unsigned width,
                          struct hoshi_buf *out)
{
    struct page p = {out, lang, width};
    for (size_t i = 0; answer != NULL && i < answer->n_evidence; i++) {
        struct hoshi_buf line;
        hoshi_buf_init(&line, 0);
        hoshi_evidence_put(&answer->evidence[i], i + 1, lang, &line);
        put(&p, HOSHI_LOOK_PLAIN, 1, line.p);
        hoshi_buf_release(&line);
    }
}

static void put_details(const struct page *p, const struct hoshi_result *r,
                        const struct hoshi_item *item)
{
    const struct hoshi_criterion *c = item->criterion;
    const struct hoshi_answer *a = c != NULL ? r->answers->by_criterion[c->index] : NULL;
    if (a != NULL && a->reason != NULL)
        put_msg(p, HOSHI_LOOK_PLAIN, 1, HOSHI_MSG_ASSESS_REASON, a->reason);
    if (a != NULL && a->note != NULL)
        put_msg(p, HOSHI_LOOK_PLAIN, 1, HOSHI_MSG_ASSESS_NOTE, a->note);
    hoshi_question_files(a, p->lang, p->width, p->out);
    if (c != NULL && hoshi_item_is_out_of_play(item, r))
        put_msg(p, HOSHI_LOOK_PART, 0, HOSHI_MSG_ASSESS_IS_OUT,
                hoshi_condition_name(&r->catalog->condition[c->condition], p->lang));
}

/* --- the sections */

/* "1 (a)": what may be typed to take it. */
static void put_choice(const struct page *p, size_t i, const char *id, const char *text)
{
    struct hoshi_buf mark;
    hoshi_buf_init(&mark, 0);
    hoshi_buf_int(&mark, (long long)i + 1);
    hoshi_msg_put(&mark, HOSHI_MSG_EXPLAIN_CHOICE, p->lang, id, NULL, NULL);
    put_marked(p, mark.p, text);
    hoshi_buf_release(&mark);
}

static void put_branches(const struct page *p, const struct hoshi_criterion *c)
{
    bool whole = c->n_branch != 0 && c->branch[0].of.s == NULL;
    if (c->n_branch != 0)
        put_msg(p, HOSHI_LOOK_HEAD, 0,
                whole ? HOSHI_MSG_EXPLAIN_ALTERNATIVES : HOSHI_MSG_EXPLAIN_BRANCHES, NULL);
    hoshi_question_choices(c, HOSHI_ASK_VIA, p->lang, p->width, p->out);
}

void hoshi_question_choices(const struct hoshi_criterion *criterion, enum hoshi_ask ask,
                            enum hoshi_lang lang, unsigned width, struct hoshi_buf *out)
{
    struct page p = {out, lang, width};
    for (size_t i = 0; ask == HOSHI_ASK_VIA && i < criterion->n_branch; i++)
        put_choice(&p, i, criterion->branch[i].id.s, text_of(&p, &criterion->branch[i].text));
    for (size_t i = 0; ask == HOSHI_ASK_STATE && i < criterion->n_state; i++)
        put_choice(&p, i, criterion->state[i].id.s, text_of(&p, &criterion->state[i].text));
}

static void put_text(const struct page *p, const struct hoshi_criterion *c)
{
    put(p, HOSHI_LOOK_PLAIN, 1, text_of(p, &c->text));
    if (c->n_item != 0)
        put_msg(p, HOSHI_LOOK_HEAD, 0, HOSHI_MSG_EXPLAIN_ITEMS, NULL);
    for (size_t i = 0; i < c->n_item; i++)
        put_marked(p, "-", text_of(p, &c->item[i]));
    put_branches(p, c);
    if (c->n_state != 0)
        put_msg(p, HOSHI_LOOK_HEAD, 0, HOSHI_MSG_EXPLAIN_STATES, NULL);
    hoshi_question_choices(c, HOSHI_ASK_STATE, p->lang, p->width, p->out);
}

static void put_why(const struct page *p, const struct hoshi_criterion *c)
{
    put(p, HOSHI_LOOK_PLAIN, 1, text_of(p, &c->why));
    if (*text_of(p, &c->note) == '\0')
        return;
    put_msg(p, HOSHI_LOOK_HEAD, 1, HOSHI_MSG_EXPLAIN_NOTE, NULL);
    put(p, HOSHI_LOOK_PLAIN, 1, text_of(p, &c->note));
}

static void put_how(const struct page *p, const struct hoshi_criterion *c)
{
    put_steps(p, text_of(p, &c->how));
}

static void put_evidence(const struct page *p, const struct hoshi_criterion *c)
{
    for (size_t i = 0; i < c->n_evidence; i++)
        put_marked(p, "-", text_of(p, &c->evidence[i]));
}

static const struct {
    enum hoshi_section section;
    enum hoshi_act act;
    enum hoshi_msg title;
    void (*put)(const struct page *p, const struct hoshi_criterion *c);
} section_row[] = {
    {HOSHI_SECTION_TEXT, HOSHI_ACT_TEXT, HOSHI_MSG_EXPLAIN_TEXT, put_text},
    {HOSHI_SECTION_WHY, HOSHI_ACT_WHY, HOSHI_MSG_ASSESS_FOLD_WHY, put_why},
    {HOSHI_SECTION_HOW, HOSHI_ACT_HOW, HOSHI_MSG_ASSESS_FOLD_HOW, put_how},
    {HOSHI_SECTION_EVIDENCE, HOSHI_ACT_EVIDENCE, HOSHI_MSG_ASSESS_FOLD_EVIDENCE, put_evidence}};

#define N_SECTION (sizeof section_row / sizeof section_row[0])

void hoshi_question_section(const struct hoshi_item *item, enum hoshi_section section,
                            enum hoshi_lang lang, unsigned width, struct hoshi_buf *out)
{
    struct page p = {out, lang, width};
    for (size_t i = 0; i < N_SECTION && item->criterion != NULL; i++) {
        if (section_row[i].section == section)
            section_row[i].put(&p, item->criterion);
    }
}

/* "[+] k What must be true" */
static void put_fold(const struct page *p, size_t i, bool open, struct hoshi_buf *line)
{
    hoshi_buf_puts(line, open ? "[-] " : "[+] ");
    hoshi_key_of_act_put(section_row[i].act, p->lang, line);
    hoshi_buf_puts(line, " ");
    hoshi_buf_puts(line, hoshi_msg(section_row[i].title, p->lang));
}

static unsigned cells(const struct hoshi_buf *b)
{
    return hoshi_utf8_str_cells((struct hoshi_str){b->p, b->n});
}

static void put_and_clear(const struct page *p, struct hoshi_buf *line)
{
    put(p, HOSHI_LOOK_HEAD, 0, line->p);
    hoshi_buf_clear(line);
}

/* Folded ones stand beside one another as far as they fit; an unfolded one has its own line. */
static void put_sections(const struct page *p, const struct hoshi_criterion *c, unsigned sections)
{
    struct hoshi_buf line, one;
    hoshi_buf_init(&line, 0);
    hoshi_buf_init(&one, 0);
    for (size_t i = 0; i < N_SECTION; i++) {
        bool open = (sections & section_row[i].section) != 0;
        hoshi_buf_clear(&one);
        put_fold(p, i, open, &one);
        bool fits = cells(&line) + 2 + cells(&one) <= p->width;
        if (line.n != 0 && (open || !fits))
            put_and_clear(p, &line);
        hoshi_buf_puts(&line, line.n != 0 ? "  " : "");
        hoshi_buf_put(&line, one.p, one.n);
        if (open) {
            put_and_clear(p, &line);
            section_row[i].put(p, c);
        }
    }
    if (line.n != 0)
        put_and_clear(p, &line);
    hoshi_buf_release(&one);
    hoshi_buf_release(&line);
}

/* "[-] w": no other line begins so. */
unsigned hoshi_question_line_of(const struct hoshi_buf *lines, unsigned section)
{
    struct hoshi_buf head;
    unsigned n = 0, found = 0;
    hoshi_buf_init(&head, 0);
    hoshi_buf_put(&head, (char[1]){(char)HOSHI_LOOK_HEAD}, 1);
    for (size_t i = 0; i < N_SECTION; i++) {
        if (section_row[i].section == section) {
            hoshi_buf_puts(&head, "[-] ");
            hoshi_key_of_act_put(section_row[i].act, HOSHI_LANG_EN, &head);
            hoshi_buf_puts(&head, " ");
        }
    }
    for (const char *at = lines->p; section != 0 && at != NULL && *at != '\0'; n++) {
        if (found == 0 && head.p != NULL && hoshi_str_starts(at, head.p))
            found = n;
        at += strcspn(at, "\n");
        at += *at == '\n';
    }
    hoshi_buf_release(&head);
    return found;
}

/* --- the question */

static void put_number(const struct page *p, const struct hoshi_catalog *cat,
                       const struct hoshi_criterion *c)
{
    struct hoshi_buf line;
    char months[24];
    hoshi_buf_init(&line, 0);
    hoshi_buf_puts(&line, c->id.s);
    hoshi_buf_puts(&line, "  ");
    hoshi_buf_puts(&line, text_of(p, &c->requirement->title));
    if (c->star != 0) {
        hoshi_buf_puts(&line, " (");
        hoshi_buf_puts(&line, hoshi_catalog_star_name(cat, c->star, p->lang));
        hoshi_buf_puts(&line, ")");
    }
    put(p, HOSHI_LOOK_HEAD, 0, line.p);
    if (c->frequency != 0)
        put_msg(p, HOSHI_LOOK_DIM, 0, hoshi_frequency_msg(c->frequency),
                hoshi_decimal(months, c->frequency));
    hoshi_buf_release(&line);
}

static void put_condition(const struct page *p, const struct hoshi_condition *c)
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_buf_puts(&line, hoshi_msg(HOSHI_MSG_ASSESS_CONDITION, p->lang));
    hoshi_buf_puts(&line, "  ");
    hoshi_buf_puts(&line, hoshi_condition_name(c, p->lang));
    put(p, HOSHI_LOOK_HEAD, 0, line.p);
    hoshi_buf_release(&line);
}

/* A catalogue that asks no questions asks whether its text is true. */
static const char *asked(const struct page *p, const struct hoshi_criterion *c)
{
    const char *question = text_of(p, &c->question);
    return *question != '\0' ? question : text_of(p, &c->text);
}

void hoshi_question_head(const struct hoshi_result *r, const struct hoshi_item *item,
                         enum hoshi_lang lang, unsigned width, struct hoshi_buf *out)
{
    struct page p = {out, lang, width};
    const struct hoshi_criterion *c = item->criterion;
    if (c != NULL)
        put_number(&p, r->catalog, c);
    else
        put_condition(&p, &r->catalog->condition[item->condition]);
    blank(&p);
    put(&p, HOSHI_LOOK_QUESTION, 0,
        c != NULL ? asked(&p, c) : text_of(&p, &r->catalog->condition[item->condition].question));
    blank(&p);
    put_answer(&p, r, item);
}

static void put_scale(const struct page *p, const struct hoshi_catalog *cat)
{
    struct hoshi_buf scale;
    hoshi_buf_init(&scale, 0);
    hoshi_scale_put(cat, p->lang, &scale);
    if (scale.n != 0)
        put_msg(p, HOSHI_LOOK_PLAIN, 0, HOSHI_MSG_ASSESS_LEVELS, scale.p);
    hoshi_buf_release(&scale);
}

void hoshi_question_body(const struct hoshi_result *r, const struct hoshi_item *item,
                         unsigned sections, enum hoshi_lang lang, unsigned width,
                         struct hoshi_buf *out)
{
    struct page p = {out, lang, width};
    put_details(&p, r, item);
    if (item->criterion != NULL) {
        put_scale(&p, r->catalog);
        put_sections(&p, item->criterion, sections);
        return;
    }
    put_msg(&p, HOSHI_LOOK_HEAD, 0, HOSHI_MSG_EXPLAIN_NO_MEANS, NULL);
    put(&p, HOSHI_LOOK_PLAIN, 1, text_of(&p, &r->catalog->condition[item->condition].no_means));
}
