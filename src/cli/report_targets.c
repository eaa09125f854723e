#include "cli/report_targets.h"

#include "diag/diag.h"

struct hoshi_target *hoshi_targets(struct hoshi_cmd_ctx *ctx, const struct hoshi_writer *standard,
                                   const struct hoshi_outputs *output, size_t *ret_n)
{
    size_t n = output->n != 0 ? output->n : 1;
    struct hoshi_target *target = hoshi_arena_array(&ctx->s->arena, n, sizeof *target);
    if (target == NULL)
        return NULL;
    target[0] = (struct hoshi_target){standard, NULL};
    for (size_t i = 0; i < output->n; i++) {
        const struct hoshi_output *out = &output->v[i];
        target[i].writer = out->format >= 0 ? &hoshi_writers[out->format] : standard;
        target[i].path = out->path;
    }
    *ret_n = n;
    return target;
}

unsigned hoshi_targets_need(const struct hoshi_target *target, size_t n)
{
    unsigned needs = HOSHI_NEEDS_NOTHING;
    for (size_t i = 0; i < n; i++)
        needs |= target[i].writer->needs;
    return needs;
}

/* The page for the company, and the same for programs, tell what a level lacks. */
bool hoshi_targets_fit(struct hoshi_cmd_ctx *ctx, const struct hoshi_target *target, size_t n)
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

enum hoshi_rc hoshi_targets_write(struct hoshi_cmd_ctx *ctx, const struct hoshi_target *target,
                                  size_t n, const struct hoshi_result *r,
                                  const struct hoshi_report_opts *opts)
{
    enum hoshi_rc rc = HOSHI_OK;
    for (size_t i = 0; i < n && rc == HOSHI_OK; i++) {
        if (target[i].path == NULL) {
            rc = hoshi_writer_write(ctx->s, target[i].writer, r, opts, ctx->out);
            continue;
        }
        struct hoshi_report_opts to_file = *opts;
        struct hoshi_buf buf;
        to_file.color = false;
        to_file.width = 0; /* a file looks alike, whatever terminal it was made on */
        hoshi_buf_init(&buf, 0);
        rc = hoshi_writer_write(ctx->s, target[i].writer, r, &to_file, &buf);
        if (rc == HOSHI_OK)
            rc = hoshi_session_write(ctx->s, target[i].path, (struct hoshi_str){buf.p, buf.n},
                                     HOSHI_WRITE_OUTPUT);
        hoshi_buf_release(&buf);
    }
    return rc;
}
