#include "app/batch/input.h"

#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <glob.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/str.h"
#include "diag/diag.h"
#include "io/walk.h"
#include "report/json/record.h"

#define READ_BYTES ((size_t)256 << 10)

/* Pieces of a stream between separators. */
struct lines {
    int fd; /* -1 = not open */
    char *p;
    size_t n, at, cap;
    uint32_t number;
    bool end, skipping; /* skipping: the rest of a line that is too long */
    char separator;
};

struct hoshi_batch_inputs {
    const struct hoshi_batch_request *request;
    size_t at_operand;
    struct hoshi_walk *walk;
    glob_t glob;
    size_t at_glob;
    bool in_glob;
    struct lines list;           /* --files-from */
    struct lines sheet;          /* NDJSON */
    struct hoshi_buf sheet_name; /* escaped */
    struct hoshi_buf source;
    struct hoshi_buf path;
    const struct hoshi_reader_row *reader; /* --input */
    bool input_is_lines;
    uint64_t n_passed;
};

enum piece { PIECE = 0, PIECE_END, PIECE_WAIT, PIECE_TOO_LONG, PIECE_ERROR };

static void lines_open(struct lines *l, int fd, char separator)
{
    l->fd = fd;
    l->n = l->at = l->number = 0;
    l->end = l->skipping = false;
    l->separator = separator;
}

static void lines_close(struct lines *l)
{
    if (l->fd > STDERR_FILENO)
        close(l->fd);
    l->fd = -1;
}

static bool would_wait(int fd)
{
    struct pollfd p = {fd, POLLIN, 0};
    return poll(&p, 1, 0) == 0;
}

/* More bytes behind those that are there. */
static enum piece lines_fill(struct lines *l, bool wait)
{
    if (!wait && would_wait(l->fd))
        return PIECE_WAIT;
    if (l->at != 0) {
        memmove(l->p, l->p + l->at, l->n - l->at);
        l->n -= l->at;
        l->at = 0;
    }
    if (l->cap - l->n < READ_BYTES) {
        size_t cap = l->cap != 0 ? l->cap * 2 : 2 * READ_BYTES;
        char *more = realloc(l->p, cap);
        if (more == NULL)
            return PIECE_ERROR;
        l->p = more;
        l->cap = cap;
    }
    ssize_t k = read(l->fd, l->p + l->n, READ_BYTES);
    if (k < 0)
        return errno == EINTR ? PIECE_WAIT : PIECE_ERROR;
    l->end = k == 0;
    l->n += (size_t)k;
    return PIECE;
}

static enum piece lines_next(struct lines *l, bool wait, struct hoshi_str *ret_piece)
{
    for (size_t looked = l->at;;) {
        char *hit = l->n > looked ? memchr(l->p + looked, l->separator, l->n - looked) : NULL;
        if (hit != NULL || (l->end && l->n > l->at)) {
            size_t n = hit != NULL ? (size_t)(hit - (l->p + l->at)) : l->n - l->at;
            *ret_piece = (struct hoshi_str){l->p + l->at, n};
            l->at += n + (hit != NULL);
            l->number++;
            bool too_long = l->skipping || n > HOSHI_LIMIT_FILE_BYTES;
            l->skipping = false;
            return too_long ? PIECE_TOO_LONG : PIECE;
        }
        if (l->end)
            return PIECE_END;
        if (l->n - l->at > HOSHI_LIMIT_FILE_BYTES) { /* keep counting lines, not bytes */
            l->skipping = true;
            l->at = l->n;
        }
        size_t seen = l->n - l->at;
        enum piece p = lines_fill(l, wait);
        if (p == PIECE_WAIT && wait)
            return PIECE_WAIT; /* a signal: the caller looks whether to stop */
        if (p != PIECE)
            return p;
        looked = l->at + seen;
    }
}

static bool set_text(struct hoshi_buf *buf, const char *s)
{
    hoshi_buf_clear(buf);
    hoshi_record_source(hoshi_str_from(s), buf);
    return !buf->failed;
}

static void item_of_path(struct hoshi_batch_inputs *in, const char *path,
                         struct hoshi_batch_item *item)
{
    (void)set_text(&in->source, path);
    *item = (struct hoshi_batch_item){.source = {in->source.p, in->source.n}, .path = path};
    item->reader = in->reader != NULL ? in->reader : hoshi_reader_for(path);
}

static bool has_lines(const char *name)
{
    return hoshi_str_ends(name, ".ndjson") || hoshi_str_ends(name, ".jsonl");
}

static bool is_lines(const struct hoshi_batch_inputs *in, const char *path)
{
    return in->input_is_lines || (in->reader == NULL && has_lines(path));
}

/* A file, a folder to walk, or a file of lines. True when *item is to be handed out. */
static bool begin(struct hoshi_batch_inputs *in, const char *path, struct hoshi_batch_item *item)
{
    if (strcmp(path, "-") == 0) {
        lines_open(&in->sheet, STDIN_FILENO, '\n');
        (void)set_text(&in->sheet_name, "<stdin>");
        return false;
    }
    if (hoshi_is_folder(path)) {
        in->walk = hoshi_walk_start(path);
        return false;
    }
    item_of_path(in, path, item);
    if (!is_lines(in, path))
        return true;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0) {
        item->error = errno == ENOENT ? HOSHI_HS2002 : HOSHI_HS2001;
        item->err = errno;
        return true;
    }
    lines_open(&in->sheet, fd, '\n');
    return !set_text(&in->sheet_name, path);
}

static bool has_glob(const char *path)
{
    struct stat st;
    return strpbrk(path, "*?[") != NULL && lstat(path, &st) != 0;
}

static bool next_operand(struct hoshi_batch_inputs *in, struct hoshi_batch_item *item)
{
    const char *path = in->request->operand[in->at_operand++];
    if (has_glob(path) && glob(path, 0, NULL, &in->glob) == 0) {
        in->in_glob = true;
        in->at_glob = 0;
        return false;
    }
    return begin(in, path, item);
}

static bool next_of_glob(struct hoshi_batch_inputs *in, struct hoshi_batch_item *item)
{
    if (in->at_glob < in->glob.gl_pathc)
        return begin(in, in->glob.gl_pathv[in->at_glob++], item);
    globfree(&in->glob);
    in->in_glob = false;
    return false;
}

bool hoshi_batch_is_included(const struct hoshi_batch_request *r, const char *path,
                             const char *name)
{
    for (size_t i = 0; i < r->n_include; i++) {
        bool whole = strchr(r->include[i], '/') != NULL;
        if (fnmatch(r->include[i], whole ? path : name, whole ? FNM_PATHNAME : 0) == 0)
            return true;
    }
    bool lines = r->input != NULL ? strcmp(r->input, "ndjson") == 0 : has_lines(name);
    return r->n_include == 0 && (hoshi_reader_for(name) != NULL || lines);
}

static bool next_of_walk(struct hoshi_batch_inputs *in, struct hoshi_batch_item *item)
{
    struct hoshi_walk_entry e;
    if (!hoshi_walk_next(in->walk, &e)) {
        hoshi_walk_stop(in->walk);
        in->walk = NULL;
        return false;
    }
    if (e.kind == HOSHI_ENTRY_FILE && !hoshi_batch_is_included(in->request, e.path, e.name)) {
        in->n_passed++;
        return false;
    }
    if (e.kind == HOSHI_ENTRY_FILE && is_lines(in, e.path))
        return begin(in, e.path, item);
    item_of_path(in, e.path, item);
    if (e.kind == HOSHI_ENTRY_LINK_TO_FOLDER)
        item->error = HOSHI_HS2020;
    if (e.kind == HOSHI_ENTRY_FOLDER) {
        item->error = HOSHI_HS2001;
        item->err = e.err;
    }
    return true;
}

static bool is_blank(struct hoshi_str s)
{
    return hoshi_str_trim(s).n == 0;
}

/* One sheet per line; an empty line is no sheet. */
static enum hoshi_batch_next next_of_sheet(struct hoshi_batch_inputs *in, bool wait,
                                           struct hoshi_batch_item *item, bool *ret_have)
{
    struct hoshi_str line;
    enum piece p = lines_next(&in->sheet, wait, &line);
    *ret_have = false;
    if (p == PIECE_WAIT)
        return HOSHI_NEXT_WAIT;
    if (p == PIECE_END) {
        lines_close(&in->sheet);
        return HOSHI_NEXT_ITEM;
    }
    if (p == PIECE && is_blank(line))
        return HOSHI_NEXT_ITEM;
    int err = errno;
    hoshi_buf_clear(&in->source);
    hoshi_buf_put(&in->source, in->sheet_name.p, in->sheet_name.n);
    hoshi_buf_puts(&in->source, ":");
    hoshi_buf_int(&in->source, p == PIECE_ERROR ? in->sheet.number + 1 : in->sheet.number);
    *item = (struct hoshi_batch_item){.source = {in->source.p, in->source.n},
                                      .line = line,
                                      .line_number = in->sheet.number,
                                      .reader = hoshi_reader_find("json")};
    if (p == PIECE_TOO_LONG)
        item->error = HOSHI_HS1401;
    if (p == PIECE_ERROR) {
        item->error = HOSHI_HS2001;
        item->err = err;
        lines_close(&in->sheet);
    }
    *ret_have = true;
    return HOSHI_NEXT_ITEM;
}

static enum hoshi_batch_next next_of_list(struct hoshi_batch_inputs *in, bool wait,
                                          struct hoshi_batch_item *item, bool *ret_have)
{
    struct hoshi_str s;
    *ret_have = false;
    if (in->list.number == 0 && in->list.at == in->list.n && !in->list.end) {
        enum piece first = lines_fill(&in->list, wait); /* a NUL anywhere at the start: NUL it is */
        if (first == PIECE_WAIT)
            return HOSHI_NEXT_WAIT;
        in->list.separator = memchr(in->list.p, '\0', in->list.n) != NULL ? '\0' : '\n';
    }
    enum piece p = lines_next(&in->list, wait, &s);
    if (p == PIECE_WAIT)
        return HOSHI_NEXT_WAIT;
    if (p != PIECE) {
        lines_close(&in->list);
        return HOSHI_NEXT_ITEM;
    }
    if (in->list.separator == '\n' && s.n > 0 && s.p[s.n - 1] == '\r')
        s.n--;
    if (s.n == 0)
        return HOSHI_NEXT_ITEM;
    hoshi_buf_clear(&in->path);
    hoshi_buf_put(&in->path, s.p, s.n);
    *ret_have = begin(in, in->path.p, item);
    return HOSHI_NEXT_ITEM;
}

enum hoshi_batch_next hoshi_batch_inputs_next(struct hoshi_batch_inputs *in, bool wait,
                                              struct hoshi_batch_item *ret_item)
{
    for (;;) {
        bool have = false;
        enum hoshi_batch_next next = HOSHI_NEXT_ITEM;
        if (in->sheet.fd >= 0)
            next = next_of_sheet(in, wait, ret_item, &have);
        else if (in->walk != NULL)
            have = next_of_walk(in, ret_item);
        else if (in->in_glob)
            have = next_of_glob(in, ret_item);
        else if (in->at_operand < in->request->n_operand)
            have = next_operand(in, ret_item);
        else if (in->list.fd >= 0)
            next = next_of_list(in, wait, ret_item, &have);
        else
            return HOSHI_NEXT_END;
        if (have || next != HOSHI_NEXT_ITEM)
            return next;
    }
}

int hoshi_batch_inputs_fd(const struct hoshi_batch_inputs *in)
{
    return in->sheet.fd >= 0 ? in->sheet.fd : in->list.fd;
}

uint64_t hoshi_batch_inputs_passed(const struct hoshi_batch_inputs *in)
{
    return in->n_passed;
}

struct hoshi_batch_inputs *hoshi_batch_inputs_open(struct hoshi_session *s,
                                                   const struct hoshi_batch_request *request)
{
    struct hoshi_batch_inputs *in = calloc(1, sizeof *in);
    if (in == NULL)
        return NULL;
    in->request = request;
    in->list.fd = in->sheet.fd = -1;
    in->input_is_lines = request->input != NULL && strcmp(request->input, "ndjson") == 0;
    in->reader = request->input != NULL ? hoshi_reader_find(request->input) : NULL;
    hoshi_buf_init(&in->sheet_name, 0);
    hoshi_buf_init(&in->source, 0);
    hoshi_buf_init(&in->path, 0);
    if (request->files_from == NULL)
        return in;
    int fd = strcmp(request->files_from, "-") == 0
                 ? STDIN_FILENO
                 : open(request->files_from, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        uint16_t source =
            hoshi_diags_source(&s->diags, request->files_from, (struct hoshi_str){NULL, 0});
        hoshi_diag_add(&s->diags, source, HOSHI_HS2001, HOSHI_SPAN_FILE, strerror(errno), NULL,
                       NULL);
        hoshi_batch_inputs_close(in);
        return NULL;
    }
    lines_open(&in->list, fd, '\n');
    return in;
}

void hoshi_batch_inputs_close(struct hoshi_batch_inputs *in)
{
    if (in == NULL)
        return;
    if (in->in_glob)
        globfree(&in->glob);
    hoshi_walk_stop(in->walk);
    lines_close(&in->list);
    lines_close(&in->sheet);
    free(in->list.p);
    free(in->sheet.p);
    hoshi_buf_release(&in->sheet_name);
    hoshi_buf_release(&in->source);
    hoshi_buf_release(&in->path);
    free(in);
}
