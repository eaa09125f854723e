/* One judgement as OSCAL objects: what assessment results and the plan of action share. An object
 * of one UUID has the same content in both. */
#ifndef HOSHI_REPORT_OSCAL_RUN_H
#define HOSHI_REPORT_OSCAL_RUN_H

#include <hoshi/arena.h>
#include <hoshi/result.h>

#include "report/oscal/oscal.h"

struct hoshi_oscal_run {
    const struct hoshi_result *r;
    struct hoshi_arena arena;
    struct hoshi_uuid run;     /* this judgement: catalogue, policy, answers, day, version */
    struct hoshi_uuid subject; /* the company in this catalogue, the same in every judgement */
    struct hoshi_uuid organization, assessor, tool;
    bool has_organization, has_assessor;
    /* confirmations and remarks in the order of criteria; those of criterion i are [at[i], at[i+1])
     */
    const struct hoshi_confirmation **confirmation;
    const struct hoshi_finding **finding;
    size_t *confirmation_at, *finding_at;
    /* confirmations by person */
    const struct hoshi_confirmation **by_expert;
};

HOSHI_MUST_USE enum hoshi_rc hoshi_oscal_run_init(struct hoshi_oscal_run *run,
                                                  const struct hoshi_result *r);
void hoshi_oscal_run_release(struct hoshi_oscal_run *run);

/* Whether two confirmations are by the same person. */
bool hoshi_oscal_same_expert(const struct hoshi_confirmation *a,
                             const struct hoshi_confirmation *b);
struct hoshi_uuid hoshi_oscal_expert(const struct hoshi_oscal_run *run,
                                     const struct hoshi_confirmation *c);
struct hoshi_uuid hoshi_oscal_confirmation(const struct hoshi_oscal_run *run,
                                           const struct hoshi_confirmation *c);
struct hoshi_uuid hoshi_oscal_remark(const struct hoshi_oscal_run *run,
                                     const struct hoshi_finding *f);
struct hoshi_uuid hoshi_oscal_finding(const struct hoshi_oscal_run *run, size_t criterion);

/* Roles, parties and who is responsible, into the metadata; names what was judged. */
void hoshi_oscal_run_metadata(const struct hoshi_oscal_run *run, struct hoshi_oscal_doc *d);
/* The tool as a component, which findings originate from. */
void hoshi_oscal_run_tool(const struct hoshi_oscal_run *run, cJSON *to);
/* What was declared, confirmed and remarked of one criterion. */
void hoshi_oscal_run_observations(const struct hoshi_oscal_run *run, cJSON *list, size_t criterion);
void hoshi_oscal_run_remark(const struct hoshi_oscal_run *run, cJSON *list,
                            const struct hoshi_finding *f);
/* "related-observations" of one criterion. */
void hoshi_oscal_run_related(const struct hoshi_oscal_run *run, cJSON *to, size_t criterion);
void hoshi_oscal_run_finding(const struct hoshi_oscal_run *run, cJSON *list, size_t criterion);
/* Its evidence as resources of the back matter. */
void hoshi_oscal_run_evidence(const struct hoshi_oscal_run *run, cJSON *resources,
                              size_t criterion);
/* [uuid] */
void hoshi_oscal_party(cJSON *list, const char *key, const struct hoshi_uuid *uuid);

#endif
