#include "cli/score_group.h"

#include <string.h>

#include "app/session/members.h"
#include "app/session/writers.h"
#include "diag/diag.h"
#include "stock/writers.h"

/* NULL: no form of a group. The suffix .html, which is the page for the company where one sheet is
 * judged, is the page of the group here. */
static const struct hoshi_group_format *writer_of(int format)
{
    const char *id = hoshi_writer_ids[format];
    if (strcmp(id, "feedback-html") == 0)
        id = "html";
    for (const struct hoshi_group_format *f = hoshi_group_formats; f->id != NULL; f++) {
        if (strcmp(f->id, id) == 0)
            return f;
    }
    return NULL;
}

static void put_ids(struct hoshi_buf *out)
{
    for (const struct hoshi_group_format *f = hoshi_group_formats; f->id != NULL; f++) {
        hoshi_buf_puts(out, out->n != 0 ? ", " : "");
        hoshi_buf_puts(out, f->id);
    }
}

static bool format_ok(struct hoshi_cmd_ctx *ctx, int format)
{
    struct hoshi_buf allowed;
    if (writer_of(format) != NULL)
        return true;
    hoshi_buf_init(&allowed, 0);
    put_ids(&allowed);
    hoshi_complain_value(ctx, "--group --format", hoshi_writer_ids[format], allowed.p);
    hoshi_buf_release(&allowed);
    return false;
}

static int format_of(const struct hoshi_score_group *o, size_t i)
{
    return o->output->n != 0 && o->output->v[i].format >= 0 ? o->output->v[i].format : o->format;
}

static bool options_ok(struct hoshi_cmd_ctx *ctx, const struct hoshi_score_group *o)
{
    bool ok = o->other == NULL;
    if (!ok)
        hoshi_diag_add(&ctx->s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS3018, HOSHI_SPAN_FILE, o->other,
                       "score", "--group");
    for (size_t i = 0; i == 0 || i < o->output->n; i++)
        ok = format_ok(ctx, format_of(o, i)) && ok;
    return ok;
}

static bool outputs_ok(struct hoshi_cmd_ctx *ctx, const struct hoshi_score_group *o)
{
    bool ok = hoshi_outputs_ok(ctx, o->output, NULL);
    for (size_t i = 0; i < o->output->n; i++)
        ok = (o->output->v[i].path == NULL ||
              hoshi_members_output_ok(ctx->s, ctx->operand[0], o->output->v[i].path)) &&
             ok;
    return ok;
}

static enum hoshi_rc write_one(struct hoshi_cmd_ctx *ctx, const struct hoshi_score_group *o,
                               const struct hoshi_members *g, size_t i)
{
    const char *path = o->output->n != 0 ? o->output->v[i].path : NULL;
    struct hoshi_report_opts report = {.lang = ctx->lang, .all = o->all};
    const struct hoshi_group_format *format = writer_of(format_of(o, i));
    struct hoshi_buf buf;
    if (path == NULL) {
        report.color = ctx->color;
        report.width = hoshi_width(ctx);
        return hoshi_group_write(ctx->s, format, g, &report, ctx->out);
    }
    hoshi_buf_init(&buf, 0);
    enum hoshi_rc rc = hoshi_group_write(ctx->s, format, g, &report, &buf);
    if (rc == HOSHI_OK)
        rc =
            hoshi_session_write(ctx->s, path, (struct hoshi_str){buf.p, buf.n}, HOSHI_WRITE_OUTPUT);
    hoshi_buf_release(&buf);
    return rc;
}

static int gate(struct hoshi_cmd_ctx *ctx, const struct hoshi_score_group *o,
                const struct hoshi_members *g)
{
    uint8_t wanted = hoshi_star_of(ctx, o->require);
    size_t n_without = g->n_broken;
    for (size_t i = 0; i < g->n && o->require.set; i++)
        n_without += !hoshi_result_reaches(g->member[i].result, wanted, !o->accept_assumptions);
    if (!o->require.set || n_without == 0)
        return HOSHI_EXIT_OK;
    hoshi_talk(ctx, HOSHI_MSG_GATE_GROUP, hoshi_catalog_star_name(g->catalog, wanted, ctx->lang),
               hoshi_diag_number(&ctx->s->diags, (long long)n_without), NULL);
    return HOSHI_EXIT_GATE;
}

int hoshi_score_group_run(struct hoshi_cmd_ctx *ctx, const struct hoshi_score_group *o)
{
    const struct hoshi_members_request request = {.folder = ctx->operand[0],
                                                  .catalog = o->catalog,
                                                  .policy = o->policy,
                                                  .star = o->star.set ? o->star.word : NULL,
                                                  .as_of = o->as_of};
    struct hoshi_members g;
    if (!options_ok(ctx, o))
        return HOSHI_EXIT_USAGE;
    enum hoshi_rc rc = hoshi_members_judge(ctx->s, &request, &g);
    if (rc != HOSHI_OK)
        return hoshi_exit_of(rc);
    if (!hoshi_star_ok(ctx, o->star) || !hoshi_gate_ok(ctx, o->require, o->provisional))
        return HOSHI_EXIT_USAGE;
    if (!outputs_ok(ctx, o))
        return hoshi_exit_of(HOSHI_E_UNSUPPORTED);
    for (size_t i = 0; rc == HOSHI_OK && (i == 0 || i < o->output->n); i++)
        rc = write_one(ctx, o, &g, i);
    return rc != HOSHI_OK ? hoshi_exit_of(rc) : gate(ctx, o, &g);
}
