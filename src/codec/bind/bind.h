/* Node tree -> struct, driven by rows: unknown, missing, type, range, choice, near-miss. */
#ifndef HOSHI_CODEC_BIND_BIND_H
#define HOSHI_CODEC_BIND_BIND_H

#include <hoshi/catalog.h>

#include "base/lines.h"
#include "codec/parse/node.h"

enum hoshi_field_kind {
    HOSHI_FIELD_TEXT,   /* const char * */
    HOSHI_FIELD_NAME,   /* struct hoshi_name */
    HOSHI_FIELD_BITEXT, /* struct hoshi_text from {ja, en} */
    HOSHI_FIELD_UINT8,
    HOSHI_FIELD_UINT64,
    HOSHI_FIELD_INT32,
    HOSHI_FIELD_BOOL,
    HOSHI_FIELD_CHOICE, /* an enum, through .choice */
    HOSHI_FIELD_DATE,   /* hoshi_day */
    HOSHI_FIELD_PERIOD, /* hoshi_months */
    HOSHI_FIELD_NAMES,  /* struct hoshi_names */
    HOSHI_FIELD_TEXTS,  /* struct hoshi_text *; .count */
    HOSHI_FIELD_STRUCT, /* struct x *, from a map */
    HOSHI_FIELD_LIST,   /* struct x *; .count; from a sequence of maps */
    HOSHI_FIELD_TABLE,  /* struct x *; .count; from a map: its keys go to .sub->key */
    HOSHI_FIELD_CUSTOM, /* .custom does it */
};

/* SPOKEN: a CHOICE that people write in any width and case; its names are narrow and small.
 * ID: a NAME that others write on command lines, in keys and file names, so plain ASCII only
 * YES_NO: a CHOICE between these two, which may be left empty
 * WORDS: what people write freely, so that a "#" in it was hardly meant to begin a comment */
enum {
    HOSHI_FIELD_REQUIRED = 1,
    HOSHI_FIELD_MULTILINE = 2,
    HOSHI_FIELD_ID = 4,
    HOSHI_FIELD_SPOKEN = 8,
    HOSHI_FIELD_WORDS = 16,
    HOSHI_FIELD_YES_NO = 32
};

struct hoshi_choice {
    const char *name;
    int value;
};

struct hoshi_binder {
    struct hoshi_arena *arena;
    struct hoshi_diags *diags;
    uint16_t source;
    bool nomem;
    const char *entry; /* the key of the entry of a table of entries that is being read; or NULL */
    const struct hoshi_catalog *cat; /* of a sheet: what it answers */
    const struct hoshi_lines *lines; /* of a text in which values may be cut by a "#"; or NULL */
    const struct hoshi_spec
        *all_optional; /* the one met last that requires nothing: not looked at again */
};

struct hoshi_field {
    const char *name;
    enum hoshi_field_kind kind;
    unsigned flags;
    size_t offset, count;
    size_t place; /* offset of a span that takes the place of the value, or 0 */
    long long min, max;
    const struct hoshi_choice *choice; /* ends with a NULL name */
    const struct hoshi_spec *sub;
    void (*custom)(struct hoshi_binder *b, const struct hoshi_node *node, void *base);
};

/* Rows of one struct. Every bound struct begins with a struct hoshi_span. */
struct hoshi_spec {
    const char *what; /* for messages, when there is no key to name */
    size_t size;
    const struct hoshi_field *field;
    size_t n_field;
    size_t key;             /* TABLE: offset of the struct hoshi_name that takes the key */
    const char *short_form; /* field that takes the whole value when it is no map, or NULL */
};

#define HOSHI_SPEC_FIELDS(rows) (rows), sizeof(rows) / sizeof((rows)[0])

/**
 * Fill a struct from a node.
 *
 * @param b    where memory, complaints and places come from and go to; .nomem is set when it runs
 * out
 * @param spec rows of the struct
 * @param node what was read
 * @param base the struct, already zero; what could be read is there, whatever was complained about
 */
void hoshi_bind(struct hoshi_binder *b, const struct hoshi_spec *spec,
                const struct hoshi_node *node, void *base);
/**
 * The text of a scalar, checked for control characters and noncharacters.
 *
 * @param b         as in hoshi_bind()
 * @param node      the value
 * @param name      of the field, for the complaint
 * @param multiline whether line breaks and tabs are allowed
 * @return the text, or NULL after a complaint
 * @owner  the node
 */
const char *hoshi_bind_text(struct hoshi_binder *b, const struct hoshi_node *node, const char *name,
                            bool multiline);
/** Complain about a value that is no choice; allowed: the choices, as text. */
void hoshi_bind_bad_choice(struct hoshi_binder *b, const struct hoshi_node *node, const char *name,
                           const char *allowed);

extern const struct hoshi_choice hoshi_confidence_choice[];

#endif
