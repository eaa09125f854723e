/* A sheet taken over into another catalogue. */
#ifndef HOSHI_APP_SHEET_MIGRATE_H
#define HOSHI_APP_SHEET_MIGRATE_H

#include <hoshi/migration.h>

#include "app/session/session.h"

struct hoshi_migrate_request {
    const char *sheet, *to; /* to: a catalogue, by name or as a file */
    const char *from;       /* the catalogue of the sheet, where that is no built-in one; or NULL */
    const char *mapping;    /* a file; NULL: one that is built in, where one is needed */
    const char *output;     /* where it will be written, or NULL; its name must fit */
    enum hoshi_lang lang;   /* of notes and comments */
    hoshi_day as_of;
};

/**
 * Take a sheet over into another catalogue. Within one scheme (another edition, an extension, what
 * it extends) an answer stands as it stood where what it answers is the same, and is asked again
 * where that has changed. Into another scheme nothing is carried over: a mapping makes suggestions,
 * which stand as notes in a blank sheet and answer nothing.
 *
 * @param s             complaints go there; s->catalog is the new one on success
 * @param q             what, and into which
 * @param out           gets the sheet as it is then
 * @param ret_migration set on success
 * @return HOSHI_OK; HOSHI_E_UNSUPPORTED where no way leads from the one to the other; else what
 *         loading and patching say
 * @owner  all it points to stays with the session
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_sheet_migrate(struct hoshi_session *s,
                                                 const struct hoshi_migrate_request *q,
                                                 struct hoshi_buf *out,
                                                 struct hoshi_migration *ret_migration);

#endif
