/* Answers of a sheet into a copy of somebody's workbook. */
#ifndef HOSHI_APP_SHEET_FILL_H
#define HOSHI_APP_SHEET_FILL_H

#include "app/session/session.h"

struct hoshi_fill_request {
    const char *sheet, *book;
    const char *sheet_of_book, *map; /* as for hoshi_session_book() */
    hoshi_day as_of;
    enum hoshi_lang lang; /* of what is told */
};

/** What became of the answers. */
struct hoshi_fill_summary {
    size_t n_written;   /* cells */
    size_t n_same;      /* cells that said the same already */
    size_t n_conflict;  /* cells that say something else, and were left */
    size_t n_no_row;    /* answers whose criterion has no row */
    size_t n_no_column; /* what answers say besides, for which there is no column */
};

/**
 * Write answers into empty cells of a copy; whatever stands there stays, and a row with another
 * answer stays as a whole.
 *
 * @param s           session with a catalogue; the complaints go there
 * @param q           what and where
 * @param copy        gets the bytes of the copy
 * @param told        gets a line for each cell that was written, or was not
 * @param ret_summary filled in on success
 * @return HOSHI_OK, or what reading says; HOSHI_E_INVALID when the workbook cannot be changed
 *         faithfully
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_fill(struct hoshi_session *s, const struct hoshi_fill_request *q,
                                        struct hoshi_buf *copy, struct hoshi_buf *told,
                                        struct hoshi_fill_summary *ret_summary);

#endif
