#include "report/markdown.h"

#include <string.h>

#include "base/str.h"
#include "base/visible.h"

/* CommonMark allows a backslash before any of these. A hyphen, a plus, a dot and a parenthesis mean
 * something only where a line begins, or behind a bracket, and are left readable elsewhere. */
static const char obeyed[] = "\\`*_[]<>|~#&!$@";

/* Where a sign stands that would begin a list, a heading or a rule: the first one, or the one
 * behind the digits at the start ("1." and "1)"). */
static size_t begins_a_block(const char *s)
{
    size_t n = strspn(s, "0123456789");
    if (n == 0 && strchr("-+=:", s[0]) != NULL)
        return 0;
    return n != 0 && (s[n] == '.' || s[n] == ')') ? n : SIZE_MAX;
}

void hoshi_markdown_text(struct hoshi_buf *out, const char *text)
{
    struct hoshi_buf seen;
    if (text == NULL)
        return;
    hoshi_buf_init(&seen, 0);
    for (const char *line = text; *line != '\0';) { /* line breaks are no control characters here */
        size_t n = strcspn(line, "\n");
        hoshi_buf_puts(&seen, line != text ? " " : "");
        hoshi_put_visible(&seen, (struct hoshi_str){line, n}, 0);
        line += n + (line[n] == '\n');
    }
    size_t block = seen.n != 0 ? begins_a_block(seen.p) : SIZE_MAX;
    for (size_t i = 0; i < seen.n; i++) {
        if (strchr(obeyed, seen.p[i]) != NULL || i == block)
            hoshi_buf_puts(out, "\\");
        hoshi_buf_put(out, &seen.p[i], 1);
    }
    out->failed = out->failed || seen.failed;
    hoshi_buf_release(&seen);
}

void hoshi_markdown_cell(struct hoshi_buf *out, const char *text)
{
    hoshi_buf_puts(out, " ");
    hoshi_markdown_text(out, text);
    hoshi_buf_puts(out, " |");
}
