#include "report/text/ids.h"

#include "base/digits.h"
#include "base/lang.h"
#include "base/str.h"
#include "base/visible.h"

#define IDS_SHOWN 12

uint32_t hoshi_listed(const struct hoshi_result *r, enum hoshi_outcome_kind kind)
{
    uint32_t n = 0;
    for (size_t i = 0; i < r->n_todo; i++)
        n += r->gap[i].outcome.kind == kind;
    return n;
}

static bool is_listed(const struct hoshi_result *r, const struct hoshi_criterion *criterion)
{
    for (size_t i = 0; i < r->n_todo; i++) {
        if (r->gap[i].criterion == criterion)
            return true;
    }
    return false;
}

void hoshi_print_ids(const struct hoshi_print *p, const struct hoshi_result *r,
                     enum hoshi_outcome_kind kind, enum hoshi_msg msg, bool all)
{
    char digits[HOSHI_DECIMAL_BYTES];
    struct hoshi_buf ids;
    size_t shown = 0;
    uint32_t n = hoshi_listed(r, kind);
    if (n == 0)
        return;
    hoshi_buf_init(&ids, 0);
    for (size_t i = 0; i < r->catalog->n_criterion; i++) {
        if (r->outcome[i].kind != kind || !is_listed(r, r->catalog->criterion[i]))
            continue;
        if (!all && shown++ == IDS_SHOWN) {
            hoshi_buf_puts(&ids, " …");
            break;
        }
        hoshi_buf_puts(&ids, ids.n != 0 ? hoshi_lang_row(p->lang)->comma : "");
        hoshi_buf_puts(&ids, r->catalog->criterion[i]->id.s);
    }
    hoshi_print_msg(p, 0, msg, hoshi_decimal(digits, n), ids.p, NULL);
    hoshi_print_drop(p, &ids);
}

void hoshi_print_name(const struct hoshi_print *p, const char *name, unsigned cells)
{
    struct hoshi_buf shown;
    hoshi_buf_init(&shown, 0);
    hoshi_put_visible(&shown, hoshi_str_from(name), cells - 1);
    hoshi_put_padded(p->out, shown.p != NULL ? shown.p : "", cells);
    hoshi_print_drop(p, &shown);
}
