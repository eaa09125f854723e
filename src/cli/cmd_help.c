#include "base/lang.h"
#include "cli/cmd.h"
#include "cli/topics.h"
#include "diag/diag.h"

#define WORDS_MAX 64

/* Neither a command nor a topic: both are listed. */
static int unknown(struct hoshi_cmd_ctx *ctx, const char *word)
{
    const char *words[WORDS_MAX + 1] = {NULL};
    size_t n = 0;
    for (const struct hoshi_topic *t = hoshi_topics; t->word != NULL && n < WORDS_MAX; t++)
        words[n++] = t->word;
    for (const struct hoshi_cmd *const *c = ctx->commands; *c != NULL && n < WORDS_MAX; c++)
        words[n++] = (*c)->name;
    (void)hoshi_bad_word(&ctx->s->diags, "help", word, words);
    return HOSHI_EXIT_USAGE;
}

static int run(struct hoshi_cmd_ctx *ctx, const void *options)
{
    (void)options;
    if (ctx->n_operand == 0) {
        hoshi_usage(ctx->commands, NULL, ctx->lang, ctx->out);
        return HOSHI_EXIT_OK;
    }
    const char *word = ctx->operand[0];
    const struct hoshi_cmd *cmd = hoshi_cmd_find(ctx->commands, word);
    const struct hoshi_topic *topic = cmd == NULL ? hoshi_topic_find(word) : NULL;
    if (cmd == NULL && topic == NULL)
        return unknown(ctx, word);
    struct hoshi_str text =
        cmd != NULL ? hoshi_command_text(cmd, ctx->lang) : hoshi_topic_text(topic, ctx->lang);
    hoshi_buf_put(ctx->out, text.p, text.n);
    return HOSHI_EXIT_OK;
}

static const char *const example[] = {"hoshi help score", "hoshi help sheet", "hoshi help csv",
                                      "hoshi help exit-status", NULL};
const struct hoshi_cmd hoshi_cmd_help = {.name = "help",
                                         .summary = HOSHI_MSG_CMD_HELP,
                                         .operand = HOSHI_MSG_OPERAND_COMMAND,
                                         .takes = HOSHI_OPERAND_COMMAND,
                                         .opts_size = sizeof(struct hoshi_common),
                                         .max_operand = 1,
                                         .flags = HOSHI_CMD_PAGER,
                                         .example = example,
                                         .run = run};
