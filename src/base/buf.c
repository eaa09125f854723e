/* Growing byte buffer with a mandatory ceiling and a sticky failure. */
#include <hoshi/buf.h>

#include <stdlib.h>
#include <string.h>

#include "base/digits.h"
#include "base/limits.h"
#include "base/memory.h"

void hoshi_buf_init(struct hoshi_buf *buf, size_t max_bytes)
{
    *buf = (struct hoshi_buf){0};
    buf->max_bytes = max_bytes != 0 ? max_bytes : HOSHI_LIMIT_OUTPUT_BYTES;
}

void hoshi_buf_release(struct hoshi_buf *buf)
{
    if (buf == NULL)
        return;
    free(buf->p);
    size_t max_bytes = buf->max_bytes;
    *buf = (struct hoshi_buf){.max_bytes = max_bytes};
}

void hoshi_buf_clear(struct hoshi_buf *buf)
{
    buf->n = 0;
    buf->failed = false;
    if (buf->p != NULL)
        buf->p[0] = '\0';
}

static bool reserve(struct hoshi_buf *buf, size_t n)
{
    if (buf->failed)
        return false;
    if (n > buf->max_bytes || buf->n > buf->max_bytes - n) {
        buf->failed = true;
        return false;
    }
    size_t need = buf->n + n + 1;
    if (need <= buf->cap)
        return true;
    size_t cap = buf->cap != 0 ? buf->cap : 256;
    while (cap < need)
        cap *= 2;
    char *p = realloc(buf->p, cap);
    if (p == NULL) {
        hoshi_memory_refused();
        buf->failed = true;
        return false;
    }
    buf->p = p;
    buf->cap = cap;
    return true;
}

void hoshi_buf_put(struct hoshi_buf *buf, const void *p, size_t n)
{
    if (!reserve(buf, n))
        return;
    if (n != 0)
        memcpy(buf->p + buf->n, p, n);
    buf->n += n;
    buf->p[buf->n] = '\0';
}

char *hoshi_buf_room(struct hoshi_buf *buf, size_t n)
{
    return reserve(buf, n) ? buf->p + buf->n : NULL;
}

void hoshi_buf_puts(struct hoshi_buf *buf, const char *s)
{
    if (s != NULL)
        hoshi_buf_put(buf, s, strlen(s));
}

void hoshi_buf_fill(struct hoshi_buf *buf, char c, size_t n)
{
    if (!reserve(buf, n))
        return;
    memset(buf->p + buf->n, c, n);
    buf->n += n;
    buf->p[buf->n] = '\0';
}

void hoshi_buf_int(struct hoshi_buf *buf, long long v)
{
    char text[HOSHI_DECIMAL_BYTES];
    hoshi_buf_puts(buf, hoshi_decimal(text, v));
}

enum hoshi_rc hoshi_buf_rc(const struct hoshi_buf *buf)
{
    return buf->failed ? HOSHI_E_LIMIT : HOSHI_OK;
}
