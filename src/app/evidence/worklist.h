/* What an expert looks at: answers that claim that nothing is left to do, all of them or a sample.
 */
#ifndef HOSHI_APP_EVIDENCE_WORKLIST_H
#define HOSHI_APP_EVIDENCE_WORKLIST_H

#include "app/evidence/evidence.h"

struct hoshi_worklist_request {
    uint8_t star;     /* criteria up to this star; 0 = all */
    bool open;        /* only those without a decision */
    size_t n_sample;  /* how many are drawn; 0 = all */
    const char *seed; /* what the draw depends on; NULL = "" */
    /* whose decisions are looked for: of this expert, where both are given, else of anybody */
    const char *by, *qualification;
};

struct hoshi_worklist {
    const struct hoshi_criterion **criterion; /* in catalogue order */
    size_t n;
    bool *is_in;        /* by criterion index: belongs to it, decided or not */
    bool *is_decided;   /* likewise: has a decision that stands */
    bool *is_rejected;  /* likewise: has a rejection that stands, perhaps of an earlier answer */
    bool is_part;       /* a star or a sample leaves claims out */
    size_t n_claim;     /* claims up to the star */
    size_t n_all;       /* of these, drawn */
    size_t n_decided;   /* of those, with a decision */
    const char *sample; /* "20/81 seed x", as it stands in the sheet; NULL: nothing was drawn */
};

/**
 * Make the list.
 *
 * @param s        session; owns the list
 * @param check    the check of the sheet
 * @param request  what belongs into it
 * @param ret_list set on success
 * @return HOSHI_OK or HOSHI_E_NOMEM
 * @owner  the session
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_worklist_make(struct hoshi_session *s,
                                                 const struct hoshi_evidence_check *check,
                                                 const struct hoshi_worklist_request *request,
                                                 struct hoshi_worklist *ret_list);

/* What is decided about each criterion, by its index. */
struct hoshi_chosen {
    int *accept;          /* above 0 accepted, below 0 rejected, 0 not decided */
    const char **comment; /* or NULL */
    size_t n_left_alone;  /* of a group, those decided already */
};

/**
 * Which criteria words of a command line stand for: an id of the list; the beginning of ids ("4-1")
 * or "all", which stand for what of the list has no decision yet; several with commas between them.
 * Where a criterion is meant by both lists, the longer word decides.
 *
 * @param s          session; the complaints go there, and it owns the decisions
 * @param check      the check of the sheet
 * @param list       what groups are taken from
 * @param word       words to accept, then words to reject
 * @param n          how many of each
 * @param ret_chosen set on success
 * @return HOSHI_OK; HOSHI_E_INVALID (nothing of that name, nothing claimed, outside of the
 *         list, both); HOSHI_E_NOMEM
 * @owner  the session
 */
HOSHI_MUST_USE enum hoshi_rc
hoshi_worklist_choose(struct hoshi_session *s, const struct hoshi_evidence_check *check,
                      const struct hoshi_worklist *list, const char *const *const word[2],
                      const size_t n[2], struct hoshi_chosen *ret_chosen);

/**
 * The same from a file: decisions/1 or a table.
 *
 * @param s          session; the complaints go there, and it owns the decisions
 * @param check      the check of the sheet
 * @param work       the list; what is outside of it is refused
 * @param path       the file, or "-"
 * @param ret_chosen set on success
 * @return HOSHI_OK; HOSHI_E_SYNTAX, HOSHI_E_INVALID, HOSHI_E_LIMIT (the file); HOSHI_E_IO,
 *         HOSHI_E_NOMEM; after a complaint
 * @owner  the session
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_worklist_read(struct hoshi_session *s,
                                                 const struct hoshi_evidence_check *check,
                                                 const struct hoshi_worklist *work,
                                                 const char *path, struct hoshi_chosen *ret_chosen);

#endif
