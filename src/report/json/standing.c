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

void hoshi_side_basis_json(hoshi_json *to, const struct hoshi_diff_side *s)
{
    hoshi_json *cat = hoshi_json_object(to, "catalogue");
    hoshi_json_string(cat, "id", s->catalogue_id);
    hoshi_json_string(cat, "edition", s->edition);
    hoshi_json_string(cat, "sha256", s->catalogue_sha256);
    if (s->other_catalogue)
        hoshi_json_bool(cat, "not_built_in", true);
    hoshi_json *policy = hoshi_json_object(to, "policy");
    hoshi_json_string(policy, "id", s->policy_id);
    hoshi_json_string(policy, "sha256", s->policy_sha256);
    if (s->other_policy)
        hoshi_json_bool(policy, "not_built_in", true);
    hoshi_json_string(hoshi_json_object(to, "answers"), "sha256", s->answers_sha256);
    hoshi_json *org = hoshi_json_object(to, "organization");
    hoshi_json_optional(org, "name", s->organization);
    hoshi_json_optional(org, "id", s->organization_id);
    hoshi_json_optional(org, "corporate_number", s->corporate_number);
    hoshi_json_optional(to, "scope", s->scope);
    hoshi_json_optional(to, "left_out", s->left_out);
    hoshi_json_number(to, "carried_over", s->n_carried_over);
    hoshi_json_number(to, "undated", s->n_undated);
    hoshi_json_day(to, "as_of", s->as_of);
}
