/* What is said in several places and known in one: the parts of completions, manual pages, schemas
 * and documents that the tables of the program write. faces.c replaces them in a file. */
#ifndef HOSHI_TOOLS_FACES_H
#define HOSHI_TOOLS_FACES_H

#include "cli/commands.h"

/* One part of a file, between the line that names it and the line that ends it. */
struct block {
    const char *name;
    void (*put)(struct hoshi_buf *out);
};

/* Ends with a NULL name. */
extern const struct block shell_blocks[], document_blocks[], manual_blocks[];

/* The words of a closed list, e.g. "status"; NULL when there is none of that name. *ret_other =
 * what the schema of sheets allows besides, as JSON; or NULL. */
const char *const *words_of(const char *list, const char *const **ret_other);

/* The row of an option of a command, or among the common ones when cmd is NULL; or NULL. */
const struct hoshi_opt *option_of(const struct hoshi_cmd *cmd, const char *name);
/* The line of a manual page that introduces an option of kind CHOICE:
 * ".It Fl f , Fl -format Cm text | json". */
void put_man_option(struct hoshi_buf *out, const struct hoshi_opt *row);
/* "list | show | check" */
void put_man_verbs(struct hoshi_buf *out, const struct hoshi_cmd *cmd);

#endif
