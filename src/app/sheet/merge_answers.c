#include "app/sheet/merge_answers.h"

#include <string.h>

#include "model/same.h"
#include "report/text/answers.h"

static bool is_given(const struct hoshi_answer *a)
{
    static const struct hoshi_answer none;
    return a != NULL && !hoshi_answer_same(a, &none);
}

/* A memo that was jotted down before the answer, and nothing else. */
static bool is_memo(const struct hoshi_answer *a)
{
    if (a == NULL || a->note == NULL)
        return false;
    struct hoshi_answer rest = *a;
    rest.note = NULL;
    return !is_given(&rest);
}

/* One side's memo beside the other's answer, which has none: nobody disagrees. */
static bool joins(const struct hoshi_answer *a, const struct hoshi_answer *b)
{
    return (is_memo(a) && b->note == NULL) || (is_memo(b) && a->note == NULL);
}

/* A confirmed answer beats last year's; of two that agree, the one that says more stands. */
static enum hoshi_merge_fate fate_of(const struct hoshi_answer *a, const struct hoshi_answer *b,
                                     bool *ret_conflict)
{
    *ret_conflict = false;
    if (!is_given(b))
        return HOSHI_FATE_STAYS;
    if (!is_given(a))
        return HOSHI_FATE_TAKEN;
    if (a->carried_over != b->carried_over)
        return a->carried_over ? HOSHI_FATE_TAKEN : HOSHI_FATE_STAYS;
    if (hoshi_answer_covers(a, b))
        return HOSHI_FATE_STAYS;
    if (hoshi_answer_covers(b, a))
        return HOSHI_FATE_TAKEN;
    if (joins(a, b))
        return HOSHI_FATE_JOINED;
    *ret_conflict = true;
    return HOSHI_FATE_STAYS;
}

static void put_as_written(const struct hoshi_sheet *s, const char *id, struct hoshi_buf *out)
{
    hoshi_buf_clear(out);
    hoshi_patch_put_node(out, HOSHI_INPUT_JSON,
                         hoshi_node_get(hoshi_node_get(s->in.tree->root, "answers"), id));
}

static struct hoshi_merge_said said_of(const struct hoshi_sheet *sheet,
                                       const struct hoshi_answer *a, const char *line)
{
    struct hoshi_merge_said said = hoshi_merger_said(sheet, line);
    if (!is_given(a)) {
        said.value = NULL;
        return said;
    }
    said.who = a->updated_by != NULL ? a->updated_by : said.who;
    said.when = a->updated_on != 0 ? a->updated_on : said.when;
    said.updated = a->updated_on;
    return said;
}

/* What both say, as lines in x and y. */
static void put_lines(struct hoshi_merger *m, const char *id, const struct hoshi_answer *a,
                      const struct hoshi_answer *b, struct hoshi_buf *x, struct hoshi_buf *y)
{
    if (is_given(a))
        hoshi_report_answer_line(x, m->s->catalog, a, m->q->lang);
    hoshi_report_answer_line(y, m->s->catalog, b, m->q->lang);
    if (!x->failed && !y->failed && x->n != 0 && strcmp(x->p, y->p) == 0) {
        put_as_written(&m->a, id, x); /* they differ in what it leaves out */
        put_as_written(&m->b, id, y);
    }
}

/* Tell what happens to an answer; of a conflict, settle it first: true when B's is to be taken. */
static bool settle(struct hoshi_merger *m, const char *id, bool conflict,
                   const struct hoshi_answer *a, const struct hoshi_answer *b)
{
    struct hoshi_buf x, y;
    bool takes = true;
    hoshi_buf_init(&x, 0);
    hoshi_buf_init(&y, 0);
    put_lines(m, id, a, b, &x, &y);
    struct hoshi_merge_said in_a = said_of(&m->a, a, x.p), in_b = said_of(&m->b, b, y.p);
    if (conflict)
        takes = hoshi_merger_chooses_b(m, id, &in_a, &in_b);
    else
        hoshi_merger_tell(m, id, HOSHI_MSG_MERGE_NOT_ANSWERED, &in_a, &in_b);
    hoshi_buf_release(&y);
    hoshi_buf_release(&x);
    return takes;
}

static void take_memo(struct hoshi_merger *m, const char *id, const char *memo)
{
    struct hoshi_patch_field f = {"note", HOSHI_PATCH_TEXT, memo, NULL};
    struct hoshi_patch p = {.section = "answers",
                            .key = id,
                            .whole = hoshi_catalog_short_form(m->s->catalog),
                            .field = &f,
                            .n_field = 1};
    hoshi_merger_patch(m, &p);
}

static void take_answer(struct hoshi_merger *m, const char *id, const char *const *order)
{
    const struct hoshi_node *answers = hoshi_node_get(m->b.in.tree->root, "answers");
    hoshi_merger_take(m, "answers", id, hoshi_node_get(answers, id), order,
                      m->s->catalog->n_criterion);
}

/* The answer of the one as it is, and the other's memo. */
static void join(struct hoshi_merger *m, const char *id, const struct hoshi_answer *a,
                 const struct hoshi_answer *b, const char *const *order)
{
    bool b_answers = is_memo(a);
    const char *memo = b_answers ? a->note : b->note;
    struct hoshi_answer joined = b_answers ? *b : *a; /* for people */
    joined.note = memo;
    (void)settle(m, id, false, a, &joined);
    if (b_answers)
        take_answer(m, id, order);
    take_memo(m, id, memo);
}

static void merge_one(struct hoshi_merger *m, size_t i, const char *const *order)
{
    const char *id = m->s->catalog->criterion[i]->id.s;
    const struct hoshi_answer *a = m->a.answers->by_criterion[i],
                              *b = m->b.answers->by_criterion[i];
    bool conflict;
    m->fate[i] = fate_of(a, b, &conflict);
    if (m->fate[i] == HOSHI_FATE_JOINED) {
        join(m, id, a, b, order);
    } else if ((conflict || m->fate[i] == HOSHI_FATE_TAKEN) && settle(m, id, conflict, a, b)) {
        m->fate[i] = HOSHI_FATE_TAKEN;
        take_answer(m, id, order);
    }
    m->n.n_taken += m->fate[i] != HOSHI_FATE_STAYS;
}

void hoshi_merger_answers(struct hoshi_merger *m)
{
    const char *const *order = hoshi_sheet_order(m->s);
    m->fate = hoshi_arena_array(&m->s->arena, m->s->catalog->n_criterion, sizeof *m->fate);
    if (order == NULL || m->fate == NULL)
        m->rc = HOSHI_E_NOMEM;
    for (size_t i = 0; i < m->s->catalog->n_criterion && hoshi_merger_goes_on(m); i++)
        merge_one(m, i, order);
}
