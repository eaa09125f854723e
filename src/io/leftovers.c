#include "io/leftovers.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A batch run has 33 outputs and a file of one record open at once. */
#define LEFTOVERS_MAX 64

static const char *volatile the_name[LEFTOVERS_MAX]; /* read by the handler */
static const int the_signal[] = {SIGHUP, SIGINT, SIGTERM};
#define N_SIGNAL (sizeof the_signal / sizeof the_signal[0])
static pid_t the_owner;
static void (*volatile the_restore)(void);

/* Only calls that are safe in a handler. The signal is blocked while its handler runs, so raise()
 * ends the process when the handler returns, with the status that the shell expects. */
static void remove_and_end(int number)
{
    bool is_owner = getpid() == the_owner;
    if (is_owner && the_restore != NULL)
        the_restore();
    for (size_t i = 0; is_owner && i < LEFTOVERS_MAX; i++) {
        if (the_name[i] != NULL)
            (void)unlink(the_name[i]);
    }
    (void)signal(number, SIG_DFL);
    (void)raise(number);
}

void hoshi_leftovers_guard(void)
{
    struct sigaction end = {.sa_handler = remove_and_end}, before;
    the_owner = getpid();
    for (size_t i = 0; i < N_SIGNAL; i++) {
        if (sigaction(the_signal[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
            (void)sigaction(the_signal[i], &end, NULL);
    }
}

void hoshi_leftovers_before_end(void (*restore)(void))
{
    the_restore = restore;
}

void hoshi_leftovers_note(const char *name)
{
    for (size_t i = 0; i < LEFTOVERS_MAX; i++) {
        if (the_name[i] == NULL) {
            the_name[i] = name;
            return;
        }
    }
}

static bool is_template(const char *name)
{
    size_t n = strlen(name);
    return n >= 6 && strcmp(name + n - 6, "XXXXXX") == 0;
}

static int create(char *name)
{
    if (is_template(name))
        return mkostemp(name, O_CLOEXEC);
    (void)unlink(name);
    return open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
}

int hoshi_leftovers_create(char *name)
{
    sigset_t ends, before;
    sigemptyset(&ends);
    for (size_t i = 0; i < N_SIGNAL; i++)
        sigaddset(&ends, the_signal[i]);
    sigprocmask(SIG_BLOCK, &ends, &before);
    int fd = create(name), err = errno;
    if (fd >= 0)
        hoshi_leftovers_note(name);
    sigprocmask(SIG_SETMASK, &before, NULL);
    errno = err;
    return fd;
}

void hoshi_leftovers_forget(const char *name)
{
    for (size_t i = 0; i < LEFTOVERS_MAX; i++) {
        if (the_name[i] == name)
            the_name[i] = NULL;
    }
}
