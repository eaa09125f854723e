/* Which of the alternatives or states of a criterion an answer names. */
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "codec/check/check.h"
#include "diag/diag.h"

/* What may be picked from a criterion: one list or the other. */
struct choices {
    const struct hoshi_criterion *of;
    size_t n;
    const char *(*id_at)(const struct hoshi_criterion *of, size_t i);
};

/* "a", and as people write it in a table: "Ａ", "(a)", "1", which is its number in the list. An id
 * that is written just so comes first. */
static size_t picked(const char *said, const struct choices *c)
{
    const size_t n = c->n;
    char text[64];
    long long number;
    for (size_t i = 0; i < n; i++) {
        if (strcmp(c->id_at(c->of, i), said) == 0)
            return i;
    }
    if (!hoshi_utf8_fold(hoshi_str_trim(hoshi_str_from(said)), text, sizeof text))
        return n;
    struct hoshi_str s = hoshi_str_from(text);
    if (s.n > 1 && (s.p[s.n - 1] == ')' || s.p[s.n - 1] == '.'))
        s.n--;
    if (s.n > 1 && s.p[0] == '(')
        s = (struct hoshi_str){s.p + 1, s.n - 1};
    for (size_t i = 0; i < n; i++) {
        if (strlen(c->id_at(c->of, i)) == s.n && memcmp(c->id_at(c->of, i), s.p, s.n) == 0)
            return i;
    }
    return hoshi_str_to_int(s, 1, (long long)n, &number) ? (size_t)number - 1 : n;
}

static const char *branch_at(const struct hoshi_criterion *of, size_t i)
{
    return of->branch[i].id.s;
}

static const char *state_at(const struct hoshi_criterion *of, size_t i)
{
    return of->state[i].id.s;
}

static void complain(struct hoshi_diags *diags, uint16_t source, enum hoshi_diag_code code,
                     const struct hoshi_name *said, const struct choices *c)
{
    struct hoshi_buf list;
    hoshi_buf_init(&list, 1024);
    for (size_t i = 0; i < c->n; i++) {
        hoshi_buf_puts(&list, i > 0 ? ", " : "");
        hoshi_buf_puts(&list, c->id_at(c->of, i));
    }
    hoshi_diag_add(diags, source, code, said->span, said->s, c->of->id.s, list.p);
    hoshi_buf_release(&list);
}

void hoshi_check_via(struct hoshi_answer *a, const struct hoshi_criterion *k,
                     struct hoshi_diags *diags, uint16_t source)
{
    if (a->via.s == NULL)
        return;
    if (k->n_branch == 0) {
        hoshi_diag_add(diags, source, HOSHI_HS1308, a->via.span, k->id.s, NULL, NULL);
        return;
    }
    const struct choices c = {k, k->n_branch, branch_at};
    size_t at = picked(a->via.s, &c);
    if (at != c.n)
        a->via.s = k->branch[at].id.s;
    else
        complain(diags, source, HOSHI_HS1307, &a->via, &c);
}

void hoshi_check_state(struct hoshi_answer *a, const struct hoshi_criterion *k,
                       struct hoshi_diags *diags, uint16_t source)
{
    const struct choices c = {k, k->n_state, state_at};
    size_t at = a->state.s != NULL ? picked(a->state.s, &c) : c.n;
    if (at != k->n_state)
        a->state.s = k->state[at].id.s;
    if (a->state.s == NULL || (a->status == HOSHI_STATUS_PARTIAL && at != k->n_state))
        return;
    if (a->status != HOSHI_STATUS_PARTIAL || k->n_state == 0) {
        hoshi_diag_add(diags, source, HOSHI_HS1322, a->state.span, k->id.s, NULL, NULL);
        return;
    }
    complain(diags, source, HOSHI_HS1321, &a->state, &c);
}
