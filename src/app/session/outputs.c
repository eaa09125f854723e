#include "app/session/outputs.h"

#include <string.h>

#include "app/session/answers_there.h"
#include "app/session/complain.h"
#include "app/session/need.h"
#include "archive/libarchive.h"
#include "archive/zip.h"
#include "base/memory.h"
#include "base/str.h"
#include "codec/parse/node.h"
#include "io/file.h"
#include "io/place.h"
#include "store/store.h"
#include "xlsx/xlsx.h"

enum { HEAD_BYTES = 4096, KIND_BYTES = 64 };

bool hoshi_session_may_write(struct hoshi_session *s, const char *path)
{
    for (size_t i = 0; i < s->n_file; i++) {
        const char *read = s->file[i].path;
        if (read != NULL && hoshi_file_same_place(read, path))
            return hoshi_session_complain(s, path, HOSHI_HS3011, read, NULL, NULL);
    }
    return true;
}

/* What is there and cannot be looked into is not replaced: it may hold answers. Where nothing is,
 * or no file, writing finds out. */
static bool was_looked_into(struct hoshi_session *s, const char *path, struct hoshi_file_result why)
{
    switch ((int)why.error) {
    case HOSHI_FILE_OK:
    case HOSHI_FILE_NOT_FOUND:
    case HOSHI_FILE_IS_DIRECTORY:
    case HOSHI_FILE_NOT_REGULAR:
        return true;
    default:
        (void)hoshi_session_complain_file(s, path, why, HOSHI_TO_WRITE);
        return false;
    }
}

/* The value of the line "hoshi: …", which begins YAML of ours. */
static bool says_kind(struct hoshi_str head, char kind[KIND_BYTES])
{
    static const char format[] = "hoshi:";
    const size_t k = sizeof format - 1;
    for (const char *p = head.p, *end = p + head.n; p < end;) {
        const char *nl = memchr(p, '\n', (size_t)(end - p));
        size_t n = nl != NULL ? (size_t)(nl - p) : (size_t)(end - p);
        if (n > k && memcmp(p, format, k) == 0) {
            struct hoshi_str value = hoshi_str_trim((struct hoshi_str){p + k, n - k});
            value.n = value.n < KIND_BYTES ? value.n : KIND_BYTES - 1;
            memcpy(kind, value.p, value.n);
            kind[value.n] = '\0';
            return true;
        }
        p += n + (nl != NULL);
    }
    return false;
}

/* A secret key, a history, or YAML of ours, which people write: a catalogue, a policy, work
 * packages. What is ours in JSON was written by a command, which may write it again. What cannot be
 * read may be one. */
static bool is_dear(struct hoshi_session *s, const char *path)
{
    static const char key[] = "untrusted comment: minisign ";
    struct hoshi_buf bytes;
    char kind[KIND_BYTES];
    hoshi_buf_init(&bytes, HEAD_BYTES);
    struct hoshi_file_result read = hoshi_file_head(path, HEAD_BYTES, &bytes);
    struct hoshi_str head = {bytes.p, bytes.n};
    const char *what = NULL;
    if (read.error != HOSHI_FILE_OK || head.n == 0)
        what = NULL; /* nothing that is known to be ours */
    else if (hoshi_str_starts(head.p, key) && memmem(head.p, head.n, "secret key", 10) != NULL)
        what = "minisign secret key";
    else if (hoshi_store_is_head(head))
        what = "hoshi history";
    else if (says_kind(head, kind))
        what = kind;
    if (what != NULL) /* answers are seen before, unless the first look at the file failed */
        (void)hoshi_session_complain(
            s, path, hoshi_str_starts(what, "answers/") ? HOSHI_HS3017 : HOSHI_HS3025, what, NULL,
            NULL);
    hoshi_buf_release(&bytes);
    return what != NULL || !was_looked_into(s, path, read);
}

static bool says(const char *path, const char *member, const char *words,
                 struct hoshi_file_result *ret_read)
{
    struct hoshi_buf bytes;
    bool is_there;
    hoshi_buf_init(&bytes, HEAD_BYTES);
    *ret_read = hoshi_zip_member(path, member, &bytes, &is_there);
    bool does = is_there && memmem(bytes.p, bytes.n, words, strlen(words)) != NULL;
    hoshi_buf_release(&bytes);
    return does;
}

/* Who saves a workbook puts a name into it, and the program its version, whatever it keeps. */
static bool is_last_by_us(const char *path, struct hoshi_file_result *ret_read)
{
    return says(path, "docProps/core.xml", "<cp:lastModifiedBy>" HOSHI_WORKBOOK_AUTHOR "<",
                ret_read) &&
           says(path, "docProps/app.xml", HOSHI_WORKBOOK_VERSION, ret_read);
}

/* In a workbook somebody may have answered, unless we wrote it and nobody has saved it since. */
static bool spares_workbook(struct hoshi_session *s, const char *path)
{
    struct hoshi_buf head;
    hoshi_buf_init(&head, HEAD_BYTES);
    struct hoshi_file_result read = hoshi_file_head(path, HEAD_BYTES, &head);
    bool is = read.error == HOSHI_FILE_OK &&
              hoshi_foreign_may_be_workbook((struct hoshi_str){head.p, head.n});
    hoshi_buf_release(&head);
    if (is && hoshi_session_need(s, &hoshi_libarchive_file) != HOSHI_OK)
        return false;
    if (is && !is_last_by_us(path, &read) && read.error == HOSHI_FILE_OK)
        return hoshi_session_complain(s, path, HOSHI_HS3049, NULL, NULL, NULL);
    return was_looked_into(s, path, read);
}

static bool spares_answers(struct hoshi_session *s, const char *path)
{
    struct hoshi_file_result why;
    if (!hoshi_session_may_write(s, path))
        return false;
    if (hoshi_answers_there(path, &why))
        return hoshi_session_complain(s, path, HOSHI_HS3017, NULL, NULL, NULL);
    return was_looked_into(s, path, why) && spares_workbook(s, path);
}

bool hoshi_session_may_replace(struct hoshi_session *s, const char *path)
{
    return spares_answers(s, path) && !is_dear(s, path);
}

bool hoshi_session_had_memory(struct hoshi_session *s)
{
    return !hoshi_memory_was_short() ||
           hoshi_session_complain(s, NULL, HOSHI_HS2007, NULL, NULL, NULL);
}

static const char *earlier_one(const char *const *path, size_t i)
{
    for (size_t k = 0; k < i; k++) {
        if (hoshi_file_same_place(path[k], path[i]))
            return path[k];
    }
    return NULL;
}

static bool all_ok(struct hoshi_session *s, const char *const *path, size_t n,
                   bool (*is_ok)(struct hoshi_session *s, const char *path))
{
    bool ok = true;
    for (size_t i = 0; i < n; i++) {
        const char *other = earlier_one(path, i);
        if (other != NULL)
            ok = hoshi_session_complain(s, path[i], HOSHI_HS3013, other, NULL, NULL);
        else
            ok = is_ok(s, path[i]) && ok;
    }
    return ok && hoshi_session_had_memory(s);
}

bool hoshi_session_outputs_ok(struct hoshi_session *s, const char *const *path, size_t n)
{
    return all_ok(s, path, n, hoshi_session_may_replace);
}

/* What replaces nothing is told so once. */
bool hoshi_session_new_ok(struct hoshi_session *s, const char *const *path, size_t n)
{
    bool ok = all_ok(s, path, n, spares_answers);
    for (size_t i = 0; i < n; i++) {
        if (hoshi_file_is_there(path[i]))
            ok = hoshi_session_complain(s, path[i], HOSHI_HS2005, NULL, NULL, NULL);
    }
    return ok;
}
