#include <hoshi/result.h>

#include "model/word.h"

const struct hoshi_asked *hoshi_asked_of(const struct hoshi_result *r)
{
    return r->asked != NULL && r->asked->star != 0 ? r->asked : NULL;
}

const struct hoshi_maturity *hoshi_result_maturity(const struct hoshi_result *r)
{
    return r->maturity != NULL ? &r->maturity[r->catalog->n_group] : NULL;
}

const struct hoshi_list_counts *hoshi_result_list(const struct hoshi_result *r)
{
    return r->list != NULL ? &r->list[r->catalog->n_group] : NULL;
}

bool hoshi_result_reaches(const struct hoshi_result *r, uint8_t star, bool firm)
{
    for (size_t i = 0; i < r->catalog->n_level && r->catalog->level[i].star <= star; i++) {
        enum hoshi_verdict v = r->level[i].verdict;
        if (v != HOSHI_VERDICT_MET && (firm || v != HOSHI_VERDICT_MET_WITH_ASSUMPTION))
            return false;
    }
    return true;
}

uint32_t hoshi_tally_satisfied(const struct hoshi_tally *tally)
{
    return tally->met + tally->na_claimed + tally->out_of_play;
}

uint32_t hoshi_tally_percent(const struct hoshi_tally *tally)
{
    return tally->total != 0 ? hoshi_tally_satisfied(tally) * 100 / tally->total : 0;
}

static const struct hoshi_word_row reason_row[HOSHI_REASON_COUNT_] = {
#define REASON(id, code, en, ja) [HOSHI_REASON_##id] = HOSHI_WORD_ROW(code, en, ja),
#include <hoshi/reason.def>
#undef REASON
};

const char *hoshi_reason_code(enum hoshi_reason reason)
{
    return reason_row[reason].code;
}

const char *hoshi_reason_label(enum hoshi_reason reason, enum hoshi_lang lang)
{
    return reason_row[reason].label.v[lang];
}

static const struct hoshi_word_row finding_row[HOSHI_FINDING_COUNT_] = {
#define FINDING(id, code, detect, en, ja) [HOSHI_FINDING_##id] = HOSHI_WORD_ROW(code, en, ja),
#include <hoshi/finding.def>
#undef FINDING
};

const char *hoshi_finding_code(enum hoshi_finding_code code)
{
    return finding_row[code].code;
}

const char *hoshi_finding_text(enum hoshi_finding_code code, enum hoshi_lang lang)
{
    return finding_row[code].label.v[lang];
}
