#include "report/json/score.h"

void hoshi_counts_json(hoshi_json *o, const struct hoshi_tally *t)
{
    hoshi_json *counts = hoshi_json_object(o, "counts");
    hoshi_json_number(counts, "met", t->met);
    hoshi_json_number(counts, "na_claimed", t->na_claimed);
    hoshi_json_number(counts, "out_of_play", t->out_of_play);
    hoshi_json_number(counts, "gap", t->gap);
    hoshi_json_number(counts, "open", t->open);
}

void hoshi_score_json(hoshi_json *o, const struct hoshi_result *r)
{
    if (r->score.n == 0)
        return;
    if (r->score.n_open == 0)
        hoshi_json_number(o, "score", r->score.sum);
    else
        hoshi_json_null(o, "score");
    hoshi_json_number(o, "score_min", r->score.min);
    hoshi_json_number(o, "score_max", r->score.max);
    hoshi_json_number(o, "score_unanswered", (double)r->score.n_open);
    if (r->score.band != NULL)
        hoshi_json_text(o, "score_band", &r->score.band->title);
}
