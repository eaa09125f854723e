/* Where the bytes of a node are in the text that it was read from. */
#ifndef HOSHI_CODEC_EDIT_PLACE_H
#define HOSHI_CODEC_EDIT_PLACE_H

#include "base/lines.h"
#include "codec/parse/node.h"

/**
 * Where a value begins. An item of a block list begins behind its dash.
 *
 * @param lines index of the text
 * @param node  value or key
 * @return offset in bytes
 */
size_t hoshi_place_start(const struct hoshi_lines *lines, const struct hoshi_node *node);

/**
 * Behind the last byte of the value itself; comments and line breaks behind it do not count.
 *
 * @param lines index of the text
 * @param node  value or key
 * @return offset in bytes
 */
size_t hoshi_place_end(const struct hoshi_lines *lines, const struct hoshi_node *node);

/**
 * Whether a map or list is written with brackets.
 *
 * @param lines index of the text
 * @param node  any value
 * @return false for a scalar, too
 */
bool hoshi_place_is_flow(const struct hoshi_lines *lines, const struct hoshi_node *node);

/**
 * Start of the line around an offset.
 *
 * @param text the text
 * @param at   offset
 * @return the offset
 */
size_t hoshi_place_line(struct hoshi_str text, size_t at);

/**
 * End of the line around an offset.
 *
 * @param text the text
 * @param at   offset
 * @return offset of its line break, or the end of the text
 */
size_t hoshi_place_line_end(struct hoshi_str text, size_t at);

/**
 * Start of the next line.
 *
 * @param text the text
 * @param at   offset
 * @return the offset, or the end of the text
 */
size_t hoshi_place_next_line(struct hoshi_str text, size_t at);

/**
 * Whether nothing but blanks stands in a range.
 *
 * @param text the text
 * @param from first offset
 * @param to   behind the last one
 * @return true also for an empty range
 */
bool hoshi_place_blank(struct hoshi_str text, size_t from, size_t to);

/**
 * The comma behind a member of a flow map or list.
 *
 * @param text the text
 * @param at   behind the member
 * @return offset of the comma; 0 when none follows
 */
size_t hoshi_place_comma(struct hoshi_str text, size_t at);

#endif
