/* Use case: what changed between two sheets, results or bundles. */
#ifndef HOSHI_APP_COMPARE_COMPARE_H
#define HOSHI_APP_COMPARE_COMPARE_H

#include <hoshi/diff.h>

#include "app/session/session.h"

struct hoshi_compare_request {
    const char *from, *to;              /* paths; one of them may be "-", but no bundle */
    const char *catalog, *from_catalog; /* name, file or NULL; from_catalog: NULL is catalog */
    const char *policy;                 /* of sheets; results and bundles bring their own */
    hoshi_day as_of;                    /* likewise */
};

struct hoshi_comparison {
    struct hoshi_diff_side from, to;
    struct hoshi_diff diff;
};

/**
 * Read two judgements and compare them. A sheet is judged; a result and a bundle are taken as they
 * are, a bundle only if it is whole. Signatures are not looked at.
 *
 * @param s              nothing loaded; complaints about both go into its diags
 * @param request        which two, and how sheets are judged
 * @param ret_comparison set on success; its parts point at each other, so it stays where it is
 * @return HOSHI_OK, or an error after a complaint
 * @owner  the session
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_compare(struct hoshi_session *s,
                                           const struct hoshi_compare_request *request,
                                           struct hoshi_comparison *ret_comparison);

/**
 * Read one judgement.
 *
 * @param s        complaints go into its diags
 * @param path     a sheet, a result/1 or a bundle
 * @param catalog  name, file or NULL
 * @param request  how a sheet is judged
 * @param ret_side set on success
 * @return HOSHI_OK, or an error after a complaint
 * @owner  the session
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_compare_read(struct hoshi_session *s, const char *path,
                                                const char *catalog,
                                                const struct hoshi_compare_request *request,
                                                struct hoshi_diff_side *ret_side);

/**
 * The result/1 of one judgement: a result's own bytes, unread; what a sheet or a bundle comes to as
 * 'hoshi score --format json' writes it.
 *
 * @param s       complaints go into its diags
 * @param path    a sheet, a result/1 or a bundle
 * @param catalog name, file or NULL
 * @param request how a sheet is judged
 * @param out     appended to
 * @return HOSHI_OK, or an error after a complaint
 * @owner  nothing is kept
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_compare_record(struct hoshi_session *s, const char *path,
                                                  const char *catalog,
                                                  const struct hoshi_compare_request *request,
                                                  struct hoshi_buf *out);

/**
 * Which criterion of one side is which of the other: by id, and across two catalogues as the
 * comparison of catalogues says. Here, too, a mapping between two schemes would say so.
 *
 * @param s        complaints go into its diags
 * @param from     the first side
 * @param to       the second
 * @param ret_pair set on success
 * @param ret_n    how many
 * @return HOSHI_OK; HOSHI_E_UNSUPPORTED after a complaint: they are of different schemes;
 *         HOSHI_E_NOMEM
 * @owner  the session
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_compare_pairs(struct hoshi_session *s,
                                                 const struct hoshi_diff_side *from,
                                                 const struct hoshi_diff_side *to,
                                                 struct hoshi_diff_pair **ret_pair, size_t *ret_n);

#endif
