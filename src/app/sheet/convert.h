/* A sheet in another format. */
#ifndef HOSHI_APP_SHEET_CONVERT_H
#define HOSHI_APP_SHEET_CONVERT_H

#include "app/session/session.h"
#include "app/sheet/lost.h"
#include "app/sheet/sheet.h"
#include "stock/writers.h"

struct hoshi_convert_request {
    const char *from, *to; /* to: where it will be written, or NULL */
    const struct hoshi_template *form;
    enum hoshi_lang lang; /* of the texts beside the answers */
};

/** What became of it. */
struct hoshi_converted {
    size_t n_answer;
    size_t n_comment;           /* lines of comments that are not taken along */
    struct hoshi_losses losses; /* what the format cannot carry */
};

/**
 * A table as a sheet in codes, so that what is taken from it is written like everything else.
 *
 * @param s     session with a catalogue; the complaints go there
 * @param known another sheet, whose hashes, days and titles of the same evidence are taken along,
 * for a table cannot say them; or NULL
 * @param lang  of nothing that stays
 * @param sheet that was read of a table; becomes the other form of it
 * @return HOSHI_OK; otherwise as it was
 * @owner  the session's arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_sheet_of_table(struct hoshi_session *s,
                                                  const struct hoshi_sheet *known,
                                                  enum hoshi_lang lang, struct hoshi_sheet *sheet);

/**
 * The form that the name of a file says.
 *
 * @param name of the file
 * @return NULL when no sheet has such a name
 * @owner  nobody: static
 */
const struct hoshi_template *hoshi_convert_form(const char *name);

/**
 * Write what a sheet says in another format, read that back, and tell what is not there any more.
 *
 * @param s   session with a catalogue; the complaints go there
 * @param q   what to what
 * @param out gets the sheet
 * @param ret filled in on success
 * @return HOSHI_OK also with losses; else what reading or writing says
 * @owner  the session's arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_convert(struct hoshi_session *s,
                                           const struct hoshi_convert_request *q,
                                           struct hoshi_buf *out, struct hoshi_converted *ret);

#endif
