#include "report/json/scope.h"

void hoshi_scope_json(hoshi_json *to, const struct hoshi_answers *ans)
{
    const struct hoshi_scope *s = ans->scope;
    if (s == NULL || (s->unit == NULL && s->note == NULL && s->site.n == 0 && s->n_exclusion == 0))
        return;
    hoshi_json *scope = hoshi_json_object(to, "scope");
    hoshi_json_optional(scope, "unit", s->unit);
    hoshi_json *sites = s->site.n != 0 ? hoshi_json_array(scope, "sites") : NULL;
    for (size_t i = 0; i < s->site.n; i++)
        hoshi_json_push_string(sites, s->site.v[i].s);
    hoshi_json_optional(scope, "note", s->note);
    hoshi_json *exclusions = s->n_exclusion != 0 ? hoshi_json_array(scope, "exclusions") : NULL;
    for (size_t i = 0; i < s->n_exclusion; i++) {
        hoshi_json *e = hoshi_json_push_object(exclusions);
        hoshi_json_optional(e, "what", s->exclusion[i].what);
        hoshi_json_optional(e, "reason", s->exclusion[i].reason);
    }
}
