/* layer: model
 * What a catalogue's references point to: frameworks of others with their ids; the glossary; help
 * to call on. Everything borrows from the arena of its load. */
#ifndef HOSHI_REFERENCE_H
#define HOSHI_REFERENCE_H

#include <hoshi/catalog.h>

#ifdef __cplusplus
extern "C" {
#endif

/** One id of a framework. */
struct hoshi_entry {
    struct hoshi_span span;
    struct hoshi_name id, parent;
    struct hoshi_text title;
    enum hoshi_confidence confidence;
    struct hoshi_refs *refs;
    size_t n_refs;
    enum hoshi_basis refs_basis;
};

/** Ids of frameworks that have a place of their own: the category that a requirement names is one
 * of CSF2; the report for people shows what the others come to. */
#define HOSHI_FRAMEWORK_CSF2 "csf2"
#define HOSHI_FRAMEWORK_DIRECTIVE "directive"
#define HOSHI_FRAMEWORK_CPSF "cpsf"

/** Titles of another framework's ids. */
struct hoshi_framework {
    struct hoshi_span span;
    struct hoshi_name format, id;
    const char *edition;
    struct hoshi_text title, publisher, note;
    enum hoshi_confidence confidence;
    struct hoshi_entry *entry;
    size_t n_entry;
    struct hoshi_entry **by_id; /**< sorted; set by hoshi_framework_index() */
    uint16_t diag_source;       /**< index of its text in the diagnostics it was loaded with */
};

/** A word explained. */
struct hoshi_term {
    struct hoshi_span span;
    struct hoshi_name id;
    struct hoshi_text term, text;
    struct hoshi_names also;
};

/** All words. */
struct hoshi_glossary {
    struct hoshi_span span;
    struct hoshi_name format;
    struct hoshi_term *term;
    size_t n_term;
};

/** Help that a company can call on. */
struct hoshi_support {
    struct hoshi_span span;
    struct hoshi_name id;
    struct hoshi_text title, what, suits, cost, source;
    const char *as_of; /**< "2025-05": as precise as the source is */
    enum hoshi_confidence confidence;
    struct hoshi_names criteria;
};

/** All help. */
struct hoshi_support_list {
    struct hoshi_span span;
    struct hoshi_name format;
    struct hoshi_support *support;
    size_t n_support;
};

/**
 * Find an id of a framework.
 *
 * @param fw indexed framework
 * @param id e.g. "CPS.SC-6"
 * @return the entry, or NULL
 * @owner  framework
 */
const struct hoshi_entry *hoshi_framework_find(const struct hoshi_framework *fw, const char *id);

#ifdef __cplusplus
}
#endif
#endif
