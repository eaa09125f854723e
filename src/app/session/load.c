/* What a session loads by name: catalogue, policy, buyer's rules, frameworks, texts; and sheets. */
#include <hoshi/builtin.h>
#include <string.h>
#include <unistd.h>

#include "app/session/outputs.h"
#include "app/session/session.h"
#include "codec/parse/node.h"
#include "codec/parse/tree.h"
#include "diag/diag.h"

static bool is_file(const char *name)
{
    return strcmp(name, "-") == 0 || strpbrk(name, "/.") != NULL;
}

static const char *builtin_name(const void *kind, size_t i)
{
    struct hoshi_input in;
    return hoshi_builtin_at(*(const enum hoshi_builtin_kind *)kind, i, &in);
}

static enum hoshi_rc find(struct hoshi_session *s, enum hoshi_builtin_kind kind, const char *what,
                          const char *name, struct hoshi_input *ret_input)
{
    if (is_file(name))
        return hoshi_session_read(s, name, ret_input);
    if (hoshi_builtin_find(kind, name, ret_input) == HOSHI_OK)
        return HOSHI_OK;
    struct hoshi_known known = {builtin_name, &kind};
    struct hoshi_buf list;
    hoshi_buf_init(&list, 0);
    hoshi_known_put(&list, known);
    hoshi_diag_add(&s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS3008, HOSHI_SPAN_FILE, what, name,
                   list.p);
    hoshi_diag_nearest(&s->diags, HOSHI_DIAG_SOURCES, name, known);
    hoshi_buf_release(&list);
    return HOSHI_E_UNSUPPORTED;
}

/* Where a catalogue finds the one it extends: built in, or beside it. */
struct shelf {
    struct hoshi_shelf shelf;
    struct hoshi_session *s;
    const char *path;
};

static enum hoshi_rc read_beside(struct shelf *shelf, const char *id, struct hoshi_input *ret_input)
{
    const char *slash = strrchr(shelf->path, '/');
    struct hoshi_buf path;
    hoshi_buf_init(&path, 0);
    hoshi_buf_put(&path, shelf->path, slash != NULL ? (size_t)(slash - shelf->path) + 1 : 0);
    hoshi_buf_puts(&path, id);
    hoshi_buf_puts(&path, ".yaml");
    const char *kept = path.failed ? NULL : hoshi_arena_strndup(&shelf->s->arena, path.p, path.n);
    hoshi_buf_release(&path);
    if (kept == NULL || strchr(id, '/') != NULL || access(kept, F_OK) != 0)
        return HOSHI_E_UNSUPPORTED;
    return hoshi_session_read(shelf->s, kept, ret_input);
}

static enum hoshi_rc find_base(void *of, const char *id, struct hoshi_input *ret_input)
{
    struct shelf *shelf = of;
    struct hoshi_session *s = shelf->s;
    if (s->n_base == HOSHI_BASES_MAX)
        return HOSHI_E_UNSUPPORTED;
    enum hoshi_rc rc = hoshi_builtin_find(HOSHI_BUILTIN_CATALOG, id, ret_input);
    if (rc != HOSHI_OK)
        rc = read_beside(shelf, id, ret_input);
    if (rc == HOSHI_OK) {
        s->base[s->n_base++] = (struct hoshi_base){id, *ret_input};
        ret_input->shelf = &shelf->shelf;
    }
    return rc;
}

enum hoshi_rc hoshi_session_load_catalog(struct hoshi_session *s, struct hoshi_input *in,
                                         struct hoshi_catalog **ret_cat)
{
    struct shelf shelf = {{find_base, &shelf}, s, in->name};
    struct hoshi_input shelved = *in;
    shelved.shelf = &shelf.shelf;
    s->n_base = 0;
    enum hoshi_rc rc = hoshi_catalog_load(&shelved, &s->arena, &s->diags, ret_cat);
    if (rc == HOSHI_OK)
        hoshi_builtin_look(*ret_cat, in->bytes);
    return rc;
}

enum hoshi_rc hoshi_session_catalog(struct hoshi_session *s, const char *name)
{
    struct hoshi_input in;
    char id[64];
    const char *edition = NULL;
    s->catalog_chosen = name != NULL;
    if (name == NULL)
        name = "scs";
    if (!is_file(name) && (edition = strchr(name, '@')) != NULL &&
        edition - name < (ptrdiff_t)sizeof id) {
        memcpy(id, name,
               (size_t)(edition - name)); /* "scs@2026-03": the edition is checked below */
        id[edition - name] = '\0';
    }
    enum hoshi_rc rc = find(
        s, HOSHI_BUILTIN_CATALOG, hoshi_diag_word(HOSHI_WORD_CATALOGUE),
        edition != NULL && hoshi_builtin_find(HOSHI_BUILTIN_CATALOG, id, &in) == HOSHI_OK ? id
                                                                                          : name,
        &in);
    if (rc == HOSHI_OK)
        rc = hoshi_session_load_catalog(s, &in, &s->catalog);
    if (rc == HOSHI_OK)
        s->catalog_input = in;
    if (rc == HOSHI_OK && edition != NULL && strcmp(s->catalog->name, name) != 0) {
        hoshi_diag_add(&s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS3008, HOSHI_SPAN_FILE,
                       hoshi_diag_word(HOSHI_WORD_CATALOGUE), name, s->catalog->name);
        rc = HOSHI_E_UNSUPPORTED;
    }
    return rc;
}

enum hoshi_rc hoshi_session_catalog_for(struct hoshi_session *s, const char *name, uint8_t star)
{
    enum hoshi_rc rc = hoshi_session_catalog(s, name);
    if (name != NULL || star == 0)
        return rc;
    for (size_t i = 0; rc == HOSHI_OK && !(hoshi_catalog_has_stars(s->catalog) &&
                                           hoshi_catalog_has_star(s->catalog, star));
         i++) {
        if (hoshi_catalog_ids[i] == NULL)
            return hoshi_session_catalog(s, NULL);
        rc = hoshi_session_catalog(s, hoshi_catalog_ids[i]);
    }
    return rc;
}

enum hoshi_rc hoshi_session_policy(struct hoshi_session *s, const char *name)
{
    struct hoshi_input in;
    enum hoshi_rc rc = find(s, HOSHI_BUILTIN_POLICY, hoshi_diag_word(HOSHI_WORD_POLICY),
                            name != NULL ? name : HOSHI_POLICY_DEFAULT, &in);
    if (rc == HOSHI_OK)
        s->policy_input = in;
    if (rc == HOSHI_OK)
        rc = hoshi_policy_load(&in, &s->arena, &s->diags, &s->policy);
    if (rc == HOSHI_OK)
        s->policy->not_built_in = !hoshi_builtin_is(HOSHI_BUILTIN_POLICY, in.bytes);
    return rc;
}

enum hoshi_rc hoshi_session_frameworks(struct hoshi_session *s)
{
    struct hoshi_input in;
    enum hoshi_rc rc = HOSHI_OK;
    for (size_t n = 0; rc == HOSHI_OK && s->n_framework < HOSHI_FRAMEWORKS_MAX &&
                       hoshi_builtin_at(HOSHI_BUILTIN_FRAMEWORK, n, &in) != NULL;
         n++) {
        rc = hoshi_framework_load(&in, &s->arena, &s->diags, &s->framework[s->n_framework]);
        s->framework_input[s->n_framework] = in;
        s->n_framework += rc == HOSHI_OK;
    }
    return rc;
}

enum hoshi_rc hoshi_session_texts(struct hoshi_session *s)
{
    struct hoshi_input in;
    enum hoshi_rc rc = hoshi_builtin_find(HOSHI_BUILTIN_GLOSSARY, "glossary", &in);
    if (rc == HOSHI_OK)
        rc = hoshi_glossary_load(&in, &s->arena, &s->diags, &s->glossary);
    if (rc == HOSHI_OK)
        rc = hoshi_builtin_find(HOSHI_BUILTIN_SUPPORT, "support", &in);
    if (rc == HOSHI_OK)
        rc = hoshi_support_load(&in, NULL, &s->arena, &s->diags, &s->support);
    return rc;
}

enum hoshi_rc hoshi_session_papers(struct hoshi_session *s)
{
    struct hoshi_input in;
    enum hoshi_rc rc = hoshi_builtin_find(HOSHI_BUILTIN_TEMPLATES, "templates", &in);
    return rc == HOSHI_OK ? hoshi_papers_load(&in, NULL, &s->arena, &s->diags, &s->papers) : rc;
}

/* Whether a catalogue is the one that is named, or extends it. */
static bool is_or_extends(const struct hoshi_catalog *cat, const char *name)
{
    while (cat != NULL && strcmp(cat->name, name) != 0)
        cat = cat->base;
    return cat != NULL;
}

/* Those built in, for whatever catalogue they are. */
static enum hoshi_rc read_builtin_packages(struct hoshi_session *s, struct hoshi_input *ret_input,
                                           struct hoshi_packages **ret_list)
{
    enum hoshi_rc rc = hoshi_builtin_find(HOSHI_BUILTIN_PLAN, "plan", ret_input);
    return rc == HOSHI_OK
               ? hoshi_packages_load(ret_input, NULL, NULL, &s->arena, &s->diags, ret_list)
               : rc;
}

bool hoshi_session_has_packages(struct hoshi_session *s)
{
    struct hoshi_input in;
    struct hoshi_packages *list;
    return read_builtin_packages(s, &in, &list) == HOSHI_OK &&
           is_or_extends(s->catalog, list->catalogue.s);
}

static enum hoshi_rc builtin_packages(struct hoshi_session *s, struct hoshi_input *ret_input)
{
    struct hoshi_packages *list;
    enum hoshi_rc rc = read_builtin_packages(s, ret_input, &list);
    if (rc != HOSHI_OK || is_or_extends(s->catalog, list->catalogue.s))
        return rc;
    hoshi_diag_add(&s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS3023, HOSHI_SPAN_FILE, s->catalog->name,
                   list->catalogue.s, NULL);
    return HOSHI_E_UNSUPPORTED;
}

enum hoshi_rc hoshi_session_packages(struct hoshi_session *s, const char *path)
{
    struct hoshi_input in = {0};
    enum hoshi_rc rc = path != NULL ? hoshi_session_read(s, path, &in) : builtin_packages(s, &in);
    if (rc == HOSHI_OK)
        rc = hoshi_session_papers(s);
    return rc == HOSHI_OK
               ? hoshi_packages_load(&in, s->catalog, s->papers, &s->arena, &s->diags, &s->packages)
               : rc;
}

/* The catalogue that is there besides those built in, for a sheet that names it. */
static enum hoshi_rc follow_also(struct hoshi_session *s, const char *said)
{
    if (s->catalog_chosen || s->catalog_also == NULL)
        return HOSHI_OK;
    enum hoshi_rc rc = hoshi_session_catalog(s, s->catalog_also);
    return rc != HOSHI_OK || strcmp(said, s->catalog->name) == 0 ? rc
                                                                 : hoshi_session_catalog(s, NULL);
}

/* A catalogue that is not built in must be given by name: the sheet says which file it is not. */
static enum hoshi_rc follow_sheet(struct hoshi_session *s, const struct hoshi_input *in)
{
    const struct hoshi_node *said = hoshi_node_get(in->tree->root, "catalogue");
    struct hoshi_input other;
    if (said == NULL || said->kind != HOSHI_NODE_SCALAR)
        return HOSHI_OK;
    enum hoshi_rc rc = follow_also(s, said->text);
    if (rc != HOSHI_OK || s->catalog_chosen || strcmp(said->text, s->catalog->name) == 0)
        return rc;
    const char *at = strchr(said->text, '@');
    const char *id = hoshi_arena_strndup(
        &s->arena, said->text, at != NULL ? (size_t)(at - said->text) : strlen(said->text));
    if (id == NULL)
        return HOSHI_E_NOMEM;
    return strcmp(id, s->catalog->id.s) != 0 &&
                   hoshi_builtin_find(HOSHI_BUILTIN_CATALOG, id, &other) == HOSHI_OK
               ? hoshi_session_catalog(s, id)
               : HOSHI_OK;
}

enum hoshi_rc hoshi_session_follow(struct hoshi_session *s, struct hoshi_input *in)
{
    enum hoshi_rc rc =
        in->tree == NULL ? hoshi_input_read(in, s->catalog->name, &s->arena, &s->diags) : HOSHI_OK;
    if (rc == HOSHI_OK)
        rc = follow_sheet(s, in);
    s->catalog_chosen = true;
    return rc;
}

/* A buyer's rules say whose they are, as a sheet does; a sheet of another catalogue is refused
 * then.
 */
enum hoshi_rc hoshi_session_overlay(struct hoshi_session *s, const char *path)
{
    struct hoshi_input in = {0};
    if (path == NULL)
        return HOSHI_OK;
    enum hoshi_rc rc = hoshi_session_read(s, path, &in);
    if (rc == HOSHI_OK)
        rc = hoshi_session_follow(s, &in);
    return rc == HOSHI_OK ? hoshi_overlay_load(&in, s->catalog, &s->arena, &s->diags, &s->overlay)
                          : rc;
}

enum hoshi_rc hoshi_session_sheet(struct hoshi_session *s, struct hoshi_input *in, hoshi_day as_of,
                                  struct hoshi_answers **ret_ans)
{
    enum hoshi_rc rc = hoshi_session_follow(s, in);
    return rc == HOSHI_OK ? hoshi_answers_load(in, s->catalog, as_of, &s->arena, &s->diags, ret_ans)
                          : rc;
}

/* No output may take the place of a file that a sheet names. */
static enum hoshi_rc spare(struct hoshi_session *s, const char *sheet, const char *file)
{
    const char *slash = *file != '/' ? strrchr(sheet, '/') : NULL;
    struct hoshi_buf path;
    hoshi_buf_init(&path, 0);
    hoshi_buf_put(&path, sheet, slash != NULL ? (size_t)(slash - sheet) + 1 : 0);
    hoshi_buf_puts(&path, file);
    enum hoshi_rc rc = path.failed ? HOSHI_E_NOMEM : hoshi_session_reads(s, path.p);
    hoshi_buf_release(&path);
    return rc;
}

static enum hoshi_rc spare_evidence(struct hoshi_session *s, const char *sheet,
                                    const struct hoshi_answers *ans)
{
    enum hoshi_rc rc = HOSHI_OK;
    for (size_t i = 0; i < s->catalog->n_criterion && rc == HOSHI_OK; i++) {
        const struct hoshi_answer *a = ans->by_criterion[i];
        for (size_t k = 0; a != NULL && k < a->n_evidence && rc == HOSHI_OK; k++) {
            if (a->evidence[k].file.s != NULL && *a->evidence[k].file.s != '\0')
                rc = spare(s, sheet, a->evidence[k].file.s);
        }
    }
    return rc;
}

enum hoshi_rc hoshi_session_answers(struct hoshi_session *s, const char *path, hoshi_day as_of,
                                    struct hoshi_answers **ret_ans)
{
    struct hoshi_input in = {0};
    enum hoshi_rc rc = hoshi_session_read(s, path, &in);
    if (rc == HOSHI_OK)
        rc = hoshi_session_sheet(s, &in, as_of, ret_ans);
    if (rc == HOSHI_OK)
        rc = spare_evidence(s, path, *ret_ans);
    s->answers_input = in;
    return rc;
}
