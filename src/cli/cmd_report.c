#include <errno.h>

#include "app/history/last.h"
#include "app/session/complain.h"
#include "app/session/score.h"
#include "cli/cmd.h"
#include "cli/report_targets.h"
#include "cli/rows.h"
#include "diag/diag.h"
#include "io/browser.h"

struct opts {
    struct hoshi_common common;
    struct hoshi_book_opts book;
    const char *catalog, *policy, *overlay, *pdf, *owner, *earlier, *db;
    struct hoshi_outputs output;
    hoshi_day as_of;
    struct hoshi_opt_int format, star;
    bool history;
};

static const struct hoshi_opt table[] = {
    {OPT_ROW(CHOICE, format, "format", 'f', HOSHI_MSG_ARG_FORMAT, HOSHI_MSG_OPT_FORMAT_REPORT),
     .words = hoshi_writer_ids, .standard = "html"},
    OPT_OUTPUT(output, HOSHI_MSG_OPT_OUTPUT, hoshi_writer_ids),
    OPT_FILE(STRING, pdf, "pdf", 0, HOSHI_MSG_OPT_PDF),
    OPT(STRING, owner, "owner", 0, HOSHI_MSG_ARG_OWNER, HOSHI_MSG_OPT_OWNER_QUESTIONS),
    OPT_FILE(STRING, earlier, "earlier", 0, HOSHI_MSG_OPT_EARLIER_REPORT),
    FLAG(history, "history", 0, HOSHI_MSG_OPT_HISTORY),
    OPT_FILE(STRING, db, "db", 0, HOSHI_MSG_OPT_DB),
    OPT_STAR(star, "star", HOSHI_MSG_OPT_STAR_TARGET),
    OPT_AS_OF,
    OPT_POLICY,
    OPT_FILE(STRING, overlay, "overlay", 0, HOSHI_MSG_OPT_OVERLAY),
    OPT_CATALOG,
    OPT_BOOK,
    OPT_END,
};

static enum hoshi_rc print(struct hoshi_cmd_ctx *ctx, const struct opts *o, struct hoshi_buf *page)
{
    struct hoshi_buf pdf;
    hoshi_buf_init(&pdf, 0);
    enum hoshi_browser_rc came = hoshi_browser_print((struct hoshi_str){page->p, page->n}, &pdf);
    enum hoshi_rc rc = HOSHI_OK;
    if (came == HOSHI_BROWSER_NO_ROOM)
        rc = hoshi_session_complain_file(ctx->s, o->pdf, hoshi_file_failed(errno), HOSHI_TO_WRITE);
    else if (came != HOSHI_BROWSER_OK)
        rc = hoshi_session_complain(ctx->s, NULL,
                                    came == HOSHI_BROWSER_NONE ? HOSHI_HS2065 : HOSHI_HS2066,
                                    HOSHI_BROWSERS, ctx->operand[0], NULL)
                 ? HOSHI_OK
                 : HOSHI_E_IO;
    else
        rc = hoshi_session_write(ctx->s, o->pdf, (struct hoshi_str){pdf.p, pdf.n},
                                 HOSHI_WRITE_OUTPUT);
    hoshi_buf_release(&pdf);
    return rc;
}

/* The page, printed. */
static enum hoshi_rc write_pdf(struct hoshi_cmd_ctx *ctx, const struct opts *o,
                               const struct hoshi_result *r, const struct hoshi_report_opts *opts)
{
    struct hoshi_buf page;
    hoshi_buf_init(&page, 0);
    enum hoshi_rc rc = hoshi_report_html(r, opts, &page);
    if (rc == HOSHI_OK)
        rc = print(ctx, o, &page);
    hoshi_buf_release(&page);
    return rc;
}

static bool asks_for_last(const struct opts *o)
{
    return o->earlier != NULL || o->db != NULL || o->history;
}

/* Only a form with charts or their tables shows last time. */
static bool last_is_shown(struct hoshi_cmd_ctx *ctx, const struct opts *o,
                          const struct hoshi_target *target, size_t n)
{
    if (!asks_for_last(o) || o->pdf != NULL ||
        (hoshi_targets_need(target, n) & HOSHI_SHOWS_LAST) != 0)
        return true;
    return hoshi_targets_can(ctx, o->earlier != NULL ? "--earlier --format" : "--history --format",
                             HOSHI_SHOWS_LAST, target, n);
}

/* Last time, as it is asked for; NULL: nothing is. That there is none is said. */
static enum hoshi_rc take_last(struct hoshi_cmd_ctx *ctx, const struct opts *o,
                               const struct hoshi_result *r,
                               const struct hoshi_diff_side **ret_side)
{
    const struct hoshi_last_request request = {
        .earlier = o->earlier, .db = o->db, .catalog = o->catalog, .policy = o->policy};
    *ret_side = NULL;
    if (!asks_for_last(o))
        return HOSHI_OK;
    enum hoshi_rc rc = hoshi_last(ctx->s, &request, r, ret_side);
    if (rc == HOSHI_OK && *ret_side == NULL)
        hoshi_talk(ctx, HOSHI_MSG_REPORT_NO_LAST, NULL, NULL, NULL);
    return rc;
}

static int run(struct hoshi_cmd_ctx *ctx, const void *options)
{
    const struct opts *o = options;
    if (hoshi_session_book(ctx->s, o->book.sheet, o->book.map) != HOSHI_OK)
        return HOSHI_EXIT_USAGE;
    size_t n;
    const struct hoshi_target *target =
        hoshi_targets(ctx, &hoshi_writers[o->format.v], &o->output, &n);
    if (target == NULL)
        return HOSHI_EXIT_WORLD;
    struct hoshi_score_request request = {
        .catalog = o->catalog,
        .policy = o->policy,
        .sheet = ctx->operand[0],
        .overlay = o->overlay,
        .owner = o->owner,
        .as_of = hoshi_as_of(o->as_of),
        .references = true,
        .texts = true,
    };
    struct hoshi_result r;
    enum hoshi_rc rc = hoshi_score(ctx->s, &request, &r);
    if (rc != HOSHI_OK)
        return hoshi_exit_of(rc);
    if (!hoshi_star_ok(ctx, o->star) || !hoshi_targets_fit(ctx, target, n) ||
        !hoshi_owner_ok(ctx, o->owner, target, n, &r) || !last_is_shown(ctx, o, target, n))
        return HOSHI_EXIT_USAGE;
    const struct hoshi_diff_side *earlier;
    rc = take_last(ctx, o, &r, &earlier);
    if (rc != HOSHI_OK)
        return hoshi_exit_of(rc);
    struct hoshi_report_opts report = {
        .lang = ctx->lang,
        .color = ctx->color,
        .all = true,
        .target = o->star.set ? hoshi_star_of(ctx, o->star) : r.answers->target,
        .width = hoshi_width(ctx),
        .sheet = ctx->operand[0],
        .framework = ctx->s->framework,
        .n_framework = ctx->s->n_framework,
        .support = ctx->s->support,
        .glossary = ctx->s->glossary,
        .earlier = earlier,
    };
    if (!hoshi_outputs_ok(ctx, &o->output, o->pdf))
        return hoshi_exit_of(HOSHI_E_UNSUPPORTED);
    unsigned needs =
        hoshi_targets_need(target, n) | (o->pdf != NULL ? HOSHI_NEEDS_PLAN : HOSHI_NEEDS_NOTHING);
    rc = hoshi_writer_prepare(ctx->s, needs, &r, &report);
    if (rc == HOSHI_OK && (o->pdf == NULL || o->output.n != 0 || o->format.set))
        rc = hoshi_targets_write(ctx, target, n, &r, &report);
    if (rc == HOSHI_OK && o->pdf != NULL)
        rc = write_pdf(ctx, o, &r, &report);
    return hoshi_exit_of(rc);
}

static const char *const example[] = {
    "hoshi report -o report.html answers.yaml",
    "hoshi report --pdf report.pdf answers.yaml",
    "hoshi report -o report.html -o declaration=declaration.html answers.yaml",
    "hoshi report --owner it -o questions.html answers.yaml",
    "hoshi report --earlier last.json -o report.html answers.yaml",
    NULL};
const struct hoshi_cmd hoshi_cmd_report = {.name = "report",
                                           .summary = HOSHI_MSG_CMD_REPORT,
                                           .operand = HOSHI_MSG_OPERAND_SHEET,
                                           .takes = HOSHI_OPERAND_FILE,
                                           .opt = table,
                                           .opts_size = sizeof(struct opts),
                                           .min_operand = 1,
                                           .max_operand = 1,
                                           .example = example,
                                           .run = run};
