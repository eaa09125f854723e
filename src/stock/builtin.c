#include <hoshi/builtin.h>
#include <string.h>

#include "hoshi_embed.h"

/* Made by cmake/pack.c. */
#define BUILTIN(kind, id, embedded)                                                                \
    extern const char hoshi_packed_##embedded[];                                                   \
    extern const size_t hoshi_packed_##embedded##_size;
#include "stock/builtin.def"
#undef BUILTIN

static const struct {
    enum hoshi_builtin_kind kind;
    const char *id, *name;
    const unsigned char *bytes;
    const size_t *size;
    const char *sha256;
    const char *packed;
    const size_t *packed_size;
} row[] = {
#define BUILTIN(kind, id, embedded)                                                                \
    {HOSHI_BUILTIN_##kind,                                                                         \
     id,                                                                                           \
     "built-in:" id,                                                                               \
     hoshi_embed_##embedded,                                                                       \
     &hoshi_embed_##embedded##_size,                                                               \
     hoshi_embed_##embedded##_sha256,                                                              \
     hoshi_packed_##embedded,                                                                      \
     &hoshi_packed_##embedded##_size},
#include "stock/builtin.def"
#undef BUILTIN
};

/* The id with a comma where the row is of the kind that is wanted, else nothing. */
#define ONLY_CATALOG(kind, id) ONLY_CATALOG_##kind(id)
#define ONLY_CATALOG_CATALOG(id) id,
#define ONLY_CATALOG_POLICY(id)
#define ONLY_CATALOG_FRAMEWORK(id)
#define ONLY_CATALOG_GLOSSARY(id)
#define ONLY_CATALOG_SUPPORT(id)
#define ONLY_CATALOG_MAPPING(id)
#define ONLY_CATALOG_PLAN(id)
#define ONLY_CATALOG_TEMPLATES(id)
#define ONLY_POLICY(kind, id) ONLY_POLICY_##kind(id)
#define ONLY_POLICY_CATALOG(id)
#define ONLY_POLICY_POLICY(id) id,
#define ONLY_POLICY_FRAMEWORK(id)
#define ONLY_POLICY_GLOSSARY(id)
#define ONLY_POLICY_SUPPORT(id)
#define ONLY_POLICY_MAPPING(id)
#define ONLY_POLICY_PLAN(id)
#define ONLY_POLICY_TEMPLATES(id)

const char *const hoshi_catalog_ids[] = {
#define BUILTIN(kind, id, embedded) ONLY_CATALOG(kind, id)
#include "stock/builtin.def"
#undef BUILTIN
    NULL,
};

const char *const hoshi_policy_ids[] = {
#define BUILTIN(kind, id, embedded) ONLY_POLICY(kind, id)
#include "stock/builtin.def"
#undef BUILTIN
    NULL,
};

static enum hoshi_rc find_catalog(void *of, const char *id, struct hoshi_input *ret_input)
{
    (void)of;
    return hoshi_builtin_find(HOSHI_BUILTIN_CATALOG, id, ret_input);
}

const struct hoshi_shelf hoshi_builtin_shelf = {find_catalog, NULL};

const char *hoshi_builtin_at(enum hoshi_builtin_kind kind, size_t n, struct hoshi_input *ret_input)
{
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        if (row[i].kind != kind || n-- != 0)
            continue;
        *ret_input = (struct hoshi_input){.name = row[i].name,
                                          .bytes = {(const char *)row[i].bytes, *row[i].size},
                                          .format = HOSHI_INPUT_YAML,
                                          .sha256 = row[i].sha256,
                                          .packed = {row[i].packed, *row[i].packed_size},
                                          .shelf = &hoshi_builtin_shelf};
        return row[i].id;
    }
    return NULL;
}

bool hoshi_builtin_is(enum hoshi_builtin_kind kind, struct hoshi_str bytes)
{
    struct hoshi_input in;
    for (size_t n = 0; hoshi_builtin_at(kind, n, &in) != NULL; n++) {
        if (in.bytes.n == bytes.n &&
            (in.bytes.p == bytes.p || memcmp(in.bytes.p, bytes.p, bytes.n) == 0))
            return true;
    }
    return false;
}

void hoshi_builtin_look(struct hoshi_catalog *cat, struct hoshi_str bytes)
{
    struct hoshi_input in;
    cat->not_built_in = hoshi_builtin_find(HOSHI_BUILTIN_CATALOG, cat->id.s, &in) == HOSHI_OK &&
                        !hoshi_builtin_is(HOSHI_BUILTIN_CATALOG, bytes);
}

/* Named as one of ours, and by its hash another. */
static bool is_other(enum hoshi_builtin_kind kind, const char *id, const char *sha256)
{
    struct hoshi_input in;
    return hoshi_builtin_find(kind, id, &in) == HOSHI_OK && strcmp(in.sha256, sha256) != 0;
}

void hoshi_builtin_look_side(struct hoshi_diff_side *side)
{
    side->other_catalogue =
        is_other(HOSHI_BUILTIN_CATALOG, side->catalogue_id, side->catalogue_sha256);
    side->other_policy = is_other(HOSHI_BUILTIN_POLICY, side->policy_id, side->policy_sha256);
}

enum hoshi_rc hoshi_builtin_find(enum hoshi_builtin_kind kind, const char *id,
                                 struct hoshi_input *ret_input)
{
    struct hoshi_input in;
    const char *at;
    for (size_t n = 0; (at = hoshi_builtin_at(kind, n, &in)) != NULL; n++) {
        if (strcmp(at, id) == 0) {
            *ret_input = in;
            return HOSHI_OK;
        }
    }
    return HOSHI_E_UNSUPPORTED;
}
