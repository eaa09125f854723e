#include "report/text/print.h"

#include <string.h>

#include "base/digits.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/visible.h"
#include "report/text/wrap.h"

#define WIDTH_DEFAULT 80
#define WIDTH_MIN 40

struct hoshi_print hoshi_print_start(const struct hoshi_report_opts *opts, struct hoshi_buf *out)
{
    unsigned width = opts->width == 0          ? WIDTH_DEFAULT
                     : opts->width < WIDTH_MIN ? WIDTH_MIN
                                               : opts->width;
    return (struct hoshi_print){out, opts->lang, opts->color, width};
}

void hoshi_print_bold(const struct hoshi_print *p, bool on)
{
    if (p->color)
        hoshi_buf_puts(p->out, on ? "\033[1m" : "\033[0m");
}

void hoshi_print_text(const struct hoshi_print *p, unsigned indent, const char *text)
{
    if (text == NULL || *text == '\0')
        return;
    hoshi_buf_fill(p->out, ' ', indent);
    hoshi_wrap(p->out, text, p->width, indent, indent);
}

void hoshi_print_msg(const struct hoshi_print *p, unsigned indent, enum hoshi_msg msg,
                     const char *a0, const char *a1, const char *a2)
{
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    hoshi_msg_put(&text, msg, p->lang, a0, a1, a2);
    hoshi_print_text(p, indent, text.p);
    hoshi_print_drop(p, &text);
}

void hoshi_print_head(const struct hoshi_print *p, enum hoshi_msg msg, const char *a0,
                      const char *a1)
{
    hoshi_print_bold(p, true);
    hoshi_print_msg(p, 0, msg, a0, a1, NULL);
    hoshi_print_bold(p, false);
}

void hoshi_print_labelled(const struct hoshi_print *p, unsigned indent, const char *label,
                          const char *text)
{
    unsigned at = indent + hoshi_utf8_str_cells(hoshi_str_from(label));
    hoshi_buf_fill(p->out, ' ', indent);
    hoshi_buf_puts(p->out, label);
    hoshi_wrap(p->out, text, p->width, at, at);
}

void hoshi_print_field(const struct hoshi_print *p, enum hoshi_msg label, const char *text)
{
    if (text == NULL || *text == '\0')
        return;
    hoshi_print_bold(p, true);
    hoshi_buf_puts(p->out, hoshi_msg(label, p->lang));
    hoshi_print_bold(p, false);
    hoshi_buf_puts(p->out, "\n");
    hoshi_print_text(p, 2, text);
}

void hoshi_print_dash(const struct hoshi_print *p, unsigned indent, const char *text)
{
    hoshi_print_labelled(p, indent, "- ", text);
}

void hoshi_print_steps(const struct hoshi_print *p, const char *lines)
{
    char label[32];
    for (int n = 1; lines != NULL && *lines != '\0'; n++) {
        size_t k = strcspn(lines, "\n");
        struct hoshi_buf line;
        hoshi_buf_init(&line, 0);
        hoshi_buf_put(&line, lines, k);
        char digit[24];
        size_t used = 0;
        for (const char *d = hoshi_decimal(digit, n); *d != '\0'; d++)
            label[used++] = *d;
        label[used++] = '.';
        label[used++] = ' ';
        label[used] = '\0';
        hoshi_print_labelled(p, 2, label, line.p);
        hoshi_print_drop(p, &line);
        lines += k + (lines[k] == '\n');
    }
}

void hoshi_print_cut(const struct hoshi_print *p, unsigned indent, const char *text)
{
    unsigned room = p->width > indent + 2 ? p->width - indent - 2 : 1;
    hoshi_buf_fill(p->out, ' ', indent);
    hoshi_put_visible(p->out, hoshi_str_from(text), room);
    hoshi_buf_puts(p->out, "\n");
}

void hoshi_put_right(struct hoshi_buf *out, const char *s, unsigned cells)
{
    unsigned w = hoshi_utf8_str_cells(hoshi_str_from(s));
    if (w < cells)
        hoshi_buf_fill(out, ' ', cells - w);
    hoshi_buf_puts(out, s);
}

void hoshi_print_drop(const struct hoshi_print *p, struct hoshi_buf *part)
{
    p->out->failed = p->out->failed || part->failed;
    hoshi_buf_release(part);
}

void hoshi_print_tally(const struct hoshi_print *p, const struct hoshi_tally *tally)
{
    struct hoshi_buf cell;
    hoshi_buf_init(&cell, 64);
    hoshi_buf_int(&cell, hoshi_tally_satisfied(tally));
    hoshi_buf_puts(&cell, "/");
    hoshi_buf_int(&cell, tally->total);
    hoshi_put_right(p->out, cell.p, HOSHI_TALLY_CELLS);
    hoshi_print_drop(p, &cell);
}

void hoshi_put_group(struct hoshi_buf *out, const struct hoshi_group *group, enum hoshi_lang lang)
{
    hoshi_buf_puts(out, group->id.s);
    hoshi_buf_puts(out, " ");
    hoshi_buf_puts(out, hoshi_text_get(&group->title, lang));
}
