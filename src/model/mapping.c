/* What a mapping says, row by row. */
#include <hoshi/mapping.h>

static const struct {
    const char *code;
    bool met_tells, unmet_tells;
    struct hoshi_text label;
} relation_row[HOSHI_RELATION_COUNT_] = {
#define RELATION(id, code, met_tells, unmet_tells, en, ja)                                         \
    [HOSHI_RELATION_##                                                                             \
        id] = {code, met_tells, unmet_tells, {{[HOSHI_LANG_JA] = (ja), [HOSHI_LANG_EN] = (en)}}},
#include <hoshi/vocabulary.def>
};

bool hoshi_relation_tells(enum hoshi_relation relation, enum hoshi_polarity polarity)
{
    switch (polarity) {
    case HOSHI_POLARITY_MET:
        return relation_row[relation].met_tells;
    case HOSHI_POLARITY_UNMET:
        return relation_row[relation].unmet_tells;
    case HOSHI_POLARITY_NONE:
        break;
    }
    return false;
}

hoshi_sureness hoshi_mapping_tells(const struct hoshi_mapping_row *row,
                                   enum hoshi_polarity polarity)
{
    if (!hoshi_relation_tells(row->relation, polarity))
        return 0;
    return polarity == HOSHI_POLARITY_MET ? row->if_met : row->if_unmet;
}

enum hoshi_basis hoshi_mapping_basis(const struct hoshi_mapping *map,
                                     const struct hoshi_mapping_row *row)
{
    return row->basis_said != 0 ? (enum hoshi_basis)(row->basis_said - 1) : map->basis;
}

const char *hoshi_relation_code(enum hoshi_relation relation)
{
    return relation_row[relation].code;
}

const char *hoshi_relation_label(enum hoshi_relation relation, enum hoshi_lang lang)
{
    return relation_row[relation].label.v[lang];
}
