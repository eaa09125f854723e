#include "report/doc/csv_outputs.h"

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
static const char *const begin_of[] = {HOSHI_RECORD_CSV_BEGIN, "rank,id,name,state,class,",
                                       "id,name,asked,decision,because_ja,"};

/* None of them has a cell that needs quotes. */
static bool is_head(struct hoshi_str line, const char *const *head)
{
    size_t at = 0;
    for (size_t i = 0; head[i] != NULL; i++) {
        size_t n = strlen(head[i]);
        if (i > 0 && (at == line.n || line.p[at++] != ','))
            return false;
        if (line.n - at < n || memcmp(line.p + at, head[i], n) != 0)
            return false;
        at += n;
    }
    return at == line.n;
}

bool hoshi_csv_is_output(struct hoshi_str text)
{
    struct hoshi_str line = text;
    if (line.n >= sizeof MARK - 1 && memcmp(line.p, MARK, sizeof MARK - 1) == 0) {
        line.p += sizeof MARK - 1;
        line.n -= sizeof MARK - 1;
    }
    const char *end = line.n != 0 ? memchr(line.p, '\n', line.n) : NULL;
    line.n = end != NULL ? (size_t)(end - line.p) : line.n;
    line = hoshi_str_trim(line);
    for (size_t i = 0; i < sizeof head_of / sizeof head_of[0]; i++) {
        if (is_head(line, head_of[i]))
            return true;
    }
    for (size_t i = 0; i < sizeof begin_of / sizeof begin_of[0]; i++) {
        size_t n = strlen(begin_of[i]);
        if (line.n >= n && memcmp(line.p, begin_of[i], n) == 0)
            return true;
    }
    return false;
}
