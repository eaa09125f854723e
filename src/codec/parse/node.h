/* What every reader produces, whatever the format: a tree whose values know where they stood. */
#ifndef HOSHI_CODEC_PARSE_NODE_H
#define HOSHI_CODEC_PARSE_NODE_H

#include <hoshi/arena.h>
#include <hoshi/diag.h>
#include <hoshi/load.h>
#include <hoshi/types.h>

#include "base/digest.h"

enum hoshi_node_kind { HOSHI_NODE_SCALAR = 0, HOSHI_NODE_MAP, HOSHI_NODE_SEQ };

struct hoshi_node {
    enum hoshi_node_kind kind;
    bool clean; /* the reader has seen that no control character is in text */
    bool plain; /* unquoted: empty, null, true, a number … typed by the field, not here */
    struct hoshi_span span; /* of the value; its first line only */
    uint32_t end_line, end_col;
    uint32_t n_child;
    const char *text; /* of a scalar; NUL-terminated, without NUL inside */
    size_t n_text;
    struct hoshi_node *key; /* when it is a member of a map */
    struct hoshi_node *first, *last, *next;
};

bool hoshi_node_says_null(const struct hoshi_node *scalar);
/* An unquoted scalar that says "nothing": empty, ~ or null. */
static inline bool hoshi_node_is_null(const struct hoshi_node *node)
{
    return node->plain && hoshi_node_says_null(node);
}
/* Member of a map, or NULL; NULL too when map is none. */
const struct hoshi_node *hoshi_node_get(const struct hoshi_node *map, const char *key);
void hoshi_node_append(struct hoshi_node *parent, struct hoshi_node *child);
/* True when all keys of a map surely differ; false when two are equal, when they are too many to
 * tell quickly, or without memory. */
bool hoshi_node_keys_differ(const struct hoshi_node *map, struct hoshi_arena *arena);
/* Complain about every key that stands twice in a map, and about the merge key. */
void hoshi_node_check_keys(const struct hoshi_node *map, struct hoshi_diags *diags,
                           uint16_t source);

/* What both readers check before they parse: size, empty, UTF-8, control characters. On success
 * *ret_text is the text without a byte order mark. */
HOSHI_MUST_USE enum hoshi_rc hoshi_text_check(struct hoshi_str bytes, struct hoshi_diags *diags,
                                              uint16_t source, struct hoshi_str *ret_text);

/* What the end of a name says, small letters or capitals; false when it says nothing. */
bool hoshi_format_of_name(const char *name, enum hoshi_input_format *ret_format);
/* The format that a word of --input stands for; AUTO when it is none. */
enum hoshi_input_format hoshi_format_of_word(const char *word);
/* What people call a format other than AUTO, and its usual suffix, with its dot. */
const char *hoshi_format_name(enum hoshi_input_format format);
#define HOSHI_SUFFIX_BYTES 16
const char *hoshi_format_suffix(enum hoshi_input_format format,
                                char ret_suffix[HOSHI_SUFFIX_BYTES]);
/* What AUTO means for an input: by name, else by the first character. */
enum hoshi_input_format hoshi_input_sniff(const struct hoshi_input *in, struct hoshi_str text);

/* The digest of what was read: known already, or computed now. */
void hoshi_input_digest(const struct hoshi_input *in, char ret_hex[HOSHI_SHA256_HEX_BYTES]);

/* HOSHI_OK also when there are complaints that leave a tree to bind (duplicate keys), so that a
 * user sees every problem at once. */
HOSHI_MUST_USE enum hoshi_rc hoshi_yaml_load(struct hoshi_str text, struct hoshi_arena *arena,
                                             struct hoshi_diags *diags, uint16_t source,
                                             struct hoshi_node **ret_root);
HOSHI_MUST_USE enum hoshi_rc hoshi_json_load(struct hoshi_str text, struct hoshi_arena *arena,
                                             struct hoshi_diags *diags, uint16_t source,
                                             struct hoshi_node **ret_root);
/* The same tree as hoshi_json_load() for a text without anything to complain about, in one pass and
 * without places (every span is the whole file); false, and no word why, for any other text: then
 * hoshi_json_load() knows more. */
bool hoshi_json_quick(struct hoshi_str text, struct hoshi_arena *arena,
                      struct hoshi_node **ret_root);
/* A table: see hoshi-answers(5). default_catalogue fills in what a table has no place for. */
HOSHI_MUST_USE enum hoshi_rc hoshi_csv_load(struct hoshi_str text, const char *default_catalogue,
                                            struct hoshi_arena *arena, struct hoshi_diags *diags,
                                            uint16_t source, struct hoshi_node **ret_root);
/* *ret_header: the first row as a list; *ret_root: a list of maps. */
HOSHI_MUST_USE enum hoshi_rc hoshi_table_load(struct hoshi_str text, struct hoshi_arena *arena,
                                              struct hoshi_diags *diags, uint16_t source,
                                              struct hoshi_node **ret_header,
                                              struct hoshi_node **ret_root);

#endif
