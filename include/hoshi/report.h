/* layer: report
 * Results and explanations as bytes. */
#ifndef HOSHI_REPORT_H
#define HOSHI_REPORT_H

#include <hoshi/buf.h>
#include <hoshi/catalog_diff.h>
#include <hoshi/compare.h>
#include <hoshi/diag.h>
#include <hoshi/forecast.h>
#include <hoshi/judge.h>
#include <hoshi/ladder.h>
#include <hoshi/migration.h>
#include <hoshi/plan.h>
#include <hoshi/supplier.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What writers need besides the result. Zero-filled is a sensible default. */
struct hoshi_report_opts {
    enum hoshi_lang lang;
    bool color;
    bool all;          /**< everything, not one screen */
    bool answers;      /**< what the sheet says to each criterion, too */
    bool from_buyer;   /**< feedback speaks to a supplier; else to the company itself */
    uint8_t target;    /**< star to report gaps for; 0 = the next above the one reached */
    unsigned width;    /**< cells of a line; 0 = 80 */
    const char *sheet; /**< file name for the suggested next command, or NULL */
    struct hoshi_framework *const *framework; /**< for views; may be NULL when n is 0 */
    size_t n_framework;
    const struct hoshi_support_list *support; /**< or NULL */
    const struct hoshi_glossary *glossary;    /**< or NULL */
    bool compact;                             /**< JSON in one line */
    const struct hoshi_forecast *forecast;    /**< days to come, listed; NULL = not asked for */
    bool markdown;                 /**< of a document that can be a page: Markdown instead */
    const struct hoshi_plan *plan; /**< up to the target, for reports that tell it; NULL = none */
    const struct hoshi_diff_side *earlier; /**< last time, with its criteria; NULL = not given */
    const char *tool_version;              /**< that made the result, for JSON; NULL = this hoshi */
};

/**
 * What writes a result in one format. Same input, same bytes, but for the texts in the language
 * that a format for people is asked for.
 *
 * @param r    result
 * @param opts what the format needs of it, as its row says
 * @param out  appended to
 * @return HOSHI_OK; HOSHI_E_LIMIT when it did not fit; HOSHI_E_NOMEM; HOSHI_E_INVALID where the row
 *         says so
 * @owner  nothing changes hands
 */
typedef enum hoshi_rc hoshi_result_writer(const struct hoshi_result *r,
                                          const struct hoshi_report_opts *opts,
                                          struct hoshi_buf *out);

/* Every format of hoshi/writers.def. */
#define WRITER(id, function, needs, en, ja) HOSHI_MUST_USE hoshi_result_writer function;
#include <hoshi/writers.def>
#undef WRITER

/**
 * Which star to ask of each supplier, as CSV that hoshi_suppliers_load() reads again.
 *
 * @param list loaded list
 * @param out  appended to
 * @return HOSHI_OK or HOSHI_E_LIMIT
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_require_csv(const struct hoshi_suppliers *list,
                                               struct hoshi_buf *out);

/**
 * The same as JSON (require/1).
 *
 * @param list loaded list
 * @param out  appended to
 * @return HOSHI_OK, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_require_json(const struct hoshi_suppliers *list,
                                                struct hoshi_buf *out);

/**
 * The whole catalogue as JSON (catalogue/1), as hoshi_catalog_load() reads it.
 *
 * @param cat catalogue
 * @param out appended to
 * @return HOSHI_OK, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_catalog_json(const struct hoshi_catalog *cat,
                                                struct hoshi_buf *out);

/**
 * The catalogue as a table, one row per criterion: heads and labels in a language.
 *
 * @param cat  catalogue, indexed
 * @param opts .lang
 * @param out  appended to
 * @return HOSHI_OK, HOSHI_E_LIMIT
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_catalog_csv(const struct hoshi_catalog *cat,
                                               const struct hoshi_report_opts *opts,
                                               struct hoshi_buf *out);

/**
 * The catalogue as a library of CISO Assistant, with the other language as translations. It is
 * JSON that every YAML reader takes for the same, because that program takes YAML.
 *
 * @param cat  catalogue, indexed
 * @param opts .lang: the language that is not a translation
 * @param out  appended to
 * @return HOSHI_OK, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_ciso_assistant(const struct hoshi_catalog *cat,
                                                  const struct hoshi_report_opts *opts,
                                                  struct hoshi_buf *out);

/**
 * The catalogue as a Gemara ControlCatalog (layer 2), which knows one language.
 *
 * @param cat  catalogue, indexed
 * @param opts .lang, .framework
 * @param out  appended to
 * @return HOSHI_OK, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_gemara(const struct hoshi_catalog *cat,
                                          const struct hoshi_report_opts *opts,
                                          struct hoshi_buf *out);

/**
 * The catalogue as an OSCAL 1.2.1 catalog: same catalogue, same bytes.
 *
 * @param cat  catalogue
 * @param opts not used
 * @param out  appended to
 * @return HOSHI_OK, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 * @owner  nothing changes hands
 * @source docs/reference/oscal.md
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_oscal_catalog(const struct hoshi_catalog *cat,
                                                 const struct hoshi_report_opts *opts,
                                                 struct hoshi_buf *out);

/**
 * One star of the catalogue as an OSCAL profile of that catalog.
 *
 * @param cat  catalogue
 * @param opts target = the star; 0 = the highest of the catalogue
 * @param out  appended to
 * @return HOSHI_OK, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 * @owner  nothing changes hands
 * @source docs/reference/oscal.md
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_oscal_profile(const struct hoshi_catalog *cat,
                                                 const struct hoshi_report_opts *opts,
                                                 struct hoshi_buf *out);

/**
 * The links of the requirements to other frameworks as an OSCAL mapping collection.
 * HOSHI_E_UNSUPPORTED when there are none: OSCAL has no empty collection.
 *
 * @param cat  catalogue
 * @param opts framework, n_framework = the frameworks
 * @param out  appended to
 * @return HOSHI_OK, HOSHI_E_LIMIT, HOSHI_E_NOMEM, HOSHI_E_UNSUPPORTED
 * @owner  nothing changes hands
 * @source docs/reference/oscal.md
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_oscal_mapping(const struct hoshi_catalog *cat,
                                                 const struct hoshi_report_opts *opts,
                                                 struct hoshi_buf *out);

/**
 * Diagnostics as JSON, one object per line.
 *
 * @param diags sorted list
 * @param out   appended to
 * @return HOSHI_OK, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_diags_json(const struct hoshi_diags *diags,
                                              struct hoshi_buf *out);

/** Everything that can be explained. */
struct hoshi_library {
    const struct hoshi_catalog *catalog;
    struct hoshi_framework *const *framework;
    size_t n_framework;
    const struct hoshi_glossary *glossary;    /**< or NULL */
    const struct hoshi_support_list *support; /**< or NULL */
    struct hoshi_policy *const *policy;       /**< may be NULL when n is 0 */
    size_t n_policy;
};

/**
 * Explain one id: a criterion, requirement, category, condition, policy, id of a framework, word of
 * the glossary, help to call on, or a diagnostic code. What is no id is looked up among the names,
 * also by a part of them: one that has it is explained, several are listed.
 *
 * @param lib  where to look
 * @param id   what to look for
 * @param opts language, width, colour
 * @param out  appended to
 * @return HOSHI_OK; HOSHI_E_UNSUPPORTED when nothing is known under that id; HOSHI_E_LIMIT
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_explain(const struct hoshi_library *lib, const char *id,
                                           const struct hoshi_report_opts *opts,
                                           struct hoshi_buf *out);

/**
 * All ids that hoshi_explain() knows, for suggestions.
 *
 * @param lib    where to look
 * @param arena  holds the array
 * @param ret_id set on success only
 * @param ret_n  set on success only
 * @return HOSHI_OK or HOSHI_E_NOMEM
 * @owner  arena; the texts belong to the library
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_explain_ids(const struct hoshi_library *lib,
                                               struct hoshi_arena *arena, const char ***ret_id,
                                               size_t *ret_n);

/**
 * The catalogue for people: categories, requirements, criteria.
 *
 * @param cat  catalogue
 * @param star only criteria up to this star; 0 = all
 * @param opts language, width
 * @param out  appended to
 * @return HOSHI_OK or HOSHI_E_LIMIT
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_catalog_text(const struct hoshi_catalog *cat, uint8_t star,
                                                const struct hoshi_report_opts *opts,
                                                struct hoshi_buf *out);

/**
 * Where a company stands on each star, for people.
 *
 * @param ladder its rungs
 * @param opts   language, colour, width
 * @param out    appended to
 * @return HOSHI_OK, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_ladder_text(const struct hoshi_ladder *ladder,
                                               const struct hoshi_report_opts *opts,
                                               struct hoshi_buf *out);

/**
 * The same as JSON (ladder/1).
 *
 * @param ladder its rungs
 * @param out    appended to
 * @return HOSHI_OK, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_ladder_json(const struct hoshi_ladder *ladder,
                                               struct hoshi_buf *out);

/**
 * What becomes of a sheet in another catalogue, for people: counts, then every answer by its fate.
 *
 * @param m    what was decided
 * @param opts language, colour, width
 * @param out  appended to
 * @return HOSHI_OK, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_migration_text(const struct hoshi_migration *m,
                                                  const struct hoshi_report_opts *opts,
                                                  struct hoshi_buf *out);

/**
 * Only the counts, a line for each fate.
 *
 * @param m    what was decided
 * @param lang language
 * @param out  appended to
 * @owner nothing changes hands
 */
void hoshi_migration_counts(const struct hoshi_migration *m, enum hoshi_lang lang,
                            struct hoshi_buf *out);

/**
 * The same as JSON (migration/1).
 *
 * @param m   what was decided
 * @param out appended to
 * @return HOSHI_OK, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_migration_json(const struct hoshi_migration *m,
                                                  struct hoshi_buf *out);

/**
 * What changed between two catalogues, for people: a line for each meaning, then the rows.
 *
 * @param diff the changes
 * @param opts language, colour, width; all: the words of helps and remarks, too
 * @param out  appended to
 * @return HOSHI_OK, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_catalog_diff_text(const struct hoshi_catalog_diff *diff,
                                                     const struct hoshi_report_opts *opts,
                                                     struct hoshi_buf *out);

/**
 * The same as JSON (catalogue-diff/1).
 *
 * @param diff the changes
 * @param out  appended to
 * @return HOSHI_OK, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_catalog_diff_json(const struct hoshi_catalog_diff *diff,
                                                     struct hoshi_buf *out);

/**
 * What writes a comparison in one format. Same input, same bytes.
 *
 * @param diff the comparison
 * @param opts language; of the text also colour, width and all: every text, what is unchanged, too
 * @param out  appended to
 * @return HOSHI_OK, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 * @owner  nothing changes hands
 */
typedef enum hoshi_rc hoshi_diff_writer(const struct hoshi_diff *diff,
                                        const struct hoshi_report_opts *opts,
                                        struct hoshi_buf *out);

/** For people in front of a terminal: hoshi_diff_writer. @return as there */
HOSHI_MUST_USE hoshi_diff_writer hoshi_diff_text;
/** As JSON (diff/1): hoshi_diff_writer. @return as there */
HOSHI_MUST_USE hoshi_diff_writer hoshi_diff_json;
/** A row for each criterion, for spreadsheets: hoshi_diff_writer. @return as there */
HOSHI_MUST_USE hoshi_diff_writer hoshi_diff_csv;
/** A page without script, fit for printing: hoshi_diff_writer. @return as there */
HOSHI_MUST_USE hoshi_diff_writer hoshi_diff_html;

#ifdef __cplusplus
}
#endif
#endif
