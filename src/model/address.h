/* Evidence as people type it. */
#ifndef HOSHI_MODEL_ADDRESS_H
#define HOSHI_MODEL_ADDRESS_H

#include <hoshi/types.h>

/**
 * Which field of an answer's evidence a text is.
 *
 * @param typed by a person, or in a cell of a table
 * @return "url" for the address of a page, "file" for anything else
 * @owner  static storage
 */
const char *hoshi_evidence_field(struct hoshi_str typed);

#endif
