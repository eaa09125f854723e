/* One load in progress: what the loaders of all kinds of files have in common. */
#ifndef HOSHI_CODEC_BIND_LOADING_H
#define HOSHI_CODEC_BIND_LOADING_H

#include <hoshi/load.h>

#include "base/digest.h"
#include "codec/bind/bind.h"

struct hoshi_load {
    const struct hoshi_input *in;
    struct hoshi_arena *arena;
    struct hoshi_diags *diags;
    uint16_t source;
    uint32_t n_error_before;
    char sha256[HOSHI_SHA256_HEX_BYTES];
    const char *name, *sha256_copy;
    const char *default_catalogue;   /* for tables */
    const struct hoshi_catalog *cat; /* for sheets */
    bool hashed;
    const struct hoshi_node *book; /* set by hoshi_load_bind(): the root, of a workbook; or NULL */
};

/** Complain that memory ran out. @param l load @return HOSHI_E_NOMEM */
enum hoshi_rc hoshi_load_nomem(struct hoshi_load *l);

/**
 * Read a file and fill its struct in, or unpack what is built in.
 *
 * @param l        load; source, name and digest are set
 * @param spec     rows of the struct
 * @param kind     what the file must say it is
 * @param ret_base the struct, on success only
 * @return HOSHI_OK, HOSHI_E_SYNTAX, HOSHI_E_INVALID, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 * @owner  the arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_load_bind(struct hoshi_load *l, const struct hoshi_spec *spec,
                                             enum hoshi_file_kind kind, void **ret_base);

/** Whether there was no error since the load began. @param l load @return HOSHI_OK or
 * HOSHI_E_INVALID */
HOSHI_MUST_USE enum hoshi_rc hoshi_load_verdict(const struct hoshi_load *l);

/**
 * Warn of criteria that a workbook has no row for: people delete rows, and paste over them.
 * Criteria of levels above all its rows are not missed.
 *
 * @param root   tree of a sheet
 * @param cat    indexed catalogue
 * @param arena  scratch space
 * @param diags  receives the warning
 * @param source index of the workbook
 * @owner  nothing is kept
 */
void hoshi_answers_check_rows(const struct hoshi_node *root, const struct hoshi_catalog *cat,
                              struct hoshi_arena *arena, struct hoshi_diags *diags,
                              uint16_t source);

#endif
