/* Diagnostics for people: place, text, source line, caret. Columns count code points, carets use
 * terminal cells, so that they stand right under full-width text. */
#include <string.h>

#include "base/digits.h"
#include "base/limits.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/visible.h"
#include "diag/quote.h"
#include "i18n/msg.h"

#define MARGIN_CELLS 5 /* "   12" before the bar */

static const char *const color_of[] = {
    [HOSHI_NOTE] = "\033[1;36m",
    [HOSHI_HELP] = "\033[1;32m",
    [HOSHI_WARNING] = "\033[1;35m",
    [HOSHI_ERROR] = "\033[1;31m",
};
static const enum hoshi_msg label_of[] = {
    [HOSHI_NOTE] = HOSHI_MSG_NOTE,
    [HOSHI_HELP] = HOSHI_MSG_HELP_LABEL,
    [HOSHI_WARNING] = HOSHI_MSG_WARNING,
    [HOSHI_ERROR] = HOSHI_MSG_ERROR,
};

/* Skip n code points (invalid bytes count as one). */
static struct hoshi_str skip(struct hoshi_str s, uint32_t n)
{
    uint32_t c;
    while (n-- > 0 && s.n > 0) {
        size_t k = hoshi_utf8_next(s, &c);
        k = k != 0 ? k : 1;
        s.p += k;
        s.n -= k;
    }
    return s;
}

static void put_line_number(struct hoshi_buf *out, uint32_t line)
{
    char digit[HOSHI_DECIMAL_BYTES];
    size_t n = strlen(hoshi_decimal(digit, line));
    if (n < MARGIN_CELLS)
        hoshi_buf_fill(out, ' ', MARGIN_CELLS - n);
    hoshi_buf_puts(out, digit);
}

static void put_quote(const struct hoshi_diag *d, const char *color, struct hoshi_buf *out)
{
    uint32_t before = d->span.col > 0 ? d->span.col - 1 : 0;
    uint32_t cut = hoshi_quote_cut(d->span);
    struct hoshi_str shown = d->quote;
    struct hoshi_str at = skip(shown, before - cut);
    put_line_number(out, d->span.line);
    hoshi_buf_puts(out, " | ");
    if (cut != 0)
        hoshi_buf_puts(out, "…");
    hoshi_put_visible(out, shown, HOSHI_LIMIT_QUOTE_CELLS);
    hoshi_buf_puts(out, "\n");
    hoshi_buf_fill(out, ' ', MARGIN_CELLS);
    hoshi_buf_puts(out, " | ");
    struct hoshi_buf measure; /* cells are those of the escaped text, so measure exactly that */
    hoshi_buf_init(&measure, 0);
    unsigned indent =
        hoshi_put_visible(&measure, (struct hoshi_str){shown.p, (size_t)(at.p - shown.p)}, 0);
    struct hoshi_str marked = {at.p, (size_t)(skip(at, d->span.ncols).p - at.p)};
    unsigned width = hoshi_put_visible(&measure, marked, 0);
    hoshi_buf_release(&measure);
    unsigned room = HOSHI_LIMIT_QUOTE_CELLS > indent ? HOSHI_LIMIT_QUOTE_CELLS - indent : 1;
    width = width == 0 ? 1 : width > room ? room : width;
    hoshi_buf_fill(out, ' ', indent + (cut != 0));
    hoshi_buf_puts(out, color);
    hoshi_buf_puts(out, "^");
    hoshi_buf_fill(out, '~', width - 1);
    hoshi_buf_puts(out, *color != '\0' ? "\033[0m\n" : "\n");
}

void hoshi_diags_render(const struct hoshi_diags *diags, enum hoshi_lang lang, bool color,
                        struct hoshi_buf *out)
{
    struct hoshi_span head = {0, 0, 0};
    for (uint32_t i = 0; i < diags->n; i++) {
        const struct hoshi_diag *d = &diags->v[i];
        const struct hoshi_diag_info *row = hoshi_diag_info(d->code);
        bool numbered = strncmp(row->code, "HS0", 3) != 0;
        struct hoshi_diag shown = *d;
        if (numbered)
            head = d->span;
        else if (d->span.line == 0)
            shown.span = head; /* help without a place of its own stands at its parent's */
        const char *on = color ? color_of[row->severity] : "", *off = color ? "\033[0m" : "";
        hoshi_diag_place(diags, &shown, out);
        hoshi_buf_puts(out, ": ");
        hoshi_buf_puts(out, on);
        hoshi_buf_puts(out, hoshi_msg(label_of[row->severity], lang));
        hoshi_buf_puts(out, off);
        hoshi_buf_puts(out, ": ");
        hoshi_diag_text(d, lang, out);
        if (numbered) {
            hoshi_buf_puts(out, " [");
            hoshi_buf_puts(out, row->code);
            hoshi_buf_puts(out, "]");
        }
        hoshi_buf_puts(out, "\n");
        if (d->quote.p != NULL)
            put_quote(d, on, out);
    }
    if (diags->n_dropped != 0) {
        struct hoshi_buf n;
        hoshi_buf_init(&n, 32);
        hoshi_buf_int(&n, diags->n_dropped);
        hoshi_buf_puts(out, "hoshi: ");
        hoshi_buf_puts(out, hoshi_msg(HOSHI_MSG_NOTE, lang));
        hoshi_buf_puts(out, ": ");
        const char *arg[1] = {n.p};
        hoshi_format(out, hoshi_diag_info(HOSHI_HS1405)->text.v[lang], arg, 1);
        hoshi_buf_puts(out, " [HS1405]\n");
        hoshi_buf_release(&n);
    }
}
