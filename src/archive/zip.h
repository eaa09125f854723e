/* One member of a zip, to see what a file is: by libarchive. */
#ifndef HOSHI_ARCHIVE_ZIP_H
#define HOSHI_ARCHIVE_ZIP_H

#include <hoshi/buf.h>

/**
 * Append a member of a zip to a buffer.
 *
 * @param path of the file
 * @param name of the member
 * @param to   gets its bytes, up to its ceiling
 * @return false when there is no such member, it is larger, or it could not be read (without
 * memory: hoshi_memory_refused())
 */
HOSHI_MUST_USE bool hoshi_zip_member(const char *path, const char *name, struct hoshi_buf *to);

#endif
