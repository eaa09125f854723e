/* Where the bytes of a node are, from its marks (line and column in code points). */
#include "codec/edit/place.h"

#include <string.h>

static size_t offset_of(struct hoshi_str text, uint32_t line, uint32_t col)
{
    size_t i = 0;
    const char *t = text.p;
    for (uint32_t at = 1; at < line && i < text.n; i++) {
        bool cr = t[i] == '\r' && !(i + 1 < text.n && t[i + 1] == '\n');
        at += t[i] == '\n' || cr;
    }
    for (uint32_t at = 1; at < col && i < text.n; at++) {
        i++;
        while (i < text.n && ((unsigned char)t[i] & 0xc0) == 0x80)
            i++;
    }
    return i;
}

size_t hoshi_place_start(struct hoshi_str text, const struct hoshi_node *n)
{
    return offset_of(text, n->span.line, n->span.col);
}

bool hoshi_place_is_flow(struct hoshi_str text, const struct hoshi_node *n)
{
    size_t at = hoshi_place_start(text, n);
    return n->kind != HOSHI_NODE_SCALAR && at < text.n &&
           text.p[at] == (n->kind == HOSHI_NODE_MAP ? '{' : '[');
}

/* End of the value itself: a block scalar's mark stands behind the line breaks that follow it. */
size_t hoshi_place_end(struct hoshi_str text, const struct hoshi_node *n)
{
    while (n->kind != HOSHI_NODE_SCALAR && !hoshi_place_is_flow(text, n) && n->last != NULL)
        n = n->last;
    size_t from = hoshi_place_start(text, n), to = offset_of(text, n->end_line, n->end_col);
    while (to > from && strchr(" \t\r\n", text.p[to - 1]) != NULL)
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

/* Offset of the comma behind a member of a flow map, or 0. */
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
