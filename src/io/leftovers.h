/* Temporary files that a signal must not leave behind: a list of names that the handler of a
 * fatal signal removes. */
#ifndef HOSHI_IO_LEFTOVERS_H
#define HOSHI_IO_LEFTOVERS_H

#include <hoshi/types.h>

/**
 * From now on SIGHUP, SIGINT and SIGTERM remove the files on the list before they end this process
 * (a child that gets the signal too removes nothing). A signal that is ignored, as under nohup,
 * stays ignored.
 */
void hoshi_leftovers_guard(void);

/**
 * Create a temporary file that only its owner may read, and put its name on the list, with no
 * moment between the two.
 *
 * @param name ends in XXXXXX, which become characters that make it unique; or a fixed name, which
 *             an earlier process may have left there: that file is removed first, never followed
 * @return a descriptor for writing, or -1 with errno. With a full list the file is made all the
 *         same, and a signal would leave it
 * @owner  caller keeps the name, where it is, until hoshi_leftovers_forget()
 */
HOSHI_MUST_USE int hoshi_leftovers_create(char *name);

/**
 * Put a file that is there already on the list, such as a lock.
 *
 * @param name its name
 * @return nothing
 * @owner  caller keeps the name, where it is, until hoshi_leftovers_forget()
 */
void hoshi_leftovers_note(const char *name);

/**
 * What else must be put right before a signal ends this process: the terminal.
 *
 * @param restore called by the handler, so it must be safe there; NULL = nothing
 * @return nothing
 */
void hoshi_leftovers_before_end(void (*restore)(void));

/**
 * Take a name off the list: the file is gone, or it stays.
 *
 * @param name as it was given; nothing happens when it is not on the list
 * @return nothing
 */
void hoshi_leftovers_forget(const char *name);

#endif
