/* Maps and lists of a file become structs: one function per kind of field, one loop over the rows.
 */
#include <hoshi/date.h>
#include <string.h>

#include "codec/bind/value.h"
#include "codec/parse/csv.h"
#include "codec/parse/yaml_cause.h"
#include "codec/parse/yaml_cut.h"
#include "diag/diag.h"

static void set_list(void *base, const struct hoshi_field *f, void *list, size_t n)
{
    memcpy((char *)base + f->offset, &list, sizeof list);
    if (f->kind != HOSHI_FIELD_STRUCT)
        memcpy((char *)base + f->count, &n, sizeof n);
}

static void bind_texts(struct hoshi_binder *b, const struct hoshi_field *f,
                       const struct hoshi_node *node, void *base)
{
    if (!hoshi_bind_is_kind(b, node, f->name, HOSHI_NODE_SEQ))
        return;
    struct hoshi_text *v = hoshi_bind_array(b, node->n_child, sizeof *v);
    size_t n = 0;
    for (const struct hoshi_node *c = node->first; c != NULL && v != NULL; c = c->next)
        hoshi_bind_bitext(b, f->name, c, &v[n++]);
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
    if (f->kind != HOSHI_FIELD_STRUCT && !hoshi_bind_is_kind(b, node, f->name, wanted))
        return;
    size_t n = f->kind == HOSHI_FIELD_STRUCT ? 1 : node->n_child;
    if (n == 0 && (f->flags & HOSHI_FIELD_REQUIRED) != 0)
        hoshi_diag_add(b->diags, b->source, HOSHI_HS1109, node->span, f->name, NULL, NULL);
    char *v = hoshi_bind_array(b, n, f->sub->size);
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
            const char *within = b->entry;
            b->entry = f->kind == HOSHI_FIELD_TABLE ? c->key->text : within;
            hoshi_bind(b, f->sub, c, element);
            b->entry = within;
            i++;
        }
    }
    set_list(base, f, v, n);
}

static void bind_bool(struct hoshi_binder *b, const struct hoshi_field *f,
                      const struct hoshi_node *node, bool *to)
{
    static const struct hoshi_choice yes_no[] = {{"true", 1}, {"false", 0}, {NULL, 0}};
    struct hoshi_field as_choice = *f;
    int value = 0;
    as_choice.choice = yes_no;
    hoshi_bind_choice(b, &as_choice, node, &value);
    *to = value != 0;
}

static void bind_period(struct hoshi_binder *b, const struct hoshi_field *f,
                        const struct hoshi_node *node, hoshi_months *to)
{
    if (hoshi_bind_is_kind(b, node, f->name, HOSHI_NODE_SCALAR) &&
        hoshi_period_parse((struct hoshi_str){node->text, node->n_text}, to) != HOSHI_OK)
        hoshi_diag_add(b->diags, b->source, HOSHI_HS1108, node->span, f->name, node->text, NULL);
}

static void bind_field(struct hoshi_binder *b, const struct hoshi_field *f,
                       const struct hoshi_node *node, void *base)
{
    void *to = (char *)base + f->offset;
    bool multiline = (f->flags & HOSHI_FIELD_MULTILINE) != 0;
    long long v;
    if (f->place != 0)
        memcpy((char *)base + f->place, &node->span, sizeof node->span);
    switch (f->kind) {
    case HOSHI_FIELD_TEXT: {
        const char *s = hoshi_bind_text(b, node, f->name, multiline);
        memcpy(to, &s, sizeof s);
        break;
    }
    case HOSHI_FIELD_NAME:
        hoshi_bind_name(b, f, node, to);
        break;
    case HOSHI_FIELD_BITEXT:
        hoshi_bind_bitext(b, f->name, node, to);
        break;
    case HOSHI_FIELD_UINT8:
        if (hoshi_bind_int(b, f, node, &v))
            *(uint8_t *)to = (uint8_t)v;
        break;
    case HOSHI_FIELD_UINT64:
        if (hoshi_bind_int(b, f, node, &v))
            *(uint64_t *)to = (uint64_t)v;
        break;
    case HOSHI_FIELD_INT32:
        if (hoshi_bind_int(b, f, node, &v))
            *(int32_t *)to = (int32_t)v;
        break;
    case HOSHI_FIELD_BOOL:
        bind_bool(b, f, node, to);
        break;
    case HOSHI_FIELD_CHOICE:
        hoshi_bind_choice(b, f, node, to);
        break;
    case HOSHI_FIELD_DATE:
        hoshi_bind_date(b, f, node, to);
        break;
    case HOSHI_FIELD_PERIOD:
        bind_period(b, f, node, to);
        break;
    case HOSHI_FIELD_NAMES:
        hoshi_bind_names(b, f, node, to);
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

/* The head that a table has for a key is what people write for it in a sheet, too. */
static void unknown_key(struct hoshi_binder *b, const struct hoshi_spec *spec,
                        const struct hoshi_node *key)
{
    if (hoshi_yaml_explain_key(key, b->diags, b->source))
        return;
    hoshi_diag_add(b->diags, b->source, HOSHI_HS1102, key->span, key->text, NULL, NULL);
    const char *meant = hoshi_column_key((struct hoshi_str){key->text, key->n_text});
    size_t at = 0;
    if (meant != NULL && field_of(spec, meant, &at) != NULL)
        hoshi_diag_suggest_these(b->diags, b->source, &meant, 1);
    else
        hoshi_diag_nearest(b->diags, b->source, key->text, (struct hoshi_known){field_at, spec});
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

/* A value of words, or a list of them, that goes on behind " #". */
static void explain_cut(struct hoshi_binder *b, const struct hoshi_field *f,
                        const struct hoshi_node *node)
{
    struct hoshi_span at;
    if (b->lines == NULL || (f->flags & HOSHI_FIELD_WORDS) == 0)
        return;
    for (const struct hoshi_node *c = node->first; c != NULL; c = c->next)
        explain_cut(b, f, c);
    if (hoshi_yaml_is_cut(b->lines, node, &at))
        hoshi_diag_add(b->diags, b->source, HOSHI_HS1028, at, f->name, node->text, NULL);
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
    if (!hoshi_bind_is_kind(b, node, node->key != NULL ? node->key->text : spec->what,
                            HOSHI_NODE_MAP))
        return;
    for (const struct hoshi_node *c = node->first; c != NULL; c = c->next) {
        const struct hoshi_field *f = field_of(spec, c->key->text, &at);
        if (f != NULL)
            explain_cut(b, f, c);
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
