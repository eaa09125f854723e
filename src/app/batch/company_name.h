/* Names of companies as two people write them. */
#ifndef HOSHI_APP_BATCH_COMPANY_NAME_H
#define HOSHI_APP_BATCH_COMPANY_NAME_H

#include <hoshi/types.h>

/**
 * Whether two names are plainly those of different companies: without letter case, width, signs and
 * the legal form, neither is part of the other. A name in Latin letters and one in Japanese cannot
 * be compared.
 *
 * @param a UTF-8
 * @param b UTF-8
 * @return false when they may be one company, or nobody can say
 */
bool hoshi_company_names_differ(struct hoshi_str a, struct hoshi_str b);

#endif
