/* What a workbook says of itself: who has made it (docProps/core.xml). */
#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "ooxml/workbook.h"

struct about {
    const char *name; /* of the element that is asked for */
    bool is_in;
    struct hoshi_buf text;
};

static void on_start(struct hoshi_xml *x, const char *name, const XML_Char **a)
{
    struct about *about = x->user;
    (void)a;
    about->is_in = strcmp(name, about->name) == 0;
}

static void on_end(struct hoshi_xml *x, const char *name)
{
    struct about *about = x->user;
    (void)name;
    about->is_in = false;
}

static void on_text(struct hoshi_xml *x, const char *s, size_t n)
{
    struct about *about = x->user;
    if (about->is_in)
        hoshi_buf_put(&about->text, s, n);
}

bool hoshi_book_says_of_itself(struct hoshi_book_in *b, const char *element, const char *text)
{
    if (b->about_part == NULL)
        return false;
    struct about about = {.name = element};
    hoshi_buf_init(&about.text, HOSHI_LIMIT_SCALAR_BYTES);
    struct hoshi_xml x = {
        .opc = &b->opc, .user = &about, .start = on_start, .end = on_end, .text = on_text};
    bool is = hoshi_xml_read(&x, b->about_part) == HOSHI_OK && about.text.n != 0 &&
              hoshi_str_eq((struct hoshi_str){about.text.p, about.text.n}, text);
    hoshi_buf_release(&about.text);
    return is;
}
