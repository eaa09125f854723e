/* What is said on standard error of a comparison with an earlier portfolio. */
#ifndef HOSHI_APP_BUYER_COMPARED_TELL_H
#define HOSHI_APP_BUYER_COMPARED_TELL_H

#include <hoshi/portfolio.h>

/**
 * One line with how many companies have moved, and one where the rules are others than then;
 * nothing where nothing was compared.
 *
 * @param p    compared and ranked
 * @param lang of the lines
 * @param out  appended to
 */
void hoshi_compared_tell(const struct hoshi_portfolio *p, enum hoshi_lang lang,
                         struct hoshi_buf *out);

#endif
