/* Where the bytes of a node are in the text that it was read from. */
#ifndef HOSHI_CODEC_EDIT_PLACE_H
#define HOSHI_CODEC_EDIT_PLACE_H

#include "codec/parse/node.h"

size_t hoshi_place_start(struct hoshi_str text, const struct hoshi_node *node);
/* Behind the last byte of the value itself; comments and line breaks behind it do not count. */
size_t hoshi_place_end(struct hoshi_str text, const struct hoshi_node *node);
/* Whether a map or list is written with brackets. */
bool hoshi_place_is_flow(struct hoshi_str text, const struct hoshi_node *node);
/* Start and end of the line around an offset, and start of the next one. */
size_t hoshi_place_line(struct hoshi_str text, size_t at);
size_t hoshi_place_line_end(struct hoshi_str text, size_t at);
size_t hoshi_place_next_line(struct hoshi_str text, size_t at);
bool hoshi_place_blank(struct hoshi_str text, size_t from, size_t to);
/* Offset of the comma behind a member of a flow map, or 0. */
size_t hoshi_place_comma(struct hoshi_str text, size_t at);

#endif
