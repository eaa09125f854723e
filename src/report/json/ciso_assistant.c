/* A catalogue as a library of CISO Assistant with one framework: category, requirement and
 * criterion are its nodes, of which only criteria are assessable; levels are its implementation
 * groups. The language that was asked for is the library's, the other one stands in the
 * translations. */
#include <hoshi/policy.h>
#include <hoshi/report.h>

#include "base/digits.h"
#include "base/lang.h"
#include "base/str.h"
#include "base/utf8.h"
#include "report/catalog_words.h"
#include "report/json/ciso_urn.h"
#include "report/json/json.h"

/* Code points that fit into the columns of its database. */
enum { NAME_MAX_ = 200, PROVIDER_MAX = 200, COPYRIGHT_MAX = 4096 };

struct writing {
    struct hoshi_words w;
    struct hoshi_ciso_urns urns;
    struct hoshi_buf urn, parent; /* of the node at hand and of the one above it */
};

/* How many bytes the first max code points of a text have. */
static size_t fitting(const char *s, size_t max)
{
    struct hoshi_str left = hoshi_str_from(s);
    for (size_t n = 0; left.n != 0; n++) {
        uint32_t c;
        if (n == max)
            return (size_t)(left.p - s);
        size_t step = hoshi_utf8_next(left, &c);
        left.p += step;
        left.n -= step;
    }
    return (size_t)(left.p - s);
}

static bool fits(const char *s, size_t max)
{
    return s[fitting(s, max)] == '\0';
}

/* Nothing when it is empty. */
static void add_string(hoshi_json *to, const char *key, const char *s)
{
    if (*s != '\0')
        hoshi_json_string(to, key, s);
}

/* As much of a text as its column takes, "…" behind it; the whole of it goes to a description. */
static void add_short(const struct writing *x, hoshi_json *to, const char *key, const char *s,
                      size_t max)
{
    if (fits(s, max)) {
        add_string(to, key, s);
        return;
    }
    struct hoshi_buf cut;
    hoshi_buf_init(&cut, 0);
    hoshi_buf_put(&cut, s, fitting(s, max - 1));
    hoshi_buf_puts(&cut, "…");
    hoshi_json_buf(to, key, &cut);
    hoshi_buf_release(&cut);
    hoshi_words_line(x->w.out);
    hoshi_buf_puts(x->w.out, s);
}

/* What stands in the buffer becomes a value; the buffer is empty again. */
static void add_words(const struct writing *x, hoshi_json *to, const char *key)
{
    hoshi_json_buf(to, key, x->w.out);
    hoshi_buf_clear(x->w.out);
}

/* Says a thing in the language of x; is called once more for each language that the thing has. */
typedef void say_fn(const struct writing *x, hoshi_json *to, const void *thing);

static void add_said(const struct writing *x, hoshi_json *to, const struct hoshi_text *main,
                     say_fn *say, const void *thing)
{
    say(x, to, thing);
    hoshi_json *translations = hoshi_json_object(to, "translations");
    for (int l = 0; l < HOSHI_LANG_COUNT_; l++) {
        struct writing other = *x;
        other.w.lang = (enum hoshi_lang)l;
        if (other.w.lang != x->w.lang && main->v[l] != NULL)
            say(&other, hoshi_json_object(translations, hoshi_lang_codes[l]), thing);
    }
    hoshi_json_drop_empty(to, "translations");
}

/* --- nodes */

static hoshi_json *push_node(const struct writing *x, hoshi_json *nodes, int depth, const char *id)
{
    hoshi_json *node = hoshi_json_push_object(nodes);
    hoshi_json_buf(node, "urn", &x->urn);
    hoshi_json_bool(node, "assessable", depth == 3);
    hoshi_json_number(node, "depth", depth);
    if (depth > 1)
        hoshi_json_buf(node, "parent_urn", &x->parent);
    hoshi_json_string(node, "ref_id", id);
    return node;
}

/* The node at hand is the one above the next. */
static void go_below(struct writing *x)
{
    hoshi_buf_clear(&x->parent);
    hoshi_buf_puts(&x->parent, x->urn.p);
    x->parent.failed = x->parent.failed || x->urn.failed;
}

static void say_group(const struct writing *x, hoshi_json *to, const void *thing)
{
    const struct hoshi_group *g = thing;
    add_short(x, to, "name", hoshi_text_get(&g->title, x->w.lang), NAME_MAX_);
    add_words(x, to, "description");
}

static void say_requirement(const struct writing *x, hoshi_json *to, const void *thing)
{
    const struct hoshi_requirement *r = thing;
    add_short(x, to, "name", hoshi_text_get(&r->title, x->w.lang), NAME_MAX_);
    hoshi_words_text(&x->w, &r->aim);
    add_words(x, to, "description");
    hoshi_words_links(&x->w, r);
    add_words(x, to, "annotation");
}

static void say_criterion(const struct writing *x, hoshi_json *to, const void *thing)
{
    const struct hoshi_criterion *c = thing;
    hoshi_words_demand(&x->w, c);
    add_words(x, to, "description");
    hoshi_words_advice(&x->w, c);
    hoshi_words_facts(&x->w, c);
    add_words(x, to, "annotation");
    hoshi_words_evidence(&x->w, c);
    add_words(x, to, "typical_evidence");
}

/* What an implementation group is called: "3", "ML2". */
static const char *level_id(const struct hoshi_level *l)
{
    return l->id.s != NULL ? l->id.s : hoshi_digit(l->star);
}

/* Every level that asks for it, so that choosing one shows all of its criteria. */
static void add_groups_of(hoshi_json *node, const struct hoshi_catalog *cat,
                          const struct hoshi_criterion *c)
{
    hoshi_json *list = hoshi_json_array(node, "implementation_groups");
    for (size_t i = 0; i < cat->n_level; i++) {
        if (hoshi_criterion_counts(c, cat->level[i].star))
            hoshi_json_push_string(list, level_id(&cat->level[i]));
    }
    hoshi_json_drop_empty(node, "implementation_groups");
}

static void add_requirement(struct writing *x, hoshi_json *nodes, size_t i)
{
    const struct hoshi_requirement *r = x->w.cat->requirement[i];
    hoshi_ciso_node_urn(&x->urns, 2, i, &x->urn);
    add_said(x, push_node(x, nodes, 2, r->id.s), &r->title, say_requirement, r);
    go_below(x);
    for (size_t k = 0; k < r->n_criterion; k++) {
        const struct hoshi_criterion *c = &r->criterion[k];
        hoshi_ciso_node_urn(&x->urns, 3, c->index, &x->urn);
        hoshi_json *node = push_node(x, nodes, 3, c->id.s);
        add_groups_of(node, x->w.cat, c);
        add_said(x, node, &c->text, say_criterion, c);
    }
}

static void add_nodes(struct writing *x, hoshi_json *framework)
{
    const struct hoshi_catalog *cat = x->w.cat;
    hoshi_json *nodes = hoshi_json_array(framework, "requirement_nodes");
    size_t i = 0; /* requirements stand in the order of the groups */
    for (size_t g = 0; g < cat->n_group; g++) {
        hoshi_ciso_node_urn(&x->urns, 1, g, &x->urn);
        add_said(x, push_node(x, nodes, 1, cat->group[g].id.s), &cat->group[g].title, say_group,
                 &cat->group[g]);
        for (size_t k = 0; k < cat->group[g].n_requirement; k++) {
            hoshi_ciso_node_urn(&x->urns, 1, g, &x->urn);
            go_below(x);
            add_requirement(x, nodes, i++);
        }
    }
}

/* --- the framework and its library */

static void say_level(const struct writing *x, hoshi_json *to, const void *thing)
{
    const struct hoshi_level *l = thing;
    hoshi_json_string(to, "name", hoshi_catalog_star_name(x->w.cat, l->star, x->w.lang));
    hoshi_words_level(&x->w, l);
    add_words(x, to, "description");
}

static void add_levels(const struct writing *x, hoshi_json *framework)
{
    const struct hoshi_catalog *cat = x->w.cat;
    hoshi_json *list = hoshi_json_array(framework, "implementation_groups_definition");
    for (size_t i = 0; i < cat->n_level; i++) {
        hoshi_json *group = hoshi_json_push_object(list);
        hoshi_json_string(group, "ref_id", level_id(&cat->level[i]));
        add_said(x, group, &cat->level[i].title, say_level, &cat->level[i]);
    }
    hoshi_json_drop_empty(framework, "implementation_groups_definition");
}

static void say_step(const struct writing *x, hoshi_json *to, const void *thing)
{
    const struct hoshi_step *step = thing;
    const char *title = hoshi_text_get(&step->title, x->w.lang);
    hoshi_json_string(to, "name", title);
    hoshi_json_string(to, "description", title);
}

/* A scale of one step is none: CISO Assistant refuses it. */
static void add_scale(const struct writing *x, hoshi_json *framework)
{
    const struct hoshi_catalog *cat = x->w.cat;
    if (cat->n_scale < 2)
        return;
    hoshi_json_number(framework, "min_score", cat->scale[0].value);
    hoshi_json_number(framework, "max_score", cat->scale[cat->n_scale - 1].value);
    hoshi_json *list = hoshi_json_array(framework, "scores_definition");
    for (size_t i = 0; i < cat->n_scale; i++) {
        hoshi_json *step = hoshi_json_push_object(list);
        hoshi_json_number(step, "score", cat->scale[i].value);
        add_said(x, step, &cat->scale[i].title, say_step, &cat->scale[i]);
    }
}

static void say_framework(const struct writing *x, hoshi_json *to, const void *thing)
{
    const struct hoshi_catalog *cat = thing;
    add_short(x, to, "name", hoshi_text_get(&cat->title, x->w.lang), NAME_MAX_);
    hoshi_words_catalog(&x->w);
    add_words(x, to, "description");
}

/* What the columns for publisher and rights cannot hold stands whole in the description. */
static void say_library(const struct writing *x, hoshi_json *to, const void *thing)
{
    const struct hoshi_catalog *cat = thing;
    struct hoshi_buf rights;
    hoshi_buf_init(&rights, 0);
    struct hoshi_words w = {.cat = cat, .lang = x->w.lang, .out = &rights};
    hoshi_words_rights(&w);
    add_short(x, to, "name", hoshi_text_get(&cat->title, x->w.lang), NAME_MAX_);
    if (rights.n != 0)
        add_short(x, to, "copyright", rights.p, COPYRIGHT_MAX);
    if (rights.failed)
        hoshi_json_lost(to);
    hoshi_buf_release(&rights);
    hoshi_words_catalog(&x->w);
    add_words(x, to, "description");
}

enum hoshi_rc hoshi_ciso_assistant(const struct hoshi_catalog *cat,
                                   const struct hoshi_report_opts *opts, struct hoshi_buf *out)
{
    struct hoshi_buf words;
    struct writing x = {.w = {.cat = cat, .lang = opts->lang, .out = &words, .bullet = "- "}};
    hoshi_buf_init(&words, 0);
    hoshi_buf_init(&x.urn, 0);
    hoshi_buf_init(&x.parent, 0);
    hoshi_ciso_urns_init(&x.urns, cat);
    hoshi_json *root = hoshi_json_root();
    hoshi_ciso_urn(cat, "library", &x.urn);
    hoshi_json_buf(root, "urn", &x.urn);
    hoshi_json_string(root, "locale", hoshi_lang_codes[opts->lang]);
    hoshi_json_string(root, "ref_id", cat->id.s);
    add_said(&x, root, &cat->title, say_library, cat);
    hoshi_json_number(root, "version", 1); /* an edition is no number: it stands in the URN */
    if (cat->source != NULL)
        hoshi_json_day(root, "publication_date", cat->source->published);
    /* a publisher that is too long stands whole in the description, which says it anyway */
    add_short(&x, root, "provider", hoshi_text_get(&cat->publisher, opts->lang), PROVIDER_MAX);
    hoshi_buf_clear(&words);
    hoshi_json_string(root, "packager", "hoshi");
    hoshi_json *framework = hoshi_json_object(hoshi_json_object(root, "objects"), "framework");
    hoshi_ciso_urn(cat, "framework", &x.urn);
    hoshi_json_buf(framework, "urn", &x.urn);
    hoshi_json_string(framework, "ref_id", cat->id.s);
    add_said(&x, framework, &cat->title, say_framework, cat);
    add_scale(&x, framework);
    add_levels(&x, framework);
    add_nodes(&x, framework);
    hoshi_buf_release(&words);
    hoshi_buf_release(&x.urn);
    hoshi_buf_release(&x.parent);
    hoshi_ciso_urns_release(&x.urns);
    return hoshi_json_print_yaml(root, out);
}
