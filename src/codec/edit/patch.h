/* One answer written into the bytes of a sheet: everything else, comments, order and formatting
 * that we would not choose ourselves, stays byte by byte. Pure: bytes in, bytes out. */
#ifndef HOSHI_CODEC_EDIT_PATCH_H
#define HOSHI_CODEC_EDIT_PATCH_H

#include <hoshi/load.h>

#include "codec/parse/node.h"

enum hoshi_patch_kind {
    HOSHI_PATCH_REMOVE = 0, /* the field is not there afterwards */
    HOSHI_PATCH_WORD, /* a code, a date, a small number, true: written without quotes in YAML */
    HOSHI_PATCH_TEXT, /* what a person typed: quoted where it must be */
    HOSHI_PATCH_NODE, /* a copy of a value of another sheet */
    HOSHI_PATCH_FILE, /* one more {file: text} at the end of a list */
};

struct hoshi_patch_field {
    const char *name; /* NULL: the entry itself */
    enum hoshi_patch_kind kind;
    const char *text;
    const struct hoshi_node *node;
};

/* What to write where: section "answers", key "4-1-1-1", its fields. Without a section the key is
 * one of the sheet's own ("assessed_on"). */
struct hoshi_patch {
    const char *section, *key;
    const char
        *whole; /* field that the short form `key: value` stands for; NULL: there is no other */
    const struct hoshi_patch_field *field;
    size_t n_field;
    const char *const
        *order; /* keys of the section in the order a new one is put into; may be NULL */
    size_t n_order;
};

/* Appends the patched sheet to *out. format: AUTO is not allowed, see hoshi_input_sniff().
 * HOSHI_E_INVALID: a text holds what no sheet may hold; HOSHI_E_SYNTAX: the sheet cannot be read;
 * HOSHI_E_UNSUPPORTED: the sheet is written in a way that could only be patched by losing something
 * (the result is read back and compared, so this is found, not hoped); HOSHI_E_NOMEM,
 * HOSHI_E_LIMIT. */
HOSHI_MUST_USE enum hoshi_rc hoshi_patch_apply(struct hoshi_str bytes,
                                               enum hoshi_input_format format,
                                               const struct hoshi_patch *patch,
                                               struct hoshi_arena *arena, struct hoshi_buf *out);

/* Whether a text may stand in a sheet: valid UTF-8 without control characters; line breaks and tabs
 * only with multiline. */
bool hoshi_patch_text_ok(const char *text, bool multiline);

/* --- patch_text.c: values as they are written */
void hoshi_patch_put_key(struct hoshi_buf *out, enum hoshi_input_format format, const char *key);
void hoshi_patch_put_text(struct hoshi_buf *out, enum hoshi_input_format format, const char *text);
void hoshi_patch_put_node(struct hoshi_buf *out, enum hoshi_input_format format,
                          const struct hoshi_node *node);
/* One field; inside = it stands within { } or [ ]. */
void hoshi_patch_put_field(struct hoshi_buf *out, enum hoshi_input_format format,
                           const struct hoshi_patch_field *field, bool inside);
/* --- patch_check.c: whether after is before with nothing but the patch changed */
bool hoshi_patch_is_exact(const struct hoshi_node *before, const struct hoshi_node *after,
                          const struct hoshi_patch *patch);
/* A field of an entry in short or long form; NULL when it is not given. */
const struct hoshi_node *hoshi_patch_get(const struct hoshi_node *entry, const char *whole,
                                         const char *name);

#endif
