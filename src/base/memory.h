/* Whether memory ever ran short. Functions say so where it happens; but a list that lost a row, or
 * a complaint its name, would otherwise pass for the whole. */
#ifndef HOSHI_BASE_MEMORY_H
#define HOSHI_BASE_MEMORY_H

#include <stdbool.h>

/** An arena or a buffer has been refused memory by the system. Ceilings do not count. */
void hoshi_memory_refused(void);

/**
 * For the program, before it shows what it has made and exits.
 *
 * @return true when hoshi_memory_refused() was called in this process, by whatever thread
 */
bool hoshi_memory_was_short(void);

#endif
