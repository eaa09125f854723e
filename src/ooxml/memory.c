#include "ooxml/memory.h"

#include <string.h>

static uint64_t size_of(const struct hoshi_memory_file *f)
{
    return f->out != NULL ? f->out->n : f->in.n;
}

static voidpf open_file(voidpf user, const void *name, int mode)
{
    struct hoshi_memory_file *f = user;
    (void)name;
    (void)mode;
    f->at = 0;
    return f;
}

static uLong read_file(voidpf user, voidpf stream, void *to, uLong n)
{
    struct hoshi_memory_file *f = stream;
    uint64_t left = size_of(f) - f->at;
    uLong k = n < left ? n : (uLong)left;
    (void)user;
    if (k != 0)
        memcpy(to, (f->out != NULL ? f->out->p : f->in.p) + f->at, k);
    f->at += k;
    return k;
}

static uLong write_file(voidpf user, voidpf stream, const void *from, uLong n)
{
    struct hoshi_memory_file *f = stream;
    (void)user;
    if (f->out == NULL)
        return 0;
    uint64_t over = size_of(f) - f->at;
    over = over < n ? over : n;
    if (over != 0)
        memcpy(f->out->p + f->at, from, over);
    hoshi_buf_put(f->out, (const char *)from + over, n - over);
    f->at += f->out->failed ? 0 : n;
    return f->out->failed ? 0 : n;
}

static ZPOS64_T tell_file(voidpf user, voidpf stream)
{
    (void)user;
    return ((struct hoshi_memory_file *)stream)->at;
}

static long seek_file(voidpf user, voidpf stream, ZPOS64_T offset, int origin)
{
    struct hoshi_memory_file *f = stream;
    uint64_t from = origin == ZLIB_FILEFUNC_SEEK_CUR   ? f->at
                    : origin == ZLIB_FILEFUNC_SEEK_END ? size_of(f)
                                                       : 0;
    (void)user;
    uint64_t to = from + offset; /* minizip goes back by numbers that wrap around */
    if (to > size_of(f))
        return -1;
    f->at = to;
    return 0;
}

/* To close it, and to ask whether there was an error. */
static int do_nothing(voidpf user, voidpf stream)
{
    (void)user;
    (void)stream;
    return 0;
}

zlib_filefunc64_def hoshi_memory_file(struct hoshi_memory_file *file)
{
    return (zlib_filefunc64_def){.zopen64_file = open_file,
                                 .zread_file = read_file,
                                 .zwrite_file = write_file,
                                 .ztell64_file = tell_file,
                                 .zseek64_file = seek_file,
                                 .zclose_file = do_nothing,
                                 .zerror_file = do_nothing,
                                 .opaque = file};
}
