/* The only writer of whole files. The bytes go into a file beside the one that is meant; it gets
 * the name when all of them are on the disk. Until then, and after any failure, the older file is
 * as it was. Links are followed: what they point to is replaced. A file that is replaced hands its
 * mode on. A device or a pipe is written into. */
#ifndef HOSHI_IO_REPLACE_H
#define HOSHI_IO_REPLACE_H

#include "io/file.h"

enum hoshi_replace_how {
    HOSHI_REPLACE_ANY = 0, /* an older file is replaced */
    HOSHI_REPLACE_NONE,    /* the name must be free, also of a link: else HOSHI_FILE_EXISTS */
    HOSHI_REPLACE_SECRET,  /* the same, and only the owner may read the file */
    HOSHI_REPLACE_LOCKED, /* the file must be there and writable, and the caller holds its lock: the
                             temporary file has a fixed name, so that kills leave at most one */
};

/** A file that is being written. Zero-filled: none. */
struct hoshi_replace {
    enum hoshi_replace_how how;
    int fd;
    char *target; /* the name it will get; NULL for standard output */
    char *tmp;    /* where the bytes are until then; NULL: straight into a device or a pipe */
    const struct hoshi_str *seen;    /* what target must hold until then; NULL: whatever */
    bool is_part;                    /* tmp is TARGET.part, which stays when the file is given up */
    uint64_t n;                      /* bytes in it, those of an earlier run too */
    struct hoshi_file_result failed; /* the first write that did not go in */
};

/**
 * Start to write a file.
 *
 * @param path        its name; NULL = standard output
 * @param how         what may become of an older one
 * @param ret_replace the open file, or zero-filled
 * @return HOSHI_FILE_OK, or why not: EXISTS, IS_DIRECTORY, READ_ONLY, NOT_FOUND (no such folder) …
 * @owner  caller; end with hoshi_replace_commit(), _keep() or _abandon()
 */
HOSHI_MUST_USE struct hoshi_file_result
hoshi_replace_open(const char *path, enum hoshi_replace_how how, struct hoshi_replace *ret_replace);

/**
 * Start or continue a file whose bytes stay as PATH.part when the process ends too early.
 *
 * @param path        its name
 * @param is_ours     an earlier run of the same work has made PATH.part: go on behind its first
 *                    offset bytes. Otherwise there must be none: else HOSHI_FILE_EXISTS
 * @param offset      bytes that count; HOSHI_FILE_CHANGED when there are fewer
 * @param ret_replace the open file, or zero-filled
 * @return HOSHI_FILE_OK, or why not
 * @owner  caller; as for hoshi_replace_open()
 */
HOSHI_MUST_USE struct hoshi_file_result hoshi_replace_open_part(const char *path, bool is_ours,
                                                                uint64_t offset,
                                                                struct hoshi_replace *ret_replace);

/**
 * Append bytes.
 *
 * @param r     open
 * @param bytes what to append
 * @return HOSHI_FILE_OK, or why not; r->failed keeps the first failure
 */
HOSHI_MUST_USE struct hoshi_file_result hoshi_replace_write(struct hoshi_replace *r,
                                                            struct hoshi_str bytes);

/**
 * Wait until what was written is on the disk. The file keeps its temporary name.
 *
 * @param r open
 * @return HOSHI_FILE_OK, or why not
 */
HOSHI_MUST_USE struct hoshi_file_result hoshi_replace_sync(struct hoshi_replace *r);

/**
 * The bytes are all there: give the file its mode and its name, on the disk too, and close it. A
 * file with a failed write is not renamed.
 *
 * @param r open; closed afterwards, in any case
 * @return HOSHI_FILE_OK, or why not; then no temporary file is left (but a part stays)
 */
HOSHI_MUST_USE struct hoshi_file_result hoshi_replace_commit(struct hoshi_replace *r);

/**
 * Stop here: what is there stays as TARGET.part or, when such a file is there already, as
 * TARGET.part.2, … , and the file is closed.
 *
 * @param r        open; closed afterwards, in any case
 * @param ret_name the name it got; NULL when it has none of its own (a device, or a part,
 *                 which stays where it is)
 * @return HOSHI_FILE_OK, or why not
 * @owner  caller frees *ret_name
 */
HOSHI_MUST_USE struct hoshi_file_result hoshi_replace_keep(struct hoshi_replace *r,
                                                           char **ret_name);

/**
 * Close a file without giving it its name. Its temporary file goes away, a part stays.
 *
 * @param r open or zero-filled
 * @return nothing
 */
void hoshi_replace_abandon(struct hoshi_replace *r);

/**
 * Give PATH.part, which is complete, its name. Nothing happens when there is no such part.
 *
 * @param path the name it shall have
 * @return HOSHI_FILE_OK, or why not
 */
HOSHI_MUST_USE struct hoshi_file_result hoshi_replace_finish_part(const char *path);

/**
 * Write a whole file at once.
 *
 * @param path  its name
 * @param bytes all of it
 * @param how   what may become of an older one
 * @return HOSHI_FILE_OK, or why not; then the older file is as it was
 */
HOSHI_MUST_USE struct hoshi_file_result hoshi_file_write(const char *path, struct hoshi_str bytes,
                                                         enum hoshi_replace_how how);

/**
 * Replace a file that was read and changed, for the holder of its lock. Who takes no lock, an
 * editor of texts, is noticed too: right before the new file takes the name, the old one is
 * compared with what was read.
 *
 * @param path  its name
 * @param seen  its bytes as they were read
 * @param bytes its bytes from now on
 * @return HOSHI_FILE_OK, HOSHI_FILE_CHANGED when it holds other bytes by now, or why not; then it
 * is as it was
 */
HOSHI_MUST_USE struct hoshi_file_result hoshi_file_rewrite(const char *path, struct hoshi_str seen,
                                                           struct hoshi_str bytes);

/**
 * Take a file away.
 *
 * @param path its name
 * @return HOSHI_FILE_OK, also when there is none; or why not
 */
HOSHI_MUST_USE struct hoshi_file_result hoshi_file_remove(const char *path);

/**
 * Whether the file may be changed in place. To replace a file only its folder must be writable;
 * but who made a file read-only meant it.
 *
 * @param path the file, which must be there
 * @return HOSHI_FILE_OK, READ_ONLY, NOT_FOUND, …
 */
HOSHI_MUST_USE struct hoshi_file_result hoshi_file_may_change(const char *path);

/**
 * A hidden name in the same folder, so that a rename never crosses file systems.
 *
 * @param path   "dir/name"
 * @param suffix what comes behind
 * @return "dir/.name<suffix>" (a long name is cut), or NULL without memory
 * @owner  caller frees
 */
HOSHI_MUST_USE char *hoshi_name_beside(const char *path, const char *suffix);

#endif
