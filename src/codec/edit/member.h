/* Members of maps and items of lists: put in, replaced, taken away, in the layout that is there. */
#ifndef HOSHI_CODEC_EDIT_MEMBER_H
#define HOSHI_CODEC_EDIT_MEMBER_H

#include "codec/edit/patch.h"
#include "codec/edit/splice.h"

/** "key: value", or "key:" for an empty value. */
void hoshi_member_put(struct hoshi_buf *out, const struct hoshi_splices *s, const char *key,
                      const struct hoshi_buf *value);

/**
 * Put a line behind another one, below a comment that stands on it.
 *
 * @param s      the changes
 * @param behind offset in that line
 * @param indent blanks before it
 * @param line   its text
 */
void hoshi_line_put_behind(struct hoshi_splices *s, size_t behind, size_t indent,
                           const struct hoshi_buf *line);

/**
 * Put a member or item between brackets.
 *
 * @param s      the changes
 * @param within map or list written with brackets
 * @param after  member that it follows; NULL = it becomes the first
 * @param member text
 */
void hoshi_flow_put(struct hoshi_splices *s, const struct hoshi_node *within,
                    const struct hoshi_node *after, const struct hoshi_buf *member);

/**
 * Put a member into a map of either layout.
 *
 * @param s      the changes
 * @param map    the map; with members, unless it is written with brackets
 * @param after  member that it follows; NULL = it becomes the first
 * @param member text
 */
void hoshi_member_insert(struct hoshi_splices *s, const struct hoshi_node *map,
                         const struct hoshi_node *after, const struct hoshi_buf *member);

/** Replace the text of a value. An empty value gets its blank behind the colon. */
void hoshi_value_replace(struct hoshi_splices *s, const struct hoshi_node *value,
                         const struct hoshi_buf *text);

/** Fields that a patch sets in one map. */
struct hoshi_fields {
    const struct hoshi_patch_field *v;
    size_t n;
    bool with_key; /* as in struct hoshi_patch */
};

/**
 * Whether a member of the map is one of those that go away.
 *
 * @param fields what is set
 * @param member of the map
 * @return true when it goes
 */
bool hoshi_fields_remove(const struct hoshi_fields *fields, const struct hoshi_node *member);

/**
 * Set fields of a map that keeps at least one member.
 *
 * @param s      the changes
 * @param map    the map
 * @param fields what to set
 * @param behind member that new ones follow
 */
void hoshi_fields_set(struct hoshi_splices *s, const struct hoshi_node *map,
                      const struct hoshi_fields *fields, const struct hoshi_node *behind);

#endif
