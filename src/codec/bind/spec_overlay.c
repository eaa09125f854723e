/* Field rows of a buyer's overlay. */
#include <hoshi/overlay.h>

#include "codec/bind/rows.h"

static const struct hoshi_field class_field[] = {
    F(BITEXT, "title", 0, hoshi_overlay_class, title),
    F(NAME, "star", 0, hoshi_overlay_class, said.star),
    F(NAME, "level", 0, hoshi_overlay_class, said.level),
    F(DATE, "due", 0, hoshi_overlay_class, due),
};
static const struct hoshi_spec class_spec = {.what = "classes",
                                             .size = sizeof(struct hoshi_overlay_class),
                                             HOSHI_SPEC_FIELDS(class_field),
                                             .key = AT(hoshi_overlay_class, id)};

static const struct hoshi_field supplier_field[] = {
    F(NAME, "star", 0, hoshi_overlay_supplier, said.star),
    F(NAME, "level", 0, hoshi_overlay_supplier, said.level),
    F(NAME, "class", 0, hoshi_overlay_supplier, class_id),
    F(DATE, "due", 0, hoshi_overlay_supplier, due),
};
/* "S-00042: core" is short for "S-00042: {class: core}". */
static const struct hoshi_spec supplier_spec = {.what = "suppliers",
                                                .size = sizeof(struct hoshi_overlay_supplier),
                                                HOSHI_SPEC_FIELDS(supplier_field),
                                                .key = AT(hoshi_overlay_supplier, id),
                                                .short_form = "class"};

static const struct hoshi_field ignore_field[] = {
    F(NAME, "criterion", REQ, hoshi_overlay_rule, criterion),
    F(TEXT, "reason", REQ | MULTI, hoshi_overlay_rule, reason),
    F(NAMES, "classes", 0, hoshi_overlay_rule, class_id),
};
static const struct hoshi_spec ignore_spec = {
    .what = "ignore", .size = sizeof(struct hoshi_overlay_rule), HOSHI_SPEC_FIELDS(ignore_field)};

static const struct hoshi_field add_field[] = {
    F(NAME, "criterion", REQ, hoshi_overlay_rule, criterion),
    F(TEXT, "reason", REQ | MULTI, hoshi_overlay_rule, reason),
    F(NAMES, "classes", 0, hoshi_overlay_rule, class_id),
    F(DATE, "due", 0, hoshi_overlay_rule, due),
};
static const struct hoshi_spec add_spec = {
    .what = "add", .size = sizeof(struct hoshi_overlay_rule), HOSHI_SPEC_FIELDS(add_field)};

static const struct hoshi_field overlay_field[] = {
    F(NAME, "hoshi", REQ, hoshi_overlay, format),
    F(NAME, "id", REQ, hoshi_overlay, id),
    F(NAME, "catalogue", REQ, hoshi_overlay, catalogue),
    F(BITEXT, "title", 0, hoshi_overlay, title),
    F(NAME, "star", 0, hoshi_overlay, said.star),
    F(NAME, "level", 0, hoshi_overlay, said.level),
    F(DATE, "due", 0, hoshi_overlay, due),
    F_ARRAY(TABLE, "classes", 0, hoshi_overlay, cls, class_spec),
    F_ARRAY(TABLE, "suppliers", 0, hoshi_overlay, supplier, supplier_spec),
    F_ARRAY(LIST, "ignore", 0, hoshi_overlay, ignore, ignore_spec),
    F_ARRAY(LIST, "add", 0, hoshi_overlay, add, add_spec),
};
const struct hoshi_spec hoshi_overlay_spec = {
    .what = "overlay", .size = sizeof(struct hoshi_overlay), HOSHI_SPEC_FIELDS(overlay_field)};
