#include "app/sheet/sheet.h"
#include "cli/cmd.h"
#include "cli/rows.h"
#include "diag/diag.h"

struct opts {
    struct hoshi_common common;
    struct hoshi_book_opts book;
    const char *output, *catalog;
    hoshi_day as_of;
};

static const struct hoshi_opt table[] = {
    OPT_FILE(STRING, output, "output", 'o', HOSHI_MSG_OPT_OUTPUT_MERGE),
    OPT_AS_OF,
    OPT_CATALOG,
    OPT_BOOK,
    OPT_END,
};

static void say(struct hoshi_cmd_ctx *ctx, enum hoshi_msg msg, const char *a0, size_t n,
                const char *a2)
{
    const char *number = hoshi_diag_number(&ctx->s->diags, (long long)n);
    hoshi_msg_put(ctx->err, msg, ctx->lang, a0 != NULL ? a0 : number, number, a2);
    hoshi_buf_puts(ctx->err, "\n");
}

static int run(struct hoshi_cmd_ctx *ctx, const void *options)
{
    const struct opts *o = options;
    if (hoshi_session_book(ctx->s, o->book.sheet, o->book.map) != HOSHI_OK)
        return HOSHI_EXIT_USAGE;
    const char *file = hoshi_output_file(o->output);
    struct hoshi_merge_request q = {ctx->operand[0], ctx->operand[1], file, hoshi_as_of(o->as_of),
                                    ctx->lang};
    size_t n_taken, n_conflict;
    enum hoshi_rc rc = hoshi_session_catalog(ctx->s, o->catalog);
    if (rc == HOSHI_OK)
        rc = hoshi_sheet_merge(ctx->s, &q, ctx->out, ctx->err, &n_taken, &n_conflict);
    if (rc != HOSHI_OK || n_conflict != 0)
        hoshi_buf_clear(ctx->out);
    if (rc != HOSHI_OK)
        return hoshi_exit_of(rc);
    if (n_conflict != 0) {
        say(ctx, HOSHI_MSG_MERGE_NOT_WRITTEN, NULL, n_conflict, NULL);
        return HOSHI_EXIT_GATE;
    }
    if (file != NULL) {
        struct hoshi_str text = {ctx->out->p, ctx->out->n};
        rc = hoshi_session_write(ctx->s, file, text,
                                 HOSHI_WRITE_NEW); /* never over somebody's answers */
        hoshi_buf_clear(ctx->out);
    }
    if (rc == HOSHI_OK && !ctx->quiet)
        say(ctx, HOSHI_MSG_MERGE_DONE, file != NULL ? file : "<stdout>", n_taken, ctx->operand[1]);
    return hoshi_exit_of(rc);
}

static const char *const example[] = {"hoshi merge answers.yaml it-part.yaml -o merged.yaml", NULL};
const struct hoshi_cmd hoshi_cmd_merge = {.name = "merge",
                                          .summary = HOSHI_MSG_CMD_MERGE,
                                          .operand = HOSHI_MSG_OPERAND_MERGE,
                                          .takes = HOSHI_OPERAND_FILE,
                                          .opt = table,
                                          .opts_size = sizeof(struct opts),
                                          .min_operand = 2,
                                          .max_operand = 2,
                                          .example = example,
                                          .run = run};
