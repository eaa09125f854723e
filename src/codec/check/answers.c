/* What the catalogue says about an answer sheet, and the sheet's indexes. */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "codec/check/check.h"
#include "diag/diag.h"

struct checker {
    struct hoshi_answers *ans;
    const struct hoshi_catalog *cat;
    struct hoshi_diags *diags;
    uint16_t source;
    hoshi_day as_of;
    size_t next; /* index of the criterion that a sheet in catalogue order answers next */
};

static const char *criterion_at(const void *of, size_t i)
{
    const struct hoshi_catalog *cat = of;
    return i < cat->n_criterion ? cat->criterion[i]->id.s : NULL;
}

void hoshi_suggest_criterion(const struct hoshi_catalog *cat, const char *word,
                             struct hoshi_diags *diags, uint16_t source)
{
    hoshi_diag_nearest(diags, source, word, (struct hoshi_known){criterion_at, cat});
}

static const char *condition_at(const void *of, size_t i)
{
    const struct hoshi_catalog *cat = of;
    return i < cat->n_condition ? cat->condition[i].id.s : NULL;
}

void hoshi_suggest_condition(const struct hoshi_catalog *cat, const char *word,
                             struct hoshi_diags *diags, uint16_t source)
{
    hoshi_diag_nearest(diags, source, word, (struct hoshi_known){condition_at, cat});
}

static const struct hoshi_criterion *find(struct checker *c, const struct hoshi_name *id)
{
    const struct hoshi_criterion *k = NULL;
    if (c->next < c->cat->n_criterion && strcmp(c->cat->criterion[c->next]->id.s, id->s) == 0)
        k = c->cat->criterion[c->next];
    else
        k = hoshi_catalog_find(c->cat, id->s);
    if (k != NULL)
        c->next = k->index + 1u;
    if (k == NULL) {
        hoshi_diag_add(c->diags, c->source, HOSHI_HS1301, id->span, id->s, c->cat->name, NULL);
        hoshi_suggest_criterion(c->cat, id->s, c->diags, c->source);
    }
    return k;
}

/* Explains every id that is not there, so those are not complained about then. */
static bool check_catalogue(const struct checker *c)
{
    const struct hoshi_name *said = &c->ans->catalogue;
    if (said->s == NULL || strcmp(said->s, c->cat->name) == 0)
        return true;
    bool no_edition = strcmp(said->s, c->cat->id.s) == 0;
    hoshi_diag_add(c->diags, c->source, no_edition ? HOSHI_HS1316 : HOSHI_HS1306, said->span,
                   said->s, c->cat->name, NULL);
    if (!no_edition)
        hoshi_diag_note(c->diags, c->source, HOSHI_HS0007, HOSHI_SPAN_FILE, NULL);
    return false;
}

/* What cannot be aimed at is said, not quietly made another star. */
static void check_target(const struct checker *c)
{
    const struct hoshi_name *said = &c->ans->target_said;
    struct hoshi_buf stars;
    if (said->s == NULL)
        return;
    c->ans->target = hoshi_catalog_find_level(c->cat, said->s);
    if (c->ans->target != 0)
        return;
    if (c->cat->n_level == 0) {
        hoshi_diag_add(c->diags, c->source, HOSHI_HS1315, said->span, c->cat->name, NULL, NULL);
        return;
    }
    hoshi_buf_init(&stars, 64);
    hoshi_catalog_put_stars(&stars, c->cat);
    hoshi_diag_add(c->diags, c->source, HOSHI_HS1311, said->span, said->s, stars.p, NULL);
    if (hoshi_catalog_has_stars(c->cat) && strcmp(said->s, "5") == 0)
        hoshi_diag_note(c->diags, c->source, HOSHI_HS0006, HOSHI_SPAN_FILE, NULL);
    hoshi_buf_release(&stars);
}

/* A mistyped year, most often; whoever looks for the newest sheet must not find this one. */
static void check_assessed_on(const struct checker *c)
{
    char said[HOSHI_DATE_BYTES], as_of[HOSHI_DATE_BYTES];
    if (c->as_of != 0 && c->ans->assessed_on > c->as_of)
        hoshi_diag_add(c->diags, c->source, HOSHI_HS1312, c->ans->assessed_on_span,
                       hoshi_date_format(c->ans->assessed_on, said),
                       hoshi_date_format(c->as_of, as_of), NULL);
}

static void check_performed(const struct checker *c, const struct hoshi_answer *a)
{
    /* Not later than the day of judgement either: "2099" would count as fresh for ever. */
    hoshi_day last = c->ans->assessed_on != 0 ? c->ans->assessed_on : c->as_of;
    if (c->as_of != 0 && c->as_of < last)
        last = c->as_of;
    if (a->performed == 0 || last == 0 || a->performed <= last)
        return;
    char performed[HOSHI_DATE_BYTES], limit[HOSHI_DATE_BYTES];
    hoshi_diag_add(c->diags, c->source, HOSHI_HS1304, a->performed_span,
                   hoshi_date_format(a->performed, performed), hoshi_date_format(last, limit),
                   a->criterion.s);
    bool may_be_again = c->as_of == 0 || a->performed <= c->as_of; /* the sheet's own day is old */
    if (last == c->ans->assessed_on && may_be_again)
        hoshi_diag_note(c->diags, c->source, HOSHI_HS0012, HOSHI_SPAN_FILE, limit);
}

static void check_organization(const struct checker *c)
{
    const struct hoshi_organization *o = c->ans->organization;
    if (o != NULL && o->corporate_number.s != NULL && *o->corporate_number.s != '\0' &&
        !hoshi_corporate_number_ok(o->corporate_number.s))
        hoshi_diag_add(c->diags, c->source, HOSHI_HS1305, o->corporate_number.span,
                       o->corporate_number.s, NULL, NULL);
}

/* Said once per file: what was understood although it was not written as a code. */
static void note_aliases(const struct checker *c)
{
    const struct hoshi_answer *first = NULL;
    long long n = 0;
    for (size_t i = 0; i < c->ans->n_answer; i++) {
        if (c->ans->answer[i].status_alias == NULL)
            continue;
        if (first == NULL)
            first = &c->ans->answer[i];
        n++;
    }
    if (first != NULL)
        hoshi_diag_add(c->diags, c->source, HOSHI_HS1303, first->status_span, first->status_alias,
                       hoshi_status_code(first->status), hoshi_diag_number(c->diags, n));
}

/* "met, partial", or "level: 1, 2, 3". */
static void put_taken(const struct hoshi_catalog *cat, struct hoshi_buf *out)
{
    enum hoshi_answered_by by = hoshi_catalog_answered_by(cat);
    if (by != HOSHI_ANSWERED_BY_STATUS) {
        hoshi_buf_puts(out, hoshi_answered_by_key(by));
        hoshi_buf_puts(out, by != HOSHI_ANSWERED_BY_NOTE ? ": " : "");
        hoshi_buf_puts(out, by == HOSHI_ANSWERED_BY_APPLIED ? "yes, no" : "");
        hoshi_catalog_put_scale(out, cat);
        return;
    }
    for (int s = HOSHI_STATUS_UNANSWERED + 1; s < HOSHI_STATUS_COUNT_; s++) {
        if (!hoshi_catalog_takes(cat, (unsigned)s))
            continue;
        hoshi_buf_puts(out, out->n != 0 ? ", " : "");
        hoshi_buf_puts(out, hoshi_status_code((enum hoshi_status)s));
    }
}

static void not_taken(const struct checker *c, struct hoshi_span span, const char *what)
{
    struct hoshi_buf list;
    hoshi_buf_init(&list, 256);
    put_taken(c->cat, &list);
    hoshi_diag_add(c->diags, c->source, HOSHI_HS1313, span, what, c->cat->name, list.p);
    hoshi_buf_release(&list);
}

/* Whether it is on the scale was asked when it was read. */
static void check_level(const struct checker *c, const struct hoshi_named_level *level,
                        const char *key)
{
    if (level->is_said && hoshi_catalog_answered_by(c->cat) != HOSHI_ANSWERED_BY_LEVEL)
        not_taken(c, level->span, key);
}

/* Only what the method knows what to make of. */
static void check_taken(const struct checker *c, const struct hoshi_answer *a)
{
    if (!hoshi_catalog_takes(c->cat, (unsigned)a->status))
        not_taken(c, a->status_span, hoshi_status_code(a->status));
    check_level(c, &a->level, "level");
    check_level(c, &a->target, "target");
    if (a->applied != HOSHI_APPLIED_NOT_SAID &&
        hoshi_catalog_answered_by(c->cat) != HOSHI_ANSWERED_BY_APPLIED)
        not_taken(c, a->applied_span, "applied");
}

static void resolve_answers(struct checker *c)
{
    for (size_t i = 0; i < c->ans->n_answer; i++) {
        struct hoshi_answer *a = &c->ans->answer[i];
        const struct hoshi_criterion *k = find(c, &a->criterion);
        check_performed(c, a);
        if (k == NULL)
            continue;
        hoshi_check_via(a, k, c->diags, c->source);
        hoshi_check_state(a, k, c->diags, c->source);
        check_taken(c, a);
        c->ans->by_criterion[k->index] = a;
    }
}

static void resolve_conditions(const struct checker *c)
{
    for (size_t i = 0; i < c->ans->n_condition; i++) {
        const struct hoshi_condition_answer *a = &c->ans->condition[i];
        int32_t at = hoshi_catalog_find_condition(c->cat, a->condition.s);
        if (at >= 0) {
            c->ans->state[at] = a->state;
            continue;
        }
        hoshi_diag_add(c->diags, c->source, HOSHI_HS1302, a->condition.span, a->condition.s,
                       c->cat->name, NULL);
        hoshi_suggest_condition(c->cat, a->condition.s, c->diags, c->source);
    }
}

static int compare_text(const char *a, const char *b)
{
    return strcmp(a != NULL ? a : "", b != NULL ? b : "");
}

/* Decisions of one expert about one criterion stand together, in their order in the sheet. */
static int by_expert(const void *pa, const void *pb)
{
    const struct hoshi_confirmation *a = *(struct hoshi_confirmation *const *)pa,
                                    *b = *(struct hoshi_confirmation *const *)pb;
    int c = compare_text(a->criterion.s, b->criterion.s);
    c = c != 0 ? c : compare_text(a->by, b->by);
    c = c != 0 ? c : compare_text(a->qualification, b->qualification);
    return c != 0 ? c : a < b ? -1 : a > b;
}

/* Whoever decides again has changed their mind. Decisions without a name are nobody's own: none of
 * them takes another back. */
static bool takes_back(const struct hoshi_confirmation *a, const struct hoshi_confirmation *later)
{
    return a->criterion.s != NULL && later->criterion.s != NULL &&
           strcmp(a->criterion.s, later->criterion.s) == 0 &&
           hoshi_confirmation_is_of(a, later->by, later->qualification);
}

static enum hoshi_rc mark_history(struct hoshi_answers *ans, struct hoshi_arena *arena)
{
    struct hoshi_confirmation **v = hoshi_arena_array(arena, ans->n_confirmation, sizeof *v);
    if (v == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < ans->n_confirmation; i++)
        v[i] = &ans->confirmation[i];
    if (ans->n_confirmation > 1)
        qsort(v, ans->n_confirmation, sizeof *v, by_expert);
    for (size_t i = 1; i < ans->n_confirmation; i++)
        v[i - 1]->superseded_by = takes_back(v[i - 1], v[i]) ? v[i] : NULL;
    return HOSHI_OK;
}

static void switch_off(struct checker *c)
{
    for (size_t i = 0; i < c->cat->n_criterion; i++) {
        int32_t condition = c->cat->criterion[i]->condition;
        c->ans->switched_off[i] = condition >= 0 && c->ans->state[condition] == HOSHI_CONDITION_NO;
    }
}

/* By the digest, where the decision has one; a hidden one tells nothing. */
static enum hoshi_rc mark_outdated(const struct checker *c, struct hoshi_confirmation *f,
                                   const struct hoshi_criterion *criterion)
{
    const struct hoshi_answer *a = c->ans->by_criterion[criterion->index];
    char digest[HOSHI_ANSWER_DIGEST_BYTES];
    f->outdated = false;
    if (f->of == NULL || strcmp(f->of, HOSHI_REDACTED) == 0) {
        f->outdated = f->on != 0 && a != NULL && (f->on < a->performed || f->on < a->updated_on);
        return HOSHI_OK;
    }
    enum hoshi_rc rc = hoshi_answer_digest(c->ans, criterion, digest);
    f->outdated = rc == HOSHI_OK && strcmp(digest, f->of) != 0;
    return rc;
}

/* Of each expert the last decision counts; where experts disagree, the one who rejects. What was
 * accepted was another answer when it has changed since; what was rejected has to be looked at. */
static void count_decision(struct checker *c, const struct hoshi_confirmation *f, size_t criterion)
{
    enum hoshi_confirmation_result *is = &c->ans->confirmed[criterion];
    bool counts = f->result == HOSHI_CONFIRMATION_REJECTED || !f->outdated;
    if (f->superseded_by == NULL && counts && *is != HOSHI_CONFIRMATION_REJECTED)
        *is = f->result;
}

static enum hoshi_rc resolve_confirmations(struct checker *c)
{
    enum hoshi_rc rc = HOSHI_OK;
    for (size_t i = 0; i < c->ans->n_confirmation && rc == HOSHI_OK; i++) {
        struct hoshi_confirmation *f = &c->ans->confirmation[i];
        const struct hoshi_criterion *k = f->criterion.s != NULL ? find(c, &f->criterion) : NULL;
        if (k == NULL)
            continue;
        rc = mark_outdated(c, f, k);
        count_decision(c, f, k->index);
    }
    return rc;
}

enum hoshi_rc hoshi_answers_resolve(struct hoshi_answers *ans, const struct hoshi_catalog *cat,
                                    hoshi_day as_of, struct hoshi_arena *arena,
                                    struct hoshi_diags *diags, uint16_t source)
{
    struct checker c = {ans, cat, diags, source, as_of, 0};
    ans->by_criterion = hoshi_arena_array(arena, cat->n_criterion, sizeof *ans->by_criterion);
    ans->state = hoshi_arena_array(arena, cat->n_condition, sizeof *ans->state);
    ans->confirmed = hoshi_arena_array(arena, cat->n_criterion, sizeof *ans->confirmed);
    ans->switched_off = hoshi_arena_array(arena, cat->n_criterion, sizeof *ans->switched_off);
    if (ans->by_criterion == NULL || ans->state == NULL || ans->confirmed == NULL ||
        ans->switched_off == NULL)
        return HOSHI_E_NOMEM;
    enum hoshi_rc rc = mark_history(ans, arena);
    if (rc != HOSHI_OK)
        return rc;
    check_organization(&c);
    if (!check_catalogue(&c))
        return HOSHI_OK;
    check_target(&c);
    check_assessed_on(&c);
    resolve_answers(&c);
    resolve_conditions(&c);
    switch_off(&c);
    rc = resolve_confirmations(&c);
    note_aliases(&c);
    return rc;
}
