/* A sheet taken over into another catalogue. */
#ifndef HOSHI_APP_SHEET_MIGRATE_H
#define HOSHI_APP_SHEET_MIGRATE_H

#include "app/session/session.h"

struct hoshi_migrate_request {
    const char *sheet, *to; /* to: a catalogue, by name or as a file */
    const char *from;       /* the catalogue of the sheet, where that is no built-in one; or NULL */
    const char *output;     /* where it will be written, or NULL; its name must fit */
    hoshi_day as_of;
};

/** What became of the sheet. */
struct hoshi_migration {
    const char *from, *to; /* names with edition */
    size_t n_carried;      /* answers and conditions that stand as they stood */
    size_t n_new;          /* criteria and conditions that only the other catalogue has */
};

/**
 * Take a sheet over into a catalogue that extends its own: every answer is there under the same id
 * with the same words, so all stand as they stand, and the rest is asked.
 *
 * @param s             complaints go there; s->catalog is the new one on success
 * @param q             what, and into which
 * @param out           gets the sheet as it is then
 * @param ret_migration set on success
 * @return HOSHI_OK; HOSHI_E_UNSUPPORTED where the one does not extend the other; else what loading
 *         and patching say
 * @owner  names stay with the session
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_sheet_migrate(struct hoshi_session *s,
                                                 const struct hoshi_migrate_request *q,
                                                 struct hoshi_buf *out,
                                                 struct hoshi_migration *ret_migration);

#endif
