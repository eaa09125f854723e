#include "ooxml/workbook.h"

#include <string.h>

#include "base/limits.h"
#include "base/str.h"

/* A name that is put together out of a folder and what was said relative to it. */
static const char *resolve(struct hoshi_book_in *b, const char *of, const char *target)
{
    const char *slash = strrchr(of, '/');
    struct hoshi_buf name;
    hoshi_buf_init(&name, 0);
    if (*target != '/' && slash != NULL)
        hoshi_buf_put(&name, of, (size_t)(slash - of));
    for (const char *p = target; *p != '\0';) {
        size_t n = strcspn(p, "/");
        if (n == 2 && memcmp(p, "..", 2) == 0) {
            while (name.n != 0 && name.p[--name.n] != '/')
                ;
        } else if (n != 0 && !(n == 1 && *p == '.')) {
            hoshi_buf_puts(&name, name.n != 0 ? "/" : "");
            hoshi_buf_put(&name, p, n);
        }
        p += n + (p[n] == '/');
    }
    const char *kept =
        name.failed ? NULL : hoshi_arena_strndup(b->opc.arena, name.n != 0 ? name.p : "", name.n);
    hoshi_buf_release(&name);
    return kept;
}

void *hoshi_book_grow(struct hoshi_book_in *b, void *v, size_t n, size_t size)
{
    if (v != NULL && (n < 16 || (n & (n - 1)) != 0))
        return v; /* room for a power of two */
    void *more = hoshi_arena_array(b->opc.arena, n < 16 ? 16 : n * 2, size);
    if (more == NULL) {
        (void)hoshi_opc_refuse(&b->opc, HOSHI_HS2007, NULL, NULL);
        return NULL;
    }
    if (n != 0)
        memcpy(more, v, n * size);
    return more;
}

static void nothing(struct hoshi_xml *x, const char *name)
{
    (void)x;
    (void)name;
}

/* The relationships of a part. */
struct relations {
    struct hoshi_book_in *b;
    const char *of; /* the part; "" = the package */
    const char *workbook;
};

static const char *copy(struct hoshi_book_in *b, const char *s)
{
    return hoshi_arena_strndup(b->opc.arena, s, strlen(s));
}

static void relate(struct hoshi_book_in *b, const char *id, const char *type, const char *name)
{
    const struct hoshi_part *part = hoshi_opc_find(&b->opc, name);
    if (strcmp(type, "sharedStrings") == 0)
        b->strings_part = part;
    else if (strcmp(type, "styles") == 0)
        b->styles_part = part;
    for (size_t i = 0; i < b->n_sheet && strcmp(type, "worksheet") == 0; i++) {
        if (id != NULL && strcmp(b->sheet[i].id, id) == 0)
            b->sheet[i].part = part;
    }
}

static void on_relation(struct hoshi_xml *x, const char *name, const XML_Char **a)
{
    struct relations *r = x->user;
    const char *type = hoshi_xml_get(a, "Type"), *target = hoshi_xml_get(a, "Target");
    const char *mode = hoshi_xml_get(a, "TargetMode");
    if (strcmp(name, "Relationship") != 0 || type == NULL || target == NULL ||
        (mode != NULL && strcmp(mode, "External") == 0))
        return;
    const char *kind = strrchr(type, '/');
    const char *part = resolve(r->b, r->of, target);
    if (kind == NULL || part == NULL)
        return;
    if (*r->of != '\0')
        relate(r->b, hoshi_xml_get(a, "Id"), kind + 1, part);
    else if (strcmp(kind, "/officeDocument") == 0)
        r->workbook = part;
    else if (strcmp(kind, "/core-properties") == 0)
        r->b->about_part = hoshi_opc_find(&r->b->opc, part);
}

static enum hoshi_rc read_relations(struct relations *r, const char *part)
{
    struct hoshi_book_in *b = r->b;
    const struct hoshi_part *found = hoshi_opc_find(&b->opc, part);
    struct hoshi_xml x = {.opc = &b->opc, .user = r, .start = on_relation, .end = nothing};
    return found != NULL ? hoshi_xml_read(&x, found)
                         : hoshi_opc_refuse(&b->opc, HOSHI_HS1029, part, NULL);
}

static void on_workbook(struct hoshi_xml *x, const char *name, const XML_Char **a)
{
    struct hoshi_book_in *b = x->user;
    const char *title = hoshi_xml_get(a, "name"), *id = hoshi_xml_relation(x, a);
    const char *state = hoshi_xml_get(a, "state");
    if (strcmp(name, "workbookPr") == 0)
        b->is_1904 = hoshi_xml_says(a, "date1904");
    if (strcmp(name, "sheet") != 0 || title == NULL || id == NULL)
        return;
    if (b->n_sheet == HOSHI_LIMIT_BOOK_SHEETS) {
        hoshi_xml_stop(x, hoshi_opc_too_many(x->opc, HOSHI_LIMIT_BOOK_SHEETS, HOSHI_WORD_SHEETS));
        return;
    }
    b->sheet = hoshi_book_grow(b, b->sheet, b->n_sheet, sizeof *b->sheet);
    if (b->sheet == NULL) {
        hoshi_xml_stop(x, HOSHI_E_NOMEM);
        return;
    }
    b->sheet[b->n_sheet++] = (struct hoshi_book_sheet){
        copy(b, title), copy(b, id), NULL, state != NULL && strcmp(state, "visible") != 0};
    if (b->sheet[b->n_sheet - 1].name == NULL || b->sheet[b->n_sheet - 1].id == NULL)
        hoshi_xml_stop(x, hoshi_opc_refuse(x->opc, HOSHI_HS2007, NULL, NULL));
}

/* "xl/workbook.xml" -> "xl/_rels/workbook.xml.rels" */
static const char *relations_of(struct hoshi_book_in *b, const char *part)
{
    const char *slash = strrchr(part, '/'), *base = slash != NULL ? slash + 1 : part;
    struct hoshi_buf name;
    hoshi_buf_init(&name, 0);
    hoshi_buf_put(&name, part, (size_t)(base - part));
    hoshi_buf_puts(&name, "_rels/");
    hoshi_buf_puts(&name, base);
    hoshi_buf_puts(&name, ".rels");
    const char *kept = name.failed ? NULL : hoshi_arena_strndup(b->opc.arena, name.p, name.n);
    hoshi_buf_release(&name);
    return kept;
}

/* Some programs write '\' for '/'. */
static const char *with_slashes(struct hoshi_book_in *b, const char *name)
{
    char *kept = hoshi_arena_strndup(b->opc.arena, name, strlen(name));
    for (char *p = kept; p != NULL && *p != '\0'; p++)
        *p = *p == '\\' ? '/' : *p;
    return kept;
}

static enum hoshi_rc name_sheets(struct hoshi_book_in *b)
{
    size_t n = 0;
    for (size_t i = 0; i < b->n_sheet; i++) { /* charts and dialogs have tabs, too, and no cells */
        if (b->sheet[i].part != NULL)
            b->sheet[n++] = b->sheet[i];
    }
    b->n_sheet = n;
    const char **name = hoshi_arena_array(b->opc.arena, n, sizeof *name);
    if (name == NULL && n != 0)
        return hoshi_opc_refuse(&b->opc, HOSHI_HS2007, NULL, NULL);
    for (size_t i = 0; i < n; i++)
        name[i] = b->sheet[i].name;
    hoshi_diags_cells(b->opc.diags, b->opc.source, name, n);
    return HOSHI_OK;
}

enum hoshi_rc hoshi_book_open(struct hoshi_book_in *b, struct hoshi_str bytes,
                              struct hoshi_arena *arena, struct hoshi_diags *diags, uint16_t source)
{
    *b = (struct hoshi_book_in){.n_sheet = 0};
    hoshi_diags_cells(diags, source, NULL, 0); /* no line of it can be shown */
    enum hoshi_rc rc = hoshi_opc_open(&b->opc, bytes, arena, diags, source);
    struct relations r = {b, "", NULL};
    if (rc == HOSHI_OK)
        rc = read_relations(&r, "_rels/.rels");
    if (rc != HOSHI_OK)
        return rc;
    b->workbook = r.workbook != NULL ? hoshi_opc_find(&b->opc, r.workbook) : NULL;
    if (b->workbook == NULL)
        return hoshi_opc_refuse(&b->opc, HOSHI_HS1029, "xl/workbook.xml", NULL);
    struct hoshi_xml x = {.opc = &b->opc, .user = b, .start = on_workbook, .end = nothing};
    rc = hoshi_xml_read(&x, b->workbook);
    r.of = with_slashes(b, b->workbook->name);
    const char *relations = r.of != NULL ? relations_of(b, r.of) : NULL;
    if (rc == HOSHI_OK && relations == NULL)
        rc = hoshi_opc_refuse(&b->opc, HOSHI_HS2007, NULL, NULL);
    if (rc == HOSHI_OK)
        rc = read_relations(&r, relations);
    return rc == HOSHI_OK ? name_sheets(b) : rc;
}

void hoshi_book_close(struct hoshi_book_in *b)
{
    hoshi_opc_close(&b->opc);
}
