/* What the OSCAL writers share: how foreign text, ids, dates and UUIDs become values that the
 * schemas of OSCAL 1.2.1 accept, and the metadata of a document. docs/reference/oscal.md describes
 * what comes out. Every function appends to a cJSON object or array and marks it lost when memory
 * runs out (report/json/json.h). */
#ifndef HOSHI_REPORT_OSCAL_OSCAL_H
#define HOSHI_REPORT_OSCAL_OSCAL_H

#include <hoshi/catalog.h>
#include <hoshi/result.h>

#include "base/uuid.h"
#include "i18n/msg.h"
#include "report/json/json.h"

/* Namespace of our property and part names. An identifier, not an address: ".example" is reserved
 * (RFC 2606), so that nobody can ever put another meaning under it. */
#define HOSHI_OSCAL_NS "https://hoshi.example/ns/oscal"

/* Names of the files that one export refers to in another. */
#define HOSHI_OSCAL_CATALOG_FILE "oscal-catalog.json"

/* --- UUIDs: steps below one root, hoshi_uuid5(NULL, HOSHI_OSCAL_NS) */
struct hoshi_uuid hoshi_oscal_uuid(const struct hoshi_uuid *parent, const char *kind,
                                   const char *id);
struct hoshi_uuid hoshi_oscal_uuid_number(const struct hoshi_uuid *parent, const char *kind,
                                          size_t n);
/* The catalogue, by name and content. */
struct hoshi_uuid hoshi_oscal_catalog_uuid(const struct hoshi_catalog *cat);
void hoshi_oscal_href(cJSON *to, const char *key, const struct hoshi_uuid *uuid); /* "#uuid" */

/* --- tokens: catalogue id, '-', kind and '-' (unless NULL), id: scs-1-2-1-2, scs-group-1. Bytes
 * that a token cannot have become _XX. A reference has a '#' before it. */
void hoshi_oscal_token(cJSON *to, const char *key, const struct hoshi_catalog *cat,
                       const char *kind, const char *id);
void hoshi_oscal_token_ref(cJSON *to, const char *key, const struct hoshi_catalog *cat,
                           const char *kind, const char *id);

void hoshi_oscal_push_token(cJSON *list, const struct hoshi_catalog *cat, const char *id);

/* --- text. A line has no line break and no space of any script at its ends; nothing is added when
 * nothing remains. Markup escapes what Markdown would obey. */
void hoshi_oscal_line(cJSON *to, const char *key, const char *text);
void hoshi_oscal_markup(cJSON *to, const char *key, const char *text);
void hoshi_oscal_title(cJSON *to, const char *key, const struct hoshi_text *text); /* "ja / en" */
void hoshi_oscal_prose(cJSON *to, const char *key, const struct hoshi_text *text); /* "ja\n\nen" */
/* Title "id text"; text may be NULL. */
void hoshi_oscal_id_title(cJSON *to, const char *key, const char *id,
                          const struct hoshi_text *text);
struct hoshi_text hoshi_oscal_msg(enum hoshi_msg msg);
/* A message with arguments in each language, as prose. */
void hoshi_oscal_say(cJSON *to, const char *key, enum hoshi_msg msg, const char *const *ja,
                     const char *const *en, size_t n);
bool hoshi_oscal_blank(const char *text); /* nothing but space; NULL too */

/* --- days: midnight UTC. The schemas know the years 1900 to 2999 and no 29 February 1904; a day
 * outside 2000 to 2999 is moved to that range, and the property beside it keeps the true day. */
void hoshi_oscal_time(cJSON *to, const char *key, hoshi_day day);

/* --- properties of our namespace; none without a value */
void hoshi_oscal_prop(cJSON *props, const char *name, const char *value);
/* of becomes the class. Returns the property or NULL. */
cJSON *hoshi_oscal_prop_of(cJSON *props, const char *name, const char *of, const char *value);
void hoshi_oscal_prop_text(cJSON *props, const char *name, const char *of,
                           const struct hoshi_text *text);
void hoshi_oscal_prop_number(cJSON *props, const char *name, const char *of, long long value);
void hoshi_oscal_prop_day(cJSON *props, const char *name, hoshi_day day);
/* OSCAL's own property "label". */
void hoshi_oscal_label(cJSON *props, const char *value);

/* --- links and addresses */
void hoshi_oscal_link(cJSON *links, const char *href, const char *rel);
/* An address of the web, or a path relative to the document; everything else is left out, so that
 * no reader is led to follow it. Percent-encoded as RFC 3986 wants it. */
bool hoshi_oscal_uri(cJSON *to, const char *key, const char *text);
/* rlinks of a resource: href and, when known, the hash. */
void hoshi_oscal_rlink(cJSON *resource, const char *href, const char *media_type,
                       const char *sha256);

/* --- documents */
/* Where things go. */
struct hoshi_oscal_doc {
    cJSON *root, *doc, *metadata, *props; /* the props are those of the metadata */
};
/* {KIND: {"uuid", "metadata": {title, last-modified, version, oscal-version, props}}} */
struct hoshi_oscal_doc hoshi_oscal_document(const char *kind, const struct hoshi_uuid *uuid,
                                            const struct hoshi_text *title, hoshi_day modified,
                                            const char *version);
/* The catalogue as a resource; *ret_uuid is what "#…" refers to. */
void hoshi_oscal_catalog_resource(cJSON *resources, const struct hoshi_catalog *cat,
                                  const struct hoshi_uuid *document, struct hoshi_uuid *ret_uuid);
/* The day that stands for the catalogue: when its source was published. */
hoshi_day hoshi_oscal_catalog_day(const struct hoshi_catalog *cat);
/* Properties that name a catalogue exactly. */
void hoshi_oscal_catalog_props(cJSON *props, const struct hoshi_catalog *cat);

#endif
