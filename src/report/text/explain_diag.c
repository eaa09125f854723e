/* A diagnostic explained: its own words, and what the reference says of it. The reference is
 * compiled in as it stands (docs/reference/diagnostics.md), so there is one text for both;
 * docs.coverage holds its form: "### HSnnnn name", a paragraph in Japanese, one in English. */
#include <string.h>

#include "base/str.h"
#include "hoshi_embed.h"
#include "report/text/explain.h"

/* Where a needle begins in a text, or NULL. */
static const char *find(const char *from, const char *end, const char *needle)
{
    size_t n = strlen(needle);
    for (; (size_t)(end - from) >= n; from++) {
        if (memcmp(from, needle, n) == 0)
            return from;
    }
    return NULL;
}

/* The n-th paragraph behind the heading of a code; empty when there is none. */
static struct hoshi_str paragraph(const char *code, unsigned n)
{
    const char *text = (const char *)hoshi_embed_diagnostics;
    const char *end = text + hoshi_embed_diagnostics_size, *at = text;
    do {
        at = find(at, end, "\n### ");
        at = at != NULL ? at + strlen("\n### ") : NULL;
    } while (at != NULL && strncmp(at, code, strlen(code)) != 0);
    for (unsigned i = 0; at != NULL && i <= n; i++) {
        at = find(at, end, "\n\n");
        at = at != NULL ? at + strlen("\n\n") : NULL;
    }
    if (at == NULL)
        return (struct hoshi_str){"", 0};
    const char *stop = find(at, end, "\n\n");
    return (struct hoshi_str){at, (size_t)((stop != NULL ? stop : end) - at)};
}

/* Lines are joined and marks of code dropped: the terminal wraps by itself. */
static void put_reference(const struct hoshi_print *p, const char *code)
{
    struct hoshi_str s = paragraph(code, p->lang == HOSHI_LANG_JA ? 0 : 1);
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] != '`')
            hoshi_buf_put(&line, s.p[i] == '\n' ? " " : &s.p[i], 1);
    }
    if (line.n != 0)
        hoshi_print_text(p, 2, line.p);
    hoshi_print_drop(p, &line);
}

void hoshi_explain_diag(const struct hoshi_print *p, const struct hoshi_diag_info *info)
{
    hoshi_print_bold(p, true);
    hoshi_print_msg(p, 0, HOSHI_MSG_EXPLAIN_DIAG, info->code, info->name,
                    hoshi_msg(info->severity == HOSHI_ERROR     ? HOSHI_MSG_ERROR
                              : info->severity == HOSHI_WARNING ? HOSHI_MSG_WARNING
                                                                : HOSHI_MSG_NOTE,
                              p->lang));
    hoshi_print_bold(p, false);
    static const char *const found[] = {"…", "…", "…"}; /* what an actual complaint names */
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_format(&line, hoshi_text_get(&info->text, p->lang), found, 3);
    hoshi_print_text(p, 2, line.p);
    hoshi_print_drop(p, &line);
    put_reference(p, info->code);
}
