#include "app/sheet/migrate.h"

#include <string.h>

#include "app/session/complain.h"
#include "app/sheet/sheet.h"
#include "base/assert.h"
#include "codec/edit/patch.h"
#include "codec/parse/tree.h"
#include "diag/diag.h"

/* Whether one catalogue is the other with more rows. */
static bool extends(const struct hoshi_catalog *cat, const struct hoshi_catalog *from)
{
    for (; cat != NULL; cat = cat->base) {
        if (strcmp(cat->name, from->name) == 0)
            return true;
    }
    return false;
}

static enum hoshi_rc refuse(struct hoshi_session *s, const struct hoshi_catalog *from)
{
    hoshi_diag_add(&s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS3016, HOSHI_SPAN_FILE, from->name,
                   s->catalog->name, NULL);
    return HOSHI_E_UNSUPPORTED;
}

/* The line that names the catalogue is all that changes; the result is read against the new one. */
static enum hoshi_rc rename_catalogue(struct hoshi_session *s,
                                      const struct hoshi_migrate_request *q,
                                      const struct hoshi_sheet *old, struct hoshi_buf *out)
{
    struct hoshi_draft draft;
    struct hoshi_answers *now;
    struct hoshi_patch_field f = {NULL, HOSHI_PATCH_WORD, s->catalog->name, NULL};
    struct hoshi_patch p = {.key = "catalogue", .field = &f, .n_field = 1};
    hoshi_draft_init(&draft, s, q->sheet, &old->in);
    enum hoshi_rc rc = hoshi_draft_patch(&draft, &p);
    if (rc == HOSHI_OK)
        rc = hoshi_answers_load(&draft.in, s->catalog, q->as_of, &s->arena, &s->diags, &now);
    if (rc == HOSHI_OK) {
        HOSHI_ASSERT(now->n_answer == old->answers->n_answer);
        hoshi_buf_put(out, draft.in.bytes.p, draft.in.bytes.n);
        rc = hoshi_buf_rc(out);
    }
    hoshi_draft_release(&draft);
    return rc;
}

enum hoshi_rc hoshi_sheet_migrate(struct hoshi_session *s, const struct hoshi_migrate_request *q,
                                  struct hoshi_buf *out, struct hoshi_migration *ret_migration)
{
    struct hoshi_sheet old;
    enum hoshi_rc rc = hoshi_session_catalog(s, q->from);
    if (rc == HOSHI_OK)
        rc = hoshi_sheet_load(s, q->sheet, q->as_of, &old);
    if (rc != HOSHI_OK)
        return rc;
    if (!hoshi_session_can_change(s, &old.in) ||
        (q->output != NULL && !hoshi_session_name_fits(s, q->output, old.in.tree->format)))
        return HOSHI_E_UNSUPPORTED;
    const struct hoshi_catalog *from = s->catalog;
    rc = hoshi_session_catalog(s, q->to);
    if (rc == HOSHI_OK && !extends(s->catalog, from))
        rc = refuse(s, from);
    if (rc == HOSHI_OK)
        rc = rename_catalogue(s, q, &old, out);
    if (rc == HOSHI_OK)
        *ret_migration =
            (struct hoshi_migration){.from = from->name,
                                     .to = s->catalog->name,
                                     .n_carried = old.answers->n_answer + old.answers->n_condition,
                                     .n_new = s->catalog->n_criterion - from->n_criterion +
                                              s->catalog->n_condition - from->n_condition};
    return rc;
}
