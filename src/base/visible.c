#include "base/visible.h"

#include <string.h>

#include "base/digits.h"
#include "base/str.h"
#include "base/utf8.h"

static unsigned escape_digits(uint32_t c)
{
    return c > 0xfffff ? 6 : c > 0xffff ? 5 : 4;
}

/* "\xNN" or "\u{NNNN}"; the cells it takes. */
static unsigned put_escape(struct hoshi_buf *buf, uint32_t c)
{
    char e[10] = "\\x";
    unsigned n = 4;
    if (c < 0x100) {
        hoshi_hex_lower(e + 2, c, 2);
    } else {
        n = escape_digits(c);
        memcpy(e, "\\u{", 3);
        hoshi_hex_lower(e + 3, c, n);
        e[3 + n] = '}';
        n += 4;
    }
    hoshi_buf_put(buf, e, n);
    return n;
}

unsigned hoshi_visible_cells(uint32_t c)
{
    return c == HOSHI_NOT_UTF8        ? 4
           : c == '\t'                ? 1
           : hoshi_utf8_is_control(c) ? escape_digits(c) + 4
                                      : hoshi_utf8_cells(c);
}

unsigned hoshi_put_visible(struct hoshi_buf *buf, struct hoshi_str s, unsigned max_cells)
{
    unsigned cells = 0;
    while (s.n > 0) {
        uint32_t c;
        size_t k = hoshi_utf8_next(s, &c);
        bool invalid = k == 0;
        unsigned w = hoshi_visible_cells(invalid ? HOSHI_NOT_UTF8 : c);
        if (max_cells != 0 && cells + w > max_cells) {
            hoshi_buf_puts(buf, "…");
            return cells + 1;
        }
        if (invalid)
            cells += put_escape(buf, (unsigned char)s.p[0]);
        else if (c != '\t' && hoshi_utf8_is_control(c))
            cells += put_escape(buf, c);
        else {
            cells += w;
            hoshi_buf_put(buf, c == '\t' ? " " : s.p, k);
        }
        s.p += invalid ? 1 : k;
        s.n -= invalid ? 1 : k;
    }
    return cells;
}

static bool is_plain(unsigned char c)
{
    return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
           (c >= 'a' && c <= 'z') || (c != '\0' && strchr("_@%+=:,./-", c) != NULL);
}

/* $'…', for what no other quotes can show. */
static void put_escaped_word(struct hoshi_buf *buf, const char *s)
{
    hoshi_buf_puts(buf, "$'");
    for (size_t k; *s != '\0'; s += k) {
        uint32_t c;
        k = hoshi_utf8_next(hoshi_str_from(s), &c);
        bool shown = k != 0 && !hoshi_utf8_is_control(c);
        k = k != 0 ? k : 1;
        if (shown && (*s == '\'' || *s == '\\'))
            hoshi_buf_puts(buf, "\\");
        if (shown)
            hoshi_buf_put(buf, s, k);
        for (size_t i = 0; i < k && !shown; i++)
            put_escape(buf, (unsigned char)s[i]);
    }
    hoshi_buf_puts(buf, "'");
}

static void put_quoted_word(struct hoshi_buf *buf, const char *s)
{
    hoshi_buf_puts(buf, "'");
    for (; *s != '\0'; s++)
        hoshi_buf_put(buf, *s == '\'' ? "'\\''" : s, *s == '\'' ? 4 : 1);
    hoshi_buf_puts(buf, "'");
}

static bool needs_escapes(const char *s)
{
    for (struct hoshi_str rest = hoshi_str_from(s); rest.n > 0;) {
        uint32_t c;
        size_t k = hoshi_utf8_next(rest, &c);
        if (k == 0 || hoshi_utf8_is_control(c))
            return true;
        rest.p += k;
        rest.n -= k;
    }
    return false;
}

const char *hoshi_shell_word(struct hoshi_arena *arena, const char *name)
{
    struct hoshi_buf word, bare;
    hoshi_buf_init(&word, 0);
    hoshi_buf_init(&bare, 0);
    hoshi_buf_puts(&bare, *name == '-' ? "./" : "");
    hoshi_buf_puts(&bare, name);
    const char *s = bare.failed ? name : bare.p, *end = s;
    while (is_plain((unsigned char)*end))
        end++;
    if (s == NULL || needs_escapes(s))
        put_escaped_word(&word, s != NULL ? s : "");
    else if (*end != '\0')
        put_quoted_word(&word, s);
    else
        hoshi_buf_puts(&word, s);
    const char *kept = word.failed ? NULL : hoshi_arena_strndup(arena, word.p, word.n);
    hoshi_buf_release(&word);
    hoshi_buf_release(&bare);
    return kept != NULL ? kept : name;
}

void hoshi_put_padded(struct hoshi_buf *buf, const char *s, unsigned cells)
{
    unsigned w = hoshi_utf8_str_cells(hoshi_str_from(s));
    hoshi_buf_puts(buf, s);
    if (w < cells)
        hoshi_buf_fill(buf, ' ', cells - w);
}
