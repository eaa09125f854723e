/* Bundles on disk: verify one, sign one again. */
#include <errno.h>
#include <string.h>

#include "app/bundle/verify.h"
#include "app/bundle/write.h"
#include "app/session/complain.h"
#include "app/session/lock.h"
#include "app/session/need.h"
#include "archive/libarchive.h"
#include "diag/diag.h"
#include "io/beneath.h"
#include "io/pieces.h"
#include "io/place.h"

struct bundle_file {
    int fd;
    int err; /* of the read that failed: much happens before anybody asks */
};

static ptrdiff_t read_at(void *ctx, uint64_t offset, void *p, size_t n)
{
    struct bundle_file *f = ctx;
    ptrdiff_t k = hoshi_fd_read_at(f->fd, offset, p, n);
    if (k < 0)
        f->err = errno;
    return k;
}

enum hoshi_rc hoshi_verify_file(struct hoshi_verification *v, const char *path,
                                const struct hoshi_verify_request *request, int *ret_fd)
{
    struct bundle_file f = {-1, 0};
    uint64_t size = 0;
    if (strcmp(path, "-") == 0) { /* it is read in more than one pass */
        (void)hoshi_session_complain(v->s, path, HOSHI_HS1613, NULL, NULL, NULL);
        return HOSHI_E_IO;
    }
    enum hoshi_rc rc = hoshi_session_need(v->s, &hoshi_libarchive_file);
    if (rc != HOSHI_OK)
        return rc;
    struct hoshi_file_result r = hoshi_file_open(path, &f.fd, &size);
    if (r.error != HOSHI_FILE_OK)
        return hoshi_session_complain_file(v->s, path, r, HOSHI_TO_READ);
    struct hoshi_tar_source source = {read_at, &f, size};
    hoshi_verify(v, &source, request);
    if (v->io_failed)
        (void)hoshi_session_complain_file(v->s, path, hoshi_file_failed(f.err), HOSHI_TO_READ);
    else if (v->nomem)
        (void)hoshi_session_complain_file(v->s, path, hoshi_file_failed(ENOMEM), HOSHI_TO_READ);
    if (v->io_failed || v->nomem) {
        hoshi_fd_close(f.fd);
        return v->nomem ? HOSHI_E_NOMEM : HOSHI_E_IO;
    }
    *ret_fd = f.fd;
    return HOSHI_OK;
}

struct copier {
    struct hoshi_verification *v;
    const char *path;
    int fd;
};

static bool to_archive(void *ctx, const void *p, size_t n)
{
    return hoshi_tar_data(ctx, p, n);
}

/* Evidence goes from the old bundle to the new one; it was verified, and must still be the same. */
static enum hoshi_rc copy(void *ctx, const struct hoshi_bundle_member *member,
                          struct hoshi_tar_writer *to)
{
    struct copier *c = ctx;
    const struct hoshi_bundle_member *m = hoshi_verify_member(c->v, member->name);
    struct hoshi_pieces pieces = {.fd = c->fd, .take = to_archive, .ctx = to};
    enum hoshi_pieces_rc rc = HOSHI_PIECES_SHORT;
    if (m != NULL) {
        pieces.offset = m->offset;
        pieces.n = m->size;
        rc = hoshi_pieces_read(&pieces);
    }
    if (rc == HOSHI_PIECES_OK && strcmp(pieces.sha256, member->sha256) == 0)
        return HOSHI_OK;
    if (rc == HOSHI_PIECES_STOPPED)
        return HOSHI_E_IO; /* the writer of the archive knows why */
    if (rc == HOSHI_PIECES_FAILED)
        return hoshi_session_complain_file(c->v->s, c->path, hoshi_file_failed(pieces.err),
                                           HOSHI_TO_READ);
    (void)hoshi_session_complain(c->v->s, c->path, HOSHI_HS2030, NULL, NULL, NULL);
    return HOSHI_E_IO;
}

static enum hoshi_rc sign_file(struct hoshi_verification *v, const struct hoshi_sign_request *q)
{
    struct copier c = {v, q->path, -1};
    struct hoshi_public_key own = hoshi_public_of(q->key);
    struct hoshi_verify_request request = {.key = &own,
                                           .n_key = 1,
                                           .version = q->version,
                                           .n_version = q->n_version,
                                           .today = q->today};
    char id[HOSHI_KEY_ID_BYTES];
    enum hoshi_rc rc = hoshi_verify_file(v, q->path, &request, &c.fd);
    if (rc != HOSHI_OK)
        return rc;
    size_t n_bad = v->n_bad + v->n_open;
    for (size_t i = 0; i < v->n_item; i++) /* that the own key is missing is what shall change */
        n_bad -= v->item[i].code == HOSHI_VERIFY_BAD_SIGNERS;
    if (n_bad != 0) {
        (void)hoshi_session_complain(v->s, q->path, HOSHI_HS1609, NULL, NULL, NULL);
        rc = HOSHI_E_INVALID;
    }
    if (rc == HOSHI_OK) {
        rc = hoshi_bundle_sign(&v->bundle, v->s, q->key, q->role, q->on, q->legacy);
        hoshi_key_id_text(q->key->id, id);
        if (rc == HOSHI_E_INVALID)
            (void)hoshi_session_complain(v->s, q->path, HOSHI_HS1608, id, NULL, NULL);
    }
    if (rc == HOSHI_OK) /* in its own place, it only grows */
        rc = hoshi_bundle_write(&v->bundle, v->s, q->output,
                                hoshi_file_same_place(q->path, q->output) ? HOSHI_BUNDLE_REPLACES
                                                                          : HOSHI_BUNDLE_KEEPS,
                                copy, &c);
    hoshi_fd_close(c.fd);
    return rc;
}

/* One signer after the other: what two of them read at once, only one of them could write. */
enum hoshi_rc hoshi_bundle_countersign(struct hoshi_verification *v,
                                       const struct hoshi_sign_request *q)
{
    struct hoshi_lock lock = {.fd = -1};
    if (!hoshi_file_same_place(q->path, q->output))
        return sign_file(v, q);
    enum hoshi_rc rc = hoshi_session_lock(v->s, q->path, HOSHI_LOCK_WAIT, &lock);
    if (rc == HOSHI_OK)
        rc = sign_file(v, q);
    hoshi_lock_release(&lock);
    return rc;
}

void hoshi_verify_close(int fd)
{
    hoshi_fd_close(fd);
}
