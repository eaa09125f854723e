/* The tables of output formats of a catalogue and of a plan, and of forms of a blank sheet. */
#ifndef HOSHI_STOCK_WRITERS_H
#define HOSHI_STOCK_WRITERS_H

#include <hoshi/load.h>
#include <hoshi/report.h>
#include <hoshi/report_members.h>
#include <hoshi/report_plan.h>
#include <hoshi/report_sheet.h>

/* What writes a blank sheet for the criteria up to a star, and a catalogue. HOSHI_E_UNSUPPORTED:
 * the format cannot carry this catalogue. */
typedef enum hoshi_rc hoshi_template_writer(const struct hoshi_catalog *cat, uint8_t star,
                                            enum hoshi_lang lang, struct hoshi_buf *out);
typedef enum hoshi_rc hoshi_table_writer(const struct hoshi_catalog *cat,
                                         const struct hoshi_answers *ans, enum hoshi_lang lang,
                                         struct hoshi_buf *out);
typedef enum hoshi_rc hoshi_catalog_writer(const struct hoshi_catalog *cat,
                                           const struct hoshi_report_opts *opts,
                                           struct hoshi_buf *out);

struct hoshi_template {
    const char *id;
    enum hoshi_input_format format;
    hoshi_template_writer *write, *by_owner; /* by_owner: NULL = it has no parts */
    hoshi_table_writer
        *table; /* of a sheet that says something; NULL = the blank one is filled in */
};

struct hoshi_exporter {
    const char *id;
    hoshi_catalog_writer *write;
};

struct hoshi_plan_format {
    const char *id;
    hoshi_plan_writer *write;
    bool is_workbook;        /* the library for workbooks must be there */
    struct hoshi_text about; /* what it is, in a line */
};

struct hoshi_group_format {
    const char *id;
    hoshi_members_writer *write;
    bool is_workbook; /* as there */
};

/* All tables end with a NULL id; the ids alone, in the same order, end with NULL. */
extern const struct hoshi_exporter hoshi_exporters[];
extern const struct hoshi_template hoshi_templates[];
extern const struct hoshi_plan_format hoshi_plan_formats[];
extern const struct hoshi_group_format hoshi_group_formats[];
extern const char *const hoshi_plan_format_ids[];
extern const char *const hoshi_exporter_ids[], *const hoshi_template_ids[];

/**
 * The form that files of a format have.
 *
 * @param format of the file
 * @return the first form when there is none
 * @owner nobody: static
 */
const struct hoshi_template *hoshi_template_of(enum hoshi_input_format format);

#endif
