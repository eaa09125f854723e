/* Which row stands for its company. */
#ifndef HOSHI_REPORT_BUYER_PORTFOLIO_COMPANY_H
#define HOSHI_REPORT_BUYER_PORTFOLIO_COMPANY_H

#include <hoshi/portfolio.h>

/**
 * Set counts of every row, and how many companies are measured by a criterion.
 *
 * @param p all rows added
 * @return HOSHI_OK or HOSHI_E_NOMEM
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_portfolio_companies(struct hoshi_portfolio *p);

/**
 * Look into bits by criterion index.
 *
 * @param bits  of a judged row
 * @param index of the criterion
 * @return whether it is set
 */
static inline bool hoshi_portfolio_bit(const unsigned char *bits, size_t index)
{
    return (bits[index / 8] >> (index % 8) & 1) != 0;
}

#endif
