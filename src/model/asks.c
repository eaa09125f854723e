#include <hoshi/asks.h>

#include "base/str.h"

enum hoshi_answered_by hoshi_catalog_answered_by(const struct hoshi_catalog *cat)
{
    return cat->applicability ? HOSHI_ANSWERED_BY_APPLIED : hoshi_method_answered_by(cat->method);
}

const char *hoshi_catalog_short_form(const struct hoshi_catalog *cat)
{
    enum hoshi_answered_by by = hoshi_catalog_answered_by(cat);
    return hoshi_answered_by_key(by != HOSHI_ANSWERED_BY_NOTE ? by : HOSHI_ANSWERED_BY_STATUS);
}

const struct hoshi_step *hoshi_catalog_step(const struct hoshi_catalog *cat, unsigned value)
{
    for (size_t i = 0; i < cat->n_scale; i++) {
        if (cat->scale[i].value == value)
            return &cat->scale[i];
    }
    return NULL;
}

void hoshi_catalog_put_scale(struct hoshi_buf *out, const struct hoshi_catalog *cat)
{
    for (size_t i = 0; i < cat->n_scale; i++) {
        hoshi_buf_puts(out, i > 0 ? ", " : "");
        hoshi_buf_int(out, cat->scale[i].value);
    }
}
