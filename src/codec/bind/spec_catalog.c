/* Field rows of the catalogue: one line per field. */
#include <hoshi/catalog.h>

#include "codec/bind/rows.h"

const struct hoshi_choice hoshi_basis_choice[] = {
#define BASIS(id, code, en, ja) {code, HOSHI_BASIS_##id},
#include <hoshi/vocabulary.def>
    {NULL, 0},
};
static const struct hoshi_choice status_choice[] = {
#define CATALOG_STATUS(id, code, en, ja) {code, HOSHI_CATALOG_##id},
#include <hoshi/vocabulary.def>
    {NULL, 0},
};
static const struct hoshi_choice ids_choice[] = {
#define IDS(id, code) {code, HOSHI_IDS_##id},
#include <hoshi/vocabulary.def>
    {NULL, 0},
};
static const struct hoshi_choice method_choice[] = {
#define METHOD(id, code, answered_by, en, ja) {code, HOSHI_METHOD_##id},
#include <hoshi/vocabulary.def>
    {NULL, 0},
};
static const struct hoshi_choice subject_choice[] = {
#define SUBJECT(id, code, en, ja) {code, HOSHI_SUBJECT_##id},
#include <hoshi/vocabulary.def>
    {NULL, 0},
};
static const struct hoshi_choice effort_choice[] = {
#define EFFORT(id, code, en, ja) {code, HOSHI_EFFORT_##id},
#include <hoshi/vocabulary.def>
    {NULL, 0},
};
const struct hoshi_choice hoshi_owner_choice[] = {
#define OWNER(id, code, en, ja) {code, HOSHI_OWNER_##id},
#include <hoshi/vocabulary.def>
    {NULL, 0},
};
static const struct hoshi_choice prerequisite_choice[] = {
#define PREREQUISITE(id, code, en, ja) {code, HOSHI_PREREQUISITE_##id},
#include <hoshi/vocabulary.def>
    {NULL, 0},
};

static const struct hoshi_field source_field[] = {
    F(BITEXT, "title", REQ, hoshi_source_ref, title),
    F(TEXT, "url", 0, hoshi_source_ref, url),
    F(TEXT, "sha256", 0, hoshi_source_ref, sha256),
    F(DATE, "published", 0, hoshi_source_ref, published),
    F_CHOICE("confidence", REQ, hoshi_source_ref, confidence, hoshi_confidence_choice),
};
static const struct hoshi_spec source_spec = {
    .what = "source", .size = sizeof(struct hoshi_source_ref), HOSHI_SPEC_FIELDS(source_field)};

/* A star of the scheme, or by "level" one of another: hoshi_levels_index() asks for one of the two.
 */
#define F_STAR(type)                                                                               \
    {                                                                                              \
        .name = "star", .kind = HOSHI_FIELD_UINT8, .offset = AT(type, star),                       \
        .min = HOSHI_STAR_MIN, .max = HOSHI_STAR_MAX, .place = AT(type, star_span)                 \
    }

static const struct hoshi_field level_field[] = {
    F_STAR(hoshi_level),
    F(NAME, "level", ID, hoshi_level, id),
    F(BITEXT, "title", REQ, hoshi_level, title),
    F(BITEXT, "assessment", 0, hoshi_level, assessment),
    F(PERIOD, "validity", 0, hoshi_level, validity),
    F_CHOICE("validity_confidence", 0, hoshi_level, validity_confidence, hoshi_confidence_choice),
};
static const struct hoshi_spec level_spec = {
    .what = "levels", .size = sizeof(struct hoshi_level), HOSHI_SPEC_FIELDS(level_field)};

/* A sum of all criteria stays far within 32 bits. */
#define POINTS_MAX 1000
#define SUM_MAX 1000000

static const struct hoshi_field points_field[] = {
    F_INT(INT32, "points", REQ, hoshi_points, points, -POINTS_MAX, POINTS_MAX),
};
static const struct hoshi_spec points_spec = {.what = "points",
                                              .size = sizeof(struct hoshi_points),
                                              HOSHI_SPEC_FIELDS(points_field),
                                              .key = AT(hoshi_points, status),
                                              .short_form = "points"};

static const struct hoshi_field band_field[] = {
    F_INT(INT32, "from", REQ, hoshi_band, from, -SUM_MAX, SUM_MAX),
    F(BITEXT, "title", REQ, hoshi_band, title),
};
static const struct hoshi_spec band_spec = {
    .what = "bands", .size = sizeof(struct hoshi_band), HOSHI_SPEC_FIELDS(band_field)};

static const struct hoshi_field step_field[] = {
    F_INT(UINT8, "value", REQ, hoshi_step, value, 0, HOSHI_STEP_MAX),
    F(BITEXT, "title", REQ, hoshi_step, title),
};
static const struct hoshi_spec step_spec = {
    .what = "scale", .size = sizeof(struct hoshi_step), HOSHI_SPEC_FIELDS(step_field)};

static const struct hoshi_field deduction_field[] = {
    F_INT(INT32, "max", REQ, hoshi_deduction, max, -SUM_MAX, SUM_MAX),
    F_INT(INT32, "min", REQ, hoshi_deduction, min, -SUM_MAX, SUM_MAX),
    {.name = "conditional",
     .kind = HOSHI_FIELD_INT32,
     .offset = AT(hoshi_deduction, conditional),
     .min = -SUM_MAX,
     .max = SUM_MAX,
     .place = AT(hoshi_deduction, conditional_span)},
};
static const struct hoshi_spec deduction_spec = {.what = "deduction",
                                                 .size = sizeof(struct hoshi_deduction),
                                                 HOSHI_SPEC_FIELDS(deduction_field)};

static const struct hoshi_field condition_field[] = {
    F(NAME, "id", REQ | ID, hoshi_condition, id),
    F(BITEXT, "question", REQ, hoshi_condition, question),
    F(BITEXT, "title", 0, hoshi_condition, title),
    F(BITEXT, "no_means", 0, hoshi_condition, no_means),
};
static const struct hoshi_spec condition_spec = {.what = "conditions",
                                                 .size = sizeof(struct hoshi_condition),
                                                 HOSHI_SPEC_FIELDS(condition_field)};

static const struct hoshi_field branch_field[] = {
    F(NAME, "id", REQ | ID, hoshi_branch, id),
    F(NAME, "of", ID, hoshi_branch, of),
    F(BITEXT, "text", REQ, hoshi_branch, text),
    F(BITEXT, "fits", 0, hoshi_branch, fits),
};
static const struct hoshi_spec branch_spec = {
    .what = "alternatives", .size = sizeof(struct hoshi_branch), HOSHI_SPEC_FIELDS(branch_field)};

static const struct hoshi_field state_field[] = {
    F(NAME, "id", REQ | ID, hoshi_state_of, id),
    F(BITEXT, "text", REQ, hoshi_state_of, text),
    F_INT(INT32, "weight", REQ, hoshi_state_of, weight, 1, POINTS_MAX),
    F(BOOL, "may_stay_open", 0, hoshi_state_of, may_stay_open),
};
static const struct hoshi_spec state_spec = {
    .what = "states", .size = sizeof(struct hoshi_state_of), HOSHI_SPEC_FIELDS(state_field)};

static const struct hoshi_field prerequisite_field[] = {
    F_CHOICE("kind", 0, hoshi_prerequisite, kind, prerequisite_choice),
};
static const struct hoshi_spec prerequisite_spec = {.what = "builds_on_kind",
                                                    .size = sizeof(struct hoshi_prerequisite),
                                                    HOSHI_SPEC_FIELDS(prerequisite_field),
                                                    .key = AT(hoshi_prerequisite, id),
                                                    .short_form = "kind"};

static const struct hoshi_field criterion_field[] = {
    F(NAME, "id", REQ | ID, hoshi_criterion, id),
    F_STAR(hoshi_criterion),
    F(NAME, "level", 0, hoshi_criterion, level),
    F(BITEXT, "text", REQ, hoshi_criterion, text),
    F(BITEXT, "question", 0, hoshi_criterion, question),
    F(BITEXT, "why", 0, hoshi_criterion, why),
    F(BITEXT, "how", 0, hoshi_criterion, how),
    F_TEXTS("evidence", 0, hoshi_criterion, evidence),
    F_CHOICE("effort", 0, hoshi_criterion, effort, effort_choice),
    F_CHOICE("owner", 0, hoshi_criterion, owner, hoshi_owner_choice),
    F(PERIOD, "frequency", 0, hoshi_criterion, frequency),
    F(NAMES, "refers_to", 0, hoshi_criterion, refers_to),
    F(NAMES, "borrows", 0, hoshi_criterion, borrows),
    F(NAMES, "builds_on", 0, hoshi_criterion, builds_on),
    F_ARRAY(TABLE, "builds_on_kind", 0, hoshi_criterion, builds_on_kind, prerequisite_spec),
    F(NAME, "until", 0, hoshi_criterion, until_level),
    F(BOOL, "unscored", 0, hoshi_criterion, unscored),
    F(BOOL, "blocker", 0, hoshi_criterion, blocker),
    F_INT(INT32, "weight", 0, hoshi_criterion, weight, 1, POINTS_MAX),
    F(BOOL, "may_stay_open", 0, hoshi_criterion, may_stay_open),
    F_ARRAY(LIST, "states", 0, hoshi_criterion, state, state_spec),
    F(BOOL, "may_be_absent", 0, hoshi_criterion, may_be_absent),
    F(NAME, "condition", 0, hoshi_criterion, condition_id),
    F_ARRAY(LIST, "alternatives", 0, hoshi_criterion, branch, branch_spec),
    F_TEXTS("items", 0, hoshi_criterion, item),
    F(BITEXT, "note", 0, hoshi_criterion, note),
    F(BITEXT, "reason", 0, hoshi_criterion, reason),
    F(TEXT, "source", 0, hoshi_criterion, source),
    F_CHOICE("confidence", 0, hoshi_criterion, confidence, hoshi_confidence_choice),
};
static const struct hoshi_spec criterion_spec = {
    .what = "criteria", .size = sizeof(struct hoshi_criterion), HOSHI_SPEC_FIELDS(criterion_field)};

static const struct hoshi_field refs_field[] = {F(NAMES, "ids", 0, hoshi_refs, id)};
const struct hoshi_spec hoshi_refs_spec = {.what = "refs",
                                           .size = sizeof(struct hoshi_refs),
                                           HOSHI_SPEC_FIELDS(refs_field),
                                           .key = AT(hoshi_refs, framework),
                                           .short_form = "ids"};

static const struct hoshi_field requirement_field[] = {
    F(NAME, "id", REQ | ID, hoshi_requirement, id),
    F(BITEXT, "title", REQ, hoshi_requirement, title),
    F(BITEXT, "aim", 0, hoshi_requirement, aim),
    F_ARRAY(TABLE, "refs", 0, hoshi_requirement, refs, hoshi_refs_spec),
    F_CHOICE("refs_basis", 0, hoshi_requirement, refs_basis, hoshi_basis_choice),
    F_CHOICE("refs_confidence", 0, hoshi_requirement, refs_confidence, hoshi_confidence_choice),
    F(NAME, "csf2_category", 0, hoshi_requirement, csf2_category),
    F_ARRAY(LIST, "criteria", REQ, hoshi_requirement, criterion, criterion_spec),
};
static const struct hoshi_spec requirement_spec = {.what = "requirements",
                                                   .size = sizeof(struct hoshi_requirement),
                                                   HOSHI_SPEC_FIELDS(requirement_field)};

static const struct hoshi_field group_field[] = {
    F(NAME, "id", REQ | ID, hoshi_group, id),
    F(BITEXT, "title", REQ, hoshi_group, title),
    F_ARRAY(LIST, "requirements", REQ, hoshi_group, requirement, requirement_spec),
};
static const struct hoshi_spec group_spec = {
    .what = "groups", .size = sizeof(struct hoshi_group), HOSHI_SPEC_FIELDS(group_field)};

static const struct hoshi_field catalog_field[] = {
    F(NAME, "hoshi", REQ, hoshi_catalog, format),
    F(NAME, "id", REQ | ID, hoshi_catalog, id),
    F(NAME, "edition", REQ | ID, hoshi_catalog, edition),
    F_CHOICE("ids", 0, hoshi_catalog, ids, ids_choice),
    F_CHOICE("method", 0, hoshi_catalog, method, method_choice),
    F(NAME, "extends", 0, hoshi_catalog, extends),
    F_CHOICE("status", REQ, hoshi_catalog, status, status_choice),
    F_CHOICE("subject", 0, hoshi_catalog, subject, subject_choice),
    F(BITEXT, "title", REQ, hoshi_catalog, title),
    F(BITEXT, "publisher", 0, hoshi_catalog, publisher),
    F_STRUCT("source", 0, hoshi_catalog, source, source_spec),
    F(BITEXT, "licence", 0, hoshi_catalog, licence),
    F(BITEXT, "attribution", 0, hoshi_catalog, attribution),
    F(BITEXT, "note", 0, hoshi_catalog, note),
    F(DATE, "ends", 0, hoshi_catalog, ends),
    F_ARRAY(TABLE, "points", 0, hoshi_catalog, points, points_spec),
    F_ARRAY(LIST, "bands", 0, hoshi_catalog, band, band_spec),
    F(BOOL, "applicability", 0, hoshi_catalog, applicability),
    F_ARRAY(LIST, "scale", 0, hoshi_catalog, scale, step_spec),
    F_STRUCT("deduction", 0, hoshi_catalog, deduction, deduction_spec),
    F_ARRAY(LIST, "levels", 0, hoshi_catalog, level, level_spec),
    F_ARRAY(LIST, "conditions", 0, hoshi_catalog, condition, condition_spec),
    F_ARRAY(LIST, "groups", REQ, hoshi_catalog, group, group_spec),
};
const struct hoshi_spec hoshi_catalog_spec = {
    .what = "catalogue/1", .size = sizeof(struct hoshi_catalog), HOSHI_SPEC_FIELDS(catalog_field)};
