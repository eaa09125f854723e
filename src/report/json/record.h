/* The record of one input of hoshi batch (docs/schema/batch-record-1.schema.json), without its
 * source, which the parent process puts in front: a worker cannot speak in the name of another
 * input. */
#ifndef HOSHI_REPORT_JSON_RECORD_H
#define HOSHI_REPORT_JSON_RECORD_H

#include <hoshi/buf.h>
#include <hoshi/result.h>

/* A file name as text that can be turned back: '\' as "\\", control characters and bytes that are
 * not UTF-8 as \xNN. */
void hoshi_record_source(struct hoshi_str name, struct hoshi_buf *out);
/* {"source":"…" and source, */
void hoshi_record_json_head(struct hoshi_str source, struct hoshi_buf *out);
void hoshi_record_csv_head(struct hoshi_str source, struct hoshi_buf *out);
/* ,"organization":… up to "findings":3 without the closing brace. */
void hoshi_record_json(const struct hoshi_result *r, struct hoshi_buf *out);
void hoshi_record_csv(const struct hoshi_result *r, struct hoshi_buf *out);
/* The same for an input that could not be judged. */
void hoshi_record_json_error(const char *code, struct hoshi_str place, struct hoshi_str message,
                             struct hoshi_buf *out);
void hoshi_record_csv_error(const struct hoshi_catalog *cat, bool asked, const char *code,
                            struct hoshi_str place, struct hoshi_str message,
                            struct hoshi_buf *out);
/* The header line, with its line break. asked: a buyer's rules are in force, every row has the four
 * columns that say what they come to. */
void hoshi_record_csv_names(const struct hoshi_catalog *cat, bool asked, struct hoshi_buf *out);

#endif
