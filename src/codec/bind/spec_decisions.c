/* Field rows of a file of decisions. */
#include "codec/bind/decisions.h"
#include "codec/bind/rows.h"

/* The words of a sheet first, then those that people write. */
static const struct hoshi_choice decision_choice[] = {
#define CONFIRMATION(id, code, en, ja) {code, HOSHI_CONFIRMATION_##id},
#include <hoshi/vocabulary.def>
    {"認める", HOSHI_CONFIRMATION_ACCEPTED},
    {"認めない", HOSHI_CONFIRMATION_REJECTED},
    {"accept", HOSHI_CONFIRMATION_ACCEPTED},
    {"reject", HOSHI_CONFIRMATION_REJECTED},
#define YES(word) {word, HOSHI_CONFIRMATION_ACCEPTED},
#define NO(word) {word, HOSHI_CONFIRMATION_REJECTED},
#include "codec/bind/yes_no.def"
    {NULL, 0}};

static const struct hoshi_field decided_field[] = {
    F(NAME, "id", REQ, hoshi_decided, criterion),
    F_CHOICE("decision", REQ | HOSHI_FIELD_SPOKEN, hoshi_decided, result, decision_choice),
    F(TEXT, "comment", MULTI, hoshi_decided, comment),
};
static const struct hoshi_spec decided_spec = {
    .what = "decisions", .size = sizeof(struct hoshi_decided), HOSHI_SPEC_FIELDS(decided_field)};

static const struct hoshi_field list_field[] = {
    F(NAME, "hoshi", REQ, hoshi_decided_list, format),
    F_ARRAY(LIST, "decisions", REQ, hoshi_decided_list, decision, decided_spec),
};
const struct hoshi_spec hoshi_decisions_spec = {.what = "decisions/1",
                                                .size = sizeof(struct hoshi_decided_list),
                                                HOSHI_SPEC_FIELDS(list_field)};
