#include "cli/cmd.h"
#include "diag/diag.h"

static int run(struct hoshi_cmd_ctx *ctx, const void *options)
{
    (void)options;
    const struct hoshi_cmd *cmd = NULL;
    if (ctx->n_operand > 0 && (cmd = hoshi_cmd_find(ctx->commands, ctx->operand[0])) == NULL) {
        hoshi_unknown_command(&ctx->s->diags, ctx->commands, ctx->operand[0]);
        return HOSHI_EXIT_USAGE;
    }
    hoshi_usage(ctx->commands, cmd, ctx->lang, ctx->out);
    return HOSHI_EXIT_OK;
}

const struct hoshi_cmd hoshi_cmd_help = {.name = "help",
                                         .summary = HOSHI_MSG_CMD_HELP,
                                         .operand = HOSHI_MSG_OPERAND_COMMAND,
                                         .takes = HOSHI_OPERAND_COMMAND,
                                         .opts_size = sizeof(struct hoshi_common),
                                         .max_operand = 1,
                                         .run = run};
