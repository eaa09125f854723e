/* The binder: one function per kind of field, one loop over the rows. */
#include "codec/bind/bind.h"

#include <hoshi/date.h>
#include <hoshi/policy.h>
#include <string.h>

#include "base/digits.h"
#include "base/lang.h"
#include "base/str.h"
#include "base/utf8.h"
#include "diag/diag.h"

const struct hoshi_choice hoshi_confidence_choice[] = {
#define CONFIDENCE(id, code, en, ja) {code, HOSHI_CONFIDENCE_##id},
#include <hoshi/vocabulary.def>
    {NULL, 0},
};

static const enum hoshi_word kind_word[] = {
    [HOSHI_NODE_SCALAR] = HOSHI_WORD_SCALAR,
    [HOSHI_NODE_MAP] = HOSHI_WORD_MAP,
    [HOSHI_NODE_SEQ] = HOSHI_WORD_SEQ,
};

static void wrong_type(struct hoshi_binder *b, const struct hoshi_node *node, const char *name,
                       enum hoshi_node_kind wanted)
{
    /* One value where pairs belong is nearly always a line without its ": ". */
    bool no_colon =
        wanted == HOSHI_NODE_MAP && node->kind == HOSHI_NODE_SCALAR && !hoshi_node_is_null(node);
    hoshi_diag_add(
        b->diags, b->source, HOSHI_HS1101, node->span, name,
        hoshi_diag_word(no_colon ? HOSHI_WORD_MAP_WANTED : kind_word[wanted]),
        hoshi_diag_word(hoshi_node_is_null(node) ? HOSHI_WORD_EMPTY : kind_word[node->kind]));
}

static bool is_kind(struct hoshi_binder *b, const struct hoshi_node *node, const char *name,
                    enum hoshi_node_kind wanted)
{
    if (node->kind == wanted)
        return true;
    wrong_type(b, node, name, wanted);
    return false;
}

static void *alloc(struct hoshi_binder *b, size_t n, size_t size)
{
    void *p = hoshi_arena_array(b->arena, n, size);
    if (p == NULL && !b->nomem) {
        b->nomem = true;
        hoshi_diag_add(b->diags, b->source, HOSHI_HS2007, HOSHI_SPAN_FILE, NULL, NULL, NULL);
    }
    return p;
}

const char *hoshi_bind_text(struct hoshi_binder *b, const struct hoshi_node *node, const char *name,
                            bool multiline)
{
    if (!is_kind(b, node, name, HOSHI_NODE_SCALAR))
        return NULL;
    if (node->clean)
        return node->text;
    struct hoshi_str s = {node->text, node->n_text};
    uint32_t c;
    size_t clean = hoshi_utf8_clean_run(s);
    s.p += clean;
    s.n -= clean;
    for (size_t k; (k = hoshi_utf8_next(s, &c)) != 0; s.p += k, s.n -= k) {
        if (!hoshi_utf8_is_control(c) || (multiline && (c == '\n' || c == '\t')))
            continue;
        char code[HOSHI_CODE_POINT_BYTES];
        hoshi_diag_add(b->diags, b->source, HOSHI_HS1111, node->span, name,
                       hoshi_code_point_name(c, code), hoshi_diag_character(c));
        return NULL;
    }
    if (s.n != 0) { /* a lone surrogate or the like, written with an escape */
        hoshi_diag_add(b->diags, b->source, HOSHI_HS1111, node->span, name, "U+FFFD",
                       hoshi_diag_character(0xfffd));
        return NULL;
    }
    return node->text;
}

void hoshi_bind_bad_choice(struct hoshi_binder *b, const struct hoshi_node *node, const char *name,
                           const char *allowed)
{
    hoshi_diag_add(b->diags, b->source, HOSHI_HS1106, node->span, name, node->text, allowed);
}

static bool is_id(const char *s)
{
    static const char alnum[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    size_t n = strlen(s);
    if (strspn(s, alnum) == 0 || n > 64)
        return false;
    for (size_t i = 0; i < n; i++) {
        if (strchr(alnum, s[i]) == NULL && strchr("._-", s[i]) == NULL)
            return false;
    }
    return true;
}

static void bind_name(struct hoshi_binder *b, const struct hoshi_field *f,
                      const struct hoshi_node *node, struct hoshi_name *ret_name)
{
    bool multiline = (f->flags & HOSHI_FIELD_MULTILINE) != 0;
    const char *s = hoshi_bind_text(b, node, f->name, multiline);
    *ret_name = (struct hoshi_name){s, node->span};
    if (s != NULL && (f->flags & HOSHI_FIELD_ID) != 0 && !is_id(s))
        hoshi_diag_add(b->diags, b->source, HOSHI_HS1209, node->span, s, NULL, NULL);
}

static const char *choice_at(const void *of, size_t i)
{
    return ((const struct hoshi_choice *)of)[i].name; /* the last is NULL */
}

static void bind_choice(struct hoshi_binder *b, const struct hoshi_field *f,
                        const struct hoshi_node *node, int *ret_value)
{
    const char *s = hoshi_bind_text(b, node, f->name, false);
    if (s == NULL)
        return;
    char folded[64];
    if ((f->flags & HOSHI_FIELD_SPOKEN) != 0 &&
        hoshi_utf8_fold(hoshi_str_trim(hoshi_str_from(s)), folded, sizeof folded))
        s = folded;
    for (const struct hoshi_choice *c = f->choice; c->name != NULL; c++) {
        if (strcmp(c->name, s) == 0) {
            *ret_value = c->value;
            return;
        }
    }
    struct hoshi_known known = {choice_at, f->choice};
    struct hoshi_buf allowed;
    hoshi_buf_init(&allowed, 0);
    hoshi_known_put(&allowed, known);
    hoshi_bind_bad_choice(b, node, f->name, allowed.p);
    hoshi_diag_nearest(b->diags, b->source, s, known);
    hoshi_buf_release(&allowed);
}

static bool bind_int(struct hoshi_binder *b, const struct hoshi_field *f,
                     const struct hoshi_node *node, long long *ret_value)
{
    if (!is_kind(b, node, f->name, HOSHI_NODE_SCALAR))
        return false;
    if (hoshi_str_to_int((struct hoshi_str){node->text, node->n_text}, f->min, f->max, ret_value))
        return true;
    hoshi_diag_add(b->diags, b->source, HOSHI_HS1104, node->span, f->name,
                   hoshi_diag_number(b->diags, f->min), hoshi_diag_number(b->diags, f->max));
    return false;
}

static void bind_date(struct hoshi_binder *b, const struct hoshi_field *f,
                      const struct hoshi_node *node, hoshi_day *ret_day)
{
    if (is_kind(b, node, f->name, HOSHI_NODE_SCALAR) &&
        hoshi_date_read((struct hoshi_str){node->text, node->n_text}, ret_day) != HOSHI_OK)
        hoshi_diag_add(b->diags, b->source, HOSHI_HS1107, node->span, f->name, node->text, NULL);
}

static void bind_bitext(struct hoshi_binder *b, const char *name, const struct hoshi_node *node,
                        struct hoshi_text *ret_text)
{
    static const enum hoshi_word lang_word[HOSHI_LANG_COUNT_] = {
#define LANGUAGE(id, code, en, ja, colon, comma, semicolon)                                        \
    [HOSHI_LANG_##id] = HOSHI_WORD_LANG_##id,
#include <hoshi/language.def>
#undef LANGUAGE
    };
    if (!is_kind(b, node, name, HOSHI_NODE_MAP))
        return;
    for (const struct hoshi_node *c = node->first; c != NULL; c = c->next) {
        int l = 0;
        while (l < HOSHI_LANG_COUNT_ && strcmp(c->key->text, hoshi_lang_codes[l]) != 0)
            l++;
        if (l == HOSHI_LANG_COUNT_)
            hoshi_diag_add(b->diags, b->source, HOSHI_HS1102, c->key->span, c->key->text, NULL,
                           NULL);
        else if (!hoshi_node_is_null(c))
            ret_text->v[l] = hoshi_bind_text(b, c, name, true);
    }
    for (int l = 0; l < HOSHI_LANG_COUNT_; l++) {
        if (ret_text->v[l] == NULL && hoshi_node_get(node, hoshi_lang_codes[l]) == NULL)
            hoshi_diag_add(b->diags, b->source, HOSHI_HS1206, node->span, name,
                           hoshi_diag_word(lang_word[l]), NULL);
    }
}

static void bind_names(struct hoshi_binder *b, const struct hoshi_field *f,
                       const struct hoshi_node *node, struct hoshi_names *ret_names)
{
    if (!is_kind(b, node, f->name, HOSHI_NODE_SEQ))
        return;
    struct hoshi_name *v = alloc(b, node->n_child, sizeof *v);
    size_t n = 0;
    for (const struct hoshi_node *c = node->first; c != NULL && v != NULL; c = c->next) {
        const char *s = hoshi_bind_text(b, c, f->name, false);
        if (s != NULL)
            v[n++] = (struct hoshi_name){s, c->span};
    }
    *ret_names = (struct hoshi_names){v, n};
}

static void set_list(void *base, const struct hoshi_field *f, void *list, size_t n)
{
    memcpy((char *)base + f->offset, &list, sizeof list);
    if (f->kind != HOSHI_FIELD_STRUCT)
        memcpy((char *)base + f->count, &n, sizeof n);
}

static void bind_texts(struct hoshi_binder *b, const struct hoshi_field *f,
                       const struct hoshi_node *node, void *base)
{
    if (!is_kind(b, node, f->name, HOSHI_NODE_SEQ))
        return;
    struct hoshi_text *v = alloc(b, node->n_child, sizeof *v);
    size_t n = 0;
    for (const struct hoshi_node *c = node->first; c != NULL && v != NULL; c = c->next)
        bind_bitext(b, f->name, c, &v[n++]);
    set_list(base, f, v, n);
}

/* Has its own complaint already (hoshi_node_check_keys). */
static bool is_merge_key(const struct hoshi_node *key)
{
    return key->plain && strcmp(key->text, "<<") == 0;
}

static void bind_structs(struct hoshi_binder *b, const struct hoshi_field *f,
                         const struct hoshi_node *node, void *base)
{
    enum hoshi_node_kind wanted = f->kind == HOSHI_FIELD_LIST ? HOSHI_NODE_SEQ : HOSHI_NODE_MAP;
    if (f->kind != HOSHI_FIELD_STRUCT && !is_kind(b, node, f->name, wanted))
        return;
    size_t n = f->kind == HOSHI_FIELD_STRUCT ? 1 : node->n_child;
    if (n == 0 && (f->flags & HOSHI_FIELD_REQUIRED) != 0)
        hoshi_diag_add(b->diags, b->source, HOSHI_HS1109, node->span, f->name, NULL, NULL);
    char *v = alloc(b, n, f->sub->size);
    if (v == NULL)
        return;
    if (f->kind == HOSHI_FIELD_STRUCT) {
        hoshi_bind(b, f->sub, node, v);
    } else {
        size_t i = 0;
        for (const struct hoshi_node *c = node->first; c != NULL; c = c->next) {
            if (c->key != NULL && is_merge_key(c->key)) {
                n--;
                continue;
            }
            void *element = v + i * f->sub->size;
            if (f->kind == HOSHI_FIELD_TABLE) {
                struct hoshi_name key = {c->key->text, c->key->span};
                memcpy((char *)element + f->sub->key, &key, sizeof key);
            }
            hoshi_bind(b, f->sub, c, element);
            i++;
        }
    }
    set_list(base, f, v, n);
}

static void bind_field(struct hoshi_binder *b, const struct hoshi_field *f,
                       const struct hoshi_node *node, void *base)
{
    void *to = (char *)base + f->offset;
    bool multiline = (f->flags & HOSHI_FIELD_MULTILINE) != 0;
    long long v;
    switch (f->kind) {
    case HOSHI_FIELD_TEXT: {
        const char *s = hoshi_bind_text(b, node, f->name, multiline);
        memcpy(to, &s, sizeof s);
        break;
    }
    case HOSHI_FIELD_NAME:
        bind_name(b, f, node, to);
        break;
    case HOSHI_FIELD_BITEXT:
        bind_bitext(b, f->name, node, to);
        break;
    case HOSHI_FIELD_UINT8:
        if (bind_int(b, f, node, &v))
            *(uint8_t *)to = (uint8_t)v;
        break;
    case HOSHI_FIELD_UINT64:
        if (bind_int(b, f, node, &v))
            *(uint64_t *)to = (uint64_t)v;
        break;
    case HOSHI_FIELD_BOOL: {
        static const struct hoshi_choice yes_no[] = {{"true", 1}, {"false", 0}, {NULL, 0}};
        struct hoshi_field as_choice = *f;
        int value = 0;
        as_choice.choice = yes_no;
        bind_choice(b, &as_choice, node, &value);
        *(bool *)to = value != 0;
        break;
    }
    case HOSHI_FIELD_CHOICE:
        bind_choice(b, f, node, to);
        break;
    case HOSHI_FIELD_DATE:
        bind_date(b, f, node, to);
        if (f->place != 0)
            memcpy((char *)base + f->place, &node->span, sizeof node->span);
        break;
    case HOSHI_FIELD_PERIOD:
        if (is_kind(b, node, f->name, HOSHI_NODE_SCALAR) &&
            hoshi_period_parse((struct hoshi_str){node->text, node->n_text}, to) != HOSHI_OK)
            hoshi_diag_add(b->diags, b->source, HOSHI_HS1108, node->span, f->name, node->text,
                           NULL);
        break;
    case HOSHI_FIELD_NAMES:
        bind_names(b, f, node, to);
        break;
    case HOSHI_FIELD_TEXTS:
        bind_texts(b, f, node, base);
        break;
    case HOSHI_FIELD_STRUCT:
    case HOSHI_FIELD_LIST:
    case HOSHI_FIELD_TABLE:
        bind_structs(b, f, node, base);
        break;
    case HOSHI_FIELD_CUSTOM:
        f->custom(b, node, base);
        break;
    }
}

static const char *field_at(const void *of, size_t i)
{
    const struct hoshi_spec *spec = of;
    return i < spec->n_field ? spec->field[i].name : NULL;
}

static void unknown_key(struct hoshi_binder *b, const struct hoshi_spec *spec,
                        const struct hoshi_node *key)
{
    hoshi_diag_add(b->diags, b->source, HOSHI_HS1102, key->span, key->text, NULL, NULL);
    hoshi_diag_nearest(b->diags, b->source, key->text, (struct hoshi_known){field_at, spec});
}

/* The row of a name. Keys mostly come in the order of the rows: the search goes on behind the row
 * before, *at, and once around. */
static const struct hoshi_field *field_of(const struct hoshi_spec *spec, const char *name,
                                          size_t *at)
{
    for (size_t k = 0; k < spec->n_field; k++) {
        if (*at == spec->n_field)
            *at = 0;
        const struct hoshi_field *f = &spec->field[(*at)++];
        if (f->name[0] == name[0] && strcmp(f->name, name) == 0) /* few share the first letter */
            return f;
    }
    return NULL;
}

static void check_required(struct hoshi_binder *b, const struct hoshi_spec *spec,
                           const struct hoshi_node *node)
{
    bool any = false;
    if (spec == b->all_optional)
        return;
    for (size_t i = 0; i < spec->n_field; i++) {
        const struct hoshi_field *f = &spec->field[i];
        if ((f->flags & HOSHI_FIELD_REQUIRED) == 0)
            continue;
        any = true;
        if (hoshi_node_get(node, f->name) == NULL)
            hoshi_diag_add(b->diags, b->source, HOSHI_HS1103, node->span, f->name, NULL, NULL);
    }
    if (!any)
        b->all_optional = spec;
}

void hoshi_bind(struct hoshi_binder *b, const struct hoshi_spec *spec,
                const struct hoshi_node *node, void *base)
{
    size_t at = 0;
    memcpy(base, &node->span, sizeof node->span);
    if (node->kind != HOSHI_NODE_MAP && spec->short_form != NULL) {
        struct hoshi_field named = *field_of(spec, spec->short_form, &at);
        if (node->key != NULL) /* what the user wrote, not what the long form would call it */
            named.name = node->key->text;
        if (!hoshi_node_is_null(node))
            bind_field(b, &named, node, base);
        return;
    }
    if (!is_kind(b, node, node->key != NULL ? node->key->text : spec->what, HOSHI_NODE_MAP))
        return;
    for (const struct hoshi_node *c = node->first; c != NULL; c = c->next) {
        const struct hoshi_field *f = field_of(spec, c->key->text, &at);
        if (f == NULL) {
            if (!is_merge_key(c->key))
                unknown_key(b, spec, c->key);
        } else if (!hoshi_node_is_null(c)) {
            bind_field(b, f, c, base);
        } else if ((f->flags & HOSHI_FIELD_REQUIRED) != 0) {
            hoshi_diag_add(b->diags, b->source, HOSHI_HS1109, c->span, f->name, NULL, NULL);
        }
    }
    check_required(b, spec, node);
}
