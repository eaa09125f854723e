/* What was decided, as changes of a sheet: only what does not stand as it stood is touched. */
#include <string.h>

#include "app/sheet/migrate_plan.h"
#include "base/str.h"
#include "codec/edit/patch.h"
#include "codec/parse/node.h"
#include "i18n/msg.h"
#include "report/answer_words.h"
#include "report/text/answers.h"

struct writing {
    struct hoshi_draft *d;
    const struct hoshi_node *root;
    const struct hoshi_migration *m;
    const char *const *order;
    enum hoshi_lang lang;
    enum hoshi_rc rc;
};

static void patch(struct writing *w, const struct hoshi_patch *p)
{
    if (w->rc == HOSHI_OK)
        w->rc = hoshi_draft_patch(w->d, p);
}

/* --- notes, on one line: that is how they are shown beside their question */

#define BETWEEN " / "

/* "security-action@2026-03 SA1-1-1" */
static void put_name(struct hoshi_buf *out, const struct hoshi_catalog *cat, const char *id)
{
    hoshi_buf_puts(out, cat->name);
    hoshi_buf_puts(out, " ");
    hoshi_buf_puts(out, id);
}

static enum hoshi_msg message_of(const struct hoshi_migration_row *row,
                                 const struct hoshi_migration_link *link)
{
    if (link->sure == 0)
        return HOSHI_MSG_MIGRATE_NOTE_HINT;
    return row->polarity == HOSHI_POLARITY_MET ? HOSHI_MSG_MIGRATE_NOTE_MET
                                               : HOSHI_MSG_MIGRATE_NOTE_UNMET;
}

static void put_mapped(const struct writing *w, const struct hoshi_migration_row *row,
                       const struct hoshi_migration_link *link, const char *name,
                       struct hoshi_buf *out)
{
    struct hoshi_buf said;
    hoshi_buf_init(&said, 0);
    struct hoshi_answer brief = *row->answer; /* the old sheet has the rest */
    brief.note = brief.owner = NULL;
    brief.n_evidence = 0;
    hoshi_report_answer_line(&said, w->m->from, &brief, w->lang);
    hoshi_msg_put(out, message_of(row, link), w->lang, name, said.p,
                  hoshi_relation_label(link->row->relation, w->lang));
    if (link->sure != 0)
        hoshi_msg_put(out, HOSHI_MSG_MIGRATE_NOTE_SURE, w->lang,
                      hoshi_confidence_label((enum hoshi_confidence)(link->sure - 1), w->lang),
                      hoshi_basis_label(hoshi_mapping_basis(w->m->mapping, link->row), w->lang),
                      NULL);
    const char *note = hoshi_text_get(&link->row->note, w->lang);
    if (note != NULL && *note != '\0') {
        hoshi_buf_puts(out, " [");
        hoshi_buf_puts(out, note);
        hoshi_buf_puts(out, "]");
    }
    out->failed = out->failed || said.failed;
    hoshi_buf_release(&said);
}

/* The whole answer of the other edition: nothing of it is lost when its fields go. */
static void put_was(const struct writing *w, const struct hoshi_migration_row *row,
                    struct hoshi_buf *out)
{
    struct hoshi_buf said;
    hoshi_buf_init(&said, 0);
    hoshi_report_answer_line(&said, w->m->from, row->answer, w->lang);
    hoshi_msg_put(out, HOSHI_MSG_MIGRATE_NOTE_WAS, w->lang, w->m->from->name, said.p, NULL);
    out->failed = out->failed || said.failed;
    hoshi_buf_release(&said);
}

/* What answers that are not carried over tell about a criterion, one behind the other. */
static void put_note(const struct writing *w, const struct hoshi_criterion *to,
                     struct hoshi_buf *out)
{
    bool mapped = false;
    for (size_t i = 0; i < w->m->n_row; i++) {
        const struct hoshi_migration_row *row = &w->m->row[i];
        for (size_t k = 0; k < row->n_link && row->fate != HOSHI_FATE_CARRIED; k++) {
            const struct hoshi_migration_link *link = &row->link[k];
            struct hoshi_buf name;
            if (link->to != to)
                continue;
            hoshi_buf_init(&name, 0);
            hoshi_buf_puts(out, out->n != 0 ? BETWEEN : "");
            put_name(&name, w->m->from, row->id);
            if (link->row == NULL)
                put_was(w, row, out);
            else
                put_mapped(w, row, link, name.p, out);
            mapped = mapped || link->row != NULL;
            out->failed = out->failed || name.failed;
            hoshi_buf_release(&name);
        }
    }
    if (!mapped)
        return;
    hoshi_buf_puts(out, BETWEEN);
    hoshi_buf_puts(out, hoshi_msg(HOSHI_MSG_MIGRATE_NOTE_END, w->lang));
}

/* --- entries */

#define ENTRY_FIELDS 24

/* Files and who is in charge stay where they are asked again: neither is an answer. */
static bool stays(const char *field)
{
    return strcmp(field, "evidence") == 0 || strcmp(field, "owner") == 0;
}

static void write_note(struct writing *w, const struct hoshi_criterion *to, const char *note)
{
    const struct hoshi_node *entry =
        hoshi_node_get(hoshi_node_get(w->d->in.tree->root, "answers"), to->id.s);
    const char *whole = hoshi_catalog_short_form(w->m->to);
    struct hoshi_patch_field field[ENTRY_FIELDS];
    size_t n = 0;
    if (entry != NULL && entry->kind == HOSHI_NODE_SCALAR && !hoshi_node_is_null(entry))
        field[n++] = (struct hoshi_patch_field){whole, HOSHI_PATCH_REMOVE, NULL, NULL};
    for (const struct hoshi_node *c = entry != NULL ? entry->first : NULL;
         c != NULL && n < ENTRY_FIELDS - 1; c = c->next) {
        if (!stays(c->key->text) && strcmp(c->key->text, "note") != 0)
            field[n++] = (struct hoshi_patch_field){c->key->text, HOSHI_PATCH_REMOVE, NULL, NULL};
    }
    field[n++] = (struct hoshi_patch_field){"note", HOSHI_PATCH_QUOTED, note, NULL};
    patch(w, &(struct hoshi_patch){.section = "answers",
                                   .key = to->id.s,
                                   .whole = whole,
                                   .field = field,
                                   .n_field = n,
                                   .order = w->order,
                                   .n_order = w->m->to->n_criterion});
}

static void write_notes(struct writing *w)
{
    for (size_t i = 0; i < w->m->to->n_criterion && w->rc == HOSHI_OK; i++) {
        struct hoshi_buf note;
        hoshi_buf_init(&note, 0);
        put_note(w, w->m->to->criterion[i], &note);
        w->rc = hoshi_buf_rc(&note);
        if (w->rc == HOSHI_OK && note.n != 0)
            write_note(w, w->m->to->criterion[i], note.p);
        hoshi_buf_release(&note);
    }
}

/* --- within one scheme */

static void remove_member(struct writing *w, const char *section, const char *key)
{
    const struct hoshi_patch_field f = {key, HOSHI_PATCH_REMOVE, NULL, NULL};
    if (hoshi_node_get(hoshi_node_get(w->root, section), key) != NULL)
        patch(w, &(struct hoshi_patch){
                     .key = section, .whole = "", .with_key = true, .field = &f, .n_field = 1});
}

/* A criterion that has another number takes its entry there; all leave before any arrives. */
static void move_entries(struct writing *w)
{
    const struct hoshi_node *answers = hoshi_node_get(w->root, "answers");
    for (const struct hoshi_node *c = answers != NULL ? answers->first : NULL; c != NULL;
         c = c->next) {
        if (hoshi_catalog_find(w->m->to, c->key->text) == NULL)
            remove_member(w, "answers", c->key->text);
    }
    for (int arrive = 0; arrive <= 1; arrive++) {
        for (size_t i = 0; i < w->m->n_row; i++) {
            const struct hoshi_migration_row *row = &w->m->row[i];
            if (row->fate != HOSHI_FATE_CARRIED || row->n_link == 0 ||
                strcmp(row->link[0].to->id.s, row->id) == 0)
                continue;
            const struct hoshi_patch_field f = {NULL, HOSHI_PATCH_NODE, NULL,
                                                hoshi_node_get(answers, row->id)};
            if (arrive == 0 && hoshi_catalog_find(w->m->to, row->id) != NULL)
                remove_member(w, "answers", row->id);
            if (arrive == 1)
                patch(w, &(struct hoshi_patch){.section = "answers",
                                               .key = row->link[0].to->id.s,
                                               .field = &f,
                                               .n_field = 1,
                                               .order = w->order,
                                               .n_order = w->m->to->n_criterion});
        }
    }
}

/* The list with the decisions that are carried over, in their order. */
static void keep_decisions(struct writing *w)
{
    const struct hoshi_node *list = hoshi_node_get(w->root, "confirmations");
    struct hoshi_node kept = list != NULL ? *list : (struct hoshi_node){0};
    size_t n = 0;
    kept.first = kept.last = NULL;
    kept.n_child = 0;
    const struct hoshi_node *c = list != NULL ? list->first : NULL;
    for (size_t i = 0; i < w->m->n_row && c != NULL; i++) {
        if (w->m->row[i].kind != HOSHI_MIGRATED_DECISION)
            continue;
        struct hoshi_node *copy = hoshi_arena_alloc(&w->d->s->arena, sizeof *copy);
        if (copy == NULL) {
            w->rc = HOSHI_E_NOMEM;
            return;
        }
        *copy = *c;
        copy->next = NULL;
        if (w->m->row[i].fate == HOSHI_FATE_CARRIED)
            hoshi_node_append(&kept, copy);
        n += w->m->row[i].fate != HOSHI_FATE_CARRIED;
        c = c->next;
    }
    const struct hoshi_patch_field put = {NULL, HOSHI_PATCH_NODE, NULL, &kept};
    const struct hoshi_patch_field none = {NULL, HOSHI_PATCH_REMOVE, NULL, NULL};
    if (n == 0)
        return;
    /* Dashes below their key leave no place for another layout, so that list goes first. */
    if (kept.n_child == 0 || list->span.col <= list->key->span.col)
        patch(w, &(struct hoshi_patch){.key = "confirmations", .field = &none, .n_field = 1});
    if (kept.n_child != 0)
        patch(w, &(struct hoshi_patch){.key = "confirmations", .field = &put, .n_field = 1});
}

static void change_sheet(struct writing *w)
{
    const struct hoshi_patch_field name = {NULL, HOSHI_PATCH_WORD, w->m->to->name, NULL};
    const struct hoshi_patch_field none = {NULL, HOSHI_PATCH_REMOVE, NULL, NULL};
    patch(w, &(struct hoshi_patch){.key = "catalogue", .field = &name, .n_field = 1});
    for (size_t i = 0; i < w->m->n_row; i++) {
        const struct hoshi_migration_row *row = &w->m->row[i];
        if (row->kind == HOSHI_MIGRATED_FIELD)
            patch(w, &(struct hoshi_patch){.key = row->id, .field = &none, .n_field = 1});
        if (row->kind == HOSHI_MIGRATED_CONDITION && row->fate != HOSHI_FATE_CARRIED)
            remove_member(w, "conditions", row->id);
    }
    keep_decisions(w);
    move_entries(w);
}

enum hoshi_rc hoshi_migrate_write(struct hoshi_draft *d, const struct hoshi_node *root,
                                  const struct hoshi_migration *m, bool same_scheme,
                                  enum hoshi_lang lang)
{
    struct writing w = {d, root, m, hoshi_sheet_order(d->s), lang, HOSHI_OK};
    if (w.order == NULL)
        return HOSHI_E_NOMEM;
    if (same_scheme)
        change_sheet(&w);
    else
        w.rc = hoshi_draft_copy(d, root, "organization");
    if (w.rc == HOSHI_OK && !same_scheme)
        w.rc = hoshi_draft_copy(d, root, "assessor");
    write_notes(&w);
    return w.rc;
}
