/* What is said on standard error of who was asked: the same stands as data in every output. */
#include "app/buyer/arrivals.h"

#include <stdlib.h>
#include <string.h>

#include "base/digits.h"
#include "base/str.h"
#include "base/visible.h"
#include "i18n/msg.h"
#include "report/level.h"

/* "S-1, S-2, …" */
struct ids {
    struct hoshi_buf text;
    uint64_t n;
};

static void add(struct ids *ids, const char *id)
{
    if (ids->n < HOSHI_ARRIVALS_SHOWN) {
        hoshi_buf_puts(&ids->text, ids->n != 0 ? ", " : "");
        hoshi_put_visible(&ids->text, hoshi_str_from(id), 0);
    }
    ids->n++;
}

static void tell(struct ids *ids, enum hoshi_msg msg, enum hoshi_lang lang, struct hoshi_buf *out)
{
    char n[HOSHI_DECIMAL_BYTES];
    if (ids->n > HOSHI_ARRIVALS_SHOWN)
        hoshi_buf_puts(&ids->text, ", …");
    if (ids->n != 0) {
        hoshi_msg_put(out, msg, lang, hoshi_decimal(n, (long long)ids->n), ids->text.p, NULL);
        hoshi_buf_puts(out, "\n");
    }
    out->failed |= ids->text.failed;
    hoshi_buf_release(&ids->text);
}

/* --- companies of others: their sheets side by side, those without an id each for itself */

static int by_name(const void *pa, const void *pb)
{
    const struct hoshi_arrival_other *a = pa, *b = pb;
    if (a->has_id != b->has_id)
        return a->has_id ? -1 : 1;
    int c = strcmp(a->name, b->name);
    return c != 0 ? c : (a->reach > b->reach) - (a->reach < b->reach);
}

/* After sorting: the one that reaches least stands first. */
static bool counts(const struct hoshi_arrivals *a, size_t i)
{
    return i == 0 || !a->other[i].has_id || strcmp(a->other[i].name, a->other[i - 1].name) != 0;
}

/* --- lines */

struct reached {
    long long asked, met, claimed;
};

static void add_reach(struct reached *n, enum hoshi_reach reach)
{
    n->asked++;
    n->met += reach != HOSHI_REACH_NOT;
    n->claimed += reach == HOSHI_REACH_IF_ACCEPTED;
}

static struct reached count_reached(const struct hoshi_arrivals *a)
{
    struct reached n = {.asked = 0};
    for (size_t i = 0; i < a->n; i++) {
        if (a->v[i].ask.star != 0 && a->v[i].n_sheet != 0)
            add_reach(&n, a->v[i].reach);
    }
    for (size_t i = 0; i < a->n_other; i++) {
        if (a->other[i].asked && counts(a, i))
            add_reach(&n, a->other[i].reach);
    }
    return n;
}

static void tell_reached(const struct hoshi_arrivals *a, const struct hoshi_catalog *cat,
                         enum hoshi_lang lang, struct hoshi_buf *out)
{
    char met[HOSHI_DECIMAL_BYTES], asked[HOSHI_DECIMAL_BYTES], claimed[HOSHI_DECIMAL_BYTES];
    struct reached n = count_reached(a);
    if (n.asked == 0)
        return;
    enum hoshi_msg msg = n.claimed != 0 ? HOSHI_MSG_BATCH_REACHED_IF : HOSHI_MSG_BATCH_REACHED;
    hoshi_msg_put(out, hoshi_level_msg(cat, msg), lang, hoshi_decimal(met, n.met),
                  hoshi_decimal(asked, n.asked), hoshi_decimal(claimed, n.claimed));
    hoshi_buf_puts(out, "\n");
}

static bool is_silent(const struct hoshi_arrival *one)
{
    return one->n_sheet == 0 && one->ask.star != 0;
}

static bool is_undecided(const struct hoshi_arrival *one)
{
    return one->n_sheet != 0 && one->ask.star == 0;
}

static bool is_twice(const struct hoshi_arrival *one)
{
    return one->n_sheet > 1;
}

static bool has_other_name(const struct hoshi_arrival *one)
{
    return one->has_other_name;
}

static bool is_in_part(const struct hoshi_arrival *one)
{
    return one->is_in_part;
}

static void tell_those(const struct hoshi_arrivals *a, bool (*is)(const struct hoshi_arrival *one),
                       enum hoshi_msg msg, enum hoshi_lang lang, struct hoshi_buf *out)
{
    struct ids ids = {.n = 0};
    hoshi_buf_init(&ids.text, 0);
    for (size_t i = 0; i < a->n; i++) {
        if (is(&a->v[i]))
            add(&ids, a->v[i].id);
    }
    tell(&ids, msg, lang, out);
}

static void tell_unasked(const struct hoshi_arrivals *a, enum hoshi_lang lang,
                         struct hoshi_buf *out)
{
    struct ids ids = {.n = 0};
    hoshi_buf_init(&ids.text, 0);
    for (size_t i = 0; i < a->n_other; i++) {
        if (!a->other[i].asked && counts(a, i))
            add(&ids, a->other[i].name);
    }
    tell(&ids, HOSHI_MSG_BATCH_NOT_ASKED, lang, out);
}

/* "asked is S-00042, what came says s-00042" */
static void tell_similar(const struct hoshi_arrivals *a, enum hoshi_lang lang,
                         struct hoshi_buf *out)
{
    size_t shown = 0;
    for (size_t i = 0; i < a->n && shown < HOSHI_ARRIVALS_SHOWN; i++) {
        const char *came = hoshi_arrival_similar(&a->v[i]);
        if (came == NULL || !is_silent(&a->v[i]))
            continue;
        struct hoshi_buf id, similar;
        hoshi_buf_init(&id, 0);
        hoshi_buf_init(&similar, 0);
        hoshi_put_visible(&id, hoshi_str_from(a->v[i].id), 0);
        hoshi_put_visible(&similar, hoshi_str_from(came), 0);
        hoshi_msg_put(out, HOSHI_MSG_BATCH_SIMILAR, lang, similar.p, id.p, NULL);
        hoshi_buf_puts(out, "\n");
        out->failed |= id.failed || similar.failed;
        hoshi_buf_release(&similar);
        hoshi_buf_release(&id);
        shown++;
    }
}

void hoshi_arrivals_tell(struct hoshi_arrivals *a, const struct hoshi_catalog *cat,
                         enum hoshi_lang lang, struct hoshi_buf *out)
{
    if (a->arena == NULL)
        return;
    if (a->n_other != 0)
        qsort(a->other, a->n_other, sizeof *a->other, by_name);
    tell_reached(a, cat, lang, out);
    tell_those(a, is_silent, hoshi_level_msg(cat, HOSHI_MSG_BATCH_NO_SHEET), lang, out);
    tell_those(a, is_twice, HOSHI_MSG_BATCH_TWO_SHEETS, lang, out);
    tell_those(a, is_undecided, hoshi_level_msg(cat, HOSHI_MSG_BATCH_UNDECIDED), lang, out);
    tell_those(a, is_in_part, HOSHI_MSG_BATCH_IN_PART, lang, out);
    tell_those(a, has_other_name, HOSHI_MSG_BATCH_OTHER_NAME, lang, out);
    tell_unasked(a, lang, out);
    tell_similar(a, lang, out);
}
