#include "app/sheet/merge_decisions.h"

#include <string.h>

#include "base/lang.h"
#include "base/str.h"
#include "model/same.h"

#define DECISION_FIELDS 16 /* more than a decision may have */

/* Which of B's decisions are in the merged sheet. */
enum of_b {
    OF_B_NONE = 0,
    OF_B_REST, /* behind A's, those about what A does not decide */
    OF_B_ALL,  /* and none of A */
};

static bool decides_about(const struct hoshi_answers *ans, const char *criterion)
{
    size_t i = 0;
    while (i < ans->n_confirmation && (ans->confirmation[i].criterion.s == NULL ||
                                       strcmp(ans->confirmation[i].criterion.s, criterion) != 0))
        i++;
    return i < ans->n_confirmation;
}

/* Whether nothing that B decides is decided by A, or else by the same words. */
static bool decide_apart(const struct hoshi_merger *m)
{
    const struct hoshi_answers *a = m->a.answers, *b = m->b.answers;
    for (size_t i = 0; i < b->n_confirmation; i++) {
        const char *id = b->confirmation[i].criterion.s;
        if (id != NULL && decides_about(a, id) && !hoshi_decisions_same(a, b, id))
            return false;
    }
    return true;
}

/* "rejected: no record seen"; a comment of several lines in one */
static void put_decision(const struct hoshi_merger *m, struct hoshi_buf *out,
                         const struct hoshi_confirmation *c)
{
    hoshi_buf_puts(out, hoshi_confirmation_label(c->result, m->q->lang));
    const char *text = c->comment != NULL ? c->comment : "";
    const char *before = hoshi_lang_row(m->q->lang)->colon;
    for (size_t n = 0; *text != '\0'; text += n + (text[n] == '\n'), before = " / ") {
        n = strcspn(text, "\n");
        hoshi_buf_puts(out, before);
        hoshi_buf_put(out, text, n);
    }
}

static void tell_decision(struct hoshi_merger *m, const struct hoshi_confirmation *c)
{
    struct hoshi_buf what, value;
    hoshi_buf_init(&what, 0);
    hoshi_buf_init(&value, 0);
    hoshi_msg_put(&what, HOSHI_MSG_MERGE_DECISION, m->q->lang,
                  c->criterion.s != NULL ? c->criterion.s : "", NULL, NULL);
    put_decision(m, &value, c);
    struct hoshi_merge_said none = {0}, said = {.value = value.p, .who = c->by, .when = c->on};
    hoshi_merger_tell(m, what.p, HOSHI_MSG_MERGE_UNKNOWN, &none, &said);
    hoshi_buf_release(&value);
    hoshi_buf_release(&what);
}

/* One decision of B behind those of A. */
static void take_decision(struct hoshi_merger *m, const struct hoshi_node *decision, size_t index)
{
    struct hoshi_patch_field f[DECISION_FIELDS];
    struct hoshi_patch_item item = {.index = index, .anew = true, .field = f};
    for (const struct hoshi_node *c = decision->first; c != NULL && item.n_field < DECISION_FIELDS;
         c = c->next)
        f[item.n_field++] = (struct hoshi_patch_field){c->key->text, HOSHI_PATCH_NODE, NULL, c};
    struct hoshi_patch p = {.key = "confirmations", .list = "", .item = &item, .n_item = 1};
    hoshi_merger_patch(m, &p);
}

/* Whether A decides nothing about what one of B is about. */
static bool is_rest(const struct hoshi_merger *m, const struct hoshi_confirmation *c)
{
    return c->criterion.s != NULL && !decides_about(m->a.answers, c->criterion.s);
}

/* Two experts who share the work decide about different criteria. */
static void join(struct hoshi_merger *m, const struct hoshi_node *b)
{
    size_t i = 0, n = m->a.answers->n_confirmation;
    for (const struct hoshi_node *c = b->first; c != NULL; c = c->next, i++) {
        if (!is_rest(m, &m->b.answers->confirmation[i]))
            continue;
        take_decision(m, c, n++);
        tell_decision(m, &m->b.answers->confirmation[i]);
        m->n.n_taken++;
    }
}

static void take_all(struct hoshi_merger *m, const struct hoshi_node *b)
{
    hoshi_merger_take(m, NULL, "confirmations", b, NULL, 0);
    m->n.n_taken += m->b.answers->n_confirmation;
}

/* "1-2-1-1 accepted (A, 2026-11-23); 1-2-1-2 rejected: no record seen (B, 2026-11-23)" */
static void put_all(const struct hoshi_merger *m, struct hoshi_buf *out,
                    const struct hoshi_answers *ans)
{
    char day[HOSHI_DATE_BYTES];
    const char *none = hoshi_msg(HOSHI_MSG_MERGE_UNKNOWN, m->q->lang);
    for (size_t i = 0; i < ans->n_confirmation; i++) {
        const struct hoshi_confirmation *c = &ans->confirmation[i];
        hoshi_buf_puts(out, i != 0 ? hoshi_lang_row(m->q->lang)->semicolon : "");
        hoshi_buf_puts(out, c->criterion.s != NULL ? c->criterion.s : "");
        hoshi_buf_puts(out, " ");
        put_decision(m, out, c);
        hoshi_buf_puts(out, " ");
        hoshi_msg_put(out, HOSHI_MSG_MERGE_WHO, m->q->lang, c->by != NULL ? c->by : none,
                      c->on != 0 ? hoshi_date_format(c->on, day) : none, NULL);
    }
}

static bool chooses_b(struct hoshi_merger *m, const struct hoshi_node *a,
                      const struct hoshi_node *b)
{
    struct hoshi_buf x, y;
    hoshi_buf_init(&x, 0);
    hoshi_buf_init(&y, 0);
    put_all(m, &x, m->a.answers);
    put_all(m, &y, m->b.answers);
    if (!x.failed && !y.failed && strcmp(x.p, y.p) == 0) { /* they differ in what it leaves out */
        hoshi_buf_clear(&x);
        hoshi_buf_clear(&y);
        hoshi_patch_put_node(&x, HOSHI_INPUT_YAML, a);
        hoshi_patch_put_node(&y, HOSHI_INPUT_YAML, b);
    }
    struct hoshi_merge_said in_a = {.value = x.p}, in_b = {.value = y.p};
    bool takes = hoshi_merger_chooses_b(m, "confirmations", &in_a, &in_b);
    hoshi_buf_release(&y);
    hoshi_buf_release(&x);
    return takes;
}

static bool rejects(const struct hoshi_confirmation *c, const char *criterion)
{
    return c->result == HOSHI_CONFIRMATION_REJECTED && c->superseded_by == NULL &&
           hoshi_text_same(c->criterion.s, criterion);
}

/* Whether the same expert rejects it in another list. */
static bool has_rejection(const struct hoshi_answers *ans, const struct hoshi_confirmation *c)
{
    for (size_t i = 0; i < ans->n_confirmation; i++) {
        const struct hoshi_confirmation *d = &ans->confirmation[i];
        if (rejects(d, c->criterion.s) && hoshi_text_same(c->by, d->by) &&
            hoshi_text_same(c->qualification, d->qualification))
            return true;
    }
    return false;
}

static bool is_lost(const struct hoshi_answers *from, const struct hoshi_answers *taken,
                    const char *criterion)
{
    for (size_t i = 0; i < from->n_confirmation; i++) {
        const struct hoshi_confirmation *c = &from->confirmation[i];
        if (rejects(c, criterion) && !has_rejection(taken, c))
            return true;
    }
    return false;
}

/* An expert's "no" does not go without a word, quiet or not. */
static void tell_lost(struct hoshi_merger *m, const char *file, const struct hoshi_answers *from,
                      const struct hoshi_answers *taken)
{
    struct hoshi_buf ids;
    hoshi_buf_init(&ids, 0);
    for (size_t i = 0; i < m->s->catalog->n_criterion; i++) {
        const char *id = m->s->catalog->criterion[i]->id.s;
        if (is_lost(from, taken, id))
            hoshi_merger_list(&ids, id);
    }
    if (ids.n != 0) {
        hoshi_msg_put(&m->lost, HOSHI_MSG_MERGE_LOST_REJECTIONS, m->q->lang, file, ids.p, NULL);
        hoshi_buf_puts(&m->lost, "\n");
    }
    m->lost.failed = m->lost.failed || ids.failed;
    hoshi_buf_release(&ids);
}

/* Whether an expert who looks at both sees the same: by when and who does it is no part of that. */
static bool look_alike(const struct hoshi_answer *a, const struct hoshi_answer *b)
{
    struct hoshi_answer x = {0}, y = {0};
    x = a != NULL ? *a : x;
    y = b != NULL ? *b : y;
    x.due = y.due = 0;
    x.owner = y.owner = NULL;
    return hoshi_answer_same(&x, &y);
}

/* Whether a decision of A, or of B, is about another answer than the one that stands now. */
static bool is_apart(const struct hoshi_merger *m, size_t i, bool of_b)
{
    if (look_alike(m->a.answers->by_criterion[i], m->b.answers->by_criterion[i]))
        return false;
    return m->fate[i] == HOSHI_FATE_JOINED || of_b == (m->fate[i] == HOSHI_FATE_STAYS);
}

/* Say by a digest what an acceptance was about: one that somebody wrote by hand would else be taken
 * for one of the answer that stands now. A rejection holds until the expert has looked again. */
static void bind(struct hoshi_merger *m, size_t i, bool of_b, size_t index)
{
    const struct hoshi_answers *ans = of_b ? m->b.answers : m->a.answers;
    char digest[HOSHI_ANSWER_DIGEST_BYTES];
    struct hoshi_patch_field f = {"of", HOSHI_PATCH_QUOTED, digest, NULL};
    struct hoshi_patch_item item = {.index = index, .field = &f, .n_field = 1};
    struct hoshi_patch p = {.key = "confirmations", .list = "", .item = &item, .n_item = 1};
    if (m->rc == HOSHI_OK)
        m->rc = hoshi_answer_digest(ans, m->s->catalog->criterion[i], digest);
    hoshi_merger_patch(m, &p);
}

/* Bind the decisions about a criterion, of A or of B: whether there are any. */
static bool bind_all(struct hoshi_merger *m, size_t i, bool of_b, enum of_b part)
{
    const struct hoshi_answers *ans = of_b ? m->b.answers : m->a.answers;
    const char *id = m->s->catalog->criterion[i]->id.s;
    size_t index = of_b && part == OF_B_REST ? m->a.answers->n_confirmation : 0;
    bool any = false;
    for (size_t k = 0; k < ans->n_confirmation; k++) {
        const struct hoshi_confirmation *c = &ans->confirmation[k];
        if (of_b && part == OF_B_REST && !is_rest(m, c))
            continue;
        if (hoshi_text_same(c->criterion.s, id)) {
            any = true;
            if (c->of == NULL && c->result == HOSHI_CONFIRMATION_ACCEPTED)
                bind(m, i, of_b, index);
        }
        index++;
    }
    return any;
}

static void tell_apart(struct hoshi_merger *m, enum of_b part)
{
    struct hoshi_buf ids;
    hoshi_buf_init(&ids, 0);
    for (size_t i = 0; i < m->s->catalog->n_criterion && m->rc == HOSHI_OK; i++) {
        const char *id = m->s->catalog->criterion[i]->id.s;
        bool of_b = part == OF_B_ALL || (part == OF_B_REST && !decides_about(m->a.answers, id));
        if (is_apart(m, i, of_b) && bind_all(m, i, of_b, part))
            hoshi_merger_list(&ids, id);
    }
    if (ids.n != 0) {
        hoshi_msg_put(&m->lost, HOSHI_MSG_MERGE_DECIDED, m->q->lang, ids.p, NULL, NULL);
        hoshi_buf_puts(&m->lost, "\n");
    }
    m->lost.failed = m->lost.failed || ids.failed;
    hoshi_buf_release(&ids);
}

/* Both have decided about one criterion, and not the same. */
static enum of_b choose(struct hoshi_merger *m, const struct hoshi_node *a,
                        const struct hoshi_node *b)
{
    const struct hoshi_answers *in_a = m->a.answers, *in_b = m->b.answers;
    bool takes = chooses_b(m, a, b);
    if (takes)
        take_all(m, b);
    if (m->n.n_conflict == 0 && hoshi_merger_goes_on(m))
        tell_lost(m, takes ? m->q->a : m->q->b, takes ? in_a : in_b, takes ? in_b : in_a);
    return takes ? OF_B_ALL : OF_B_NONE;
}

void hoshi_merger_decisions(struct hoshi_merger *m)
{
    const struct hoshi_answers *in_b = m->b.answers;
    const struct hoshi_node *a = hoshi_node_get(m->a.in.tree->root, "confirmations"),
                            *b = hoshi_node_get(m->b.in.tree->root, "confirmations");
    enum of_b part = OF_B_NONE;
    if (!hoshi_merger_goes_on(m))
        return;
    if (in_b->n_confirmation != 0 && m->a.answers->n_confirmation == 0) {
        take_all(m, b);
        for (size_t i = 0; i < in_b->n_confirmation; i++)
            tell_decision(m, &in_b->confirmation[i]);
        part = OF_B_ALL;
    } else if (in_b->n_confirmation != 0 && decide_apart(m)) {
        join(m, b);
        part = OF_B_REST;
    } else if (in_b->n_confirmation != 0 && !hoshi_patch_same(a, b)) {
        part = choose(m, a, b);
    }
    if (m->n.n_conflict == 0 && hoshi_merger_goes_on(m))
        tell_apart(m, part);
}
