/* Options as rows: the same table feeds getopt_long, --help, the completions and the checks of the
 * manual. cli/rows.h has short words for the rows. */
#ifndef HOSHI_CLI_OPT_H
#define HOSHI_CLI_OPT_H

#include <hoshi/date.h>
#include <hoshi/diag.h>
#include <stddef.h>

#include "i18n/msg.h"

enum hoshi_opt_kind {
    HOSHI_OPT_FLAG = 0, /* bool */
    HOSHI_OPT_STRING,   /* const char * */
    HOSHI_OPT_INT,      /* struct hoshi_opt_int */
    HOSHI_OPT_DATE,     /* hoshi_day */
    HOSHI_OPT_CHOICE,   /* struct hoshi_opt_int: index of the word */
    HOSHI_OPT_LIST,     /* struct hoshi_strs; may be repeated, none is lost */
    HOSHI_OPT_OUTPUT,   /* struct hoshi_outputs: [FORMAT=]FILE, likewise */
};

struct hoshi_opt_int {
    bool set;
    int v;
    const char
        *word; /* HOSHI_TAKES_STAR: as written, "3" or of another scheme "ML2"; v: of a number */
};

struct hoshi_strs {
    const char **v;
    size_t n;
};

/* "json=out.json", or "out.json" */
struct hoshi_output {
    const char *word; /* as it was written */
    const char *path; /* NULL = standard output, written as "-" */
    int format;       /* index of the word in front of '='; -1 = there is none */
};

struct hoshi_outputs {
    struct hoshi_output *v;
    size_t n;
};

/* What a completion offers behind an option, where it is not the words. */
enum hoshi_opt_takes {
    HOSHI_TAKES_TEXT = 0,
    HOSHI_TAKES_FILE,
    HOSHI_TAKES_FILE_AS, /* a STRING: an output, whose name may say the format */
    HOSHI_TAKES_FOLDER,
    HOSHI_TAKES_STAR,
};

struct hoshi_opt {
    const char *name; /* without "--"; NULL ends a table */
    char letter;      /* or 0 */
    enum hoshi_opt_kind kind;
    size_t offset;            /* of its member in the struct of options */
    enum hoshi_msg arg, help; /* arg NONE: the words; {0} of the help: the words */
    int min, max;             /* INT */
    /* CHOICE, OUTPUT: the words it takes; else words worth offering. NULL, or ends with NULL. */
    const char *const *words;
    const char *standard;            /* CHOICE: the word when none is said; NULL: the first */
    const struct hoshi_text *labels; /* CHOICE: what people call the words, also taken; or NULL */
    enum hoshi_opt_takes takes;
};

/* Where a workbook has its answers; OPT_BOOK of cli/rows.h. */
struct hoshi_book_opts {
    const char *sheet, *map;
};

/* What every command has; the first member of every struct of options. */
struct hoshi_common {
    bool help, quiet;
    struct hoshi_opt_int lang, color, diagnostics;
};
extern const struct hoshi_opt hoshi_common_opts[];

/** Which other commands have an option: "assess, score"; nothing for none. */
typedef void hoshi_opt_elsewhere(const char *name, struct hoshi_buf *out);

/**
 * Parse the words of a command line.
 *
 * @param command       its name, for complaints
 * @param table         its own options, or NULL; ends with a NULL name
 * @param argc          of main(), from the command on
 * @param argv          likewise; its order may change
 * @param opts          zero-filled; receives the values
 * @param operand       room for argc; receives the operands in order; words after them may be
 *                      options again
 * @param ret_n_operand how many
 * @param elsewhere     tells which commands have an option that this one does not
 * @param diags         receives complaints; its arena holds the lists
 * @return false when anything was wrong
 * @owner texts stay in argv
 */
bool hoshi_opt_parse(const char *command, const struct hoshi_opt *table, int argc, char **argv,
                     void *opts, const char **operand, size_t *ret_n_operand,
                     hoshi_opt_elsewhere *elsewhere, struct hoshi_diags *diags);

/**
 * Append what an option does, its words in place of {0}.
 *
 * @param out  appended to
 * @param row  the option
 * @param lang of the text
 */
void hoshi_opt_put_help(struct hoshi_buf *out, const struct hoshi_opt *row, enum hoshi_lang lang);

/**
 * Append "a, b, c".
 *
 * @param out       appended to
 * @param words     end with NULL
 * @param separator ", "
 * @owner borrowed
 */
void hoshi_words_put(struct hoshi_buf *out, const char *const *words, const char *separator);

/**
 * Complain that a word is none of those that an option or a command takes, and suggest the
 * nearest.
 *
 * @param diags  receives the complaint
 * @param option or command, for the message
 * @param word   what was written
 * @param words  what it takes; end with NULL
 * @return false
 * @owner borrowed
 */
bool hoshi_bad_word(struct hoshi_diags *diags, const char *option, const char *word,
                    const char *const *words);

#endif
