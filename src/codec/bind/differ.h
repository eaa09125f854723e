/* Two structs of the same rows, field by field: what is a field, only the rows of spec_*.c know. */
#ifndef HOSHI_CODEC_BIND_DIFFER_H
#define HOSHI_CODEC_BIND_DIFFER_H

#include <hoshi/catalog_diff.h>

#include "codec/bind/bind.h"

/**
 * The fields that say something else.
 *
 * @param spec    rows of both
 * @param a       what was; NULL: nothing
 * @param b       what is; NULL: nothing
 * @param skip    names of lists that are compared elsewhere, NULL-terminated
 * @param arena   owns the texts
 * @param ret_v   the fields, in the order of the rows
 * @param ret_n   how many
 * @return HOSHI_OK or HOSHI_E_NOMEM
 * @owner  arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_fields_differ(const struct hoshi_spec *spec, const void *a,
                                                 const void *b, const char *const *skip,
                                                 struct hoshi_arena *arena,
                                                 struct hoshi_field_change **ret_v, size_t *ret_n);

/**
 * The rows of a list.
 *
 * @param spec rows that have the list
 * @param name of the list
 * @return its rows, or NULL
 * @owner  static storage
 */
const struct hoshi_spec *hoshi_spec_of(const struct hoshi_spec *spec, const char *name);

#endif
