/* The table of a report: satisfied of total per category, and how much of that is a claim. No
 * character of ambiguous width (★ and the like) stands left of anything that is aligned, but in the
 * head. */
#include "report/text/table.h"

#include "base/str.h"
#include "base/visible.h"
#include "report/level.h"

#define GROUP_CELLS 34 /* less on a narrow terminal: the numbers stay on their line */
#define GROUP_CELLS_MIN 12
#define CLAIMED_CELLS 13

struct table {
    struct hoshi_print p;
    const struct hoshi_result *r;
    size_t n_level; /* shown */
    unsigned group_cells;
    bool claims;
};

static bool is_answered(const struct hoshi_result *r, const struct hoshi_criterion *crit)
{
    return hoshi_answer_is_given(r->answers->by_criterion[crit->index]);
}

/* Up to what is aimed at or reached, and further when something there was answered. A number of
 * what nobody was asked would read like a result. */
static size_t levels_shown(const struct hoshi_result *r, uint8_t target)
{
    const struct hoshi_catalog *cat = r->catalog;
    uint8_t star = target != 0 ? target : r->star;
    size_t n = 1;
    while (n < cat->n_level && cat->level[n].star <= star)
        n++;
    for (size_t i = 0; i < cat->n_criterion; i++) {
        while (n < cat->n_level && cat->criterion[i]->star >= cat->level[n].star &&
               is_answered(r, cat->criterion[i]))
            n++;
    }
    return n;
}

static unsigned cells_for_names(const struct table *t)
{
    unsigned numbers = (unsigned)t->n_level * HOSHI_TALLY_CELLS + (t->claims ? CLAIMED_CELLS : 0u);
    if (numbers + GROUP_CELLS <= t->p.width)
        return GROUP_CELLS;
    return numbers + GROUP_CELLS_MIN < t->p.width ? t->p.width - numbers : GROUP_CELLS_MIN;
}

static void put_head(const struct table *t)
{
    struct hoshi_buf name;
    hoshi_buf_init(&name, 256);
    hoshi_put_visible(&name, hoshi_str_from(hoshi_msg(HOSHI_MSG_SCORE_TABLE_GROUP, t->p.lang)),
                      t->group_cells);
    hoshi_put_padded(t->p.out, name.p != NULL ? name.p : "", t->group_cells);
    hoshi_print_drop(&t->p, &name);
    for (size_t l = 0; l < t->n_level; l++) {
        const struct hoshi_level *level = &t->r->catalog->level[l];
        char star[HOSHI_DECIMAL_BYTES];
        struct hoshi_buf head;
        hoshi_buf_init(&head, 64);
        if (level->id.s != NULL) /* its title would be too wide */
            hoshi_buf_puts(&head, level->id.s);
        else
            hoshi_msg_put(&head,
                          level->provisional ? HOSHI_MSG_SCORE_TABLE_PROVISIONAL
                                             : HOSHI_MSG_SCORE_TABLE_STAR,
                          t->p.lang, hoshi_decimal(star, level->star), NULL, NULL);
        hoshi_put_right(t->p.out, head.p, HOSHI_TALLY_CELLS);
        hoshi_print_drop(&t->p, &head);
    }
    if (t->claims)
        hoshi_put_right(t->p.out, hoshi_msg(HOSHI_MSG_SCORE_TABLE_CLAIMED, t->p.lang),
                        CLAIMED_CELLS);
    hoshi_buf_puts(t->p.out, "\n");
}

static void put_claimed(const struct table *t, const struct hoshi_tally *last)
{
    char n[HOSHI_DECIMAL_BYTES];
    if (t->claims)
        hoshi_put_right(t->p.out, last->na_claimed != 0 ? hoshi_decimal(n, last->na_claimed) : "-",
                        CLAIMED_CELLS);
    hoshi_buf_puts(t->p.out, "\n");
}

static void put_group(const struct table *t, const struct hoshi_group *group)
{
    const struct hoshi_tally *row = &t->r->group[group->index * t->r->catalog->n_level];
    struct hoshi_buf name;
    hoshi_buf_init(&name, 1024);
    hoshi_buf_puts(&name, group->id.s);
    hoshi_buf_puts(&name, " ");
    hoshi_put_visible(&name, hoshi_str_from(hoshi_text_get(&group->title, t->p.lang)),
                      t->group_cells - 4);
    hoshi_put_padded(t->p.out, name.p, t->group_cells);
    hoshi_print_drop(&t->p, &name);
    for (size_t l = 0; l < t->n_level; l++)
        hoshi_print_tally(&t->p, &row[l]);
    put_claimed(t, &row[t->n_level - 1]);
}

void hoshi_text_table(const struct hoshi_print *p, const struct hoshi_result *r, uint8_t target)
{
    struct table t = {.p = *p, .r = r, .n_level = levels_shown(r, target)};
    const struct hoshi_tally *last = &r->level[t.n_level - 1].tally;
    t.claims = last->na_claimed != 0;
    t.group_cells = cells_for_names(&t);
    put_head(&t);
    for (size_t g = 0; g < r->catalog->n_group; g++)
        put_group(&t, &r->catalog->group[g]);
    hoshi_put_padded(t.p.out, hoshi_msg(HOSHI_MSG_SCORE_TABLE_TOTAL, t.p.lang), t.group_cells);
    for (size_t l = 0; l < t.n_level; l++)
        hoshi_print_tally(&t.p, &r->level[l].tally);
    put_claimed(&t, last);
}
