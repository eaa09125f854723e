/* Outputs that would destroy what they are made from, or each other. Looked at before anything is
 * written: afterwards it is too late. Files are compared, not names: links are followed, and a name
 * that is not there yet is its folder and its last part. */
#ifndef HOSHI_APP_SESSION_OUTPUTS_H
#define HOSHI_APP_SESSION_OUTPUTS_H

#include "app/session/session.h"

/**
 * Whether an output leaves every file alone that this session has read; complains.
 *
 * @param s    what it has read, and hoshi_session_reads()
 * @param path the output
 * @return false after a complaint
 */
bool hoshi_session_may_write(struct hoshi_session *s, const char *path);

/**
 * The same for an output that replaces an older one: nor does it replace answers. Bundles look
 * after that themselves.
 *
 * @param s    as there
 * @param path the output
 * @return false after a complaint
 */
bool hoshi_session_may_replace(struct hoshi_session *s, const char *path);

/**
 * The same for all outputs of a command, of which no two may be one file; complains about each.
 *
 * @param s    what it has read
 * @param path the outputs, without standard output
 * @param n    how many
 * @return false after a complaint
 * @owner  borrowed
 */
bool hoshi_session_outputs_ok(struct hoshi_session *s, const char *const *path, size_t n);

/**
 * Whether two files were said to differ only because memory was missing; complains. For whoever has
 * compared names, before the first byte is written.
 *
 * @param s whose complaints
 * @return false after a complaint
 */
bool hoshi_session_had_memory(struct hoshi_session *s);

/**
 * The same for outputs that may replace nothing: their names must be free, all of them, before the
 * first is written.
 *
 * @param s    what it has read
 * @param path the outputs
 * @param n    how many
 * @return false after a complaint
 * @owner  borrowed
 */
bool hoshi_session_new_ok(struct hoshi_session *s, const char *const *path, size_t n);

/**
 * Count a file among those that are read, though its bytes are not kept.
 *
 * @param s    borrowed
 * @param path copied
 * @return HOSHI_OK or HOSHI_E_NOMEM
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_session_reads(struct hoshi_session *s, const char *path);

#endif
