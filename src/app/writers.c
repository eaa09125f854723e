#include "app/writers.h"

const struct hoshi_writer hoshi_writers[] = {
#define WRITER(id, function) {id, function},
#include "app/writers.def"
#undef WRITER
    {NULL, NULL},
};

const struct hoshi_template hoshi_templates[] = {
#define TEMPLATE(id, function) {id, function},
#include "app/templates.def"
#undef TEMPLATE
    {NULL, NULL},
};
