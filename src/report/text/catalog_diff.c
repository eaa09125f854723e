/* What changed between two catalogues, for people: the gravest first. */
#include <string.h>

#include "base/digits.h"
#include "base/lang.h"
#include "base/str.h"
#include "base/utf8.h"
#include "report/text/print.h"

#define AROUND 16 /* characters before and behind what changed, so that it can be found */

/* How many bytes two texts have in common, at their beginning, whole characters only. */
static size_t common_head(const char *a, const char *b)
{
    size_t n = 0;
    uint32_t c;
    for (;;) {
        size_t k = hoshi_utf8_next((struct hoshi_str){a + n, strlen(a + n)}, &c);
        if (k == 0 || strncmp(a + n, b + n, k) != 0)
            return n;
        n += k;
    }
}

static bool is_inside(char c)
{
    return ((unsigned char)c & 0xc0) == 0x80;
}

/* Likewise at their ends, but for what is in common already. */
static size_t common_tail(const char *a, size_t n_a, const char *b, size_t n_b)
{
    size_t n = 0;
    while (n < n_a && n < n_b && a[n_a - 1 - n] == b[n_b - 1 - n])
        n++;
    while (n > 0 && is_inside(a[n_a - n]))
        n--;
    return n;
}

static size_t back(const char *s, size_t at, size_t n_char)
{
    while (at > 0 && n_char > 0) {
        at--;
        n_char -= !is_inside(s[at]);
    }
    return at;
}

static size_t on(const char *s, size_t at, size_t n_char)
{
    while (s[at] != '\0' && n_char > 0) {
        at++;
        n_char -= !is_inside(s[at]);
    }
    return at;
}

/* "…every [year] at least…": what changed, with a little around it. */
static void put_words(const struct hoshi_print *p, const char *sign, const char *s, size_t head,
                      size_t tail)
{
    struct hoshi_buf line;
    size_t n = strlen(s), from = back(s, head, AROUND), to = on(s, n - tail, AROUND);
    hoshi_buf_init(&line, 0);
    hoshi_buf_puts(&line, from > 0 ? "…" : "");
    hoshi_buf_put(&line, s + from, head - from);
    hoshi_buf_puts(&line, "[");
    hoshi_buf_put(&line, s + head, n - tail - head);
    hoshi_buf_puts(&line, "]");
    hoshi_buf_put(&line, s + n - tail, to - (n - tail));
    hoshi_buf_puts(&line, to < n ? "…" : "");
    for (size_t i = 0; i < line.n; i++)
        line.p[i] = line.p[i] == '\n' ? ' ' : line.p[i];
    hoshi_print_labelled(p, 8, sign, line.p);
    p->out->failed = p->out->failed || line.failed;
    hoshi_buf_release(&line);
}

/* Without a language, and something: a number, a day, ids. */
static bool is_value(const struct hoshi_text *text)
{
    return text->v[0] != NULL && text->v[0] == text->v[HOSHI_LANG_COUNT_ - 1];
}

static void put_whole(const struct hoshi_print *p, const char *sign, const char *s)
{
    hoshi_print_labelled(p, 8, sign, *s != '\0' ? s : hoshi_msg(HOSHI_MSG_DIFF_NOTHING, p->lang));
}

static void put_field(const struct hoshi_print *p, const struct hoshi_field_change *f, bool words)
{
    enum hoshi_lang lang = p->lang;
    for (int i = 0; i < HOSHI_LANG_COUNT_ && hoshi_text_same(f->was.v[lang], f->is.v[lang]); i++)
        lang = (enum hoshi_lang)i; /* only another language says something else */
    hoshi_print_text(p, 6, f->field);
    if (!words)
        return;
    const char *was = f->was.v[lang] != NULL ? f->was.v[lang] : "",
               *is = f->is.v[lang] != NULL ? f->is.v[lang] : "";
    if (is_value(&f->was) || is_value(&f->is) || *was == '\0' || *is == '\0') {
        put_whole(p, "- ", was);
        put_whole(p, "+ ", is);
        return;
    }
    size_t head = common_head(was, is);
    size_t tail = common_tail(was + head, strlen(was + head), is + head, strlen(is + head));
    put_words(p, "- ", was, head, tail);
    put_words(p, "+ ", is, head, tail);
}

static void put_row(const struct hoshi_print *p, const struct hoshi_row_change *c, bool all)
{
    struct hoshi_buf title;
    hoshi_buf_init(&title, 0);
    hoshi_buf_puts(&title, hoshi_catalog_row_label(c->row, p->lang));
    hoshi_buf_puts(&title, " ");
    hoshi_buf_puts(&title, c->was != NULL ? c->was : c->is);
    if (c->was != NULL && c->is != NULL && strcmp(c->was, c->is) != 0) {
        hoshi_buf_puts(&title, " → ");
        hoshi_buf_puts(&title, c->is);
    }
    hoshi_print_text(p, 2, title.p);
    p->out->failed = p->out->failed || title.failed;
    hoshi_buf_release(&title);
    if (c->text != NULL)
        hoshi_print_cut(p, 4, hoshi_text_get(c->text, p->lang));
    for (size_t i = 0; i < c->n_field; i++)
        put_field(p, &c->field[i], all || c->means != HOSHI_CHANGE_TEXTS);
}

static void put_meaning(const struct hoshi_print *p, const struct hoshi_catalog_diff *d,
                        enum hoshi_catalog_change means, bool all)
{
    char n[HOSHI_DECIMAL_BYTES];
    size_t n_row = 0;
    for (size_t i = 0; i < d->n_row; i++)
        n_row += d->row[i].means == means;
    if (n_row == 0)
        return;
    hoshi_buf_puts(p->out, "\n");
    hoshi_print_head(p, HOSHI_MSG_DIFF_MEANS, hoshi_catalog_change_label(means, p->lang),
                     hoshi_decimal(n, (long long)n_row));
    for (size_t i = 0; i < d->n_row; i++) {
        if (d->row[i].means == means)
            put_row(p, &d->row[i], all);
    }
}

enum hoshi_rc hoshi_catalog_diff_text(const struct hoshi_catalog_diff *diff,
                                      const struct hoshi_report_opts *opts, struct hoshi_buf *out)
{
    struct hoshi_print p = hoshi_print_start(opts, out);
    char n[HOSHI_DECIMAL_BYTES];
    hoshi_print_msg(&p, 0, HOSHI_MSG_DIFF_TITLE, diff->from->name, diff->to->name, NULL);
    if (diff->n_row == 0)
        hoshi_print_msg(&p, 0, HOSHI_MSG_DIFF_NONE, NULL, NULL, NULL);
    for (int i = 0; i < HOSHI_CHANGE_COUNT_; i++) {
        enum hoshi_catalog_change means = (enum hoshi_catalog_change)i;
        if (diff->n_criterion[i] != 0)
            hoshi_print_msg(&p, 2, HOSHI_MSG_DIFF_COUNT, hoshi_catalog_change_label(means, p.lang),
                            hoshi_decimal(n, (long long)diff->n_criterion[i]), NULL);
    }
    for (int i = 0; i < HOSHI_CHANGE_COUNT_; i++)
        put_meaning(&p, diff, (enum hoshi_catalog_change)i, opts->all);
    return hoshi_buf_rc(out);
}
