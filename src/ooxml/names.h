/* Prefixes of XML and what they stand for (Namespaces in XML 1.0). The parser could do that, too,
 * for a fifth of the time that a workbook takes: it makes a text of namespace and name for each
 * element and attribute, and we want to know one thing of it. */
#ifndef HOSHI_OOXML_NAMES_H
#define HOSHI_OOXML_NAMES_H

#include <stdbool.h>

#define HOSHI_XML_PREFIXES 64
#define HOSHI_XML_PREFIX_BYTES 32

/** What prefixes stand for where the reading is; all zero at the start of a part. */
struct hoshi_xml_names {
    struct {
        char prefix[HOSHI_XML_PREFIX_BYTES]; /* "": of names without one */
        unsigned depth;                      /* of the element that says so */
        bool is_ours, is_relations;
    } v[HOSHI_XML_PREFIXES];
    unsigned n;
    bool plain_is_ours; /* of names without a prefix, for most have none */
};

/**
 * Note what an element says of prefixes.
 *
 * @param names      as they are around it
 * @param depth      of the element
 * @param attributes of it
 * @return false when they are too many, or too long
 * @owner  nothing is kept
 */
bool hoshi_xml_names_begin(struct hoshi_xml_names *names, unsigned depth, const char **attributes);

/**
 * Forget what an element has said.
 *
 * @param names in it
 * @param depth of the element
 * @owner nothing changes hands
 */
void hoshi_xml_names_end(struct hoshi_xml_names *names, unsigned depth);

/**
 * The name of an element without its prefix.
 *
 * @param names in it
 * @param name  as it is written
 * @return "" when its namespace is none of a workbook; NULL when its prefix stands for nothing
 * @owner  that of name, or static storage
 */
const char *hoshi_xml_local(const struct hoshi_xml_names *names, const char *name);

/**
 * Whether an attribute is one of a namespace of relationships.
 *
 * @param names in its element
 * @param name  as it is written
 * @param local without its prefix
 * @return true of r:id, where r stands for that and local is "id"
 * @owner  nothing changes hands
 */
bool hoshi_xml_is_relation(const struct hoshi_xml_names *names, const char *name,
                           const char *local);

#endif
