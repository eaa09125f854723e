/* Help from the tables: it cannot disagree with what is parsed. */
#include <string.h>

#include "base/lang.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/visible.h"
#include "cli/cmd.h"
#include "cli/topics.h"
#include "diag/diag.h"
#include "report/text/wrap.h"

#define OPTION_CELLS 30
#define WIDTH_CELLS 80

const struct hoshi_cmd *hoshi_cmd_find(const struct hoshi_cmd *const *commands, const char *name)
{
    for (const struct hoshi_cmd *const *c = commands; *c != NULL; c++) {
        if (strcmp((*c)->name, name) == 0)
            return *c;
    }
    return NULL;
}

static const char *command_at(const void *of, size_t i)
{
    const struct hoshi_cmd *const *commands = of;
    return commands[i] != NULL ? commands[i]->name : NULL;
}

void hoshi_unknown_command(struct hoshi_diags *diags, const struct hoshi_cmd *const *commands,
                           const char *word)
{
    hoshi_diag_add(diags, HOSHI_DIAG_SOURCES, HOSHI_HS3001, HOSHI_SPAN_FILE, word, NULL, NULL);
    hoshi_diag_nearest(diags, HOSHI_DIAG_SOURCES, word, (struct hoshi_known){command_at, commands});
}

void hoshi_opt_put_help(struct hoshi_buf *out, const struct hoshi_opt *row, enum hoshi_lang lang)
{
    struct hoshi_buf words;
    hoshi_buf_init(&words, 0);
    if (row->words != NULL)
        hoshi_words_put(&words, row->words, hoshi_lang_row(lang)->comma);
    hoshi_msg_put(out, row->help, lang, words.p, NULL, NULL);
    hoshi_buf_release(&words);
}

static void put_option(const struct hoshi_opt *row, enum hoshi_lang lang, struct hoshi_buf *out)
{
    struct hoshi_buf left;
    hoshi_buf_init(&left, 0);
    hoshi_buf_puts(&left, "  ");
    if (row->letter != 0) {
        hoshi_buf_puts(&left, "-");
        hoshi_buf_put(&left, &row->letter, 1);
        hoshi_buf_puts(&left, ", ");
    } else {
        hoshi_buf_puts(&left, "    ");
    }
    hoshi_buf_puts(&left, "--");
    hoshi_buf_puts(&left, row->name);
    if (row->kind != HOSHI_OPT_FLAG) {
        hoshi_buf_puts(&left, " ");
        if (row->arg != HOSHI_MSG_NONE)
            hoshi_buf_puts(&left, hoshi_msg(row->arg, lang));
        else
            hoshi_words_put(&left, row->words, "|");
    }
    if (hoshi_utf8_str_cells(hoshi_str_from(left.p)) + 2 > OPTION_CELLS) {
        hoshi_buf_puts(out, left.p);
        hoshi_buf_puts(out, "\n");
        hoshi_buf_fill(out, ' ', OPTION_CELLS);
    } else {
        hoshi_put_padded(out, left.p, OPTION_CELLS);
    }
    hoshi_buf_clear(&left);
    hoshi_opt_put_help(&left, row, lang);
    hoshi_wrap(out, left.p, WIDTH_CELLS, OPTION_CELLS, OPTION_CELLS);
    hoshi_buf_release(&left);
}

static void put_options(const struct hoshi_opt *table, enum hoshi_lang lang, struct hoshi_buf *out)
{
    for (; table != NULL && table->name != NULL; table++)
        put_option(table, lang, out);
}

static void put_line(struct hoshi_buf *out, const char *text)
{
    hoshi_wrap(out, text, WIDTH_CELLS, 0, 0);
}

static void put_verbs(struct hoshi_buf *out, const struct hoshi_verb *verb, const char *separator)
{
    for (const struct hoshi_verb *v = verb; v != NULL && v->name != NULL; v++) {
        hoshi_buf_puts(out, v != verb ? separator : "");
        hoshi_buf_puts(out, v->name);
    }
}

void hoshi_cmd_put_summary(struct hoshi_buf *out, const struct hoshi_cmd *cmd, enum hoshi_lang lang)
{
    struct hoshi_buf verbs;
    hoshi_buf_init(&verbs, 0);
    put_verbs(&verbs, cmd->verb, hoshi_lang_row(lang)->comma);
    hoshi_msg_put(out, cmd->summary, lang, verbs.p, NULL, NULL);
    hoshi_buf_release(&verbs);
}

void hoshi_cmd_put_operands(struct hoshi_buf *out, const struct hoshi_cmd *cmd,
                            enum hoshi_lang lang)
{
    put_verbs(out, cmd->verb, "|");
    if (cmd->verb != NULL && cmd->operand != HOSHI_MSG_NONE)
        hoshi_buf_puts(out, " ");
    if (cmd->operand != HOSHI_MSG_NONE)
        hoshi_buf_puts(out, hoshi_msg(cmd->operand, lang));
}

static void put_summary(const struct hoshi_cmd *cmd, enum hoshi_lang lang, struct hoshi_buf *out,
                        unsigned indent)
{
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    hoshi_cmd_put_summary(&text, cmd, lang);
    hoshi_wrap(out, text.p, WIDTH_CELLS, indent, indent);
    out->failed = out->failed || text.failed;
    hoshi_buf_release(&text);
}

/* "Topics: sheet (answer sheet), csv (answers as a table), …" */
static void put_topics(struct hoshi_buf *out, enum hoshi_lang lang)
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_buf_puts(&line, hoshi_msg(HOSHI_MSG_USAGE_TOPICS, lang));
    for (const struct hoshi_topic *t = hoshi_topics; t->word != NULL; t++) {
        hoshi_buf_puts(&line, t != hoshi_topics ? hoshi_lang_row(lang)->comma : "");
        hoshi_msg_put(&line, HOSHI_MSG_USAGE_TOPIC, lang, t->word, t->about.v[lang], NULL);
    }
    hoshi_wrap(out, line.p, WIDTH_CELLS, 0, 2);
    out->failed = out->failed || line.failed;
    hoshi_buf_release(&line);
}

static void usage_program(const struct hoshi_cmd *const *commands, enum hoshi_lang lang,
                          struct hoshi_buf *out)
{
    put_line(out, hoshi_msg(HOSHI_MSG_TOOL_SUMMARY, lang));
    hoshi_buf_puts(out, "\n");
    put_line(out, hoshi_msg(HOSHI_MSG_USAGE_COMMANDS, lang));
    for (const struct hoshi_cmd *const *c = commands; *c != NULL; c++) {
        hoshi_buf_puts(out, "  ");
        hoshi_put_padded(out, (*c)->name, 10);
        put_summary(*c, lang, out, 12);
    }
    put_topics(out, lang);
    hoshi_buf_puts(out, "\n");
    put_line(out, hoshi_msg(HOSHI_MSG_USAGE_EXIT, lang));
    hoshi_buf_puts(out, "  ");
    hoshi_wrap(out, hoshi_msg(HOSHI_MSG_USAGE_EXIT_MORE, lang), WIDTH_CELLS, 2, 2);
    put_line(out, hoshi_msg(HOSHI_MSG_USAGE_MORE, lang));
    put_line(out, hoshi_msg(HOSHI_MSG_NOT_OFFICIAL, lang));
}

bool hoshi_verb_takes(const struct hoshi_verb *verb, const struct hoshi_opt *row)
{
    for (const char *const *word = verb->opt; *word != NULL; word++) {
        if (strcmp(*word, row->name) == 0)
            return true;
    }
    return false;
}

const struct hoshi_verb *hoshi_verb_find(const struct hoshi_cmd *cmd, const char *word)
{
    for (const struct hoshi_verb *v = cmd->verb; v != NULL && v->name != NULL; v++) {
        if (strcmp(v->name, word) == 0)
            return v;
    }
    return NULL;
}

/* "hoshi evidence sign …" */
static bool is_example_of(const char *example, const struct hoshi_cmd *cmd,
                          const struct hoshi_verb *verb)
{
    const char *at = example + strlen("hoshi ") + strlen(cmd->name) + 1;
    size_t n = strlen(verb->name);
    return strncmp(at, verb->name, n) == 0 && (at[n] == ' ' || at[n] == '\0');
}

/* To be copied into a shell as it stands: a line that goes on says so. */
static void put_command(const char *command, struct hoshi_buf *out)
{
    size_t at = 2;
    hoshi_buf_puts(out, "  ");
    for (const char *word = command; *word != '\0';) {
        size_t n = strcspn(word, " ");
        bool is_first = word == command, fits = at + 1 + n + strlen(" \\") <= WIDTH_CELLS;
        if (!is_first)
            hoshi_buf_puts(out, fits ? " " : " \\\n      ");
        at = is_first ? at + n : fits ? at + 1 + n : 6 + n;
        hoshi_buf_put(out, word, n);
        word += n + strspn(word + n, " ");
    }
    hoshi_buf_puts(out, "\n");
}

/* All of them, or those of a verb. */
static void put_examples(const struct hoshi_cmd *cmd, const struct hoshi_verb *verb,
                         enum hoshi_lang lang, struct hoshi_buf *out)
{
    bool any = false;
    for (const char *const *e = cmd->example; e != NULL && *e != NULL; e++) {
        if (verb != NULL && !is_example_of(*e, cmd, verb))
            continue;
        if (!any)
            put_line(out, hoshi_msg(HOSHI_MSG_USAGE_EXAMPLES, lang));
        any = true;
        put_command(*e, out);
    }
    hoshi_buf_puts(out, any ? "\n" : "");
}

void hoshi_usage_verb(const struct hoshi_cmd *cmd, const struct hoshi_verb *verb,
                      enum hoshi_lang lang, struct hoshi_buf *out)
{
    bool takes = verb->operand != HOSHI_MSG_NONE;
    hoshi_msg_put(out, HOSHI_MSG_USAGE, lang, cmd->name, NULL, NULL);
    hoshi_buf_puts(out, " ");
    hoshi_buf_puts(out, verb->name);
    hoshi_buf_puts(out, takes ? " " : "");
    hoshi_buf_puts(out, takes ? hoshi_msg(verb->operand, lang) : "");
    hoshi_buf_puts(out, "\n\n");
    put_line(out, hoshi_msg(HOSHI_MSG_USAGE_OPTIONS, lang));
    for (const struct hoshi_opt *row = cmd->opt; row != NULL && row->name != NULL; row++) {
        if (hoshi_verb_takes(verb, row))
            put_option(row, lang, out);
    }
    put_options(hoshi_common_opts, lang, out);
    hoshi_buf_puts(out, "\n");
    put_examples(cmd, verb, lang, out);
    hoshi_msg_put(out, HOSHI_MSG_USAGE_MANUAL, lang, cmd->name, NULL, NULL);
    hoshi_buf_puts(out, "\n");
}

void hoshi_usage(const struct hoshi_cmd *const *commands, const struct hoshi_cmd *cmd,
                 enum hoshi_lang lang, struct hoshi_buf *out)
{
    if (cmd == NULL) {
        usage_program(commands, lang, out);
        return;
    }
    hoshi_msg_put(out, HOSHI_MSG_USAGE, lang, cmd->name, NULL, NULL);
    if (cmd->operand != HOSHI_MSG_NONE)
        hoshi_buf_puts(out, " ");
    hoshi_cmd_put_operands(out, cmd, lang);
    hoshi_buf_puts(out, "\n");
    put_summary(cmd, lang, out, 0);
    hoshi_buf_puts(out, "\n");
    put_line(out, hoshi_msg(HOSHI_MSG_USAGE_OPTIONS, lang));
    put_options(cmd->opt, lang, out);
    put_options(hoshi_common_opts, lang, out);
    hoshi_buf_puts(out, "\n");
    put_examples(cmd, NULL, lang, out);
    hoshi_msg_put(out, HOSHI_MSG_USAGE_MANUAL, lang, cmd->name, NULL, NULL);
    hoshi_buf_puts(out, "\n");
}
