#include "report/text/explain_find.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

#define NAME_BYTES 512

struct search {
    const struct hoshi_library *lib;
    struct hoshi_named *found;
    char word[NAME_BYTES]; /* folded */
    enum hoshi_lang lang;
    bool whole; /* whole names only */
};

/* Whether the n bytes at s are just the word. */
static bool is_word(const struct search *s, const char *at, size_t n)
{
    return strlen(s->word) == n && memcmp(s->word, at, n) == 0;
}

/* "多要素認証(mfa)": the whole, what stands before the bracket, and what stands in it. */
static bool is_whole_name(const struct search *s, const char *name)
{
    size_t n = strlen(name), bare = strcspn(name, "(");
    if (is_word(s, name, n))
        return true;
    if (bare == n)
        return false;
    size_t inside = strcspn(name + bare + 1, ")"), end = bare;
    while (end > 0 && name[end - 1] == ' ')
        end--;
    return is_word(s, name, end) || is_word(s, name + bare + 1, inside);
}

static bool matches(const struct search *s, const char *name)
{
    char plain[NAME_BYTES];
    if (name == NULL || !hoshi_utf8_fold(hoshi_str_from(name), plain, sizeof plain))
        return false;
    return s->whole ? is_whole_name(s, plain) : strstr(plain, s->word) != NULL;
}

static bool matches_text(const struct search *s, const struct hoshi_text *text)
{
    for (int l = 0; l < HOSHI_LANG_COUNT_; l++) {
        if (matches(s, text->v[l]))
            return true;
    }
    return false;
}

static void add(const struct search *s, const char *id, const struct hoshi_text *name)
{
    struct hoshi_named *f = s->found;
    for (size_t i = 0; i < f->n; i++) {
        if (strcmp(f->id[i], id) == 0)
            return;
    }
    if (f->n == HOSHI_FOUND_MAX)
        return;
    f->id[f->n] = id;
    f->name[f->n++] = hoshi_text_get(name, s->lang);
}

static void search_terms(const struct search *s)
{
    const struct hoshi_glossary *g = s->lib->glossary;
    for (size_t i = 0; g != NULL && i < g->n_term; i++) {
        const struct hoshi_term *t = &g->term[i];
        bool hit = matches_text(s, &t->term);
        for (size_t k = 0; k < t->also.n && !hit; k++)
            hit = matches(s, t->also.v[k].s);
        if (hit)
            add(s, t->id.s, &t->term);
    }
}

static void search_catalog(const struct search *s)
{
    const struct hoshi_catalog *cat = s->lib->catalog;
    for (size_t i = 0; i < cat->n_group; i++) {
        if (matches_text(s, &cat->group[i].title))
            add(s, cat->group[i].id.s, &cat->group[i].title);
    }
    for (size_t i = 0; i < cat->n_requirement; i++) {
        if (matches_text(s, &cat->requirement[i]->title))
            add(s, cat->requirement[i]->id.s, &cat->requirement[i]->title);
    }
    for (size_t i = 0; i < cat->n_condition; i++) {
        if (matches_text(s, &cat->condition[i].title))
            add(s, cat->condition[i].id.s, &cat->condition[i].title);
    }
}

/* A question is no name: it counts where nothing else has the word. */
static void search_questions(const struct search *s)
{
    const struct hoshi_catalog *cat = s->lib->catalog;
    for (size_t i = 0; i < cat->n_condition; i++) {
        if (matches_text(s, &cat->condition[i].question))
            add(s, cat->condition[i].id.s, &cat->condition[i].question);
    }
}

static void search_rest(const struct search *s)
{
    for (size_t i = 0; i < s->lib->n_policy; i++) {
        if (matches_text(s, &s->lib->policy[i]->title))
            add(s, s->lib->policy[i]->id.s, &s->lib->policy[i]->title);
    }
    const struct hoshi_support_list *list = s->lib->support;
    for (size_t i = 0; list != NULL && i < list->n_support; i++) {
        if (matches_text(s, &list->support[i].title))
            add(s, list->support[i].id.s, &list->support[i].title);
    }
}

static void search_all(const struct search *s)
{
    search_terms(s);
    search_catalog(s);
    search_rest(s);
}

/* Long enough to mean something: two Japanese characters, or four letters. */
static bool is_part(const char *word)
{
    return strlen(word) >= ((unsigned char)word[0] < 0x80 ? 4 : 6);
}

void hoshi_explain_find(const struct hoshi_library *lib, const char *word, enum hoshi_lang lang,
                        struct hoshi_named *ret_found)
{
    struct search s = {.lib = lib, .found = ret_found, .lang = lang, .whole = true};
    *ret_found = (struct hoshi_named){.n = 0};
    if (!hoshi_utf8_fold(hoshi_str_from(word), s.word, sizeof s.word) || s.word[0] == '\0')
        return;
    search_all(&s);
    s.whole = false;
    if (ret_found->n == 0 && is_part(s.word))
        search_all(&s);
    if (ret_found->n == 0 && is_part(s.word))
        search_questions(&s);
}
