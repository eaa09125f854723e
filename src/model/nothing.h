/* Words that fill a cell which has nothing to hold. */
#ifndef HOSHI_MODEL_NOTHING_H
#define HOSHI_MODEL_NOTHING_H

#include <stdbool.h>

/**
 * Whether the name of a piece of evidence is one. Blanks, dashes and what people write where there
 * is none (なし, 特になし, 未, n/a) name nothing. Not to be asked of a reason: that a thing is not
 * there ("無い") is one.
 *
 * @param s UTF-8; NULL names nothing
 * @return true when it does
 * @source docs/explanation/judgement.md, R4
 */
bool hoshi_names_something(const char *s);

#endif
