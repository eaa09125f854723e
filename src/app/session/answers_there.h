/* Files that no output may replace, because somebody has answered in them. */
#ifndef HOSHI_APP_SESSION_ANSWERS_THERE_H
#define HOSHI_APP_SESSION_ANSWERS_THERE_H

#include <hoshi/catalog.h>

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

/**
 * Whether a text has the id of a criterion in it, as answers of whatever form have; also where each
 * character is two bytes. Ids that are a mere number do not count.
 *
 * @param cat   the catalogue
 * @param bytes of any file
 * @return false also for no text
 */
bool hoshi_names_criteria(const struct hoshi_catalog *cat, struct hoshi_str bytes);

#endif
