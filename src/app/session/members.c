#include "app/session/members.h"

#include <hoshi/judge.h>
#include <stdlib.h>
#include <string.h>

#include "app/session/answers_there.h"
#include "app/session/complain.h"
#include "app/session/sheet_names.h"
#include "base/limits.h"
#include "base/str.h"
#include "base/utf8.h"
#include "codec/parse/node.h"
#include "diag/diag.h"
#include "io/place.h"
#include "io/walk.h"
#include "model/company.h"

struct judging {
    struct hoshi_session *s;
    const struct hoshi_members_request *q;
    struct hoshi_members *g;
    size_t cap, cap_broken, cap_passed;
    enum hoshi_rc rc;    /* what ends it all */
    enum hoshi_rc world; /* of a sheet that could not even be read: nothing can be said then */
};

/* By doubling, in the arena. */
static bool make_room(struct judging *j, void **v, size_t n, size_t *cap, size_t size)
{
    if (n < *cap)
        return true;
    size_t more = *cap != 0 ? *cap * 2 : 16;
    void *wider = hoshi_arena_array(&j->s->arena, more, size);
    if (wider == NULL) {
        j->rc = HOSHI_E_NOMEM;
        return false;
    }
    if (n != 0)
        memcpy(wider, *v, n * size);
    *v = wider;
    *cap = more;
    return true;
}

/* The first error that was added since. */
static const char *code_since(const struct hoshi_diags *diags, uint32_t n)
{
    for (uint32_t i = n; i < diags->n; i++) {
        const struct hoshi_diag_info *row = hoshi_diag_info(diags->v[i].code);
        if (row->severity == HOSHI_ERROR)
            return row->code;
    }
    return NULL;
}

static void add_broken(struct judging *j, const char *source, const char *code)
{
    void *v = j->g->broken;
    if (!make_room(j, &v, j->g->n_broken, &j->cap_broken, sizeof *j->g->broken))
        return;
    j->g->broken = v;
    j->g->broken[j->g->n_broken++] = (struct hoshi_not_judged){source, code};
}

static void complain(struct judging *j, const char *source, enum hoshi_diag_code code,
                     const char *a0, const char *a1)
{
    (void)hoshi_session_complain(j->s, source, code, a0, a1, NULL);
    add_broken(j, source, hoshi_diag_info(code)->code);
}

static const struct hoshi_member *same_company(const struct hoshi_members *g,
                                               const struct hoshi_result *r)
{
    struct hoshi_company it = hoshi_company_of(r->answers->organization);
    for (size_t i = 0; i < g->n; i++) {
        const struct hoshi_organization *o = g->member[i].result->answers->organization;
        if (hoshi_company_relation(it, hoshi_company_of(o)) == HOSHI_COMPANY_SAME)
            return &g->member[i];
    }
    return NULL;
}

/* Which of two sheets of a company counts is for people to say. */
static void add_member(struct judging *j, const char *source, const struct hoshi_result *r)
{
    const struct hoshi_organization *o = r->answers->organization;
    struct hoshi_member m = {o != NULL ? o->name : NULL, o != NULL ? o->id : NULL, source, r};
    const struct hoshi_member *other = same_company(j->g, r);
    void *v = j->g->member;
    if (other != NULL) {
        complain(j, source, HOSHI_HS1331, m.name != NULL ? m.name : m.id, other->source);
        return;
    }
    if (!make_room(j, &v, j->g->n, &j->cap, sizeof m))
        return;
    j->g->member = v;
    j->g->member[j->g->n++] = m;
}

static void judge(struct judging *j, const char *path)
{
    const char *source = hoshi_arena_strndup(&j->s->arena, path, strlen(path));
    struct hoshi_result *r = hoshi_arena_array(&j->s->arena, 1, sizeof *r);
    struct hoshi_answers *ans = NULL;
    uint32_t before = j->s->diags.n;
    if (source == NULL || r == NULL) {
        j->rc = HOSHI_E_NOMEM;
        return;
    }
    if (j->g->n + j->g->n_broken == HOSHI_LIMIT_MEMBERS) {
        (void)hoshi_session_complain(j->s, source, HOSHI_HS2062,
                                     hoshi_diag_number(&j->s->diags, HOSHI_LIMIT_MEMBERS), NULL,
                                     NULL);
        j->rc = HOSHI_E_LIMIT;
        return;
    }
    enum hoshi_rc rc = hoshi_session_answers(j->s, source, j->q->as_of, &ans);
    if (rc == HOSHI_OK)
        rc = hoshi_judge(j->s->catalog, ans, j->s->policy, j->q->as_of, &j->s->arena, r);
    if (rc == HOSHI_OK)
        add_member(j, source, r);
    else if (rc == HOSHI_E_NOMEM)
        j->rc = rc;
    else if (rc == HOSHI_E_IO)
        j->world = rc;
    else
        add_broken(j, source, code_since(&j->s->diags, before));
}

/* What is not even read. */
static void refuse(struct judging *j, const char *path, enum hoshi_diag_code code)
{
    (void)hoshi_session_complain(j->s, path, code, NULL, NULL, NULL);
    j->world = HOSHI_E_IO;
}

/* Nobody asked for a pipe, which might wait for ever. */
static void judge_found(struct judging *j, const char *path)
{
    struct hoshi_buf head;
    hoshi_buf_init(&head, 0);
    bool is_file = hoshi_file_head(path, 1, &head).error != HOSHI_FILE_NOT_REGULAR;
    hoshi_buf_release(&head);
    if (is_file)
        judge(j, path);
    else
        refuse(j, path, HOSHI_HS2006);
}

static bool is_page(const char *path)
{
    return hoshi_path_suffix_is(path, ".html .htm .md");
}

static void complain_of(struct judging *j, const char *path, struct hoshi_str bytes)
{
    uint32_t before = j->s->diags.n;
    uint16_t source = hoshi_diags_source(&j->s->diags, path, bytes);
    if (!hoshi_foreign_tell(bytes, hoshi_utf8_invalid_at(bytes), &j->s->diags, source))
        hoshi_diag_add(&j->s->diags, source, HOSHI_HS1018, HOSHI_SPAN_FILE, hoshi_sheet_suffixes(),
                       NULL, NULL);
    add_broken(j, path, code_since(&j->s->diags, before));
}

static void pass_over(struct judging *j, const char *path)
{
    void *v = j->g->passed;
    if (!make_room(j, &v, j->g->n_passed, &j->cap_passed, sizeof *j->g->passed))
        return;
    j->g->passed = v;
    j->g->passed[j->g->n_passed++] = path;
}

/* What may be a sheet and was not read must not look as if it were not there. Pages are what we,
 * too, make of sheets. */
static void judge_other(struct judging *j, const char *path)
{
    struct hoshi_buf head;
    struct hoshi_file_result why = {HOSHI_FILE_OK, 0};
    hoshi_buf_init(&head, HOSHI_LIMIT_FILE_BYTES);
    struct hoshi_file_result read = hoshi_file_head(path, HOSHI_LIMIT_FILE_BYTES, &head);
    struct hoshi_str bytes = {head.p, head.n};
    if (read.error == HOSHI_FILE_NOT_REGULAR)
        pass_over(j, path);
    else if (read.error != HOSHI_FILE_OK)
        j->world = hoshi_session_complain_file(j->s, path, read, HOSHI_TO_READ);
    else if (hoshi_foreign_is_closed(bytes) || hoshi_answers_there(path, &why) ||
             (!is_page(path) && hoshi_names_criteria(j->s->catalog, bytes)))
        complain_of(j, path, bytes);
    else
        pass_over(j, path);
    hoshi_buf_release(&head);
}

static void judge_entry(struct judging *j, const struct hoshi_walk_entry *e)
{
    const char *below = e->path + strlen(j->q->folder);
    const char *path = hoshi_arena_strndup(&j->s->arena, e->path, strlen(e->path));
    below += strspn(below, "/");
    if (path == NULL)
        j->rc = HOSHI_E_NOMEM;
    else if (e->kind == HOSHI_ENTRY_LINK_TO_FOLDER)
        refuse(j, path, HOSHI_HS2020);
    else if (e->err != 0)
        j->world =
            hoshi_session_complain_file(j->s, path, hoshi_file_failed(e->err), HOSHI_TO_READ);
    else if (hoshi_sheet_is_named(below, e->name))
        judge_found(j, path);
    else if (hoshi_sheet_is_suspect(below, e->name))
        judge_other(j, path);
}

static void judge_folder(struct judging *j)
{
    struct hoshi_walk_entry e;
    struct hoshi_walk *w = hoshi_walk_start(j->q->folder);
    if (w == NULL)
        j->rc = HOSHI_E_NOMEM;
    while (w != NULL && j->rc == HOSHI_OK && hoshi_walk_next(w, &e))
        judge_entry(j, &e);
    hoshi_walk_stop(w);
    if (j->g->n_passed != 0)
        (void)hoshi_session_complain(j->s, j->q->folder, HOSHI_HS1332,
                                     hoshi_diag_number(&j->s->diags, (long long)j->g->n_passed),
                                     j->g->passed[0], NULL);
}

static int compare(const char *a, const char *b)
{
    if (a == NULL || b == NULL) /* who has no name stands behind */
        return (a == NULL) - (b == NULL);
    return strcmp(a, b);
}

static int by_name(const void *pa, const void *pb)
{
    const struct hoshi_member *a = pa, *b = pb;
    int c = compare(a->name, b->name);
    c = c != 0 ? c : compare(a->id, b->id);
    return c != 0 ? c : compare(a->source, b->source);
}

static uint8_t lower(uint8_t a, uint8_t b)
{
    return a < b ? a : b;
}

/* What every member has. */
static void settle(struct hoshi_members *g)
{
    uint8_t star = UINT8_MAX, firm = UINT8_MAX, provisional = UINT8_MAX;
    for (size_t i = 0; i < g->n; i++) {
        star = lower(star, g->member[i].result->star);
        firm = lower(firm, g->member[i].result->star_firm);
        provisional = lower(provisional, g->member[i].result->star_provisional);
    }
    g->known = g->n_broken == 0 && g->n != 0;
    if (g->known) {
        g->star = star;
        g->star_firm = firm;
        g->star_provisional = provisional;
    }
    uint8_t has = g->n != 0 ? (star > provisional ? star : provisional) : 0;
    while (g->level + 1 < g->catalog->n_level && g->catalog->level[g->level].star <= has)
        g->level++;
}

/* Who asks looks whether there is one. */
static void aim_at(struct hoshi_members *g, const char *star)
{
    uint8_t wanted = star != NULL ? hoshi_catalog_find_level(g->catalog, star) : 0;
    for (size_t l = 0; wanted != 0 && l < g->catalog->n_level; l++) {
        if (g->catalog->level[l].star == wanted)
            g->level = l;
    }
}

enum hoshi_rc hoshi_members_judge(struct hoshi_session *s,
                                  const struct hoshi_members_request *request,
                                  struct hoshi_members *ret_members)
{
    struct hoshi_members g = {.as_of = request->as_of};
    struct judging j = {.s = s, .q = request, .g = &g};
    enum hoshi_rc rc = hoshi_session_catalog(s, request->catalog);
    if (rc == HOSHI_OK)
        rc = hoshi_session_policy(s, request->policy);
    if (rc != HOSHI_OK)
        return rc;
    if (hoshi_is_folder(request->folder))
        judge_folder(&j);
    else
        judge(&j, request->folder);
    if (j.rc != HOSHI_OK || j.world != HOSHI_OK)
        return j.rc != HOSHI_OK ? j.rc : j.world;
    if (g.n == 0 && !hoshi_is_folder(request->folder))
        return HOSHI_E_INVALID; /* the only sheet, and it is said what is wrong with it */
    if (g.n + g.n_broken == 0) {
        (void)hoshi_session_complain(s, request->folder, HOSHI_HS2063, NULL, NULL, NULL);
        return HOSHI_E_INVALID;
    }
    g.catalog = s->catalog;
    g.policy = s->policy;
    if (g.catalog->n_level == 0) {
        hoshi_diag_add(&s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS3021, HOSHI_SPAN_FILE, "--group",
                       g.catalog->name, hoshi_method_code(g.catalog->method));
        return HOSHI_E_UNSUPPORTED;
    }
    if (g.n > 1)
        qsort(g.member, g.n, sizeof *g.member, by_name);
    settle(&g);
    aim_at(&g, request->star);
    *ret_members = g;
    return HOSHI_OK;
}

bool hoshi_members_output_ok(struct hoshi_session *s, const char *folder, const char *path)
{
    char *below = hoshi_is_folder(folder) ? hoshi_file_beneath(folder, path) : NULL;
    if (below == NULL)
        return true;
    const char *slash = strrchr(below, '/');
    bool is_hidden = *below == '.' || strstr(below, "/.") != NULL;
    const char *name = slash != NULL ? slash + 1 : below;
    bool is_sheet = !is_hidden && !hoshi_sheet_is_evidence(below) &&
                    (hoshi_sheet_is_named(below, name) || hoshi_path_suffix_is(name, ".xlsx"));
    free(below);
    return !is_sheet || hoshi_session_complain(s, path, HOSHI_HS3012, folder, NULL, NULL);
}
