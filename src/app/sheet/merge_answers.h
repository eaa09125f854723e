/* The answers to criteria, of two sheets. */
#ifndef HOSHI_APP_SHEET_MERGE_ANSWERS_H
#define HOSHI_APP_SHEET_MERGE_ANSWERS_H

#include "app/sheet/merge_choose.h"

/**
 * Bring the answers of B into the draft. An answer is taken whole; only a memo, which says nothing
 * to its question, stands beside the other's answer.
 *
 * @param m the merge, both sheets loaded
 */
void hoshi_merger_answers(struct hoshi_merger *m);

#endif
