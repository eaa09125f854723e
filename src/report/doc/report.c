#include "base/str.h"
#include "report/doc/doc.h"
#include "report/doc/questions.h"
#include "report/level.h"

static void put_report(struct hoshi_doc *d)
{
    hoshi_doc_first(d);
    hoshi_doc_where(d);
    hoshi_doc_plan(d);
    hoshi_doc_todo(d);
    hoshi_doc_remarks(d);
    hoshi_doc_verdict(d);
    hoshi_doc_answers(d);
    hoshi_doc_words(d);
}

const struct hoshi_doc_kind *hoshi_doc_of(const struct hoshi_result *r)
{
    static const struct hoshi_doc_kind report = {HOSHI_MSG_REPORT_TITLE, put_report},
                                       questions = {HOSHI_MSG_QUESTIONS_TITLE, hoshi_doc_questions};
    return r->owner != NULL ? &questions : &report;
}

enum hoshi_rc hoshi_doc_write(const struct hoshi_doc_kind *kind, const struct hoshi_doc_form *form,
                              const struct hoshi_result *r, const struct hoshi_report_opts *opts,
                              struct hoshi_buf *out)
{
    struct hoshi_view view;
    enum hoshi_rc rc = hoshi_view_make(&view, r, opts);
    if (rc != HOSHI_OK)
        return rc;
    struct hoshi_doc d = {.view = &view,
                          .catalog = r->catalog,
                          .policy = r->policy,
                          .as_of = r->as_of,
                          .whose = view.company,
                          .lang = opts->lang,
                          .out = out,
                          .form = form};
    rc = form->whole(&d, kind);
    hoshi_view_release(&view);
    return rc;
}

enum hoshi_rc hoshi_doc_write_group(const struct hoshi_doc_form *form,
                                    const struct hoshi_members *group, enum hoshi_lang lang,
                                    struct hoshi_buf *out)
{
    struct hoshi_doc d = {.group = group,
                          .catalog = group->catalog,
                          .policy = group->policy,
                          .as_of = group->as_of,
                          .whose = hoshi_msg(HOSHI_MSG_GROUP, lang),
                          .lang = lang,
                          .out = out,
                          .form = form};
    return form->whole(&d, &hoshi_doc_group);
}

void hoshi_doc_title(const struct hoshi_doc *d, const struct hoshi_doc_kind *kind,
                     struct hoshi_buf *out)
{
    hoshi_msg_put(out, kind->title, d->lang, d->whose,
                  d->view != NULL ? hoshi_view_owner(d->view) : NULL, NULL);
}

/* Answers may be older than their judgement. */
static void put_assessed(struct hoshi_doc *d)
{
    char day[HOSHI_DATE_BYTES];
    hoshi_day on = d->view != NULL ? d->view->r->answers->assessed_on : 0;
    if (d->view == NULL)
        return;
    hoshi_doc_msg(d, HOSHI_MARK_PARAGRAPH,
                  on != 0 ? HOSHI_MSG_REPORT_ASSESSED : HOSHI_MSG_REPORT_ASSESSED_UNSAID,
                  hoshi_date_format(on, day), NULL, NULL);
}

void hoshi_doc_basis(struct hoshi_doc *d)
{
    char day[HOSHI_DATE_BYTES];
    hoshi_doc_msg(d, HOSHI_MARK_PARAGRAPH, HOSHI_MSG_OWN_BASIS, d->catalog->name,
                  hoshi_date_format(d->as_of, day), NULL);
    put_assessed(d);
    hoshi_doc_msg(d, HOSHI_MARK_PARAGRAPH, hoshi_level_msg(d->catalog, HOSHI_MSG_NOT_OFFICIAL),
                  NULL, NULL, NULL);
}

void hoshi_doc_origin(struct hoshi_doc *d)
{
    hoshi_doc_msg(d, HOSHI_MARK_PARAGRAPH, HOSHI_MSG_SCORE_POLICY, d->policy->id.s,
                  hoshi_text_get(&d->policy->title, d->lang), NULL);
    hoshi_doc_msg(d, HOSHI_MARK_PARAGRAPH,
                  d->view != NULL ? HOSHI_MSG_REPORT_HASHES : HOSHI_MSG_GROUP_HASHES,
                  d->catalog->sha256, d->policy->sha256,
                  d->view != NULL ? d->view->r->answers->sha256 : NULL);
    hoshi_doc_msg(d, HOSHI_MARK_PARAGRAPH, hoshi_level_msg(d->catalog, HOSHI_MSG_NOT_OFFICIAL),
                  NULL, NULL, NULL);
}
