#include "report/plan/table.h"

#include "base/str.h"
#include "report/plan/words.h"

enum hoshi_msg hoshi_plan_head(enum hoshi_plan_column column)
{
    static const enum hoshi_msg head[HOSHI_PLAN_COLUMN_COUNT_] = {
#define COLUMN(id, head) head,
#include "report/plan/columns.def"
#undef COLUMN
    };
    return head[column];
}

bool hoshi_plan_is_number(enum hoshi_plan_column column)
{
    return column == HOSHI_PLAN_NO || column == HOSHI_PLAN_HOURS;
}

long long hoshi_plan_number(const struct hoshi_plan *plan, size_t at, enum hoshi_plan_column column)
{
    return column == HOSHI_PLAN_NO ? (long long)at + 1 : (long long)plan->item[at].hours;
}

static void put_day(struct hoshi_buf *out, hoshi_day day)
{
    char text[HOSHI_DATE_BYTES];
    if (day != 0)
        hoshi_buf_puts(out, hoshi_date_format(day, text));
}

void hoshi_plan_cell(const struct hoshi_plan *plan, size_t at, enum hoshi_plan_column column,
                     enum hoshi_lang lang, struct hoshi_buf *out)
{
    const struct hoshi_plan_item *item = &plan->item[at];
    switch (column) {
    case HOSHI_PLAN_NO:
    case HOSHI_PLAN_HOURS:
        hoshi_buf_int(out, hoshi_plan_number(plan, at, column));
        break;
    case HOSHI_PLAN_PACKAGE:
        hoshi_buf_puts(out, item->package->id.s);
        break;
    case HOSHI_PLAN_TITLE:
        hoshi_buf_puts(out, hoshi_text_get(&item->package->title, lang));
        break;
    case HOSHI_PLAN_OWNER:
        hoshi_buf_puts(out, hoshi_owner_label(item->package->owner, lang));
        break;
    case HOSHI_PLAN_START:
        put_day(out, item->start);
        break;
    case HOSHI_PLAN_END:
        put_day(out, item->end);
        break;
    case HOSHI_PLAN_WITHIN:
        hoshi_buf_puts(out, hoshi_msg(hoshi_plan_within_msg(item->within), lang));
        break;
    case HOSHI_PLAN_DUE:
        put_day(out, item->due);
        break;
    case HOSHI_PLAN_LATE:
        hoshi_buf_puts(out, item->late ? hoshi_msg(HOSHI_MSG_PLAN_YES, lang) : "");
        break;
    case HOSHI_PLAN_CRITERIA:
        hoshi_plan_put_ids(item->open, item->n_open, lang, out);
        break;
    case HOSHI_PLAN_AFTER:
        hoshi_plan_put_before(plan, item, lang, out);
        break;
    case HOSHI_PLAN_TEMPLATES:
        hoshi_plan_put_papers(item, lang, out);
        break;
    case HOSHI_PLAN_OUTCOME:
        hoshi_buf_puts(out, hoshi_text_get(&item->package->outcome, lang));
        break;
    case HOSHI_PLAN_FIRST:
        hoshi_buf_puts(out, hoshi_text_get(&item->package->first_step, lang));
        break;
    case HOSHI_PLAN_REACHED:
        hoshi_plan_put_reached(plan, item, lang, out);
        break;
    case HOSHI_PLAN_COLUMN_COUNT_:
        break;
    }
}
