#include "report/markdown.h"

#include <string.h>

#include "base/str.h"
#include "base/visible.h"

/* A sign that means something wherever it stands; the rest does at the beginning of a text only, or
 * where it would make an address a link. CommonMark allows a backslash before any of these. */
static bool is_sign(const char *s, size_t at)
{
    if (strchr("\\`*_[]<>|&~@$", s[at]) != NULL)
        return true;
    if (s[at] == ':')
        return at == 0 || s[at + 1] == '/';
    if (s[at] == '.' || s[at] == ')') /* "1." and "1)" begin a list */
        return at == strspn(s, "0123456789") || (at >= 3 && (strncmp(s + at - 3, "www", 3) == 0 ||
                                                             strncmp(s + at - 3, "WWW", 3) == 0));
    return at == 0 && strchr("#+-=", s[at]) != NULL;
}

void hoshi_markdown_text(struct hoshi_buf *out, const char *text)
{
    struct hoshi_buf seen;
    if (text == NULL)
        return;
    hoshi_buf_init(&seen, 0);
    for (const char *line = text; *line != '\0';) { /* line breaks are no control characters here */
        size_t n = strcspn(line, "\r\n\t");
        hoshi_buf_puts(&seen, line != text ? " " : "");
        hoshi_put_visible(&seen, (struct hoshi_str){line, n}, 0);
        line += n + (line[n] != '\0');
    }
    for (size_t i = 0; i < seen.n; i++) {
        hoshi_buf_puts(out, is_sign(seen.p, i) ? "\\" : "");
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
