#include "app/buyer/arrivals.h"

#include "base/str.h"
#include "base/visible.h"
#include "i18n/msg.h"

#define IDS_SHOWN 10

/* Only a sheet that could be judged says whose it is. */
static enum hoshi_rc on_record(struct hoshi_record_sink *sink, const struct hoshi_record *record)
{
    struct hoshi_arrivals *a = sink->user;
    const struct hoshi_supplier *row = hoshi_suppliers_find(a->asked, record->id);
    if (row != NULL)
        a->n_sheet[row - a->asked->v]++;
    return HOSHI_OK;
}

enum hoshi_rc hoshi_arrivals_start(struct hoshi_arrivals *a, const struct hoshi_suppliers *asked,
                                   struct hoshi_arena *arena)
{
    a->asked = asked;
    a->n_sheet = hoshi_arena_array(arena, asked->n, sizeof *a->n_sheet);
    a->sink = (struct hoshi_record_sink){.record = on_record, .user = a};
    return a->n_sheet != NULL ? HOSHI_OK : HOSHI_E_NOMEM;
}

static void tell(const struct hoshi_arrivals *a, bool more_than_one, enum hoshi_msg msg,
                 enum hoshi_lang lang, struct hoshi_buf *out)
{
    struct hoshi_buf ids, number;
    long long n = 0;
    hoshi_buf_init(&ids, 0);
    hoshi_buf_init(&number, 32);
    for (size_t i = 0; i < a->asked->n; i++) {
        bool counts =
            more_than_one ? a->n_sheet[i] > 1 : a->n_sheet[i] == 0 && a->asked->v[i].asked != 0;
        if (!counts)
            continue;
        if (n < IDS_SHOWN) {
            hoshi_buf_puts(&ids, n != 0 ? ", " : "");
            hoshi_put_visible(&ids, hoshi_str_from(a->asked->v[i].id), 0);
        }
        n++;
    }
    if (n > IDS_SHOWN)
        hoshi_buf_puts(&ids, ", …");
    hoshi_buf_int(&number, n);
    if (n != 0) {
        hoshi_msg_put(out, msg, lang, number.p, ids.p, NULL);
        hoshi_buf_puts(out, "\n");
    }
    out->failed |= ids.failed;
    hoshi_buf_release(&number);
    hoshi_buf_release(&ids);
}

void hoshi_arrivals_tell(const struct hoshi_arrivals *a, enum hoshi_lang lang,
                         struct hoshi_buf *out)
{
    if (a->asked == NULL)
        return;
    tell(a, false, HOSHI_MSG_BATCH_NO_SHEET, lang, out);
    tell(a, true, HOSHI_MSG_BATCH_TWO_SHEETS, lang, out);
}
