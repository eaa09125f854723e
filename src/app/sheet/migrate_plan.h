/* What becomes of everything that a sheet says, before anything is written; and the writing. */
#ifndef HOSHI_APP_SHEET_MIGRATE_PLAN_H
#define HOSHI_APP_SHEET_MIGRATE_PLAN_H

#include <hoshi/migration.h>

#include "app/sheet/sheet.h"

/** The answers that are on their way. */
struct hoshi_leaving {
    const struct hoshi_answers *answers;
    const struct hoshi_catalog *read_as; /* the catalogue that they were resolved against */
    const struct hoshi_catalog *from;    /* the one that they are of */
    bool same_scheme;                    /* with the new one */
};

/**
 * Decide about each answer, condition, decision and field.
 *
 * @param leaving what the sheet says
 * @param to      the new catalogue
 * @param map     or NULL
 * @param arena   owns what is decided
 * @param ret_m   set on success
 * @return HOSHI_OK or HOSHI_E_NOMEM
 * @owner  arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_migrate_plan(const struct hoshi_leaving *leaving,
                                                const struct hoshi_catalog *to,
                                                const struct hoshi_mapping *map,
                                                struct hoshi_arena *arena,
                                                struct hoshi_migration *ret_m);

/**
 * Write what was decided.
 *
 * @param d    the draft: within one scheme the sheet itself, else a blank one
 * @param root of the sheet that is left
 * @param m    what was decided
 * @param same_scheme which of the two d is
 * @param lang of the notes
 * @return as hoshi_draft_patch()
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_migrate_write(struct hoshi_draft *d,
                                                 const struct hoshi_node *root,
                                                 const struct hoshi_migration *m, bool same_scheme,
                                                 enum hoshi_lang lang);

#endif
