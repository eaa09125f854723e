#include "app/session/csv_outputs.h"

#include <string.h>

#include "base/str.h"
#include "report/csv_heads.h"

#define MARK "\xef\xbb\xbf"

static const char *const result_head_en[] = {
#define COLUMN(id, en, ja, about) en,
#include "report/doc/columns.def"
#undef COLUMN
    NULL};
static const char *const result_head_ja[] = {
#define COLUMN(id, en, ja, about) ja,
#include "report/doc/columns.def"
#undef COLUMN
    NULL};

static const char *const *const head_of[] = {result_head_en, result_head_ja, hoshi_diff_csv_head,
                                             hoshi_history_csv_head, hoshi_members_csv_head};

/* Those that go on with what is judged and asked: records, a portfolio, whom to ask. */
static const char *const *const begin_of[] = {hoshi_record_csv_begin, hoshi_portfolio_csv_begin,
                                              hoshi_portfolio_csv_begin_levels,
                                              hoshi_require_csv_begin};

static struct hoshi_str first_line(struct hoshi_str text)
{
    struct hoshi_str line = text;
    if (line.n >= sizeof MARK - 1 && memcmp(line.p, MARK, sizeof MARK - 1) == 0) {
        line.p += sizeof MARK - 1;
        line.n -= sizeof MARK - 1;
    }
    const char *end = line.n != 0 ? memchr(line.p, '\n', line.n) : NULL;
    line.n = end != NULL ? (size_t)(end - line.p) : line.n;
    return hoshi_str_trim(line);
}

static bool is_between(char c)
{
    return c == ',' || c == ';' || c == '\t';
}

/* How much of a line is this head; none of them has a cell that needs quotes. 0: it is another.
 * Some programs save a table with other marks between. */
static size_t head_bytes(struct hoshi_str line, const char *const *head)
{
    size_t at = 0;
    for (size_t i = 0; head[i] != NULL; i++) {
        size_t n = strlen(head[i]);
        if (i > 0 && (at == line.n || !is_between(line.p[at++])))
            return 0;
        if (line.n - at < n || memcmp(line.p + at, head[i], n) != 0)
            return 0;
        at += n;
    }
    return at;
}

bool hoshi_csv_begins(struct hoshi_str text, const char *const *head)
{
    struct hoshi_str line = first_line(text);
    size_t n = head_bytes(line, head);
    return n != 0 && (n == line.n || is_between(line.p[n]));
}

bool hoshi_csv_is_output(struct hoshi_str text)
{
    struct hoshi_str line = first_line(text);
    bool is = false;
    for (size_t i = 0; i < sizeof head_of / sizeof head_of[0] && line.n != 0; i++)
        is = is || head_bytes(line, head_of[i]) == line.n;
    for (size_t i = 0; i < sizeof begin_of / sizeof begin_of[0]; i++)
        is = is || hoshi_csv_begins(text, begin_of[i]);
    return is;
}
