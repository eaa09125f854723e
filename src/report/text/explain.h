/* The sections of `explain`, one per kind of thing. */
#ifndef HOSHI_REPORT_TEXT_EXPLAIN_H
#define HOSHI_REPORT_TEXT_EXPLAIN_H

#include <hoshi/diag.h>

#include "report/text/print.h"

/**
 * A criterion: its text, question, reasons, help, links.
 *
 * @param p    where
 * @param lib  what is loaded; parts may be NULL
 * @param crit which
 */
void hoshi_explain_criterion(const struct hoshi_print *p, const struct hoshi_library *lib,
                             const struct hoshi_criterion *crit);

/**
 * A requirement and its criteria.
 *
 * @param p   where
 * @param lib what is loaded
 * @param req which
 */
void hoshi_explain_requirement(const struct hoshi_print *p, const struct hoshi_library *lib,
                               const struct hoshi_requirement *req);

/**
 * An id of another framework, and what links to it.
 *
 * @param p     where
 * @param lib   what is loaded
 * @param fw    the framework
 * @param entry which
 */
void hoshi_explain_entry(const struct hoshi_print *p, const struct hoshi_library *lib,
                         const struct hoshi_framework *fw, const struct hoshi_entry *entry);

/**
 * The terms of the glossary that a criterion mentions, in one line; nothing when it mentions
 * none.
 *
 * @param p    where
 * @param lib  its glossary may be NULL
 * @param crit which
 */
void hoshi_explain_terms(const struct hoshi_print *p, const struct hoshi_library *lib,
                         const struct hoshi_criterion *crit);

/**
 * Whether a criterion uses a word of the glossary, in its Japanese text, question or advice.
 *
 * @param crit which
 * @param term the word
 * @return true when it does
 */
bool hoshi_explain_mentions(const struct hoshi_criterion *crit, const struct hoshi_term *term);

/**
 * "- 4-1-3-3 (★3) text".
 *
 * @param p    where
 * @param cat  its catalogue, which names the star
 * @param crit which
 */
void hoshi_print_criterion_line(const struct hoshi_print *p, const struct hoshi_catalog *cat,
                                const struct hoshi_criterion *crit);

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

/**
 * A code of a machine format: answer, reason, finding.
 *
 * @param p    where
 * @param code byte for byte
 * @return false when there is none of that name, and then nothing was printed
 */
bool hoshi_explain_code(const struct hoshi_print *p, const char *code);

/**
 * A policy: its rules, where they come from, and how sure that is.
 *
 * @param p   where
 * @param lib what is loaded
 * @param id  of the policy
 * @return false when there is none of that id, and then nothing was printed
 */
bool hoshi_explain_policy(const struct hoshi_print *p, const struct hoshi_library *lib,
                          const char *id);

#endif
