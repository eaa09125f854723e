#include "app/history/last.h"

#include <string.h>

#include "app/compare/compare.h"
#include "app/history/history.h"
#include "app/session/complain.h"
#include "model/company.h"

static enum hoshi_rc complain(struct hoshi_session *s, const char *path, enum hoshi_diag_code code,
                              const char *a0, const char *a1, const char *a2)
{
    (void)hoshi_session_complain(s, path, code, a0, a1, a2);
    return HOSHI_E_UNSUPPORTED;
}

static enum hoshi_rc check(struct hoshi_session *s, const char *path, const struct hoshi_result *r,
                           const struct hoshi_diff_side *side)
{
    struct hoshi_company ours = hoshi_company_of(r->answers->organization),
                         theirs = hoshi_diff_company(side);
    char day[HOSHI_DATE_BYTES], last[HOSHI_DATE_BYTES];
    struct hoshi_buf catalogue;
    if (hoshi_company_relation(ours, theirs) != HOSHI_COMPANY_SAME) /* nor nobody's anybody's */
        return complain(s, path, HOSHI_HS2064, hoshi_company_called(theirs, ours),
                        hoshi_company_called(ours, theirs), s->answers_input.name);
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

static bool is_known(const char *s)
{
    return s != NULL && *s != '\0';
}

static enum hoshi_rc read_history(struct hoshi_session *s, const struct hoshi_last_request *request,
                                  const struct hoshi_result *r, struct hoshi_diff_side *side,
                                  bool *ret_is)
{
    struct hoshi_company c = hoshi_company_of(r->answers->organization);
    const char *company[2];
    size_t n = 0;
    if (is_known(c.corporation))
        company[n++] = c.corporation;
    if (is_known(c.id))
        company[n++] = c.id;
    bool is_numbered = n != 0, is_named = is_known(c.name);
    if (!is_numbered && is_named)
        company[n++] = c.name;
    const struct hoshi_history_query query = {.db = request->db,
                                              .company = company,
                                              .n_company = n,
                                              .before = is_numbered && is_named ? c.name : NULL,
                                              .may_be_none = true};
    struct hoshi_history h = {.n = 0};
    struct hoshi_history_entry e = {.sha256 = NULL};
    const struct hoshi_history_entry *found = NULL;
    struct hoshi_buf json;
    *ret_is = false;
    if (n == 0) /* nobody's result is anybody's */
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
