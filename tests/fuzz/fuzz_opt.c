/* Words, split at NUL bytes, as the command line of a command with every kind of option. */
#include <hoshi/report.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/rows.h"
#include "fuzz.h"

#define WORDS_MAX 64
#define REPEATED 70 /* a list of any length is kept whole */

struct opts {
    struct hoshi_common common;
    bool all;
    const char *catalog;
    struct hoshi_opt_int star, word;
    hoshi_day as_of;
    struct hoshi_outputs output;
    struct hoshi_strs include;
};

static const struct hoshi_opt table[] = {
    FLAG(all, "all", 'a', HOSHI_MSG_OPT_ALL),
    OPT_CATALOG,
    OPT_INT(star, "star", 's', HOSHI_MSG_ARG_N, HOSHI_MSG_OPT_STAR_TARGET, 1, 5),
    OPT_CHOICE(word, "word", 0, HOSHI_MSG_ARG_NAME, HOSHI_MSG_OPT_FORMAT_SCORE,
               WORDS("one", "two", "three")),
    OPT_AS_OF,
    OPT_OUTPUT(output, HOSHI_MSG_OPT_OUTPUT, WORDS("one", "two")),
    OPT(LIST, include, "include", 'i', HOSHI_MSG_ARG_PATTERN, HOSHI_MSG_OPT_INCLUDE),
    OPT_END,
};

static void nowhere(const char *name, struct hoshi_buf *out)
{
    hoshi_buf_puts(out, strcmp(name, "from") == 0 ? "hoshi assess" : "");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = malloc(size + 1);
    char *argv[REPEATED + WORDS_MAX + 2] = {(char[]){"score"}};
    char repeated[] = "--include=*.yaml";
    int argc = 1;
    MUST(text != NULL);
    if (size != 0)
        memcpy(text, data, size);
    text[size] = '\0';
    while (argc <= REPEATED)
        argv[argc++] = repeated;
    for (size_t i = 0; i < size && argc <= REPEATED + WORDS_MAX; i += strlen(text + i) + 1)
        argv[argc++] = text + i;
    struct hoshi_arena arena;
    struct hoshi_diags diags;
    struct opts o = {0};
    const char *operand[REPEATED + WORDS_MAX + 1];
    size_t n_operand = 0;
    hoshi_arena_init(&arena, 0);
    hoshi_diags_init(&diags, &arena);
    bool ok = hoshi_opt_parse("score", table, argc, argv, &o, operand, &n_operand, nowhere, &diags);
    MUST(ok == (diags.n_error == 0));
    MUST(hoshi_diags_exit(&diags) == (ok ? 0 : 2));
    MUST(n_operand < (size_t)argc);
    MUST(!o.star.set || (o.star.v >= 1 && o.star.v <= 5));
    MUST(!o.word.set || (o.word.v >= 0 && o.word.v <= 2));
    MUST(o.include.n >= REPEATED && o.include.n < (size_t)argc);
    for (size_t i = 0; i < o.output.n; i++)
        MUST(o.output.v[i].format >= -1 && o.output.v[i].format <= 1);
    struct hoshi_buf out;
    hoshi_buf_init(&out, 0);
    hoshi_diags_sort(&diags);
    hoshi_diags_render(&diags, HOSHI_LANG_EN, true, &out);
    MUST(!out.failed);
    hoshi_buf_release(&out);
    hoshi_arena_release(&arena);
    free(text);
    return 0;
}
