#include "app/sheet/migrate.h"

#include <string.h>

#include "app/session/mapping.h"
#include "app/sheet/migrate_plan.h"
#include "base/assert.h"
#include "base/limits.h"
#include "codec/edit/patch.h"
#include "codec/parse/tree.h"
#include "diag/diag.h"
#include "model/same.h"

struct migrate {
    struct hoshi_session *s;
    const struct hoshi_migrate_request *q;
    struct hoshi_input in; /* the sheet, with its tree */
    struct hoshi_leaving leaving;
    struct hoshi_catalog *from, *to;
    struct hoshi_mapping *map;
    struct hoshi_migration m;
};

/* Editions and extensions of one scheme: what they extend in the end has one id. */
static bool same_scheme(const struct hoshi_catalog *a, const struct hoshi_catalog *b)
{
    while (a->base != NULL)
        a = a->base;
    while (b->base != NULL)
        b = b->base;
    return strcmp(a->id.s, b->id.s) == 0;
}

static enum hoshi_rc refuse(const struct migrate *g)
{
    hoshi_diag_add(&g->s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS3016, HOSHI_SPAN_FILE, g->from->name,
                   g->to->name, NULL);
    return HOSHI_E_UNSUPPORTED;
}

static enum hoshi_rc read_catalogues(struct migrate *g)
{
    struct hoshi_session *s = g->s;
    enum hoshi_rc rc = hoshi_session_catalog(s, g->q->from);
    if (rc == HOSHI_OK)
        rc = hoshi_session_read(s, g->q->sheet, &g->in);
    if (rc == HOSHI_OK)
        rc = hoshi_session_follow(s, &g->in);
    g->from = s->catalog;
    if (rc == HOSHI_OK)
        rc = hoshi_session_catalog(s, g->q->to);
    g->to = s->catalog;
    if (rc == HOSHI_OK)
        g->leaving.same_scheme = same_scheme(g->from, g->to);
    return rc;
}

static enum hoshi_rc find_way(struct migrate *g)
{
    if (g->leaving.same_scheme && g->q->mapping == NULL)
        return HOSHI_OK;
    enum hoshi_rc rc = hoshi_session_mapping(g->s, g->q->mapping, g->from, g->to, &g->map);
    return rc == HOSHI_OK && g->map == NULL ? refuse(g) : rc;
}

/* Within one scheme the sheet itself is changed; into another a new one is made. */
static bool can_be_written(struct migrate *g)
{
    const char *output = g->q->output;
    if (g->leaving.same_scheme)
        return hoshi_session_can_change(g->s, &g->in) &&
               (output == NULL || hoshi_session_name_fits(g->s, output, g->in.tree->format));
    return output == NULL || hoshi_session_name_fits(g->s, output, hoshi_sheet_format_for(output));
}

/* Into what extends it: read as what it will be, under the name it has. A target of the new
 * catalogue is no mistake. */
static enum hoshi_rc read_answers(struct migrate *g)
{
    struct hoshi_catalog *cat = g->from;
    struct hoshi_answers *ans;
    if (hoshi_catalog_covers(g->to, g->from->name)) {
        cat = hoshi_arena_alloc(&g->s->arena, sizeof *cat);
        if (cat == NULL)
            return HOSHI_E_NOMEM;
        *cat = *g->to;
        cat->name = g->from->name;
    }
    enum hoshi_rc rc =
        hoshi_answers_load(&g->in, cat, g->q->as_of, &g->s->arena, &g->s->diags, &ans);
    if (rc != HOSHI_OK)
        return rc;
    g->leaving.answers = ans;
    g->leaving.read_as = cat;
    g->leaving.from = g->from;
    return HOSHI_OK;
}

/* An answer stands in the new sheet where one was carried over, word for word, and nowhere else. */
static bool is_as_planned(const struct migrate *g, const struct hoshi_answers *now)
{
    size_t n_given = 0, n_carried = 0;
    for (size_t i = 0; i < g->to->n_criterion; i++)
        n_given += hoshi_answer_is_given(now->by_criterion[i]);
    for (size_t i = 0; i < g->m.n_row; i++) {
        const struct hoshi_migration_row *row = &g->m.row[i];
        if (row->kind != HOSHI_MIGRATED_ANSWER || row->fate != HOSHI_FATE_CARRIED)
            continue;
        if (!hoshi_answer_same(now->by_criterion[row->link[0].to->index], row->answer))
            return false;
        n_carried += hoshi_answer_is_given(row->answer);
    }
    return n_given == n_carried;
}

/* What the draft says in its notes was said of the sheet already, in lines of the sheet; only an
 * error is new, and stands in lines of the draft. */
static enum hoshi_rc read_draft(struct migrate *g, const struct hoshi_draft *draft,
                                struct hoshi_answers **ret_now)
{
    struct hoshi_arena *arena = &g->s->arena;
    struct hoshi_diags unheard;
    hoshi_diags_init(&unheard, arena);
    enum hoshi_rc rc = hoshi_answers_load(&draft->in, g->to, g->q->as_of, arena, &unheard, ret_now);
    if (rc == HOSHI_OK)
        return HOSHI_OK;
    struct hoshi_input fresh = draft->in;
    fresh.tree = NULL;
    return hoshi_answers_load(&fresh, g->to, g->q->as_of, arena, &g->s->diags, ret_now);
}

static enum hoshi_rc write_into(struct migrate *g, const struct hoshi_input *base,
                                struct hoshi_buf *out)
{
    struct hoshi_draft draft;
    struct hoshi_answers *now;
    hoshi_draft_init(&draft, g->s, g->q->sheet, base);
    enum hoshi_rc rc =
        hoshi_migrate_write(&draft, g->in.tree->root, &g->m, g->leaving.same_scheme, g->q->lang);
    if (rc == HOSHI_OK)
        rc = read_draft(g, &draft, &now);
    if (rc == HOSHI_OK) {
        HOSHI_ASSERT(is_as_planned(g, now));
        hoshi_buf_put(out, draft.in.bytes.p, draft.in.bytes.n);
        rc = hoshi_buf_rc(out);
    }
    hoshi_draft_release(&draft);
    return rc;
}

static enum hoshi_rc write_blank(struct migrate *g, struct hoshi_buf *out)
{
    const char *path = g->q->output != NULL ? g->q->output : "";
    struct hoshi_buf text;
    hoshi_buf_init(&text, HOSHI_LIMIT_FILE_BYTES);
    enum hoshi_rc rc = hoshi_sheet_blank(g->s, path, 0, g->q->lang, &text);
    struct hoshi_input blank = {
        .name = g->q->sheet, .bytes = {text.p, text.n}, .format = hoshi_sheet_format_for(path)};
    if (rc == HOSHI_OK)
        rc = hoshi_input_read(&blank, NULL, &g->s->arena, &g->s->diags);
    if (rc == HOSHI_OK)
        rc = write_into(g, &blank, out);
    hoshi_buf_release(&text);
    return rc;
}

enum hoshi_rc hoshi_sheet_migrate(struct hoshi_session *s, const struct hoshi_migrate_request *q,
                                  struct hoshi_buf *out, struct hoshi_migration *ret_migration)
{
    struct migrate g = {.s = s, .q = q};
    enum hoshi_rc rc = read_catalogues(&g);
    if (rc == HOSHI_OK)
        rc = find_way(&g);
    if (rc == HOSHI_OK && !can_be_written(&g))
        rc = HOSHI_E_UNSUPPORTED;
    if (rc == HOSHI_OK)
        rc = read_answers(&g);
    if (rc == HOSHI_OK)
        rc = hoshi_migrate_plan(&g.leaving, g.to, g.map, &s->arena, &g.m);
    if (rc == HOSHI_OK)
        rc = g.leaving.same_scheme ? write_into(&g, &g.in, out) : write_blank(&g, out);
    if (rc == HOSHI_OK)
        *ret_migration = g.m;
    return rc;
}
