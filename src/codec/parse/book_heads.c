/* The heads of a table in a workbook: what people call the columns of answers. */
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "codec/parse/book_layout.h"
#include "codec/parse/csv.h"

#define HEAD_BYTES 128

void hoshi_put_head(struct hoshi_str head, struct hoshi_buf *out)
{
    for (size_t i = 0; i < head.n; i++)
        hoshi_buf_put(out, head.p[i] == '\n' ? " " : head.p + i, 1);
}

/* Texts of several columns are one text; of others, one has to be chosen. */
bool hoshi_book_may_repeat(const char *key)
{
    return strcmp(key, "note") == 0 || strcmp(key, "reason") == 0 || strcmp(key, "evidence") == 0;
}

/* The key of a head as people write it: "自己評価\n（○△×）", "評価基準No.", "Due date". */
const char *hoshi_book_key(struct hoshi_str head)
{
    static const char *const ends[] = {"（", "(", "\n", "【", "["};
    static const char *const tails[] = {"欄", ".", "．", ":", "：", "※"};
    char s[HEAD_BYTES];
    const char *key = hoshi_column_key(hoshi_str_trim(head));
    if (key != NULL || head.n >= sizeof s)
        return key;
    memcpy(s, head.p, head.n);
    s[head.n] = '\0';
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        char *at = strstr(s, ends[i]);
        if (at != NULL && at != s)
            *at = '\0';
    }
    struct hoshi_str t = hoshi_str_trim(hoshi_str_from(s));
    for (size_t i = 0; i < sizeof tails / sizeof tails[0]; i++) {
        size_t n = strlen(tails[i]);
        if (t.n > n && memcmp(t.p + t.n - n, tails[i], n) == 0)
            t.n -= n;
    }
    for (size_t i = 0; i < t.n; i++)
        s[t.p - s + (ptrdiff_t)i] = t.p[i] == ' ' ? '-' : t.p[i];
    key = hoshi_column_key(t);
    char *dot = strstr(s, "・"); /* "根拠・対応予定" is one more text of that kind */
    if (key != NULL || dot == NULL)
        return key;
    key = hoshi_column_key((struct hoshi_str){s, (size_t)(dot - s)});
    return key != NULL && hoshi_book_may_repeat(key) ? key : NULL;
}

bool hoshi_book_is_id(struct hoshi_str text)
{
    char s[HEAD_BYTES];
    text = hoshi_str_trim(text);
    if (text.n >= sizeof s)
        return false;
    memcpy(s, text.p, text.n);
    s[text.n] = '\0';
    hoshi_utf8_narrow_id(s);
    return hoshi_str_is_id(s) && strpbrk(s, "0123456789") != NULL && strpbrk(s, ".-") != NULL;
}

/* What tables are answered by, the first that is there. */
static const char *const value_key[] = {
#define ANSWERED_BY(id, key) key,
#include <hoshi/vocabulary.def>
};
#define VALUE_KEYS (sizeof value_key / sizeof value_key[0])

bool hoshi_book_is_value(const char *key)
{
    for (size_t i = 0; i < VALUE_KEYS; i++) {
        if (strcmp(value_key[i], key) == 0)
            return !hoshi_book_may_repeat(key); /* notes stand beside every answer */
    }
    return false;
}

/* --map: the column of a key; 0 = nothing is said of it. */
static uint32_t mapped(const struct hoshi_book_hint *hint, const char *key)
{
    for (size_t i = 0; hint != NULL && i < hint->n_map; i++) {
        const char *said = hint->map[i].key;
        if (strcmp(said, key) == 0 ||
            (strcmp(said, HOSHI_BOOK_ANSWER) == 0 && hoshi_book_is_value(key)))
            return hint->map[i].column;
    }
    return 0;
}

static bool is_mapped(const struct hoshi_book_hint *hint, uint32_t column)
{
    for (size_t i = 0; hint != NULL && i < hint->n_map; i++) {
        if (hint->map[i].column == column)
            return true;
    }
    return false;
}

static void add_column(struct hoshi_book_table *t, const char *key, uint32_t column,
                       struct hoshi_str head)
{
    if (t->n_column == HOSHI_ANSWER_COLUMNS_MAX)
        return;
    t->column[t->n_column++] = (struct hoshi_book_column){key, column, head};
    if (strcmp(key, "id") == 0 && t->id == 0)
        t->id = column;
}

/* What tables of other methods are answered by means something else here: "段階" beside answers in
 * words is the star of a criterion. */
static void drop_other_answers(struct hoshi_book_table *t)
{
    const char *value = NULL;
    for (size_t i = 0; i < VALUE_KEYS && value == NULL; i++) {
        for (size_t k = 0; k < t->n_column && hoshi_book_is_value(value_key[i]); k++)
            value = strcmp(t->column[k].key, value_key[i]) == 0 ? value_key[i] : value;
    }
    size_t n = 0;
    for (size_t i = 0; i < t->n_column; i++) {
        const char *key = t->column[i].key;
        bool is_other = value != NULL && strcmp(key, value) != 0 &&
                        (hoshi_book_is_value(key) ||
                         (strcmp(key, "target") == 0 && strcmp(value, "level") != 0));
        if (!is_other)
            t->column[n++] = t->column[i];
        if (!is_other && value != NULL && strcmp(key, value) == 0 && t->value == 0)
            t->value = t->column[n - 1].column;
    }
    t->n_column = n;
}

/* The columns of a row, if it is one of heads. */
void hoshi_book_read_heads(const struct hoshi_book_hint *hint, struct hoshi_book_table *t,
                           uint32_t row, uint32_t n_column)
{
    static const struct hoshi_str none = {"", 0};
    t->n_column = 0;
    t->id = t->value = 0;
    t->head_row = row;
    for (size_t i = 0; hint != NULL && i < hint->n_map; i++) {
        const char *key = hint->map[i].key;
        const struct hoshi_cell *head = hoshi_cells_shown(&t->cells, row, hint->map[i].column);
        add_column(t, strcmp(key, HOSHI_BOOK_ANSWER) == 0 ? "status" : key, hint->map[i].column,
                   head != NULL ? head->text : none);
    }
    for (uint32_t c = 1; c <= n_column; c++) {
        const struct hoshi_cell *head = hoshi_cells_shown(&t->cells, row, c);
        const char *key = head != NULL ? hoshi_book_key(head->text) : NULL;
        if (key != NULL && mapped(hint, key) == 0 && !is_mapped(hint, c))
            add_column(t, key, c, head->text);
    }
    drop_other_answers(t);
}
