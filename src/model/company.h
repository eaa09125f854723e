/* Whether two sheets or results are of one company. */
#ifndef HOSHI_MODEL_COMPANY_H
#define HOSHI_MODEL_COMPANY_H

#include <hoshi/answers.h>
#include <hoshi/diff.h>

/** What a company is called; NULL or empty: not known. */
struct hoshi_company {
    const char *corporation; /**< its corporate number */
    const char *id;          /**< the number that a buyer has given it */
    const char *name;
};

enum hoshi_company_relation {
    HOSHI_COMPANY_NOT_KNOWN = 0, /**< one of them says nothing of itself that the other says */
    HOSHI_COMPANY_SAME,
    HOSHI_COMPANY_OTHER
};

/**
 * What a sheet says of its company.
 *
 * @param o of the sheet, or NULL
 * @return borrows from it
 */
struct hoshi_company hoshi_company_of(const struct hoshi_organization *o);

/**
 * Whose one side of a comparison is.
 *
 * @param side read
 * @return borrows from it
 */
struct hoshi_company hoshi_diff_company(const struct hoshi_diff_side *side);

/**
 * Whether two are one: by the first of corporate number, buyer's number and name that both have.
 * Two companies may have one name, and one may change it.
 *
 * @param a one
 * @param b the other
 * @return how they relate
 */
enum hoshi_company_relation hoshi_company_relation(struct hoshi_company a, struct hoshi_company b);

/**
 * What tells two companies apart: what hoshi_company_relation() goes by.
 *
 * @param a the one that is to be called something
 * @param b the other
 * @return its number or name; "-" where it has none
 * @owner  borrows from a
 */
const char *hoshi_company_called(struct hoshi_company a, struct hoshi_company b);

#endif
