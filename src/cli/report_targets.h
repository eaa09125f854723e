/* Where a result goes: one or several outputs of a run, each in a format of writers.def. */
#ifndef HOSHI_CLI_REPORT_TARGETS_H
#define HOSHI_CLI_REPORT_TARGETS_H

#include "app/session/writers.h"
#include "cli/cmd.h"

struct hoshi_target {
    const struct hoshi_writer *writer;
    const char *path; /* NULL = standard output */
};

/**
 * Those of -o, or one to standard output.
 *
 * @param ctx      the run
 * @param standard of an output that names no format
 * @param output   what -o says
 * @param ret_n    how many
 * @return NULL without memory
 * @owner  the session's arena
 */
struct hoshi_target *hoshi_targets(struct hoshi_cmd_ctx *ctx, const struct hoshi_writer *standard,
                                   const struct hoshi_outputs *output, size_t *ret_n);

/** What all of them need. @return bits of enum hoshi_writer_needs @owner nothing changes hands */
unsigned hoshi_targets_need(const struct hoshi_target *target, size_t n);

/**
 * Whether the catalogue has what each format tells; complains of the first that it has not.
 *
 * @param ctx    the run, with its catalogue
 * @param target outputs
 * @param n      how many
 * @return false after a complaint
 */
bool hoshi_targets_fit(struct hoshi_cmd_ctx *ctx, const struct hoshi_target *target, size_t n);

/**
 * Whether every format can what an option asks; complains of the first that cannot, and says which
 * can.
 *
 * @param ctx    the run
 * @param option with its strokes, for the complaint
 * @param can    a bit of enum hoshi_writer_needs
 * @param target outputs
 * @param n      how many
 * @return false after a complaint
 */
bool hoshi_targets_can(struct hoshi_cmd_ctx *ctx, const char *option, unsigned can,
                       const struct hoshi_target *target, size_t n);

/**
 * Whether somebody is known whose gaps are asked for, and every format can be of them alone;
 * complains.
 *
 * @param ctx    the run
 * @param owner  of --owner; NULL asks for all
 * @param target outputs
 * @param n      how many
 * @param r      the result
 * @return false after a complaint
 */
bool hoshi_owner_ok(struct hoshi_cmd_ctx *ctx, const char *owner, const struct hoshi_target *target,
                    size_t n, const struct hoshi_result *r);

/**
 * Write all of them, of which hoshi_outputs_ok() has nothing to say.
 *
 * @param ctx    the run
 * @param target outputs
 * @param n      how many
 * @param r      the result
 * @param opts   of standard output; files have no colour and a width of their own
 * @return HOSHI_OK, or after a complaint another
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_targets_write(struct hoshi_cmd_ctx *ctx,
                                                 const struct hoshi_target *target, size_t n,
                                                 const struct hoshi_result *r,
                                                 const struct hoshi_report_opts *opts);

#endif
