/* Three parts: the length of the pool, the pool of texts (each with a NUL), the numbers. A text is
 * the number of its bytes plus one (0: absent), and stands in the pool behind the one before it. A
 * list is its length and then its elements. Numbers are base 128, lowest digits first, the last
 * byte without the high bit. */
#include "codec/bind/pack.h"

#include <string.h>

/* ---- writing */

struct packer {
    struct hoshi_buf pool, number;
    bool unsupported;
};

static void put_number(struct hoshi_buf *to, uint64_t v)
{
    do {
        char digit = (char)((v & 0x7f) | (v > 0x7f ? 0x80 : 0));
        hoshi_buf_put(to, &digit, 1);
        v >>= 7;
    } while (v != 0);
}

static void put_string(struct packer *p, const char *s)
{
    size_t n = s != NULL ? strlen(s) + 1 : 0;
    put_number(&p->number, n);
    hoshi_buf_put(&p->pool, s, n);
}

static void put_bitext(struct packer *p, const struct hoshi_text *text)
{
    for (int l = 0; l < HOSHI_LANG_COUNT_; l++)
        put_string(p, text->v[l]);
}

static void put_struct(struct packer *p, const struct hoshi_spec *spec, const char *base);

static size_t count_of(const struct hoshi_field *f, const char *base)
{
    size_t n;
    memcpy(&n, base + f->count, sizeof n);
    return n;
}

static void put_list(struct packer *p, const struct hoshi_field *f, const char *base)
{
    const char *list;
    memcpy(&list, base + f->offset, sizeof list);
    size_t n = f->kind != HOSHI_FIELD_STRUCT ? count_of(f, base) : list != NULL;
    put_number(&p->number, n);
    for (size_t i = 0; i < n; i++) {
        const char *element = list + i * f->sub->size;
        if (f->kind == HOSHI_FIELD_TABLE)
            put_string(p, ((const struct hoshi_name *)(const void *)(element + f->sub->key))->s);
        put_struct(p, f->sub, element);
    }
}

static void put_field(struct packer *p, const struct hoshi_field *f, const char *base)
{
    const void *at = base + f->offset;
    switch (f->kind) {
    case HOSHI_FIELD_TEXT:
        put_string(p, *(const char *const *)at);
        break;
    case HOSHI_FIELD_NAME:
        put_string(p, ((const struct hoshi_name *)at)->s);
        break;
    case HOSHI_FIELD_BITEXT:
        put_bitext(p, at);
        break;
    case HOSHI_FIELD_UINT8:
        put_number(&p->number, *(const uint8_t *)at);
        break;
    case HOSHI_FIELD_UINT64:
        put_number(&p->number, *(const uint64_t *)at);
        break;
    case HOSHI_FIELD_INT32:
        put_number(&p->number, (uint32_t) * (const int32_t *)at);
        break;
    case HOSHI_FIELD_BOOL:
        put_number(&p->number, *(const bool *)at);
        break;
    case HOSHI_FIELD_CHOICE:
        p->unsupported = p->unsupported || *(const int *)at < 0;
        put_number(&p->number, (uint64_t) * (const int *)at);
        break;
    case HOSHI_FIELD_DATE:
        p->unsupported = p->unsupported || *(const hoshi_day *)at < 0;
        put_number(&p->number, (uint64_t) * (const hoshi_day *)at);
        break;
    case HOSHI_FIELD_PERIOD:
        put_number(&p->number, *(const hoshi_months *)at);
        break;
    case HOSHI_FIELD_NAMES: {
        const struct hoshi_names *names = at;
        put_number(&p->number, names->n);
        for (size_t i = 0; i < names->n; i++)
            put_string(p, names->v[i].s);
        break;
    }
    case HOSHI_FIELD_TEXTS: {
        const struct hoshi_text *text = *(const struct hoshi_text *const *)at;
        size_t n = count_of(f, base);
        put_number(&p->number, n);
        for (size_t i = 0; i < n; i++)
            put_bitext(p, &text[i]);
        break;
    }
    case HOSHI_FIELD_STRUCT:
    case HOSHI_FIELD_LIST:
    case HOSHI_FIELD_TABLE:
        put_list(p, f, base);
        break;
    case HOSHI_FIELD_CUSTOM:
        p->unsupported = true;
        break;
    }
}

static void put_struct(struct packer *p, const struct hoshi_spec *spec, const char *base)
{
    for (size_t i = 0; i < spec->n_field; i++)
        put_field(p, &spec->field[i], base);
}

enum hoshi_rc hoshi_pack(const struct hoshi_spec *spec, const void *base, struct hoshi_buf *out)
{
    struct packer p = {.unsupported = false};
    hoshi_buf_init(&p.pool, 0);
    hoshi_buf_init(&p.number, 0);
    put_struct(&p, spec, base);
    bool nomem = p.pool.failed || p.number.failed;
    if (!nomem && !p.unsupported) {
        put_number(out, p.pool.n);
        hoshi_buf_put(out, p.pool.p, p.pool.n);
        hoshi_buf_put(out, p.number.p, p.number.n);
    }
    hoshi_buf_release(&p.pool);
    hoshi_buf_release(&p.number);
    return nomem ? HOSHI_E_NOMEM : p.unsupported ? HOSHI_E_UNSUPPORTED : hoshi_buf_rc(out);
}

/* ---- reading */

struct unpacker {
    struct hoshi_arena *arena;
    const unsigned char *number, *number_end;
    const char *pool, *pool_end;
    enum hoshi_rc rc; /* the first failure; later reads give zeros */
};

static void fail(struct unpacker *u, enum hoshi_rc rc)
{
    if (u->rc == HOSHI_OK)
        u->rc = rc;
    u->number = u->number_end;
}

static uint64_t take_number(struct unpacker *u)
{
    uint64_t v = 0;
    for (unsigned shift = 0; u->number != u->number_end && shift < 64; shift += 7) {
        unsigned char digit = *u->number++;
        v |= (uint64_t)(digit & 0x7f) << shift;
        if (digit < 0x80)
            return v;
    }
    fail(u, HOSHI_E_INVALID);
    return 0;
}

static const char *take_string(struct unpacker *u)
{
    const char *s = u->pool;
    uint64_t n = take_number(u);
    if (n == 0)
        return NULL;
    if (n > (uint64_t)(u->pool_end - s) || s[n - 1] != '\0') {
        fail(u, HOSHI_E_INVALID);
        return NULL;
    }
    u->pool += n;
    return s;
}

static void take_bitext(struct unpacker *u, struct hoshi_text *ret_text)
{
    for (int l = 0; l < HOSHI_LANG_COUNT_; l++)
        ret_text->v[l] = take_string(u);
}

/* An array of as many elements as the next number says. Each takes a byte at least. */
static void *take_array(struct unpacker *u, size_t size, size_t *ret_n)
{
    uint64_t n = take_number(u);
    *ret_n = 0;
    if (n > (uint64_t)(u->number_end - u->number)) {
        fail(u, HOSHI_E_INVALID);
        return NULL;
    }
    void *v = n != 0 ? hoshi_arena_array(u->arena, n, size) : NULL;
    if (n != 0 && v == NULL)
        fail(u, HOSHI_E_NOMEM);
    else
        *ret_n = n;
    return v;
}

static void take_struct(struct unpacker *u, const struct hoshi_spec *spec, char *base);

static void take_list(struct unpacker *u, const struct hoshi_field *f, char *base)
{
    size_t n;
    char *list = take_array(u, f->sub->size, &n);
    memcpy(base + f->offset, &list, sizeof list);
    if (f->kind != HOSHI_FIELD_STRUCT)
        memcpy(base + f->count, &n, sizeof n);
    for (size_t i = 0; i < n; i++) {
        char *element = list + i * f->sub->size;
        if (f->kind == HOSHI_FIELD_TABLE)
            ((struct hoshi_name *)(void *)(element + f->sub->key))->s = take_string(u);
        take_struct(u, f->sub, element);
    }
}

static void take_field(struct unpacker *u, const struct hoshi_field *f, char *base)
{
    void *to = base + f->offset;
    switch (f->kind) {
    case HOSHI_FIELD_TEXT:
        *(const char **)to = take_string(u);
        break;
    case HOSHI_FIELD_NAME:
        ((struct hoshi_name *)to)->s = take_string(u);
        break;
    case HOSHI_FIELD_BITEXT:
        take_bitext(u, to);
        break;
    case HOSHI_FIELD_UINT8:
        *(uint8_t *)to = (uint8_t)take_number(u);
        break;
    case HOSHI_FIELD_UINT64:
        *(uint64_t *)to = take_number(u);
        break;
    case HOSHI_FIELD_INT32:
        *(int32_t *)to = (int32_t)(uint32_t)take_number(u);
        break;
    case HOSHI_FIELD_BOOL:
        *(bool *)to = take_number(u) != 0;
        break;
    case HOSHI_FIELD_CHOICE:
        *(int *)to = (int)take_number(u);
        break;
    case HOSHI_FIELD_DATE:
        *(hoshi_day *)to = (hoshi_day)take_number(u);
        break;
    case HOSHI_FIELD_PERIOD:
        *(hoshi_months *)to = (hoshi_months)take_number(u);
        break;
    case HOSHI_FIELD_NAMES: {
        struct hoshi_names *names = to;
        names->v = take_array(u, sizeof *names->v, &names->n);
        for (size_t i = 0; i < names->n; i++)
            names->v[i].s = take_string(u);
        break;
    }
    case HOSHI_FIELD_TEXTS: {
        size_t n;
        struct hoshi_text *text = take_array(u, sizeof *text, &n);
        memcpy(to, &text, sizeof text);
        memcpy(base + f->count, &n, sizeof n);
        for (size_t i = 0; i < n; i++)
            take_bitext(u, &text[i]);
        break;
    }
    case HOSHI_FIELD_STRUCT:
    case HOSHI_FIELD_LIST:
    case HOSHI_FIELD_TABLE:
        take_list(u, f, base);
        break;
    case HOSHI_FIELD_CUSTOM: /* hoshi_pack() refuses these */
        fail(u, HOSHI_E_INVALID);
        break;
    }
}

static void take_struct(struct unpacker *u, const struct hoshi_spec *spec, char *base)
{
    for (size_t i = 0; i < spec->n_field && u->rc == HOSHI_OK; i++)
        take_field(u, &spec->field[i], base);
}

enum hoshi_rc hoshi_unpack(const struct hoshi_spec *spec, struct hoshi_str packed,
                           struct hoshi_arena *arena, void **ret_base)
{
    struct unpacker u = {.arena = arena,
                         .number = (const unsigned char *)packed.p,
                         .number_end = (const unsigned char *)packed.p + packed.n};
    uint64_t n_pool = take_number(&u);
    if (u.rc != HOSHI_OK || n_pool > (uint64_t)(u.number_end - u.number))
        return HOSHI_E_INVALID;
    u.pool = (const char *)u.number;
    u.pool_end = u.pool + n_pool;
    u.number += n_pool;
    char *base = hoshi_arena_alloc(arena, spec->size);
    if (base == NULL)
        return HOSHI_E_NOMEM;
    take_struct(&u, spec, base);
    if (u.rc == HOSHI_OK && (u.number != u.number_end || u.pool != u.pool_end))
        u.rc = HOSHI_E_INVALID;
    if (u.rc == HOSHI_OK)
        *ret_base = base;
    return u.rc;
}
