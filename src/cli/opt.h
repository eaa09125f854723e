/* Options as rows: the same table feeds getopt_long, --help, the man page check and completion. */
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
    HOSHI_OPT_LIST,     /* struct hoshi_strs */
};

struct hoshi_opt_int {
    bool set;
    int v;
};

#define HOSHI_STRS_MAX 64
struct hoshi_strs {
    const char *v[HOSHI_STRS_MAX];
    size_t n;
};

struct hoshi_opt {
    const char *name; /* without "--"; NULL ends a table */
    char letter;      /* or 0 */
    enum hoshi_opt_kind kind;
    size_t offset;
    enum hoshi_msg arg, help;
    int min, max;
    const char *words; /* CHOICE: "ja|en" */
};

/* What every command has; the first member of every struct of options. */
struct hoshi_common {
    bool help, quiet;
    struct hoshi_opt_int lang, color, diagnostics;
};
extern const struct hoshi_opt hoshi_common_opts[];

/* Parse argv[1…] into *opts (zero-filled). Operands are returned in order; the words after them may
 * be options again. Complains into diags; false when anything was wrong. */
bool hoshi_opt_parse(const char *command, const struct hoshi_opt *table, int argc, char **argv,
                     void *opts, const char **operand, size_t *ret_n_operand,
                     struct hoshi_diags *diags);

#endif
