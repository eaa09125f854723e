#include "io/pieces.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "io/beneath.h"

#define PIECE_BYTES ((size_t)256 << 10)

static ptrdiff_t read_some(const struct hoshi_pieces *p, char *piece)
{
    uint64_t left = p->n != HOSHI_PIECES_TO_END ? p->n - p->n_read : PIECE_BYTES;
    size_t want = left < PIECE_BYTES ? (size_t)left : PIECE_BYTES;
    if (want == 0)
        return 0;
    return p->offset == HOSHI_PIECES_HERE
               ? hoshi_fd_read(p->fd, piece, want)
               : hoshi_fd_read_at(p->fd, p->offset + p->n_read, piece, want);
}

static enum hoshi_pieces_rc read_all(struct hoshi_pieces *p, struct hoshi_sha256 *state,
                                     char *piece)
{
    ptrdiff_t n;
    while ((n = read_some(p, piece)) > 0) {
        hoshi_sha256_add(state, (struct hoshi_str){piece, (size_t)n});
        p->n_read += (uint64_t)n;
        if (p->take != NULL && !p->take(p->ctx, piece, (size_t)n))
            return HOSHI_PIECES_STOPPED;
    }
    if (n < 0) {
        p->err = errno;
        return HOSHI_PIECES_FAILED;
    }
    return p->n == HOSHI_PIECES_TO_END || p->n_read == p->n ? HOSHI_PIECES_OK : HOSHI_PIECES_SHORT;
}

enum hoshi_pieces_rc hoshi_pieces_read(struct hoshi_pieces *p)
{
    struct hoshi_sha256 state;
    char *piece = malloc(PIECE_BYTES);
    p->n_read = 0;
    p->err = piece == NULL ? ENOMEM : 0;
    hoshi_sha256_start(&state);
    enum hoshi_pieces_rc rc = piece != NULL ? read_all(p, &state, piece) : HOSHI_PIECES_FAILED;
    hoshi_sha256_end(&state, p->sha256);
    free(piece);
    return rc;
}

bool hoshi_file_digest(const char *path, char ret_hex[HOSHI_SHA256_HEX_BYTES])
{
    struct hoshi_pieces p = {.fd = -1, .offset = HOSHI_PIECES_HERE, .n = HOSHI_PIECES_TO_END};
    uint64_t size = 0;
    bool ok = hoshi_file_open(path, &p.fd, &size).error == HOSHI_FILE_OK &&
              hoshi_pieces_read(&p) == HOSHI_PIECES_OK;
    hoshi_fd_close(p.fd);
    if (ok)
        memcpy(ret_hex, p.sha256, sizeof p.sha256);
    return ok;
}
