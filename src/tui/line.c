#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "tui/key.h"

void hoshi_line_set(struct hoshi_line *line, const char *text)
{
    size_t n = strlen(text);
    if (n >= sizeof line->text)
        n = 0; /* never cut within a character */
    memcpy(line->text, text, n);
    line->text[n] = '\0';
    line->n = line->cursor = n;
}

void hoshi_line_trim(struct hoshi_line *line)
{
    struct hoshi_str t = hoshi_str_trim((struct hoshi_str){line->text, line->n});
    memmove(line->text, t.p, t.n);
    line->text[t.n] = '\0';
    line->n = line->cursor = t.n;
}

static bool is_inside(char c)
{
    return ((unsigned char)c & 0xc0) == 0x80;
}

static size_t before(const struct hoshi_line *line, size_t at)
{
    while (at > 0 && is_inside(line->text[--at]))
        ;
    return at;
}

static size_t behind(const struct hoshi_line *line, size_t at)
{
    if (at < line->n)
        at++;
    while (at < line->n && is_inside(line->text[at]))
        at++;
    return at;
}

static void cut(struct hoshi_line *line, size_t from, size_t to)
{
    memmove(line->text + from, line->text + to, line->n - to + 1);
    line->n -= to - from;
    line->cursor = from;
}

size_t hoshi_key_encode(uint32_t c, char ret_bytes[4])
{
    if (c < 0x80) {
        ret_bytes[0] = (char)c;
        return 1;
    }
    size_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t i = n - 1; i > 0; i--, c >>= 6)
        ret_bytes[i] = (char)(0x80 | (c & 0x3f));
    ret_bytes[0] = (char)((n == 2 ? 0xc0 : n == 3 ? 0xe0 : 0xf0) | c);
    return n;
}

bool hoshi_line_insert(struct hoshi_line *line, const char *text, size_t n)
{
    if (n >= sizeof line->text - line->n)
        return false;
    memmove(line->text + line->cursor + n, line->text + line->cursor, line->n - line->cursor + 1);
    memcpy(line->text + line->cursor, text, n);
    line->n += n;
    line->cursor += n;
    return true;
}

bool hoshi_key_is_text(uint32_t key)
{
    return key >= 0x20 && key < 0x110000 && !hoshi_utf8_is_control(key) &&
           !(key >= 0xd800 && key < 0xe000);
}

bool hoshi_line_key(struct hoshi_line *line, uint32_t key)
{
    switch (key) {
    case HOSHI_KEY_LEFT:
        line->cursor = before(line, line->cursor);
        return true;
    case HOSHI_KEY_RIGHT:
        line->cursor = behind(line, line->cursor);
        return true;
    case HOSHI_KEY_HOME:
    case HOSHI_KEY_CTRL('A'):
        line->cursor = 0;
        return true;
    case HOSHI_KEY_END:
    case HOSHI_KEY_CTRL('E'):
        line->cursor = line->n;
        return true;
    case HOSHI_KEY_BACKSPACE:
        cut(line, before(line, line->cursor), line->cursor);
        return true;
    case HOSHI_KEY_DELETE:
        cut(line, line->cursor, behind(line, line->cursor));
        return true;
    case HOSHI_KEY_CTRL('U'):
        cut(line, 0, line->cursor);
        return true;
    default:
        break;
    }
    char bytes[4];
    return hoshi_key_is_text(key) && hoshi_line_insert(line, bytes, hoshi_key_encode(key, bytes));
}
