/* What one sheet says and another does not: what a format could not carry. */
#ifndef HOSHI_APP_SHEET_LOST_H
#define HOSHI_APP_SHEET_LOST_H

#include "app/session/session.h"

/** One field. */
struct hoshi_lost {
    const char *part, *field; /**< part: "scope" …, or NULL */
    size_t n;                 /**< of how many answers; 0 = it is one of the sheet itself */
    const char *first;        /**< the first of these answers */
};

/** All of them. */
struct hoshi_losses {
    struct hoshi_lost *v;
    size_t n;
};

/**
 * Compare what a sheet says with what was read back of its copy. The catalogue's edition, which a
 * sheet may leave open, is not compared.
 *
 * @param s    session with the catalogue of both
 * @param from resolved answers of the sheet
 * @param to   of the copy
 * @param ret  filled in on success; in the order of the format
 * @return HOSHI_OK or HOSHI_E_NOMEM
 * @owner  the session's arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_sheet_losses(struct hoshi_session *s,
                                                const struct hoshi_answers *from,
                                                const struct hoshi_answers *to,
                                                struct hoshi_losses *ret);

#endif
