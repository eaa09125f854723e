#include <string.h>
#include <unistd.h>

#include "app/batch/batch.h"
#include "app/batch/guard.h"
#include "app/batch/latest.h"
#include "app/buyer/buyer.h"
#include "app/buyer/compared_tell.h"
#include "base/memory.h"
#include "cli/cmd.h"
#include "cli/rows.h"
#include "cli/tell_batch.h"
#include "diag/diag.h"
#include "io/workers.h"
#include "io/world.h"

struct opts {
    struct hoshi_common common;
    struct hoshi_book_opts book;
    const char *catalog, *policy, *results, *resume, *shard;
    const char *overlay, *asked, *earlier, *feedback;
    struct hoshi_outputs output;
    struct hoshi_strs include, files_from;
    hoshi_day as_of;
    struct hoshi_opt_int format, input, jobs, time_limit, memory_limit, shard_by, skip;
    bool full, allow_errors, allow_empty, require_catalogue, latest, merge;
};

static const char *const record_words[] = {
    [HOSHI_BATCH_NDJSON] = "ndjson", [HOSHI_BATCH_CSV] = "csv", NULL};
/* Those of records first, then the forms of the portfolio. */
static const char *const output_words[] = {
    [HOSHI_BATCH_NDJSON] = "ndjson",
    [HOSHI_BATCH_CSV] = "csv",
#define PORTFOLIO(id, suffixes, function, library) id,
#include "app/buyer/portfolios.def"
#undef PORTFOLIO
    NULL,
};
static const char *const input_words[] = {
#define INPUT(id, word, name, suffixes) word,
#include <hoshi/input.def>
#undef INPUT
    "ndjson",
    NULL,
};

static const struct hoshi_opt table[] = {
    OPT_CHOICE(format, "format", 'f', HOSHI_MSG_ARG_FORMAT, HOSHI_MSG_OPT_FORMAT_BATCH,
               record_words),
    OPT_OUTPUT(output, HOSHI_MSG_OPT_OUTPUT_BATCH, output_words),
    FLAG(full, "full", 0, HOSHI_MSG_OPT_FULL),
    OPT_FOLDER(results, "results", 0, HOSHI_MSG_OPT_RESULTS),
    OPT_FILE(STRING, overlay, "overlay", 0, HOSHI_MSG_OPT_OVERLAY),
    OPT_FILE(STRING, asked, "asked", 0, HOSHI_MSG_OPT_ASKED),
    OPT_FILE(STRING, earlier, "earlier", 0, HOSHI_MSG_OPT_EARLIER),
    OPT_FOLDER(feedback, "feedback", 0, HOSHI_MSG_OPT_FEEDBACK),
    OPT(LIST, include, "include", 0, HOSHI_MSG_ARG_PATTERN, HOSHI_MSG_OPT_INCLUDE),
    OPT_FILE(LIST, files_from, "files-from", 0, HOSHI_MSG_OPT_FILES_FROM),
    OPT_CHOICE(input, "input", 0, HOSHI_MSG_ARG_FORMAT, HOSHI_MSG_OPT_INPUT, input_words),
    OPT_INT(skip, "skip", 0, HOSHI_MSG_ARG_N, HOSHI_MSG_OPT_SKIP, 0, 1000000000),
    OPT_INT(jobs, "jobs", 'j', HOSHI_MSG_ARG_N, HOSHI_MSG_OPT_JOBS, 1, 256),
    OPT_INT(time_limit, "time-limit", 0, HOSHI_MSG_ARG_SECONDS, HOSHI_MSG_OPT_TIME_LIMIT, 1, 3600),
    OPT_INT(memory_limit, "memory-limit", 0, HOSHI_MSG_ARG_MIB, HOSHI_MSG_OPT_MEMORY_LIMIT, 32,
            65536),
    OPT_FILE(STRING, resume, "resume", 0, HOSHI_MSG_OPT_RESUME),
    OPT(STRING, shard, "shard", 0, HOSHI_MSG_ARG_SHARD, HOSHI_MSG_OPT_SHARD),
    OPT_CHOICE(shard_by, "shard-by", 0, HOSHI_MSG_NONE, HOSHI_MSG_OPT_SHARD_BY,
               WORDS("source", "id")),
    FLAG(merge, "merge", 0, HOSHI_MSG_OPT_MERGE),
    FLAG(latest, "latest", 0, HOSHI_MSG_OPT_LATEST),
    FLAG(allow_errors, "allow-errors", 0, HOSHI_MSG_OPT_ALLOW_ERRORS),
    FLAG(allow_empty, "allow-empty", 0, HOSHI_MSG_OPT_ALLOW_EMPTY),
    FLAG(require_catalogue, "require-catalogue", 0, HOSHI_MSG_OPT_REQUIRE_CATALOGUE),
    OPT_AS_OF,
    OPT_POLICY,
    OPT_CATALOG,
    OPT_BOOK,
    OPT_END,
};

static bool wrong(struct hoshi_cmd_ctx *ctx, const char *option, const char *word,
                  const char *allowed)
{
    hoshi_complain_value(ctx, option, word, allowed);
    return false;
}

/* "-o csv=out.csv" or "-o out.ndjson"; the latter takes the format of --format. */
static bool outputs_of(struct hoshi_cmd_ctx *ctx, const struct opts *o,
                       struct hoshi_batch_request *q, struct hoshi_buyer_request *buyer)
{
    enum hoshi_batch_format standard = (enum hoshi_batch_format)o->format.v;
    if (o->output.n > HOSHI_BATCH_OUTPUTS_MAX)
        return wrong(ctx, "--output", o->output.v[HOSHI_BATCH_OUTPUTS_MAX].word,
                     hoshi_diag_word(HOSHI_WORD_AT_MOST_16));
    for (size_t i = 0; i < o->output.n; i++) {
        const struct hoshi_output *out = &o->output.v[i];
        if (out->format >= HOSHI_BATCH_FORMATS_) {
            if (out->path == NULL)
                return wrong(ctx, "--output", out->word, "portfolio=FILE");
            bool index = strcmp(output_words[out->format], "index") == 0;
            if (index && o->feedback == NULL && o->results == NULL)
                return wrong(ctx, "--output", out->word, hoshi_diag_word(HOSHI_WORD_WITH_FILES));
            size_t form = (size_t)(out->format - HOSHI_BATCH_FORMATS_);
            const char *other = hoshi_buyer_other_form(form, out->path);
            if (other != NULL) /* a page named .xlsx opens nowhere */
                return wrong(ctx, "--output", out->word, other);
            hoshi_buyer_output(buyer, form, out->path);
            continue;
        }
        q->output[q->n_output++] = (struct hoshi_batch_output){
            out->format >= 0 ? (enum hoshi_batch_format)out->format : standard, out->path};
        if (o->resume != NULL && out->path == NULL)
            return wrong(ctx, "--output", "-", hoshi_diag_word(HOSHI_WORD_WITH_RESUME));
    }
    if (o->output.n == 0 && o->resume != NULL)
        return wrong(ctx, "--output", "-", hoshi_diag_word(HOSHI_WORD_WITH_RESUME));
    if (o->output.n == 0)
        q->output[q->n_output++] = (struct hoshi_batch_output){standard, NULL};
    if (o->earlier != NULL && buyer->n_output == 0)
        return wrong(ctx, "--earlier", o->earlier, hoshi_diag_word(HOSHI_WORD_WITH_PORTFOLIO));
    if (o->earlier != NULL && o->shard != NULL) /* who is in another shard is not gone */
        return wrong(ctx, "--earlier", o->earlier, hoshi_diag_word(HOSHI_WORD_WITHOUT_SHARD));
    return true;
}

static bool can_read_twice(struct hoshi_cmd_ctx *ctx, const struct hoshi_batch_request *q)
{
    bool once = false;
    for (size_t i = 0; i < q->n_operand; i++)
        once = once || strcmp(q->operand[i], "-") == 0;
    for (size_t i = 0; i < q->n_files_from; i++)
        once = once || strcmp(q->files_from[i], "-") == 0;
    return !once || wrong(ctx, "--latest", "-", hoshi_diag_word(HOSHI_WORD_WITH_LATEST));
}

static bool inputs_of(struct hoshi_cmd_ctx *ctx, const struct opts *o,
                      struct hoshi_batch_request *q)
{
    static const char *const from_stdin[] = {"-"};
    const char *input = o->input.set ? input_words[o->input.v] : NULL;
    q->operand = ctx->operand;
    q->n_operand = ctx->n_operand;
    q->include = o->include.v;
    q->n_include = o->include.n;
    q->files_from = o->files_from.v;
    q->n_files_from = o->files_from.n;
    q->input = input;
    q->skip = o->skip.set ? (uint64_t)o->skip.v : 0;
    if (q->n_operand == 0 && q->n_files_from == 0) {
        if (hoshi_tty_is(STDIN_FILENO)) {
            hoshi_diag_add(&ctx->s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS3006, HOSHI_SPAN_FILE,
                           hoshi_msg(HOSHI_MSG_OPERAND_PATHS, ctx->lang), "batch", NULL);
            return false;
        }
        q->operand = (const char **)from_stdin;
        q->n_operand = 1;
    }
    for (size_t i = 0; i < q->n_operand && input != NULL; i++) {
        if (strcmp(q->operand[i], "-") == 0 && strcmp(input, "ndjson") != 0)
            return wrong(ctx, "--input", input, hoshi_diag_word(HOSHI_WORD_FROM_STDIN));
    }
    return !o->latest || can_read_twice(ctx, q);
}

/* Nobody knows who has sent what is passed over: neither silent nor late. */
static bool skip_ok(struct hoshi_cmd_ctx *ctx, uint64_t skip, const struct hoshi_buyer *buyer)
{
    return skip == 0 || !hoshi_buyer_wants_all(buyer) ||
           wrong(ctx, "--skip", hoshi_count(ctx, skip), hoshi_diag_word(HOSHI_WORD_WITHOUT_LIST));
}

static bool outputs_ok(struct hoshi_cmd_ctx *ctx, const struct hoshi_batch_request *q,
                       const struct hoshi_buyer_request *wants)
{
    const char *path[HOSHI_BUYER_OUTPUTS_MAX];
    for (size_t i = 0; i < wants->n_output; i++)
        path[i] = wants->output[i].path;
    return hoshi_batch_outputs_ok(ctx->s, q, path, wants->n_output);
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
                 {"--format", o->format.set ? record_words[o->format.v] : NULL},
                 {"--input", o->input.set ? input_words[o->input.v] : NULL},
                 {"--latest", o->latest ? "" : NULL},
                 {"--full", o->full ? "" : NULL}};
    for (size_t i = 0; i < sizeof other / sizeof other[0]; i++) {
        if (other[i].said != NULL)
            return wrong(ctx, other[i].name, other[i].said, hoshi_diag_word(HOSHI_WORD_WITH_MERGE));
    }
    if (o->output.n > 1)
        return wrong(ctx, "--output", o->output.v[1].word, hoshi_diag_word(HOSHI_WORD_WITH_MERGE));
    *ret_to = NULL;
    if (o->output.n == 0)
        return true;
    if (o->output.v[0].format >= HOSHI_BATCH_FORMATS_)
        return wrong(ctx, "--output", o->output.v[0].word,
                     hoshi_diag_word(HOSHI_WORD_PORTFOLIO_OF_ALL));
    *ret_to = o->output.v[0].path; /* the shards have one format, which is kept */
    return true;
}

static int merge(struct hoshi_cmd_ctx *ctx, const struct opts *o)
{
    struct hoshi_batch_summary m;
    const char *to;
    if (ctx->n_operand == 0)
        return hoshi_usage_error(ctx, HOSHI_MSG_OPERAND_PATHS, "batch");
    if (!merge_takes(ctx, o, &to))
        return HOSHI_EXIT_USAGE;
    if (to != NULL && !hoshi_batch_merge_ok(ctx->s, ctx->operand, ctx->n_operand, to))
        return hoshi_exit_of(HOSHI_E_UNSUPPORTED);
    enum hoshi_rc rc = hoshi_batch_merge(ctx->s, ctx->operand, ctx->n_operand, to, &m);
    if (rc != HOSHI_OK)
        return hoshi_exit_of(rc);
    hoshi_tell_merge(ctx, &m);
    return m.n_error != 0 && !o->allow_errors ? HOSHI_EXIT_INPUT : HOSHI_EXIT_OK;
}

static struct hoshi_batch_request request_of(const struct hoshi_cmd_ctx *ctx, const struct opts *o)
{
    return (struct hoshi_batch_request){
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
        .allow_empty = o->allow_empty,
        .require_catalogue = o->require_catalogue,
    };
}

/* What asks for a star or a level, or is about one. */
static bool is_for_buyers(const struct opts *o, const struct hoshi_buyer_request *wants)
{
    return o->overlay != NULL || o->asked != NULL || o->earlier != NULL || o->feedback != NULL ||
           wants->n_output != 0;
}

/* A buyer asks for stars; nobody judges many by a star that is provisional. */
static enum hoshi_rc official_only(struct hoshi_session *s, bool for_buyers)
{
    const struct hoshi_catalog *cat = s->catalog;
    uint8_t last = cat->n_level != 0 ? cat->level[cat->n_level - 1].star : 0;
    if (for_buyers && cat->n_level == 0)
        hoshi_diag_add(&s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS1524, HOSHI_SPAN_FILE, cat->name,
                       hoshi_method_code(cat->method), NULL);
    else if (hoshi_catalog_is_provisional(cat, last))
        hoshi_diag_add(&s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS1523, HOSHI_SPAN_FILE,
                       hoshi_diag_number(&s->diags, last), cat->name, NULL);
    else
        return HOSHI_OK;
    return HOSHI_E_UNSUPPORTED;
}

/* What every judgement needs. */
static enum hoshi_rc load(struct hoshi_cmd_ctx *ctx, const struct opts *o,
                          const struct hoshi_buyer_request *wants, struct hoshi_batch_request *q)
{
    enum hoshi_rc rc = HOSHI_OK;
    if (o->shard != NULL)
        rc = hoshi_batch_shard(ctx->s, o->shard, &q->shard, &q->n_shard);
    if (rc == HOSHI_OK)
        rc = hoshi_session_catalog(ctx->s, o->catalog);
    if (rc == HOSHI_OK)
        rc = official_only(ctx->s, is_for_buyers(o, wants));
    if (rc == HOSHI_OK)
        rc = hoshi_session_policy(ctx->s, o->policy);
    if (rc == HOSHI_OK && (o->full || o->results != NULL))
        rc = hoshi_session_frameworks(ctx->s);
    if (rc == HOSHI_OK && o->results != NULL)
        q->attachment[q->n_attachment++] = (struct hoshi_attachment){
            .dir = o->results,
            .suffix = ".result.json",
            .opts = {.framework = ctx->s->framework, .n_framework = ctx->s->n_framework},
            .write = hoshi_report_json,
        };
    return rc;
}

/* With --latest: which sheets count. A run that is stopped there has judged nothing, so there is
 * nothing to go on from. */
static enum hoshi_rc find_latest(struct hoshi_cmd_ctx *ctx, const struct opts *o,
                                 struct hoshi_batch_request *q, struct hoshi_latest *latest,
                                 struct hoshi_batch_summary *m)
{
    if (!o->latest)
        return HOSHI_OK;
    q->latest = latest;
    enum hoshi_rc rc = hoshi_latest_find(ctx->s, q, latest, &m->stopped);
    if (rc == HOSHI_OK && m->stopped)
        hoshi_say(ctx, HOSHI_MSG_BATCH_STOPPED_CHOOSING, NULL, NULL);
    if (rc == HOSHI_OK && !m->stopped && latest->n_doubt != 0)
        hoshi_talk(ctx, HOSHI_MSG_BATCH_DOUBT, hoshi_count(ctx, latest->n_doubt), NULL, NULL);
    return rc;
}

/* The run, what is said of it, and the portfolio. */
static enum hoshi_rc judge_all(struct hoshi_cmd_ctx *ctx, const struct hoshi_batch_request *q,
                               struct hoshi_buyer *buyer, struct hoshi_batch_summary *ret_m)
{
    enum hoshi_rc rc = hoshi_batch_run(ctx->s, q, ret_m);
    if (rc == HOSHI_OK || ret_m->n_record != 0)
        hoshi_tell_summary(ctx, ret_m);
    if (rc != HOSHI_OK || ret_m->stopped) /* half a portfolio would mislead */
        return rc;
    if (!ctx->quiet && q->n_shard == 0) /* a shard does not know who is silent */
        hoshi_arrivals_tell(&buyer->arrivals, ctx->s->catalog, ctx->lang, ctx->err);
    rc = hoshi_buyer_finish(buyer);
    const struct hoshi_portfolio *p = &buyer->portfolio;
    if (rc == HOSHI_OK && p->n_part != 0)
        hoshi_say(ctx, HOSHI_MSG_BATCH_PART_PORTFOLIO, hoshi_count(ctx, p->part),
                  hoshi_count(ctx, p->n_part));
    if (rc == HOSHI_OK && !ctx->quiet)
        hoshi_compared_tell(p, ctx->lang, ctx->err);
    return rc;
}

static int run(struct hoshi_cmd_ctx *ctx, const void *options)
{
    const struct opts *o = options;
    if (hoshi_session_book(ctx->s, o->book.sheet, o->book.map) != HOSHI_OK)
        return HOSHI_EXIT_USAGE;
    if (o->merge)
        return merge(ctx, o);
    struct hoshi_batch_request q = request_of(ctx, o);
    struct hoshi_buyer_request wants = {.overlay = o->overlay,
                                        .asked = o->asked,
                                        .earlier = o->earlier,
                                        .feedback = o->feedback,
                                        .lang = ctx->lang};
    struct hoshi_buyer buyer = {.s = NULL};
    struct hoshi_batch_summary m = {.n_input = 0};
    struct hoshi_latest latest = {.n = 0};
    if (!outputs_of(ctx, o, &q, &wants) || !inputs_of(ctx, o, &q))
        return HOSHI_EXIT_USAGE;
    enum hoshi_rc rc = load(ctx, o, &wants, &q);
    if (rc == HOSHI_OK)
        rc = hoshi_buyer_join(&buyer, ctx->s, &wants, &q);
    if (rc == HOSHI_OK && (!skip_ok(ctx, q.skip, &buyer) || !outputs_ok(ctx, &q, &wants)))
        rc = HOSHI_E_UNSUPPORTED;
    if (rc == HOSHI_OK)
        rc = find_latest(ctx, o, &q, &latest, &m);
    if (rc == HOSHI_OK && !m.stopped) {
        rc = judge_all(ctx, &q, &buyer, &m);
        if (rc == HOSHI_OK && m.stopped)
            hoshi_tell_stop(ctx, o->resume, hoshi_buyer_wants_all(&buyer), &m);
    }
    hoshi_latest_release(&latest);
    hoshi_buyer_release(&buyer);
    if (rc == HOSHI_E_NOMEM && ctx->s->diags.n_error == 0)
        hoshi_memory_refused(); /* then that is said */
    if (rc != HOSHI_OK)
        return hoshi_exit_of(rc);
    if (m.n_lost != 0 && ctx->s->diags.n_error == 0) /* this run complains of its own */
        hoshi_say(ctx, HOSHI_MSG_BATCH_LOST, hoshi_count(ctx, m.n_lost), NULL);
    if (m.stopped || m.n_lost != 0) /* what somebody named is not there: never success */
        return HOSHI_EXIT_WORLD;
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
                                          .takes = HOSHI_OPERAND_FILE,
                                          .opt = table,
                                          .opts_size = sizeof(struct opts),
                                          .max_operand = 10000000,
                                          .example = example,
                                          .run = run};
