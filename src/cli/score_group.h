/* hoshi score --group: what all companies of a group have. */
#ifndef HOSHI_CLI_SCORE_GROUP_H
#define HOSHI_CLI_SCORE_GROUP_H

#include "cli/cmd.h"

/** What of the options of score counts for a group. */
struct hoshi_score_group {
    const char *catalog, *policy;
    const struct hoshi_outputs *output;
    hoshi_day as_of;
    int format; /* of hoshi_writer_ids */
    struct hoshi_opt_int star, require;
    bool all, accept_assumptions, provisional;
    const char *other; /* an option that does not, and was given; or NULL */
};

/**
 * Judge the group and write it.
 *
 * @param ctx the run; its operand is the folder
 * @param o   options
 * @return an exit status
 * @owner  nothing is kept
 */
int hoshi_score_group_run(struct hoshi_cmd_ctx *ctx, const struct hoshi_score_group *o);

#endif
