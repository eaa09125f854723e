/* What a process needs before it does anything: descriptors 0 to 2, and signals that become errors
 * instead of an end in the middle of a file. */
#ifndef HOSHI_IO_PROCESS_H
#define HOSHI_IO_PROCESS_H

#include <hoshi/types.h>

/**
 * Prepare this process; to be called once, first.
 *
 * A descriptor 0, 1 or 2 that is closed is opened on /dev/null the wrong way round: no file that is
 * opened later gets its number, and who reads or writes it gets EBADF, not silence. SIGPIPE and
 * SIGXFSZ are ignored: a reader that left and a file that may not grow are errors of write(). The
 * fatal signals take temporary files along; see io/leftovers.h.
 *
 * @return 0, or errno when /dev/null cannot be opened
 */
HOSHI_MUST_USE int hoshi_process_prepare(void);

#endif
