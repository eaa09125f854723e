#include "base/lines.h"

#define MARK_BYTES ((size_t)256) /* from one mark to the next: a list of complaints asks often */

static struct hoshi_pos walk_to(struct hoshi_str text, struct hoshi_pos pos, size_t offset)
{
    while (pos.i < offset && pos.i < text.n)
        hoshi_pos_step(text, &pos);
    return pos;
}

/* Of a character, or of a line break of two bytes. */
static bool is_inside(struct hoshi_str text, size_t i)
{
    return i > 0 && i < text.n &&
           (((unsigned char)text.p[i] & 0xc0) == 0x80 ||
            (text.p[i] == '\n' && text.p[i - 1] == '\r'));
}

/* pos stands at or before the place. */
static struct hoshi_pos walk_until(struct hoshi_str text, struct hoshi_pos pos, uint32_t line,
                                   uint32_t col)
{
    while (pos.i < text.n && pos.line < line)
        hoshi_pos_step(text, &pos);
    while (pos.line == line && pos.col < col && !hoshi_pos_at_line_end(text, &pos))
        hoshi_pos_step(text, &pos);
    while (pos.i < text.n && ((unsigned char)text.p[pos.i] & 0xc0) == 0x80)
        pos.i++;
    return pos;
}

struct hoshi_pos hoshi_pos_of(struct hoshi_str text, size_t offset)
{
    return walk_to(text, HOSHI_POS_START, offset);
}

struct hoshi_pos hoshi_pos_find(struct hoshi_str text, uint32_t line, uint32_t col)
{
    return walk_until(text, HOSHI_POS_START, line, col);
}

void hoshi_lines_init(struct hoshi_lines *ret_lines, struct hoshi_str text,
                      struct hoshi_arena *arena)
{
    size_t n = text.n / MARK_BYTES + 1;
    struct hoshi_pos pos = HOSHI_POS_START;
    *ret_lines = (struct hoshi_lines){.text = text};
    ret_lines->mark = hoshi_arena_array(arena, n, sizeof *ret_lines->mark);
    if (ret_lines->mark == NULL)
        return;
    for (ret_lines->n_mark = 0; ret_lines->n_mark < n; ret_lines->n_mark++) {
        pos = walk_to(text, pos, ret_lines->n_mark * MARK_BYTES);
        while (is_inside(text, pos.i))
            hoshi_pos_step(text, &pos);
        ret_lines->mark[ret_lines->n_mark] = pos;
    }
}

struct hoshi_pos hoshi_lines_of(const struct hoshi_lines *lines, size_t offset)
{
    size_t m = offset / MARK_BYTES < lines->n_mark ? offset / MARK_BYTES + 1 : lines->n_mark;
    while (m > 0 && lines->mark[m - 1].i > offset)
        m--;
    return walk_to(lines->text, m > 0 ? lines->mark[m - 1] : HOSHI_POS_START, offset);
}

struct hoshi_pos hoshi_lines_find(const struct hoshi_lines *lines, uint32_t line, uint32_t col)
{
    size_t low = 0, high = lines->n_mark; /* the first mark behind the place lies in [low, high] */
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        const struct hoshi_pos *m = &lines->mark[mid];
        if (m->line < line || (m->line == line && m->col <= col))
            low = mid + 1;
        else
            high = mid;
    }
    return walk_until(lines->text, low > 0 ? lines->mark[low - 1] : HOSHI_POS_START, line, col);
}
