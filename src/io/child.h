/* Work that may end the process it runs in, because it is done by a library that does not expect to
 * be refused anything: it is done in a child. */
#ifndef HOSHI_IO_CHILD_H
#define HOSHI_IO_CHILD_H

#include <hoshi/types.h>

/**
 * Do something in a copy of this process, and wait for it. What it leaves behind is what it has
 * written to open files. A child that was refused memory counts as if this process had been
 * (base/memory.h).
 *
 * @param work answers whether all is well; it keeps to memory of its own
 * @param user for work
 * @return true when work answered true; false with errno set when not, also when it has died (EIO)
 */
HOSHI_MUST_USE bool hoshi_child_run(bool (*work)(void *user), void *user);

/**
 * End a child, without what this process does at its end.
 *
 * @param status exit status
 */
_Noreturn void hoshi_child_leave(int status);

#endif
