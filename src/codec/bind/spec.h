/* The field rows of every format; each lives in spec_<what>.c and nothing else does. */
#ifndef HOSHI_CODEC_BIND_SPEC_H
#define HOSHI_CODEC_BIND_SPEC_H

#include "codec/bind/bind.h"

extern const struct hoshi_spec hoshi_catalog_spec;
extern const struct hoshi_spec hoshi_framework_spec;
extern const struct hoshi_spec hoshi_glossary_spec;
extern const struct hoshi_spec hoshi_support_spec;
extern const struct hoshi_spec hoshi_packages_spec;
extern const struct hoshi_spec hoshi_papers_spec;
extern const struct hoshi_spec hoshi_answers_spec;
extern const struct hoshi_spec hoshi_policy_spec;
extern const struct hoshi_spec hoshi_overlay_spec;
extern const struct hoshi_spec hoshi_decisions_spec;
extern const struct hoshi_spec hoshi_mapping_spec;
/* Shared by catalogue and frameworks. */
/* Shared by catalogue, frameworks and packages. */
extern const struct hoshi_choice hoshi_owner_choice[];
extern const struct hoshi_spec hoshi_refs_spec;
extern const struct hoshi_choice hoshi_basis_choice[];

#endif
