#include "app/session/ladder.h"

#include <hoshi/builtin.h>
#include <string.h>

#include "app/session/answers_there.h"
#include "app/session/complain.h"
#include "app/session/score.h"
#include "diag/diag.h"
#include "io/place.h"
#include "io/walk.h"

struct climb {
    struct hoshi_session *s;
    const struct hoshi_ladder_request *q;
    struct hoshi_result result[HOSHI_LADDER_SHEETS_MAX];
    const char *sheet[HOSHI_LADDER_SHEETS_MAX];
    size_t n;
    enum hoshi_rc rc; /* of the first sheet that could not be judged */
    struct hoshi_rung *rung;
    size_t n_rung, cap_rung;
};

static const char *company_of(const struct hoshi_result *r)
{
    const struct hoshi_organization *o = r->answers->organization;
    return o != NULL && o->name != NULL ? o->name : NULL;
}

/* Stars of two companies on one ladder would be read as those of one. */
static enum hoshi_rc check_company(const struct climb *c, const char *path)
{
    const char *name = company_of(&c->result[c->n]);
    for (size_t i = 0; i < c->n && name != NULL; i++) {
        const char *other = company_of(&c->result[i]);
        if (other == NULL || strcmp(other, name) == 0)
            continue;
        (void)hoshi_session_complain(c->s, path, HOSHI_HS2064, name, other, c->sheet[i]);
        return HOSHI_E_INVALID;
    }
    return HOSHI_OK;
}

/* By whatever name: its stars must not stand there twice. */
static bool is_judged(const struct climb *c, const char *path)
{
    for (size_t i = 0; i < c->n; i++) {
        if (hoshi_file_same_place(c->sheet[i], path))
            return true;
    }
    return false;
}

static void judge(struct climb *c, const char *path)
{
    if (is_judged(c, path))
        return;
    struct hoshi_score_request request = {
        .also = c->q->catalog, .policy = c->q->policy, .sheet = path, .as_of = c->q->as_of};
    enum hoshi_rc rc = HOSHI_E_LIMIT;
    if (c->n == HOSHI_LADDER_SHEETS_MAX)
        (void)hoshi_session_complain(c->s, path, HOSHI_HS2062,
                                     hoshi_diag_number(&c->s->diags, HOSHI_LADDER_SHEETS_MAX), NULL,
                                     NULL);
    else
        rc = hoshi_score(c->s, &request, &c->result[c->n]);
    if (rc == HOSHI_OK)
        rc = check_company(c, path);
    if (rc == HOSHI_OK)
        c->sheet[c->n++] = path;
    else if (c->rc == HOSHI_OK)
        c->rc = rc;
}

/* What cannot be read may be a sheet, and its star would look as if nobody had asked for it. */
static bool holds_answers(struct climb *c, const struct hoshi_walk_entry *e)
{
    struct hoshi_file_result why = {HOSHI_FILE_OK, 0};
    if (e->kind == HOSHI_ENTRY_LINK_TO_FOLDER)
        return false;
    if (e->err != 0)
        why = hoshi_file_failed(e->err);
    else if (e->kind == HOSHI_ENTRY_FILE && hoshi_answers_there(e->path, &why))
        return true;
    if (why.error != HOSHI_FILE_OK)
        c->rc = hoshi_session_complain_file(c->s, e->path, why, HOSHI_TO_READ);
    return false;
}

static void judge_folder(struct climb *c, const char *folder)
{
    struct hoshi_walk_entry e;
    struct hoshi_walk *w = hoshi_walk_start(folder);
    size_t n = 0;
    while (w != NULL && c->rc == HOSHI_OK && hoshi_walk_next(w, &e)) {
        if (!holds_answers(c, &e))
            continue;
        const char *path = hoshi_arena_strndup(&c->s->arena, e.path, strlen(e.path));
        if (path == NULL)
            break;
        judge(c, path);
        n++;
    }
    if (n == 0 && c->rc == HOSHI_OK) {
        (void)hoshi_session_complain(c->s, folder, w != NULL ? HOSHI_HS2063 : HOSHI_HS2007, NULL,
                                     NULL, NULL);
        c->rc = w != NULL ? HOSHI_E_INVALID : HOSHI_E_NOMEM;
    }
    hoshi_walk_stop(w);
}

static void add(struct climb *c, const struct hoshi_catalog *cat, size_t level, size_t at)
{
    if (c->n_rung == c->cap_rung)
        return;
    c->rung[c->n_rung++] = (struct hoshi_rung){cat, level, at < c->n ? &c->result[at] : NULL,
                                               at < c->n ? c->sheet[at] : NULL};
}

static bool is_star(const struct hoshi_catalog *cat, uint8_t star)
{
    return hoshi_catalog_has_stars(cat) && hoshi_catalog_has_star(cat, star);
}

static bool is_answered(const struct climb *c, uint8_t star)
{
    for (size_t i = 0; i < c->n; i++) {
        if (is_star(c->result[i].catalog, star))
            return true;
    }
    return false;
}

static void add_star(struct climb *c, const struct hoshi_catalog *cat, uint8_t star, size_t at)
{
    for (size_t l = 0; l < cat->n_level && is_star(cat, star); l++) {
        if (cat->level[l].star == star)
            add(c, cat, l, at);
    }
}

/* Levels of other schemes are on no common ladder: below the stars, sheet by sheet. */
static void add_others(struct climb *c)
{
    for (size_t i = 0; i < c->n; i++) {
        const struct hoshi_catalog *cat = c->result[i].catalog;
        for (size_t l = 0; l < cat->n_level && !hoshi_catalog_has_stars(cat); l++)
            add(c, cat, l, i);
        if (cat->n_level == 0)
            add(c, cat, 0, i);
    }
}

/* A star that no sheet speaks of stands there once, by the first catalogue that has it. */
static enum hoshi_rc add_rungs(struct climb *c)
{
    for (uint8_t star = HOSHI_STAR_MIN; star <= HOSHI_STAR_MAX; star++) {
        for (size_t i = 0; i < c->n; i++)
            add_star(c, c->result[i].catalog, star, i);
        if (is_answered(c, star))
            continue;
        enum hoshi_rc rc = hoshi_session_catalog_for(c->s, NULL, star);
        if (rc != HOSHI_OK)
            return rc;
        add_star(c, c->s->catalog, star, c->n);
    }
    add_others(c);
    return HOSHI_OK;
}

enum hoshi_rc hoshi_ladder_climb(struct hoshi_session *s, const struct hoshi_ladder_request *q,
                                 struct hoshi_ladder *ret_ladder)
{
    struct climb *c = hoshi_arena_alloc(&s->arena, sizeof *c);
    if (c == NULL)
        return HOSHI_E_NOMEM;
    *c = (struct climb){.s = s, .q = q, .cap_rung = (HOSHI_LADDER_SHEETS_MAX + 1) * HOSHI_STAR_MAX};
    c->rung = hoshi_arena_array(&s->arena, c->cap_rung, sizeof *c->rung);
    if (c->rung == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < q->n_path; i++) {
        if (hoshi_is_folder(q->path[i]))
            judge_folder(c, q->path[i]);
        else
            judge(c, q->path[i]);
    }
    enum hoshi_rc rc = c->rc == HOSHI_OK ? add_rungs(c) : c->rc;
    if (rc == HOSHI_OK)
        *ret_ladder = (struct hoshi_ladder){c->rung, c->n_rung, q->as_of};
    return rc;
}
