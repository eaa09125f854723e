/* Field rows of work packages and of papers. */
#include <hoshi/package.h>

#include "codec/bind/rows.h"

#define HOURS_MAX 10000

static const struct hoshi_choice paper_kind_choice[] = {
#define PAPER_KIND(id, code, en, ja) {code, HOSHI_PAPER_##id},
#include <hoshi/vocabulary.def>
    {NULL, 0},
};

static const struct hoshi_field package_field[] = {
    F(NAME, "id", REQ | ID, hoshi_package, id),
    F(BITEXT, "title", REQ, hoshi_package, title),
    F(BITEXT, "outcome", REQ, hoshi_package, outcome),
    F_CHOICE("owner", REQ, hoshi_package, owner, hoshi_owner_choice),
    F_INT(INT32, "hours_small", REQ, hoshi_package, hours_small, 1, HOURS_MAX),
    F_INT(INT32, "hours_medium", REQ, hoshi_package, hours_medium, 1, HOURS_MAX),
    F(BITEXT, "first_step", REQ, hoshi_package, first_step),
    F(NAMES, "criteria", REQ, hoshi_package, criteria),
    F(NAMES, "templates", 0, hoshi_package, papers),
    F(NAMES, "depends_on", 0, hoshi_package, depends_on),
};
static const struct hoshi_spec package_spec = {
    .what = "packages", .size = sizeof(struct hoshi_package), HOSHI_SPEC_FIELDS(package_field)};

static const struct hoshi_field packages_field[] = {
    F(NAME, "hoshi", REQ, hoshi_packages, format),
    F(NAME, "catalogue", REQ, hoshi_packages, catalogue),
    F_CHOICE("confidence", REQ, hoshi_packages, confidence, hoshi_confidence_choice),
    F(BITEXT, "note", REQ, hoshi_packages, note),
    F_ARRAY(LIST, "packages", REQ, hoshi_packages, package, package_spec),
};
const struct hoshi_spec hoshi_packages_spec = {
    .what = "plan", .size = sizeof(struct hoshi_packages), HOSHI_SPEC_FIELDS(packages_field)};

static const struct hoshi_field paper_field[] = {
    F(NAME, "id", REQ | ID, hoshi_paper, id),
    F_CHOICE("kind", REQ, hoshi_paper, kind, paper_kind_choice),
    F(BITEXT, "title", REQ, hoshi_paper, title),
    F(NAMES, "criteria", REQ, hoshi_paper, criteria),
    F_TEXTS("columns", REQ, hoshi_paper, column),
    F_TEXTS("example", REQ, hoshi_paper, example),
    F(BITEXT, "remember", REQ, hoshi_paper, remember),
};
static const struct hoshi_spec paper_spec = {
    .what = "templates", .size = sizeof(struct hoshi_paper), HOSHI_SPEC_FIELDS(paper_field)};

static const struct hoshi_field papers_field[] = {
    F(NAME, "hoshi", REQ, hoshi_papers, format),
    F(NAME, "catalogue", REQ, hoshi_papers, catalogue),
    F(BITEXT, "note", REQ, hoshi_papers, note),
    F_ARRAY(LIST, "templates", REQ, hoshi_papers, paper, paper_spec),
};
const struct hoshi_spec hoshi_papers_spec = {
    .what = "templates", .size = sizeof(struct hoshi_papers), HOSHI_SPEC_FIELDS(papers_field)};
