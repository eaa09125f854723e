#include "app/batch/output.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/session/complain.h"
#include "base/str.h"
#include "diag/diag.h"

char *hoshi_path_with_suffix(const char *path, const char *suffix)
{
    size_t n = strlen(path), k = strlen(suffix);
    char *whole = malloc(n + k + 1);
    if (whole != NULL) {
        memcpy(whole, path, n);
        memcpy(whole + n, suffix, k + 1);
    }
    return whole;
}

static const char *name_of(const char *path)
{
    return path != NULL ? path : "<stdout>";
}

static enum hoshi_rc cannot_write(struct hoshi_session *s, const char *path,
                                  struct hoshi_file_result r)
{
    return hoshi_session_complain_file(s, name_of(path), r, HOSHI_TO_WRITE);
}

/* Bytes that a journal speaks of are gone, or those of another journal are in the way. */
static enum hoshi_rc cannot_open(struct hoshi_session *s, const char *path, enum hoshi_out_how how,
                                 struct hoshi_file_result r)
{
    bool is_part = how != HOSHI_OUT_TEMPORARY;
    enum hoshi_diag_code code = HOSHI_HS2004;
    if (is_part && r.error == HOSHI_FILE_EXISTS)
        code = HOSHI_HS2035;
    else if (is_part && r.error == HOSHI_FILE_CHANGED)
        code = HOSHI_HS2036;
    else
        return cannot_write(s, path, r);
    char *part = hoshi_path_with_suffix(path, ".part");
    (void)hoshi_session_complain(s, part != NULL ? part : path, code, NULL, NULL, NULL);
    free(part);
    return HOSHI_E_IO;
}

bool hoshi_part_is_in_the_way(struct hoshi_session *s, const char *path)
{
    struct stat st;
    char *part = hoshi_path_with_suffix(path, ".part");
    bool found = part == NULL || lstat(part, &st) == 0;
    if (found)
        (void)hoshi_session_complain(s, part, part != NULL ? HOSHI_HS2035 : HOSHI_HS2007, NULL,
                                     NULL, NULL);
    free(part);
    return found;
}

/* The first bytes of a part must be those that its journal speaks of. */
static enum hoshi_rc check_part(struct hoshi_session *s, struct hoshi_out *out, uint64_t offset,
                                const char *digest)
{
    char piece[16384], hex[HOSHI_SHA256_HEX_BYTES];
    FILE *f = fopen(out->file.tmp, "re");
    uint64_t left = offset;
    while (f != NULL && left > 0) {
        size_t n = fread(piece, 1, left < sizeof piece ? (size_t)left : sizeof piece, f);
        if (n == 0)
            break;
        hoshi_sha256_add(&out->digest, (struct hoshi_str){piece, n});
        left -= n;
    }
    bool unread = f == NULL || ferror(f);
    struct hoshi_file_result r = hoshi_file_failed(f == NULL ? errno : EIO);
    if (f != NULL)
        fclose(f);
    if (unread)
        return hoshi_session_complain_file(s, out->file.tmp, r, HOSHI_TO_READ);
    hoshi_sha256_end(&out->digest, hex);
    if (left == 0 && strcmp(hex, digest) == 0)
        return HOSHI_OK;
    char *part = hoshi_path_with_suffix(out->path, ".part"); /* as it was named */
    (void)hoshi_session_complain(s, part != NULL ? part : out->path, HOSHI_HS2041, NULL, NULL,
                                 NULL);
    free(part);
    return HOSHI_E_IO;
}

enum hoshi_rc hoshi_outs_add(struct hoshi_outs *o, const char *path, enum hoshi_out_how how,
                             uint64_t offset, const char *digest)
{
    struct hoshi_out *out = &o->v[o->n];
    *out = (struct hoshi_out){.path = path};
    hoshi_buf_init(&out->buf, 0);
    hoshi_sha256_start(&out->digest);
    struct hoshi_file_result r =
        how == HOSHI_OUT_TEMPORARY
            ? hoshi_replace_open(path, HOSHI_REPLACE_ANY, &out->file)
            : hoshi_replace_open_part(path, how == HOSHI_OUT_GO_ON, offset, &out->file);
    if (r.error != HOSHI_FILE_OK)
        return cannot_open(o->s, path, how, r);
    o->n++;
    bool has_bytes = how == HOSHI_OUT_GO_ON && offset != 0 && out->file.tmp != NULL;
    return has_bytes ? check_part(o->s, out, offset, digest) : HOSHI_OK;
}

static enum hoshi_rc flush_one(struct hoshi_outs *o, struct hoshi_out *out, bool sync)
{
    if (out->buf.failed)
        return cannot_write(o->s, out->path, hoshi_file_failed(ENOMEM));
    struct hoshi_file_result w = {HOSHI_FILE_OK, 0};
    if (out->buf.n != 0 && !out->gone)
        w = hoshi_replace_write(&out->file, (struct hoshi_str){out->buf.p, out->buf.n});
    if (out->file.is_part)
        hoshi_sha256_add(&out->digest, (struct hoshi_str){out->buf.p, out->buf.n});
    hoshi_buf_clear(&out->buf);
    if (w.error == HOSHI_FILE_OK && sync && !out->gone)
        w = hoshi_replace_sync(&out->file);
    if (w.error == HOSHI_FILE_OK)
        return HOSHI_OK;
    out->gone = w.err == EPIPE;
    (void)cannot_write(o->s, out->path, w);
    return out->gone ? HOSHI_OK : HOSHI_E_IO; /* others may still want theirs */
}

enum hoshi_rc hoshi_outs_flush(struct hoshi_outs *o, bool sync)
{
    enum hoshi_rc rc = HOSHI_OK;
    for (size_t i = 0; i < o->n && rc == HOSHI_OK; i++)
        rc = flush_one(o, &o->v[i], sync);
    return rc;
}

bool hoshi_outs_wanted(const struct hoshi_outs *o)
{
    for (size_t i = 0; i < o->n; i++) {
        if (!o->v[i].gone)
            return true;
    }
    return o->n == 0;
}

enum hoshi_rc hoshi_outs_finish(struct hoshi_outs *o)
{
    enum hoshi_rc rc = hoshi_outs_flush(o, true);
    for (size_t i = 0; i < o->n && rc == HOSHI_OK; i++) {
        if (o->v[i].stays_part)
            continue;
        struct hoshi_file_result r = hoshi_replace_commit(&o->v[i].file);
        if (r.error != HOSHI_FILE_OK && !o->v[i].gone) /* that was said when it happened */
            rc = cannot_write(o->s, o->v[i].path, r);
    }
    return rc;
}

void hoshi_outs_keep(struct hoshi_outs *o)
{
    for (size_t i = 0; i < o->n; i++) {
        char *kept = NULL;
        struct hoshi_file_result r = hoshi_replace_keep(&o->v[i].file, &kept);
        if (r.error != HOSHI_FILE_OK && !o->v[i].gone)
            (void)cannot_write(o->s, o->v[i].path, r);
        if (kept != NULL && !hoshi_str_ends(kept, ".part")) /* not where it is looked for */
            (void)hoshi_session_complain(o->s, o->v[i].path, HOSHI_HS2037, kept, NULL, NULL);
        free(kept);
    }
}

enum hoshi_rc hoshi_part_finish(struct hoshi_session *s, const char *path)
{
    struct hoshi_file_result r = hoshi_replace_finish_part(path);
    return r.error == HOSHI_FILE_OK ? HOSHI_OK : cannot_write(s, path, r);
}

void hoshi_outs_discard(struct hoshi_outs *o)
{
    for (size_t i = 0; i < o->n; i++)
        o->v[i].file.is_part = false;
    hoshi_outs_close(o);
}

void hoshi_outs_close(struct hoshi_outs *o)
{
    for (size_t i = 0; i < o->n; i++) {
        hoshi_replace_abandon(&o->v[i].file);
        hoshi_buf_release(&o->v[i].buf);
    }
    o->n = 0;
}
