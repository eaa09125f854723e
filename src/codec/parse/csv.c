#include "codec/parse/csv.h"

#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "diag/diag.h"
#include "diag/fold.h"

static char peek(const struct hoshi_csv *c)
{
    return hoshi_pos_peek(c->text, &c->at);
}

static void step(struct hoshi_csv *c)
{
    hoshi_pos_step(c->text, &c->at);
}

static bool at_row_end(const struct hoshi_csv *c)
{
    return hoshi_pos_at_line_end(c->text, &c->at);
}

/* Over one line break, if there is one. */
static void end_row(struct hoshi_csv *c)
{
    if (peek(c) == '\r')
        step(c);
    if (peek(c) == '\n')
        step(c);
}

/* "sep=;" in a first line is for Excel, and says which separator follows. */
static bool skip_separator_line(struct hoshi_csv *c)
{
    struct hoshi_str rest = {c->text.p + c->at.i, c->text.n - c->at.i};
    if (rest.n < 6 || memcmp(rest.p, "sep=", 4) != 0 || (rest.p[5] != '\n' && rest.p[5] != '\r'))
        return false;
    if (strchr(",;\t", rest.p[4]) == NULL)
        return false;
    c->separator = rest.p[4];
    for (int i = 0; i < 5; i++)
        step(c);
    end_row(c);
    return true;
}

/* The separator that stands in the first row outside of quotes; a comma before the others. */
static char choose_separator(const struct hoshi_csv *c)
{
    bool quoted = false, semicolon = false, tab = false;
    for (size_t i = c->at.i; i < c->text.n; i++) {
        char ch = c->text.p[i];
        if (ch == '"')
            quoted = !quoted;
        if (quoted)
            continue;
        if (ch == '\n' || ch == '\r')
            break;
        if (ch == ',')
            return ',';
        semicolon = semicolon || ch == ';';
        tab = tab || ch == '\t';
    }
    return semicolon ? ';' : tab ? '\t' : ',';
}

void hoshi_csv_begin(struct hoshi_csv *ret_csv, struct hoshi_str text, struct hoshi_arena *arena,
                     struct hoshi_diags *diags, uint16_t source)
{
    *ret_csv = (struct hoshi_csv){
        .text = text, .at = HOSHI_POS_START, .arena = arena, .diags = diags, .source = source};
    (void)hoshi_csv_at_end(ret_csv);
    if (!skip_separator_line(ret_csv))
        ret_csv->separator = choose_separator(ret_csv);
}

bool hoshi_csv_at_end(struct hoshi_csv *c)
{
    while (!hoshi_pos_at_end(c->text, &c->at) && at_row_end(c))
        end_row(c);
    return hoshi_pos_at_end(c->text, &c->at);
}

enum hoshi_rc hoshi_csv_nomem(struct hoshi_csv *c)
{
    hoshi_diag_add(c->diags, c->source, HOSHI_HS2007, HOSHI_SPAN_FILE, NULL, NULL, NULL);
    return HOSHI_E_NOMEM;
}

static enum hoshi_rc complain(struct hoshi_csv *c, enum hoshi_diag_code code,
                              struct hoshi_span span)
{
    hoshi_diag_add(c->diags, c->source, code, span, NULL, NULL, NULL);
    return HOSHI_E_SYNTAX;
}

static enum hoshi_rc too_long(struct hoshi_csv *c, struct hoshi_span span)
{
    hoshi_diag_add(c->diags, c->source, HOSHI_HS1404, span,
                   hoshi_diag_number(c->diags, (long long)HOSHI_LIMIT_SCALAR_BYTES), NULL, NULL);
    return HOSHI_E_LIMIT;
}

/* The text between two quotes, with one quote for two and one kind of line break. */
static enum hoshi_rc unquote(struct hoshi_csv *c, struct hoshi_str inside, struct hoshi_span span,
                             struct hoshi_str *ret_s)
{
    size_t n = 0;
    if (c->scratch == NULL)
        c->scratch = hoshi_arena_alloc(c->arena, HOSHI_LIMIT_SCALAR_BYTES);
    if (c->scratch == NULL)
        return hoshi_csv_nomem(c);
    for (size_t i = 0; i < inside.n; i++) {
        char ch = inside.p[i];
        bool pair = ch == '\r' && i + 1 < inside.n && inside.p[i + 1] == '\n';
        if (pair)
            continue;
        if (n == HOSHI_LIMIT_SCALAR_BYTES)
            return too_long(c, span);
        c->scratch[n++] = ch == '\r' ? '\n' : ch;
        i += ch == '"'; /* its twin */
    }
    *ret_s = (struct hoshi_str){c->scratch, n};
    return HOSHI_OK;
}

static enum hoshi_rc quoted(struct hoshi_csv *c, struct hoshi_csv_field *f)
{
    bool as_it_stands = true;
    step(c);
    size_t from = c->at.i;
    for (;; step(c)) {
        if (hoshi_pos_at_end(c->text, &c->at)) /* the start is what a person must look at */
            return complain(c, HOSHI_HS1514, f->span);
        as_it_stands = as_it_stands && peek(c) != '\r';
        if (peek(c) != '"')
            continue;
        if (c->at.i + 1 == c->text.n || c->text.p[c->at.i + 1] != '"')
            break;
        as_it_stands = false;
        step(c);
    }
    f->s = (struct hoshi_str){c->text.p + from, c->at.i - from};
    step(c);
    if (!at_row_end(c) && peek(c) != c->separator)
        return complain(c, HOSHI_HS1515, (struct hoshi_span){c->at.line, c->at.col, 1});
    return as_it_stands ? HOSHI_OK : unquote(c, f->s, f->span, &f->s);
}

static void plain(struct hoshi_csv *c, struct hoshi_csv_field *f)
{
    size_t from = c->at.i;
    while (!at_row_end(c) && peek(c) != c->separator)
        step(c);
    f->s = hoshi_str_trim((struct hoshi_str){c->text.p + from, c->at.i - from});
}

enum hoshi_rc hoshi_csv_next(struct hoshi_csv *c, struct hoshi_csv_field *ret_field)
{
    struct hoshi_csv_field f = {.span = {c->at.line, c->at.col, 1}};
    enum hoshi_rc rc = HOSHI_OK;
    if (peek(c) == '"')
        rc = quoted(c, &f);
    else
        plain(c, &f);
    if (rc != HOSHI_OK)
        return rc;
    if (f.span.line == c->at.line && c->at.col > f.span.col)
        f.span.ncols = c->at.col - f.span.col;
    if (f.s.n > HOSHI_LIMIT_SCALAR_BYTES)
        return too_long(c, f.span);
    if (c->at.line != f.span.line)
        hoshi_diags_fold(c->diags, c->source, c->at.line, c->at.line - f.span.line);
    f.ends_row = at_row_end(c);
    if (f.ends_row)
        end_row(c);
    else
        step(c);
    *ret_field = f;
    return HOSHI_OK;
}
