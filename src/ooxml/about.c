/* What a workbook says of itself: who has made it (docProps/core.xml). */
#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "ooxml/workbook.h"

struct about {
    bool in_creator;
    struct hoshi_buf creator;
};

static void on_start(struct hoshi_xml *x, const char *name, const XML_Char **a)
{
    struct about *about = x->user;
    (void)a;
    about->in_creator = strcmp(name, "creator") == 0;
}

static void on_end(struct hoshi_xml *x, const char *name)
{
    struct about *about = x->user;
    (void)name;
    about->in_creator = false;
}

static void on_text(struct hoshi_xml *x, const char *s, size_t n)
{
    struct about *about = x->user;
    if (about->in_creator)
        hoshi_buf_put(&about->creator, s, n);
}

bool hoshi_book_is_by(struct hoshi_book_in *b, const char *name)
{
    if (b->about_part == NULL)
        return false;
    struct about about = {.in_creator = false};
    hoshi_buf_init(&about.creator, HOSHI_LIMIT_SCALAR_BYTES);
    struct hoshi_xml x = {
        .opc = &b->opc, .user = &about, .start = on_start, .end = on_end, .text = on_text};
    bool is = hoshi_xml_read(&x, b->about_part) == HOSHI_OK && about.creator.n != 0 &&
              hoshi_str_eq((struct hoshi_str){about.creator.p, about.creator.n}, name);
    hoshi_buf_release(&about.creator);
    return is;
}
