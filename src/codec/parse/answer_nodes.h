/* Nodes of the tree that a table of answers becomes. A failure is complained about and noted in the
 * table: its rows end there. */
#ifndef HOSHI_CODEC_PARSE_ANSWER_NODES_H
#define HOSHI_CODEC_PARSE_ANSWER_NODES_H

#include "codec/parse/answer_table.h"
#include "diag/diag.h"

/** Complain, and end the rows. @param t the table @param rc why @param code complaint @param at its
 * place @param arg of it */
void hoshi_table_stop(struct hoshi_answer_table *t, enum hoshi_rc rc, enum hoshi_diag_code code,
                      struct hoshi_span at, const char *arg);

/** A node without content. @param t the table @param kind of it @param at its place @return NULL
 * without memory @owner the arena */
struct hoshi_node *hoshi_table_node(struct hoshi_answer_table *t, enum hoshi_node_kind kind,
                                    struct hoshi_span at);

/** A text. @param t the table @param s its bytes; copied @param n_s how many @param at its place
 * @return NULL without memory @owner the arena */
struct hoshi_node *hoshi_table_text(struct hoshi_answer_table *t, const char *s, size_t n_s,
                                    struct hoshi_span at);

/** Count one more value. @param t the table @param at its place @return false when they are too
 * many
 */
bool hoshi_table_count(struct hoshi_answer_table *t, struct hoshi_span at);

/** A day as sheets write it, or the cell as it is. @param t the table @param cell of it @return
 * NULL without memory @owner the arena */
struct hoshi_node *hoshi_table_date(struct hoshi_answer_table *t, struct hoshi_node *cell);

/** Hang a value under a key. @param t the table @param map where @param key copied @param value or
 * NULL @return false when there is none, or no memory */
bool hoshi_table_set(struct hoshi_answer_table *t, struct hoshi_node *map, const char *key,
                     struct hoshi_node *value);

/** The map or list under a key, made when it is not there. @param t the table @param map where
 * @param kind of it @param key copied @param at its place @return NULL without memory @owner the
 * arena */
struct hoshi_node *hoshi_table_child(struct hoshi_answer_table *t, struct hoshi_node *map,
                                     enum hoshi_node_kind kind, const char *key,
                                     struct hoshi_span at);

/** A row about the sheet itself. @param t the table @param id of the row @param value of it @return
 * true when it was one */
bool hoshi_table_about(struct hoshi_answer_table *t, const struct hoshi_node *id,
                       struct hoshi_node *value);

#endif
