/* An id of another framework explained: its title, what lies below it, and who links to it. */
#include <string.h>

#include "base/str.h"
#include "report/text/explain.h"

static const char *text_of(const struct hoshi_print *p, const struct hoshi_text *text)
{
    return hoshi_text_get(text, p->lang);
}

static void dash_pair(const struct hoshi_print *p, const char *id, const char *title)
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_buf_puts(&line, id);
    hoshi_buf_puts(&line, "  ");
    hoshi_buf_puts(&line, title);
    hoshi_print_dash(p, 2, line.p);
    hoshi_print_drop(p, &line);
}

static void print_children(const struct hoshi_print *p, const struct hoshi_framework *fw,
                           const char *id)
{
    bool any = false;
    for (size_t i = 0; i < fw->n_entry; i++) {
        if (fw->entry[i].parent.s == NULL || strcmp(fw->entry[i].parent.s, id) != 0)
            continue;
        if (!any)
            hoshi_print_head(p, HOSHI_MSG_EXPLAIN_CHILDREN, NULL, NULL);
        any = true;
        dash_pair(p, fw->entry[i].id.s, text_of(p, &fw->entry[i].title));
    }
}

static bool links(const struct hoshi_requirement *req, const struct hoshi_framework *fw,
                  const struct hoshi_entry *entry)
{
    const struct hoshi_refs *refs = hoshi_requirement_refs(req, fw->id.s);
    for (size_t i = 0; refs != NULL && i < refs->id.n; i++) {
        const struct hoshi_entry *e = hoshi_framework_find(fw, refs->id.v[i].s);
        if (e == entry ||
            (e != NULL && e->parent.s != NULL && strcmp(e->parent.s, entry->id.s) == 0))
            return true;
    }
    return false;
}

static void print_linked(const struct hoshi_print *p, const struct hoshi_library *lib,
                         const struct hoshi_framework *fw, const struct hoshi_entry *entry)
{
    bool any = false;
    for (size_t i = 0; i < lib->catalog->n_requirement; i++) {
        const struct hoshi_requirement *req = lib->catalog->requirement[i];
        if (!links(req, fw, entry))
            continue;
        if (!any)
            hoshi_print_head(p, HOSHI_MSG_EXPLAIN_LINKED,
                             hoshi_basis_label(req->refs_basis, p->lang), lib->catalog->name);
        any = true;
        dash_pair(p, req->id.s, text_of(p, &req->title));
    }
    if (!any)
        hoshi_print_msg(p, 0, HOSHI_MSG_EXPLAIN_NONE_LINKED, lib->catalog->name, NULL, NULL);
}

static void print_refs(const struct hoshi_print *p, const struct hoshi_library *lib,
                       const struct hoshi_entry *entry)
{
    for (size_t i = 0; i < entry->n_refs; i++) {
        hoshi_print_head(p, HOSHI_MSG_EXPLAIN_REFS, hoshi_basis_label(entry->refs_basis, p->lang),
                         hoshi_confidence_label(entry->confidence, p->lang));
        for (size_t k = 0; k < entry->refs[i].id.n; k++) {
            const char *id = entry->refs[i].id.v[k].s, *title = "";
            for (size_t f = 0; f < lib->n_framework; f++) {
                const struct hoshi_entry *e =
                    strcmp(lib->framework[f]->id.s, entry->refs[i].framework.s) == 0
                        ? hoshi_framework_find(lib->framework[f], id)
                        : NULL;
                if (e != NULL)
                    title = text_of(p, &e->title);
            }
            dash_pair(p, id, title);
        }
    }
}

void hoshi_explain_entry(const struct hoshi_print *p, const struct hoshi_library *lib,
                         const struct hoshi_framework *fw, const struct hoshi_entry *entry)
{
    hoshi_print_head(p, HOSHI_MSG_EXPLAIN_REQUIREMENT, entry->id.s, text_of(p, &entry->title));
    hoshi_print_text(p, 0, text_of(p, &fw->title));
    hoshi_print_msg(p, 0, HOSHI_MSG_EXPLAIN_CONFIDENCE,
                    hoshi_confidence_label(entry->confidence, p->lang), NULL, NULL);
    print_children(p, fw, entry->id.s);
    print_linked(p, lib, fw, entry);
    print_refs(p, lib, entry);
}
