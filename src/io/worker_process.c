#include "io/worker_process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#define PIPE_BYTES (512 << 10)

static void close_both(const int end[2])
{
    close(end[0]);
    close(end[1]);
}

bool hoshi_worker_start(struct hoshi_worker_process *p, const struct hoshi_worker_setup *setup)
{
    int down[2], up[2];
    if (pipe2(down, O_CLOEXEC) != 0)
        return false;
    if (pipe2(up, O_CLOEXEC) != 0) {
        int err = errno;
        close_both(down);
        errno = err;
        return false;
    }
    pid_t pid = fork();
    if (pid == 0)
        hoshi_worker_main(setup, down[0], up[1]);
    if (pid < 0) {
        int err = errno;
        close_both(down);
        close_both(up);
        errno = err;
        return false;
    }
    close(down[0]);
    close(up[1]);
    (void)fcntl(down[1], F_SETPIPE_SZ, PIPE_BYTES); /* more than the default is a favour, no need */
    (void)fcntl(down[1], F_SETFL, O_NONBLOCK);
    (void)fcntl(up[0], F_SETFL, O_NONBLOCK);
    p->pid = pid;
    p->to = down[1];
    p->from = up[0];
    p->greeted = false;
    hoshi_buf_clear(&p->in);
    return true;
}

int hoshi_worker_bury(struct hoshi_worker_process *p)
{
    int status = 0;
    close(p->to);
    close(p->from);
    p->to = p->from = -1;
    while (waitpid(p->pid, &status, 0) < 0 && errno == EINTR)
        ;
    p->pid = 0;
    return status;
}

int hoshi_worker_greet(struct hoshi_worker_process *p, const struct hoshi_frame *f, unsigned wanted)
{
    if (f->tag == HOSHI_FRAME_FAILED)
        return f->word != 0 && f->word < 4096 ? (int)f->word : EIO;
    if (f->tag != HOSHI_FRAME_HELLO || f->n != 0)
        return EIO;
    if ((f->word & wanted) != wanted)
        return EPERM;
    p->greeted = true;
    return 0;
}

int hoshi_worker_wait(struct hoshi_worker_process *p, unsigned *ret_sandbox)
{
    struct hoshi_frame f = {0};
    struct pollfd ready = {p->from, POLLIN, 0};
    while (poll(&ready, 1, -1) < 0 && errno == EINTR)
        ;
    ssize_t n = read(p->from, &f, sizeof f);
    *ret_sandbox = f.word;
    return n == (ssize_t)sizeof f ? hoshi_worker_greet(p, &f, 0) : EIO;
}
