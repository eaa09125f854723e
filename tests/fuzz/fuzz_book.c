/* Any bytes as a workbook: never a crash; a refusal always says why; what is accepted is a sheet
 * that can be judged. Bytes that begin as a zip are one; any others are the XML of its sheet, its
 * shared texts, its formats and its list of sheets, with a record separator between them, so that a
 * fuzzer need not guess checksums. */
#include <hoshi/builtin.h>
#include <hoshi/load.h>
#include <string.h>
#include <zlib.h>

#include "base/str.h"
#include "fuzz.h"
#include "ooxml/fill.h"

#define BETWEEN '\x1e'
#define MAIN "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
#define KIND "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define RELS                                                                                       \
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
#define REL(id, kind, target)                                                                      \
    "<Relationship Id=\"" id "\" Type=\"" KIND "/" kind "\" Target=\"" target "\"/>"

static const struct {
    const char *name, *content;
} part[] = {
    {"xl/worksheets/s1.xml", "<worksheet " MAIN "/>"},
    {"xl/sharedStrings.xml", "<sst " MAIN "><si><t>1-2-1-1</t></si></sst>"},
    {"xl/styles.xml", "<styleSheet " MAIN "/>"},
    {"xl/workbook.xml",
     "<workbook " MAIN " xmlns:r=\"" KIND
     "\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"},
    {"xl/_rels/workbook.xml.rels", RELS REL("r1", "worksheet", "worksheets/s1.xml")
                                       REL("r2", "sharedStrings", "sharedStrings.xml")
                                           REL("r3", "styles", "styles.xml") "</Relationships>"},
    {"_rels/.rels", RELS REL("r1", "officeDocument", "xl/workbook.xml") "</Relationships>"},
};
enum { PARTS = sizeof part / sizeof part[0], FREE_PARTS = 4 };

static void put(struct hoshi_buf *to, uint64_t v, unsigned n_byte)
{
    for (; n_byte-- != 0; v >>= 8)
        hoshi_buf_put(to, &(char){(char)v}, 1);
}

/* What the local and the central header of a member have in common. */
static void put_header(struct hoshi_buf *to, const char *name, const char *p, size_t n)
{
    put(to, 20, 2);
    put(to, 0, 2); /* flags */
    put(to, 0, 2); /* stored */
    put(to, 0x00210000, 4);
    put(to, crc32(0, (const Bytef *)p, (uInt)n), 4);
    put(to, n, 4);
    put(to, n, 4);
    put(to, strlen(name), 2);
    put(to, 0, 2);
}

static void make_zip(const char *data, size_t size, struct hoshi_buf *zip)
{
    struct hoshi_buf directory;
    const char *at = data, *end = data + size;
    hoshi_buf_init(&directory, 0);
    for (size_t i = 0; i < PARTS; i++) {
        const char *p = part[i].content;
        size_t n = strlen(p);
        if (i < FREE_PARTS && at <= end) {
            const char *stop = at < end ? memchr(at, BETWEEN, (size_t)(end - at)) : NULL;
            size_t k = (size_t)((stop != NULL ? stop : end) - at);
            if (k != 0) {
                p = at;
                n = k;
            }
            at = stop != NULL ? stop + 1 : end + 1;
        }
        uint64_t offset = zip->n;
        put(zip, 0x04034b50, 4);
        put_header(zip, part[i].name, p, n);
        hoshi_buf_puts(zip, part[i].name);
        hoshi_buf_put(zip, p, n);
        put(&directory, 0x02014b50, 4);
        put(&directory, 20, 2);
        put_header(&directory, part[i].name, p, n);
        put(&directory, 0, 2 + 2 + 2 + 4);
        put(&directory, offset, 4);
        hoshi_buf_puts(&directory, part[i].name);
    }
    uint64_t offset = zip->n;
    hoshi_buf_put(zip, directory.p, directory.n);
    put(zip, 0x06054b50, 4);
    put(zip, 0, 4);
    put(zip, PARTS, 2);
    put(zip, PARTS, 2);
    put(zip, directory.n, 4);
    put(zip, offset, 4);
    put(zip, 0, 2);
    hoshi_buf_release(&directory);
}

static struct hoshi_catalog *load_catalog(void)
{
    static struct hoshi_arena arena;
    static struct hoshi_diags diags;
    static struct hoshi_catalog *cat;
    struct hoshi_input in;
    if (cat != NULL)
        return cat;
    hoshi_arena_init(&arena, 0);
    hoshi_diags_init(&diags, &arena);
    MUST(hoshi_builtin_find(HOSHI_BUILTIN_CATALOG, "scs", &in) == HOSHI_OK);
    MUST(hoshi_catalog_load(&in, &arena, &diags, &cat) == HOSHI_OK);
    return cat;
}

/* A text in a cell of the first sheet: when it can be put there, it is there, and the copy is
 * sound. */
static void fill(struct hoshi_str bytes)
{
    static const char text[] = "答え";
    struct hoshi_arena arena;
    struct hoshi_diags diags;
    struct hoshi_book_in book, copy;
    struct hoshi_cells cells;
    struct hoshi_buf out;
    const struct hoshi_cell_value value = {2, 2, {text, sizeof text - 1}};
    hoshi_arena_init(&arena, (size_t)64 << 20);
    hoshi_diags_init(&diags, &arena);
    hoshi_buf_init(&out, 0);
    uint16_t source = hoshi_diags_source(&diags, "sheet.xlsx", bytes);
    enum hoshi_rc rc = hoshi_book_open(&book, bytes, &arena, &diags, source);
    if (rc == HOSHI_OK && book.n_sheet != 0)
        rc = hoshi_book_cells(&book, 0, &cells); /* what cannot be read is not filled in */
    if (rc == HOSHI_OK && book.n_sheet != 0 &&
        hoshi_book_fill(&book, 0, &value, 1, &out) == HOSHI_OK) {
        struct hoshi_str made = {out.p, out.n};
        MUST(hoshi_book_open(&copy, made, &arena, &diags, source) == HOSHI_OK);
        MUST(hoshi_book_cells(&copy, 0, &cells) == HOSHI_OK);
        const struct hoshi_cell *cell = hoshi_cells_at(&cells, 2, 2);
        MUST(cell != NULL && hoshi_str_eq(cell->text, text));
        hoshi_book_close(&copy);
    }
    hoshi_book_close(&book);
    hoshi_buf_release(&out);
    hoshi_arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct hoshi_catalog *cat = load_catalog();
    struct hoshi_arena arena;
    struct hoshi_diags diags;
    struct hoshi_answers *ans = NULL;
    struct hoshi_buf zip;
    hoshi_buf_init(&zip, 0);
    if (size >= 2 && memcmp(data, "PK", 2) == 0)
        hoshi_buf_put(&zip, data, size);
    else
        make_zip((const char *)data, size, &zip);
    struct hoshi_input in = {.name = "sheet.xlsx", .bytes = {zip.p, zip.n}};
    hoshi_arena_init(&arena, (size_t)64 << 20);
    hoshi_diags_init(&diags, &arena);
    enum hoshi_rc rc = hoshi_answers_load(&in, cat, 700000, &arena, &diags, &ans);
    MUST((rc == HOSHI_OK) == (diags.n_error == 0));
    MUST(rc != HOSHI_OK || ans->by_criterion != NULL);
    hoshi_diags_sort(&diags);
    struct hoshi_buf told;
    hoshi_buf_init(&told, 0);
    hoshi_diags_render(&diags, HOSHI_LANG_EN, false, &told);
    hoshi_buf_release(&told);
    hoshi_arena_release(&arena);
    if (zip.n != 0)
        fill((struct hoshi_str){zip.p, zip.n});
    hoshi_buf_release(&zip);
    return 0;
}
