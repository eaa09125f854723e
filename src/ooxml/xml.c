#include "ooxml/xml.h"

#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "base/utf8.h"

static void damaged(struct hoshi_xml *x)
{
    hoshi_xml_stop(x, hoshi_opc_refuse(x->opc, HOSHI_HS1029, x->part, NULL));
}

static void XMLCALL on_start(void *user, const XML_Char *name, const XML_Char **attributes)
{
    struct hoshi_xml *x = user;
    if (++x->depth > HOSHI_LIMIT_BOOK_DEPTH ||
        !hoshi_xml_names_begin(&x->names, x->depth, attributes)) {
        damaged(x);
        return;
    }
    const char *local = hoshi_xml_local(&x->names, name);
    if (local == NULL)
        damaged(x);
    else
        x->start(x, local, attributes);
}

static void XMLCALL on_end(void *user, const XML_Char *name)
{
    struct hoshi_xml *x = user;
    const char *local = hoshi_xml_local(&x->names, name);
    hoshi_xml_names_end(&x->names, x->depth);
    x->depth--;
    if (local != NULL) /* else the reading ends here */
        x->end(x, local);
}

static void XMLCALL on_text(void *user, const XML_Char *s, int n)
{
    struct hoshi_xml *x = user;
    x->text(x, s, (size_t)n);
}

/* Entities come from nowhere else, so there are none either. */
static void XMLCALL on_doctype(void *user, const XML_Char *name, const XML_Char *system,
                               const XML_Char *public, int has_subset)
{
    struct hoshi_xml *x = user;
    (void)name;
    (void)system;
    (void)public;
    (void)has_subset;
    hoshi_xml_stop(
        x, hoshi_opc_refuse(x->opc, HOSHI_HS1030, hoshi_diag_word(HOSHI_WORD_DOCTYPE), x->part));
}

void hoshi_xml_stop(struct hoshi_xml *x, enum hoshi_rc rc)
{
    if (x->rc == HOSHI_OK)
        x->rc = rc;
    (void)XML_StopParser(x->parser, XML_FALSE);
}

static enum hoshi_rc take(void *user, const char *piece, size_t n)
{
    struct hoshi_xml *x = user;
    enum XML_Status status = XML_Parse(x->parser, piece, (int)n, n == 0);
    if (x->rc != HOSHI_OK || status == XML_STATUS_OK)
        return x->rc;
    return hoshi_opc_refuse(
        x->opc, XML_GetErrorCode(x->parser) == XML_ERROR_NO_MEMORY ? HOSHI_HS2007 : HOSHI_HS1029,
        x->part, NULL);
}

enum hoshi_rc hoshi_xml_read(struct hoshi_xml *x, const struct hoshi_part *part)
{
    x->part = part->name;
    x->depth = 0;
    x->names = (struct hoshi_xml_names){.n = 0};
    x->rc = HOSHI_OK;
    x->parser = XML_ParserCreate(NULL);
    if (x->parser == NULL)
        return hoshi_opc_refuse(x->opc, HOSHI_HS2007, NULL, NULL);
    XML_SetUserData(x->parser, x);
    XML_SetElementHandler(x->parser, on_start, on_end);
    if (x->text != NULL)
        XML_SetCharacterDataHandler(x->parser, on_text);
    XML_SetStartDoctypeDeclHandler(x->parser, on_doctype);
    /* An address, which nobody can foresee who writes a workbook, and a worker may ask the system
     * for: nothing that comes out depends on it. */
    (void)XML_SetHashSalt(x->parser, (unsigned long)(uintptr_t)x->parser | 1);
    enum hoshi_rc rc = hoshi_opc_read(x->opc, part, take, x);
    XML_ParserFree(x->parser);
    x->parser = NULL;
    return rc;
}

size_t hoshi_xml_tag_end(struct hoshi_str xml, size_t at)
{
    char quote = '\0';
    for (; at < xml.n; at++) {
        char c = xml.p[at];
        if (quote != '\0')
            quote = c == quote ? '\0' : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '>')
            return at + 1;
    }
    return at;
}

bool hoshi_xml_is_utf8(struct hoshi_str xml)
{
    return hoshi_utf8_invalid_at(xml) == xml.n && memchr(xml.p, '\0', xml.n) == NULL;
}

const char *hoshi_xml_get(const XML_Char **attributes, const char *name)
{
    for (; *attributes != NULL; attributes += 2) {
        if (attributes[0][0] == name[0] && strcmp(attributes[0], name) == 0)
            return attributes[1];
    }
    return NULL;
}

const char *hoshi_xml_relation(const struct hoshi_xml *x, const XML_Char **attributes)
{
    for (; *attributes != NULL; attributes += 2) {
        if (hoshi_xml_is_relation(&x->names, attributes[0], "id"))
            return attributes[1];
    }
    return NULL;
}

uint32_t hoshi_xml_number(const XML_Char **attributes, const char *name, uint32_t max)
{
    const char *s = hoshi_xml_get(attributes, name);
    long long v = 0;
    return s != NULL && hoshi_str_to_int(hoshi_str_from(s), 0, max, &v) ? (uint32_t)v : 0;
}

bool hoshi_xml_says(const XML_Char **attributes, const char *name)
{
    const char *s = hoshi_xml_get(attributes, name);
    return s != NULL && (strcmp(s, "1") == 0 || strcmp(s, "true") == 0);
}
