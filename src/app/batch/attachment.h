/* Attachments: one file per judged record (app/batch/sink.h). */
#ifndef HOSHI_APP_BATCH_ATTACHMENT_H
#define HOSHI_APP_BATCH_ATTACHMENT_H

#include "app/batch/sink.h"
#include "app/session/session.h"

/**
 * Write DIR/<source, made safe as a file name><suffix>; complains.
 *
 * @param s      takes the complaint
 * @param a      says where; the folder is there
 * @param source of the record; nothing in it can leave the folder
 * @param bytes  what the worker has made
 * @return HOSHI_OK, HOSHI_E_IO, HOSHI_E_NOMEM
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_attachment_write(struct hoshi_session *s,
                                                    const struct hoshi_attachment *a,
                                                    struct hoshi_str source,
                                                    struct hoshi_str bytes);

/**
 * Take the file of an earlier run away, where there is one: it is about a sheet that no longer
 * counts.
 *
 * @param s      takes the complaint
 * @param a      says where
 * @param source of the record
 * @return HOSHI_OK, HOSHI_E_IO, HOSHI_E_NOMEM
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_attachment_remove(struct hoshi_session *s,
                                                     const struct hoshi_attachment *a,
                                                     struct hoshi_str source);

#endif
