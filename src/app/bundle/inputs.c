/* Of verification: whether what was judged with is built into this program, or only calls itself
 * so.
 */
#include <hoshi/builtin.h>
#include <hoshi/load.h>
#include <string.h>

#include "app/bundle/verify.h"
#include "app/catalogue/diff.h"
#include "base/str.h"

#define DIFFERENCES_SHOWN 8

/* --- what two catalogues of one name judge differently */

struct list {
    struct hoshi_buf text;
    size_t n;
};

static void add(struct list *l, const struct hoshi_row_change *c, const char *what)
{
    if (l->n++ >= DIFFERENCES_SHOWN)
        return;
    hoshi_buf_puts(&l->text, l->n > 1 ? ", " : "");
    if (c->row != HOSHI_ROW_CRITERION) {
        hoshi_buf_puts(&l->text, hoshi_catalog_row_code(c->row));
        hoshi_buf_puts(&l->text, " ");
    }
    hoshi_buf_puts(&l->text, c->is != NULL ? c->is : c->was);
    hoshi_buf_puts(&l->text, " (");
    hoshi_buf_puts(&l->text, what);
    hoshi_buf_puts(&l->text, ")");
}

/* What judgement reads, or what says what was answered: "met" is met of another thing where the
 * words are others. Of a row the first field. "1-2-1-3 (frequency), 4-1-1-1 (-), 4-1-1-9 (+)" */
static void list_grave(struct list *l, const struct hoshi_catalog_diff *d)
{
    for (size_t i = 0; i < d->n_row; i++) {
        const struct hoshi_row_change *c = &d->row[i];
        const char *what = c->was == NULL                        ? "+"
                           : c->is == NULL                       ? "-"
                           : c->means == HOSHI_CHANGE_RENUMBERED ? c->was
                                                                 : NULL;
        for (size_t k = 0; k < c->n_field && what == NULL; k++) {
            if (hoshi_catalog_change_of(c->row, c->field[k].field) != HOSHI_CHANGE_TEXTS)
                what = c->field[k].field;
        }
        if (what != NULL)
            add(l, c, what);
    }
    if (l->n > DIFFERENCES_SHOWN)
        hoshi_buf_puts(&l->text, ", ...");
}

static void say_difference(struct hoshi_verification *v, const struct hoshi_catalog *packed,
                           const struct hoshi_catalog *builtin)
{
    struct hoshi_catalog_diff d;
    struct list l = {.n = 0};
    if (hoshi_catalogs_differ(&v->s->arena, builtin, packed, &d) != HOSHI_OK) {
        v->nomem = true;
        return;
    }
    hoshi_buf_init(&l.text, 0);
    list_grave(&l, &d);
    hoshi_verify_add(v, l.n != 0 ? HOSHI_VERIFY_HEED_CATALOGUE : HOSHI_VERIFY_HEED_CATALOGUE_TEXTS,
                     packed->name, l.text.p, NULL);
    v->nomem = v->nomem || l.text.failed;
    hoshi_buf_release(&l.text);
}

/* The built-in catalogue that has the packed one's name, or NULL. */
static struct hoshi_catalog *namesake(struct hoshi_verification *v, const char *name)
{
    struct hoshi_session *s = v->s;
    struct hoshi_diags unheard;
    struct hoshi_input in;
    struct hoshi_catalog *cat;
    for (size_t n = 0; hoshi_builtin_at(HOSHI_BUILTIN_CATALOG, n, &in) != NULL; n++) {
        hoshi_diags_init(&unheard, &s->arena);
        enum hoshi_rc rc = hoshi_catalog_load(&in, &s->arena, &unheard, &cat);
        v->nomem = v->nomem || rc != HOSHI_OK; /* nothing else can be wrong with it */
        if (rc == HOSHI_OK && strcmp(cat->name, name) == 0)
            return cat;
    }
    return NULL;
}

static void name_other(struct hoshi_verification *v, const struct hoshi_verify_request *request,
                       const struct hoshi_catalog *cat)
{
    const struct hoshi_catalog *builtin = namesake(v, cat->name);
    if (builtin != NULL)
        say_difference(v, cat, builtin);
    hoshi_verify_add(v, HOSHI_VERIFY_HEED_OTHER_CATALOGUE, cat->name, cat->sha256, NULL);
    if (request->builtin_catalogue)
        hoshi_verify_add(v, HOSHI_VERIFY_BAD_CATALOGUE, cat->name, NULL, NULL);
}

/* Each by itself, with its own digest: the digest of a catalogue says nothing of what it extends,
 * and it is what it extends that may be another. */
static void check_catalogue(struct hoshi_verification *v,
                            const struct hoshi_verify_request *request)
{
    struct hoshi_bundle *b = &v->bundle;
    struct hoshi_catalog *base;
    size_t n_other = 0;
    if (!hoshi_builtin_is(HOSHI_BUILTIN_CATALOG, b->catalog.bytes)) {
        name_other(v, request, b->loaded_catalog);
        n_other++;
    }
    for (size_t i = 0; i < b->n_base; i++) {
        if (hoshi_builtin_is(HOSHI_BUILTIN_CATALOG, b->base[i].in.bytes))
            continue;
        n_other++;
        if (hoshi_bundle_load_catalog(b, v->s, b->base[i].in, &base) == HOSHI_OK)
            name_other(v, request, base);
        else
            v->nomem = true; /* the catalogue that extends it was loaded */
    }
    if (n_other == 0)
        hoshi_verify_add(v, HOSHI_VERIFY_CATALOGUE, b->loaded_catalog->name,
                         b->loaded_catalog->sha256, NULL);
}

static bool is_builtin_policy_id(const char *id)
{
    struct hoshi_input in;
    const char *at;
    for (size_t n = 0; (at = hoshi_builtin_at(HOSHI_BUILTIN_POLICY, n, &in)) != NULL; n++) {
        if (strcmp(at, id) == 0)
            return true;
    }
    return false;
}

static void check_policy(struct hoshi_verification *v, const struct hoshi_verify_request *request)
{
    const struct hoshi_policy *policy = v->bundle.loaded_policy;
    if (hoshi_builtin_is(HOSHI_BUILTIN_POLICY, v->bundle.policy.bytes)) {
        hoshi_verify_add(v, HOSHI_VERIFY_POLICY, policy->id.s, policy->sha256, NULL);
        return;
    }
    if (is_builtin_policy_id(policy->id.s))
        hoshi_verify_add(v, HOSHI_VERIFY_HEED_POLICY, policy->id.s, NULL, NULL);
    hoshi_verify_add(v, HOSHI_VERIFY_HEED_OTHER_POLICY, policy->id.s, policy->sha256, NULL);
    if (request->builtin_policy)
        hoshi_verify_add(v, HOSHI_VERIFY_BAD_POLICY, policy->id.s, NULL, NULL);
}

void hoshi_verify_builtin(struct hoshi_verification *v, const struct hoshi_verify_request *request)
{
    const struct hoshi_bundle *b = &v->bundle;
    check_catalogue(v, request);
    check_policy(v, request);
    for (size_t i = 0; i < b->n_framework; i++) {
        if (!hoshi_builtin_is(HOSHI_BUILTIN_FRAMEWORK, b->framework[i].bytes))
            hoshi_verify_add(v, HOSHI_VERIFY_HEED_FRAMEWORK, b->framework[i].name, NULL, NULL);
    }
}
