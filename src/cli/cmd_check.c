#include <string.h>

#include "base/digits.h"
#include "base/visible.h"
#include "cli/cmd.h"
#include "cli/rows.h"
#include "diag/diag.h"

struct opts {
    struct hoshi_common common;
    struct hoshi_book_opts book;
    const char *catalog, *policy;
    hoshi_day as_of;
    bool explain_layout;
};

static const struct hoshi_opt table[] = {
    OPT_CATALOG,
    OPT_BOOK,
    OPT_POLICY,
    OPT_AS_OF,
    FLAG(explain_layout, "explain-layout", 0, HOSHI_MSG_OPT_EXPLAIN_LAYOUT),
    OPT_END,
};

/* A user's own catalogue may refer to ids that the frameworks do not have. */
static enum hoshi_rc check_catalog(struct hoshi_cmd_ctx *ctx, const char *name)
{
    enum hoshi_rc rc = hoshi_session_catalog(ctx->s, name);
    if (rc != HOSHI_OK || name == NULL)
        return rc;
    rc = hoshi_session_frameworks(ctx->s);
    return rc == HOSHI_OK ? hoshi_catalog_check_refs(ctx->s->catalog, ctx->s->framework,
                                                     ctx->s->n_framework, &ctx->s->diags)
                          : rc;
}

static bool warned(const struct hoshi_session *s)
{
    for (uint32_t i = 0; i < s->diags.n; i++) {
        if (hoshi_diag_info(s->diags.v[i].code)->severity == HOSHI_WARNING)
            return true;
    }
    return false;
}

/* A session of its own for every file: memory does not grow with their number, and each file's
 * complaints stand together. Only catalogue and policy are shared. */
static int check_file(struct hoshi_cmd_ctx *ctx, const char *path, const struct opts *o)
{
    struct hoshi_session one;
    hoshi_session_init(&one);
    one.catalog = ctx->s->catalog;
    one.policy = ctx->s->policy;
    one.book = ctx->s->book;
    size_t n_finding;
    char n[HOSHI_DECIMAL_BYTES];
    enum hoshi_rc rc = hoshi_session_check(&one, path, hoshi_as_of(o->as_of), ctx->lang,
                                           o->explain_layout ? ctx->out : NULL, &n_finding);
    int status = hoshi_complain(ctx, &one);
    if (rc == HOSHI_OK) {
        hoshi_talk(ctx,
                   warned(&one)     ? HOSHI_MSG_CHECK_WARNED
                   : n_finding != 0 ? HOSHI_MSG_CHECK_READABLE
                                    : HOSHI_MSG_CHECK_OK,
                   strcmp(path, "-") == 0 ? "<stdin>" : path, NULL, NULL);
        if (n_finding != 0) /* the form is fine, and that is not all */
            hoshi_talk(ctx, HOSHI_MSG_CHECK_FINDINGS, hoshi_decimal(n, (long long)n_finding),
                       hoshi_shell_word(&one.arena, path), NULL);
    } else if (status == HOSHI_EXIT_OK)
        status = hoshi_exit_of(rc);
    hoshi_session_release(&one);
    return status;
}

static int run(struct hoshi_cmd_ctx *ctx, const void *options)
{
    const struct opts *o = options;
    if (hoshi_session_book(ctx->s, o->book.sheet, o->book.map) != HOSHI_OK)
        return HOSHI_EXIT_USAGE;
    enum hoshi_rc rc = check_catalog(ctx, o->catalog);
    if (rc == HOSHI_OK)
        rc = hoshi_session_policy(ctx->s, o->policy);
    int worst = hoshi_exit_of(rc);
    for (size_t i = 0; rc == HOSHI_OK && i < ctx->n_operand; i++) {
        int status = check_file(ctx, ctx->operand[i], o);
        worst = status > worst ? status : worst;
    }
    return worst;
}

static const char *const example[] = {"hoshi check answers.yaml",
                                      "hoshi check --diagnostics json suppliers/*.json",
                                      "hoshi check my-catalogue.yaml", NULL};
const struct hoshi_cmd hoshi_cmd_check = {.name = "check",
                                          .summary = HOSHI_MSG_CMD_CHECK,
                                          .operand = HOSHI_MSG_OPERAND_SHEETS,
                                          .takes = HOSHI_OPERAND_FILE,
                                          .opt = table,
                                          .opts_size = sizeof(struct opts),
                                          .min_operand = 1,
                                          .max_operand = 1000000,
                                          .example = example,
                                          .run = run};
