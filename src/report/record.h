/* How a record of hoshi batch is written: the name of its input, and its row of a table. */
#ifndef HOSHI_REPORT_RECORD_H
#define HOSHI_REPORT_RECORD_H

#include <hoshi/buf.h>
#include <hoshi/record.h>

/**
 * A file name as text that can be turned back: a backslash as two, control characters and bytes
 * that are not UTF-8 as \xNN.
 *
 * @param name any bytes
 * @param out  appended to
 */
void hoshi_record_source(struct hoshi_str name, struct hoshi_buf *out);

/**
 * The name of a file about one source: what could leave its folder, or what another system's names
 * do not have ('/', a space, ':' and the like, a leading '.'), becomes %XX; a long one ends in a
 * digest.
 *
 * @param source of a record
 * @param suffix with its dot
 * @param out    appended to
 */
void hoshi_record_file_name(struct hoshi_str source, const char *suffix, struct hoshi_buf *out);

/**
 * The header line of a table of records, with its line break.
 *
 * @param cat   whose stars have columns
 * @param asked a buyer's rules are in force: every row has the four columns that say what they come
 *              to
 * @param out   appended to
 */
void hoshi_record_csv_names(const struct hoshi_catalog *cat, bool asked, struct hoshi_buf *out);

/**
 * One row, with its line break.
 *
 * @param record of a catalogue
 * @param cat    that catalogue
 * @param asked  as in the header
 * @param out    appended to
 */
void hoshi_record_csv(const struct hoshi_record *record, const struct hoshi_catalog *cat,
                      bool asked, struct hoshi_buf *out);

#endif
