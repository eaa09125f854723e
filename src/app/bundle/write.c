#include "app/bundle/write.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "app/session/complain.h"
#include "app/session/outputs.h"
#include "io/beneath.h"
#include "io/pieces.h"
#include "io/place.h"
#include "io/replace.h"

static bool to_file(void *ctx, const void *p, size_t n)
{
    return hoshi_replace_write(ctx, (struct hoshi_str){p, n}).error == HOSHI_FILE_OK;
}

static void add(struct hoshi_bundle_member *all, size_t *n, const char *name,
                struct hoshi_str bytes)
{
    all[(*n)++] = (struct hoshi_bundle_member){.name = name, .bytes = bytes, .size = bytes.n};
}

/* The members of MANIFEST, and what stands around them. */
static enum hoshi_rc list_all(struct hoshi_bundle *b, struct hoshi_session *s,
                              struct hoshi_bundle_member **ret_all, size_t *ret_n)
{
    size_t n = 0;
    struct hoshi_bundle_member *all =
        hoshi_arena_array(&s->arena, b->n_member + b->n_signature + 2, sizeof *all);
    if (all == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < b->n_member; i++)
        all[n++] = b->member[i];
    add(all, &n, HOSHI_BUNDLE_MANIFEST, (struct hoshi_str){b->manifest.p, b->manifest.n});
    add(all, &n, HOSHI_BUNDLE_STATEMENT, (struct hoshi_str){b->envelope.p, b->envelope.n});
    for (size_t i = 0; i < b->n_signature; i++) {
        const char *name = hoshi_bundle_signature_name(s, b->signature[i].id);
        if (name == NULL)
            return HOSHI_E_NOMEM;
        add(all, &n, name, b->signature[i].minisig);
    }
    qsort(all, n, sizeof *all, hoshi_bundle_by_name);
    *ret_all = all;
    *ret_n = n;
    return HOSHI_OK;
}

/* The older file stays in any case; it is no error when it holds what was to be written. */
static struct hoshi_file_result keep_older(struct hoshi_replace *out, const char *path)
{
    char old[HOSHI_SHA256_HEX_BYTES], new[HOSHI_SHA256_HEX_BYTES];
    bool same =
        hoshi_file_digest(path, old) && hoshi_file_digest(out->tmp, new) && strcmp(old, new) == 0;
    hoshi_replace_abandon(out);
    return same ? (struct hoshi_file_result){HOSHI_FILE_OK, 0} : hoshi_file_failed(EEXIST);
}

enum hoshi_rc hoshi_bundle_write(struct hoshi_bundle *b, struct hoshi_session *s, const char *path,
                                 enum hoshi_bundle_older how, hoshi_bundle_provider *provider,
                                 void *ctx)
{
    if (!hoshi_session_may_write(s, path))
        return HOSHI_E_UNSUPPORTED;
    struct hoshi_bundle_member *all = NULL;
    size_t n = 0;
    enum hoshi_rc rc = hoshi_bundle_envelope(b);
    if (rc == HOSHI_OK)
        rc = list_all(b, s, &all, &n);
    if (rc != HOSHI_OK)
        return rc;
    struct hoshi_replace out;
    bool keeps = how == HOSHI_BUNDLE_KEEPS, compares = keeps && hoshi_file_is_there(path);
    struct hoshi_file_result r =
        hoshi_replace_open(path, keeps && !compares ? HOSHI_REPLACE_NONE : HOSHI_REPLACE_ANY, &out);
    if (r.error != HOSHI_FILE_OK) {
        return hoshi_session_complain_file(s, path, r, HOSHI_TO_WRITE);
    }
    struct hoshi_tar_writer *w = hoshi_tar_writer_open(to_file, &out);
    bool ok = w != NULL;
    for (size_t i = 0; i < n && ok && rc == HOSHI_OK; i++) {
        ok = hoshi_tar_begin(w, all[i].name, all[i].size);
        if (ok && all[i].bytes.p == NULL)
            rc = provider(ctx, &all[i], w);
        else if (ok)
            ok = hoshi_tar_data(w, all[i].bytes.p, all[i].bytes.n);
    }
    if (ok && rc == HOSHI_OK)
        ok = hoshi_tar_writer_close(w);
    else
        hoshi_tar_writer_abandon(w);
    if (rc == HOSHI_OK && ok) {
        r = compares && out.tmp != NULL ? keep_older(&out, path) : hoshi_replace_commit(&out);
        if (r.error == HOSHI_FILE_OK)
            return HOSHI_OK;
    } else {
        r = out.failed.error != HOSHI_FILE_OK ? out.failed : hoshi_file_failed(ENOMEM);
        hoshi_replace_abandon(&out);
    }
    if (rc == HOSHI_OK || out.failed.error != HOSHI_FILE_OK)
        return hoshi_session_complain_file(s, path, r, HOSHI_TO_WRITE);
    return HOSHI_E_IO;
}
