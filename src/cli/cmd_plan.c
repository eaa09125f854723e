/* What is left to do, as work with days. */
#include "app/session/score.h"
#include "app/session/writers.h"
#include "cli/cmd.h"
#include "cli/rows.h"
#include "diag/diag.h"
#include "stock/writers.h"

enum { WEEK_HOURS = 168, START_MONTHS = 120 };

struct opts {
    struct hoshi_common common;
    struct hoshi_book_opts book;
    const char *catalog, *policy, *packages;
    struct hoshi_outputs output;
    hoshi_day as_of, start;
    struct hoshi_opt_int format, star, hours_per_week, size;
};

static const struct hoshi_opt table[] = {
    OPT_CHOICE(format, "format", 'f', HOSHI_MSG_ARG_FORMAT, HOSHI_MSG_OPT_FORMAT_PLAN,
               hoshi_plan_format_ids),
    OPT_OUTPUT(output, HOSHI_MSG_OPT_OUTPUT, hoshi_plan_format_ids),
    OPT_STAR(star, "star", HOSHI_MSG_OPT_STAR_PLAN),
    OPT(DATE, start, "start", 0, HOSHI_MSG_ARG_DATE, HOSHI_MSG_OPT_START),
    OPT_INT(hours_per_week, "hours-per-week", 0, HOSHI_MSG_ARG_N, HOSHI_MSG_OPT_HOURS_PER_WEEK, 1,
            WEEK_HOURS),
    OPT_CHOICE(size, "size", 0, HOSHI_MSG_NONE, HOSHI_MSG_OPT_SIZE, WORDS("small", "medium")),
    OPT_FILE(STRING, packages, "packages", 0, HOSHI_MSG_OPT_PACKAGES),
    OPT_AS_OF,
    OPT_POLICY,
    OPT_CATALOG,
    OPT_BOOK,
    OPT_END,
};

static enum hoshi_rc write_one(struct hoshi_cmd_ctx *ctx, const struct hoshi_plan *plan, int format,
                               const char *path)
{
    hoshi_plan_writer *writer = hoshi_plan_formats[format].write;
    struct hoshi_report_opts report = {.lang = ctx->lang};
    enum hoshi_rc rc = hoshi_plan_format_prepare(ctx->s, &hoshi_plan_formats[format]);
    if (rc != HOSHI_OK)
        return rc;
    if (path == NULL) {
        report.color = ctx->color;
        report.width = hoshi_width(ctx);
        return writer(plan, &report, ctx->out);
    }
    struct hoshi_buf buf;
    hoshi_buf_init(&buf, 0);
    rc = writer(plan, &report, &buf);
    if (rc == HOSHI_OK)
        rc =
            hoshi_session_write(ctx->s, path, (struct hoshi_str){buf.p, buf.n}, HOSHI_WRITE_OUTPUT);
    hoshi_buf_release(&buf);
    return rc;
}

/* Which outputs may be written is decided before the first byte. */
static enum hoshi_rc write_all(struct hoshi_cmd_ctx *ctx, const struct opts *o,
                               const struct hoshi_plan *plan)
{
    enum hoshi_rc rc = HOSHI_OK;
    if (!hoshi_outputs_ok(ctx, &o->output, NULL))
        return HOSHI_E_UNSUPPORTED;
    if (o->output.n == 0)
        return write_one(ctx, plan, o->format.v, NULL);
    for (size_t i = 0; i < o->output.n && rc == HOSHI_OK; i++) {
        const struct hoshi_output *out = &o->output.v[i];
        rc = write_one(ctx, plan, out->format >= 0 ? out->format : o->format.v, out->path);
    }
    return rc;
}

/* From the day of judgement on: what is done before is in the sheet. Far away all of it would be
 * too old by then. */
static bool start_ok(struct hoshi_cmd_ctx *ctx, hoshi_day start, hoshi_day as_of)
{
    char said[HOSHI_DATE_BYTES], from[HOSHI_DATE_BYTES], to[HOSHI_DATE_BYTES];
    hoshi_day last = hoshi_date_add(as_of, START_MONTHS);
    struct hoshi_buf allowed;
    if (start == 0 || (start >= as_of && start <= last))
        return true;
    hoshi_buf_init(&allowed, 0);
    hoshi_msg_put(&allowed, HOSHI_MSG_PLAN_DAYS, ctx->lang, hoshi_date_format(as_of, from),
                  hoshi_date_format(last, to), NULL);
    hoshi_complain_value(ctx, "--start", hoshi_date_format(start, said), allowed.p);
    hoshi_buf_release(&allowed);
    return false;
}

static int run(struct hoshi_cmd_ctx *ctx, const void *options)
{
    const struct opts *o = options;
    if (hoshi_session_book(ctx->s, o->book.sheet, o->book.map) != HOSHI_OK)
        return HOSHI_EXIT_USAGE;
    struct hoshi_score_request request = {.catalog = o->catalog,
                                          .policy = o->policy,
                                          .sheet = ctx->operand[0],
                                          .as_of = hoshi_as_of(o->as_of)};
    struct hoshi_result r;
    struct hoshi_plan plan;
    enum hoshi_rc rc = hoshi_score(ctx->s, &request, &r);
    if (rc == HOSHI_OK && (!hoshi_star_ok(ctx, o->star) || !start_ok(ctx, o->start, r.as_of)))
        return HOSHI_EXIT_USAGE;
    if (rc == HOSHI_OK)
        rc = hoshi_session_packages(ctx->s, o->packages);
    if (rc != HOSHI_OK)
        return hoshi_exit_of(rc);
    struct hoshi_plan_wishes wishes = {
        .start = o->start != 0 ? o->start : r.as_of,
        .hours_per_week =
            o->hours_per_week.set ? (uint32_t)o->hours_per_week.v : HOSHI_PLAN_HOURS_PER_WEEK,
        .star = o->star.set ? hoshi_star_of(ctx, o->star) : hoshi_plan_star(&r),
        .size = (enum hoshi_plan_size)o->size.v,
    };
    rc = hoshi_plan_make(&r, ctx->s->packages, &wishes, &ctx->s->arena, &plan);
    return hoshi_exit_of(rc == HOSHI_OK ? write_all(ctx, o, &plan) : rc);
}

static const char *const example[] = {
    "hoshi plan answers.yaml", "hoshi plan --start 2027-01-04 --hours-per-week 4 answers.yaml",
    "hoshi plan -o plan.md -o plan.ics -o plan.csv answers.yaml", NULL};
const struct hoshi_cmd hoshi_cmd_plan = {.name = "plan",
                                         .summary = HOSHI_MSG_CMD_PLAN,
                                         .operand = HOSHI_MSG_OPERAND_SHEET,
                                         .takes = HOSHI_OPERAND_FILE,
                                         .opt = table,
                                         .opts_size = sizeof(struct opts),
                                         .min_operand = 1,
                                         .max_operand = 1,
                                         .flags = HOSHI_CMD_PAGER,
                                         .example = example,
                                         .run = run};
