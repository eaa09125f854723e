/* The report as one page without script, fit for printing. */
#include "base/digits.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/visible.h"
#include "hoshi_embed.h"
#include "report/page/markup.h"
#include "report/page/report.h"

#define FOOT_CELLS 60 /* of a company's name */

static void put_head(const struct hoshi_page *p)
{
    const struct hoshi_result *r = p->view->r;
    char day[HOSHI_DATE_BYTES];
    hoshi_buf_puts(p->out, "<header class=\"page\">\n");
    hoshi_page_msg(p, "h1", HOSHI_MSG_REPORT_TITLE, p->view->company, NULL, NULL);
    hoshi_page_msg(p, "p", HOSHI_MSG_OWN_BASIS, r->catalog->name, hoshi_date_format(r->as_of, day),
                   NULL);
    hoshi_page_msg(p, "p", HOSHI_MSG_NOT_OFFICIAL, NULL, NULL, NULL);
    hoshi_buf_puts(p->out, "</header>\n");
}

/* What a reader needs to judge again: which rules, and the bytes of what was judged. */
static void put_foot(const struct hoshi_page *p)
{
    const struct hoshi_result *r = p->view->r;
    hoshi_buf_puts(p->out, "<footer>\n");
    hoshi_page_msg(p, "p", HOSHI_MSG_SCORE_POLICY, r->policy->id.s,
                   hoshi_text_get(&r->policy->title, p->lang), NULL);
    hoshi_page_msg(p, "p", HOSHI_MSG_REPORT_HASHES, r->catalog->sha256, r->policy->sha256,
                   r->answers->sha256);
    hoshi_page_msg(p, "p", HOSHI_MSG_NOT_OFFICIAL, NULL, NULL, NULL);
    hoshi_buf_puts(p->out, "</footer>\n");
}

/* A text inside a string of the style sheet: all but plain letters and digits as numbers. */
static void put_style_text(struct hoshi_buf *out, const char *s)
{
    struct hoshi_str rest = hoshi_str_from(s);
    uint32_t c;
    for (size_t k; (k = hoshi_utf8_next(rest, &c)) != 0; rest.p += k, rest.n -= k) {
        static const char hex[] = "0123456789abcdef";
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
            hoshi_buf_put(out, rest.p, 1);
            continue;
        }
        hoshi_buf_puts(out, "\\");
        for (int shift = 20; shift >= 0; shift -= 4)
            hoshi_buf_put(out, &hex[c >> shift & 0xf], 1);
    }
}

/* The running foot of a printed page: whose it is, of which day and edition, and its number. */
static void put_style(const struct hoshi_page *p, struct hoshi_buf *style)
{
    const struct hoshi_result *r = p->view->r;
    char day[HOSHI_DATE_BYTES];
    struct hoshi_buf foot, cut;
    hoshi_buf_init(&foot, 0);
    hoshi_buf_init(&cut, 0);
    hoshi_put_visible(&cut, hoshi_str_from(p->view->company), FOOT_CELLS);
    hoshi_msg_put(&foot, HOSHI_MSG_SCORE_TITLE, p->lang, cut.p, r->catalog->name,
                  hoshi_date_format(r->as_of, day));
    hoshi_buf_put(style, hoshi_embed_report_css, hoshi_embed_report_css_size);
    hoshi_buf_puts(style, "@page{@bottom-left{font-size:8pt;content:\"");
    put_style_text(style, foot.p);
    hoshi_buf_puts(style, "\"}@bottom-right{font-size:8pt;content:counter(page) \" / \" "
                          "counter(pages)}}");
    style->failed |= foot.failed || cut.failed;
    hoshi_buf_release(&cut);
    hoshi_buf_release(&foot);
}

enum hoshi_rc hoshi_report_html(const struct hoshi_result *r, const struct hoshi_report_opts *opts,
                                struct hoshi_buf *out)
{
    struct hoshi_view view;
    enum hoshi_rc rc = hoshi_view_make(&view, r, opts);
    if (rc != HOSHI_OK)
        return rc;
    struct hoshi_page p = {&view, opts->lang, out};
    struct hoshi_buf title, style;
    hoshi_buf_init(&title, 0);
    hoshi_buf_init(&style, 0);
    put_style(&p, &style);
    hoshi_msg_put(&title, HOSHI_MSG_REPORT_TITLE, opts->lang, view.company, NULL, NULL);
    hoshi_markup_head(out, opts->lang, title.p, (struct hoshi_str){style.p, style.n},
                      (struct hoshi_str){NULL, 0});
    hoshi_buf_puts(out, "<body>\n");
    put_head(&p);
    hoshi_buf_puts(out, "<main>\n");
    hoshi_page_first(&p);
    hoshi_page_where(&p);
    hoshi_page_todo(&p);
    hoshi_page_remarks(&p);
    hoshi_page_verdict(&p);
    hoshi_page_answers(&p);
    hoshi_page_words(&p);
    hoshi_buf_puts(out, "</main>\n");
    put_foot(&p);
    hoshi_buf_puts(out, "</body>\n</html>\n");
    out->failed |= title.failed || style.failed;
    hoshi_buf_release(&style);
    hoshi_buf_release(&title);
    hoshi_view_release(&view);
    return hoshi_buf_rc(out);
}
