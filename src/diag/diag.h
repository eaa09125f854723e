/* How readers complain: codes, and adding to the list. */
#ifndef HOSHI_DIAG_DIAG_H
#define HOSHI_DIAG_DIAG_H

#include <hoshi/diag.h>

enum hoshi_diag_code {
#define ROW(code, name, severity, en, ja) HOSHI_##code,
#include "diag/codes.def"
#undef ROW
    HOSHI_DIAG_COUNT_
};

enum hoshi_word {
#define WORD(id, en, ja) HOSHI_WORD_##id,
#include "diag/words.def"
#undef WORD
    HOSHI_WORD_COUNT_
};

/* ", met, partial, …" from status.def, in Japanese with what each one means. */
extern const char hoshi_status_choices_en[], hoshi_status_choices_ja[], hoshi_column_choices[];

#define HOSHI_SPAN_FILE ((struct hoshi_span){0, 0, 0})

/**
 * Add a diagnostic. Running out of memory blunts the message (arguments and the line get lost) but
 * never loses the error itself.
 *
 * @param diags      the list
 * @param source     index of the text; HOSHI_DIAG_SOURCES = none, the command line
 * @param code       row of codes.def
 * @param span       the place; HOSHI_SPAN_FILE = the whole file. What is shown of its line is
 * copied
 * @param a0, a1, a2 arguments of the message, or NULL; copied, cut at the length of limits.h
 */
void hoshi_diag_add(struct hoshi_diags *diags, uint16_t source, enum hoshi_diag_code code,
                    struct hoshi_span span, const char *a0, const char *a1, const char *a2);
/**
 * The text of a source without its byte order mark, once that is known: places are counted in it.
 *
 * @param diags  the list
 * @param source index of the text; nothing happens when there is none
 * @param text   borrowed, as in hoshi_diags_source()
 */
void hoshi_diags_text(struct hoshi_diags *diags, uint16_t source, struct hoshi_str text);

/**
 * Say that a source is a workbook: its places are cells, and it has no lines to show.
 *
 * @param diags  the list
 * @param source index of the text; nothing happens when there is none
 * @param sheet  names of its sheets
 * @param n      how many
 * @owner borrowed for as long as the list is
 */
void hoshi_diags_cells(struct hoshi_diags *diags, uint16_t source, const char *const *sheet,
                       size_t n);

/**
 * The place of a cell. It orders as cells do: by sheet, row, column.
 *
 * @param sheet  from 0
 * @param row    from 1
 * @param column from 1
 * @return a place in a source that hoshi_diags_cells() was called for
 */
struct hoshi_span hoshi_cell_span(size_t sheet, uint32_t row, uint32_t column);

/**
 * The sheet of such a place.
 *
 * @param source a workbook
 * @param span   of hoshi_cell_span()
 * @return its name, foreign text; "" when there is none
 * @owner  as hoshi_diags_cells()
 */
const char *hoshi_sheet_name(const struct hoshi_source *source, struct hoshi_span span);

/**
 * "O17": the cell of such a place.
 *
 * @param span of hoshi_cell_span()
 * @param out  appended to
 */
void hoshi_put_cell(struct hoshi_span span, struct hoshi_buf *out);

/**
 * "(answers)!O17": both, behind the name of a file.
 *
 * @param source a workbook
 * @param span   of hoshi_cell_span()
 * @param out    appended to
 */
void hoshi_put_sheet_cell(const struct hoshi_source *source, struct hoshi_span span,
                          struct hoshi_buf *out);

/**
 * The line of a place: of a cell, its row.
 *
 * @param span of a text, or of hoshi_cell_span()
 * @return from 1; 0 = the whole file
 */
uint32_t hoshi_span_row(struct hoshi_span span);

/**
 * "O": a column by its letters.
 *
 * @param column from 1
 * @param out    appended to
 */
void hoshi_put_column(uint32_t column, struct hoshi_buf *out);

/**
 * Whether the diagnostic added last is in the list, or was dropped because the list is full.
 *
 * @param diags the list
 * @return true when it is there
 */
bool hoshi_diag_is_kept(const struct hoshi_diags *diags);

/** Add a note or help line to the diagnostic added last. Parameters as hoshi_diag_add(). */
void hoshi_diag_note(struct hoshi_diags *diags, uint16_t source, enum hoshi_diag_code code,
                     struct hoshi_span span, const char *a0);
/** Names that a word could have meant, one after the other, wherever they stand. */
struct hoshi_known {
    const char *(*at)(const void *of, size_t i); /**< the i-th, from 0; NULL behind the last */
    const void *of;
};

/**
 * Add a "did you mean" to the diagnostic added last, when a name is near.
 *
 * @param diags  the list
 * @param source index of the text that word is from
 * @param word   what was written
 * @param known  what could have been meant; the texts are copied
 */
void hoshi_diag_nearest(struct hoshi_diags *diags, uint16_t source, const char *word,
                        struct hoshi_known known);

/**
 * Whether a word may be a slip for a name that is known.
 *
 * @param diags the list, for its memory
 * @param word  what was written
 * @param known what could have been meant
 * @return true when hoshi_diag_nearest() would have a name
 */
bool hoshi_diag_is_near(struct hoshi_diags *diags, const char *word, struct hoshi_known known);

/**
 * Append all names, as in "one of: a, b, c".
 *
 * @param out   appended to
 * @param known the names
 */
void hoshi_known_put(struct hoshi_buf *out, struct hoshi_known known);

/**
 * hoshi_diag_nearest() for names that stand in an array.
 *
 * @param diags       the list
 * @param source      index of the text that word is from
 * @param word        what was written
 * @param candidate   the names; copied
 * @param n_candidate how many
 * @owner borrowed
 */
void hoshi_diag_suggest(struct hoshi_diags *diags, uint16_t source, const char *word,
                        const char *const *candidate, size_t n_candidate);

/**
 * Add "did you mean" with just these, as many as limits.h allows.
 *
 * @param diags  the list
 * @param source index of the text that they are about
 * @param name   the names; copied
 * @param n      how many
 * @owner borrowed
 */
void hoshi_diag_suggest_these(struct hoshi_diags *diags, uint16_t source, const char *const *name,
                              size_t n);

/**
 * A row of words.def as an argument: shown in the language of the reader.
 *
 * @param word which
 * @return to be passed on as it is; its bytes mean nothing
 * @owner nobody: static
 */
const char *hoshi_diag_word(enum hoshi_word word);

/**
 * An argument as text.
 *
 * @param arg  from hoshi_diag_word(), or any text
 * @param lang of the reader
 * @return the row of words.def, or arg itself
 * @owner static, or whose arg is
 */
const char *hoshi_diag_arg(const char *arg, enum hoshi_lang lang);

/**
 * What a character is that no text may hold, as a word: "control character" or "noncharacter".
 *
 * @param code_point which
 * @return as hoshi_diag_word()
 * @owner nobody: static
 */
const char *hoshi_diag_character(uint32_t code_point);

/**
 * Decimal text of a number.
 *
 * @param diags its arena holds the text
 * @param v     any
 * @return "?" without memory
 * @owner the arena of diags
 */
const char *hoshi_diag_number(struct hoshi_diags *diags, long long v);

#endif
