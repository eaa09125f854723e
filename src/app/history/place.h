/* What the files of this wing share. */
#ifndef HOSHI_APP_HISTORY_PLACE_H
#define HOSHI_APP_HISTORY_PLACE_H

#include "app/history/history.h"
#include "store/store.h"

/**
 * Where the history lies, after a look whether the library is there.
 *
 * @param s  complaints go into its diags
 * @param db path, or NULL
 * @return the path, or NULL after a complaint
 * @owner  the session
 */
const char *hoshi_history_place(struct hoshi_session *s, const char *db);

/**
 * Complain about what the store answered.
 *
 * @param s    gets the diagnostic
 * @param path of the history
 * @param r    not STORE_OK
 * @return the error that it stands for
 */
enum hoshi_rc hoshi_history_complain(struct hoshi_session *s, const char *path,
                                     struct hoshi_store_result r);

/**
 * What the index says of a result.
 *
 * @param s         complaints go into its diags
 * @param name      of its file, for people
 * @param json      its bytes
 * @param arena     owns the entry
 * @param ret_entry set on success
 * @return HOSHI_OK, or an error after a complaint
 * @owner  arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_history_index(struct hoshi_session *s, const char *name,
                                                 struct hoshi_str json, struct hoshi_arena *arena,
                                                 struct hoshi_history_entry *ret_entry);

/**
 * Keep those that a query asks for; complains where none is left, or several companies are and one
 * was wanted.
 *
 * @param s     complaints go into its diags
 * @param path  of the history
 * @param query which
 * @param h     all; afterwards those
 * @return HOSHI_OK, or an error after a complaint
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_history_pick(struct hoshi_session *s, const char *path,
                                                const struct hoshi_history_query *query,
                                                struct hoshi_history *h);

#endif
