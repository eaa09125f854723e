#include "app/sheet/picked.h"

#include <string.h>

#include "base/str.h"

static bool is_branch(const struct hoshi_criterion *c, const char *id)
{
    for (size_t i = 0; i < c->n_branch; i++) {
        if (strcmp(c->branch[i].id.s, id) == 0)
            return true;
    }
    return false;
}

const char *hoshi_picked_branch(const struct hoshi_criterion *criterion, const char *said)
{
    long long n;
    if (is_branch(criterion, said))
        return said;
    return hoshi_str_to_int(hoshi_str_from(said), 1, (long long)criterion->n_branch, &n)
               ? criterion->branch[n - 1].id.s
               : NULL;
}

const char *hoshi_picked_state(const struct hoshi_criterion *criterion, const char *said)
{
    long long n;
    if (hoshi_criterion_state(criterion, said) != NULL)
        return said;
    return hoshi_str_to_int(hoshi_str_from(said), 1, (long long)criterion->n_state, &n)
               ? criterion->state[n - 1].id.s
               : NULL;
}

void hoshi_put_branches(const struct hoshi_criterion *criterion, struct hoshi_buf *out)
{
    for (size_t i = 0; i < criterion->n_branch; i++) {
        hoshi_buf_puts(out, i > 0 ? ", " : "");
        hoshi_buf_puts(out, criterion->branch[i].id.s);
    }
}

void hoshi_put_states(const struct hoshi_criterion *criterion, struct hoshi_buf *out)
{
    for (size_t i = 0; i < criterion->n_state; i++) {
        hoshi_buf_puts(out, i > 0 ? ", " : "");
        hoshi_buf_puts(out, criterion->state[i].id.s);
    }
}
