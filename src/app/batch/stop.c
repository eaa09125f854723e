#include "app/batch/stop.h"

#include <stddef.h>

static volatile sig_atomic_t the_stop;

static void on_interrupt(int signal_number)
{
    the_stop = 1;
    signal(signal_number, SIG_DFL); /* the second one ends us at once */
}

void hoshi_stop_catch(struct hoshi_stop *ret_old)
{
    struct sigaction stop = {.sa_handler = on_interrupt}, ignore = {.sa_handler = SIG_IGN};
    the_stop = 0;
    sigaction(SIGTERM, &stop, &ret_old->old_term); /* a scheduler's time is up */
    sigaction(SIGINT, &stop, &ret_old->old_int);   /* without SA_RESTART: a read comes back */
    sigaction(SIGPIPE, &ignore, &ret_old->old_pipe);
}

void hoshi_stop_release(const struct hoshi_stop *old)
{
    sigaction(SIGINT, &old->old_int, NULL);
    sigaction(SIGTERM, &old->old_term, NULL);
    sigaction(SIGPIPE, &old->old_pipe, NULL);
}

bool hoshi_stop_asked(void)
{
    return the_stop != 0;
}
