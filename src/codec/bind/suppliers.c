/* A buyer's list of suppliers from CSV. Columns are found by name, in either language, any width
 * and case; a column that nobody knows is the buyer's own and kept. */
#include <hoshi/load.h>
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/str.h"
#include "base/utf8.h"
#include "codec/bind/bind.h"
#include "codec/parse/node.h"
#include "diag/diag.h"

/* What a column is for. */
enum column {
    COLUMN_NONE = 0,
    COLUMN_ID,
    COLUMN_NAME,
    COLUMN_ASKED,
    COLUMN_WRITTEN, /* hoshi require writes it and never reads it */
    COLUMN_QUESTION,
    COLUMN_RECORD = COLUMN_QUESTION + HOSHI_QUESTION_COUNT_,
    COLUMN_COUNT_ = COLUMN_RECORD + HOSHI_RECORD_COUNT_
};

static const struct {
    const char *name, *name_ja;
    int column;
} table[] = {
    {"id", "取引先ID", COLUMN_ID},
    {"name", "取引先名", COLUMN_NAME},
    {"asked", "求める星", COLUMN_ASKED},
    {"asked", "求める段階", COLUMN_ASKED},
    {"decision", "判断", COLUMN_WRITTEN},
    {"because_ja", "判断の理由", COLUMN_WRITTEN},
    {"because_en", "because", COLUMN_WRITTEN},
#define QUESTION(id, column, column_ja, en, ja)                                                    \
    {column, column_ja, COLUMN_QUESTION + HOSHI_QUESTION_##id},
#include <hoshi/supplier.def>
#define RECORD(id, column, column_ja) {column, column_ja, COLUMN_RECORD + HOSHI_RECORD_##id},
#include <hoshi/supplier.def>
};
#define N_TABLE (sizeof table / sizeof table[0])

struct load {
    struct hoshi_binder b;
    const struct hoshi_catalog *cat;            /* of whose levels one is asked; NULL: of stars */
    const struct hoshi_node *at[COLUMN_COUNT_]; /* key node of each column that is there */
    const struct hoshi_node **own;              /* those of the buyer's own columns */
    size_t n_own;
};

static void complain(struct load *l, enum hoshi_diag_code code, const struct hoshi_node *node,
                     const char *a0, const char *a1, const char *a2)
{
    hoshi_diag_add(l->b.diags, l->b.source, code, node->span, a0, a1, a2);
}

static const char *column_at(const void *of, size_t i)
{
    (void)of;
    return i < N_TABLE ? table[i].name : NULL;
}

#define WORD_BYTES 128

/* In any width and case. */
static bool same_word(const char *a, const char *b)
{
    char x[WORD_BYTES], y[WORD_BYTES];
    return hoshi_utf8_fold(hoshi_str_from(a), x, sizeof x) &&
           hoshi_utf8_fold(hoshi_str_from(b), y, sizeof y) && strcmp(x, y) == 0;
}

/* Without a leading ' that guards a formula (report/csv.c), so that what hoshi require wrote reads
 * as it was. */
static const char *unguarded(const char *s)
{
    return s[0] == '\'' && hoshi_str_is_formula(hoshi_str_from(s + 1)) ? s + 1 : s;
}

/* A column of the buyer's own. Two heads that differ by the guard alone would be written as one. */
static void add_own(struct load *l, const struct hoshi_node *key)
{
    for (size_t i = 0; i < l->n_own; i++) {
        if (strcmp(unguarded(l->own[i]->text), unguarded(key->text)) == 0 &&
            strcmp(l->own[i]->text, key->text) != 0) /* else the table has complained */
            complain(l, HOSHI_HS1105, key, key->text, NULL, NULL);
    }
    l->own[l->n_own++] = key;
}

static void find_column(struct load *l, const struct hoshi_node *key)
{
    for (size_t i = 0; i < N_TABLE; i++) {
        if (same_word(key->text, table[i].name) || same_word(key->text, table[i].name_ja)) {
            const struct hoshi_node *first = l->at[table[i].column];
            if (table[i].column != COLUMN_WRITTEN && first != NULL &&
                strcmp(first->text, key->text) != 0)
                complain(l, HOSHI_HS1105, key, key->text, NULL, NULL);
            l->at[table[i].column] = key;
            return;
        }
    }
    if (key->n_text == 0)
        return;
    add_own(l, key);
    if (same_word(key->text, "due") || same_word(key->text, "期限"))
        complain(l, HOSHI_HS1525, key, key->text, NULL, NULL);
    struct hoshi_known known = {column_at, NULL};
    if (!hoshi_diag_is_near(l->b.diags, key->text, known))
        return;
    complain(l, HOSHI_HS1518, key, key->text, NULL, NULL);
    hoshi_diag_nearest(l->b.diags, l->b.source, key->text, known);
}

static const struct hoshi_node *field_of(const struct hoshi_node *row, const struct hoshi_node *key)
{
    for (const struct hoshi_node *c = row->first; c != NULL && key != NULL; c = c->next) {
        if (c->key == key)
            return c;
    }
    return NULL;
}

static const struct hoshi_node *field(const struct load *l, const struct hoshi_node *row,
                                      int column)
{
    return field_of(row, l->at[column]);
}

/* The text of a field, or NULL. */
static const char *text_at(struct load *l, const struct hoshi_node *row,
                           const struct hoshi_node *key, bool multiline)
{
    const struct hoshi_node *node = field_of(row, key);
    const char *s = node != NULL ? hoshi_bind_text(&l->b, node, key->text, multiline) : NULL;
    if (s != NULL)
        s = unguarded(s);
    return s != NULL && *s != '\0' ? s : NULL;
}

static const char *text_of(struct load *l, const struct hoshi_node *row, int column, bool multiline)
{
    return text_at(l, row, l->at[column], multiline);
}

static const struct {
    const char *word;
    enum hoshi_supplier_answer answer;
} words[] = {
#define YES(word) {word, HOSHI_SUPPLIER_YES},
#define NO(word) {word, HOSHI_SUPPLIER_NO},
#include "codec/bind/yes_no.def"
    {"y", HOSHI_SUPPLIER_YES},
    {"1", HOSHI_SUPPLIER_YES},
    {"有", HOSHI_SUPPLIER_YES},
    {"あり", HOSHI_SUPPLIER_YES},
    {"n", HOSHI_SUPPLIER_NO},
    {"0", HOSHI_SUPPLIER_NO},
    {"無", HOSHI_SUPPLIER_NO},
    {"なし", HOSHI_SUPPLIER_NO},
    {"?", HOSHI_SUPPLIER_UNANSWERED},
    {"unknown", HOSHI_SUPPLIER_UNANSWERED},
    {"不明", HOSHI_SUPPLIER_UNANSWERED},
};

static enum hoshi_supplier_answer answer_of(struct load *l, const struct hoshi_node *row,
                                            int column)
{
    const char *s = text_of(l, row, column, false);
    for (size_t i = 0; s != NULL && i < sizeof words / sizeof words[0]; i++) {
        if (same_word(s, words[i].word))
            return words[i].answer;
    }
    if (s != NULL)
        complain(l, HOSHI_HS1106, field(l, row, column), l->at[column]->text, s, "yes, no");
    return HOSHI_SUPPLIER_UNANSWERED;
}

/* Any star of the scheme: which of them a catalogue has is nothing of this list. */
static uint8_t star_of_word(struct load *l, const struct hoshi_node *node, const char *s)
{
    char plain[WORD_BYTES] = "";
    long long star = 0;
    bool fits = hoshi_utf8_fold(hoshi_str_from(s), plain, sizeof plain);
    if (!fits || !hoshi_str_to_int(
                     hoshi_str_from(hoshi_str_starts(plain, "★") ? plain + strlen("★") : plain),
                     HOSHI_STAR_MIN, HOSHI_STAR_MAX, &star))
        complain(l, HOSHI_HS1104, node, l->at[COLUMN_ASKED]->text,
                 hoshi_diag_number(l->b.diags, HOSHI_STAR_MIN),
                 hoshi_diag_number(l->b.diags, HOSHI_STAR_MAX));
    return (uint8_t)star;
}

static uint8_t level_of_word(struct load *l, const struct hoshi_node *node, const char *s)
{
    uint8_t star = hoshi_catalog_find_level(l->cat, s);
    struct hoshi_buf levels;
    hoshi_buf_init(&levels, 64);
    hoshi_catalog_put_stars(&levels, l->cat);
    if (star == 0)
        complain(l, HOSHI_HS1106, node, l->at[COLUMN_ASKED]->text, s, levels.p);
    hoshi_buf_release(&levels);
    return star;
}

static uint8_t star_of(struct load *l, const struct hoshi_node *row, struct hoshi_span *ret_span)
{
    const struct hoshi_node *node = field(l, row, COLUMN_ASKED);
    const char *s = text_of(l, row, COLUMN_ASKED, false);
    if (s == NULL || same_word(s, "undecided") || same_word(s, "未定"))
        return 0;
    *ret_span = node->span;
    return l->cat == NULL || hoshi_catalog_has_stars(l->cat) ? star_of_word(l, node, s)
                                                             : level_of_word(l, node, s);
}

static void read_supplier(struct load *l, const struct hoshi_node *row, struct hoshi_supplier *s)
{
    s->span = row->span;
    s->id = text_of(l, row, COLUMN_ID, false);
    if (s->id == NULL && field(l, row, COLUMN_ID) == NULL)
        complain(l, HOSHI_HS1109, row, "id", NULL, NULL);
    s->name = text_of(l, row, COLUMN_NAME, true);
    s->asked = star_of(l, row, &s->asked_span);
    for (int q = 0; q < HOSHI_QUESTION_COUNT_; q++)
        s->answer[q] = answer_of(l, row, COLUMN_QUESTION + q);
    for (int k = 0; k < HOSHI_RECORD_COUNT_; k++)
        s->record[k] = text_of(l, row, COLUMN_RECORD + k, true);
    const char *said = s->record[HOSHI_RECORD_EXPLAINED_ON];
    char text[HOSHI_DATE_BYTES];
    hoshi_day day;
    if (said == NULL)
        return;
    if (hoshi_date_read_cell(hoshi_str_from(said), &day) ==
        HOSHI_OK) { /* a spreadsheet's 2026/4/10 */
        const char *iso =
            hoshi_arena_strndup(l->b.arena, hoshi_date_format(day, text), HOSHI_DATE_BYTES - 1);
        s->record[HOSHI_RECORD_EXPLAINED_ON] = iso != NULL ? iso : said;
    } else {
        complain(l, HOSHI_HS1107, field(l, row, COLUMN_RECORD + HOSHI_RECORD_EXPLAINED_ON),
                 l->at[COLUMN_RECORD + HOSHI_RECORD_EXPLAINED_ON]->text, said, NULL);
    }
}

static bool read_own(struct load *l, const struct hoshi_node *row, struct hoshi_supplier *s)
{
    s->own = hoshi_arena_array(l->b.arena, l->n_own, sizeof *s->own);
    for (size_t i = 0; i < l->n_own && s->own != NULL; i++)
        s->own[i] = text_at(l, row, l->own[i], true);
    return s->own != NULL;
}

static int by_id(const void *pa, const void *pb)
{
    const struct hoshi_supplier *a = *(const struct hoshi_supplier *const *)pa;
    const struct hoshi_supplier *b = *(const struct hoshi_supplier *const *)pb;
    int c = strcmp(a->id, b->id);
    return c != 0 ? c : (a > b) - (a < b);
}

static enum hoshi_rc index_list(struct load *l, struct hoshi_suppliers *list)
{
    size_t n = 0;
    list->by_id = hoshi_arena_array(l->b.arena, list->n, sizeof(void *));
    if (list->by_id == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < list->n; i++) {
        if (list->v[i].id != NULL)
            list->by_id[n++] = &list->v[i];
    }
    qsort(list->by_id, n, sizeof(void *), by_id);
    for (size_t i = 1; i < n; i++) {
        if (strcmp(list->by_id[i - 1]->id, list->by_id[i]->id) != 0)
            continue;
        hoshi_diag_add(l->b.diags, l->b.source, HOSHI_HS1519, list->by_id[i]->span,
                       list->by_id[i]->id, NULL, NULL);
        hoshi_diag_note(l->b.diags, l->b.source, HOSHI_HS0001, list->by_id[i - 1]->span, NULL);
    }
    return HOSHI_OK;
}

static enum hoshi_rc read_list(struct load *l, const struct hoshi_node *header,
                               const struct hoshi_node *root, struct hoshi_suppliers *list)
{
    l->own = hoshi_arena_array(l->b.arena, header->n_child, sizeof(void *));
    list->own = hoshi_arena_array(l->b.arena, header->n_child, sizeof(void *));
    if (l->own == NULL || list->own == NULL)
        return HOSHI_E_NOMEM;
    for (const struct hoshi_node *key = header->first; key != NULL; key = key->next)
        find_column(l, key);
    for (size_t i = 0; i < l->n_own; i++)
        list->own[list->n_own++] = unguarded(l->own[i]->text);
    if (l->at[COLUMN_ID] == NULL) {
        hoshi_diag_add(l->b.diags, l->b.source, HOSHI_HS1103, (struct hoshi_span){1, 1, 1}, "id",
                       NULL, NULL);
        return HOSHI_E_INVALID;
    }
    list->v = hoshi_arena_array(l->b.arena, root->n_child, sizeof *list->v);
    if (list->v == NULL)
        return HOSHI_E_NOMEM;
    for (const struct hoshi_node *row = root->first; row != NULL; row = row->next) {
        read_supplier(l, row, &list->v[list->n]);
        if (!read_own(l, row, &list->v[list->n++]))
            return HOSHI_E_NOMEM;
    }
    return index_list(l, list);
}

enum hoshi_rc hoshi_suppliers_load(const struct hoshi_input *in, const struct hoshi_catalog *cat,
                                   struct hoshi_arena *arena, struct hoshi_diags *diags,
                                   struct hoshi_suppliers **ret_list)
{
    struct load l = {.b = {.arena = arena,
                           .diags = diags,
                           .source = hoshi_diags_source(diags, in->name, in->bytes)},
                     .cat = cat};
    uint32_t n_error_before = diags->n_error;
    struct hoshi_str text;
    struct hoshi_node *header = NULL, *root = NULL;
    enum hoshi_rc rc = hoshi_text_check(in->bytes, diags, l.b.source, &text);
    if (rc != HOSHI_OK)
        return rc;
    hoshi_diags_text(diags, l.b.source, text);
    rc = hoshi_table_load(text, arena, diags, l.b.source, &header, &root);
    if (rc != HOSHI_OK) /* it has complained, of memory too */
        return rc;
    char sha256[HOSHI_SHA256_HEX_BYTES];
    hoshi_input_digest(in, sha256);
    struct hoshi_suppliers *list = hoshi_arena_alloc(arena, sizeof *list);
    const char *copy = hoshi_arena_strndup(arena, sha256, HOSHI_SHA256_HEX_BYTES - 1);
    rc = list != NULL && copy != NULL ? read_list(&l, header, root, list) : HOSHI_E_NOMEM;
    if (rc == HOSHI_E_NOMEM)
        hoshi_diag_add(diags, l.b.source, HOSHI_HS2007, HOSHI_SPAN_FILE, NULL, NULL, NULL);
    if (rc == HOSHI_OK && diags->n_error != n_error_before)
        rc = HOSHI_E_INVALID;
    if (rc != HOSHI_OK)
        return rc;
    list->sha256 = copy;
    list->diag_source = l.b.source;
    *ret_list = list;
    return HOSHI_OK;
}
