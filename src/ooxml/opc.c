#include "ooxml/opc.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "ooxml/memory.h"

#define NAME_BYTES 256
#define PIECE_BYTES 65536
#define IS_ENCRYPTED 0x1
#define PROBE_BYTES ((size_t)1 << 20) /* more than minizip asks for */

enum hoshi_rc hoshi_opc_refuse(const struct hoshi_opc *p, enum hoshi_diag_code code,
                               const char *name, const char *what)
{
    hoshi_diag_add(p->diags, p->source, code, HOSHI_SPAN_FILE, name, what, NULL);
    return code == HOSHI_HS2007   ? HOSHI_E_NOMEM
           : code == HOSHI_HS1421 ? HOSHI_E_LIMIT
           : code == HOSHI_HS1029 ? HOSHI_E_SYNTAX
                                  : HOSHI_E_INVALID;
}

enum hoshi_rc hoshi_opc_failed(const struct hoshi_opc *p, const char *name, int error)
{
    bool no_memory = error == Z_MEM_ERROR || error == UNZ_INTERNALERROR; /* its name for it */
    return hoshi_opc_refuse(p, no_memory ? HOSHI_HS2007 : HOSHI_HS1029, name, NULL);
}

enum hoshi_rc hoshi_opc_too_many(const struct hoshi_opc *p, uint64_t max, enum hoshi_word of)
{
    return hoshi_opc_refuse(p, HOSHI_HS1421, hoshi_diag_number(p->diags, (long long)max),
                            hoshi_diag_word(of));
}

/* A name that leads out of the package, or is no name. Some programs write '\' for '/'. */
static bool is_stray(const char *name)
{
    bool is = *name == '\0' || strchr("/\\", *name) != NULL || strchr(name, ':') != NULL;
    for (const char *s = name; s != NULL && !is; s = strpbrk(s, "/\\")) {
        s += *s == '/' || *s == '\\';
        is = strncmp(s, "..", 2) == 0 && strchr("/\\", s[2]) != NULL; /* of NUL, too */
    }
    return is;
}

/* Whether an extra field of the directory says that a number did not fit into 32 bits. */
static bool has_zip64(const unsigned char *extra, size_t n)
{
    for (size_t at = 0; at + 4 <= n;) {
        unsigned id = extra[at] | (unsigned)extra[at + 1] << 8;
        unsigned size = extra[at + 2] | (unsigned)extra[at + 3] << 8;
        if (id == 1)
            return true;
        at += 4 + size;
    }
    return false;
}

static enum hoshi_rc read_entry(struct hoshi_opc *p, struct hoshi_part *part)
{
    unz_file_info64 info;
    char name[NAME_BYTES];
    unsigned char extra[1024];
    int error =
        unzGetCurrentFileInfo64(p->zip, &info, name, sizeof name, extra, sizeof extra, NULL, 0);
    if (error == UNZ_OK)
        error = unzGetFilePos64(p->zip, &part->at);
    if (error != UNZ_OK)
        return hoshi_opc_failed(p, "zip", error);
    if (info.size_filename >= sizeof name || strlen(name) != info.size_filename || is_stray(name))
        return hoshi_opc_refuse(p, HOSHI_HS1030, hoshi_diag_word(HOSHI_WORD_STRAY_MEMBER),
                                info.size_filename < sizeof name ? name : "…");
    if ((info.flag & IS_ENCRYPTED) != 0)
        return hoshi_opc_refuse(p, HOSHI_HS1030, hoshi_diag_word(HOSHI_WORD_ENCRYPTED_MEMBER),
                                name);
    part->name = hoshi_arena_strndup(p->arena, name, info.size_filename);
    part->n_packed = info.compressed_size;
    part->n_bytes = info.uncompressed_size;
    part->is_zip64 =
        has_zip64(extra, info.size_file_extra < sizeof extra ? info.size_file_extra : sizeof extra);
    return part->name != NULL ? HOSHI_OK : hoshi_opc_refuse(p, HOSHI_HS2007, NULL, NULL);
}

static enum hoshi_rc read_directory(struct hoshi_opc *p)
{
    unz_global_info64 info;
    if (unzGetGlobalInfo64(p->zip, &info) != UNZ_OK || info.number_entry == 0)
        return hoshi_opc_refuse(p, HOSHI_HS1029, "zip", NULL);
    if (info.number_entry > HOSHI_LIMIT_BOOK_PARTS)
        return hoshi_opc_too_many(p, HOSHI_LIMIT_BOOK_PARTS, HOSHI_WORD_MEMBERS);
    p->part = hoshi_arena_array(p->arena, (size_t)info.number_entry, sizeof *p->part);
    if (p->part == NULL)
        return hoshi_opc_refuse(p, HOSHI_HS2007, NULL, NULL);
    int at = unzGoToFirstFile(p->zip);
    for (; at == UNZ_OK && p->n_part < info.number_entry; at = unzGoToNextFile(p->zip)) {
        enum hoshi_rc rc = read_entry(p, &p->part[p->n_part]);
        if (rc != HOSHI_OK)
            return rc;
        p->n_part++;
    }
    if (at != UNZ_END_OF_LIST_OF_FILE || p->n_part != info.number_entry)
        return hoshi_opc_refuse(p, HOSHI_HS1029, "zip", NULL);
    return HOSHI_OK;
}

static int folded(char c)
{
    return c >= 'A' && c <= 'Z' ? c | 0x20 : c == '\\' ? '/' : c;
}

static int compare_names(const char *s, const char *t)
{
    for (; *s != '\0' || *t != '\0'; s++, t++) {
        int c = folded(*s), d = folded(*t);
        if (c != d)
            return c < d ? -1 : 1;
    }
    return 0;
}

static int by_name(const void *a, const void *b)
{
    const struct hoshi_part *const *x = a, *const *y = b;
    return compare_names((*x)->name, (*y)->name);
}

/* Two parts of one name: programs differ in which of them they read. */
static enum hoshi_rc check_names(const struct hoshi_opc *p)
{
    const struct hoshi_part **sorted = hoshi_arena_array(p->arena, p->n_part, sizeof *sorted);
    if (sorted == NULL)
        return hoshi_opc_refuse(p, HOSHI_HS2007, NULL, NULL);
    for (size_t i = 0; i < p->n_part; i++)
        sorted[i] = &p->part[i];
    qsort(sorted, p->n_part, sizeof *sorted, by_name);
    for (size_t i = 1; i < p->n_part; i++) {
        if (by_name(&sorted[i - 1], &sorted[i]) == 0)
            return hoshi_opc_refuse(p, HOSHI_HS1030, hoshi_diag_word(HOSHI_WORD_DOUBLE_MEMBER),
                                    sorted[i]->name);
    }
    return HOSHI_OK;
}

/* Where the bytes of a part begin. */
struct extent {
    uint64_t from, to;
    const char *name;
};

static int by_place(const void *a, const void *b)
{
    const struct extent *x = a, *y = b;
    return x->from < y->from ? -1 : x->from > y->from;
}

/* Parts that share their bytes make a small file large without a large ratio. */
static enum hoshi_rc check_places(struct hoshi_opc *p)
{
    struct extent *v = hoshi_arena_array(p->arena, p->n_part, sizeof *v);
    if (v == NULL)
        return hoshi_opc_refuse(p, HOSHI_HS2007, NULL, NULL);
    for (size_t i = 0; i < p->n_part; i++) {
        int method, level;
        int error = unzGoToFilePos64(p->zip, &p->part[i].at);
        if (error == UNZ_OK)
            error = unzOpenCurrentFile2(p->zip, &method, &level, 1);
        if (error != UNZ_OK)
            return hoshi_opc_failed(p, p->part[i].name, error);
        uint64_t from = unzGetCurrentFileZStreamPos64(p->zip);
        (void)unzCloseCurrentFile(p->zip);
        v[i] = (struct extent){from, from + p->part[i].n_packed, p->part[i].name};
    }
    qsort(v, p->n_part, sizeof *v, by_place);
    for (size_t i = 1; i < p->n_part; i++) {
        if (v[i].from < v[i - 1].to)
            return hoshi_opc_refuse(p, HOSHI_HS1030, hoshi_diag_word(HOSHI_WORD_SHARED_MEMBER),
                                    v[i].name);
    }
    return HOSHI_OK;
}

enum hoshi_rc hoshi_opc_open(struct hoshi_opc *p, struct hoshi_str bytes, struct hoshi_arena *arena,
                             struct hoshi_diags *diags, uint16_t source)
{
    *p = (struct hoshi_opc){.arena = arena, .diags = diags, .source = source};
    struct hoshi_memory_file *file = hoshi_arena_alloc(arena, sizeof *file);
    if (file == NULL)
        return hoshi_opc_refuse(p, HOSHI_HS2007, NULL, NULL);
    file->in = bytes;
    zlib_filefunc64_def io = hoshi_memory_file(file);
    p->zip = unzOpen2_64("", &io);
    if (p->zip == NULL && hoshi_arena_alloc(arena, PROBE_BYTES) == NULL)
        return hoshi_opc_refuse(p, HOSHI_HS2007, NULL, NULL); /* it does not say why */
    if (p->zip == NULL)
        p->zip = unzOpen2_64("", &io);
    if (p->zip == NULL)
        return hoshi_opc_refuse(p, HOSHI_HS1029, "zip", NULL);
    enum hoshi_rc rc = read_directory(p);
    if (rc == HOSHI_OK)
        rc = check_names(p);
    return rc == HOSHI_OK ? check_places(p) : rc;
}

void hoshi_opc_close(struct hoshi_opc *p)
{
    if (p->zip != NULL)
        (void)unzClose(p->zip);
    p->zip = NULL;
}

const struct hoshi_part *hoshi_opc_find(const struct hoshi_opc *p, const char *name)
{
    for (size_t i = 0; i < p->n_part; i++) {
        if (compare_names(p->part[i].name, name) == 0)
            return &p->part[i];
    }
    return NULL;
}

static enum hoshi_rc read_pieces(struct hoshi_opc *p, const struct hoshi_part *part,
                                 hoshi_piece_taker *take, void *user)
{
    uint64_t n_part = 0;
    if (p->piece == NULL)
        p->piece = hoshi_arena_alloc(p->arena, PIECE_BYTES);
    if (p->piece == NULL)
        return hoshi_opc_refuse(p, HOSHI_HS2007, NULL, NULL);
    for (;;) {
        int n = unzReadCurrentFile(p->zip, p->piece, PIECE_BYTES);
        if (n < 0)
            return hoshi_opc_failed(p, part->name, n);
        n_part += (unsigned)n;
        p->n_read += (unsigned)n;
        if (n == 0 && n_part != part->n_bytes)
            return hoshi_opc_refuse(p, HOSHI_HS1029, part->name, NULL);
        if (p->n_read > HOSHI_LIMIT_BOOK_BYTES)
            return hoshi_opc_too_many(p, HOSHI_LIMIT_BOOK_BYTES, HOSHI_WORD_BYTES);
        enum hoshi_rc rc = take(user, p->piece, (size_t)n);
        if (rc != HOSHI_OK || n == 0)
            return rc;
    }
}

enum hoshi_rc hoshi_opc_read(struct hoshi_opc *p, const struct hoshi_part *part,
                             hoshi_piece_taker *take, void *user)
{
    unz64_file_pos at = part->at;
    if (part->n_bytes > HOSHI_LIMIT_BOOK_BYTES) /* said before any of it is unpacked */
        return hoshi_opc_too_many(p, HOSHI_LIMIT_BOOK_BYTES, HOSHI_WORD_BYTES);
    int error = unzGoToFilePos64(p->zip, &at);
    if (error == UNZ_OK)
        error = unzOpenCurrentFile(p->zip);
    if (error != UNZ_OK)
        return hoshi_opc_failed(p, part->name, error);
    enum hoshi_rc rc = read_pieces(p, part, take, user);
    int closed = unzCloseCurrentFile(p->zip); /* knows whether the checksum was right */
    return rc == HOSHI_OK && closed != UNZ_OK ? hoshi_opc_refuse(p, HOSHI_HS1029, part->name, NULL)
                                              : rc;
}
