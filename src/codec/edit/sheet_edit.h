/* What hashes and experts' decisions mean in a sheet, and a copy without what is not to be handed
 * on. How they are written: patch.h. */
#ifndef HOSHI_CODEC_EDIT_SHEET_EDIT_H
#define HOSHI_CODEC_EDIT_SHEET_EDIT_H

#include <hoshi/load.h>

/** Hash and size of one evidence file: the index-th evidence of a criterion. */
struct hoshi_sheet_hash {
    const char *criterion, *sha256; /* sha256 in hexadecimal */
    size_t index;
    uint64_t size; /* bytes */
};

/** What an expert decided; text members may be NULL. */
struct hoshi_sheet_confirmation {
    const char *criterion, *by, *qualification, *comment;
    const char *sample; /* the sample it was drawn in */
    const char *of;     /* digest of the answer it is about */
    bool accepted;
    hoshi_day on; /* 0 = not said */
};

/**
 * Write hashes into a sheet.
 *
 * @param in     the sheet, read by hoshi_input_read()
 * @param hash   hashes; those of a criterion together, by index
 * @param n      how many
 * @param arena  owns the changed sheet
 * @param diags  the changed sheet is registered there
 * @param ret_in the changed sheet, to be loaded with the same diags; on success only
 * @return HOSHI_OK; HOSHI_E_INVALID: this evidence is not there, or the sheet is not of a form that
 *         can be changed this way; HOSHI_E_NOMEM, HOSHI_E_LIMIT
 * @owner  arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_sheet_set_hashes(const struct hoshi_input *in,
                                                    const struct hoshi_sheet_hash *hash, size_t n,
                                                    struct hoshi_arena *arena,
                                                    struct hoshi_diags *diags,
                                                    struct hoshi_input *ret_in);

/**
 * Write decisions into a sheet, at the end of the list: earlier ones stay, as their history.
 *
 * @param in     the sheet, read by hoshi_input_read()
 * @param c      decisions
 * @param n      how many
 * @param arena  owns the changed sheet
 * @param diags  the changed sheet is registered there
 * @param ret_in the changed sheet, to be loaded with the same diags; on success only
 * @return as hoshi_sheet_set_hashes()
 * @owner  arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_sheet_confirm(const struct hoshi_input *in,
                                                 const struct hoshi_sheet_confirmation *c, size_t n,
                                                 struct hoshi_arena *arena,
                                                 struct hoshi_diags *diags,
                                                 struct hoshi_input *ret_in);

/** The fields that may be redacted, NULL-terminated: "note", "evidence.title" … */
extern const char *const hoshi_redactable[];

/** A field that is hidden with every other that a digest of the answer would let be guessed. */
#define HOSHI_REDACT_DIGEST "confirmations.of"

/**
 * Whether a hidden field is part of what decisions are bound to.
 *
 * @param field a name out of hoshi_redactable
 * @return true: HOSHI_REDACT_DIGEST must be hidden too
 */
bool hoshi_redaction_opens_digest(const char *field);

/**
 * A sheet as JSON, without comments; the values of the named fields are HOSHI_REDACTED. Where who
 * decided is hidden, each has a number, "[redacted-1]": two experts must not become one. What is
 * written is read back: it says the same in all other places.
 *
 * @param in      the sheet, read by hoshi_input_read()
 * @param field   names out of hoshi_redactable
 * @param n_field how many
 * @param count   gets how many values of each field were replaced; room for n_field
 * @param arena   for reading back, and for the numbers
 * @param out     gets the JSON
 * @return HOSHI_OK; HOSHI_E_INVALID when it would not say the same; HOSHI_E_NOMEM
 * @owner  nothing is kept
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_sheet_redact(const struct hoshi_input *in,
                                                const char *const *field, size_t n_field,
                                                size_t *count, struct hoshi_arena *arena,
                                                struct hoshi_buf *out);

#endif
