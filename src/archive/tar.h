/* Archives of one form only: ustar, regular files, fixed owner, mode and time, nothing behind the
 * end. What the reader takes is byte for byte what the writer writes, so that no byte of an archive
 * can change unseen. By libarchive; the bytes come and go through functions, so that files of any
 * size and tests in memory take the same way. */
#ifndef HOSHI_ARCHIVE_TAR_H
#define HOSHI_ARCHIVE_TAR_H

#include <hoshi/types.h>

/* False when the bytes could not be taken; the writer then fails. */
typedef bool hoshi_tar_sink(void *ctx, const void *p, size_t n);

struct hoshi_tar_writer;

/**
 * Whether ustar can hold a name: at most 100 bytes, or 155 '/' 100.
 *
 * @param name any
 * @return true when it can
 */
bool hoshi_tar_name_fits(const char *name);

/**
 * Begin an archive.
 *
 * @param sink takes the bytes as they come
 * @param ctx  its first argument
 * @return NULL without memory, or without the library (archive/libarchive.h tells)
 * @owner caller; hoshi_tar_writer_close() or hoshi_tar_writer_abandon()
 */
struct hoshi_tar_writer *hoshi_tar_writer_open(hoshi_tar_sink *sink, void *ctx);

/**
 * Begin a member; its bytes come after.
 *
 * @param w    open
 * @param name fits and is safe
 * @param size exactly as many bytes will come
 * @return false when it could not be written; abandon the writer
 * @units bytes
 */
HOSHI_MUST_USE bool hoshi_tar_begin(struct hoshi_tar_writer *w, const char *name, uint64_t size);

/**
 * Bytes of the member begun last.
 *
 * @param w open
 * @param p the bytes
 * @param n how many
 * @return false when they could not be written, or are more than announced
 */
HOSHI_MUST_USE bool hoshi_tar_data(struct hoshi_tar_writer *w, const void *p, size_t n);

/**
 * Write the end.
 *
 * @param w open
 * @return false when anything failed
 * @owner releases w in any case
 */
bool hoshi_tar_writer_close(struct hoshi_tar_writer *w);

/**
 * Release a writer without an end.
 *
 * @param w NULL: nothing happens
 * @owner releases w
 */
void hoshi_tar_writer_abandon(struct hoshi_tar_writer *w);

enum hoshi_tar_rc {
    HOSHI_TAR_OK = 0,
    HOSHI_TAR_IO,         /* the source cannot be read */
    HOSHI_TAR_DAMAGED,    /* not an archive, cut off, a header with a wrong sum */
    HOSHI_TAR_NOT_PLAIN,  /* a link, device, folder or another special member */
    HOSHI_TAR_NAME,       /* absolute, "..", empty parts, control characters, not UTF-8 */
    HOSHI_TAR_ORDER,      /* not sorted, or the same name twice */
    HOSHI_TAR_LIMIT,      /* more members than limits.h allows */
    HOSHI_TAR_OTHER_FORM, /* readable, but not as the writer writes it */
    HOSHI_TAR_STOPPED,    /* a function of the caller said so */
    HOSHI_TAR_NOMEM,
    HOSHI_TAR_NO_LIBRARY, /* libarchive cannot be loaded */
};

struct hoshi_tar_source {
    /* Up to n bytes from an offset: how many, 0 at the end, -1 on failure. */
    ptrdiff_t (*read_at)(void *ctx, uint64_t offset, void *p, size_t n);
    void *ctx;
    uint64_t size;
};

struct hoshi_tar_visitor {
    /* offset: where its bytes lie in the source */
    bool (*member)(void *ctx, const char *name, uint64_t size, uint64_t offset);
    bool (*data)(void *ctx, const void *p, size_t n);
    bool (*end)(void *ctx);
    void *ctx;
};

/**
 * Whether a name is safe to give to a member: relative, no "." or "..", no empty part, no control
 * character, valid UTF-8.
 *
 * @param name any bytes
 * @return true when it is
 */
bool hoshi_tar_name_ok(const char *name);

/**
 * Read an archive and compare it with what the writer would have written.
 *
 * @param source   its bytes
 * @param visitor  is told of each member in turn; the last error may come after members were
 *                 visited: believe them only when all is read
 * @param ret_name NULL, or receives the start of the name of the member where it stopped
 * @return HOSHI_TAR_OK, or the first thing that was wrong
 * @owner borrowed
 */
HOSHI_MUST_USE enum hoshi_tar_rc hoshi_tar_read(const struct hoshi_tar_source *source,
                                                const struct hoshi_tar_visitor *visitor,
                                                char ret_name[128]);

#endif
