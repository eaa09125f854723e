#include "codec/bind/differ.h"

#include <string.h>

#include "base/lang.h"
#include "base/str.h"
#include "codec/bind/spec.h"

static void put_struct(struct hoshi_buf *out, const struct hoshi_spec *spec, const char *base,
                       enum hoshi_lang lang);

static void put_between(struct hoshi_buf *out, size_t start, const char *between)
{
    if (out->n != start)
        hoshi_buf_puts(out, between);
}

static void put_text(struct hoshi_buf *out, const char *s)
{
    if (s != NULL)
        hoshi_buf_puts(out, s);
}

static void put_choice(struct hoshi_buf *out, const struct hoshi_choice *choice, int value)
{
    while (choice->name != NULL && choice->value != value)
        choice++;
    put_text(out, choice->name);
}

static size_t count_of(const struct hoshi_field *f, const char *base)
{
    return *(const size_t *)(const void *)(base + f->count);
}

/* An entry by entry text: "a: 0; b: 1". */
static void put_entries(struct hoshi_buf *out, const struct hoshi_field *f, const char *base,
                        enum hoshi_lang lang)
{
    const char *v = *(const char *const *)(const void *)(base + f->offset);
    size_t n = f->kind == HOSHI_FIELD_STRUCT ? v != NULL : count_of(f, base), start = out->n;
    for (size_t i = 0; i < n; i++) {
        const char *one = v + i * f->sub->size;
        put_between(out, start, "; ");
        if (f->kind == HOSHI_FIELD_TABLE) {
            put_text(out, ((const struct hoshi_name *)(const void *)(one + f->sub->key))->s);
            hoshi_buf_puts(out, ": ");
        }
        put_struct(out, f->sub, one, lang);
    }
}

static void put_list(struct hoshi_buf *out, const struct hoshi_field *f, const char *base,
                     enum hoshi_lang lang)
{
    const void *at = base + f->offset;
    size_t start = out->n;
    if (f->kind == HOSHI_FIELD_NAMES) {
        const struct hoshi_names *names = at;
        for (size_t i = 0; i < names->n; i++) {
            put_between(out, start, ", ");
            put_text(out, names->v[i].s);
        }
        return;
    }
    const struct hoshi_text *text = *(const struct hoshi_text *const *)at;
    for (size_t i = 0; i < count_of(f, base); i++) {
        put_between(out, start, "\n");
        put_text(out, text[i].v[lang]);
    }
}

static void put_number(struct hoshi_buf *out, long long v)
{
    if (v != 0)
        hoshi_buf_int(out, v);
}

/* Zero is what a field holds that is not there, but for points, which may be none. */
static void put_field(struct hoshi_buf *out, const struct hoshi_field *f, const char *base,
                      enum hoshi_lang lang)
{
    const void *at = base + f->offset;
    char day[HOSHI_DATE_BYTES], period[HOSHI_PERIOD_BYTES];
    switch (f->kind) {
    case HOSHI_FIELD_TEXT:
        put_text(out, *(const char *const *)at);
        break;
    case HOSHI_FIELD_NAME:
        put_text(out, ((const struct hoshi_name *)at)->s);
        break;
    case HOSHI_FIELD_BITEXT:
        put_text(out, ((const struct hoshi_text *)at)->v[lang]);
        break;
    case HOSHI_FIELD_UINT8:
        put_number(out, *(const uint8_t *)at);
        break;
    case HOSHI_FIELD_UINT64:
        put_number(out, (long long)*(const uint64_t *)at);
        break;
    case HOSHI_FIELD_INT32:
        hoshi_buf_int(out, *(const int32_t *)at);
        break;
    case HOSHI_FIELD_BOOL:
        hoshi_buf_puts(out, *(const bool *)at ? "true" : "");
        break;
    case HOSHI_FIELD_CHOICE:
        put_choice(out, f->choice, *(const int *)at);
        break;
    case HOSHI_FIELD_DATE:
        put_text(out, *(const hoshi_day *)at != 0 ? hoshi_date_format(*(const hoshi_day *)at, day)
                                                  : NULL);
        break;
    case HOSHI_FIELD_PERIOD:
        put_text(out, hoshi_period_format(*(const hoshi_months *)at, period));
        break;
    case HOSHI_FIELD_NAMES:
    case HOSHI_FIELD_TEXTS:
        put_list(out, f, base, lang);
        break;
    case HOSHI_FIELD_STRUCT:
    case HOSHI_FIELD_LIST:
    case HOSHI_FIELD_TABLE:
        put_entries(out, f, base, lang);
        break;
    case HOSHI_FIELD_CUSTOM: /* no catalogue has any: test_differ sees to it */
        break;
    }
}

static void put_struct(struct hoshi_buf *out, const struct hoshi_spec *spec, const char *base,
                       enum hoshi_lang lang)
{
    size_t start = out->n;
    for (size_t i = 0; i < spec->n_field; i++) {
        struct hoshi_buf one;
        hoshi_buf_init(&one, 0);
        put_field(&one, &spec->field[i], base, lang);
        if (one.n != 0) {
            put_between(out, start, ", ");
            hoshi_buf_put(out, one.p, one.n);
        }
        out->failed = out->failed || one.failed;
        hoshi_buf_release(&one);
    }
}

/* One value in every language; the same text for all where it has none. */
static enum hoshi_rc text_of(const struct hoshi_field *f, const void *base,
                             struct hoshi_arena *arena, struct hoshi_text *ret_text)
{
    *ret_text = (struct hoshi_text){{NULL}};
    for (int lang = 0; lang < HOSHI_LANG_COUNT_ && base != NULL; lang++) {
        struct hoshi_buf one;
        hoshi_buf_init(&one, 0);
        put_field(&one, f, base, (enum hoshi_lang)lang);
        const char *first = ret_text->v[0];
        if (!one.failed && lang > 0 && first != NULL && one.n == strlen(first) &&
            memcmp(one.p, first, one.n) == 0)
            ret_text->v[lang] = first;
        else if (one.n != 0)
            ret_text->v[lang] = hoshi_arena_strndup(arena, one.p, one.n);
        bool nomem = one.failed || (one.n != 0 && ret_text->v[lang] == NULL);
        hoshi_buf_release(&one);
        if (nomem)
            return HOSHI_E_NOMEM;
    }
    return HOSHI_OK;
}

enum hoshi_rc hoshi_fields_differ(const struct hoshi_spec *spec, const void *a, const void *b,
                                  const char *const *skip, struct hoshi_arena *arena,
                                  struct hoshi_field_change **ret_v, size_t *ret_n)
{
    struct hoshi_field_change *v = hoshi_arena_array(arena, spec->n_field, sizeof *v);
    size_t n = 0;
    enum hoshi_rc rc = v != NULL ? HOSHI_OK : HOSHI_E_NOMEM;
    for (size_t i = 0; i < spec->n_field && rc == HOSHI_OK; i++) {
        const struct hoshi_field *f = &spec->field[i];
        struct hoshi_field_change *c = &v[n];
        if (hoshi_list_has(skip, f->name))
            continue;
        c->field = f->name;
        rc = text_of(f, a, arena, &c->was);
        if (rc == HOSHI_OK)
            rc = text_of(f, b, arena, &c->is);
        bool differs = false;
        for (int lang = 0; lang < HOSHI_LANG_COUNT_; lang++)
            differs = differs || !hoshi_text_same(c->was.v[lang], c->is.v[lang]);
        n += differs;
    }
    *ret_v = v;
    *ret_n = n;
    return rc;
}

const struct hoshi_spec *hoshi_spec_of(const struct hoshi_spec *spec, const char *name)
{
    for (size_t i = 0; i < spec->n_field; i++) {
        if (strcmp(spec->field[i].name, name) == 0)
            return spec->field[i].sub;
    }
    return NULL;
}
