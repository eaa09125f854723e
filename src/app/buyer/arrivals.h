/* Which of the suppliers that a buyer asks have sent a sheet, and who has sent more than one. */
#ifndef HOSHI_APP_BUYER_ARRIVALS_H
#define HOSHI_APP_BUYER_ARRIVALS_H

#include <hoshi/supplier.h>

#include "app/batch/sink.h"

struct hoshi_arrivals {
    const struct hoshi_suppliers *asked;
    uint32_t *n_sheet; /* by position in asked->v */
    struct hoshi_record_sink sink;
};

/**
 * Prepare to count. Add a->sink to the run then.
 *
 * @param a     to be initialised
 * @param asked borrowed
 * @param arena holds the counts
 * @return HOSHI_OK or HOSHI_E_NOMEM
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_arrivals_start(struct hoshi_arrivals *a,
                                                  const struct hoshi_suppliers *asked,
                                                  struct hoshi_arena *arena);

/**
 * After the run: a line about each, nothing where nothing is to be said.
 *
 * @param a    started, or zeroed: nobody was asked
 * @param lang of the lines
 * @param out  appended to
 */
void hoshi_arrivals_tell(const struct hoshi_arrivals *a, enum hoshi_lang lang,
                         struct hoshi_buf *out);

#endif
