/* Parts of the completions. */
#include <hoshi/builtin.h>
#include <hoshi/catalog.h>
#include <string.h>

#include "base/assert.h"
#include "cli/topics.h"
#include "faces.h"

/* The stars of the built-in catalogue, as "3 4". */
static void put_stars(struct hoshi_buf *out)
{
    struct hoshi_arena arena;
    struct hoshi_diags diags;
    struct hoshi_input in;
    struct hoshi_catalog *cat;
    hoshi_arena_init(&arena, 0);
    hoshi_diags_init(&diags, &arena);
    HOSHI_ASSERT(hoshi_builtin_at(HOSHI_BUILTIN_CATALOG, 0, &in) != NULL);
    enum hoshi_rc rc = hoshi_catalog_load(&in, &arena, &diags, &cat);
    HOSHI_ASSERT(rc == HOSHI_OK);
    for (size_t i = 0; i < cat->n_level; i++) {
        hoshi_buf_puts(out, i > 0 ? " " : "");
        hoshi_buf_int(out, cat->level[i].star);
    }
    hoshi_arena_release(&arena);
}

static void put_command_names(struct hoshi_buf *out)
{
    for (const struct hoshi_cmd *const *c = hoshi_commands; *c != NULL; c++) {
        hoshi_buf_puts(out, c != hoshi_commands ? " " : "");
        hoshi_buf_puts(out, (*c)->name);
    }
}

static void put_topic_names(struct hoshi_buf *out)
{
    for (const struct hoshi_topic *t = hoshi_topics; t->word != NULL; t++) {
        hoshi_buf_puts(out, t != hoshi_topics ? " " : "");
        hoshi_buf_puts(out, t->word);
    }
}

static void put_verb_names(struct hoshi_buf *out, const struct hoshi_cmd *cmd)
{
    for (const struct hoshi_verb *v = cmd->verb; v->name != NULL; v++) {
        hoshi_buf_puts(out, v != cmd->verb ? " " : "");
        hoshi_buf_puts(out, v->name);
    }
}

/* --- bash */

static void put_options(struct hoshi_buf *out, const struct hoshi_opt *row)
{
    for (; row != NULL && row->name != NULL; row++) {
        hoshi_buf_puts(out, " --");
        hoshi_buf_puts(out, row->name);
    }
}

/* What is offered behind an option: words; FILE, FOLDER; FORMATS or FIELDS and words; or TEXT. */
static void put_values(struct hoshi_buf *out, const struct hoshi_opt *row)
{
    if (row->kind == HOSHI_OPT_OUTPUT)
        hoshi_buf_puts(out, "FORMATS ");
    else if (row->kind == HOSHI_OPT_LIST && row->words != NULL)
        hoshi_buf_puts(out, "FIELDS ");
    if (row->words != NULL)
        hoshi_words_put(out, row->words, " ");
    else if (row->takes == HOSHI_TAKES_STAR)
        put_stars(out);
    else if (row->takes == HOSHI_TAKES_FILE || row->takes == HOSHI_TAKES_FILE_AS)
        hoshi_buf_puts(out, "FILE");
    else if (row->takes == HOSHI_TAKES_FOLDER)
        hoshi_buf_puts(out, "FOLDER");
    else
        hoshi_buf_puts(out, "TEXT");
    if (row->kind == HOSHI_OPT_STRING && row->words != NULL)
        hoshi_buf_puts(out, " FILE");
}

static void put_value_cases(struct hoshi_buf *out, const char *command, const struct hoshi_opt *row)
{
    for (; row != NULL && row->name != NULL; row++) {
        if (row->kind == HOSHI_OPT_FLAG)
            continue;
        hoshi_buf_puts(out, "    ");
        hoshi_buf_puts(out, command);
        hoshi_buf_puts(out, ":--");
        hoshi_buf_puts(out, row->name);
        if (row->letter != 0) {
            hoshi_buf_puts(out, " | ");
            hoshi_buf_puts(out, command);
            hoshi_buf_puts(out, ":-");
            hoshi_buf_put(out, &row->letter, 1);
        }
        hoshi_buf_puts(out, ") echo ");
        put_values(out, row);
        hoshi_buf_puts(out, " ;;\n");
    }
}

static const char *operand_word(const struct hoshi_cmd *cmd)
{
    static const char *const word[] = {[HOSHI_OPERAND_NOTHING] = "TEXT",
                                       [HOSHI_OPERAND_FILE] = "FILE",
                                       [HOSHI_OPERAND_CATALOG] = "CATALOG",
                                       [HOSHI_OPERAND_ID] = "ID",
                                       [HOSHI_OPERAND_COMMAND] = "COMMAND"};
    return word[cmd->takes];
}

static void put_bash(struct hoshi_buf *out)
{
    hoshi_buf_puts(out, "_hoshi_commands='");
    put_command_names(out);
    hoshi_buf_puts(out, "'\n_hoshi_topics='");
    put_topic_names(out);
    hoshi_buf_puts(out, "'\n_hoshi_catalogues='");
    hoshi_words_put(out, hoshi_catalog_ids, " ");
    hoshi_buf_puts(out, "'\n_hoshi_common='");
    put_options(out, hoshi_common_opts);
    hoshi_buf_puts(out, "'\n\n# The options of a command besides the common ones.\n"
                        "_hoshi_options() {\n    case $1 in\n");
    for (const struct hoshi_cmd *const *c = hoshi_commands; *c != NULL; c++) {
        hoshi_buf_puts(out, "    ");
        hoshi_buf_puts(out, (*c)->name);
        hoshi_buf_puts(out, ") echo");
        put_options(out, (*c)->opt);
        hoshi_buf_puts(out, " ;;\n");
    }
    hoshi_buf_puts(out,
                   "    esac\n}\n\n# _hoshi_values COMMAND OPTION: what the option takes; nothing "
                   "= it takes none.\n_hoshi_values() {\n    case $1:$2 in\n");
    put_value_cases(out, "*", hoshi_common_opts);
    for (const struct hoshi_cmd *const *c = hoshi_commands; *c != NULL; c++)
        put_value_cases(out, (*c)->name, (*c)->opt);
    hoshi_buf_puts(out,
                   "    esac\n}\n\n# The verbs of a command, and what stands where its operands "
                   "do.\n_hoshi_verbs() {\n    case $1 in\n");
    for (const struct hoshi_cmd *const *c = hoshi_commands; *c != NULL; c++) {
        if ((*c)->verb == NULL)
            continue;
        hoshi_buf_puts(out, "    ");
        hoshi_buf_puts(out, (*c)->name);
        hoshi_buf_puts(out, ") echo ");
        put_verb_names(out, *c);
        hoshi_buf_puts(out, " ;;\n");
    }
    hoshi_buf_puts(out, "    esac\n}\n_hoshi_operands() {\n    case $1 in\n");
    for (const struct hoshi_cmd *const *c = hoshi_commands; *c != NULL; c++) {
        hoshi_buf_puts(out, "    ");
        hoshi_buf_puts(out, (*c)->name);
        hoshi_buf_puts(out, ") echo ");
        hoshi_buf_puts(out, operand_word(*c));
        hoshi_buf_puts(out, " ;;\n");
    }
    hoshi_buf_puts(out, "    esac\n}\n");
}

/* --- zsh */

/* Inside single quotes; what _arguments takes for its own is escaped. */
static void put_escaped(struct hoshi_buf *out, const char *text)
{
    for (const char *p = text; *p != '\0'; p++) {
        if (*p == '\'')
            hoshi_buf_puts(out, "'\\'");
        else if (strchr("[]:\\", *p) != NULL)
            hoshi_buf_puts(out, "\\");
        hoshi_buf_put(out, p, 1);
    }
}

static void put_description(struct hoshi_buf *out, const struct hoshi_opt *row)
{
    struct hoshi_buf help;
    hoshi_buf_init(&help, 0);
    hoshi_opt_put_help(&help, row, HOSHI_LANG_EN);
    put_escaped(out, help.p);
    hoshi_buf_release(&help);
}

/* ":message:action" of _arguments; an action that begins with a space is run as it is. */
static void put_zsh_value(struct hoshi_buf *out, const struct hoshi_opt *row)
{
    hoshi_buf_puts(out, ":");
    hoshi_buf_puts(out, row->name);
    hoshi_buf_puts(out, ":");
    if (row->kind == HOSHI_OPT_OUTPUT || (row->kind != HOSHI_OPT_CHOICE && row->words != NULL)) {
        hoshi_buf_puts(out, row->kind == HOSHI_OPT_OUTPUT ? " _hoshi_output "
                            : row->kind == HOSHI_OPT_LIST ? " _hoshi_fields "
                                                          : " _hoshi_name_or_file ");
        hoshi_words_put(out, row->words, " ");
    } else if (row->words != NULL || row->takes == HOSHI_TAKES_STAR) {
        hoshi_buf_puts(out, "(");
        if (row->words != NULL)
            hoshi_words_put(out, row->words, " ");
        else
            put_stars(out);
        hoshi_buf_puts(out, ")");
    } else if (row->takes == HOSHI_TAKES_FILE || row->takes == HOSHI_TAKES_FILE_AS) {
        hoshi_buf_puts(out, "_files");
    } else if (row->takes == HOSHI_TAKES_FOLDER) {
        hoshi_buf_puts(out, "_files -/");
    }
}

/* '(-q --quiet)'{-q,--quiet}'[say nothing but errors]', '*--include[…]:include:' */
static void put_zsh_option(struct hoshi_buf *out, const struct hoshi_opt *row)
{
    bool repeats = row->kind == HOSHI_OPT_LIST || row->kind == HOSHI_OPT_OUTPUT;
    hoshi_buf_puts(out, "    '");
    if (row->letter != 0) {
        hoshi_buf_puts(out, repeats ? "*'{-" : "(-");
        if (!repeats) {
            hoshi_buf_put(out, &row->letter, 1);
            hoshi_buf_puts(out, " --");
            hoshi_buf_puts(out, row->name);
            hoshi_buf_puts(out, ")'{-");
        }
        hoshi_buf_put(out, &row->letter, 1);
        hoshi_buf_puts(out, ",--");
        hoshi_buf_puts(out, row->name);
        hoshi_buf_puts(out, "}'[");
    } else {
        hoshi_buf_puts(out, repeats ? "*--" : "--");
        hoshi_buf_puts(out, row->name);
        hoshi_buf_puts(out, "[");
    }
    put_description(out, row);
    hoshi_buf_puts(out, "]");
    if (row->kind != HOSHI_OPT_FLAG)
        put_zsh_value(out, row);
    hoshi_buf_puts(out, "'\n");
}

static void put_zsh_operands(struct hoshi_buf *out, const struct hoshi_cmd *cmd)
{
    static const char *const action[] = {
        [HOSHI_OPERAND_NOTHING] = NULL,
        [HOSHI_OPERAND_FILE] = "file:_files",
        [HOSHI_OPERAND_CATALOG] = "catalogue: _hoshi_name_or_file $_hoshi_catalogues",
        [HOSHI_OPERAND_ID] = "id: _hoshi_ids",
        [HOSHI_OPERAND_COMMAND] = "command or topic: _hoshi_help_words",
    };
    if (cmd->verb != NULL) {
        hoshi_buf_puts(out, "    '1:verb:(");
        put_verb_names(out, cmd);
        hoshi_buf_puts(out, ")'\n");
    }
    if (action[cmd->takes] == NULL)
        return;
    hoshi_buf_puts(out, "    '*:");
    hoshi_buf_puts(out, action[cmd->takes]);
    hoshi_buf_puts(out, "'\n");
}

/* 'score:judge one answer sheet' */
static void put_described(struct hoshi_buf *out, const char *name, const char *about)
{
    hoshi_buf_puts(out, "    '");
    hoshi_buf_puts(out, name);
    hoshi_buf_puts(out, ":");
    put_escaped(out, about);
    hoshi_buf_puts(out, "'\n");
}

static void put_zsh(struct hoshi_buf *out)
{
    hoshi_buf_puts(out, "_hoshi_catalogues=(");
    hoshi_words_put(out, hoshi_catalog_ids, " ");
    hoshi_buf_puts(out, ")\n_hoshi_common=(\n");
    for (const struct hoshi_opt *row = hoshi_common_opts; row->name != NULL; row++)
        put_zsh_option(out, row);
    hoshi_buf_puts(out, ")\n_hoshi_command_list=(\n");
    for (const struct hoshi_cmd *const *c = hoshi_commands; *c != NULL; c++) {
        struct hoshi_buf summary;
        hoshi_buf_init(&summary, 0);
        hoshi_cmd_put_summary(&summary, *c, HOSHI_LANG_EN);
        put_described(out, (*c)->name, summary.p);
        hoshi_buf_release(&summary);
    }
    hoshi_buf_puts(out, ")\n_hoshi_topic_list=(\n");
    for (const struct hoshi_topic *t = hoshi_topics; t->word != NULL; t++)
        put_described(out, t->word, t->about.v[HOSHI_LANG_EN]);
    hoshi_buf_puts(out, ")\n");
    for (const struct hoshi_cmd *const *c = hoshi_commands; *c != NULL; c++) {
        hoshi_buf_puts(out, "\n_hoshi_cmd_");
        hoshi_buf_puts(out, (*c)->name);
        hoshi_buf_puts(out, "() {\n  local -a rows\n  rows=(\n");
        for (const struct hoshi_opt *row = (*c)->opt; row != NULL && row->name != NULL; row++)
            put_zsh_option(out, row);
        put_zsh_operands(out, *c);
        hoshi_buf_puts(out, "  )\n  _arguments -s $_hoshi_common $rows\n}\n");
    }
}

const struct block shell_blocks[] = {
    {"bash-tables", put_bash},
    {"zsh-tables", put_zsh},
    {NULL, NULL},
};
