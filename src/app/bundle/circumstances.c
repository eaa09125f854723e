/* Of verification: under which circumstances the result was reached, where a reader would take
 * others for granted. */
#include <string.h>

#include "app/bundle/verify.h"
#include "base/digits.h"
#include "model/scope.h"

#define A_YEAR 12

static void say_scope(struct hoshi_verification *v)
{
    const struct hoshi_answers *ans = v->bundle.answers;
    struct hoshi_buf text; /* the same for readers of both languages */
    hoshi_buf_init(&text, 0);
    hoshi_scope_said(ans->scope, HOSHI_LANG_EN, &text);
    if (text.n != 0)
        hoshi_verify_add(v, HOSHI_VERIFY_NOT_SCOPE, text.p, NULL, NULL);
    else if (ans->scope == NULL || ans->scope->n_exclusion == 0)
        hoshi_verify_add(v, HOSHI_VERIFY_NOT_SCOPE_UNSAID, NULL, NULL, NULL);
    hoshi_buf_clear(&text);
    hoshi_scope_left_out(ans->scope, HOSHI_LANG_EN, &text);
    if (text.n != 0)
        hoshi_verify_count(v, HOSHI_VERIFY_HEED_SCOPE, ans->scope->n_exclusion, text.p, NULL);
    v->nomem = v->nomem || text.failed;
    hoshi_buf_release(&text);
}

/* An answer that counts, on feet of clay. */
static bool is_weak(const struct hoshi_finding *f)
{
    return f->code == HOSHI_FINDING_NO_PERFORMED_DATE || f->code == HOSHI_FINDING_CARRIED_OVER ||
           f->code == HOSHI_FINDING_EVIDENCE_EXPIRED;
}

static void say_findings(struct hoshi_verification *v)
{
    const struct hoshi_result *r = &v->bundle.judged;
    const struct hoshi_criterion *first = NULL;
    size_t n = 0;
    for (size_t i = 0; i < r->n_finding; i++) {
        bool weak = is_weak(&r->finding[i]);
        first = weak && n == 0 ? r->finding[i].criterion : first;
        n += weak;
    }
    if (n != 0)
        hoshi_verify_count(v, HOSHI_VERIFY_HEED_WEAK, n, first != NULL ? first->id.s : "-", NULL);
    if (r->n_finding != 0)
        hoshi_verify_count(v, HOSHI_VERIFY_NOT_FINDINGS, r->n_finding, NULL, NULL);
}

static void say_evidence(struct hoshi_verification *v)
{
    const struct hoshi_bundle *b = &v->bundle;
    char day[HOSHI_DATE_BYTES];
    size_t n = 0;
    for (size_t i = 0; i < b->loaded_catalog->n_criterion; i++) {
        const struct hoshi_answer *a = b->answers->by_criterion[i];
        for (size_t k = 0; a != NULL && k < a->n_evidence; k++)
            n += a->evidence[k].date > b->as_of;
    }
    if (n != 0)
        hoshi_verify_count(v, HOSHI_VERIFY_HEED_EVIDENCE_LATER, n, hoshi_date_format(b->as_of, day),
                           NULL);
}

static void say_age(struct hoshi_verification *v)
{
    const struct hoshi_bundle *b = &v->bundle;
    hoshi_day on = b->answers->assessed_on;
    char said[HOSHI_DATE_BYTES], as_of[HOSHI_DATE_BYTES];
    if (on != 0 && hoshi_date_add(on, A_YEAR) < b->as_of)
        hoshi_verify_add(v, HOSHI_VERIFY_HEED_ASSESSED_LONG_AGO, hoshi_date_format(on, said),
                         hoshi_date_format(b->as_of, as_of), NULL);
}

static void say_policy(struct hoshi_verification *v)
{
    const char *id = v->bundle.loaded_policy->id.s;
    if (strcmp(id, HOSHI_POLICY_DEFAULT) != 0)
        hoshi_verify_add(v, HOSHI_VERIFY_HEED_LENIENT, id, NULL, NULL);
}

void hoshi_verify_circumstances(struct hoshi_verification *v)
{
    say_scope(v);
    say_policy(v);
    say_age(v);
    say_evidence(v);
    say_findings(v);
}
