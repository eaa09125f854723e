#include <hoshi/catalog.h>

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

static const struct hoshi_level *level_of(const struct hoshi_catalog *cat, uint8_t star)
{
    for (size_t i = 0; i < cat->n_level; i++) {
        if (cat->level[i].star == star)
            return &cat->level[i];
    }
    return NULL;
}

bool hoshi_catalog_has_star(const struct hoshi_catalog *cat, uint8_t star)
{
    return level_of(cat, star) != NULL;
}

void hoshi_catalog_put_stars(struct hoshi_buf *out, const struct hoshi_catalog *cat)
{
    for (size_t i = 0; i < cat->n_level; i++) {
        hoshi_buf_puts(out, i > 0 ? ", " : "");
        if (cat->level[i].id.s != NULL) {
            hoshi_buf_puts(out, cat->level[i].id.s);
            continue;
        }
        hoshi_buf_puts(out, "★");
        hoshi_buf_int(out, cat->level[i].star);
    }
}

bool hoshi_catalog_has_stars(const struct hoshi_catalog *cat)
{
    return cat->n_level != 0 && cat->level[0].id.s == NULL;
}

const char *hoshi_catalog_level_id(const struct hoshi_catalog *cat, uint8_t star)
{
    const struct hoshi_level *level = level_of(cat, star);
    return level != NULL ? level->id.s : NULL;
}

/* "3", "★3", "星3", "★★★", and what a spreadsheet makes of a number: "3.0". In any width. */
static bool read_star(const char *said, long long *ret_star)
{
    static const char sign[] = "★", word[] = "星";
    char text[32];
    if (!hoshi_utf8_fold(hoshi_str_trim(hoshi_str_from(said)), text, sizeof text))
        return false;
    size_t n_sign = 0;
    const char *at = text;
    for (; hoshi_str_starts(at, sign); at += sizeof sign - 1)
        n_sign++;
    if (n_sign != 0 && *at == '\0') {
        *ret_star = (long long)n_sign;
        return n_sign > 1;
    }
    if (n_sign == 0 && hoshi_str_starts(at, word))
        at += sizeof word - 1;
    size_t n = strlen(at);
    if (n > 2 && strcmp(at + n - 2, ".0") == 0)
        n -= 2;
    return n_sign < 2 && hoshi_str_to_int(hoshi_str_trim((struct hoshi_str){at, n}), HOSHI_STAR_MIN,
                                          HOSHI_STAR_MAX, ret_star);
}

uint8_t hoshi_catalog_find_level(const struct hoshi_catalog *cat, const char *said)
{
    long long star;
    for (size_t i = 0; i < cat->n_level; i++) {
        if (cat->level[i].id.s != NULL && strcmp(cat->level[i].id.s, said) == 0)
            return cat->level[i].star;
    }
    return hoshi_catalog_has_stars(cat) && read_star(said, &star) && star <= HOSHI_STAR_MAX &&
                   hoshi_catalog_has_star(cat, (uint8_t)star)
               ? (uint8_t)star
               : 0;
}

uint8_t hoshi_catalog_first_star(const struct hoshi_catalog *cat)
{
    return cat->n_level != 0 ? cat->level[0].star : 0;
}

bool hoshi_catalog_takes(const struct hoshi_catalog *cat, unsigned status)
{
    return (cat->takes >> status & 1) != 0;
}

const char *hoshi_condition_name(const struct hoshi_condition *condition, enum hoshi_lang lang)
{
    const char *title = hoshi_text_get(&condition->title, lang);
    return *title != '\0' ? title : condition->id.s;
}

bool hoshi_catalog_is_provisional(const struct hoshi_catalog *cat, uint8_t star)
{
    const struct hoshi_level *level = level_of(cat, star);
    return level != NULL && level->provisional;
}

const char *hoshi_catalog_star_name(const struct hoshi_catalog *cat, uint8_t star,
                                    enum hoshi_lang lang)
{
    static const char *const name[HOSHI_STAR_MAX + 1] = {"★0", "★1", "★2", "★3", "★4", "★5"};
    const struct hoshi_level *level = level_of(cat, star);
    return level != NULL && (level->provisional || level->id.s != NULL)
               ? hoshi_text_get(&level->title, lang)
               : name[star <= HOSHI_STAR_MAX ? star : 0];
}

bool hoshi_criterion_counts(const struct hoshi_criterion *crit, uint8_t star)
{
    return crit->star <= star && (crit->until == 0 || star <= crit->until);
}

bool hoshi_condition_counts(const struct hoshi_catalog *cat, size_t condition, uint8_t star)
{
    for (size_t i = 0; i < cat->n_criterion; i++) {
        if (cat->criterion[i]->condition == (int32_t)condition &&
            hoshi_criterion_counts(cat->criterion[i], star))
            return true;
    }
    return false;
}

bool hoshi_catalog_has_states(const struct hoshi_catalog *cat)
{
    size_t i = 0;
    while (i < cat->n_criterion && cat->criterion[i]->n_state == 0)
        i++;
    return i < cat->n_criterion;
}

const struct hoshi_state_of *hoshi_criterion_state(const struct hoshi_criterion *crit,
                                                   const char *id)
{
    for (size_t i = 0; id != NULL && i < crit->n_state; i++) {
        if (strcmp(crit->state[i].id.s, id) == 0)
            return &crit->state[i];
    }
    return NULL;
}

static int by_criterion_id(const void *key, const void *element)
{
    return strcmp(key, (*(struct hoshi_criterion *const *)element)->id.s);
}

const struct hoshi_criterion *hoshi_catalog_find(const struct hoshi_catalog *cat, const char *id)
{
    if (cat->n_criterion == 0)
        return NULL;
    struct hoshi_criterion *const *hit =
        bsearch(id, cat->by_id, cat->n_criterion, sizeof *cat->by_id, by_criterion_id);
    return hit != NULL ? *hit : NULL;
}

const struct hoshi_requirement *hoshi_catalog_find_requirement(const struct hoshi_catalog *cat,
                                                               const char *id)
{
    for (size_t i = 0; i < cat->n_requirement; i++) {
        if (strcmp(cat->requirement[i]->id.s, id) == 0)
            return cat->requirement[i];
    }
    return NULL;
}

static int by_condition_id(const void *key, const void *element)
{
    return strcmp(key, (*(struct hoshi_condition *const *)element)->id.s);
}

int32_t hoshi_catalog_find_condition(const struct hoshi_catalog *cat, const char *id)
{
    if (cat->n_condition == 0)
        return -1;
    struct hoshi_condition *const *hit = bsearch(id, cat->condition_by_id, cat->n_condition,
                                                 sizeof *cat->condition_by_id, by_condition_id);
    return hit != NULL ? (int32_t)(*hit - cat->condition) : -1;
}

const struct hoshi_refs *hoshi_requirement_refs(const struct hoshi_requirement *req,
                                                const char *framework)
{
    for (size_t i = 0; i < req->n_refs; i++) {
        if (strcmp(req->refs[i].framework.s, framework) == 0)
            return &req->refs[i];
    }
    return NULL;
}

enum hoshi_prerequisite_kind hoshi_criterion_builds_on(const struct hoshi_criterion *crit,
                                                       const char *id)
{
    for (size_t i = 0; i < crit->n_builds_on_kind; i++) {
        if (strcmp(crit->builds_on_kind[i].id.s, id) == 0)
            return crit->builds_on_kind[i].kind;
    }
    return HOSHI_PREREQUISITE_NEEDS;
}
