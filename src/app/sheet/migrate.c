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
                                      const struct hoshi_input *in, size_t n_answer,
                                      struct hoshi_buf *out)
{
    struct hoshi_draft draft;
    struct hoshi_answers *now;
    struct hoshi_patch_field f = {NULL, HOSHI_PATCH_WORD, s->catalog->name, NULL};
    struct hoshi_patch p = {.key = "catalogue", .field = &f, .n_field = 1};
    hoshi_draft_init(&draft, s, q->sheet, in);
    enum hoshi_rc rc = hoshi_draft_patch(&draft, &p);
    if (rc == HOSHI_OK)
        rc = hoshi_answers_load(&draft.in, s->catalog, q->as_of, &s->arena, &s->diags, &now);
    if (rc == HOSHI_OK) {
        HOSHI_ASSERT(now->n_answer == n_answer);
        hoshi_buf_put(out, draft.in.bytes.p, draft.in.bytes.n);
        rc = hoshi_buf_rc(out);
    }
    hoshi_draft_release(&draft);
    return rc;
}

/* Read as what it will be, under the name it has: a target of the new catalogue is no mistake. */
static enum hoshi_rc read_answers(struct hoshi_session *s, const struct hoshi_catalog *from,
                                  hoshi_day as_of, struct hoshi_input *in,
                                  struct hoshi_answers **ret_answers)
{
    struct hoshi_catalog *cat = hoshi_arena_alloc(&s->arena, sizeof *cat);
    if (cat == NULL)
        return HOSHI_E_NOMEM;
    *cat = *s->catalog;
    cat->name = from->name;
    return hoshi_answers_load(in, cat, as_of, &s->arena, &s->diags, ret_answers);
}

enum hoshi_rc hoshi_sheet_migrate(struct hoshi_session *s, const struct hoshi_migrate_request *q,
                                  struct hoshi_buf *out, struct hoshi_migration *ret_migration)
{
    struct hoshi_input in;
    struct hoshi_answers *old = NULL;
    enum hoshi_rc rc = hoshi_session_catalog(s, q->from);
    if (rc == HOSHI_OK)
        rc = hoshi_session_read(s, q->sheet, &in);
    if (rc == HOSHI_OK)
        rc = hoshi_session_follow(s, &in);
    if (rc != HOSHI_OK)
        return rc;
    if (!hoshi_session_can_change(s, &in) ||
        (q->output != NULL && !hoshi_session_name_fits(s, q->output, in.tree->format)))
        return HOSHI_E_UNSUPPORTED;
    const struct hoshi_catalog *from = s->catalog;
    rc = hoshi_session_catalog(s, q->to);
    if (rc == HOSHI_OK && !extends(s->catalog, from))
        rc = refuse(s, from);
    if (rc == HOSHI_OK)
        rc = read_answers(s, from, q->as_of, &in, &old);
    if (rc == HOSHI_OK)
        rc = rename_catalogue(s, q, &in, old->n_answer, out);
    if (rc == HOSHI_OK)
        *ret_migration =
            (struct hoshi_migration){.from = from->name,
                                     .to = s->catalog->name,
                                     .n_carried = old->n_answer + old->n_condition,
                                     .n_new = s->catalog->n_criterion - from->n_criterion +
                                              s->catalog->n_condition - from->n_condition};
    return rc;
}
