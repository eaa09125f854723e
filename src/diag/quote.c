#include "diag/quote.h"

#include "base/limits.h"
#include "base/lines.h"
#include "base/utf8.h"
#include "base/visible.h"

/* A line of marks without width ends here. */
#define KEPT_BYTES_MAX ((size_t)32 * HOSHI_LIMIT_QUOTE_CELLS)

uint32_t hoshi_quote_cut(struct hoshi_span span)
{
    uint32_t before = span.col > 0 ? span.col - 1 : 0;
    return before > HOSHI_LIMIT_QUOTE_CELLS / 2 ? before - HOSHI_LIMIT_QUOTE_CELLS / 4 : 0;
}

static const struct hoshi_lines *lines_of(struct hoshi_diags *diags, struct hoshi_source *source)
{
    if (source->lines == NULL) {
        source->lines = hoshi_arena_alloc(diags->arena, sizeof *source->lines);
        if (source->lines != NULL)
            hoshi_lines_init(source->lines, source->text, diags->arena);
    }
    return source->lines;
}

/* Enough for n_point code points and for a line's width of cells; one character more than fits, so
 * that whoever shows it sees that something is left out. */
static size_t bytes_to_show(struct hoshi_str rest, uint32_t n_point)
{
    size_t n = 0;
    unsigned cells = 0;
    for (uint32_t i = 0; n < rest.n && rest.p[n] != '\n' && rest.p[n] != '\r'; i++) {
        if ((cells > HOSHI_LIMIT_QUOTE_CELLS && i > n_point) || n > KEPT_BYTES_MAX)
            break;
        uint32_t c;
        size_t k = hoshi_utf8_next((struct hoshi_str){rest.p + n, rest.n - n}, &c);
        cells += hoshi_visible_cells(k != 0 ? c : HOSHI_NOT_UTF8);
        n += k != 0 ? k : 1;
    }
    return n;
}

struct hoshi_str hoshi_quote_take(struct hoshi_diags *diags, uint16_t source,
                                  struct hoshi_span span)
{
    struct hoshi_str none = {NULL, 0};
    if (span.line == 0 || source >= diags->n_source || diags->source[source].text.p == NULL)
        return none;
    const struct hoshi_lines *lines = lines_of(diags, &diags->source[source]);
    if (lines == NULL)
        return none;
    uint32_t cut = hoshi_quote_cut(span);
    struct hoshi_str text = diags->source[source].text;
    struct hoshi_pos at = hoshi_lines_find(lines, span.line, cut + 1);
    size_t n = 0;
    if (at.line == span.line) /* else it is behind the end of the text */
        n = bytes_to_show((struct hoshi_str){text.p + at.i, text.n - at.i}, span.col - cut);
    char *copy = hoshi_arena_strndup(diags->arena, text.p + at.i, n);
    return copy != NULL ? (struct hoshi_str){copy, n} : none;
}
