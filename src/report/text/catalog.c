/* The catalogue for people. */
#include <hoshi/report.h>

#include "base/str.h"
#include "report/answer_words.h"
#include "report/text/explain.h"
#include "report/text/wrap.h"

/* How it judges where that is not to be expected, and what a reader must know. */
static void put_method(const struct hoshi_print *p, const struct hoshi_catalog *cat)
{
    struct hoshi_buf scale;
    if (cat->method == HOSHI_METHOD_ALL)
        return;
    hoshi_print_msg(p, 0, HOSHI_MSG_CATALOG_METHOD, hoshi_method_label(cat->method, p->lang), NULL,
                    NULL);
    hoshi_buf_init(&scale, 0);
    hoshi_scale_put(cat, p->lang, &scale);
    if (scale.n != 0)
        hoshi_print_msg(p, 0, HOSHI_MSG_ASSESS_LEVELS, scale.p, NULL, NULL);
    hoshi_print_drop(p, &scale);
    hoshi_print_text(p, 0, hoshi_text_get(&cat->note, p->lang));
}

enum hoshi_rc hoshi_catalog_text(const struct hoshi_catalog *cat, uint8_t star,
                                 const struct hoshi_report_opts *opts, struct hoshi_buf *out)
{
    struct hoshi_print p = hoshi_print_start(opts, out);
    hoshi_print_head(&p, HOSHI_MSG_EXPLAIN_REQUIREMENT, cat->name,
                     hoshi_text_get(&cat->title, p.lang));
    hoshi_print_msg(
        &p, 0, HOSHI_MSG_CATALOG_STATUS, hoshi_catalog_status_label(cat->status, p.lang),
        hoshi_confidence_label(
            cat->source != NULL ? cat->source->confidence : HOSHI_CONFIDENCE_UNKNOWN, p.lang),
        cat->sha256);
    put_method(&p, cat);
    for (size_t g = 0; g < cat->n_group; g++) {
        hoshi_buf_puts(out, "\n");
        hoshi_print_head(&p, HOSHI_MSG_EXPLAIN_REQUIREMENT, cat->group[g].id.s,
                         hoshi_text_get(&cat->group[g].title, p.lang));
        for (size_t r = 0; r < cat->group[g].n_requirement; r++) {
            const struct hoshi_requirement *req = &cat->group[g].requirement[r];
            bool shown = false;
            for (size_t k = 0; k < req->n_criterion; k++) {
                if (star != 0 && !hoshi_criterion_counts(&req->criterion[k], star))
                    continue;
                if (!shown)
                    hoshi_print_msg(&p, 0, HOSHI_MSG_EXPLAIN_REQUIREMENT, req->id.s,
                                    hoshi_text_get(&req->title, p.lang), NULL);
                shown = true;
                hoshi_print_criterion_line(&p, cat, &req->criterion[k]);
            }
        }
    }
    return hoshi_buf_rc(out);
}
