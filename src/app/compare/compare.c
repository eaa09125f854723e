#include "app/compare/compare.h"

#include <hoshi/compare.h>

enum hoshi_rc hoshi_compare(struct hoshi_session *s, const struct hoshi_compare_request *request,
                            struct hoshi_comparison *ret_comparison)
{
    struct hoshi_comparison *c = ret_comparison;
    const char *first = request->from_catalog != NULL ? request->from_catalog : request->catalog;
    struct hoshi_diff_pair *pair = NULL;
    size_t n = 0;
    enum hoshi_rc rc = hoshi_compare_read(s, request->from, first, request, &c->from);
    /* what is wrong with the second is said at once, too */
    enum hoshi_rc second = hoshi_compare_read(s, request->to, request->catalog, request, &c->to);
    rc = rc != HOSHI_OK ? rc : second;
    if (rc == HOSHI_OK)
        rc = hoshi_compare_pairs(s, &c->from, &c->to, &pair, &n);
    if (rc == HOSHI_OK)
        rc = hoshi_diff_compare(&c->from, &c->to, pair, n, &s->arena, &c->diff);
    return rc;
}
