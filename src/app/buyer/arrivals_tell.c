/* What is said on standard error of who was asked: the same stands as data in every output. */
#include "app/buyer/arrivals.h"

#include "base/digits.h"
#include "base/str.h"
#include "base/visible.h"
#include "i18n/msg.h"

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

static void tell_reached(const struct hoshi_arrivals *a, enum hoshi_lang lang,
                         struct hoshi_buf *out)
{
    char met[HOSHI_DECIMAL_BYTES], asked[HOSHI_DECIMAL_BYTES], claimed[HOSHI_DECIMAL_BYTES];
    if (a->n_asked == 0)
        return;
    hoshi_msg_put(out, a->n_claimed != 0 ? HOSHI_MSG_BATCH_REACHED_IF : HOSHI_MSG_BATCH_REACHED,
                  lang, hoshi_decimal(met, (long long)a->n_met),
                  hoshi_decimal(asked, (long long)a->n_asked),
                  hoshi_decimal(claimed, (long long)a->n_claimed));
    hoshi_buf_puts(out, "\n");
}

static bool is_silent(const struct hoshi_arrival *one)
{
    return one->n_sheet == 0 && one->ask.star != 0;
}

static bool is_twice(const struct hoshi_arrival *one)
{
    return one->n_sheet > 1;
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
    for (size_t i = 0; i < a->n_unasked && i < HOSHI_ARRIVALS_SHOWN; i++)
        add(&ids, a->unasked[i]);
    ids.n = a->n_unasked;
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

void hoshi_arrivals_tell(const struct hoshi_arrivals *a, enum hoshi_lang lang,
                         struct hoshi_buf *out)
{
    if (a->arena == NULL)
        return;
    tell_reached(a, lang, out);
    tell_those(a, is_silent, HOSHI_MSG_BATCH_NO_SHEET, lang, out);
    tell_those(a, is_twice, HOSHI_MSG_BATCH_TWO_SHEETS, lang, out);
    tell_unasked(a, lang, out);
    tell_similar(a, lang, out);
}
