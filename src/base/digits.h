/* Numbers as text: the one place that turns them into digits. */
#ifndef HOSHI_BASE_DIGITS_H
#define HOSHI_BASE_DIGITS_H

#include <hoshi/types.h>

#define HOSHI_DECIMAL_BYTES 21 /**< "-9223372036854775808" and a NUL */

/**
 * A number in decimal.
 *
 * @param ret_text its digits, with a NUL behind them
 * @param v        any number
 * @return ret_text
 * @owner ret_text
 */
const char *hoshi_decimal(char ret_text[HOSHI_DECIMAL_BYTES], long long v);

/**
 * The lowest digits of a number in decimal, without a NUL.
 *
 * @param to      room for n_digit bytes
 * @param v       the number
 * @param n_digit how many digits; leading ones are zero
 */
void hoshi_decimal_padded(char *to, uint32_t v, unsigned n_digit);

/**
 * The lowest digits of a number in hexadecimal, without a NUL.
 *
 * @param to      room for n_digit bytes
 * @param v       the number
 * @param n_digit how many digits; leading ones are zero
 */
void hoshi_hex_lower(char *to, uint32_t v, unsigned n_digit);

/** The same in capitals. */
void hoshi_hex_upper(char *to, uint32_t v, unsigned n_digit);

/**
 * Value of a hexadecimal digit, small or capital.
 *
 * @param c any byte
 * @return -1 when it is none
 */
int hoshi_hex_value(char c);

#define HOSHI_CODE_POINT_BYTES 9 /**< "U+10FFFF" and a NUL */

/**
 * The name of a code point as the Unicode standard writes it: at least four digits.
 *
 * @param c        the code point
 * @param ret_name "U+FFFE"
 * @return ret_name
 * @owner ret_name
 */
const char *hoshi_code_point_name(uint32_t c, char ret_name[HOSHI_CODE_POINT_BYTES]);

/**
 * A number of one digit, as a text that stays.
 *
 * @param v 0 to 9
 * @return "0" to "9"; "" for a larger one
 * @owner  static storage
 */
const char *hoshi_digit(unsigned v);

#endif
