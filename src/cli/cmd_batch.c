#include <string.h>
#include <unistd.h>

#include "app/batch/batch.h"
#include "app/batch/guard.h"
#include "app/buyer/buyer.h"
#include "app/session/readers.h"
#include "cli/cmd.h"
#include "diag/diag.h"
#include "io/workers.h"
#include "io/world.h"

struct opts {
    struct hoshi_common common;
    const char *format, *catalog, *policy, *input, *results, *resume, *shard;
    const char *overlay, *asked, *earlier, *feedback;
    struct hoshi_strs output, include, files_from;
    hoshi_day as_of;
    struct hoshi_opt_int jobs, time_limit, memory_limit, shard_by, skip;
    bool full, allow_errors, merge;
};

static const struct hoshi_opt table[] = {
    {"format", 'f', HOSHI_OPT_STRING, offsetof(struct opts, format), HOSHI_MSG_ARG_FORMAT,
     HOSHI_MSG_OPT_FORMAT_BATCH, 0, 0, NULL},
    {"output", 'o', HOSHI_OPT_LIST, offsetof(struct opts, output), HOSHI_MSG_ARG_OUTPUT,
     HOSHI_MSG_OPT_OUTPUT_BATCH, 0, 0, NULL},
    {"full", 0, HOSHI_OPT_FLAG, offsetof(struct opts, full), HOSHI_MSG_NONE, HOSHI_MSG_OPT_FULL, 0,
     0, NULL},
    {"results", 0, HOSHI_OPT_STRING, offsetof(struct opts, results), HOSHI_MSG_ARG_DIR,
     HOSHI_MSG_OPT_RESULTS, 0, 0, NULL},
    {"overlay", 0, HOSHI_OPT_STRING, offsetof(struct opts, overlay), HOSHI_MSG_ARG_FILE,
     HOSHI_MSG_OPT_OVERLAY, 0, 0, NULL},
    {"asked", 0, HOSHI_OPT_STRING, offsetof(struct opts, asked), HOSHI_MSG_ARG_FILE,
     HOSHI_MSG_OPT_ASKED, 0, 0, NULL},
    {"earlier", 0, HOSHI_OPT_STRING, offsetof(struct opts, earlier), HOSHI_MSG_ARG_FILE,
     HOSHI_MSG_OPT_EARLIER, 0, 0, NULL},
    {"feedback", 0, HOSHI_OPT_STRING, offsetof(struct opts, feedback), HOSHI_MSG_ARG_DIR,
     HOSHI_MSG_OPT_FEEDBACK, 0, 0, NULL},
    {"include", 0, HOSHI_OPT_LIST, offsetof(struct opts, include), HOSHI_MSG_ARG_PATTERN,
     HOSHI_MSG_OPT_INCLUDE, 0, 0, NULL},
    {"files-from", 0, HOSHI_OPT_LIST, offsetof(struct opts, files_from), HOSHI_MSG_ARG_FILE,
     HOSHI_MSG_OPT_FILES_FROM, 0, 0, NULL},
    {"input", 0, HOSHI_OPT_STRING, offsetof(struct opts, input), HOSHI_MSG_ARG_FORMAT,
     HOSHI_MSG_OPT_INPUT, 0, 0, NULL},
    {"skip", 0, HOSHI_OPT_INT, offsetof(struct opts, skip), HOSHI_MSG_ARG_N, HOSHI_MSG_OPT_SKIP, 0,
     1000000000, NULL},
    {"jobs", 'j', HOSHI_OPT_INT, offsetof(struct opts, jobs), HOSHI_MSG_ARG_N, HOSHI_MSG_OPT_JOBS,
     1, 256, NULL},
    {"time-limit", 0, HOSHI_OPT_INT, offsetof(struct opts, time_limit), HOSHI_MSG_ARG_SECONDS,
     HOSHI_MSG_OPT_TIME_LIMIT, 1, 3600, NULL},
    {"memory-limit", 0, HOSHI_OPT_INT, offsetof(struct opts, memory_limit), HOSHI_MSG_ARG_MIB,
     HOSHI_MSG_OPT_MEMORY_LIMIT, 32, 65536, NULL},
    {"resume", 0, HOSHI_OPT_STRING, offsetof(struct opts, resume), HOSHI_MSG_ARG_FILE,
     HOSHI_MSG_OPT_RESUME, 0, 0, NULL},
    {"shard", 0, HOSHI_OPT_STRING, offsetof(struct opts, shard), HOSHI_MSG_ARG_SHARD,
     HOSHI_MSG_OPT_SHARD, 0, 0, NULL},
    {"shard-by", 0, HOSHI_OPT_CHOICE, offsetof(struct opts, shard_by), HOSHI_MSG_ARG_SHARD_BY,
     HOSHI_MSG_OPT_SHARD_BY, 0, 0, "source|id"},
    {"merge", 0, HOSHI_OPT_FLAG, offsetof(struct opts, merge), HOSHI_MSG_NONE, HOSHI_MSG_OPT_MERGE,
     0, 0, NULL},
    {"allow-errors", 0, HOSHI_OPT_FLAG, offsetof(struct opts, allow_errors), HOSHI_MSG_NONE,
     HOSHI_MSG_OPT_ALLOW_ERRORS, 0, 0, NULL},
    {"as-of", 0, HOSHI_OPT_DATE, offsetof(struct opts, as_of), HOSHI_MSG_ARG_DATE,
     HOSHI_MSG_OPT_AS_OF, 0, 0, NULL},
    {"policy", 0, HOSHI_OPT_STRING, offsetof(struct opts, policy), HOSHI_MSG_ARG_NAME,
     HOSHI_MSG_OPT_POLICY, 0, 0, NULL},
    {"catalog", 0, HOSHI_OPT_STRING, offsetof(struct opts, catalog), HOSHI_MSG_ARG_NAME,
     HOSHI_MSG_OPT_CATALOG, 0, 0, NULL},
    {NULL, 0, HOSHI_OPT_FLAG, 0, HOSHI_MSG_NONE, HOSHI_MSG_NONE, 0, 0, NULL},
};

static bool wrong(struct hoshi_cmd_ctx *ctx, const char *option, const char *word,
                  const char *allowed)
{
    hoshi_diag_add(&ctx->s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS3004, HOSHI_SPAN_FILE, option, word,
                   allowed);
    return false;
}

static bool format_of(struct hoshi_cmd_ctx *ctx, const char *option, const char *word, size_t n,
                      enum hoshi_batch_format *ret_format)
{
    static const char *const name[HOSHI_BATCH_FORMATS_] = {
        [HOSHI_BATCH_NDJSON] = "ndjson", [HOSHI_BATCH_CSV] = "csv"};
    for (int f = 0; f < HOSHI_BATCH_FORMATS_; f++) {
        if (strlen(name[f]) == n && memcmp(name[f], word, n) == 0) {
            *ret_format = (enum hoshi_batch_format)f;
            return true;
        }
    }
    return wrong(ctx, option, hoshi_arena_strndup(&ctx->s->arena, word, n),
                 strcmp(option, "--output") == 0
                     ? "ndjson, csv, portfolio, portfolio-csv, portfolio-xlsx, portfolio-json"
                     : "ndjson, csv");
}

/* "-o csv=out.csv" or "-o out.ndjson"; the latter takes the format of --format. */
static bool outputs_of(struct hoshi_cmd_ctx *ctx, const struct opts *o,
                       struct hoshi_batch_request *q, struct hoshi_buyer_request *buyer)
{
    enum hoshi_batch_format standard = HOSHI_BATCH_NDJSON;
    if (o->format != NULL && !format_of(ctx, "--format", o->format, strlen(o->format), &standard))
        return false;
    if (o->output.n > HOSHI_BATCH_OUTPUTS_MAX)
        return wrong(ctx, "--output", o->output.v[HOSHI_BATCH_OUTPUTS_MAX],
                     hoshi_diag_word(HOSHI_WORD_AT_MOST_16));
    for (size_t i = 0; i < o->output.n; i++) {
        const char *word = o->output.v[i], *eq = strchr(word, '=');
        if (hoshi_buyer_output(buyer, word)) {
            if (strcmp(eq + 1, "-") == 0)
                return wrong(ctx, "--output", word, "portfolio=FILE");
            continue;
        }
        struct hoshi_batch_output *out = &q->output[q->n_output++];
        *out = (struct hoshi_batch_output){standard, word};
        if (eq != NULL && memchr(word, '/', (size_t)(eq - word)) == NULL) {
            if (!format_of(ctx, "--output", word, (size_t)(eq - word), &out->format))
                return false;
            out->path = eq + 1;
        }
        if (strcmp(out->path, "-") == 0)
            out->path = NULL;
        if (o->resume != NULL && out->path == NULL)
            return wrong(ctx, "--output", "-", hoshi_diag_word(HOSHI_WORD_WITH_RESUME));
    }
    if (o->output.n == 0 && o->resume != NULL)
        return wrong(ctx, "--output", "-", hoshi_diag_word(HOSHI_WORD_WITH_RESUME));
    if (o->output.n == 0)
        q->output[q->n_output++] = (struct hoshi_batch_output){standard, NULL};
    if (o->earlier != NULL && buyer->n_output == 0)
        return wrong(ctx, "--earlier", o->earlier, hoshi_diag_word(HOSHI_WORD_WITH_PORTFOLIO));
    return true;
}

static bool inputs_of(struct hoshi_cmd_ctx *ctx, const struct opts *o,
                      struct hoshi_batch_request *q)
{
    static const char *const from_stdin[] = {"-"};
    q->operand = ctx->operand;
    q->n_operand = ctx->n_operand;
    q->include = o->include.v;
    q->n_include = o->include.n;
    q->files_from = o->files_from.v;
    q->n_files_from = o->files_from.n;
    q->input = o->input;
    q->skip = o->skip.set ? (uint64_t)o->skip.v : 0;
    if (o->input != NULL && strcmp(o->input, "ndjson") != 0 && hoshi_reader_find(o->input) == NULL)
        return wrong(ctx, "--input", o->input, "yaml, json, csv, ndjson");
    if (q->n_operand == 0 && q->n_files_from == 0) {
        if (hoshi_tty_is(STDIN_FILENO)) {
            hoshi_diag_add(&ctx->s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS3006, HOSHI_SPAN_FILE,
                           hoshi_msg(HOSHI_MSG_OPERAND_PATHS, ctx->lang), "batch", NULL);
            return false;
        }
        q->operand = (const char **)from_stdin;
        q->n_operand = 1;
    }
    for (size_t i = 0; i < q->n_operand && o->input != NULL; i++) {
        if (strcmp(q->operand[i], "-") == 0 && strcmp(o->input, "ndjson") != 0)
            return wrong(ctx, "--input", o->input, hoshi_diag_word(HOSHI_WORD_FROM_STDIN));
    }
    return true;
}

static const char *number(struct hoshi_cmd_ctx *ctx, uint64_t v)
{
    return hoshi_diag_number(&ctx->s->diags, (long long)v);
}

static void put_summary(struct hoshi_cmd_ctx *ctx, const struct hoshi_batch_summary *m)
{
    hoshi_talk(ctx, HOSHI_MSG_BATCH_DONE, number(ctx, m->n_record), number(ctx, m->n_error), NULL);
    if (m->n_resumed != 0)
        hoshi_talk(ctx, HOSHI_MSG_BATCH_RESUMED, number(ctx, m->n_resumed), NULL, NULL);
    for (int star = 5; star >= 0; star--) {
        if (m->n_star[star] != 0)
            hoshi_talk(ctx, star > 0 ? HOSHI_MSG_BATCH_STAR : HOSHI_MSG_BATCH_NO_STAR,
                       number(ctx, (uint64_t)star), number(ctx, m->n_star[star]), NULL);
    }
    if (m->worst_gaps != 0)
        hoshi_talk(ctx, HOSHI_MSG_BATCH_WORST, m->worst, number(ctx, m->worst_gaps), NULL);
    if (m->n_passed != 0)
        hoshi_talk(ctx, HOSHI_MSG_BATCH_PASSED, number(ctx, m->n_passed), NULL, NULL);
}

/* Said with --quiet too: the records are not all there. */
static void put_stop(struct hoshi_cmd_ctx *ctx, const struct opts *o,
                     const struct hoshi_batch_summary *m)
{
    hoshi_msg_put(ctx->err, HOSHI_MSG_BATCH_STOPPED, ctx->lang, number(ctx, m->n_input), m->last,
                  NULL);
    hoshi_buf_puts(ctx->err, "\n");
    if (o->resume != NULL)
        hoshi_msg_put(ctx->err, HOSHI_MSG_BATCH_GO_ON_RESUME, ctx->lang, o->resume, NULL, NULL);
    else
        hoshi_msg_put(ctx->err, HOSHI_MSG_BATCH_GO_ON_SKIP, ctx->lang, number(ctx, m->n_input),
                      NULL, NULL);
    hoshi_buf_puts(ctx->err, "\n");
}

static bool outputs_ok(struct hoshi_cmd_ctx *ctx, const struct hoshi_batch_request *q,
                       const struct hoshi_buyer_request *wants)
{
    const char *path[HOSHI_BATCH_OUTPUTS_MAX + HOSHI_BUYER_OUTPUTS_MAX];
    size_t n = 0;
    for (size_t i = 0; i < q->n_output; i++) {
        if (q->output[i].path != NULL)
            path[n++] = q->output[i].path;
    }
    for (size_t i = 0; i < wants->n_output; i++)
        path[n++] = wants->output[i].path;
    return hoshi_batch_outputs_ok(ctx->s, q, path, n);
}

/* The records of a merge are those of the shards: nothing is judged, so nothing else can be asked.
 */
static bool merge_takes(struct hoshi_cmd_ctx *ctx, const struct opts *o, const char **ret_to)
{
    const struct {
        const char *name, *said;
    } other[] = {{"--overlay", o->overlay},
                 {"--asked", o->asked},
                 {"--earlier", o->earlier},
                 {"--feedback", o->feedback},
                 {"--results", o->results},
                 {"--resume", o->resume},
                 {"--shard", o->shard},
                 {"--files-from", o->files_from.n != 0 ? o->files_from.v[0] : NULL},
                 {"--format", o->format},
                 {"--input", o->input},
                 {"--full", o->full ? "" : NULL}};
    for (size_t i = 0; i < sizeof other / sizeof other[0]; i++) {
        if (other[i].said != NULL)
            return wrong(ctx, other[i].name, other[i].said, hoshi_diag_word(HOSHI_WORD_WITH_MERGE));
    }
    if (o->output.n > 1)
        return wrong(ctx, "--output", o->output.v[1], hoshi_diag_word(HOSHI_WORD_WITH_MERGE));
    const char *to = o->output.n != 0 ? o->output.v[0] : "-";
    if (strncmp(to, "ndjson=", 7) == 0 || strncmp(to, "csv=", 4) == 0)
        to = strchr(to, '=') + 1; /* the shards have one format, which is kept */
    else if (strncmp(to, "portfolio", 9) == 0 && strchr(to, '=') != NULL)
        return wrong(ctx, "--output", to, hoshi_diag_word(HOSHI_WORD_WITH_MERGE));
    *ret_to = strcmp(to, "-") != 0 ? to : NULL;
    return true;
}

static int merge(struct hoshi_cmd_ctx *ctx, const struct opts *o)
{
    uint64_t n_record = 0, n_error = 0;
    const char *to;
    if (ctx->n_operand == 0)
        return hoshi_usage_error(ctx, HOSHI_MSG_OPERAND_PATHS, "batch");
    if (!merge_takes(ctx, o, &to))
        return HOSHI_EXIT_USAGE;
    const struct hoshi_batch_request q = {.operand = ctx->operand, .n_operand = ctx->n_operand};
    if (to != NULL && !hoshi_batch_outputs_ok(ctx->s, &q, &to, 1))
        return hoshi_exit_of(HOSHI_E_UNSUPPORTED);
    enum hoshi_rc rc =
        hoshi_batch_merge(ctx->s, ctx->operand, ctx->n_operand, to, &n_record, &n_error);
    if (rc != HOSHI_OK)
        return hoshi_exit_of(rc);
    hoshi_talk(ctx, HOSHI_MSG_BATCH_DONE, number(ctx, n_record), number(ctx, n_error), NULL);
    return n_error != 0 && !o->allow_errors ? HOSHI_EXIT_INPUT : HOSHI_EXIT_OK;
}

static int run(struct hoshi_cmd_ctx *ctx, const void *options)
{
    const struct opts *o = options;
    if (o->merge)
        return merge(ctx, o);
    struct hoshi_batch_request q = {
        .as_of = hoshi_as_of(o->as_of),
        .lang = ctx->lang,
        .record_lang =
            o->common.lang.set ? ctx->lang : HOSHI_LANG_EN, /* bytes never depend on LANG */
        .full = o->full,
        .jobs = o->jobs.set ? (unsigned)o->jobs.v : hoshi_processors(),
        .time_limit_s = o->time_limit.set ? (unsigned)o->time_limit.v : 10,
        .memory_limit_mib = o->memory_limit.set ? (unsigned)o->memory_limit.v : 256,
        .resume = o->resume,
        .shard_by_id = o->shard_by.v == 1,
        .progress = !ctx->quiet && hoshi_tty_is(STDERR_FILENO),
    };
    struct hoshi_buyer_request wants = {.overlay = o->overlay,
                                        .asked = o->asked,
                                        .earlier = o->earlier,
                                        .feedback = o->feedback,
                                        .lang = ctx->lang};
    struct hoshi_buyer buyer = {.s = NULL};
    if (!outputs_of(ctx, o, &q, &wants) || !inputs_of(ctx, o, &q))
        return HOSHI_EXIT_USAGE;
    enum hoshi_rc rc =
        o->shard != NULL ? hoshi_batch_shard(ctx->s, o->shard, &q.shard, &q.n_shard) : HOSHI_OK;
    if (rc == HOSHI_OK)
        rc = hoshi_session_catalog(ctx->s, o->catalog);
    if (rc == HOSHI_OK)
        rc = hoshi_session_policy(ctx->s, o->policy);
    if (rc == HOSHI_OK && (o->full || o->results != NULL))
        rc = hoshi_session_frameworks(ctx->s);
    if (rc == HOSHI_OK && o->results != NULL)
        q.attachment[q.n_attachment++] = (struct hoshi_attachment){
            .dir = o->results,
            .suffix = ".result.json",
            .opts = {.framework = ctx->s->framework, .n_framework = ctx->s->n_framework},
            .write = hoshi_report_json,
        };
    struct hoshi_batch_summary m = {.n_input = 0};
    if (rc == HOSHI_OK)
        rc = hoshi_buyer_join(&buyer, ctx->s, &wants, &q);
    if (rc == HOSHI_OK && !outputs_ok(ctx, &q, &wants))
        rc = HOSHI_E_UNSUPPORTED;
    if (rc == HOSHI_OK) {
        rc = hoshi_batch_run(ctx->s, &q, &m);
        if (rc == HOSHI_OK || m.n_record != 0)
            put_summary(ctx, &m);
        if (rc == HOSHI_OK && !m.stopped && !ctx->quiet)
            hoshi_arrivals_tell(&buyer.arrivals, ctx->lang, ctx->err);
    }
    if (rc == HOSHI_OK && !m.stopped) /* half a portfolio would mislead */
        rc = hoshi_buyer_finish(&buyer);
    hoshi_buyer_release(&buyer);
    if (rc != HOSHI_OK)
        return hoshi_exit_of(rc);
    if (m.stopped) {
        put_stop(ctx, o, &m);
        return HOSHI_EXIT_WORLD;
    }
    return m.n_error != 0 && !o->allow_errors ? HOSHI_EXIT_INPUT : HOSHI_EXIT_OK;
}

static const char *const example[] = {
    "hoshi batch suppliers/",
    "hoshi batch suppliers/ -o csv=out.csv -o ndjson=out.ndjson",
    "find in -name '*.json' -print0 | hoshi batch --files-from -",
    "hoshi batch --resume state --results results/ -o out.ndjson suppliers/",
    "hoshi batch --shard auto -o part.$SLURM_ARRAY_TASK_ID.ndjson suppliers/",
    "hoshi batch --overlay buyer.yaml --asked required.csv -o portfolio=suppliers.html suppliers/",
    "hoshi batch --feedback feedback/ -o portfolio=new.html --earlier old.json suppliers/",
    "hoshi batch --merge part.*.ndjson > out.ndjson",
    NULL};
const struct hoshi_cmd hoshi_cmd_batch = {.name = "batch",
                                          .summary = HOSHI_MSG_CMD_BATCH,
                                          .operand = HOSHI_MSG_OPERAND_PATHS,
                                          .opt = table,
                                          .opts_size = sizeof(struct opts),
                                          .max_operand = 10000000,
                                          .example = example,
                                          .run = run};
