#include "report/page/chart.h"

#include "report/page/markup.h"

#define WIDTH 300
#define HEIGHT 260
#define CENTRE_X 150
#define CENTRE_Y 128
#define RADIUS 92
#define LABEL_RADIUS 110
#define RINGS 4

/* Sines of 0 to 90 degrees, times 10000: the same picture on every machine. */
static const int sine[91] = {
    0,    175,  349,  523,  698,  872,  1045, 1219, 1392, 1564, 1736, 1908, 2079, 2250, 2419, 2588,
    2756, 2924, 3090, 3256, 3420, 3584, 3746, 3907, 4067, 4226, 4384, 4540, 4695, 4848, 5000, 5150,
    5299, 5446, 5592, 5736, 5878, 6018, 6157, 6293, 6428, 6561, 6691, 6820, 6947, 7071, 7193, 7314,
    7431, 7547, 7660, 7771, 7880, 7986, 8090, 8192, 8290, 8387, 8480, 8572, 8660, 8746, 8829, 8910,
    8988, 9063, 9135, 9205, 9272, 9336, 9397, 9455, 9511, 9563, 9613, 9659, 9703, 9744, 9781, 9816,
    9848, 9877, 9903, 9925, 9945, 9962, 9976, 9986, 9994, 9998, 10000};

static int sine_of(int degrees)
{
    int d = (degrees % 360 + 360) % 360;
    if (d <= 90)
        return sine[d];
    if (d <= 180)
        return sine[180 - d];
    return d <= 270 ? -sine[d - 180] : -sine[360 - d];
}

struct point {
    int x, y; /* tenths */
};

/* The k-th of n axes, clockwise from the top; part: of the radius, in thousandths. */
static struct point at(size_t k, size_t n, int radius, int part)
{
    int degrees = (int)((k * 360 + n / 2) / n);
    int length = radius * part; /* in thousandths */
    return (struct point){CENTRE_X * 10 + length * sine_of(degrees) / 1000000,
                          CENTRE_Y * 10 - length * sine_of(degrees + 90) / 1000000};
}

static void put_tenths(struct hoshi_buf *out, int v)
{
    hoshi_buf_int(out, v / 10);
    if (v % 10 == 0)
        return;
    hoshi_buf_puts(out, ".");
    hoshi_buf_int(out, v % 10);
}

static void put_point(struct hoshi_buf *out, struct point p)
{
    put_tenths(out, p.x);
    hoshi_buf_puts(out, ",");
    put_tenths(out, p.y);
}

enum shape { NOW = 0, TARGET, LAST };

static int value(const struct hoshi_spoke *s, enum shape shape)
{
    int v = shape == TARGET ? s->target : shape == LAST ? s->last : s->now;
    return v < 0 ? 0 : v > 1000 ? 1000 : v;
}

static void put_shape(struct hoshi_buf *out, const char *style, const struct hoshi_spoke *spoke,
                      size_t n, enum shape shape)
{
    hoshi_buf_puts(out, "<polygon class=\"");
    hoshi_buf_puts(out, style);
    hoshi_buf_puts(out, "\" points=\"");
    for (size_t k = 0; k < n; k++) {
        hoshi_buf_puts(out, k > 0 ? " " : "");
        put_point(out, at(k, n, RADIUS, value(&spoke[k], shape)));
    }
    hoshi_buf_puts(out, "\"/>");
}

static void put_ring(struct hoshi_buf *out, size_t n, int part)
{
    hoshi_buf_puts(out, "<polygon class=\"ring\" points=\"");
    for (size_t k = 0; k < n; k++) {
        hoshi_buf_puts(out, k > 0 ? " " : "");
        put_point(out, at(k, n, RADIUS, part));
    }
    hoshi_buf_puts(out, "\"/>");
}

static void put_spoke(struct hoshi_buf *out, const struct hoshi_spoke *s, size_t k, size_t n)
{
    struct point end = at(k, n, RADIUS, 1000), label = at(k, n, LABEL_RADIUS, 1000);
    hoshi_buf_puts(out, "<path class=\"ring\" d=\"M");
    put_point(out, (struct point){CENTRE_X * 10, CENTRE_Y * 10});
    hoshi_buf_puts(out, "L");
    put_point(out, end);
    hoshi_buf_puts(out, "\"/><text x=\"");
    put_tenths(out, label.x);
    hoshi_buf_puts(out, "\" y=\"");
    put_tenths(out, label.y + 40);
    hoshi_buf_puts(out, "\">");
    hoshi_markup_text(out, s->label);
    hoshi_buf_puts(out, "</text>");
}

static bool has(const struct hoshi_spoke *spoke, size_t n, enum shape shape)
{
    for (size_t k = 0; k < n; k++) {
        if ((shape == LAST ? spoke[k].last : spoke[k].target) >= 0)
            return true;
    }
    return false;
}

static void put_names(struct hoshi_buf *out, const char *id, const char *title, const char *desc)
{
    hoshi_buf_puts(out, "<title id=\"");
    hoshi_markup_text(out, id);
    hoshi_buf_puts(out, "-t\">");
    hoshi_markup_text(out, title);
    hoshi_buf_puts(out, "</title><desc id=\"");
    hoshi_markup_text(out, id);
    hoshi_buf_puts(out, "-d\">");
    hoshi_markup_text(out, desc);
    hoshi_buf_puts(out, "</desc>");
}

void hoshi_chart_radar(struct hoshi_buf *out, const char *id, const char *title, const char *desc,
                       const struct hoshi_spoke *spoke, size_t n)
{
    if (n < 3)
        return;
    hoshi_buf_puts(out, "<svg class=\"radar\" viewBox=\"0 0 ");
    hoshi_buf_int(out, WIDTH);
    hoshi_buf_puts(out, " ");
    hoshi_buf_int(out, HEIGHT);
    hoshi_buf_puts(out, "\" role=\"img\" aria-labelledby=\"");
    hoshi_markup_text(out, id);
    hoshi_buf_puts(out, "-t ");
    hoshi_markup_text(out, id);
    hoshi_buf_puts(out, "-d\">");
    put_names(out, id, title, desc);
    for (int ring = 1; ring <= RINGS; ring++)
        put_ring(out, n, ring * 1000 / RINGS);
    for (size_t k = 0; k < n; k++)
        put_spoke(out, &spoke[k], k, n);
    put_shape(out, "now", spoke, n, NOW);
    if (has(spoke, n, TARGET))
        put_shape(out, "target", spoke, n, TARGET);
    if (has(spoke, n, LAST))
        put_shape(out, "last", spoke, n, LAST);
    hoshi_buf_puts(out, "</svg>\n");
}

void hoshi_chart_bar(struct hoshi_buf *out, const struct hoshi_bar_part *part, size_t n,
                     uint32_t total)
{
    uint64_t from = 0;
    if (total == 0)
        return;
    hoshi_buf_puts(out, "<svg class=\"bar\" viewBox=\"0 0 1000 24\" aria-hidden=\"true\" "
                        "preserveAspectRatio=\"none\">");
    for (size_t i = 0; i < n; i++) {
        uint64_t x = from * 1000 / total, end = (from + part[i].n) * 1000 / total;
        from += part[i].n;
        if (end == x)
            continue;
        hoshi_buf_puts(out, "<rect class=\"");
        hoshi_buf_puts(out, part[i].style);
        hoshi_buf_puts(out, "\" x=\"");
        hoshi_buf_int(out, (long long)x);
        hoshi_buf_puts(out, "\" width=\"");
        hoshi_buf_int(out, (long long)(end - x));
        hoshi_buf_puts(out, "\" height=\"24\"/>");
    }
    hoshi_buf_puts(out, "</svg>\n");
}
