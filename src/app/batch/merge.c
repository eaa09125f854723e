/* Shards -> the single run: a merge by the ordinals in the manifests, which also proves that every
 * input is there exactly once. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/batch/batch.h"
#include "app/batch/output.h"
#include "app/session/complain.h"
#include "diag/diag.h"
#include "report/json/manifest.h"

#define FLUSH_BYTES ((size_t)64 << 10)

struct shard {
    const char *path;
    FILE *records, *ordinals;
    char *manifest_path;
    struct hoshi_manifest manifest;
    struct hoshi_sha256 digest;
    char *line;
    size_t cap, n_line;
    uint64_t ordinal;
    bool more;
    uint64_t absent; /* the place of the supplier that line is about; 0 = no more */
    int more_told;   /* than that nothing came: an index of absent_signs */
};

/* How a line of a manifest begins that is about a supplier from whom nothing came; of several about
 * one, the later sign says more: nothing; something similar; something that could not be read. */
static const char absent_signs[] = "-~?";

static bool is_absent(const char *line)
{
    return line[0] != '\0' && strchr(absent_signs, line[0]) != NULL;
}

static enum hoshi_rc bad(struct hoshi_session *s, const char *path, enum hoshi_diag_code code,
                         const char *a0, const char *a1)
{
    (void)hoshi_session_complain(s, path, code, a0, a1, NULL);
    return HOSHI_E_IO;
}

/* The last line of a manifest is the only one that is an object. */
static enum hoshi_rc read_manifest(struct hoshi_session *s, struct shard *h)
{
    h->manifest_path = hoshi_path_with_suffix(h->path, ".manifest");
    if (h->manifest_path == NULL)
        return HOSHI_E_NOMEM;
    h->ordinals = fopen(h->manifest_path, "re");
    h->records = fopen(h->path, "re");
    if (h->ordinals == NULL)
        return hoshi_session_complain_file(s, h->manifest_path, hoshi_file_failed(errno),
                                           HOSHI_TO_READ);
    if (h->records == NULL)
        return hoshi_session_complain_file(s, h->path, hoshi_file_failed(errno), HOSHI_TO_READ);
    enum hoshi_rc rc = HOSHI_E_INVALID;
    for (ssize_t n; (n = getline(&h->line, &h->cap, h->ordinals)) > 0;) {
        if (h->line[0] == '{')
            rc = hoshi_manifest_read((struct hoshi_str){h->line, (size_t)n}, &h->manifest);
        else if (rc == HOSHI_OK)
            rc = HOSHI_E_INVALID; /* nothing stands behind it */
    }
    if (ferror(h->ordinals))
        return hoshi_session_complain_file(s, h->manifest_path, hoshi_file_failed(errno),
                                           HOSHI_TO_READ);
    if (rc != HOSHI_OK)
        return bad(s, h->manifest_path, HOSHI_HS2028, NULL, NULL);
    rewind(h->ordinals);
    hoshi_sha256_start(&h->digest);
    return HOSHI_OK;
}

/* The next line of the manifest. It was whole a moment ago: its last line is never missed. */
static enum hoshi_rc next_line(struct hoshi_session *s, struct shard *h)
{
    errno = 0;
    ssize_t n = getline(&h->line, &h->cap, h->ordinals);
    h->n_line = n > 0 ? (size_t)n : 0;
    if (n > 0)
        return HOSHI_OK;
    return hoshi_session_complain_file(s, h->manifest_path,
                                       hoshi_file_failed(errno != 0 ? errno : EIO), HOSHI_TO_READ);
}

/* The next record and its ordinal. */
static enum hoshi_rc advance(struct hoshi_session *s, struct shard *h)
{
    char *end;
    enum hoshi_rc rc = next_line(s, h);
    h->more = rc == HOSHI_OK && h->line[0] != '{' && !is_absent(h->line);
    if (!h->more)
        return rc;
    uint64_t before = h->ordinal;
    h->ordinal = strtoull(h->line, &end, 10);
    if (end == h->line || *end != '\n' || (before != UINT64_MAX && h->ordinal <= before))
        return bad(s, h->manifest_path, HOSHI_HS2028, NULL, NULL);
    ssize_t n = getline(&h->line, &h->cap, h->records);
    if (n <= 0)
        return bad(s, h->path, HOSHI_HS2025, "records", NULL);
    h->n_line = (size_t)n;
    hoshi_sha256_add(&h->digest, (struct hoshi_str){h->line, h->n_line});
    return HOSHI_OK;
}

/* What differs between two shards that should be of one run, or NULL. */
static const char *difference(const struct hoshi_manifest *a, const struct hoshi_manifest *b)
{
    if (strcmp(a->run, b->run) != 0)
        return "run";
    if (strcmp(a->inputs_sha256, b->inputs_sha256) != 0)
        return "inputs_sha256";
    if (strcmp(a->format, b->format) != 0)
        return "format";
    return a->of != b->of || a->inputs != b->inputs ? "of" : NULL;
}

static enum hoshi_rc check_together(struct hoshi_session *s, struct shard *shard, size_t n)
{
    uint64_t of = shard[0].manifest.of;
    for (size_t i = 0; i < n; i++) {
        const char *what = difference(&shard[i].manifest, &shard[0].manifest);
        if (what != NULL)
            return bad(s, shard[i].path, HOSHI_HS2024, what, NULL);
    }
    for (uint64_t k = 1; k <= of; k++) {
        size_t hits = 0;
        const char *path = shard[0].path;
        for (size_t i = 0; i < n; i++) {
            hits += shard[i].manifest.shard == k;
            path = hits > 1 && shard[i].manifest.shard == k ? shard[i].path : path;
        }
        if (hits == 0)
            return bad(s, path, HOSHI_HS2023, hoshi_diag_number(&s->diags, (long long)k),
                       hoshi_diag_number(&s->diags, (long long)of));
        if (hits > 1)
            return bad(s, path, HOSHI_HS2043, hoshi_diag_number(&s->diags, (long long)k), NULL);
    }
    return HOSHI_OK;
}

/* The header line of a table stands once. */
static enum hoshi_rc take_header(struct hoshi_session *s, struct shard *h, struct hoshi_buf *out)
{
    ssize_t n = getline(&h->line, &h->cap, h->records);
    if (n <= 0)
        return bad(s, h->path, HOSHI_HS2025, "records", NULL);
    hoshi_sha256_add(&h->digest, (struct hoshi_str){h->line, (size_t)n});
    if (out != NULL)
        hoshi_buf_put(out, h->line, (size_t)n);
    return HOSHI_OK;
}

static enum hoshi_rc check_end(struct hoshi_session *s, struct shard *h)
{
    char digest[HOSHI_SHA256_HEX_BYTES];
    if (getline(&h->line, &h->cap, h->records) > 0)
        return bad(s, h->path, HOSHI_HS2025, "records", NULL);
    hoshi_sha256_end(&h->digest, digest);
    return strcmp(digest, h->manifest.sha256) == 0 ? HOSHI_OK
                                                   : bad(s, h->path, HOSHI_HS2025, "sha256", NULL);
}

/* What the line of the manifest that was read last says of a supplier from whom nothing came. */
static enum hoshi_rc take_absent(struct hoshi_session *s, struct shard *h)
{
    char *end;
    uint64_t before = h->absent;
    h->absent = 0;
    if (h->n_line == 0 || h->line[0] == '{')
        return HOSHI_OK;
    h->absent = strtoull(h->line + 1, &end, 10);
    if (!is_absent(h->line) || *end != ' ' || h->absent <= before)
        return bad(s, h->manifest_path, HOSHI_HS2028, NULL, NULL);
    h->more_told = (int)(strchr(absent_signs, h->line[0]) - absent_signs);
    h->n_line -= (size_t)(end + 1 - h->line);
    memmove(h->line, end + 1, h->n_line + 1);
    return HOSHI_OK;
}

static enum hoshi_rc next_absent(struct hoshi_session *s, struct shard *h)
{
    enum hoshi_rc rc = next_line(s, h);
    return rc == HOSHI_OK ? take_absent(s, h) : rc;
}

/* The line of a supplier from whom nothing came to any shard: the one that says most; of several
 * the first shard's. */
static const struct shard *line_of(const struct shard *shard, size_t n)
{
    const struct shard *best = &shard[0];
    for (size_t i = 1; i < n; i++) {
        bool first = shard[i].manifest.shard < best->manifest.shard;
        if (shard[i].more_told > best->more_told ||
            (shard[i].more_told == best->more_told && first))
            best = &shard[i];
    }
    return best;
}

/* Behind all ordinals, a manifest has the suppliers from whom nothing came to its shard, by their
 * places. */
static enum hoshi_rc merge_absent(struct hoshi_session *s, struct shard *shard, size_t n,
                                  struct hoshi_outs *outs, struct hoshi_batch_summary *m)
{
    enum hoshi_rc rc = HOSHI_OK;
    for (size_t i = 0; i < n && rc == HOSHI_OK; i++)
        rc = take_absent(s, &shard[i]);
    while (rc == HOSHI_OK) {
        uint64_t least = UINT64_MAX, last = 0;
        for (size_t i = 0; i < n; i++) {
            least = shard[i].absent < least ? shard[i].absent : least;
            last = shard[i].absent > last ? shard[i].absent : last;
        }
        if (least == 0)
            break; /* of those that remain, something came to a shard that does not name them */
        if (least == last) {
            const struct shard *from = line_of(shard, n);
            hoshi_buf_put(&outs->v[0].buf, from->line, from->n_line);
            m->n_absent++;
            m->n_unreached += absent_signs[from->more_told] == '?';
        }
        for (size_t i = 0; i < n && rc == HOSHI_OK; i++)
            rc = least == last || shard[i].absent < last ? next_absent(s, &shard[i]) : rc;
        if (rc == HOSHI_OK && outs->v[0].buf.n > FLUSH_BYTES)
            rc = hoshi_outs_flush(outs, false);
    }
    return rc;
}

static enum hoshi_rc merge(struct hoshi_session *s, struct shard *shard, size_t n,
                           struct hoshi_outs *outs)
{
    enum hoshi_rc rc = HOSHI_OK;
    bool header = strcmp(shard[0].manifest.format, "csv") == 0;
    uint64_t n_record = 0, n_expected = 0, first = shard[0].manifest.skip;
    for (size_t i = 0; i < n && rc == HOSHI_OK; i++) {
        n_expected += shard[i].manifest.records;
        shard[i].ordinal = UINT64_MAX;
        if (header)
            rc = take_header(s, &shard[i], i == 0 ? &outs->v[0].buf : NULL);
        if (rc == HOSHI_OK)
            rc = advance(s, &shard[i]);
    }
    while (rc == HOSHI_OK) {
        struct shard *next = NULL;
        for (size_t i = 0; i < n; i++) {
            if (shard[i].more && (next == NULL || shard[i].ordinal < next->ordinal))
                next = &shard[i];
        }
        if (next == NULL)
            break;
        for (size_t i = 0; i < n && rc == HOSHI_OK; i++) {
            if (&shard[i] != next && shard[i].more && shard[i].ordinal == next->ordinal)
                rc = bad(s, shard[i].manifest_path, HOSHI_HS2025, "ordinals", NULL);
        }
        if (rc == HOSHI_OK &&
            next->ordinal != n_record + first) /* a hole: an input that nobody judged */
            rc = bad(s, next->manifest_path, HOSHI_HS2025, "ordinals", NULL);
        hoshi_buf_put(&outs->v[0].buf, next->line, next->n_line);
        n_record++;
        if (rc == HOSHI_OK && outs->v[0].buf.n > FLUSH_BYTES)
            rc = hoshi_outs_flush(outs, false);
        if (rc == HOSHI_OK)
            rc = advance(s, next);
    }
    for (size_t i = 0; i < n && rc == HOSHI_OK; i++)
        rc = check_end(s, &shard[i]);
    return rc == HOSHI_OK &&
                   (n_record != n_expected || n_record + first != shard[0].manifest.inputs)
               ? bad(s, shard[0].manifest_path, HOSHI_HS2025, "records", NULL)
               : rc;
}

enum hoshi_rc hoshi_batch_merge(struct hoshi_session *s, const char *const *path, size_t n_path,
                                const char *to, struct hoshi_batch_summary *ret_summary)
{
    struct shard *shard = calloc(n_path, sizeof *shard);
    struct hoshi_outs *outs = calloc(1, sizeof *outs);
    enum hoshi_rc rc = shard != NULL && outs != NULL ? HOSHI_OK : HOSHI_E_NOMEM;
    *ret_summary = (struct hoshi_batch_summary){.n_input = 0};
    for (size_t i = 0; i < n_path && rc == HOSHI_OK; i++) {
        shard[i].path = path[i];
        rc = read_manifest(s, &shard[i]);
        if (rc != HOSHI_OK)
            break;
        ret_summary->n_record += shard[i].manifest.records;
        ret_summary->n_error += shard[i].manifest.errors;
    }
    if (rc == HOSHI_OK)
        rc = check_together(s, shard, n_path);
    if (rc == HOSHI_OK) {
        outs->s = s;
        rc = hoshi_outs_add(outs, to, HOSHI_OUT_TEMPORARY, 0, NULL);
    }
    if (rc == HOSHI_OK)
        rc = merge(s, shard, n_path, outs);
    if (rc == HOSHI_OK)
        rc = merge_absent(s, shard, n_path, outs, ret_summary);
    if (rc == HOSHI_OK)
        rc = hoshi_outs_finish(outs);
    if (outs != NULL)
        hoshi_outs_close(outs);
    for (size_t i = 0; shard != NULL && i < n_path; i++) {
        if (shard[i].records != NULL)
            fclose(shard[i].records);
        if (shard[i].ordinals != NULL)
            fclose(shard[i].ordinals);
        free(shard[i].manifest_path);
        free(shard[i].line);
    }
    free(outs);
    free(shard);
    return rc;
}
