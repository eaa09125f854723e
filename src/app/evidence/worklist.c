#include "app/evidence/worklist.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "codec/bind/decisions.h"
#include "diag/diag.h"

#define WORD_ALL "all"

static bool is_claim(const struct hoshi_answers *ans, const struct hoshi_criterion *crit)
{
    return hoshi_answers_claim(ans, crit->index);
}

/* --- drawing a sample */

struct ticket {
    const struct hoshi_criterion *criterion;
    char drawn[HOSHI_SHA256_HEX_BYTES]; /* SHA-256 of "SEED:ID": anybody can draw again */
};

static int by_draw(const void *pa, const void *pb)
{
    const struct ticket *a = pa, *b = pb;
    int c = strcmp(a->drawn, b->drawn);
    return c != 0 ? c : strcmp(a->criterion->id.s, b->criterion->id.s);
}

static int by_index(const void *pa, const void *pb)
{
    const struct hoshi_criterion *a = *(const struct hoshi_criterion *const *)pa,
                                 *b = *(const struct hoshi_criterion *const *)pb;
    return a->index < b->index ? -1 : a->index > b->index;
}

static bool draw_ticket(struct ticket *t, const char *seed)
{
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    hoshi_buf_puts(&text, seed);
    hoshi_buf_puts(&text, ":");
    hoshi_buf_puts(&text, t->criterion->id.s);
    if (!text.failed)
        hoshi_sha256_hex((struct hoshi_str){text.p, text.n}, t->drawn);
    bool ok = !text.failed;
    hoshi_buf_release(&text);
    return ok;
}

static enum hoshi_rc say_sample(struct hoshi_session *s, struct hoshi_worklist *list,
                                const char *seed)
{
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    hoshi_buf_int(&text, (long long)list->n_all);
    hoshi_buf_puts(&text, "/");
    hoshi_buf_int(&text, (long long)list->n_claim);
    hoshi_buf_puts(&text, " seed ");
    hoshi_buf_puts(&text, seed);
    list->sample = text.failed ? NULL : hoshi_arena_strndup(&s->arena, text.p, text.n);
    hoshi_buf_release(&text);
    return list->sample != NULL ? HOSHI_OK : HOSHI_E_NOMEM;
}

/* The tickets with the smallest hashes are drawn. */
static enum hoshi_rc draw(struct hoshi_session *s, const struct hoshi_worklist_request *request,
                          struct hoshi_worklist *list)
{
    const char *seed = request->seed != NULL ? request->seed : "";
    struct ticket *ticket = hoshi_arena_array(&s->arena, list->n_claim, sizeof *ticket);
    if (ticket == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < list->n_claim; i++) {
        ticket[i].criterion = list->criterion[i];
        if (!draw_ticket(&ticket[i], seed))
            return HOSHI_E_NOMEM;
    }
    if (list->n_claim > 1)
        qsort(ticket, list->n_claim, sizeof *ticket, by_draw);
    if (list->n_all > request->n_sample)
        list->n_all = request->n_sample;
    for (size_t i = 0; i < list->n_all; i++)
        list->criterion[i] = ticket[i].criterion;
    if (list->n_all > 1)
        qsort(list->criterion, list->n_all, sizeof *list->criterion, by_index);
    return say_sample(s, list, seed);
}

/* Another expert's decision is not theirs. */
static bool is_theirs(const struct hoshi_confirmation *c,
                      const struct hoshi_worklist_request *request)
{
    return request->by == NULL || request->qualification == NULL ||
           hoshi_confirmation_is_of(c, request->by, request->qualification);
}

/* What was decided about an answer that has changed since has to be decided again. A rejection
 * stands all the same: no group takes it back unseen. */
static void mark_decided(const struct hoshi_catalog *cat, const struct hoshi_answers *ans,
                         const struct hoshi_worklist_request *request, struct hoshi_worklist *list)
{
    for (size_t i = 0; i < ans->n_confirmation; i++) {
        const struct hoshi_confirmation *c = &ans->confirmation[i];
        if (c->superseded_by != NULL || !is_theirs(c, request))
            continue;
        uint32_t at = hoshi_catalog_find(cat, c->criterion.s)->index;
        list->is_decided[at] = list->is_decided[at] || !c->outdated;
        list->is_rejected[at] = list->is_rejected[at] || c->result == HOSHI_CONFIRMATION_REJECTED;
    }
}

enum hoshi_rc hoshi_worklist_make(struct hoshi_session *s, const struct hoshi_evidence_check *check,
                                  const struct hoshi_worklist_request *request,
                                  struct hoshi_worklist *ret_list)
{
    const struct hoshi_catalog *cat = s->catalog;
    struct hoshi_worklist list = {
        .criterion = hoshi_arena_array(&s->arena, cat->n_criterion, sizeof *list.criterion),
        .is_in = hoshi_arena_array(&s->arena, cat->n_criterion, sizeof *list.is_in),
        .is_decided = hoshi_arena_array(&s->arena, cat->n_criterion, sizeof *list.is_decided),
        .is_rejected = hoshi_arena_array(&s->arena, cat->n_criterion, sizeof *list.is_rejected),
        .is_part = request->star != 0 || request->n_sample != 0};
    if (list.criterion == NULL || list.is_in == NULL || list.is_decided == NULL ||
        list.is_rejected == NULL)
        return HOSHI_E_NOMEM;
    mark_decided(cat, check->answers, request, &list);
    for (size_t i = 0; i < cat->n_criterion; i++) {
        const struct hoshi_criterion *crit = cat->criterion[i];
        if ((request->star == 0 || hoshi_criterion_counts(crit, request->star)) &&
            is_claim(check->answers, crit))
            list.criterion[list.n_claim++] = crit;
    }
    list.n_all = list.n_claim;
    enum hoshi_rc rc = request->n_sample != 0 ? draw(s, request, &list) : HOSHI_OK;
    for (size_t i = 0; i < list.n_all && rc == HOSHI_OK; i++) {
        const struct hoshi_criterion *crit = list.criterion[i];
        bool decided = list.is_decided[crit->index];
        list.is_in[crit->index] = true;
        list.n_decided += decided;
        if (!decided || !request->open)
            list.criterion[list.n++] = crit;
    }
    if (rc == HOSHI_OK)
        *ret_list = list;
    return rc;
}

/* --- words of a command line */

struct chooser {
    struct hoshi_session *s;
    const struct hoshi_evidence_check *check;
    const struct hoshi_worklist *list;
    size_t *length[2]; /* by criterion index: the longest word that means it, plus 1 */
    bool *left_alone;  /* likewise: a group would mean it, were it not decided */
    enum hoshi_rc rc;
};

static void refuse(struct chooser *c, enum hoshi_diag_code code, const char *word)
{
    hoshi_diag_add(&c->s->diags, HOSHI_DIAG_SOURCES, code, HOSHI_SPAN_FILE, word,
                   c->s->catalog->name, NULL);
    c->rc = HOSHI_E_INVALID;
}

static void mean(struct chooser *c, int side, const struct hoshi_criterion *crit, size_t length)
{
    size_t *is = &c->length[side][crit->index];
    *is = *is < length + 1 ? length + 1 : *is;
}

static bool begins_with(const char *id, const char *word, size_t n)
{
    return strncmp(id, word, n) == 0 && id[n] == '-';
}

/* Whether anything of a group is claimed in the sheet, be it in the list or not. */
static bool claims_any(const struct chooser *c, const char *word, size_t n, bool *ret_known)
{
    bool any = false;
    for (size_t i = 0; i < c->s->catalog->n_criterion; i++) {
        const struct hoshi_criterion *crit = c->s->catalog->criterion[i];
        if (!begins_with(crit->id.s, word, n))
            continue;
        *ret_known = true;
        any = any || is_claim(c->check->answers, crit);
    }
    return any;
}

/* A group means what is still open in the list: whoever wants to overrule a decision names it. */
static void take_group(struct chooser *c, int side, const char *word)
{
    bool all = strcmp(word, WORD_ALL) == 0, known = false;
    size_t n = strlen(word);
    if (!all && !claims_any(c, word, n, &known)) {
        refuse(c, known ? HOSHI_HS1612 : HOSHI_HS1301, word);
        return;
    }
    for (size_t i = 0; i < c->s->catalog->n_criterion; i++) {
        const struct hoshi_criterion *crit = c->s->catalog->criterion[i];
        if (!c->list->is_in[i] || !(all || begins_with(crit->id.s, word, n)))
            continue;
        if (c->list->is_decided[i] || c->list->is_rejected[i])
            c->left_alone[i] = true;
        else
            mean(c, side, crit, all ? 0 : n);
    }
}

/* A star or a sample that was asked for is meant: nothing outside of it is decided by the way. */
static enum hoshi_diag_code why_not(const struct hoshi_evidence_check *check,
                                    const struct hoshi_worklist *list,
                                    const struct hoshi_criterion *crit)
{
    return !is_claim(check->answers, crit)              ? HOSHI_HS1612
           : list->is_part && !list->is_in[crit->index] ? HOSHI_HS1618
                                                        : HOSHI_DIAG_COUNT_;
}

static void take_word(struct chooser *c, int side, const char *word)
{
    const struct hoshi_criterion *crit = hoshi_catalog_find(c->s->catalog, word);
    enum hoshi_diag_code why = crit != NULL ? why_not(c->check, c->list, crit) : HOSHI_DIAG_COUNT_;
    if (crit == NULL)
        take_group(c, side, word);
    else if (why != HOSHI_DIAG_COUNT_)
        refuse(c, why, word);
    else
        mean(c, side, crit, strlen(word));
}

static void take_words(struct chooser *c, int side, const char *words)
{
    for (const char *at = words; at != NULL;) {
        size_t n = strcspn(at, ",");
        struct hoshi_str one = hoshi_str_trim((struct hoshi_str){at, n});
        const char *word = hoshi_arena_strndup(&c->s->arena, one.p, one.n);
        if (word == NULL)
            c->rc = HOSHI_E_NOMEM;
        else
            take_word(c, side, word);
        at = at[n] == ',' ? at + n + 1 : NULL;
    }
}

static bool make_room(struct hoshi_session *s, struct hoshi_chosen *c)
{
    *c = (struct hoshi_chosen){NULL, NULL, 0};
    size_t n = s->catalog->n_criterion;
    c->accept = hoshi_arena_array(&s->arena, n, sizeof *c->accept);
    c->comment = hoshi_arena_array(&s->arena, n, sizeof *c->comment);
    return c->accept != NULL && c->comment != NULL;
}

enum hoshi_rc hoshi_worklist_choose(struct hoshi_session *s,
                                    const struct hoshi_evidence_check *check,
                                    const struct hoshi_worklist *list,
                                    const char *const *const word[2], const size_t n[2],
                                    struct hoshi_chosen *ret_chosen)
{
    const struct hoshi_catalog *cat = s->catalog;
    struct chooser c = {.s = s, .check = check, .list = list};
    struct hoshi_chosen chosen;
    for (int side = 0; side < 2; side++)
        c.length[side] = hoshi_arena_array(&s->arena, cat->n_criterion, sizeof *c.length[side]);
    c.left_alone = hoshi_arena_array(&s->arena, cat->n_criterion, sizeof *c.left_alone);
    if (!make_room(s, &chosen) || c.length[0] == NULL || c.length[1] == NULL ||
        c.left_alone == NULL)
        return HOSHI_E_NOMEM;
    for (int side = 0; side < 2; side++) {
        for (size_t i = 0; i < n[side]; i++)
            take_words(&c, side, word[side][i]);
    }
    for (size_t i = 0; i < cat->n_criterion; i++) {
        size_t yes = c.length[0][i], no = c.length[1][i];
        chosen.accept[i] = yes > no ? 1 : yes < no ? -1 : 0;
        chosen.n_left_alone += c.left_alone[i] && yes == no;
        if (yes != 0 && yes == no)
            refuse(&c, HOSHI_HS1614, cat->criterion[i]->id.s);
    }
    if (c.rc == HOSHI_OK)
        *ret_chosen = chosen;
    return c.rc;
}

/* --- a file */

static const char *criterion_at(const void *of, size_t i)
{
    const struct hoshi_catalog *cat = of;
    return i < cat->n_criterion ? cat->criterion[i]->id.s : NULL;
}

static void take_decided(struct hoshi_session *s, const struct hoshi_evidence_check *check,
                         const struct hoshi_worklist *work, const struct hoshi_decided_list *list,
                         const struct hoshi_decided *d, struct hoshi_chosen *chosen)
{
    const struct hoshi_criterion *crit = hoshi_catalog_find(s->catalog, d->criterion.s);
    enum hoshi_diag_code code = crit == NULL                       ? HOSHI_HS1301
                                : chosen->accept[crit->index] != 0 ? HOSHI_HS1105
                                                                   : why_not(check, work, crit);
    if (code == HOSHI_DIAG_COUNT_) {
        chosen->accept[crit->index] = d->result == HOSHI_CONFIRMATION_ACCEPTED ? 1 : -1;
        chosen->comment[crit->index] = d->comment;
        return;
    }
    hoshi_diag_add(&s->diags, list->diag_source, code, d->criterion.span, d->criterion.s,
                   s->catalog->name, NULL);
    if (crit == NULL)
        hoshi_diag_nearest(&s->diags, list->diag_source, d->criterion.s,
                           (struct hoshi_known){criterion_at, s->catalog});
}

enum hoshi_rc hoshi_worklist_read(struct hoshi_session *s, const struct hoshi_evidence_check *check,
                                  const struct hoshi_worklist *work, const char *path,
                                  struct hoshi_chosen *ret_chosen)
{
    struct hoshi_input in;
    struct hoshi_decided_list *list = NULL;
    struct hoshi_chosen chosen;
    uint32_t n_error = s->diags.n_error;
    enum hoshi_rc rc = hoshi_session_read(s, path, &in);
    if (rc == HOSHI_OK)
        rc = hoshi_decisions_load(&in, &s->arena, &s->diags, &list);
    if (rc != HOSHI_OK)
        return rc;
    if (!make_room(s, &chosen))
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < list->n_decision; i++)
        take_decided(s, check, work, list, &list->decision[i], &chosen);
    if (s->diags.n_error != n_error)
        return HOSHI_E_INVALID;
    *ret_chosen = chosen;
    return HOSHI_OK;
}
