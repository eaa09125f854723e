#include <string.h>

#include "base/digits.h"
#include "base/str.h"
#include "hoshi_embed.h"
#include "i18n/msg.h"
#include "report/level.h"
#include "report/page/markup.h"
#include "report/page/refused.h"

bool hoshi_refused_has_page(struct hoshi_str code)
{
    bool unreachable = code.n > 2 && code.p[2] >= '2'; /* HS2001 and above: files and the system */
    return code.p != NULL && !unreachable && !hoshi_str_eq(code, "HS1018") &&
           !hoshi_str_is_among(code,
                               "HS1412 HS1413 HS1414"); /* the judge broke off: not their file */
}

static void put(struct hoshi_buf *out, const char *tag, enum hoshi_msg msg, enum hoshi_lang lang,
                const char *a0)
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_msg_put(&line, msg, lang, a0, NULL, NULL);
    hoshi_markup_element(out, tag, line.p);
    out->failed |= line.failed;
    hoshi_buf_release(&line);
}

/* As put(), of a text that does not end in a zero. */
static void put_with(struct hoshi_buf *out, const char *tag, enum hoshi_msg msg,
                     enum hoshi_lang lang, struct hoshi_str a0)
{
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    hoshi_buf_put(&text, a0.p, a0.n);
    hoshi_buf_puts(&text, "");
    put(out, tag, msg, lang, text.p);
    out->failed |= text.failed;
    hoshi_buf_release(&text);
}

/* "answers.yaml:4:15: what is wrong [HS1008]" */
static void put_problem(struct hoshi_buf *out, const struct hoshi_record_problem *problem)
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_buf_put(&line, problem->place.p, problem->place.n);
    hoshi_buf_puts(&line, ": ");
    hoshi_buf_put(&line, problem->message.p, problem->message.n);
    hoshi_buf_puts(&line, " [");
    hoshi_buf_put(&line, problem->code.p, problem->code.n);
    hoshi_buf_puts(&line, "]");
    hoshi_markup_element(out, "li", line.p);
    out->failed |= line.failed;
    hoshi_buf_release(&line);
}

void hoshi_refused_html(const struct hoshi_refusal *r, const struct hoshi_catalog *cat,
                        enum hoshi_lang lang, struct hoshi_buf *out)
{
    struct hoshi_str style = {(const char *)hoshi_embed_feedback_css,
                              hoshi_embed_feedback_css_size};
    char n[HOSHI_DECIMAL_BYTES];
    hoshi_markup_head(out, lang, hoshi_msg(HOSHI_MSG_REFUSED_TITLE, lang), style,
                      (struct hoshi_str){NULL, 0});
    hoshi_buf_puts(out, "<body>\n<main>\n");
    if (r->whose.p != NULL)
        put_with(out, "h1", HOSHI_MSG_REFUSED_HEAD, lang, r->whose);
    else
        put(out, "h1", HOSHI_MSG_REFUSED_TITLE, lang, NULL);
    put_with(out, "p", HOSHI_MSG_REFUSED_WHY, lang, r->file);
    hoshi_buf_puts(out, "<ul>\n");
    for (size_t i = 0; i < r->n; i++)
        put_problem(out, &r->problem[i]);
    hoshi_buf_puts(out, "</ul>\n");
    if (r->n_more != 0)
        put(out, "p", HOSHI_MSG_REFUSED_MORE, lang, hoshi_decimal(n, (long long)r->n_more));
    put(out, "h2", HOSHI_MSG_REFUSED_TODO, lang, NULL);
    hoshi_buf_puts(out, "<ol>\n");
    put(out, "li", HOSHI_MSG_REFUSED_MEND, lang, NULL);
    put(out, "li", HOSHI_MSG_REFUSED_CHECK, lang, NULL);
    put(out, "li", HOSHI_MSG_REFUSED_SEND, lang, NULL);
    hoshi_buf_puts(out, "</ol>\n</main>\n<footer class=\"soft\">\n");
    put(out, "p", hoshi_level_msg(cat, HOSHI_MSG_REFUSED_STAR), lang, NULL);
    put(out, "p", hoshi_level_msg(cat, HOSHI_MSG_NOT_OFFICIAL), lang, NULL);
    hoshi_buf_puts(out, "</footer>\n</body>\n</html>\n");
}
