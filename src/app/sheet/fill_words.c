#include "app/sheet/fill_words.h"

#include <string.h>

#include "base/str.h"

/* The words that people write where a column offers none. */
const char *hoshi_fill_usual_word(enum hoshi_status status)
{
    return status == HOSHI_STATUS_MET       ? "○"
           : status == HOSHI_STATUS_PARTIAL ? "△"
           : status == HOSHI_STATUS_UNMET   ? "×"
                                            : hoshi_status_label(status, HOSHI_LANG_JA);
}

bool hoshi_fill_says(struct hoshi_str word, enum hoshi_status status)
{
    enum hoshi_status said;
    bool is_alias;
    return hoshi_status_parse(hoshi_str_trim(word), &said, &is_alias) == HOSHI_OK && said == status;
}

/* The list that a program offers for a cell: its words, between quotes and commas. */
static bool offers(const struct hoshi_cell_choice *c, uint32_t row, uint32_t column)
{
    const char *p = c->places;
    struct hoshi_cell_range r;
    for (size_t n; *p != '\0'; p += n + (p[n] == ' ')) {
        n = hoshi_cell_range_parse(p, &r);
        if (n == 0)
            return false;
        if (row >= r.row && row <= r.last_row && column >= r.column && column <= r.last_column)
            return c->formula[0] == '"';
    }
    return false;
}

struct hoshi_str hoshi_fill_word(const struct hoshi_cells *cells, uint32_t row, uint32_t column,
                                 enum hoshi_status status)
{
    bool is_list = false;
    for (size_t i = 0; i < cells->n_choice; i++) {
        if (!offers(&cells->choice[i], row, column))
            continue;
        is_list = true;
        for (const char *p = cells->choice[i].formula + 1; *p != '\0';) {
            struct hoshi_str word = {p, strcspn(p, ",\"")};
            if (hoshi_fill_says(word, status))
                return hoshi_str_trim(word);
            p += word.n + (p[word.n] != '\0');
        }
    }
    return hoshi_str_from(is_list ? "" : hoshi_fill_usual_word(status));
}
