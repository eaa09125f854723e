/* Bundles on disk: verify one, sign one again. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "app/bundle/verify.h"
#include "app/bundle/write.h"
#include "app/session/complain.h"
#include "app/session/need.h"
#include "archive/libarchive.h"
#include "diag/diag.h"
#include "io/beneath.h"

#define PIECE_BYTES ((size_t)256 << 10)

static ptrdiff_t read_at(void *ctx, uint64_t offset, void *p, size_t n)
{
    return hoshi_fd_read_at(*(int *)ctx, offset, p, n);
}

enum hoshi_rc hoshi_verify_file(struct hoshi_verification *v, const char *path,
                                const struct hoshi_verify_request *request, int *ret_fd)
{
    int fd = -1;
    uint64_t size = 0;
    enum hoshi_rc rc = hoshi_session_need(v->s, &hoshi_libarchive_file);
    if (rc != HOSHI_OK)
        return rc;
    struct hoshi_file_result r = hoshi_file_open(path, &fd, &size);
    if (r.error != HOSHI_FILE_OK)
        return hoshi_session_complain_file(v->s, path, r, HOSHI_TO_READ);
    struct hoshi_tar_source source = {read_at, &fd, size};
    errno = 0;
    hoshi_verify(v, &source, request);
    if (v->io_failed)
        (void)hoshi_session_complain_file(v->s, path, hoshi_file_failed(errno), HOSHI_TO_READ);
    else if (v->nomem)
        (void)hoshi_session_complain_file(v->s, path, hoshi_file_failed(ENOMEM), HOSHI_TO_READ);
    if (v->io_failed || v->nomem) {
        hoshi_fd_close(fd);
        return v->nomem ? HOSHI_E_NOMEM : HOSHI_E_IO;
    }
    *ret_fd = fd;
    return HOSHI_OK;
}

struct copier {
    struct hoshi_verification *v;
    const char *path;
    int fd;
};

/* Evidence goes from the old bundle to the new one; it was verified, and must still be the same. */
static enum hoshi_rc copy(void *ctx, const struct hoshi_bundle_member *member,
                          struct hoshi_tar_writer *to)
{
    struct copier *c = ctx;
    const struct hoshi_bundle_member *m = hoshi_verify_member(c->v, member->name);
    struct hoshi_sha256 state;
    char sha256[HOSHI_SHA256_HEX_BYTES];
    char *piece = malloc(PIECE_BYTES);
    bool read = m != NULL && piece != NULL, written = true;
    hoshi_sha256_start(&state);
    for (uint64_t at = 0; read && written && at < m->size;) {
        size_t want = m->size - at < PIECE_BYTES ? (size_t)(m->size - at) : PIECE_BYTES;
        ptrdiff_t n = hoshi_fd_read_at(c->fd, m->offset + at, piece, want);
        read = n > 0;
        if (read) {
            hoshi_sha256_add(&state, (struct hoshi_str){piece, (size_t)n});
            written = hoshi_tar_data(to, piece, (size_t)n);
            at += (uint64_t)n;
        }
    }
    hoshi_sha256_end(&state, sha256);
    free(piece);
    if (!written)
        return HOSHI_E_IO;
    if (read && strcmp(sha256, member->sha256) == 0)
        return HOSHI_OK;
    (void)hoshi_session_complain(c->v->s, c->path, HOSHI_HS2030, NULL, NULL, NULL);
    return HOSHI_E_IO;
}

enum hoshi_rc hoshi_bundle_countersign(struct hoshi_verification *v, const char *path,
                                       const char *output, const struct hoshi_secret_key *key,
                                       const char *role, hoshi_day on, bool legacy)
{
    struct copier c = {v, path, -1};
    struct hoshi_public_key own = hoshi_public_of(key);
    struct hoshi_verify_request request = {&own, 1, 0};
    char id[HOSHI_KEY_ID_BYTES];
    enum hoshi_rc rc = hoshi_verify_file(v, path, &request, &c.fd);
    if (rc != HOSHI_OK)
        return rc;
    size_t n_bad = v->n_bad;
    for (size_t i = 0; i < v->n_item; i++) /* that the own key is missing is what shall change */
        n_bad -= v->item[i].code == HOSHI_VERIFY_BAD_SIGNERS;
    if (n_bad != 0) {
        (void)hoshi_session_complain(v->s, path, HOSHI_HS1609, NULL, NULL, NULL);
        rc = HOSHI_E_INVALID;
    }
    if (rc == HOSHI_OK) {
        rc = hoshi_bundle_sign(&v->bundle, v->s, key, role, on, legacy);
        hoshi_key_id_text(key->id, id);
        if (rc == HOSHI_E_INVALID)
            (void)hoshi_session_complain(v->s, path, HOSHI_HS1608, id, NULL, NULL);
    }
    if (rc == HOSHI_OK)
        rc = hoshi_bundle_write(&v->bundle, v->s, output, copy, &c);
    hoshi_fd_close(c.fd);
    return rc;
}

void hoshi_verify_close(int fd)
{
    hoshi_fd_close(fd);
}
