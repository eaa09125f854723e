/* hoshi ladder: the stars from the first to the last, and how the company stands at each. */
#include "app/session/ladder.h"
#include "cli/cmd.h"
#include "cli/rows.h"

struct opts {
    struct hoshi_common common;
    struct hoshi_opt_int format;
    const char *output, *policy, *catalog;
    hoshi_day as_of;
};

enum { FORMAT_TEXT = 0, FORMAT_JSON };

static const struct hoshi_opt table[] = {
    OPT_CHOICE(format, "format", 'f', HOSHI_MSG_NONE, HOSHI_MSG_OPT_FORMAT_LADDER,
               WORDS("text", "json")),
    OPT_FILE_AS(output, HOSHI_MSG_OPT_OUTPUT_FILE),
    OPT_AS_OF,
    OPT_POLICY,
    OPT_CATALOG,
    OPT_END,
};

static enum hoshi_rc write(struct hoshi_cmd_ctx *ctx, const struct opts *o,
                           const struct hoshi_ladder *ladder)
{
    bool to_file = hoshi_output_file(o->output) != NULL;
    struct hoshi_report_opts report = {.lang = ctx->lang,
                                       .color = ctx->color && !to_file,
                                       .width = to_file ? 0 : hoshi_width(ctx)};
    enum hoshi_rc rc = o->format.v == FORMAT_JSON ? hoshi_ladder_json(ladder, ctx->out)
                                                  : hoshi_ladder_text(ladder, &report, ctx->out);
    return rc == HOSHI_OK ? hoshi_deliver(ctx, o->output, HOSHI_WRITE_OUTPUT) : rc;
}

static int run(struct hoshi_cmd_ctx *ctx, const void *options)
{
    const struct opts *o = options;
    struct hoshi_ladder_request q = {.path = ctx->operand,
                                     .n_path = ctx->n_operand,
                                     .catalog = o->catalog,
                                     .policy = o->policy,
                                     .as_of = hoshi_as_of(o->as_of)};
    struct hoshi_ladder ladder;
    enum hoshi_rc rc = hoshi_ladder_climb(ctx->s, &q, &ladder);
    return hoshi_exit_of(rc == HOSHI_OK ? write(ctx, o, &ladder) : rc);
}

static const char *const example[] = {"hoshi ladder answers.yaml security-action.yaml",
                                      "hoshi ladder --format json sheets", NULL};
const struct hoshi_cmd hoshi_cmd_ladder = {.name = "ladder",
                                           .summary = HOSHI_MSG_CMD_LADDER,
                                           .operand = HOSHI_MSG_OPERAND_SHEETS,
                                           .takes = HOSHI_OPERAND_FILE,
                                           .opt = table,
                                           .opts_size = sizeof(struct opts),
                                           .min_operand = 1,
                                           .max_operand = HOSHI_LADDER_SHEETS_MAX,
                                           .example = example,
                                           .run = run};
