#include "report/level.h"

static const struct {
    enum hoshi_msg star, level, none; /* none: as level, where nothing else is said */
} twin[] = {
    {HOSHI_MSG_NOT_OFFICIAL, HOSHI_MSG_LEVEL_NOT_OFFICIAL, HOSHI_MSG_NONE},
    {HOSHI_MSG_SCORE_REACHED, HOSHI_MSG_LEVEL_REACHED, HOSHI_MSG_NONE},
    {HOSHI_MSG_SCORE_REACHED_POINTS, HOSHI_MSG_LEVEL_REACHED, HOSHI_MSG_NONE},
    {HOSHI_MSG_SCORE_REACHED_NONE, HOSHI_MSG_LEVEL_REACHED_NONE, HOSHI_MSG_NONE},
    {HOSHI_MSG_SCORE_REACHED_IF, HOSHI_MSG_LEVEL_REACHED_IF, HOSHI_MSG_NONE},
    {HOSHI_MSG_SCORE_NEXT_GAPS, HOSHI_MSG_LEVEL_NEXT_GAPS, HOSHI_MSG_NONE},
    {HOSHI_MSG_SCORE_NEXT_OPEN, HOSHI_MSG_LEVEL_NEXT_OPEN, HOSHI_MSG_NONE},
    {HOSHI_MSG_SCORE_FIRM, HOSHI_MSG_LEVEL_FIRM, HOSHI_MSG_NONE},
    {HOSHI_MSG_SCORE_FIRM_NONE, HOSHI_MSG_LEVEL_FIRM_NONE, HOSHI_MSG_NONE},
    {HOSHI_MSG_FORECAST_DAY, HOSHI_MSG_LEVEL_FORECAST_DAY, HOSHI_MSG_NONE},
    {HOSHI_MSG_SCORE_TOP, HOSHI_MSG_LEVEL_TOP, HOSHI_MSG_NONE},
    {HOSHI_MSG_TEMPLATE_TARGET, HOSHI_MSG_LEVEL_TARGET, HOSHI_MSG_NONE},
    {HOSHI_MSG_ASSESS_TARGET, HOSHI_MSG_LEVEL_ASSESS_TARGET, HOSHI_MSG_NONE},
    {HOSHI_MSG_ASSESS_TITLE, HOSHI_MSG_LEVEL_ASSESS_TITLE, HOSHI_MSG_NONE_ASSESS_TITLE},
    {HOSHI_MSG_ASSESS_RESULT, HOSHI_MSG_LEVEL_ASSESS_RESULT, HOSHI_MSG_NONE},
    {HOSHI_MSG_ASSESS_AT_OTHER_TARGET, HOSHI_MSG_LEVEL_ASSESS_AT_OTHER_TARGET, HOSHI_MSG_NONE},
    {HOSHI_MSG_ASSESS_HINT_WELCOME, HOSHI_MSG_LEVEL_ASSESS_HINT_WELCOME,
     HOSHI_MSG_NONE_ASSESS_HINT_WELCOME},
    {HOSHI_MSG_ASSESS_WELCOME_TIME, HOSHI_MSG_LEVEL_ASSESS_WELCOME_TIME,
     HOSHI_MSG_NONE_ASSESS_WELCOME_TIME},
    {HOSHI_MSG_BATCH_STAR, HOSHI_MSG_LEVEL_BATCH, HOSHI_MSG_NONE},
    {HOSHI_MSG_BATCH_STAR_CLAIMED, HOSHI_MSG_LEVEL_BATCH_CLAIMED, HOSHI_MSG_NONE},
    {HOSHI_MSG_BATCH_NO_STAR, HOSHI_MSG_LEVEL_BATCH_NONE, HOSHI_MSG_NONE},
    {HOSHI_MSG_EXPLAIN_MAY_BE_ABSENT, HOSHI_MSG_LEVEL_MAY_BE_ABSENT, HOSHI_MSG_NONE},
    {HOSHI_MSG_EXPLAIN_NEVER_ABSENT, HOSHI_MSG_LEVEL_NEVER_ABSENT, HOSHI_MSG_NONE},
};

enum hoshi_msg hoshi_level_msg(const struct hoshi_catalog *cat, enum hoshi_msg msg)
{
    for (size_t i = 0; !hoshi_catalog_has_stars(cat) && i < sizeof twin / sizeof twin[0]; i++) {
        if (twin[i].star == msg)
            return cat->n_level == 0 && twin[i].none != HOSHI_MSG_NONE ? twin[i].none
                                                                       : twin[i].level;
    }
    return msg;
}

const char *hoshi_level_arg(const struct hoshi_catalog *cat, uint8_t star, enum hoshi_lang lang,
                            char digit[HOSHI_DECIMAL_BYTES])
{
    return hoshi_catalog_level_id(cat, star) != NULL ? hoshi_catalog_star_name(cat, star, lang)
                                                     : hoshi_decimal(digit, star);
}
