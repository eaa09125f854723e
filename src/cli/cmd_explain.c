#include "cli/cmd.h"
#include "cli/rows.h"
#include "cli/topics.h"

#include <string.h>

#include "base/utf8.h"
#include "diag/diag.h"

#define POLICIES_MAX 16

struct opts {
    struct hoshi_common common;
    const char *catalog;
};

static const struct hoshi_opt table[] = {
    OPT_CATALOG,
    OPT_END,
};

/* A word that names a part of the manual: 終了コード, キー. */
static bool explain_topic(struct hoshi_cmd_ctx *ctx, const char *word, struct hoshi_buf *out)
{
    const struct hoshi_topic *topic = hoshi_topic_find(word);
    if (topic == NULL)
        return false;
    struct hoshi_str text = hoshi_topic_text(topic, ctx->lang);
    hoshi_buf_put(out, text.p, text.n);
    return true;
}

static int unknown(struct hoshi_cmd_ctx *ctx, const struct hoshi_library *lib, const char *id)
{
    const char **ids;
    size_t n;
    hoshi_diag_add(&ctx->s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS3007, HOSHI_SPAN_FILE, id, NULL,
                   NULL);
    if (hoshi_explain_ids(lib, &ctx->s->arena, &ids, &n) == HOSHI_OK)
        hoshi_diag_suggest(&ctx->s->diags, HOSHI_DIAG_SOURCES, id, ids, n);
    return HOSHI_EXIT_USAGE;
}

/* What was typed, then the same without full-width signs: terms may hold such signs themselves. */
static enum hoshi_rc explain(struct hoshi_cmd_ctx *ctx, const struct hoshi_library *lib,
                             const char *word, const struct hoshi_report_opts *report,
                             struct hoshi_buf *out)
{
    enum hoshi_rc rc = hoshi_explain(lib, word, report, out);
    if (rc != HOSHI_E_UNSUPPORTED)
        return rc;
    char *plain = hoshi_arena_strndup(&ctx->s->arena, word, strlen(word));
    if (plain == NULL)
        return HOSHI_E_NOMEM;
    hoshi_utf8_narrow(plain);
    return strcmp(plain, word) != 0 ? hoshi_explain(lib, plain, report, out) : rc;
}

static enum hoshi_rc load_policies(struct hoshi_cmd_ctx *ctx, struct hoshi_policy **ret_policy,
                                   size_t *ret_n)
{
    size_t n = 0;
    for (; hoshi_policy_ids[n] != NULL && n < POLICIES_MAX; n++) {
        enum hoshi_rc rc = hoshi_session_policy(ctx->s, hoshi_policy_ids[n]);
        if (rc != HOSHI_OK)
            return rc;
        ret_policy[n] = ctx->s->policy;
    }
    *ret_n = n;
    return HOSHI_OK;
}

/* An id of another built-in catalogue, when none was chosen. */
static enum hoshi_rc explain_elsewhere(struct hoshi_cmd_ctx *ctx, const struct hoshi_library *lib,
                                       const char *word, const struct hoshi_report_opts *report,
                                       struct hoshi_buf *out)
{
    struct hoshi_library other = *lib;
    enum hoshi_rc rc = HOSHI_E_UNSUPPORTED;
    for (size_t i = 0; hoshi_catalog_ids[i] != NULL && rc == HOSHI_E_UNSUPPORTED; i++) {
        rc = hoshi_session_catalog(ctx->s, hoshi_catalog_ids[i]);
        other.catalog = ctx->s->catalog;
        if (rc == HOSHI_OK)
            rc = explain(ctx, &other, word, report, out);
    }
    return rc;
}

static int run(struct hoshi_cmd_ctx *ctx, const void *options)
{
    const struct opts *o = options;
    enum hoshi_rc rc = hoshi_session_catalog(ctx->s, o->catalog);
    if (rc == HOSHI_OK)
        rc = hoshi_session_frameworks(ctx->s);
    if (rc == HOSHI_OK)
        rc = hoshi_session_texts(ctx->s);
    if (rc != HOSHI_OK)
        return hoshi_exit_of(rc);
    struct hoshi_policy *policy[POLICIES_MAX];
    struct hoshi_library lib = {.catalog = ctx->s->catalog,
                                .framework = ctx->s->framework,
                                .n_framework = ctx->s->n_framework,
                                .glossary = ctx->s->glossary,
                                .support = ctx->s->support,
                                .policy = policy};
    rc = load_policies(ctx, policy, &lib.n_policy);
    if (rc != HOSHI_OK)
        return hoshi_exit_of(rc);
    struct hoshi_report_opts report = {
        .lang = ctx->lang, .color = ctx->color, .width = hoshi_width(ctx)};
    int status = HOSHI_EXIT_OK;
    for (size_t i = 0; i < ctx->n_operand; i++) {
        struct hoshi_buf one;
        hoshi_buf_init(&one, 0);
        rc = explain(ctx, &lib, ctx->operand[i], &report, &one);
        if (rc == HOSHI_E_UNSUPPORTED && explain_topic(ctx, ctx->operand[i], &one))
            rc = HOSHI_OK;
        if (rc == HOSHI_E_UNSUPPORTED && o->catalog == NULL)
            rc = explain_elsewhere(ctx, &lib, ctx->operand[i], &report, &one);
        if (one.n != 0 && ctx->out->n != 0)
            hoshi_buf_puts(ctx->out, "\n");
        hoshi_buf_put(ctx->out, one.p, one.n);
        ctx->out->failed = ctx->out->failed || one.failed;
        hoshi_buf_release(&one);
        if (rc == HOSHI_E_UNSUPPORTED)
            status = unknown(ctx, &lib, ctx->operand[i]);
        else if (rc != HOSHI_OK)
            status = hoshi_exit_of(rc);
    }
    return status;
}

static const char *const example[] = {"hoshi explain 4-4-4-2",  "hoshi explain D9",
                                      "hoshi explain CPS.SC-6", "hoshi explain MFA",
                                      "hoshi explain HS1102",   NULL};
const struct hoshi_cmd hoshi_cmd_explain = {.name = "explain",
                                            .summary = HOSHI_MSG_CMD_EXPLAIN,
                                            .operand = HOSHI_MSG_OPERAND_ID,
                                            .takes = HOSHI_OPERAND_ID,
                                            .opt = table,
                                            .opts_size = sizeof(struct opts),
                                            .min_operand = 1,
                                            .max_operand = 100,
                                            .flags = HOSHI_CMD_PAGER,
                                            .example = example,
                                            .run = run};
