/* A sheet that is being made of two: whose value stands where both say something else, and what is
 * told about it. */
#ifndef HOSHI_APP_SHEET_MERGE_CHOOSE_H
#define HOSHI_APP_SHEET_MERGE_CHOOSE_H

#include "app/sheet/sheet.h"
#include "codec/edit/patch.h"
#include "i18n/msg.h"

/* Which answer stands in the merged sheet. */
enum hoshi_merge_fate {
    HOSHI_FATE_STAYS = 0,
    HOSHI_FATE_TAKEN,  /* B's */
    HOSHI_FATE_JOINED, /* an answer of the one, beside it a memo of the other */
};

struct hoshi_merger {
    struct hoshi_session *s;
    const struct hoshi_merge_request *q;
    struct hoshi_sheet a, b;
    struct hoshi_draft draft; /* of a */
    struct hoshi_buf *talk;
    struct hoshi_buf told;       /* what changes: for talk, when something does */
    struct hoshi_buf lost;       /* likewise, behind it: what goes, quiet or not */
    enum hoshi_merge_fate *fate; /* of answers, by criterion index */
    struct hoshi_merged n;
    enum hoshi_rc rc;
};

/* What one of the two says, and who has said it. */
struct hoshi_merge_said {
    const char *value; /* for people; NULL: nothing */
    const char *who;   /* or NULL */
    hoshi_day when;    /* or 0 */
    hoshi_day updated; /* when just this was written, or 0 */
};

/**
 * What a sheet says, in the name of whoever filled it in.
 *
 * @param sheet of which
 * @param value for people; borrowed
 * @return that, with who and when
 * @owner  the sheet's, and value
 */
struct hoshi_merge_said hoshi_merger_said(const struct hoshi_sheet *sheet, const char *value);

/**
 * Whether merging goes on: nothing failed, and nobody said stop.
 *
 * @param m the merge
 * @return false when it ends here
 */
bool hoshi_merger_goes_on(const struct hoshi_merger *m);

/**
 * Tell that a value is taken from B.
 *
 * @param m    the merge; what is told is written at its end
 * @param what criterion, condition or field
 * @param none what it is called that A says nothing
 * @param a    what A says; .value NULL: nothing
 * @param b    what B says
 * @owner borrowed
 */
void hoshi_merger_tell(struct hoshi_merger *m, const char *what, enum hoshi_msg none,
                       const struct hoshi_merge_said *a, const struct hoshi_merge_said *b);

/**
 * Both say something else: whose value it is, by what the request says. That is told.
 *
 * @param m    the merge; a conflict that nobody settles is counted and shown
 * @param what criterion, condition or field
 * @param a    what A says
 * @param b    what B says
 * @return true when B's is to be taken
 * @owner borrowed
 */
bool hoshi_merger_chooses_b(struct hoshi_merger *m, const char *what,
                            const struct hoshi_merge_said *a, const struct hoshi_merge_said *b);

/**
 * Change the draft, unless something failed before.
 *
 * @param m     the merge
 * @param patch what to write where
 * @owner borrowed
 */
void hoshi_merger_patch(struct hoshi_merger *m, const struct hoshi_patch *patch);

/**
 * Write a value of B into the draft, whole.
 *
 * @param m       the merge
 * @param section as in struct hoshi_patch
 * @param key     likewise
 * @param node    the value
 * @param order   keys of the section, or NULL
 * @param n_order how many
 * @owner borrowed
 */
void hoshi_merger_take(struct hoshi_merger *m, const char *section, const char *key,
                       const struct hoshi_node *node, const char *const *order, size_t n_order);

/**
 * Join names: "a, b".
 *
 * @param list  appended to
 * @param name  one more
 * @owner borrowed
 */
void hoshi_merger_list(struct hoshi_buf *list, const char *name);

#endif
