#include "app/sheet/interview.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

#define WORD_BYTES 1024

static const struct hoshi_answer *answer_of(const struct hoshi_result *r,
                                            const struct hoshi_criterion *c)
{
    return r->answers->by_criterion[c->index];
}

static bool is_carried_over(const struct hoshi_result *r, const struct hoshi_criterion *c)
{
    return answer_of(r, c) != NULL && answer_of(r, c)->carried_over;
}

static bool is_below(const char *id, const char *prefix)
{
    size_t n = strlen(prefix);
    return strncmp(id, prefix, n) == 0 && (id[n] == '\0' || id[n] == '-' || id[n] == '.');
}

static bool is_wanted(const struct hoshi_result *r, const struct hoshi_criterion *c,
                      const struct hoshi_interview_request *q)
{
    struct hoshi_outcome o = r->outcome[c->index];
    if (q->requirement != NULL && !is_below(c->id.s, q->requirement))
        return false;
    if (q->owner != HOSHI_OWNER_NONE && c->owner != q->owner)
        return false;
    switch (q->only) {
    case HOSHI_ONLY_GAPS:
        return o.kind == HOSHI_OUTCOME_GAP;
    case HOSHI_ONLY_OPEN:
        return o.kind == HOSHI_OUTCOME_OPEN || is_carried_over(r, c);
    case HOSHI_ONLY_STALE:
        return o.reason == HOSHI_REASON_STALE || is_carried_over(r, c) ||
               (o.kind == HOSHI_OUTCOME_MET && c->frequency != 0 && answer_of(r, c) != NULL &&
                answer_of(r, c)->performed == 0);
    case HOSHI_ONLY_ALL:
        break;
    }
    return true;
}

static bool is_asked(const struct hoshi_interview *iv, const struct hoshi_criterion *c)
{
    return iv->chosen[c->index] && hoshi_criterion_counts(c, iv->target);
}

/* A condition is asked where it first matters: nobody begins with the hardest questions. */
static void collect(struct hoshi_interview *iv, uint8_t target)
{
    iv->target = target;
    iv->n_item = 0;
    for (size_t i = 0; i < iv->cat->n_criterion; i++) {
        const struct hoshi_criterion *c = iv->cat->criterion[i];
        if (!is_asked(iv, c))
            continue;
        if (c->condition >= 0 && hoshi_interview_index(iv, NULL, c->condition) == iv->n_item)
            iv->item[iv->n_item++] = (struct hoshi_item){c->condition, NULL, c};
        iv->item[iv->n_item++] = (struct hoshi_item){-1, c, c};
    }
}

bool hoshi_interview_target(struct hoshi_interview *iv, uint8_t target)
{
    uint8_t before = iv->target;
    collect(iv, target);
    if (iv->n_item != 0)
        return true;
    collect(iv, before);
    return false;
}

uint8_t hoshi_interview_next_target(const struct hoshi_interview *iv)
{
    for (size_t i = 0; i < iv->cat->n_level; i++) {
        if (iv->cat->level[i].star > iv->target)
            return iv->cat->level[i].star;
    }
    return hoshi_catalog_first_star(iv->cat);
}

enum hoshi_rc hoshi_interview_start(const struct hoshi_result *r,
                                    const struct hoshi_interview_request *request,
                                    struct hoshi_arena *arena,
                                    struct hoshi_interview *ret_interview)
{
    const struct hoshi_catalog *cat = r->catalog;
    struct hoshi_interview iv = {.cat = cat, .only = request->only};
    iv.chosen = hoshi_arena_array(arena, cat->n_criterion, sizeof *iv.chosen);
    iv.said = hoshi_arena_array(arena, cat->n_criterion, sizeof *iv.said);
    iv.item = hoshi_arena_array(arena, cat->n_criterion + cat->n_condition, sizeof *iv.item);
    if (iv.chosen == NULL || iv.said == NULL || iv.item == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < cat->n_criterion; i++)
        iv.chosen[i] = is_wanted(r, cat->criterion[i], request);
    uint8_t target = request->target != 0 ? request->target : r->answers->target;
    collect(&iv, target != 0 ? target : hoshi_catalog_first_star(cat));
    *ret_interview = iv;
    return HOSHI_OK;
}

bool hoshi_interview_knows(const struct hoshi_catalog *cat, const char *requirement)
{
    for (size_t i = 0; i < cat->n_criterion; i++) {
        if (is_below(cat->criterion[i]->id.s, requirement))
            return true;
    }
    return false;
}

bool hoshi_item_is_out_of_play(const struct hoshi_item *item, const struct hoshi_result *r)
{
    return item->criterion != NULL &&
           r->outcome[item->criterion->index].kind == HOSHI_OUTCOME_OUT_OF_PLAY;
}

bool hoshi_item_has_answer(const struct hoshi_item *item, const struct hoshi_result *r)
{
    if (item->criterion == NULL)
        return r->answers->state[item->condition] != HOSHI_CONDITION_UNANSWERED;
    return hoshi_answer_is_given(answer_of(r, item->criterion));
}

bool hoshi_item_is_unanswered(const struct hoshi_item *item, const struct hoshi_result *r)
{
    if (hoshi_item_is_out_of_play(item, r))
        return false;
    return !hoshi_item_has_answer(item, r) ||
           (item->criterion != NULL && answer_of(r, item->criterion)->carried_over);
}

bool hoshi_interview_waits(const struct hoshi_interview *iv, const struct hoshi_result *r,
                           const struct hoshi_item *item)
{
    if (iv->only == HOSHI_ONLY_ALL || item->criterion == NULL)
        return hoshi_item_is_unanswered(item, r);
    return !hoshi_item_is_out_of_play(item, r) && !iv->said[item->criterion->index];
}

void hoshi_interview_said(struct hoshi_interview *iv, const struct hoshi_criterion *criterion)
{
    iv->said[criterion->index] = true;
}

bool hoshi_item_is_open(const struct hoshi_item *item, const struct hoshi_result *r)
{
    return hoshi_item_is_unanswered(item, r) ||
           (item->criterion != NULL &&
            r->outcome[item->criterion->index].kind == HOSHI_OUTCOME_OPEN);
}

size_t hoshi_interview_find(const struct hoshi_interview *iv, const char *id)
{
    for (size_t i = 0; i < iv->n_item && *id != '\0'; i++) {
        const struct hoshi_item *item = &iv->item[i];
        if (item->criterion != NULL ? is_below(item->criterion->id.s, id)
                                    : strcmp(iv->cat->condition[item->condition].id.s, id) == 0)
            return i;
    }
    return iv->n_item;
}

size_t hoshi_interview_index(const struct hoshi_interview *iv,
                             const struct hoshi_criterion *criterion, int32_t condition)
{
    size_t i = 0;
    while (i < iv->n_item && (criterion != NULL ? iv->item[i].criterion != criterion
                                                : iv->item[i].criterion != NULL ||
                                                      iv->item[i].condition != condition))
        i++;
    return i;
}

size_t hoshi_interview_next(const struct hoshi_interview *iv, const struct hoshi_result *r,
                            size_t from)
{
    for (size_t k = 1; k <= iv->n_item; k++) {
        size_t i = (from + k) % iv->n_item;
        if (hoshi_interview_waits(iv, r, &iv->item[i]))
            return i;
    }
    return iv->n_item;
}

size_t hoshi_interview_next_open(const struct hoshi_interview *iv, const struct hoshi_result *r,
                                 size_t from)
{
    for (size_t k = 1; k <= iv->n_item; k++) {
        size_t i = (from + k) % iv->n_item;
        if (hoshi_item_is_open(&iv->item[i], r))
            return i;
    }
    return iv->n_item;
}

/* --- search */

static bool contains(const char *text, const char *word)
{
    for (; *text != '\0'; text++) {
        size_t i = 0;
        while (word[i] != '\0' &&
               (text[i] == word[i] || ((text[i] ^ word[i]) == 0x20 && ((text[i] | 0x20) >= 'a') &&
                                       ((text[i] | 0x20) <= 'z'))))
            i++;
        if (word[i] == '\0')
            return true;
    }
    return false;
}

static bool criterion_mentions(const struct hoshi_criterion *c, const char *word,
                               enum hoshi_lang lang)
{
    return contains(hoshi_text_get(&c->question, lang), word) ||
           contains(hoshi_text_get(&c->text, lang), word) ||
           contains(hoshi_text_get(&c->requirement->title, lang), word);
}

static bool mentions(const struct hoshi_interview *iv, const struct hoshi_item *item,
                     const char *word, enum hoshi_lang lang)
{
    if (item->criterion != NULL)
        return criterion_mentions(item->criterion, word, lang);
    const struct hoshi_condition *k = &iv->cat->condition[item->condition];
    return contains(hoshi_text_get(&k->question, lang), word) ||
           contains(hoshi_text_get(&k->title, lang), word) || contains(k->id.s, word);
}

/* "443" is how people type 4-4-3. */
static bool is_digits_of(const char *id, const char *digits)
{
    if (strlen(digits) < 3 || strspn(digits, "0123456789") != strlen(digits))
        return false;
    for (; *digits != '\0'; id++) {
        if (*id == '-')
            continue;
        if (*id != *digits++ || *id == '\0')
            return false;
    }
    return true;
}

static bool is_named(const struct hoshi_criterion *c, const char *id)
{
    return is_below(c->id.s, id) || is_digits_of(c->id.s, id);
}

static size_t find_among(const struct hoshi_interview *iv, const char *word, const char *id,
                         size_t from, enum hoshi_lang lang)
{
    size_t found = hoshi_interview_find(iv, id);
    for (size_t i = 0; i < iv->n_item && found == iv->n_item; i++) {
        if (iv->item[i].criterion != NULL && is_digits_of(iv->item[i].criterion->id.s, id))
            found = i;
    }
    for (size_t k = 1; k <= iv->n_item && found == iv->n_item; k++) {
        size_t i = (from + k) % iv->n_item;
        if (mentions(iv, &iv->item[i], word, lang) || mentions(iv, &iv->item[i], id, lang))
            found = i;
    }
    return found;
}

static const struct hoshi_criterion *find_elsewhere(const struct hoshi_catalog *cat,
                                                    const char *word, const char *id,
                                                    enum hoshi_lang lang)
{
    for (size_t i = 0; i < cat->n_criterion; i++) {
        if (is_named(cat->criterion[i], id))
            return cat->criterion[i];
    }
    for (size_t i = 0; i < cat->n_criterion; i++) {
        if (criterion_mentions(cat->criterion[i], word, lang))
            return cat->criterion[i];
    }
    return NULL;
}

struct hoshi_found hoshi_interview_search(const struct hoshi_interview *iv, const char *word,
                                          size_t from, enum hoshi_lang lang)
{
    char id[WORD_BYTES]; /* an id typed with the Japanese input method left on */
    struct hoshi_found found = {iv->n_item, NULL, NULL};
    size_t n = strlen(word);
    if (n == 0 || n >= sizeof id)
        return found;
    memcpy(id, word, n + 1);
    hoshi_utf8_narrow_id(id);
    found.at = find_among(iv, word, id, from, lang);
    if (found.at != iv->n_item)
        return found;
    const struct hoshi_criterion *c = find_elsewhere(iv->cat, word, id, lang);
    if (c != NULL && iv->chosen[c->index])
        found.above = c;
    else
        found.left_out = c;
    return found;
}

/* --- place and time */

size_t hoshi_interview_place(const struct hoshi_interview *iv, const struct hoshi_item *was)
{
    size_t same = hoshi_interview_index(iv, was->criterion, was->condition), i = 0;
    if (same != iv->n_item)
        return same;
    while (i + 1 < iv->n_item && iv->item[i].before->index < was->before->index)
        i++;
    return i;
}

static unsigned long characters(const char *text)
{
    unsigned long n = 0;
    for (; *text != '\0'; text++)
        n += ((unsigned char)*text & 0xc0) != 0x80;
    return n;
}

unsigned hoshi_interview_minutes(const struct hoshi_interview *iv, const struct hoshi_result *r,
                                 enum hoshi_lang lang)
{
    unsigned long seconds = 0, a_minute = lang == HOSHI_LANG_JA ? 450 : 1000;
    for (size_t i = 0; i < iv->n_item; i++) {
        const struct hoshi_item *item = &iv->item[i];
        const struct hoshi_text *question = item->criterion != NULL
                                                ? &item->criterion->question
                                                : &iv->cat->condition[item->condition].question;
        if (hoshi_interview_waits(iv, r, item))
            seconds += 15 + 60 * characters(hoshi_text_get(question, lang)) / a_minute;
    }
    return (unsigned)((seconds + 299) / 300 * 5);
}
