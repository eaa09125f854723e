/* The tables that commands write of sheets: what a rerun may write anew, though it has ids and
 * answers in it. */
#ifndef HOSHI_APP_SESSION_CSV_OUTPUTS_H
#define HOSHI_APP_SESSION_CSV_OUTPUTS_H

#include <hoshi/types.h>

/**
 * Whether a table is one that a command writes, by its first line.
 *
 * @param text UTF-8, with or without its mark
 * @return false for what people fill in
 */
bool hoshi_csv_is_output(struct hoshi_str text);

/**
 * Whether a table begins with these columns, as a command writes them; any others may follow.
 *
 * @param text UTF-8, with or without its mark
 * @param head of report/csv_heads.h
 * @return false where a cell of the head is quoted
 * @owner nothing changes hands
 */
bool hoshi_csv_begins(struct hoshi_str text, const char *const *head);

#endif
