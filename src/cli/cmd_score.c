#include <string.h>

#include "app/evidence/evidence.h"
#include "app/session/outputs.h"
#include "app/session/score.h"
#include "cli/cmd.h"
#include "cli/rows.h"
#include "diag/diag.h"
#include "report/level.h"
#include "stock/writers.h"

#define OWNER_WORDS_BYTES 4096

struct opts {
    struct hoshi_common common;
    const char *catalog, *policy, *overlay, *owner;
    struct hoshi_outputs output;
    hoshi_day as_of;
    struct hoshi_opt_int format, star, require, max_gaps;
    bool all, answers, evidence, accept_assumptions, provisional;
};

static const struct hoshi_opt table[] = {
    OPT_CHOICE(format, "format", 'f', HOSHI_MSG_ARG_FORMAT, HOSHI_MSG_OPT_FORMAT_SCORE,
               hoshi_writer_ids),
    OPT_OUTPUT(output, HOSHI_MSG_OPT_OUTPUT, hoshi_writer_ids),
    FLAG(all, "all", 'a', HOSHI_MSG_OPT_ALL),
    FLAG(answers, "answers", 0, HOSHI_MSG_OPT_ANSWERS),
    FLAG(evidence, "evidence", 0, HOSHI_MSG_OPT_EVIDENCE),
    OPT(STRING, owner, "owner", 0, HOSHI_MSG_ARG_OWNER, HOSHI_MSG_OPT_OWNER_GAPS),
    OPT_STAR(star, "star", HOSHI_MSG_OPT_STAR_TARGET),
    OPT_AS_OF,
    OPT_POLICY,
    OPT_FILE(STRING, overlay, "overlay", 0, HOSHI_MSG_OPT_OVERLAY),
    OPT_CATALOG,
    OPT_STAR(require, "require", HOSHI_MSG_OPT_REQUIRE),
    FLAG(accept_assumptions, "accept-assumptions", 0, HOSHI_MSG_OPT_ACCEPT_ASSUMPTIONS),
    FLAG(provisional, "provisional", 0, HOSHI_MSG_OPT_PROVISIONAL),
    OPT_INT(max_gaps, "max-gaps", 0, HOSHI_MSG_ARG_N, HOSHI_MSG_OPT_MAX_GAPS, 0, 100000),
    OPT_END,
};

struct target {
    const struct hoshi_writer *writer;
    const char *path; /* NULL = standard output */
};

/* Those of -o, or one to standard output; NULL without memory. An output that names no format
 * takes that of --format, and without it the first one, which is for people. */
static struct target *targets_of(struct hoshi_cmd_ctx *ctx, const struct opts *o, size_t *ret_n)
{
    const struct hoshi_writer *standard = &hoshi_writers[o->format.v];
    size_t n = o->output.n != 0 ? o->output.n : 1;
    struct target *target = hoshi_arena_array(&ctx->s->arena, n, sizeof *target);
    if (target == NULL)
        return NULL;
    target[0] = (struct target){standard, NULL};
    for (size_t i = 0; i < o->output.n; i++) {
        const struct hoshi_output *out = &o->output.v[i];
        target[i].writer = out->format >= 0 ? &hoshi_writers[out->format] : standard;
        target[i].path = out->path;
    }
    *ret_n = n;
    return target;
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
        to_file.width = 0; /* a file looks alike, whatever terminal it was made on */
        hoshi_buf_init(&buf, 0);
        rc = target[i].writer->write(r, &to_file, &buf);
        if (rc == HOSHI_OK)
            rc = hoshi_session_write(ctx->s, target[i].path, (struct hoshi_str){buf.p, buf.n},
                                     HOSHI_WRITE_OUTPUT);
        hoshi_buf_release(&buf);
    }
    return rc;
}

/* What was reached, or that nothing was. */
static const char *star_text(struct hoshi_cmd_ctx *ctx, uint8_t star)
{
    struct hoshi_buf text;
    hoshi_buf_init(&text, 64);
    char digit[HOSHI_DECIMAL_BYTES];
    const struct hoshi_catalog *cat = ctx->s->catalog;
    enum hoshi_msg msg = star != 0 ? HOSHI_MSG_SCORE_FIRM : HOSHI_MSG_SCORE_FIRM_NONE;
    hoshi_msg_put(&text, hoshi_level_msg(cat, msg), ctx->lang,
                  hoshi_level_arg(cat, star, ctx->lang, digit), NULL, NULL);
    const char *copy = text.failed ? NULL : hoshi_arena_strndup(&ctx->s->arena, text.p, text.n);
    hoshi_buf_release(&text);
    return copy;
}

/* Of all stars, or with --star of that star and the lower ones; whoever they are up to. */
static long long count_gaps(uint8_t up_to, const struct hoshi_result *r)
{
    long long n = 0;
    for (size_t i = 0; i < r->catalog->n_criterion; i++)
        n += r->outcome[i].kind == HOSHI_OUTCOME_GAP &&
             (up_to == 0 || hoshi_criterion_counts(r->catalog->criterion[i], up_to));
    return n;
}

static int gates(struct hoshi_cmd_ctx *ctx, const struct opts *o, const struct hoshi_result *r)
{
    int status = HOSHI_EXIT_OK;
    uint8_t wanted = hoshi_star_of(ctx, o->require);
    if (o->require.set && !hoshi_result_reaches(r, wanted, !o->accept_assumptions)) {
        bool claims = hoshi_result_reaches(r, wanted, false);
        hoshi_talk(ctx, claims ? HOSHI_MSG_GATE_CLAIMS : HOSHI_MSG_GATE_STAR,
                   hoshi_catalog_star_name(r->catalog, wanted, ctx->lang), star_text(ctx, r->star),
                   NULL);
        status = HOSHI_EXIT_GATE;
    }
    long long n_gap = count_gaps(hoshi_star_of(ctx, o->star), r);
    if (o->max_gaps.set && n_gap > o->max_gaps.v) {
        hoshi_talk(ctx, HOSHI_MSG_GATE_GAPS, hoshi_diag_number(&ctx->s->diags, o->max_gaps.v),
                   hoshi_diag_number(&ctx->s->diags, n_gap), NULL);
        status = HOSHI_EXIT_GATE;
    }
    return status;
}

/* The page for the company, and the same for programs, tell what a level lacks. */
static bool formats_ok(struct hoshi_cmd_ctx *ctx, const struct target *target, size_t n)
{
    const struct hoshi_catalog *cat = ctx->s->catalog;
    for (size_t i = 0; i < n && cat->n_level == 0; i++) {
        if (target[i].writer->write != hoshi_feedback_html &&
            target[i].writer->write != hoshi_feedback_json)
            continue;
        hoshi_diag_add(&ctx->s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS3022, HOSHI_SPAN_FILE,
                       target[i].writer->id, cat->name, NULL);
        return false;
    }
    return true;
}

/* A gate at a star that is none of the scheme must be meant. */
static bool require_ok(struct hoshi_cmd_ctx *ctx, const struct opts *o)
{
    if (!hoshi_star_ok(ctx, o->require))
        return false;
    if (o->provisional || !o->require.set ||
        !hoshi_catalog_is_provisional(ctx->s->catalog, hoshi_star_of(ctx, o->require)))
        return true;
    hoshi_diag_add(&ctx->s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS3020, HOSHI_SPAN_FILE,
                   hoshi_diag_number(&ctx->s->diags, o->require.v), ctx->s->catalog->name, NULL);
    return false;
}

static void complain_value(struct hoshi_cmd_ctx *ctx, const char *option, const char *value,
                           const char *allowed)
{
    hoshi_diag_add(&ctx->s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS3004, HOSHI_SPAN_FILE, option, value,
                   allowed);
}

/* Only a format that says so may list a part. */
static bool formats_can_list_a_part(struct hoshi_cmd_ctx *ctx, const struct target *target,
                                    size_t n)
{
    for (size_t i = 0; i < n; i++) {
        hoshi_result_writer *write = target[i].writer->write;
        if (write != hoshi_report_text && write != hoshi_report_json) {
            complain_value(ctx, "--owner --format", target[i].writer->id, "text, json");
            return false;
        }
    }
    return true;
}

/* Not a role, and not named by an earlier answer. */
static bool is_another(const struct hoshi_answers *a, size_t at)
{
    const char *owner = a->answer[at].owner;
    bool another = owner != NULL && hoshi_owner_read(owner) == HOSHI_OWNER_NONE;
    for (size_t i = 0; i < at && another; i++)
        another = a->answer[i].owner == NULL || !hoshi_owner_same(a->answer[i].owner, owner);
    return another;
}

/* Who may be asked for: the roles, and who the sheet names. */
static void complain_owner(struct hoshi_cmd_ctx *ctx, const char *owner,
                           const struct hoshi_answers *a)
{
    struct hoshi_buf words;
    hoshi_buf_init(&words, OWNER_WORDS_BYTES);
    for (int i = HOSHI_OWNER_NONE + 1; i < HOSHI_OWNER_COUNT_; i++) {
        hoshi_buf_puts(&words, words.n != 0 ? ", " : "");
        hoshi_buf_puts(&words, hoshi_owner_label((enum hoshi_owner)i, ctx->lang));
    }
    for (size_t i = 0; i < a->n_answer; i++) {
        if (!is_another(a, i))
            continue;
        hoshi_buf_puts(&words, ", ");
        hoshi_buf_puts(&words, a->answer[i].owner);
    }
    const char *list = hoshi_arena_strndup(&ctx->s->arena, words.p, words.n);
    complain_value(ctx, "--owner", owner, list != NULL ? list : "");
    hoshi_buf_release(&words);
}

static bool owner_ok(struct hoshi_cmd_ctx *ctx, const struct opts *o, const struct target *target,
                     size_t n, const struct hoshi_result *r)
{
    if (o->owner == NULL)
        return true;
    if (hoshi_result_knows_owner(r, o->owner))
        return formats_can_list_a_part(ctx, target, n);
    complain_owner(ctx, o->owner, r->answers);
    return false;
}

static int run(struct hoshi_cmd_ctx *ctx, const void *options)
{
    const struct opts *o = options;
    size_t n_target;
    const struct target *target = targets_of(ctx, o, &n_target);
    if (target == NULL)
        return HOSHI_EXIT_WORLD;
    bool short_text = !o->all && n_target == 1 && target[0].writer == &hoshi_writers[0];
    struct hoshi_score_request request = {
        .catalog = o->catalog,
        .policy = o->policy,
        .sheet = ctx->operand[0],
        .overlay = o->overlay,
        .owner = o->owner,
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
    if (!hoshi_star_ok(ctx, o->star) || !require_ok(ctx, o) || !formats_ok(ctx, target, n_target) ||
        !owner_ok(ctx, o, target, n_target, &r))
        return HOSHI_EXIT_USAGE;
    struct hoshi_report_opts report = {
        .lang = ctx->lang,
        .color = ctx->color,
        .all = o->all,
        .answers = o->answers,
        .target = o->star.set ? hoshi_star_of(ctx, o->star) : r.answers->target,
        .width = hoshi_width(ctx),
        .sheet = ctx->operand[0],
        .framework = ctx->s->framework,
        .n_framework = ctx->s->n_framework,
        .support = ctx->s->support,
    };
    rc = outputs_ok(ctx, o, target, n_target) ? write_targets(ctx, target, n_target, &r, report)
                                              : HOSHI_E_UNSUPPORTED;
    return rc != HOSHI_OK ? hoshi_exit_of(rc) : gates(ctx, o, &r);
}

static const char *const example[] = {"hoshi score answers.yaml",
                                      "hoshi score --all answers.yaml",
                                      "hoshi score --format json --as-of 2026-11-23 answers.yaml",
                                      "hoshi score --all --owner it answers.yaml",
                                      "hoshi score --require 3 - < answers.yaml",
                                      NULL};
const struct hoshi_cmd hoshi_cmd_score = {.name = "score",
                                          .summary = HOSHI_MSG_CMD_SCORE,
                                          .operand = HOSHI_MSG_OPERAND_SHEET,
                                          .takes = HOSHI_OPERAND_FILE,
                                          .opt = table,
                                          .opts_size = sizeof(struct opts),
                                          .min_operand = 1,
                                          .max_operand = 1,
                                          .flags = HOSHI_CMD_PAGER,
                                          .example = example,
                                          .run = run};
