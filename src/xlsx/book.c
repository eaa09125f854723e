#include "xlsx/book.h"

#include "base/str.h"
#include "base/utf8.h"

enum {
    LINE_POINTS = 15,
    LINES_MAX = 27 /* a row is 409 points high at most */
};

static unsigned lines_of(const char *s, unsigned width)
{
    unsigned lines = 0;
    for (const char *p = s; p != NULL && *p != '\0';) {
        const char *end = p;
        while (*end != '\0' && *end != '\n')
            end++;
        struct hoshi_str line = {p, (size_t)(end - p)};
        lines += hoshi_utf8_str_cells(line) / (width - width / 8) + 1;
        p = *end == '\n' ? end + 1 : end;
    }
    return lines + lines / 3; /* long words break early */
}

void hoshi_book_put(struct hoshi_book *b, const char *s, lxw_format *format)
{
    unsigned lines = format == b->head ? 1 : lines_of(s, b->width[b->col]);
    b->lines = lines > b->lines ? lines : b->lines;
    hoshi_workbook_text(b->w, b->sheet, b->row, b->col, s, format);
    b->col++;
}

/* A text that was put together; the buffer is empty again. */
void hoshi_book_put_made(struct hoshi_book *b, struct hoshi_buf *text, lxw_format *format)
{
    hoshi_book_put(b, text->n != 0 ? text->p : NULL, format);
    b->w->failed = b->w->failed || text->failed;
    hoshi_buf_clear(text);
}

void hoshi_book_put_number(struct hoshi_book *b, long long n)
{
    hoshi_workbook_note(
        b->w, b->w->lib->worksheet_write_number(b->sheet, b->row, b->col, (double)n, b->number));
    b->col++;
}

void hoshi_book_put_msg(struct hoshi_book *b, enum hoshi_msg msg)
{
    hoshi_book_put(b, hoshi_msg(msg, b->lang), b->head);
}

void hoshi_book_put_number_msg(struct hoshi_book *b, enum hoshi_msg msg)
{
    hoshi_workbook_text(b->w, b->sheet, b->row, b->col, hoshi_msg(msg, b->lang), b->number_head);
    b->col++;
}

void hoshi_book_next_row(struct hoshi_book *b)
{
    unsigned lines = b->lines < LINES_MAX ? b->lines : LINES_MAX;
    if (lines > 1)
        hoshi_workbook_note(b->w, b->w->lib->worksheet_set_row(
                                      b->sheet, b->row, (double)(lines * LINE_POINTS), NULL));
    b->lines = 1;
    b->row++;
    b->col = 0;
}

bool hoshi_book_add_sheet_named(struct hoshi_book *b, const char *name)
{
    b->sheet = hoshi_workbook_sheet(b->w, name);
    b->row = 0;
    b->col = 0;
    b->lines = 1;
    return b->sheet != NULL;
}

bool hoshi_book_add_sheet(struct hoshi_book *b, enum hoshi_msg name)
{
    return hoshi_book_add_sheet_named(b, hoshi_msg(name, b->lang));
}

void hoshi_book_set_width(struct hoshi_book *b, int column, unsigned width)
{
    b->width[column] = width;
    hoshi_workbook_note(b->w, b->w->lib->worksheet_set_column(b->sheet, (lxw_col_t)column,
                                                              (lxw_col_t)column, width, NULL));
}

/* Heads that stay, and a filter over all rows. */
void hoshi_book_end_table(struct hoshi_book *b, int n_column)
{
    hoshi_workbook_note(b->w, b->w->lib->worksheet_repeat_rows(b->sheet, 0, 0));
    hoshi_workbook_note(b->w,
                        b->w->lib->worksheet_autofilter(b->sheet, 0, 0, b->row > 1 ? b->row - 1 : 1,
                                                        (lxw_col_t)(n_column - 1)));
    b->w->lib->worksheet_freeze_panes(b->sheet, 1, 1);
}

bool hoshi_book_make_formats(struct hoshi_book *b)
{
    const struct hoshi_libxlsxwriter *lib = b->w->lib;
    b->head = lib->workbook_add_format(b->w->book);
    b->text = lib->workbook_add_format(b->w->book);
    b->number = lib->workbook_add_format(b->w->book);
    b->number_head = lib->workbook_add_format(b->w->book);
    if (b->head == NULL || b->text == NULL || b->number == NULL || b->number_head == NULL)
        return false;
    lib->format_set_bold(b->number_head);
    lib->format_set_align(b->number_head, LXW_ALIGN_RIGHT);
    lib->format_set_align(b->number, LXW_ALIGN_VERTICAL_TOP);
    lib->format_set_bold(b->head);
    lib->format_set_text_wrap(b->text);
    lib->format_set_align(b->text, LXW_ALIGN_VERTICAL_TOP);
    lib->format_set_num_format(b->text, "@");
    return true;
}

void hoshi_book_put_lines(struct hoshi_book *b, struct hoshi_buf *lines)
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    for (size_t at = 0; at < lines->n; at++) {
        if (lines->p[at] != '\n') {
            hoshi_buf_put(&line, &lines->p[at], 1);
            continue;
        }
        hoshi_book_put_made(b, &line, b->text);
        hoshi_book_next_row(b);
    }
    b->w->failed = b->w->failed || lines->failed;
    hoshi_buf_release(&line);
    hoshi_buf_clear(lines);
}
