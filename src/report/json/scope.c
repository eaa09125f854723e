#include "report/json/scope.h"

#include "report/json/read.h"

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

enum hoshi_rc hoshi_scope_read(const hoshi_json *from, struct hoshi_arena *arena,
                               struct hoshi_scope *ret_scope)
{
    const hoshi_json *sites = hoshi_json_at(from, "sites"),
                     *exclusions = hoshi_json_at(from, "exclusions");
    struct hoshi_scope s = {.unit = hoshi_json_text_at(from, "unit"),
                            .note = hoshi_json_text_at(from, "note")};
    s.site.v = hoshi_arena_array(arena, hoshi_json_size(sites), sizeof *s.site.v);
    s.exclusion = hoshi_arena_array(arena, hoshi_json_size(exclusions), sizeof *s.exclusion);
    if (s.site.v == NULL || s.exclusion == NULL)
        return HOSHI_E_NOMEM;
    for (const hoshi_json *e = hoshi_json_first(sites); e != NULL; e = hoshi_json_next(e))
        s.site.v[s.site.n++].s = hoshi_json_as_text(e);
    for (const hoshi_json *e = hoshi_json_first(exclusions); e != NULL; e = hoshi_json_next(e))
        s.exclusion[s.n_exclusion++] = (struct hoshi_exclusion){
            .what = hoshi_json_text_at(e, "what"), .reason = hoshi_json_text_at(e, "reason")};
    *ret_scope = s;
    return HOSHI_OK;
}
