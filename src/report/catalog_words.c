#include "report/catalog_words.h"

#include <hoshi/policy.h>
#include <hoshi/result.h>
#include <string.h>

#include "base/digits.h"
#include "base/str.h"

static bool is_in(const struct hoshi_buf *list, const char *id)
{
    const char *const *v = (const char *const *)(const void *)list->p;
    for (size_t i = 0; i < list->n / sizeof id; i++) {
        if (strcmp(v[i], id) == 0)
            return true;
    }
    return false;
}

void hoshi_words_frameworks(const struct hoshi_catalog *cat, struct hoshi_buf *list)
{
    hoshi_buf_clear(list);
    for (size_t r = 0; r < cat->n_requirement; r++) {
        for (size_t i = 0; i < cat->requirement[r]->n_refs; i++) {
            const struct hoshi_refs *refs = &cat->requirement[r]->refs[i];
            const char *id = refs->framework.s;
            if (refs->id.n != 0 && !is_in(list, id))
                hoshi_buf_put(list, &id, sizeof id);
        }
    }
}

void hoshi_words_level(const struct hoshi_words *w, const struct hoshi_level *l)
{
    char months[HOSHI_DECIMAL_BYTES];
    const char *name = hoshi_catalog_star_name(w->cat, l->star, w->lang);
    if (strcmp(name, hoshi_text_get(&l->title, w->lang)) != 0)
        hoshi_words_text(w, &l->title);
    hoshi_words_text(w, &l->assessment);
    if (l->validity != 0)
        hoshi_words_say(w, HOSHI_MSG_EXPORT_VALIDITY, hoshi_decimal(months, l->validity),
                        hoshi_confidence_label(l->validity_confidence, w->lang), NULL);
    if (l->provisional)
        hoshi_words_say(w, HOSHI_MSG_EXPORT_PROVISIONAL,
                        hoshi_catalog_status_label(HOSHI_CATALOG_PROVISIONAL, w->lang), NULL, NULL);
    if (w->out->n == 0) /* readers want a description */
        hoshi_words_text(w, &l->title);
}

/* What each answer brings (0 is none), and what a sum means. */
static void put_points(const struct hoshi_words *w)
{
    const struct hoshi_catalog *cat = w->cat;
    char n[HOSHI_DECIMAL_BYTES];
    for (unsigned s = 1; cat->points_of != NULL && s < HOSHI_STATUS_COUNT_; s++) {
        if (hoshi_catalog_takes(cat, s))
            hoshi_words_say(w, HOSHI_MSG_EXPORT_POINTS,
                            hoshi_status_label((enum hoshi_status)s, w->lang),
                            hoshi_decimal(n, cat->points_of[s]), NULL);
    }
    for (size_t i = 0; i < cat->n_band; i++)
        hoshi_words_say(w, HOSHI_MSG_EXPORT_BAND, hoshi_decimal(n, cat->band[i].from),
                        hoshi_text_get(&cat->band[i].title, w->lang), NULL);
}

static void put_deduction(const struct hoshi_words *w, const struct hoshi_deduction *d)
{
    char max[HOSHI_DECIMAL_BYTES], min[HOSHI_DECIMAL_BYTES];
    if (d == NULL)
        return;
    hoshi_words_say(w, HOSHI_MSG_EXPORT_DEDUCTION, hoshi_decimal(max, d->max),
                    hoshi_decimal(min, d->min), NULL);
    if (d->conditional != INT32_MAX)
        hoshi_words_say(w, HOSHI_MSG_EXPORT_CONDITIONAL, hoshi_decimal(max, d->conditional), NULL,
                        NULL);
}

void hoshi_words_source(const struct hoshi_words *w)
{
    const struct hoshi_source_ref *source = w->cat->source;
    char day[HOSHI_DATE_BYTES];
    hoshi_words_say(w, HOSHI_MSG_EXPORT_PUBLISHER, hoshi_text_get(&w->cat->publisher, w->lang),
                    NULL, NULL);
    if (source == NULL)
        return;
    if (source->published != 0)
        hoshi_words_say(w, HOSHI_MSG_EXPORT_PUBLISHED, hoshi_date_format(source->published, day),
                        NULL, NULL);
    hoshi_words_say(w, HOSHI_MSG_EXPORT_URL, source->url, NULL, NULL);
    hoshi_words_say(w, HOSHI_MSG_EXPORT_SHA256, source->sha256, NULL, NULL);
}

void hoshi_words_catalog(const struct hoshi_words *w)
{
    const struct hoshi_catalog *cat = w->cat;
    char day[HOSHI_DATE_BYTES];
    hoshi_words_line(w->out);
    hoshi_buf_puts(w->out, cat->name);
    hoshi_words_head(w, HOSHI_MSG_OSCAL_CATALOG_REMARKS);
    hoshi_words_text(w, &cat->note);
    hoshi_words_standing(w, NULL);
    hoshi_words_source(w);
    if (cat->base != NULL)
        hoshi_words_say(w, HOSHI_MSG_EXPORT_EXTENDS, cat->base->name, NULL, NULL);
    hoshi_words_say(w, HOSHI_MSG_CATALOG_METHOD, hoshi_method_label(cat->method, w->lang), NULL,
                    NULL);
    put_points(w);
    put_deduction(w, cat->deduction);
    if (cat->subject != HOSHI_SUBJECT_COMPANY)
        hoshi_words_say(w, HOSHI_MSG_CATALOG_SUBJECT, hoshi_subject_label(cat->subject, w->lang),
                        NULL, NULL);
    if (cat->ends != 0)
        hoshi_words_say(w, HOSHI_MSG_CATALOG_ENDS, hoshi_date_format(cat->ends, day), NULL, NULL);
}

void hoshi_words_rights(const struct hoshi_words *w)
{
    hoshi_words_text(w, &w->cat->licence);
    hoshi_words_text(w, &w->cat->attribution);
}
