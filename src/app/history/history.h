/* Use case: results that are kept, and what became of a company in them. The results are the
 * record, byte for byte; what is asked of them is answered by an index (store/). */
#ifndef HOSHI_APP_HISTORY_HISTORY_H
#define HOSHI_APP_HISTORY_HISTORY_H

#include <hoshi/history.h>

#include "app/compare/compare.h"
#include "app/session/session.h"

/** What became of a file that was to be kept. */
struct hoshi_history_added {
    const char *path;
    const struct hoshi_history_entry *entry;
    bool is_new; /* false: it was there already */
};

/**
 * Keep results, all of them or none.
 *
 * @param s         nothing loaded; complaints about all files go into its diags
 * @param db        path, or NULL: where this user's history lies
 * @param file      results, sheets, bundles; a sheet is judged
 * @param n         how many
 * @param request   how sheets are judged
 * @param ret_added set on success: a row for each file
 * @return HOSHI_OK, or an error after a complaint
 * @owner  the session
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_history_add(struct hoshi_session *s, const char *db,
                                               const char *const *file, size_t n,
                                               const struct hoshi_compare_request *request,
                                               struct hoshi_history_added **ret_added);

/** What is asked of a history. */
struct hoshi_history_query {
    const char *db;             /* path or NULL */
    const char *const *company; /* names and numbers of one company, or NULL: all */
    size_t n_company;
    const char *before;  /* its name, for what was kept while it had no number; or NULL */
    const char *catalog; /* id of a catalogue, or NULL: all */
    bool one_company;    /* several are refused */
    bool may_be_none;    /* nothing is no complaint */
};

/**
 * Results by day, as asked.
 *
 * @param s           complaints go into its diags
 * @param query       which
 * @param ret_history set on success; at least one
 * @return HOSHI_OK, or an error after a complaint
 * @owner  the session
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_history_list(struct hoshi_session *s,
                                                const struct hoshi_history_query *query,
                                                struct hoshi_history *ret_history);

/**
 * One result.
 *
 * @param s         complaints go into its diags
 * @param query     among which
 * @param said      the beginning of its id, or its day; NULL: the last one
 * @param ret_entry set on success
 * @param json      gets its bytes
 * @return HOSHI_OK, or an error after a complaint
 * @owner  the session
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_history_find(struct hoshi_session *s,
                                                const struct hoshi_history_query *query,
                                                const char *said,
                                                const struct hoshi_history_entry **ret_entry,
                                                struct hoshi_buf *json);

/**
 * What a result says of itself, with its criteria.
 *
 * @param s         complaints go into its diags
 * @param json      its bytes
 * @param ret_entry set on success
 * @return HOSHI_OK, or an error after a complaint
 * @owner  the session
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_history_read(struct hoshi_session *s, struct hoshi_str json,
                                                struct hoshi_history_entry *ret_entry);

/** What a rebuild did. */
struct hoshi_history_rebuilt {
    size_t n;          /* results now */
    size_t n_again;    /* files that were another one's twin */
    size_t n_left_out; /* results that only the old history had */
    const char *aside; /* a damaged history got this name; or NULL */
};

/**
 * Make a history anew from result files; the old one stays until the new one is whole.
 *
 * @param s           complaints about all files go into its diags
 * @param db          path, or NULL
 * @param path        files of result/1, and folders with such files
 * @param n           how many
 * @param drop        what only the old history has may go
 * @param ret_rebuilt set on success
 * @return HOSHI_OK, or an error after a complaint
 * @owner  the session
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_history_rebuild(struct hoshi_session *s, const char *db,
                                                   const char *const *path, size_t n, bool drop,
                                                   struct hoshi_history_rebuilt *ret_rebuilt);

#endif
