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
