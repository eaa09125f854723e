/* The XML of a sheet, with texts in some of its cells: cut at the places that the parser tells, and
 * put together again. */
#include <string.h>

#include "base/str.h"
#include "ooxml/fill.h"

struct filler {
    struct hoshi_str xml;
    const struct hoshi_cell_value *value;
    size_t n, next; /* the value that is to be placed next */
    struct hoshi_buf *out;
    size_t copied; /* bytes of xml that are in out */
    uint32_t row, column;
    bool in_data, in_cell, is_target;
    size_t cell_end;            /* of a target that is an empty element; the parser does not tell */
    char style[16], prefix[32]; /* of a cell; of all names: "x:" */
    char row_style[16];
};

static bool is_empty_tag(const struct filler *f, size_t at)
{
    return f->xml.p[hoshi_xml_tag_end(f->xml, at) - 2] == '/';
}

/* "x:" of "<x:row …": names of one sheet have one prefix, or none. */
static void take_prefix(struct filler *f, size_t at)
{
    struct hoshi_str s = {f->xml.p + at + 1, f->xml.n - at - 1};
    size_t n = 0;
    while (n < s.n && strchr(" \t\r\n/>", s.p[n]) == NULL && s.p[n] != ':')
        n++;
    f->prefix[0] = '\0';
    if (n < s.n && s.p[n] == ':' && n + 2 <= sizeof f->prefix) {
        memcpy(f->prefix, s.p, n + 1);
        f->prefix[n + 1] = '\0';
    }
}

static void copy_to(struct filler *f, size_t at)
{
    hoshi_buf_put(f->out, f->xml.p + f->copied, at - f->copied);
    f->copied = at;
}

static void put_open(struct filler *f, const char *mark, const char *name)
{
    hoshi_buf_puts(f->out, mark);
    hoshi_buf_puts(f->out, f->prefix);
    hoshi_buf_puts(f->out, name);
}

/* What XML cannot hold is no text of an answer: those are checked when they are read. */
static void put_text(struct filler *f, struct hoshi_str s)
{
    for (size_t i = 0; i < s.n; i++) {
        bool escapes = s.p[i] == '_' && i + 1 < s.n && s.p[i + 1] == 'x';
        const char *as = s.p[i] == '&'    ? "&amp;"
                         : s.p[i] == '<'  ? "&lt;"
                         : s.p[i] == '>'  ? "&gt;"
                         : s.p[i] == '\r' ? "_x000D_"
                         : escapes        ? "_x005F_" /* "_x0041_" as it stands */
                                          : NULL;
        if (as != NULL)
            hoshi_buf_puts(f->out, as);
        else
            hoshi_buf_put(f->out, s.p + i, 1);
    }
}

static void put_cell(struct filler *f, const char *style)
{
    const struct hoshi_cell_value *v = &f->value[f->next++];
    put_open(f, "<", "c r=\"");
    hoshi_put_column(v->column, f->out);
    hoshi_buf_int(f->out, v->row);
    if (*style != '\0') {
        hoshi_buf_puts(f->out, "\" s=\"");
        hoshi_buf_puts(f->out, style);
    }
    hoshi_buf_puts(f->out, "\" t=\"inlineStr\">");
    put_open(f, "<", "is>");
    put_open(f, "<", "t xml:space=\"preserve\">");
    put_text(f, v->text);
    put_open(f, "</", "t>");
    put_open(f, "</", "is>");
    put_open(f, "</", "c>");
}

static bool is_due(const struct filler *f, uint32_t row)
{
    return f->next < f->n && f->value[f->next].row == row;
}

/* Cells that the row does not have, up to a column. */
static void put_missing(struct filler *f, uint32_t before, size_t at)
{
    while (is_due(f, f->row) && f->value[f->next].column < before) {
        copy_to(f, at);
        put_cell(f, f->row_style);
    }
}

/* Rows that the sheet does not have, up to a row. */
static void put_missing_rows(struct filler *f, uint32_t before, size_t at)
{
    while (f->next < f->n && f->value[f->next].row < before) {
        uint32_t row = f->value[f->next].row;
        copy_to(f, at);
        put_open(f, "<", "row r=\"");
        hoshi_buf_int(f->out, row);
        hoshi_buf_puts(f->out, "\">");
        while (is_due(f, row))
            put_cell(f, "");
        put_open(f, "</", "row>");
    }
}

static void take_style(char to[16], const char *s)
{
    to[0] = '\0';
    if (s != NULL && strlen(s) < 16 && strspn(s, "0123456789") == strlen(s))
        memcpy(to, s, strlen(s) + 1);
}

/* An element without content gets some: "<row r="3"/>" is "<row r="3">…</row>" then. */
static void open_empty(struct filler *f, size_t at)
{
    size_t end = hoshi_xml_tag_end(f->xml, at);
    copy_to(f, end - 2);
    hoshi_buf_puts(f->out, ">");
    f->copied = end;
}

/* Programs differ in what they make of it, so no place in it is sure. */
static void refuse_order(struct hoshi_xml *x)
{
    hoshi_xml_stop(
        x, hoshi_opc_refuse(x->opc, HOSHI_HS1038, hoshi_diag_word(HOSHI_WORD_ODD_ORDER), x->part));
}

static void begin_row(struct hoshi_xml *x, size_t at, const XML_Char **a)
{
    struct filler *f = x->user;
    uint32_t before = f->row;
    uint32_t row = hoshi_xml_number(a, "r", HOSHI_BOOK_ROWS);
    f->row = row != 0 ? row : f->row + 1;
    f->column = 0;
    if (f->row <= before || f->in_cell) {
        refuse_order(x);
        return;
    }
    take_style(f->row_style, hoshi_xml_says(a, "customFormat") ? hoshi_xml_get(a, "s") : NULL);
    put_missing_rows(f, f->row, at);
    if (is_due(f, f->row) && is_empty_tag(f, at)) {
        open_empty(f, at);
        while (is_due(f, f->row))
            put_cell(f, f->row_style);
        put_open(f, "</", "row>");
    }
}

static void begin_cell(struct hoshi_xml *x, size_t at, const XML_Char **a)
{
    struct filler *f = x->user;
    const char *said = hoshi_xml_get(a, "r");
    uint32_t row = f->row, column = f->column + 1;
    if (said != NULL)
        (void)hoshi_cell_parse(said, &row, &column);
    if (row != f->row || column <= f->column) {
        refuse_order(x);
        return;
    }
    f->column = column;
    put_missing(f, column, at);
    f->in_cell = true;
    f->is_target = is_due(f, f->row) && f->value[f->next].column == column;
    if (!f->is_target)
        return;
    take_style(f->style, hoshi_xml_get(a, "s"));
    f->cell_end = is_empty_tag(f, at) ? hoshi_xml_tag_end(f->xml, at) : 0;
    copy_to(f, at);
}

static void on_start(struct hoshi_xml *x, const char *name, const XML_Char **a)
{
    struct filler *f = x->user;
    size_t at = (size_t)XML_GetCurrentByteIndex(x->parser);
    if (strcmp(name, "sheetData") == 0) {
        f->in_data = true;
        take_prefix(f, at);
        if (is_empty_tag(f, at) && f->n != 0) {
            open_empty(f, at);
            put_missing_rows(f, HOSHI_BOOK_ROWS + 1, f->copied);
            put_open(f, "</", "sheetData>");
        }
    } else if (f->in_data && strcmp(name, "row") == 0) {
        begin_row(x, at, a);
    } else if (f->in_data && !f->in_cell && strcmp(name, "c") == 0) {
        begin_cell(x, at, a);
    }
}

static void on_end(struct hoshi_xml *x, const char *name)
{
    struct filler *f = x->user;
    size_t at = (size_t)XML_GetCurrentByteIndex(x->parser);
    if (f->in_cell && strcmp(name, "c") == 0) {
        f->in_cell = false;
        if (f->is_target) {
            put_cell(f, f->style);
            f->copied = f->cell_end != 0 ? f->cell_end : hoshi_xml_tag_end(f->xml, at);
        }
    } else if (f->in_data && strcmp(name, "row") == 0) {
        put_missing(f, HOSHI_BOOK_COLUMNS + 1, at);
    } else if (strcmp(name, "sheetData") == 0) {
        put_missing_rows(f, HOSHI_BOOK_ROWS + 1, at);
        f->in_data = false;
    }
}

enum hoshi_rc hoshi_sheet_fill(struct hoshi_book_in *b, size_t sheet, struct hoshi_str xml,
                               const struct hoshi_cell_value *value, size_t n,
                               struct hoshi_buf *out)
{
    const struct hoshi_part *part = b->sheet[sheet].part;
    struct filler f = {.xml = xml, .value = value, .n = n, .out = out};
    struct hoshi_xml x = {.opc = &b->opc, .user = &f, .start = on_start, .end = on_end};
    if (!hoshi_xml_is_utf8(xml))
        return hoshi_opc_refuse(&b->opc, HOSHI_HS1038, hoshi_diag_word(HOSHI_WORD_OTHER_ENCODING),
                                part->name);
    enum hoshi_rc rc = hoshi_xml_read(&x, part);
    if (rc != HOSHI_OK)
        return rc;
    copy_to(&f, xml.n);
    return f.next == n && !out->failed
               ? HOSHI_OK
               : hoshi_opc_refuse(&b->opc, out->failed ? HOSHI_HS2007 : HOSHI_HS1029, part->name,
                                  NULL);
}
