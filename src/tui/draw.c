#include "tui/draw.h"

#include <string.h>

#include "base/digits.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/visible.h"
#include "report/text/print.h"
#include "report/text/wrap.h"

#define MIN_ROWS 16u
#define MIN_COLS 60u

struct page {
    const struct hoshi_state *s;
    const struct hoshi_surface *to;
    unsigned list_cells; /* left panel */
    unsigned top, rows;  /* of both panels */
};

/* The part of a text that fits. */
static struct hoshi_str fit(struct hoshi_str s, unsigned cells)
{
    struct hoshi_str rest = s;
    uint32_t c;
    for (size_t k; (k = hoshi_utf8_next(rest, &c)) != 0; rest.p += k, rest.n -= k) {
        unsigned w = hoshi_utf8_cells(c);
        if (w > cells)
            break;
        cells -= w;
    }
    return (struct hoshi_str){s.p, s.n - rest.n};
}

static void put(const struct page *p, unsigned row, unsigned col, enum hoshi_look look,
                unsigned flags, const char *text)
{
    struct hoshi_buf shown;
    hoshi_buf_init(&shown, 0);
    hoshi_put_visible(&shown, hoshi_str_from(text), 0);
    if (row < p->to->rows && col < p->to->cols && shown.n != 0)
        p->to->put(p->to->self, row, col, look, flags,
                   fit((struct hoshi_str){shown.p, shown.n}, p->to->cols - col));
    hoshi_buf_release(&shown);
}

static void put_full(const struct page *p, unsigned row, enum hoshi_look look, unsigned flags,
                     const char *text)
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    struct hoshi_str cut = fit(hoshi_str_from(text), p->to->cols);
    hoshi_buf_put(&line, cut.p, cut.n);
    unsigned w = hoshi_utf8_str_cells(cut);
    hoshi_buf_fill(&line, ' ', p->to->cols - w);
    put(p, row, 0, look, flags, line.p);
    hoshi_buf_release(&line);
}

/* --- left: categories and requirements with progress */

struct count {
    unsigned done, total;
};

static bool is_in(const struct hoshi_item *item, const struct hoshi_group *g,
                  const struct hoshi_requirement *r)
{
    if (g == NULL && r == NULL)
        return item->criterion == NULL;
    return item->criterion != NULL && (r != NULL ? item->criterion->requirement == r
                                                 : item->criterion->requirement->group == g);
}

static struct count count_of(const struct page *p, const struct hoshi_group *g,
                             const struct hoshi_requirement *r)
{
    struct count c = {0, 0};
    for (size_t i = 0; i < p->s->iv->n_item; i++) {
        const struct hoshi_item *item = &p->s->iv->item[i];
        if (!is_in(item, g, r))
            continue;
        c.total++;
        c.done += !hoshi_item_is_unanswered(item, p->s->result);
    }
    return c;
}

static void list_line(const struct page *p, int row, const char *id, const char *title,
                      bool is_group, bool is_current, struct count c)
{
    struct hoshi_buf line, number;
    if (row < 0 || (unsigned)row >= p->rows)
        return;
    hoshi_buf_init(&line, 0);
    hoshi_buf_init(&number, 0);
    hoshi_buf_int(&number, c.done);
    hoshi_buf_puts(&number, "/");
    hoshi_buf_int(&number, c.total);
    hoshi_buf_puts(&line, is_current ? ">" : " ");
    hoshi_buf_puts(&line, is_group ? "" : " ");
    hoshi_buf_puts(&line, id);
    hoshi_buf_puts(&line, " ");
    unsigned used = hoshi_utf8_str_cells(hoshi_str_from(line.p));
    unsigned room = p->list_cells - 1 - used - (unsigned)number.n - 1;
    struct hoshi_str cut = fit(hoshi_str_from(title), room);
    hoshi_buf_put(&line, cut.p, cut.n);
    hoshi_buf_fill(&line, ' ', room - hoshi_utf8_str_cells(cut) + 1);
    hoshi_buf_put(&line, number.p, number.n);
    enum hoshi_look look = c.done == c.total ? HOSHI_LOOK_GOOD
                           : is_group        ? HOSHI_LOOK_HEAD
                                             : HOSHI_LOOK_PLAIN;
    put(p, p->top + (unsigned)row, 0, look, is_current ? HOSHI_DRAW_REVERSE : 0, line.p);
    hoshi_buf_release(&number);
    hoshi_buf_release(&line);
}

/* Draws the list with its line `first` on top; returns the line of the current question. */
static int list(const struct page *p, int first, bool draw, int *ret_n)
{
    const struct hoshi_catalog *cat = p->s->iv->cat;
    const struct hoshi_item *now = hoshi_state_item(p->s);
    int row = 0, current = 0;
    struct count c = count_of(p, NULL, NULL);
    if (c.total != 0) {
        if (draw)
            list_line(p, row - first, "-", hoshi_msg(HOSHI_MSG_ASSESS_CONDITIONS, p->s->lang), true,
                      now->criterion == NULL, c);
        row++;
    }
    for (size_t g = 0; g < cat->n_group; g++) {
        const struct hoshi_group *group = &cat->group[g];
        c = count_of(p, group, NULL);
        if (c.total == 0)
            continue;
        if (draw)
            list_line(p, row - first, group->id.s, hoshi_text_get(&group->title, p->s->lang), true,
                      false, c);
        row++;
        for (size_t i = 0; i < group->n_requirement; i++) {
            const struct hoshi_requirement *r = &group->requirement[i];
            c = count_of(p, group, r);
            if (c.total == 0)
                continue;
            bool is_current = is_in(now, group, r);
            current = is_current ? row : current;
            if (draw)
                list_line(p, row - first, r->id.s, hoshi_text_get(&r->title, p->s->lang), false,
                          is_current, c);
            row++;
        }
    }
    *ret_n = row;
    return current;
}

static void draw_list(const struct page *p)
{
    int n, rows = (int)p->rows;
    int current = list(p, 0, false, &n);
    int first = current - rows / 2;
    if (first > n - rows)
        first = n - rows;
    (void)list(p, first < 0 ? 0 : first, true, &n);
    for (unsigned row = 0; row < p->rows; row++)
        put(p, p->top + row, p->list_cells, HOSHI_LOOK_DIM, 0, "|");
}

/* --- right: the question, the keys, the texts */

static void draw_lines(const struct page *p, const struct hoshi_buf *lines, unsigned scroll,
                       unsigned col, unsigned rows, unsigned *ret_n)
{
    unsigned n = 0;
    for (const char *at = lines->p; at != NULL && *at != '\0'; n++) {
        size_t k = strcspn(at, "\n");
        if (n >= scroll && n - scroll < rows && k > 1) {
            struct hoshi_buf one;
            hoshi_buf_init(&one, 0);
            hoshi_buf_put(&one, at + 1, k - 1);
            put(p, p->top + n - scroll, col, (enum hoshi_look)at[0], 0, one.p);
            hoshi_buf_release(&one);
        }
        at += k + (at[k] == '\n');
    }
    *ret_n = n;
}

static void draw_question(const struct page *p, struct hoshi_drawn *d)
{
    struct hoshi_buf lines;
    unsigned col = p->list_cells + 2, width = p->to->cols - col - 1, n;
    hoshi_buf_init(&lines, 0);
    hoshi_question_put(p->s->result, hoshi_state_item(p->s), p->s->sections | HOSHI_SECTION_KEYS,
                       p->s->lang, width, &lines);
    draw_lines(p, &lines, p->s->scroll, col, p->rows, &n);
    d->n_line = n;
    d->revealed = hoshi_question_line_of(&lines, p->s->reveal);
    d->n_row = p->rows;
    if (n > p->s->scroll + p->rows) { /* a row of its own, so that no text is lost under it */
        const char *more = hoshi_msg(HOSHI_MSG_ASSESS_MORE, p->s->lang);
        unsigned w = hoshi_utf8_str_cells(hoshi_str_from(more));
        put(p, p->top + p->rows, p->to->cols - w - 1, HOSHI_LOOK_HEAD, 0, more);
    }
    hoshi_buf_release(&lines);
}

static void draw_help(const struct page *p)
{
    struct hoshi_buf lines;
    unsigned n;
    hoshi_buf_init(&lines, 0);
    for (const char *at = hoshi_msg(HOSHI_MSG_ASSESS_HELP, p->s->lang); *at != '\0';) {
        size_t k = strcspn(at, "\n");
        hoshi_buf_puts(&lines, k != 0 && at[0] != ' ' ? "h" : "p");
        hoshi_buf_put(&lines, at, k);
        hoshi_buf_puts(&lines, "\n");
        at += k + (at[k] == '\n');
    }
    draw_lines(p, &lines, 0, 2, p->rows, &n);
    hoshi_buf_release(&lines);
}

/* --- top and bottom */

static void draw_title(const struct page *p, const char *file)
{
    struct hoshi_buf line, name;
    char star[24];
    hoshi_buf_init(&line, 0);
    hoshi_buf_init(&name, 0);
    hoshi_put_visible(&name, hoshi_str_from(file), 0);
    hoshi_buf_puts(&line, " ");
    hoshi_msg_put(&line, HOSHI_MSG_ASSESS_TITLE, p->s->lang, name.p,
                  hoshi_decimal(star, p->s->iv->target), NULL);
    hoshi_buf_puts(&line, "   ");
    hoshi_buf_int(&line, (long long)p->s->at + 1);
    hoshi_buf_puts(&line, "/");
    hoshi_buf_int(&line, (long long)p->s->iv->n_item);
    put_full(p, 0, HOSHI_LOOK_HEAD, HOSHI_DRAW_REVERSE, line.p);
    hoshi_buf_release(&name);
    hoshi_buf_release(&line);
}

static void draw_counts(const struct page *p, unsigned row)
{
    const struct hoshi_result *r = p->s->result;
    const struct hoshi_star_result *target = &r->level[r->catalog->n_level - 1];
    struct hoshi_buf line;
    char star[24], gaps[24], open[24];
    hoshi_buf_init(&line, 0);
    for (size_t i = r->catalog->n_level; i-- > 0;) {
        if (r->level[i].star >= p->s->iv->target)
            target = &r->level[i];
    }
    hoshi_buf_puts(&line, " ");
    hoshi_msg_put(&line, HOSHI_MSG_ASSESS_LEFT, p->s->lang, hoshi_decimal(star, target->star),
                  hoshi_decimal(gaps, target->tally.gap), hoshi_decimal(open, target->tally.open));
    for (size_t i = 0; i < r->catalog->n_level; i++) { /* ★ last: it may be two cells wide */
        hoshi_buf_puts(&line, i == 0 ? "   " : "  ");
        hoshi_buf_puts(&line, "★");
        hoshi_buf_int(&line, r->level[i].star);
        hoshi_buf_puts(&line, " ");
        hoshi_buf_int(&line, hoshi_tally_satisfied(&r->level[i].tally));
        hoshi_buf_puts(&line, "/");
        hoshi_buf_int(&line, r->level[i].tally.total);
    }
    put(p, row, 0, HOSHI_LOOK_HEAD, 0, line.p);
    hoshi_buf_release(&line);
}

static void draw_message(const struct page *p, unsigned row, const char *problem)
{
    struct hoshi_buf line, arg;
    hoshi_buf_init(&line, 0);
    hoshi_buf_init(&arg, 0);
    hoshi_put_visible(
        &arg, hoshi_str_from(p->s->message == HOSHI_MSG_ASSESS_PROBLEM ? problem : p->s->arg), 0);
    hoshi_buf_puts(&line, " ");
    hoshi_msg_put(&line, p->s->message, p->s->lang, arg.p, NULL, NULL);
    put(p, row, 0, p->s->bad ? HOSHI_LOOK_BAD : HOSHI_LOOK_GOOD, 0, line.p);
    hoshi_buf_release(&arg);
    hoshi_buf_release(&line);
}

/* The prompt, and as much of the input as fits, the cursor always in sight. */
static void draw_input(const struct page *p, unsigned row, struct hoshi_drawn *d)
{
    struct hoshi_buf prompt;
    hoshi_buf_init(&prompt, 0);
    hoshi_buf_puts(&prompt, " ");
    hoshi_dialogue_prompt(&p->s->draft, p->s->ask, p->s->lang, &prompt);
    unsigned col = hoshi_utf8_str_cells((struct hoshi_str){prompt.p, prompt.n});
    put(p, row, 0, HOSHI_LOOK_HEAD, 0, prompt.p);
    hoshi_buf_release(&prompt);
    unsigned room = p->to->cols > col + 2 ? p->to->cols - col - 2 : 1;
    struct hoshi_str before = {p->s->line.text, p->s->line.cursor};
    uint32_t c;
    while (hoshi_utf8_str_cells(before) > room) {
        size_t k = hoshi_utf8_next(before, &c);
        before.p += k;
        before.n -= k;
    }
    if (p->s->line.n != 0)
        put(p, row, col, HOSHI_LOOK_PLAIN, 0, before.p);
    d->has_cursor = true;
    d->row = row;
    d->col = col + hoshi_utf8_str_cells(before);
}

static enum hoshi_msg hint_of(const struct hoshi_state *s)
{
    const struct hoshi_criterion *c = hoshi_state_item(s)->criterion;
    if (s->mode == HOSHI_MODE_INPUT)
        return s->ask == HOSHI_ASK_FILE ? HOSHI_MSG_ASSESS_HINT_INPUT_FILE
                                        : HOSHI_MSG_ASSESS_HINT_INPUT;
    if (s->mode == HOSHI_MODE_HELP)
        return HOSHI_MSG_ASSESS_HINT_HELP;
    if (c == NULL)
        return HOSHI_MSG_ASSESS_HINT_CONDITION;
    const struct hoshi_answer *a = s->result->answers->by_criterion[c->index];
    return a != NULL && a->carried_over ? HOSHI_MSG_ASSESS_HINT_CARRIED : HOSHI_MSG_ASSESS_HINT;
}

struct hoshi_drawn hoshi_draw(const struct hoshi_state *s, const struct hoshi_surface *to,
                              const char *file, const char *problem)
{
    struct hoshi_drawn d = {0};
    struct page p = {.s = s, .to = to, .top = 1};
    if (to->rows < MIN_ROWS || to->cols < MIN_COLS) {
        put(&p, 0, 0, HOSHI_LOOK_PLAIN, 0, hoshi_msg(HOSHI_MSG_ASSESS_TOO_SMALL, s->lang));
        return d;
    }
    p.list_cells = to->cols >= 100 ? 38 : 27;
    p.rows = to->rows - 5;
    unsigned bottom = to->rows - 4;
    draw_title(&p, file);
    struct hoshi_buf rule;
    hoshi_buf_init(&rule, 0);
    hoshi_buf_fill(&rule, '-', to->cols);
    put(&p, bottom, 0, HOSHI_LOOK_DIM, 0, rule.p);
    hoshi_buf_release(&rule);
    if (s->mode == HOSHI_MODE_HELP) {
        draw_help(&p);
    } else {
        draw_list(&p);
        draw_question(&p, &d);
    }
    draw_counts(&p, bottom + 1);
    if (s->mode == HOSHI_MODE_INPUT) {
        draw_input(&p, bottom + 2, &d);
        if (s->message !=
            HOSHI_MSG_NONE) { /* what was typed stays in sight; the complaint replaces the hint */
            draw_message(&p, bottom + 3, problem);
            return d;
        }
    } else if (s->message != HOSHI_MSG_NONE) {
        draw_message(&p, bottom + 2, problem);
    }
    struct hoshi_buf hint;
    hoshi_buf_init(&hint, 0);
    hoshi_buf_puts(&hint, " ");
    hoshi_buf_puts(&hint, hoshi_msg(hint_of(s), s->lang));
    put_full(&p, bottom + 3, HOSHI_LOOK_DIM, 0, hint.p);
    hoshi_buf_release(&hint);
    return d;
}
