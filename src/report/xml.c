#include "report/xml.h"

#include "base/str.h"
#include "base/utf8.h"

static const char *reference(uint32_t c)
{
    return c == '&'    ? "&amp;"
           : c == '<'  ? "&lt;"
           : c == '>'  ? "&gt;"
           : c == '"'  ? "&quot;"
           : c == '\n' ? "&#10;"
           : c == '\r' ? "&#13;"
           : c == '\t' ? "&#9;"
                       : NULL;
}

void hoshi_xml_text(struct hoshi_buf *out, const char *s)
{
    struct hoshi_str rest = hoshi_str_from(s);
    while (rest.n > 0) {
        uint32_t c = 0;
        size_t k = hoshi_utf8_next(rest, &c);
        if (k == 0 || !hoshi_utf8_fits_xml(c))
            hoshi_buf_puts(out, "\xef\xbf\xbd");
        else if (reference(c) != NULL)
            hoshi_buf_puts(out, reference(c));
        else
            hoshi_buf_put(out, rest.p, k);
        rest.p += k != 0 ? k : 1;
        rest.n -= k != 0 ? k : 1;
    }
}

void hoshi_xml_attribute(struct hoshi_buf *out, const char *name, const char *text)
{
    hoshi_buf_puts(out, " ");
    hoshi_buf_puts(out, name);
    hoshi_buf_puts(out, "=\"");
    hoshi_xml_text(out, text);
    hoshi_buf_puts(out, "\"");
}
