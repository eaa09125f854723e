/* Files with a name like one that is not there. */
#ifndef HOSHI_IO_SIMILAR_H
#define HOSHI_IO_SIMILAR_H

#include <hoshi/buf.h>

/**
 * Names of files in the folder of a path that somebody may have meant: the same but for a few
 * letters, or with another ending.
 *
 * @param path a file that is not there
 * @param out  gets at most 3 of them, sorted, as paths, ", " between them; nothing when there are
 *             none
 */
void hoshi_similar_names(const char *path, struct hoshi_buf *out);

#endif
