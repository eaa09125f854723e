#include "ooxml/names.h"

#include <string.h>

#include "base/str.h"

/* Of ECMA-376: the transitional ones, which Excel writes, and the strict ones. */
static const char *const namespace[] = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/package/2006/relationships",
    "http://purl.org/dc/elements/1.1/",                              /* who has made it */
    "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main", /* longer lists of choices */
    "http://schemas.microsoft.com/office/excel/2006/main",           /* and their formulas */
};

static bool is_ours(const char *uri)
{
    for (size_t i = 0; i < sizeof namespace / sizeof namespace[0]; i++) {
        if (strcmp(uri, namespace[i]) == 0)
            return true;
    }
    return false;
}

/* The place of what a prefix of n bytes stands for, from 1; 0: nothing. The innermost counts. */
static unsigned find(const struct hoshi_xml_names *names, const char *prefix, size_t n)
{
    unsigned i = names->n;
    while (i != 0 &&
           (strncmp(names->v[i - 1].prefix, prefix, n) != 0 || names->v[i - 1].prefix[n] != '\0'))
        i--;
    return i;
}

static void look_at_plain(struct hoshi_xml_names *names)
{
    unsigned at = find(names, "", 0);
    names->plain_is_ours = at != 0 && names->v[at - 1].is_ours;
}

/* xmlns="…", xmlns:p="…" */
bool hoshi_xml_names_begin(struct hoshi_xml_names *names, unsigned depth, const char **attributes)
{
    bool is_plain = false;
    for (; *attributes != NULL; attributes += 2) {
        const char *name = attributes[0], *uri = attributes[1];
        if (name[0] != 'x' || strncmp(name, "xmlns", 5) != 0 || (name[5] != '\0' && name[5] != ':'))
            continue;
        const char *prefix = name[5] == ':' ? name + 6 : "";
        size_t n = strlen(prefix) + 1;
        if (names->n == HOSHI_XML_PREFIXES || n > HOSHI_XML_PREFIX_BYTES)
            return false;
        memcpy(names->v[names->n].prefix, prefix, n);
        names->v[names->n].depth = depth;
        names->v[names->n].is_ours = is_ours(uri);
        names->v[names->n].is_relations = hoshi_str_ends(uri, "/relationships");
        names->n++;
        is_plain = is_plain || *prefix == '\0';
    }
    if (is_plain)
        look_at_plain(names);
    return true;
}

void hoshi_xml_names_end(struct hoshi_xml_names *names, unsigned depth)
{
    bool any = false;
    for (; names->n != 0 && names->v[names->n - 1].depth == depth; names->n--)
        any = true;
    if (any)
        look_at_plain(names);
}

const char *hoshi_xml_local(const struct hoshi_xml_names *names, const char *name)
{
    const char *colon = strchr(name, ':');
    if (colon == NULL)
        return names->plain_is_ours ? name : "";
    unsigned at = find(names, name, (size_t)(colon - name));
    if (at == 0)
        return strncmp(name, "xml:", 4) == 0 ? "" : NULL;
    return names->v[at - 1].is_ours ? colon + 1 : "";
}

bool hoshi_xml_is_relation(const struct hoshi_xml_names *names, const char *name, const char *local)
{
    const char *colon = strchr(name, ':');
    unsigned at = colon != NULL && strcmp(colon + 1, local) == 0
                      ? find(names, name, (size_t)(colon - name))
                      : 0;
    return at != 0 && names->v[at - 1].is_relations;
}
