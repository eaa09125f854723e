#include "tui/typed.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

#define DAY_BYTES 64

bool hoshi_typed_day(const char *text, hoshi_day *ret_day)
{
    char s[DAY_BYTES];
    size_t n = strlen(text);
    if (n >= sizeof s)
        return false;
    memcpy(s, text, n + 1);
    hoshi_utf8_narrow(s);
    return hoshi_date_parse_loosely(hoshi_str_from(s), ret_day) == HOSHI_OK;
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

bool hoshi_typed_status(uint32_t key, enum hoshi_status *ret_status)
{
    static const struct {
        char key;
        enum hoshi_status status;
    } row[] = {{'m', HOSHI_STATUS_MET},
               {'p', HOSHI_STATUS_PARTIAL},
               {'n', HOSHI_STATUS_UNMET},
               {'l', HOSHI_STATUS_PLANNED},
               {'a', HOSHI_STATUS_NOT_APPLICABLE},
               {'d', HOSHI_STATUS_UNKNOWN},
               {'x', HOSHI_STATUS_UNANSWERED}};
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        if (key == (uint32_t)row[i].key) {
            *ret_status = row[i].status;
            return true;
        }
    }
    return false;
}
