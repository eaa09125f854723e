/* The table of input formats. */
#ifndef HOSHI_APP_SESSION_READERS_H
#define HOSHI_APP_SESSION_READERS_H

#include <hoshi/load.h>

struct hoshi_reader_row {
    const char *id, *suffixes; /* suffixes: with dots, separated by spaces */
    enum hoshi_input_format format;
};

/* Ends with a NULL id. */
extern const struct hoshi_reader_row hoshi_readers[];
/* The row for a file name (ASCII letters without case), or NULL. */
const struct hoshi_reader_row *hoshi_reader_for(const char *name);
const struct hoshi_reader_row *hoshi_reader_find(const char *id);

#endif
