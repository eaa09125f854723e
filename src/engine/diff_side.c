/* A judgement as one side of a comparison: what a result in JSON says, too. */
#include <hoshi/compare.h>
#include <stdlib.h>
#include <string.h>

#include "engine/engine.h"
#include "model/scope.h"

static struct hoshi_diff_named named(const struct hoshi_catalog *cat, uint8_t star)
{
    const char *id = star != 0 ? hoshi_catalog_level_id(cat, star) : NULL;
    return (struct hoshi_diff_named){.star = id == NULL ? star : 0, .id = id};
}

static void fill_level(const struct hoshi_result *r, size_t l, struct hoshi_diff_level *to)
{
    *to = (struct hoshi_diff_level){.level = named(r->catalog, r->level[l].star),
                                    .verdict = r->level[l].verdict,
                                    .tally = r->level[l].tally};
}

static int said(const struct hoshi_named_level *level)
{
    return level->is_said ? level->value : -1;
}

static enum hoshi_rc fill_criterion(const struct hoshi_result *r, size_t i,
                                    struct hoshi_arena *arena, struct hoshi_diff_criterion *to)
{
    const struct hoshi_criterion *crit = r->catalog->criterion[i];
    const struct hoshi_answer *a = r->answers->by_criterion[i];
    *to = (struct hoshi_diff_criterion){.id = crit->id.s,
                                        .level = named(r->catalog, crit->star),
                                        .has_status = hoshi_catalog_answered_by(r->catalog) ==
                                                      HOSHI_ANSWERED_BY_STATUS,
                                        .item_level = -1,
                                        .item_target = -1,
                                        .outcome = r->outcome[i],
                                        .confirmed = r->answers->confirmed[i]};
    if (a == NULL)
        return HOSHI_OK;
    to->status = a->status;
    to->item_level = said(&a->level);
    to->item_target = said(&a->target);
    to->applied = a->applied;
    to->performed = a->performed;
    to->via = a->via.s;
    to->state = a->state.s;
    to->reason = a->reason;
    return hoshi_diff_evidence(a->evidence, a->n_evidence, arena, &to->evidence);
}

static void fill_head(const struct hoshi_result *r, struct hoshi_diff_side *to)
{
    const struct hoshi_organization *org = r->answers->organization;
    const struct hoshi_catalog *cat = r->catalog;
    to->catalogue_id = cat->id.s;
    to->edition = cat->edition.s;
    to->catalogue_sha256 = cat->sha256;
    to->base_id = cat->base != NULL ? cat->base->id.s : NULL;
    to->catalog = cat;
    to->policy_id = r->policy->id.s;
    to->policy_sha256 = r->policy->sha256;
    to->answers_sha256 = r->answers->sha256;
    to->organization = org != NULL ? org->name : NULL;
    to->organization_id = org != NULL ? org->id : NULL;
    to->corporate_number = org != NULL ? org->corporate_number.s : NULL;
    to->as_of = r->as_of;
    to->has_levels = cat->n_level != 0;
    to->has_stars = hoshi_catalog_has_stars(cat);
    to->reached = named(cat, r->star);
    to->firm = named(cat, r->star_firm);
    to->provisional = named(cat, r->star_provisional);
    for (size_t i = 0; i < cat->n_level; i++)
        to->has_provisional = to->has_provisional || cat->level[i].provisional;
    to->knows_evidence = true;
}

enum hoshi_rc hoshi_diff_side_of(const struct hoshi_result *r, enum hoshi_diff_form form,
                                 const char *name, struct hoshi_arena *arena,
                                 struct hoshi_diff_side *ret_side)
{
    const struct hoshi_catalog *cat = r->catalog;
    struct hoshi_diff_side s = {.form = form, .name = name};
    enum hoshi_rc rc = HOSHI_OK;
    fill_head(r, &s);
    rc = hoshi_scope_texts(r->answers->scope, arena, &s.scope, &s.left_out);
    s.level = hoshi_arena_array(arena, cat->n_level, sizeof *s.level);
    s.criterion = hoshi_arena_array(arena, cat->n_criterion, sizeof *s.criterion);
    if (rc != HOSHI_OK || s.level == NULL || s.criterion == NULL)
        return HOSHI_E_NOMEM;
    for (s.n_level = 0; s.n_level < cat->n_level; s.n_level++)
        fill_level(r, s.n_level, &s.level[s.n_level]);
    for (; s.n_criterion < cat->n_criterion && rc == HOSHI_OK; s.n_criterion++)
        rc = fill_criterion(r, s.n_criterion, arena, &s.criterion[s.n_criterion]);
    for (size_t i = 0; i < r->n_finding && rc == HOSHI_OK; i++) {
        const struct hoshi_criterion *c = r->finding[i].criterion;
        if (c != NULL)
            hoshi_diff_mark(&s.criterion[c->index], r->finding[i].code);
    }
    hoshi_diff_side_count(&s);
    if (rc == HOSHI_OK)
        *ret_side = s;
    return rc;
}

/* A line for each piece; what stands between its parts is in no sheet. */
static void put_piece(struct hoshi_buf *out, const struct hoshi_evidence *e)
{
    char date[HOSHI_DATE_BYTES], expires[HOSHI_DATE_BYTES];
    const char *part[] = {e->file.s,
                          e->url.s,
                          e->title,
                          e->sha256,
                          hoshi_date_format(e->date, date),
                          hoshi_date_format(e->expires, expires)};
    for (size_t i = 0; i < sizeof part / sizeof part[0]; i++) {
        hoshi_buf_puts(out, part[i] != NULL ? part[i] : "");
        hoshi_buf_puts(out, "\x1f");
    }
}

static int by_text(const void *pa, const void *pb)
{
    return strcmp(*(const char *const *)pa, *(const char *const *)pb);
}

/* In any order: who sorts a list has not changed it. */
enum hoshi_rc hoshi_diff_evidence(const struct hoshi_evidence *list, size_t n,
                                  struct hoshi_arena *arena, const char **ret_text)
{
    const char **piece = hoshi_arena_array(arena, n, sizeof *piece);
    const char *text = NULL;
    struct hoshi_buf out;
    if (piece == NULL)
        return HOSHI_E_NOMEM;
    hoshi_buf_init(&out, 0);
    bool failed = false;
    for (size_t i = 0; i < n && !failed; i++) {
        hoshi_buf_clear(&out);
        put_piece(&out, &list[i]);
        piece[i] = out.failed ? NULL : hoshi_arena_strndup(arena, out.p, out.n);
        failed = piece[i] == NULL;
    }
    hoshi_buf_clear(&out);
    if (n > 1 && !failed)
        qsort(piece, n, sizeof *piece, by_text);
    for (size_t i = 0; i < n && !failed; i++)
        hoshi_buf_puts(&out, piece[i]);
    failed = failed || out.failed;
    if (n != 0 && !failed)
        text = hoshi_arena_strndup(arena, out.p, out.n);
    failed = failed || (n != 0 && text == NULL);
    hoshi_buf_release(&out);
    if (!failed)
        *ret_text = text;
    return failed ? HOSHI_E_NOMEM : HOSHI_OK;
}
