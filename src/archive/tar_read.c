#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "archive/libarchive.h"
#include "archive/tar.h"
#include "base/limits.h"
#include "base/utf8.h"

#define HEADER_BYTES 512 /* of ustar */
#define BLOCK_BYTES ((size_t)64 << 10)

struct reader {
    const struct hoshi_libarchive *lib;
    const struct hoshi_tar_source *source;
    const struct hoshi_tar_visitor *visitor;
    uint64_t read_offset, compared;
    bool io_failed, differs;
    char block[BLOCK_BYTES], other[BLOCK_BYTES], data[BLOCK_BYTES];
    char last[512]; /* longer than any name that ustar can hold */
};

static la_ssize_t read_some(struct archive *a, void *ctx, const void **ret_p)
{
    struct reader *r = ctx;
    ptrdiff_t n = r->source->read_at(r->source->ctx, r->read_offset, r->block, sizeof r->block);
    *ret_p = r->block;
    if (n < 0) {
        r->io_failed = true;
        r->lib->archive_set_error(a, -1, "source");
        return -1;
    }
    r->read_offset += (uint64_t)n;
    return n;
}

/* The sink of a writer that writes the same members again: every byte must be there already. */
static bool compare(void *ctx, const void *p, size_t n)
{
    struct reader *r = ctx;
    for (const char *at = p; n > 0;) {
        size_t want = n < sizeof r->other ? n : sizeof r->other;
        ptrdiff_t k = r->source->read_at(r->source->ctx, r->compared, r->other, want);
        if (k < 0) {
            r->io_failed = true;
            return false;
        }
        if (k == 0 || memcmp(r->other, at, (size_t)k) != 0) {
            r->differs = true;
            return false;
        }
        r->compared += (uint64_t)k;
        at += k;
        n -= (size_t)k;
    }
    return true;
}

bool hoshi_tar_name_ok(const char *name)
{
    struct hoshi_str s = {name, strlen(name)};
    uint32_t c;
    if (s.n == 0 || name[0] == '/' || name[s.n - 1] == '/')
        return false;
    for (size_t i = 0, k; i < s.n; i += k) {
        k = hoshi_utf8_next((struct hoshi_str){name + i, s.n - i}, &c);
        if (k == 0 || hoshi_utf8_is_control(c))
            return false;
    }
    for (const char *part = name; part != NULL;) {
        const char *slash = strchr(part, '/');
        size_t n = slash != NULL ? (size_t)(slash - part) : strlen(part);
        if (n == 0 || (n == 1 && part[0] == '.') || (n == 2 && memcmp(part, "..", 2) == 0))
            return false;
        part = slash != NULL ? slash + 1 : NULL;
    }
    return true;
}

static enum hoshi_tar_rc why(const struct reader *r, enum hoshi_tar_rc otherwise)
{
    return r->io_failed ? HOSHI_TAR_IO : r->differs ? HOSHI_TAR_OTHER_FORM : otherwise;
}

/* The same where libarchive itself has failed. */
static enum hoshi_tar_rc why_not(const struct reader *r, struct archive *a)
{
    return r->lib->archive_errno(a) == ENOMEM ? HOSHI_TAR_NOMEM : why(r, HOSHI_TAR_DAMAGED);
}

static enum hoshi_tar_rc one_member(struct reader *r, struct archive *a, struct archive_entry *e,
                                    struct hoshi_tar_writer *again)
{
    const char *name = r->lib->archive_entry_pathname(e);
    if (name == NULL)
        return HOSHI_TAR_DAMAGED;
    if (r->lib->archive_entry_filetype(e) != AE_IFREG ||
        r->lib->archive_entry_hardlink(e) != NULL || r->lib->archive_entry_symlink(e) != NULL ||
        !r->lib->archive_entry_size_is_set(e) || r->lib->archive_entry_size(e) < 0)
        return HOSHI_TAR_NOT_PLAIN;
    if (!hoshi_tar_name_ok(name) || !hoshi_tar_name_fits(name))
        return HOSHI_TAR_NAME;
    if (strcmp(r->last, name) >= 0)
        return HOSHI_TAR_ORDER;
    memcpy(r->last, name, strlen(name) + 1);
    uint64_t size = (uint64_t)r->lib->archive_entry_size(e);
    if (size > r->source->size) /* whatever is announced, nothing comes from nothing */
        return HOSHI_TAR_DAMAGED;
    if (!hoshi_tar_begin(again, name, size))
        return why(r, HOSHI_TAR_OTHER_FORM);
    uint64_t offset = (uint64_t)r->lib->archive_read_header_position(a) + HEADER_BYTES;
    if (!r->visitor->member(r->visitor->ctx, name, size, offset))
        return HOSHI_TAR_STOPPED;
    for (;;) {
        la_ssize_t n = r->lib->archive_read_data(a, r->data, sizeof r->data);
        if (n < 0)
            return why_not(r, a);
        if (n == 0)
            break;
        if (!hoshi_tar_data(again, r->data, (size_t)n))
            return why(r, HOSHI_TAR_OTHER_FORM);
        if (!r->visitor->data(r->visitor->ctx, r->data, (size_t)n))
            return HOSHI_TAR_STOPPED;
    }
    return r->visitor->end(r->visitor->ctx) ? HOSHI_TAR_OK : HOSHI_TAR_STOPPED;
}

static enum hoshi_tar_rc all_members(struct reader *r, struct archive *a, struct archive_entry *e,
                                     struct hoshi_tar_writer *again, char *ret_name)
{
    for (unsigned n = 0;; n++) {
        int got = r->lib->archive_read_next_header2(a, e);
        if (got == ARCHIVE_EOF)
            return HOSHI_TAR_OK;
        if (got != ARCHIVE_OK)
            return why_not(r, a);
        const char *name = r->lib->archive_entry_pathname(e);
        if (ret_name != NULL && name != NULL) {
            size_t k = strlen(name) < 127 ? strlen(name) : 127;
            memcpy(ret_name, name, k);
            ret_name[k] = '\0';
        }
        if (n == HOSHI_LIMIT_BUNDLE_MEMBERS)
            return HOSHI_TAR_LIMIT;
        enum hoshi_tar_rc rc = one_member(r, a, e, again);
        if (rc != HOSHI_TAR_OK)
            return rc;
    }
}

/* In steps: archive_read_open() does not look whether it had memory for its data. */
static bool set_up(const struct hoshi_libarchive *lib, struct archive *a, struct reader *r)
{
    return lib->archive_read_support_format_tar(a) == ARCHIVE_OK &&
           lib->archive_read_set_read_callback(a, read_some) == ARCHIVE_OK &&
           lib->archive_read_set_callback_data(a, r) == ARCHIVE_OK;
}

enum hoshi_tar_rc hoshi_tar_read(const struct hoshi_tar_source *source,
                                 const struct hoshi_tar_visitor *visitor, char ret_name[128])
{
    const struct hoshi_libarchive *lib = hoshi_libarchive();
    if (lib == NULL)
        return HOSHI_TAR_NO_LIBRARY;
    struct reader *r = calloc(1, sizeof *r);
    struct archive *a = lib->archive_read_new();
    struct archive_entry *e = lib->archive_entry_new();
    struct hoshi_tar_writer *again = r != NULL ? hoshi_tar_writer_open(compare, r) : NULL;
    enum hoshi_tar_rc rc = HOSHI_TAR_NOMEM;
    if (ret_name != NULL)
        ret_name[0] = '\0';
    if (r != NULL && a != NULL && e != NULL && again != NULL) {
        r->lib = lib;
        r->source = source;
        r->visitor = visitor;
        /* Only tar and no filter: nothing here can unpack to more than the file itself holds. */
        rc = !set_up(lib, a, r)                         ? HOSHI_TAR_NOMEM
             : lib->archive_read_open1(a) != ARCHIVE_OK ? why_not(r, a)
                                                        : all_members(r, a, e, again, ret_name);
        bool closed = rc == HOSHI_TAR_OK && hoshi_tar_writer_close(again);
        if (rc == HOSHI_TAR_OK) {
            again = NULL;
            if (!closed || r->compared != source->size)
                rc = why(r, HOSHI_TAR_OTHER_FORM);
        }
    }
    hoshi_tar_writer_abandon(again);
    if (a != NULL)
        lib->archive_read_free(a);
    if (e != NULL)
        lib->archive_entry_free(e);
    free(r);
    return rc;
}
