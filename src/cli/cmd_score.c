#include <string.h>

#include "app/evidence/evidence.h"
#include "app/session/score.h"
#include "cli/cmd.h"
#include "diag/diag.h"
#include "stock/writers.h"

struct opts {
    struct hoshi_common common;
    const char *format, *catalog, *policy, *overlay;
    struct hoshi_strs output;
    hoshi_day as_of;
    struct hoshi_opt_int star, require, max_gaps;
    bool all, evidence;
};

static const struct hoshi_opt table[] = {
    {"format", 'f', HOSHI_OPT_STRING, offsetof(struct opts, format), HOSHI_MSG_ARG_FORMAT,
     HOSHI_MSG_OPT_FORMAT_SCORE, 0, 0, NULL},
    {"output", 'o', HOSHI_OPT_LIST, offsetof(struct opts, output), HOSHI_MSG_ARG_OUTPUT,
     HOSHI_MSG_OPT_OUTPUT, 0, 0, NULL},
    {"all", 'a', HOSHI_OPT_FLAG, offsetof(struct opts, all), HOSHI_MSG_NONE, HOSHI_MSG_OPT_ALL, 0,
     0, NULL},
    {"evidence", 0, HOSHI_OPT_FLAG, offsetof(struct opts, evidence), HOSHI_MSG_NONE,
     HOSHI_MSG_OPT_EVIDENCE, 0, 0, NULL},
    {"star", 0, HOSHI_OPT_INT, offsetof(struct opts, star), HOSHI_MSG_ARG_N,
     HOSHI_MSG_OPT_STAR_TARGET, 1, 5, NULL},
    {"as-of", 0, HOSHI_OPT_DATE, offsetof(struct opts, as_of), HOSHI_MSG_ARG_DATE,
     HOSHI_MSG_OPT_AS_OF, 0, 0, NULL},
    {"policy", 0, HOSHI_OPT_STRING, offsetof(struct opts, policy), HOSHI_MSG_ARG_NAME,
     HOSHI_MSG_OPT_POLICY, 0, 0, NULL},
    {"overlay", 0, HOSHI_OPT_STRING, offsetof(struct opts, overlay), HOSHI_MSG_ARG_FILE,
     HOSHI_MSG_OPT_OVERLAY, 0, 0, NULL},
    {"catalog", 0, HOSHI_OPT_STRING, offsetof(struct opts, catalog), HOSHI_MSG_ARG_NAME,
     HOSHI_MSG_OPT_CATALOG, 0, 0, NULL},
    {"require", 0, HOSHI_OPT_INT, offsetof(struct opts, require), HOSHI_MSG_ARG_N,
     HOSHI_MSG_OPT_REQUIRE, 1, 5, NULL},
    {"max-gaps", 0, HOSHI_OPT_INT, offsetof(struct opts, max_gaps), HOSHI_MSG_ARG_N,
     HOSHI_MSG_OPT_MAX_GAPS, 0, 100000, NULL},
    {NULL, 0, HOSHI_OPT_FLAG, 0, HOSHI_MSG_NONE, HOSHI_MSG_NONE, 0, 0, NULL},
};

static const struct hoshi_writer *writer_of(struct hoshi_cmd_ctx *ctx, const char *option,
                                            struct hoshi_str id)
{
    struct hoshi_buf list;
    const char *names[32];
    size_t n = 0;
    hoshi_buf_init(&list, 1024);
    for (const struct hoshi_writer *w = hoshi_writers; w->id != NULL; w++) {
        if (strlen(w->id) == id.n && memcmp(w->id, id.p, id.n) == 0) {
            hoshi_buf_release(&list);
            return w;
        }
        hoshi_buf_puts(&list, n > 0 ? ", " : "");
        hoshi_buf_puts(&list, w->id);
        names[n++] = w->id;
    }
    const char *word = hoshi_arena_strndup(&ctx->s->arena, id.p, id.n);
    hoshi_diag_add(&ctx->s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS3004, HOSHI_SPAN_FILE, option, word,
                   list.p);
    hoshi_diag_suggest(&ctx->s->diags, HOSHI_DIAG_SOURCES, word != NULL ? word : "", names, n);
    hoshi_buf_release(&list);
    return NULL;
}

/* "-o json=out.json" or "-o out.txt"; the latter takes the format of --format. */
struct target {
    const struct hoshi_writer *writer;
    const char *path; /* NULL = standard output */
};

static size_t targets_of(struct hoshi_cmd_ctx *ctx, const struct opts *o, struct target *ret_target)
{
    const char *format = o->format != NULL ? o->format : "text";
    const struct hoshi_writer *standard =
        writer_of(ctx, "--format", (struct hoshi_str){format, strlen(format)});
    if (standard == NULL)
        return 0;
    if (o->output.n == 0) {
        ret_target[0] = (struct target){standard, NULL};
        return 1;
    }
    for (size_t i = 0; i < o->output.n; i++) {
        const char *word = o->output.v[i], *eq = strchr(word, '=');
        ret_target[i] = (struct target){standard, word};
        if (eq != NULL && memchr(word, '/', (size_t)(eq - word)) == NULL) {
            ret_target[i].writer =
                writer_of(ctx, "--output", (struct hoshi_str){word, (size_t)(eq - word)});
            ret_target[i].path = eq + 1;
        }
        if (ret_target[i].writer == NULL)
            return 0;
        if (*ret_target[i].path == '\0') {
            hoshi_diag_add(&ctx->s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS3003, HOSHI_SPAN_FILE,
                           "--output", NULL, NULL);
            return 0;
        }
        if (strcmp(ret_target[i].path, "-") == 0)
            ret_target[i].path = NULL;
    }
    return o->output.n;
}

static bool outputs_ok(struct hoshi_cmd_ctx *ctx, const struct opts *o, const struct target *target,
                       size_t n)
{
    const char **path = hoshi_arena_array(&ctx->s->arena, o->output.n, sizeof *path);
    size_t n_path = 0;
    for (size_t i = 0; i < n && path != NULL; i++) {
        if (target[i].path != NULL)
            path[n_path++] = target[i].path;
    }
    return path != NULL && hoshi_session_outputs_ok(ctx->s, path, n_path);
}

static enum hoshi_rc write_targets(struct hoshi_cmd_ctx *ctx, const struct target *target, size_t n,
                                   const struct hoshi_result *r, struct hoshi_report_opts report)
{
    enum hoshi_rc rc = HOSHI_OK;
    for (size_t i = 0; i < n && rc == HOSHI_OK; i++) {
        if (target[i].path == NULL) {
            rc = target[i].writer->write(r, &report, ctx->out);
            continue;
        }
        struct hoshi_report_opts to_file = report;
        struct hoshi_buf buf;
        to_file.color = false;
        hoshi_buf_init(&buf, 0);
        rc = target[i].writer->write(r, &to_file, &buf);
        if (rc == HOSHI_OK)
            rc = hoshi_session_write(ctx->s, target[i].path, (struct hoshi_str){buf.p, buf.n},
                                     HOSHI_WRITE_OUTPUT);
        hoshi_buf_release(&buf);
    }
    return rc;
}

static void put_gate(struct hoshi_cmd_ctx *ctx, enum hoshi_msg msg, long long wanted, long long is)
{
    hoshi_talk(ctx, msg, hoshi_diag_number(&ctx->s->diags, wanted),
               hoshi_diag_number(&ctx->s->diags, is), NULL);
}

/* Of all stars, or with --star of that star and the lower ones. */
static long long count_gaps(const struct opts *o, const struct hoshi_result *r)
{
    long long n = 0;
    for (size_t i = 0; i < r->n_gap; i++)
        n += !o->star.set || r->gap[i].criterion->star <= o->star.v;
    return n;
}

static int gates(struct hoshi_cmd_ctx *ctx, const struct opts *o, const struct hoshi_result *r)
{
    int status = HOSHI_EXIT_OK;
    if (o->require.set && r->star < o->require.v) {
        put_gate(ctx, HOSHI_MSG_GATE_STAR, o->require.v, r->star);
        status = HOSHI_EXIT_GATE;
    }
    long long n_gap = count_gaps(o, r);
    if (o->max_gaps.set && n_gap > o->max_gaps.v) {
        put_gate(ctx, HOSHI_MSG_GATE_GAPS, o->max_gaps.v, n_gap);
        status = HOSHI_EXIT_GATE;
    }
    return status;
}

static int run(struct hoshi_cmd_ctx *ctx, const void *options)
{
    const struct opts *o = options;
    struct target target[HOSHI_STRS_MAX];
    size_t n_target = targets_of(ctx, o, target);
    if (n_target == 0)
        return HOSHI_EXIT_USAGE;
    bool short_text = !o->all && n_target == 1 && strcmp(target[0].writer->id, "text") == 0;
    struct hoshi_score_request request = {
        .catalog = o->catalog,
        .policy = o->policy,
        .sheet = ctx->operand[0],
        .overlay = o->overlay,
        .as_of = hoshi_as_of(o->as_of),
        .references = !short_text, /* only the views need them */
        .texts = o->all,
    };
    struct hoshi_result r;
    enum hoshi_rc rc = hoshi_score(ctx->s, &request, &r);
    struct hoshi_evidence_check evidence;
    if (rc == HOSHI_OK && o->evidence)
        rc = hoshi_evidence_check(ctx->s, r.answers, ctx->operand[0], r.as_of, 0, &evidence);
    if (rc == HOSHI_OK && o->evidence)
        rc = hoshi_evidence_to_result(&evidence, &ctx->s->arena, &r);
    if (rc != HOSHI_OK)
        return hoshi_exit_of(rc);
    if (!hoshi_star_ok(ctx, o->star))
        return HOSHI_EXIT_USAGE;
    struct hoshi_report_opts report = {
        .lang = ctx->lang,
        .color = ctx->color,
        .all = o->all,
        .target = o->star.set ? (uint8_t)o->star.v : r.answers->target,
        .width = ctx->columns > 100 ? 100 : ctx->columns,
        .sheet = ctx->operand[0],
        .framework = ctx->s->framework,
        .n_framework = ctx->s->n_framework,
        .support = ctx->s->support,
    };
    rc = outputs_ok(ctx, o, target, n_target) ? write_targets(ctx, target, n_target, &r, report)
                                              : HOSHI_E_UNSUPPORTED;
    return rc != HOSHI_OK ? hoshi_exit_of(rc) : gates(ctx, o, &r);
}

static const char *const example[] = {"hoshi score answers.yaml", "hoshi score --all answers.yaml",
                                      "hoshi score --format json --as-of 2026-11-23 answers.yaml",
                                      "hoshi score --require 3 - < answers.yaml", NULL};
const struct hoshi_cmd hoshi_cmd_score = {.name = "score",
                                          .summary = HOSHI_MSG_CMD_SCORE,
                                          .operand = HOSHI_MSG_OPERAND_SHEET,
                                          .opt = table,
                                          .opts_size = sizeof(struct opts),
                                          .min_operand = 1,
                                          .max_operand = 1,
                                          .flags = HOSHI_CMD_PAGER,
                                          .example = example,
                                          .run = run};
