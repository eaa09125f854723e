/* Short words for rows of options. Included by cmd_*.c only, whose options are HOSHI_OPTS. */
#ifndef HOSHI_CLI_ROWS_H
#define HOSHI_CLI_ROWS_H

#include <hoshi/builtin.h>

#include "cli/opt.h"

#ifndef HOSHI_OPTS
#define HOSHI_OPTS struct opts
#endif

#define OPT_ROW(kind_, member, name_, letter_, arg_, help_)                                        \
    .name = (name_), .letter = (letter_), .kind = HOSHI_OPT_##kind_,                               \
    .offset = offsetof(HOSHI_OPTS, member), .arg = (arg_), .help = (help_)

/* FLAG(all, "all", 'a', HOSHI_MSG_OPT_ALL) */
#define FLAG(member, name, letter, help)                                                           \
    {                                                                                              \
        OPT_ROW(FLAG, member, name, letter, HOSHI_MSG_NONE, help)                                  \
    }
/* OPT(STRING, by, "by", 0, HOSHI_MSG_ARG_NAME, HOSHI_MSG_OPT_BY): free text; a kind may be repeated
 * when it is LIST */
#define OPT(kind, member, name, letter, arg, help)                                                 \
    {                                                                                              \
        OPT_ROW(kind, member, name, letter, arg, help)                                             \
    }
#define OPT_FILE(kind, member, name, letter, help)                                                 \
    {                                                                                              \
        OPT_ROW(kind, member, name, letter, HOSHI_MSG_ARG_FILE, help), .takes = HOSHI_TAKES_FILE   \
    }
/* -o FILE, beside a CHOICE "format" or "form" */
#define OPT_FILE_AS(member, help)                                                                  \
    {                                                                                              \
        OPT_ROW(STRING, member, "output", 'o', HOSHI_MSG_ARG_FILE, help),                          \
            .takes = HOSHI_TAKES_FILE_AS                                                           \
    }
#define OPT_FOLDER(member, name, letter, help)                                                     \
    {                                                                                              \
        OPT_ROW(STRING, member, name, letter, HOSHI_MSG_ARG_DIR, help),                            \
            .takes = HOSHI_TAKES_FOLDER                                                            \
    }
#define OPT_INT(member, name, letter, arg, help, min_, max_)                                       \
    {                                                                                              \
        OPT_ROW(INT, member, name, letter, arg, help), .min = (min_), .max = (max_)                \
    }
#define OPT_STAR(member, name, help)                                                               \
    {                                                                                              \
        OPT_ROW(INT, member, name, 0, HOSHI_MSG_ARG_N, help), .min = 0, .max = 99,                 \
                                                              .takes = HOSHI_TAKES_STAR            \
    }
#define OPT_CHOICE(member, name, letter, arg, help, words_)                                        \
    {                                                                                              \
        OPT_ROW(CHOICE, member, name, letter, arg, help), .words = (words_)                        \
    }
/* The same, where the words have labels for people: "--owner 総務" */
#define OPT_CHOICE_NAMED(member, name, letter, arg, help, words_, labels_)                         \
    {                                                                                              \
        OPT_ROW(CHOICE, member, name, letter, arg, help), .words = (words_), .labels = (labels_)   \
    }
/* -o [FORMAT=]FILE with these formats */
#define OPT_OUTPUT(member, help, formats)                                                          \
    {                                                                                              \
        OPT_ROW(OUTPUT, member, "output", 'o', HOSHI_MSG_ARG_OUTPUT, help),                        \
            .words = (formats), .takes = HOSHI_TAKES_FILE                                          \
    }

/* What many commands have. */
#define OPT_AS_OF OPT(DATE, as_of, "as-of", 0, HOSHI_MSG_ARG_DATE, HOSHI_MSG_OPT_AS_OF)
#define OPT_POLICY                                                                                 \
    {                                                                                              \
        OPT_ROW(STRING, policy, "policy", 0, HOSHI_MSG_ARG_NAME, HOSHI_MSG_OPT_POLICY),            \
            .words = hoshi_policy_ids, .takes = HOSHI_TAKES_FILE                                   \
    }
#define OPT_CATALOG                                                                                \
    {                                                                                              \
        OPT_ROW(STRING, catalog, "catalog", 0, HOSHI_MSG_ARG_NAME, HOSHI_MSG_OPT_CATALOG),         \
            .words = hoshi_catalog_ids, .takes = HOSHI_TAKES_FILE                                  \
    }
/* Of commands that read sheets: where a workbook has its answers. struct hoshi_book_opts book; */
#define OPT_BOOK                                                                                   \
    OPT(STRING, book.sheet, "sheet", 0, HOSHI_MSG_ARG_NAME, HOSHI_MSG_OPT_SHEET),                  \
        OPT(STRING, book.map, "map", 0, HOSHI_MSG_ARG_MAP, HOSHI_MSG_OPT_MAP)
#define OPT_END                                                                                    \
    {                                                                                              \
        .name = NULL                                                                               \
    }

/* A list of words in place: WORDS("gaps", "open") */
#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

#endif
