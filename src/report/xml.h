/* Text inside XML 1.0. */
#ifndef HOSHI_REPORT_XML_H
#define HOSHI_REPORT_XML_H

#include <hoshi/buf.h>

/**
 * Append foreign text, as text or inside an attribute in double quotes. What XML cannot hold, and
 * bytes that are no UTF-8, become U+FFFD; line breaks and tabs become references, because a reader
 * makes spaces of them in attributes.
 *
 * @param out appended to
 * @param s   any bytes up to a NUL; NULL gives nothing
 */
void hoshi_xml_text(struct hoshi_buf *out, const char *s);

/**
 * Append ' name="text"', with the text as hoshi_xml_text() writes it.
 *
 * @param out  appended to
 * @param name of the attribute, taken as it is
 * @param text foreign text
 */
void hoshi_xml_attribute(struct hoshi_buf *out, const char *name, const char *text);

#endif
