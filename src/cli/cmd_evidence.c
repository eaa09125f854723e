#include "cli/cmd_evidence.h"

#include <string.h>

#include "app/evidence/confirm.h"
#include "app/evidence/evidence.h"
#include "diag/diag.h"

#define OPT(name, letter, kind, member, arg, help, min, max, words)                                \
    {                                                                                              \
        name, letter, HOSHI_OPT_##kind, offsetof(struct hoshi_evidence_opts, member), arg, help,   \
            min, max, words                                                                        \
    }

static const struct hoshi_opt table[] = {
    OPT("format", 'f', CHOICE, format, HOSHI_MSG_ARG_TEXT_JSON, HOSHI_MSG_OPT_FORMAT_EVIDENCE, 0, 0,
        "text|json"),
    OPT("output", 'o', STRING, output, HOSHI_MSG_ARG_FILE, HOSHI_MSG_OPT_OUTPUT_BUNDLE, 0, 0, NULL),
    OPT("as-of", 0, DATE, as_of, HOSHI_MSG_ARG_DATE, HOSHI_MSG_OPT_AS_OF, 0, 0, NULL),
    OPT("catalog", 0, STRING, catalog, HOSHI_MSG_ARG_NAME, HOSHI_MSG_OPT_CATALOG, 0, 0, NULL),
    OPT("policy", 0, STRING, policy, HOSHI_MSG_ARG_NAME, HOSHI_MSG_OPT_POLICY, 0, 0, NULL),
    OPT("update", 0, FLAG, update, HOSHI_MSG_NONE, HOSHI_MSG_OPT_UPDATE, 0, 0, NULL),
    OPT("without-files", 0, FLAG, without_files, HOSHI_MSG_NONE, HOSHI_MSG_OPT_WITHOUT_FILES, 0, 0,
        NULL),
    OPT("redact", 0, LIST, redact, HOSHI_MSG_ARG_FIELDS, HOSHI_MSG_OPT_REDACT, 0, 0, NULL),
    OPT("key", 'k', LIST, key, HOSHI_MSG_ARG_FILE, HOSHI_MSG_OPT_KEY, 0, 0, NULL),
    OPT("role", 0, CHOICE, role, HOSHI_MSG_ARG_ROLE, HOSHI_MSG_OPT_ROLE, 0, 0,
        "company|expert|other"),
    OPT("on", 0, DATE, on, HOSHI_MSG_ARG_DATE, HOSHI_MSG_OPT_ON, 0, 0, NULL),
    OPT("legacy", 0, FLAG, legacy, HOSHI_MSG_NONE, HOSHI_MSG_OPT_LEGACY, 0, 0, NULL),
    OPT("require-signers", 0, INT, require_signers, HOSHI_MSG_ARG_N, HOSHI_MSG_OPT_REQUIRE_SIGNERS,
        1, HOSHI_STRS_MAX, NULL),
    OPT("password-file", 0, STRING, password_file, HOSHI_MSG_ARG_FILE, HOSHI_MSG_OPT_PASSWORD_FILE,
        0, 0, NULL),
    OPT("password-fd", 0, INT, password_fd, HOSHI_MSG_ARG_N, HOSHI_MSG_OPT_PASSWORD_FD, 0, 1023,
        NULL),
    OPT("no-password", 0, FLAG, no_password, HOSHI_MSG_NONE, HOSHI_MSG_OPT_NO_PASSWORD, 0, 0, NULL),
    OPT("quick", 0, FLAG, quick, HOSHI_MSG_NONE, HOSHI_MSG_OPT_QUICK, 0, 0, NULL),
    OPT("star", 0, INT, star, HOSHI_MSG_ARG_N, HOSHI_MSG_OPT_STAR_LIST, 1, 5, NULL),
    OPT("open", 0, FLAG, open, HOSHI_MSG_NONE, HOSHI_MSG_OPT_OPEN, 0, 0, NULL),
    OPT("accept", 0, LIST, accept, HOSHI_MSG_ARG_CRITERION, HOSHI_MSG_OPT_ACCEPT, 0, 0, NULL),
    OPT("reject", 0, LIST, reject, HOSHI_MSG_ARG_CRITERION, HOSHI_MSG_OPT_REJECT, 0, 0, NULL),
    OPT("by", 0, STRING, by, HOSHI_MSG_ARG_NAME, HOSHI_MSG_OPT_CONFIRM_BY, 0, 0, NULL),
    OPT("qualification", 0, STRING, qualification, HOSHI_MSG_ARG_NAME, HOSHI_MSG_OPT_QUALIFICATION,
        0, 0, NULL),
    OPT("comment", 0, STRING, comment, HOSHI_MSG_ARG_TEXT, HOSHI_MSG_OPT_COMMENT, 0, 0, NULL),
    {NULL, 0, HOSHI_OPT_FLAG, 0, HOSHI_MSG_NONE, HOSHI_MSG_NONE, 0, 0, NULL},
};

static bool is_json(const struct hoshi_evidence_opts *o)
{
    return o->format.v == 1;
}

static enum hoshi_rc load_and_check(struct hoshi_cmd_ctx *ctx, const struct hoshi_evidence_opts *o,
                                    hoshi_day as_of, struct hoshi_evidence_check *ret_check)
{
    struct hoshi_answers *ans = NULL;
    enum hoshi_rc rc = hoshi_session_catalog(ctx->s, o->catalog);
    if (rc == HOSHI_OK)
        rc = hoshi_session_answers(ctx->s, ctx->operand[1], as_of, &ans);
    return rc == HOSHI_OK ? hoshi_evidence_check(ctx->s, ans, ctx->operand[1], as_of, 0, ret_check)
                          : rc;
}

static int check(struct hoshi_cmd_ctx *ctx, const struct hoshi_evidence_opts *o)
{
    struct hoshi_evidence_check c;
    hoshi_day as_of = hoshi_as_of(o->as_of);
    enum hoshi_rc rc = load_and_check(ctx, o, as_of, &c);
    if (rc == HOSHI_OK && o->update) {
        size_t n = 0;
        rc = hoshi_evidence_update(ctx->s, &c, ctx->operand[1], &n);
        if (rc == HOSHI_OK && n != 0) { /* show the sheet as it is now */
            hoshi_talk(ctx, HOSHI_MSG_EVIDENCE_UPDATED, ctx->operand[1],
                       hoshi_diag_number(&ctx->s->diags, (long long)n), NULL);
            rc = load_and_check(ctx, o, as_of, &c);
        }
    }
    if (rc == HOSHI_OK)
        rc = is_json(o) ? hoshi_evidence_json(&c, ctx->out)
                        : hoshi_evidence_text(&c, ctx->operand[1], ctx->lang, ctx->out);
    if (rc != HOSHI_OK)
        return hoshi_exit_of(rc);
    return c.n_bad != 0 ? HOSHI_EXIT_GATE : HOSHI_EXIT_OK;
}

static int record(struct hoshi_cmd_ctx *ctx, const struct hoshi_evidence_opts *o, hoshi_day as_of)
{
    struct hoshi_sheet_confirmation c[2 * HOSHI_STRS_MAX];
    size_t n = 0;
    if (o->by == NULL || o->qualification == NULL)
        return hoshi_usage_error(ctx, HOSHI_MSG_CONFIRM_WHO, "evidence confirm");
    for (size_t i = 0; i < o->accept.n + o->reject.n; i++) {
        bool accepted = i < o->accept.n;
        c[n++] = (struct hoshi_sheet_confirmation){
            .criterion = accepted ? o->accept.v[i] : o->reject.v[i - o->accept.n],
            .accepted = accepted,
            .by = o->by,
            .qualification = o->qualification,
            .comment = o->comment,
            .on = o->on != 0 ? o->on : as_of,
        };
    }
    enum hoshi_rc rc = hoshi_confirm_record(ctx->s, ctx->operand[1], c, n, as_of);
    if (rc != HOSHI_OK)
        return hoshi_exit_of(rc);
    hoshi_talk(ctx, HOSHI_MSG_CONFIRM_RECORDED, ctx->operand[1],
               hoshi_diag_number(&ctx->s->diags, (long long)n), NULL);
    return HOSHI_EXIT_OK;
}

static int confirm(struct hoshi_cmd_ctx *ctx, const struct hoshi_evidence_opts *o)
{
    struct hoshi_evidence_check c;
    hoshi_day as_of = hoshi_as_of(o->as_of);
    uint8_t star = o->star.set ? (uint8_t)o->star.v : 0;
    enum hoshi_rc rc = load_and_check(ctx, o, as_of, &c);
    if (rc != HOSHI_OK)
        return hoshi_exit_of(rc);
    if (o->accept.n + o->reject.n != 0)
        return record(ctx, o, as_of);
    return hoshi_exit_of(is_json(o)
                             ? hoshi_confirm_json(&c, ctx->s->catalog, star, o->open, ctx->out)
                             : hoshi_confirm_text(&c, ctx->s->catalog, star, o->open, ctx->lang,
                                                  ctx->columns, ctx->out));
}

static int run(struct hoshi_cmd_ctx *ctx, const void *options)
{
    static const char *const verb[] = {"check", "pack", "verify", "keygen", "sign", "confirm"};
    static int (*const verb_run[])(struct hoshi_cmd_ctx *,
                                   const struct hoshi_evidence_opts *) = {check,
                                                                          hoshi_evidence_run_pack,
                                                                          hoshi_evidence_run_verify,
                                                                          hoshi_evidence_run_keygen,
                                                                          hoshi_evidence_run_sign,
                                                                          confirm};
    for (size_t i = 0; i < sizeof verb / sizeof verb[0]; i++) {
        if (strcmp(ctx->operand[0], verb[i]) != 0)
            continue;
        if (ctx->n_operand < 2)
            return hoshi_usage_error(ctx, i == 3 ? HOSHI_MSG_ARG_NAME : HOSHI_MSG_ARG_FILE,
                                     "evidence");
        return verb_run[i](ctx, options);
    }
    hoshi_diag_add(&ctx->s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS3004, HOSHI_SPAN_FILE, "evidence",
                   ctx->operand[0], "check, pack, verify, keygen, sign, confirm");
    hoshi_diag_suggest(&ctx->s->diags, HOSHI_DIAG_SOURCES, ctx->operand[0], verb,
                       sizeof verb / sizeof verb[0]);
    return HOSHI_EXIT_USAGE;
}

static const char *const example[] = {
    "hoshi evidence check --update answers.yaml",
    "hoshi evidence keygen company",
    "hoshi evidence pack -o bundle.tar --key company.key answers.yaml",
    "hoshi evidence sign --key expert.key --role expert bundle.tar",
    "hoshi evidence verify --key company.pub --key expert.pub bundle.tar",
    "hoshi evidence confirm --accept 1-2-1-1 --by 'NAME' --qualification 'NUMBER' answers.yaml",
    NULL};
const struct hoshi_cmd hoshi_cmd_evidence = {.name = "evidence",
                                             .summary = HOSHI_MSG_CMD_EVIDENCE,
                                             .operand = HOSHI_MSG_OPERAND_EVIDENCE,
                                             .opt = table,
                                             .opts_size = sizeof(struct hoshi_evidence_opts),
                                             .min_operand = 1,
                                             .max_operand = 2,
                                             .flags = HOSHI_CMD_PAGER,
                                             .example = example,
                                             .run = run};
