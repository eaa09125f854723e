/* Outputs that would destroy what they were made from, or each other. Looked at before anything is
 * written: afterwards it is too late. */
#include "app/batch/guard.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/batch/names.h"
#include "app/session/complain.h"
#include "io/file.h"
#include "io/walk.h"

/* A file that is there, in a folder that is read, and looks like a sheet. */
static bool is_among(const struct hoshi_batch_request *q, const char *folder, const char *path)
{
    char *in = realpath(folder, NULL), *at = realpath(path, NULL);
    size_t n = in != NULL ? strlen(in) : 0;
    bool beneath = in != NULL && at != NULL && strncmp(at, in, n) == 0 && (at[n] == '/' || n == 1);
    bool included = false;
    if (beneath) {
        char *walked = NULL;
        const char *rest = at + n + (at[n] == '/');
        included = asprintf(&walked, "%s/%s", folder, rest) < 0 ||
                   hoshi_batch_is_included(q, walked, strrchr(walked, '/') + 1);
        free(walked);
    }
    free(in);
    free(at);
    return included;
}

static bool is_harmless(struct hoshi_session *s, const struct hoshi_batch_request *q,
                        const char *path)
{
    for (size_t i = 0; i < q->n_files_from; i++) {
        if (hoshi_file_same(q->files_from[i], path))
            return hoshi_session_complain(s, path, HOSHI_HS2031, NULL, NULL, NULL);
    }
    for (size_t i = 0; i < q->n_operand; i++) {
        if (hoshi_file_same(q->operand[i], path))
            return hoshi_session_complain(s, path, HOSHI_HS2031, NULL, NULL, NULL);
        if (hoshi_is_folder(q->operand[i]) && is_among(q, q->operand[i], path))
            return hoshi_session_complain(s, path, HOSHI_HS2032, NULL, NULL, NULL);
    }
    return true;
}

bool hoshi_batch_outputs_ok(struct hoshi_session *s, const struct hoshi_batch_request *q,
                            const char *const *path, size_t n)
{
    bool ok = hoshi_session_outputs_ok(s, path, n);
    for (size_t i = 0; i < n; i++)
        ok = is_harmless(s, q, path[i]) && ok;
    return ok;
}
