#include "report/doc/view.h"

#include <hoshi/judge.h>
#include <string.h>

#include "base/str.h"
#include "i18n/msg.h"

static const char *text_of(const struct hoshi_view *v, const struct hoshi_text *text)
{
    return hoshi_text_get(text, v->opts->lang);
}

static const char *company_of(const struct hoshi_view *v)
{
    const struct hoshi_organization *o = v->r->answers->organization;
    return o != NULL && o->name != NULL ? o->name
           : o != NULL && o->id != NULL ? o->id
                                        : hoshi_msg(HOSHI_MSG_SCORE_NO_NAME, v->opts->lang);
}

/* The one asked for, else the next above the one reached, else the highest. */
static const struct hoshi_star_result *level_of(const struct hoshi_view *v)
{
    const struct hoshi_catalog *cat = v->r->catalog;
    for (size_t i = 0; i < cat->n_level; i++) {
        uint8_t star = cat->level[i].star;
        if (v->opts->target != 0 ? star == v->opts->target : star > v->r->star)
            return &v->r->level[i];
    }
    return cat->n_level != 0 ? &v->r->level[cat->n_level - 1] : NULL;
}

static struct hoshi_mean no_mean(void)
{
    return (struct hoshi_mean){0, 0};
}

static enum hoshi_rc take_categories(struct hoshi_view *v)
{
    const struct hoshi_result *r = v->r;
    const struct hoshi_catalog *cat = r->catalog;
    v->category = hoshi_arena_array(&v->arena, cat->n_group, sizeof *v->category);
    if (v->category == NULL)
        return HOSHI_E_NOMEM;
    size_t level = v->level != NULL ? (size_t)(v->level - r->level) : 0;
    for (size_t g = 0; g < cat->n_group; g++) {
        struct hoshi_axis axis = {.id = cat->group[g].id.s,
                                  .title = text_of(v, &cat->group[g].title),
                                  .level = r->maturity != NULL ? r->maturity[g].level : no_mean(),
                                  .target =
                                      r->maturity != NULL ? r->maturity[g].target : no_mean()};
        if (v->level != NULL)
            axis.tally = r->group[g * cat->n_level + level];
        if (v->level != NULL && v->last != NULL)
            axis.last = v->last->group[g * cat->n_level + level];
        if (v->last != NULL && v->last->maturity != NULL)
            axis.last_level = v->last->maturity[g].level;
        if (v->level == NULL || axis.tally.total != 0)
            v->category[v->n_category++] = axis;
    }
    return HOSHI_OK;
}

static const struct hoshi_framework *framework(const struct hoshi_view *v, const char *id)
{
    for (size_t i = 0; i < v->opts->n_framework; i++) {
        if (strcmp(v->opts->framework[i]->id.s, id) == 0)
            return v->opts->framework[i];
    }
    return NULL;
}

static enum hoshi_rc take_directives(struct hoshi_view *v)
{
    const struct hoshi_framework *fw = framework(v, HOSHI_FRAMEWORK_DIRECTIVE);
    const struct hoshi_tally *tally = NULL, *last = NULL;
    if (fw == NULL || v->level == NULL)
        return HOSHI_OK;
    v->directive = hoshi_arena_array(&v->arena, fw->n_entry, sizeof *v->directive);
    enum hoshi_rc rc = hoshi_tally_framework(v->r, fw, &v->arena, &tally);
    if (rc == HOSHI_OK && v->last != NULL)
        rc = hoshi_tally_framework(v->last, fw, &v->arena, &last);
    if (rc != HOSHI_OK || v->directive == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < fw->n_entry; i++) {
        const struct hoshi_entry *e = &fw->entry[i];
        if (e->parent.s == NULL && tally[i].total != 0)
            v->directive[v->n_directive++] = (struct hoshi_axis){
                .id = e->id.s,
                .title = text_of(v, &e->title),
                .tally = tally[i],
                .last = last != NULL ? last[i] : (struct hoshi_tally){.total = 0}};
    }
    return HOSHI_OK;
}

static enum hoshi_rc take_todo(struct hoshi_view *v)
{
    const struct hoshi_result *r = v->r;
    v->todo = hoshi_arena_array(&v->arena, r->n_todo, sizeof *v->todo);
    if (v->todo == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < r->n_todo; i++) {
        if (v->level == NULL || hoshi_criterion_counts(r->gap[i].criterion, v->star))
            v->todo[v->n_todo++] = &r->gap[i];
    }
    return HOSHI_OK;
}

enum hoshi_rc hoshi_view_make(struct hoshi_view *ret_view, const struct hoshi_result *r,
                              const struct hoshi_report_opts *opts)
{
    struct hoshi_view *v = ret_view;
    *v = (struct hoshi_view){.r = r, .opts = opts};
    hoshi_arena_init(&v->arena, 0);
    v->company = company_of(v);
    v->level = level_of(v);
    v->star = v->level != NULL ? v->level->star : 0;
    v->star_name = hoshi_catalog_star_name(r->catalog, v->star, opts->lang);
    enum hoshi_rc rc = hoshi_view_take_last(v);
    if (rc == HOSHI_OK)
        rc = take_categories(v);
    if (rc == HOSHI_OK)
        rc = take_directives(v);
    if (rc == HOSHI_OK)
        rc = take_todo(v);
    if (rc != HOSHI_OK)
        hoshi_view_release(v);
    return rc;
}

void hoshi_view_release(struct hoshi_view *view)
{
    hoshi_arena_release(&view->arena);
}

const struct hoshi_answer *hoshi_view_answer(const struct hoshi_view *view, size_t index)
{
    return view->r->answers->by_criterion[index];
}

const char *hoshi_view_owner(const struct hoshi_view *view)
{
    const char *said = view->r->owner;
    enum hoshi_owner role = said != NULL ? hoshi_owner_read(said) : HOSHI_OWNER_NONE;
    return role != HOSHI_OWNER_NONE ? hoshi_owner_label(role, view->opts->lang) : said;
}
