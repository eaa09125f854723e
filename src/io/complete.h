/* File names for the completion of a path. Paths are relative to the folder of a sheet. */
#ifndef HOSHI_IO_COMPLETE_H
#define HOSHI_IO_COMPLETE_H

#include <hoshi/types.h>

/* The longest continuation of typed that all files share, a folder with its '/'. Returns how many
 * files begin with typed. */
size_t hoshi_complete_path(const char *sheet, const char *typed, char *ret_path, size_t cap);
bool hoshi_complete_exists(const char *sheet, const char *path);

#endif
