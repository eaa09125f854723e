#include "report/page/report.h"

#include "base/digits.h"
#include "report/page/markup.h"

void hoshi_page_msg(const struct hoshi_page *p, const char *tag, enum hoshi_msg msg, const char *a0,
                    const char *a1, const char *a2)
{
    hoshi_markup_msg(p->out, p->lang, tag, msg, a0, a1, a2);
}

void hoshi_page_cell(const struct hoshi_page *p, const char *tag, const char *text)
{
    hoshi_buf_puts(p->out, "<");
    hoshi_buf_puts(p->out, tag);
    hoshi_buf_puts(p->out, ">");
    hoshi_markup_text(p->out, text);
    hoshi_buf_puts(p->out, "</");
    hoshi_buf_puts(p->out, tag);
    hoshi_buf_puts(p->out, ">");
}

void hoshi_page_number(const struct hoshi_page *p, const char *tag, long long n)
{
    char digit[HOSHI_DECIMAL_BYTES];
    hoshi_page_cell(p, tag, hoshi_decimal(digit, n));
}
