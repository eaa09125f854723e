#include "codec/parse/yaml_cut.h"

#include <string.h>

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* "#3", and neither "# 3" nor "##". */
static bool is_tight(struct hoshi_str text, size_t i)
{
    return i + 1 < text.n && text.p[i] == '#' && strchr(" \t\r\n#", text.p[i + 1]) == NULL;
}

/* Something stands before it on its line. */
static bool is_behind_text(struct hoshi_str text, size_t i)
{
    size_t before = i;
    while (before > 0 && is_blank(text.p[before - 1]))
        before--;
    return before < i && before > 0 && text.p[before - 1] != '\n' && text.p[before - 1] != '\r';
}

bool hoshi_yaml_may_be_cut(struct hoshi_str text)
{
    for (size_t i = 0; i < text.n; i++) {
        const char *found = memchr(text.p + i, '#', text.n - i);
        if (found == NULL)
            return false;
        i = (size_t)(found - text.p);
        if (is_tight(text, i) && is_behind_text(text, i))
            return true;
    }
    return false;
}

bool hoshi_yaml_is_cut(const struct hoshi_lines *lines, const struct hoshi_node *value,
                       struct hoshi_span *ret_at)
{
    struct hoshi_str text = lines->text;
    if (value->kind != HOSHI_NODE_SCALAR || !value->plain)
        return false;
    size_t i = hoshi_lines_find(lines, value->end_line, value->end_col).i;
    while (i < text.n && is_blank(text.p[i]))
        i++;
    if (!is_tight(text, i) || !is_behind_text(text, i))
        return false;
    struct hoshi_pos pos = hoshi_lines_of(lines, i);
    *ret_at = (struct hoshi_span){pos.line, pos.col, 1};
    return true;
}
