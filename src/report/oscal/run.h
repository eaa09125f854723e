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

/**
 * Sort what a judgement holds by criterion and by person, and name it.
 *
 * @param run filled in
 * @param r   borrowed, must live as long
 * @return HOSHI_OK, or HOSHI_E_NOMEM: then nothing is to be released
 * @owner caller; hoshi_oscal_run_release()
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_oscal_run_init(struct hoshi_oscal_run *run,
                                                  const struct hoshi_result *r);

/**
 * Give back what hoshi_oscal_run_init() took.
 *
 * @param run initialised
 */
void hoshi_oscal_run_release(struct hoshi_oscal_run *run);

/**
 * Whether two confirmations are by the same person: equal name and qualification.
 *
 * @param a one
 * @param b the other
 * @return true when they are
 */
bool hoshi_oscal_same_expert(const struct hoshi_confirmation *a,
                             const struct hoshi_confirmation *b);

/**
 * The party that an expert is, in this judgement.
 *
 * @param run initialised
 * @param c   one of the confirmations by that expert
 * @return the UUID
 */
struct hoshi_uuid hoshi_oscal_expert(const struct hoshi_oscal_run *run,
                                     const struct hoshi_confirmation *c);

/**
 * The observation that a confirmation is.
 *
 * @param run initialised
 * @param c   of this judgement's sheet
 * @return the UUID
 */
struct hoshi_uuid hoshi_oscal_confirmation(const struct hoshi_oscal_run *run,
                                           const struct hoshi_confirmation *c);

/**
 * The observation that a finding of ours is.
 *
 * @param run initialised
 * @param f   of this judgement
 * @return the UUID
 */
struct hoshi_uuid hoshi_oscal_remark(const struct hoshi_oscal_run *run,
                                     const struct hoshi_finding *f);

/**
 * The OSCAL finding about a criterion.
 *
 * @param run       initialised
 * @param criterion index in the catalogue
 * @return the UUID
 */
struct hoshi_uuid hoshi_oscal_finding(const struct hoshi_oscal_run *run, size_t criterion);

/**
 * Add roles, parties and who is responsible to the metadata, and what was judged to its
 * properties.
 *
 * @param run initialised
 * @param d   the document
 */
void hoshi_oscal_run_metadata(const struct hoshi_oscal_run *run, struct hoshi_oscal_doc *d);

/**
 * Add the tool as a component, which findings originate from.
 *
 * @param run initialised
 * @param to  receives "local-definitions"
 */
void hoshi_oscal_run_tool(const struct hoshi_oscal_run *run, hoshi_json *to);

/**
 * Append what was declared, confirmed and remarked of one criterion.
 *
 * @param run       initialised
 * @param list      the observations
 * @param criterion index in the catalogue
 */
void hoshi_oscal_run_observations(const struct hoshi_oscal_run *run, hoshi_json *list,
                                  size_t criterion);

/**
 * Append a finding of ours as an observation.
 *
 * @param run  initialised
 * @param list the observations
 * @param f    of this judgement
 */
void hoshi_oscal_run_remark(const struct hoshi_oscal_run *run, hoshi_json *list,
                            const struct hoshi_finding *f);

/**
 * Add "related-observations": those of one criterion.
 *
 * @param run       initialised
 * @param to        the object
 * @param criterion index in the catalogue
 */
void hoshi_oscal_run_related(const struct hoshi_oscal_run *run, hoshi_json *to, size_t criterion);

/**
 * Append the OSCAL finding about one criterion.
 *
 * @param run       initialised
 * @param list      the findings
 * @param criterion index in the catalogue
 */
void hoshi_oscal_run_finding(const struct hoshi_oscal_run *run, hoshi_json *list, size_t criterion);

/**
 * Append the evidence of one criterion as resources of the back matter.
 *
 * @param run       initialised
 * @param resources the array
 * @param criterion index in the catalogue
 */
void hoshi_oscal_run_evidence(const struct hoshi_oscal_run *run, hoshi_json *resources,
                              size_t criterion);

/**
 * Add [uuid].
 *
 * @param list the object that receives the array
 * @param key  the member
 * @param uuid of the party
 */
void hoshi_oscal_party(hoshi_json *list, const char *key, const struct hoshi_uuid *uuid);

#endif
