/* Where the bytes of a node are, from its marks (line and column in code points). */
#include "codec/edit/place.h"

#include <string.h>

size_t hoshi_place_start(const struct hoshi_lines *lines, const struct hoshi_node *n)
{
    return hoshi_lines_find(lines, n->span.line, n->span.col).i;
}

bool hoshi_place_is_flow(const struct hoshi_lines *lines, const struct hoshi_node *n)
{
    if (n->kind == HOSHI_NODE_SCALAR)
        return false;
    size_t at = hoshi_place_start(lines, n);
    return at < lines->text.n && lines->text.p[at] == (n->kind == HOSHI_NODE_MAP ? '{' : '[');
}

/* End of the value itself: a block scalar's mark stands behind the line breaks that follow it. */
size_t hoshi_place_end(const struct hoshi_lines *lines, const struct hoshi_node *n)
{
    while (n->kind != HOSHI_NODE_SCALAR && !hoshi_place_is_flow(lines, n) && n->last != NULL)
        n = n->last;
    size_t from = hoshi_place_start(lines, n);
    size_t to = hoshi_lines_find(lines, n->end_line, n->end_col).i;
    while (to > from && strchr(" \t\r\n", lines->text.p[to - 1]) != NULL)
        to--;
    return to;
}

size_t hoshi_place_line(struct hoshi_str text, size_t at)
{
    while (at > 0 && text.p[at - 1] != '\n' && text.p[at - 1] != '\r')
        at--;
    return at;
}

size_t hoshi_place_line_end(struct hoshi_str text, size_t at)
{
    while (at < text.n && text.p[at] != '\n' && text.p[at] != '\r')
        at++;
    return at;
}

size_t hoshi_place_next_line(struct hoshi_str text, size_t at)
{
    at = hoshi_place_line_end(text, at);
    if (at < text.n && text.p[at] == '\r')
        at++;
    if (at < text.n && text.p[at] == '\n')
        at++;
    return at;
}

bool hoshi_place_blank(struct hoshi_str text, size_t from, size_t to)
{
    for (; from < to; from++) {
        if (text.p[from] != ' ' && text.p[from] != '\t')
            return false;
    }
    return true;
}

size_t hoshi_place_comma(struct hoshi_str text, size_t at)
{
    while (at < text.n) {
        char c = text.p[at];
        if (c == ',')
            return at;
        if (c == '#')
            at = hoshi_place_line_end(text, at);
        else if (strchr(" \t\r\n", c) != NULL)
            at++;
        else
            return 0;
    }
    return 0;
}
