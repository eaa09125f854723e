#include "report/finding.h"

#include "i18n/msg.h"

const char *hoshi_finding_id(const struct hoshi_catalog *cat, const struct hoshi_finding *f)
{
    return f->criterion != NULL ? f->criterion->id.s : cat->condition[f->condition].id.s;
}

static const char *name_of(const struct hoshi_catalog *cat, const struct hoshi_finding *f,
                           enum hoshi_lang lang)
{
    return f->criterion != NULL ? f->criterion->id.s
                                : hoshi_condition_name(&cat->condition[f->condition], lang);
}

void hoshi_finding_put(struct hoshi_buf *out, const struct hoshi_catalog *cat,
                       const struct hoshi_finding *f, enum hoshi_lang lang)
{
    char day[HOSHI_DATE_BYTES];
    struct hoshi_buf about;
    hoshi_buf_init(&about, 0);
    for (size_t i = 0; i < f->n_about; i++) {
        hoshi_buf_puts(&about, i > 0 ? ", " : "");
        hoshi_buf_puts(&about, f->about[i]->id.s);
    }
    const char *arg[2] = {name_of(cat, f, lang), f->what != NULL ? f->what
                                                 : f->day != 0   ? hoshi_date_format(f->day, day)
                                                                 : about.p};
    hoshi_format(out, hoshi_finding_text(f->code, lang), arg, 2);
    out->failed = out->failed || about.failed;
    hoshi_buf_release(&about);
}
