/* A criterion and a requirement explained: what must be true, why, what to do, what would show it.
 */
#include <string.h>

#include "base/digits.h"
#include "base/lang.h"
#include "base/str.h"
#include "report/answer_words.h"
#include "report/criterion_words.h"
#include "report/level.h"
#include "report/text/explain.h"

static const char *text_of(const struct hoshi_print *p, const struct hoshi_text *text)
{
    return hoshi_text_get(text, p->lang);
}

static void put_names(struct hoshi_buf *out, const struct hoshi_names *names)
{
    for (size_t i = 0; i < names->n; i++) {
        hoshi_buf_puts(out, i > 0 ? ", " : "");
        hoshi_buf_puts(out, names->v[i].s);
    }
}

static void print_names(const struct hoshi_print *p, enum hoshi_msg msg,
                        const struct hoshi_names *names)
{
    struct hoshi_buf list;
    hoshi_buf_init(&list, 0);
    put_names(&list, names);
    if (names->n != 0)
        hoshi_print_msg(p, 0, msg, list.p, NULL, NULL);
    hoshi_print_drop(p, &list);
}

void hoshi_print_criterion_line(const struct hoshi_print *p, const struct hoshi_catalog *cat,
                                const struct hoshi_criterion *crit)
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_buf_puts(&line, crit->id.s);
    hoshi_buf_puts(&line, " ");
    if (crit->star != 0) {
        hoshi_buf_puts(&line, "(");
        hoshi_buf_puts(&line, hoshi_catalog_star_name(cat, crit->star, p->lang));
        hoshi_buf_puts(&line, ") ");
    }
    hoshi_buf_puts(&line, text_of(p, &crit->text));
    hoshi_doubt_put(crit, p->lang, &line);
    hoshi_print_dash(p, 2, line.p);
    hoshi_print_drop(p, &line);
}

static void print_branch(const struct hoshi_print *p, const struct hoshi_branch *b, unsigned indent)
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_buf_puts(&line, "(");
    hoshi_buf_puts(&line, b->id.s);
    hoshi_buf_puts(&line, ") ");
    hoshi_buf_puts(&line, text_of(p, &b->text));
    hoshi_print_text(p, indent, line.p);
    hoshi_print_drop(p, &line);
    if (*text_of(p, &b->fits) != '\0')
        hoshi_print_msg(p, indent + 4, HOSHI_MSG_EXPLAIN_FITS, text_of(p, &b->fits), NULL, NULL);
}

static void print_branches(const struct hoshi_print *p, const struct hoshi_criterion *crit)
{
    if (crit->n_branch == 0)
        return;
    bool whole = crit->branch[0].of.s == NULL;
    hoshi_print_head(p, whole ? HOSHI_MSG_EXPLAIN_ALTERNATIVES : HOSHI_MSG_EXPLAIN_BRANCHES, NULL,
                     NULL);
    for (size_t i = 0; i < crit->n_branch; i++)
        print_branch(p, &crit->branch[i], crit->branch[i].of.s == NULL || !whole ? 2 : 6);
}

static void print_states(const struct hoshi_print *p, const struct hoshi_criterion *crit)
{
    char weight[HOSHI_DECIMAL_BYTES];
    if (crit->n_state != 0)
        hoshi_print_head(p, HOSHI_MSG_EXPLAIN_STATES, NULL, NULL);
    for (size_t i = 0; i < crit->n_state; i++) {
        const struct hoshi_state_of *s = &crit->state[i];
        hoshi_print_dash(p, 2, text_of(p, &s->text));
        hoshi_print_msg(p, 4, HOSHI_MSG_EXPLAIN_STATE_WEIGHT, hoshi_decimal(weight, s->weight),
                        s->id.s, NULL);
        if (s->may_stay_open)
            hoshi_print_msg(p, 4, HOSHI_MSG_EXPLAIN_MAY_STAY_OPEN, NULL, NULL, NULL);
    }
}

static void print_items(const struct hoshi_print *p, const struct hoshi_criterion *crit)
{
    if (crit->n_item == 0)
        return;
    hoshi_print_head(p, HOSHI_MSG_EXPLAIN_ITEMS, NULL, NULL);
    for (size_t i = 0; i < crit->n_item; i++)
        hoshi_print_dash(p, 2, text_of(p, &crit->item[i]));
}

static void print_evidence(const struct hoshi_print *p, const struct hoshi_criterion *crit)
{
    if (crit->n_evidence == 0)
        return;
    hoshi_print_head(p, HOSHI_MSG_EXPLAIN_EVIDENCE, NULL, NULL);
    for (size_t i = 0; i < crit->n_evidence; i++)
        hoshi_print_dash(p, 2, text_of(p, &crit->evidence[i]));
}

static void print_support(const struct hoshi_print *p, const struct hoshi_library *lib,
                          const char *id)
{
    bool any = false;
    for (size_t i = 0; lib->support != NULL && i < lib->support->n_support; i++) {
        const struct hoshi_support *s = &lib->support->support[i];
        for (size_t k = 0; k < s->criteria.n; k++) {
            if (strcmp(s->criteria.v[k].s, id) != 0)
                continue;
            if (!any)
                hoshi_print_head(p, HOSHI_MSG_EXPLAIN_SUPPORT, NULL, NULL);
            any = true;
            struct hoshi_buf line;
            hoshi_buf_init(&line, 0);
            hoshi_buf_puts(&line, text_of(p, &s->title));
            hoshi_buf_puts(&line, " (hoshi explain ");
            hoshi_buf_puts(&line, s->id.s);
            hoshi_buf_puts(&line, ")");
            hoshi_print_dash(p, 2, line.p);
            hoshi_print_drop(p, &line);
        }
    }
}

static void print_condition(const struct hoshi_print *p, const struct hoshi_library *lib,
                            const struct hoshi_criterion *crit)
{
    if (crit->condition < 0)
        return;
    const struct hoshi_condition *c = &lib->catalog->condition[crit->condition];
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_buf_puts(&line, c->id.s);
    hoshi_buf_puts(&line, hoshi_lang_row(p->lang)->colon);
    hoshi_buf_puts(&line, text_of(p, &c->question));
    hoshi_print_field(p, HOSHI_MSG_EXPLAIN_CONDITION, line.p);
    hoshi_print_drop(p, &line);
}

/* What comes first in the work, by how the criterion stands on it. */
static void print_builds_on(const struct hoshi_print *p, const struct hoshi_criterion *crit)
{
    for (int kind = 0; kind < HOSHI_PREREQUISITE_COUNT_; kind++) {
        struct hoshi_buf ids;
        hoshi_buf_init(&ids, 0);
        for (size_t i = 0; i < crit->builds_on.n; i++) {
            const char *id = crit->builds_on.v[i].s;
            if ((int)hoshi_criterion_builds_on(crit, id) != kind)
                continue;
            hoshi_buf_puts(&ids, ids.n != 0 ? ", " : "");
            hoshi_buf_puts(&ids, id);
        }
        if (ids.n != 0)
            hoshi_print_msg(p, 0, HOSHI_MSG_EXPLAIN_BUILDS_ON,
                            hoshi_prerequisite_label((enum hoshi_prerequisite_kind)kind, p->lang),
                            ids.p, NULL);
        hoshi_print_drop(p, &ids);
    }
}

static void print_meta(const struct hoshi_print *p, const struct hoshi_library *lib,
                       const struct hoshi_criterion *crit)
{
    char months[24];
    if (crit->frequency != 0)
        hoshi_print_msg(p, 0, hoshi_frequency_msg(crit->frequency),
                        hoshi_decimal(months, crit->frequency), NULL, NULL);
    print_names(p, HOSHI_MSG_EXPLAIN_REFERS, &crit->refers_to);
    print_names(p, HOSHI_MSG_EXPLAIN_BORROWS, &crit->borrows);
    print_builds_on(p, crit);
    if (hoshi_words_tell_absent(lib->catalog))
        hoshi_print_msg(p, 0, hoshi_words_absent(lib->catalog, crit), NULL, NULL, NULL);
    if (crit->weight != 0)
        hoshi_print_msg(p, 0, HOSHI_MSG_EXPLAIN_WEIGHT, hoshi_decimal(months, crit->weight), NULL,
                        NULL);
    if (crit->may_stay_open)
        hoshi_print_msg(p, 0, HOSHI_MSG_EXPLAIN_MAY_STAY_OPEN, NULL, NULL, NULL);
    if (crit->blocker)
        hoshi_print_msg(p, 0, HOSHI_MSG_EXPLAIN_BLOCKER, NULL, NULL, NULL);
    if (crit->effort != HOSHI_EFFORT_NONE && crit->owner != HOSHI_OWNER_NONE)
        hoshi_print_msg(p, 0, HOSHI_MSG_EXPLAIN_EFFORT, hoshi_effort_label(crit->effort, p->lang),
                        hoshi_owner_label(crit->owner, p->lang), NULL);
}

static void print_scale(const struct hoshi_print *p, const struct hoshi_catalog *cat)
{
    struct hoshi_buf scale;
    hoshi_buf_init(&scale, 0);
    hoshi_scale_put(cat, p->lang, &scale);
    if (scale.n != 0)
        hoshi_print_msg(p, 0, HOSHI_MSG_ASSESS_LEVELS, scale.p, NULL, NULL);
    hoshi_print_drop(p, &scale);
}

void hoshi_explain_criterion(const struct hoshi_print *p, const struct hoshi_library *lib,
                             const struct hoshi_criterion *crit)
{
    const struct hoshi_requirement *req = crit->requirement;
    struct hoshi_buf where;
    hoshi_buf_init(&where, 0);
    hoshi_buf_puts(&where, text_of(p, &req->group->title));
    hoshi_buf_puts(&where, " > ");
    hoshi_buf_puts(&where, req->id.s);
    hoshi_buf_puts(&where, " ");
    hoshi_buf_puts(&where, text_of(p, &req->title));
    if (crit->star != 0)
        hoshi_print_head(p, HOSHI_MSG_EXPLAIN_CRITERION, crit->id.s,
                         hoshi_catalog_star_name(lib->catalog, crit->star, p->lang));
    else
        hoshi_print_head(p, HOSHI_MSG_EXPLAIN_REQUIREMENT, crit->id.s, lib->catalog->name);
    hoshi_print_text(p, 0, where.p);
    hoshi_print_drop(p, &where);
    hoshi_print_field(p, HOSHI_MSG_EXPLAIN_TEXT, text_of(p, &crit->text));
    print_condition(p, lib, crit);
    print_items(p, crit);
    print_branches(p, crit);
    print_states(p, crit);
    hoshi_print_field(p, HOSHI_MSG_EXPLAIN_QUESTION, text_of(p, &crit->question));
    print_scale(p, lib->catalog);
    hoshi_print_field(p, HOSHI_MSG_EXPLAIN_WHY, text_of(p, &crit->why));
    if (*text_of(p, &crit->how) != '\0') {
        hoshi_print_head(p, HOSHI_MSG_EXPLAIN_HOW, NULL, NULL);
        hoshi_print_steps(p, text_of(p, &crit->how));
    }
    print_evidence(p, crit);
    hoshi_print_field(p, HOSHI_MSG_EXPLAIN_NOTE, text_of(p, &crit->note));
    print_meta(p, lib, crit);
    hoshi_explain_terms(p, lib, crit);
    print_support(p, lib, crit->id.s);
}

static void print_refs(const struct hoshi_print *p, const struct hoshi_library *lib,
                       const struct hoshi_requirement *req)
{
    if (req->n_refs == 0 && req->csf2_category.s == NULL)
        return;
    hoshi_print_head(p, HOSHI_MSG_EXPLAIN_REFS, hoshi_basis_label(req->refs_basis, p->lang),
                     hoshi_confidence_label(req->refs_confidence, p->lang));
    for (size_t f = 0; f < lib->n_framework; f++) {
        const struct hoshi_refs *refs = hoshi_requirement_refs(req, lib->framework[f]->id.s);
        if (refs != NULL && refs->id.n != 0) /* "5.1" alone says nothing to whom it is new */
            hoshi_print_text(p, 2, text_of(p, &lib->framework[f]->title));
        for (size_t i = 0; refs != NULL && i < refs->id.n; i++) {
            const struct hoshi_entry *e = hoshi_framework_find(lib->framework[f], refs->id.v[i].s);
            struct hoshi_buf line;
            hoshi_buf_init(&line, 0);
            hoshi_buf_puts(&line, refs->id.v[i].s);
            hoshi_buf_puts(&line, "  ");
            hoshi_buf_puts(&line, e != NULL ? text_of(p, &e->title) : "");
            hoshi_print_dash(p, 4, line.p);
            hoshi_print_drop(p, &line);
        }
    }
    if (req->csf2_category.s != NULL)
        hoshi_print_msg(p, 2, HOSHI_MSG_EXPLAIN_CSF2, req->csf2_category.s, NULL, NULL);
}

void hoshi_explain_requirement(const struct hoshi_print *p, const struct hoshi_library *lib,
                               const struct hoshi_requirement *req)
{
    hoshi_print_head(p, HOSHI_MSG_EXPLAIN_REQUIREMENT, req->id.s, text_of(p, &req->title));
    hoshi_print_text(p, 0, text_of(p, &req->group->title));
    hoshi_print_field(p, HOSHI_MSG_EXPLAIN_AIM, text_of(p, &req->aim));
    hoshi_print_head(p, HOSHI_MSG_EXPLAIN_CRITERIA, NULL, NULL);
    for (size_t i = 0; i < req->n_criterion; i++)
        hoshi_print_criterion_line(p, lib->catalog, &req->criterion[i]);
    print_refs(p, lib, req);
}
