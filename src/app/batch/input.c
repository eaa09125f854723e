#include "app/batch/input.h"

#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/batch/lists.h"
#include "app/batch/names.h"
#include "app/batch/stop.h"
#include "app/batch/stream.h"
#include "app/session/complain.h"
#include "base/str.h"
#include "codec/parse/node.h"
#include "diag/diag.h"
#include "io/file.h"
#include "io/walk.h"
#include "report/record.h"

struct hoshi_batch_inputs {
    struct hoshi_session *s;
    const struct hoshi_batch_request *request;
    size_t at_operand;
    struct hoshi_walk *walk;
    size_t n_walked;                     /* bytes of the folder it started in */
    enum hoshi_batch_origin walk_origin; /* of that folder */
    glob_t glob;
    size_t at_glob;
    bool in_glob;
    int *list_fd;   /* --files-from, all open from the start; -1 = done with */
    size_t at_list; /* index into list_fd of `list` */
    struct hoshi_stream list;
    uint64_t n_name;             /* names in `list` so far */
    struct hoshi_stream sheet;   /* NDJSON */
    uint64_t n_sheet;            /* sheets in it so far */
    struct hoshi_buf sheet_name; /* escaped */
    struct hoshi_buf source;
    struct hoshi_buf path;
    enum hoshi_input_format format; /* --input, or AUTO */
    bool look_only, unknown;        /* counting: what can be read once only is left alone */
    uint64_t n_passed;
};

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
    item->format = in->format;
    if (item->format == HOSHI_INPUT_AUTO)
        (void)hoshi_format_of_name(path, &item->format);
}

static unsigned code_of(int err)
{
    return hoshi_file_reason(hoshi_file_failed(err), HOSHI_TO_READ).code;
}

static bool cannot(struct hoshi_batch_item *item, unsigned code, int err)
{
    item->error = code;
    item->err = err;
    return true;
}

/* A file of lines. Where names are found in a folder nobody asked for a pipe, which might wait for
 * ever. True when *item is to be handed out: it cannot be read. */
static bool begin_lines(struct hoshi_batch_inputs *in, const char *path, bool found,
                        struct hoshi_batch_item *item)
{
    struct stat st;
    if (in->look_only && (stat(path, &st) != 0 || !S_ISREG(st.st_mode))) {
        in->unknown = true;
        return false;
    }
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | (found ? O_NONBLOCK : 0));
    if (fd < 0)
        return cannot(item, code_of(errno), errno);
    if (found && (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))) {
        close(fd);
        return cannot(item, HOSHI_HS2006, 0);
    }
    hoshi_stream_open(&in->sheet, fd, false);
    in->n_sheet = 0;
    return !set_text(&in->sheet_name, path) && cannot(item, HOSHI_HS2007, ENOMEM);
}

/* A file, a folder to walk, or a file of lines. True when *item is to be handed out. */
static bool begin(struct hoshi_batch_inputs *in, const char *path, struct hoshi_batch_item *item)
{
    item_of_path(in, path, item);
    if (strcmp(path, "-") == 0 && in->look_only) {
        in->unknown = true;
        return false;
    }
    if (strcmp(path, "-") == 0) {
        hoshi_stream_open(&in->sheet, STDIN_FILENO, false);
        in->n_sheet = 1; /* a stream may be empty; a file without a sheet is a mistake */
        return !set_text(&in->sheet_name, "<stdin>") && cannot(item, HOSHI_HS2007, ENOMEM);
    }
    if (hoshi_is_folder(path)) {
        in->walk = hoshi_walk_start(path);
        in->n_walked = strlen(path);
        in->walk_origin = HOSHI_INPUT_FOUND;
        return in->walk == NULL && cannot(item, HOSHI_HS2007, ENOMEM);
    }
    return !hoshi_batch_is_lines(in->request, path) || begin_lines(in, path, false, item);
}

/* … that somebody has named. */
static bool begin_as(struct hoshi_batch_inputs *in, const char *path,
                     enum hoshi_batch_origin origin, struct hoshi_batch_item *item)
{
    bool have = begin(in, path, item);
    item->origin = origin;
    in->walk_origin = in->walk != NULL ? origin : HOSHI_INPUT_FOUND;
    return have;
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
    return begin_as(in, path, HOSHI_INPUT_NAMED, item);
}

static bool next_of_glob(struct hoshi_batch_inputs *in, struct hoshi_batch_item *item)
{
    if (in->at_glob < in->glob.gl_pathc)
        return begin(in, in->glob.gl_pathv[in->at_glob++], item);
    globfree(&in->glob);
    in->in_glob = false;
    return false;
}

static bool next_of_walk(struct hoshi_batch_inputs *in, struct hoshi_batch_item *item)
{
    struct hoshi_walk_entry e;
    if (!hoshi_walk_next(in->walk, &e)) {
        hoshi_walk_stop(in->walk);
        in->walk = NULL;
        return false;
    }
    const char *below = e.path + in->n_walked + strspn(e.path + in->n_walked, "/");
    bool is_sheet =
        e.kind != HOSHI_ENTRY_FILE || hoshi_batch_is_included(in->request, e.path, below, e.name);
    if (!is_sheet && !hoshi_batch_is_suspect(in->request, below, e.name)) {
        in->n_passed++;
        return false;
    }
    item_of_path(in, e.path, item);
    item->is_suspect = !is_sheet;
    if (e.kind == HOSHI_ENTRY_FILE && is_sheet && hoshi_batch_is_lines(in->request, e.path))
        return begin_lines(in, e.path, true, item);
    if (e.kind == HOSHI_ENTRY_LINK_TO_FOLDER)
        item->error = HOSHI_HS2020;
    if (e.kind == HOSHI_ENTRY_FOLDER && e.err == ELOOP)
        (void)cannot(item, HOSHI_HS2042, 0);
    else if (e.kind == HOSHI_ENTRY_FOLDER)
        (void)cannot(item, code_of(e.err), e.err);
    if (e.kind == HOSHI_ENTRY_FOLDER && *below == '\0')
        item->origin = in->walk_origin;
    return true;
}

static bool is_blank(struct hoshi_str s)
{
    return hoshi_str_trim(s).n == 0;
}

/* The item for a line of an NDJSON file; number 0: for the file itself. */
static void item_of_line(struct hoshi_batch_inputs *in, struct hoshi_str line, uint32_t number,
                         struct hoshi_batch_item *item)
{
    hoshi_buf_clear(&in->source);
    hoshi_buf_put(&in->source, in->sheet_name.p, in->sheet_name.n);
    if (number != 0) {
        hoshi_buf_puts(&in->source, ":");
        hoshi_buf_int(&in->source, number);
    }
    *item = (struct hoshi_batch_item){.source = {in->source.p, in->source.n},
                                      .line = line,
                                      .line_number = number,
                                      .format = HOSHI_INPUT_JSON};
}

/* One sheet per line; an empty line is no sheet. */
static enum hoshi_batch_next next_of_sheet(struct hoshi_batch_inputs *in, bool wait,
                                           struct hoshi_batch_item *item)
{
    struct hoshi_str line = {NULL, 0};
    enum hoshi_stream_next next = hoshi_stream_next(&in->sheet, wait, &line);
    switch (next) {
    case HOSHI_STREAM_WAIT:
        return HOSHI_NEXT_WAIT;
    case HOSHI_STREAM_LINE:
        if (is_blank(line))
            return HOSHI_NEXT_NONE;
        item_of_line(in, line, in->sheet.number, item);
        break;
    case HOSHI_STREAM_TOO_LONG:
        item_of_line(in, line, in->sheet.number, item);
        (void)cannot(item, HOSHI_HS1401, 0);
        break;
    case HOSHI_STREAM_ERROR:
        item_of_line(in, line, in->sheet.number + 1, item);
        (void)cannot(item, code_of(in->sheet.err), in->sheet.err);
        hoshi_stream_close(&in->sheet);
        break;
    case HOSHI_STREAM_END:
        hoshi_stream_close(&in->sheet);
        if (in->n_sheet != 0)
            return HOSHI_NEXT_NONE;
        item_of_line(in, line, 0, item);
        (void)cannot(item, HOSHI_HS1010, 0);
        break;
    }
    in->n_sheet++;
    return HOSHI_NEXT_ITEM;
}

static void end_list(struct hoshi_batch_inputs *in)
{
    hoshi_stream_close(&in->list);
    in->list_fd[in->at_list++] = -1;
}

/* A list that breaks off ends the run: nobody knows which names are missing. */
static enum hoshi_batch_next next_of_list(struct hoshi_batch_inputs *in, bool wait,
                                          struct hoshi_batch_item *item)
{
    struct hoshi_str name = {NULL, 0};
    if (in->list.fd < 0) {
        hoshi_stream_open(&in->list, in->list_fd[in->at_list], true);
        in->n_name = 0;
    }
    enum hoshi_stream_next next = hoshi_stream_next(&in->list, wait, &name);
    switch (next) {
    case HOSHI_STREAM_WAIT:
        return HOSHI_NEXT_WAIT;
    case HOSHI_STREAM_ERROR:
        (void)hoshi_session_complain_file(in->s, in->request->files_from[in->at_list],
                                          hoshi_file_failed(in->list.err), HOSHI_TO_READ);
        return HOSHI_NEXT_FAILED;
    case HOSHI_STREAM_END:
        if (in->n_name == 0)
            (void)hoshi_session_complain(in->s, in->request->files_from[in->at_list], HOSHI_HS2040,
                                         NULL, NULL, NULL);
        end_list(in);
        return HOSHI_NEXT_NONE;
    case HOSHI_STREAM_LINE:
    case HOSHI_STREAM_TOO_LONG:
        break;
    }
    if (in->list.separator == '\n' && name.n > 0 && name.p[name.n - 1] == '\r')
        name.n--;
    if (name.n == 0 && next == HOSHI_STREAM_LINE)
        return HOSHI_NEXT_NONE;
    in->n_name++;
    hoshi_buf_clear(&in->path);
    if (next == HOSHI_STREAM_TOO_LONG) { /* no file has such a name: the record says which line */
        hoshi_buf_puts(&in->path, in->request->files_from[in->at_list]);
        hoshi_buf_puts(&in->path, ":");
        hoshi_buf_int(&in->path, in->list.number);
    } else {
        hoshi_buf_put(&in->path, name.p, name.n);
    }
    if (in->path.failed) { /* which file it was, nobody knows any more */
        (void)hoshi_session_complain(in->s, NULL, HOSHI_HS2007, NULL, NULL, NULL);
        return HOSHI_NEXT_FAILED;
    }
    if (next == HOSHI_STREAM_TOO_LONG) {
        item_of_path(in, in->path.p, item);
        return cannot(item, HOSHI_HS1401, 0) ? HOSHI_NEXT_ITEM : HOSHI_NEXT_NONE;
    }
    return begin_as(in, in->path.p, HOSHI_INPUT_LISTED, item) ? HOSHI_NEXT_ITEM : HOSHI_NEXT_NONE;
}

static enum hoshi_batch_next have(bool item)
{
    return item ? HOSHI_NEXT_ITEM : HOSHI_NEXT_NONE;
}

enum hoshi_batch_next hoshi_batch_inputs_next(struct hoshi_batch_inputs *in, bool wait,
                                              struct hoshi_batch_item *ret_item)
{
    enum hoshi_batch_next next = HOSHI_NEXT_NONE;
    while (next == HOSHI_NEXT_NONE) {
        if (hoshi_stop_asked()) /* inputs without end that are none: blank lines, foreign files */
            next = HOSHI_NEXT_WAIT;
        else if (in->sheet.fd >= 0)
            next = next_of_sheet(in, wait, ret_item);
        else if (in->walk != NULL)
            next = have(next_of_walk(in, ret_item));
        else if (in->in_glob)
            next = have(next_of_glob(in, ret_item));
        else if (in->at_operand < in->request->n_operand)
            next = have(next_operand(in, ret_item));
        else if (in->at_list < in->request->n_files_from)
            next = next_of_list(in, wait, ret_item);
        else
            next = HOSHI_NEXT_END;
    }
    return next;
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
    in->s = s;
    in->request = request;
    in->list.fd = in->sheet.fd = -1;
    if (request->input != NULL)
        in->format = hoshi_format_of_word(request->input);
    hoshi_buf_init(&in->sheet_name, 0);
    hoshi_buf_init(&in->source, 0);
    hoshi_buf_init(&in->path, 0);
    in->list_fd = hoshi_batch_lists_open(s, request);
    if (in->list_fd != NULL)
        return in;
    hoshi_batch_inputs_close(in);
    return NULL;
}

void hoshi_batch_inputs_close(struct hoshi_batch_inputs *in)
{
    if (in == NULL)
        return;
    if (in->in_glob)
        globfree(&in->glob);
    hoshi_walk_stop(in->walk);
    in->list.fd = -1; /* one of list_fd */
    hoshi_batch_lists_close(in->list_fd, in->at_list, in->request->n_files_from);
    hoshi_stream_release(&in->list);
    hoshi_stream_release(&in->sheet);
    hoshi_buf_release(&in->sheet_name);
    hoshi_buf_release(&in->source);
    hoshi_buf_release(&in->path);
    free(in);
}

uint64_t hoshi_batch_inputs_count(struct hoshi_session *s,
                                  const struct hoshi_batch_request *request)
{
    struct hoshi_batch_inputs *in =
        request->n_files_from == 0 ? hoshi_batch_inputs_open(s, request) : NULL;
    struct hoshi_batch_item item;
    uint64_t n = 0;
    if (in == NULL)
        return 0;
    in->look_only = true;
    while (!in->unknown && hoshi_batch_inputs_next(in, true, &item) == HOSHI_NEXT_ITEM)
        n++;
    n = in->unknown ? 0 : n;
    hoshi_batch_inputs_close(in);
    return n;
}
