/* The page to a supplier whose sheet could not be judged: what is wrong with it, and what to do. */
#ifndef HOSHI_REPORT_PAGE_REFUSED_H
#define HOSHI_REPORT_PAGE_REFUSED_H

#include <hoshi/record.h>

/** A sheet that could not be judged. All texts are borrowed. */
struct hoshi_refusal {
    struct hoshi_str whose;                     /**< name or id of the company; NULL = not known */
    struct hoshi_str file;                      /**< without its folders */
    const struct hoshi_record_problem *problem; /**< in the language of the page */
    size_t n;
    size_t n_more; /**< further problems */
};

/**
 * Whether somebody is to get a page: not where the file is out of reach, or is no sheet by its
 * name.
 *
 * @param code of the record's error
 * @return true when it is about what somebody has sent
 */
bool hoshi_refused_has_page(struct hoshi_str code);

/** Where the page is among the files about sheets, this is the end of its name. */
#define HOSHI_REFUSED_SUFFIX ".feedback.html"

/**
 * Write the page.
 *
 * @param refusal what is wrong
 * @param cat     whose stars or levels are spoken of
 * @param lang    of the page
 * @param out     appended to
 */
void hoshi_refused_html(const struct hoshi_refusal *refusal, const struct hoshi_catalog *cat,
                        enum hoshi_lang lang, struct hoshi_buf *out);

#endif
