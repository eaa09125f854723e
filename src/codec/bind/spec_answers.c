/* Field rows of an answer sheet. */
#include <hoshi/answers.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "codec/bind/rows.h"
#include "codec/bind/value.h"
#include "diag/diag.h"

static const struct hoshi_choice condition_choice[] = {
#define YES(word) {word, HOSHI_CONDITION_YES},
#define NO(word) {word, HOSHI_CONDITION_NO},
#include "codec/bind/yes_no.def"
    {NULL, 0},
};
static const struct hoshi_choice applied_choice[] = {
    {"適用", HOSHI_APPLIED_YES},
    {"適用する", HOSHI_APPLIED_YES},
    {"除外", HOSHI_APPLIED_NO},
    {"適用しない", HOSHI_APPLIED_NO},
#define YES(word) {word, HOSHI_APPLIED_YES},
#define NO(word) {word, HOSHI_APPLIED_NO},
#include "codec/bind/yes_no.def"
    {NULL, 0},
};
static const struct hoshi_choice confirmation_choice[] = {
#define CONFIRMATION(id, code, en, ja) {code, HOSHI_CONFIRMATION_##id},
#include <hoshi/vocabulary.def>
    {NULL, 0},
};
static const char *const status_code[] = {
#define UNANSWERED_STATUS(...)
#define STATUS(id, code, key, comes_to, because, asks, oscal, also, en, ja) code,
#include <hoshi/status.def>
#undef STATUS
};

/* Levels come from tables in full width, too. */
static void bind_named_level(struct hoshi_binder *b, const struct hoshi_node *node,
                             const char *name, struct hoshi_named_level *ret_level)
{
    char folded[16];
    const struct hoshi_catalog *cat = b->cat;
    long long value, min = 0, max = HOSHI_STEP_MAX;
    const char *s = hoshi_bind_text(b, node, name, false);
    if (s == NULL || *s == '\0')
        return;
    ret_level->span = node->span;
    if (cat != NULL && cat->n_scale != 0) {
        min = cat->scale[0].value;
        max = cat->scale[cat->n_scale - 1].value;
    }
    if (!hoshi_utf8_fold(hoshi_str_trim(hoshi_str_from(s)), folded, sizeof folded) ||
        !hoshi_str_to_int(hoshi_str_from(folded), min, max, &value)) {
        hoshi_diag_add(b->diags, b->source, HOSHI_HS1104, node->span,
                       hoshi_bind_called(b, node, name), hoshi_diag_number(b->diags, min),
                       hoshi_diag_number(b->diags, max));
        return;
    }
    ret_level->is_said = true;
    ret_level->value = (uint8_t)value;
}

static void bind_level(struct hoshi_binder *b, const struct hoshi_node *node, void *base)
{
    bind_named_level(b, node, "level", &((struct hoshi_answer *)base)->level);
}

static void bind_applied(struct hoshi_binder *b, const struct hoshi_node *node, void *base)
{
    static const struct hoshi_field field = F_CHOICE(
        "applied", HOSHI_FIELD_SPOKEN | HOSHI_FIELD_YES_NO, hoshi_answer, applied, applied_choice);
    struct hoshi_answer *a = base;
    int value = a->applied;
    if (hoshi_node_is_null(node) || node->n_text == 0)
        return;
    a->applied_span = node->span;
    hoshi_bind_choice(b, &field, node, &value);
    a->applied = (enum hoshi_applied)value;
}

static void bind_target(struct hoshi_binder *b, const struct hoshi_node *node, void *base)
{
    bind_named_level(b, node, "target", &((struct hoshi_answer *)base)->target);
}

/* An answer that is no map, of a catalogue that asks for something else than a status. */
static bool bind_short(struct hoshi_binder *b, const struct hoshi_node *node,
                       struct hoshi_answer *a)
{
    switch (hoshi_catalog_answered_by(b->cat)) {
    case HOSHI_ANSWERED_BY_LEVEL:
        bind_named_level(b, node, node->key->text, &a->level);
        return true;
    case HOSHI_ANSWERED_BY_APPLIED:
        bind_applied(b, node, a);
        return true;
    case HOSHI_ANSWERED_BY_NOTE:
        (void)hoshi_bind_is_kind(b, node, node->key->text, HOSHI_NODE_MAP); /* {note: …} */
        return true;
    case HOSHI_ANSWERED_BY_STATUS:
    case HOSHI_ANSWERED_BY_COUNT_:
        break;
    }
    return false;
}

/* A status has spellings that people use; the codes alone are the machine's. An answer that is no
 * map is what the catalogue asks for. */
static void bind_status(struct hoshi_binder *b, const struct hoshi_node *node, void *base)
{
    struct hoshi_answer *a = base;
    bool is_alias;
    if (b->cat != NULL && strcmp(node->key->text, "status") != 0 && bind_short(b, node, a))
        return;
    const char *s = hoshi_bind_text(b, node, "status", false);
    if (s == NULL)
        return;
    a->status_span = node->span;
    if (hoshi_status_parse((struct hoshi_str){s, node->n_text}, &a->status, &is_alias) !=
        HOSHI_OK) {
        hoshi_bind_bad_choice(b, node, "status", hoshi_diag_word(HOSHI_WORD_STATUS_CHOICES));
        hoshi_diag_suggest(b->diags, b->source, s, status_code,
                           sizeof status_code / sizeof status_code[0]);
        return;
    }
    a->status_alias = is_alias ? s : NULL;
}

static const struct hoshi_field evidence_field[] = {
    F(NAME, "file", WORDS, hoshi_evidence, file),
    F(NAME, "url", 0, hoshi_evidence, url),
    F(TEXT, "sha256", 0, hoshi_evidence, sha256),
    F_INT(UINT64, "size", 0, hoshi_evidence, size_bytes, 0, 999999999999999LL),
    F(DATE, "date", 0, hoshi_evidence, date),
    F(DATE, "expires", 0, hoshi_evidence, expires),
    F(TEXT, "title", WORDS, hoshi_evidence, title),
};
static const struct hoshi_spec evidence_spec = {
    .what = "evidence", .size = sizeof(struct hoshi_evidence), HOSHI_SPEC_FIELDS(evidence_field)};

static const struct hoshi_field answer_field[] = {
    {.name = "status", .kind = HOSHI_FIELD_CUSTOM, .custom = bind_status},
    {.name = "level", .kind = HOSHI_FIELD_CUSTOM, .custom = bind_level},
    {.name = "target", .kind = HOSHI_FIELD_CUSTOM, .custom = bind_target},
    {.name = "applied", .kind = HOSHI_FIELD_CUSTOM, .custom = bind_applied},
    {.name = "performed",
     .kind = HOSHI_FIELD_DATE,
     .offset = AT(hoshi_answer, performed),
     .place = AT(hoshi_answer, performed_span)},
    F(TEXT, "note", MULTI | WORDS, hoshi_answer, note),
    F(TEXT, "reason", MULTI | WORDS, hoshi_answer, reason),
    F(NAME, "via", 0, hoshi_answer, via),
    F(NAME, "state", 0, hoshi_answer, state),
    F(DATE, "due", 0, hoshi_answer, due),
    F(TEXT, "owner", WORDS, hoshi_answer, owner),
    F_ARRAY(LIST, "evidence", 0, hoshi_answer, evidence, evidence_spec),
    F(TEXT, "updated_by", WORDS, hoshi_answer, updated_by),
    F(DATE, "updated_on", 0, hoshi_answer, updated_on),
    F(BOOL, "carried_over", 0, hoshi_answer, carried_over),
};
static const struct hoshi_spec answer_spec = {.what = "answers",
                                              .size = sizeof(struct hoshi_answer),
                                              HOSHI_SPEC_FIELDS(answer_field),
                                              .key = AT(hoshi_answer, criterion),
                                              .short_form = "status"};

static const struct hoshi_field condition_field[] = {
    F_CHOICE("answer", HOSHI_FIELD_SPOKEN | HOSHI_FIELD_YES_NO, hoshi_condition_answer, state,
             condition_choice),
};
static const struct hoshi_spec condition_spec = {.what = "conditions",
                                                 .size = sizeof(struct hoshi_condition_answer),
                                                 HOSHI_SPEC_FIELDS(condition_field),
                                                 .key = AT(hoshi_condition_answer, condition),
                                                 .short_form = "answer"};

static const struct hoshi_field confirmation_field[] = {
    F(NAME, "criterion", REQ, hoshi_confirmation, criterion),
    F_CHOICE("result", REQ, hoshi_confirmation, result, confirmation_choice),
    F(TEXT, "by", WORDS, hoshi_confirmation, by),
    F(TEXT, "qualification", WORDS, hoshi_confirmation, qualification),
    F(TEXT, "comment", MULTI | WORDS, hoshi_confirmation, comment),
    F(TEXT, "sample", 0, hoshi_confirmation, sample),
    F(TEXT, "of", 0, hoshi_confirmation, of),
    F(DATE, "on", 0, hoshi_confirmation, on),
};
static const struct hoshi_spec confirmation_spec = {.what = "confirmations",
                                                    .size = sizeof(struct hoshi_confirmation),
                                                    HOSHI_SPEC_FIELDS(confirmation_field)};

static const struct hoshi_field organization_field[] = {
    F(TEXT, "name", WORDS, hoshi_organization, name),
    F(TEXT, "id", 0, hoshi_organization, id),
    F(NAME, "corporate_number", 0, hoshi_organization, corporate_number),
};
static const struct hoshi_spec organization_spec = {.what = "organization",
                                                    .size = sizeof(struct hoshi_organization),
                                                    HOSHI_SPEC_FIELDS(organization_field)};

static const struct hoshi_field exclusion_field[] = {
    F(TEXT, "what", REQ | WORDS, hoshi_exclusion, what),
    F(TEXT, "reason", REQ | MULTI | WORDS, hoshi_exclusion, reason),
};
static const struct hoshi_spec exclusion_spec = {.what = "exclusions",
                                                 .size = sizeof(struct hoshi_exclusion),
                                                 HOSHI_SPEC_FIELDS(exclusion_field)};

static const struct hoshi_field scope_field[] = {
    F(TEXT, "unit", WORDS, hoshi_scope, unit),
    F(TEXT, "note", MULTI | WORDS, hoshi_scope, note),
    F(NAMES, "sites", WORDS, hoshi_scope, site),
    F_ARRAY(LIST, "exclusions", 0, hoshi_scope, exclusion, exclusion_spec),
};
static const struct hoshi_spec scope_spec = {
    .what = "scope", .size = sizeof(struct hoshi_scope), HOSHI_SPEC_FIELDS(scope_field)};

static const struct hoshi_field assessor_field[] = {
    F(TEXT, "name", WORDS, hoshi_assessor, name),
    F(TEXT, "role", WORDS, hoshi_assessor, role),
};
static const struct hoshi_spec assessor_spec = {
    .what = "assessor", .size = sizeof(struct hoshi_assessor), HOSHI_SPEC_FIELDS(assessor_field)};

static const struct hoshi_field answers_field[] = {
    F(NAME, "hoshi", REQ, hoshi_answers, format),
    F(NAME, "catalogue", REQ, hoshi_answers, catalogue),
    F_STRUCT("organization", 0, hoshi_answers, organization, organization_spec),
    F_STRUCT("scope", 0, hoshi_answers, scope, scope_spec),
    {.name = "assessed_on",
     .kind = HOSHI_FIELD_DATE,
     .offset = AT(hoshi_answers, assessed_on),
     .place = AT(hoshi_answers, assessed_on_span)},
    F_STRUCT("assessor", 0, hoshi_answers, assessor, assessor_spec),
    F(NAME, "target", 0, hoshi_answers, target_said),
    F_ARRAY(TABLE, "conditions", 0, hoshi_answers, condition, condition_spec),
    F_ARRAY(TABLE, "answers", 0, hoshi_answers, answer, answer_spec),
    F_ARRAY(LIST, "confirmations", 0, hoshi_answers, confirmation, confirmation_spec),
};
const struct hoshi_spec hoshi_answers_spec = {.what = HOSHI_ANSWERS_FORMAT,
                                              .size = sizeof(struct hoshi_answers),
                                              HOSHI_SPEC_FIELDS(answers_field)};
