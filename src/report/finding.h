/* What a finding says, for every writer. */
#ifndef HOSHI_REPORT_FINDING_H
#define HOSHI_REPORT_FINDING_H

#include <hoshi/buf.h>
#include <hoshi/result.h>

/**
 * The id that a finding is about: of its criterion, or of its condition.
 *
 * @param cat catalogue that was judged against; may be NULL where the finding has a criterion
 * @param f   finding
 * @return the id
 * @owner  catalogue
 */
const char *hoshi_finding_id(const struct hoshi_catalog *cat, const struct hoshi_finding *f);

/**
 * A finding as a sentence: about what, and the file, the date or the other criteria it speaks of.
 *
 * @param out  appended to; no line break
 * @param cat  catalogue that was judged against; may be NULL where the finding has a criterion
 * @param f    finding
 * @param lang language
 * @owner  nothing changes hands
 */
void hoshi_finding_put(struct hoshi_buf *out, const struct hoshi_catalog *cat,
                       const struct hoshi_finding *f, enum hoshi_lang lang);

#endif
