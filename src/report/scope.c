#include "report/scope.h"

#include "base/digits.h"
#include "base/str.h"
#include "base/visible.h"
#include "i18n/msg.h"
#include "model/scope.h"

static void put_line(struct hoshi_buf *out, enum hoshi_msg msg, enum hoshi_lang lang,
                     const char *a0, const char *a1, const char *a2, unsigned max_cells)
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_msg_put(&line, msg, lang, a0, a1, a2);
    hoshi_put_visible(out, (struct hoshi_str){line.p, line.n}, max_cells);
    hoshi_buf_puts(out, "\n");
    out->failed = out->failed || line.failed;
    hoshi_buf_release(&line);
}

#define LINE_CELLS 76 /* a note may be a whole page, and this stands beside the star */
#define HALF_CELLS 22

/* As much of a text as the line has room for. */
static void cut(struct hoshi_buf *text, unsigned max_cells)
{
    struct hoshi_buf whole = *text;
    hoshi_buf_init(text, 0);
    hoshi_put_visible(text, (struct hoshi_str){whole.p, whole.n}, max_cells);
    text->failed |= whole.failed;
    hoshi_buf_release(&whole);
}

void hoshi_scope_put(const struct hoshi_answers *ans, enum hoshi_lang lang, struct hoshi_buf *out)
{
    struct hoshi_buf covered, left_out;
    char n[HOSHI_DECIMAL_BYTES];
    hoshi_buf_init(&covered, 0);
    hoshi_buf_init(&left_out, 0);
    hoshi_scope_covered(ans->scope, lang, &covered);
    hoshi_scope_left_out(ans->scope, lang, &left_out);
    (void)hoshi_decimal(n, ans->scope != NULL ? (long long)ans->scope->n_exclusion : 0);
    if (covered.n != 0 && left_out.n != 0) {
        cut(&covered, HALF_CELLS);
        cut(&left_out, HALF_CELLS);
        put_line(out, HOSHI_MSG_SCOPE_BOTH, lang, covered.p, left_out.p, n, 0);
    } else if (covered.n != 0) {
        put_line(out, HOSHI_MSG_SCOPE, lang, covered.p, NULL, NULL, LINE_CELLS);
    } else if (left_out.n != 0) {
        put_line(out, HOSHI_MSG_SCOPE_LEFT_OUT, lang, left_out.p, n, NULL, LINE_CELLS);
    }
    out->failed |= covered.failed || left_out.failed;
    hoshi_buf_release(&left_out);
    hoshi_buf_release(&covered);
}

void hoshi_scope_put_whole(const struct hoshi_answers *ans, enum hoshi_lang lang,
                           struct hoshi_buf *out)
{
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    hoshi_scope_covered(ans->scope, lang, &text);
    if (text.n != 0)
        put_line(out, HOSHI_MSG_SCOPE, lang, text.p, NULL, NULL, 0);
    out->failed |= text.failed;
    hoshi_buf_release(&text);
    for (size_t i = 0; ans->scope != NULL && i < ans->scope->n_exclusion; i++)
        put_line(out, HOSHI_MSG_SCOPE_WITHOUT, lang, ans->scope->exclusion[i].what,
                 ans->scope->exclusion[i].reason, NULL, 0);
}
