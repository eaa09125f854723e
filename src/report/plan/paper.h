/* Registers, rule documents and the like: what Markdown, workbooks and the list share. */
#ifndef HOSHI_REPORT_PLAN_PAPER_H
#define HOSHI_REPORT_PLAN_PAPER_H

#include <hoshi/buf.h>
#include <hoshi/package.h>

/** Whether it is filled in row by row; else section by section. @param paper which @return whether
 */
bool hoshi_paper_is_table(const struct hoshi_paper *paper);

/**
 * Append a cell of the example; of a table, the first one says that it is an example.
 *
 * @param paper which
 * @param at    less than paper->n_example
 * @param lang  language
 * @param out   appended to
 */
void hoshi_paper_put_example(const struct hoshi_paper *paper, size_t at, enum hoshi_lang lang,
                             struct hoshi_buf *out);

#endif
