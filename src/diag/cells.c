/* Places in workbooks. A span has a line and a column: the line is the row, with the number of the
 * sheet above the 20 bits that a row can take. */
#include "base/str.h"
#include "base/visible.h"
#include "diag/diag.h"

#define ROW_BITS 20

struct hoshi_span hoshi_cell_span(size_t sheet, uint32_t row, uint32_t column)
{
    return (struct hoshi_span){((uint32_t)sheet << ROW_BITS) + row, column, 1};
}

void hoshi_put_column(uint32_t column, struct hoshi_buf *out)
{
    char letter[8];
    size_t at = sizeof letter;
    for (; column != 0 && at != 0; column = (column - 1) / 26)
        letter[--at] = (char)('A' + (column - 1) % 26);
    hoshi_buf_put(out, letter + at, sizeof letter - at);
}

uint32_t hoshi_span_row(struct hoshi_span span)
{
    return span.line != 0 ? ((span.line - 1) & ((1u << ROW_BITS) - 1)) + 1 : 0;
}

const char *hoshi_sheet_name(const struct hoshi_source *source, struct hoshi_span span)
{
    size_t sheet = (span.line - 1) >> ROW_BITS;
    return sheet < source->n_sheet ? source->sheet[sheet] : "";
}

void hoshi_put_cell(struct hoshi_span span, struct hoshi_buf *out)
{
    hoshi_put_column(span.col, out);
    hoshi_buf_int(out, hoshi_span_row(span));
}

void hoshi_put_sheet_cell(const struct hoshi_source *source, struct hoshi_span span,
                          struct hoshi_buf *out)
{
    hoshi_buf_puts(out, "(");
    hoshi_put_visible(out, hoshi_str_from(hoshi_sheet_name(source, span)), 0);
    hoshi_buf_puts(out, ")!");
    hoshi_put_cell(span, out);
}
