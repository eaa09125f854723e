/* Dropping rights: what a worker process keeps is reading its request, writing its reply, memory.
 */
#ifndef HOSHI_IO_SANDBOX_H
#define HOSHI_IO_SANDBOX_H

#include <hoshi/types.h>

enum { HOSHI_SANDBOX_SECCOMP = 1, HOSHI_SANDBOX_LANDLOCK = 2 };

/* Never to be undone: no files, no sockets, no programs, no processes; reading from descriptor 0
 * and writing to 1 and 2 stays. Returns which of the two means are in force. */
unsigned hoshi_sandbox_enter(void);
/* What hoshi_sandbox_enter() would return on this system; asks a child process. */
unsigned hoshi_sandbox_probe(void);

#endif
