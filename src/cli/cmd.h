/* One command = one file cmd_x.c with a const struct hoshi_cmd, and one row in commands.def. */
#ifndef HOSHI_CLI_CMD_H
#define HOSHI_CLI_CMD_H

#include "app/session/session.h"
#include "cli/opt.h"

/* Exit status of the program; docs/reference/exit-status.md. */
enum {
    HOSHI_EXIT_OK = 0,
    HOSHI_EXIT_GATE = 1,
    HOSHI_EXIT_USAGE = 2,
    HOSHI_EXIT_INPUT = 3,
    HOSHI_EXIT_WORLD = 4,
    HOSHI_EXIT_BUG = 5
};

struct hoshi_cmd;

enum { HOSHI_CMD_PAGER = 1 }; /* long output to a terminal goes through a pager */

struct hoshi_cmd_ctx {
    enum hoshi_lang lang;
    bool color; /* of standard output */
    bool color_err;
    bool quiet;
    bool diag_json;
    unsigned columns; /* of standard output; 0 = no terminal */
    struct hoshi_session *s;
    struct hoshi_buf *out; /* becomes standard output */
    struct hoshi_buf *err; /* becomes standard error; written by the two functions below */
    const char **operand;
    size_t n_operand;
    const struct hoshi_cmd *const *commands; /* all of them, for help; ends with NULL */
};

/* What a completion offers where an operand stands. */
enum hoshi_operand_takes {
    HOSHI_OPERAND_NOTHING = 0,
    HOSHI_OPERAND_FILE,
    HOSHI_OPERAND_CATALOG,
    HOSHI_OPERAND_ID,
    HOSHI_OPERAND_COMMAND,
};

/* What a command does, where its first operand says which of several things that is. */
struct hoshi_verb {
    const char *name; /* NULL ends a table */
    enum hoshi_msg operand;
    size_t min_operand, max_operand; /* behind the verb */
    int (*run)(struct hoshi_cmd_ctx *ctx, const void *opts);
    const char *const *opt; /* names of the command's options that it looks at; ends with NULL */
};

struct hoshi_cmd {
    const char *name;
    enum hoshi_msg summary; /* {0}: its verbs */
    enum hoshi_msg operand; /* behind the verb, if it has verbs */
    enum hoshi_operand_takes takes;
    const struct hoshi_verb *verb; /* NULL, or its verbs; run, min_ and max_operand are theirs */
    const struct hoshi_opt *opt;   /* its own options; NULL = only the common ones */
    size_t opts_size;
    size_t min_operand, max_operand;
    unsigned flags;
    const char *const *example; /* NULL-terminated */
    /* Returns an exit status; complaints in ctx->s->diags may raise it. */
    int (*run)(struct hoshi_cmd_ctx *ctx, const void *opts);
};

/**
 * The command of that name.
 *
 * @param commands all of them; ends with NULL
 * @param name     byte for byte
 * @return NULL when there is none
 * @owner nobody: static
 */
const struct hoshi_cmd *hoshi_cmd_find(const struct hoshi_cmd *const *commands, const char *name);

/**
 * Complain that a word names no command, and suggest one that is near.
 *
 * @param diags    receives the complaint
 * @param commands all of them; ends with NULL
 * @param word     what was written
 * @owner borrowed
 */
void hoshi_unknown_command(struct hoshi_diags *diags, const struct hoshi_cmd *const *commands,
                           const char *word);

/**
 * Talk for people on standard error, with a line break; silent with --quiet.
 *
 * @param ctx the run
 * @param msg its row in messages.def
 * @param a0  argument, or NULL
 * @param a1  likewise
 * @param a2  likewise
 */
void hoshi_talk(struct hoshi_cmd_ctx *ctx, enum hoshi_msg msg, const char *a0, const char *a1,
                const char *a2);

/**
 * Write the complaints of a session to standard error.
 *
 * @param ctx the run
 * @param s   whose complaints; they are sorted
 * @return the exit status they ask for
 */
int hoshi_complain(struct hoshi_cmd_ctx *ctx, struct hoshi_session *s);

/**
 * Append what a command does in one line, without a line break.
 *
 * @param out  appended to
 * @param cmd  which
 * @param lang of the text
 */
void hoshi_cmd_put_summary(struct hoshi_buf *out, const struct hoshi_cmd *cmd,
                           enum hoshi_lang lang);

/**
 * Append its operands as --help shows them, verbs included; nothing when it takes none.
 *
 * @param out  appended to
 * @param cmd  which
 * @param lang of the text
 */
void hoshi_cmd_put_operands(struct hoshi_buf *out, const struct hoshi_cmd *cmd,
                            enum hoshi_lang lang);

/**
 * Append what --help shows.
 *
 * @param commands all of them; ends with NULL
 * @param cmd      NULL: the program itself
 * @param lang     of the text
 * @param out      appended to
 * @owner borrowed
 */
void hoshi_usage(const struct hoshi_cmd *const *commands, const struct hoshi_cmd *cmd,
                 enum hoshi_lang lang, struct hoshi_buf *out);

/**
 * Append what --help shows behind a verb: its own options and examples.
 *
 * @param cmd  whose verb
 * @param verb one of them
 * @param lang of the text
 * @param out  appended to
 * @owner borrowed
 */
void hoshi_usage_verb(const struct hoshi_cmd *cmd, const struct hoshi_verb *verb,
                      enum hoshi_lang lang, struct hoshi_buf *out);

/**
 * Whether a verb looks at an option of its command.
 *
 * @param verb the verb
 * @param row  of the command's options
 * @return true when it does
 */
bool hoshi_verb_takes(const struct hoshi_verb *verb, const struct hoshi_opt *row);

/**
 * The verb of that name.
 *
 * @param cmd  a command with verbs or without
 * @param word byte for byte
 * @return NULL when there is none
 * @owner nobody: static
 */
const struct hoshi_verb *hoshi_verb_find(const struct hoshi_cmd *cmd, const char *word);

/**
 * The day of --as-of, or today.
 *
 * @param option 0: not given
 * @return a day as in hoshi/date.h
 */
hoshi_day hoshi_as_of(hoshi_day option);

/**
 * The level of --star in the loaded catalogue.
 *
 * @param ctx  the run
 * @param star "3", or "ML2" of another scheme
 * @return hoshi_level.star; 0: not given, or not in the catalogue (see hoshi_star_ok())
 */
uint8_t hoshi_star_of(const struct hoshi_cmd_ctx *ctx, struct hoshi_opt_int star);

/**
 * Whether the loaded catalogue has the star of --star.
 *
 * @param ctx  the run; receives the complaint
 * @param star not given counts as yes
 * @return false after a complaint
 */
bool hoshi_star_ok(struct hoshi_cmd_ctx *ctx, struct hoshi_opt_int star);

/**
 * The exit status that a return code stands for, when nothing else said so.
 *
 * @param rc any
 * @return one of HOSHI_EXIT_…
 */
int hoshi_exit_of(enum hoshi_rc rc);

/**
 * How wide a text may be: as the terminal, and at most 100 cells, which is as far as eyes like to
 * go back.
 *
 * @param ctx the run
 * @return cells; 0: no terminal, and texts have their own width
 */
unsigned hoshi_width(const struct hoshi_cmd_ctx *ctx);

/**
 * The file that an output goes to.
 *
 * @param output what was given with --output, or NULL
 * @return NULL: standard output, which "-" says too
 * @owner  the command line
 */
const char *hoshi_output_file(const char *output);

/**
 * What stands in ctx->out goes into the file of an output, if it names one.
 *
 * @param ctx    the run
 * @param output as for hoshi_output_file()
 * @param how    what becomes of a file that is there
 * @return HOSHI_OK, or an error after a complaint
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_deliver(struct hoshi_cmd_ctx *ctx, const char *output,
                                           enum hoshi_write how);

/**
 * Whether several outputs leave alone what was read, and each other; complains. To be asked when
 * all is read and before the first byte is written.
 *
 * @param ctx    the run
 * @param output those of -o
 * @param other  a file that another option names, or NULL
 * @return false after a complaint
 */
bool hoshi_outputs_ok(struct hoshi_cmd_ctx *ctx, const struct hoshi_outputs *output,
                      const char *other);

/** Complain that an option does not take a value. @param ctx the run @param option with its strokes
 * @param value as typed @param allowed what it takes */
void hoshi_complain_value(struct hoshi_cmd_ctx *ctx, const char *option, const char *value,
                          const char *allowed);

/**
 * Whether there can be a gate at a star: there is such a one, and one that is none of the scheme is
 * meant; complains.
 *
 * @param ctx         the run; its catalogue is there
 * @param star        of --require
 * @param provisional --provisional is given
 * @return false after a complaint
 */
bool hoshi_gate_ok(struct hoshi_cmd_ctx *ctx, struct hoshi_opt_int star, bool provisional);

/**
 * Complain about the command line.
 *
 * @param ctx     the run; receives the complaint
 * @param what    names the operand or option that is missing
 * @param command whose --help to see
 * @return HOSHI_EXIT_USAGE
 */
int hoshi_usage_error(struct hoshi_cmd_ctx *ctx, enum hoshi_msg what, const char *command);

#endif
