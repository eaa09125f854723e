/* The fields of a CSV text, one after the other: RFC 4180 and what spreadsheets do to it. */
#ifndef HOSHI_CODEC_PARSE_CSV_H
#define HOSHI_CODEC_PARSE_CSV_H

#include <hoshi/arena.h>
#include <hoshi/diag.h>

#include "base/lines.h"

/** A reading in progress. Fields may be separated by commas, semicolons or tabs. */
struct hoshi_csv {
    struct hoshi_str text;
    struct hoshi_pos at;
    char separator;
    struct hoshi_arena *arena;
    struct hoshi_diags *diags;
    uint16_t source;
    char *scratch; /**< holds the last field whose text is not as it stands in the file */
};

/** One field. */
struct hoshi_csv_field {
    struct hoshi_str s;     /**< trimmed unless it was quoted; valid until the next field is read */
    struct hoshi_span span; /**< quotes included; its first line only */
    bool ends_row;
};

/**
 * Begin at the first line that is not empty, and see there which separator is used.
 *
 * @param ret_csv filled in
 * @param text    UTF-8 without a byte order mark; borrowed
 * @param arena   holds the scratch space
 * @param diags   receives every problem
 * @param source  index of the text there
 */
void hoshi_csv_begin(struct hoshi_csv *ret_csv, struct hoshi_str text, struct hoshi_arena *arena,
                     struct hoshi_diags *diags, uint16_t source);

/**
 * Whether there is no further row. Passes over empty lines before it answers.
 *
 * @param csv started
 * @return true at the end
 */
bool hoshi_csv_at_end(struct hoshi_csv *csv);

/**
 * Read a field, and the separator or line break behind it. A field in quotes may hold separators
 * and line breaks, which become LF, and two quotes for one; a quote within a field that does not
 * begin with one is a character like others.
 *
 * @param csv       started, and not at its end; or within a row
 * @param ret_field set on success
 * @return HOSHI_OK, HOSHI_E_SYNTAX (quotes), HOSHI_E_LIMIT (too long), HOSHI_E_NOMEM; after a
 *         complaint
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_csv_next(struct hoshi_csv *csv,
                                            struct hoshi_csv_field *ret_field);

/**
 * The key that the head of a column of answers stands for.
 *
 * @param head as people write it, in any width and case: "実施日"
 * @return the key, "performed"; NULL when it is none
 * @owner  static storage
 */
const char *hoshi_column_key(struct hoshi_str head);

/**
 * What Japanese tables of ours call a column.
 *
 * @param key of columns.def
 * @return its head; empty for another key
 * @owner  static storage
 */
struct hoshi_str hoshi_column_head(const char *key);

/**
 * Complain that memory ran out.
 *
 * @param csv started
 * @return HOSHI_E_NOMEM
 */
enum hoshi_rc hoshi_csv_nomem(struct hoshi_csv *csv);

#endif
