/* A stranger's program: knows only the installed headers and pkg-config.
 * Without arguments it checks the version; with an answer sheet it judges it with the built-in
 * catalogue and policy and prints the star. docs/how-to/library.md walks through it. */
#include <hoshi/builtin.h>
#include <hoshi/judge.h>
#include <hoshi/load.h>
#include <hoshi/version.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The whole file, or NULL. */
static char *read_all(const char *path, size_t *ret_n)
{
    FILE *f = fopen(path, "rb");
    char *text = NULL;
    size_t n = 0, cap = 0;
    while (f != NULL && !feof(f) && !ferror(f)) {
        if (n == cap) {
            char *more = realloc(text, cap += 65536);
            if (more == NULL)
                break;
            text = more;
        }
        n += fread(text + n, 1, cap - n, f);
    }
    if (f == NULL || !feof(f)) {
        free(text);
        text = NULL;
    }
    if (f != NULL)
        fclose(f);
    *ret_n = n;
    return text;
}

static enum hoshi_rc judge(struct hoshi_input sheet, hoshi_day as_of, struct hoshi_arena *arena,
                           struct hoshi_diags *diags, struct hoshi_result *ret_result)
{
    struct hoshi_input in;
    struct hoshi_catalog *cat;
    struct hoshi_policy *pol;
    struct hoshi_answers *ans;
    enum hoshi_rc rc = hoshi_builtin_find(HOSHI_BUILTIN_CATALOG, "scs", &in);
    if (rc == HOSHI_OK)
        rc = hoshi_catalog_load(&in, arena, diags, &cat);
    if (rc == HOSHI_OK)
        rc = hoshi_builtin_find(HOSHI_BUILTIN_POLICY, "default", &in);
    if (rc == HOSHI_OK)
        rc = hoshi_policy_load(&in, arena, diags, &pol);
    if (rc == HOSHI_OK)
        rc = hoshi_answers_load(&sheet, cat, as_of, arena, diags, &ans);
    if (rc == HOSHI_OK)
        rc = hoshi_judge(cat, ans, pol, as_of, arena, ret_result);
    return rc;
}

static int print_star(const char *path)
{
    struct hoshi_input sheet = {.name = path};
    struct hoshi_arena arena;
    struct hoshi_diags diags;
    struct hoshi_result result;
    char *text = read_all(path, &sheet.bytes.n);
    if (text == NULL) {
        perror(path);
        return 1;
    }
    sheet.bytes.p = text;
    hoshi_arena_init(&arena, 0);
    hoshi_diags_init(&diags, &arena);
    /* The library has no clock: the day of judgement comes from the caller. */
    enum hoshi_rc rc = judge(sheet, hoshi_date_from_ymd(2026, 11, 23), &arena, &diags, &result);
    if (rc == HOSHI_OK) {
        printf("star %u, %zu gaps\n", (unsigned)result.star, result.n_gap);
    } else {
        struct hoshi_buf buf;
        hoshi_buf_init(&buf, 0);
        hoshi_diags_render(&diags, HOSHI_LANG_EN, /* color= */ false, &buf);
        fprintf(stderr, "%s", buf.p != NULL ? buf.p : "out of memory\n");
        hoshi_buf_release(&buf);
    }
    hoshi_arena_release(&arena);
    free(text);
    return rc == HOSHI_OK ? 0 : 1;
}

int main(int argc, char **argv)
{
    if (strcmp(hoshi_version(), HOSHI_VERSION) != 0) {
        fprintf(stderr, "headers are %s, library is %s\n", HOSHI_VERSION, hoshi_version());
        return 1;
    }
    printf("libhoshi %s\n", hoshi_version());
    return argc > 1 ? print_star(argv[1]) : 0;
}
