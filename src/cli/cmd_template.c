/* Registers, rule documents and the like to fill in. */
#include <hoshi/report_plan.h>

#include "app/session/paper.h"
#include "cli/cmd.h"
#include "cli/rows.h"
#include "diag/diag.h"

struct opts {
    struct hoshi_common common;
    struct hoshi_opt_int format;
    const char *output;
};

static const struct hoshi_opt table[] = {
    OPT_CHOICE(format, "format", 'f', HOSHI_MSG_NONE, HOSHI_MSG_OPT_FORMAT_TEMPLATE,
               hoshi_paper_forms),
    OPT_FILE_AS(output, HOSHI_MSG_OPT_OUTPUT_NEW),
    OPT_END,
};

static int run_list(struct hoshi_cmd_ctx *ctx, const void *options)
{
    (void)options;
    const struct hoshi_report_opts report = {
        .lang = ctx->lang, .color = ctx->color, .width = hoshi_width(ctx)};
    enum hoshi_rc rc = hoshi_papers_open(ctx->s);
    return hoshi_exit_of(rc == HOSHI_OK ? hoshi_papers_text(ctx->s->papers, &report, ctx->out)
                                        : rc);
}

/* Never over an existing file: it may be filled in. */
static int run_show(struct hoshi_cmd_ctx *ctx, const void *options)
{
    const struct opts *o = options;
    enum hoshi_rc rc = hoshi_papers_open(ctx->s);
    if (rc == HOSHI_OK)
        rc = hoshi_paper_write(ctx->s, ctx->operand[1], (enum hoshi_paper_form)o->format.v,
                               ctx->lang, ctx->out);
    if (rc == HOSHI_OK)
        rc = hoshi_deliver(ctx, o->output, HOSHI_WRITE_NEW);
    return hoshi_exit_of(rc);
}

static const struct hoshi_verb verb[] = {
    {"list", HOSHI_MSG_NONE, 0, 0, run_list, WORDS(NULL)},
    {"show", HOSHI_MSG_OPERAND_TEMPLATE, 1, 1, run_show, WORDS("format", "output")},
    {NULL, HOSHI_MSG_NONE, 0, 0, NULL, NULL},
};
static const char *const example[] = {"hoshi template list", "hoshi template show T05",
                                      "hoshi template show -o register.xlsx T05", NULL};
const struct hoshi_cmd hoshi_cmd_template = {.name = "template",
                                             .summary = HOSHI_MSG_CMD_TEMPLATE,
                                             .operand = HOSHI_MSG_OPERAND_TEMPLATE,
                                             .verb = verb,
                                             .opt = table,
                                             .opts_size = sizeof(struct opts),
                                             .flags = HOSHI_CMD_PAGER,
                                             .example = example};
