/* One side of a comparison: what it is, is seen in its bytes. */
#include <errno.h>
#include <hoshi/builtin.h>
#include <hoshi/compare.h>
#include <hoshi/judge.h>
#include <string.h>
#include <sys/stat.h>

#include "app/bundle/verify.h"
#include "app/compare/compare.h"
#include "app/session/complain.h"
#include "diag/diag.h"
#include "io/beneath.h"
#include "report/json/side.h"

#define TAR_MARK "ustar"
#define TAR_MARK_AT 257

/* A regular file that says that it is an archive. A pipe is not even opened: who writes into it
 * would find nobody there when it is opened again to be read. What is not there is complained of by
 * the reader of sheets. */
static enum hoshi_rc is_bundle(struct hoshi_session *s, const char *path, bool *ret_is)
{
    char mark[sizeof TAR_MARK - 1];
    struct stat st;
    uint64_t size = 0;
    int fd = -1;
    *ret_is = false;
    if (strcmp(path, "-") == 0 || stat(path, &st) != 0 || !S_ISREG(st.st_mode))
        return HOSHI_OK;
    struct hoshi_file_result r = hoshi_file_open(path, &fd, &size);
    ptrdiff_t n = 0;
    if (r.error == HOSHI_FILE_OK) {
        n = hoshi_fd_read_at(fd, TAR_MARK_AT, mark, sizeof mark);
        r = n < 0 ? hoshi_file_failed(errno) : r;
    }
    hoshi_fd_close(fd);
    if (r.error != HOSHI_FILE_OK)
        return hoshi_session_complain_file(s, path, r, HOSHI_TO_READ);
    *ret_is = n == (ptrdiff_t)sizeof mark && memcmp(mark, TAR_MARK, sizeof mark) == 0;
    return HOSHI_OK;
}

/* As 'hoshi score --format json' writes it, byte for byte. */
static enum hoshi_rc write_record(struct hoshi_session *s, const struct hoshi_result *r,
                                  struct hoshi_buf *out)
{
    enum hoshi_rc rc = s->n_framework == 0 ? hoshi_session_frameworks(s) : HOSHI_OK;
    const struct hoshi_report_opts opts = {.framework = s->framework,
                                           .n_framework = s->n_framework};
    return rc == HOSHI_OK ? hoshi_report_json(r, &opts, out) : rc;
}

/* The result that follows from what is packed, which verifying has made again: as a side, or as its
 * record. */
static enum hoshi_rc read_bundle(struct hoshi_session *s, const char *path,
                                 struct hoshi_diff_side *ret_side, struct hoshi_buf *record)
{
    struct hoshi_verification v;
    struct hoshi_verify_request request = {.key = NULL};
    int fd = -1;
    hoshi_verification_init(&v, s);
    enum hoshi_rc rc = hoshi_verify_file(&v, path, &request, &fd);
    hoshi_verify_close(fd);
    if (rc == HOSHI_OK && (v.n_bad != 0 || !v.judged)) {
        (void)hoshi_session_complain(s, path, HOSHI_HS1723, NULL, NULL, NULL);
        rc = HOSHI_E_INVALID;
    }
    if (rc == HOSHI_OK && record != NULL)
        rc = write_record(s, &v.bundle.judged, record);
    else if (rc == HOSHI_OK)
        rc =
            hoshi_diff_side_of(&v.bundle.judged, HOSHI_DIFF_FORM_BUNDLE, path, &s->arena, ret_side);
    hoshi_verification_release(&v);
    return rc;
}

/* The catalogue of a result, if one with the same bytes is named or built in. */
static enum hoshi_rc find_catalog(struct hoshi_session *s, const char *name,
                                  struct hoshi_diff_side *side)
{
    struct hoshi_input in;
    struct hoshi_catalog *cat = NULL;
    enum hoshi_rc rc = HOSHI_OK;
    if (name != NULL) {
        rc = hoshi_session_catalog(s, name);
        cat = s->catalog;
    } else if (hoshi_builtin_find(HOSHI_BUILTIN_CATALOG, side->catalogue_id, &in) == HOSHI_OK) {
        rc = hoshi_session_load_catalog(s, &in, &cat);
    }
    if (rc == HOSHI_OK && cat != NULL && strcmp(cat->sha256, side->catalogue_sha256) == 0)
        side->catalog = cat;
    return rc;
}

static enum hoshi_rc read_result(struct hoshi_session *s, const struct hoshi_input *in,
                                 const hoshi_json *root, const char *catalog,
                                 struct hoshi_diff_side *ret_side)
{
    struct hoshi_buf where;
    hoshi_buf_init(&where, 0);
    const char *repeated = hoshi_json_repeated(root);
    if (repeated != NULL)
        hoshi_buf_puts(&where, repeated);
    enum hoshi_rc rc = repeated != NULL
                           ? HOSHI_E_INVALID
                           : hoshi_diff_side_read(root, in->name, &s->arena, &where, ret_side);
    if (rc == HOSHI_E_INVALID)
        (void)hoshi_session_complain(s, in->name, HOSHI_HS1721, where.p != NULL ? where.p : "",
                                     NULL, NULL);
    hoshi_buf_release(&where);
    return rc == HOSHI_OK ? find_catalog(s, catalog, ret_side) : rc;
}

static enum hoshi_rc judge(struct hoshi_session *s, struct hoshi_input *in, const char *catalog,
                           const struct hoshi_compare_request *request, struct hoshi_result *ret_r)
{
    struct hoshi_answers *ans = NULL;
    enum hoshi_rc rc = hoshi_session_catalog(s, catalog);
    if (rc == HOSHI_OK && s->policy == NULL)
        rc = hoshi_session_policy(s, request->policy);
    if (rc == HOSHI_OK)
        rc = hoshi_session_sheet(s, in, request->as_of, &ans);
    if (rc == HOSHI_OK)
        rc = hoshi_judge(s->catalog, ans, s->policy, request->as_of, &s->arena, ret_r);
    return rc;
}

static enum hoshi_rc judge_sheet(struct hoshi_session *s, struct hoshi_input *in,
                                 const char *catalog, const struct hoshi_compare_request *request,
                                 struct hoshi_diff_side *ret_side)
{
    struct hoshi_result r;
    enum hoshi_rc rc = judge(s, in, catalog, request, &r);
    return rc == HOSHI_OK
               ? hoshi_diff_side_of(&r, HOSHI_DIFF_FORM_SHEET, in->name, &s->arena, ret_side)
               : rc;
}

static hoshi_json *read_json(const struct hoshi_input *in)
{
    return in->bytes.n != 0 && memchr(in->bytes.p, '{', in->bytes.n) != NULL
               ? hoshi_json_read(in->bytes)
               : NULL;
}

static enum hoshi_rc read_side(struct hoshi_session *s, const char *path, const char *catalog,
                               const struct hoshi_compare_request *request,
                               struct hoshi_diff_side *ret_side)
{
    struct hoshi_input in;
    bool bundle = false;
    enum hoshi_rc rc = is_bundle(s, path, &bundle);
    if (bundle)
        return read_bundle(s, path, ret_side, NULL);
    if (rc == HOSHI_OK)
        rc = hoshi_session_read(s, path, &in);
    if (rc != HOSHI_OK)
        return rc;
    hoshi_json *root = read_json(&in);
    rc = hoshi_json_says(root, "result/1") ? read_result(s, &in, root, catalog, ret_side)
                                           : judge_sheet(s, &in, catalog, request, ret_side);
    hoshi_json_delete(root);
    return rc;
}

enum hoshi_rc hoshi_compare_read(struct hoshi_session *s, const char *path, const char *catalog,
                                 const struct hoshi_compare_request *request,
                                 struct hoshi_diff_side *ret_side)
{
    enum hoshi_rc rc = read_side(s, path, catalog, request, ret_side);
    if (rc == HOSHI_OK)
        hoshi_builtin_look_side(ret_side);
    return rc;
}

enum hoshi_rc hoshi_compare_record(struct hoshi_session *s, const char *path, const char *catalog,
                                   const struct hoshi_compare_request *request,
                                   struct hoshi_buf *out)
{
    struct hoshi_input in;
    struct hoshi_result r;
    bool bundle = false;
    enum hoshi_rc rc = is_bundle(s, path, &bundle);
    if (bundle)
        return read_bundle(s, path, NULL, out);
    if (rc == HOSHI_OK)
        rc = hoshi_session_read(s, path, &in);
    if (rc != HOSHI_OK)
        return rc;
    hoshi_json *root = read_json(&in);
    bool is_result = hoshi_json_says(root, "result/1");
    hoshi_json_delete(root);
    if (is_result) {
        hoshi_buf_put(out, in.bytes.p, in.bytes.n);
        return hoshi_buf_rc(out);
    }
    rc = judge(s, &in, catalog, request, &r);
    return rc == HOSHI_OK ? write_record(s, &r, out) : rc;
}
