/* A thin layer over getopt_long: rows in, struct out; abbreviated names are refused, because every
 * accepted abbreviation freezes the names of all later options. */
#include "cli/opt.h"

#include <getopt.h>
#include <string.h>

#include "base/str.h"
#include "diag/diag.h"

#define OPTS_MAX 40
#define LONG_BASE 256

const struct hoshi_opt hoshi_common_opts[] = {
    {"lang", 0, HOSHI_OPT_CHOICE, offsetof(struct hoshi_common, lang), HOSHI_MSG_ARG_LANG,
     HOSHI_MSG_OPT_LANG, 0, 0, "ja|en"},
    {"color", 0, HOSHI_OPT_CHOICE, offsetof(struct hoshi_common, color), HOSHI_MSG_ARG_COLOR,
     HOSHI_MSG_OPT_COLOR, 0, 0, "auto|always|never"},
    {"diagnostics", 0, HOSHI_OPT_CHOICE, offsetof(struct hoshi_common, diagnostics),
     HOSHI_MSG_ARG_DIAG, HOSHI_MSG_OPT_DIAGNOSTICS, 0, 0, "text|json"},
    {"quiet", 'q', HOSHI_OPT_FLAG, offsetof(struct hoshi_common, quiet), HOSHI_MSG_NONE,
     HOSHI_MSG_OPT_QUIET, 0, 0, NULL},
    {"help", 'h', HOSHI_OPT_FLAG, offsetof(struct hoshi_common, help), HOSHI_MSG_NONE,
     HOSHI_MSG_OPT_HELP, 0, 0, NULL},
    {NULL, 0, HOSHI_OPT_FLAG, 0, HOSHI_MSG_NONE, HOSHI_MSG_NONE, 0, 0, NULL},
};

struct parser {
    const char *command;
    const struct hoshi_opt *row[OPTS_MAX];
    size_t n_row;
    struct option option[OPTS_MAX + 1];
    char letters[3 * OPTS_MAX + 4];
    struct hoshi_diags *diags;
    bool ok;
};

static void complain(struct parser *p, enum hoshi_diag_code code, const char *a0, const char *a1,
                     const char *a2)
{
    hoshi_diag_add(p->diags, HOSHI_DIAG_SOURCES, code, HOSHI_SPAN_FILE, a0, a1, a2);
    p->ok = false;
}

static void add_rows(struct parser *p, const struct hoshi_opt *table)
{
    for (; table != NULL && table->name != NULL && p->n_row < OPTS_MAX; table++)
        p->row[p->n_row++] = table;
}

static void build(struct parser *p)
{
    size_t n = 0;
    p->letters[n++] = ':';
    for (size_t i = 0; i < p->n_row; i++) {
        bool takes = p->row[i]->kind != HOSHI_OPT_FLAG;
        p->option[i] = (struct option){p->row[i]->name, takes ? required_argument : no_argument,
                                       NULL, LONG_BASE + (int)i};
        if (p->row[i]->letter == 0)
            continue;
        p->letters[n++] = p->row[i]->letter;
        if (takes)
            p->letters[n++] = ':';
    }
}

/* "--all=1" -> "--all" */
static const char *before_equals(struct hoshi_diags *diags, const char *word)
{
    const char *name = hoshi_arena_strndup(diags->arena, word, strcspn(word, "="));
    return name != NULL ? name : word;
}

static void unknown(struct parser *p, const char *word)
{
    const char *names[OPTS_MAX], *longer[OPTS_MAX];
    char with_dashes[OPTS_MAX][40];
    size_t n_longer = 0;
    word = before_equals(p->diags, word);
    for (size_t i = 0; i < p->n_row; i++) {
        with_dashes[i][0] = with_dashes[i][1] = '-';
        size_t n = strlen(p->row[i]->name);
        memcpy(with_dashes[i] + 2, p->row[i]->name, n + 1);
        names[i] = with_dashes[i];
        if (strlen(word) > 2 && hoshi_str_starts(names[i], word)) /* an abbreviation */
            longer[n_longer++] = names[i];
    }
    complain(p, HOSHI_HS3002, word, p->command, NULL);
    if (n_longer != 0)
        hoshi_diag_suggest_these(p->diags, HOSHI_DIAG_SOURCES, longer, n_longer);
    else
        hoshi_diag_suggest(p->diags, HOSHI_DIAG_SOURCES, word, names, p->n_row);
}

static bool choose(const struct hoshi_opt *row, const char *value, int *ret_index)
{
    size_t n = strlen(value);
    int index = 0;
    for (const char *w = row->words; w != NULL; index++) {
        const char *bar = strchr(w, '|');
        size_t k = bar != NULL ? (size_t)(bar - w) : strlen(w);
        if (k == n && memcmp(w, value, n) == 0) {
            *ret_index = index;
            return true;
        }
        w = bar != NULL ? bar + 1 : NULL;
    }
    return false;
}

static void bad_value(struct parser *p, const struct hoshi_opt *row, const char *value,
                      const char *allowed)
{
    char name[48] = "--";
    memcpy(name + 2, row->name, strlen(row->name) + 1);
    complain(p, HOSHI_HS3004, name, value, allowed);
}

/* "ja|en" as "ja, en", and the nearest of them. */
static void bad_choice(struct parser *p, const struct hoshi_opt *row, const char *value)
{
    const char *names[16];
    size_t n = 0;
    struct hoshi_buf list;
    hoshi_buf_init(&list, 1024);
    for (const char *w = row->words; w != NULL && n < 16;) {
        size_t k = strcspn(w, "|");
        names[n] = hoshi_arena_strndup(p->diags->arena, w, k);
        hoshi_buf_puts(&list, n > 0 ? ", " : "");
        hoshi_buf_put(&list, w, k);
        n += names[n] != NULL;
        w = w[k] == '|' ? w + k + 1 : NULL;
    }
    bad_value(p, row, value, list.p);
    hoshi_diag_suggest(p->diags, HOSHI_DIAG_SOURCES, value, names, n);
    hoshi_buf_release(&list);
}

static void set(struct parser *p, const struct hoshi_opt *row, const char *value, void *opts)
{
    void *to = (char *)opts + row->offset;
    long long v;
    int index;
    if (row->kind != HOSHI_OPT_FLAG && *value == '\0') {
        char name[48] = "--";
        memcpy(name + 2, row->name, strlen(row->name) + 1);
        complain(p, HOSHI_HS3003, name, NULL, NULL);
        return;
    }
    switch (row->kind) {
    case HOSHI_OPT_FLAG:
        *(bool *)to = true;
        break;
    case HOSHI_OPT_STRING:
        *(const char **)to = value;
        break;
    case HOSHI_OPT_INT:
        if (hoshi_str_to_int(hoshi_str_from(value), row->min, row->max, &v)) {
            *(struct hoshi_opt_int *)to = (struct hoshi_opt_int){true, (int)v};
        } else {
            char range[48];
            struct hoshi_buf b;
            hoshi_buf_init(&b, sizeof range);
            hoshi_buf_int(&b, row->min);
            hoshi_buf_puts(&b, "…");
            hoshi_buf_int(&b, row->max);
            bad_value(p, row, value, b.p);
            hoshi_buf_release(&b);
        }
        break;
    case HOSHI_OPT_DATE:
        if (hoshi_date_parse(hoshi_str_from(value), to) != HOSHI_OK)
            bad_value(p, row, value, hoshi_diag_word(HOSHI_WORD_DATE_FORM));
        break;
    case HOSHI_OPT_CHOICE:
        if (choose(row, value, &index))
            *(struct hoshi_opt_int *)to = (struct hoshi_opt_int){true, index};
        else
            bad_choice(p, row, value);
        break;
    case HOSHI_OPT_LIST: {
        struct hoshi_strs *list = to;
        if (list->n < HOSHI_STRS_MAX)
            list->v[list->n++] = value;
        break;
    }
    }
}

/* The word of argv by which getopt_long() came to a row, when it was not the row's whole name. */
static const char *abbreviation(const struct hoshi_opt *row, char **argv)
{
    for (int back = 1; back <= 2 && optind - back >= 1; back++) {
        const char *word = argv[optind - back];
        size_t n = strncmp(word, "--", 2) == 0 ? strcspn(word + 2, "=") : 0;
        if (n != 0 && strncmp(word + 2, row->name, n) == 0)
            return strlen(row->name) != n ? word : NULL;
    }
    return NULL;
}

static const struct hoshi_opt *row_of(const struct parser *p, int code)
{
    if (code >= LONG_BASE)
        return p->row[code - LONG_BASE];
    for (size_t i = 0; i < p->n_row; i++) {
        if (p->row[i]->letter == code)
            return p->row[i];
    }
    return NULL;
}

/* What getopt_long() stumbled over, as the user wrote it. */
static const char *culprit(char **argv, char letter_text[3])
{
    if (optopt > 0 && optopt < LONG_BASE) {
        letter_text[0] = '-';
        letter_text[1] = (char)optopt;
        letter_text[2] = '\0';
        return letter_text;
    }
    return argv[optind - 1];
}

bool hoshi_opt_parse(const char *command, const struct hoshi_opt *table, int argc, char **argv,
                     void *opts, const char **operand, size_t *ret_n_operand,
                     struct hoshi_diags *diags)
{
    struct parser p = {.command = command, .diags = diags, .ok = true};
    char letter[3];
    add_rows(&p, table);
    add_rows(&p, hoshi_common_opts);
    build(&p);
    opterr = 0;
    optind = 0; /* GNU: start over, also between two calls */
    for (int c; (c = getopt_long(argc, argv, p.letters, p.option, NULL)) != -1;) {
        if (c == ':') {
            complain(&p, HOSHI_HS3003, culprit(argv, letter), NULL, NULL);
        } else if (c == '?') {
            if (optopt >= LONG_BASE)
                complain(&p, HOSHI_HS3009, before_equals(diags, argv[optind - 1]), NULL, NULL);
            else
                unknown(&p, culprit(argv, letter));
        } else {
            const struct hoshi_opt *row = row_of(&p, c);
            const char *abbreviated = c >= LONG_BASE ? abbreviation(row, argv) : NULL;
            if (abbreviated != NULL)
                unknown(&p, abbreviated);
            else
                set(&p, row, optarg, opts);
        }
    }
    *ret_n_operand = 0;
    while (optind < argc)
        operand[(*ret_n_operand)++] = argv[optind++];
    return p.ok;
}
