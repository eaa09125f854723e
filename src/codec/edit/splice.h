/* A text that is being changed: ranges of its bytes and what takes their place. */
#ifndef HOSHI_CODEC_EDIT_SPLICE_H
#define HOSHI_CODEC_EDIT_SPLICE_H

#include <hoshi/buf.h>

#include "base/lines.h"
#include "codec/parse/tree.h"

/** Bytes [from, to) are replaced by text. */
struct hoshi_splice {
    size_t from, to, order;
    const char *text;
};

/** The changes of one text. */
struct hoshi_splices {
    struct hoshi_str text; /**< as it is; without a byte order mark */
    struct hoshi_lines lines;
    enum hoshi_input_format format;
    const char *newline; /**< as its first line ends */
    struct hoshi_arena *arena;
    struct hoshi_splice *v;
    size_t n, cap;
    enum hoshi_rc rc; /**< the first failure */
};

/**
 * Start to change a text.
 *
 * @param s     filled in
 * @param tree  what the text was read into; borrowed
 * @param arena keeps the new texts
 */
void hoshi_splices_init(struct hoshi_splices *s, const struct hoshi_tree *tree,
                        struct hoshi_arena *arena);

/**
 * Replace a range. What is put to one place comes in the order of the calls. A failure goes to
 * s->rc.
 *
 * @param s    the changes
 * @param from first byte
 * @param to   behind the last one; from = nothing goes away
 * @param text copied
 */
void hoshi_splice(struct hoshi_splices *s, size_t from, size_t to, const struct hoshi_buf *text);

/** Take a range away. */
void hoshi_splice_out(struct hoshi_splices *s, size_t from, size_t to);

/**
 * Write the changed text.
 *
 * @param s   the changes; sorted by this
 * @param out gets the text
 * @return s->rc; HOSHI_E_UNSUPPORTED when two ranges overlap; HOSHI_E_NOMEM
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_splices_write(struct hoshi_splices *s, struct hoshi_buf *out);

#endif
