#include "app/batch/attachment.h"

#include <string.h>

#include "app/batch/output.h"
#include "app/session/complain.h"
#include "base/digest.h"
#include "base/digits.h"
#include "diag/diag.h"
#include "io/replace.h"

#define NAME_BYTES 200

/* A source as a file name: everything that could leave the folder, or that another system's file
 * names do not have, becomes %XX; long ones end in a digest. */
static void put_file_name(struct hoshi_buf *out, struct hoshi_str source, const char *suffix)
{
    struct hoshi_buf name;
    hoshi_buf_init(&name, 0);
    for (size_t i = 0; i < source.n; i++) {
        unsigned char c = (unsigned char)source.p[i];
        bool plain = c >= 0x80 || (c > 0x20 && c < 0x7f && strchr("/\\:*?\"<>|%", (char)c) == NULL);
        if (plain && !(i == 0 && c == '.')) {
            hoshi_buf_put(&name, &source.p[i], 1);
        } else {
            char e[3] = {'%'};
            hoshi_hex_upper(e + 1, c, 2);
            hoshi_buf_put(&name, e, sizeof e);
        }
    }
    if (name.n > NAME_BYTES) {
        char digest[HOSHI_SHA256_HEX_BYTES];
        size_t kept = NAME_BYTES - HOSHI_SHA256_HEX_BYTES;
        hoshi_sha256_hex(source, digest);
        while (kept > 0 && ((unsigned char)name.p[kept] & 0xc0) == 0x80)
            kept--; /* cut between characters */
        hoshi_buf_put(out, name.p, kept);
        hoshi_buf_puts(out, "-");
        hoshi_buf_puts(out, digest);
    } else {
        hoshi_buf_put(out, name.p, name.n);
    }
    hoshi_buf_puts(out, suffix);
    out->failed |= name.failed;
    hoshi_buf_release(&name);
}

/* By way of NAME.part, which has the same name when a run that was killed goes on: nothing is left
 * behind. */
static struct hoshi_file_result write_by_part(const char *path, struct hoshi_str bytes)
{
    struct hoshi_replace file;
    struct hoshi_file_result r = hoshi_replace_open_part(path, true, 0, &file);
    if (r.error == HOSHI_FILE_OK)
        r = hoshi_replace_write(&file, bytes);
    if (r.error == HOSHI_FILE_OK)
        r = hoshi_replace_commit(&file);
    file.is_part = false; /* what could not be finished is of no use */
    hoshi_replace_abandon(&file);
    return r;
}

enum hoshi_rc hoshi_attachment_write(struct hoshi_session *s, const struct hoshi_attachment *a,
                                     struct hoshi_str source, struct hoshi_str bytes)
{
    struct hoshi_buf path;
    hoshi_buf_init(&path, 0);
    hoshi_buf_puts(&path, a->dir);
    hoshi_buf_puts(&path, "/");
    put_file_name(&path, source, a->suffix);
    enum hoshi_rc rc = path.failed ? HOSHI_E_NOMEM : HOSHI_OK;
    struct hoshi_file_result w = {HOSHI_FILE_OK, 0};
    if (rc == HOSHI_OK)
        w = write_by_part(path.p, bytes);
    if (w.error != HOSHI_FILE_OK)
        rc = hoshi_session_complain_file(s, path.p, w, HOSHI_TO_WRITE);
    hoshi_buf_release(&path);
    return rc;
}
