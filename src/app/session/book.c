/* --sheet and --map: what a user says of the layout of a workbook. */
#include <string.h>

#include "app/session/session.h"
#include "base/limits.h"
#include "base/str.h"
#include "codec/parse/csv.h"
#include "diag/diag.h"
#include "ooxml/cell.h"

/* "answer=O"; false when it is none. */
static bool take_pair(struct hoshi_book_hint *hint, struct hoshi_str pair)
{
    const char *equals = memchr(pair.p, '=', pair.n);
    if (equals == NULL || hint->n_map == sizeof hint->map / sizeof hint->map[0])
        return false;
    size_t n = (size_t)(equals - pair.p);
    struct hoshi_str head = hoshi_str_trim((struct hoshi_str){pair.p, n});
    struct hoshi_str column = hoshi_str_trim((struct hoshi_str){equals + 1, pair.n - n - 1});
    bool is_value = hoshi_str_eq(head, HOSHI_BOOK_ANSWER);
    hint->map[hint->n_map].key = is_value ? HOSHI_BOOK_ANSWER : hoshi_column_key(head);
    hint->map[hint->n_map].column = hoshi_column_number(column);
    bool is_pair = hint->map[hint->n_map].key != NULL && hint->map[hint->n_map].column != 0 &&
                   hint->map[hint->n_map].column <= HOSHI_LIMIT_BOOK_HEADS;
    hint->n_map += is_pair;
    return is_pair;
}

enum hoshi_rc hoshi_session_book(struct hoshi_session *s, const char *sheet, const char *map)
{
    s->book.sheet = sheet;
    for (const char *p = map; p != NULL && *p != '\0';) {
        size_t n = strcspn(p, ",");
        if (!take_pair(&s->book, (struct hoshi_str){p, n})) {
            hoshi_diag_add(&s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS3052, HOSHI_SPAN_FILE,
                           hoshi_arena_strndup(&s->arena, p, n),
                           hoshi_diag_word(HOSHI_WORD_COLUMN_CHOICES), NULL);
            return HOSHI_E_UNSUPPORTED;
        }
        p += n + (p[n] == ',');
    }
    return HOSHI_OK;
}
