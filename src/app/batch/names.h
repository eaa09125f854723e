/* Which names are taken for sheets. */
#ifndef HOSHI_APP_BATCH_NAMES_H
#define HOSHI_APP_BATCH_NAMES_H

#include "app/batch/request.h"

/**
 * Whether an input belongs to this shard.
 *
 * @param request says which shard, if any
 * @param key     its source; with --shard-by id the id of its sheet, where one is known
 * @return true too where there are no shards
 */
bool hoshi_batch_is_mine(const struct hoshi_batch_request *request, struct hoshi_str key);

/**
 * Whether an input is to be read.
 *
 * @param request says which are skipped, and which shard it is
 * @param ordinal of the input
 * @param source  of the input
 * @return false when it is skipped, or by its name another shard's
 */
bool hoshi_batch_takes(const struct hoshi_batch_request *request, uint64_t ordinal,
                       struct hoshi_str source);

/**
 * Whether a file of a folder that is read is taken for a sheet: by its name, or by the patterns. By
 * its name not what lies in a folder "evidence", as a sheet's evidence does; registers are tables.
 *
 * @param request with its patterns
 * @param path    as the walk gives it
 * @param below   likewise, without the folder it started in
 * @param name    its last part
 * @return true when it is
 */
bool hoshi_batch_is_included(const struct hoshi_batch_request *request, const char *path,
                             const char *below, const char *name);

/**
 * Whether an input is to be read.
 *
 * @param request says which are skipped, and which shard it is
 * @param ordinal of the input
 * @param source  of the input
 * @return false when it is skipped, or by its name another shard's
 */
bool hoshi_batch_takes(const struct hoshi_batch_request *request, uint64_t ordinal,
                       struct hoshi_str source);

/**
 * Whether a file of a folder that is read, which is taken for no sheet, may be one all the same: it
 * gets a record that says what to do. Not with patterns, which say what is read; not what lies in a
 * folder "evidence", as a sheet's evidence does; not what systems leave behind.
 *
 * @param request with its patterns
 * @param below   as the walk gives it, without the folder it started in
 * @param name    its last part
 * @return true when it may be
 */
bool hoshi_batch_is_suspect(const struct hoshi_batch_request *request, const char *below,
                            const char *name);

/** Suffixes of the names that are taken for sheets, for people. @return static text @owner static
 * storage */
const char *hoshi_batch_suffixes(void);

/**
 * Whether a file holds one sheet per line, by --input or by its name.
 *
 * @param request borrowed
 * @param name    of the file
 * @return true for NDJSON
 */
bool hoshi_batch_is_lines(const struct hoshi_batch_request *request, const char *name);

#endif
