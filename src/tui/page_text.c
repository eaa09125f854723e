/* What there is to read: a question, the keys, what this is about. */
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "tui/keys.h"
#include "tui/page.h"

#define READING_CELLS 76u /* longer lines are hard to read */

/* Lines that scroll, and in a row of its own, so that no text is lost under it, that there are
 * more. */
static void scrolled(const struct hoshi_page *p, const struct hoshi_buf *lines, unsigned scroll,
                     unsigned row, unsigned col, struct hoshi_drawn *d)
{
    d->n_row = p->top + p->rows - row;
    d->n_line = hoshi_page_lines(p, lines, scroll, row, col, d->n_row);
    if (d->n_line <= scroll + d->n_row)
        return;
    const char *more = hoshi_msg(p->s->mode == HOSHI_MODE_INPUT ? HOSHI_MSG_ASSESS_MORE_PAGE
                                                                : HOSHI_MSG_ASSESS_MORE,
                                 p->s->lang);
    unsigned w = hoshi_utf8_str_cells(hoshi_str_from(more));
    hoshi_page_put(p, p->top + p->rows, p->to->cols - w - 1, HOSHI_LOOK_HEAD, 0, more);
}

/* --- the question */

static bool shows_choices(const struct hoshi_state *s)
{
    return s->mode == HOSHI_MODE_INPUT && hoshi_ask_has_choices(s->ask);
}

static void put_body(const struct hoshi_page *p, unsigned width, struct hoshi_buf *lines)
{
    const struct hoshi_item *item = hoshi_state_item(p->s);
    if (shows_choices(p->s))
        hoshi_question_choices(item->criterion, p->s->ask, p->s->lang, width, lines);
    else
        hoshi_question_body(p->s->result, item, p->s->sections, p->s->lang, width, lines);
}

void hoshi_page_question(const struct hoshi_page *p, struct hoshi_drawn *d)
{
    struct hoshi_buf head, body;
    unsigned col = p->list_cells != 0 ? p->list_cells + 2 : 1, width = p->to->cols - col - 1;
    hoshi_buf_init(&head, 0);
    hoshi_buf_init(&body, 0);
    hoshi_question_head(p->s->result, hoshi_state_item(p->s), p->s->lang, width, &head);
    put_body(p, width, &body);
    unsigned n_head = hoshi_page_count(&head),
             scroll = shows_choices(p->s) ? p->s->aside : p->s->scroll;
    bool stays = n_head * 3 <= p->rows * 2; /* a long question on a small screen scrolls, too */
    hoshi_buf_puts(&head, "p\n");
    d->revealed = hoshi_question_line_of(&body, p->s->reveal) + (stays ? 0 : n_head + 1);
    if (stays) {
        (void)hoshi_page_lines(p, &head, 0, p->top, col, p->rows);
        scrolled(p, &body, scroll, p->top + n_head + 1, col, d);
    } else {
        hoshi_buf_put(&head, body.p, body.n);
        scrolled(p, &head, scroll, p->top, col, d);
    }
    hoshi_buf_release(&body);
    hoshi_buf_release(&head);
}

/* --- the keys */

static unsigned reading_width(const struct hoshi_page *p)
{
    return p->to->cols - 2 < READING_CELLS ? p->to->cols - 2 : READING_CELLS;
}

void hoshi_page_help(const struct hoshi_page *p, struct hoshi_drawn *d)
{
    struct hoshi_buf keys, lines;
    hoshi_buf_init(&keys, 0);
    hoshi_buf_init(&lines, 0);
    hoshi_keys_put_help(p->s->result->catalog, HOSHI_FACE_SCREEN, p->s->lang, p->to->cols - 2,
                        &keys);
    for (const char *at = keys.p; at != NULL && *at != '\0';) {
        size_t k = strcspn(at, "\n");
        hoshi_buf_puts(&lines, at[0] != ' ' ? "h" : "p");
        hoshi_buf_put(&lines, at, k);
        hoshi_buf_puts(&lines, "\n");
        at += k + (at[k] == '\n');
    }
    hoshi_page_wrap(&lines, HOSHI_LOOK_PLAIN, hoshi_msg(HOSHI_MSG_ASSESS_HELP_MORE, p->s->lang),
                    p->to->cols - 2);
    scrolled(p, &lines, p->s->aside, p->top, 1, d);
    hoshi_buf_release(&lines);
    hoshi_buf_release(&keys);
}

/* --- what this is about */

void hoshi_page_welcome(const struct hoshi_page *p, struct hoshi_drawn *d)
{
    struct hoshi_buf text, lines;
    hoshi_buf_init(&text, 0);
    hoshi_buf_init(&lines, 0);
    hoshi_welcome_put(p->s->iv, p->s->result, p->file, p->s->lang, &text);
    for (const char *at = text.p; at != NULL && *at != '\0';) {
        struct hoshi_buf one;
        size_t k = strcspn(at, "\n");
        hoshi_buf_init(&one, 0);
        hoshi_buf_put(&one, at, k);
        if (k == 0)
            hoshi_buf_puts(&lines, "p\n");
        else
            hoshi_page_wrap(&lines, lines.n == 0 ? HOSHI_LOOK_QUESTION : HOSHI_LOOK_PLAIN, one.p,
                            reading_width(p));
        hoshi_buf_release(&one);
        at += k + (at[k] == '\n');
    }
    scrolled(p, &lines, p->s->aside, p->top, 1, d);
    hoshi_buf_release(&lines);
    hoshi_buf_release(&text);
}
