#include <hoshi/builtin.h>
#include <string.h>

#include "base/visible.h"
#include "cli/cmd.h"
#include "diag/diag.h"
#include "stock/writers.h"

struct opts {
    struct hoshi_common common;
    const char *format, *output;
    struct hoshi_opt_int star;
};

static const struct hoshi_opt table[] = {
    {"star", 0, HOSHI_OPT_INT, offsetof(struct opts, star), HOSHI_MSG_ARG_N,
     HOSHI_MSG_OPT_STAR_LIST, 1, 5, NULL},
    {"format", 'f', HOSHI_OPT_STRING, offsetof(struct opts, format), HOSHI_MSG_ARG_FORMAT,
     HOSHI_MSG_OPT_FORMAT_EXPORT, 0, 0, NULL},
    {"output", 'o', HOSHI_OPT_STRING, offsetof(struct opts, output), HOSHI_MSG_ARG_FILE,
     HOSHI_MSG_OPT_OUTPUT_FILE, 0, 0, NULL},
    {NULL, 0, HOSHI_OPT_FLAG, 0, HOSHI_MSG_NONE, HOSHI_MSG_NONE, 0, 0, NULL},
};

static struct hoshi_report_opts report_opts(const struct hoshi_cmd_ctx *ctx)
{
    return (struct hoshi_report_opts){
        .lang = ctx->lang, .color = ctx->color, .width = ctx->columns > 100 ? 100 : ctx->columns};
}

static void put_counts(struct hoshi_cmd_ctx *ctx, const struct hoshi_catalog *cat)
{
    for (size_t l = 0; l < cat->n_level; l++) {
        long long n_requirement = 0, n_criterion = 0;
        for (size_t r = 0; r < cat->n_requirement; r++) {
            long long k = 0;
            for (size_t i = 0; i < cat->requirement[r]->n_criterion; i++)
                k += cat->requirement[r]->criterion[i].star <= cat->level[l].star;
            n_requirement += k != 0;
            n_criterion += k;
        }
        hoshi_buf_puts(ctx->out, "  ");
        hoshi_msg_put(ctx->out, HOSHI_MSG_CATALOG_COUNTS, ctx->lang,
                      hoshi_diag_number(&ctx->s->diags, cat->level[l].star),
                      hoshi_diag_number(&ctx->s->diags, n_requirement),
                      hoshi_diag_number(&ctx->s->diags, n_criterion));
        hoshi_buf_puts(ctx->out, "\n");
    }
}

static enum hoshi_rc list(struct hoshi_cmd_ctx *ctx)
{
    struct hoshi_input in;
    for (size_t n = 0; hoshi_builtin_at(HOSHI_BUILTIN_CATALOG, n, &in) != NULL; n++) {
        struct hoshi_catalog *cat;
        enum hoshi_rc rc = hoshi_catalog_load(&in, &ctx->s->arena, &ctx->s->diags, &cat);
        if (rc != HOSHI_OK)
            return rc;
        hoshi_put_padded(ctx->out, cat->name, 16);
        hoshi_buf_puts(ctx->out, cat->title.v[ctx->lang]);
        hoshi_buf_puts(ctx->out, "\n");
        put_counts(ctx, cat);
        hoshi_buf_puts(ctx->out, "  sha256 ");
        hoshi_buf_puts(ctx->out, cat->sha256);
        hoshi_buf_puts(ctx->out, "\n");
    }
    return HOSHI_OK;
}

static enum hoshi_rc check(struct hoshi_cmd_ctx *ctx)
{
    enum hoshi_rc rc = hoshi_session_frameworks(ctx->s);
    if (rc == HOSHI_OK)
        rc = hoshi_catalog_check_refs(ctx->s->catalog, ctx->s->framework, ctx->s->n_framework,
                                      &ctx->s->diags);
    if (rc != HOSHI_OK)
        return rc;
    hoshi_msg_put(ctx->out, HOSHI_MSG_CHECK_OK, ctx->lang, ctx->s->catalog->name, NULL, NULL);
    hoshi_buf_puts(ctx->out, "\n");
    put_counts(ctx, ctx->s->catalog);
    return HOSHI_OK;
}

/* "'word' is no value of --format; allowed: …", without the word itself. */
static void complain_format(struct hoshi_cmd_ctx *ctx, const char *word)
{
    struct hoshi_buf list;
    const char *names[32];
    size_t n = 0;
    hoshi_buf_init(&list, 1024);
    for (const struct hoshi_exporter *e = hoshi_exporters; e->id != NULL; e++) {
        if (strcmp(e->id, word) == 0)
            continue;
        hoshi_buf_puts(&list, n > 0 ? ", " : "");
        hoshi_buf_puts(&list, e->id);
        names[n++] = e->id;
    }
    hoshi_diag_add(&ctx->s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS3004, HOSHI_SPAN_FILE, "--format",
                   word, list.p);
    hoshi_diag_suggest(&ctx->s->diags, HOSHI_DIAG_SOURCES, word, names, n);
    hoshi_buf_release(&list);
}

static const struct hoshi_exporter *exporter_of(struct hoshi_cmd_ctx *ctx, const struct opts *o)
{
    const char *word = o->format != NULL ? o->format : "json";
    for (const struct hoshi_exporter *e = hoshi_exporters; e->id != NULL; e++) {
        if (strcmp(e->id, word) == 0)
            return e;
    }
    complain_format(ctx, word);
    return NULL;
}

static enum hoshi_rc export(struct hoshi_cmd_ctx *ctx, const struct opts *o) {
    const struct hoshi_exporter *exporter = exporter_of(ctx, o);
    if (exporter == NULL) return HOSHI_E_UNSUPPORTED;
    enum hoshi_rc rc = hoshi_session_frameworks(ctx->s);
    if (rc != HOSHI_OK) return rc;
    struct hoshi_report_opts report = {.target = o->star.set ? (uint8_t)o->star.v : 0,
                                       .framework = ctx->s->framework,
                                       .n_framework = ctx->s->n_framework};
    rc = exporter->write(ctx->s->catalog, &report, ctx->out);
    if (rc == HOSHI_E_UNSUPPORTED)
        complain_format(ctx, exporter->id); /* known, but not for this catalogue */
    if (rc != HOSHI_OK || o->output == NULL || strcmp(o->output, "-") == 0) return rc;
    rc = hoshi_session_write(ctx->s, o->output, (struct hoshi_str){ctx->out->p, ctx->out->n},
                             HOSHI_WRITE_OUTPUT);
    hoshi_buf_clear(ctx->out);
    return rc;
}

static int run(struct hoshi_cmd_ctx *ctx, const void *options)
{
    const struct opts *o = options;
    const char *verb = ctx->operand[0];
    if (strcmp(verb, "list") == 0 && ctx->n_operand > 1) {
        hoshi_diag_add(&ctx->s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS3005, HOSHI_SPAN_FILE,
                       ctx->operand[1], "catalog", NULL);
        return HOSHI_EXIT_USAGE;
    }
    if (strcmp(verb, "list") == 0)
        return hoshi_exit_of(list(ctx));
    bool is_show = strcmp(verb, "show") == 0, is_check = strcmp(verb, "check") == 0;
    if (!is_show && !is_check && strcmp(verb, "export") != 0) {
        static const char *const verbs[] = {"list", "show", "check", "export"};
        hoshi_diag_add(&ctx->s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS3004, HOSHI_SPAN_FILE, "catalog",
                       verb, "list, show, check, export");
        hoshi_diag_suggest(&ctx->s->diags, HOSHI_DIAG_SOURCES, verb, verbs, 4);
        return HOSHI_EXIT_USAGE;
    }
    enum hoshi_rc rc = hoshi_session_catalog(ctx->s, ctx->n_operand > 1 ? ctx->operand[1] : NULL);
    struct hoshi_report_opts report = report_opts(ctx);
    if (rc != HOSHI_OK)
        return hoshi_exit_of(rc);
    if (!hoshi_star_ok(ctx, o->star))
        return HOSHI_EXIT_USAGE;
    if (is_show)
        rc = hoshi_catalog_text(ctx->s->catalog, o->star.set ? (uint8_t)o->star.v : 0, &report,
                                ctx->out);
    else if (is_check)
        rc = check(ctx);
    else
        rc = export(ctx, o);
    return hoshi_exit_of(rc);
}

static const char *const example[] = {"hoshi catalog list",
                                      "hoshi catalog show --star 3 scs",
                                      "hoshi catalog check my-catalogue.yaml",
                                      "hoshi catalog export --format json scs",
                                      "hoshi catalog export --format oscal-profile --star 3 scs",
                                      NULL};
const struct hoshi_cmd hoshi_cmd_catalog = {.name = "catalog",
                                            .summary = HOSHI_MSG_CMD_CATALOG,
                                            .operand = HOSHI_MSG_OPERAND_CATALOG,
                                            .opt = table,
                                            .opts_size = sizeof(struct opts),
                                            .min_operand = 1,
                                            .max_operand = 2,
                                            .flags = HOSHI_CMD_PAGER,
                                            .example = example,
                                            .run = run};
