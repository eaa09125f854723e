/* Versions of a sheet to go back to, or forward. */
#ifndef HOSHI_APP_SHEET_HISTORY_H
#define HOSHI_APP_SHEET_HISTORY_H

#include <hoshi/types.h>

#define HOSHI_HISTORY_MAX 100

/** The last ones, the latest on top. */
struct hoshi_history {
    struct hoshi_str v[HOSHI_HISTORY_MAX]; /**< malloc'ed */
    size_t n;
};

/** Put a copy on top; the oldest goes when there are too many. Without memory it is not there. */
void hoshi_history_push(struct hoshi_history *h, struct hoshi_str bytes);

/** Take the top one away. */
void hoshi_history_drop(struct hoshi_history *h);

/** Take all away. */
void hoshi_history_forget(struct hoshi_history *h);

#endif
