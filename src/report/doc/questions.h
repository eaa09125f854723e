/* The questions to one owner, to be answered on paper or in a wiki. */
#ifndef HOSHI_REPORT_DOC_QUESTIONS_H
#define HOSHI_REPORT_DOC_QUESTIONS_H

#include "report/doc/doc.h"

/** All that is up to the owner and left, up to the level aimed at. @param d of a result that lists
 * what is up to one owner */
void hoshi_doc_questions(struct hoshi_doc *d);

#endif
