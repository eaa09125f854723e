#include "report/headline.h"

#include "base/digits.h"
#include "i18n/msg.h"

static const struct hoshi_star_result *level_reached(const struct hoshi_result *r)
{
    for (size_t i = 0; i < r->catalog->n_level; i++) {
        if (r->star != 0 && r->level[i].star == r->star)
            return &r->level[i];
    }
    return NULL;
}

/* What remains of the star when no claim is accepted. */
static void put_firm(const struct hoshi_result *r, enum hoshi_lang lang, struct hoshi_buf *out)
{
    char star[24];
    hoshi_msg_put(out, r->star_firm != 0 ? HOSHI_MSG_SCORE_FIRM : HOSHI_MSG_SCORE_FIRM_NONE, lang,
                  hoshi_decimal(star, r->star_firm), NULL, NULL);
}

void hoshi_headline_put(const struct hoshi_result *r, enum hoshi_lang lang, struct hoshi_buf *out)
{
    const struct hoshi_star_result *reached = level_reached(r);
    char star[24], n[24];
    struct hoshi_buf firm;
    hoshi_buf_init(&firm, 64);
    put_firm(r, lang, &firm);
    if (reached == NULL)
        hoshi_msg_put(out, HOSHI_MSG_SCORE_REACHED_NONE, lang, NULL, NULL, NULL);
    else if (r->star != r->star_firm)
        hoshi_msg_put(out, HOSHI_MSG_SCORE_REACHED_IF, lang, hoshi_decimal(star, reached->star),
                      hoshi_decimal(n, reached->tally.na_claimed), firm.p);
    else
        hoshi_msg_put(out, HOSHI_MSG_SCORE_REACHED, lang, hoshi_decimal(star, reached->star),
                      hoshi_decimal(n, reached->tally.total), NULL);
    out->failed |= firm.failed;
    hoshi_buf_release(&firm);
}
