/* Two people's parts of one sheet. Never chooses between two answers. */
#include <string.h>

#include "app/evidence/moved.h"
#include "app/sheet/decision.h"
#include "app/sheet/sheet.h"
#include "base/limits.h"
#include "base/str.h"
#include "base/visible.h"
#include "codec/edit/patch.h"
#include "i18n/msg.h"
#include "model/same.h"
#include "report/text/answers.h"

struct merge {
    struct hoshi_session *s;
    const struct hoshi_merge_request *q;
    struct hoshi_sheet a, b;
    struct hoshi_draft draft; /* of a */
    struct hoshi_buf *talk;
    size_t n_taken, n_conflict;
    enum hoshi_rc rc;
};

static void put_side(struct merge *m, const char *file, const char *value, const char *who,
                     hoshi_day when)
{
    char day[HOSHI_DATE_BYTES];
    struct hoshi_buf shown, by;
    const char *none = hoshi_msg(HOSHI_MSG_MERGE_UNKNOWN, m->q->lang);
    hoshi_buf_init(&shown, 0);
    hoshi_buf_init(&by, 0);
    hoshi_put_visible(&shown, hoshi_str_from(value), 0);
    hoshi_put_visible(&by, hoshi_str_from(who != NULL ? who : none), 0);
    hoshi_buf_puts(m->talk, "  ");
    hoshi_msg_put(m->talk, HOSHI_MSG_MERGE_SIDE, m->q->lang, file, shown.p, NULL);
    if (who != NULL || when != 0) {
        hoshi_buf_puts(m->talk, " ");
        hoshi_msg_put(m->talk, HOSHI_MSG_MERGE_WHO, m->q->lang, by.p,
                      when != 0 ? hoshi_date_format(when, day) : none, NULL);
    }
    hoshi_buf_puts(m->talk, "\n");
    hoshi_buf_release(&by);
    hoshi_buf_release(&shown);
}

static const char *assessor_of(const struct hoshi_sheet *s)
{
    return s->answers->assessor != NULL ? s->answers->assessor->name : NULL;
}

static void conflict(struct merge *m, const char *what)
{
    m->n_conflict++;
    hoshi_msg_put(m->talk, HOSHI_MSG_MERGE_CONFLICT, m->q->lang, what, NULL, NULL);
    hoshi_buf_puts(m->talk, "\n");
}

static void conflict_texts(struct merge *m, const char *what, const char *a, const char *b)
{
    conflict(m, what);
    put_side(m, m->q->a, a, assessor_of(&m->a), m->a.answers->assessed_on);
    put_side(m, m->q->b, b, assessor_of(&m->b), m->b.answers->assessed_on);
}

static void entry_as_written(const struct hoshi_sheet *s, const char *id, struct hoshi_buf *out)
{
    hoshi_buf_clear(out);
    hoshi_patch_put_node(out, HOSHI_INPUT_JSON,
                         hoshi_node_get(hoshi_node_get(s->in.tree->root, "answers"), id));
}

static void conflict_answers(struct merge *m, const char *id, const struct hoshi_answer *a,
                             const struct hoshi_answer *b)
{
    struct hoshi_buf x, y;
    hoshi_buf_init(&x, 0);
    hoshi_buf_init(&y, 0);
    hoshi_report_answer_line(&x, m->s->catalog, a, m->q->lang);
    hoshi_report_answer_line(&y, m->s->catalog, b, m->q->lang);
    if (!x.failed && !y.failed && strcmp(x.p, y.p) == 0) { /* they differ in what it leaves out */
        entry_as_written(&m->a, id, &x);
        entry_as_written(&m->b, id, &y);
    }
    conflict(m, id);
    put_side(m, m->q->a, x.p, a->updated_by != NULL ? a->updated_by : assessor_of(&m->a),
             a->updated_on != 0 ? a->updated_on : m->a.answers->assessed_on);
    put_side(m, m->q->b, y.p, b->updated_by != NULL ? b->updated_by : assessor_of(&m->b),
             b->updated_on != 0 ? b->updated_on : m->b.answers->assessed_on);
    hoshi_buf_release(&y);
    hoshi_buf_release(&x);
}

static void take(struct merge *m, const char *section, const char *key,
                 const struct hoshi_node *node, const char *const *order, size_t n_order)
{
    struct hoshi_patch_field f = {NULL, HOSHI_PATCH_NODE, NULL, node};
    struct hoshi_patch p = {.section = section,
                            .key = key,
                            .field = &f,
                            .n_field = 1,
                            .order = order,
                            .n_order = n_order};
    if (m->rc == HOSHI_OK)
        m->rc = hoshi_draft_patch(&m->draft, &p);
}

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

/* One side's memo beside the other's answer, which has none or the same: nobody disagrees. */
static bool joins(const struct hoshi_answer *a, const struct hoshi_answer *b)
{
    bool notes_agree = a->note == NULL || b->note == NULL || strcmp(a->note, b->note) == 0;
    return notes_agree && (is_memo(a) || is_memo(b));
}

static void take_memo(struct merge *m, const char *id, const struct hoshi_answer *memo)
{
    struct hoshi_patch_field f = {"note", HOSHI_PATCH_TEXT, memo->note, NULL};
    struct hoshi_patch p = {.section = "answers",
                            .key = id,
                            .whole = hoshi_catalog_short_form(m->s->catalog),
                            .field = &f,
                            .n_field = 1};
    if (m->rc == HOSHI_OK)
        m->rc = hoshi_draft_patch(&m->draft, &p);
}

static void merge_answers(struct merge *m)
{
    const char *const *order = hoshi_sheet_order(m->s);
    const struct hoshi_node *answers = hoshi_node_get(m->b.in.tree->root, "answers");
    if (order == NULL)
        m->rc = HOSHI_E_NOMEM;
    for (size_t i = 0; i < m->s->catalog->n_criterion && m->rc == HOSHI_OK; i++) {
        const char *id = m->s->catalog->criterion[i]->id.s;
        const struct hoshi_answer *a = m->a.answers->by_criterion[i],
                                  *b = m->b.answers->by_criterion[i];
        if (!is_given(b) ||
            (is_given(a) && (hoshi_answer_same(a, b) || (b->carried_over && !a->carried_over))))
            continue;
        bool both = is_given(a) && joins(a, b);
        if (both && is_memo(b) && a->note != NULL)
            continue;
        if (is_given(a) && !both &&
            !(a->carried_over && !b->carried_over)) { /* a confirmed answer beats last year's */
            conflict_answers(m, id, a, b);
            continue;
        }
        if (!both || is_memo(a))
            take(m, "answers", id, hoshi_node_get(answers, id), order, m->s->catalog->n_criterion);
        if (both)
            take_memo(m, id, is_memo(a) ? a : b);
        m->n_taken++;
    }
}

static void merge_conditions(struct merge *m)
{
    const char *const word[] = {"", hoshi_msg(HOSHI_MSG_ASSESS_YES, m->q->lang),
                                hoshi_msg(HOSHI_MSG_ASSESS_NO, m->q->lang)};
    const struct hoshi_node *conditions = hoshi_node_get(m->b.in.tree->root, "conditions");
    for (size_t i = 0; i < m->s->catalog->n_condition && m->rc == HOSHI_OK; i++) {
        enum hoshi_condition_state a = m->a.answers->state[i], b = m->b.answers->state[i];
        const char *id = m->s->catalog->condition[i].id.s;
        if (b == HOSHI_CONDITION_UNANSWERED || a == b)
            continue;
        if (a != HOSHI_CONDITION_UNANSWERED) {
            conflict_texts(m, id, word[a], word[b]);
            continue;
        }
        take(m, "conditions", id, hoshi_node_get(conditions, id), NULL, 0);
        m->n_taken++;
    }
}

static void merge_organization(struct merge *m)
{
    static const char *const key[] = {"name", "id", "corporate_number"};
    for (size_t i = 0; i < 3 && m->rc == HOSHI_OK; i++) {
        const struct hoshi_node *a =
            hoshi_node_get(hoshi_node_get(m->a.in.tree->root, "organization"), key[i]);
        const struct hoshi_node *b =
            hoshi_node_get(hoshi_node_get(m->b.in.tree->root, "organization"), key[i]);
        if (b == NULL || hoshi_node_is_null(b))
            continue;
        if (a == NULL || hoshi_node_is_null(a))
            take(m, "organization", key[i], b, NULL, 0);
        else if (strcmp(a->text, b->text) != 0)
            conflict_texts(m, key[i], a->text, b->text);
    }
}

/* Who answers for which part of the company, and the star aimed at: taken where A says nothing. Two
 * people who answer parts of one sheet differ there by nature, so that is told and no conflict. */
static void merge_head(struct merge *m)
{
    static const struct {
        const char *section, *key, *name;
    } row[] = {{"scope", "unit", "scope.unit"},
               {"scope", "sites", "scope.sites"},
               {"scope", "exclusions", "scope.exclusions"},
               {"scope", "note", "scope.note"},
               {"assessor", "name", "assessor.name"},
               {"assessor", "role", "assessor.role"},
               {NULL, "target", "target"}};
    struct hoshi_buf kept;
    hoshi_buf_init(&kept, 0);
    for (size_t i = 0; i < sizeof row / sizeof row[0] && m->rc == HOSHI_OK; i++) {
        const struct hoshi_node *in_a = m->a.in.tree->root, *in_b = m->b.in.tree->root;
        if (row[i].section != NULL) {
            in_a = hoshi_node_get(in_a, row[i].section);
            in_b = hoshi_node_get(in_b, row[i].section);
        }
        const struct hoshi_node *a = hoshi_node_get(in_a, row[i].key),
                                *b = hoshi_node_get(in_b, row[i].key);
        if (b == NULL || hoshi_node_is_null(b))
            continue;
        if (a == NULL || hoshi_node_is_null(a)) {
            take(m, row[i].section, row[i].key, b, NULL, 0);
        } else if (!hoshi_patch_same(a, b)) {
            hoshi_buf_puts(&kept, kept.n != 0 ? ", " : "");
            hoshi_buf_puts(&kept, row[i].name);
        }
    }
    if (kept.n != 0) {
        hoshi_msg_put(m->talk, HOSHI_MSG_MERGE_KEPT, m->q->lang, m->q->a, m->q->b, kept.p);
        hoshi_buf_puts(m->talk, "\n");
    }
    hoshi_buf_release(&kept);
}

#define DECISION_FIELDS 16 /* more than a decision may have */

/* One decision of B behind those of A. */
static void take_decision(struct merge *m, const struct hoshi_node *decision, size_t index)
{
    struct hoshi_patch_field f[DECISION_FIELDS];
    struct hoshi_patch_item item = {.index = index, .anew = true, .field = f};
    for (const struct hoshi_node *c = decision->first; c != NULL && item.n_field < DECISION_FIELDS;
         c = c->next)
        f[item.n_field++] = (struct hoshi_patch_field){c->key->text, HOSHI_PATCH_NODE, NULL, c};
    struct hoshi_patch p = {.key = "confirmations", .list = "", .item = &item, .n_item = 1};
    if (m->rc == HOSHI_OK)
        m->rc = hoshi_draft_patch(&m->draft, &p);
}

static bool decides_about(const struct hoshi_answers *ans, const char *criterion)
{
    size_t i = 0;
    while (i < ans->n_confirmation && (ans->confirmation[i].criterion.s == NULL ||
                                       strcmp(ans->confirmation[i].criterion.s, criterion) != 0))
        i++;
    return i < ans->n_confirmation;
}

/* Whether nothing that B decides is decided by A, or else by the same words. */
static bool decide_apart(const struct merge *m)
{
    const struct hoshi_answers *a = m->a.answers, *b = m->b.answers;
    for (size_t i = 0; i < b->n_confirmation; i++) {
        const char *id = b->confirmation[i].criterion.s;
        if (id != NULL && decides_about(a, id) && !hoshi_decisions_same(a, b, id))
            return false;
    }
    return true;
}

/* Two experts who share the work decide about different criteria. */
static void join_confirmations(struct merge *m, const struct hoshi_node *b)
{
    size_t i = 0, n = m->a.answers->n_confirmation;
    for (const struct hoshi_node *c = b->first; c != NULL; c = c->next, i++) {
        const char *id = m->b.answers->confirmation[i].criterion.s;
        if (id == NULL || decides_about(m->a.answers, id))
            continue;
        take_decision(m, c, n++);
        m->n_taken++;
    }
}

/* An expert's decisions belong to the sheet as it was confirmed. */
static void merge_confirmations(struct merge *m)
{
    const struct hoshi_node *b = hoshi_node_get(m->b.in.tree->root, "confirmations");
    if (m->b.answers->n_confirmation == 0 || m->rc != HOSHI_OK)
        return;
    if (m->a.answers->n_confirmation == 0) {
        take(m, NULL, "confirmations", b, NULL, 0);
        m->n_taken += m->b.answers->n_confirmation;
        return;
    }
    if (decide_apart(m)) {
        join_confirmations(m, b);
        return;
    }
    const struct hoshi_node *a = hoshi_node_get(m->a.in.tree->root, "confirmations");
    if (hoshi_patch_same(a, b))
        return;
    struct hoshi_buf x, y;
    hoshi_buf_init(&x, 0);
    hoshi_buf_init(&y, 0);
    hoshi_patch_put_node(&x, HOSHI_INPUT_YAML, a);
    hoshi_patch_put_node(&y, HOSHI_INPUT_YAML, b);
    conflict_texts(m, "confirmations", x.p, y.p);
    hoshi_buf_release(&y);
    hoshi_buf_release(&x);
}

/* The later day: a duty done before it may stand in either part. */
static void merge_day(struct merge *m)
{
    char day[HOSHI_DATE_BYTES];
    if (m->b.answers->assessed_on <= m->a.answers->assessed_on || m->rc != HOSHI_OK)
        return;
    struct hoshi_patch_field f = {NULL, HOSHI_PATCH_WORD,
                                  hoshi_date_format(m->b.answers->assessed_on, day), NULL};
    struct hoshi_patch p = {.key = "assessed_on", .field = &f, .n_field = 1};
    m->rc = hoshi_draft_patch(&m->draft, &p);
}

static enum hoshi_rc load_both(struct merge *m)
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
    return HOSHI_OK;
}

/* Where there will be a sheet. */
static void look_at_evidence(struct merge *m)
{
    if (m->rc != HOSHI_OK || m->n_conflict != 0 || m->q->output == NULL)
        return;
    m->rc = hoshi_evidence_moved(m->s, m->a.answers, m->q->a, m->q->output);
    if (m->rc == HOSHI_OK)
        m->rc = hoshi_evidence_moved(m->s, m->b.answers, m->q->b, m->q->output);
}

enum hoshi_rc hoshi_sheet_merge(struct hoshi_session *s, const struct hoshi_merge_request *q,
                                struct hoshi_buf *out, struct hoshi_buf *talk, size_t *ret_n_taken,
                                size_t *ret_n_conflict)
{
    struct merge m = {.s = s, .q = q, .talk = talk};
    m.rc = load_both(&m);
    if (m.rc != HOSHI_OK)
        return m.rc;
    hoshi_draft_init(&m.draft, s, q->a, &m.a.in);
    merge_day(&m);
    merge_organization(&m);
    merge_head(&m);
    merge_conditions(&m);
    merge_answers(&m);
    merge_confirmations(&m);
    hoshi_buf_put(out, m.draft.in.bytes.p, m.draft.in.bytes.n);
    hoshi_draft_release(&m.draft);
    look_at_evidence(&m);
    *ret_n_taken = m.n_taken;
    *ret_n_conflict = m.n_conflict;
    return m.rc == HOSHI_OK ? hoshi_buf_rc(out) : m.rc;
}
