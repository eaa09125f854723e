/* Of verification: which member of a bundle is what, and that none is there for nothing. */
#include <string.h>

#include "app/bundle/verify.h"
#include "base/str.h"

static const struct hoshi_bundle_member *need(struct hoshi_verification *v, const char *name,
                                              const char *or_name)
{
    const struct hoshi_bundle_member *m = hoshi_verify_member(v, name);
    if (or_name != NULL) {
        const struct hoshi_bundle_member *other = hoshi_verify_member(v, or_name);
        if (m != NULL && other != NULL) {
            hoshi_verify_add(v, HOSHI_VERIFY_BAD_EXTRA, or_name, NULL, NULL);
            return NULL;
        }
        m = m != NULL ? m : other;
    }
    if (m == NULL)
        hoshi_verify_add(v, HOSHI_VERIFY_BAD_ABSENT, name, NULL, NULL);
    return m;
}

static struct hoshi_input input_of(const struct hoshi_bundle_member *m)
{
    return m != NULL ? (struct hoshi_input){.name = m->name, .bytes = m->bytes}
                     : (struct hoshi_input){.name = NULL, .bytes = {NULL, 0}};
}

static bool is_base_taken(const struct hoshi_bundle *b, const char *id)
{
    for (size_t i = 0; i < b->n_base; i++) {
        if (strcmp(b->base[i].id, id) == 0)
            return true;
    }
    return false;
}

/* "extends/scs.yaml"; false when it is one member too many: no catalogue, or one twice. */
static bool take_base(struct hoshi_verification *v, const struct hoshi_bundle_member *m)
{
    struct hoshi_bundle *b = &v->bundle;
    const char *name = m->name + strlen(HOSHI_BUNDLE_BASES), *dot = strrchr(name, '.');
    if (b->n_base == HOSHI_BASES_MAX || dot == NULL ||
        (strcmp(dot, ".yaml") != 0 && strcmp(dot, ".json") != 0))
        return false;
    const char *id = hoshi_arena_strndup(&v->s->arena, name, (size_t)(dot - name));
    v->nomem = v->nomem || id == NULL;
    if (id != NULL && is_base_taken(b, id))
        return false;
    if (id != NULL)
        b->base[b->n_base++] = (struct hoshi_base){id, input_of(m)};
    return true;
}

bool hoshi_verify_find_inputs(struct hoshi_verification *v)
{
    struct hoshi_bundle *b = &v->bundle;
    const struct hoshi_bundle_member *catalog = need(v, "catalogue.yaml", "catalogue.json");
    const struct hoshi_bundle_member *policy = need(v, "policy.yaml", "policy.json");
    const struct hoshi_bundle_member *sheet =
        need(v, HOSHI_BUNDLE_ANSWERS_YAML, HOSHI_BUNDLE_ANSWERS_JSON);
    const struct hoshi_bundle_member *result = need(v, HOSHI_BUNDLE_RESULT, NULL);
    const struct hoshi_bundle_member *en = need(v, HOSHI_BUNDLE_REPORT_EN, NULL);
    const struct hoshi_bundle_member *ja = need(v, HOSHI_BUNDLE_REPORT_JA, NULL);
    const struct hoshi_bundle_member *statement = need(v, HOSHI_BUNDLE_STATEMENT, NULL);
    b->catalog = input_of(catalog);
    b->policy = input_of(policy);
    b->sheet = input_of(sheet);
    for (size_t i = 0; i < v->n_member; i++) {
        const struct hoshi_bundle_member *m = &v->member[i];
        if (hoshi_str_starts(m->name, "frameworks/") && b->n_framework < HOSHI_FRAMEWORKS_MAX)
            b->framework[b->n_framework++] = input_of(m);
        else if (hoshi_str_starts(m->name, HOSHI_BUNDLE_BASES) && take_base(v, m))
            continue;
        else if (m != catalog && m != policy && m != sheet && m != result && m != en && m != ja &&
                 m != statement && !hoshi_str_starts(m->name, HOSHI_BUNDLE_MANIFEST) &&
                 m->bytes.p != NULL)
            hoshi_verify_add(v, HOSHI_VERIFY_BAD_EXTRA, m->name, NULL, NULL);
    }
    return v->n_bad == 0;
}

bool hoshi_verify_uses_bases(struct hoshi_verification *v)
{
    const struct hoshi_bundle *b = &v->bundle;
    for (size_t i = 0; i < b->n_base; i++) {
        if (!b->is_base_used[i])
            hoshi_verify_add(v, HOSHI_VERIFY_BAD_EXTRA, b->base[i].in.name, NULL, NULL);
    }
    return v->n_bad == 0;
}
