#include "tui/typed.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

#define DAY_BYTES 64

/* The number at *at, of at most `most` digits; -1 when there is none. */
static int number(const char **at, int most)
{
    int v = 0, n = 0;
    for (; **at >= '0' && **at <= '9' && n < most; (*at)++, n++)
        v = v * 10 + (**at - '0');
    return n != 0 ? v : -1;
}

static bool separator(const char **at, const char *word)
{
    size_t n = 1;
    if (**at == '\0' || strchr("-/.", **at) == NULL) {
        n = strlen(word);
        if (strncmp(*at, word, n) != 0)
            return false;
    }
    *at += n;
    return true;
}

bool hoshi_typed_day(const char *text, hoshi_day *ret_day)
{
    char s[DAY_BYTES];
    size_t n = strlen(text);
    if (n >= sizeof s)
        return false;
    memcpy(s, text, n + 1);
    hoshi_utf8_narrow(s);
    const char *at = s;
    int year = number(&at, 4);
    if (year < 1000 || !separator(&at, "年")) /* two digits could be any year, or 令和 */
        return false;
    int month = number(&at, 2);
    if (!separator(&at, "月"))
        return false;
    int day = number(&at, 2);
    if (hoshi_str_starts(at, "日"))
        at += strlen("日");
    hoshi_day found = *at == '\0' ? hoshi_date_from_ymd(year, month, day) : 0;
    if (found != 0)
        *ret_day = found;
    return found != 0;
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
