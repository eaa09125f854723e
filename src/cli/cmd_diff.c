/* hoshi diff: what changed between two judgements. */
#include <string.h>

#include "app/compare/compare.h"
#include "cli/cmd.h"
#include "cli/rows.h"
#include "diag/diag.h"

struct opts {
    struct hoshi_common common;
    struct hoshi_book_opts book;
    struct hoshi_opt_int format;
    const char *output, *policy, *catalog, *from_catalog;
    hoshi_day as_of;
    bool all;
};

static const struct {
    const char *id;
    hoshi_diff_writer *write;
} writer[] = {{"text", hoshi_diff_text},
              {"json", hoshi_diff_json},
              {"csv", hoshi_diff_csv},
              {"html", hoshi_diff_html}};

static const struct hoshi_opt table[] = {
    OPT_CHOICE(format, "format", 'f', HOSHI_MSG_NONE, HOSHI_MSG_OPT_FORMAT_LADDER,
               WORDS("text", "json", "csv", "html")),
    OPT_FILE_AS(output, HOSHI_MSG_OPT_OUTPUT_FILE),
    FLAG(all, "all", 'a', HOSHI_MSG_OPT_ALL_COMPARE),
    OPT_AS_OF,
    OPT_POLICY,
    OPT_CATALOG,
    OPT_BOOK,
    {OPT_ROW(STRING, from_catalog, "from-catalog", 0, HOSHI_MSG_ARG_NAME,
             HOSHI_MSG_OPT_FROM_CATALOG),
     .words = hoshi_catalog_ids, .takes = HOSHI_TAKES_FILE},
    OPT_END,
};

static enum hoshi_rc write(struct hoshi_cmd_ctx *ctx, const struct opts *o,
                           const struct hoshi_diff *diff)
{
    bool to_file = hoshi_output_file(o->output) != NULL;
    struct hoshi_report_opts report = {.lang = ctx->lang,
                                       .color = ctx->color && !to_file,
                                       .all = o->all,
                                       .width = to_file ? 0 : hoshi_width(ctx)};
    enum hoshi_rc rc = writer[o->format.v].write(diff, &report, ctx->out);
    return rc == HOSHI_OK ? hoshi_deliver(ctx, o->output, HOSHI_WRITE_OUTPUT) : rc;
}

/* As of diff(1): 1 says that there is a difference. */
static int run(struct hoshi_cmd_ctx *ctx, const void *options)
{
    const struct opts *o = options;
    if (hoshi_session_book(ctx->s, o->book.sheet, o->book.map) != HOSHI_OK)
        return HOSHI_EXIT_USAGE;
    struct hoshi_compare_request q = {.from = ctx->operand[0],
                                      .to = ctx->operand[1],
                                      .catalog = o->catalog,
                                      .from_catalog = o->from_catalog,
                                      .policy = o->policy,
                                      .as_of = hoshi_as_of(o->as_of)};
    struct hoshi_comparison c;
    enum hoshi_rc rc = hoshi_compare(ctx->s, &q, &c);
    if (rc == HOSHI_OK)
        rc = write(ctx, o, &c.diff);
    return rc == HOSHI_OK && !c.diff.same ? HOSHI_EXIT_GATE : hoshi_exit_of(rc);
}

static const char *const example[] = {
    "hoshi diff answers-2025.yaml answers.yaml",
    "hoshi diff --format html -o changes.html last.json answers.yaml",
    "hoshi diff --format csv last.tar this.tar", NULL};
const struct hoshi_cmd hoshi_cmd_diff = {.name = "diff",
                                         .summary = HOSHI_MSG_CMD_DIFF,
                                         .operand = HOSHI_MSG_OPERAND_TWO_JUDGEMENTS,
                                         .takes = HOSHI_OPERAND_FILE,
                                         .opt = table,
                                         .opts_size = sizeof(struct opts),
                                         .min_operand = 2,
                                         .max_operand = 2,
                                         .flags = HOSHI_CMD_PAGER,
                                         .example = example,
                                         .run = run};
