#include "app/sheet/merge_choose.h"

#include <string.h>

#include "base/str.h"
#include "base/visible.h"

#define SHORT_CELLS 60 /* of a value that takes nothing away: what it is, not all of it */

struct hoshi_merge_said hoshi_merger_said(const struct hoshi_sheet *sheet, const char *value)
{
    const struct hoshi_answers *ans = sheet->answers;
    return (struct hoshi_merge_said){
        .value = value,
        .who = ans->assessor != NULL ? ans->assessor->name : NULL,
        .when = ans->assessed_on,
    };
}

bool hoshi_merger_goes_on(const struct hoshi_merger *m)
{
    return m->rc == HOSHI_OK && !m->n.stopped;
}

void hoshi_merger_list(struct hoshi_buf *list, const char *name)
{
    hoshi_buf_puts(list, list->n != 0 ? ", " : "");
    hoshi_buf_puts(list, name);
}

void hoshi_merger_patch(struct hoshi_merger *m, const struct hoshi_patch *patch)
{
    if (m->rc == HOSHI_OK)
        m->rc = hoshi_draft_patch(&m->draft, patch);
}

void hoshi_merger_take(struct hoshi_merger *m, const char *section, const char *key,
                       const struct hoshi_node *node, const char *const *order, size_t n_order)
{
    struct hoshi_patch_field f = {NULL, HOSHI_PATCH_NODE, NULL, node};
    struct hoshi_patch p = {.section = section,
                            .key = key,
                            .field = &f,
                            .n_field = 1,
                            .order = order,
                            .n_order = n_order};
    hoshi_merger_patch(m, &p);
}

/* --- for people */

/* "met (Sato, 2026-11-22)" */
static void put_said(const struct hoshi_merger *m, struct hoshi_buf *out,
                     const struct hoshi_merge_said *said, unsigned max_cells)
{
    char day[HOSHI_DATE_BYTES];
    struct hoshi_buf by;
    const char *none = hoshi_msg(HOSHI_MSG_MERGE_UNKNOWN, m->q->lang);
    hoshi_put_visible(out, hoshi_str_from(said->value != NULL ? said->value : none), max_cells);
    if (said->who == NULL && said->when == 0)
        return;
    hoshi_buf_init(&by, 0);
    hoshi_put_visible(&by, hoshi_str_from(said->who != NULL ? said->who : none), 0);
    hoshi_buf_puts(out, " ");
    hoshi_msg_put(out, HOSHI_MSG_MERGE_WHO, m->q->lang, by.p,
                  said->when != 0 ? hoshi_date_format(said->when, day) : none, NULL);
    out->failed = out->failed || by.failed;
    hoshi_buf_release(&by);
}

static void put_side(const struct hoshi_merger *m, struct hoshi_buf *out, const char *file,
                     const struct hoshi_merge_said *said)
{
    struct hoshi_buf shown;
    hoshi_buf_init(&shown, 0);
    put_said(m, &shown, said, 0);
    hoshi_buf_puts(out, "  ");
    hoshi_msg_put(out, HOSHI_MSG_MERGE_SIDE, m->q->lang, file, shown.p, NULL);
    hoshi_buf_puts(out, "\n");
    out->failed = out->failed || shown.failed;
    hoshi_buf_release(&shown);
}

/* Both in full, and which of them was written later, where both say when. */
static void put_conflict(const struct hoshi_merger *m, struct hoshi_buf *out, const char *what,
                         const struct hoshi_merge_said *a, const struct hoshi_merge_said *b)
{
    hoshi_msg_put(out, HOSHI_MSG_MERGE_CONFLICT, m->q->lang, what, NULL, NULL);
    hoshi_buf_puts(out, "\n");
    put_side(m, out, m->q->a, a);
    put_side(m, out, m->q->b, b);
    if (a->updated == 0 || b->updated == 0 || a->updated == b->updated)
        return;
    hoshi_buf_puts(out, "  ");
    hoshi_msg_put(out, HOSHI_MSG_MERGE_NEWER, m->q->lang,
                  a->updated > b->updated ? m->q->a : m->q->b, NULL, NULL);
    hoshi_buf_puts(out, "\n");
}

/* One line, unless it takes something away: that is told in full. */
void hoshi_merger_tell(struct hoshi_merger *m, const char *what, enum hoshi_msg none,
                       const struct hoshi_merge_said *a, const struct hoshi_merge_said *b)
{
    struct hoshi_buf old, *out = &m->told;
    hoshi_buf_init(&old, 0);
    if (a->value != NULL)
        put_said(m, &old, a, 0);
    else
        hoshi_buf_puts(&old, hoshi_msg(none, m->q->lang));
    hoshi_msg_put(out, HOSHI_MSG_MERGE_SIDE, m->q->lang, what, old.p, NULL);
    hoshi_buf_puts(out, a->value != NULL ? "\n  → " : " → ");
    put_said(m, out, b, a->value != NULL ? 0 : SHORT_CELLS);
    hoshi_buf_puts(out, "\n");
    out->failed = out->failed || old.failed;
    hoshi_buf_release(&old);
}

static void tell_stays(struct hoshi_merger *m, const char *what, const struct hoshi_merge_said *a,
                       const struct hoshi_merge_said *b)
{
    struct hoshi_buf x, y;
    hoshi_buf_init(&x, 0);
    hoshi_buf_init(&y, 0);
    put_said(m, &x, a, SHORT_CELLS);
    put_said(m, &y, b, SHORT_CELLS);
    hoshi_msg_put(&m->told, HOSHI_MSG_MERGE_STAYS, m->q->lang, what, x.p, y.p);
    hoshi_buf_puts(&m->told, "\n");
    m->told.failed = m->told.failed || x.failed || y.failed;
    hoshi_buf_release(&y);
    hoshi_buf_release(&x);
}

/* --- choosing */

/* Nobody is asked about what could not be shown. */
static enum hoshi_merge_choice ask(struct hoshi_merger *m, const char *what,
                                   const struct hoshi_merge_said *a,
                                   const struct hoshi_merge_said *b)
{
    struct hoshi_buf shown;
    enum hoshi_merge_choice said = HOSHI_MERGE_NEITHER;
    hoshi_buf_init(&shown, 0);
    put_conflict(m, &shown, what, a, b);
    m->rc = hoshi_buf_rc(&shown);
    if (m->rc == HOSHI_OK)
        said = m->q->ask(m->q->user, (struct hoshi_str){shown.p, shown.n});
    m->n.stopped = said == HOSHI_MERGE_NEITHER;
    hoshi_buf_release(&shown);
    return said;
}

bool hoshi_merger_chooses_b(struct hoshi_merger *m, const char *what,
                            const struct hoshi_merge_said *a, const struct hoshi_merge_said *b)
{
    enum hoshi_merge_choice choice =
        m->q->choice == HOSHI_MERGE_ASK ? ask(m, what, a, b) : m->q->choice;
    switch (choice) {
    case HOSHI_MERGE_THEIRS:
        hoshi_merger_tell(m, what, HOSHI_MSG_MERGE_UNKNOWN, a, b);
        m->n.n_replaced++;
        return true;
    case HOSHI_MERGE_MINE:
        tell_stays(m, what, a, b);
        m->n.n_kept++;
        return false;
    case HOSHI_MERGE_NEITHER:
    case HOSHI_MERGE_ASK:
        break;
    }
    if (m->q->choice != HOSHI_MERGE_ASK) {
        m->n.n_conflict++;
        put_conflict(m, m->talk, what, a, b);
    }
    return false;
}
