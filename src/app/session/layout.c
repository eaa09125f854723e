#include "app/session/layout.h"

#include <string.h>

#include "base/digits.h"
#include "base/str.h"
#include "base/visible.h"
#include "codec/parse/book_layout.h"
#include "codec/parse/tree.h"
#include "i18n/msg.h"

#define HEAD_CELLS 60

/* "O  自己評価": a head may have line breaks. */
static void put_head(uint32_t column, struct hoshi_str head, struct hoshi_buf *out)
{
    hoshi_put_column(column, out);
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_put_head(head, &line);
    hoshi_buf_puts(out, "  ");
    hoshi_put_visible(out, (struct hoshi_str){line.n != 0 ? line.p : "", line.n}, HEAD_CELLS);
    hoshi_buf_release(&line);
}

static bool is_read(const struct hoshi_book_table *t, uint32_t column)
{
    for (size_t i = 0; i < t->n_column; i++) {
        if (t->column[i].column == column)
            return true;
    }
    return false;
}

/* Heads of the same row that stand for nothing that is read. */
static void put_others(const struct hoshi_book_table *t, enum hoshi_lang lang,
                       struct hoshi_buf *out)
{
    struct hoshi_buf list;
    hoshi_buf_init(&list, 0);
    for (size_t i = 0; i < t->cells.n_cell; i++) {
        const struct hoshi_cell *c = &t->cells.cell[i];
        if (c->row != t->head_row || is_read(t, c->column))
            continue;
        hoshi_buf_puts(&list, list.n != 0 ? ", " : "");
        put_head(c->column, c->text, &list);
    }
    if (list.n != 0) {
        hoshi_buf_puts(out, "  ");
        hoshi_msg_put(out, HOSHI_MSG_LAYOUT_NOT_READ, lang, list.p, NULL, NULL);
        hoshi_buf_puts(out, "\n");
    }
    hoshi_buf_release(&list);
}

void hoshi_put_layout(const struct hoshi_input *in, enum hoshi_lang lang, struct hoshi_buf *out)
{
    const struct hoshi_book_layout *l = in->tree != NULL ? in->tree->layout : NULL;
    char row[HOSHI_DECIMAL_BYTES], n[HOSHI_DECIMAL_BYTES];
    struct hoshi_buf name;
    hoshi_buf_init(&name, 0);
    hoshi_put_visible(&name, hoshi_str_from(in->name), 0);
    if (l == NULL) {
        hoshi_msg_put(out, HOSHI_MSG_LAYOUT_NO_BOOK, lang, name.p, NULL, NULL);
        hoshi_buf_puts(out, "\n");
    }
    size_t n_name = name.n;
    for (size_t i = 0; l != NULL && i < l->n_table; i++) {
        const struct hoshi_book_table *t = &l->table[i];
        name.n = n_name;
        hoshi_buf_puts(&name, "(");
        hoshi_put_visible(&name, hoshi_str_from(l->book.sheet[t->sheet].name), 0);
        hoshi_buf_puts(&name, ")");
        hoshi_msg_put(out, HOSHI_MSG_LAYOUT_SHEET, lang, name.p, hoshi_decimal(row, t->head_row),
                      hoshi_decimal(n, (long long)t->n_id));
        hoshi_buf_puts(out, "\n");
        for (size_t k = 0; k < t->n_column; k++) {
            hoshi_buf_puts(out, "  ");
            put_head(t->column[k].column, t->column[k].head, out);
            hoshi_buf_puts(out, " → ");
            hoshi_buf_puts(out, t->column[k].key);
            hoshi_buf_puts(out, "\n");
        }
        put_others(t, lang, out);
    }
    hoshi_buf_release(&name);
}
