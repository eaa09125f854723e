#include "report/json/asked.h"

#include "report/json/json.h"
#include "report/json/level.h"

static void add_rules(hoshi_json *to, const char *key, const struct hoshi_overlay_rule *const *rule,
                      size_t n)
{
    hoshi_json *all = hoshi_json_array(to, key);
    for (size_t i = 0; i < n; i++) {
        hoshi_json *e = hoshi_json_push_object(all);
        hoshi_json_string(e, "criterion", rule[i]->at->id.s);
        hoshi_json_string(e, "reason", rule[i]->reason);
        hoshi_json_day(e, "due", rule[i]->due);
    }
}

void hoshi_asked_json(hoshi_json *to, const struct hoshi_result *r)
{
    const struct hoshi_asked *a = r->asked;
    if (a == NULL)
        return;
    if (a->overlay != NULL) {
        hoshi_json *overlay = hoshi_json_object(to, "overlay");
        hoshi_json_string(overlay, "id", a->overlay->id.s);
        hoshi_json_string(overlay, "sha256", a->overlay->sha256);
    }
    hoshi_json *asked = hoshi_json_object(to, "asked");
    hoshi_keyed_level_json(asked, r->catalog, "star", "level", a->star);
    if (a->cls != NULL)
        hoshi_json_string(asked, "class", a->cls->id.s);
    hoshi_json_day(asked, "due", a->due);
    hoshi_json_string(asked, "verdict", hoshi_verdict_code(a->verdict));
    hoshi_json_number(asked, "total", a->tally.total);
    hoshi_json_number(asked, "satisfied", hoshi_tally_satisfied(&a->tally));
    hoshi_json_number(asked, "gap", a->tally.gap);
    hoshi_json_number(asked, "open", a->tally.open);
    hoshi_json *todo = hoshi_json_array(asked, "todo");
    for (size_t i = 0; i < a->n_todo; i++)
        hoshi_json_push_string(todo, a->todo[i]->criterion->id.s);
    add_rules(asked, "ignored", a->ignored, a->n_ignored);
    add_rules(asked, "added", a->added, a->n_added);
}
