#include "report/json/level.h"

void hoshi_level_json(hoshi_json *to, const struct hoshi_catalog *cat, uint8_t star)
{
    if (cat->n_level == 0)
        return;
    const char *id = hoshi_catalog_level_id(cat, star);
    if (id != NULL)
        hoshi_json_string(to, "level", id);
    else
        hoshi_json_number(to, "star", star);
}

static bool has_provisional(const struct hoshi_catalog *cat)
{
    for (size_t i = 0; i < cat->n_level; i++) {
        if (cat->level[i].provisional)
            return true;
    }
    return false;
}

void hoshi_optional_level_json(hoshi_json *to, const char *key, const struct hoshi_catalog *cat,
                               uint8_t star)
{
    if (star != 0 && hoshi_catalog_has_stars(cat))
        hoshi_json_number(to, key, star);
    else if (star != 0)
        hoshi_json_string(to, key, hoshi_catalog_level_id(cat, star));
    else
        hoshi_json_null(to, key);
}

void hoshi_keyed_level_json(hoshi_json *to, const struct hoshi_catalog *cat, const char *star_key,
                            const char *level_key, uint8_t star)
{
    if (hoshi_catalog_has_stars(cat))
        hoshi_json_number(to, star_key, star);
    else
        hoshi_optional_level_json(to, level_key, cat, star);
}

void hoshi_reached_json(hoshi_json *to, const struct hoshi_result *r)
{
    if (r->catalog->n_level == 0) /* nothing can be reached */
        return;
    if (!hoshi_catalog_has_stars(r->catalog)) {
        hoshi_optional_level_json(to, "level_reached", r->catalog, r->star);
        hoshi_optional_level_json(to, "level_firm", r->catalog, r->star_firm);
        return;
    }
    hoshi_json_number(to, "star", r->star);
    hoshi_json_number(to, "star_firm", r->star_firm);
    if (has_provisional(r->catalog))
        hoshi_json_number(to, "star_provisional", r->star_provisional);
    else
        hoshi_json_null(to, "star_provisional");
}
