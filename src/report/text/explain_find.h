/* What a word could mean that is no id: the bare form of a name, its abbreviation, a part of it. */
#ifndef HOSHI_REPORT_TEXT_EXPLAIN_FIND_H
#define HOSHI_REPORT_TEXT_EXPLAIN_FIND_H

#include "report/text/print.h"

#define HOSHI_FOUND_MAX 40

/* Ids that hoshi_explain() knows, each once, and the names they were found by. */
struct hoshi_named {
    const char *id[HOSHI_FOUND_MAX];
    const char *name[HOSHI_FOUND_MAX];
    size_t n;
};

/**
 * Look a word up in the names of terms, categories, requirements, conditions, policies and help.
 * "多要素認証" and "MFA" are whole names of 多要素認証（MFA）; where nothing has the word as a
 * whole name, what holds it as a part counts.
 *
 * @param lib       where to look
 * @param word      in any width and case
 * @param lang      of the names
 * @param ret_found filled in; n is 0 when there is nothing
 * @owner the names belong to the library
 */
void hoshi_explain_find(const struct hoshi_library *lib, const char *word, enum hoshi_lang lang,
                        struct hoshi_named *ret_found);

#endif
