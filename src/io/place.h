/* Where a name leads, whatever links are on the way, and whether or not the file is there yet. */
#ifndef HOSHI_IO_PLACE_H
#define HOSHI_IO_PLACE_H

#include "io/file.h"

/**
 * The file that a name leads to, through all links; the last one need not be there.
 *
 * @param path      any name
 * @param ret_path  the name without links
 * @return HOSHI_FILE_OK, or why not
 * @owner  caller frees *ret_path
 */
HOSHI_MUST_USE struct hoshi_file_result hoshi_file_target(const char *path, char **ret_path);

/**
 * The same for a name that is itself a link; any other stays as it is written. For files that have
 * others beside them.
 *
 * @param path     any name
 * @param ret_path the name that is no link
 * @return HOSHI_FILE_OK, or why not
 * @owner  caller frees *ret_path
 */
HOSHI_MUST_USE struct hoshi_file_result hoshi_file_behind_links(const char *path, char **ret_path);

/**
 * Whether a name is taken, be it by a link that leads nowhere.
 *
 * @param path any name
 * @return false too when that cannot be told
 */
bool hoshi_file_is_there(const char *path);

/**
 * Whether two names are one file, so that writing to both would lose one: also where a link leads
 * to it, and when it is not there yet. A folder counts as a file.
 *
 * @param a, b names
 * @return false too when the folder of one of them is not there
 */
bool hoshi_file_same_place(const char *a, const char *b);

/**
 * Whether a file has further names: hard links.
 *
 * @param path of the file; links are followed
 * @return false too when it is not there
 */
bool hoshi_file_has_other_names(const char *path);

/**
 * Where a name leads in a folder, through all links: "sub/out.json".
 *
 * @param folder that is there
 * @param path   any name; its last part need not be there
 * @return NULL when it is not beneath the folder, or without memory: then hoshi_memory_refused()
 * @owner  caller frees
 */
char *hoshi_file_beneath(const char *folder, const char *path);

/**
 * Make the folders on the way to a file that are not there, for their owner only.
 *
 * @param path of the file
 * @return HOSHI_FILE_OK, also when all are there; or why not
 */
HOSHI_MUST_USE struct hoshi_file_result hoshi_file_make_folders(const char *path);

/**
 * Give a file a second name, under which it stays when another file takes the first one. Where the
 * file system has no links, it has the second name only.
 *
 * @param path  its name
 * @param other the second name, in the same folder and free
 * @return HOSHI_FILE_OK, or why not
 */
HOSHI_MUST_USE struct hoshi_file_result hoshi_file_set_aside(const char *path, const char *other);

/**
 * Wait until a name that was made or changed is on the disk. Some file systems cannot; that is no
 * error, for the name is there.
 *
 * @param path the file; its folder is synced
 * @return nothing
 */
void hoshi_file_sync_folder(const char *path);

#endif
