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

void hoshi_doc_title(const struct hoshi_view *v, const struct hoshi_doc_kind *kind,
                     struct hoshi_buf *out)
{
    hoshi_msg_put(out, kind->title, v->opts->lang, v->company, hoshi_view_owner(v), NULL);
}

void hoshi_doc_basis(struct hoshi_doc *d)
{
    const struct hoshi_result *r = d->view->r;
    char day[HOSHI_DATE_BYTES];
    hoshi_doc_msg(d, HOSHI_MARK_PARAGRAPH, HOSHI_MSG_OWN_BASIS, r->catalog->name,
                  hoshi_date_format(r->as_of, day), NULL);
    hoshi_doc_msg(d, HOSHI_MARK_PARAGRAPH, hoshi_level_msg(r->catalog, HOSHI_MSG_NOT_OFFICIAL),
                  NULL, NULL, NULL);
}

void hoshi_doc_origin(struct hoshi_doc *d)
{
    const struct hoshi_result *r = d->view->r;
    hoshi_doc_msg(d, HOSHI_MARK_PARAGRAPH, HOSHI_MSG_SCORE_POLICY, r->policy->id.s,
                  hoshi_text_get(&r->policy->title, d->lang), NULL);
    hoshi_doc_msg(d, HOSHI_MARK_PARAGRAPH, HOSHI_MSG_REPORT_HASHES, r->catalog->sha256,
                  r->policy->sha256, r->answers->sha256);
    hoshi_doc_msg(d, HOSHI_MARK_PARAGRAPH, hoshi_level_msg(r->catalog, HOSHI_MSG_NOT_OFFICIAL),
                  NULL, NULL, NULL);
}
