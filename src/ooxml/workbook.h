/* A workbook: which sheets it has, its texts, which numbers are dates. */
#ifndef HOSHI_OOXML_WORKBOOK_H
#define HOSHI_OOXML_WORKBOOK_H

#include "ooxml/cell.h"
#include "ooxml/xml.h"

/** A sheet of cells, in the order of its tabs. */
struct hoshi_book_sheet {
    const char *name;
    const char *id; /**< of its relationship */
    const struct hoshi_part *part;
    bool is_hidden;
};

/** What a format makes of a number. */
enum hoshi_format_shows {
    HOSHI_SHOWS_NUMBER = 0,
    HOSHI_SHOWS_DAY,
    HOSHI_SHOWS_MONTH, /**< "2026年4月": the day in the number is the program's, nobody's word */
};

/** A workbook that is open. */
struct hoshi_book_in {
    struct hoshi_opc opc;
    const struct hoshi_part *workbook, *strings_part, *styles_part, *about_part;
    struct hoshi_book_sheet *sheet;
    size_t n_sheet;
    bool is_1904;
    bool has_texts;           /**< strings and styles were read */
    struct hoshi_str *string; /**< that cells share */
    size_t n_string;
    uint8_t *shows; /**< by format of a cell: enum hoshi_format_shows */
    size_t n_format;
};

/** What stands on a sheet. */
struct hoshi_cells {
    struct hoshi_cell *cell; /**< those that hold something, by row, then column */
    size_t n_cell;
    struct hoshi_cell_range *merged;
    size_t n_merged;
    struct hoshi_merged_index *index; /**< of merged, as far as it was asked for; or NULL */
    struct hoshi_cell_choice *choice; /**< lists to choose from */
    size_t n_choice;
};

/** A list that a program offers for cells. */
struct hoshi_cell_choice {
    const char *places;  /**< "O3:O155 Q3" */
    const char *formula; /**< "\"○,△,×\"" or "Lists!$A$1:$A$4" */
};

/**
 * Open a workbook.
 *
 * @param b      set in any case; close it in any case
 * @param bytes  of the file; borrowed until it is closed
 * @param arena  owns all that is read
 * @param diags  receives the complaint: there is only one
 * @param source of the bytes, there; from now on places in it are cells
 * @return HOSHI_OK, HOSHI_E_SYNTAX, HOSHI_E_INVALID, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 * @owner  caller: hoshi_book_close()
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_book_open(struct hoshi_book_in *b, struct hoshi_str bytes,
                                             struct hoshi_arena *arena, struct hoshi_diags *diags,
                                             uint16_t source);

/**
 * Give back what the libraries hold.
 *
 * @param b open, or not
 */
void hoshi_book_close(struct hoshi_book_in *b);

/**
 * Whether a workbook says something of itself (docProps/core.xml).
 *
 * @param b       open
 * @param element "creator", "title"
 * @param text    what it is to say
 * @return false also where it says nothing
 * @owner  nothing changes hands
 */
bool hoshi_book_says_of_itself(struct hoshi_book_in *b, const char *element, const char *text);

/**
 * Read the cells of a sheet.
 *
 * @param b         open
 * @param i         which of its sheets
 * @param ret_cells set on success
 * @return as hoshi_book_open()
 * @owner  the arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_book_cells(struct hoshi_book_in *b, size_t i,
                                              struct hoshi_cells *ret_cells);

/**
 * The cell at a place.
 *
 * @param cells  of a sheet
 * @param row    from 1
 * @param column from 1
 * @return it; NULL when it is empty
 * @owner  the arena
 */
const struct hoshi_cell *hoshi_cells_at(const struct hoshi_cells *cells, uint32_t row,
                                        uint32_t column);

/**
 * The cell that is shown at a place: of cells that are merged, the first.
 *
 * @param cells  of a sheet
 * @param row    from 1
 * @param column from 1
 * @return it; NULL when nothing is shown there
 * @owner  the arena
 */
const struct hoshi_cell *hoshi_cells_shown(const struct hoshi_cells *cells, uint32_t row,
                                           uint32_t column);

/**
 * The merged cells that a place belongs to.
 *
 * @param cells  of a sheet
 * @param row    from 1
 * @param column from 1
 * @return they; NULL when the place is a cell of its own
 * @owner  the arena
 */
const struct hoshi_cell_range *hoshi_cells_merged(const struct hoshi_cells *cells, uint32_t row,
                                                  uint32_t column);

/* Between the files of this folder. */

/** The order of cells: by row, then column. @param a a cell @param b another @return as for qsort()
 * @owner nothing changes hands */
int hoshi_cell_by_place(const void *a, const void *b);
/** Be ready to look for merged cells. @param cells all read @param arena that owns them @return
 * false without memory @owner arena */
bool hoshi_merged_begin(struct hoshi_cells *cells, struct hoshi_arena *arena);

/** Texts that cells share, without furigana. @param b open @return as hoshi_book_open() */
HOSHI_MUST_USE enum hoshi_rc hoshi_book_read_strings(struct hoshi_book_in *b);
/** Which formats show dates. @param b open @return as hoshi_book_open() */
HOSHI_MUST_USE enum hoshi_rc hoshi_book_read_styles(struct hoshi_book_in *b);
/** A list of the arena that grows. @param b open @param v so far, or NULL @param n members in it
 * @param size of one @return it, with room for one more; NULL after a complaint @owner the arena */
void *hoshi_book_grow(struct hoshi_book_in *b, void *v, size_t n, size_t size);

#endif
