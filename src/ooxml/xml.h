/* A part of a workbook as XML, by expat: no DTD, no entities, known namespaces only. */
#ifndef HOSHI_OOXML_XML_H
#define HOSHI_OOXML_XML_H

#include <expat.h>

#include "ooxml/names.h"
#include "ooxml/opc.h"

/** Which way a part is read. All places are bytes from its start. */
struct hoshi_xml {
    XML_Parser parser;
    struct hoshi_opc *opc;
    const char *part; /**< its name, for complaints */
    void *user;
    /** An element begins. name: without namespace; "" when its namespace is none of a workbook. */
    void (*start)(struct hoshi_xml *x, const char *name, const XML_Char **attributes);
    /** It ends. */
    void (*end)(struct hoshi_xml *x, const char *name);
    /** Text in it, in pieces; NULL = not wanted. */
    void (*text)(struct hoshi_xml *x, const char *s, size_t n);
    unsigned depth;
    struct hoshi_xml_names names;
    enum hoshi_rc rc; /**< set by hoshi_xml_stop() */
};

/**
 * Read a part.
 *
 * @param x       package, user and functions are set
 * @param part    of the package
 * @return HOSHI_OK; otherwise after a complaint
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_xml_read(struct hoshi_xml *x, const struct hoshi_part *part);

/**
 * Stop the reading.
 *
 * @param x  within one of its functions
 * @param rc what the reading ends with; the complaint was made
 */
void hoshi_xml_stop(struct hoshi_xml *x, enum hoshi_rc rc);

/**
 * Whether places in a part, as the parser tells them, are places in its bytes as we look at them.
 *
 * @param xml of a part
 * @return false for UTF-16 and the like
 */
bool hoshi_xml_is_utf8(struct hoshi_str xml);

/**
 * Where a tag ends. A '>' may stand in an attribute.
 *
 * @param xml of a part that was read without a complaint
 * @param at  where the tag begins
 * @return behind its '>'
 */
size_t hoshi_xml_tag_end(struct hoshi_str xml, size_t at);

/**
 * An attribute.
 *
 * @param attributes of an element
 * @param name       that has no namespace
 * @return its text, or NULL
 * @owner  expat, until the function returns
 */
const char *hoshi_xml_get(const XML_Char **attributes, const char *name);

/**
 * The relationship that an element names, r:id.
 *
 * @param x          that reads it
 * @param attributes of the element
 * @return its id, or NULL
 * @owner  expat, until the function returns
 */
const char *hoshi_xml_relation(const struct hoshi_xml *x, const XML_Char **attributes);

/**
 * An attribute that is a number.
 *
 * @param attributes of an element
 * @param name       as there
 * @param max        the largest
 * @return it; 0 when there is none
 * @owner  nothing changes hands
 */
uint32_t hoshi_xml_number(const XML_Char **attributes, const char *name, uint32_t max);

/**
 * Whether an attribute says yes.
 *
 * @param attributes of an element
 * @param name       as there
 * @return for "1" and "true"
 * @owner  nothing changes hands
 */
bool hoshi_xml_says(const XML_Char **attributes, const char *name);

#endif
