#include "ooxml/fill.h"

#include <minizip/zip.h>
#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "ooxml/memory.h"

#define PIECE_BYTES 65536
#define EXTRA_BYTES 65536
#define LEVEL                                                                                      \
    3 /* of deflate, for the one member written anew: half the time of 6, a tenth larger */
#define IS_UTF8 0x800 /* names; the other flags are about how sizes are said */

/* What is said of a member besides its bytes. */
struct about {
    unz_file_info64 info;
    char name[256];
    char extra[EXTRA_BYTES], local[EXTRA_BYTES];
    uInt n_local;
};

struct copier {
    struct hoshi_book_in *b;
    zipFile zip;
    struct about about;
    char piece[PIECE_BYTES];
};

/* What is written goes to memory, so only memory can be what is missing. */
static enum hoshi_rc no_memory(struct copier *c)
{
    return hoshi_opc_refuse(&c->b->opc, HOSHI_HS2007, NULL, NULL);
}

/* UNZ_OK with the member open, packed; otherwise what minizip says. */
static int look(struct copier *c, const struct hoshi_part *part)
{
    unzFile from = c->b->opc.zip;
    unz64_file_pos at = part->at;
    struct about *a = &c->about;
    int method, level, error = unzGoToFilePos64(from, &at);
    if (error == UNZ_OK)
        error = unzGetCurrentFileInfo64(from, &a->info, a->name, sizeof a->name, a->extra,
                                        sizeof a->extra, NULL, 0);
    if (error == UNZ_OK && a->info.size_file_extra > sizeof a->extra)
        error = UNZ_BADZIPFILE;
    if (error == UNZ_OK)
        error = unzOpenCurrentFile2(from, &method, &level, 1);
    if (error != UNZ_OK)
        return error;
    int n = unzGetLocalExtrafield(from, NULL, 0);
    if (n < 0 || (size_t)n > sizeof a->local)
        return UNZ_BADZIPFILE;
    a->n_local = (uInt)n;
    return n == 0 || unzGetLocalExtrafield(from, a->local, (unsigned)n) == n ? UNZ_OK
                                                                             : UNZ_BADZIPFILE;
}

/* Begin a member with what is said of the one that was looked at. */
static bool begin(struct copier *c, bool is_raw)
{
    const struct about *a = &c->about;
    zip_fileinfo info = {.dosDate = a->info.dosDate,
                         .internal_fa = a->info.internal_fa,
                         .external_fa = a->info.external_fa};
    int method = is_raw ? (int)a->info.compression_method : Z_DEFLATED;
    return zipOpenNewFileInZip4_64(c->zip, a->name, &info, a->local, a->n_local, a->extra,
                                   (uInt)a->info.size_file_extra, NULL, method, LEVEL, is_raw,
                                   -MAX_WBITS, DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY, NULL, 0,
                                   a->info.version, a->info.flag & IS_UTF8, 0) == ZIP_OK;
}

/* As it is, packed. */
static enum hoshi_rc copy_raw(struct copier *c, const struct hoshi_part *part)
{
    unzFile from = c->b->opc.zip;
    int n = look(c, part);
    bool wrote = n == UNZ_OK && begin(c, true);
    while (wrote && (n = unzReadCurrentFile(from, c->piece, sizeof c->piece)) > 0)
        wrote = zipWriteInFileInZip(c->zip, c->piece, (unsigned)n) == ZIP_OK;
    wrote = wrote && n == 0 &&
            zipCloseFileInZipRaw64(c->zip, c->about.info.uncompressed_size, c->about.info.crc) ==
                ZIP_OK;
    (void)unzCloseCurrentFile(from);
    return wrote ? HOSHI_OK : n < 0 ? hoshi_opc_failed(&c->b->opc, part->name, n) : no_memory(c);
}

static enum hoshi_rc put_new(struct copier *c, const struct hoshi_part *part,
                             const struct hoshi_buf *content)
{
    int error = look(c, part);
    (void)unzCloseCurrentFile(c->b->opc.zip);
    if (error != UNZ_OK)
        return hoshi_opc_failed(&c->b->opc, part->name, error);
    bool wrote = begin(c, false) &&
                 zipWriteInFileInZip(c->zip, content->p, (unsigned)content->n) == ZIP_OK &&
                 zipCloseFileInZip(c->zip) == ZIP_OK;
    return wrote ? HOSHI_OK : no_memory(c);
}

static enum hoshi_rc append(void *user, const char *piece, size_t n)
{
    hoshi_buf_put(user, piece, n);
    return HOSHI_OK;
}

static enum hoshi_rc read_part(struct hoshi_book_in *b, const struct hoshi_part *part,
                               struct hoshi_buf *to)
{
    enum hoshi_rc rc = hoshi_opc_read(&b->opc, part, append, to);
    return rc == HOSHI_OK && (to->failed || to->n == 0)
               ? hoshi_opc_refuse(&b->opc, to->failed ? HOSHI_HS2007 : HOSHI_HS1029, part->name,
                                  NULL)
               : rc;
}

/* Where in workbook.xml it is said that formulas are to be worked out on opening. */
struct recalculation {
    struct hoshi_str xml;
    size_t calc_from;      /* of <calcPr> */
    size_t before, behind; /* the last of what has to stand before it: its last tag, and behind */
    size_t from;           /* where the element begins that began last */
    bool has_calc, says_so, says_no;
    bool is_inner; /* what ends next is the element that began last */
};

static void on_start(struct hoshi_xml *x, const char *name, const XML_Char **a)
{
    struct recalculation *r = x->user;
    r->from = (size_t)XML_GetCurrentByteIndex(x->parser);
    r->is_inner = true;
    if (strcmp(name, "calcPr") != 0)
        return;
    r->has_calc = true;
    r->says_so = hoshi_xml_says(a, "fullCalcOnLoad");
    r->says_no = !r->says_so && hoshi_xml_get(a, "fullCalcOnLoad") != NULL;
    r->calc_from = (size_t)XML_GetCurrentByteIndex(x->parser);
}

static void on_end(struct hoshi_xml *x, const char *name)
{
    static const char *const before[] = {"sheets", "functionGroups", "externalReferences",
                                         "definedNames"};
    struct recalculation *r = x->user;
    bool is = false, is_inner = r->is_inner;
    r->is_inner = false;
    for (size_t i = 0; i < sizeof before / sizeof before[0]; i++)
        is = is || strcmp(before[i], name) == 0;
    if (!is)
        return;
    /* The parser has no last tag of an empty one: <definedNames/>. */
    bool is_empty = is_inner && r->xml.p[hoshi_xml_tag_end(r->xml, r->from) - 2] == '/';
    r->before = is_empty ? r->from : (size_t)XML_GetCurrentByteIndex(x->parser);
    r->behind = hoshi_xml_tag_end(r->xml, r->before);
}

/* Behind the name of a tag. */
static size_t name_end(struct hoshi_str xml, size_t at)
{
    while (at < xml.n && strchr(" \t\r\n/>", xml.p[at]) == NULL)
        at++;
    return at;
}

static void put_recalculation(const struct recalculation *r, struct hoshi_str xml,
                              struct hoshi_buf *out)
{
    static const char says[] = " fullCalcOnLoad=\"1\"";
    size_t at = r->has_calc ? name_end(xml, r->calc_from) : r->behind;
    hoshi_buf_put(out, xml.p, at);
    if (r->has_calc) {
        hoshi_buf_puts(out, says);
    } else { /* with the prefix of what stands before it */
        size_t from = r->before + 1 + (xml.p[r->before + 1] == '/');
        const char *colon = memchr(xml.p + from, ':', name_end(xml, from) - from);
        hoshi_buf_puts(out, "<");
        if (colon != NULL)
            hoshi_buf_put(out, xml.p + from, (size_t)(colon + 1 - (xml.p + from)));
        hoshi_buf_puts(out, "calcPr");
        hoshi_buf_puts(out, says);
        hoshi_buf_puts(out, "/>");
    }
    hoshi_buf_put(out, xml.p + at, xml.n - at);
}

/* fullCalcOnLoad="0": the word between the quotes. */
static void put_yes_for_no(const struct recalculation *r, struct hoshi_str xml,
                           struct hoshi_buf *out)
{
    static const char key[] = "fullCalcOnLoad";
    size_t at = r->calc_from;
    while (at + sizeof key < xml.n && memcmp(xml.p + at, key, sizeof key - 1) != 0)
        at++;
    while (at < xml.n && xml.p[at] != '"' && xml.p[at] != '\'')
        at++;
    size_t end = at + 1;
    while (end < xml.n && xml.p[end] != xml.p[at])
        end++;
    if (end >= xml.n)
        end = at = xml.n; /* the parser has seen both quotes */
    hoshi_buf_put(out, xml.p, at < xml.n ? at + 1 : at);
    hoshi_buf_puts(out, "1");
    hoshi_buf_put(out, xml.p + end, xml.n - end);
}

static enum hoshi_rc recalculate(struct hoshi_book_in *b, struct hoshi_str xml,
                                 struct hoshi_buf *out)
{
    struct recalculation r = {.xml = xml};
    struct hoshi_xml x = {.opc = &b->opc, .user = &r, .start = on_start, .end = on_end};
    if (!hoshi_xml_is_utf8(xml))
        return hoshi_opc_refuse(&b->opc, HOSHI_HS1038, hoshi_diag_word(HOSHI_WORD_OTHER_ENCODING),
                                b->workbook->name);
    enum hoshi_rc rc = hoshi_xml_read(&x, b->workbook);
    if (rc != HOSHI_OK)
        return rc;
    if (!r.has_calc && r.behind == 0)
        return hoshi_opc_refuse(&b->opc, HOSHI_HS1029, b->workbook->name, NULL);
    if (r.says_so)
        hoshi_buf_put(out, xml.p, xml.n);
    else if (r.says_no)
        put_yes_for_no(&r, xml, out);
    else
        put_recalculation(&r, xml, out);
    return HOSHI_OK;
}

/* What a changed byte would make void, or what the copy could not be the same in. */
static enum hoshi_rc check_faithful(struct hoshi_book_in *b)
{
    for (size_t i = 0; i < b->opc.n_part; i++) {
        const struct hoshi_part *p = &b->opc.part[i];
        bool is_signed = hoshi_str_starts(p->name, "_xmlsignatures/") ||
                         strstr(p->name, "vbaProjectSignature") != NULL;
        enum hoshi_word what = is_signed ? HOSHI_WORD_SIGNED_BOOK : HOSHI_WORD_ZIP64_BOOK;
        if (is_signed || p->is_zip64)
            return hoshi_opc_refuse(&b->opc, HOSHI_HS1038, hoshi_diag_word(what), p->name);
    }
    return HOSHI_OK;
}

static enum hoshi_rc copy_all(struct copier *c, const struct hoshi_part *sheet,
                              const struct hoshi_buf *sheet_xml, const struct hoshi_buf *book_xml)
{
    enum hoshi_rc rc = HOSHI_OK;
    for (size_t i = 0; i < c->b->opc.n_part && rc == HOSHI_OK; i++) {
        const struct hoshi_part *p = &c->b->opc.part[i];
        rc = p == sheet            ? put_new(c, p, sheet_xml)
             : p == c->b->workbook ? put_new(c, p, book_xml)
                                   : copy_raw(c, p);
    }
    return rc;
}

static enum hoshi_rc write_zip(struct hoshi_book_in *b, const struct hoshi_part *sheet,
                               const struct hoshi_buf *sheet_xml, const struct hoshi_buf *book_xml,
                               struct hoshi_buf *out)
{
    struct copier *c = hoshi_arena_alloc(b->opc.arena, sizeof *c);
    struct hoshi_memory_file file = {.out = out};
    zlib_filefunc64_def io = hoshi_memory_file(&file);
    if (c == NULL)
        return hoshi_opc_refuse(&b->opc, HOSHI_HS2007, NULL, NULL);
    c->b = b;
    c->zip = zipOpen2_64("", APPEND_STATUS_CREATE, NULL, &io);
    if (c->zip == NULL)
        return hoshi_opc_refuse(&b->opc, HOSHI_HS2007, NULL, NULL);
    enum hoshi_rc rc = copy_all(c, sheet, sheet_xml, book_xml);
    int closed = zipClose(c->zip, NULL);
    return rc == HOSHI_OK && (closed != ZIP_OK || out->failed)
               ? hoshi_opc_refuse(&b->opc, HOSHI_HS2007, NULL, NULL)
               : rc;
}

enum hoshi_rc hoshi_book_fill(struct hoshi_book_in *b, size_t sheet,
                              const struct hoshi_cell_value *value, size_t n, struct hoshi_buf *out)
{
    const struct hoshi_part *part = b->sheet[sheet].part;
    struct hoshi_buf was, sheet_xml, book_xml;
    hoshi_buf_init(&was, HOSHI_LIMIT_BOOK_BYTES);
    hoshi_buf_init(&sheet_xml, 2 * HOSHI_LIMIT_BOOK_BYTES);
    hoshi_buf_init(&book_xml, HOSHI_LIMIT_BOOK_BYTES);
    enum hoshi_rc rc = check_faithful(b);
    if (rc == HOSHI_OK)
        rc = read_part(b, part, &was);
    if (rc == HOSHI_OK)
        rc = hoshi_sheet_fill(b, sheet, (struct hoshi_str){was.p, was.n}, value, n, &sheet_xml);
    hoshi_buf_clear(&was);
    if (rc == HOSHI_OK)
        rc = read_part(b, b->workbook, &was);
    if (rc == HOSHI_OK)
        rc = recalculate(b, (struct hoshi_str){was.p, was.n}, &book_xml);
    if (rc == HOSHI_OK)
        rc = write_zip(b, part, &sheet_xml, &book_xml, out);
    hoshi_buf_release(&was);
    hoshi_buf_release(&sheet_xml);
    hoshi_buf_release(&book_xml);
    return rc;
}
