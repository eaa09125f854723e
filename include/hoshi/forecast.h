/* layer: engine
 * What time alone does to a judgement: the days on which an outcome changes although nobody changes
 * an answer, and the days worth knowing that change none. */
#ifndef HOSHI_FORECAST_H
#define HOSHI_FORECAST_H

#include <hoshi/judge.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Why a day is worth knowing although no verdict changes on it. */
enum hoshi_date_kind {
#define DATE_KIND(id, code, en, ja) HOSHI_DATE_##id,
#include <hoshi/vocabulary.def>
    HOSHI_DATE_COUNT_
};

/** One criterion that comes to something else from a day on. */
struct hoshi_forecast_change {
    const struct hoshi_criterion *criterion;
    struct hoshi_outcome was, is;
    hoshi_day last; /**< the last day that its date still counted; 0 where another one's date does
                       it */
};

/** A day from which on something is judged otherwise, and what all levels come to from then on. */
struct hoshi_forecast_day {
    hoshi_day day;
    uint8_t star, star_firm, star_provisional;  /**< as in struct hoshi_result */
    struct hoshi_star_result *level;            /**< by level index */
    const struct hoshi_forecast_change *change; /**< in the order of the catalogue */
    size_t n_change;
};

/** A day that changes no verdict. */
struct hoshi_forecast_date {
    hoshi_day day; /**< the last one: evidence, a validity; the day itself: due */
    enum hoshi_date_kind kind;
    const struct hoshi_criterion *criterion; /**< NULL of a validity */
    const struct hoshi_evidence *evidence;   /**< of evidence */
    const struct hoshi_level *level;         /**< of a validity */
};

/** What the rules of the policy make of time alone. Borrows from the result. */
struct hoshi_forecast {
    hoshi_day until;                                            /**< the last day that is listed */
    struct hoshi_forecast_day *day;                             /**< by day */
    size_t n_day;                                               /**< up to until */
    const struct hoshi_forecast_day *star, *firm, *provisional; /**< when what is reached now is
                                       no longer reached, also behind until; NULL: never by time
                                       alone, or nothing is reached */
    const struct hoshi_criterion **undated; /**< met, recurring, without a day: time never makes a
                                               gap of them, and no day can be told */
    size_t n_undated;
    size_t n_dated; /**< criteria whose date the policy looks at, and whose day is still to come */
    struct hoshi_forecast_date *date; /**< by day */
    size_t n_date;
};

/**
 * Judge the same answers on all days to come.
 *
 * @param r            a result of hoshi_judge()
 * @param until        the last day to list; 0: a year from the day of judgement
 * @param arena        owns everything reachable from *ret_forecast
 * @param ret_forecast set on success only
 * @return HOSHI_OK or HOSHI_E_NOMEM
 * @owner  arena; the result is borrowed
 * @source docs/explanation/judgement.md, "Time"
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_forecast(const struct hoshi_result *r, hoshi_day until,
                                            struct hoshi_arena *arena,
                                            struct hoshi_forecast *ret_forecast);

/** Codes of machine formats. @return static text @owner static storage */
const char *hoshi_date_kind_code(enum hoshi_date_kind kind);
/** Labels for people. @return static text @owner static storage */
const char *hoshi_date_kind_label(enum hoshi_date_kind kind, enum hoshi_lang lang);

#ifdef __cplusplus
}
#endif
#endif
