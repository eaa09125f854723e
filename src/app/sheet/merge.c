/* Two people's parts of one sheet. Never chooses between two answers by itself. */
#include <string.h>

#include "app/evidence/moved.h"
#include "app/sheet/convert.h"
#include "app/sheet/merge_answers.h"
#include "app/sheet/merge_choose.h"
#include "app/sheet/merge_decisions.h"
#include "base/limits.h"

static void merge_conditions(struct hoshi_merger *m)
{
    const char *const word[] = {NULL, hoshi_msg(HOSHI_MSG_ASSESS_YES, m->q->lang),
                                hoshi_msg(HOSHI_MSG_ASSESS_NO, m->q->lang)};
    const struct hoshi_node *conditions = hoshi_node_get(m->b.in.tree->root, "conditions");
    for (size_t i = 0; i < m->s->catalog->n_condition && hoshi_merger_goes_on(m); i++) {
        enum hoshi_condition_state a = m->a.answers->state[i], b = m->b.answers->state[i];
        const char *id = m->s->catalog->condition[i].id.s;
        struct hoshi_merge_said in_a = hoshi_merger_said(&m->a, word[a]),
                                in_b = hoshi_merger_said(&m->b, word[b]);
        if (b == HOSHI_CONDITION_UNANSWERED || a == b)
            continue;
        if (a == HOSHI_CONDITION_UNANSWERED)
            hoshi_merger_tell(m, id, HOSHI_MSG_MERGE_NOT_ANSWERED, &in_a, &in_b);
        else if (!hoshi_merger_chooses_b(m, id, &in_a, &in_b))
            continue;
        hoshi_merger_take(m, "conditions", id, hoshi_node_get(conditions, id), NULL, 0);
        m->n.n_taken++;
    }
}

/* A field of the head. Two people who answer parts of one sheet differ in some by nature: unless
 * somebody chooses, that is told and no conflict. */
struct field {
    const char *section, *key, *name;
    bool differs_by_nature;
};

static const struct field head[] = {
    {"organization", "name", "organization.name", false},
    {"organization", "id", "organization.id", false},
    {"organization", "corporate_number", "organization.corporate_number", false},
    {"scope", "unit", "scope.unit", true},
    {"scope", "sites", "scope.sites", true},
    {"scope", "exclusions", "scope.exclusions", true},
    {"scope", "note", "scope.note", true},
    {"assessor", "name", "assessor.name", true},
    {"assessor", "role", "assessor.role", true},
    {NULL, "target", "target", true}};

static const struct hoshi_node *field_of(const struct hoshi_sheet *sheet, const struct field *f)
{
    const struct hoshi_node *in = sheet->in.tree->root;
    const struct hoshi_node *v =
        hoshi_node_get(f->section != NULL ? hoshi_node_get(in, f->section) : in, f->key);
    return v == NULL || hoshi_node_is_null(v) ? NULL : v;
}

static void put_value(struct hoshi_buf *out, const struct hoshi_node *v)
{
    if (v != NULL && v->kind == HOSHI_NODE_SCALAR)
        hoshi_buf_put(out, v->text, v->n_text);
    else if (v != NULL)
        hoshi_patch_put_node(out, HOSHI_INPUT_YAML, v);
}

/* Whether B's value comes into the sheet; it is told. */
static bool settle(struct hoshi_merger *m, const struct field *f, const struct hoshi_node *a,
                   const struct hoshi_node *b)
{
    struct hoshi_buf x, y;
    bool takes = true;
    hoshi_buf_init(&x, 0);
    hoshi_buf_init(&y, 0);
    put_value(&x, a);
    put_value(&y, b);
    struct hoshi_merge_said in_a = hoshi_merger_said(&m->a, x.p),
                            in_b = hoshi_merger_said(&m->b, y.p);
    if (a != NULL)
        takes = hoshi_merger_chooses_b(m, f->name, &in_a, &in_b);
    else
        hoshi_merger_tell(m, f->name, HOSHI_MSG_MERGE_UNKNOWN, &in_a, &in_b);
    hoshi_buf_release(&y);
    hoshi_buf_release(&x);
    return takes;
}

static void merge_head(struct hoshi_merger *m)
{
    struct hoshi_buf kept;
    hoshi_buf_init(&kept, 0);
    for (size_t i = 0; i < sizeof head / sizeof head[0] && hoshi_merger_goes_on(m); i++) {
        const struct field *f = &head[i];
        const struct hoshi_node *a = field_of(&m->a, f), *b = field_of(&m->b, f);
        if (b == NULL || (a != NULL && hoshi_patch_same(a, b)))
            continue;
        if (a != NULL && f->differs_by_nature && m->q->choice == HOSHI_MERGE_NEITHER)
            hoshi_merger_list(&kept, f->name);
        else if (settle(m, f, a, b))
            hoshi_merger_take(m, f->section, f->key, b, NULL, 0);
    }
    if (kept.n != 0) {
        hoshi_msg_put(m->talk, HOSHI_MSG_MERGE_KEPT, m->q->lang, m->q->a, m->q->b, kept.p);
        hoshi_buf_puts(m->talk, "\n");
    }
    m->talk->failed = m->talk->failed || kept.failed;
    hoshi_buf_release(&kept);
}

/* The later day: a duty done before it may stand in either part. */
static void merge_day(struct hoshi_merger *m)
{
    char day[HOSHI_DATE_BYTES];
    if (m->b.answers->assessed_on <= m->a.answers->assessed_on || m->rc != HOSHI_OK)
        return;
    struct hoshi_patch_field f = {NULL, HOSHI_PATCH_WORD,
                                  hoshi_date_format(m->b.answers->assessed_on, day), NULL};
    struct hoshi_patch p = {.key = "assessed_on", .field = &f, .n_field = 1};
    hoshi_merger_patch(m, &p);
}

static enum hoshi_rc load_both(struct hoshi_merger *m)
{
    enum hoshi_rc a = hoshi_sheet_load(m->s, m->q->a, m->q->as_of, &m->a);
    enum hoshi_rc b =
        hoshi_sheet_load(m->s, m->q->b, m->q->as_of, &m->b); /* all problems at once */
    if (a != HOSHI_OK || b != HOSHI_OK)
        return a != HOSHI_OK ? a : b;
    if (!hoshi_session_can_change(m->s, &m->a.in) ||
        (m->q->output != NULL &&
         !hoshi_session_name_fits(m->s, m->q->output, m->a.in.tree->format)))
        return HOSHI_E_UNSUPPORTED;
    enum hoshi_input_format format = m->b.in.tree->format;
    return format == HOSHI_INPUT_CSV || format == HOSHI_INPUT_XLSX
               ? hoshi_sheet_of_table(m->s, &m->a, m->q->lang, &m->b)
               : HOSHI_OK;
}

/* Where there will be a sheet. */
static void look_at_evidence(struct hoshi_merger *m)
{
    if (m->q->output == NULL || m->n.n_conflict != 0 || !hoshi_merger_goes_on(m))
        return;
    m->rc = hoshi_evidence_moved(m->s, m->a.answers, m->q->a, m->q->output);
    if (m->rc == HOSHI_OK)
        m->rc = hoshi_evidence_moved(m->s, m->b.answers, m->q->b, m->q->output);
}

/* Of a sheet that there will not be, nobody is told how it would be. */
static void tell(struct hoshi_merger *m)
{
    if (m->n.n_conflict == 0 && hoshi_merger_goes_on(m)) {
        hoshi_buf_put(m->talk, m->told.p, m->q->quiet ? 0 : m->told.n);
        hoshi_buf_put(m->talk, m->lost.p, m->lost.n);
    }
    m->talk->failed = m->talk->failed || m->told.failed || m->lost.failed;
    hoshi_buf_release(&m->lost);
    hoshi_buf_release(&m->told);
}

enum hoshi_rc hoshi_sheet_merge(struct hoshi_session *s, const struct hoshi_merge_request *q,
                                struct hoshi_buf *out, struct hoshi_buf *talk,
                                struct hoshi_merged *ret_merged)
{
    struct hoshi_merger m = {.s = s, .q = q, .talk = talk};
    m.rc = load_both(&m);
    if (m.rc != HOSHI_OK)
        return m.rc;
    hoshi_draft_init(&m.draft, s, q->a, &m.a.in);
    hoshi_buf_init(&m.told, 0);
    hoshi_buf_init(&m.lost, 0);
    merge_day(&m);
    merge_head(&m);
    merge_conditions(&m);
    hoshi_merger_answers(&m);
    hoshi_merger_decisions(&m);
    hoshi_buf_put(out, m.draft.in.bytes.p, m.draft.in.bytes.n);
    hoshi_draft_release(&m.draft);
    look_at_evidence(&m);
    tell(&m);
    *ret_merged = m.n;
    return m.rc == HOSHI_OK ? hoshi_buf_rc(out) : m.rc;
}
