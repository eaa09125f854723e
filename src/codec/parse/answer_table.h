/* A table of answers on its way to the tree of a sheet. Whoever reads a table, in whatever it is
 * written, hands its rows over here. */
#ifndef HOSHI_CODEC_PARSE_ANSWER_TABLE_H
#define HOSHI_CODEC_PARSE_ANSWER_TABLE_H

#include "codec/parse/node.h"

#define HOSHI_ANSWER_COLUMNS_MAX 32

/** One in the making; members are private. */
struct hoshi_answer_table {
    struct hoshi_arena *arena;
    struct hoshi_diags *diags;
    uint16_t source;
    enum hoshi_rc rc;
    uint32_t n_value; /* cells, and what an evidence cell names */
    const char *
        column[HOSHI_ANSWER_COLUMNS_MAX]; /* NULL: a column without a name, which must stay empty */
    const char *head[HOSHI_ANSWER_COLUMNS_MAX]; /* what the table calls it */
    bool is_skipped[HOSHI_ANSWER_COLUMNS_MAX];  /* a name that is none of ours, or only shown */
    size_t n_column, id, value;                 /* value: that of the answers */
    struct hoshi_node *root, *answers;
};

/**
 * Begin.
 *
 * @param t      initialised
 * @param arena  owns the tree
 * @param diags  receives every problem
 * @param source of the table, there
 * @return false without memory, after a complaint: t->rc
 */
bool hoshi_answer_table_begin(struct hoshi_answer_table *t, struct hoshi_arena *arena,
                              struct hoshi_diags *diags, uint16_t source);

/**
 * A cell, trimmed.
 *
 * @param t  begun
 * @param s  its text; copied
 * @param at its place
 * @return it; NULL after a complaint: t->rc
 * @owner  the arena
 */
struct hoshi_node *hoshi_answer_table_cell(struct hoshi_answer_table *t, struct hoshi_str s,
                                           struct hoshi_span at);

/**
 * Take the heads of the columns for those of the rows to come.
 *
 * @param t    begun
 * @param name of each column
 * @param n    how many, at most HOSHI_ANSWER_COLUMNS_MAX
 * @return false when no row can be read, after a complaint: t->rc
 * @owner  nothing changes hands
 */
bool hoshi_answer_table_head(struct hoshi_answer_table *t, struct hoshi_node *const *name,
                             size_t n);

/**
 * A row that is not blank.
 *
 * @param t    has its heads
 * @param cell of the row
 * @param n    how many, at most HOSHI_ANSWER_COLUMNS_MAX
 * @owner      nothing changes hands
 */
void hoshi_answer_table_row(struct hoshi_answer_table *t, struct hoshi_node *const *cell, size_t n);

/**
 * Whether rows of an id are about the sheet itself: who answers, for which catalogue, under which
 * conditions.
 *
 * @param id of a row
 * @return true of those
 * @owner  nothing changes hands
 */
bool hoshi_answer_table_is_meta(struct hoshi_str id);

/**
 * The tree, behind the last row.
 *
 * @param t                 with all its rows
 * @param default_catalogue what the sheet is for when it names no catalogue; NULL = it must
 * @param ret_root          set on success
 * @return HOSHI_OK, or t->rc
 * @owner  the arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_answer_table_end(struct hoshi_answer_table *t,
                                                    const char *default_catalogue,
                                                    struct hoshi_node **ret_root);

#endif
