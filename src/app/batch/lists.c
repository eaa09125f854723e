#include "app/batch/lists.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/session/complain.h"
#include "io/file.h"
#include "io/walk.h"

static int open_list(const char *name)
{
    if (strcmp(name, "-") == 0)
        return STDIN_FILENO;
    if (hoshi_is_folder(name)) {
        errno = EISDIR;
        return -1;
    }
    return open(name, O_RDONLY | O_CLOEXEC);
}

int *hoshi_batch_lists_open(struct hoshi_session *s, const struct hoshi_batch_request *request)
{
    int *fd = calloc(request->n_files_from + 1, sizeof *fd);
    for (size_t i = 0; fd != NULL && i < request->n_files_from; i++) {
        fd[i] = open_list(request->files_from[i]);
        if (fd[i] >= 0)
            continue;
        (void)hoshi_session_complain_file(s, request->files_from[i], hoshi_file_failed(errno),
                                          HOSHI_TO_READ);
        hoshi_batch_lists_close(fd, 0, i);
        return NULL;
    }
    return fd;
}

void hoshi_batch_lists_close(int *fd, size_t from, size_t n)
{
    for (size_t i = from; fd != NULL && i < n; i++) {
        if (fd[i] > STDERR_FILENO)
            close(fd[i]);
    }
    free(fd);
}
