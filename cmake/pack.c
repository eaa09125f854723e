/* Build tool: pack OUT.c NAME FILE [NAME FILE]…
 * Loads each YAML file of criteria/ with all checks of the program and writes
 *   const char   hoshi_packed_NAME[];
 *   const size_t hoshi_packed_NAME_size;
 * as C that any compiler takes: what the program has built in, it need not parse at every start. */
#include <errno.h>
#include <hoshi/load.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "codec/bind/pack.h"
#include "codec/bind/spec.h"
#include "diag/diag.h"

#define FILE_BYTES ((size_t)16 << 20)

static bool read_file(const char *path, struct hoshi_buf *to)
{
    char piece[65536];
    size_t n;
    FILE *f = fopen(path, "rb");
    if (f == NULL)
        return false;
    while ((n = fread(piece, 1, sizeof piece, f)) > 0)
        hoshi_buf_put(to, piece, n);
    bool ok = !ferror(f) && !to->failed;
    return fclose(f) == 0 && ok;
}

#define BASES_MAX 4

/* Catalogues that another extends: they stand in its folder. */
struct beside {
    const char *path;
    struct hoshi_buf name[BASES_MAX], bytes[BASES_MAX];
    size_t n;
};

static enum hoshi_rc find_beside(void *of, const char *id, struct hoshi_input *ret_input)
{
    struct beside *b = of;
    if (b->n == BASES_MAX)
        return HOSHI_E_UNSUPPORTED;
    struct hoshi_buf *name = &b->name[b->n], *bytes = &b->bytes[b->n++];
    const char *slash = strrchr(b->path, '/');
    hoshi_buf_init(name, 0);
    hoshi_buf_init(bytes, FILE_BYTES);
    hoshi_buf_put(name, b->path, slash != NULL ? (size_t)(slash - b->path) + 1 : 0);
    hoshi_buf_puts(name, id);
    hoshi_buf_puts(name, ".yaml");
    if (name->failed || !read_file(name->p, bytes))
        return HOSHI_E_UNSUPPORTED;
    *ret_input = (struct hoshi_input){
        .name = name->p, .bytes = {bytes->p, bytes->n}, .format = HOSHI_INPUT_YAML};
    return HOSHI_OK;
}

static void let_go(struct beside *b)
{
    while (b->n > 0) {
        hoshi_buf_release(&b->name[--b->n]);
        hoshi_buf_release(&b->bytes[b->n]);
    }
}

/* Octal escapes end by themselves after three digits, whatever follows. */
static void write_array(FILE *out, const char *name, struct hoshi_str s)
{
    fprintf(out, "\nconst char hoshi_packed_%s[] =", name);
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (i % 96 == 0)
            fputs(i == 0 ? "\n    \"" : "\"\n    \"", out);
        if (c >= 0x20 && c < 0x7f && strchr("\"\\?", c) == NULL)
            fputc(c, out);
        else
            fprintf(out, "\\%03o", (unsigned)c);
    }
    fprintf(out, "\";\nconst size_t hoshi_packed_%s_size = %zu;\n", name, s.n);
}

/* With all checks of its kind. */
static enum hoshi_rc load_and_pack(struct hoshi_input *in, struct hoshi_arena *arena,
                                   struct hoshi_diags *diags, struct hoshi_buf *out)
{
    struct hoshi_catalog *catalog;
    struct hoshi_policy *policy;
    struct hoshi_framework *framework;
    struct hoshi_glossary *glossary;
    struct hoshi_support_list *support;
    struct hoshi_mapping *mapping;
    struct hoshi_packages *packages;
    struct hoshi_papers *papers;
    enum hoshi_rc rc = hoshi_input_read(in, NULL, arena, diags);
    if (rc != HOSHI_OK)
        return rc;
    rc = HOSHI_E_UNSUPPORTED;
    switch (hoshi_input_kind(in)) {
    case HOSHI_FILE_CATALOG:
        rc = hoshi_catalog_load(in, arena, diags, &catalog);
        if (rc == HOSHI_OK) /* the rows of its base are packed with that */
            rc =
                hoshi_pack(&hoshi_catalog_spec, catalog->own != NULL ? catalog->own : catalog, out);
        return rc;
    case HOSHI_FILE_POLICY:
        rc = hoshi_policy_load(in, arena, diags, &policy);
        return rc == HOSHI_OK ? hoshi_pack(&hoshi_policy_spec, policy, out) : rc;
    case HOSHI_FILE_FRAMEWORK:
        rc = hoshi_framework_load(in, arena, diags, &framework);
        return rc == HOSHI_OK ? hoshi_pack(&hoshi_framework_spec, framework, out) : rc;
    case HOSHI_FILE_GLOSSARY:
        rc = hoshi_glossary_load(in, arena, diags, &glossary);
        return rc == HOSHI_OK ? hoshi_pack(&hoshi_glossary_spec, glossary, out) : rc;
    case HOSHI_FILE_SUPPORT:
        rc = hoshi_support_load(in, NULL, arena, diags, &support);
        return rc == HOSHI_OK ? hoshi_pack(&hoshi_support_spec, support, out) : rc;
    case HOSHI_FILE_MAPPING: /* its ids are looked up by the tests: they stand in other files */
        rc = hoshi_mapping_load(in, NULL, 0, arena, diags, &mapping);
        return rc == HOSHI_OK ? hoshi_pack(&hoshi_mapping_spec, mapping, out) : rc;
    case HOSHI_FILE_PLAN: /* its criteria are those of another file: a test looks */
        rc = hoshi_packages_load(in, NULL, NULL, arena, diags, &packages);
        return rc == HOSHI_OK ? hoshi_pack(&hoshi_packages_spec, packages, out) : rc;
    case HOSHI_FILE_TEMPLATES:
        rc = hoshi_papers_load(in, NULL, arena, diags, &papers);
        return rc == HOSHI_OK ? hoshi_pack(&hoshi_papers_spec, papers, out) : rc;
    case HOSHI_FILE_ANSWERS:
    case HOSHI_FILE_OVERLAY:
    case HOSHI_FILE_KIND_COUNT_:
        break;
    }
    return rc;
}

static bool pack(FILE *out, const char *name, const char *path)
{
    struct hoshi_arena arena;
    struct hoshi_diags diags;
    struct hoshi_buf bytes, packed, problems;
    hoshi_arena_init(&arena, 0);
    hoshi_diags_init(&diags, &arena);
    hoshi_buf_init(&bytes, FILE_BYTES);
    hoshi_buf_init(&packed, FILE_BYTES);
    hoshi_buf_init(&problems, 0);
    bool ok = read_file(path, &bytes);
    if (!ok)
        fprintf(stderr, "pack: %s: %s\n", path, strerror(errno));
    struct beside beside = {.path = path};
    const struct hoshi_shelf shelf = {find_beside, &beside};
    struct hoshi_input in = {
        .name = path, .bytes = {bytes.p, bytes.n}, .format = HOSHI_INPUT_YAML, .shelf = &shelf};
    ok = ok && load_and_pack(&in, &arena, &diags, &packed) == HOSHI_OK;
    hoshi_diags_sort(&diags);
    hoshi_diags_render(&diags, HOSHI_LANG_EN, false, &problems);
    if (problems.n != 0)
        fwrite(problems.p, 1, problems.n, stderr);
    if (ok)
        write_array(out, name, (struct hoshi_str){packed.p, packed.n});
    let_go(&beside);
    hoshi_buf_release(&bytes);
    hoshi_buf_release(&packed);
    hoshi_buf_release(&problems);
    hoshi_arena_release(&arena);
    return ok;
}

int main(int argc, char **argv)
{
    if (argc < 4 || argc % 2 != 0) {
        fprintf(stderr, "usage: pack OUT.c NAME FILE [NAME FILE]...\n");
        return 2;
    }
    FILE *out = fopen(argv[1], "wb");
    bool ok = out != NULL;
    if (ok)
        fputs("/* Generated by cmake/pack.c from criteria/. */\n"
              "#include <stddef.h>\n\n"
              "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n",
              out);
    for (int i = 2; ok && i < argc; i += 2)
        ok = pack(out, argv[i], argv[i + 1]);
    if (out != NULL && fclose(out) != 0)
        ok = false;
    if (!ok)
        remove(argv[1]);
    return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
