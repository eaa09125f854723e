#include "app/sheet/history.h"

#include <stdlib.h>
#include <string.h>

void hoshi_history_push(struct hoshi_history *h, struct hoshi_str bytes)
{
    char *copy = malloc(bytes.n + 1);
    if (copy == NULL)
        return;
    memcpy(copy, bytes.p, bytes.n);
    copy[bytes.n] = '\0';
    if (h->n == HOSHI_HISTORY_MAX) {
        free((char *)h->v[0].p);
        memmove(h->v, h->v + 1, (HOSHI_HISTORY_MAX - 1) * sizeof h->v[0]);
        h->n--;
    }
    h->v[h->n++] = (struct hoshi_str){copy, bytes.n};
}

void hoshi_history_drop(struct hoshi_history *h)
{
    if (h->n != 0)
        free((char *)h->v[--h->n].p);
}

void hoshi_history_forget(struct hoshi_history *h)
{
    while (h->n != 0)
        hoshi_history_drop(h);
}
