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
#define KIND_MAX 5     /* as many of a kind are all shown; of more, */
#define KIND_SHOWN 3   /* these, and the names of the others */

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

/* Where a message begins with its first argument, that names what the message is about. */
static bool names_its_subject(const struct hoshi_diag *d)
{
    return strncmp(hoshi_diag_info(d->code)->text.v[HOSHI_LANG_EN], "{0}", 3) == 0;
}

/* Of a kind: they say the same about one file, save what they say it about. */
static bool is_of_kind(const struct hoshi_diag *a, const struct hoshi_diag *b)
{
    if (a->code != b->code || a->source != b->source || a->span.line == 0 || b->span.line == 0)
        return false;
    for (size_t i = names_its_subject(a) ? 1 : 0; i < 3; i++) {
        const char *x = a->arg[i] != NULL ? hoshi_diag_arg(a->arg[i], HOSHI_LANG_EN) : "";
        const char *y = b->arg[i] != NULL ? hoshi_diag_arg(b->arg[i], HOSHI_LANG_EN) : "";
        if (strcmp(x, y) != 0)
            return false;
    }
    return true;
}

static bool is_numbered(const struct hoshi_diag *d)
{
    return strncmp(hoshi_diag_info(d->code)->code, "HS0", 3) != 0;
}

struct rank {
    uint32_t before, of; /* how many of its kind came before, how many there are */
};

static struct rank rank_of(const struct hoshi_diags *diags, uint32_t at)
{
    struct rank rank = {0, 0};
    for (uint32_t i = 0; i < diags->n; i++) {
        if (!is_of_kind(&diags->v[i], &diags->v[at]))
            continue;
        rank.before += i < at;
        rank.of++;
    }
    return rank;
}

/* "f: note: 78 more of this kind: 1-3-1-1, …", in place of those behind the last one shown. */
static void put_rest_of_kind(const struct hoshi_diags *diags, uint32_t last, uint32_t n,
                             enum hoshi_lang lang, struct hoshi_buf *out)
{
    const struct hoshi_diag *of = &diags->v[last];
    char digit[HOSHI_DECIMAL_BYTES];
    bool in_cells = of->source < diags->n_source && diags->source[of->source].is_workbook;
    struct hoshi_diag whole = *of;
    whole.span = HOSHI_SPAN_FILE;
    hoshi_diag_place(diags, &whole, out);
    hoshi_buf_puts(out, ": ");
    hoshi_buf_puts(out, hoshi_msg(HOSHI_MSG_NOTE, lang));
    hoshi_buf_puts(out, ": ");
    bool by_name = names_its_subject(of) && of->arg[0] != NULL;
    hoshi_msg_put(out, by_name ? HOSHI_MSG_MORE_OF_KIND : HOSHI_MSG_MORE_OF_KIND_LINES, lang,
                  hoshi_decimal(digit, n), NULL, NULL);
    const char *between = "";
    for (uint32_t i = last + 1; i < diags->n; i++) {
        const struct hoshi_diag *d = &diags->v[i];
        if (!is_of_kind(d, of))
            continue;
        hoshi_buf_puts(out, between);
        if (by_name && d->arg[0] != NULL)
            hoshi_put_visible(out, hoshi_str_from(hoshi_diag_arg(d->arg[0], lang)), 0);
        else if (in_cells)
            hoshi_put_cell(d->span, out);
        else
            hoshi_buf_int(out, d->span.line);
        between = ", ";
    }
    hoshi_buf_puts(out, "\n");
}

void hoshi_diags_render(const struct hoshi_diags *diags, enum hoshi_lang lang, bool color,
                        struct hoshi_buf *out)
{
    struct hoshi_span head = {0, 0, 0};
    struct rank rank = {0, 0};
    uint32_t last_head = 0;
    char digit[HOSHI_DECIMAL_BYTES];
    for (uint32_t i = 0; i < diags->n; i++) {
        const struct hoshi_diag *d = &diags->v[i];
        const struct hoshi_diag_info *row = hoshi_diag_info(d->code);
        bool numbered = is_numbered(d);
        if (numbered) {
            rank = rank_of(diags, i);
            last_head = i;
        }
        if (rank.of > KIND_MAX && rank.before >= KIND_SHOWN)
            continue; /* with what follows it */
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
            if (d->row != 0)
                hoshi_msg_put(out, HOSHI_MSG_ROW_OF_TABLE, lang, hoshi_decimal(digit, d->row), NULL,
                              NULL);
        }
        hoshi_buf_puts(out, "\n");
        if (d->quote.p != NULL)
            put_quote(d, on, out);
        bool is_last_line = i + 1 == diags->n || is_numbered(&diags->v[i + 1]);
        if (is_last_line && rank.of > KIND_MAX && rank.before == KIND_SHOWN - 1)
            put_rest_of_kind(diags, last_head, rank.of - KIND_SHOWN, lang, out);
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
