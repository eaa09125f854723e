#include <hoshi/builtin.h>
#include <string.h>

#include "app/catalogue/diff.h"
#include "base/str.h"
#include "base/visible.h"
#include "cli/cmd.h"
#include "cli/rows.h"
#include "diag/diag.h"
#include "stock/blank.h"
#include "stock/writers.h"

struct opts {
    struct hoshi_common common;
    const char *output;
    bool all;
    struct hoshi_opt_int format, star;
};

static const struct hoshi_opt table[] = {
    OPT_STAR(star, "star", HOSHI_MSG_OPT_STAR_LIST),
    OPT_CHOICE(format, "format", 'f', HOSHI_MSG_ARG_FORMAT, HOSHI_MSG_OPT_FORMAT_EXPORT,
               hoshi_exporter_ids),
    OPT_FILE_AS(output, HOSHI_MSG_OPT_OUTPUT_FILE),
    FLAG(all, "all", 'a', HOSHI_MSG_OPT_ALL_DIFF),
    OPT_END,
};

static struct hoshi_report_opts report_opts(const struct hoshi_cmd_ctx *ctx)
{
    return (struct hoshi_report_opts){
        .lang = ctx->lang, .color = ctx->color, .width = hoshi_width(ctx)};
}

/* Requirements and criteria up to a level; 0: of a catalogue without levels. */
static void count(const struct hoshi_catalog *cat, uint8_t star, long long *ret_requirement,
                  long long *ret_criterion)
{
    *ret_requirement = *ret_criterion = 0;
    for (size_t r = 0; r < cat->n_requirement; r++) {
        long long k = 0;
        for (size_t i = 0; i < cat->requirement[r]->n_criterion; i++)
            k += hoshi_criterion_counts(&cat->requirement[r]->criterion[i], star);
        *ret_requirement += k != 0;
        *ret_criterion += k;
    }
}

static void put_count(struct hoshi_cmd_ctx *ctx, const struct hoshi_catalog *cat, uint8_t star)
{
    long long n_requirement, n_criterion;
    count(cat, star, &n_requirement, &n_criterion);
    hoshi_buf_puts(ctx->out, "  ");
    hoshi_msg_put(ctx->out, star != 0 ? HOSHI_MSG_CATALOG_COUNTS : HOSHI_MSG_CATALOG_COUNTS_ALL,
                  ctx->lang, hoshi_catalog_star_name(cat, star, ctx->lang),
                  hoshi_diag_number(&ctx->s->diags, n_requirement),
                  hoshi_diag_number(&ctx->s->diags, n_criterion));
    hoshi_buf_puts(ctx->out, "\n");
}

static void put_counts(struct hoshi_cmd_ctx *ctx, const struct hoshi_catalog *cat)
{
    for (size_t l = 0; l < cat->n_level; l++)
        put_count(ctx, cat, cat->level[l].star);
    if (cat->n_level == 0)
        put_count(ctx, cat, 0);
}

static void put_line(struct hoshi_cmd_ctx *ctx, enum hoshi_msg msg, const char *a0, const char *a1,
                     const char *a2)
{
    if (a0 == NULL || *a0 == '\0')
        return;
    hoshi_buf_puts(ctx->out, "  ");
    hoshi_msg_put(ctx->out, msg, ctx->lang, a0, a1, a2);
    hoshi_buf_puts(ctx->out, "\n");
}

/* What it is worth, how it judges, and whose it is. */
static void put_standing(struct hoshi_cmd_ctx *ctx, const struct hoshi_catalog *cat)
{
    char day[HOSHI_DATE_BYTES];
    enum hoshi_confidence c =
        cat->source != NULL ? cat->source->confidence : HOSHI_CONFIDENCE_UNKNOWN;
    put_line(ctx, HOSHI_MSG_CATALOG_STANDING, hoshi_catalog_status_label(cat->status, ctx->lang),
             hoshi_confidence_label(c, ctx->lang), hoshi_method_label(cat->method, ctx->lang));
    if (cat->subject != HOSHI_SUBJECT_COMPANY)
        put_line(ctx, HOSHI_MSG_CATALOG_SUBJECT, hoshi_subject_label(cat->subject, ctx->lang), NULL,
                 NULL);
    put_line(ctx, HOSHI_MSG_CATALOG_ENDS, cat->ends != 0 ? hoshi_date_format(cat->ends, day) : NULL,
             NULL, NULL);
    put_line(ctx, HOSHI_MSG_CATALOG_LICENCE, hoshi_text_get(&cat->licence, ctx->lang), NULL, NULL);
}

static enum hoshi_rc list(struct hoshi_cmd_ctx *ctx)
{
    struct hoshi_input in;
    for (size_t n = 0; hoshi_builtin_at(HOSHI_BUILTIN_CATALOG, n, &in) != NULL; n++) {
        struct hoshi_catalog *cat;
        enum hoshi_rc rc = hoshi_catalog_load(&in, &ctx->s->arena, &ctx->s->diags, &cat);
        if (rc != HOSHI_OK)
            return rc;
        hoshi_put_padded(ctx->out, cat->name, 26);
        hoshi_buf_puts(ctx->out, cat->title.v[ctx->lang]);
        hoshi_buf_puts(ctx->out, "\n");
        put_standing(ctx, cat);
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
        hoshi_catalog_check_unused(ctx->s->catalog, &ctx->s->diags);
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

/* A format that is known, but cannot carry this catalogue: the others are allowed. */
static void complain_format(struct hoshi_cmd_ctx *ctx, const char *word)
{
    const char *other[32] = {NULL};
    size_t n = 0;
    for (size_t i = 0; hoshi_exporter_ids[i] != NULL && n < 31; i++) {
        if (strcmp(hoshi_exporter_ids[i], word) != 0)
            other[n++] = hoshi_exporter_ids[i];
    }
    (void)hoshi_bad_word(&ctx->s->diags, "--format", word, other);
}

static enum hoshi_rc write_export(struct hoshi_cmd_ctx *ctx, const struct opts *o)
{
    const struct hoshi_exporter *exporter = &hoshi_exporters[o->format.v];
    enum hoshi_rc rc = hoshi_session_frameworks(ctx->s);
    if (rc != HOSHI_OK)
        return rc;
    struct hoshi_report_opts report = {.lang = ctx->lang,
                                       .target = hoshi_star_of(ctx, o->star),
                                       .framework = ctx->s->framework,
                                       .n_framework = ctx->s->n_framework};
    rc = exporter->write(ctx->s->catalog, &report, ctx->out);
    if (rc == HOSHI_E_UNSUPPORTED)
        complain_format(ctx, exporter->id);
    return rc == HOSHI_OK ? hoshi_deliver(ctx, o->output, HOSHI_WRITE_OUTPUT) : rc;
}

static enum hoshi_rc write_diff(struct hoshi_cmd_ctx *ctx, const struct opts *o,
                                const struct hoshi_catalog_diff *diff)
{
    struct hoshi_report_opts report = report_opts(ctx);
    report.all = o->all;
    return o->format.set ? hoshi_catalog_diff_json(diff, ctx->out)
                         : hoshi_catalog_diff_text(diff, &report, ctx->out);
}

/* The catalogue that is named, or the built-in one. */
static int load(struct hoshi_cmd_ctx *ctx, const struct opts *o)
{
    enum hoshi_rc rc = hoshi_session_catalog(ctx->s, ctx->n_operand > 1 ? ctx->operand[1] : NULL);
    if (rc != HOSHI_OK)
        return hoshi_exit_of(rc);
    return hoshi_star_ok(ctx, o->star) ? HOSHI_EXIT_OK : HOSHI_EXIT_USAGE;
}

static int run_list(struct hoshi_cmd_ctx *ctx, const void *options)
{
    (void)options;
    return hoshi_exit_of(list(ctx));
}

static int run_show(struct hoshi_cmd_ctx *ctx, const void *options)
{
    const struct opts *o = options;
    struct hoshi_report_opts report = report_opts(ctx);
    int status = load(ctx, o);
    if (status != HOSHI_EXIT_OK)
        return status;
    return hoshi_exit_of(
        hoshi_catalog_text(ctx->s->catalog, hoshi_star_of(ctx, o->star), &report, ctx->out));
}

static int run_check(struct hoshi_cmd_ctx *ctx, const void *options)
{
    int status = load(ctx, options);
    return status != HOSHI_EXIT_OK ? status : hoshi_exit_of(check(ctx));
}

static int run_export(struct hoshi_cmd_ctx *ctx, const void *options)
{
    int status = load(ctx, options);
    return status != HOSHI_EXIT_OK ? status : hoshi_exit_of(write_export(ctx, options));
}

/* As of diff(1) and cmp(1): 1 says that there is a difference. */
static int run_diff(struct hoshi_cmd_ctx *ctx, const void *options)
{
    const struct opts *o = options;
    struct hoshi_catalog_diff diff;
    const char *json = hoshi_exporters[0].id; /* the one format of both verbs */
    if (o->format.set && o->format.v != 0) {
        (void)hoshi_bad_word(&ctx->s->diags, "--format", hoshi_exporters[o->format.v].id,
                             WORDS(json));
        return HOSHI_EXIT_USAGE;
    }
    enum hoshi_rc rc = hoshi_catalog_differ(ctx->s, ctx->operand[1], ctx->operand[2], &diff);
    if (rc == HOSHI_OK)
        rc = write_diff(ctx, o, &diff);
    return rc == HOSHI_OK && diff.n_row != 0 ? HOSHI_EXIT_GATE : hoshi_exit_of(rc);
}

#define ID_BYTES 65

/* "./checks/own-2027.yaml" -> "own-2027": nobody thinks of a second name; "own" where a file name
 * is none for an id. */
static const char *id_of(const char *path, char id[ID_BYTES])
{
    const char *slash = strrchr(path, '/'), *name = slash != NULL ? slash + 1 : path;
    size_t n = strlen(name) - strlen(hoshi_path_suffix(name));
    if (n == 0 || n >= ID_BYTES)
        return "own";
    memcpy(id, name, n);
    id[n] = '\0';
    return hoshi_str_is_id(id) ? id : "own";
}

/* Never over an existing file: it may hold an afternoon's work. */
static int run_new(struct hoshi_cmd_ctx *ctx, const void *options)
{
    (void)options;
    const char *path = ctx->operand[1], *shown = hoshi_output_file(path);
    struct hoshi_buf named;
    char id[ID_BYTES];
    hoshi_buf_init(&named, 0);
    if (shown != NULL && strchr(shown, '/') == NULL) /* a bare name would be a built-in one */
        hoshi_buf_puts(&named, "./");
    hoshi_buf_puts(&named, shown != NULL ? shown : "./own.yaml");
    enum hoshi_rc rc = hoshi_buf_rc(&named);
    if (rc == HOSHI_OK)
        rc = hoshi_blank_catalog(id_of(named.p, id), named.p, ctx->out);
    if (rc == HOSHI_OK && shown != NULL) {
        rc = hoshi_session_write(ctx->s, path, (struct hoshi_str){ctx->out->p, ctx->out->n},
                                 HOSHI_WRITE_NEW);
        hoshi_buf_clear(ctx->out);
        if (rc == HOSHI_OK)
            hoshi_talk(ctx, HOSHI_MSG_CATALOG_NEW, path, named.p, NULL);
    }
    hoshi_buf_release(&named);
    return hoshi_exit_of(rc);
}

static const struct hoshi_verb verb[] = {
    {"list", HOSHI_MSG_NONE, 0, 0, run_list, WORDS(NULL)},
    {"show", HOSHI_MSG_OPERAND_NAME, 0, 1, run_show, WORDS("star")},
    {"check", HOSHI_MSG_OPERAND_NAME, 0, 1, run_check, WORDS(NULL)},
    {"new", HOSHI_MSG_ARG_FILE, 1, 1, run_new, WORDS(NULL)},
    {"diff", HOSHI_MSG_OPERAND_TWO_NAMES, 2, 2, run_diff, WORDS("format", "all")},
    {"export", HOSHI_MSG_OPERAND_NAME, 0, 1, run_export, WORDS("format", "output", "star")},
    {NULL, HOSHI_MSG_NONE, 0, 0, NULL, NULL},
};
static const char *const example[] = {"hoshi catalog list",
                                      "hoshi catalog show --star 3 scs",
                                      "hoshi catalog new ./my-catalogue.yaml",
                                      "hoshi catalog check ./my-catalogue.yaml",
                                      "hoshi catalog diff scs ./my-scs.yaml",
                                      "hoshi catalog export --format json scs",
                                      "hoshi catalog export --format oscal-profile --star 3 scs",
                                      NULL};
const struct hoshi_cmd hoshi_cmd_catalog = {.name = "catalog",
                                            .summary = HOSHI_MSG_CMD_CATALOG,
                                            .operand = HOSHI_MSG_OPERAND_NAME,
                                            .takes = HOSHI_OPERAND_CATALOG,
                                            .verb = verb,
                                            .opt = table,
                                            .opts_size = sizeof(struct opts),
                                            .flags = HOSHI_CMD_PAGER,
                                            .example = example};
