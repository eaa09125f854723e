#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "archive/libarchive.h"
#include "archive/zip.h"
#include "io/beneath.h"
#include "io/file.h"

#define BLOCK_BYTES ((size_t)64 << 10)
#define MEMBERS_MAX 10000 /* of a file that may be anybody's */

struct reader {
    const struct hoshi_libarchive *lib;
    int fd, err; /* EIO, ENOMEM: why no member was found; 0: there is none */
    uint64_t offset;
    char block[BLOCK_BYTES], data[BLOCK_BYTES];
};

static la_ssize_t read_some(struct archive *a, void *ctx, const void **ret_p)
{
    struct reader *r = ctx;
    ptrdiff_t n = hoshi_fd_read_at(r->fd, r->offset, r->block, sizeof r->block);
    *ret_p = r->block;
    if (n < 0) {
        r->err = EIO;
        r->lib->archive_set_error(a, -1, "source");
        return -1;
    }
    r->offset += (uint64_t)n;
    return n;
}

static bool take(struct reader *r, struct archive *a, struct hoshi_buf *to)
{
    la_ssize_t n = 0;
    while (!to->failed && (n = r->lib->archive_read_data(a, r->data, sizeof r->data)) > 0)
        hoshi_buf_put(to, r->data, (size_t)n);
    return n == 0 && !to->failed;
}

static bool find(struct reader *r, struct archive *a, struct archive_entry *e, const char *name,
                 struct hoshi_buf *to)
{
    for (int i = 0; i < MEMBERS_MAX; i++) {
        if (r->lib->archive_read_next_header2(a, e) != ARCHIVE_OK)
            return false;
        const char *at = r->lib->archive_entry_pathname(e);
        if (at != NULL && strcmp(at, name) == 0)
            return take(r, a, to);
    }
    return false;
}

static bool read_member(struct reader *r, const char *name, struct hoshi_buf *to)
{
    const struct hoshi_libarchive *lib = r->lib;
    struct archive *a = lib->archive_read_new();
    struct archive_entry *e = lib->archive_entry_new();
    bool ok = a != NULL && e != NULL;
    bool found = ok && lib->archive_read_support_format_zip_streamable(a) == ARCHIVE_OK &&
                 lib->archive_read_set_read_callback(a, read_some) == ARCHIVE_OK &&
                 lib->archive_read_set_callback_data(a, r) == ARCHIVE_OK &&
                 lib->archive_read_open1(a) == ARCHIVE_OK && find(r, a, e, name, to);
    if (!ok || (!found && lib->archive_errno(a) == ENOMEM))
        r->err = ENOMEM;
    if (e != NULL)
        lib->archive_entry_free(e);
    if (a != NULL)
        (void)lib->archive_read_free(a);
    return found;
}

struct hoshi_file_result hoshi_zip_member(const char *path, const char *name, struct hoshi_buf *to,
                                          bool *ret_found)
{
    struct reader *r = calloc(1, sizeof *r);
    uint64_t size;
    *ret_found = false;
    if (r == NULL)
        return hoshi_file_failed(ENOMEM);
    struct hoshi_file_result result = {HOSHI_FILE_OK, 0};
    r->lib = hoshi_libarchive();
    if (r->lib != NULL)
        result = hoshi_file_open(path, &r->fd, &size);
    if (r->lib != NULL && result.error == HOSHI_FILE_OK) {
        *ret_found = read_member(r, name, to);
        if (r->err != 0)
            result = hoshi_file_failed(r->err);
        hoshi_fd_close(r->fd);
    }
    free(r);
    return result;
}
