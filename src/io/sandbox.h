/* Dropping rights: what a worker process keeps is reading its request, writing its reply, memory.
 */
#ifndef HOSHI_IO_SANDBOX_H
#define HOSHI_IO_SANDBOX_H

#include <hoshi/types.h>

enum { HOSHI_SANDBOX_SECCOMP = 1, HOSHI_SANDBOX_LANDLOCK = 2 };

/**
 * Give up all rights but reading from descriptor 0, writing to 1 and 2, and memory: no files, no
 * sockets, no programs, no processes. Never to be undone.
 *
 * @return which means are in force: a sum of HOSHI_SANDBOX_SECCOMP and HOSHI_SANDBOX_LANDLOCK
 */
HOSHI_MUST_USE unsigned hoshi_sandbox_enter(void);

/**
 * What hoshi_sandbox_enter() would return on this system; asks a child process.
 *
 * @return as there
 */
unsigned hoshi_sandbox_probe(void);

#endif
