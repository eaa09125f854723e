#include "app/session/session.h"

#include <stdlib.h>
#include <string.h>

#include "app/session/complain.h"
#include "app/session/outputs.h"
#include "base/cp932.h"
#include "base/digest.h"
#include "base/limits.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/visible.h"
#include "codec/parse/node.h"
#include "diag/diag.h"
#include "io/replace.h"

void hoshi_session_init(struct hoshi_session *s)
{
    memset(s, 0, sizeof *s);
    hoshi_arena_init(&s->arena, 0);
    hoshi_diags_init(&s->diags, &s->arena);
}

void hoshi_session_release(struct hoshi_session *s)
{
    for (size_t i = 0; i < s->n_file; i++)
        free((char *)s->file[i].bytes.p);
    free(s->file);
    hoshi_arena_release(&s->arena);
    memset(s, 0, sizeof *s);
}

static bool is_table(const struct hoshi_input *in)
{
    return hoshi_input_sniff(in, in->bytes) == HOSHI_INPUT_CSV;
}

/* What is no CP932 either stays as it is: the reader says where it stops being text. */
static enum hoshi_rc decode(struct hoshi_session *s, struct hoshi_input *in)
{
    struct hoshi_buf text;
    if (hoshi_utf8_invalid_at(in->bytes) == in->bytes.n)
        return HOSHI_OK;
    char *sha256 = hoshi_arena_alloc(&s->arena, HOSHI_SHA256_HEX_BYTES);
    if (sha256 == NULL)
        return HOSHI_E_NOMEM;
    hoshi_buf_init(&text, 3 * HOSHI_LIMIT_FILE_BYTES);
    bool is_cp932 = hoshi_cp932_to_utf8(in->bytes, &text);
    const char *kept = is_cp932 ? hoshi_arena_strndup(&s->arena, text.p, text.n) : NULL;
    if (kept != NULL) {
        hoshi_sha256_hex(in->bytes, sha256);
        in->sha256 = sha256;
        in->bytes = (struct hoshi_str){kept, text.n};
    }
    hoshi_buf_release(&text);
    return is_cp932 && kept == NULL ? HOSHI_E_NOMEM : HOSHI_OK;
}

/* A table that becomes one by being decoded: a .txt that begins with a head in Japanese. */
static enum hoshi_rc decode_table(struct hoshi_session *s, struct hoshi_input *in)
{
    struct hoshi_input decoded = *in;
    enum hoshi_rc rc = decode(s, &decoded);
    if (rc == HOSHI_OK && is_table(&decoded))
        *in = decoded;
    return rc;
}

/* A place for one more file; NULL without memory. */
static struct hoshi_read_file *add_file(struct hoshi_session *s, const char *path)
{
    if (s->n_file == s->cap_file) {
        size_t cap = s->cap_file != 0 ? s->cap_file * 2 : 4;
        struct hoshi_read_file *more = realloc(s->file, cap * sizeof *more);
        if (more == NULL)
            return NULL;
        s->file = more;
        s->cap_file = cap;
    }
    const char *kept = hoshi_arena_strndup(&s->arena, path, strlen(path));
    if (kept == NULL)
        return NULL;
    s->file[s->n_file] = (struct hoshi_read_file){.path = kept};
    return &s->file[s->n_file++];
}

enum hoshi_rc hoshi_session_reads(struct hoshi_session *s, const char *path)
{
    return add_file(s, path) != NULL ? HOSHI_OK : HOSHI_E_NOMEM;
}

static enum hoshi_rc read_file(struct hoshi_session *s, const char *path, size_t max_bytes,
                               struct hoshi_input *ret_input)
{
    struct hoshi_str bytes;
    struct hoshi_file_result r = hoshi_file_read(path, max_bytes, &bytes);
    const char *name = strcmp(path, "-") == 0 ? "<stdin>" : path;
    if (r.error == HOSHI_FILE_TOO_LARGE) {
        (void)hoshi_session_complain(s, name, HOSHI_HS1401,
                                     hoshi_diag_number(&s->diags, (long long)(max_bytes >> 20)),
                                     NULL, NULL);
        return HOSHI_E_LIMIT;
    }
    if (r.error != HOSHI_FILE_OK)
        return hoshi_session_complain_file(s, name, r, HOSHI_TO_READ);
    struct hoshi_read_file *file = add_file(s, path);
    if (file == NULL) {
        free((char *)bytes.p);
        return HOSHI_E_NOMEM;
    }
    file->bytes = bytes;
    *ret_input = (struct hoshi_input){.name = name, .bytes = bytes, .book = &s->book};
    return HOSHI_OK;
}

enum hoshi_rc hoshi_session_read(struct hoshi_session *s, const char *path,
                                 struct hoshi_input *ret_input)
{
    enum hoshi_rc rc = read_file(s, path, HOSHI_LIMIT_FILE_BYTES, ret_input);
    return rc == HOSHI_OK ? decode_table(s, ret_input) : rc;
}

enum hoshi_rc hoshi_session_read_portfolio(struct hoshi_session *s, const char *path,
                                           struct hoshi_input *ret_input)
{
    return read_file(s, path, HOSHI_LIMIT_EARLIER_BYTES, ret_input);
}

enum hoshi_rc hoshi_session_read_table(struct hoshi_session *s, const char *path,
                                       struct hoshi_input *ret_input)
{
    enum hoshi_rc rc = hoshi_session_read(s, path, ret_input);
    if (rc != HOSHI_OK)
        return rc;
    ret_input->format = HOSHI_INPUT_CSV;
    return decode(s, ret_input);
}

bool hoshi_session_can_change(struct hoshi_session *s, const struct hoshi_input *in)
{
    return (!is_table(in) && !hoshi_foreign_is_workbook(in->bytes)) ||
           hoshi_session_complain(s, in->name, HOSHI_HS1416, hoshi_shell_word(&s->arena, in->name),
                                  NULL, NULL);
}

bool hoshi_session_name_fits(struct hoshi_session *s, const char *path,
                             enum hoshi_input_format format)
{
    enum hoshi_input_format said;
    char suffix[HOSHI_SUFFIX_BYTES];
    if (*hoshi_path_suffix(path) == '\0' || (hoshi_format_of_name(path, &said) && said == format))
        return true;
    return hoshi_session_complain(s, path, HOSHI_HS2034, hoshi_format_name(format),
                                  hoshi_format_suffix(format, suffix), NULL);
}

enum hoshi_rc hoshi_session_write(struct hoshi_session *s, const char *path, struct hoshi_str bytes,
                                  enum hoshi_write how)
{
    if (how == HOSHI_WRITE_OUTPUT && !hoshi_session_may_replace(s, path))
        return HOSHI_E_UNSUPPORTED;
    if (!hoshi_session_had_memory(s)) /* the bytes may lack a part */
        return HOSHI_E_NOMEM;
    struct hoshi_file_result r = hoshi_file_write(
        path, bytes, how == HOSHI_WRITE_NEW ? HOSHI_REPLACE_NONE : HOSHI_REPLACE_ANY);
    return r.error == HOSHI_FILE_OK ? HOSHI_OK
                                    : hoshi_session_complain_file(s, path, r, HOSHI_TO_WRITE);
}
