/* Files that no output may replace, because somebody has answered in them. */
#ifndef HOSHI_APP_SESSION_ANSWERS_THERE_H
#define HOSHI_APP_SESSION_ANSWERS_THERE_H

#include "io/file.h"

/**
 * Whether a file holds answers: a sheet, lines of sheets or a table, also one that is damaged, and
 * in the encodings in which people save them.
 *
 * @param path    any name
 * @param ret_why why it could not be read, or HOSHI_FILE_OK
 * @return false also when there is no such file, or it cannot be read
 */
bool hoshi_answers_there(const char *path, struct hoshi_file_result *ret_why);

#endif
