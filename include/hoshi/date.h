/* layer: base
 * Calendar days and calendar periods. */
#ifndef HOSHI_DATE_H
#define HOSHI_DATE_H

#include <hoshi/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A day of the Gregorian calendar: 0 = none, 1 = 0001-01-01, … */
typedef int32_t hoshi_day;

/** A calendar period in months; 0 = none. P1M = 1, P1Y = 12. */
typedef uint16_t hoshi_months;

/** Bytes of "YYYY-MM-DD" and its NUL. */
#define HOSHI_DATE_BYTES 11

/**
 * Read "YYYY-MM-DD".
 *
 * @param s       the text, nothing around it
 * @param ret_day set on success only
 * @return HOSHI_OK; HOSHI_E_SYNTAX (not of that form); HOSHI_E_INVALID (no such day)
 * @owner  nothing is kept
 * @source ISO 8601 calendar date
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_date_parse(struct hoshi_str s, hoshi_day *ret_day);

/**
 * Read a date as people write it, in any width: 2026-04-10, 2026/4/10, 2026.4.10, 2026年4月10日,
 * 令和8年4月10日, R8.4.10 (also H and S, and 元年). The one reader for sheets, the keyboard and the
 * command line.
 *
 * @param s       the text; blanks around it are passed over
 * @param ret_day set on success only
 * @return HOSHI_OK; HOSHI_E_SYNTAX (none of these forms); HOSHI_E_INVALID (no such day)
 * @owner  nothing is kept
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_date_read(struct hoshi_str s, hoshi_day *ret_day);

/**
 * The same for a cell of a table: also a spreadsheet's number of the day (46122), and a time of day
 * behind the date.
 *
 * @param s       the cell
 * @param ret_day set on success only
 * @return HOSHI_OK; HOSHI_E_SYNTAX (none of these forms); HOSHI_E_INVALID (no such day)
 * @owner  nothing is kept
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_date_read_cell(struct hoshi_str s, hoshi_day *ret_day);

/**
 * Write a day as "YYYY-MM-DD"; day 0 gives "".
 *
 * @param day day number
 * @param ret_text receives the text
 * @return ret_text
 * @owner  caller
 */
const char *hoshi_date_format(hoshi_day day, char ret_text[HOSHI_DATE_BYTES]);

/**
 * Day number of a date.
 *
 * @param year 1 to 9999
 * @param month 1 to 12
 * @param day_of_month 1 to 31
 * @return the day, or 0 when there is no such day
 * @owner  nothing is kept
 */
hoshi_day hoshi_date_from_ymd(int year, int month, int day_of_month);

/**
 * The last day of a period that starts on day. A day of the month that the target month does not
 * have becomes its last day: P1Y from 2024-02-29 ends 2025-02-28, P1M from 01-31 on the last of
 * February.
 *
 * @param day    start; must not be 0
 * @param months length
 * @return the last day that still counts
 * @units  months are calendar months
 * @owner  nothing is kept
 * @source docs/explanation/judgement.md
 */
hoshi_day hoshi_date_add(hoshi_day day, hoshi_months months);

/**
 * Read "P1Y", "P6M" and the like.
 *
 * @param s          the text
 * @param ret_months set on success only
 * @return HOSHI_OK or HOSHI_E_SYNTAX
 * @owner  nothing is kept
 * @source ISO 8601 durations, years or months only
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_period_parse(struct hoshi_str s, hoshi_months *ret_months);

/** Room for a period as text. */
#define HOSHI_PERIOD_BYTES 16

/**
 * A period as ISO 8601 writes it: "P1Y", "P6M".
 *
 * @param months   how long
 * @param ret_text receives it
 * @return ret_text; NULL when there is no period
 * @units months
 * @owner ret_text
 */
const char *hoshi_period_format(hoshi_months months, char ret_text[HOSHI_PERIOD_BYTES]);

#ifdef __cplusplus
}
#endif
#endif
