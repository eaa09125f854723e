#include "stock/writers.h"

const struct hoshi_writer hoshi_writers[] = {
#define WRITER(id, function) {id, function},
#include "stock/writers.def"
#undef WRITER
    {NULL, NULL},
};

static enum hoshi_rc export_json(const struct hoshi_catalog *cat,
                                 const struct hoshi_report_opts *opts, struct hoshi_buf *out)
{
    (void)opts;
    return hoshi_catalog_json(cat, out);
}

const struct hoshi_exporter hoshi_exporters[] = {
#define EXPORTER(id, function) {id, function},
#include "stock/exporters.def"
#undef EXPORTER
    {NULL, NULL},
};

const struct hoshi_template hoshi_templates[] = {
#define TEMPLATE(id, function) {id, function},
#include "stock/templates.def"
#undef TEMPLATE
    {NULL, NULL},
};
