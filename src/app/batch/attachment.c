#include "app/batch/attachment.h"

#include "app/batch/output.h"
#include "app/session/complain.h"
#include "diag/diag.h"
#include "io/replace.h"
#include "report/record.h"

/* By way of NAME.part, which has the same name when a run that was killed goes on: nothing is left
 * behind. */
static struct hoshi_file_result write_by_part(const char *path, struct hoshi_str bytes)
{
    struct hoshi_replace file;
    struct hoshi_file_result r = hoshi_replace_open_part(path, true, 0, &file);
    file.is_part = false; /* what could not be finished is of no use */
    if (r.error == HOSHI_FILE_OK)
        r = hoshi_replace_write(&file, bytes);
    if (r.error == HOSHI_FILE_OK)
        r = hoshi_replace_commit(&file);
    hoshi_replace_abandon(&file);
    return r;
}

static void put_path(const struct hoshi_attachment *a, struct hoshi_str source,
                     struct hoshi_buf *path)
{
    hoshi_buf_init(path, 0);
    hoshi_buf_puts(path, a->dir);
    hoshi_buf_puts(path, "/");
    hoshi_record_file_name(source, a->suffix, path);
}

/* What came of it; the path goes. */
static enum hoshi_rc end(struct hoshi_session *s, struct hoshi_buf *path,
                         struct hoshi_file_result w)
{
    enum hoshi_rc rc = path->failed ? HOSHI_E_NOMEM
                       : w.error != HOSHI_FILE_OK
                           ? hoshi_session_complain_file(s, path->p, w, HOSHI_TO_WRITE)
                           : HOSHI_OK;
    hoshi_buf_release(path);
    return rc;
}

enum hoshi_rc hoshi_attachment_write(struct hoshi_session *s, const struct hoshi_attachment *a,
                                     struct hoshi_str source, struct hoshi_str bytes)
{
    struct hoshi_buf path;
    struct hoshi_file_result w = {HOSHI_FILE_OK, 0};
    put_path(a, source, &path);
    if (!path.failed)
        w = write_by_part(path.p, bytes);
    return end(s, &path, w);
}

enum hoshi_rc hoshi_attachment_remove(struct hoshi_session *s, const struct hoshi_attachment *a,
                                      struct hoshi_str source)
{
    struct hoshi_buf path;
    struct hoshi_file_result w = {HOSHI_FILE_OK, 0};
    put_path(a, source, &path);
    if (!path.failed)
        w = hoshi_file_remove(path.p);
    return end(s, &path, w);
}
