/* A thin layer over getopt_long: rows in, struct out; abbreviated names are refused, because every
 * accepted abbreviation freezes the names of all later options. */
#include "cli/opt.h"

#include <getopt.h>
#include <string.h>

#include "base/lang.h"
#include "base/str.h"
#include "base/utf8.h"
#include "cli/suffix.h"
#include "diag/diag.h"

#define OPTS_MAX 40
#define LONG_BASE 256
#define OPT_NAME_BYTES 48
#define OPT_LABEL_BYTES 128

#define HOSHI_OPTS struct hoshi_common
#include "cli/rows.h"

static const struct hoshi_text lang_labels[] = {
#define LANGUAGE(id, code, en, ja, colon, comma, semicolon)                                        \
    {{[HOSHI_LANG_JA] = (ja), [HOSHI_LANG_EN] = (en)}},
#include <hoshi/language.def>
#undef LANGUAGE
};

const struct hoshi_opt hoshi_common_opts[] = {
    OPT_CHOICE_NAMED(lang, "lang", 0, HOSHI_MSG_NONE, HOSHI_MSG_OPT_LANG, hoshi_lang_codes,
                     lang_labels),
    OPT_CHOICE(color, "color", 0, HOSHI_MSG_NONE, HOSHI_MSG_OPT_COLOR,
               WORDS("auto", "always", "never")),
    OPT_CHOICE(diagnostics, "diagnostics", 0, HOSHI_MSG_NONE, HOSHI_MSG_OPT_DIAGNOSTICS,
               WORDS("text", "json")),
    FLAG(quiet, "quiet", 'q', HOSHI_MSG_OPT_QUIET),
    FLAG(help, "help", 'h', HOSHI_MSG_OPT_HELP),
    OPT_END,
};

struct parser {
    const char *command;
    const struct hoshi_opt *row[OPTS_MAX];
    size_t n_row;
    struct option option[OPTS_MAX + 1];
    char letters[3 * OPTS_MAX + 4];
    hoshi_opt_elsewhere *elsewhere;
    struct hoshi_diags *diags;
    size_t n_word; /* of the command line: no list is longer */
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

/* "--name" */
static const char *with_dashes(const struct hoshi_opt *row, char ret_name[OPT_NAME_BYTES])
{
    memcpy(ret_name, "--", 2);
    memcpy(ret_name + 2, row->name, strlen(row->name) + 1);
    return ret_name;
}

/* "--all=1" -> "--all" */
static const char *before_equals(struct hoshi_diags *diags, const char *word)
{
    const char *name = hoshi_arena_strndup(diags->arena, word, strcspn(word, "="));
    return name != NULL ? name : word;
}

/* An option that is spelled right was meant so, not as another one of much the same letters. */
static bool is_elsewhere(struct parser *p, const char *word)
{
    struct hoshi_buf commands;
    hoshi_buf_init(&commands, 0);
    if (hoshi_str_starts(word, "--"))
        p->elsewhere(word + 2, &commands);
    if (commands.n != 0)
        hoshi_diag_note(p->diags, HOSHI_DIAG_SOURCES, HOSHI_HS0010, HOSHI_SPAN_FILE, commands.p);
    bool any = commands.n != 0;
    hoshi_buf_release(&commands);
    return any;
}

static void unknown(struct parser *p, const char *word)
{
    const char *names[OPTS_MAX], *longer[OPTS_MAX];
    char name[OPTS_MAX][OPT_NAME_BYTES];
    size_t n_longer = 0;
    word = before_equals(p->diags, word);
    for (size_t i = 0; i < p->n_row; i++) {
        names[i] = with_dashes(p->row[i], name[i]);
        if (strlen(word) > 2 && hoshi_str_starts(names[i], word)) /* an abbreviation */
            longer[n_longer++] = names[i];
    }
    complain(p, HOSHI_HS3002, word, p->command, NULL);
    if (n_longer != 0)
        hoshi_diag_suggest_these(p->diags, HOSHI_DIAG_SOURCES, longer, n_longer);
    if (!is_elsewhere(p, word) && n_longer == 0)
        hoshi_diag_suggest(p->diags, HOSHI_DIAG_SOURCES, word, names, p->n_row);
}

/* Index of the word of n bytes; -1 when it is none of them. */
static int index_of(const char *const *words, const char *word, size_t n)
{
    for (int i = 0; words[i] != NULL; i++) {
        if (strlen(words[i]) == n && memcmp(words[i], word, n) == 0)
            return i;
    }
    return -1;
}

/* A label in either language, in any width and case; -1 when it is none. */
static int index_of_label(const struct hoshi_opt *row, const char *value)
{
    char said[OPT_LABEL_BYTES], label[OPT_LABEL_BYTES];
    if (row->labels == NULL || !hoshi_utf8_fold(hoshi_str_from(value), said, sizeof said))
        return -1;
    for (int i = 0; row->words[i] != NULL; i++) {
        for (int l = 0; l < HOSHI_LANG_COUNT_; l++) {
            if (hoshi_utf8_fold(hoshi_str_from(row->labels[i].v[l]), label, sizeof label) &&
                strcmp(said, label) == 0)
                return i;
        }
    }
    return -1;
}

static void bad_value(struct parser *p, const struct hoshi_opt *row, const char *value,
                      const char *allowed)
{
    char name[OPT_NAME_BYTES];
    complain(p, HOSHI_HS3004, with_dashes(row, name), value, allowed);
}

static void no_value(struct parser *p, const struct hoshi_opt *row)
{
    char name[OPT_NAME_BYTES];
    complain(p, HOSHI_HS3003, with_dashes(row, name), NULL, NULL);
}

/* "it (情報システム担当)": what is taken as well stands beside the word. */
static void bad_named_word(struct parser *p, const struct hoshi_opt *row, const char *word)
{
    struct hoshi_buf list;
    hoshi_buf_init(&list, 1024);
    for (size_t i = 0; row->words[i] != NULL; i++) {
        hoshi_buf_puts(&list, i > 0 ? ", " : "");
        hoshi_buf_puts(&list, row->words[i]);
        hoshi_buf_puts(&list, " (");
        hoshi_buf_puts(&list, row->labels[i].v[HOSHI_LANG_JA]);
        hoshi_buf_puts(&list, ")");
    }
    bad_value(p, row, word, list.p);
    hoshi_buf_release(&list);
}

static void bad_word(struct parser *p, const struct hoshi_opt *row, const char *word)
{
    char name[OPT_NAME_BYTES];
    if (row->labels != NULL) {
        bad_named_word(p, row, word);
        return;
    }
    p->ok = hoshi_bad_word(p->diags, with_dashes(row, name), word != NULL ? word : "", row->words);
}

/* "★4", "４": the number behind the sign, narrow. */
static const char *without_star(struct parser *p, const char *value)
{
    static const char *const sign[] = {"★", "☆", "星"};
    char *plain = hoshi_arena_strndup(p->diags->arena, value, strlen(value));
    if (plain == NULL)
        return value;
    hoshi_utf8_narrow(plain);
    for (size_t i = 0; i < sizeof sign / sizeof sign[0]; i++) {
        if (hoshi_str_starts(plain, sign[i]))
            return plain + strlen(sign[i]);
    }
    return plain;
}

static void set_int(struct parser *p, const struct hoshi_opt *row, const char *value,
                    struct hoshi_opt_int *to)
{
    long long v;
    if (row->takes == HOSHI_TAKES_STAR)
        value = without_star(p, value);
    if (hoshi_str_to_int(hoshi_str_from(value), row->min, row->max, &v)) {
        *to = (struct hoshi_opt_int){true, (int)v, value};
        return;
    }
    if (row->takes == HOSHI_TAKES_STAR) { /* which levels the catalogue has, it says later */
        *to = (struct hoshi_opt_int){true, 0, value};
        return;
    }
    struct hoshi_buf range;
    hoshi_buf_init(&range, 48);
    hoshi_buf_int(&range, row->min);
    hoshi_buf_puts(&range, "…");
    hoshi_buf_int(&range, row->max);
    bad_value(p, row, value, range.p);
    hoshi_buf_release(&range);
}

/* Room for as many as the command line can hold. */
static void *room(struct parser *p, size_t size)
{
    void *v = hoshi_arena_array(p->diags->arena, p->n_word, size);
    if (v == NULL)
        complain(p, HOSHI_HS2007, NULL, NULL, NULL);
    return v;
}

static void add_to_list(struct parser *p, const char *value, struct hoshi_strs *list)
{
    if (list->v == NULL)
        list->v = room(p, sizeof *list->v);
    if (list->v != NULL)
        list->v[list->n++] = value;
}

/* A '=' behind a '/' belongs to a name: "./a=b". */
static void add_output(struct parser *p, const struct hoshi_opt *row, const char *value,
                       struct hoshi_outputs *list)
{
    const char *eq = strchr(value, '=');
    struct hoshi_output out = {value, value, -1};
    if (eq != NULL && memchr(value, '/', (size_t)(eq - value)) == NULL) {
        out.path = eq + 1;
        out.format = index_of(row->words, value, (size_t)(eq - value));
        if (out.format < 0) {
            bad_word(p, row, before_equals(p->diags, value));
            return;
        }
    }
    if (*out.path == '\0') {
        no_value(p, row);
        return;
    }
    if (strcmp(out.path, "-") == 0)
        out.path = NULL;
    if (list->v == NULL)
        list->v = room(p, sizeof *list->v);
    if (list->v != NULL)
        list->v[list->n++] = out;
}

static void set(struct parser *p, const struct hoshi_opt *row, const char *value, void *opts)
{
    void *to = (char *)opts + row->offset;
    int index;
    if (row->kind != HOSHI_OPT_FLAG && *value == '\0') {
        no_value(p, row);
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
        set_int(p, row, value, to);
        break;
    case HOSHI_OPT_DATE:
        if (hoshi_date_read(hoshi_str_from(value), to) != HOSHI_OK)
            bad_value(p, row, value, hoshi_diag_word(HOSHI_WORD_DATE_FORM));
        break;
    case HOSHI_OPT_CHOICE:
        index = index_of(row->words, value, strlen(value));
        if (index < 0)
            index = index_of_label(row, value);
        if (index < 0)
            bad_word(p, row, value);
        else
            *(struct hoshi_opt_int *)to = (struct hoshi_opt_int){true, index, NULL};
        break;
    case HOSHI_OPT_LIST:
        add_to_list(p, value, to);
        break;
    case HOSHI_OPT_OUTPUT:
        add_output(p, row, value, to);
        break;
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
                     hoshi_opt_elsewhere *elsewhere, struct hoshi_diags *diags)
{
    struct parser p = {.command = command,
                       .elsewhere = elsewhere,
                       .diags = diags,
                       .n_word = (size_t)argc,
                       .ok = true};
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
    return p.ok && hoshi_settle_formats(table, opts, diags);
}
