/* The sections of `explain`, one per kind of thing. */
#ifndef HOSHI_REPORT_TEXT_EXPLAIN_H
#define HOSHI_REPORT_TEXT_EXPLAIN_H

#include <hoshi/diag.h>

#include "report/text/print.h"

void hoshi_explain_criterion(const struct hoshi_print *p, const struct hoshi_library *lib,
                             const struct hoshi_criterion *crit);
void hoshi_explain_requirement(const struct hoshi_print *p, const struct hoshi_library *lib,
                               const struct hoshi_requirement *req);
void hoshi_explain_entry(const struct hoshi_print *p, const struct hoshi_library *lib,
                         const struct hoshi_framework *fw, const struct hoshi_entry *entry);
void hoshi_explain_terms(const struct hoshi_print *p, const struct hoshi_library *lib,
                         const struct hoshi_criterion *crit);
/* "- 4-1-3-3 (★3) text" */
void hoshi_print_criterion_line(const struct hoshi_print *p, const struct hoshi_criterion *crit);

/**
 * Explain a diagnostic: its words, and the paragraph of the reference.
 *
 * @param p    where to and how
 * @param info its row
 * @return nothing; see p->out->failed
 * @owner  nothing changes hands
 * @source docs/reference/diagnostics.md
 */
void hoshi_explain_diag(const struct hoshi_print *p, const struct hoshi_diag_info *info);

/* A code of a machine format: answer, reason, finding. False when there is none of that name. */
bool hoshi_explain_code(const struct hoshi_print *p, const char *code);

#endif
