#include <stdlib.h>
#include <string.h>

#include "archive/libarchive.h"
#include "archive/tar.h"

struct hoshi_tar_writer {
    const struct hoshi_libarchive *lib;
    struct archive *archive;
    struct archive_entry *entry;
    hoshi_tar_sink *sink;
    void *ctx;
    uint64_t left;
    bool failed;
};

bool hoshi_tar_name_fits(const char *name)
{
    size_t n = strlen(name);
    if (n <= 100)
        return true;
    for (size_t i = 1; i < n; i++) {
        if (name[i] == '/' && i <= 155 && n - i - 1 <= 100)
            return true;
    }
    return false;
}

/* Never says no to libarchive, which (3.6) gives its buffer back only after a good close; a failure
 * is kept here, and what comes after it goes nowhere. */
static la_ssize_t write_some(struct archive *a, void *ctx, const void *p, size_t n)
{
    struct hoshi_tar_writer *w = ctx;
    (void)a;
    w->failed = w->failed || !w->sink(w->ctx, p, n);
    return (la_ssize_t)n;
}

struct hoshi_tar_writer *hoshi_tar_writer_open(hoshi_tar_sink *sink, void *ctx)
{
    const struct hoshi_libarchive *lib = hoshi_libarchive();
    struct hoshi_tar_writer *w = lib != NULL ? calloc(1, sizeof *w) : NULL;
    if (w == NULL)
        return NULL;
    w->lib = lib;
    w->sink = sink;
    w->ctx = ctx;
    w->archive = w->lib->archive_write_new();
    w->entry = w->lib->archive_entry_new();
    if (w->archive == NULL || w->entry == NULL ||
        w->lib->archive_write_set_format_ustar(w->archive) != ARCHIVE_OK ||
        w->lib->archive_write_set_bytes_per_block(w->archive, 10240) != ARCHIVE_OK ||
        w->lib->archive_write_set_bytes_in_last_block(w->archive, 1) != ARCHIVE_OK ||
        w->lib->archive_write_open(w->archive, w, NULL, write_some, NULL) != ARCHIVE_OK) {
        hoshi_tar_writer_abandon(w);
        return NULL;
    }
    return w;
}

bool hoshi_tar_begin(struct hoshi_tar_writer *w, const char *name, uint64_t size)
{
    if (w->failed || w->left != 0 || !hoshi_tar_name_fits(name)) {
        w->failed = true;
        return false;
    }
    w->lib->archive_entry_clear(w->entry);
    w->lib->archive_entry_set_pathname(w->entry, name);
    w->lib->archive_entry_set_size(w->entry, (la_int64_t)size);
    w->lib->archive_entry_set_filetype(w->entry, AE_IFREG);
    w->lib->archive_entry_set_perm(w->entry, 0644);
    w->lib->archive_entry_set_mtime(w->entry, 0, 0);
    w->lib->archive_entry_set_uid(w->entry, 0);
    w->lib->archive_entry_set_gid(w->entry, 0);
    w->left = size;
    if (w->lib->archive_write_header(w->archive, w->entry) != ARCHIVE_OK)
        w->failed = true;
    return !w->failed;
}

bool hoshi_tar_data(struct hoshi_tar_writer *w, const void *p, size_t n)
{
    if (w->failed || n > w->left) {
        w->failed = true;
        return false;
    }
    const char *at = p;
    while (n > 0) {
        la_ssize_t k = w->lib->archive_write_data(w->archive, at, n);
        if (k <= 0)
            w->failed = true;
        if (w->failed)
            return false;
        at += k;
        n -= (size_t)k;
        w->left -= (uint64_t)k;
    }
    return true;
}

bool hoshi_tar_writer_close(struct hoshi_tar_writer *w)
{
    bool ok = !w->failed && w->left == 0 && w->lib->archive_write_close(w->archive) == ARCHIVE_OK &&
              !w->failed;
    hoshi_tar_writer_abandon(w);
    return ok;
}

void hoshi_tar_writer_abandon(struct hoshi_tar_writer *w)
{
    if (w == NULL)
        return;
    w->failed = true; /* freeing closes, and what that writes is not wanted */
    if (w->entry != NULL)
        w->lib->archive_entry_free(w->entry);
    if (w->archive != NULL)
        w->lib->archive_write_free(w->archive);
    free(w);
}
