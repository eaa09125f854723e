/* The inputs of a batch run, one after the other, in an order that does not depend on the machine.
 */
#ifndef HOSHI_APP_BATCH_INPUT_H
#define HOSHI_APP_BATCH_INPUT_H

#include "app/batch/request.h"
#include "app/session/session.h"

/* Who said that there is such an input. */
enum hoshi_batch_origin {
    HOSHI_INPUT_FOUND = 0, /* found in a folder or by a pattern */
    HOSHI_INPUT_LISTED,    /* a name in a list */
    HOSHI_INPUT_NAMED,     /* an operand of the command */
};

/* One input, not read yet (a file) or already there (a line). Valid until the next one. */
struct hoshi_batch_item {
    struct hoshi_str source; /* escaped: what the record says */
    const char *path;        /* NULL for a line */
    struct hoshi_str line;
    enum hoshi_input_format format; /* AUTO = by content */
    uint32_t line_number;           /* of a line in its file; 0 for a file */
    unsigned error;  /* row of codes.def that already says why it cannot be read, or 0 */
    int err;         /* errno for it, or 0 */
    bool is_suspect; /* its name is none of a sheet: only to say what it is */
    enum hoshi_batch_origin origin;
};

/** What hoshi_batch_inputs_next() has. */
enum hoshi_batch_next {
    HOSHI_NEXT_ITEM = 0,
    HOSHI_NEXT_END,    /**< that were all */
    HOSHI_NEXT_WAIT,   /**< nothing has arrived yet, or a signal asks to stop */
    HOSHI_NEXT_FAILED, /**< a list could not be read to its end; the complaint is in the session */
    HOSHI_NEXT_NONE    /**< never returned: a step that is no input */
};

struct hoshi_batch_inputs;

/**
 * Open the inputs of a request: lists at once, everything else when its turn comes.
 *
 * @param s       takes complaints
 * @param request borrowed, with its strings
 * @return NULL after a complaint, or without memory
 * @owner  caller; hoshi_batch_inputs_close()
 */
struct hoshi_batch_inputs *hoshi_batch_inputs_open(struct hoshi_session *s,
                                                   const struct hoshi_batch_request *request);

/**
 * The next input. What cannot be read is an input too, with its error.
 *
 * @param in       open
 * @param wait     wait for what arrives on a pipe; a signal ends the wait
 * @param ret_item set with HOSHI_NEXT_ITEM; valid until the next call
 * @return see enum hoshi_batch_next
 */
HOSHI_MUST_USE enum hoshi_batch_next hoshi_batch_inputs_next(struct hoshi_batch_inputs *in,
                                                             bool wait,
                                                             struct hoshi_batch_item *ret_item);

/**
 * For poll(), after HOSHI_NEXT_WAIT.
 *
 * @param in open
 * @return what is being read line by line, or -1
 * @owner  stays with in
 */
int hoshi_batch_inputs_fd(const struct hoshi_batch_inputs *in);

/**
 * Files in folders whose name no reader takes.
 *
 * @param in open
 * @return how many were passed over so far
 */
uint64_t hoshi_batch_inputs_passed(const struct hoshi_batch_inputs *in);

/**
 * Count the inputs beforehand, for the progress line. Only regular files are opened: a pipe that is
 * read here would be empty when its turn comes.
 *
 * @param s       takes complaints
 * @param request borrowed
 * @return inputs; 0 = not known
 */
uint64_t hoshi_batch_inputs_count(struct hoshi_session *s,
                                  const struct hoshi_batch_request *request);

/**
 * Close.
 *
 * @param in open, or NULL
 */
void hoshi_batch_inputs_close(struct hoshi_batch_inputs *in);

#endif
