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
    const struct hoshi_criterion *before; /* of a condition: the first one that it can switch off,
                                             before which it is asked; else the criterion itself */
};

struct hoshi_interview {
    const struct hoshi_catalog *cat;
    enum hoshi_only only;
    bool *chosen; /* by criterion index: asked at all, whatever the target */
    bool *said;   /* by criterion index: answered in this session */
    uint8_t target;
    struct hoshi_item *item; /* in the order of the catalogue; room for all */
    size_t n_item;
};

struct hoshi_interview_request {
    enum hoshi_only only;
    const char *requirement; /* "4-1", "4-1-3", "4-1-3-2", or NULL */
    enum hoshi_owner owner;  /* or NONE */
    uint8_t target;          /* 0 = the sheet's, else the lowest star of the catalogue */
};

/**
 * Choose the questions. `only` looks at the result as it is now, so that a question does not vanish
 * because it was answered.
 *
 * @param r             what the sheet comes to
 * @param request       what is asked for
 * @param arena         owns the lists
 * @param ret_interview on success only; may have no item
 * @return HOSHI_OK or HOSHI_E_NOMEM
 * @owner  arena; the catalogue is borrowed
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_interview_start(const struct hoshi_result *r,
                                                   const struct hoshi_interview_request *request,
                                                   struct hoshi_arena *arena,
                                                   struct hoshi_interview *ret_interview);

/**
 * Whether a category, requirement or criterion begins like this.
 *
 * @param cat         catalogue
 * @param requirement "4-1", "4-1-3", "4-1-3-2"
 * @return true when one does
 */
bool hoshi_interview_knows(const struct hoshi_catalog *cat, const char *requirement);

/**
 * Another target: other questions; no answer is touched.
 *
 * @param iv     the questions
 * @param target the star
 * @return false, and nothing changes, when no question would be left
 */
bool hoshi_interview_target(struct hoshi_interview *iv, uint8_t target);

/**
 * The star above the target, or the lowest one again.
 *
 * @param iv the questions
 * @return the star
 */
uint8_t hoshi_interview_next_target(const struct hoshi_interview *iv);

/**
 * Whether nobody has said anything yet, or only last year.
 *
 * @param item the question
 * @param r    what the sheet comes to
 * @return true for such a question that is in play
 */
bool hoshi_item_is_unanswered(const struct hoshi_item *item, const struct hoshi_result *r);

/**
 * Whether a question waits: it is unanswered or, with --only, was not yet gone through in this
 * session. Only from a question that waits an answer leads on to the next one; who corrects an
 * answer stays with it.
 *
 * @param iv   the questions
 * @param r    what the sheet comes to
 * @param item one of them
 * @return true when it does
 */
bool hoshi_interview_waits(const struct hoshi_interview *iv, const struct hoshi_result *r,
                           const struct hoshi_item *item);

/** A criterion is answered: with --only it does not wait any more. */
void hoshi_interview_said(struct hoshi_interview *iv, const struct hoshi_criterion *criterion);

/**
 * Whether there is an answer to delete: also one of last time, or one that no longer counts.
 *
 * @param item the question
 * @param r    what the sheet comes to
 * @return true when there is
 */
bool hoshi_item_has_answer(const struct hoshi_item *item, const struct hoshi_result *r);

/**
 * Whether a question is unanswered, or answered with "not known".
 *
 * @param item the question
 * @param r    what the sheet comes to
 * @return true for such a question
 */
bool hoshi_item_is_open(const struct hoshi_item *item, const struct hoshi_result *r);

/** How many questions nobody has answered, and how many are answered with "not known". */
struct hoshi_standing {
    size_t waiting; /**< unanswered, or not yet confirmed; conditions, too */
    size_t unknown;
};

/**
 * How far the questions are answered: what the screen counts, too.
 *
 * @param iv the questions
 * @param r  what the sheet comes to
 * @return the counts
 */
struct hoshi_standing hoshi_interview_standing(const struct hoshi_interview *iv,
                                               const struct hoshi_result *r);

/**
 * Whether the answer to a condition takes the question out.
 *
 * @param item the question
 * @param r    what the sheet comes to
 * @return true for a criterion that does not count
 */
bool hoshi_item_is_out_of_play(const struct hoshi_item *item, const struct hoshi_result *r);

/**
 * The item with the id that comes closest: "4-1-3" finds its first criterion.
 *
 * @param iv the questions
 * @param id an id or its beginning
 * @return index of the item; n_item = none
 */
size_t hoshi_interview_find(const struct hoshi_interview *iv, const char *id);

/** What a search found. */
struct hoshi_found {
    size_t at; /* index of the item; n_item = it is not among the questions */
    const struct hoshi_criterion *above;    /* … but asked at a higher target; or NULL */
    const struct hoshi_criterion *left_out; /* … but left out by the options; or NULL */
};

/**
 * Where an id stands, with or without its hyphens, else the next question that mentions a word;
 * else the first criterion of the catalogue that is not asked now.
 *
 * @param iv   the questions
 * @param word an id or a word; capitals do not count
 * @param from the question to search behind, round to it
 * @param lang language of the texts to look into
 * @return what was found
 */
struct hoshi_found hoshi_interview_search(const struct hoshi_interview *iv, const char *word,
                                          size_t from, enum hoshi_lang lang);

/**
 * Where a person is who was at a question before the target changed: at it, else at the next one in
 * the order of the catalogue, else at the last.
 *
 * @param iv  the questions now
 * @param was the question
 * @return index of the item
 */
size_t hoshi_interview_place(const struct hoshi_interview *iv, const struct hoshi_item *was);

/**
 * About how long reading and answering the rest takes: a person reads 450 characters of Japanese or
 * 1,000 of English a minute, and thinks for a quarter of a minute over each question. Rounded up
 * to 5 minutes.
 *
 * @param iv   the questions
 * @param r    what the sheet comes to
 * @param lang language of the texts
 * @return minutes; 0 when nothing waits
 */
unsigned hoshi_interview_minutes(const struct hoshi_interview *iv, const struct hoshi_result *r,
                                 enum hoshi_lang lang);

/**
 * Where a question stands.
 *
 * @param iv        the questions
 * @param criterion a criterion; NULL = a condition
 * @param condition index of the condition in the catalogue
 * @return index of the item; n_item = it is not asked
 */
size_t hoshi_interview_index(const struct hoshi_interview *iv,
                             const struct hoshi_criterion *criterion, int32_t condition);

/**
 * The next item that waits, from the start again at the end.
 *
 * @param iv   the questions
 * @param r    what the sheet comes to
 * @param from index to search behind
 * @return index of the item; n_item = none
 */
size_t hoshi_interview_next(const struct hoshi_interview *iv, const struct hoshi_result *r,
                            size_t from);

/**
 * The next open item, from the start again at the end.
 *
 * @param iv   the questions
 * @param r    what the sheet comes to
 * @param from index to search behind
 * @return index of the item; n_item = none
 */
size_t hoshi_interview_next_open(const struct hoshi_interview *iv, const struct hoshi_result *r,
                                 size_t from);

#endif
