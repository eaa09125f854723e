/* Rules that need more than one row: unique ids, references, what the catalogue says of an answer.
 */
#ifndef HOSHI_CODEC_CHECK_CHECK_H
#define HOSHI_CODEC_CHECK_CHECK_H

#include <hoshi/answers.h>
#include <hoshi/arena.h>
#include <hoshi/catalog.h>
#include <hoshi/diag.h>
#include <hoshi/mapping.h>
#include <hoshi/overlay.h>
#include <hoshi/package.h>
#include <hoshi/reference.h>

/**
 * Complain about what is wrong in a bound catalogue and build its indexes.
 *
 * @param cat    bound
 * @param arena  holds the indexes
 * @param diags  receives every problem
 * @param source index of the file's text
 * @return HOSHI_E_NOMEM or HOSHI_OK; whether there were errors diags says
 * @owner arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_catalog_index(struct hoshi_catalog *cat,
                                                 struct hoshi_arena *arena,
                                                 struct hoshi_diags *diags, uint16_t source);

/**
 * What comes before what: sets before of every criterion, complains about circles. Part of
 * hoshi_catalog_index(), after its look-ups work.
 *
 * @param cat    ids are sorted for hoshi_catalog_find()
 * @param arena  owns the lists
 * @param diags  receives every problem
 * @param source of the catalogue, in diags
 * @return HOSHI_OK or HOSHI_E_NOMEM
 * @owner  arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_catalog_order(struct hoshi_catalog *cat,
                                                 struct hoshi_arena *arena,
                                                 struct hoshi_diags *diags, uint16_t source);

/**
 * Resolve the levels of a catalogue and of its criteria: stars as they are, those of another scheme
 * by their ids. Part of hoshi_catalog_index().
 *
 * @param cat    its criteria are there by index
 * @param diags  receives every problem
 * @param source index of the file's text
 * @owner nothing changes hands
 */
void hoshi_levels_index(struct hoshi_catalog *cat, struct hoshi_diags *diags, uint16_t source);

/**
 * A catalogue and the one it extends as one, not yet indexed: levels, conditions and groups of the
 * other first. Complains about an id that the other has and about a criterion of a star of the
 * other, so that what the other says stays what it is.
 *
 * @param own     bound; ids may be missing
 * @param base    loaded by the same diags and arena; its rows are shared, and indexed anew
 * @param arena   holds the joined lists
 * @param diags   receives every problem
 * @param source  of the text of own, in diags
 * @param ret_cat set on success
 * @return HOSHI_OK or HOSHI_E_NOMEM
 * @owner  arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_catalog_extend(const struct hoshi_catalog *own,
                                                  const struct hoshi_catalog *base,
                                                  struct hoshi_arena *arena,
                                                  struct hoshi_diags *diags, uint16_t source,
                                                  struct hoshi_catalog **ret_cat);

/**
 * Check what a catalogue's method needs, and set which answers it takes.
 *
 * @param cat    its criteria are there by index
 * @param arena  holds what is set
 * @param diags  receives every problem
 * @param source index of the file's text
 * @return HOSHI_OK or HOSHI_E_NOMEM
 * @owner arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_method_index(struct hoshi_catalog *cat,
                                                struct hoshi_arena *arena,
                                                struct hoshi_diags *diags, uint16_t source);

/**
 * The same for a framework. As hoshi_catalog_index().
 *
 * @return as there
 * @owner arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_framework_index(struct hoshi_framework *fw,
                                                   struct hoshi_arena *arena,
                                                   struct hoshi_diags *diags, uint16_t source);

/**
 * The same for answers, against their catalogue.
 *
 * @param ans    bound
 * @param cat    indexed
 * @param as_of  day of judgement: what was done after it is complained about
 * @param arena  holds the indexes
 * @param diags  receives every problem
 * @param source index of the file's text
 * @return as hoshi_catalog_index()
 * @owner arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_answers_resolve(struct hoshi_answers *ans,
                                                   const struct hoshi_catalog *cat, hoshi_day as_of,
                                                   struct hoshi_arena *arena,
                                                   struct hoshi_diags *diags, uint16_t source);

/**
 * The same for a buyer's rules, against the catalogue.
 *
 * @param ov     bound
 * @param cat    indexed
 * @param arena  holds the indexes
 * @param diags  receives every problem
 * @param source index of the file's text
 * @return as hoshi_catalog_index()
 * @owner arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_overlay_resolve(struct hoshi_overlay *ov,
                                                   const struct hoshi_catalog *cat,
                                                   struct hoshi_arena *arena,
                                                   struct hoshi_diags *diags, uint16_t source);

/**
 * The same for a mapping, against its two catalogues.
 *
 * @param map     bound
 * @param known   indexed catalogues, by whose name it may call the two
 * @param n_known how many; 0: what only they could tell is not checked
 * @param arena   scratch
 * @param diags   receives every problem
 * @param source  index of the file's text
 * @return as hoshi_catalog_index()
 * @owner nothing is kept
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_mapping_check(const struct hoshi_mapping *map,
                                                 const struct hoshi_catalog *const *known,
                                                 size_t n_known, struct hoshi_arena *arena,
                                                 struct hoshi_diags *diags, uint16_t source);

/**
 * The same for work packages, against the catalogue.
 *
 * @param list   bound
 * @param cat    indexed
 * @param papers that the packages may name; NULL = do not look
 * @param arena  holds what is set
 * @param diags  receives every problem
 * @param source index of the file's text
 * @return as hoshi_catalog_index()
 * @owner arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_packages_resolve(struct hoshi_packages *list,
                                                    const struct hoshi_catalog *cat,
                                                    const struct hoshi_papers *papers,
                                                    struct hoshi_arena *arena,
                                                    struct hoshi_diags *diags, uint16_t source);

/**
 * Complain about papers that are there twice, serve nothing that exists, or whose example does not
 * fit their columns.
 *
 * @param list   bound
 * @param cat    indexed; NULL = do not look for criteria
 * @param diags  receives every problem
 * @param source index of the file's text
 */
void hoshi_papers_check(const struct hoshi_papers *list, const struct hoshi_catalog *cat,
                        struct hoshi_diags *diags, uint16_t source);

/**
 * "Did you mean" among the ids of a catalogue's conditions.
 *
 * @param cat    indexed
 * @param word   what was written
 * @param diags  the diagnostic added last gets the help
 * @param source index of the text that word is from
 */
void hoshi_suggest_condition(const struct hoshi_catalog *cat, const char *word,
                             struct hoshi_diags *diags, uint16_t source);

/** The same among the ids of its criteria. Parameters as hoshi_suggest_condition(). */
void hoshi_suggest_criterion(const struct hoshi_catalog *cat, const char *word,
                             struct hoshi_diags *diags, uint16_t source);

/**
 * The alternative that an answer names becomes its id; what is none is complained about.
 *
 * @param a      the answer; its 'via' is changed
 * @param k      what it answers
 * @param diags  receives every problem
 * @param source index of the file's text
 */
void hoshi_check_via(struct hoshi_answer *a, const struct hoshi_criterion *k,
                     struct hoshi_diags *diags, uint16_t source);

/** The same of the state in which something is partly met. */
void hoshi_check_state(struct hoshi_answer *a, const struct hoshi_criterion *k,
                       struct hoshi_diags *diags, uint16_t source);

#endif
