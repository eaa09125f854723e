/* Field rows of what a catalogue points to: frameworks, glossary, help to call on. */
#include <hoshi/reference.h>

#include "codec/bind/rows.h"

static const struct hoshi_field entry_field[] = {
    F(NAME, "id", REQ | ID, hoshi_entry, id),
    F(NAME, "parent", 0, hoshi_entry, parent),
    F(BITEXT, "title", REQ, hoshi_entry, title),
    F_CHOICE("confidence", 0, hoshi_entry, confidence, hoshi_confidence_choice),
    F_ARRAY(TABLE, "refs", 0, hoshi_entry, refs, hoshi_refs_spec),
    F_CHOICE("refs_basis", 0, hoshi_entry, refs_basis, hoshi_basis_choice),
};
static const struct hoshi_spec entry_spec = {
    .what = "entries", .size = sizeof(struct hoshi_entry), HOSHI_SPEC_FIELDS(entry_field)};

static const struct hoshi_field framework_field[] = {
    F(NAME, "hoshi", REQ, hoshi_framework, format),
    F(NAME, "id", REQ | ID, hoshi_framework, id),
    F(TEXT, "edition", 0, hoshi_framework, edition),
    F(BITEXT, "title", REQ, hoshi_framework, title),
    F(BITEXT, "publisher", 0, hoshi_framework, publisher),
    F(BITEXT, "note", 0, hoshi_framework, note),
    F_CHOICE("confidence", 0, hoshi_framework, confidence, hoshi_confidence_choice),
    F_ARRAY(LIST, "entries", REQ, hoshi_framework, entry, entry_spec),
};
const struct hoshi_spec hoshi_framework_spec = {.what = "framework",
                                                .size = sizeof(struct hoshi_framework),
                                                HOSHI_SPEC_FIELDS(framework_field)};

static const struct hoshi_field term_field[] = {
    F(NAME, "id", REQ | ID, hoshi_term, id),
    F(BITEXT, "term", REQ, hoshi_term, term),
    F(NAMES, "also", 0, hoshi_term, also),
    F(BITEXT, "text", REQ, hoshi_term, text),
};
static const struct hoshi_spec term_spec = {
    .what = "terms", .size = sizeof(struct hoshi_term), HOSHI_SPEC_FIELDS(term_field)};

static const struct hoshi_field glossary_field[] = {
    F(NAME, "hoshi", REQ, hoshi_glossary, format),
    F_ARRAY(LIST, "terms", REQ, hoshi_glossary, term, term_spec),
};
const struct hoshi_spec hoshi_glossary_spec = {
    .what = "glossary", .size = sizeof(struct hoshi_glossary), HOSHI_SPEC_FIELDS(glossary_field)};

static const struct hoshi_field support_field[] = {
    F(NAME, "id", REQ | ID, hoshi_support, id),
    F(BITEXT, "title", REQ, hoshi_support, title),
    F(BITEXT, "what", REQ, hoshi_support, what),
    F(BITEXT, "suits", REQ, hoshi_support, suits),
    F(BITEXT, "cost", REQ, hoshi_support, cost),
    F(TEXT, "as_of", REQ, hoshi_support, as_of),
    F_CHOICE("confidence", REQ, hoshi_support, confidence, hoshi_confidence_choice),
    F(BITEXT, "source", REQ, hoshi_support, source),
    F(NAMES, "criteria", REQ, hoshi_support, criteria),
};
static const struct hoshi_spec support_spec = {
    .what = "support", .size = sizeof(struct hoshi_support), HOSHI_SPEC_FIELDS(support_field)};

static const struct hoshi_field support_list_field[] = {
    F(NAME, "hoshi", REQ, hoshi_support_list, format),
    F_ARRAY(LIST, "support", REQ, hoshi_support_list, support, support_spec),
};
const struct hoshi_spec hoshi_support_spec = {.what = "support",
                                              .size = sizeof(struct hoshi_support_list),
                                              HOSHI_SPEC_FIELDS(support_list_field)};
