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

/* n counts the bytes of p, one of them for the NUL. The caller wipes p. */
enum hoshi_password_rc hoshi_password_ask(const char *prompt, char *p, size_t n);
enum hoshi_password_rc hoshi_password_file(const char *path, char *p, size_t n);
enum hoshi_password_rc hoshi_password_fd(int fd, char *p, size_t n);

#endif
