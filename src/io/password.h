/* Passwords: from the terminal without echo, or the first line of a file or descriptor. */
#ifndef HOSHI_IO_PASSWORD_H
#define HOSHI_IO_PASSWORD_H

#include "io/file.h"

enum hoshi_password_rc {
    HOSHI_PASSWORD_OK = 0,
    HOSHI_PASSWORD_NO_TERMINAL,
    HOSHI_PASSWORD_TOO_LONG,
    HOSHI_PASSWORD_ERRNO, /* errno says why */
};

/**
 * Ask on the terminal (/dev/tty), without echo. A signal meanwhile puts the terminal in order
 * before it acts.
 *
 * @param prompt what is shown
 * @param p      the password, NUL-terminated
 * @param n      bytes of p, one of them for the NUL
 * @return HOSHI_PASSWORD_OK, or why not
 * @owner  caller wipes p
 */
HOSHI_MUST_USE enum hoshi_password_rc hoshi_password_ask(const char *prompt, char *p, size_t n);

/**
 * The first line of a file.
 *
 * @param path its name; "-" is standard input
 * @param p, n as for hoshi_password_ask()
 * @return HOSHI_PASSWORD_OK, or why not
 * @owner  caller wipes p
 */
HOSHI_MUST_USE enum hoshi_password_rc hoshi_password_file(const char *path, char *p, size_t n);

/**
 * The next line of a descriptor; nothing behind it is taken away.
 *
 * @param fd   open for reading
 * @param p, n as for hoshi_password_ask()
 * @return HOSHI_PASSWORD_OK, or why not
 * @owner  caller wipes p
 */
HOSHI_MUST_USE enum hoshi_password_rc hoshi_password_fd(int fd, char *p, size_t n);

#endif
