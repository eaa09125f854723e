/* The source line under a diagnostic: what of it is kept, and where it is cut. */
#ifndef HOSHI_DIAG_QUOTE_H
#define HOSHI_DIAG_QUOTE_H

#include "diag/diag.h"

/**
 * How many code points at the start of a long line are not shown, so that the place itself is.
 *
 * @param span where the complaint points
 * @return number of code points; 0 = the line is shown from its start
 */
uint32_t hoshi_quote_cut(struct hoshi_span span);

/**
 * Copy the line that a complaint is about, from its cut on and no further than it can be shown.
 *
 * @param diags  the list; its arena takes the copy
 * @param source index of the text
 * @param span   where the complaint points
 * @return the copy; p NULL when there is no text, no place in it, or no memory
 * @owner  the arena of the list
 */
struct hoshi_str hoshi_quote_take(struct hoshi_diags *diags, uint16_t source,
                                  struct hoshi_span span);

#endif
