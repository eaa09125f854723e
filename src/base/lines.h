/* Where a byte of a text stands, and which byte a place means. Lines end with LF, CRLF or CR; lines
 * and columns count from 1, columns in code points. */
#ifndef HOSHI_BASE_LINES_H
#define HOSHI_BASE_LINES_H

#include <hoshi/arena.h>
#include <hoshi/types.h>

/** A position in a text that is read forward. Start with HOSHI_POS_START. */
struct hoshi_pos {
    size_t i; /**< offset in bytes */
    uint32_t line, col;
};

#define HOSHI_POS_START ((struct hoshi_pos){0, 1, 1})

/**
 * Whether the text has no byte left.
 *
 * @param text the whole text
 * @param pos  in it
 * @return true at its end
 */
static inline bool hoshi_pos_at_end(struct hoshi_str text, const struct hoshi_pos *pos)
{
    return pos->i >= text.n;
}

/**
 * The byte at a position.
 *
 * @param text the whole text
 * @param pos  in it
 * @return NUL at the end
 */
static inline char hoshi_pos_peek(struct hoshi_str text, const struct hoshi_pos *pos)
{
    return pos->i < text.n ? text.p[pos->i] : '\0';
}

/**
 * Whether a line break or the end of the text stands at a position.
 *
 * @param text the whole text
 * @param pos  in it
 * @return true when one does
 */
static inline bool hoshi_pos_at_line_end(struct hoshi_str text, const struct hoshi_pos *pos)
{
    return pos->i >= text.n || text.p[pos->i] == '\n' || text.p[pos->i] == '\r';
}

/** Go over one byte; the text must have one left. */
static inline void hoshi_pos_step(struct hoshi_str text, struct hoshi_pos *pos)
{
    char c = text.p[pos->i++];
    if (c == '\n' || (c == '\r' && hoshi_pos_peek(text, pos) != '\n')) {
        pos->line++;
        pos->col = 1;
    } else if (((unsigned char)c & 0xc0) != 0x80) {
        pos->col++;
    }
}

/**
 * Line and column of a byte, in one pass from the start of the text.
 *
 * @param text   the whole text
 * @param offset of the byte; behind the end means the end
 * @return its position
 */
struct hoshi_pos hoshi_pos_of(struct hoshi_str text, size_t offset);

/**
 * The byte that a line and a column mean, in one pass from the start of the text.
 *
 * @param text the whole text
 * @param line from 1
 * @param col  from 1, in code points
 * @return its position; the end of the line when the line is shorter, the end of the text when it
 *         has fewer lines: compare .line and .col where that matters
 */
struct hoshi_pos hoshi_pos_find(struct hoshi_str text, uint32_t line, uint32_t col);

/**
 * The same answers for who asks often: one pass over the text when it is made, then each costs no
 * more than a few hundred bytes, however long the text and its lines are.
 */
struct hoshi_lines {
    struct hoshi_str text;
    struct hoshi_pos *mark; /**< positions at equal distances; NULL: searched from the start */
    size_t n_mark;
};

/**
 * Make the index of a text.
 *
 * @param ret_lines filled in
 * @param text      borrowed; must live as long as the index
 * @param arena     holds the marks; without memory the answers are the same, only slower
 * @owner the marks belong to the arena
 */
void hoshi_lines_init(struct hoshi_lines *ret_lines, struct hoshi_str text,
                      struct hoshi_arena *arena);

/**
 * As hoshi_pos_of().
 *
 * @param lines  the index
 * @param offset of the byte
 * @return as there
 */
struct hoshi_pos hoshi_lines_of(const struct hoshi_lines *lines, size_t offset);

/**
 * As hoshi_pos_find().
 *
 * @param lines the index
 * @param line  from 1
 * @param col   from 1, in code points
 * @return as there
 */
struct hoshi_pos hoshi_lines_find(const struct hoshi_lines *lines, uint32_t line, uint32_t col);

#endif
