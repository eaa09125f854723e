/* hoshi history: results that are kept, and how a company went on. */
#include "app/history/history.h"

#include <hoshi/report_history.h>
#include <stdint.h>
#include <string.h>

#include "cli/cmd.h"
#include "cli/rows.h"
#include "diag/diag.h"
#include "report/diff_words.h"
#include "report/trend.h"

#define SCOPE_CELLS 60

struct opts {
    struct hoshi_common common;
    struct hoshi_opt_int format;
    const char *output, *db, *catalog, *policy;
    struct hoshi_strs company; /* one, by all its names and numbers */
    hoshi_day as_of;
    bool drop;
};

/* A word for --format, and who writes it for which verb; NULL: that verb has no such form. */
static const struct {
    const char *id;
    hoshi_history_writer *list, *trend;
    bool shows;
} writer[] = {{"text", hoshi_history_text, hoshi_trend_text, true},
              {"json", hoshi_history_json, hoshi_history_json, true},
              {"csv", hoshi_history_csv, hoshi_history_csv, false},
              {"html", NULL, hoshi_trend_html, false}};

static const struct hoshi_opt table[] = {
    OPT_FILE(STRING, db, "db", 0, HOSHI_MSG_OPT_DB),
    OPT_CHOICE(format, "format", 'f', HOSHI_MSG_NONE, HOSHI_MSG_OPT_FORMAT_LADDER,
               WORDS("text", "json", "csv", "html")),
    OPT_FILE_AS(output, HOSHI_MSG_OPT_OUTPUT_FILE),
    OPT(LIST, company, "company", 0, HOSHI_MSG_ARG_NAME, HOSHI_MSG_OPT_COMPANY),
    OPT_AS_OF,
    OPT_POLICY,
    OPT_CATALOG,
    FLAG(drop, "drop", 0, HOSHI_MSG_OPT_DROP),
    OPT_END,
};

static struct hoshi_history_query query_of(const struct opts *o)
{
    return (struct hoshi_history_query){
        .db = o->db, .company = o->company.v, .n_company = o->company.n, .catalog = o->catalog};
}

/* "kept   3fa2c1d0b2aa  2026-04-10  ★3  Name  FILE" */
static void put_added(struct hoshi_cmd_ctx *ctx, const struct hoshi_history_added *added)
{
    char day[HOSHI_DATE_BYTES];
    struct hoshi_buf what, line;
    hoshi_buf_init(&what, 0);
    hoshi_buf_init(&line, 0);
    hoshi_buf_put(&what, added->entry->sha256, HOSHI_HISTORY_ID_CHARS);
    hoshi_buf_puts(&what, "  ");
    hoshi_buf_puts(&what, hoshi_date_format(added->entry->side.as_of, day));
    hoshi_buf_puts(&what, "  ");
    hoshi_trend_put_reached(added->entry, ctx->lang, &what);
    hoshi_trend_put_whose(added->entry, ctx->lang, &line);
    hoshi_msg_put(ctx->out, added->is_new ? HOSHI_MSG_HISTORY_KEPT : HOSHI_MSG_HISTORY_THERE,
                  ctx->lang, what.p, line.p, added->path);
    hoshi_buf_puts(ctx->out, "\n");
    hoshi_buf_clear(&line);
    hoshi_diff_put_standing(&added->entry->side, SCOPE_CELLS, ctx->lang, &line);
    for (const char *at = line.p; at != NULL && *at != '\0';) {
        size_t n = strcspn(at, "\n") + 1;
        hoshi_buf_puts(ctx->out, "  ");
        hoshi_buf_put(ctx->out, at, n);
        at += n;
    }
    ctx->out->failed = ctx->out->failed || what.failed || line.failed;
    hoshi_buf_release(&line);
    hoshi_buf_release(&what);
}

static int run_add(struct hoshi_cmd_ctx *ctx, const void *options)
{
    const struct opts *o = options;
    struct hoshi_compare_request how = {
        .catalog = o->catalog, .policy = o->policy, .as_of = hoshi_as_of(o->as_of)};
    struct hoshi_history_added *added = NULL;
    size_t n = ctx->n_operand - 1;
    enum hoshi_rc rc = hoshi_history_add(ctx->s, o->db, ctx->operand + 1, n, &how, &added);
    for (size_t i = 0; rc == HOSHI_OK && i < n; i++)
        put_added(ctx, &added[i]);
    return hoshi_exit_of(rc);
}

/* A form that this verb does not have. */
static int refuse_format(struct hoshi_cmd_ctx *ctx, const struct opts *o, const char *allowed)
{
    hoshi_complain_value(ctx, "--format", writer[o->format.v].id, allowed);
    return HOSHI_EXIT_USAGE;
}

static struct hoshi_report_opts report_of(struct hoshi_cmd_ctx *ctx, const struct opts *o)
{
    bool to_file = hoshi_output_file(o->output) != NULL;
    return (struct hoshi_report_opts){.lang = ctx->lang,
                                      .color = ctx->color && !to_file,
                                      .width = to_file ? 0 : hoshi_width(ctx)};
}

static int write_history(struct hoshi_cmd_ctx *ctx, const struct opts *o,
                         const struct hoshi_history_query *query, hoshi_history_writer *write)
{
    struct hoshi_history h = {.n = 0};
    struct hoshi_report_opts report = report_of(ctx, o);
    enum hoshi_rc rc = hoshi_history_list(ctx->s, query, &h);
    if (rc == HOSHI_OK)
        rc = write(&h, &report, ctx->out);
    if (rc == HOSHI_OK)
        rc = hoshi_deliver(ctx, o->output, HOSHI_WRITE_OUTPUT);
    return hoshi_exit_of(rc);
}

static int run_list(struct hoshi_cmd_ctx *ctx, const void *options)
{
    const struct opts *o = options;
    struct hoshi_history_query query = query_of(o);
    if (writer[o->format.v].list == NULL)
        return refuse_format(ctx, o, "text, json, csv");
    return write_history(ctx, o, &query, writer[o->format.v].list);
}

static int run_trend(struct hoshi_cmd_ctx *ctx, const void *options)
{
    const struct opts *o = options;
    struct hoshi_history_query query = query_of(o);
    query.one_company = true;
    return write_history(ctx, o, &query, writer[o->format.v].trend);
}

static enum hoshi_rc show_text(struct hoshi_cmd_ctx *ctx, const struct opts *o,
                               struct hoshi_str json)
{
    struct hoshi_history_entry e;
    struct hoshi_report_opts report = report_of(ctx, o);
    enum hoshi_rc rc = hoshi_history_read(ctx->s, json, &e);
    return rc == HOSHI_OK ? hoshi_kept_text(&e, &report, ctx->out) : rc;
}

static int run_show(struct hoshi_cmd_ctx *ctx, const void *options)
{
    const struct opts *o = options;
    const struct hoshi_history_query query = query_of(o);
    const struct hoshi_history_entry *e = NULL;
    struct hoshi_buf json;
    if (!writer[o->format.v].shows)
        return refuse_format(ctx, o, "text, json");
    hoshi_buf_init(&json, 0);
    enum hoshi_rc rc = hoshi_history_find(ctx->s, &query, ctx->operand[1], &e, &json);
    if (rc == HOSHI_OK && o->format.v == 0)
        rc = show_text(ctx, o, (struct hoshi_str){json.p, json.n});
    else if (rc == HOSHI_OK)
        hoshi_buf_put(ctx->out, json.p, json.n);
    hoshi_buf_release(&json);
    if (rc == HOSHI_OK)
        rc = hoshi_deliver(ctx, o->output, HOSHI_WRITE_OUTPUT);
    return hoshi_exit_of(rc);
}

static int run_rebuild(struct hoshi_cmd_ctx *ctx, const void *options)
{
    const struct opts *o = options;
    struct hoshi_history_rebuilt done = {.n = 0};
    enum hoshi_rc rc =
        hoshi_history_rebuild(ctx->s, o->db, ctx->operand + 1, ctx->n_operand - 1, o->drop, &done);
    if (rc != HOSHI_OK)
        return hoshi_exit_of(rc);
    hoshi_talk(ctx, HOSHI_MSG_HISTORY_REBUILT, hoshi_diag_number(&ctx->s->diags, (long long)done.n),
               NULL, NULL);
    if (done.n_again != 0)
        hoshi_talk(ctx, HOSHI_MSG_HISTORY_AGAIN,
                   hoshi_diag_number(&ctx->s->diags, (long long)done.n_again), NULL, NULL);
    if (done.n_left_out != 0)
        hoshi_talk(ctx, HOSHI_MSG_HISTORY_LEFT_OUT,
                   hoshi_diag_number(&ctx->s->diags, (long long)done.n_left_out), NULL, NULL);
    if (done.aside != NULL)
        hoshi_talk(ctx, HOSHI_MSG_HISTORY_ASIDE, done.aside, NULL, NULL);
    return HOSHI_EXIT_OK;
}

static const struct hoshi_verb verb[] = {
    {"add", HOSHI_MSG_OPERAND_SHEETS, 1, SIZE_MAX, run_add,
     WORDS("db", "as-of", "policy", "catalog")},
    {"list", HOSHI_MSG_NONE, 0, 0, run_list, WORDS("db", "format", "output", "company", "catalog")},
    {"show", HOSHI_MSG_OPERAND_RESULT, 1, 1, run_show,
     WORDS("db", "format", "output", "company", "catalog")},
    {"trend", HOSHI_MSG_NONE, 0, 0, run_trend,
     WORDS("db", "format", "output", "company", "catalog")},
    {"rebuild", HOSHI_MSG_OPERAND_SHEETS, 1, SIZE_MAX, run_rebuild, WORDS("db", "drop")},
    {NULL, HOSHI_MSG_NONE, 0, 0, NULL, NULL},
};
static const char *const example[] = {
    "hoshi history add answers.yaml", "hoshi history list",
    "hoshi history show 2026-11-23",  "hoshi history trend --format html -o trend.html",
    "hoshi history rebuild results/", NULL};
const struct hoshi_cmd hoshi_cmd_history = {.name = "history",
                                            .summary = HOSHI_MSG_CMD_HISTORY,
                                            .operand = HOSHI_MSG_OPERAND_PATHS,
                                            .takes = HOSHI_OPERAND_FILE,
                                            .verb = verb,
                                            .opt = table,
                                            .opts_size = sizeof(struct opts),
                                            .flags = HOSHI_CMD_PAGER,
                                            .example = example};
