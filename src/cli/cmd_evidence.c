#define HOSHI_OPTS struct hoshi_evidence_opts
#include "cli/cmd_evidence.h"

#include <stdint.h>
#include <string.h>

#include "app/evidence/confirm.h"
#include "app/evidence/evidence.h"
#include "cli/rows.h"
#include "diag/diag.h"

static const struct hoshi_opt table[] = {
    OPT_CHOICE(format, "format", 'f', HOSHI_MSG_NONE, HOSHI_MSG_OPT_FORMAT_EVIDENCE,
               WORDS("text", "json")),
    OPT_FILE(STRING, output, "output", 'o', HOSHI_MSG_OPT_OUTPUT_BUNDLE),
    OPT_AS_OF,
    OPT_CATALOG,
    OPT_POLICY,
    FLAG(update, "update", 0, HOSHI_MSG_OPT_UPDATE),
    FLAG(without_files, "without-files", 0, HOSHI_MSG_OPT_WITHOUT_FILES),
    {OPT_ROW(LIST, redact, "redact", 0, HOSHI_MSG_ARG_FIELDS, HOSHI_MSG_OPT_REDACT),
     .words = hoshi_redactable},
    OPT_FILE(LIST, key, "key", 'k', HOSHI_MSG_OPT_KEY),
    OPT_CHOICE(role, "role", 0, HOSHI_MSG_NONE, HOSHI_MSG_OPT_ROLE, hoshi_evidence_roles),
    OPT(DATE, on, "on", 0, HOSHI_MSG_ARG_DATE, HOSHI_MSG_OPT_ON),
    FLAG(legacy, "legacy", 0, HOSHI_MSG_OPT_LEGACY),
    OPT_INT(require_signers, "require-signers", 0, HOSHI_MSG_ARG_N, HOSHI_MSG_OPT_REQUIRE_SIGNERS,
            1, 1000),
    OPT(LIST, require_role, "require-role", 0, HOSHI_MSG_ARG_ROLE_KEY, HOSHI_MSG_OPT_REQUIRE_ROLE),
    FLAG(require_builtin_catalogue, "require-builtin-catalogue", 0,
         HOSHI_MSG_OPT_REQUIRE_BUILTIN_CATALOGUE),
    FLAG(require_builtin_policy, "require-builtin-policy", 0, HOSHI_MSG_OPT_REQUIRE_BUILTIN_POLICY),
    OPT(LIST, accept_version, "accept-version", 0, HOSHI_MSG_ARG_VERSION,
        HOSHI_MSG_OPT_ACCEPT_VERSION),
    OPT_FILE(STRING, password_file, "password-file", 0, HOSHI_MSG_OPT_PASSWORD_FILE),
    OPT_INT(password_fd, "password-fd", 0, HOSHI_MSG_ARG_N, HOSHI_MSG_OPT_PASSWORD_FD, 0, 1023),
    FLAG(no_password, "no-password", 0, HOSHI_MSG_OPT_NO_PASSWORD),
    FLAG(quick, "quick", 0, HOSHI_MSG_OPT_QUICK),
    OPT_STAR(star, "star", HOSHI_MSG_OPT_STAR_LIST),
    FLAG(open, "open", 0, HOSHI_MSG_OPT_OPEN),
    OPT_INT(sample, "sample", 0, HOSHI_MSG_ARG_N, HOSHI_MSG_OPT_SAMPLE, 1, 100000),
    OPT(STRING, seed, "seed", 0, HOSHI_MSG_ARG_TEXT, HOSHI_MSG_OPT_SEED),
    OPT(LIST, accept, "accept", 0, HOSHI_MSG_ARG_CRITERION, HOSHI_MSG_OPT_ACCEPT),
    OPT(LIST, reject, "reject", 0, HOSHI_MSG_ARG_CRITERION, HOSHI_MSG_OPT_REJECT),
    OPT(STRING, by, "by", 0, HOSHI_MSG_ARG_NAME, HOSHI_MSG_OPT_CONFIRM_BY),
    OPT(STRING, qualification, "qualification", 0, HOSHI_MSG_ARG_NAME, HOSHI_MSG_OPT_QUALIFICATION),
    OPT(STRING, comment, "comment", 0, HOSHI_MSG_ARG_TEXT, HOSHI_MSG_OPT_COMMENT),
    OPT_END,
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

static int check(struct hoshi_cmd_ctx *ctx, const void *options)
{
    const struct hoshi_evidence_opts *o = options;
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

/* The decisions of this run about criteria by their index. */
static enum hoshi_rc record(struct hoshi_cmd_ctx *ctx, const struct hoshi_evidence_opts *o,
                            const struct hoshi_evidence_check *check,
                            const struct hoshi_worklist *list, const int *accept, size_t *ret_n)
{
    const struct hoshi_catalog *cat = ctx->s->catalog;
    size_t n = 0;
    struct hoshi_sheet_confirmation *c =
        hoshi_arena_array(&ctx->s->arena, cat->n_criterion, sizeof *c);
    if (c == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < cat->n_criterion; i++) {
        if (accept[i] == 0)
            continue;
        c[n++] = (struct hoshi_sheet_confirmation){
            .criterion = cat->criterion[i]->id.s,
            .accepted = accept[i] > 0,
            .by = o->by,
            .qualification = o->qualification,
            .comment = o->comment,
            .sample = list->is_in[i] ? list->sample : NULL,
            .on = o->on != 0 ? o->on : check->as_of,
        };
    }
    *ret_n = n;
    return n != 0 ? hoshi_confirm_record(ctx->s, check, ctx->operand[1], c, n) : HOSHI_OK;
}

static int decide(struct hoshi_cmd_ctx *ctx, const struct hoshi_evidence_opts *o,
                  const struct hoshi_evidence_check *check, const struct hoshi_worklist *list)
{
    const char *const *const word[2] = {o->accept.v, o->reject.v};
    const size_t n_word[2] = {o->accept.n, o->reject.n};
    int *accept;
    size_t n = 0;
    if (o->by == NULL || o->qualification == NULL)
        return hoshi_usage_error(ctx, HOSHI_MSG_CONFIRM_WHO, "evidence confirm");
    enum hoshi_rc rc = hoshi_worklist_choose(ctx->s, check, list, word, n_word, &accept);
    if (rc == HOSHI_OK)
        rc = record(ctx, o, check, list, accept, &n);
    if (rc == HOSHI_OK)
        hoshi_talk(ctx, HOSHI_MSG_CONFIRM_RECORDED, ctx->operand[1],
                   hoshi_diag_number(&ctx->s->diags, (long long)n), NULL);
    return hoshi_exit_of(rc);
}

static int confirm(struct hoshi_cmd_ctx *ctx, const void *options)
{
    const struct hoshi_evidence_opts *o = options;
    struct hoshi_evidence_check c;
    struct hoshi_worklist list;
    struct hoshi_worklist_request request = {.star = o->star.set ? (uint8_t)o->star.v : 0,
                                             .open = o->open,
                                             .n_sample = o->sample.set ? (size_t)o->sample.v : 0,
                                             .seed = o->seed};
    if (o->sample.set && o->seed == NULL)
        return hoshi_usage_error(ctx, HOSHI_MSG_SEED_FOR_SAMPLE, "evidence confirm");
    enum hoshi_rc rc = load_and_check(ctx, o, hoshi_as_of(o->as_of), &c);
    if (rc == HOSHI_OK)
        rc = hoshi_worklist_make(ctx->s, &c, &request, &list);
    if (rc != HOSHI_OK)
        return hoshi_exit_of(rc);
    if (o->accept.n + o->reject.n != 0)
        return decide(ctx, o, &c, &list);
    return hoshi_exit_of(is_json(o) ? hoshi_confirm_json(&c, ctx->s->catalog, &list, ctx->out)
                                    : hoshi_confirm_text(&c, &list, ctx->lang, ctx->out));
}

static const struct hoshi_verb verb[] = {
    {"check", HOSHI_MSG_ARG_FILE, 1, 1, check},
    {"pack", HOSHI_MSG_ARG_FILE, 1, 1, hoshi_evidence_run_pack},
    {"verify", HOSHI_MSG_ARG_FILE, 1, SIZE_MAX, hoshi_evidence_run_verify},
    {"keygen", HOSHI_MSG_ARG_NAME, 1, 1, hoshi_evidence_run_keygen},
    {"sign", HOSHI_MSG_ARG_FILE, 1, 1, hoshi_evidence_run_sign},
    {"confirm", HOSHI_MSG_ARG_FILE, 1, 1, confirm},
    {NULL, HOSHI_MSG_NONE, 0, 0, NULL},
};
static const char *const example[] = {
    "hoshi evidence check --update answers.yaml",
    "hoshi evidence keygen company",
    "hoshi evidence pack -o bundle.tar --key company.key answers.yaml",
    "hoshi evidence sign --key expert.key --role expert bundle.tar",
    "hoshi evidence verify --key company.pub --require-role expert=expert.pub bundle.tar",
    "hoshi evidence confirm --accept 1-2-1-1 --by 'NAME' --qualification 'NUMBER' answers.yaml",
    NULL};
const struct hoshi_cmd hoshi_cmd_evidence = {.name = "evidence",
                                             .summary = HOSHI_MSG_CMD_EVIDENCE,
                                             .operand = HOSHI_MSG_OPERAND_SHEET,
                                             .takes = HOSHI_OPERAND_FILE,
                                             .verb = verb,
                                             .opt = table,
                                             .opts_size = sizeof(struct hoshi_evidence_opts),
                                             .flags = HOSHI_CMD_PAGER,
                                             .example = example};
