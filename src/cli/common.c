/* What commands share: the day, exit statuses, talk and complaints. */
#include <string.h>

#include "app/session/outputs.h"
#include "base/str.h"
#include "cli/cmd.h"
#include "diag/diag.h"
#include "io/world.h"

hoshi_day hoshi_as_of(hoshi_day option)
{
    return option != 0 ? option : hoshi_today();
}

uint8_t hoshi_star_of(const struct hoshi_cmd_ctx *ctx, struct hoshi_opt_int star)
{
    return star.set ? hoshi_catalog_find_level(ctx->s->catalog, star.word) : 0;
}

/* "★5", "'ML9'": what was asked for. */
static void put_asked(struct hoshi_buf *out, const struct hoshi_catalog *cat,
                      struct hoshi_opt_int star)
{
    long long n;
    bool is_star =
        hoshi_catalog_has_stars(cat) && hoshi_str_to_int(hoshi_str_from(star.word), 0, 99, &n);
    hoshi_buf_puts(out, is_star ? "★" : "'");
    hoshi_buf_puts(out, star.word);
    hoshi_buf_puts(out, is_star ? "" : "'");
}

bool hoshi_star_ok(struct hoshi_cmd_ctx *ctx, struct hoshi_opt_int star)
{
    const struct hoshi_catalog *cat = ctx->s->catalog;
    if (!star.set || hoshi_star_of(ctx, star) != 0)
        return true;
    if (cat->n_level == 0) {
        hoshi_diag_add(&ctx->s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS3021, HOSHI_SPAN_FILE, star.word,
                       cat->name, hoshi_method_code(cat->method));
        return false;
    }
    struct hoshi_buf asked;
    hoshi_buf_init(&asked, 256);
    put_asked(&asked, cat, star);
    struct hoshi_buf list;
    hoshi_buf_init(&list, 256);
    hoshi_catalog_put_stars(&list, cat);
    hoshi_diag_add(&ctx->s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS3015, HOSHI_SPAN_FILE, asked.p,
                   cat->name, list.p);
    if (star.v == HOSHI_STAR_MAX && hoshi_catalog_has_stars(cat))
        hoshi_diag_note(&ctx->s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS0006, HOSHI_SPAN_FILE, NULL);
    hoshi_buf_release(&list);
    hoshi_buf_release(&asked);
    return false;
}

int hoshi_exit_of(enum hoshi_rc rc)
{
    switch (rc) {
    case HOSHI_OK:
        return HOSHI_EXIT_OK;
    case HOSHI_E_SYNTAX:
    case HOSHI_E_INVALID:
    case HOSHI_E_LIMIT: /* an input's; a full output buffer is found when it is written */
        return HOSHI_EXIT_INPUT;
    case HOSHI_E_UNSUPPORTED:
        return HOSHI_EXIT_USAGE;
    case HOSHI_E_NOMEM:
    case HOSHI_E_IO:
    case HOSHI_RC_COUNT_:
        break;
    }
    return HOSHI_EXIT_WORLD;
}

unsigned hoshi_width(const struct hoshi_cmd_ctx *ctx)
{
    return ctx->columns > 100 ? 100 : ctx->columns;
}

const char *hoshi_output_file(const char *output)
{
    return output != NULL && strcmp(output, "-") != 0 ? output : NULL;
}

enum hoshi_rc hoshi_deliver(struct hoshi_cmd_ctx *ctx, const char *output, enum hoshi_write how)
{
    if (hoshi_output_file(output) == NULL)
        return HOSHI_OK;
    enum hoshi_rc rc =
        hoshi_session_write(ctx->s, output, (struct hoshi_str){ctx->out->p, ctx->out->n}, how);
    hoshi_buf_clear(ctx->out);
    return rc;
}

bool hoshi_outputs_ok(struct hoshi_cmd_ctx *ctx, const struct hoshi_outputs *output,
                      const char *other)
{
    const char **path = hoshi_arena_array(&ctx->s->arena, output->n + 1, sizeof *path);
    size_t n = 0;
    for (size_t i = 0; i < output->n && path != NULL; i++) {
        if (output->v[i].path != NULL)
            path[n++] = output->v[i].path;
    }
    if (path != NULL && other != NULL)
        path[n++] = other;
    return path != NULL && hoshi_session_outputs_ok(ctx->s, path, n);
}

void hoshi_complain_value(struct hoshi_cmd_ctx *ctx, const char *option, const char *value,
                          const char *allowed)
{
    hoshi_diag_add(&ctx->s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS3004, HOSHI_SPAN_FILE, option, value,
                   allowed);
}

bool hoshi_gate_ok(struct hoshi_cmd_ctx *ctx, struct hoshi_opt_int star, bool provisional)
{
    if (!hoshi_star_ok(ctx, star))
        return false;
    if (provisional || !star.set ||
        !hoshi_catalog_is_provisional(ctx->s->catalog, hoshi_star_of(ctx, star)))
        return true;
    hoshi_diag_add(&ctx->s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS3020, HOSHI_SPAN_FILE,
                   hoshi_diag_number(&ctx->s->diags, star.v), ctx->s->catalog->name, NULL);
    return false;
}

int hoshi_usage_error(struct hoshi_cmd_ctx *ctx, enum hoshi_msg what, const char *command)
{
    hoshi_diag_add(&ctx->s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS3006, HOSHI_SPAN_FILE,
                   hoshi_msg(what, ctx->lang), command, NULL);
    return HOSHI_EXIT_USAGE;
}

void hoshi_talk(struct hoshi_cmd_ctx *ctx, enum hoshi_msg msg, const char *a0, const char *a1,
                const char *a2)
{
    if (ctx->quiet || ctx->diag_json) /* whoever reads JSON wants nothing else on that stream */
        return;
    hoshi_msg_put(ctx->err, msg, ctx->lang, a0, a1, a2);
    hoshi_buf_puts(ctx->err, "\n");
}

int hoshi_complain(struct hoshi_cmd_ctx *ctx, struct hoshi_session *s)
{
    int status = hoshi_diags_exit(&s->diags);
    if (s->diags.n == 0 || (ctx->quiet && status == 0))
        return status;
    if (ctx->quiet)
        hoshi_diags_keep_errors(&s->diags);
    hoshi_diags_sort(&s->diags);
    if (ctx->diag_json)
        ctx->err->failed |= hoshi_diags_json(&s->diags, ctx->err) != HOSHI_OK;
    else
        hoshi_diags_render(&s->diags, ctx->lang, ctx->color_err, ctx->err);
    return status;
}
