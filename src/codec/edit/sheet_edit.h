/* Changes to an answer sheet that leave everything else as its author wrote it: comments, order,
 * quoting. And a copy without what is not to be handed on. */
#ifndef HOSHI_CODEC_EDIT_SHEET_EDIT_H
#define HOSHI_CODEC_EDIT_SHEET_EDIT_H

#include <hoshi/load.h>

/* Hash and size of one evidence file: the index-th evidence of a criterion. */
struct hoshi_sheet_hash {
    const char *criterion, *sha256;
    size_t index;
    uint64_t size;
};
/* What an expert decided; text members may be NULL. */
struct hoshi_sheet_confirmation {
    const char *criterion, *by, *qualification, *comment;
    bool accepted;
    hoshi_day on;
};

/* Each appends the changed sheet to out. HOSHI_E_INVALID: the sheet is not of a form that can be
 * changed this way. The caller loads the outcome before it believes it. */
HOSHI_MUST_USE enum hoshi_rc hoshi_sheet_set_hashes(const struct hoshi_input *in,
                                                    const struct hoshi_sheet_hash *hash, size_t n,
                                                    struct hoshi_arena *arena,
                                                    struct hoshi_buf *out);
/* Replaces what stands about the same criteria, appends the rest. */
HOSHI_MUST_USE enum hoshi_rc hoshi_sheet_confirm(const struct hoshi_input *in,
                                                 const struct hoshi_sheet_confirmation *c, size_t n,
                                                 struct hoshi_arena *arena, struct hoshi_buf *out);

#define HOSHI_REDACTED "[redacted]"
/* The fields that may be redacted, NULL-terminated: "note", "evidence.title" … */
extern const char *const hoshi_redactable[];
/* The sheet as JSON, without comments; the values of the named fields are HOSHI_REDACTED. count has
 * a place for each field. */
HOSHI_MUST_USE enum hoshi_rc hoshi_sheet_redact(const struct hoshi_input *in,
                                                const char *const *field, size_t n_field,
                                                size_t *count, struct hoshi_arena *arena,
                                                struct hoshi_buf *out);

/* For both: the tree of a sheet, complaints unheard (it was loaded before). */
struct hoshi_node;
HOSHI_MUST_USE enum hoshi_rc hoshi_sheet_parse(const struct hoshi_input *in,
                                               struct hoshi_arena *arena,
                                               struct hoshi_str *ret_text, bool *ret_is_json,
                                               struct hoshi_node **ret_root);

#endif
