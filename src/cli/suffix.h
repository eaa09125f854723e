/* The format of an output that is named by nothing but its file's name. */
#ifndef HOSHI_CLI_SUFFIX_H
#define HOSHI_CLI_SUFFIX_H

#include "cli/opt.h"

/**
 * Settle the formats of outputs for which neither --format nor "FORMAT=" said one: as the suffix of
 * their name says, or as the command writes when nothing is said where there is no suffix. That
 * comes first, too, where a suffix stands for several formats of the command. A suffix that none of
 * them has is refused, with what there is: nobody wants a text in a file called .xlsx.
 *
 * @param table the options of a command; ends with a NULL name
 * @param opts  their values; formats are filled in
 * @param diags receives complaints
 * @return false after a complaint
 * @owner borrowed
 */
bool hoshi_settle_formats(const struct hoshi_opt *table, void *opts, struct hoshi_diags *diags);

#endif
