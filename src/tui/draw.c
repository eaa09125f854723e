/* The whole screen: title, panels, and what stands below them. What there is to read is in
 * page_text.c, the list on the left in page_list.c. */
#include "tui/draw.h"

#include <string.h>

#include "base/digits.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/visible.h"
#include "report/level.h"
#include "tui/keys.h"
#include "tui/page.h"

#define MIN_ROWS 16u
#define MIN_COLS 40u
#define LIST_COLS 72u   /* below that the question needs all the room */
#define FIELD_CELLS 20u /* of what is typed, beside its prompt; else it gets a row of its own */

static unsigned cells(const struct hoshi_buf *b)
{
    return hoshi_utf8_str_cells((struct hoshi_str){b->p, b->n});
}

/* --- top */

static void put_position(const struct hoshi_page *p, bool minutes, struct hoshi_buf *out)
{
    const struct hoshi_state *s = p->s;
    char at[24], n[24], done[24], left[24];
    long long n_done = 0;
    for (size_t i = 0; i < s->iv->n_item; i++)
        n_done += !hoshi_item_is_unanswered(&s->iv->item[i], s->result);
    hoshi_msg_put(out, HOSHI_MSG_ASSESS_POSITION, s->lang, hoshi_decimal(at, (long long)s->at + 1),
                  hoshi_decimal(n, (long long)s->iv->n_item), hoshi_decimal(done, n_done));
    unsigned rest = hoshi_interview_minutes(s->iv, s->result, s->lang);
    if (minutes && rest != 0)
        hoshi_msg_put(out, HOSHI_MSG_ASSESS_MINUTES, s->lang, hoshi_decimal(left, rest), NULL,
                      NULL);
    hoshi_buf_puts(out, " ");
}

/* Left the sheet and the target, right the place; where that is too wide, the minutes go, then
 * the target, then the end of the name. */
static void draw_title(const struct hoshi_page *p)
{
    struct hoshi_buf line, name, right;
    char star[HOSHI_DECIMAL_BYTES];
    const struct hoshi_catalog *cat = p->s->result->catalog;
    hoshi_buf_init(&line, 0);
    hoshi_buf_init(&name, 0);
    hoshi_buf_init(&right, 0);
    hoshi_put_visible(&name, hoshi_str_from(p->file), 0);
    hoshi_buf_puts(&line, " ");
    hoshi_msg_put(&line, hoshi_level_msg(cat, HOSHI_MSG_ASSESS_TITLE), p->s->lang, name.p,
                  hoshi_level_arg(cat, p->s->iv->target, p->s->lang, star), NULL);
    put_position(p, true, &right);
    if (cells(&line) + 2 + cells(&right) > p->to->cols) {
        hoshi_buf_clear(&right);
        put_position(p, false, &right);
    }
    unsigned room = p->to->cols - cells(&right);
    if (cells(&line) + 1 > room) { /* the name alone */
        hoshi_buf_clear(&line);
        hoshi_buf_puts(&line, " ");
        hoshi_buf_put(&line, name.p, name.n);
    }
    struct hoshi_str left = hoshi_page_fit((struct hoshi_str){line.p, line.n}, room);
    struct hoshi_buf whole;
    hoshi_buf_init(&whole, 0);
    hoshi_buf_put(&whole, left.p, left.n);
    hoshi_buf_fill(&whole, ' ', room - hoshi_utf8_str_cells(left));
    hoshi_buf_put(&whole, right.p, right.n);
    hoshi_page_put(p, 0, 0, HOSHI_LOOK_HEAD, HOSHI_DRAW_REVERSE, whole.p);
    hoshi_buf_release(&whole);
    hoshi_buf_release(&right);
    hoshi_buf_release(&name);
    hoshi_buf_release(&line);
}

/* --- bottom: lines that are wrapped, so that nothing is cut off in a narrow window */

/* Of a catalogue that asks for levels. */
static void put_level_counts(const struct hoshi_page *p, const struct hoshi_maturity *m,
                             struct hoshi_buf *lines)
{
    char total[HOSHI_DECIMAL_BYTES], said[HOSHI_DECIMAL_BYTES], below[HOSHI_DECIMAL_BYTES];
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_msg_put(&line, HOSHI_MSG_ASSESS_RESULT_LEVELS, p->s->lang, hoshi_decimal(total, m->total),
                  hoshi_decimal(said, m->level.count), hoshi_decimal(below, m->below));
    hoshi_page_wrap(lines, HOSHI_LOOK_HEAD, line.p, p->to->cols - 1);
    hoshi_buf_release(&line);
}

static void put_list_counts(const struct hoshi_page *p, const struct hoshi_list_counts *n,
                            struct hoshi_buf *lines)
{
    char total[HOSHI_DECIMAL_BYTES], a[HOSHI_DECIMAL_BYTES], b[HOSHI_DECIMAL_BYTES];
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    if (p->s->result->catalog->applicability)
        hoshi_msg_put(&line, HOSHI_MSG_ASSESS_RESULT_LIST, p->s->lang,
                      hoshi_decimal(total, n->total), hoshi_decimal(a, n->applied),
                      hoshi_decimal(b, n->excluded));
    else
        hoshi_msg_put(&line, HOSHI_MSG_LIST_NOTES, p->s->lang, hoshi_decimal(total, n->total),
                      hoshi_decimal(a, n->noted), NULL);
    hoshi_page_wrap(lines, HOSHI_LOOK_HEAD, line.p, p->to->cols - 1);
    hoshi_buf_release(&line);
}

static void put_counts(const struct hoshi_page *p, struct hoshi_buf *lines)
{
    if (p->s->result->maturity != NULL) {
        put_level_counts(p, hoshi_result_maturity(p->s->result), lines);
        return;
    }
    if (p->s->result->list != NULL) {
        put_list_counts(p, hoshi_result_list(p->s->result), lines);
        return;
    }
    const struct hoshi_result *r = p->s->result;
    const struct hoshi_star_result *target = &r->level[r->catalog->n_level - 1];
    struct hoshi_buf line;
    char star[HOSHI_DECIMAL_BYTES], met[24], gaps[24], open[24], total[24];
    hoshi_buf_init(&line, 0);
    for (size_t i = r->catalog->n_level; i-- > 0;) {
        if (r->level[i].star >= p->s->iv->target)
            target = &r->level[i];
    }
    hoshi_msg_put(&line, hoshi_level_msg(r->catalog, HOSHI_MSG_ASSESS_RESULT), p->s->lang,
                  hoshi_level_arg(r->catalog, target->star, p->s->lang, star),
                  hoshi_decimal(total, target->tally.total),
                  hoshi_decimal(met, hoshi_tally_satisfied(&target->tally)));
    hoshi_msg_put(&line, HOSHI_MSG_ASSESS_LEFT, p->s->lang, hoshi_decimal(gaps, target->tally.gap),
                  hoshi_decimal(open, target->tally.open), NULL);
    hoshi_page_wrap(lines, HOSHI_LOOK_HEAD, line.p, p->to->cols - 1);
    hoshi_buf_release(&line);
}

static void put_message(const struct hoshi_page *p, struct hoshi_buf *lines)
{
    struct hoshi_buf line, arg;
    hoshi_buf_init(&line, 0);
    hoshi_buf_init(&arg, 0);
    bool problem = p->s->message == HOSHI_MSG_ASSESS_PROBLEM;
    hoshi_put_visible(&arg, hoshi_str_from(problem ? p->problem : p->s->arg), 0);
    hoshi_msg_put(&line, p->s->message, p->s->lang, arg.p, NULL, NULL);
    hoshi_page_wrap(lines, p->s->bad ? HOSHI_LOOK_BAD : HOSHI_LOOK_PLAIN, line.p, p->to->cols - 1);
    hoshi_buf_release(&arg);
    hoshi_buf_release(&line);
}

static void put_bar(const struct hoshi_page *p, struct hoshi_buf *lines)
{
    const struct hoshi_state *s = p->s;
    const struct hoshi_criterion *c = hoshi_state_item(s)->criterion;
    const struct hoshi_answer *a = c != NULL ? s->result->answers->by_criterion[c->index] : NULL;
    struct hoshi_buf bar;
    hoshi_buf_init(&bar, 0);
    if (s->mode == HOSHI_MODE_INPUT)
        hoshi_buf_puts(&bar, hoshi_msg(s->ask == HOSHI_ASK_FILE ? HOSHI_MSG_ASSESS_HINT_INPUT_FILE
                                                                : HOSHI_MSG_ASSESS_HINT_INPUT,
                                       s->lang));
    else if (s->mode == HOSHI_MODE_HELP)
        hoshi_buf_puts(&bar, hoshi_msg(HOSHI_MSG_ASSESS_HINT_HELP, s->lang));
    else if (s->mode == HOSHI_MODE_WELCOME)
        hoshi_buf_puts(
            &bar,
            hoshi_msg(hoshi_level_msg(s->result->catalog, HOSHI_MSG_ASSESS_HINT_WELCOME), s->lang));
    else
        hoshi_keys_put_bar(s->result->catalog, c != NULL ? HOSHI_ON_CRITERION : HOSHI_ON_CONDITION,
                           a != NULL && a->carried_over, s->lang, p->to->cols - 2, &bar);
    hoshi_page_wrap(lines, HOSHI_LOOK_DIM, bar.p, p->to->cols - 1);
    hoshi_buf_release(&bar);
}

/* --- what is typed */

/* The last line of the prompt, where the field begins beside it. */
struct field {
    struct hoshi_buf prompt; /* lines */
    unsigned n, col;
    bool own_row;
};

static void measure_field(const struct hoshi_page *p, struct field *f)
{
    struct hoshi_buf text;
    hoshi_buf_init(&f->prompt, 0);
    hoshi_buf_init(&text, 0);
    hoshi_ask_put(&p->s->draft, p->s->ask, true, p->s->lang, &text);
    hoshi_page_wrap(&f->prompt, HOSHI_LOOK_HEAD, text.p, p->to->cols - 1);
    f->n = hoshi_page_count(&f->prompt);
    unsigned w = cells(&text) + 1;
    f->own_row = f->n != 1 || w + FIELD_CELLS + 2 > p->to->cols;
    f->col = f->own_row ? 2 : w;
    hoshi_buf_release(&text);
}

/* As much of the input as fits, the cursor always in sight; < and > say that there is more. */
static void draw_field(const struct hoshi_page *p, unsigned row, unsigned col,
                       struct hoshi_drawn *d)
{
    const struct hoshi_line *line = &p->s->line;
    unsigned room = p->to->cols > col + 3 ? p->to->cols - col - 3 : 1;
    struct hoshi_str seen = {line->text, line->n};
    struct hoshi_str before = {line->text, line->cursor};
    uint32_t c;
    while (hoshi_utf8_str_cells(before) > room) {
        size_t k = hoshi_utf8_next(before, &c);
        before.p += k;
        before.n -= k;
    }
    seen.n -= (size_t)(before.p - seen.p);
    seen.p = before.p;
    struct hoshi_str shown = hoshi_page_fit(seen, room);
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    hoshi_buf_put(&text, shown.p, shown.n);
    if (before.p != line->text)
        hoshi_page_put(p, row, col, HOSHI_LOOK_HEAD, HOSHI_DRAW_REVERSE, "<");
    if (text.n != 0)
        hoshi_page_put(p, row, col + 1, HOSHI_LOOK_PLAIN, 0, text.p);
    if (shown.n != seen.n)
        hoshi_page_put(p, row, col + 1 + cells(&text), HOSHI_LOOK_HEAD, HOSHI_DRAW_REVERSE, ">");
    hoshi_buf_release(&text);
    d->has_cursor = true;
    d->row = row;
    d->col = col + 1 + hoshi_utf8_str_cells(before);
}

/* --- all */

static void draw_small(const struct hoshi_page *p)
{
    struct hoshi_buf lines;
    hoshi_buf_init(&lines, 0);
    hoshi_page_wrap(&lines, HOSHI_LOOK_PLAIN, hoshi_msg(HOSHI_MSG_ASSESS_TOO_SMALL, p->s->lang),
                    p->to->cols);
    (void)hoshi_page_lines(p, &lines, 0, 0, 0, p->to->rows);
    hoshi_buf_release(&lines);
}

static void draw_panels(const struct hoshi_page *p, struct hoshi_drawn *d)
{
    if (p->s->mode == HOSHI_MODE_HELP) {
        hoshi_page_help(p, d);
    } else if (p->s->mode == HOSHI_MODE_WELCOME) {
        hoshi_page_welcome(p, d);
    } else {
        if (p->list_cells != 0)
            hoshi_page_list(p);
        hoshi_page_question(p, d);
    }
}

static void draw_rule(const struct hoshi_page *p, unsigned row)
{
    struct hoshi_buf rule;
    hoshi_buf_init(&rule, 0);
    hoshi_buf_fill(&rule, '-', p->to->cols);
    hoshi_page_put(p, row, 0, HOSHI_LOOK_DIM, 0, rule.p);
    hoshi_buf_release(&rule);
}

/* Below the panels from top to bottom: the result so far, what is typed, what is said, the keys. */
static void draw_foot(struct hoshi_page *p, struct hoshi_drawn *d)
{
    struct hoshi_buf counts, said, bar;
    struct field f = {.n = 0};
    bool input = p->s->mode == HOSHI_MODE_INPUT;
    hoshi_buf_init(&counts, 0);
    hoshi_buf_init(&said, 0);
    hoshi_buf_init(&bar, 0);
    put_counts(p, &counts);
    put_bar(p, &bar);
    if (p->s->message != HOSHI_MSG_NONE)
        put_message(p, &said);
    else if (!input) /* its place stays, so that the page does not jump */
        hoshi_buf_puts(&said, "p\n");
    if (input)
        measure_field(p, &f);
    unsigned n_typed = f.n + (f.own_row ? 1 : 0);
    unsigned n =
        hoshi_page_count(&counts) + n_typed + hoshi_page_count(&said) + hoshi_page_count(&bar);
    unsigned row = p->to->rows > n + 2 ? p->to->rows - n : 2;
    p->rows = row - 1 - p->top;
    draw_rule(p, row - 1);
    row += hoshi_page_lines(p, &counts, 0, row, 0, hoshi_page_count(&counts));
    if (input) {
        row += hoshi_page_lines(p, &f.prompt, 0, row, 0, f.n);
        draw_field(p, f.own_row ? row : row - 1, f.col, d);
        row += f.own_row ? 1 : 0;
        hoshi_buf_release(&f.prompt);
    }
    row += hoshi_page_lines(p, &said, 0, row, 0, hoshi_page_count(&said));
    (void)hoshi_page_lines(p, &bar, 0, row, 0, hoshi_page_count(&bar));
    hoshi_buf_release(&bar);
    hoshi_buf_release(&said);
    hoshi_buf_release(&counts);
}

struct hoshi_drawn hoshi_draw(const struct hoshi_state *s, const struct hoshi_surface *to,
                              const char *file, const char *problem)
{
    struct hoshi_drawn d = {0};
    struct hoshi_page p = {.s = s, .to = to, .file = file, .problem = problem, .top = 1};
    if (to->rows < MIN_ROWS || to->cols < MIN_COLS) {
        draw_small(&p);
        d.is_too_small = true;
        return d;
    }
    p.list_cells = to->cols >= 100 ? 38 : to->cols >= LIST_COLS ? 27 : 0;
    draw_title(&p);
    draw_foot(&p, &d);
    draw_panels(&p, &d);
    return d;
}
