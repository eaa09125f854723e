/* cJSON says the same of a text that is no JSON and of memory that ran out: nothing. This tells the
 * two apart, and needs no memory for it. */
#include "base/json_form.h"

#include <string.h>

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

static bool string(struct form *f)
{
    if (!take(f, '"'))
        return false;
    for (; f->p < f->end && *f->p != '"'; f->p++) {
        if (*f->p != '\\')
            continue;
        f->p++;
        if (f->p == f->end || *f->p == '\0' || strchr("\"\\/bfnrtu", *f->p) == NULL)
            return false;
    }
    return take(f, '"');
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
    if (!digits(f) || (word(f, ".") && !digits(f)))
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

bool hoshi_json_well_formed(struct hoshi_str text)
{
    struct form f = {.p = text.p, .end = text.p + text.n};
    do {
        bool map = take(&f, '{'), list = !map && take(&f, '[');
        if (map || list) {
            if (f.depth++ == HOSHI_LIMIT_DEPTH)
                return false;
            f.in_map = f.in_map << 1 | (map ? 1u : 0u);
            if (!take(&f, map ? '}' : ']')) {
                if (!key(&f))
                    return false;
                continue;
            }
            f.in_map >>= 1;
            f.depth--;
        } else if (!scalar(&f)) {
            return false;
        }
        if (!go_on(&f))
            return false;
    } while (f.depth != 0);
    return true;
}
