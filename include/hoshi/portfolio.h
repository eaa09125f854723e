/* layer: report
 * Many suppliers on one page: rows taken from batch records, and the outputs made of them. */
#ifndef HOSHI_PORTFOLIO_H
#define HOSHI_PORTFOLIO_H

#include <hoshi/arena.h>
#include <hoshi/buf.h>
#include <hoshi/catalog.h>
#include <hoshi/overlay.h>
#include <hoshi/policy.h>
#include <hoshi/record.h>
#include <hoshi/result.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What an earlier portfolio can say of a supplier. NONE: no earlier portfolio was given, or
 * nothing came now. */
enum hoshi_then_kind {
    HOSHI_THEN_NONE = 0,
#define THEN(id, code, en, ja) HOSHI_THEN_##id,
#include <hoshi/vocabulary.def>
    HOSHI_THEN_COUNT_
};

/** How a supplier has moved. NONE: it is not compared. */
enum hoshi_then_change {
    HOSHI_THEN_CHANGE_NONE = 0,
#define THEN_CHANGE(id, code, en, ja) HOSHI_THEN_CHANGE_##id,
#include <hoshi/vocabulary.def>
    HOSHI_THEN_CHANGE_COUNT_
};

/** What an earlier portfolio said of one supplier's sheet that was judged. */
struct hoshi_then_judgement {
    uint8_t star;
    uint8_t star_firm;            /**< as star in a portfolio that did not say it */
    uint8_t asked;                /**< 0 = nothing */
    uint32_t satisfied, total;    /**< over what was measured then */
    const char *scope, *left_out; /**< of the sheet then, and what it left out of it; or NULL */
};

/** What an earlier portfolio says of a row. */
struct hoshi_portfolio_then {
    enum hoshi_then_kind kind;
    enum hoshi_then_change change; /**< only of COMPARED */
    bool known;                    /**< there was one sheet, and it was judged; else was is zero */
    struct hoshi_then_judgement was;
};

/** One supplier. All texts live in the portfolio's arena. */
struct hoshi_portfolio_row {
    enum hoshi_record_state state; /**< what came of it */
    bool judged;                   /**< otherwise the numbers are zero, the arrays NULL */
    bool counts; /**< stands for its company: the only row of its id, or of several judged ones that
                    which reaches least; set by hoshi_portfolio_rank() */
    const char *source;               /**< NULL: nothing came */
    const char *id, *name, *class_id; /**< or NULL */
    const char *listed_name;      /**< of this id in the buyer's list, plainly another; or NULL */
    const char *scope, *left_out; /**< of the sheet, and what it leaves out of it; or NULL */
    const char *similar_id;       /**< nearly this id is asked, or came instead; or NULL */
    const char *not_taken,
        *not_taken_code;            /**< a sheet that may be newer, and its error; or NULL */
    const char *error_code, *error; /**< why the sheet could not be judged, or NULL */
    uint8_t star;                   /**< reached by the catalogue's own rules */
    uint8_t star_firm;              /**< reached without a claim of "not applicable" */
    struct hoshi_record_score score;
    uint8_t asked;     /**< 0 = nothing asked */
    bool reached;      /**< what is measured is met, or is if claims are accepted */
    bool reached_firm; /**< what is measured is met without claims */
    bool overdue;      /**< the due date has passed, and it is not reached */
    hoshi_day due;
    hoshi_day assessed_on;    /**< as the sheet says; 0 = not said */
    struct hoshi_tally tally; /**< over what is measured */
    uint32_t n_finding;
    struct hoshi_tally *group; /**< by group index, over what is measured */
    unsigned char *applies;    /**< bits by criterion index: measured */
    unsigned char *missing;    /**< of these: gap or open */
    uint32_t rank;             /**< 1 = talk to it first; 0 = reached, or not judged */
    struct hoshi_portfolio_then then;
};

/** A folder with a file about each judged sheet, named after its source. */
struct hoshi_portfolio_folder {
    const char *dir, *suffix; /**< suffix with its dot: ".feedback.html" */
};

/** A portfolio. Initialise with hoshi_portfolio_init(). */
struct hoshi_portfolio {
    const struct hoshi_catalog *catalog;
    const struct hoshi_policy *policy;
    const struct hoshi_overlay *overlay; /**< or NULL */
    hoshi_day as_of;
    struct hoshi_arena *arena;
    struct hoshi_portfolio_row *row; /**< in input order */
    size_t n, cap;
    uint32_t *n_measured; /**< companies by criterion index; NULL before the first row */
    struct hoshi_portfolio_folder folder[4]; /**< written beside it */
    size_t n_folder;
    uint32_t part, n_part;               /**< of a run in parts the one that this is; 0 = whole */
    const struct hoshi_earlier *earlier; /**< compared with, or NULL */
    uint32_t n_then;                     /**< suppliers then, each once */
    uint32_t n_gone;                     /**< of them: with an id, and nothing came now */
    uint32_t n_then_no_id; /**< of them: without an id, and nothing came now under that path */
    /** Of them those judged, by star, the one of several sheets that is least: firm, or not. */
    uint32_t then_firm[HOSHI_STAR_MAX + 1], then_claimed[HOSHI_STAR_MAX + 1];
};

/**
 * Prepare an empty portfolio.
 *
 * @param p       to be initialised
 * @param catalog indexed; borrowed
 * @param policy  borrowed
 * @param overlay a buyer's rules, or NULL; borrowed
 * @param as_of   the day of judgement
 * @param arena   holds the rows; borrowed
 * @return nothing
 * @owner  everything given is borrowed and must outlive the portfolio
 */
void hoshi_portfolio_init(struct hoshi_portfolio *p, const struct hoshi_catalog *catalog,
                          const struct hoshi_policy *policy, const struct hoshi_overlay *overlay,
                          hoshi_day as_of, struct hoshi_arena *arena);

/**
 * Whether a portfolio has rows of that state.
 *
 * @param state of a record
 * @return false for SUPERSEDED: a row is a supplier's sheet that counts, or the lack of one
 * @owner  nothing changes hands
 */
bool hoshi_portfolio_holds(enum hoshi_record_state state);

/**
 * Add one supplier from its batch record. The record is not trusted: what does not fit the
 * catalogue is refused.
 *
 * @param p      initialised
 * @param record of a judged input with its outcomes, of one that could not be judged, or of a
 *               supplier from whom nothing came
 * @return HOSHI_OK, HOSHI_E_NOMEM, HOSHI_E_INVALID (no record of this catalogue, no outcomes, or of
 *         a state that a portfolio does not hold)
 * @owner  texts are copied
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_portfolio_add(struct hoshi_portfolio *p,
                                                 const struct hoshi_record *record);

/** One sheet of an earlier portfolio. */
struct hoshi_earlier_supplier {
    const char *source;
    const char *id; /**< or NULL */
    bool judged;    /**< otherwise was is zero */
    bool counted;   /**< stood for its company then; a file that does not tell has none */
    struct hoshi_then_judgement was;
};

/** By which rules a portfolio was judged: SHA-256 in hexadecimal, "" = none. */
struct hoshi_earlier_rules {
    char catalogue[65], policy[65], overlay[65];
};

/** An earlier portfolio, as far as a comparison needs it. */
struct hoshi_earlier {
    hoshi_day as_of;
    struct hoshi_earlier_rules rules;
    struct hoshi_earlier_supplier *supplier; /**< in the order of the file */
    size_t n, cap;
    bool has_suppliers; /**< the file has the list, however short */
    bool is_part;       /**< of one shard: who is not in it may be in another */
};

/**
 * Read portfolio/1.
 *
 * @param bytes       UTF-8
 * @param catalog     that it must be about
 * @param arena       holds what is read
 * @param ret_earlier set
 * @param ret_at      with HOSHI_E_SYNTAX the offset where it is no JSON
 * @return HOSHI_OK, HOSHI_E_SYNTAX, HOSHI_E_INVALID (no portfolio/1 of this catalogue),
 *         HOSHI_E_NOMEM
 * @owner  the arena; bytes are not kept
 * @source docs/reference/formats.md
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_earlier_read(struct hoshi_str bytes,
                                                const struct hoshi_catalog *catalog,
                                                struct hoshi_arena *arena,
                                                struct hoshi_earlier *ret_earlier, size_t *ret_at);

/**
 * Compare with an earlier portfolio. Suppliers are the same when their ids are, or, without an id,
 * their sources. An id that stands twice on either side is not compared, nor is who was judged by
 * another catalogue, policy or overlay, at another star, or of another part of its company: then
 * it is the measure that has changed.
 *
 * @param p       all rows added
 * @param earlier from hoshi_earlier_read()
 * @return HOSHI_OK or HOSHI_E_NOMEM
 * @owner  borrowed by p
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_portfolio_compare(struct hoshi_portfolio *p,
                                                     const struct hoshi_earlier *earlier);

/** The rules of a portfolio that are not those of an earlier one. */
struct hoshi_rules_differ {
    bool catalogue, policy, overlay;
};

/**
 * Whether both were judged by the same rules.
 *
 * @param p       any
 * @param earlier from hoshi_earlier_read()
 * @return what differs
 * @owner  nothing changes hands
 */
struct hoshi_rules_differ hoshi_portfolio_differ(const struct hoshi_portfolio *p,
                                                 const struct hoshi_earlier *earlier);

/** Codes of machine formats. @return static text; NULL for NONE @owner static storage */
const char *hoshi_then_code(enum hoshi_then_kind kind);
/** Labels for people. @return static text; NULL for NONE @owner static storage */
const char *hoshi_then_label(enum hoshi_then_kind kind, enum hoshi_lang lang);
/** Codes of machine formats. @return static text; NULL for NONE @owner static storage */
const char *hoshi_then_change_code(enum hoshi_then_change change);
/** Labels for people. @return static text; NULL for NONE @owner static storage */
const char *hoshi_then_change_label(enum hoshi_then_change change, enum hoshi_lang lang);

/**
 * Count companies, and say whom to talk to first: sets hoshi_portfolio_row.counts and .rank. Only
 * rows that count have a rank. The rule: not reached; the higher star
 * asked; the earlier due date, none last; more missing criteria; then id and source.
 *
 * @param p all rows added
 * @return HOSHI_OK or HOSHI_E_NOMEM
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_portfolio_rank(struct hoshi_portfolio *p);

/**
 * One self-contained page: table, distribution, missing criteria, heat map. No address is loaded.
 *
 * @param p    ranked
 * @param lang language it opens in
 * @param out  appended to
 * @return HOSHI_OK, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_portfolio_html(const struct hoshi_portfolio *p,
                                                  enum hoshi_lang lang, struct hoshi_buf *out);

/**
 * One row per supplier as CSV for spreadsheets.
 *
 * @param p    ranked
 * @param lang plays no part: columns have English names
 * @param out  appended to
 * @return HOSHI_OK or HOSHI_E_LIMIT
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_portfolio_csv(const struct hoshi_portfolio *p,
                                                 enum hoshi_lang lang, struct hoshi_buf *out);

/**
 * Which file is about whom, as CSV: id, name, state, source, then per folder the path.
 *
 * @param p    with its folders
 * @param lang plays no part
 * @param out  appended to
 * @return HOSHI_OK or HOSHI_E_LIMIT
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_portfolio_index(const struct hoshi_portfolio *p,
                                                   enum hoshi_lang lang, struct hoshi_buf *out);

/**
 * portfolio/1, which hoshi_earlier_read() reads.
 *
 * @param p    ranked
 * @param lang plays no part
 * @param out  appended to
 * @return HOSHI_OK, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_portfolio_json(const struct hoshi_portfolio *p,
                                                  enum hoshi_lang lang, struct hoshi_buf *out);

/**
 * How many companies miss a criterion, among those it is measured for.
 *
 * @param p       ranked
 * @param index   criterion index
 * @return suppliers
 * @owner  nothing changes hands
 */
uint32_t hoshi_portfolio_missing(const struct hoshi_portfolio *p, uint32_t index);

#ifdef __cplusplus
}
#endif
#endif
