/* hoshi convert: a sheet in another format. */
#include "app/sheet/convert.h"
#include "cli/cmd.h"
#include "cli/rows.h"
#include "diag/diag.h"

struct opts {
    struct hoshi_common common;
    struct hoshi_book_opts book;
    const char *catalog;
    struct hoshi_opt_int form;
    bool lossy;
};

static const struct hoshi_opt table[] = {
    OPT_CHOICE(form, "form", 0, HOSHI_MSG_NONE, HOSHI_MSG_OPT_FORM_CONVERT, hoshi_template_ids),
    FLAG(lossy, "lossy", 0, HOSHI_MSG_OPT_LOSSY),
    OPT_BOOK,
    OPT_CATALOG,
    OPT_END,
};

/* What is asked for, or what the name of the output says. */
static const struct hoshi_template *form_of(struct hoshi_cmd_ctx *ctx, const struct opts *o)
{
    const char *file = hoshi_output_file(ctx->operand[1]);
    const struct hoshi_template *form = &hoshi_templates[o->form.v];
    if (o->form.set)
        return file == NULL || hoshi_session_name_fits(ctx->s, file, form->format) ? form : NULL;
    form = file != NULL ? hoshi_convert_form(file) : NULL;
    if (form == NULL)
        hoshi_complain_value(ctx, "convert", ctx->operand[1], ".yaml, .json, .csv, .xlsx; --form");
    return form;
}

static void say_losses(struct hoshi_cmd_ctx *ctx, const char *name,
                       const struct hoshi_losses *losses)
{
    hoshi_msg_put(ctx->err, HOSHI_MSG_CONVERT_LOST, ctx->lang, name, NULL, NULL);
    hoshi_buf_puts(ctx->err, "\n");
    for (size_t i = 0; i < losses->n; i++) {
        const struct hoshi_lost *l = &losses->v[i];
        hoshi_buf_puts(ctx->err, "  ");
        hoshi_buf_puts(ctx->err, l->part != NULL ? l->part : "");
        hoshi_buf_puts(ctx->err, l->part != NULL ? "." : "");
        if (l->n == 0)
            hoshi_buf_puts(ctx->err, l->field);
        else
            hoshi_msg_put(ctx->err, HOSHI_MSG_CONVERT_LOST_OF, ctx->lang, l->field,
                          hoshi_diag_number(&ctx->s->diags, (long long)l->n), l->first);
        hoshi_buf_puts(ctx->err, "\n");
    }
}

static int run(struct hoshi_cmd_ctx *ctx, const void *options)
{
    const struct opts *o = options;
    const char *file = hoshi_output_file(ctx->operand[1]);
    const char *name = file != NULL ? file : "<stdout>";
    struct hoshi_converted done;
    if (hoshi_session_book(ctx->s, o->book.sheet, o->book.map) != HOSHI_OK)
        return HOSHI_EXIT_USAGE;
    struct hoshi_convert_request q = {ctx->operand[0], file, form_of(ctx, o), ctx->lang};
    if (q.form == NULL)
        return HOSHI_EXIT_USAGE;
    enum hoshi_rc rc = hoshi_session_catalog(ctx->s, o->catalog);
    if (rc == HOSHI_OK)
        rc = hoshi_convert(ctx->s, &q, ctx->out, &done);
    if (rc != HOSHI_OK) {
        hoshi_buf_clear(ctx->out);
        return hoshi_exit_of(rc);
    }
    if (done.losses.n != 0)
        say_losses(ctx, name, &done.losses);
    if (done.losses.n != 0 && !o->lossy) {
        hoshi_buf_clear(ctx->out);
        hoshi_msg_put(ctx->err, HOSHI_MSG_CONVERT_NOT_WRITTEN, ctx->lang, name, q.from, NULL);
        hoshi_buf_puts(ctx->err, "\n");
        return HOSHI_EXIT_GATE;
    }
    rc = hoshi_deliver(ctx, ctx->operand[1], HOSHI_WRITE_NEW); /* never over somebody's answers */
    if (rc == HOSHI_OK && done.n_comment != 0)
        hoshi_talk(ctx, HOSHI_MSG_CONVERT_COMMENTS,
                   hoshi_diag_number(&ctx->s->diags, (long long)done.n_comment), q.from, NULL);
    if (rc == HOSHI_OK &&
        file != NULL) /* standard output is written at the end, or it fails then */
        hoshi_talk(ctx, HOSHI_MSG_CONVERT_DONE, name,
                   hoshi_diag_number(&ctx->s->diags, (long long)done.n_answer), NULL);
    return hoshi_exit_of(rc);
}

static const char *const example[] = {"hoshi convert answers.yaml answers.xlsx",
                                      "hoshi convert reply.csv reply.yaml", NULL};
const struct hoshi_cmd hoshi_cmd_convert = {.name = "convert",
                                            .summary = HOSHI_MSG_CMD_CONVERT,
                                            .operand = HOSHI_MSG_OPERAND_CONVERT,
                                            .takes = HOSHI_OPERAND_FILE,
                                            .opt = table,
                                            .opts_size = sizeof(struct opts),
                                            .min_operand = 2,
                                            .max_operand = 2,
                                            .example = example,
                                            .run = run};
