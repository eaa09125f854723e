/* The table of output formats of a result, and what they need. */
#ifndef HOSHI_APP_SESSION_WRITERS_H
#define HOSHI_APP_SESSION_WRITERS_H

#include "app/session/session.h"
#include "stock/writers.h"

/** What must be loaded or made before a format can be written, and what it can be of, by bit. */
enum hoshi_writer_needs {
    HOSHI_NEEDS_NOTHING = 0,
    HOSHI_NEEDS_TEXTS = 1,    /**< glossary and support */
    HOSHI_NEEDS_PLAN = 2,     /**< opts.plan where there can be one */
    HOSHI_NEEDS_A_PLAN = 6,   /**< nothing can be written without */
    HOSHI_NEEDS_WORKBOOK = 8, /**< the library for workbooks */
    HOSHI_TAKES_OWNER = 16,   /**< it can be of what is up to one owner only */
    HOSHI_SHOWS_LAST = 32,    /**< last time, where it is given */
    HOSHI_LISTS_DAYS = 64     /**< days to come, where they are asked for */
};

struct hoshi_writer {
    const char *id;
    hoshi_result_writer *write;
    unsigned needs;          /* enum hoshi_writer_needs */
    struct hoshi_text about; /* what it is, in a line */
};

/* Ends with a NULL id; the ids alone, in the same order, end with NULL. */
extern const struct hoshi_writer hoshi_writers[];
extern const char *const hoshi_writer_ids[];

/**
 * Make what formats need besides what hoshi_score() loads.
 *
 * @param s     its catalogue is there; complaints go into its diags
 * @param needs of all formats that are to be written
 * @param r     judged
 * @param opts  its target is read; its plan is set where there can be one
 * @return HOSHI_OK, or an error after a complaint
 * @owner  the session
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_writer_prepare(struct hoshi_session *s, unsigned needs,
                                                  const struct hoshi_result *r,
                                                  struct hoshi_report_opts *opts);

/**
 * Write a result in a format.
 *
 * @param s      complaints go into its diags
 * @param writer whose needs hoshi_writer_prepare() has made
 * @param r      judged
 * @param opts   of the report
 * @param out    appended to
 * @return as hoshi_result_writer; HOSHI_E_IO and HOSHI_E_LIMIT also after a complaint
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_writer_write(struct hoshi_session *s,
                                                const struct hoshi_writer *writer,
                                                const struct hoshi_result *r,
                                                const struct hoshi_report_opts *opts,
                                                struct hoshi_buf *out);

/**
 * See that a format of a plan can be written.
 *
 * @param s      complaints go into its diags
 * @param format which
 * @return HOSHI_OK, or an error after a complaint: its library is not there
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_plan_format_prepare(struct hoshi_session *s,
                                                       const struct hoshi_plan_format *format);

/**
 * Write a group, with what its format needs.
 *
 * @param s      complaints go into its diags
 * @param format of hoshi_group_formats
 * @param g      judged
 * @param opts   as the writers take them
 * @param out    appended to
 * @return HOSHI_OK, or an error; after a complaint but for HOSHI_E_LIMIT and HOSHI_E_NOMEM
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_group_write(struct hoshi_session *s,
                                               const struct hoshi_group_format *format,
                                               const struct hoshi_members *g,
                                               const struct hoshi_report_opts *opts,
                                               struct hoshi_buf *out);

/**
 * Write a blank sheet.
 *
 * @param s        with its catalogue; complaints go into its diags
 * @param form     of it
 * @param star     criteria up to this star
 * @param by_owner a part for each who is usually in charge; only of forms that have them
 * @param lang     of its texts
 * @param out      appended to
 * @return HOSHI_OK, or an error after a complaint; HOSHI_E_NOMEM
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_template_write(struct hoshi_session *s,
                                                  const struct hoshi_template *form, uint8_t star,
                                                  bool by_owner, enum hoshi_lang lang,
                                                  struct hoshi_buf *out);

/**
 * Write a sheet that says something in a form of its own.
 *
 * @param s    as there
 * @param form that has such a table
 * @param ans  resolved answers to the catalogue of s
 * @param lang as there
 * @param out  as there
 * @return as there
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_table_write(struct hoshi_session *s,
                                               const struct hoshi_template *form,
                                               const struct hoshi_answers *ans,
                                               enum hoshi_lang lang, struct hoshi_buf *out);

#endif
