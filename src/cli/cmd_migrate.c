#include "app/sheet/migrate.h"
#include "cli/cmd.h"
#include "cli/rows.h"
#include "diag/diag.h"

struct opts {
    struct hoshi_common common;
    const char *to, *output, *catalog;
    hoshi_day as_of;
};

static const struct hoshi_opt table[] = {
    {OPT_ROW(STRING, to, "to", 0, HOSHI_MSG_ARG_NAME, HOSHI_MSG_OPT_TO), .words = hoshi_catalog_ids,
     .takes = HOSHI_TAKES_FILE},
    OPT_FILE(STRING, output, "output", 'o', HOSHI_MSG_OPT_OUTPUT_MIGRATE),
    OPT_AS_OF,
    OPT_CATALOG,
    OPT_END,
};

static void say(struct hoshi_cmd_ctx *ctx, struct hoshi_buf *to, enum hoshi_msg msg, const char *a0,
                const char *a1, const char *a2)
{
    hoshi_msg_put(to, msg, ctx->lang, a0, a1, a2);
    hoshi_buf_puts(to, "\n");
}

/* What would be written, before anything is. */
static void preview(struct hoshi_cmd_ctx *ctx, const struct hoshi_migration *m)
{
    struct hoshi_diags *d = &ctx->s->diags;
    say(ctx, ctx->out, HOSHI_MSG_MIGRATE_WAY, m->from, m->to, NULL);
    say(ctx, ctx->out, HOSHI_MSG_MIGRATE_CARRIED, hoshi_diag_number(d, (long long)m->n_carried),
        NULL, NULL);
    say(ctx, ctx->out, HOSHI_MSG_MIGRATE_NEW, hoshi_diag_number(d, (long long)m->n_new), NULL,
        NULL);
    say(ctx, ctx->out, HOSHI_MSG_MIGRATE_NOTHING_WRITTEN, NULL, NULL, NULL);
}

static int run(struct hoshi_cmd_ctx *ctx, const void *options)
{
    const struct opts *o = options;
    const char *file = hoshi_output_file(o->output);
    struct hoshi_migrate_request q = {.sheet = ctx->operand[0],
                                      .to = o->to,
                                      .from = o->catalog,
                                      .output = file,
                                      .as_of = hoshi_as_of(o->as_of)};
    struct hoshi_migration m;
    if (o->to == NULL) {
        hoshi_diag_add(&ctx->s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS3006, HOSHI_SPAN_FILE, "--to",
                       "migrate", NULL);
        return HOSHI_EXIT_USAGE;
    }
    struct hoshi_buf sheet;
    hoshi_buf_init(&sheet, 0);
    enum hoshi_rc rc = hoshi_sheet_migrate(ctx->s, &q, &sheet, &m);
    if (rc == HOSHI_OK && file != NULL)
        rc = hoshi_session_write(ctx->s, file, (struct hoshi_str){sheet.p, sheet.n},
                                 HOSHI_WRITE_NEW); /* never over somebody's answers */
    else if (rc == HOSHI_OK && o->output != NULL)
        hoshi_buf_put(ctx->out, sheet.p, sheet.n);
    if (rc == HOSHI_OK && o->output == NULL)
        preview(ctx, &m);
    else if (rc == HOSHI_OK && !ctx->quiet)
        say(ctx, ctx->err, HOSHI_MSG_MIGRATE_DONE, file != NULL ? file : "<stdout>", m.to,
            hoshi_diag_number(&ctx->s->diags, (long long)m.n_carried));
    hoshi_buf_release(&sheet);
    return hoshi_exit_of(rc);
}

static const char *const example[] = {"hoshi migrate answers.yaml --to scs5",
                                      "hoshi migrate answers.yaml --to scs5 -o answers-5.yaml",
                                      NULL};
const struct hoshi_cmd hoshi_cmd_migrate = {.name = "migrate",
                                            .summary = HOSHI_MSG_CMD_MIGRATE,
                                            .operand = HOSHI_MSG_OPERAND_SHEET,
                                            .takes = HOSHI_OPERAND_FILE,
                                            .opt = table,
                                            .opts_size = sizeof(struct opts),
                                            .min_operand = 1,
                                            .max_operand = 1,
                                            .example = example,
                                            .run = run};
