/* What a buyer has written by hand into a list of whom which star is asked of. */
#ifndef HOSHI_APP_BUYER_RECORDS_THERE_H
#define HOSHI_APP_BUYER_RECORDS_THERE_H

#include <hoshi/supplier.h>

#include "app/session/session.h"

/**
 * Whether a list may take the place of the one that is there: nothing that was written into it by
 * hand may be lost, be it a record, a star, an answer or a cell of the buyer's own.
 *
 * @param s    whose complaints
 * @param path of the output, or NULL; what is there may be anything, or nothing
 * @param list that shall be written there
 * @return false after a complaint
 */
bool hoshi_buyer_spares_records(struct hoshi_session *s, const char *path,
                                const struct hoshi_suppliers *list);

#endif
