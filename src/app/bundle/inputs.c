/* Of verification: whether what was judged with is built into this program, or only calls itself
 * so.
 */
#include <hoshi/builtin.h>
#include <hoshi/load.h>
#include <string.h>

#include "app/bundle/verify.h"
#include "base/str.h"

#define DIFFERENCES_SHOWN 8

/* --- what two catalogues of one name judge differently */

static const char *condition_of(const struct hoshi_catalog *cat, const struct hoshi_criterion *c)
{
    return c->condition >= 0 ? cat->condition[c->condition].id.s : "";
}

static bool same_text(const struct hoshi_text *a, const struct hoshi_text *b)
{
    for (int l = 0; l < HOSHI_LANG_COUNT_; l++) {
        if (!hoshi_text_same(a->v[l], b->v[l]))
            return false;
    }
    return true;
}

/* The first field that differs of those that judgement reads, or that say what was answered: "met"
 * is met of another thing where the words are others. NULL: none. */
static const char *changed_field(const struct hoshi_catalog *packed,
                                 const struct hoshi_criterion *a,
                                 const struct hoshi_catalog *builtin,
                                 const struct hoshi_criterion *b)
{
    if (!same_text(&a->text, &b->text))
        return "text";
    if (a->star != b->star)
        return "star";
    if (a->frequency != b->frequency)
        return "frequency";
    if (strcmp(condition_of(packed, a), condition_of(builtin, b)) != 0)
        return "condition";
    if (a->until != b->until)
        return "until";
    if (a->blocker != b->blocker)
        return "blocker";
    if (a->weight != b->weight)
        return "weight";
    if (a->may_stay_open != b->may_stay_open)
        return "may_stay_open";
    return a->may_be_absent != b->may_be_absent ? "may_be_absent" : NULL;
}

struct list {
    struct hoshi_buf text;
    size_t n;
};

static void add(struct list *l, const char *id, const char *what)
{
    if (l->n++ >= DIFFERENCES_SHOWN)
        return;
    hoshi_buf_puts(&l->text, l->n > 1 ? ", " : "");
    hoshi_buf_puts(&l->text, id);
    hoshi_buf_puts(&l->text, " (");
    hoshi_buf_puts(&l->text, what);
    hoshi_buf_puts(&l->text, ")");
}

/* Both are sorted by id: "1-2-1-3 (frequency), 4-1-1-1 (-), 4-1-1-9 (+)". */
static void compare(struct list *l, const struct hoshi_catalog *packed,
                    const struct hoshi_catalog *builtin)
{
    size_t i = 0, j = 0;
    while (i < packed->n_criterion || j < builtin->n_criterion) {
        const struct hoshi_criterion *a = i < packed->n_criterion ? packed->by_id[i] : NULL;
        const struct hoshi_criterion *b = j < builtin->n_criterion ? builtin->by_id[j] : NULL;
        int c = a == NULL ? 1 : b == NULL ? -1 : strcmp(a->id.s, b->id.s);
        if (c < 0)
            add(l, a->id.s, "+");
        else if (c > 0)
            add(l, b->id.s, "-");
        else if (changed_field(packed, a, builtin, b) != NULL)
            add(l, a->id.s, changed_field(packed, a, builtin, b));
        i += c <= 0;
        j += c >= 0;
    }
    if (l->n > DIFFERENCES_SHOWN)
        hoshi_buf_puts(&l->text, ", ...");
}

static void say_difference(struct hoshi_verification *v, const struct hoshi_catalog *builtin)
{
    const struct hoshi_catalog *packed = v->bundle.loaded_catalog;
    struct list l = {.n = 0};
    hoshi_buf_init(&l.text, 0);
    compare(&l, packed, builtin);
    hoshi_verify_add(v, l.n != 0 ? HOSHI_VERIFY_HEED_CATALOGUE : HOSHI_VERIFY_HEED_CATALOGUE_TEXTS,
                     packed->name, l.text.p, NULL);
    v->nomem = v->nomem || l.text.failed;
    hoshi_buf_release(&l.text);
}

/* The built-in catalogue that has the packed one's name, or NULL. */
static struct hoshi_catalog *namesake(struct hoshi_verification *v)
{
    struct hoshi_session *s = v->s;
    struct hoshi_diags unheard;
    struct hoshi_input in;
    struct hoshi_catalog *cat;
    for (size_t n = 0; hoshi_builtin_at(HOSHI_BUILTIN_CATALOG, n, &in) != NULL; n++) {
        hoshi_diags_init(&unheard, &s->arena);
        enum hoshi_rc rc = hoshi_catalog_load(&in, &s->arena, &unheard, &cat);
        v->nomem = v->nomem || rc != HOSHI_OK; /* nothing else can be wrong with it */
        if (rc == HOSHI_OK && strcmp(cat->name, v->bundle.loaded_catalog->name) == 0)
            return cat;
    }
    return NULL;
}

/* With all that it extends. */
static bool is_builtin_catalogue(const struct hoshi_bundle *b)
{
    bool all = hoshi_builtin_is(HOSHI_BUILTIN_CATALOG, b->catalog.bytes);
    for (size_t i = 0; i < b->n_base; i++)
        all = all && hoshi_builtin_is(HOSHI_BUILTIN_CATALOG, b->base[i].in.bytes);
    return all;
}

static void check_catalogue(struct hoshi_verification *v,
                            const struct hoshi_verify_request *request)
{
    const struct hoshi_catalog *cat = v->bundle.loaded_catalog;
    if (is_builtin_catalogue(&v->bundle)) {
        hoshi_verify_add(v, HOSHI_VERIFY_CATALOGUE, cat->name, cat->sha256, NULL);
        return;
    }
    const struct hoshi_catalog *builtin = namesake(v);
    if (builtin != NULL)
        say_difference(v, builtin);
    hoshi_verify_add(v, HOSHI_VERIFY_HEED_OTHER_CATALOGUE, cat->name, cat->sha256, NULL);
    if (request->builtin_catalogue)
        hoshi_verify_add(v, HOSHI_VERIFY_BAD_CATALOGUE, cat->name, NULL, NULL);
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
