/* layer: model
 * What the questions of a catalogue are answered by: a status, a level of a scale, whether
 * something is applied, or a note alone. */
#ifndef HOSHI_ASKS_H
#define HOSHI_ASKS_H

#include <hoshi/catalog.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * What the questions of a catalogue are answered by.
 *
 * @param cat catalogue
 * @return the kind of its answers
 */
enum hoshi_answered_by hoshi_catalog_answered_by(const struct hoshi_catalog *cat);

/**
 * The field of a sheet that an answer stands for which is no map.
 *
 * @param cat catalogue
 * @return its key; a list that asks nothing has no short form, and the one of a status is none
 * there
 * @owner  static storage
 */
const char *hoshi_catalog_short_form(const struct hoshi_catalog *cat);

/**
 * A step of the scale of a catalogue.
 *
 * @param cat   catalogue
 * @param value of the step
 * @return the step; NULL when the scale has none such
 * @owner  catalogue
 */
const struct hoshi_step *hoshi_catalog_step(const struct hoshi_catalog *cat, unsigned value);

/**
 * Append the levels of a scale: "1, 2, 3".
 *
 * @param out appended to
 * @param cat catalogue
 * @owner nothing changes hands
 */
void hoshi_catalog_put_scale(struct hoshi_buf *out, const struct hoshi_catalog *cat);

#ifdef __cplusplus
}
#endif
#endif
