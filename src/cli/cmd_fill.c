/* hoshi fill: answers into a copy of somebody's workbook. */
#include "app/session/outputs.h"
#include "app/sheet/fill.h"
#include "cli/cmd.h"
#include "cli/rows.h"
#include "diag/diag.h"

struct opts {
    struct hoshi_common common;
    struct hoshi_book_opts book;
    const char *output, *catalog;
    hoshi_day as_of;
    bool empty_only; /* said or not, there is no other way */
};

static const struct hoshi_opt table[] = {
    OPT_FILE(STRING, output, "output", 'o', HOSHI_MSG_OPT_OUTPUT_FILL),
    FLAG(empty_only, "empty-only", 0, HOSHI_MSG_OPT_EMPTY_ONLY),
    OPT_BOOK,
    OPT_AS_OF,
    OPT_CATALOG,
    OPT_END,
};

/* The copy goes where -o says, standard output included; what is told, to the other side. */
static enum hoshi_rc write_copy(struct hoshi_cmd_ctx *ctx, const char *file,
                                const struct hoshi_buf *copy)
{
    struct hoshi_str bytes = {copy->p, copy->n};
    if (file != NULL)
        return hoshi_session_write(ctx->s, file, bytes,
                                   HOSHI_WRITE_NEW); /* never over somebody's answers */
    hoshi_buf_put(ctx->out, bytes.p, bytes.n);
    return HOSHI_OK;
}

static void say(struct hoshi_cmd_ctx *ctx, const char *file, const struct hoshi_fill_summary *n)
{
    struct hoshi_diags *d = &ctx->s->diags;
    hoshi_talk(ctx, HOSHI_MSG_FILL_DONE, file, hoshi_diag_number(d, (long long)n->n_written),
               hoshi_diag_number(d, (long long)n->n_same));
    if (n->n_conflict != 0)
        hoshi_talk(ctx, HOSHI_MSG_FILL_CONFLICTS, hoshi_diag_number(d, (long long)n->n_conflict),
                   NULL, NULL);
    if (n->n_no_row != 0)
        hoshi_talk(ctx, HOSHI_MSG_FILL_NO_ROW, hoshi_diag_number(d, (long long)n->n_no_row), NULL,
                   NULL);
}

static int run(struct hoshi_cmd_ctx *ctx, const void *options)
{
    const struct opts *o = options;
    const char *file = hoshi_output_file(o->output);
    struct hoshi_fill_request q = {.sheet = ctx->operand[0],
                                   .book = ctx->operand[1],
                                   .sheet_of_book = o->book.sheet,
                                   .map = o->book.map,
                                   .as_of = hoshi_as_of(o->as_of),
                                   .lang = ctx->lang};
    struct hoshi_fill_summary n;
    struct hoshi_buf copy;
    if (o->output == NULL) {
        hoshi_diag_add(&ctx->s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS3006, HOSHI_SPAN_FILE, "-o",
                       "fill", NULL);
        return HOSHI_EXIT_USAGE;
    }
    hoshi_buf_init(&copy, 0);
    enum hoshi_rc rc = hoshi_session_catalog(ctx->s, o->catalog);
    if (rc == HOSHI_OK)
        rc = hoshi_fill(ctx->s, &q, &copy, file != NULL ? ctx->out : ctx->err, &n);
    if (rc == HOSHI_OK)
        rc = write_copy(ctx, file, &copy);
    hoshi_buf_release(&copy);
    if (rc != HOSHI_OK) {
        hoshi_buf_clear(ctx->out);
        return hoshi_exit_of(rc);
    }
    say(ctx, file != NULL ? file : "<stdout>", &n);
    return n.n_conflict != 0 || n.n_no_row != 0 || n.n_no_column != 0 ? HOSHI_EXIT_GATE
                                                                      : HOSHI_EXIT_OK;
}

static const char *const example[] = {
    "hoshi fill answers.yaml questionnaire.xlsx -o filled.xlsx",
    "hoshi fill answers.yaml questionnaire.xlsx -o filled.xlsx --map answer=O", NULL};
const struct hoshi_cmd hoshi_cmd_fill = {.name = "fill",
                                         .summary = HOSHI_MSG_CMD_FILL,
                                         .operand = HOSHI_MSG_OPERAND_FILL,
                                         .takes = HOSHI_OPERAND_FILE,
                                         .opt = table,
                                         .opts_size = sizeof(struct opts),
                                         .min_operand = 2,
                                         .max_operand = 2,
                                         .example = example,
                                         .run = run};
