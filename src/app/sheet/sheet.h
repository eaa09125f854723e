/* Use cases that make one sheet out of others: last year's answers to confirm, parts to bring
 * together. */
#ifndef HOSHI_APP_SHEET_SHEET_H
#define HOSHI_APP_SHEET_SHEET_H

#include "app/session/session.h"

/** A sheet that was read. */
struct hoshi_sheet {
    struct hoshi_input in; /* with its tree */
    struct hoshi_answers *answers;
};

struct hoshi_carry_request {
    const struct hoshi_sheet *last; /* last time's */
    const char *path;               /* must not exist yet */
    uint8_t target;                 /* of the catalogue of last; 0 = as there */
    enum hoshi_lang lang;           /* of the comments */
};

/* How many answers. */
struct hoshi_carried {
    size_t n, n_rejected; /* carried over; left behind, for an expert had not accepted them */
};

/**
 * Write a new sheet with last time's answers, each marked carried_over. Dates of recurring duties,
 * conditions and confirmations are not carried over: they are facts of their year. An answer that
 * an expert rejected stays behind; its note and evidence do not.
 *
 * @param s     session with a catalogue; the complaints go there
 * @param q     from which sheet, to which
 * @param ret_n how many answers are carried over; on success only
 * @return HOSHI_OK, or what reading, patching or writing says
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_carry_over(struct hoshi_session *s,
                                              const struct hoshi_carry_request *q,
                                              struct hoshi_carried *ret_n);

/**
 * The format of a new sheet of a name: JSON when it says so, else YAML.
 *
 * @param path the name
 * @return HOSHI_INPUT_JSON or HOSHI_INPUT_YAML
 */
enum hoshi_input_format hoshi_sheet_format_for(const char *path);

/**
 * Write a blank sheet where none is.
 *
 * @param s      session with a catalogue; the complaints go there
 * @param path   the new sheet
 * @param target star aimed at; 0 = the lowest
 * @param lang   language of the comments
 * @return HOSHI_OK; HOSHI_E_UNSUPPORTED when the name says another format; HOSHI_E_IO,
 * HOSHI_E_NOMEM
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_sheet_create(struct hoshi_session *s, const char *path,
                                                uint8_t target, enum hoshi_lang lang);

/* What happens where both sheets say something else. */
enum hoshi_merge_choice {
    HOSHI_MERGE_NEITHER = 0, /* it is a conflict, and nothing comes of the merge */
    HOSHI_MERGE_MINE,        /* A's stays */
    HOSHI_MERGE_THEIRS,      /* B's is taken */
    HOSHI_MERGE_ASK,         /* somebody is asked */
};

/**
 * Ask somebody about one conflict.
 *
 * @param user  of the request
 * @param shown what both say, with who and when: lines of text
 * @return MINE or THEIRS; NEITHER: stop, nothing is to come of the merge
 * @owner  nothing is kept
 */
typedef enum hoshi_merge_choice hoshi_merge_asker(void *user, struct hoshi_str shown);

struct hoshi_merge_request {
    const char *a, *b, *output; /* output: where it will be written, or NULL; its name must fit */
    hoshi_day as_of;
    enum hoshi_lang lang;
    enum hoshi_merge_choice choice;
    bool quiet;             /* what changes is not told; conflicts are, and what is lost */
    hoshi_merge_asker *ask; /* for HOSHI_MERGE_ASK */
    void *user;
};

/* What a merge comes to. */
struct hoshi_merged {
    size_t n_taken;            /* answers from B, those that replace one of A included */
    size_t n_conflict;         /* that nobody has settled */
    size_t n_replaced, n_kept; /* conflicts that were settled: by B's value, by A's */
    bool stopped;              /* whoever was asked has had enough */
};

/**
 * Add to A what only B answers. Where both say something else, the request chooses; an answer is
 * taken whole. What changes, and every conflict with who and when, is written to talk.
 *
 * @param s          session with a catalogue; the complaints go there
 * @param q          which sheets
 * @param out        gets the merged sheet; complete only when no conflict is left
 * @param talk       gets a text about conflicts, about what changes and what was left
 * @param ret_merged what it comes to
 * @return HOSHI_OK also with conflicts; else what reading or patching says
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_sheet_merge(struct hoshi_session *s,
                                               const struct hoshi_merge_request *q,
                                               struct hoshi_buf *out, struct hoshi_buf *talk,
                                               struct hoshi_merged *ret_merged);

/* --- what both stand on */

/**
 * Load a sheet, with all complaints.
 *
 * @param s         session with a catalogue
 * @param path      the sheet, or "-"
 * @param as_of     day of the check
 * @param ret_sheet on success only
 * @return HOSHI_OK, or what reading and loading say
 * @owner  the session's arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_sheet_load(struct hoshi_session *s, const char *path,
                                              hoshi_day as_of, struct hoshi_sheet *ret_sheet);

/** A sheet that is made by one patch after the other. */
struct hoshi_draft {
    struct hoshi_session *s;
    const char *path;      /* for complaints */
    struct hoshi_input in; /* as it is by now */
    struct hoshi_arena arena[2];
    size_t n_patch;
};

struct hoshi_patch;

/**
 * Start with a sheet as it is.
 *
 * @param d    filled in; end with hoshi_draft_release()
 * @param s    session, for complaints
 * @param path name for complaints
 * @param in   the sheet, read; borrowed
 */
void hoshi_draft_init(struct hoshi_draft *d, struct hoshi_session *s, const char *path,
                      const struct hoshi_input *in);

/** Let go of what the patches made; d->in is gone then. */
void hoshi_draft_release(struct hoshi_draft *d);

/**
 * Change the draft; complain when that is refused.
 *
 * @param d     the draft; as it was after a refusal
 * @param patch what to write where
 * @return as hoshi_patch_apply()
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_draft_patch(struct hoshi_draft *d,
                                               const struct hoshi_patch *patch);

struct hoshi_node;

/**
 * Copy the members of a part of another sheet that say something.
 *
 * @param d       the draft
 * @param root    of the other sheet
 * @param section e.g. "organization"
 * @return as hoshi_draft_patch()
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_draft_copy(struct hoshi_draft *d, const struct hoshi_node *root,
                                              const char *section);

/**
 * A blank sheet of the session's catalogue, as text.
 *
 * @param s      session with a catalogue
 * @param path   where it will be, which says the format
 * @param target star aimed at; 0 = the lowest
 * @param lang   of the comments
 * @param out    gets it
 * @return HOSHI_OK or HOSHI_E_NOMEM
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_sheet_blank(struct hoshi_session *s, const char *path,
                                               uint8_t target, enum hoshi_lang lang,
                                               struct hoshi_buf *out);

/**
 * Ids of the criteria in catalogue order.
 *
 * @param s session with a catalogue
 * @return as many as the catalogue has criteria; NULL without memory
 * @owner  the session's arena
 */
const char *const *hoshi_sheet_order(struct hoshi_session *s);

#endif
