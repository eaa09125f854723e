/* What we use of libarchive, by address: the library is loaded when a bundle is read or written. */
#ifndef HOSHI_ARCHIVE_LIBARCHIVE_H
#define HOSHI_ARCHIVE_LIBARCHIVE_H

#include <archive.h>
#include <archive_entry.h>

#include "io/dynlib.h"

#define HOSHI_LIBARCHIVE(X)                                                                        \
    X(archive_entry_clear)                                                                         \
    X(archive_entry_filetype)                                                                      \
    X(archive_entry_free)                                                                          \
    X(archive_entry_hardlink)                                                                      \
    X(archive_entry_new)                                                                           \
    X(archive_entry_pathname)                                                                      \
    X(archive_entry_set_filetype)                                                                  \
    X(archive_entry_set_gid)                                                                       \
    X(archive_entry_set_mtime)                                                                     \
    X(archive_entry_set_pathname)                                                                  \
    X(archive_entry_set_perm)                                                                      \
    X(archive_entry_set_size)                                                                      \
    X(archive_entry_set_uid)                                                                       \
    X(archive_entry_size)                                                                          \
    X(archive_entry_size_is_set)                                                                   \
    X(archive_entry_symlink)                                                                       \
    X(archive_errno)                                                                               \
    X(archive_read_data)                                                                           \
    X(archive_read_free)                                                                           \
    X(archive_read_header_position)                                                                \
    X(archive_read_new)                                                                            \
    X(archive_read_next_header2)                                                                   \
    X(archive_read_open1)                                                                          \
    X(archive_read_set_callback_data)                                                              \
    X(archive_read_set_read_callback)                                                              \
    X(archive_read_support_format_tar)                                                             \
    X(archive_read_support_format_zip_streamable)                                                  \
    X(archive_set_error)                                                                           \
    X(archive_write_close)                                                                         \
    X(archive_write_data)                                                                          \
    X(archive_write_free)                                                                          \
    X(archive_write_header)                                                                        \
    X(archive_write_new)                                                                           \
    X(archive_write_open)                                                                          \
    X(archive_write_set_bytes_in_last_block)                                                       \
    X(archive_write_set_bytes_per_block)                                                           \
    X(archive_write_set_format_ustar)

/** Its functions under their own names. */
struct hoshi_libarchive {
    HOSHI_LIBARCHIVE(HOSHI_DYNLIB_MEMBER)
};

/** For messages about a library that is not there. */
extern struct hoshi_dynlib hoshi_libarchive_file;

/**
 * The functions, loaded if they were not yet.
 *
 * @return the table, or NULL when the library cannot be loaded
 * @owner  static storage
 */
const struct hoshi_libarchive *hoshi_libarchive(void);

#endif
