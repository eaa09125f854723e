/* The input line: UTF-8, edited by code points. */
#include <string.h>

#include "base/utf8.h"
#include "tui/state.h"

void hoshi_input_set(struct hoshi_state *s, const char *text)
{
    size_t n = strlen(text);
    if (n >= sizeof s->input)
        n = 0; /* never cut within a character */
    memcpy(s->input, text, n);
    s->input[n] = '\0';
    s->n_input = s->cursor = n;
}

static bool is_inside(char c)
{
    return ((unsigned char)c & 0xc0) == 0x80;
}

static size_t before(const struct hoshi_state *s, size_t at)
{
    while (at > 0 && is_inside(s->input[--at]))
        ;
    return at;
}

static size_t behind(const struct hoshi_state *s, size_t at)
{
    if (at < s->n_input)
        at++;
    while (at < s->n_input && is_inside(s->input[at]))
        at++;
    return at;
}

static void cut(struct hoshi_state *s, size_t from, size_t to)
{
    memmove(s->input + from, s->input + to, s->n_input - to + 1);
    s->n_input -= to - from;
    s->cursor = from;
}

static size_t encode(uint32_t c, char ret_bytes[4])
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

static void insert(struct hoshi_state *s, uint32_t c)
{
    char bytes[4];
    if (c >= 0x110000 || hoshi_utf8_is_control(c) || (c >= 0xd800 && c < 0xe000))
        return;
    size_t n = encode(c, bytes);
    if (s->n_input + n >= sizeof s->input)
        return;
    memmove(s->input + s->cursor + n, s->input + s->cursor, s->n_input - s->cursor + 1);
    memcpy(s->input + s->cursor, bytes, n);
    s->n_input += n;
    s->cursor += n;
}

bool hoshi_input_key(struct hoshi_state *s, uint32_t key)
{
    switch (key) {
    case HOSHI_KEY_LEFT:
        s->cursor = before(s, s->cursor);
        return true;
    case HOSHI_KEY_RIGHT:
        s->cursor = behind(s, s->cursor);
        return true;
    case HOSHI_KEY_HOME:
    case HOSHI_KEY_CTRL('A'):
        s->cursor = 0;
        return true;
    case HOSHI_KEY_END:
    case HOSHI_KEY_CTRL('E'):
        s->cursor = s->n_input;
        return true;
    case HOSHI_KEY_BACKSPACE:
        cut(s, before(s, s->cursor), s->cursor);
        return true;
    case HOSHI_KEY_DELETE:
        cut(s, s->cursor, behind(s, s->cursor));
        return true;
    case HOSHI_KEY_CTRL('U'):
        cut(s, 0, s->cursor);
        return true;
    default:
        break;
    }
    if (key < 0x20 || key >= 0x110000)
        return false;
    insert(s, key);
    return true;
}
