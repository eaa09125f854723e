#include <hoshi/diff.h>
#include <string.h>

#include "model/word.h"

static const struct hoshi_word_row class_word[HOSHI_DIFF_COUNT_] = {
#define DIFF_CLASS(id, code, en, ja) [HOSHI_DIFF_##id] = HOSHI_WORD_ROW(code, en, ja),
#include <hoshi/diff.def>
};
static const struct hoshi_word_row form_word[HOSHI_DIFF_FORM_COUNT_] = {
#define DIFF_FORM(id, code, en, ja) [HOSHI_DIFF_FORM_##id] = HOSHI_WORD_ROW(code, en, ja),
#include <hoshi/diff.def>
};
static const struct hoshi_word_row measure_word[HOSHI_DIFF_MEASURE_COUNT_] = {
#define DIFF_MEASURE(id, code, en, ja) [HOSHI_DIFF_MEASURE_##id] = HOSHI_WORD_ROW(code, en, ja),
#include <hoshi/diff.def>
};

const char *hoshi_diff_class_code(enum hoshi_diff_class cls)
{
    return class_word[cls].code;
}

const char *hoshi_diff_class_label(enum hoshi_diff_class cls, enum hoshi_lang lang)
{
    return class_word[cls].label.v[lang];
}

const char *hoshi_diff_form_code(enum hoshi_diff_form form)
{
    return form_word[form].code;
}

const char *hoshi_diff_form_label(enum hoshi_diff_form form, enum hoshi_lang lang)
{
    return form_word[form].label.v[lang];
}

const char *hoshi_diff_measure_code(enum hoshi_diff_measure measure)
{
    return measure_word[measure].code;
}

const char *hoshi_diff_measure_label(enum hoshi_diff_measure measure, enum hoshi_lang lang)
{
    return measure_word[measure].label.v[lang];
}

bool hoshi_diff_same_level(struct hoshi_diff_named a, struct hoshi_diff_named b)
{
    return a.star == b.star && (a.id == NULL) == (b.id == NULL) &&
           (a.id == NULL || strcmp(a.id, b.id) == 0);
}

void hoshi_diff_side_count(struct hoshi_diff_side *s)
{
    s->n_carried_over = s->n_undated = s->n_out_of_play = 0;
    for (size_t i = 0; i < s->n_criterion; i++) {
        s->n_carried_over += s->criterion[i].carried_over;
        s->n_undated += s->criterion[i].undated;
        s->n_out_of_play += s->criterion[i].outcome.kind == HOSHI_OUTCOME_OUT_OF_PLAY;
    }
}

void hoshi_diff_mark(struct hoshi_diff_criterion *criterion, enum hoshi_finding_code code)
{
    criterion->evidence_expired |= code == HOSHI_FINDING_EVIDENCE_EXPIRED;
    criterion->carried_over |= code == HOSHI_FINDING_CARRIED_OVER;
    criterion->undated |= code == HOSHI_FINDING_NO_PERFORMED_DATE;
}
