/* The verbs of hoshi evidence share one table of options. */
#ifndef HOSHI_CLI_CMD_EVIDENCE_H
#define HOSHI_CLI_CMD_EVIDENCE_H

#include "app/evidence/evidence.h"
#include "cli/cmd.h"

struct hoshi_evidence_opts {
    struct hoshi_common common;
    const char *catalog, *policy, *output, *password_file, *by, *qualification, *comment, *seed,
        *decisions;
    hoshi_day as_of, on;
    struct hoshi_opt_int format, role, star, require_signers, password_fd, sample;
    struct hoshi_strs key, redact, accept, reject, require_role, accept_version;
    bool update, without_files, no_password, quick, legacy, open, ask;
    bool require_builtin_catalogue, require_builtin_policy;
};

/* Words of --role, by number; ends with NULL. */
extern const char *const hoshi_evidence_roles[];

/**
 * Whether the output is for a program.
 *
 * @param o options
 * @return true with --format json
 */
static inline bool hoshi_evidence_is_json(const struct hoshi_evidence_opts *o)
{
    return o->format.v == 1;
}

/**
 * Load the sheet of the command line and look at its evidence.
 *
 * @param ctx       the run
 * @param o         options
 * @param as_of     day of the check
 * @param ret_check set on success
 * @return HOSHI_OK, or an error after a complaint
 * @owner  the session of the run
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_evidence_load(struct hoshi_cmd_ctx *ctx,
                                                 const struct hoshi_evidence_opts *o,
                                                 hoshi_day as_of,
                                                 struct hoshi_evidence_check *ret_check);

/**
 * Look at the evidence of a sheet: the verb of that name.
 *
 * @param ctx     the run
 * @param options a struct hoshi_evidence_opts
 * @return an exit status
 */
int hoshi_evidence_run_check(struct hoshi_cmd_ctx *ctx, const void *options);

/**
 * List what an expert looks at, or record decisions: the verb confirm.
 *
 * @param ctx     the run
 * @param options a struct hoshi_evidence_opts
 * @return an exit status
 */
int hoshi_evidence_run_confirm(struct hoshi_cmd_ctx *ctx, const void *options);

/**
 * Pack a sheet, its evidence and its result into a bundle: the verb of that name.
 *
 * @param ctx     the run
 * @param options a struct hoshi_evidence_opts
 * @return an exit status
 */
int hoshi_evidence_run_pack(struct hoshi_cmd_ctx *ctx, const void *options);

/**
 * Verify bundles: the verb of that name.
 *
 * @param ctx     the run
 * @param options a struct hoshi_evidence_opts
 * @return an exit status
 */
int hoshi_evidence_run_verify(struct hoshi_cmd_ctx *ctx, const void *options);

/**
 * Add a signature to a bundle: the verb of that name.
 *
 * @param ctx     the run
 * @param options a struct hoshi_evidence_opts
 * @return an exit status
 */
int hoshi_evidence_run_sign(struct hoshi_cmd_ctx *ctx, const void *options);

/**
 * Make a pair of keys: the verb of that name.
 *
 * @param ctx     the run
 * @param options a struct hoshi_evidence_opts
 * @return an exit status
 */
int hoshi_evidence_run_keygen(struct hoshi_cmd_ctx *ctx, const void *options);

#endif
