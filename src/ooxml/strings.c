/* Texts that cells share. What a Japanese keyboard typed is kept beside a text, to sort by: that is
 * no part of it (<rPh>). */
#include <string.h>

#include "base/limits.h"
#include "ooxml/workbook.h"

struct strings {
    struct hoshi_book_in *b;
    struct hoshi_buf raw, text;
    bool in_item, in_text;
    unsigned in_furigana;
    size_t n_bytes;
};

static void on_start(struct hoshi_xml *x, const char *name, const XML_Char **a)
{
    struct strings *s = x->user;
    (void)a;
    if (strcmp(name, "si") == 0) {
        s->in_item = true;
        hoshi_buf_clear(&s->raw);
    } else if (strcmp(name, "rPh") == 0) {
        s->in_furigana++;
    } else if (strcmp(name, "t") == 0) {
        s->in_text = s->in_item && s->in_furigana == 0;
    }
}

static void on_text(struct hoshi_xml *x, const char *p, size_t n)
{
    struct strings *s = x->user;
    if (s->in_text)
        hoshi_buf_put(&s->raw, p, n);
}

static enum hoshi_rc keep(struct strings *s)
{
    struct hoshi_book_in *b = s->b;
    hoshi_buf_clear(&s->text);
    hoshi_cell_put_text((struct hoshi_str){s->raw.n != 0 ? s->raw.p : "", s->raw.n}, &s->text);
    s->n_bytes += s->text.n;
    if (s->n_bytes > HOSHI_LIMIT_BOOK_TEXT || b->n_string == HOSHI_LIMIT_BOOK_CELLS)
        return hoshi_opc_too_many(&b->opc, HOSHI_LIMIT_BOOK_TEXT, HOSHI_WORD_BYTES_OF_TEXT);
    b->string = hoshi_book_grow(b, b->string, b->n_string, sizeof *b->string);
    if (b->string == NULL)
        return HOSHI_E_NOMEM;
    const char *kept =
        s->raw.failed || s->text.failed
            ? NULL
            : hoshi_arena_strndup(b->opc.arena, s->text.n != 0 ? s->text.p : "", s->text.n);
    if (kept == NULL)
        return hoshi_opc_refuse(&b->opc, HOSHI_HS2007, NULL, NULL);
    b->string[b->n_string++] = (struct hoshi_str){kept, s->text.n};
    return HOSHI_OK;
}

static void on_end(struct hoshi_xml *x, const char *name)
{
    struct strings *s = x->user;
    if (strcmp(name, "t") == 0) {
        s->in_text = false;
    } else if (strcmp(name, "rPh") == 0) {
        s->in_furigana -= s->in_furigana != 0;
    } else if (strcmp(name, "si") == 0 && s->in_item) {
        s->in_item = false;
        enum hoshi_rc rc = keep(s);
        if (rc != HOSHI_OK)
            hoshi_xml_stop(x, rc);
    }
}

enum hoshi_rc hoshi_book_read_strings(struct hoshi_book_in *b)
{
    if (b->strings_part == NULL)
        return HOSHI_OK; /* then all texts stand in their cells */
    struct strings s = {.b = b};
    hoshi_buf_init(&s.raw, HOSHI_LIMIT_BOOK_TEXT);
    hoshi_buf_init(&s.text, HOSHI_LIMIT_BOOK_TEXT);
    struct hoshi_xml x = {
        .opc = &b->opc, .user = &s, .start = on_start, .end = on_end, .text = on_text};
    enum hoshi_rc rc = hoshi_xml_read(&x, b->strings_part);
    hoshi_buf_release(&s.raw);
    hoshi_buf_release(&s.text);
    return rc;
}
