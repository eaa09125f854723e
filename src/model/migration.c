/* What an answer comes to on its way into another catalogue. */
#include <hoshi/migration.h>

#include <hoshi/result.h>

#include "model/word.h"

static const struct hoshi_word_row fate_word[HOSHI_FATE_COUNT_] = {
#define FATE(id, code, en, ja) [HOSHI_FATE_##id] = HOSHI_WORD_ROW(code, en, ja),
#include <hoshi/vocabulary.def>
};
static const struct hoshi_word_row migrated_word[HOSHI_MIGRATED_COUNT_] = {
#define MIGRATED(id, code, en, ja) [HOSHI_MIGRATED_##id] = HOSHI_WORD_ROW(code, en, ja),
#include <hoshi/vocabulary.def>
};

/* A gap is not met, or not in full; what is claimed not to apply tells nothing either way. */
static enum hoshi_polarity of_status(enum hoshi_status status)
{
    switch (hoshi_status_outcome(status).kind) {
    case HOSHI_OUTCOME_MET:
        return HOSHI_POLARITY_MET;
    case HOSHI_OUTCOME_GAP:
        return HOSHI_POLARITY_UNMET;
    case HOSHI_OUTCOME_OPEN:
    case HOSHI_OUTCOME_NA_CLAIMED:
    case HOSHI_OUTCOME_OUT_OF_PLAY:
    case HOSHI_OUTCOME_STATED:
    case HOSHI_OUTCOME_COUNT_:
        break;
    }
    return HOSHI_POLARITY_NONE;
}

/* Only the highest level says that all of it is done. */
static enum hoshi_polarity of_level(const struct hoshi_catalog *cat, struct hoshi_named_level level)
{
    if (!level.is_said || cat->n_scale == 0)
        return HOSHI_POLARITY_NONE;
    return level.value == cat->scale[cat->n_scale - 1].value ? HOSHI_POLARITY_MET
                                                             : HOSHI_POLARITY_UNMET;
}

enum hoshi_polarity hoshi_answer_polarity(const struct hoshi_catalog *cat,
                                          const struct hoshi_answer *answer)
{
    if (answer == NULL)
        return HOSHI_POLARITY_NONE;
    switch (hoshi_catalog_answered_by(cat)) {
    case HOSHI_ANSWERED_BY_STATUS:
        return of_status(answer->status);
    case HOSHI_ANSWERED_BY_LEVEL:
        return of_level(cat, answer->level);
    case HOSHI_ANSWERED_BY_APPLIED:
        if (answer->applied == HOSHI_APPLIED_NOT_SAID)
            break;
        return answer->applied == HOSHI_APPLIED_YES ? HOSHI_POLARITY_MET : HOSHI_POLARITY_UNMET;
    case HOSHI_ANSWERED_BY_NOTE:
    case HOSHI_ANSWERED_BY_COUNT_:
        break;
    }
    return HOSHI_POLARITY_NONE;
}

const char *hoshi_fate_code(enum hoshi_fate fate)
{
    return fate_word[fate].code;
}

const char *hoshi_fate_label(enum hoshi_fate fate, enum hoshi_lang lang)
{
    return fate_word[fate].label.v[lang];
}

const char *hoshi_migrated_code(enum hoshi_migrated kind)
{
    return migrated_word[kind].code;
}

const char *hoshi_migrated_label(enum hoshi_migrated kind, enum hoshi_lang lang)
{
    return migrated_word[kind].label.v[lang];
}
