#include "xlsx/text.h"

#include <string.h>

#include "base/digits.h"
#include "base/str.h"
#include "base/utf8.h"

#define REPLACEMENT "\xef\xbf\xbd" /* U+FFFD */
#define UNDERSCORE "_x005F_"       /* how a workbook writes a '_' that begins no escape */

/* Whether "_xHHHH_" stands here. */
static bool is_escape(struct hoshi_str s)
{
    if (s.n < 7 || s.p[0] != '_' || s.p[1] != 'x' || s.p[6] != '_')
        return false;
    for (int i = 2; i < 6; i++) {
        if (hoshi_hex_value(s.p[i]) < 0)
            return false;
    }
    return true;
}

void hoshi_xlsx_text(const char *text, struct hoshi_buf *out)
{
    struct hoshi_str s = hoshi_str_from(text);
    size_t units = 0; /* of what was written, escapes counted as they are written */
    while (s.n > 0) {
        uint32_t c = 0;
        size_t k = hoshi_utf8_next(s, &c);
        struct hoshi_str piece = {s.p, k};
        if (k == 0 || !hoshi_utf8_fits_xml(c))
            piece = HOSHI_STR_LIT(REPLACEMENT);
        else if (is_escape(s))
            piece = HOSHI_STR_LIT(UNDERSCORE);
        size_t wide = piece.n == sizeof UNDERSCORE - 1 ? piece.n : piece.n == 4 ? 2 : 1;
        bool last = s.n <= (k != 0 ? k : 1);
        if (units + wide + !last > HOSHI_XLSX_CELL_MAX) { /* room for the mark */
            hoshi_buf_puts(out, "…");
            return;
        }
        hoshi_buf_put(out, piece.p, piece.n);
        units += wide;
        s.p += k != 0 ? k : 1;
        s.n -= k != 0 ? k : 1;
    }
}
