/* Nothing is decided by how an answer looks: within one scheme by what its criterion asks in both
 * catalogues, between two by the rows of a mapping. */
#include "app/sheet/migrate_plan.h"

#include <string.h>

#include "app/catalogue/diff.h"
#include "base/lang.h"
#include "base/str.h"
#include "model/same.h"

struct plan {
    const struct hoshi_leaving *leaving;
    const struct hoshi_answers *ans;
    const struct hoshi_catalog *from, *to;
    const struct hoshi_mapping *map;
    struct hoshi_arena *arena;
    const struct hoshi_row_change **change; /* by index in from; NULL: as it was */
    bool *taken;                            /* by index in to: an answer stands there already */
    bool all_asked; /* answers are given or read in another way, whatever they are about */
    struct hoshi_migration *m;
    enum hoshi_rc rc;
};

static void add(struct plan *p, struct hoshi_migration_row row)
{
    p->m->row[p->m->n_row++] = row;
}

/* --- within one scheme */

/* What an answer means, in all of a catalogue. */
static bool means_otherwise(const struct hoshi_row_change *c)
{
    static const char *const field[] = {"method", "scale", "applicability", NULL};
    for (size_t i = 0; i < c->n_field; i++) {
        if (hoshi_list_has(field, c->field[i].field))
            return true;
    }
    return false;
}

static void compare(struct plan *p)
{
    struct hoshi_catalog_diff d = {.n_row = 0};
    p->rc = hoshi_catalogs_differ(p->arena, p->from, p->to, &d);
    for (size_t i = 0; i < d.n_row && p->rc == HOSHI_OK; i++) {
        const struct hoshi_row_change *c = &d.row[i];
        if (c->row == HOSHI_ROW_CATALOGUE)
            p->all_asked = means_otherwise(c);
        if (c->row == HOSHI_ROW_CRITERION && c->was != NULL)
            p->change[hoshi_catalog_find(p->from, c->was)->index] = c;
    }
    p->m->n_new = d.n_criterion[HOSHI_CHANGE_ADDED];
    for (size_t i = 0; i < p->to->n_condition && p->rc == HOSHI_OK; i++)
        p->m->n_new += hoshi_catalog_find_condition(p->from, p->to->condition[i].id.s) < 0;
}

static bool has_field(const struct hoshi_row_change *c, const char *name)
{
    for (size_t i = 0; c != NULL && i < c->n_field; i++) {
        if (strcmp(c->field[i].field, name) == 0)
            return true;
    }
    return false;
}

/* What became of a criterion in the other edition, whoever answered it how. A sheet may speak
 * already of what only the new one has. */
static enum hoshi_fate of_criterion(const struct plan *p, const struct hoshi_criterion *of,
                                    const struct hoshi_criterion **ret_to)
{
    const struct hoshi_criterion *crit = hoshi_catalog_find(p->from, of->id.s);
    const struct hoshi_row_change *c = crit != NULL ? p->change[crit->index] : NULL;
    *ret_to = NULL;
    if (c != NULL && c->means == HOSHI_CHANGE_REMOVED)
        return HOSHI_FATE_GONE;
    *ret_to = hoshi_catalog_find(p->to, c != NULL ? c->is : of->id.s);
    return p->all_asked || (c != NULL && c->means == HOSHI_CHANGE_ASKED) || has_field(c, "states")
               ? HOSHI_FATE_ASKED
               : HOSHI_FATE_CARRIED;
}

static enum hoshi_rc one_link(struct plan *p, const struct hoshi_criterion *to,
                              struct hoshi_migration_row *row)
{
    struct hoshi_migration_link *link = hoshi_arena_alloc(p->arena, sizeof *link);
    if (link == NULL)
        return HOSHI_E_NOMEM;
    link->to = to;
    row->link = link;
    row->n_link = 1;
    return HOSHI_OK;
}

static void follow(struct plan *p, const struct hoshi_criterion *crit,
                   struct hoshi_migration_row *row)
{
    const struct hoshi_criterion *to;
    row->fate = of_criterion(p, crit, &to);
    if (row->fate == HOSHI_FATE_CARRIED && !hoshi_catalog_takes(p->to, row->answer->status))
        row->fate = HOSHI_FATE_ASKED;
    if (to != NULL)
        p->rc = one_link(p, to, row);
    if (row->fate == HOSHI_FATE_CARRIED)
        p->taken[to->index] = true;
}

/* --- between two */

/* Never beside an answer that stands. */
static bool leads(const struct plan *p, const struct hoshi_mapping_row *r, const char *id,
                  const struct hoshi_criterion **ret_to)
{
    if (strcmp(r->from.s, id) != 0)
        return false;
    *ret_to = hoshi_catalog_find(p->to, r->to.s);
    return *ret_to != NULL && !p->taken[(*ret_to)->index];
}

/* An answer that an expert rejected, or whose question is out of play, tells nothing. */
static enum hoshi_polarity polarity_of(const struct plan *p, const struct hoshi_migration_row *row)
{
    uint32_t i = hoshi_catalog_find(p->leaving->read_as, row->id)->index;
    if (p->ans->switched_off[i] || hoshi_answers_rejected(p->ans, i))
        return HOSHI_POLARITY_NONE;
    return hoshi_answer_polarity(p->from, row->answer);
}

static void suggest(struct plan *p, struct hoshi_migration_row *row)
{
    const struct hoshi_criterion *to;
    size_t n = row->n_link;
    bool sure = false;
    for (size_t i = 0; i < p->map->n_row; i++)
        n += leads(p, &p->map->row[i], row->id, &to);
    struct hoshi_migration_link *v = hoshi_arena_array(p->arena, n, sizeof *v);
    if (v == NULL) {
        p->rc = HOSHI_E_NOMEM;
        return;
    }
    for (n = 0; n < row->n_link; n++)
        v[n] = row->link[n];
    for (size_t i = 0; i < p->map->n_row; i++) {
        const struct hoshi_mapping_row *r = &p->map->row[i];
        if (!leads(p, r, row->id, &to))
            continue;
        v[n] = (struct hoshi_migration_link){to, r, hoshi_mapping_tells(r, row->polarity)};
        sure = sure || v[n].sure != 0;
        n++;
    }
    if (n != row->n_link)
        row->fate = sure ? HOSHI_FATE_SUGGESTED : HOSHI_FATE_ASKED;
    row->link = v;
    row->n_link = n;
}

/* --- everything that the sheet says */

/* Those that stay first: nothing is suggested beside them. */
static void plan_answers(struct plan *p)
{
    static const struct hoshi_answer none;
    size_t first = p->m->n_row;
    for (size_t i = 0; i < p->leaving->read_as->n_criterion && p->rc == HOSHI_OK; i++) {
        const struct hoshi_criterion *crit = p->leaving->read_as->criterion[i];
        struct hoshi_migration_row row = {.kind = HOSHI_MIGRATED_ANSWER,
                                          .fate = HOSHI_FATE_GONE,
                                          .id = crit->id.s,
                                          .answer = p->ans->by_criterion[i]};
        if (row.answer == NULL || hoshi_answer_same(row.answer, &none))
            continue;
        row.polarity = polarity_of(p, &row);
        if (p->leaving->same_scheme)
            follow(p, crit, &row);
        add(p, row);
    }
    for (size_t i = first; p->map != NULL && i < p->m->n_row && p->rc == HOSHI_OK; i++) {
        if (p->m->row[i].fate != HOSHI_FATE_CARRIED)
            suggest(p, &p->m->row[i]);
    }
}

static enum hoshi_fate of_condition(const struct plan *p, const char *id)
{
    int32_t was = hoshi_catalog_find_condition(p->from, id),
            is = p->leaving->same_scheme ? hoshi_catalog_find_condition(p->to, id) : -1;
    if (is < 0)
        return HOSHI_FATE_GONE;
    if (was < 0) /* a sheet of the old one that speaks of what only the new one has */
        return HOSHI_FATE_CARRIED;
    for (int lang = 0; lang < HOSHI_LANG_COUNT_; lang++) {
        if (!hoshi_text_same(p->from->condition[was].question.v[lang],
                             p->to->condition[is].question.v[lang]))
            return HOSHI_FATE_ASKED;
    }
    return HOSHI_FATE_CARRIED;
}

static void plan_conditions(struct plan *p)
{
    for (size_t i = 0; i < p->ans->n_condition; i++) {
        const struct hoshi_condition_answer *c = &p->ans->condition[i];
        if (c->state != HOSHI_CONDITION_UNANSWERED)
            add(p, (struct hoshi_migration_row){.kind = HOSHI_MIGRATED_CONDITION,
                                                .fate = of_condition(p, c->condition.s),
                                                .id = c->condition.s});
    }
}

/* A decision is about an answer to these words under this number. */
static enum hoshi_fate of_decision(const struct plan *p, const char *id)
{
    const struct hoshi_criterion *crit = hoshi_catalog_find(p->leaving->read_as, id), *to = NULL;
    if (!p->leaving->same_scheme)
        return HOSHI_FATE_GONE;
    enum hoshi_fate fate = of_criterion(p, crit, &to);
    for (size_t i = 0; i < p->m->n_row; i++) {
        if (p->m->row[i].answer != NULL && strcmp(p->m->row[i].id, id) == 0)
            fate = p->m->row[i].fate;
    }
    if (fate == HOSHI_FATE_CARRIED && strcmp(to->id.s, id) != 0)
        return HOSHI_FATE_ASKED;
    return fate == HOSHI_FATE_SUGGESTED ? HOSHI_FATE_ASKED : fate;
}

static void plan_decisions(struct plan *p)
{
    for (size_t i = 0; i < p->ans->n_confirmation; i++) {
        const char *id = p->ans->confirmation[i].criterion.s;
        add(p, (struct hoshi_migration_row){
                   .kind = HOSHI_MIGRATED_DECISION, .fate = of_decision(p, id), .id = id});
    }
}

static void gone(struct plan *p, bool is_there, const char *field)
{
    if (is_there)
        add(p, (struct hoshi_migration_row){
                   .kind = HOSHI_MIGRATED_FIELD, .fate = HOSHI_FATE_GONE, .id = field});
}

/* Which part of the company, when and how far: facts of the one scheme. */
static void plan_fields(struct plan *p)
{
    bool other = !p->leaving->same_scheme;
    const char *target = p->ans->target_said.s;
    gone(p, other && p->ans->scope != NULL, "scope");
    gone(p, other && p->ans->assessed_on != 0, "assessed_on");
    gone(p, target != NULL && (other || hoshi_catalog_find_level(p->to, target) == 0), "target");
}

enum hoshi_rc hoshi_migrate_plan(const struct hoshi_leaving *leaving,
                                 const struct hoshi_catalog *to, const struct hoshi_mapping *map,
                                 struct hoshi_arena *arena, struct hoshi_migration *ret_m)
{
    const struct hoshi_answers *ans = leaving->answers;
    const struct hoshi_catalog *from = leaving->from;
    struct hoshi_migration m = {.from = from, .to = to, .mapping = map};
    struct plan p = {.leaving = leaving,
                     .ans = ans,
                     .from = from,
                     .to = to,
                     .map = map,
                     .arena = arena,
                     .m = &m};
    p.change = hoshi_arena_array(arena, from->n_criterion, sizeof(struct hoshi_row_change *));
    p.taken = hoshi_arena_array(arena, to->n_criterion, sizeof *p.taken);
    m.row = hoshi_arena_array(
        arena, leaving->read_as->n_criterion + ans->n_condition + ans->n_confirmation + 3,
        sizeof *m.row);
    if (p.change == NULL || p.taken == NULL || m.row == NULL)
        return HOSHI_E_NOMEM;
    m.n_new = to->n_criterion + to->n_condition;
    if (leaving->same_scheme)
        compare(&p);
    if (p.rc == HOSHI_OK)
        plan_answers(&p);
    if (p.rc != HOSHI_OK) /* what has become of a criterion is not known then */
        return p.rc;
    plan_conditions(&p);
    plan_decisions(&p);
    plan_fields(&p);
    for (size_t i = 0; i < m.n_row; i++)
        m.n[m.row[i].fate]++;
    *ret_m = m;
    return HOSHI_OK;
}
