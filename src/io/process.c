#include "io/process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include "io/leftovers.h"

static int open_missing(int fd)
{
    if (fcntl(fd, F_GETFD) >= 0)
        return 0;
    int flags = fd == STDIN_FILENO ? O_WRONLY : O_RDONLY;
    return open("/dev/null", flags | O_NOCTTY) == fd ? 0 : errno; /* the lowest one that is free */
}

int hoshi_process_prepare(void)
{
    int err = 0;
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO && err == 0; fd++)
        err = open_missing(fd);
    (void)signal(SIGPIPE, SIG_IGN);
    (void)signal(SIGXFSZ, SIG_IGN);
    hoshi_leftovers_guard();
    return err;
}
