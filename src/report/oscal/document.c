/* What surrounds the content of an OSCAL document: metadata, links, resources. */
#include <cjson/cJSON.h>
#include <hoshi/version.h>
#include <string.h>

#include "base/digits.h"
#include "base/str.h"
#include "report/oscal/oscal.h"

#define OSCAL_VERSION "1.2.1"

struct hoshi_oscal_doc hoshi_oscal_document(const char *kind, const struct hoshi_uuid *uuid,
                                            const struct hoshi_text *title, hoshi_day modified,
                                            const char *version)
{
    struct hoshi_oscal_doc d = {.root = hoshi_json_root()};
    d.doc = hoshi_json_object(d.root, kind);
    hoshi_json_string(d.doc, "uuid", uuid->text);
    d.metadata = hoshi_json_object(d.doc, "metadata");
    hoshi_oscal_title(d.metadata, "title", title);
    hoshi_oscal_time(d.metadata, "last-modified", modified);
    hoshi_oscal_line(d.metadata, "version", version);
    hoshi_json_string(d.metadata, "oscal-version", OSCAL_VERSION);
    d.props = hoshi_json_array(d.metadata, "props");
    hoshi_oscal_prop(d.props, "tool", "hoshi");
    hoshi_oscal_prop(d.props, "tool-version", hoshi_version());
    return d;
}

hoshi_day hoshi_oscal_catalog_day(const struct hoshi_catalog *cat)
{
    return cat->source != NULL ? cat->source->published : 0;
}

void hoshi_oscal_catalog_props(hoshi_json *props, const struct hoshi_catalog *cat)
{
    hoshi_oscal_prop(props, "catalogue", cat->name);
    hoshi_oscal_prop(props, "catalogue-status", hoshi_catalog_status_code(cat->status));
    hoshi_oscal_prop(props, "catalogue-sha256", cat->sha256);
}

void hoshi_oscal_link(hoshi_json *links, const char *href, const char *rel)
{
    hoshi_json *link = hoshi_json_push_object(links);
    hoshi_json_string(link, "href", href);
    hoshi_json_string(link, "rel", rel);
}

/* What may stand in an address unescaped (RFC 3986); a path keeps fewer of them. */
static bool keeps(char c, bool path)
{
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
        return true;
    return c != '\0' && strchr(path ? "-._~/!$&'()*+,;=@" : "-._~/!$&'()*+,;=@:?#%", c) != NULL;
}

static bool is_web(struct hoshi_str s)
{
    return (s.n > 8 && memcmp(s.p, "https://", 8) == 0) ||
           (s.n > 7 && memcmp(s.p, "http://", 7) == 0);
}

/* Inside the folder of the document: neither absolute nor leading upwards. */
static bool is_inside(struct hoshi_str s)
{
    if (s.n == 0 || s.p[0] == '/')
        return false;
    for (size_t i = 0; i + 1 < s.n; i++) {
        bool starts = i == 0 || s.p[i - 1] == '/', ends = i + 2 == s.n || s.p[i + 2] == '/';
        if (starts && ends && s.p[i] == '.' && s.p[i + 1] == '.')
            return false;
    }
    return true;
}

bool hoshi_oscal_uri(hoshi_json *to, const char *key, const char *text)
{
    struct hoshi_str s = hoshi_str_trim(hoshi_str_from(text));
    bool web = is_web(s);
    if (!web && !is_inside(s))
        return false;
    struct hoshi_buf buf;
    hoshi_buf_init(&buf, 0);
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        bool is_escape =
            c == '%' && web &&
            !(i + 2 < s.n && hoshi_hex_value(s.p[i + 1]) >= 0 && hoshi_hex_value(s.p[i + 2]) >= 0);
        if (keeps(s.p[i], !web) && !is_escape) {
            hoshi_buf_put(&buf, s.p + i, 1);
        } else {
            char escape[3] = {'%'};
            hoshi_hex_upper(escape + 1, c, 2);
            hoshi_buf_put(&buf, escape, sizeof escape);
        }
    }
    hoshi_json_buf(to, key, &buf);
    hoshi_buf_release(&buf);
    return true;
}

void hoshi_oscal_rlink(hoshi_json *resource, const char *href, const char *media_type,
                       const char *sha256)
{
    hoshi_json *links = hoshi_json_array(resource, "rlinks");
    hoshi_json *link = hoshi_json_push_object(links);
    if (!hoshi_oscal_uri(link, "href", href)) {
        cJSON_DeleteItemFromObjectCaseSensitive(resource, "rlinks");
        return;
    }
    hoshi_json_optional(link, "media-type", media_type);
    if (hoshi_oscal_blank(sha256))
        return;
    hoshi_json *hash = hoshi_json_push_object(hoshi_json_array(link, "hashes"));
    hoshi_json_string(hash, "algorithm", "SHA-256");
    hoshi_oscal_line(hash, "value", sha256);
}

void hoshi_oscal_catalog_resource(hoshi_json *resources, const struct hoshi_catalog *cat,
                                  const struct hoshi_uuid *document, struct hoshi_uuid *ret_uuid)
{
    *ret_uuid = hoshi_oscal_uuid(document, "resource", "catalog");
    struct hoshi_uuid catalog = hoshi_oscal_catalog_uuid(cat);
    struct hoshi_text about = hoshi_oscal_msg(HOSHI_MSG_OSCAL_CATALOG_RESOURCE);
    hoshi_json *resource = hoshi_json_push_object(resources);
    hoshi_json_string(resource, "uuid", ret_uuid->text);
    hoshi_oscal_title(resource, "title", &cat->title);
    hoshi_oscal_prose(resource, "description", &about);
    hoshi_json *props = hoshi_json_array(resource, "props");
    hoshi_oscal_catalog_props(props, cat);
    hoshi_oscal_prop(props, "catalogue-uuid", catalog.text);
    hoshi_oscal_rlink(resource, HOSHI_OSCAL_CATALOG_FILE, "application/oscal+json", NULL);
}
