/* layer: base
 * A growing byte buffer with a ceiling: what every writer writes to. */
#ifndef HOSHI_BUF_H
#define HOSHI_BUF_H

#include <hoshi/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Bytes, always followed by a NUL once anything was written. After a failure it stays failed, so
 * a writer may append without looking and ask once at the end. */
struct hoshi_buf {
    char *p;
    size_t n;
    size_t cap;
    size_t max_bytes;
    bool failed;
};

/**
 * Prepare a buffer. Allocates nothing.
 *
 * @param buf       to be initialised
 * @param max_bytes ceiling; 0 = the default of base/limits.h
 * @return nothing
 * @owner  caller; give back with hoshi_buf_release()
 */
void hoshi_buf_init(struct hoshi_buf *buf, size_t max_bytes);

/**
 * Give the bytes back.
 *
 * @param buf initialised or zero-filled; may be NULL
 * @return nothing
 * @owner  caller keeps the struct
 */
void hoshi_buf_release(struct hoshi_buf *buf);

/**
 * Forget the content, keep the memory, and forget a failure.
 *
 * @param buf initialised
 * @return nothing
 * @owner  caller
 */
void hoshi_buf_clear(struct hoshi_buf *buf);

/**
 * Append bytes.
 *
 * @param buf initialised
 * @param p   bytes; may be NULL when n is 0
 * @param n   how many
 * @return nothing; buf->failed says whether all went in
 * @owner  copies
 */
void hoshi_buf_put(struct hoshi_buf *buf, const void *p, size_t n);

/**
 * Room for n more bytes behind the content, for a caller that fills them itself and then adds to
 * buf->n what it used (and a NUL where it matters).
 *
 * @param buf initialised
 * @param n   how many
 * @return where to write, or NULL when it does not fit
 * @owner  buf
 */
char *hoshi_buf_room(struct hoshi_buf *buf, size_t n);

/**
 * Append a NUL-terminated string; NULL appends nothing.
 *
 * @param buf initialised
 * @param s   string
 * @return nothing
 * @owner  copies
 */
void hoshi_buf_puts(struct hoshi_buf *buf, const char *s);

/**
 * Append one byte n times.
 *
 * @param buf initialised
 * @param c   the byte
 * @param n   how often
 * @return nothing
 * @owner  copies
 */
void hoshi_buf_fill(struct hoshi_buf *buf, char c, size_t n);

/**
 * Append a number in decimal, without any locale.
 *
 * @param buf initialised
 * @param v   the number
 * @return nothing
 * @owner  copies
 */
void hoshi_buf_int(struct hoshi_buf *buf, long long v);

/**
 * Whether everything went in.
 *
 * @param buf initialised
 * @return HOSHI_OK, or HOSHI_E_LIMIT when an append did not fit or memory ran out
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_buf_rc(const struct hoshi_buf *buf);

#ifdef __cplusplus
}
#endif
#endif
