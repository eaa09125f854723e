#include "base/digits.h"

#include <string.h>

const char *hoshi_decimal(char ret_text[HOSHI_DECIMAL_BYTES], long long v)
{
    char digit[HOSHI_DECIMAL_BYTES];
    size_t n = sizeof digit;
    unsigned long long u = v < 0 ? 0ULL - (unsigned long long)v : (unsigned long long)v;
    digit[--n] = '\0';
    do {
        digit[--n] = (char)('0' + u % 10);
        u /= 10;
    } while (u != 0);
    if (v < 0)
        digit[--n] = '-';
    return memcpy(ret_text, digit + n, sizeof digit - n);
}

static const char digits[] = "0123456789abcdef";

static void put(char *to, uint32_t v, unsigned n_digit, unsigned base, const char *from)
{
    for (; n_digit > 0; v /= base)
        to[--n_digit] = from[v % base];
}

void hoshi_decimal_padded(char *to, uint32_t v, unsigned n_digit)
{
    put(to, v, n_digit, 10, digits);
}

void hoshi_hex_lower(char *to, uint32_t v, unsigned n_digit)
{
    put(to, v, n_digit, 16, digits);
}

void hoshi_hex_upper(char *to, uint32_t v, unsigned n_digit)
{
    put(to, v, n_digit, 16, "0123456789ABCDEF");
}

int hoshi_hex_value(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

const char *hoshi_code_point_name(uint32_t c, char ret_name[HOSHI_CODE_POINT_BYTES])
{
    unsigned n = c > 0xfffff ? 6 : c > 0xffff ? 5 : 4;
    memcpy(ret_name, "U+", 2);
    hoshi_hex_upper(ret_name + 2, c, n);
    ret_name[2 + n] = '\0';
    return ret_name;
}

const char *hoshi_digit(unsigned v)
{
    static const char *const digit[] = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
    return v < sizeof digit / sizeof digit[0] ? digit[v] : "";
}
