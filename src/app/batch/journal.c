/* Lines of text: a head with the identity of the run, then one line per mark. A line counts only
 * when it is complete; the last one says where to go on. */
#include "app/batch/journal.h"

#include <errno.h>
#include <fcntl.h>
#include <hoshi/version.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/session/complain.h"
#include "base/str.h"
#include "diag/diag.h"
#include "io/place.h"

#define HEAD "hoshi-batch-journal/3 "
#define JOURNAL_BYTES ((size_t)256 << 20)

static void add(struct hoshi_sha256 *h, const char *s)
{
    hoshi_sha256_add(h, (struct hoshi_str){s != NULL ? s : "", s != NULL ? strlen(s) + 1 : 1});
}

static void add_number(struct hoshi_sha256 *h, uint64_t v)
{
    char text[24];
    (void)snprintf(text, sizeof text, "%" PRIu64, v);
    add(h, text);
}

/* What two runs must have in common, by the names that a refusal gives them. */
enum part { VERSION = 0, CATALOGUE, POLICY, RULES, DAY, OPTIONS, INPUTS, OUTPUTS, PARTS };

static const enum hoshi_word part_word[PARTS] = {
    [VERSION] = HOSHI_WORD_RUN_VERSION, [CATALOGUE] = HOSHI_WORD_RUN_CATALOGUE,
    [POLICY] = HOSHI_WORD_RUN_POLICY,   [RULES] = HOSHI_WORD_RUN_RULES,
    [DAY] = HOSHI_WORD_RUN_DAY,         [OPTIONS] = HOSHI_WORD_RUN_OPTIONS,
    [INPUTS] = HOSHI_WORD_RUN_INPUTS,   [OUTPUTS] = HOSHI_WORD_RUN_OUTPUTS,
};

static void add_options(struct hoshi_sha256 *h, const struct hoshi_batch_request *q)
{
    add_number(h, q->full);
    add_number(h, q->require_catalogue);
    add_number(h, q->latest != NULL);
    add_number(h, q->record_lang);
    add_number(h, q->skip);
    add_number(h, q->n_shard);
    add_number(h, q->shard_by_id);
    add(h, q->input);
    for (size_t i = 0; i < q->n_include; i++)
        add(h, q->include[i]);
}

static void add_inputs(struct hoshi_sha256 *h, const struct hoshi_batch_request *q)
{
    for (size_t i = 0; i < q->n_operand; i++)
        add(h, q->operand[i]);
    add_number(h, q->n_files_from);
    for (size_t i = 0; i < q->n_files_from; i++)
        add(h, q->files_from[i]);
    add_number(h, q->shard);
}

static void add_outputs(struct hoshi_sha256 *h, const struct hoshi_batch_request *q)
{
    for (size_t i = 0; i < q->n_output; i++) {
        add_number(h, q->output[i].format);
        add(h, q->output[i].path);
    }
    for (size_t i = 0; i < q->n_attachment; i++)
        add(h, q->attachment[i].dir);
    add_number(h, q->n_sink);
}

static void add_part(struct hoshi_sha256 *h, const struct hoshi_session *s,
                     const struct hoshi_batch_request *q, enum part part)
{
    switch (part) {
    case VERSION:
        add(h, hoshi_version());
        break;
    case CATALOGUE:
        add(h, s->catalog->sha256);
        break;
    case POLICY:
        add(h, s->policy->sha256);
        break;
    case RULES:
        add(h, q->overlay_sha256);
        break;
    case DAY:
        add_number(h, (uint64_t)q->as_of);
        break;
    case OPTIONS:
        add_options(h, q);
        break;
    case INPUTS:
        add_inputs(h, q);
        break;
    case OUTPUTS:
        add_outputs(h, q);
        break;
    case PARTS:
        break;
    }
}

void hoshi_batch_identity(const struct hoshi_session *s, const struct hoshi_batch_request *q,
                          char ret_hex[HOSHI_SHA256_HEX_BYTES])
{
    struct hoshi_sha256 h;
    hoshi_sha256_start(&h);
    for (int part = VERSION; part < INPUTS; part++)
        add_part(&h, s, q, (enum part)part);
    hoshi_sha256_end(&h, ret_hex);
}

/* The first line of a journal, with a digest of each part. */
#define PART_BYTES HOSHI_SHA256_HEX_BYTES /* with the space or line break behind it */
#define HEAD_BYTES (sizeof HEAD - 1 + (size_t)PARTS * PART_BYTES)

static void put_head(const struct hoshi_session *s, const struct hoshi_batch_request *q,
                     char ret_head[HEAD_BYTES + 1])
{
    char *to = ret_head + sizeof HEAD - 1;
    memcpy(ret_head, HEAD, sizeof HEAD - 1);
    for (int part = 0; part < PARTS; part++, to += PART_BYTES) {
        struct hoshi_sha256 h;
        hoshi_sha256_start(&h);
        add_part(&h, s, q, (enum part)part);
        hoshi_sha256_end(&h, to);
        to[PART_BYTES - 1] = part + 1 < PARTS ? ' ' : '\n';
    }
    *to = '\0';
}

static enum hoshi_rc bad(struct hoshi_session *s, const char *path, enum hoshi_diag_code code)
{
    (void)hoshi_session_complain(s, path, code, NULL, NULL, NULL);
    return HOSHI_E_IO;
}

/* The numbers of a mark, in order. */
static size_t numbers_of(struct hoshi_batch_mark *m, uint64_t *ret_v[64])
{
    size_t n = 0;
    ret_v[n++] = &m->n_input;
    ret_v[n++] = &m->summary.n_input;
    ret_v[n++] = &m->summary.n_record;
    ret_v[n++] = &m->summary.n_error;
    ret_v[n++] = &m->summary.n_lost;
    ret_v[n++] = &m->summary.n_unreached;
    ret_v[n++] = &m->summary.n_unread;
    ret_v[n++] = &m->summary.n_superseded;
    ret_v[n++] = &m->summary.n_to_come;
    for (size_t i = 0; i < HOSHI_BATCH_STARS; i++) {
        ret_v[n++] = &m->summary.n_star[i];
        ret_v[n++] = &m->summary.n_claimed[i];
    }
    for (size_t i = 0; i < m->n_offset; i++)
        ret_v[n++] = &m->offset[i];
    return n;
}

static bool parse_digest(const char **line, const char *end, char ret_hex[HOSHI_SHA256_HEX_BYTES])
{
    if (end - *line < HOSHI_SHA256_HEX_BYTES || **line != ' ')
        return false;
    memcpy(ret_hex, *line + 1, HOSHI_SHA256_HEX_BYTES - 1);
    ret_hex[HOSHI_SHA256_HEX_BYTES - 1] = '\0';
    *line += HOSHI_SHA256_HEX_BYTES;
    return true;
}

static bool parse_mark(const char *line, const char *end, struct hoshi_batch_mark *m)
{
    uint64_t *v[64];
    size_t n = numbers_of(m, v);
    m->complete = *line == 'C';
    if (*line != 'C' && *line != 'M')
        return false;
    line++;
    for (size_t i = 0; i < n; i++) {
        char *next;
        if (*line++ != ' ')
            return false;
        *v[i] = strtoull(line, &next, 10);
        if (next == line || next > end)
            return false;
        line = next;
    }
    if (!parse_digest(&line, end, m->sources) || !parse_digest(&line, end, m->stamps))
        return false;
    for (size_t i = 0; i < m->n_offset; i++) {
        if (!parse_digest(&line, end, m->digest[i]))
            return false;
    }
    return line == end;
}

/* Says what is another; the first of several, for one look at a time. */
static enum hoshi_rc compare_heads(struct hoshi_session *s, const char *path, const char *ours,
                                   const char *theirs)
{
    for (size_t part = 0; part < PARTS; part++) {
        size_t at = sizeof HEAD - 1 + part * PART_BYTES;
        if (memcmp(ours + at, theirs + at, PART_BYTES) == 0)
            continue;
        (void)hoshi_session_complain(s, path, HOSHI_HS2022, hoshi_diag_word(part_word[part]), NULL,
                                     NULL);
        return HOSHI_E_IO;
    }
    return HOSHI_OK;
}

static enum hoshi_rc parse(struct hoshi_session *s, const struct hoshi_batch_request *q,
                           const char *head, struct hoshi_str text,
                           struct hoshi_batch_mark *ret_mark, size_t *ret_kept)
{
    size_t n_head = HEAD_BYTES;
    if (text.n < n_head || memcmp(text.p, HEAD, strlen(HEAD)) != 0 || text.p[n_head - 1] != '\n')
        return bad(s, q->resume, HOSHI_HS2028);
    enum hoshi_rc rc = compare_heads(s, q->resume, head, text.p);
    if (rc != HOSHI_OK)
        return rc;
    *ret_kept = n_head;
    for (size_t at = n_head; at < text.n;) {
        const char *end = memchr(text.p + at, '\n', text.n - at);
        struct hoshi_batch_mark m = *ret_mark;
        if (end == NULL)
            break; /* killed while writing this line */
        if (!parse_mark(text.p + at, end, &m))
            return bad(s, q->resume, HOSHI_HS2028);
        *ret_mark = m;
        at = *ret_kept = (size_t)(end - text.p) + 1;
    }
    return HOSHI_OK;
}

/* A run that ends removes its journal: what was locked must still have the name. */
static bool is_current(int fd, const char *path)
{
    struct stat a, b;
    return fstat(fd, &a) == 0 && stat(path, &b) == 0 && a.st_ino == b.st_ino &&
           a.st_dev == b.st_dev;
}

/* Two runs on one journal would mix. A descriptor, or -1 after a complaint. */
static int open_locked(struct hoshi_session *s, const char *path)
{
    for (;;) {
        int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
        int err = fd < 0 || flock(fd, LOCK_EX | LOCK_NB) != 0 ? errno : 0;
        if (err == 0 && is_current(fd, path))
            return fd;
        if (fd >= 0)
            close(fd);
        if (err == 0)
            continue;
        if (fd >= 0 && err == EWOULDBLOCK)
            (void)bad(s, path, HOSHI_HS2039);
        else
            (void)hoshi_session_complain_file(s, path, hoshi_file_failed(err), HOSHI_TO_WRITE);
        return -1;
    }
}

static enum hoshi_rc read_journal(struct hoshi_session *s, const struct hoshi_batch_request *q,
                                  const char *head, struct hoshi_batch_mark *ret_mark,
                                  size_t *ret_kept, bool *ret_found)
{
    struct hoshi_str text = {NULL, 0};
    struct hoshi_file_result r = hoshi_file_read(q->resume, JOURNAL_BYTES, &text);
    if (r.error == HOSHI_FILE_TOO_LARGE)
        return bad(s, q->resume, HOSHI_HS2028);
    if (r.error != HOSHI_FILE_OK)
        return hoshi_session_complain_file(s, q->resume, r, HOSHI_TO_READ);
    *ret_found = text.n != 0;
    enum hoshi_rc rc = *ret_found ? parse(s, q, head, text, ret_mark, ret_kept) : HOSHI_OK;
    free((char *)text.p);
    return rc;
}

/* What a run writes beside NAME: its manifest, with shards. */
static bool in_the_way(struct hoshi_session *s, const char *path, const char *suffix)
{
    char *whole = hoshi_path_with_suffix(path, suffix);
    bool found = whole == NULL || hoshi_part_is_in_the_way(s, whole);
    free(whole);
    return found;
}

/* Asked before the journal says that the parts are its own. */
static bool parts_in_the_way(struct hoshi_session *s, const struct hoshi_batch_request *q)
{
    bool found = q->n_sink != 0 && in_the_way(s, q->resume, ".records");
    for (size_t i = 0; i < q->n_output && !found; i++)
        found = q->output[i].path != NULL &&
                (in_the_way(s, q->output[i].path, "") ||
                 (q->n_shard != 0 && in_the_way(s, q->output[i].path, ".manifest")));
    return found;
}

static struct hoshi_file_result start_at(int fd, size_t kept, const char *head)
{
    if (ftruncate(fd, (off_t)kept) != 0 || lseek(fd, 0, SEEK_END) < 0)
        return hoshi_file_failed(errno);
    return hoshi_fd_write(fd, hoshi_str_from(head));
}

enum hoshi_rc hoshi_journal_open(struct hoshi_session *s, const struct hoshi_batch_request *q,
                                 struct hoshi_journal *ret_journal,
                                 struct hoshi_batch_mark *ret_mark, bool *ret_found)
{
    char head[HEAD_BYTES + 1];
    size_t kept = 0;
    put_head(s, q, head);
    int fd = open_locked(s, q->resume);
    if (fd < 0)
        return HOSHI_E_IO;
    *ret_found = false;
    enum hoshi_rc rc = read_journal(s, q, head, ret_mark, &kept, ret_found);
    bool is_new = rc == HOSHI_OK && !*ret_found;
    if (is_new && parts_in_the_way(s, q)) {
        (void)unlink(q->resume);
        rc = HOSHI_E_IO;
    }
    if (rc == HOSHI_OK) {
        struct hoshi_file_result r = start_at(fd, kept, is_new ? head : "");
        if (r.error != HOSHI_FILE_OK)
            rc = hoshi_session_complain_file(s, q->resume, r, HOSHI_TO_WRITE);
    }
    if (rc != HOSHI_OK) {
        close(fd);
        return rc;
    }
    hoshi_file_sync_folder(q->resume);
    *ret_journal = (struct hoshi_journal){q->resume, fd};
    return HOSHI_OK;
}

enum hoshi_rc hoshi_journal_mark(struct hoshi_session *s, struct hoshi_journal *j,
                                 const struct hoshi_batch_mark *mark)
{
    struct hoshi_batch_mark m = *mark;
    struct hoshi_buf line;
    uint64_t *v[64];
    size_t n = numbers_of(&m, v);
    if (j->fd < 0)
        return HOSHI_OK;
    hoshi_buf_init(&line, 8192);
    hoshi_buf_puts(&line, m.complete ? "C" : "M");
    for (size_t i = 0; i < n; i++) {
        hoshi_buf_puts(&line, " ");
        hoshi_buf_int(&line, (long long)*v[i]);
    }
    hoshi_buf_puts(&line, " ");
    hoshi_buf_puts(&line, m.sources);
    hoshi_buf_puts(&line, " ");
    hoshi_buf_puts(&line, m.stamps);
    for (size_t i = 0; i < m.n_offset; i++) {
        hoshi_buf_puts(&line, " ");
        hoshi_buf_puts(&line, m.digest[i]);
    }
    hoshi_buf_puts(&line, "\n");
    struct hoshi_file_result r = line.failed
                                     ? hoshi_file_failed(ENOMEM)
                                     : hoshi_fd_write(j->fd, (struct hoshi_str){line.p, line.n});
    if (r.error == HOSHI_FILE_OK && fdatasync(j->fd) != 0)
        r = hoshi_file_failed(errno);
    hoshi_buf_release(&line);
    return r.error == HOSHI_FILE_OK ? HOSHI_OK
                                    : hoshi_session_complain_file(s, j->path, r, HOSHI_TO_WRITE);
}

void hoshi_journal_end(struct hoshi_journal *j, bool complete)
{
    if (j->fd < 0)
        return;
    if (complete)
        (void)unlink(
            j->path); /* before the lock goes, so that nobody takes what is about to vanish */
    close(j->fd);
    j->fd = -1;
}
