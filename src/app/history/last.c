#include "app/history/last.h"

#include <string.h>

#include "app/compare/compare.h"
#include "app/history/history.h"
#include "app/session/complain.h"

static const char *number_of(const struct hoshi_organization *o)
{
    return o != NULL && o->id != NULL && *o->id != '\0' ? o->id : NULL;
}

static const char *name_of(const struct hoshi_organization *o)
{
    return o != NULL && o->name != NULL && *o->name != '\0' ? o->name : NULL;
}

static bool same(const char *a, const char *b)
{
    return a != NULL && b != NULL && strcmp(a, b) == 0;
}

/* Another number is another company, be it the corporate one or the buyer's; a name may change.
 * Where one of them has no number, the names say it, and nobody's result is anybody's. */
static bool is_other_corporation(const struct hoshi_organization *o,
                                 const struct hoshi_diff_side *side)
{
    return o != NULL && o->corporate_number.s != NULL && side->corporate_number != NULL &&
           !same(o->corporate_number.s, side->corporate_number);
}

static bool is_other_company(const struct hoshi_organization *o, const struct hoshi_diff_side *side)
{
    if (is_other_corporation(o, side))
        return true;
    if (number_of(o) != NULL && side->organization_id != NULL)
        return !same(number_of(o), side->organization_id);
    return !same(name_of(o), side->organization);
}

/* By their numbers where both have one. */
static const char *called(const char *number, const char *name, bool by_number)
{
    return name != NULL && !by_number ? name : number != NULL ? number : "-";
}

static enum hoshi_rc complain(struct hoshi_session *s, const char *path, enum hoshi_diag_code code,
                              const char *a0, const char *a1, const char *a2)
{
    (void)hoshi_session_complain(s, path, code, a0, a1, a2);
    return HOSHI_E_UNSUPPORTED;
}

static enum hoshi_rc check(struct hoshi_session *s, const char *path, const struct hoshi_result *r,
                           const struct hoshi_diff_side *side)
{
    const struct hoshi_organization *o = r->answers->organization;
    char day[HOSHI_DATE_BYTES], last[HOSHI_DATE_BYTES];
    struct hoshi_buf catalogue;
    bool by_number = number_of(o) != NULL && side->organization_id != NULL;
    if (is_other_corporation(o, side))
        return complain(s, path, HOSHI_HS2064, side->corporate_number, o->corporate_number.s,
                        s->answers_input.name);
    if (is_other_company(o, side))
        return complain(s, path, HOSHI_HS2064,
                        called(side->organization_id, side->organization, by_number),
                        called(number_of(o), name_of(o), by_number), s->answers_input.name);
    if (side->as_of > r->as_of)
        return complain(s, path, HOSHI_HS3048, hoshi_date_format(side->as_of, last),
                        hoshi_date_format(r->as_of, day), NULL);
    if (strcmp(side->catalogue_sha256, r->catalog->sha256) == 0)
        return HOSHI_OK;
    hoshi_buf_init(&catalogue, 0);
    hoshi_buf_puts(&catalogue, side->catalogue_id);
    hoshi_buf_puts(&catalogue, "@");
    hoshi_buf_puts(&catalogue, side->edition);
    enum hoshi_rc rc = catalogue.failed
                           ? HOSHI_E_NOMEM
                           : complain(s, path, HOSHI_HS3047, catalogue.p, r->catalog->name, NULL);
    hoshi_buf_release(&catalogue);
    return rc;
}

static enum hoshi_rc read_earlier(struct hoshi_session *s, const struct hoshi_last_request *request,
                                  const struct hoshi_result *r, struct hoshi_diff_side *side)
{
    const struct hoshi_compare_request how = {
        .catalog = request->catalog, .policy = request->policy, .as_of = r->as_of};
    struct hoshi_catalog *catalog = s->catalog;
    struct hoshi_policy *policy = s->policy;
    struct hoshi_input answers = s->answers_input, catalog_input = s->catalog_input;
    bool chosen = s->catalog_chosen;
    enum hoshi_rc rc = hoshi_compare_read(s, request->earlier, request->catalog, &how, side);
    s->catalog = catalog;
    s->catalog_input = catalog_input;
    s->catalog_chosen = chosen;
    s->policy = policy;
    s->answers_input = answers;
    return rc == HOSHI_OK ? check(s, request->earlier, r, side) : rc;
}

/* Of those before today and of this catalogue the last one. */
static const struct hoshi_history_entry *newest(const struct hoshi_history *h,
                                                const struct hoshi_result *r)
{
    const struct hoshi_history_entry *e = NULL;
    for (size_t i = 0; i < h->n; i++) {
        if (h->entry[i].side.as_of < r->as_of &&
            strcmp(h->entry[i].side.catalogue_sha256, r->catalog->sha256) == 0)
            e = &h->entry[i];
    }
    return e;
}

static enum hoshi_rc read_history(struct hoshi_session *s, const struct hoshi_last_request *request,
                                  const struct hoshi_result *r, struct hoshi_diff_side *side,
                                  bool *ret_is)
{
    const struct hoshi_organization *o = r->answers->organization;
    const char *number = number_of(o), *company = number != NULL ? number : name_of(o);
    const struct hoshi_history_query query = {.db = request->db,
                                              .company = &company,
                                              .n_company = 1,
                                              .before = number != NULL ? name_of(o) : NULL,
                                              .may_be_none = true};
    struct hoshi_history h = {.n = 0};
    struct hoshi_history_entry e = {.sha256 = NULL};
    const struct hoshi_history_entry *found = NULL;
    struct hoshi_buf json;
    *ret_is = false;
    if (company == NULL) /* nobody's result is anybody's */
        return HOSHI_OK;
    enum hoshi_rc rc = hoshi_history_list(s, &query, &h);
    if (rc == HOSHI_OK)
        found = newest(&h, r);
    if (found == NULL)
        return rc;
    hoshi_buf_init(&json, 0);
    rc = hoshi_history_find(s, &query, found->sha256, &found, &json);
    if (rc == HOSHI_OK)
        rc = hoshi_history_read(s, (struct hoshi_str){json.p, json.n}, &e);
    hoshi_buf_release(&json);
    *side = e.side;
    *ret_is = rc == HOSHI_OK;
    return rc;
}

enum hoshi_rc hoshi_last(struct hoshi_session *s, const struct hoshi_last_request *request,
                         const struct hoshi_result *r, const struct hoshi_diff_side **ret_side)
{
    struct hoshi_diff_side *side = hoshi_arena_array(&s->arena, 1, sizeof *side);
    bool is = true;
    if (side == NULL)
        return HOSHI_E_NOMEM;
    enum hoshi_rc rc = request->earlier != NULL ? read_earlier(s, request, r, side)
                                                : read_history(s, request, r, side, &is);
    *ret_side = rc == HOSHI_OK && is ? side : NULL;
    return rc;
}
