/* Finds the command, parses its options, runs it, and writes what it said: data to standard output,
 * talk to standard error. The exit status is made here, from the worst of it. */
#include "cli/run.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/session/complain.h"
#include "base/lang.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/visible.h"
#include "cli/cmd.h"
#include "cli/commands.h"
#include "diag/diag.h"
#include "io/file.h"
#include "io/process.h"
#include "io/world.h"

#define VERBS_MAX 16

struct run {
    struct hoshi_session s;
    struct hoshi_buf out, err;
    struct hoshi_cmd_ctx ctx;
    struct hoshi_common common;
};

static bool use_color(struct hoshi_opt_int option, int fd)
{
    return option.v == 1 || (option.v == 0 && hoshi_tty_color(fd));
}

static void apply_common(struct run *r, const struct hoshi_common *common)
{
    r->common = *common;
    r->ctx.lang = common->lang.set ? (enum hoshi_lang)common->lang.v : hoshi_env_lang();
    r->ctx.color = use_color(common->color, STDOUT_FILENO);
    r->ctx.color_err = use_color(common->color, STDERR_FILENO);
    r->ctx.quiet = common->quiet;
    r->ctx.diag_json = common->diagnostics.v == 1;
}

/* When there is no memory left even for a message. */
static void say_no_memory(const struct run *r)
{
    const struct hoshi_diag_info *row = hoshi_diag_info(HOSHI_HS2007);
    const char *part[] = {"hoshi: ", hoshi_msg(HOSHI_MSG_ERROR, r->ctx.lang),
                          ": ",      row->text.v[r->ctx.lang],
                          " [",      row->code,
                          "]\n"};
    for (size_t i = 0; i < sizeof part / sizeof part[0]; i++)
        hoshi_fd_say(STDERR_FILENO, (struct hoshi_str){part[i], strlen(part[i])});
}

/* Forget what was said and complain about one thing that stopped everything. */
static int give_up(struct run *r, const char *source, enum hoshi_diag_code code, const char *arg)
{
    hoshi_buf_clear(&r->out);
    hoshi_buf_clear(&r->err);
    hoshi_diags_init(&r->s.diags, &r->s.arena);
    (void)hoshi_session_complain(&r->s, source, code, arg, NULL, NULL);
    (void)hoshi_complain(&r->ctx, &r->s);
    if (r->err.n == 0 || r->err.failed)
        say_no_memory(r);
    else
        hoshi_fd_say(STDERR_FILENO, (struct hoshi_str){r->err.p, r->err.n});
    return HOSHI_EXIT_WORLD; /* what stops everything is the world's fault */
}

static bool show_in_pager(const struct run *r, const struct hoshi_cmd *cmd)
{
    unsigned rows = hoshi_tty_rows(STDOUT_FILENO);
    if (cmd == NULL || (cmd->flags & HOSHI_CMD_PAGER) == 0 || rows == 0 ||
        !hoshi_tty_is(STDOUT_FILENO))
        return false;
    size_t lines = 0;
    for (size_t i = 0; i < r->out.n; i++)
        lines += r->out.p[i] == '\n';
    return lines >= rows && hoshi_pager_show((struct hoshi_str){r->out.p, r->out.n});
}

/* A full disk or a closed pipe must not look like success. */
static int flush(struct run *r, const struct hoshi_cmd *cmd, int status)
{
    if (r->out.failed || r->err.failed || hoshi_memory_was_short())
        return give_up(r, NULL, HOSHI_HS2007, NULL);
    hoshi_fd_say(STDERR_FILENO, (struct hoshi_str){r->err.p, r->err.n});
    if (show_in_pager(r, cmd))
        return status;
    struct hoshi_file_result w =
        hoshi_fd_write(STDOUT_FILENO, (struct hoshi_str){r->out.p, r->out.n});
    return w.error == HOSHI_FILE_OK ? status
                                    : give_up(r, "<stdout>", HOSHI_HS2004, hoshi_why(w.err));
}

static int missing(struct run *r, const struct hoshi_cmd *cmd, const char *operand)
{
    hoshi_diag_add(&r->s.diags, HOSHI_DIAG_SOURCES, HOSHI_HS3006, HOSHI_SPAN_FILE, operand,
                   cmd->name, NULL);
    return HOSHI_EXIT_USAGE;
}

/* A name with a space in it that nobody quoted comes as two. */
static void suggest_quotes(struct run *r, const char *first, const char *second)
{
    struct hoshi_buf name;
    hoshi_buf_init(&name, 0);
    hoshi_buf_puts(&name, first);
    hoshi_buf_puts(&name, " ");
    hoshi_buf_puts(&name, second);
    if (!name.failed)
        hoshi_diag_note(&r->s.diags, HOSHI_DIAG_SOURCES, HOSHI_HS0005, HOSHI_SPAN_FILE,
                        hoshi_shell_word(&r->s.arena, name.p));
    hoshi_buf_release(&name);
}

/* The operand at that index is one too many. */
static int too_many(struct run *r, const struct hoshi_cmd *cmd, size_t at)
{
    hoshi_diag_add(&r->s.diags, HOSHI_DIAG_SOURCES, HOSHI_HS3005, HOSHI_SPAN_FILE,
                   r->ctx.operand[at], cmd->name, NULL);
    if (at != 0 && cmd->takes == HOSHI_OPERAND_FILE)
        suggest_quotes(r, r->ctx.operand[at - 1], r->ctx.operand[at]);
    return HOSHI_EXIT_USAGE;
}

static const struct hoshi_verb *verb_of(struct run *r, const struct hoshi_cmd *cmd,
                                        const char *word)
{
    const struct hoshi_verb *verb = hoshi_verb_find(cmd, word);
    const char *names[VERBS_MAX + 1] = {NULL};
    size_t n = 0;
    if (verb != NULL)
        return verb;
    for (const struct hoshi_verb *v = cmd->verb; v->name != NULL && n < VERBS_MAX; v++)
        names[n++] = v->name;
    (void)hoshi_bad_word(&r->s.diags, cmd->name, word, names);
    return NULL;
}

static bool is_given(const struct hoshi_opt *row, const void *opts)
{
    const void *at = (const char *)opts + row->offset;
    switch (row->kind) {
    case HOSHI_OPT_FLAG:
        return *(const bool *)at;
    case HOSHI_OPT_STRING:
        return *(const char *const *)at != NULL;
    case HOSHI_OPT_INT:
    case HOSHI_OPT_CHOICE:
        return ((const struct hoshi_opt_int *)at)->set;
    case HOSHI_OPT_DATE:
        return *(const hoshi_day *)at != 0;
    case HOSHI_OPT_LIST:
        return ((const struct hoshi_strs *)at)->n != 0;
    case HOSHI_OPT_OUTPUT:
        return ((const struct hoshi_outputs *)at)->n != 0;
    }
    return false;
}

/* What a verb does not look at must not seem to have been done. */
static bool options_fit(struct run *r, const struct hoshi_cmd *cmd, const struct hoshi_verb *verb,
                        const void *opts)
{
    bool ok = true;
    for (const struct hoshi_opt *row = cmd->opt; row != NULL && row->name != NULL; row++) {
        if (hoshi_verb_takes(verb, row) || !is_given(row, opts))
            continue;
        hoshi_diag_add(&r->s.diags, HOSHI_DIAG_SOURCES, HOSHI_HS3018, HOSHI_SPAN_FILE, row->name,
                       cmd->name, verb->name);
        ok = false;
    }
    return ok;
}

static int run_verb(struct run *r, const struct hoshi_cmd *cmd, const void *opts)
{
    struct hoshi_cmd_ctx *ctx = &r->ctx;
    const struct hoshi_verb *verb = verb_of(r, cmd, ctx->operand[0]);
    if (verb == NULL)
        return HOSHI_EXIT_USAGE;
    if (ctx->n_operand - 1 < verb->min_operand)
        return missing(r, cmd, hoshi_msg(verb->operand, ctx->lang));
    if (ctx->n_operand - 1 > verb->max_operand)
        return too_many(r, cmd, verb->max_operand + 1);
    return options_fit(r, cmd, verb, opts) ? verb->run(ctx, opts) : HOSHI_EXIT_USAGE;
}

static int run_with(struct run *r, const struct hoshi_cmd *cmd, const void *opts)
{
    struct hoshi_cmd_ctx *ctx = &r->ctx;
    size_t min = cmd->verb != NULL ? 1 : cmd->min_operand;
    if (ctx->n_operand < min) {
        struct hoshi_buf operands;
        hoshi_buf_init(&operands, 0);
        hoshi_cmd_put_operands(&operands, cmd, ctx->lang);
        int status = missing(r, cmd, operands.p);
        hoshi_buf_release(&operands);
        return status;
    }
    if (cmd->verb != NULL)
        return run_verb(r, cmd, opts);
    if (ctx->n_operand > cmd->max_operand)
        return too_many(r, cmd, cmd->max_operand);
    return cmd->run(ctx, opts);
}

/* For people who have the right option and another command in mind. */
static void have_option(const char *name, struct hoshi_buf *out)
{
    for (size_t i = 0; hoshi_commands[i] != NULL; i++) {
        const struct hoshi_opt *row = hoshi_commands[i]->opt;
        while (row != NULL && row->name != NULL && strcmp(row->name, name) != 0)
            row++;
        if (row == NULL || row->name == NULL)
            continue;
        hoshi_buf_puts(out, out->n != 0 ? ", hoshi " : "hoshi ");
        hoshi_buf_puts(out, hoshi_commands[i]->name);
    }
}

static int run_command(struct run *r, const struct hoshi_cmd *cmd, int argc, char **argv)
{
    void *opts = hoshi_arena_alloc(&r->s.arena, cmd->opts_size);
    const char **operand = hoshi_arena_array(&r->s.arena, (size_t)argc + 1, sizeof *operand);
    size_t n_operand = 0;
    if (opts == NULL || operand == NULL)
        return HOSHI_EXIT_WORLD;
    bool ok = hoshi_opt_parse(cmd->name, cmd->opt, argc, argv, opts, operand, &n_operand,
                              have_option, &r->s.diags);
    apply_common(r, opts);
    if (ok && r->common.help) {
        const struct hoshi_verb *verb = n_operand > 0 ? hoshi_verb_find(cmd, operand[0]) : NULL;
        if (verb != NULL)
            hoshi_usage_verb(cmd, verb, r->ctx.lang, &r->out);
        else
            hoshi_usage(hoshi_commands, cmd, r->ctx.lang, &r->out);
        return HOSHI_EXIT_OK;
    }
    if (!ok)
        return HOSHI_EXIT_USAGE;
    r->ctx.operand = operand;
    r->ctx.n_operand = n_operand;
    return run_with(r, cmd, opts);
}

/* How many words a common option takes with its value; 0 when a word is none. --help is a command.
 */
static int common_words(const char *word)
{
    for (const struct hoshi_opt *row = hoshi_common_opts; row->name != NULL; row++) {
        size_t n = strlen(row->name);
        bool is_flag = row->kind == HOSHI_OPT_FLAG;
        if (strcmp(row->name, "help") == 0)
            continue;
        if (is_flag && word[0] == '-' && word[1] == row->letter && word[2] == '\0')
            return 1;
        if (strncmp(word, "--", 2) != 0 || strncmp(word + 2, row->name, n) != 0)
            continue;
        if (word[2 + n] == '\0')
            return is_flag ? 1 : 2;
        if (word[2 + n] == '=')
            return 1;
    }
    return 0;
}

/* Common options may stand before the command: they are moved behind it, as if written there. */
static void command_first(int argc, char **argv)
{
    int at = 1;
    while (at < argc && common_words(argv[at]) != 0)
        at += common_words(argv[at]);
    if (at >= argc)
        return;
    char *command = argv[at];
    memmove(argv + 2, argv + 1, (size_t)(at - 1) * sizeof *argv);
    argv[1] = command;
}

static const struct hoshi_cmd *command_of(struct run *r, int *argc, char ***argv)
{
    command_first(*argc, *argv);
    const char *word = *argc > 1 && common_words((*argv)[1]) == 0 ? (*argv)[1] : NULL;
    const char *name = word != NULL ? word : "help";
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0)
        name = "help";
    if (strcmp(name, "--version") == 0 || strcmp(name, "-V") == 0)
        name = "version";
    const struct hoshi_cmd *cmd = hoshi_cmd_find(hoshi_commands, name);
    if (cmd != NULL) {
        *argc -= word != NULL;
        *argv += word != NULL;
        return cmd;
    }
    if (*name == '-' && name[1] != '\0') {
        hoshi_diag_add(&r->s.diags, HOSHI_DIAG_SOURCES, HOSHI_HS3010, HOSHI_SPAN_FILE, name, NULL,
                       NULL);
        return NULL;
    }
    hoshi_unknown_command(&r->s.diags, hoshi_commands, name);
    return NULL;
}

/* Complaints about the command itself come before its options are read. */
static enum hoshi_lang early_lang(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        const char *value = strcmp(argv[i], "--lang") == 0 && i + 1 < argc ? argv[i + 1]
                            : strncmp(argv[i], "--lang=", 7) == 0          ? argv[i] + 7
                                                                           : "";
        enum hoshi_lang lang;
        if (hoshi_lang_of_code(value, &lang))
            return lang;
    }
    return hoshi_env_lang();
}

static int run_line(struct run *r, int argc, char **argv)
{
    const struct hoshi_cmd *cmd = command_of(r, &argc, &argv);
    int status = cmd != NULL ? run_command(r, cmd, argc, argv) : HOSHI_EXIT_USAGE;
    if (status >= HOSHI_EXIT_WORLD && r->s.diags.n_error == 0 && r->err.n == 0)
        r->out.failed = true; /* there was no memory even for the complaint */
    int asked = hoshi_complain(&r->ctx, &r->s);
    return flush(r, cmd, asked > status ? asked : status);
}

int hoshi_run(int argc, char **argv)
{
    int cannot = hoshi_process_prepare();
    struct run r = {.ctx = {.lang = early_lang(argc, argv),
                            .color_err = hoshi_tty_color(STDERR_FILENO),
                            .columns = hoshi_tty_columns(STDOUT_FILENO)}};
    r.ctx.s = &r.s;
    r.ctx.commands = hoshi_commands;
    r.ctx.out = &r.out;
    r.ctx.err = &r.err;
    hoshi_session_init(&r.s);
    hoshi_buf_init(&r.out, 0);
    hoshi_buf_init(&r.err, 0);
    struct hoshi_file_reason why = hoshi_file_reason(hoshi_file_failed(cannot), HOSHI_TO_READ);
    int status =
        cannot == 0 ? run_line(&r, argc, argv) : give_up(&r, "/dev/null", why.code, why.arg);
    hoshi_buf_release(&r.err);
    hoshi_buf_release(&r.out);
    hoshi_session_release(&r.s);
    return status;
}
