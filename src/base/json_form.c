/* cJSON takes more than JSON: what it makes of "\\u12G4" is a text that ends there, of "01" a
 * number. And it says the same of a text that is no JSON and of memory that ran out: nothing. This
 * decides before cJSON is asked, and needs no memory for it. */
#include "base/json_form.h"

#include <string.h>

#include "base/digits.h"
#include "base/limits.h"

struct form {
    const char *p, *end;
    uint64_t in_map; /* one bit for each open container, the innermost lowest */
    unsigned depth;
};

_Static_assert(HOSHI_LIMIT_DEPTH <= 64, "one bit for each open container");

static void skip_blank(struct form *f)
{
    while (f->p < f->end && strchr(" \t\r\n", *f->p) != NULL && *f->p != '\0')
        f->p++;
}

static bool take(struct form *f, char c)
{
    skip_blank(f);
    if (f->p == f->end || *f->p != c)
        return false;
    f->p++;
    return true;
}

/* The unit of \uXXXX that stands at p; -1 when that is not what stands there. */
static long unit_at(const struct form *f, const char *p)
{
    long unit = 0;
    if (f->end - p < 6 || p[0] != '\\' || p[1] != 'u')
        return -1;
    for (int i = 2; i < 6; i++) {
        int digit = hoshi_hex_value(p[i]);
        if (digit < 0)
            return -1;
        unit = unit << 4 | digit;
    }
    return unit;
}

/* Over an escape; half a pair and the code of no character are none. */
static bool escape(struct form *f)
{
    long unit = unit_at(f, f->p);
    if (unit < 0) {
        bool is = f->end - f->p >= 2 && f->p[1] != '\0' && strchr("\"\\/bfnrt", f->p[1]) != NULL;
        f->p += is ? 2 : 0;
        return is;
    }
    bool high = unit >= 0xd800 && unit < 0xdc00, low = unit >= 0xdc00 && unit < 0xe000;
    long next = high ? unit_at(f, f->p + 6) : 0;
    bool is = unit != 0 && !low && (!high || (next >= 0xdc00 && next < 0xe000));
    f->p += !is ? 0 : high ? 12 : 6;
    return is;
}

static bool string(struct form *f)
{
    if (!take(f, '"'))
        return false;
    const char *from = f->p;
    while (f->p < f->end && *f->p != '"') {
        if ((unsigned char)*f->p < 0x20)
            return false;
        if (*f->p != '\\')
            f->p++;
        else if (!escape(f))
            return false;
    }
    if (f->p == f->end) /* its start is what a person must look at */
        f->p = from - 1;
    else
        f->p++;
    return f->p >= from;
}

static bool word(struct form *f, const char *s)
{
    size_t n = strlen(s);
    bool is = (size_t)(f->end - f->p) >= n && memcmp(f->p, s, n) == 0;
    f->p += is ? n : 0;
    return is;
}

static bool digits(struct form *f)
{
    const char *from = f->p;
    while (f->p < f->end && *f->p >= '0' && *f->p <= '9')
        f->p++;
    return f->p > from;
}

static bool number(struct form *f)
{
    (void)word(f, "-");
    const char *first = f->p;
    if (!digits(f) || (*first == '0' && f->p - first > 1) || (word(f, ".") && !digits(f)))
        return false;
    if (!word(f, "e") && !word(f, "E"))
        return true;
    if (!word(f, "+"))
        (void)word(f, "-");
    return digits(f);
}

static bool scalar(struct form *f)
{
    skip_blank(f);
    return word(f, "true") || word(f, "false") || word(f, "null") || string(f) || number(f);
}

static bool key(struct form *f)
{
    return (f->in_map & 1) == 0 || (string(f) && take(f, ':'));
}

/* After a value: the next one of its container, or the end of that and of those around it. */
static bool go_on(struct form *f)
{
    while (f->depth != 0) {
        if (take(f, ','))
            return key(f);
        if (!take(f, (f->in_map & 1) != 0 ? '}' : ']'))
            return false;
        f->in_map >>= 1;
        f->depth--;
    }
    return true;
}

static bool value(struct form *f)
{
    do {
        bool map = take(f, '{'), list = !map && take(f, '[');
        if (map || list) {
            if (f->depth++ == HOSHI_LIMIT_DEPTH)
                return false;
            f->in_map = f->in_map << 1 | (map ? 1u : 0u);
            if (!take(f, map ? '}' : ']')) {
                if (!key(f))
                    return false;
                continue;
            }
            f->in_map >>= 1;
            f->depth--;
        } else if (!scalar(f)) {
            return false;
        }
        if (!go_on(f))
            return false;
    } while (f->depth != 0);
    return true;
}

bool hoshi_json_form(struct hoshi_str text, size_t *ret_n)
{
    struct form f = {.p = text.p, .end = text.p + text.n};
    bool is = value(&f);
    *ret_n = (size_t)(f.p - text.p);
    return is;
}
