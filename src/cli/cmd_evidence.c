#define HOSHI_OPTS struct hoshi_evidence_opts
#include "cli/cmd_evidence.h"

#include <stdint.h>

#include "app/evidence/confirm.h"
#include "cli/rows.h"

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
    OPT_FILE(STRING, decisions, "decisions", 0, HOSHI_MSG_OPT_DECISIONS),
    FLAG(ask, "ask", 0, HOSHI_MSG_OPT_ASK),
    OPT(STRING, by, "by", 0, HOSHI_MSG_ARG_NAME, HOSHI_MSG_OPT_CONFIRM_BY),
    OPT(STRING, qualification, "qualification", 0, HOSHI_MSG_ARG_NAME, HOSHI_MSG_OPT_QUALIFICATION),
    OPT(STRING, comment, "comment", 0, HOSHI_MSG_ARG_TEXT, HOSHI_MSG_OPT_COMMENT),
    OPT_END,
};

static const struct hoshi_verb verb[] = {
    {"check", HOSHI_MSG_ARG_FILE, 1, 1, hoshi_evidence_run_check},
    {"pack", HOSHI_MSG_ARG_FILE, 1, 1, hoshi_evidence_run_pack},
    {"verify", HOSHI_MSG_ARG_FILE, 1, SIZE_MAX, hoshi_evidence_run_verify},
    {"keygen", HOSHI_MSG_ARG_NAME, 1, 1, hoshi_evidence_run_keygen},
    {"sign", HOSHI_MSG_ARG_FILE, 1, 1, hoshi_evidence_run_sign},
    {"confirm", HOSHI_MSG_ARG_FILE, 1, 1, hoshi_evidence_run_confirm},
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
