/* Who a gap is up to: who the sheet names, else who usually does it. */
#include <string.h>

#include <hoshi/result.h>

#include "base/str.h"
#include "base/utf8.h"

#define OWNER_BYTES 256

/* Width, capitals and blanks at the ends do not count. */
bool hoshi_owner_same(const char *a, const char *b)
{
    char x[OWNER_BYTES], y[OWNER_BYTES];
    if (!hoshi_utf8_fold(hoshi_str_trim(hoshi_str_from(a)), x, sizeof x) ||
        !hoshi_utf8_fold(hoshi_str_trim(hoshi_str_from(b)), y, sizeof y))
        return strcmp(a, b) == 0;
    return strcmp(x, y) == 0;
}

enum hoshi_owner hoshi_owner_read(const char *word)
{
    for (int i = HOSHI_OWNER_NONE + 1; i < HOSHI_OWNER_COUNT_; i++) {
        enum hoshi_owner owner = (enum hoshi_owner)i;
        bool is = hoshi_owner_same(word, hoshi_owner_code(owner));
        for (int l = 0; l < HOSHI_LANG_COUNT_; l++)
            is = is || hoshi_owner_same(word, hoshi_owner_label(owner, (enum hoshi_lang)l));
        if (is)
            return owner;
    }
    return HOSHI_OWNER_NONE;
}

static bool is_named(const struct hoshi_answer *a)
{
    return a != NULL && a->owner != NULL && *a->owner != '\0';
}

const char *hoshi_gap_owner(const struct hoshi_gap *gap, enum hoshi_lang lang)
{
    return is_named(gap->answer) ? gap->answer->owner
                                 : hoshi_owner_label(gap->criterion->owner, lang);
}

static bool is_up_to(const struct hoshi_gap *gap, const char *word)
{
    enum hoshi_owner role = hoshi_owner_read(word);
    if (!is_named(gap->answer))
        return role != HOSHI_OWNER_NONE && gap->criterion->owner == role;
    return hoshi_owner_same(gap->answer->owner, word) ||
           (role != HOSHI_OWNER_NONE && hoshi_owner_read(gap->answer->owner) == role);
}

bool hoshi_result_knows_owner(const struct hoshi_result *r, const char *word)
{
    bool known = hoshi_owner_read(word) != HOSHI_OWNER_NONE;
    for (size_t i = 0; i < r->answers->n_answer; i++)
        known = known || (is_named(&r->answers->answer[i]) &&
                          hoshi_owner_same(r->answers->answer[i].owner, word));
    return known;
}

void hoshi_result_keep_owner(struct hoshi_result *r, const char *word)
{
    size_t n = 0;
    for (size_t i = 0; i < r->n_todo; i++) {
        if (is_up_to(&r->gap[i], word))
            r->gap[n++] = r->gap[i];
    }
    r->n_todo = n;
    r->owner = word;
}

uint32_t hoshi_result_listed(const struct hoshi_result *r, uint8_t star)
{
    uint32_t n = 0;
    for (size_t i = 0; i < r->n_todo; i++)
        n += hoshi_criterion_counts(r->gap[i].criterion, star);
    return n;
}
