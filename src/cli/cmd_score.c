#include <string.h>

#include "app/evidence/evidence.h"
#include "app/session/score.h"
#include "cli/cmd.h"
#include "cli/report_targets.h"
#include "cli/rows.h"
#include "cli/score_group.h"
#include "diag/diag.h"
#include "report/level.h"

struct opts {
    struct hoshi_common common;
    struct hoshi_book_opts book;
    const char *catalog, *policy, *overlay, *owner;
    struct hoshi_outputs output;
    hoshi_day as_of;
    struct hoshi_opt_int format, star, require, max_gaps;
    hoshi_day until;
    bool all, answers, evidence, forecast, accept_assumptions, provisional, group;
};

static const struct hoshi_opt table[] = {
    OPT_CHOICE(format, "format", 'f', HOSHI_MSG_ARG_FORMAT, HOSHI_MSG_OPT_FORMAT_SCORE,
               hoshi_writer_ids),
    OPT_OUTPUT(output, HOSHI_MSG_OPT_OUTPUT, hoshi_writer_ids),
    FLAG(all, "all", 'a', HOSHI_MSG_OPT_ALL),
    FLAG(answers, "answers", 0, HOSHI_MSG_OPT_ANSWERS),
    FLAG(evidence, "evidence", 0, HOSHI_MSG_OPT_EVIDENCE),
    FLAG(forecast, "forecast", 0, HOSHI_MSG_OPT_FORECAST),
    OPT(DATE, until, "until", 0, HOSHI_MSG_ARG_DATE, HOSHI_MSG_OPT_UNTIL),
    OPT(STRING, owner, "owner", 0, HOSHI_MSG_ARG_OWNER, HOSHI_MSG_OPT_OWNER_GAPS),
    FLAG(group, "group", 0, HOSHI_MSG_OPT_GROUP),
    OPT_STAR(star, "star", HOSHI_MSG_OPT_STAR_TARGET),
    OPT_AS_OF,
    OPT_POLICY,
    OPT_FILE(STRING, overlay, "overlay", 0, HOSHI_MSG_OPT_OVERLAY),
    OPT_CATALOG,
    OPT_BOOK,
    OPT_STAR(require, "require", HOSHI_MSG_OPT_REQUIRE),
    FLAG(accept_assumptions, "accept-assumptions", 0, HOSHI_MSG_OPT_ACCEPT_ASSUMPTIONS),
    FLAG(provisional, "provisional", 0, HOSHI_MSG_OPT_PROVISIONAL),
    OPT_INT(max_gaps, "max-gaps", 0, HOSHI_MSG_ARG_N, HOSHI_MSG_OPT_MAX_GAPS, 0, 100000),
    OPT_END,
};

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

/* A last day that is over would list nothing, and without --forecast there is no list. */
static bool forecast_ok(struct hoshi_cmd_ctx *ctx, const struct opts *o,
                        const struct hoshi_target *target, size_t n, hoshi_day as_of)
{
    char until[HOSHI_DATE_BYTES], first[HOSHI_DATE_BYTES];
    struct hoshi_buf from;
    if (o->until != 0 && !o->forecast) {
        (void)hoshi_usage_error(ctx, HOSHI_MSG_FORECAST_FOR_UNTIL, "score");
        return false;
    }
    if (o->until != 0 && o->until < as_of) {
        hoshi_buf_init(&from, 0);
        hoshi_msg_put(&from, HOSHI_MSG_FORECAST_OR_LATER, ctx->lang,
                      hoshi_date_format(as_of, first), NULL, NULL);
        hoshi_complain_value(ctx, "--until", hoshi_date_format(o->until, until), from.p);
        hoshi_buf_release(&from);
        return false;
    }
    return !o->forecast ||
           hoshi_targets_can(ctx, "--forecast --format", HOSHI_LISTS_DAYS, target, n);
}

/* Of many sheets together nothing is asked that is about one. */
static const char *of_one_sheet(const struct opts *o)
{
    return o->answers           ? "answers"
           : o->evidence        ? "evidence"
           : o->forecast        ? "forecast"
           : o->until != 0      ? "until"
           : o->owner != NULL   ? "owner"
           : o->overlay != NULL ? "overlay"
           : o->max_gaps.set    ? "max-gaps"
                                : NULL;
}

static int run_group(struct hoshi_cmd_ctx *ctx, const struct opts *o)
{
    const struct hoshi_score_group group = {.catalog = o->catalog,
                                            .policy = o->policy,
                                            .output = &o->output,
                                            .as_of = hoshi_as_of(o->as_of),
                                            .format = (int)o->format.v,
                                            .star = o->star,
                                            .require = o->require,
                                            .all = o->all,
                                            .accept_assumptions = o->accept_assumptions,
                                            .provisional = o->provisional,
                                            .other = of_one_sheet(o)};
    return hoshi_score_group_run(ctx, &group);
}

static int run(struct hoshi_cmd_ctx *ctx, const void *options)
{
    const struct opts *o = options;
    if (hoshi_session_book(ctx->s, o->book.sheet, o->book.map) != HOSHI_OK)
        return HOSHI_EXIT_USAGE;
    if (o->group)
        return run_group(ctx, o);
    size_t n_target;
    const struct hoshi_target *target =
        hoshi_targets(ctx, &hoshi_writers[o->format.v], &o->output, &n_target);
    if (target == NULL)
        return HOSHI_EXIT_WORLD;
    unsigned needs = hoshi_targets_need(target, n_target);
    bool short_text = !o->all && n_target == 1 && target[0].writer == &hoshi_writers[0];
    struct hoshi_score_request request = {
        .catalog = o->catalog,
        .policy = o->policy,
        .sheet = ctx->operand[0],
        .overlay = o->overlay,
        .owner = o->owner,
        .as_of = hoshi_as_of(o->as_of),
        .references = !short_text, /* only the views need them */
        .texts = o->all || (needs & HOSHI_NEEDS_TEXTS) != 0,
    };
    struct hoshi_result r;
    enum hoshi_rc rc = hoshi_score(ctx->s, &request, &r);
    struct hoshi_evidence_check evidence;
    struct hoshi_forecast forecast;
    if (rc == HOSHI_OK && o->evidence)
        rc = hoshi_evidence_check(ctx->s, r.answers, ctx->operand[0], r.as_of, 0, &evidence);
    if (rc == HOSHI_OK && o->evidence)
        rc = hoshi_evidence_to_result(&evidence, &ctx->s->arena, &r);
    if (rc != HOSHI_OK)
        return hoshi_exit_of(rc);
    if (!hoshi_star_ok(ctx, o->star) || !hoshi_gate_ok(ctx, o->require, o->provisional) ||
        !hoshi_targets_fit(ctx, target, n_target) ||
        !hoshi_owner_ok(ctx, o->owner, target, n_target, &r) ||
        !forecast_ok(ctx, o, target, n_target, r.as_of))
        return HOSHI_EXIT_USAGE;
    if (o->forecast)
        rc = hoshi_forecast(&r, o->until, &ctx->s->arena, &forecast);
    if (rc != HOSHI_OK)
        return hoshi_exit_of(rc);
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
        .glossary = ctx->s->glossary,
        .forecast = o->forecast ? &forecast : NULL,
    };
    if (!hoshi_outputs_ok(ctx, &o->output, NULL))
        return hoshi_exit_of(HOSHI_E_UNSUPPORTED);
    rc = hoshi_writer_prepare(ctx->s, needs, &r, &report);
    if (rc == HOSHI_OK)
        rc = hoshi_targets_write(ctx, target, n_target, &r, &report);
    return rc != HOSHI_OK ? hoshi_exit_of(rc) : gates(ctx, o, &r);
}

static const char *const example[] = {"hoshi score answers.yaml",
                                      "hoshi score --all answers.yaml",
                                      "hoshi score --format json --as-of 2026-11-23 answers.yaml",
                                      "hoshi score --all --owner it answers.yaml",
                                      "hoshi score --forecast --until 2028-03-31 answers.yaml",
                                      "hoshi score --require 3 - < answers.yaml",
                                      "hoshi score --group companies/",
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
