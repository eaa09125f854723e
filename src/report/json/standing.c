#include "report/json/standing.h"

void hoshi_named_json(hoshi_json *to, const char *star, const char *level,
                      struct hoshi_diff_named named)
{
    if (named.id != NULL)
        hoshi_json_string(to, level, named.id);
    else if (named.star != 0)
        hoshi_json_number(to, star, named.star);
}

/* As a result has them. */
void hoshi_side_reached_json(hoshi_json *to, const struct hoshi_diff_side *s)
{
    if (!s->has_levels)
        return;
    if (s->has_stars) {
        hoshi_json_number(to, "star", s->reached.star);
        hoshi_json_number(to, "star_firm", s->firm.star);
        if (s->has_provisional)
            hoshi_json_number(to, "star_provisional", s->provisional.star);
        else
            hoshi_json_null(to, "star_provisional");
        return;
    }
    const struct hoshi_diff_named v[] = {s->reached, s->firm};
    for (int i = 0; i < 2; i++) {
        const char *key = i == 0 ? "level_reached" : "level_firm";
        if (v[i].id != NULL)
            hoshi_json_string(to, key, v[i].id);
        else
            hoshi_json_null(to, key);
    }
}
