/* One value of a field: its kind, its characters, what it may be. */
#include "codec/bind/value.h"

#include <hoshi/answers.h>
#include <hoshi/date.h>
#include <hoshi/policy.h>
#include <string.h>

#include "base/digits.h"
#include "base/lang.h"
#include "base/str.h"
#include "base/utf8.h"
#include "codec/parse/yaml_cause.h"
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

const char *hoshi_bind_called(struct hoshi_binder *b, const struct hoshi_node *node,
                              const char *name)
{
    struct hoshi_buf text;
    if (node->key == NULL || node->key->head == NULL)
        return name;
    hoshi_buf_init(&text, 0);
    if (b->entry != NULL) {
        hoshi_buf_puts(&text, b->entry);
        hoshi_buf_puts(&text, " ");
    }
    hoshi_buf_puts(&text, node->key->head);
    const char *called = text.failed ? NULL : hoshi_arena_strndup(b->arena, text.p, text.n);
    hoshi_buf_release(&text);
    return called != NULL ? called : name;
}

static void wrong_type(struct hoshi_binder *b, const struct hoshi_node *node, const char *name,
                       enum hoshi_node_kind wanted)
{
    /* One value where pairs belong is nearly always a line without its ": ". */
    bool no_colon =
        wanted == HOSHI_NODE_MAP && node->kind == HOSHI_NODE_SCALAR && !hoshi_node_is_null(node);
    hoshi_diag_add(
        b->diags, b->source, HOSHI_HS1101, node->span, hoshi_bind_called(b, node, name),
        hoshi_diag_word(no_colon ? HOSHI_WORD_MAP_WANTED : kind_word[wanted]),
        hoshi_diag_word(hoshi_node_is_null(node) ? HOSHI_WORD_EMPTY : kind_word[node->kind]));
}

bool hoshi_bind_is_kind(struct hoshi_binder *b, const struct hoshi_node *node, const char *name,
                        enum hoshi_node_kind wanted)
{
    if (node->kind == wanted)
        return true;
    if (wanted == HOSHI_NODE_MAP && node->kind == HOSHI_NODE_SCALAR &&
        hoshi_yaml_explain_value(node, b->diags, b->source))
        return false;
    wrong_type(b, node, name, wanted);
    return false;
}

void *hoshi_bind_array(struct hoshi_binder *b, size_t n, size_t size)
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
    if (!hoshi_bind_is_kind(b, node, name, HOSHI_NODE_SCALAR))
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
        hoshi_diag_add(b->diags, b->source, HOSHI_HS1111, node->span,
                       hoshi_bind_called(b, node, name), hoshi_code_point_name(c, code),
                       hoshi_diag_character(c));
        return NULL;
    }
    if (s.n != 0) { /* a lone surrogate or the like, written with an escape */
        hoshi_diag_add(b->diags, b->source, HOSHI_HS1111, node->span,
                       hoshi_bind_called(b, node, name), "U+FFFD", hoshi_diag_character(0xfffd));
        return NULL;
    }
    return node->text;
}

void hoshi_bind_bad_choice(struct hoshi_binder *b, const struct hoshi_node *node, const char *name,
                           const char *allowed)
{
    if (hoshi_yaml_explain_brace(node, b->diags, b->source))
        return;
    hoshi_diag_add(b->diags, b->source, HOSHI_HS1106, node->span, hoshi_bind_called(b, node, name),
                   node->text, allowed);
}

void hoshi_bind_name(struct hoshi_binder *b, const struct hoshi_field *f,
                     const struct hoshi_node *node, struct hoshi_name *ret_name)
{
    bool multiline = (f->flags & HOSHI_FIELD_MULTILINE) != 0;
    const char *s = hoshi_bind_text(b, node, f->name, multiline);
    *ret_name = (struct hoshi_name){s, node->span};
    if (s != NULL && (f->flags & HOSHI_FIELD_ID) != 0 && !hoshi_str_is_id(s))
        hoshi_diag_add(b->diags, b->source, HOSHI_HS1209, node->span, s, NULL, NULL);
}

static const char *choice_at(const void *of, size_t i)
{
    return ((const struct hoshi_choice *)of)[i].name; /* the last is NULL */
}

/* A near spelling says nothing of the meaning: one sign makes the opposite of a short word. */
static void hint_yes_no(struct hoshi_binder *b, const char *s, struct hoshi_known known)
{
    static const struct {
        const char *said, *meant;
    } row[] = {
#define YES(word)
#define NO(word)
#define MEANS_YES(word) {word, "はい"},
#define MEANS_NO(word) {word, "いいえ"},
#include "codec/bind/yes_no.def"
    };
    enum hoshi_status status;
    bool is_alias;
    const char *meant = NULL;
    for (size_t i = 0; meant == NULL && i < sizeof row / sizeof row[0]; i++)
        meant = strcmp(row[i].said, s) == 0 ? row[i].meant : NULL;
    if (meant != NULL)
        hoshi_diag_suggest_these(b->diags, b->source, &meant, 1);
    else
        hoshi_diag_nearest(b->diags, b->source, s, known);
    if (hoshi_status_parse(hoshi_str_from(s), &status, &is_alias) == HOSHI_OK &&
        status == HOSHI_STATUS_UNKNOWN)
        hoshi_diag_note(b->diags, b->source, HOSHI_HS0008, HOSHI_SPAN_FILE, NULL);
}

void hoshi_bind_choice(struct hoshi_binder *b, const struct hoshi_field *f,
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
    if ((f->flags & HOSHI_FIELD_YES_NO) != 0)
        hint_yes_no(b, s, known);
    else
        hoshi_diag_nearest(b->diags, b->source, s, known);
    hoshi_buf_release(&allowed);
}

bool hoshi_bind_int(struct hoshi_binder *b, const struct hoshi_field *f,
                    const struct hoshi_node *node, long long *ret_value)
{
    if (!hoshi_bind_is_kind(b, node, f->name, HOSHI_NODE_SCALAR))
        return false;
    if (hoshi_str_to_int((struct hoshi_str){node->text, node->n_text}, f->min, f->max, ret_value))
        return true;
    hoshi_diag_add(b->diags, b->source, HOSHI_HS1104, node->span,
                   hoshi_bind_called(b, node, f->name), hoshi_diag_number(b->diags, f->min),
                   hoshi_diag_number(b->diags, f->max));
    return false;
}

void hoshi_bind_date(struct hoshi_binder *b, const struct hoshi_field *f,
                     const struct hoshi_node *node, hoshi_day *ret_day)
{
    if (hoshi_bind_is_kind(b, node, f->name, HOSHI_NODE_SCALAR) &&
        hoshi_date_read((struct hoshi_str){node->text, node->n_text}, ret_day) != HOSHI_OK)
        hoshi_diag_add(b->diags, b->source, HOSHI_HS1107, node->span,
                       hoshi_bind_called(b, node, f->name), node->text, NULL);
}

void hoshi_bind_bitext(struct hoshi_binder *b, const char *name, const struct hoshi_node *node,
                       struct hoshi_text *ret_text)
{
    static const enum hoshi_word lang_word[HOSHI_LANG_COUNT_] = {
#define LANGUAGE(id, code, en, ja, colon, comma, semicolon)                                        \
    [HOSHI_LANG_##id] = HOSHI_WORD_LANG_##id,
#include <hoshi/language.def>
#undef LANGUAGE
    };
    if (!hoshi_bind_is_kind(b, node, name, HOSHI_NODE_MAP))
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

void hoshi_bind_names(struct hoshi_binder *b, const struct hoshi_field *f,
                      const struct hoshi_node *node, struct hoshi_names *ret_names)
{
    if (!hoshi_bind_is_kind(b, node, f->name, HOSHI_NODE_SEQ))
        return;
    struct hoshi_name *v = hoshi_bind_array(b, node->n_child, sizeof *v);
    size_t n = 0;
    for (const struct hoshi_node *c = node->first; c != NULL && v != NULL; c = c->next) {
        const char *s = hoshi_bind_text(b, c, f->name, false);
        if (s != NULL)
            v[n++] = (struct hoshi_name){s, c->span};
    }
    *ret_names = (struct hoshi_names){v, n};
}
