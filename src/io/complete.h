/* File names for the completion of a path. Paths are relative to the folder of a sheet. */
#ifndef HOSHI_IO_COMPLETE_H
#define HOSHI_IO_COMPLETE_H

#include <hoshi/types.h>

/**
 * The longest continuation of what was typed that all files share; a folder comes with its '/'.
 *
 * @param sheet    whose folder the paths are relative to
 * @param typed    the start of a path
 * @param ret_path the continuation, NUL-terminated; typed itself when there is none
 * @param cap      bytes of ret_path
 * @return how many files begin with typed
 */
size_t hoshi_complete_path(const char *sheet, const char *typed, char *ret_path, size_t cap);

/**
 * Whether a file is there.
 *
 * @param sheet whose folder path is relative to
 * @param path  the file
 * @return true when there is anything of that name
 */
bool hoshi_complete_exists(const char *sheet, const char *path);

/**
 * Whether it is a folder.
 *
 * @param sheet whose folder path is relative to
 * @param path  its name
 * @return true for a folder that is there
 */
bool hoshi_complete_is_folder(const char *sheet, const char *path);

#endif
