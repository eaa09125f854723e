/* Complaints about files as a whole, and what a file's failure is called in them: the only place
 * that says so. */
#ifndef HOSHI_APP_SESSION_COMPLAIN_H
#define HOSHI_APP_SESSION_COMPLAIN_H

#include "app/session/session.h"

/** What was to be done with a file that failed. */
enum hoshi_file_use { HOSHI_TO_READ = 0, HOSHI_TO_WRITE };

/** A failure in the words of diag/codes.def. */
struct hoshi_file_reason {
    enum hoshi_diag_code code;
    const char *arg; /* {0} of its message, or NULL; static, or a row of words.def */
};

/**
 * The table from a file's failure to a diagnostic.
 *
 * @param r   what a function of io/ answered; not HOSHI_FILE_OK
 * @param use what was to be done
 * @return code and argument
 */
struct hoshi_file_reason hoshi_file_reason(struct hoshi_file_result r, enum hoshi_file_use use);

/**
 * Why the world said no, as an argument of a diagnostic: in the reader's language where there is a
 * word for it.
 *
 * @param err errno
 * @return a row of words.def, or the C library's English
 * @owner  static, or the C library until its next call
 */
const char *hoshi_why(int err);

/**
 * Complain about a file as a whole.
 *
 * @param s          gets the diagnostic
 * @param path       the file; "-" = standard input; NULL = the command itself
 * @param code       row of diag/codes.def
 * @param a0, a1, a2 arguments of its message, or NULL
 * @return always false, for who answers whether all is well
 */
bool hoshi_session_complain(struct hoshi_session *s, const char *path, enum hoshi_diag_code code,
                            const char *a0, const char *a1, const char *a2);

/**
 * Complain about what a function of io/ answered.
 *
 * @param s    gets the diagnostic
 * @param path the file
 * @param r    the answer; not HOSHI_FILE_OK
 * @param use  what was to be done
 * @return HOSHI_E_LIMIT for a file that is too large, otherwise HOSHI_E_IO
 */
enum hoshi_rc hoshi_session_complain_file(struct hoshi_session *s, const char *path,
                                          struct hoshi_file_result r, enum hoshi_file_use use);

#endif
