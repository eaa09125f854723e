/* A sheet as a table: a row for everything that can be said in it, blank or with what is said. The
 * writers of tables, in whatever they write, take their rows from here. */
#ifndef HOSHI_REPORT_SHEET_TABLE_H
#define HOSHI_REPORT_SHEET_TABLE_H

#include <hoshi/answers.h>
#include <hoshi/arena.h>

/** Columns, in the order of the table: hoshi/columns.def. */
enum hoshi_sheet_column {
#define COLUMN(id, code, of, also) HOSHI_SHEET_##id,
#define SHOWN_COLUMN(id, code, also) HOSHI_SHEET_##id,
#include <hoshi/columns.def>
#undef COLUMN
    HOSHI_SHEET_COLUMN_COUNT_
};

/** What a row is about. */
enum hoshi_sheet_row_kind {
    HOSHI_SHEET_ROW_FORMAT = 0, /**< the sheet itself: its format, its catalogue */
    HOSHI_SHEET_ROW_ABOUT,      /**< who answers, for what, when */
    HOSHI_SHEET_ROW_CONDITION,
    HOSHI_SHEET_ROW_CRITERION,
};

/** One row. */
struct hoshi_sheet_row {
    enum hoshi_sheet_row_kind kind;
    const struct hoshi_criterion *criterion;     /**< of such a row */
    const char *cell[HOSHI_SHEET_COLUMN_COUNT_]; /**< NULL = empty */
};

/** A table. */
struct hoshi_sheet_table {
    const struct hoshi_catalog *cat;
    enum hoshi_lang lang;
    bool has[HOSHI_SHEET_COLUMN_COUNT_]; /**< this table */
    enum hoshi_sheet_column value;       /**< where the answers stand */
    struct hoshi_sheet_row *row;         /**< kind by kind */
    size_t n_row;
    bool failed; /**< no memory */
    struct hoshi_arena *arena;
};

/** What a table is to be of. */
struct hoshi_sheet_request {
    const struct hoshi_catalog *cat;
    const struct hoshi_answers *ans; /**< resolved answers to it; NULL = blank */
    uint8_t star;                    /**< rows up to this one, and of whatever is answered */
    enum hoshi_lang lang;
    bool for_book; /**< with the columns of workbooks */
};

/**
 * Make the table of a sheet.
 *
 * @param q     what of
 * @param arena owns what was put together
 * @param ret   filled in on success; texts are borrowed from catalogue and answers
 * @return HOSHI_OK or HOSHI_E_NOMEM
 * @owner  the arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_sheet_table_make(const struct hoshi_sheet_request *q,
                                                    struct hoshi_arena *arena,
                                                    struct hoshi_sheet_table *ret);

/**
 * Up to which level a table of a sheet has rows.
 *
 * @param cat of the sheet
 * @param ans resolved answers to it
 * @return what the sheet aims at; where it does not say, the highest that it answers
 * @owner  nothing changes hands
 */
uint8_t hoshi_sheet_star(const struct hoshi_catalog *cat, const struct hoshi_answers *ans);

/**
 * The head of a column.
 *
 * @param column of a table
 * @param lang   language
 * @return in Japanese the first of the heads that are understood, which people know from their
 *         tables; not NUL-terminated
 * @owner  static storage
 */
struct hoshi_str hoshi_sheet_head(enum hoshi_sheet_column column, enum hoshi_lang lang);

/**
 * Whether what stands in a column is read back.
 *
 * @param column of a table
 * @return false of those that are for whoever fills it in
 * @owner  nothing changes hands
 */
bool hoshi_sheet_is_read(enum hoshi_sheet_column column);

/**
 * The word of an answer as tables say it: it is read back as that answer.
 *
 * @param status answer
 * @param lang   language
 * @return the word; NULL for none
 * @owner  static storage
 */
const char *hoshi_sheet_status_word(enum hoshi_status status, enum hoshi_lang lang);

/**
 * A column by its key.
 *
 * @param key of columns.def
 * @return HOSHI_SHEET_COLUMN_COUNT_ for another
 * @owner  nothing changes hands
 */
enum hoshi_sheet_column hoshi_sheet_column_of(const char *key);

/**
 * What an answer says in a column.
 *
 * @param a      answer
 * @param column of a table
 * @param lang   of its words
 * @param arena  owns what was put together
 * @param failed set without memory, else left as it is
 * @return NULL when it says nothing there
 * @owner  the answer, the arena, or static storage
 */
const char *hoshi_sheet_answer(const struct hoshi_answer *a, enum hoshi_sheet_column column,
                               enum hoshi_lang lang, struct hoshi_arena *arena, bool *failed);

/**
 * A day as tables write it.
 *
 * @param day    0 = not said
 * @param arena  owns it
 * @param failed as there
 * @return NULL for none
 * @owner  the arena
 */
const char *hoshi_sheet_day(hoshi_day day, struct hoshi_arena *arena, bool *failed);

/**
 * The word of yes or no, of conditions and of what is applied.
 *
 * @param is_yes which
 * @param lang   language
 * @return the word, which is read back
 * @owner  static storage
 */
const char *hoshi_sheet_yes_word(bool is_yes, enum hoshi_lang lang);

#endif
