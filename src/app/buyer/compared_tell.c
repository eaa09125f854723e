#include "app/buyer/compared_tell.h"

#include "base/digits.h"
#include "base/lang.h"
#include "i18n/msg.h"

static void add(struct hoshi_buf *list, const char *label, uint32_t n, enum hoshi_lang lang)
{
    char digits[HOSHI_DECIMAL_BYTES];
    if (n == 0)
        return;
    hoshi_buf_puts(list, list->n != 0 ? hoshi_lang_row(lang)->semicolon : "");
    hoshi_buf_puts(list, label);
    hoshi_buf_puts(list, " ");
    hoshi_buf_puts(list, hoshi_decimal(digits, n));
}

static void add_kinds(struct hoshi_buf *list, const struct hoshi_portfolio *p, enum hoshi_lang lang)
{
    uint32_t n[HOSHI_THEN_COUNT_] = {0}, n_change[HOSHI_THEN_CHANGE_COUNT_] = {0};
    for (size_t i = 0; i < p->n; i++) {
        const struct hoshi_portfolio_then *then = &p->row[i].then;
        n[then->kind] += p->row[i].counts;
        n_change[then->change] += p->row[i].counts;
    }
    for (int c = HOSHI_THEN_CHANGE_NONE + 1; c < HOSHI_THEN_CHANGE_COUNT_; c++)
        add(list, hoshi_then_change_label((enum hoshi_then_change)c, lang), n_change[c], lang);
    for (int k = HOSHI_THEN_NONE + 1; k < HOSHI_THEN_COUNT_; k++) {
        if (k != HOSHI_THEN_COMPARED)
            add(list, hoshi_then_label((enum hoshi_then_kind)k, lang), n[k], lang);
    }
    add(list, hoshi_msg(HOSHI_MSG_BATCH_GONE, lang), p->n_gone, lang);
    add(list, hoshi_msg(HOSHI_MSG_BATCH_GONE_NO_ID, lang), p->n_then_no_id, lang);
}

static void add_rules(struct hoshi_buf *list, const struct hoshi_portfolio *p, enum hoshi_lang lang)
{
    struct hoshi_rules_differ differ = hoshi_portfolio_differ(p, p->earlier);
    const struct {
        bool differs;
        enum hoshi_msg name;
    } rule[] = {{differ.catalogue, HOSHI_MSG_XLSX_CATALOGUE},
                {differ.policy, HOSHI_MSG_XLSX_POLICY},
                {differ.overlay, HOSHI_MSG_XLSX_OVERLAY}};
    for (size_t i = 0; i < sizeof rule / sizeof rule[0]; i++) {
        if (!rule[i].differs)
            continue;
        hoshi_buf_puts(list, list->n != 0 ? hoshi_lang_row(lang)->semicolon : "");
        hoshi_buf_puts(list, hoshi_msg(rule[i].name, lang));
    }
}

static void tell(struct hoshi_buf *list, enum hoshi_msg msg, const char *day, enum hoshi_lang lang,
                 struct hoshi_buf *out)
{
    if (list->n != 0) {
        hoshi_msg_put(out, msg, lang, day, list->p, NULL);
        hoshi_buf_puts(out, "\n");
    }
    out->failed |= list->failed;
    hoshi_buf_release(list);
}

void hoshi_compared_tell(const struct hoshi_portfolio *p, enum hoshi_lang lang,
                         struct hoshi_buf *out)
{
    char day[HOSHI_DATE_BYTES];
    struct hoshi_buf list;
    if (p->earlier == NULL)
        return;
    hoshi_date_format(p->earlier->as_of, day);
    hoshi_buf_init(&list, 0);
    add_kinds(&list, p, lang);
    tell(&list, HOSHI_MSG_BATCH_COMPARED, day, lang, out);
    hoshi_buf_init(&list, 0);
    add_rules(&list, p, lang);
    tell(&list, HOSHI_MSG_BATCH_RULES_DIFFER, day, lang, out);
}
