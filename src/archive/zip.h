/* One member of a zip, to see what a file is: by libarchive. */
#ifndef HOSHI_ARCHIVE_ZIP_H
#define HOSHI_ARCHIVE_ZIP_H

#include <hoshi/buf.h>

#include "io/file.h"

/**
 * Append a member of a zip to a buffer. Needs hoshi_libarchive_file.
 *
 * @param path      of the file
 * @param name      of the member
 * @param to        gets its bytes, up to its ceiling
 * @param ret_found false when there is no such member, it is larger, or the file is no zip
 * @return whether the file could be read
 */
HOSHI_MUST_USE struct hoshi_file_result hoshi_zip_member(const char *path, const char *name,
                                                         struct hoshi_buf *to, bool *ret_found);

#endif
