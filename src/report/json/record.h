/* The record of one input of hoshi batch as JSON (docs/schema/batch-record-1.schema.json). */
#ifndef HOSHI_REPORT_JSON_RECORD_H
#define HOSHI_REPORT_JSON_RECORD_H

#include <hoshi/buf.h>
#include <hoshi/record.h>

/**
 * One line, with its line break.
 *
 * @param record of a catalogue
 * @param cat    that catalogue
 * @param result the whole result as one line of JSON, for a member "result"; empty = none
 * @param out    appended to
 */
void hoshi_record_json(const struct hoshi_record *record, const struct hoshi_catalog *cat,
                       struct hoshi_str result, struct hoshi_buf *out);

#endif
