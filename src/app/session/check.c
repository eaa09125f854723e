/* A file of any kind, checked by the rules of its kind. */
#include <hoshi/judge.h>

#include "app/session/doubt.h"
#include "app/session/layout.h"
#include "app/session/mapping.h"
#include "app/session/session.h"

static enum hoshi_rc check_catalog(struct hoshi_session *s, struct hoshi_input *in)
{
    struct hoshi_catalog *cat;
    enum hoshi_rc rc = hoshi_session_load_catalog(s, in, &cat);
    if (rc == HOSHI_OK)
        rc = hoshi_session_frameworks(s);
    return rc == HOSHI_OK ? hoshi_catalog_check_refs(cat, s->framework, s->n_framework, &s->diags)
                          : rc;
}

static enum hoshi_rc check_framework(struct hoshi_session *s, const struct hoshi_input *in)
{
    struct hoshi_framework *fw;
    enum hoshi_rc rc = hoshi_framework_load(in, &s->arena, &s->diags, &fw);
    if (rc == HOSHI_OK)
        rc = hoshi_session_frameworks(s);
    return rc == HOSHI_OK ? hoshi_framework_check_refs(fw, s->framework, s->n_framework, &s->diags)
                          : rc;
}

static enum hoshi_rc check_answers(struct hoshi_session *s, struct hoshi_input *in, hoshi_day as_of,
                                   size_t *ret_n_finding)
{
    struct hoshi_answers *ans;
    struct hoshi_result r;
    enum hoshi_rc rc = hoshi_session_sheet(s, in, as_of, &ans);
    if (rc == HOSHI_OK)
        rc = hoshi_judge(s->catalog, ans, s->policy, as_of, &s->arena, &r);
    if (rc == HOSHI_OK)
        hoshi_session_doubt(s, &r);
    for (size_t i = 0; rc == HOSHI_OK && i < r.n_finding; i++) /* what is still open is no slip */
        *ret_n_finding += r.finding[i].code != HOSHI_FINDING_CONDITION_UNANSWERED;
    return rc;
}

/* Against all catalogues that are built in, and the one that was chosen. */
static enum hoshi_rc check_mapping(struct hoshi_session *s, const struct hoshi_input *in)
{
    const struct hoshi_catalog *const *known;
    struct hoshi_mapping *map;
    size_t n_known;
    enum hoshi_rc rc = hoshi_session_known(s, &s->catalog, 1, &known, &n_known);
    return rc == HOSHI_OK ? hoshi_mapping_load(in, known, n_known, &s->arena, &s->diags, &map) : rc;
}

/* Against the catalogue that the file is for, and the papers that are built in. */
static enum hoshi_rc check_plan(struct hoshi_session *s, struct hoshi_input *in)
{
    struct hoshi_packages *list;
    enum hoshi_rc rc = hoshi_session_follow(s, in);
    if (rc == HOSHI_OK)
        rc = hoshi_session_papers(s);
    return rc == HOSHI_OK
               ? hoshi_packages_load(in, s->catalog, s->papers, &s->arena, &s->diags, &list)
               : rc;
}

static enum hoshi_rc check_papers(struct hoshi_session *s, struct hoshi_input *in)
{
    struct hoshi_papers *list;
    enum hoshi_rc rc = hoshi_session_follow(s, in);
    return rc == HOSHI_OK ? hoshi_papers_load(in, s->catalog, &s->arena, &s->diags, &list) : rc;
}

enum hoshi_rc hoshi_session_check(struct hoshi_session *s, const char *path, hoshi_day as_of,
                                  enum hoshi_lang lang, struct hoshi_buf *layout,
                                  size_t *ret_n_finding)
{
    struct hoshi_input in;
    struct hoshi_policy *pol;
    struct hoshi_glossary *glossary;
    struct hoshi_support_list *support;
    *ret_n_finding = 0;
    enum hoshi_rc rc = hoshi_session_read(s, path, &in);
    if (rc == HOSHI_OK)
        rc = hoshi_input_read(&in, s->catalog->name, &s->arena, &s->diags);
    if (rc != HOSHI_OK)
        return rc;
    if (layout != NULL)
        hoshi_put_layout(&in, lang, layout);
    switch (hoshi_input_kind(&in)) {
    case HOSHI_FILE_CATALOG:
        return check_catalog(s, &in);
    case HOSHI_FILE_POLICY:
        return hoshi_policy_load(&in, &s->arena, &s->diags, &pol);
    case HOSHI_FILE_FRAMEWORK:
        return check_framework(s, &in);
    case HOSHI_FILE_GLOSSARY:
        return hoshi_glossary_load(&in, &s->arena, &s->diags, &glossary);
    case HOSHI_FILE_SUPPORT:
        return hoshi_support_load(&in, s->catalog, &s->arena, &s->diags, &support);
    case HOSHI_FILE_OVERLAY:
        return hoshi_overlay_load(&in, s->catalog, &s->arena, &s->diags, &s->overlay);
    case HOSHI_FILE_MAPPING:
        return check_mapping(s, &in);
    case HOSHI_FILE_PLAN:
        return check_plan(s, &in);
    case HOSHI_FILE_TEMPLATES:
        return check_papers(s, &in);
    case HOSHI_FILE_ANSWERS:
    case HOSHI_FILE_KIND_COUNT_:
        break;
    }
    return check_answers(s, &in, as_of, ret_n_finding);
}
