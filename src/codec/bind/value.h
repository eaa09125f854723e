/* Single values of fields, for the binder: each complains about what it cannot take and leaves the
 * target as it was. */
#ifndef HOSHI_CODEC_BIND_VALUE_H
#define HOSHI_CODEC_BIND_VALUE_H

#include <hoshi/date.h>

#include "codec/bind/bind.h"

/**
 * What the file calls a value: in a table the id of its row and the head of its column.
 *
 * @param b    the binder
 * @param node the value
 * @param name what a sheet calls it
 * @return name, or "4-1-1-3 回答"
 * @owner  the arena of the binder, or name
 */
const char *hoshi_bind_called(struct hoshi_binder *b, const struct hoshi_node *node,
                              const char *name);

/** Whether a node has a kind; complains (HS1101) where not. @return that @owner nothing is kept */
bool hoshi_bind_is_kind(struct hoshi_binder *b, const struct hoshi_node *node, const char *name,
                        enum hoshi_node_kind wanted);
/** An array of the load, zero-filled; complains and sets b->nomem. @return it, or NULL @owner arena
 */
void *hoshi_bind_array(struct hoshi_binder *b, size_t n, size_t size);
/** A name with its place; HOSHI_FIELD_ID asks for plain ASCII. @return nothing @owner arena */
void hoshi_bind_name(struct hoshi_binder *b, const struct hoshi_field *f,
                     const struct hoshi_node *node, struct hoshi_name *ret_name);
/** One of f->choice. @return nothing @owner nothing is kept */
void hoshi_bind_choice(struct hoshi_binder *b, const struct hoshi_field *f,
                       const struct hoshi_node *node, int *ret_value);
/** A number from f->min to f->max. @return whether it was one @owner nothing is kept */
bool hoshi_bind_int(struct hoshi_binder *b, const struct hoshi_field *f,
                    const struct hoshi_node *node, long long *ret_value);
/** A day. @return nothing @owner nothing is kept */
void hoshi_bind_date(struct hoshi_binder *b, const struct hoshi_field *f,
                     const struct hoshi_node *node, hoshi_day *ret_day);
/** {ja: …, en: …}; warns of a language that is missing. @return nothing @owner arena */
void hoshi_bind_bitext(struct hoshi_binder *b, const char *name, const struct hoshi_node *node,
                       struct hoshi_text *ret_text);
/** A list of names. @return nothing @owner arena */
void hoshi_bind_names(struct hoshi_binder *b, const struct hoshi_field *f,
                      const struct hoshi_node *node, struct hoshi_names *ret_names);

#endif
