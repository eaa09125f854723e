/* Hashes and sizes of evidence files into the sheet. */
#include <string.h>

#include "app/evidence/evidence.h"
#include "app/evidence/record.h"
#include "app/session/complain.h"
#include "codec/edit/sheet_edit.h"
#include "diag/diag.h"
#include "model/same.h"

static const struct hoshi_evidence *evidence_at(const struct hoshi_session *s,
                                                const struct hoshi_answers *ans,
                                                const struct hoshi_sheet_hash *hash)
{
    const struct hoshi_criterion *crit = hoshi_catalog_find(s->catalog, hash->criterion);
    const struct hoshi_answer *a = crit != NULL ? ans->by_criterion[crit->index] : NULL;
    return a != NULL && hash->index < a->n_evidence ? &a->evidence[hash->index] : NULL;
}

static bool has_hash(const struct hoshi_evidence *e, const struct hoshi_sheet_hash *hash)
{
    return e != NULL && e->sha256 != NULL && strcmp(e->sha256, hash->sha256) == 0 &&
           e->size_bytes == hash->size;
}

/* Only what loads again with exactly these hashes is written. */
static enum hoshi_rc took_them(struct hoshi_record *r, const struct hoshi_input *changed,
                               const struct hoshi_sheet_hash *hash, size_t n)
{
    struct hoshi_answers *ans;
    enum hoshi_rc rc = hoshi_record_load(r, changed, &ans);
    for (size_t i = 0; i < n && rc == HOSHI_OK; i++)
        rc = has_hash(evidence_at(r->s, ans, &hash[i]), &hash[i]) ? HOSHI_OK : HOSHI_E_INVALID;
    return rc;
}

/* The hashes that the sheet of this moment still lacks; those that another run has written stand.
 */
static enum hoshi_rc keep_missing(struct hoshi_record *r, const struct hoshi_evidence_check *check,
                                  struct hoshi_sheet_hash *hash, size_t *n)
{
    size_t kept = 0;
    for (size_t i = 0; i < *n; i++) {
        const struct hoshi_evidence *seen = evidence_at(r->s, check->answers, &hash[i]),
                                    *now = evidence_at(r->s, r->answers, &hash[i]);
        if (now != NULL && strcmp(seen->file.s, now->file.s != NULL ? now->file.s : "") == 0 &&
            has_hash(now, &hash[i]))
            continue;
        if (now == NULL || !hoshi_evidence_same(seen, now))
            return hoshi_record_outdated(r, hash[i].criterion);
        hash[kept++] = hash[i];
    }
    *n = kept;
    return HOSHI_OK;
}

/* All hashes or none: what the machine kept from being read would be left out in silence. */
static bool all_readable(struct hoshi_session *s, const struct hoshi_evidence_check *check,
                         const char *sheet)
{
    for (size_t i = 0; i < check->n_file; i++) {
        if (check->file[i].state == HOSHI_EVIDENCE_UNREADABLE)
            return hoshi_session_complain(s, sheet, HOSHI_HS2056, NULL, NULL, NULL);
    }
    return true;
}

enum hoshi_rc hoshi_evidence_update(struct hoshi_session *s,
                                    const struct hoshi_evidence_check *check, const char *sheet,
                                    size_t *ret_n)
{
    if (!all_readable(s, check, sheet))
        return HOSHI_E_IO;
    struct hoshi_sheet_hash *hash = hoshi_arena_array(&s->arena, check->n_file, sizeof *hash);
    size_t n = 0;
    if (hash == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < check->n_file; i++) {
        const struct hoshi_evidence_file *f = &check->file[i];
        /* A hash that no longer fits is never overwritten: that would hide the change. */
        if (f->state == HOSHI_EVIDENCE_UNHASHED)
            hash[n++] = (struct hoshi_sheet_hash){f->criterion->id.s, f->sha256, f->index, f->size};
    }
    *ret_n = n;
    if (n == 0)
        return HOSHI_OK;
    struct hoshi_record r;
    struct hoshi_input changed = {0};
    enum hoshi_rc rc = hoshi_record_open(&r, s, sheet, check->as_of, check->answers);
    if (rc == HOSHI_OK)
        rc = keep_missing(&r, check, hash, &n);
    if (rc == HOSHI_OK && n != 0)
        rc = hoshi_sheet_set_hashes(&r.input, hash, n, &s->arena, &r.unheard, &changed);
    if (rc == HOSHI_OK && n != 0)
        rc = took_them(&r, &changed, hash, n);
    rc = hoshi_record_close(&r, rc, &changed);
    return rc;
}
