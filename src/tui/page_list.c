#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "tui/page.h"

struct count {
    unsigned done, total;
};

static bool is_in(const struct hoshi_item *item, const struct hoshi_group *g,
                  const struct hoshi_requirement *r)
{
    const struct hoshi_requirement *of = item->before->requirement;
    return r != NULL ? of == r : of->group == g;
}

static struct count count_of(const struct hoshi_page *p, const struct hoshi_group *g,
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

/* As much of a title as fits, and two dots where that is not all; filled up with blanks. */
static void put_cut(struct hoshi_buf *line, const char *title, unsigned room)
{
    if (room < 4) { /* a long id takes all there is */
        hoshi_buf_fill(line, ' ', room);
        return;
    }
    struct hoshi_str whole = hoshi_str_from(title), cut = hoshi_page_fit(whole, room);
    bool all = cut.n == whole.n;
    if (!all)
        cut = hoshi_page_fit(whole, room - 2);
    hoshi_buf_put(line, cut.p, cut.n);
    hoshi_buf_puts(line, all ? "" : "..");
    hoshi_buf_fill(line, ' ', room - hoshi_utf8_str_cells(cut) - (all ? 0 : 2));
}

static void list_line(const struct hoshi_page *p, int row, const char *id, const char *title,
                      bool is_group, bool is_current, struct count c)
{
    struct hoshi_buf line, number;
    if (row < 0 || (unsigned)row + 1 >= p->rows)
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
    unsigned taken = used + (unsigned)number.n + 2;
    put_cut(&line, title, p->list_cells > taken ? p->list_cells - taken : 0);
    hoshi_buf_puts(&line, " ");
    hoshi_buf_put(&line, number.p, number.n);
    enum hoshi_look look = c.done == c.total ? HOSHI_LOOK_DIM /* done is not good: no colour */
                           : is_group        ? HOSHI_LOOK_HEAD
                                             : HOSHI_LOOK_PLAIN;
    hoshi_page_put(p, p->top + 1 + (unsigned)row, 0, look, is_current ? HOSHI_DRAW_REVERSE : 0,
                   line.p);
    hoshi_buf_release(&number);
    hoshi_buf_release(&line);
}

/* Draws the list with its line `first` on top; returns the line of the current question. */
static int list(const struct hoshi_page *p, int first, bool draw, int *ret_n)
{
    const struct hoshi_catalog *cat = p->s->iv->cat;
    const struct hoshi_item *now = hoshi_state_item(p->s);
    int row = 0, current = 0;
    struct count c;
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

void hoshi_page_list(const struct hoshi_page *p)
{
    int n, rows = (int)p->rows - 1;
    int current = list(p, 0, false, &n);
    int first = current - rows / 2;
    if (first > n - rows)
        first = n - rows;
    (void)list(p, first < 0 ? 0 : first, true, &n);
    const char *head = hoshi_msg(HOSHI_MSG_ASSESS_LIST_HEAD, p->s->lang);
    unsigned w = hoshi_utf8_str_cells(hoshi_str_from(head));
    hoshi_page_put(p, p->top, p->list_cells - 1 - w, HOSHI_LOOK_DIM, 0, head);
    for (unsigned row = 0; row < p->rows; row++)
        hoshi_page_put(p, p->top + row, p->list_cells, HOSHI_LOOK_DIM, 0, "|");
}
