/* Use case: two catalogues, row by row. */
#ifndef HOSHI_APP_CATALOGUE_DIFF_H
#define HOSHI_APP_CATALOGUE_DIFF_H

#include <hoshi/catalog_diff.h>

#include "app/session/session.h"

/**
 * Compare two catalogues. A criterion that is gone and one that is new are one with another number
 * when they ask the same, word for word, in either language.
 *
 * @param s        session; complaints go into its diags
 * @param from     the older, as hoshi_session_catalog() takes it
 * @param to       the newer
 * @param ret_diff set on success
 * @return HOSHI_OK, or an error after a complaint
 * @owner  the session
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_catalog_differ(struct hoshi_session *s, const char *from,
                                                  const char *to,
                                                  struct hoshi_catalog_diff *ret_diff);

/**
 * The same for catalogues that are loaded.
 *
 * @param arena    owns the rows
 * @param from     the older
 * @param to       the newer
 * @param ret_diff set on success; borrows both
 * @return HOSHI_OK or HOSHI_E_NOMEM
 * @owner  arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_catalogs_differ(struct hoshi_arena *arena,
                                                   const struct hoshi_catalog *from,
                                                   const struct hoshi_catalog *to,
                                                   struct hoshi_catalog_diff *ret_diff);

/**
 * What another value of a field means for whoever has answered.
 *
 * @param row   kind of the row that has it
 * @param field as the file calls it
 * @return ASKED, TEXTS, or JUDGED for all that is neither known as words asked nor as help
 */
enum hoshi_catalog_change hoshi_catalog_change_of(enum hoshi_catalog_row row, const char *field);

#endif
