#include "app/sheet/migrate.h"
#include "cli/cmd.h"
#include "cli/rows.h"
#include "diag/diag.h"

struct opts {
    struct hoshi_common common;
    struct hoshi_opt_int format;
    const char *to, *mapping, *output, *catalog;
    hoshi_day as_of;
};

enum { FORMAT_TEXT = 0, FORMAT_JSON };

static const struct hoshi_opt table[] = {
    {OPT_ROW(STRING, to, "to", 0, HOSHI_MSG_ARG_NAME, HOSHI_MSG_OPT_TO), .words = hoshi_catalog_ids,
     .takes = HOSHI_TAKES_FILE},
    OPT_FILE(STRING, mapping, "mapping", 0, HOSHI_MSG_OPT_MAPPING),
    OPT_CHOICE(format, "format", 'f', HOSHI_MSG_NONE, HOSHI_MSG_OPT_FORMAT_MIGRATE,
               WORDS("text", "json")),
    OPT_FILE(STRING, output, "output", 'o', HOSHI_MSG_OPT_OUTPUT_MIGRATE),
    OPT_AS_OF,
    OPT_CATALOG,
    OPT_END,
};

static void say(struct hoshi_cmd_ctx *ctx, struct hoshi_buf *to, enum hoshi_msg msg, const char *a0,
                const char *a1)
{
    hoshi_msg_put(to, msg, ctx->lang, a0, a1, NULL);
    hoshi_buf_puts(to, "\n");
}

/* What would be written, before anything is; in JSON also beside a sheet that is. */
static enum hoshi_rc preview(struct hoshi_cmd_ctx *ctx, const struct opts *o,
                             const struct hoshi_migration *m)
{
    struct hoshi_report_opts report = {
        .lang = ctx->lang, .color = ctx->color, .width = hoshi_width(ctx)};
    if (o->format.v == FORMAT_JSON)
        return hoshi_migration_json(m, ctx->out);
    enum hoshi_rc rc = hoshi_migration_text(m, &report, ctx->out);
    say(ctx, ctx->out, HOSHI_MSG_MIGRATE_NOTHING_WRITTEN, NULL, NULL);
    return rc;
}

/* How many went which way stands beside the sheet, too: nothing is left behind unsaid. */
static void done(struct hoshi_cmd_ctx *ctx, const char *file, const struct hoshi_migration *m)
{
    if (ctx->quiet)
        return;
    say(ctx, ctx->err, HOSHI_MSG_MIGRATE_DONE, file != NULL ? file : "<stdout>", m->to->name);
    hoshi_migration_counts(m, ctx->lang, ctx->err);
}

static int run(struct hoshi_cmd_ctx *ctx, const void *options)
{
    const struct opts *o = options;
    const char *file = hoshi_output_file(o->output);
    struct hoshi_migrate_request q = {.sheet = ctx->operand[0],
                                      .to = o->to,
                                      .from = o->catalog,
                                      .mapping = o->mapping,
                                      .output = file,
                                      .lang = ctx->lang,
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
    if (rc == HOSHI_OK && (o->output == NULL || (file != NULL && o->format.v == FORMAT_JSON)))
        rc = preview(ctx, o, &m);
    if (rc == HOSHI_OK && o->output != NULL)
        done(ctx, file, &m);
    hoshi_buf_release(&sheet);
    return hoshi_exit_of(rc);
}

static const char *const example[] = {
    "hoshi migrate answers.yaml --to scs5",
    "hoshi migrate security-action.yaml --to scs@2026-03 -o answers.yaml",
    "hoshi migrate answers.yaml --to cmmc --format json", NULL};
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
