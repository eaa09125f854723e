/* A list for people: what is applied, what is excluded and why not; or only what has a note. */
#include "report/text/list.h"

#include "base/digits.h"
#include "base/str.h"
#include "base/visible.h"
#include "report/text/ids.h"

#define NAME_CELLS 44
#define NUMBER_CELLS 10

static const char *number(char digits[HOSHI_DECIMAL_BYTES], uint32_t v)
{
    return hoshi_decimal(digits, v);
}

void hoshi_text_list_counts(const struct hoshi_print *p, unsigned indent,
                            const struct hoshi_catalog *cat, const struct hoshi_list_counts *n)
{
    char a[HOSHI_DECIMAL_BYTES], b[HOSHI_DECIMAL_BYTES], c[HOSHI_DECIMAL_BYTES];
    if (!cat->applicability) {
        hoshi_print_msg(p, indent, HOSHI_MSG_LIST_NOTES, number(a, n->total), number(b, n->noted),
                        NULL);
        return;
    }
    hoshi_print_msg(p, indent, HOSHI_MSG_LIST_COUNTS, number(a, n->total), number(b, n->applied),
                    number(c, n->excluded));
    hoshi_print_msg(p, indent, HOSHI_MSG_LIST_LEFT, number(a, n->without_reason),
                    number(b, n->open), NULL);
}

static void put_cell(const struct hoshi_print *p, uint32_t v)
{
    char digits[HOSHI_DECIMAL_BYTES];
    hoshi_put_right(p->out, number(digits, v), NUMBER_CELLS);
}

static void put_row(const struct hoshi_print *p, const char *name, bool applicability,
                    const struct hoshi_list_counts *n)
{
    hoshi_print_name(p, name, NAME_CELLS);
    put_cell(p, n->total);
    if (applicability) {
        put_cell(p, n->applied);
        put_cell(p, n->excluded);
    } else {
        put_cell(p, n->noted);
    }
    hoshi_buf_puts(p->out, "\n");
}

static void put_head(const struct hoshi_print *p, bool applicability)
{
    hoshi_print_name(p, hoshi_msg(HOSHI_MSG_LIST_GROUP, p->lang), NAME_CELLS);
    hoshi_put_right(p->out, hoshi_msg(HOSHI_MSG_LIST_ITEMS, p->lang), NUMBER_CELLS);
    hoshi_put_right(
        p->out, hoshi_msg(applicability ? HOSHI_MSG_LIST_APPLIED : HOSHI_MSG_LIST_NOTED, p->lang),
        NUMBER_CELLS);
    if (applicability)
        hoshi_put_right(p->out, hoshi_msg(HOSHI_MSG_LIST_EXCLUDED, p->lang), NUMBER_CELLS);
    hoshi_buf_puts(p->out, "\n");
}

static void put_table(const struct hoshi_print *p, const struct hoshi_result *r)
{
    bool applicability = r->catalog->applicability;
    put_head(p, applicability);
    for (size_t g = 0; g < r->catalog->n_group; g++) {
        struct hoshi_buf name;
        hoshi_buf_init(&name, 0);
        hoshi_put_group(&name, &r->catalog->group[g], p->lang);
        put_row(p, name.p, applicability, &r->list[g]);
        hoshi_print_drop(p, &name);
    }
    put_row(p, hoshi_msg(HOSHI_MSG_SCORE_TABLE_TOTAL, p->lang), applicability,
            hoshi_result_list(r));
}

void hoshi_text_list(const struct hoshi_print *p, const struct hoshi_result *r, bool all)
{
    const struct hoshi_list_counts *n = hoshi_result_list(r);
    hoshi_print_bold(p, true);
    hoshi_print_msg(p, 0, HOSHI_MSG_LIST_HEAD, NULL, NULL, NULL);
    hoshi_print_bold(p, false);
    hoshi_text_list_counts(p, 0, r->catalog, n);
    hoshi_buf_puts(p->out, "\n");
    put_table(p, r);
    hoshi_print_part(p, r, (uint32_t)r->n_todo, n->without_reason + n->open);
    hoshi_print_ids(p, r, HOSHI_OUTCOME_GAP, HOSHI_MSG_LIST_WITHOUT_REASON, all);
    hoshi_print_ids(p, r, HOSHI_OUTCOME_OPEN, HOSHI_MSG_LIST_OPEN, all);
}
