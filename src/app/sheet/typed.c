#include "app/sheet/typed.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

bool hoshi_typed_day(const char *text, hoshi_day today, hoshi_day *ret_day)
{
    if (hoshi_str_is_among(hoshi_str_from(text), "t T today Today 今日 きょう 本日")) {
        *ret_day = today;
        return true;
    }
    return hoshi_date_read(hoshi_str_from(text), ret_day) == HOSHI_OK;
}

char *hoshi_typed_word(char *line)
{
    static const char wide[] = "　";
    const char *space = strchr(line, ' '), *other = strstr(line, wide);
    if (space == NULL || (other != NULL && other < space))
        space = other;
    char *rest = space != NULL ? line + (space - line) : line + strlen(line);
    char *word_end = rest;
    while (*rest == ' ' || strncmp(rest, wide, sizeof wide - 1) == 0)
        rest += *rest == ' ' ? 1 : sizeof wide - 1;
    *word_end = '\0';
    hoshi_utf8_narrow(line);
    return rest;
}

bool hoshi_typed_none(const char *text)
{
    char plain[8];
    if (strlen(text) >= sizeof plain)
        return false;
    memcpy(plain, text, strlen(text) + 1);
    hoshi_utf8_narrow_id(plain);
    return strcmp(plain, "-") == 0;
}

bool hoshi_typed_drop(const char *text, size_t n, size_t *ret_number)
{
    char plain[32];
    long long number = 0;
    if (strlen(text) >= sizeof plain || *text == '\0')
        return false;
    memcpy(plain, text, strlen(text) + 1);
    hoshi_utf8_narrow_id(plain);
    const char *digits = plain + 1 + strspn(plain + 1, " ");
    if (plain[0] != '-' || digits[strspn(digits, "0123456789")] != '\0')
        return false;
    if (*digits == '\0')
        number = n == 1;
    else if (!hoshi_str_to_int(hoshi_str_from(digits), 1, (long long)n, &number))
        number = 0;
    *ret_number = (size_t)number;
    return true;
}
