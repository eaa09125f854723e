/* Field rows of a mapping between two catalogues. */
#include <hoshi/mapping.h>

#include "codec/bind/rows.h"

static const struct hoshi_choice relation_choice[] = {
#define RELATION(id, code, met_tells, unmet_tells, en, ja) {code, HOSHI_RELATION_##id},
#include <hoshi/vocabulary.def>
    {NULL, 0},
};
/* One more than the word stands for: 0 says that nothing is written. */
static const struct hoshi_choice sureness_choice[] = {
#define CONFIDENCE(id, code, en, ja) {code, HOSHI_CONFIDENCE_##id + 1},
#include <hoshi/vocabulary.def>
    {NULL, 0},
};
#define F_SURENESS(name_, member)                                                                  \
    {                                                                                              \
        .name = (name_), .kind = HOSHI_FIELD_CHOICE, .offset = AT(hoshi_mapping_row, member),      \
        .place = AT(hoshi_mapping_row, member##_span), .choice = sureness_choice                   \
    }
static const struct hoshi_choice basis_said_choice[] = {
#define BASIS(id, code, en, ja) {code, HOSHI_BASIS_##id + 1},
#include <hoshi/vocabulary.def>
    {NULL, 0},
};

static const struct hoshi_field row_field[] = {
    F(NAME, "from", REQ, hoshi_mapping_row, from),
    F(NAME, "to", REQ, hoshi_mapping_row, to),
    F_CHOICE("relation", REQ, hoshi_mapping_row, relation, relation_choice),
    F_SURENESS("met", if_met),
    F_SURENESS("unmet", if_unmet),
    F_CHOICE("basis", 0, hoshi_mapping_row, basis_said, basis_said_choice),
    F(BITEXT, "note", 0, hoshi_mapping_row, note),
};
static const struct hoshi_spec row_spec = {
    .what = "rows", .size = sizeof(struct hoshi_mapping_row), HOSHI_SPEC_FIELDS(row_field)};

static const struct hoshi_field mapping_field[] = {
    F(NAME, "hoshi", REQ, hoshi_mapping, format),
    F(NAME, "from", REQ, hoshi_mapping, from),
    F(NAME, "to", REQ, hoshi_mapping, to),
    F(BITEXT, "title", REQ, hoshi_mapping, title),
    F_CHOICE("basis", REQ, hoshi_mapping, basis, hoshi_basis_choice),
    F(BITEXT, "note", 0, hoshi_mapping, note),
    F_ARRAY(LIST, "rows", REQ, hoshi_mapping, row, row_spec),
};
const struct hoshi_spec hoshi_mapping_spec = {
    .what = "mapping/1", .size = sizeof(struct hoshi_mapping), HOSHI_SPEC_FIELDS(mapping_field)};
