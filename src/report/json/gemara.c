/* A catalogue as a Gemara ControlCatalog (layer 2 of that model): category = group, requirement =
 * control, criterion = assessment requirement, level = applicability group, framework = mapping
 * reference. What Gemara has no field for stands in descriptions and recommendations. */
#include <hoshi/policy.h>
#include <hoshi/report.h>
#include <string.h>

#include "base/digits.h"
#include "base/str.h"
#include "report/catalog_words.h"
#include "report/json/json.h"

#define GEMARA_VERSION "1.0.0" /* of the model: the first with groups and applicability-groups */
#define ALL "all"              /* applicability group of a catalogue without levels */

/* Where a text is put together before it becomes a value. */
struct writing {
    struct hoshi_words w;
    const struct hoshi_report_opts *opts;
};

/* What stands in the buffer becomes a value; the buffer is empty again. */
static void add_words(const struct writing *x, hoshi_json *to, const char *key)
{
    hoshi_json_buf(to, key, x->w.out);
    hoshi_buf_clear(x->w.out);
}

static const char *text_of(const struct writing *x, const struct hoshi_text *text)
{
    return hoshi_text_get(text, x->w.lang);
}

/* A group of any kind; descriptions must be there, and a category has no other than its title. */
static hoshi_json *push_group(hoshi_json *list, const char *id, const char *title)
{
    hoshi_json *group = hoshi_json_push_object(list);
    hoshi_json_string(group, "id", id);
    hoshi_json_string(group, "title", title);
    return group;
}

/* "3", "ML2": what files call a level. */
static const char *level_id(const struct hoshi_level *l)
{
    return l->id.s != NULL ? l->id.s : hoshi_digit(l->star);
}

static void add_levels(const struct writing *x, hoshi_json *metadata)
{
    const struct hoshi_catalog *cat = x->w.cat;
    hoshi_json *list = hoshi_json_array(metadata, "applicability-groups");
    for (size_t i = 0; i < cat->n_level; i++) {
        const struct hoshi_level *l = &cat->level[i];
        hoshi_json *group =
            push_group(list, level_id(l), hoshi_catalog_star_name(cat, l->star, x->w.lang));
        hoshi_words_level(&x->w, l);
        add_words(x, group, "description");
    }
    if (cat->n_level == 0)
        hoshi_json_string(push_group(list, ALL, hoshi_msg(HOSHI_MSG_EXPORT_ALL, x->w.lang)),
                          "description", hoshi_msg(HOSHI_MSG_EXPORT_ALL_ABOUT, x->w.lang));
}

/* An address that others may follow; Gemara wants one without spaces. */
static bool is_web(const char *url)
{
    return url != NULL && (hoshi_str_starts(url, "https://") || hoshi_str_starts(url, "http://")) &&
           url[strcspn(url, " \t\r\n\v\f")] == '\0';
}

/* What the catalogue was made from, by the catalogue's name, which no framework can have. */
static void add_source(const struct writing *x, hoshi_json *list)
{
    const struct hoshi_catalog *cat = x->w.cat;
    const struct hoshi_source_ref *source = cat->source;
    if (source == NULL)
        return;
    hoshi_json *ref = push_group(list, cat->name, text_of(x, &source->title));
    hoshi_json_string(ref, "version", cat->edition.s);
    hoshi_words_source(&x->w);
    hoshi_words_say(&x->w, HOSHI_MSG_EXPLAIN_CONFIDENCE,
                    hoshi_confidence_label(source->confidence, x->w.lang), NULL, NULL);
    add_words(x, ref, "description");
    if (is_web(source->url))
        hoshi_json_string(ref, "url", source->url);
}

static const struct hoshi_framework *known(const struct writing *x, const char *id)
{
    for (size_t f = 0; f < x->opts->n_framework; f++) {
        if (strcmp(x->opts->framework[f]->id.s, id) == 0)
            return x->opts->framework[f];
    }
    return NULL;
}

/* Gemara wants a title and a version: of a framework that nobody has described, its id and none. */
static void add_framework(const struct writing *x, hoshi_json *list, const char *id)
{
    const struct hoshi_framework *fw = known(x, id);
    hoshi_json *ref = push_group(list, id, fw != NULL ? text_of(x, &fw->title) : id);
    hoshi_json_string(ref, "version", fw != NULL && fw->edition != NULL ? fw->edition : "");
    if (fw == NULL)
        return;
    hoshi_words_say(&x->w, HOSHI_MSG_EXPORT_PUBLISHER, text_of(x, &fw->publisher), NULL, NULL);
    hoshi_words_text(&x->w, &fw->note);
    hoshi_words_say(&x->w, HOSHI_MSG_EXPLAIN_CONFIDENCE,
                    hoshi_confidence_label(fw->confidence, x->w.lang), NULL, NULL);
    add_words(x, ref, "description");
}

static void add_frameworks(const struct writing *x, hoshi_json *refs)
{
    struct hoshi_buf list;
    hoshi_buf_init(&list, 0);
    hoshi_words_frameworks(x->w.cat, &list);
    const char *const *id = (const char *const *)(const void *)list.p;
    for (size_t i = 0; i < list.n / sizeof *id; i++)
        add_framework(x, refs, id[i]);
    if (list.failed)
        hoshi_json_lost(refs);
    hoshi_buf_release(&list);
}

static void add_metadata(const struct writing *x, hoshi_json *root)
{
    const struct hoshi_catalog *cat = x->w.cat;
    hoshi_json *m = hoshi_json_object(root, "metadata");
    hoshi_json_string(m, "id", cat->id.s);
    hoshi_json_string(m, "type", "ControlCatalog");
    hoshi_json_string(m, "gemara-version", GEMARA_VERSION);
    hoshi_json_string(m, "version", cat->edition.s);
    if (cat->status != HOSHI_CATALOG_FINAL)
        hoshi_json_bool(m, "draft", true);
    hoshi_words_catalog(&x->w);
    hoshi_words_rights(&x->w);
    add_words(x, m, "description");
    hoshi_json *author = hoshi_json_object(m, "author");
    hoshi_json_string(author, "id", "hoshi");
    hoshi_json_string(author, "name", "hoshi");
    hoshi_json_string(author, "type", "Software");
    hoshi_json_string(author, "description", hoshi_msg(HOSHI_MSG_EXPORT_AUTHOR, x->w.lang));
    hoshi_json *refs = hoshi_json_array(m, "mapping-references");
    add_source(x, refs);
    add_frameworks(x, refs);
    hoshi_json_drop_empty(m, "mapping-references");
    add_levels(x, m);
}

static void add_guidelines(const struct writing *x, hoshi_json *control,
                           const struct hoshi_requirement *r)
{
    hoshi_json *list = hoshi_json_array(control, "guidelines");
    for (size_t i = 0; i < r->n_refs; i++) {
        const struct hoshi_refs *refs = &r->refs[i];
        if (refs->id.n == 0)
            continue;
        hoshi_json *mapping = hoshi_json_push_object(list);
        hoshi_json_string(mapping, "reference-id", refs->framework.s);
        const char *const arg[] = {hoshi_basis_label(r->refs_basis, x->w.lang),
                                   hoshi_confidence_label(r->refs_confidence, x->w.lang)};
        hoshi_format(x->w.out, hoshi_msg(HOSHI_MSG_EXPORT_BASIS, x->w.lang), arg, 2);
        add_words(x, mapping, "remarks");
        hoshi_json *entries = hoshi_json_array(mapping, "entries");
        for (size_t k = 0; k < refs->id.n; k++)
            hoshi_json_string(hoshi_json_push_object(entries), "reference-id", refs->id.v[k].s);
    }
    hoshi_json_drop_empty(control, "guidelines");
}

/* Every level that asks for it: a higher one asks for what the lower ones do. */
static void add_applicability(const struct writing *x, hoshi_json *to,
                              const struct hoshi_criterion *c)
{
    const struct hoshi_catalog *cat = x->w.cat;
    hoshi_json *list = hoshi_json_array(to, "applicability");
    for (size_t i = 0; i < cat->n_level; i++) {
        if (hoshi_criterion_counts(c, cat->level[i].star))
            hoshi_json_push_string(list, level_id(&cat->level[i]));
    }
    if (cat->n_level == 0)
        hoshi_json_push_string(list, ALL);
}

static void add_criterion(const struct writing *x, hoshi_json *list,
                          const struct hoshi_criterion *c)
{
    hoshi_json *e = hoshi_json_push_object(list);
    hoshi_json_string(e, "id", c->id.s);
    hoshi_words_demand(&x->w, c);
    add_words(x, e, "text");
    add_applicability(x, e, c);
    hoshi_words_advice(&x->w, c);
    if (c->n_evidence != 0)
        hoshi_words_head(&x->w, HOSHI_MSG_EXPLAIN_EVIDENCE);
    hoshi_words_evidence(&x->w, c);
    hoshi_words_facts(&x->w, c);
    add_words(x, e, "recommendation");
    hoshi_json_string(e, "state",
                      hoshi_words_origin(&x->w, c).cat->status == HOSHI_CATALOG_FINAL ? "Active"
                                                                                      : "Draft");
}

static void add_control(const struct writing *x, hoshi_json *list,
                        const struct hoshi_requirement *r)
{
    const char *aim = text_of(x, &r->aim), *title = text_of(x, &r->title);
    hoshi_json *control = hoshi_json_push_object(list);
    hoshi_json_string(control, "id", r->id.s);
    hoshi_json_string(control, "title", title);
    hoshi_buf_puts(x->w.out, *aim != '\0' ? aim : title);
    hoshi_words_say(&x->w, HOSHI_MSG_EXPLAIN_CSF2, r->csf2_category.s, NULL, NULL);
    add_words(x, control, "objective");
    hoshi_json_string(control, "group", r->group->id.s);
    hoshi_json *criteria = hoshi_json_array(control, "assessment-requirements");
    for (size_t i = 0; i < r->n_criterion; i++)
        add_criterion(x, criteria, &r->criterion[i]);
    add_guidelines(x, control, r);
    hoshi_json_string(control, "state",
                      hoshi_words_origin(&x->w, &r->criterion[0]).cat->status == HOSHI_CATALOG_FINAL
                          ? "Active"
                          : "Draft");
}

enum hoshi_rc hoshi_gemara(const struct hoshi_catalog *cat, const struct hoshi_report_opts *opts,
                           struct hoshi_buf *out)
{
    struct hoshi_buf words;
    hoshi_buf_init(&words, 0);
    struct writing x = {.w = {.cat = cat, .lang = opts->lang, .out = &words, .bullet = "- "},
                        .opts = opts};
    hoshi_json *root = hoshi_json_root();
    hoshi_json_string(root, "title", text_of(&x, &cat->title));
    add_metadata(&x, root);
    hoshi_json *groups = hoshi_json_array(root, "groups");
    for (size_t i = 0; i < cat->n_group; i++) {
        const char *title = text_of(&x, &cat->group[i].title);
        hoshi_json_string(push_group(groups, cat->group[i].id.s, title), "description", title);
    }
    hoshi_json *controls = hoshi_json_array(root, "controls");
    for (size_t i = 0; i < cat->n_requirement; i++)
        add_control(&x, controls, cat->requirement[i]);
    hoshi_buf_release(&words);
    return hoshi_json_print_yaml(root, out);
}
