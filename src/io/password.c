#include "io/password.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static volatile sig_atomic_t caught;

static void note_signal(int number)
{
    caught = number;
}

/* Byte by byte, so that nothing behind the line end stays in a buffer of ours or is taken away from
 * who reads the descriptor next. */
enum hoshi_password_rc hoshi_password_fd(int fd, char *p, size_t n)
{
    size_t k = 0;
    for (;;) {
        char c;
        ssize_t got = read(fd, &c, 1);
        if (got < 0 && errno == EINTR && caught == 0)
            continue;
        if (got < 0) {
            explicit_bzero(p, n);
            return HOSHI_PASSWORD_ERRNO;
        }
        if (got == 0 || c == '\n')
            break;
        if (k + 1 == n) {
            explicit_bzero(p, n);
            return HOSHI_PASSWORD_TOO_LONG;
        }
        p[k++] = c;
    }
    if (k > 0 && p[k - 1] == '\r')
        k--;
    p[k] = '\0';
    return HOSHI_PASSWORD_OK;
}

enum hoshi_password_rc hoshi_password_file(const char *path, char *p, size_t n)
{
    if (strcmp(path, "-") == 0)
        return hoshi_password_fd(STDIN_FILENO, p, n);
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return HOSHI_PASSWORD_ERRNO;
    enum hoshi_password_rc rc = hoshi_password_fd(fd, p, n);
    int err = errno;
    close(fd);
    errno = err;
    return rc;
}

enum hoshi_password_rc hoshi_password_ask(const char *prompt, char *p, size_t n)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP};
    struct sigaction old[sizeof signals / sizeof signals[0]], on = {.sa_handler = note_signal};
    struct termios before, quiet;
    int fd = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    if (fd < 0 || tcgetattr(fd, &before) != 0) {
        if (fd >= 0)
            close(fd);
        return HOSHI_PASSWORD_NO_TERMINAL;
    }
    /* A signal must not leave the terminal without echo: it is noted, and sent again afterwards. */
    caught = 0;
    sigemptyset(&on.sa_mask);
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++)
        sigaction(signals[i], &on, &old[i]);
    quiet = before;
    quiet.c_lflag &= ~(tcflag_t)(ECHO | ECHONL);
    tcsetattr(fd, TCSAFLUSH, &quiet);
    hoshi_fd_say(fd, (struct hoshi_str){prompt, strlen(prompt)});
    enum hoshi_password_rc rc = hoshi_password_fd(fd, p, n);
    tcsetattr(fd, TCSAFLUSH, &before);
    hoshi_fd_say(fd, (struct hoshi_str){"\n", 1});
    close(fd);
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++)
        sigaction(signals[i], &old[i], NULL);
    if (caught != 0) {
        explicit_bzero(p, n);
        raise(caught);
        return HOSHI_PASSWORD_NO_TERMINAL;
    }
    return rc;
}
