#include "report/doc/doc.h"

void hoshi_doc_report(struct hoshi_doc *d)
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
