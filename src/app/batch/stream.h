/* Lines of a list or of an NDJSON file, as they arrive: long ones, broken ones and an end that is
 * none are told apart. */
#ifndef HOSHI_APP_BATCH_STREAM_H
#define HOSHI_APP_BATCH_STREAM_H

#include <hoshi/types.h>

struct hoshi_stream {
    int fd; /* -1 = not open */
    char *p;
    size_t n, at, cap;
    uint32_t number;    /* of the line handed out last; 0 = none yet */
    bool end, skipping; /* skipping: the rest of a line that is too long */
    bool is_list;       /* names: a NUL near the start makes NUL the separator */
    char separator;
    int err; /* errno behind HOSHI_STREAM_ERROR */
};

/** What hoshi_stream_next() found. */
enum hoshi_stream_next {
    HOSHI_STREAM_LINE = 0,
    HOSHI_STREAM_END,      /**< all lines have been handed out */
    HOSHI_STREAM_WAIT,     /**< nothing has arrived yet, or a signal asks to stop */
    HOSHI_STREAM_TOO_LONG, /**< a line above HOSHI_LIMIT_FILE_BYTES was passed over; its number
                             counts */
    HOSHI_STREAM_ERROR     /**< reading failed; err says why, and what follows is not known */
};

/**
 * Start to read lines.
 *
 * @param l       zeroed, or used before
 * @param fd      to read from; standard input or a descriptor that hoshi_stream_close() closes
 * @param is_list lines are names: they end with a line feed, or with a NUL when there is one near
 *                the start (find -print0); a byte order mark in front is no part of the first
 */
void hoshi_stream_open(struct hoshi_stream *l, int fd, bool is_list);

/**
 * Close the descriptor, unless it is a standard one. The buffer stays for the next file.
 *
 * @param l zeroed, open or closed
 */
void hoshi_stream_close(struct hoshi_stream *l);

/**
 * The next line, without its separator.
 *
 * @param l        open
 * @param wait     wait for it; without, HOSHI_STREAM_WAIT means that nothing has arrived
 * @param ret_line set with HOSHI_STREAM_LINE; valid until the next call
 * @return see enum hoshi_stream_next
 */
HOSHI_MUST_USE enum hoshi_stream_next hoshi_stream_next(struct hoshi_stream *l, bool wait,
                                                        struct hoshi_str *ret_line);

/**
 * Close and free.
 *
 * @param l zeroed or used
 */
void hoshi_stream_release(struct hoshi_stream *l);

#endif
