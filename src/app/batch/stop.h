/* Ctrl-C and SIGTERM during a batch run: what is under way is written, then the run ends. */
#ifndef HOSHI_APP_BATCH_STOP_H
#define HOSHI_APP_BATCH_STOP_H

#include <signal.h>
#include <stdbool.h>

/* What the signals did before. */
struct hoshi_stop {
    struct sigaction old_int, old_term, old_pipe;
};

/**
 * Catch SIGINT and SIGTERM, and ignore SIGPIPE: a reader that leaves is seen by its write. A second
 * SIGINT or SIGTERM does what it did before.
 *
 * @param ret_old for hoshi_stop_release(); must stay until then
 */
void hoshi_stop_catch(struct hoshi_stop *ret_old);

/**
 * The signals do again what they did before hoshi_stop_catch().
 *
 * @param old from hoshi_stop_catch()
 */
void hoshi_stop_release(const struct hoshi_stop *old);

/**
 * Whether a signal has asked to stop since hoshi_stop_catch().
 *
 * @return true from the first signal on
 */
bool hoshi_stop_asked(void);

/**
 * For poll(): becomes readable when a signal asks to stop. Whoever waits for something else waits
 * for this too, or a signal just before poll() would be noticed with the next event only.
 *
 * @return a descriptor, or -1 when a stop has been asked already
 * @owner  stays with this file
 */
int hoshi_stop_fd(void);

#endif
