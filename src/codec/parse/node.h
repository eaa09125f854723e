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
    const char
        *head; /* of a key: the head of its column, where a table calls it otherwise; or NULL */
    size_t n_text;
    struct hoshi_node *key; /* when it is a member of a map */
    struct hoshi_node *first, *last, *next;
};

/**
 * Whether the text of a scalar is empty, ~ or null.
 *
 * @param scalar any node
 * @return false for maps and lists too
 */
bool hoshi_node_says_null(const struct hoshi_node *scalar);

/**
 * An unquoted scalar that says "nothing".
 *
 * @param node any
 * @return true when it is one
 */
static inline bool hoshi_node_is_null(const struct hoshi_node *node)
{
    return node->plain && hoshi_node_says_null(node);
}
/**
 * A member of a map.
 *
 * @param map any node, or NULL
 * @param key its name, byte for byte
 * @return the first of that name; NULL when there is none, or map is none
 * @owner  nothing changes hands
 */
const struct hoshi_node *hoshi_node_get(const struct hoshi_node *map, const char *key);
/** Hang a child, which has no parent yet, behind the others. */
void hoshi_node_append(struct hoshi_node *parent, struct hoshi_node *child);

/**
 * Make keys that are ids in full width, or with another stroke for the hyphen, what they stand for:
 * "１-２－１-１" is 1-2-1-1. Their places stay. Call it before keys are compared.
 *
 * @param map a map whose texts the reader owns
 */
void hoshi_node_narrow_ids(struct hoshi_node *map);

/**
 * A quick look at the keys of a map.
 *
 * @param map   a map
 * @param arena scratch space
 * @return true when all keys surely differ; false when two are equal, when they are too many to
 * tell quickly, or without memory
 */
bool hoshi_node_keys_differ(const struct hoshi_node *map, struct hoshi_arena *arena);
/**
 * Complain about every key that stands twice in a map, and about the merge key.
 *
 * @param map    a map; its children are not looked into
 * @param diags  receives the complaints
 * @param source index of the text
 */
void hoshi_node_check_keys(const struct hoshi_node *map, struct hoshi_diags *diags,
                           uint16_t source);

/**
 * Complain when bytes are a file of another kind: a workbook, UTF-16, Shift_JIS, a zip, a PDF, a
 * web page.
 *
 * @param bytes   the file
 * @param n_text  how many bytes at the start are UTF-8 text; all = nothing else was found
 * @param diags   receives HS1014 to HS1017
 * @param source  of the file, in diags
 * @return whether it did
 * @owner  nothing is kept
 */
bool hoshi_foreign_tell(struct hoshi_str bytes, size_t n_text, struct hoshi_diags *diags,
                        uint16_t source);

/**
 * Whether these are the bytes of a workbook that can be read: of Excel 2007 or later, without a
 * password.
 *
 * @param bytes the file
 * @return true when they are
 */
bool hoshi_foreign_is_workbook(struct hoshi_str bytes);

/**
 * Whether a file may be a workbook, as far as its first bytes tell.
 *
 * @param bytes the first ones
 * @return true when it may
 */
bool hoshi_foreign_may_be_workbook(struct hoshi_str bytes);

/**
 * Whether these are the bytes of a file that nobody here looks into, and that may hold answers: a
 * workbook, an archive, a PDF.
 *
 * @param bytes as they were read
 * @return true when they are
 */
bool hoshi_foreign_is_closed(struct hoshi_str bytes);

/**
 * What every reader checks before it parses: size, empty, UTF-8, control characters and
 * noncharacters.
 *
 * @param bytes    as they were read
 * @param diags    receives the complaint: there is only one
 * @param source   index of the bytes
 * @param ret_text set on success: the text without a byte order mark, within bytes
 * @return HOSHI_OK, HOSHI_E_SYNTAX, HOSHI_E_LIMIT
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_text_check(struct hoshi_str bytes, struct hoshi_diags *diags,
                                              uint16_t source, struct hoshi_str *ret_text);

/**
 * What the end of a name says, small letters or capitals.
 *
 * @param name       of a file
 * @param ret_format set when it says something
 * @return false when it says nothing
 */
bool hoshi_format_of_name(const char *name, enum hoshi_input_format *ret_format);

/**
 * The format that a word of --input stands for.
 *
 * @param word as it was written
 * @return HOSHI_INPUT_AUTO when it is none
 */
enum hoshi_input_format hoshi_format_of_word(const char *word);

/**
 * What people call a format.
 *
 * @param format any but AUTO
 * @return its name
 * @owner nobody: static
 */
const char *hoshi_format_name(enum hoshi_input_format format);
#define HOSHI_SUFFIX_BYTES 16

/**
 * The usual suffix of a format, with its dot.
 *
 * @param format     any but AUTO
 * @param ret_suffix receives it
 * @return ret_suffix
 * @owner ret_suffix
 */
const char *hoshi_format_suffix(enum hoshi_input_format format,
                                char ret_suffix[HOSHI_SUFFIX_BYTES]);

/**
 * What AUTO means for an input: by name, else by the first character.
 *
 * @param in   the input
 * @param text its text, checked
 * @return a format other than AUTO
 */
enum hoshi_input_format hoshi_input_sniff(const struct hoshi_input *in, struct hoshi_str text);

/**
 * The digest of what was read.
 *
 * @param in      the input; in->sha256 when it is known already
 * @param ret_hex SHA-256 in hexadecimal
 */
void hoshi_input_digest(const struct hoshi_input *in, char ret_hex[HOSHI_SHA256_HEX_BYTES]);

/**
 * YAML (the subset of docs/adr) and JSON as a tree. Whoever has a file calls hoshi_tree_read().
 *
 * @param text     checked by hoshi_text_check()
 * @param arena    owns the tree, which holds copies of all texts
 * @param diags    receives every problem
 * @param source   index of the text
 * @param ret_root set on success only
 * @return HOSHI_OK also when there are complaints that leave a tree to bind (duplicate keys), so
 * that a user sees every problem at once; HOSHI_E_SYNTAX, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 * @owner  arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_yaml_load(struct hoshi_str text, struct hoshi_arena *arena,
                                             struct hoshi_diags *diags, uint16_t source,
                                             struct hoshi_node **ret_root);

/**
 * JSON as a tree. As hoshi_yaml_load().
 *
 * @return as there
 * @owner arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_json_load(struct hoshi_str text, struct hoshi_arena *arena,
                                             struct hoshi_diags *diags, uint16_t source,
                                             struct hoshi_node **ret_root);
/**
 * The same tree as hoshi_json_load() for a text without anything to complain about, in one pass and
 * without places (every span is the whole file).
 *
 * @param text     any bytes
 * @param arena    owns the tree
 * @param ret_root set on success only
 * @return false, and no word why, for any other text: then hoshi_json_load() knows more
 * @owner  arena
 */
bool hoshi_json_quick(struct hoshi_str text, struct hoshi_arena *arena,
                      struct hoshi_node **ret_root);

/**
 * An answer sheet in CSV as the tree of a sheet: see TABLES in hoshi-batch(1). As
 * hoshi_yaml_load().
 *
 * @param default_catalogue what the sheet is for when it names no catalogue; NULL = it must
 * @return as there
 * @owner arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_csv_load(struct hoshi_str text, const char *default_catalogue,
                                            struct hoshi_arena *arena, struct hoshi_diags *diags,
                                            uint16_t source, struct hoshi_node **ret_root);

struct hoshi_book_layout;

/**
 * A workbook as the tree of a sheet. As hoshi_csv_load().
 *
 * @param hint       what the user says of its layout; NULL = nothing
 * @param ret_layout what was taken for what, as far as that went; set on success
 * @return as there
 * @owner arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_book_load(struct hoshi_str bytes,
                                             const struct hoshi_book_hint *hint,
                                             const char *default_catalogue,
                                             struct hoshi_arena *arena, struct hoshi_diags *diags,
                                             uint16_t source, struct hoshi_node **ret_root,
                                             const struct hoshi_book_layout **ret_layout);

/**
 * Any other table in CSV. As hoshi_yaml_load().
 *
 * @param ret_header the first row: a list of texts
 * @param ret_root   the other rows: a list of maps; an empty field is no member
 * @return as there
 * @owner arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_table_load(struct hoshi_str text, struct hoshi_arena *arena,
                                              struct hoshi_diags *diags, uint16_t source,
                                              struct hoshi_node **ret_header,
                                              struct hoshi_node **ret_root);

#endif
