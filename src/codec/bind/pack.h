/* What a loaded file says, as bytes that need no parsing: how built-in files travel in the program.
 * The bytes follow the field rows and nothing else, so a new field is packed without a word here;
 * they hold no address, no size of a type and no order of bytes, so they are the same for every
 * processor. Places in the file are left out: a built-in file was found good when it was packed. */
#ifndef HOSHI_CODEC_BIND_PACK_H
#define HOSHI_CODEC_BIND_PACK_H

#include <hoshi/buf.h>

#include "codec/bind/bind.h"

/**
 * Pack a struct that was bound.
 *
 * @param spec its rows; none may be HOSHI_FIELD_CUSTOM or hold a negative number
 * @param base the struct
 * @param out  the bytes are appended
 * @return HOSHI_OK, HOSHI_E_NOMEM, HOSHI_E_UNSUPPORTED for a row that cannot be packed
 * @owner  nothing is kept
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_pack(const struct hoshi_spec *spec, const void *base,
                                        struct hoshi_buf *out);

/**
 * Make the struct again. Nothing is indexed or checked yet, as after hoshi_bind().
 *
 * @param spec     the rows that it was packed with
 * @param packed   what hoshi_pack() wrote
 * @param arena    owns the struct; its texts stay in packed
 * @param ret_base set on success only; every span in it is HOSHI_SPAN_FILE
 * @return HOSHI_OK, HOSHI_E_NOMEM, HOSHI_E_INVALID for bytes that these rows cannot have made
 * @owner  arena, and whoever owns packed
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_unpack(const struct hoshi_spec *spec, struct hoshi_str packed,
                                          struct hoshi_arena *arena, void **ret_base);

#endif
