/* Which questions are asked, in which order, and which of them still wait for an answer. */
#ifndef HOSHI_APP_SHEET_INTERVIEW_H
#define HOSHI_APP_SHEET_INTERVIEW_H

#include <hoshi/arena.h>
#include <hoshi/result.h>

enum hoshi_only { HOSHI_ONLY_ALL = 0, HOSHI_ONLY_GAPS, HOSHI_ONLY_OPEN, HOSHI_ONLY_STALE };

/* A condition (criterion is NULL) or a criterion. */
struct hoshi_item {
    int32_t condition;
    const struct hoshi_criterion *criterion;
};

struct hoshi_interview {
    const struct hoshi_catalog *cat;
    enum hoshi_only only;
    bool *chosen; /* by criterion index: asked at all, whatever the target */
    uint8_t target;
    struct hoshi_item *item; /* conditions first; room for all */
    size_t n_item;
};

struct hoshi_interview_request {
    enum hoshi_only only;
    const char *requirement; /* "4-1", "4-1-3", "4-1-3-2", or NULL */
    enum hoshi_owner owner;  /* or NONE */
    uint8_t target;          /* 0 = the sheet's, else the lowest star of the catalogue */
};

/* Choose the questions; `only` looks at the result as it is now, so that a question does not vanish
 * because it was answered. */
HOSHI_MUST_USE enum hoshi_rc hoshi_interview_start(const struct hoshi_result *r,
                                                   const struct hoshi_interview_request *request,
                                                   struct hoshi_arena *arena,
                                                   struct hoshi_interview *ret_interview);
/* Whether a category, requirement or criterion begins like this. */
bool hoshi_interview_knows(const struct hoshi_catalog *cat, const char *requirement);
/* Another target: other questions; no answer is touched. False, and nothing changes, when no
 * question would be left. */
bool hoshi_interview_target(struct hoshi_interview *iv, uint8_t target);
/* The star above the target, or the lowest one again. */
uint8_t hoshi_interview_next_target(const struct hoshi_interview *iv);

/* Nobody has said anything yet, or only last year did. */
bool hoshi_item_is_unanswered(const struct hoshi_item *item, const struct hoshi_result *r);
/* As above, or answered with "not known". */
bool hoshi_item_is_open(const struct hoshi_item *item, const struct hoshi_result *r);
bool hoshi_item_is_out_of_play(const struct hoshi_item *item, const struct hoshi_result *r);
/* The item with an id that comes closest ("4-1-3" finds its first criterion), or n_item. */
size_t hoshi_interview_find(const struct hoshi_interview *iv, const char *id);
/**
 * Where an id stands, else the next question that mentions a word.
 *
 * @param iv   the questions
 * @param word an id or a word; capitals do not count
 * @param from the question to search behind, round to it
 * @param lang language of the texts to look into
 * @return index of the item; n_item = none
 */
size_t hoshi_interview_search(const struct hoshi_interview *iv, const char *word, size_t from,
                              enum hoshi_lang lang);
/* Where a criterion, or when that is NULL a condition, stands; n_item = it is not asked. */
size_t hoshi_interview_index(const struct hoshi_interview *iv,
                             const struct hoshi_criterion *criterion, int32_t condition);
/* The next unanswered item behind `from`, from the start again at the end; n_item = none. With
 * --only: the next item. */
size_t hoshi_interview_next(const struct hoshi_interview *iv, const struct hoshi_result *r,
                            size_t from);
size_t hoshi_interview_next_open(const struct hoshi_interview *iv, const struct hoshi_result *r,
                                 size_t from);

#endif
