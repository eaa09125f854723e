#include "app/sheet/sheet.h"

#include <string.h>

#include "app/evidence/moved.h"
#include "app/session/complain.h"
#include "app/session/writers.h"
#include "app/sheet/decision.h"
#include "base/limits.h"
#include "base/str.h"
#include "codec/edit/patch.h"
#include "diag/diag.h"
#include "model/same.h"

enum hoshi_rc hoshi_sheet_load(struct hoshi_session *s, const char *path, hoshi_day as_of,
                               struct hoshi_sheet *ret_sheet)
{
    struct hoshi_sheet sheet = {0};
    enum hoshi_rc rc = hoshi_session_read(s, path, &sheet.in);
    if (rc == HOSHI_OK)
        rc = hoshi_session_sheet(s, &sheet.in, as_of, &sheet.answers);
    if (rc == HOSHI_OK)
        *ret_sheet = sheet;
    return rc;
}

/* --- a sheet that is being made */

void hoshi_draft_init(struct hoshi_draft *d, struct hoshi_session *s, const char *path,
                      const struct hoshi_input *in)
{
    *d = (struct hoshi_draft){.s = s, .path = path, .in = *in};
    hoshi_arena_init(&d->arena[0], 0);
    hoshi_arena_init(&d->arena[1], 0);
}

void hoshi_draft_release(struct hoshi_draft *d)
{
    hoshi_arena_release(&d->arena[0]);
    hoshi_arena_release(&d->arena[1]);
}

static enum hoshi_rc refused(const struct hoshi_draft *d, const char *key, enum hoshi_rc rc)
{
    bool nomem = rc == HOSHI_E_NOMEM;
    (void)hoshi_session_complain(d->s, d->path, nomem ? HOSHI_HS2007 : HOSHI_HS1350, key, NULL,
                                 NULL);
    return rc;
}

/* The new version goes where the one before the present one was. */
enum hoshi_rc hoshi_draft_patch(struct hoshi_draft *d, const struct hoshi_patch *patch)
{
    struct hoshi_arena *arena = &d->arena[d->n_patch % 2];
    hoshi_arena_release(arena);
    hoshi_arena_init(arena, 0);
    struct hoshi_diags *unheard = hoshi_arena_alloc(arena, sizeof *unheard);
    if (unheard == NULL)
        return refused(d, patch->key, HOSHI_E_NOMEM);
    hoshi_diags_init(unheard, arena);
    enum hoshi_rc rc = hoshi_patch_apply(&d->in, patch, 1, arena, unheard, &d->in);
    if (rc != HOSHI_OK)
        return refused(d, patch->key, rc);
    d->n_patch++;
    return HOSHI_OK;
}

const char *const *hoshi_sheet_order(struct hoshi_session *s)
{
    const char **order = hoshi_arena_array(&s->arena, s->catalog->n_criterion, sizeof *order);
    for (size_t i = 0; order != NULL && i < s->catalog->n_criterion; i++)
        order[i] = s->catalog->criterion[i]->id.s;
    return order;
}

enum hoshi_input_format hoshi_sheet_format_for(const char *path)
{
    enum hoshi_input_format said;
    return hoshi_format_of_name(path, &said) && said == HOSHI_INPUT_JSON ? said : HOSHI_INPUT_YAML;
}

enum hoshi_rc hoshi_sheet_blank(struct hoshi_session *s, const char *path, uint8_t target,
                                enum hoshi_lang lang, struct hoshi_buf *out)
{
    uint8_t star = target != 0 ? target : hoshi_catalog_first_star(s->catalog);
    return hoshi_template_write(s, hoshi_template_of(hoshi_sheet_format_for(path)), star, false,
                                lang, out);
}

enum hoshi_rc hoshi_sheet_create(struct hoshi_session *s, const char *path, uint8_t target,
                                 enum hoshi_lang lang)
{
    struct hoshi_buf text;
    if (!hoshi_session_name_fits(s, path, hoshi_sheet_format_for(path)))
        return HOSHI_E_UNSUPPORTED;
    hoshi_buf_init(&text, 0);
    enum hoshi_rc rc = hoshi_sheet_blank(s, path, target, lang, &text);
    if (rc == HOSHI_OK)
        rc = hoshi_session_write(s, path, (struct hoshi_str){text.p, text.n}, HOSHI_WRITE_NEW);
    hoshi_buf_release(&text);
    return rc;
}

/* --- last year's answers */

enum hoshi_rc hoshi_draft_copy(struct hoshi_draft *d, const struct hoshi_node *root,
                               const char *section)
{
    const struct hoshi_node *from = hoshi_node_get(root, section);
    enum hoshi_rc rc = HOSHI_OK;
    for (const struct hoshi_node *n = from != NULL ? from->first : NULL;
         n != NULL && rc == HOSHI_OK; n = n->next) {
        struct hoshi_patch_field f = {NULL, HOSHI_PATCH_NODE, NULL, n};
        struct hoshi_patch p = {.section = section, .key = n->key->text, .field = &f, .n_field = 1};
        if (!hoshi_node_is_null(n))
            rc = hoshi_draft_patch(d, &p);
    }
    return rc;
}

#define ENTRY_FIELDS 16

/* What becomes of an answer. */
enum fate {
    FATE_NOTE = 0, /* there is none, only what stands beside it */
    FATE_CARRIED,
    FATE_REJECTED, /* an expert has not accepted it: to be answered anew */
};

/* Of last year, or what was rejected. */
static bool stays_behind(const struct hoshi_node *k, const struct hoshi_criterion *crit,
                         enum fate fate, const char *whole)
{
    static const char *const of_last_year[] = {"updated_by", "updated_on", "carried_over"},
                             *const answer[] = {"reason", "via", "state"};
    bool stays =
        hoshi_node_is_null(k) || (crit->frequency != 0 && strcmp(k->key->text, "performed") == 0);
    for (size_t i = 0; i < 3; i++) {
        stays = stays || strcmp(k->key->text, of_last_year[i]) == 0;
        stays = stays || (fate == FATE_REJECTED && strcmp(k->key->text, answer[i]) == 0);
    }
    return stays || (fate == FATE_REJECTED && strcmp(k->key->text, whole) == 0);
}

static enum hoshi_rc copy_answer(struct hoshi_draft *d, const struct hoshi_node *entry,
                                 const struct hoshi_criterion *crit, enum fate fate,
                                 const char *const *order)
{
    const char *whole = hoshi_catalog_short_form(d->s->catalog);
    struct hoshi_patch_field field[ENTRY_FIELDS];
    size_t n = 0;
    if (entry->kind == HOSHI_NODE_SCALAR && fate != FATE_REJECTED)
        field[n++] = (struct hoshi_patch_field){whole, HOSHI_PATCH_NODE, NULL, entry};
    for (const struct hoshi_node *k = entry->first; k != NULL && n < ENTRY_FIELDS - 1;
         k = k->next) {
        if (!stays_behind(k, crit, fate, whole))
            field[n++] = (struct hoshi_patch_field){k->key->text, HOSHI_PATCH_NODE, NULL, k};
    }
    if (fate == FATE_CARRIED) /* a mere note has nothing to confirm */
        field[n++] = (struct hoshi_patch_field){"carried_over", HOSHI_PATCH_WORD, "true", NULL};
    if (n == 0)
        return HOSHI_OK;
    struct hoshi_patch p = {.section = "answers",
                            .key = crit->id.s,
                            .whole = whole,
                            .field = field,
                            .n_field = n,
                            .order = order,
                            .n_order = d->s->catalog->n_criterion};
    return hoshi_draft_patch(d, &p);
}

static enum hoshi_rc copy_all(struct hoshi_draft *d, const struct hoshi_sheet *last,
                              struct hoshi_carried *ret_n)
{
    static const struct hoshi_answer none;
    const char *const *order = hoshi_sheet_order(d->s);
    const struct hoshi_node *answers = hoshi_node_get(last->in.tree->root, "answers");
    enum hoshi_rc rc = hoshi_draft_copy(d, last->in.tree->root, "organization");
    if (rc == HOSHI_OK)
        rc = hoshi_draft_copy(d, last->in.tree->root, "scope");
    if (rc == HOSHI_OK)
        rc = hoshi_draft_copy(d, last->in.tree->root, "assessor");
    *ret_n = (struct hoshi_carried){0, 0};
    for (size_t i = 0; i < d->s->catalog->n_criterion && rc == HOSHI_OK; i++) {
        const struct hoshi_criterion *crit = d->s->catalog->criterion[i];
        const struct hoshi_answer *a = last->answers->by_criterion[i];
        enum fate fate = !hoshi_answer_is_given(a)                  ? FATE_NOTE
                         : hoshi_answers_rejected(last->answers, i) ? FATE_REJECTED
                                                                    : FATE_CARRIED;
        if (a == NULL || hoshi_answer_same(a, &none))
            continue;
        rc = copy_answer(d, hoshi_node_get(answers, crit->id.s), crit, fate, order);
        ret_n->n += fate == FATE_CARRIED;
        ret_n->n_rejected += fate == FATE_REJECTED;
    }
    return rc;
}

static enum hoshi_rc make_out_of(struct hoshi_session *s, const struct hoshi_carry_request *q,
                                 struct hoshi_str blank, struct hoshi_carried *ret_n)
{
    struct hoshi_input in = {
        .name = q->path, .bytes = blank, .format = hoshi_sheet_format_for(q->path)};
    struct hoshi_draft draft;
    enum hoshi_rc rc = hoshi_input_read(&in, NULL, &s->arena, &s->diags);
    if (rc != HOSHI_OK)
        return rc;
    hoshi_draft_init(&draft, s, q->path, &in);
    rc = copy_all(&draft, q->last, ret_n);
    if (rc == HOSHI_OK)
        rc = hoshi_session_write(s, q->path, draft.in.bytes, HOSHI_WRITE_NEW);
    hoshi_draft_release(&draft);
    return rc;
}

enum hoshi_rc hoshi_carry_over(struct hoshi_session *s, const struct hoshi_carry_request *q,
                               struct hoshi_carried *ret_n)
{
    struct hoshi_buf blank;
    if (!hoshi_session_name_fits(s, q->path, hoshi_sheet_format_for(q->path)))
        return HOSHI_E_UNSUPPORTED;
    hoshi_buf_init(&blank, HOSHI_LIMIT_FILE_BYTES);
    uint8_t target = q->target != 0 ? q->target : q->last->answers->target;
    enum hoshi_rc rc = hoshi_sheet_blank(s, q->path, target, q->lang, &blank);
    if (rc == HOSHI_OK)
        rc = hoshi_evidence_moved(s, q->last->answers, q->last->in.name, q->path);
    if (rc == HOSHI_OK)
        rc = make_out_of(s, q, (struct hoshi_str){blank.p, blank.n}, ret_n);
    hoshi_buf_release(&blank);
    return rc;
}
