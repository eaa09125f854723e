/* Registers, rule documents and the like, written in one of their forms. */
#ifndef HOSHI_APP_SESSION_PAPER_H
#define HOSHI_APP_SESSION_PAPER_H

#include "app/session/session.h"

/** How a paper is written, in the order of hoshi_paper_forms. */
enum hoshi_paper_form { HOSHI_PAPER_AS_MARKDOWN = 0, HOSHI_PAPER_AS_XLSX };

/** The words of --format; ends with NULL. */
extern const char *const hoshi_paper_forms[];

/**
 * Load all papers, with the catalogue of their criteria.
 *
 * @param s complaints go into its diags; s->catalog and s->papers are set
 * @return HOSHI_OK, or an error after a complaint
 * @owner the session
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_papers_open(struct hoshi_session *s);

/**
 * Write one.
 *
 * @param s    opened
 * @param said its id or title
 * @param form how
 * @param lang of its texts
 * @param out  appended to
 * @return HOSHI_OK, or an error after a complaint
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_paper_write(struct hoshi_session *s, const char *said,
                                               enum hoshi_paper_form form, enum hoshi_lang lang,
                                               struct hoshi_buf *out);

#endif
