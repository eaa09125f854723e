#include "stock/writers.h"

const struct hoshi_plan_format hoshi_plan_formats[] = {
#define PLAN_WRITER(id, function, is_workbook, en, ja)                                             \
    {id, function, is_workbook, {{[HOSHI_LANG_JA] = (ja), [HOSHI_LANG_EN] = (en)}}},
#include <hoshi/plans.def>
#undef PLAN_WRITER
    {NULL, NULL, false, {{NULL, NULL}}},
};
const char *const hoshi_plan_format_ids[] = {
#define PLAN_WRITER(id, function, is_workbook, en, ja) id,
#include <hoshi/plans.def>
#undef PLAN_WRITER
    NULL,
};

const struct hoshi_group_format hoshi_group_formats[] = {
#define GROUP_WRITER(id, function, is_workbook) {id, function, is_workbook},
#include <hoshi/groups.def>
#undef GROUP_WRITER
    {NULL, NULL, false},
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
const char *const hoshi_exporter_ids[] = {
#define EXPORTER(id, function) id,
#include "stock/exporters.def"
#undef EXPORTER
    NULL,
};

const struct hoshi_template hoshi_templates[] = {
#define TEMPLATE(id, format, function, by_owner, table)                                            \
    {id, HOSHI_INPUT_##format, function, by_owner, table},
#include "stock/templates.def"
#undef TEMPLATE
    {NULL, HOSHI_INPUT_AUTO, NULL, NULL, NULL},
};
const char *const hoshi_template_ids[] = {
#define TEMPLATE(id, format, function, by_owner, table) id,
#include "stock/templates.def"
#undef TEMPLATE
    NULL,
};

const struct hoshi_template *hoshi_template_of(enum hoshi_input_format format)
{
    for (const struct hoshi_template *t = hoshi_templates; t->id != NULL; t++) {
        if (t->format == format)
            return t;
    }
    return &hoshi_templates[0];
}
