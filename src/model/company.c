#include "model/company.h"

#include <string.h>

enum { KEYS = 3 };

struct keys {
    const char *v[KEYS];
};

/* The surest first. */
static struct keys keys_of(struct hoshi_company c)
{
    return (struct keys){{c.corporation, c.id, c.name}};
}

static bool is_known(const char *s)
{
    return s != NULL && *s != '\0';
}

/* The first that both have, or KEYS. */
static int common(struct keys a, struct keys b)
{
    int i = 0;
    while (i < KEYS && (!is_known(a.v[i]) || !is_known(b.v[i])))
        i++;
    return i;
}

struct hoshi_company hoshi_company_of(const struct hoshi_organization *o)
{
    return o != NULL ? (struct hoshi_company){o->corporate_number.s, o->id, o->name}
                     : (struct hoshi_company){NULL, NULL, NULL};
}

struct hoshi_company hoshi_diff_company(const struct hoshi_diff_side *side)
{
    return (struct hoshi_company){side->corporate_number, side->organization_id,
                                  side->organization};
}

enum hoshi_company_relation hoshi_company_relation(struct hoshi_company a, struct hoshi_company b)
{
    struct keys x = keys_of(a), y = keys_of(b);
    int i = common(x, y);
    if (i == KEYS)
        return HOSHI_COMPANY_NOT_KNOWN;
    return strcmp(x.v[i], y.v[i]) == 0 ? HOSHI_COMPANY_SAME : HOSHI_COMPANY_OTHER;
}

const char *hoshi_company_called(struct hoshi_company a, struct hoshi_company b)
{
    struct keys x = keys_of(a);
    int i = common(x, keys_of(b));
    if (i < KEYS)
        return x.v[i];
    for (i = KEYS; i-- > 0;) {
        if (is_known(x.v[i]))
            return x.v[i];
    }
    return "-";
}
