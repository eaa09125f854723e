/* One id explained: finds out what it is, then the section for that kind prints it. */
#include <hoshi/answers.h>
#include <hoshi/result.h>
#include <string.h>

#include "base/str.h"
#include "report/text/explain.h"
#include "report/text/explain_find.h"
#include "report/text/print.h"

static const char *text_of(const struct hoshi_print *p, const struct hoshi_text *text)
{
    return hoshi_text_get(text, p->lang);
}

static const struct hoshi_term *find_term(const struct hoshi_glossary *g, const char *word)
{
    for (size_t i = 0; g != NULL && i < g->n_term; i++) {
        const struct hoshi_term *t = &g->term[i];
        bool hit = strcmp(t->id.s, word) == 0;
        for (int l = 0; l < HOSHI_LANG_COUNT_ && !hit; l++)
            hit = t->term.v[l] != NULL && hoshi_str_eq_nocase(t->term.v[l], word);
        for (size_t k = 0; k < t->also.n && !hit; k++)
            hit = hoshi_str_eq_nocase(t->also.v[k].s, word);
        if (hit)
            return t;
    }
    return NULL;
}

static const struct hoshi_support *find_support(const struct hoshi_support_list *list,
                                                const char *id)
{
    for (size_t i = 0; list != NULL && i < list->n_support; i++) {
        if (strcmp(list->support[i].id.s, id) == 0)
            return &list->support[i];
    }
    return NULL;
}

static void explain_term(const struct hoshi_print *p, const struct hoshi_term *t)
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_print_bold(p, true);
    const char *here = text_of(p, &t->term),
               *other = t->term.v[p->lang == HOSHI_LANG_JA ? HOSHI_LANG_EN : HOSHI_LANG_JA];
    if (other == NULL || strcmp(here, other) == 0) /* "EDR  EDR" would look like a slip */
        hoshi_print_text(p, 0, here);
    else
        hoshi_print_msg(p, 0, HOSHI_MSG_EXPLAIN_REQUIREMENT, here, other, NULL);
    hoshi_print_bold(p, false);
    hoshi_print_text(p, 2, text_of(p, &t->text));
    for (size_t i = 0; i < t->also.n; i++) {
        hoshi_buf_puts(&line, i > 0 ? ", " : "");
        hoshi_buf_puts(&line, t->also.v[i].s);
    }
    if (line.n != 0)
        hoshi_print_msg(p, 2, HOSHI_MSG_EXPLAIN_ALSO, line.p, NULL, NULL);
    hoshi_print_drop(p, &line);
}

static void explain_support(const struct hoshi_print *p, const struct hoshi_library *lib,
                            const struct hoshi_support *s)
{
    hoshi_print_head(p, HOSHI_MSG_EXPLAIN_REQUIREMENT, s->id.s, text_of(p, &s->title));
    hoshi_print_field(p, HOSHI_MSG_EXPLAIN_WHAT, text_of(p, &s->what));
    hoshi_print_field(p, HOSHI_MSG_EXPLAIN_SUITS, text_of(p, &s->suits));
    hoshi_print_field(p, HOSHI_MSG_EXPLAIN_COST, text_of(p, &s->cost));
    hoshi_print_head(p, HOSHI_MSG_EXPLAIN_SOURCE, s->as_of,
                     hoshi_confidence_label(s->confidence, p->lang));
    hoshi_print_text(p, 2, text_of(p, &s->source));
    hoshi_print_head(p, HOSHI_MSG_EXPLAIN_HELPS, NULL, NULL);
    for (size_t i = 0; i < s->criteria.n; i++) {
        const struct hoshi_criterion *crit = hoshi_catalog_find(lib->catalog, s->criteria.v[i].s);
        if (crit != NULL)
            hoshi_print_criterion_line(p, lib->catalog, crit);
    }
}

static void explain_condition(const struct hoshi_print *p, const struct hoshi_library *lib,
                              int32_t at)
{
    const struct hoshi_condition *c = &lib->catalog->condition[at];
    hoshi_print_head(p, HOSHI_MSG_EXPLAIN_REQUIREMENT, c->id.s, NULL);
    hoshi_print_field(p, HOSHI_MSG_EXPLAIN_QUESTION, text_of(p, &c->question));
    hoshi_print_field(p, HOSHI_MSG_EXPLAIN_NO_MEANS, text_of(p, &c->no_means));
    hoshi_print_head(p, HOSHI_MSG_EXPLAIN_CRITERIA, NULL, NULL);
    for (size_t i = 0; i < lib->catalog->n_criterion; i++) {
        if (lib->catalog->criterion[i]->condition == at)
            hoshi_print_criterion_line(p, lib->catalog, lib->catalog->criterion[i]);
    }
}

static void explain_group(const struct hoshi_print *p, const struct hoshi_group *g)
{
    hoshi_print_head(p, HOSHI_MSG_EXPLAIN_REQUIREMENT, g->id.s, text_of(p, &g->title));
    for (size_t i = 0; i < g->n_requirement; i++) {
        struct hoshi_buf line;
        hoshi_buf_init(&line, 0);
        hoshi_buf_puts(&line, g->requirement[i].id.s);
        hoshi_buf_puts(&line, "  ");
        hoshi_buf_puts(&line, text_of(p, &g->requirement[i].title));
        hoshi_print_dash(p, 2, line.p);
        hoshi_print_drop(p, &line);
    }
}

static bool explain_catalog(const struct hoshi_print *p, const struct hoshi_library *lib,
                            const char *id)
{
    const struct hoshi_criterion *crit = hoshi_catalog_find(lib->catalog, id);
    const struct hoshi_requirement *req = hoshi_catalog_find_requirement(lib->catalog, id);
    int32_t condition = hoshi_catalog_find_condition(lib->catalog, id);
    if (crit != NULL)
        hoshi_explain_criterion(p, lib, crit);
    else if (req != NULL)
        hoshi_explain_requirement(p, lib, req);
    else if (condition >= 0)
        explain_condition(p, lib, condition);
    else {
        for (size_t i = 0; i < lib->catalog->n_group; i++) {
            if (strcmp(lib->catalog->group[i].id.s, id) == 0) {
                explain_group(p, &lib->catalog->group[i]);
                return true;
            }
        }
        return false;
    }
    return true;
}

static bool explain_framework(const struct hoshi_print *p, const struct hoshi_library *lib,
                              const char *id)
{
    bool hit = false;
    for (size_t i = 0; i < lib->n_framework; i++) { /* "5.1" may mean something in two of them */
        const struct hoshi_entry *entry = hoshi_framework_find(lib->framework[i], id);
        if (entry == NULL)
            continue;
        hoshi_explain_entry(p, lib, lib->framework[i], entry);
        hit = true;
    }
    return hit;
}

/* Framework ids are in capitals; people type "d9". */
static bool explain_in_capitals(const struct hoshi_print *p, const struct hoshi_library *lib,
                                const char *id)
{
    char capitals[64];
    size_t n = strlen(id);
    if (n >= sizeof capitals)
        return false;
    for (size_t i = 0; i <= n; i++)
        capitals[i] = (char)(id[i] >= 'a' && id[i] <= 'z' ? id[i] - 'a' + 'A' : id[i]);
    return explain_framework(p, lib, capitals);
}

static bool explain_diag(const struct hoshi_print *p, const char *id)
{
    const struct hoshi_diag_info *info;
    for (unsigned i = 0; (info = hoshi_diag_info(i)) != NULL; i++) {
        if (hoshi_str_eq_nocase(info->code, id) || strcmp(info->name, id) == 0) {
            hoshi_explain_diag(p, info);
            return true;
        }
    }
    return false;
}

/* A policy, a word of the glossary and help to call on may share a name: all of them are meant. */
static bool explain_word(const struct hoshi_print *p, const struct hoshi_library *lib,
                         const char *word)
{
    const struct hoshi_support *support = find_support(lib->support, word);
    const struct hoshi_term *term = find_term(lib->glossary, word);
    bool hit = hoshi_explain_policy(p, lib, word) || term != NULL || support != NULL;
    if (term != NULL)
        explain_term(p, term);
    if (support != NULL)
        explain_support(p, lib, support);
    return hit;
}

static bool explain_id(const struct hoshi_print *p, const struct hoshi_library *lib, const char *id)
{
    return explain_catalog(p, lib, id) || explain_framework(p, lib, id) || explain_diag(p, id) ||
           hoshi_explain_code(p, id) || explain_word(p, lib, id) || explain_in_capitals(p, lib, id);
}

static void put_found(const struct hoshi_print *p, const char *word,
                      const struct hoshi_named *found)
{
    hoshi_print_head(p, HOSHI_MSG_EXPLAIN_SEVERAL, word, NULL);
    for (size_t i = 0; i < found->n; i++) {
        struct hoshi_buf line;
        hoshi_buf_init(&line, 0);
        hoshi_msg_put(&line, HOSHI_MSG_EXPLAIN_FOUND, p->lang, found->name[i], found->id[i], NULL);
        hoshi_print_dash(p, 2, line.p);
        hoshi_print_drop(p, &line);
    }
}

enum hoshi_rc hoshi_explain(const struct hoshi_library *lib, const char *id,
                            const struct hoshi_report_opts *opts, struct hoshi_buf *out)
{
    struct hoshi_print p = hoshi_print_start(opts, out);
    struct hoshi_named found;
    if (explain_id(&p, lib, id))
        return hoshi_buf_rc(out);
    hoshi_explain_find(lib, id, p.lang, &found);
    if (found.n == 0)
        return HOSHI_E_UNSUPPORTED;
    if (found.n > 1)
        put_found(&p, id, &found);
    else if (!explain_id(&p, lib, found.id[0]))
        return HOSHI_E_UNSUPPORTED;
    return hoshi_buf_rc(out);
}

enum hoshi_rc hoshi_explain_ids(const struct hoshi_library *lib, struct hoshi_arena *arena,
                                const char ***ret_id, size_t *ret_n)
{
    size_t max = lib->catalog->n_criterion + lib->catalog->n_requirement +
                 lib->catalog->n_condition + lib->catalog->n_group,
           n = 0;
    for (size_t i = 0; i < lib->n_framework; i++)
        max += lib->framework[i]->n_entry;
    if (lib->glossary != NULL)
        max += lib->glossary->n_term * 3;
    if (lib->support != NULL)
        max += lib->support->n_support;
    max += HOSHI_STATUS_COUNT_ + HOSHI_REASON_COUNT_ + HOSHI_FINDING_COUNT_ + lib->n_policy;
    while (hoshi_diag_info((unsigned)n) != NULL)
        n++;
    max += n;
    n = 0;
    const char **v = hoshi_arena_array(arena, max, sizeof *v);
    if (v == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < lib->catalog->n_criterion; i++)
        v[n++] = lib->catalog->criterion[i]->id.s;
    for (size_t i = 0; i < lib->catalog->n_requirement; i++)
        v[n++] = lib->catalog->requirement[i]->id.s;
    for (size_t i = 0; i < lib->catalog->n_condition; i++)
        v[n++] = lib->catalog->condition[i].id.s;
    for (size_t f = 0; f < lib->n_framework; f++) {
        for (size_t i = 0; i < lib->framework[f]->n_entry; i++)
            v[n++] = lib->framework[f]->entry[i].id.s;
    }
    for (size_t i = 0; lib->glossary != NULL && i < lib->glossary->n_term; i++) {
        v[n++] = lib->glossary->term[i].id.s;
        for (int l = 0; l < HOSHI_LANG_COUNT_; l++)
            v[n++] = lib->glossary->term[i].term.v[l];
    }
    for (size_t i = 0; lib->support != NULL && i < lib->support->n_support; i++)
        v[n++] = lib->support->support[i].id.s;
    for (size_t i = 0; i < lib->n_policy; i++)
        v[n++] = lib->policy[i]->id.s;
    for (unsigned i = 0; hoshi_diag_info(i) != NULL; i++)
        v[n++] = hoshi_diag_info(i)->code;
    for (int i = 0; i < HOSHI_STATUS_COUNT_; i++)
        v[n++] = hoshi_status_code((enum hoshi_status)i);
    for (int i = HOSHI_REASON_NONE + 1; i < HOSHI_REASON_COUNT_; i++)
        v[n++] = hoshi_reason_code((enum hoshi_reason)i);
    for (int i = 0; i < HOSHI_FINDING_COUNT_; i++)
        v[n++] = hoshi_finding_code((enum hoshi_finding_code)i);
    *ret_id = v;
    *ret_n = n;
    return HOSHI_OK;
}
