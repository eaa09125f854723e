#include "xlsx/workbook.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/memory.h"
#include "io/child.h"
#include "xlsx/scratch.h"
#include "xlsx/text.h"
#include "xlsx/xlsx.h"

enum { PAPER_A4 = 9 };

struct making {
    struct hoshi_workbook w;
    hoshi_workbook_filler *fill;
    void *user;
    char path[64];
};

lxw_worksheet *hoshi_workbook_sheet(struct hoshi_workbook *w, const char *name)
{
    lxw_worksheet *sheet = w->lib->workbook_add_worksheet(w->book, name);
    w->failed = w->failed || sheet == NULL;
    if (w->failed)
        return NULL;
    w->lib->worksheet_set_landscape(sheet);
    w->lib->worksheet_set_paper(sheet, PAPER_A4);
    w->lib->worksheet_fit_to_pages(sheet, 1, 0);
    return sheet;
}

void hoshi_workbook_note(struct hoshi_workbook *w, lxw_error e)
{
    if (e == LXW_ERROR_MEMORY_MALLOC_FAILED)
        hoshi_memory_refused();
    w->failed = w->failed || e != LXW_NO_ERROR;
}

void hoshi_workbook_text(struct hoshi_workbook *w, lxw_worksheet *sheet, lxw_row_t row,
                         lxw_col_t col, const char *s, lxw_format *format)
{
    struct hoshi_buf text;
    if (s == NULL || *s == '\0')
        return;
    hoshi_buf_init(&text, 0);
    hoshi_xlsx_text(s, &text);
    w->failed = w->failed || text.failed;
    if (!text.failed)
        hoshi_workbook_note(w, w->lib->worksheet_write_string(sheet, row, col, text.p, format));
    hoshi_buf_release(&text);
}

/* Days are counted from 0001-01-01 = 1. */
static time_t midnight(hoshi_day day)
{
    return (time_t)(day - hoshi_date_from_ymd(1970, 1, 1)) * 86400;
}

void hoshi_workbook_about(struct hoshi_workbook *w, char *title, hoshi_day day)
{
    lxw_doc_properties about = {
        .title = title, .author = HOSHI_WORKBOOK_AUTHOR, .created = midnight(day)};
    hoshi_workbook_note(w, w->lib->workbook_set_properties(w->book, &about));
}

/* The library follows pointers that it was refused the memory for; only the child ends then. */
static bool fill_in_child(void *user)
{
    struct making *m = user;
    hoshi_scratch_start();
    m->w.book = m->w.lib->workbook_new(m->path);
    if (m->w.book == NULL)
        return false;
    m->fill(&m->w, m->user);
    hoshi_workbook_note(&m->w, m->w.lib->workbook_close(m->w.book)); /* frees it, too */
    return !m->w.failed && !hoshi_scratch_failed();
}

static enum hoshi_rc make(hoshi_workbook_filler *fill, void *user, struct hoshi_buf *out)
{
    struct making m = {.w.lib = hoshi_libxlsxwriter(), .fill = fill, .user = user};
    char bytes[65536];
    if (m.w.lib == NULL)
        return HOSHI_E_UNSUPPORTED;
    int fd = memfd_create("hoshi-xlsx", MFD_CLOEXEC);
    if (fd < 0)
        return HOSHI_E_IO;
    snprintf(m.path, sizeof m.path, "/proc/self/fd/%d", fd);
    bool ok = hoshi_child_run(fill_in_child, &m);
    int err = errno;
    ssize_t n = 0;
    for (off_t at = 0; ok && (n = pread(fd, bytes, sizeof bytes, at)) > 0; at += n)
        hoshi_buf_put(out, bytes, (size_t)n);
    err = n < 0 ? errno : err;
    close(fd);
    errno = err;
    return !ok || n < 0 ? HOSHI_E_IO : hoshi_buf_rc(out);
}

/* What packs the workbook overlooks a write that fails once: then the two are not the same. */
enum hoshi_rc hoshi_workbook_make(hoshi_workbook_filler *fill, void *user, size_t max_bytes,
                                  struct hoshi_buf *out)
{
    struct hoshi_buf once, again;
    hoshi_buf_init(&once, max_bytes);
    hoshi_buf_init(&again, max_bytes);
    enum hoshi_rc rc = make(fill, user, &once);
    if (rc == HOSHI_OK)
        rc = make(fill, user, &again);
    if (rc == HOSHI_OK && (once.n != again.n || memcmp(once.p, again.p, once.n) != 0))
        rc = HOSHI_E_IO;
    if (rc == HOSHI_OK)
        hoshi_buf_put(out, once.p, once.n);
    hoshi_buf_release(&once);
    hoshi_buf_release(&again);
    return rc == HOSHI_OK ? hoshi_buf_rc(out) : rc;
}
