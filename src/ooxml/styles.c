/* Which formats show a number as a date. */
#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "ooxml/workbook.h"

struct custom {
    uint32_t id;
    uint8_t shows;
};

struct styles {
    struct hoshi_book_in *b;
    struct custom *custom;
    size_t n_custom;
    bool in_cells; /* within cellXfs, which cells count from; others are of styles by name */
};

/* Of those that every program knows by number (ECMA-376 part 1, 18.8.30), with the Japanese ones.
 */
static uint8_t known(uint32_t id)
{
    bool is_month = id == 17 || id == 34 || id == 52 || id == 55;
    bool is_date = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) ||
                   (id >= 50 && id <= 58);
    return is_month ? HOSHI_SHOWS_MONTH : is_date ? HOSHI_SHOWS_DAY : HOSHI_SHOWS_NUMBER;
}

/* "yyyy/m/d", "ggge\"年\"m\"月\"": letters of a date outside quotes, brackets and behind a
 * backslash. Without a letter for the day or the hour it shows a month. */
static uint8_t shown_by(const char *code)
{
    bool has_date = false, has_day = false;
    for (const char *p = code; *p != '\0' && *p != ';'; p++) {
        bool is_general = (*p == 'G' || *p == 'g') && hoshi_str_starts(p + 1, "eneral");
        bool is_exponent = (*p == 'E' || *p == 'e') && (p[1] == '+' || p[1] == '-');
        if (*p == '"' || *p == '[') {
            const char *end = strchr(p + 1, *p == '"' ? '"' : ']');
            if (end == NULL)
                break;
            p = end;
        } else if (*p == '\\' || *p == '_' || *p == '*') {
            p += p[1] != '\0';
        } else if (is_general || is_exponent) {
            p += is_general ? strlen("eneral") : 1;
        } else {
            has_date = has_date || strchr("yYmMdDgGeE", *p) != NULL;
            has_day = has_day || strchr("dDhH", *p) != NULL;
        }
    }
    return !has_date ? HOSHI_SHOWS_NUMBER : has_day ? HOSHI_SHOWS_DAY : HOSHI_SHOWS_MONTH;
}

static void add_custom(struct hoshi_xml *x, uint32_t id, const char *code)
{
    struct styles *s = x->user;
    if (code == NULL || s->n_custom == HOSHI_LIMIT_BOOK_FORMATS)
        return;
    s->custom = hoshi_book_grow(s->b, s->custom, s->n_custom, sizeof *s->custom);
    if (s->custom == NULL)
        hoshi_xml_stop(x, HOSHI_E_NOMEM);
    else
        s->custom[s->n_custom++] = (struct custom){id, shown_by(code)};
}

static void add_format(struct hoshi_xml *x, uint32_t id)
{
    struct styles *s = x->user;
    struct hoshi_book_in *b = s->b;
    uint8_t shows = known(id);
    if (b->n_format == HOSHI_LIMIT_BOOK_FORMATS)
        return;
    for (size_t i = 0; i < s->n_custom; i++)
        shows = s->custom[i].id == id ? s->custom[i].shows : shows;
    b->shows = hoshi_book_grow(b, b->shows, b->n_format, sizeof *b->shows);
    if (b->shows == NULL)
        hoshi_xml_stop(x, HOSHI_E_NOMEM);
    else
        b->shows[b->n_format++] = shows;
}

static void on_start(struct hoshi_xml *x, const char *name, const XML_Char **a)
{
    struct styles *s = x->user;
    if (strcmp(name, "numFmt") == 0)
        add_custom(x, hoshi_xml_number(a, "numFmtId", 1000000), hoshi_xml_get(a, "formatCode"));
    else if (strcmp(name, "cellXfs") == 0)
        s->in_cells = true;
    else if (strcmp(name, "xf") == 0 && s->in_cells)
        add_format(x, hoshi_xml_number(a, "numFmtId", 1000000));
}

static void on_end(struct hoshi_xml *x, const char *name)
{
    struct styles *s = x->user;
    if (strcmp(name, "cellXfs") == 0)
        s->in_cells = false;
}

enum hoshi_rc hoshi_book_read_styles(struct hoshi_book_in *b)
{
    struct styles s = {.b = b};
    struct hoshi_xml x = {.opc = &b->opc, .user = &s, .start = on_start, .end = on_end};
    return b->styles_part != NULL ? hoshi_xml_read(&x, b->styles_part) : HOSHI_OK;
}
