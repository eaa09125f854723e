/* Answers written into the bytes of a sheet: everything else, comments, order and formatting that
 * we would not choose ourselves, stays byte by byte. The only way that a sheet is changed. Pure:
 * bytes in, bytes out. */
#ifndef HOSHI_CODEC_EDIT_PATCH_H
#define HOSHI_CODEC_EDIT_PATCH_H

#include <hoshi/load.h>

#include "codec/parse/tree.h"

enum hoshi_patch_kind {
    HOSHI_PATCH_REMOVE = 0, /* the field is not there afterwards */
    HOSHI_PATCH_WORD,   /* a code, a date, a small number, true: written without quotes in YAML */
    HOSHI_PATCH_NUMBER, /* written without quotes */
    HOSHI_PATCH_TEXT,   /* what a person typed: quoted where it must be */
    HOSHI_PATCH_QUOTED, /* likewise, and always quoted */
    HOSHI_PATCH_NODE,   /* a copy of a value of another sheet */
    HOSHI_PATCH_FILE,   /* one more {file: text} at the end of a list, or {url: text} */
    HOSHI_PATCH_DROP,   /* the item with this number, counted from 0, goes out of a list */
};

struct hoshi_patch_field {
    const char *name; /* NULL: the entry itself */
    enum hoshi_patch_kind kind;
    const char *text;
    const struct hoshi_node *node;
};

/* One item of a list. */
struct hoshi_patch_item {
    size_t index; /* from 0; as many as there are, or more: a new one at the end */
    bool anew;    /* it consists of just these fields from now on; false: others stay */
    const struct hoshi_patch_field *field;
    size_t n_field;
};

/* What to write where: section "answers", key "4-1-1-1", its fields. Without a section the key is
 * one of the sheet's own ("assessed_on"). */
struct hoshi_patch {
    const char *section, *key;
    const char *whole; /* field that the short form `key: value` stands for; "": a map that has
                          none; NULL: the entry is a value of its own */
    const struct hoshi_patch_field *field;
    size_t n_field;
    bool with_key; /* what is removed takes its key along; a comment behind it stays by itself */
    const char *const
        *order; /* keys of the section in the order a new one is put into; may be NULL */
    size_t n_order;
    const char *list; /* instead of fields: items of this list of the entry; "": the entry is it */
    const char *behind; /* with list: the field that new fields of an item stand behind */
    const struct hoshi_patch_item *item; /* by index */
    size_t n_item;
};

/**
 * Change a sheet. The result is read back and compared, so that what could only be changed by
 * losing something is found, not hoped.
 *
 * @param in         the sheet, read by hoshi_input_read() and without complaints
 * @param patch      the changes; each sees what those before it have done
 * @param n          how many
 * @param arena      owns the changed sheet
 * @param diags      the changed sheet is registered there; what is added is not for people unless
 *                   the sheet is used
 * @param ret_in     the changed sheet with its tree, to be loaded with the same diags; on success
 *                   only
 * @return HOSHI_OK; HOSHI_E_INVALID: a text holds what no sheet may hold; HOSHI_E_UNSUPPORTED: the
 *         sheet is written in a way that would lose something; HOSHI_E_NOMEM, HOSHI_E_LIMIT
 * @owner  arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_patch_apply(const struct hoshi_input *in,
                                               const struct hoshi_patch *patch, size_t n,
                                               struct hoshi_arena *arena, struct hoshi_diags *diags,
                                               struct hoshi_input *ret_in);

/**
 * Whether a text may stand in a sheet.
 *
 * @param text      what a person typed
 * @param multiline line breaks and tabs are fine
 * @return true when it is UTF-8 without control characters
 */
bool hoshi_patch_text_ok(const char *text, bool multiline);

/* --- scalar.c: values as they are written */

/** A key, quoted where it must be. */
void hoshi_patch_put_key(struct hoshi_buf *out, enum hoshi_input_format format, const char *key);

/** A text, quoted where it must be. */
void hoshi_patch_put_text(struct hoshi_buf *out, enum hoshi_input_format format, const char *text);

/** A value of a sheet, on one line. */
void hoshi_patch_put_node(struct hoshi_buf *out, enum hoshi_input_format format,
                          const struct hoshi_node *node);

/** The value of a field; inside = it stands within { } or [ ]. */
void hoshi_patch_put_field(struct hoshi_buf *out, enum hoshi_input_format format,
                           const struct hoshi_patch_field *field, bool inside);

/** "{name: value, …}" of all fields that are not removed. */
void hoshi_patch_put_fields(struct hoshi_buf *out, enum hoshi_input_format format,
                            const struct hoshi_patch_field *field, size_t n);

/* --- patch_check.c: the proof */

/**
 * Whether a sheet is another one with nothing but the patches changed.
 *
 * @param before the sheet before
 * @param after  the sheet after
 * @param patch  patches of different entries
 * @param n      how many
 * @return true when it is
 */
bool hoshi_patch_is_exact(const struct hoshi_node *before, const struct hoshi_node *after,
                          const struct hoshi_patch *patch, size_t n);

/**
 * Whether two values say the same: null is the same as not there, quotes do not count.
 *
 * @param a a value or NULL
 * @param b likewise
 * @return true when they do
 */
bool hoshi_patch_same(const struct hoshi_node *a, const struct hoshi_node *b);

/**
 * A field of an entry in short or long form.
 *
 * @param entry the entry or NULL
 * @param whole field that the short form stands for, or NULL
 * @param name  field; NULL = the entry itself
 * @return the value; NULL when it is not given
 * @owner  the tree of the entry
 */
const struct hoshi_node *hoshi_patch_get(const struct hoshi_node *entry, const char *whole,
                                         const char *name);

#endif
