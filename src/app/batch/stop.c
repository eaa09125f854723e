#include "app/batch/stop.h"

#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <unistd.h>

static volatile sig_atomic_t the_stop;
static int the_fd = -1;
static const struct hoshi_stop *the_old;

static void on_interrupt(int signal_number)
{
    int err = errno;
    the_stop = 1;
    if (the_fd >= 0)
        (void)!write(the_fd, &(uint64_t){1}, sizeof(uint64_t));
    /* The second one ends us at once, with what the program does at its end. */
    sigaction(signal_number, signal_number == SIGINT ? &the_old->old_int : &the_old->old_term,
              NULL);
    errno = err;
}

void hoshi_stop_catch(struct hoshi_stop *ret_old)
{
    struct sigaction stop = {.sa_handler = on_interrupt}, ignore = {.sa_handler = SIG_IGN};
    the_stop = 0;
    the_old = ret_old;
    the_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); /* without it only the flag is left */
    sigaction(SIGTERM, &stop, &ret_old->old_term);   /* a scheduler's time is up */
    sigaction(SIGINT, &stop, &ret_old->old_int);     /* without SA_RESTART: a read comes back */
    sigaction(SIGPIPE, &ignore, &ret_old->old_pipe);
}

void hoshi_stop_release(const struct hoshi_stop *old)
{
    sigaction(SIGINT, &old->old_int, NULL);
    sigaction(SIGTERM, &old->old_term, NULL);
    sigaction(SIGPIPE, &old->old_pipe, NULL);
    if (the_fd >= 0)
        close(the_fd);
    the_fd = -1;
}

bool hoshi_stop_asked(void)
{
    return the_stop != 0;
}

int hoshi_stop_fd(void)
{
    return the_stop == 0 ? the_fd : -1;
}
