/* Text becomes a tree here and nowhere else. */
#ifndef HOSHI_CODEC_PARSE_TREE_H
#define HOSHI_CODEC_PARSE_TREE_H

#include "codec/parse/node.h"

/** A file that was read, whatever its format. */
struct hoshi_tree {
    struct hoshi_str text;          /**< without a byte order mark: places are counted in it */
    enum hoshi_input_format format; /**< never AUTO */
    uint16_t source;                /**< index of the text in the diagnostics */
    uint32_t n_error_before;        /**< errors in the diagnostics before this file was read */
    struct hoshi_node *root;
    const struct hoshi_book_layout *layout; /**< of a workbook; else NULL */
};

/**
 * Read a file into a tree.
 *
 * @param in                its bytes, name and format; borrowed, see struct hoshi_input
 * @param default_catalogue what a table that names no catalogue is for; NULL = it must name one
 * @param arena             owns the tree
 * @param diags             the file is registered there, and every problem
 * @param ret_tree          .source and .text are set in any case, .root on success only
 * @return HOSHI_OK also when there are complaints that leave a tree to bind (duplicate keys), so
 *         that a user sees every problem at once; HOSHI_E_SYNTAX, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 * @owner  arena; .text is borrowed from the input
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_tree_read(const struct hoshi_input *in,
                                             const char *default_catalogue,
                                             struct hoshi_arena *arena, struct hoshi_diags *diags,
                                             struct hoshi_tree *ret_tree);

#endif
