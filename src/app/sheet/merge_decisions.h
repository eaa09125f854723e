/* What experts decided, in two sheets. */
#ifndef HOSHI_APP_SHEET_MERGE_DECISIONS_H
#define HOSHI_APP_SHEET_MERGE_DECISIONS_H

#include "app/sheet/merge_choose.h"

/**
 * Bring the decisions of B into the draft, behind the answers. Those about different criteria come
 * together; else the lists are one conflict. A rejection that does not come along is told always,
 * and which decisions are about another answer than the one that stands now. An acceptance that
 * does not say which answer it is about gets its digest then.
 *
 * @param m the merge, both sheets loaded
 */
void hoshi_merger_decisions(struct hoshi_merger *m);

#endif
