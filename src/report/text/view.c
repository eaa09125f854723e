#include "report/text/view.h"

#include <hoshi/judge.h>

#include "base/str.h"
#include "base/visible.h"

#define ID_CELLS 8

static void put_row(const struct hoshi_print *p, const struct hoshi_entry *e,
                    const struct hoshi_tally *tally)
{
    hoshi_print_tally(p, tally);
    hoshi_buf_puts(p->out, "  ");
    hoshi_put_padded(p->out, e->id.s, ID_CELLS);
    hoshi_print_cut(p, 1, hoshi_text_get(&e->title, p->lang));
}

void hoshi_report_view(const struct hoshi_print *p, const struct hoshi_result *r,
                       const struct hoshi_framework *fw)
{
    struct hoshi_arena arena;
    const struct hoshi_tally *tally = NULL;
    bool any = false;
    hoshi_arena_init(&arena, 0);
    if (hoshi_tally_framework(r, fw, &arena, &tally) != HOSHI_OK)
        p->out->failed = true;
    for (size_t i = 0; i < fw->n_entry && tally != NULL; i++) {
        const struct hoshi_entry *e = &fw->entry[i];
        if (e->parent.s != NULL || tally[i].total == 0)
            continue;
        if (!any) {
            hoshi_buf_puts(p->out, "\n");
            hoshi_print_head(p, HOSHI_MSG_SCORE_VIEW, hoshi_text_get(&fw->title, p->lang),
                             hoshi_basis_label(HOSHI_BASIS_OWN, p->lang));
            hoshi_print_msg(p, 2, HOSHI_MSG_SCORE_VIEW_COUNTS, NULL, NULL, NULL);
        }
        any = true;
        put_row(p, e, &tally[i]);
    }
    hoshi_arena_release(&arena);
}
