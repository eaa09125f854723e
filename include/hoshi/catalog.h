/* layer: model
 * The catalogue of a scheme: stars, categories, requirements, criteria, conditions. Everything
 * borrows from the arena of its load. How the file looks: hoshi-catalogue(5). */
#ifndef HOSHI_CATALOG_H
#define HOSHI_CATALOG_H

#include <hoshi/buf.h>
#include <hoshi/date.h>
#include <hoshi/method.h>
#include <hoshi/types.h>
#include <hoshi/vocabulary.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The kind of one of hoshi_criterion.builds_on; needs where none is said. */
struct hoshi_prerequisite {
    struct hoshi_span span;
    struct hoshi_name id;
    enum hoshi_prerequisite_kind kind;
};

/** A document that something was taken from. */
struct hoshi_source_ref {
    struct hoshi_span span;
    struct hoshi_text title;
    const char *url, *sha256;
    hoshi_day published;
    enum hoshi_confidence confidence;
};

/** One step of the scale by which the items of the method maturity are answered. */
struct hoshi_step {
    struct hoshi_span span;
    uint8_t value;
    struct hoshi_text title;
};

/** The levels that an item may have; which ones a catalogue has, its scale says. */
enum { HOSHI_STEP_MAX = 5 };

/** The stars that a catalogue may have; which ones it has, its levels say. A scheme that has other
 * levels than stars has no more of them. */
enum { HOSHI_STAR_MIN = 1, HOSHI_STAR_MAX = 5 };

/** One star of the scheme. A level contains the lower ones. */
struct hoshi_level {
    struct hoshi_span span;
    uint8_t star;         /**< of another scheme its place among the levels, from 1 */
    struct hoshi_name id; /**< "ML2": of another scheme, whose levels are no stars; or NULL */
    struct hoshi_span star_span;
    struct hoshi_text title, assessment;
    hoshi_months validity; /**< 0 = not known */
    enum hoshi_confidence validity_confidence;
    bool provisional; /**< of a provisional catalogue: never counts as a star of the scheme */
};

/** A fact about the company that switches criteria off by their own words. */
struct hoshi_condition {
    struct hoshi_span span;
    struct hoshi_name id;
    struct hoshi_text title, question, no_means; /**< title: its short name for people, or none */
};

/** One way to satisfy a criterion, one of its items (of = "2") or one of its branches (of = "a").
 */
struct hoshi_branch {
    struct hoshi_span span;
    struct hoshi_name id, of;
    struct hoshi_text text, fits;
};

struct hoshi_requirement;

/** 評価基準: what is answered and judged. */
struct hoshi_criterion {
    struct hoshi_span span;
    struct hoshi_name id;
    uint8_t star;       /**< of its level, see struct hoshi_level; 0: there are no levels */
    uint8_t until;      /**< method level-sets: the last level that asks for it; 0: the highest */
    bool unscored;      /**< method points: no points, it must be met */
    bool blocker;       /**< not met, it fails the level by itself, whatever else is met */
    bool may_stay_open; /**< method deduction: while the status is conditional */
    int32_t weight;     /**< method deduction: what it takes away when it is not met */
    bool may_be_absent; /**< its object may not exist in a company: a claim can be honest */
    hoshi_months frequency; /**< recurring duty; 0 = none */
    /* set by hoshi_catalog_index() */
    uint32_t index;    /**< position in hoshi_catalog.criterion */
    int32_t condition; /**< index, or -1: always in play */
    /* what judgement reads stands above and here, the texts below: one or two cache lines each */
    struct hoshi_names refers_to;          /**< it reviews, records or announces these */
    const struct hoshi_criterion **refers; /**< refers_to by address, as many; NULL = not indexed */
    const struct hoshi_requirement *requirement;
    struct hoshi_branch *branch;
    size_t n_branch;
    struct hoshi_state_of *state;
    size_t n_state;
    enum hoshi_effort effort;
    enum hoshi_owner owner;
    struct hoshi_text text, question, why, how, note;
    struct hoshi_text *item;
    size_t n_item;
    struct hoshi_text *evidence;
    size_t n_evidence;
    struct hoshi_names borrows; /**< it takes a definition from these */
    struct hoshi_names
        builds_on; /**< these come first in the work, where the two above say nothing */
    struct hoshi_prerequisite *builds_on_kind;
    size_t n_builds_on_kind;
    /* of a criterion that is no official one */
    struct hoshi_text reason; /**< why it is here */
    const char *source;       /**< what it was made from; NULL = the catalogue's own source */
    enum hoshi_confidence confidence; /**< that it belongs here; unknown where nothing is said */
    /* set by hoshi_catalog_index(): all three lists by address, each once; no circle among them */
    const struct hoshi_criterion **before;
    size_t n_before;
    struct hoshi_name condition_id;
    struct hoshi_name until_level; /**< id of until, or NULL */
    struct hoshi_name level;       /**< id of its level, or NULL: its star is one */
    struct hoshi_span star_span;
};

/** Links to one framework, e.g. cpsf: [CPS.GV-1]. */
struct hoshi_refs {
    struct hoshi_span span;
    struct hoshi_name framework;
    struct hoshi_names id;
};

struct hoshi_group;

/** 要求事項. */
struct hoshi_requirement {
    struct hoshi_span span;
    struct hoshi_name id;
    struct hoshi_text title, aim;
    struct hoshi_refs *refs;
    size_t n_refs;
    enum hoshi_basis refs_basis;
    enum hoshi_confidence refs_confidence;
    struct hoshi_name csf2_category; /**< the list's own middle level, official by name */
    struct hoshi_criterion *criterion;
    size_t n_criterion;
    const struct hoshi_group *group;
};

/** 分類. */
struct hoshi_group {
    struct hoshi_span span;
    struct hoshi_name id;
    struct hoshi_text title;
    struct hoshi_requirement *requirement;
    size_t n_requirement;
    uint32_t index;
};

/** A whole catalogue. */
struct hoshi_catalog {
    struct hoshi_span span;
    struct hoshi_name format, id, edition;
    enum hoshi_method_id method;
    struct hoshi_name extends; /**< "scs@2026-03": the catalogue whose rows stand before its own */
    enum hoshi_catalog_status status;
    enum hoshi_ids ids;
    bool applicability; /**< of the method list: each item is applied, or excluded with a reason */
    enum hoshi_subject subject; /**< of what is answered */
    struct hoshi_text title, publisher;
    struct hoshi_text licence, attribution; /**< of the source; of what is taken from it */
    struct hoshi_text note;                 /**< what a reader of a result must know */
    hoshi_day ends;                         /**< day after which it is not used; 0 = not known */
    struct hoshi_source_ref *source;
    struct hoshi_points *points; /**< by answer */
    size_t n_points;
    struct hoshi_band *band; /**< descending */
    size_t n_band;
    struct hoshi_step *scale; /**< of the method maturity, each one above the one before */
    size_t n_scale;
    struct hoshi_deduction *deduction; /**< of the method deduction, else NULL */
    struct hoshi_level *level;
    size_t n_level;
    struct hoshi_condition *condition;
    size_t n_condition;
    struct hoshi_group *group;
    size_t n_group;
    /* set by hoshi_catalog_index() */
    uint32_t takes;           /**< answers that the method knows, by bit of enum hoshi_status */
    const int32_t *points_of; /**< points by enum hoshi_status; NULL = the method has none */
    struct hoshi_criterion **criterion; /**< in catalogue order */
    size_t n_criterion;
    struct hoshi_requirement **requirement;
    size_t n_requirement;
    struct hoshi_criterion **by_id;           /**< sorted by bytes of the id */
    struct hoshi_condition **condition_by_id; /**< sorted by bytes of the id */
    /* set by the loader */
    const struct hoshi_catalog *base; /**< the one it extends; NULL = none */
    const struct hoshi_catalog *own;  /**< what its own file says, without the rows of base; only
                                         where there is a base */
    const char *name;                 /**< "scs@2026-03" */
    const char *origin;               /**< "built-in" or the file name */
    const char *sha256;               /**< of the bytes it was read from */
    bool not_built_in;    /**< it calls itself as a built-in one does, and its bytes are known to be
                             those of none; set by who has looked */
    uint16_t diag_source; /**< index of its text in the diagnostics it was loaded with */
};

/**
 * What a condition is called for people.
 *
 * @param condition a condition
 * @param lang      language
 * @return its title; its id where it has none
 * @owner  the catalogue
 */
const char *hoshi_condition_name(const struct hoshi_condition *condition, enum hoshi_lang lang);

/**
 * Whether the method of a catalogue knows an answer.
 *
 * @param cat    indexed catalogue
 * @param status enum hoshi_status
 * @return whether; no answer at all is always known
 */
bool hoshi_catalog_takes(const struct hoshi_catalog *cat, unsigned status);

/**
 * Find a criterion.
 *
 * @param cat indexed catalogue
 * @param id  e.g. "4-1-3-3"
 * @return the criterion, or NULL
 * @owner  catalogue
 */
const struct hoshi_criterion *hoshi_catalog_find(const struct hoshi_catalog *cat, const char *id);

/** Whether a level asks for a criterion. @param crit the criterion @param star hoshi_level.star
 * @return whether; a level asks for all of the lower ones that are not replaced below it */
bool hoshi_criterion_counts(const struct hoshi_criterion *crit, uint8_t star);

/** Whether any criterion that a level asks for hangs on a condition. @param cat indexed catalogue
 * @param condition its index @param star hoshi_level.star @return whether it is worth asking */
bool hoshi_condition_counts(const struct hoshi_catalog *cat, size_t condition, uint8_t star);

/** Whether a criterion of a catalogue has states. @param cat catalogue @return whether */
bool hoshi_catalog_has_states(const struct hoshi_catalog *cat);

/**
 * Find a way in which a criterion is partly met.
 *
 * @param crit the criterion
 * @param id   what the sheet says, or NULL
 * @return the state, or NULL
 * @owner  the catalogue
 */
const struct hoshi_state_of *hoshi_criterion_state(const struct hoshi_criterion *crit,
                                                   const char *id);

/**
 * Find a requirement.
 *
 * @param cat indexed catalogue
 * @param id  e.g. "4-1-3"
 * @return the requirement, or NULL
 * @owner  catalogue
 */
const struct hoshi_requirement *hoshi_catalog_find_requirement(const struct hoshi_catalog *cat,
                                                               const char *id);

/**
 * Whether the levels of a catalogue are stars, as those of the SCS scheme; those of other schemes
 * have ids of their own and are never called so.
 *
 * @param cat catalogue
 * @return false also where it has no levels
 * @owner  nothing changes hands
 */
bool hoshi_catalog_has_stars(const struct hoshi_catalog *cat);

/**
 * The id of a level of another scheme.
 *
 * @param cat  catalogue
 * @param star hoshi_level.star of one of its levels
 * @return e.g. "ML2"; NULL where there is none, and where the levels are stars
 * @owner  the catalogue
 */
const char *hoshi_catalog_level_id(const struct hoshi_catalog *cat, uint8_t star);

/**
 * Find a level by what it is called in files: the id of another scheme, or the number of a star.
 *
 * @param cat  indexed catalogue
 * @param said "ML2", "3"
 * @return its hoshi_level.star; 0: there is none
 * @owner  nothing changes hands
 */
uint8_t hoshi_catalog_find_level(const struct hoshi_catalog *cat, const char *said);

/**
 * Append the levels of a catalogue: "★3, ★4", "ML1, ML2".
 *
 * @param out appended to
 * @param cat catalogue
 * @owner nothing changes hands
 */
void hoshi_catalog_put_stars(struct hoshi_buf *out, const struct hoshi_catalog *cat);

/**
 * Find a condition.
 *
 * @param cat indexed catalogue
 * @param id  e.g. "remote-work"
 * @return its index, or -1
 * @owner  nothing changes hands
 */
int32_t hoshi_catalog_find_condition(const struct hoshi_catalog *cat, const char *id);

/**
 * Whether a catalogue has a star among its levels.
 *
 * @param cat  catalogue
 * @param star star
 * @return true when it has
 * @owner  nothing changes hands
 */
bool hoshi_catalog_has_star(const struct hoshi_catalog *cat, uint8_t star);

/**
 * The level that a sheet aims at when nothing is said: the first of the catalogue.
 *
 * @param cat catalogue
 * @return its hoshi_level.star; 0: there are no levels, and all criteria are meant
 * @owner  nothing changes hands
 */
uint8_t hoshi_catalog_first_star(const struct hoshi_catalog *cat);

/** Whether a star is none of the scheme. @return true when its level is provisional */
bool hoshi_catalog_is_provisional(const struct hoshi_catalog *cat, uint8_t star);

/**
 * What a star is called for people: "★3"; one that is none of the scheme, and a level of another
 * scheme, by the title of its level.
 *
 * @param cat  catalogue
 * @param star star
 * @param lang language
 * @return its name
 * @owner  static storage, or the catalogue
 */
const char *hoshi_catalog_star_name(const struct hoshi_catalog *cat, uint8_t star,
                                    enum hoshi_lang lang);

/**
 * The ids that a requirement links to in one framework.
 *
 * @param req       the requirement
 * @param framework e.g. "cpsf"
 * @return the links, or NULL
 * @owner  catalogue
 */
const struct hoshi_refs *hoshi_requirement_refs(const struct hoshi_requirement *req,
                                                const char *framework);

/** Codes of machine formats. @return static text @owner static storage */
const char *hoshi_prerequisite_code(enum hoshi_prerequisite_kind kind);
/** Labels for people. @return static text @owner static storage */
const char *hoshi_prerequisite_label(enum hoshi_prerequisite_kind kind, enum hoshi_lang lang);

/**
 * How a criterion stands on one of its builds_on.
 *
 * @param crit the criterion
 * @param id   one of crit->builds_on
 * @return the kind; needs where the catalogue says none
 * @owner  nothing changes hands
 */
enum hoshi_prerequisite_kind hoshi_criterion_builds_on(const struct hoshi_criterion *crit,
                                                       const char *id);

#ifdef __cplusplus
}
#endif
#endif
