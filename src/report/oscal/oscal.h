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

/**
 * A UUID (version 5) one step further: the same steps always give the same one.
 *
 * @param parent where the step begins; NULL is the root
 * @param kind   what the thing is
 * @param id     which one of its kind
 * @return the UUID
 */
struct hoshi_uuid hoshi_oscal_uuid(const struct hoshi_uuid *parent, const char *kind,
                                   const char *id);

/**
 * hoshi_oscal_uuid() for what is counted rather than named.
 *
 * @param parent as there
 * @param kind   as there
 * @param n      its number, as decimal digits
 * @return the UUID
 */
struct hoshi_uuid hoshi_oscal_uuid_number(const struct hoshi_uuid *parent, const char *kind,
                                          size_t n);

/**
 * The UUID of a catalogue, from its name and the digest of its file.
 *
 * @param cat loaded
 * @return the UUID
 */
struct hoshi_uuid hoshi_oscal_catalog_uuid(const struct hoshi_catalog *cat);

/**
 * Add "#uuid".
 *
 * @param to   the object
 * @param key  the member
 * @param uuid what it refers to
 */
void hoshi_oscal_href(hoshi_json *to, const char *key, const struct hoshi_uuid *uuid);

/* --- tokens: catalogue id, '-', kind and '-' (unless NULL), id: scs-1-2-1-2, scs-group-1. Bytes
 * that a token cannot have become _XX. A reference has a '#' before it. */

/**
 * Add a token.
 *
 * @param to   the object
 * @param key  the member
 * @param cat  its id begins the token
 * @param kind NULL: none
 * @param id   last part
 */
void hoshi_oscal_token(hoshi_json *to, const char *key, const struct hoshi_catalog *cat,
                       const char *kind, const char *id);

/**
 * Add a reference to a token: the same with a '#' before it. Parameters as hoshi_oscal_token().
 */
void hoshi_oscal_token_ref(hoshi_json *to, const char *key, const struct hoshi_catalog *cat,
                           const char *kind, const char *id);

/**
 * Append a token without a kind to an array.
 *
 * @param list the array
 * @param cat  its id begins the token
 * @param id   last part
 */
void hoshi_oscal_push_token(hoshi_json *list, const struct hoshi_catalog *cat, const char *id);

/* --- text. A line has no line break and no space of any script at its ends; nothing is added when
 * nothing remains. Markup escapes what Markdown would obey. */

/**
 * Add a text as one line.
 *
 * @param to   the object
 * @param key  the member
 * @param text foreign text; NULL counts as blank
 */
void hoshi_oscal_line(hoshi_json *to, const char *key, const char *text);

/**
 * Add a text of several lines, with Markdown escaped.
 *
 * @param to   the object
 * @param key  the member
 * @param text foreign text; NULL counts as blank
 */
void hoshi_oscal_markup(hoshi_json *to, const char *key, const char *text);

/**
 * Add "ja / en" as one line of markup, or the one there is; "-" when there is none, for a title
 * must be there.
 *
 * @param to   the object
 * @param key  the member
 * @param text both languages
 */
void hoshi_oscal_title(hoshi_json *to, const char *key, const struct hoshi_text *text);

/**
 * Add both languages as paragraphs of markup, or the one there is; "-" when there is none.
 *
 * @param to   the object
 * @param key  the member
 * @param text both languages
 */
void hoshi_oscal_prose(hoshi_json *to, const char *key, const struct hoshi_text *text);

/**
 * Add the title "id text".
 *
 * @param to   the object
 * @param key  the member
 * @param id   may be NULL
 * @param text may be NULL
 */
void hoshi_oscal_id_title(hoshi_json *to, const char *key, const char *id,
                          const struct hoshi_text *text);

/**
 * A message in both languages.
 *
 * @param msg its row in messages.def
 * @return static texts
 * @owner nobody: static
 */
struct hoshi_text hoshi_oscal_msg(enum hoshi_msg msg);

/**
 * Add a message with arguments in each language, as prose.
 *
 * @param to  the object
 * @param key the member
 * @param msg its row in messages.def
 * @param ja  n arguments for the Japanese text
 * @param en  n arguments for the English one
 * @param n   at most four
 * @owner borrowed
 */
void hoshi_oscal_say(hoshi_json *to, const char *key, enum hoshi_msg msg, const char *const *ja,
                     const char *const *en, size_t n);

/**
 * Whether a text has nothing but space of any script.
 *
 * @param text NULL counts as blank
 * @return true when nothing remains of it
 */
bool hoshi_oscal_blank(const char *text);

/* --- days: midnight UTC. The schemas know the years 1900 to 2999 and no 29 February 1904; a day
 * outside 2000 to 2999 is moved to that range, and the property beside it keeps the true day. */

/**
 * Add a day as a time.
 *
 * @param to  the object
 * @param key the member
 * @param day any
 */
void hoshi_oscal_time(hoshi_json *to, const char *key, hoshi_day day);

/* --- properties of our namespace; none without a value */

/**
 * Append a property of our namespace, unless the value is blank.
 *
 * @param props the array
 * @param name  of the property
 * @param value foreign text or NULL
 */
void hoshi_oscal_prop(hoshi_json *props, const char *name, const char *value);

/**
 * The same with a class.
 *
 * @param props the array
 * @param name  of the property
 * @param of    the class, or NULL
 * @param value foreign text or NULL
 * @return the property, to add to; NULL when there was no value or no memory
 * @owner props
 */
hoshi_json *hoshi_oscal_prop_of(hoshi_json *props, const char *name, const char *of,
                                const char *value);

/**
 * Append a property with "ja / en" or the one there is; nothing when both are blank.
 *
 * @param props the array
 * @param name  of the property
 * @param of    the class, or NULL
 * @param text  both languages
 */
void hoshi_oscal_prop_text(hoshi_json *props, const char *name, const char *of,
                           const struct hoshi_text *text);

/**
 * Append a property with a number in decimal.
 *
 * @param props the array
 * @param name  of the property
 * @param of    the class, or NULL
 * @param value any
 */
void hoshi_oscal_prop_number(hoshi_json *props, const char *name, const char *of, long long value);

/** The class of what is said of a level: "star-3", or of another scheme "level-ML2". */
struct hoshi_oscal_level {
    char text[80]; /* an id has 64 bytes at most */
};

/**
 * The class of a level.
 *
 * @param cat  catalogue
 * @param star hoshi_level.star; 0: of a catalogue without levels
 * @return the class, by value
 */
struct hoshi_oscal_level hoshi_oscal_level(const struct hoshi_catalog *cat, uint8_t star);

/**
 * Append a property whose value is a level: the number of a star, or of another scheme its id.
 *
 * @param props the array
 * @param name  of the property
 * @param of    the class, or NULL
 * @param cat   catalogue
 * @param star  hoshi_level.star; 0: there is none, and nothing is appended
 */
void hoshi_oscal_prop_level(hoshi_json *props, const char *name, const char *of,
                            const struct hoshi_catalog *cat, uint8_t star);

/**
 * Append the level that something belongs to: "star", or of another scheme "level".
 *
 * @param props the array
 * @param cat   catalogue
 * @param star  hoshi_level.star; 0: there is none, and nothing is appended
 */
void hoshi_oscal_prop_star(hoshi_json *props, const struct hoshi_catalog *cat, uint8_t star);

/**
 * Append a property with a day as YYYY-MM-DD, the true one.
 *
 * @param props the array
 * @param name  of the property
 * @param day   0: none is added
 */
void hoshi_oscal_prop_day(hoshi_json *props, const char *name, hoshi_day day);

/**
 * Append OSCAL's own property "label", unless the value is blank.
 *
 * @param props the array
 * @param value foreign text or NULL
 */
void hoshi_oscal_label(hoshi_json *props, const char *value);

/* --- links and addresses */

/**
 * Append a link.
 *
 * @param links the array
 * @param href  taken as it is
 * @param rel   its relation
 */
void hoshi_oscal_link(hoshi_json *links, const char *href, const char *rel);

/**
 * Add an address of the web, or a path relative to the document; everything else is left out, so
 * that no reader is led to follow it. Percent-encoded as RFC 3986 wants it.
 *
 * @param to   the object
 * @param key  the member
 * @param text foreign text or NULL
 * @return whether it was added
 */
bool hoshi_oscal_uri(hoshi_json *to, const char *key, const char *text);

/**
 * Append to the rlinks of a resource.
 *
 * @param resource   the object
 * @param href       address or path, as for hoshi_oscal_uri(); nothing is appended when that
 *                   leaves it out
 * @param media_type NULL: not known
 * @param sha256     in hexadecimal; NULL: not known
 */
void hoshi_oscal_rlink(hoshi_json *resource, const char *href, const char *media_type,
                       const char *sha256);

/* --- documents */
/* Where things go. */
struct hoshi_oscal_doc {
    hoshi_json *root, *doc, *metadata, *props; /* the props are those of the metadata */
};

/**
 * Begin a document: {kind: {"uuid", "metadata": {title, last-modified, version, oscal-version,
 * props}}}.
 *
 * @param kind     the name of its root member
 * @param uuid     of the document
 * @param title    both languages
 * @param modified the day that stands for its last change
 * @param version  of its content
 * @return where things go; NULL members without memory
 * @owner hoshi_json_print() of .root deletes all of it
 */
struct hoshi_oscal_doc hoshi_oscal_document(const char *kind, const struct hoshi_uuid *uuid,
                                            const struct hoshi_text *title, hoshi_day modified,
                                            const char *version);

/**
 * Append the catalogue as a resource of the back matter.
 *
 * @param resources the array
 * @param cat       the catalogue
 * @param document  UUID of the document it stands in
 * @param ret_uuid  what "#…" refers to
 */
void hoshi_oscal_catalog_resource(hoshi_json *resources, const struct hoshi_catalog *cat,
                                  const struct hoshi_uuid *document, struct hoshi_uuid *ret_uuid);

/**
 * The day that stands for the catalogue: when its source was published.
 *
 * @param cat loaded
 * @return the day
 */
hoshi_day hoshi_oscal_catalog_day(const struct hoshi_catalog *cat);

/**
 * Append the properties that name a catalogue exactly.
 *
 * @param props the array
 * @param cat   loaded
 */
void hoshi_oscal_catalog_props(hoshi_json *props, const struct hoshi_catalog *cat);

#endif
