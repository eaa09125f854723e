/* The package of a workbook (Open Packaging Conventions, ISO/IEC 29500-2): a zip in memory, by
 * minizip, within limits. */
#ifndef HOSHI_OOXML_OPC_H
#define HOSHI_OOXML_OPC_H

#include <hoshi/arena.h>
#include <minizip/unzip.h>

#include "diag/diag.h"

/** One file of the package. */
struct hoshi_part {
    const char *name; /**< "xl/workbook.xml" */
    unz64_file_pos at;
    uint64_t n_packed, n_bytes; /**< as the directory of the zip says */
    bool is_zip64;
};

/** A package that is open. */
struct hoshi_opc {
    unzFile zip;
    struct hoshi_part *part; /**< in the order of the directory */
    size_t n_part;
    uint64_t n_read; /**< bytes that came out of it so far */
    char *piece;     /**< what a part is unpacked into, piece by piece; NULL before the first */
    struct hoshi_arena *arena;
    struct hoshi_diags *diags;
    uint16_t source;
};

/**
 * Open a package and look at its directory: names, how many, encryption, members that share bytes.
 *
 * @param p      set in any case; close it in any case
 * @param bytes  of the zip; borrowed until it is closed
 * @param arena  owns the list of parts
 * @param diags  receives the complaint: there is only one
 * @param source of the bytes, there
 * @return HOSHI_OK, HOSHI_E_SYNTAX, HOSHI_E_INVALID, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 * @owner  caller: hoshi_opc_close()
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_opc_open(struct hoshi_opc *p, struct hoshi_str bytes,
                                            struct hoshi_arena *arena, struct hoshi_diags *diags,
                                            uint16_t source);

/**
 * Give back what minizip holds.
 *
 * @param p open, or not
 */
void hoshi_opc_close(struct hoshi_opc *p);

/**
 * A part by its name, small letters or capitals.
 *
 * @param p    open
 * @param name without a stroke at its start
 * @return the part, or NULL
 * @owner  the package
 */
const struct hoshi_part *hoshi_opc_find(const struct hoshi_opc *p, const char *name);

/**
 * Takes a piece of a part.
 *
 * @param user  of the caller
 * @param piece of it
 * @param n     bytes; 0 = the end, once
 * @return HOSHI_OK, or what the reading is to stop with, after a complaint
 */
typedef enum hoshi_rc hoshi_piece_taker(void *user, const char *piece, size_t n);

/**
 * Read a part in pieces. Its checksum is checked.
 *
 * @param p    open
 * @param part of it
 * @param take gets the pieces
 * @param user for take
 * @return HOSHI_OK; HOSHI_E_SYNTAX, HOSHI_E_LIMIT after a complaint; what take said
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_opc_read(struct hoshi_opc *p, const struct hoshi_part *part,
                                            hoshi_piece_taker *take, void *user);

/**
 * Complain about a part, and what the reading stops with.
 *
 * @param p    open
 * @param code row of codes.def, or HOSHI_HS2007 for no memory
 * @param name of the part, or NULL
 * @param what argument of the message, or NULL
 * @return what goes with the code
 */
enum hoshi_rc hoshi_opc_refuse(const struct hoshi_opc *p, enum hoshi_diag_code code,
                               const char *name, const char *what);

/**
 * Complain about what minizip says of a part: no memory, or damaged.
 *
 * @param p     open
 * @param name  of the part
 * @param error what it returned
 * @return what goes with the code
 */
enum hoshi_rc hoshi_opc_failed(const struct hoshi_opc *p, const char *name, int error);

/**
 * Complain about more of something than is read.
 *
 * @param p   open
 * @param max how many are
 * @param of  what they are
 * @return HOSHI_E_LIMIT
 */
enum hoshi_rc hoshi_opc_too_many(const struct hoshi_opc *p, uint64_t max, enum hoshi_word of);

#endif
