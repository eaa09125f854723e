/* What a catalogue says of itself, in plain sentences: see criterion_words.h. */
#ifndef HOSHI_REPORT_CATALOG_WORDS_H
#define HOSHI_REPORT_CATALOG_WORDS_H

#include "report/criterion_words.h"

/**
 * Find the frameworks that a catalogue links to, each once, in the order in which they come up.
 *
 * @param cat  indexed
 * @param list cleared; receives an array of const char *, n / sizeof(const char *) of them
 * @owner list is the caller's, the texts are the catalogue's
 */
void hoshi_words_frameworks(const struct hoshi_catalog *cat, struct hoshi_buf *list);

/** Append what a level is besides its name; never nothing. @param w where @param l level */
void hoshi_words_level(const struct hoshi_words *w, const struct hoshi_level *l);
/** Append what the catalogue is and is not, with its standing. @param w where */
void hoshi_words_catalog(const struct hoshi_words *w);
/** Append publisher, day, address and digest of what the catalogue was made from. @param w where */
void hoshi_words_source(const struct hoshi_words *w);
/** Append licence and attribution. @param w where */
void hoshi_words_rights(const struct hoshi_words *w);

#endif
