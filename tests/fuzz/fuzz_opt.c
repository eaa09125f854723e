/* Words, split at NUL bytes, as the command line of a command with every kind of option. */
#include <hoshi/report.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/opt.h"
#include "fuzz.h"

#define WORDS_MAX 64

struct opts {
    struct hoshi_common common;
    bool all;
    const char *catalog;
    struct hoshi_opt_int star, word;
    hoshi_day as_of;
    struct hoshi_strs output;
};

static const struct hoshi_opt table[] = {
    {"all", 'a', HOSHI_OPT_FLAG, offsetof(struct opts, all), HOSHI_MSG_NONE, HOSHI_MSG_OPT_ALL, 0,
     0, NULL},
    {"catalog", 0, HOSHI_OPT_STRING, offsetof(struct opts, catalog), HOSHI_MSG_ARG_NAME,
     HOSHI_MSG_OPT_CATALOG, 0, 0, NULL},
    {"star", 's', HOSHI_OPT_INT, offsetof(struct opts, star), HOSHI_MSG_ARG_N,
     HOSHI_MSG_OPT_STAR_TARGET, 1, 5, NULL},
    {"word", 0, HOSHI_OPT_CHOICE, offsetof(struct opts, word), HOSHI_MSG_ARG_NAME,
     HOSHI_MSG_OPT_FORMAT_SCORE, 0, 0, "one|two|three"},
    {"as-of", 0, HOSHI_OPT_DATE, offsetof(struct opts, as_of), HOSHI_MSG_ARG_DATE,
     HOSHI_MSG_OPT_AS_OF, 0, 0, NULL},
    {"output", 'o', HOSHI_OPT_LIST, offsetof(struct opts, output), HOSHI_MSG_ARG_OUTPUT,
     HOSHI_MSG_OPT_OUTPUT, 0, 0, NULL},
    {NULL, 0, HOSHI_OPT_FLAG, 0, HOSHI_MSG_NONE, HOSHI_MSG_NONE, 0, 0, NULL},
};

#define MUST(cond)                                                                                 \
    do {                                                                                           \
        if (!(cond)) {                                                                             \
            fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #cond);                     \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = malloc(size + 1);
    char *argv[WORDS_MAX + 2] = {(char[]){"score"}};
    int argc = 1;
    MUST(text != NULL);
    if (size != 0)
        memcpy(text, data, size);
    text[size] = '\0';
    for (size_t i = 0; i < size && argc <= WORDS_MAX; i += strlen(text + i) + 1)
        argv[argc++] = text + i;
    struct hoshi_arena arena;
    struct hoshi_diags diags;
    struct opts o = {0};
    const char *operand[WORDS_MAX + 1];
    size_t n_operand = 0;
    hoshi_arena_init(&arena, 0);
    hoshi_diags_init(&diags, &arena);
    bool ok = hoshi_opt_parse("score", table, argc, argv, &o, operand, &n_operand, &diags);
    MUST(ok == (diags.n_error == 0));
    MUST(hoshi_diags_exit(&diags) == (ok ? 0 : 2));
    MUST(n_operand < (size_t)argc);
    MUST(!o.star.set || (o.star.v >= 1 && o.star.v <= 5));
    MUST(!o.word.set || (o.word.v >= 0 && o.word.v <= 2));
    MUST(o.output.n <= HOSHI_STRS_MAX);
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
