#include "report/page/trend_chart.h"

#include "base/digits.h"
#include "i18n/msg.h"
#include "report/page/markup.h"
#include "report/trend.h"

#define WIDTH 640
#define HEIGHT 260
#define LEFT 48
#define RIGHT 84 /* names of the lines stand there */
#define TOP 16
#define BOTTOM 36
#define PERCENT 100
#define GRID 4
#define NAME_GAP 14 /* between two names that would lie on each other */
#define LINES_MAX 16

struct chart {
    const struct hoshi_history *h;
    const char *scheme;
    const struct hoshi_history_entry *last;
    hoshi_day from, to;
    enum hoshi_lang lang;
    struct hoshi_buf *out;
};

static void put_attribute(struct hoshi_buf *out, const char *name, long long v)
{
    hoshi_buf_puts(out, " ");
    hoshi_buf_puts(out, name);
    hoshi_buf_puts(out, "=\"");
    hoshi_buf_int(out, v);
    hoshi_buf_puts(out, "\"");
}

/* A single day stands in the middle. */
static int x_of(const struct chart *c, hoshi_day day)
{
    const int width = WIDTH - LEFT - RIGHT;
    if (c->to == c->from)
        return LEFT + width / 2;
    return LEFT + (int)((long long)(day - c->from) * width / (c->to - c->from));
}

static int y_of(const struct hoshi_tally *t)
{
    const int height = HEIGHT - TOP - BOTTOM;
    long long share = t->total != 0 ? (long long)hoshi_tally_satisfied(t) * height / t->total : 0;
    return HEIGHT - BOTTOM - (int)share;
}

static void put_text(struct hoshi_buf *out, int x, int y, const char *anchor, const char *text)
{
    hoshi_buf_puts(out, "<text");
    put_attribute(out, "x", x);
    put_attribute(out, "y", y);
    hoshi_buf_puts(out, " font-size=\"12\" fill=\"currentColor\" text-anchor=\"");
    hoshi_buf_puts(out, anchor);
    hoshi_buf_puts(out, "\">");
    hoshi_markup_text(out, text);
    hoshi_buf_puts(out, "</text>");
}

static void put_grid(const struct chart *c)
{
    char day[HOSHI_DATE_BYTES];
    for (int i = 0; i <= GRID; i++) {
        int y = HEIGHT - BOTTOM - i * (HEIGHT - TOP - BOTTOM) / GRID;
        char n[HOSHI_DECIMAL_BYTES];
        struct hoshi_buf label;
        hoshi_buf_init(&label, 0);
        hoshi_buf_puts(&label, hoshi_decimal(n, i * PERCENT / GRID));
        hoshi_buf_puts(&label, "%");
        hoshi_buf_puts(c->out, "<path d=\"M");
        hoshi_buf_int(c->out, LEFT);
        hoshi_buf_puts(c->out, " ");
        hoshi_buf_int(c->out, y);
        hoshi_buf_puts(c->out, "H");
        hoshi_buf_int(c->out, WIDTH - RIGHT);
        hoshi_buf_puts(c->out, "\" stroke=\"currentColor\" stroke-opacity=\"0.2\"/>");
        put_text(c->out, LEFT - 6, y + 4, "end", label.p);
        c->out->failed = c->out->failed || label.failed;
        hoshi_buf_release(&label);
    }
    put_text(c->out, x_of(c, c->from), HEIGHT - BOTTOM + 20, c->from == c->to ? "middle" : "start",
             hoshi_date_format(c->from, day));
    if (c->from != c->to)
        put_text(c->out, x_of(c, c->to), HEIGHT - BOTTOM + 20, "end",
                 hoshi_date_format(c->to, day));
}

static void put_mark(struct hoshi_buf *out, int x, int y)
{
    hoshi_buf_puts(out, "<circle");
    put_attribute(out, "cx", x);
    put_attribute(out, "cy", y);
    hoshi_buf_puts(out, " r=\"3\" fill=\"currentColor\"/>");
}

/* A result without the level breaks the line. */
static void put_line(const struct chart *c, size_t line)
{
    static const char *const dash[] = {"none", "7 4", "2 4", "9 3 2 3"};
    bool on = false;
    hoshi_buf_puts(c->out, "<path fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\""
                           " stroke-dasharray=\"");
    hoshi_buf_puts(c->out, dash[line % (sizeof dash / sizeof dash[0])]);
    hoshi_buf_puts(c->out, "\" d=\"");
    for (size_t i = hoshi_trend_next(c->h, c->scheme, 0); i != HOSHI_TREND_END;
         i = hoshi_trend_next(c->h, c->scheme, i + 1)) {
        const struct hoshi_tally *t = hoshi_trend_at(&c->h->entry[i], c->last, line);
        if (t != NULL) {
            hoshi_buf_puts(c->out, on ? "L" : "M");
            hoshi_buf_int(c->out, x_of(c, c->h->entry[i].side.as_of));
            hoshi_buf_puts(c->out, " ");
            hoshi_buf_int(c->out, y_of(t));
        }
        on = t != NULL;
    }
    hoshi_buf_puts(c->out, "\"/>");
    for (size_t i = hoshi_trend_next(c->h, c->scheme, 0); i != HOSHI_TREND_END;
         i = hoshi_trend_next(c->h, c->scheme, i + 1)) {
        const struct hoshi_tally *t = hoshi_trend_at(&c->h->entry[i], c->last, line);
        if (t != NULL)
            put_mark(c->out, x_of(c, c->h->entry[i].side.as_of), y_of(t));
    }
}

/* Beside the end of each line, and none over another: a lower line's name is pushed down, and what
 * does not fit above the axis is pushed up again. */
static void put_names(const struct chart *c, size_t n)
{
    int y[LINES_MAX];
    for (size_t i = 0; i < n; i++)
        y[i] = y_of(hoshi_trend_at(c->last, c->last, i)) + 4;
    for (size_t k = 0; k < n * n; k++) {
        size_t i = k / n, j = k % n;
        int gap = y[i] - y[j];
        if (j < i && gap < NAME_GAP && gap > -NAME_GAP)
            y[i] = y[j] + NAME_GAP;
    }
    for (size_t i = 0; i < n; i++) {
        struct hoshi_buf name;
        hoshi_buf_init(&name, 0);
        hoshi_trend_put_line(c->last, i, c->lang, &name);
        hoshi_buf_puts(&name, " ");
        hoshi_trend_put_counts(hoshi_trend_at(c->last, c->last, i), &name);
        put_text(c->out, x_of(c, c->to) + 8, y[i], "start", name.p);
        c->out->failed = c->out->failed || name.failed;
        hoshi_buf_release(&name);
    }
}

/* What the lines show, in words; the numbers stand in the table below. */
static void put_description(const struct chart *c, size_t n_line)
{
    const struct hoshi_history_entry *first = &c->h->entry[hoshi_trend_next(c->h, c->scheme, 0)];
    struct hoshi_buf desc;
    hoshi_buf_init(&desc, 0);
    for (size_t i = 0; i < n_line; i++) {
        hoshi_buf_puts(&desc, i == 0 ? "" : "; ");
        hoshi_trend_put_line(c->last, i, c->lang, &desc);
        hoshi_buf_puts(&desc, " ");
        hoshi_trend_put_counts(hoshi_trend_at(first, c->last, i), &desc);
        hoshi_buf_puts(&desc, " → ");
        hoshi_trend_put_counts(hoshi_trend_at(c->last, c->last, i), &desc);
    }
    hoshi_markup_text(c->out, desc.p);
    c->out->failed = c->out->failed || desc.failed;
    hoshi_buf_release(&desc);
}

void hoshi_trend_chart(const struct hoshi_history *h, const char *scheme, size_t n,
                       enum hoshi_lang lang, struct hoshi_buf *out)
{
    const struct hoshi_history_entry *last = hoshi_trend_last(h, scheme);
    size_t n_line = hoshi_trend_lines(last);
    struct chart c = {
        h,    scheme, last, h->entry[hoshi_trend_next(h, scheme, 0)].side.as_of, last->side.as_of,
        lang, out};
    n_line = n_line < LINES_MAX ? n_line : LINES_MAX;
    hoshi_buf_puts(out, "<svg viewBox=\"0 0 ");
    hoshi_buf_int(out, WIDTH);
    hoshi_buf_puts(out, " ");
    hoshi_buf_int(out, HEIGHT);
    hoshi_buf_puts(out, "\" role=\"img\" aria-labelledby=\"trend");
    hoshi_buf_int(out, (long long)n);
    hoshi_buf_puts(out, "-t trend");
    hoshi_buf_int(out, (long long)n);
    hoshi_buf_puts(out, "-d\"><title id=\"trend");
    hoshi_buf_int(out, (long long)n);
    hoshi_buf_puts(out, "-t\">");
    hoshi_markup_text(out, hoshi_msg(HOSHI_MSG_HISTORY_CHART, lang));
    hoshi_buf_puts(out, "</title><desc id=\"trend");
    hoshi_buf_int(out, (long long)n);
    hoshi_buf_puts(out, "-d\">");
    put_description(&c, n_line);
    hoshi_buf_puts(out, "</desc>");
    put_grid(&c);
    for (size_t i = 0; i < n_line; i++)
        put_line(&c, i);
    put_names(&c, n_line);
    hoshi_buf_puts(out, "</svg>\n");
}
