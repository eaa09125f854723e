/* The tables of output formats of a result and of a catalogue, and of forms of a blank sheet. */
#ifndef HOSHI_STOCK_WRITERS_H
#define HOSHI_STOCK_WRITERS_H

#include <hoshi/report.h>

struct hoshi_writer {
    const char *id;
    enum hoshi_rc (*write)(const struct hoshi_result *r, const struct hoshi_report_opts *opts,
                           struct hoshi_buf *out);
};

struct hoshi_template {
    const char *id;
    enum hoshi_rc (*write)(const struct hoshi_catalog *cat, uint8_t star, enum hoshi_lang lang,
                           struct hoshi_buf *out);
};

struct hoshi_exporter {
    const char *id;
    /* HOSHI_E_UNSUPPORTED: the format cannot carry this catalogue */
    enum hoshi_rc (*write)(const struct hoshi_catalog *cat, const struct hoshi_report_opts *opts,
                           struct hoshi_buf *out);
};

/* All tables end with a NULL id. */
extern const struct hoshi_writer hoshi_writers[];
extern const struct hoshi_exporter hoshi_exporters[];
extern const struct hoshi_template hoshi_templates[];

#endif
