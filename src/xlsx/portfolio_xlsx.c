/* The portfolio as a workbook. Every text is written as a text: nothing a supplier wrote can become
 * a formula, nor when somebody edits the cell, which has the text format. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/memory.h"
#include "base/str.h"
#include "i18n/msg.h"
#include "io/child.h"
#include "report/buyer/columns.h"
#include "xlsx/libxlsxwriter.h"
#include "xlsx/scratch.h"
#include "xlsx/text.h"
#include "xlsx/xlsx.h"

struct book {
    const struct hoshi_libxlsxwriter *lib;
    lxw_workbook *book;
    lxw_worksheet *sheet;
    lxw_format *head, *text, *wrap, *percent;
    const struct hoshi_portfolio *p;
    enum hoshi_lang lang;
    char path[64];
    lxw_row_t row;
    lxw_col_t col;
    bool failed;
};

static void note(struct book *b, lxw_error e)
{
    if (e == LXW_ERROR_MEMORY_MALLOC_FAILED)
        hoshi_memory_refused();
    b->failed = b->failed || e != LXW_NO_ERROR;
}

static void put(struct book *b, const char *s, lxw_format *format)
{
    if (s != NULL && *s != '\0') {
        struct hoshi_buf text;
        hoshi_buf_init(&text, 0);
        hoshi_xlsx_text(s, &text);
        b->failed = b->failed || text.failed;
        if (!text.failed)
            note(b, b->lib->worksheet_write_string(b->sheet, b->row, b->col, text.p, format));
        hoshi_buf_release(&text);
    }
    b->col++;
}

static void put_number(struct book *b, bool known, double v, lxw_format *format)
{
    if (known)
        note(b, b->lib->worksheet_write_number(b->sheet, b->row, b->col, v, format));
    b->col++;
}

static void put_msg(struct book *b, enum hoshi_msg msg)
{
    put(b, hoshi_msg(msg, b->lang), b->head);
}

static void next_row(struct book *b)
{
    b->row++;
    b->col = 0;
}

static void add_sheet(struct book *b, enum hoshi_msg name)
{
    b->sheet = b->lib->workbook_add_worksheet(b->book, hoshi_msg(name, b->lang));
    b->failed = b->failed || b->sheet == NULL;
    b->row = 0;
    b->col = 0;
}

static void put_supplier(struct book *b, const struct hoshi_portfolio_row *row,
                         struct hoshi_buf *text)
{
    for (int c = 0; c < HOSHI_COLUMN_COUNT_; c++) {
        struct hoshi_portfolio_cell cell =
            hoshi_portfolio_cell(b->p, row, (enum hoshi_portfolio_column)c, b->lang, text);
        if (cell.kind == HOSHI_CELL_NUMBER)
            put_number(b, true, (double)cell.number, NULL);
        else
            put(b, cell.label, b->text);
    }
    for (size_t g = 0; g < b->p->catalog->n_group; g++) {
        int percent = hoshi_portfolio_percent(row, g);
        put_number(b, percent >= 0, percent / 100.0, b->percent);
    }
    next_row(b);
}

/* "1 Governance (%)": the share that is satisfied, as on the page. */
static void put_category(struct book *b, const struct hoshi_group *group)
{
    struct hoshi_buf head;
    hoshi_buf_init(&head, 0);
    hoshi_msg_put(&head, HOSHI_MSG_XLSX_CATEGORY, b->lang, group->id.s,
                  hoshi_text_get(&group->title, b->lang), NULL);
    put(b, head.p, b->head);
    b->failed = b->failed || head.failed;
    hoshi_buf_release(&head);
}

static void put_heads(struct book *b)
{
    for (int c = 0; c < HOSHI_COLUMN_COUNT_; c++)
        put_msg(b, hoshi_portfolio_heads[c].head);
    for (size_t g = 0; g < b->p->catalog->n_group; g++)
        put_category(b, &b->p->catalog->group[g]);
    next_row(b);
}

/* The less is satisfied, the darker, as on the page. */
static void shade(struct book *b, lxw_row_t end, lxw_col_t last)
{
    lxw_conditional_format scale = {.type = LXW_CONDITIONAL_2_COLOR_SCALE,
                                    .min_color = 0xec9a4b,
                                    .max_color = LXW_COLOR_WHITE,
                                    .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                    .max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                    .min_value = 0,
                                    .max_value = 1};
    note(b, b->lib->worksheet_conditional_format_range(b->sheet, 1, HOSHI_COLUMN_COUNT_, end, last,
                                                       &scale));
}

static void set_width(struct book *b, enum hoshi_portfolio_column column, double width)
{
    note(b,
         b->lib->worksheet_set_column(b->sheet, (lxw_col_t)column, (lxw_col_t)column, width, NULL));
}

static void put_suppliers(struct book *b)
{
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    add_sheet(b, HOSHI_MSG_XLSX_SUPPLIERS);
    if (b->failed)
        return;
    put_heads(b);
    lxw_col_t last = (lxw_col_t)(HOSHI_COLUMN_COUNT_ + b->p->catalog->n_group - 1);
    for (size_t i = 0; i < b->p->n && !b->failed; i++)
        put_supplier(b, &b->p->row[i], &text);
    b->failed = b->failed || text.failed;
    hoshi_buf_release(&text);
    lxw_row_t end = b->row > 1 ? b->row - 1 : 1;
    shade(b, end, last);
    note(b, b->lib->worksheet_autofilter(b->sheet, 0, 0, end, last));
    b->lib->worksheet_freeze_panes(b->sheet, 1, HOSHI_COLUMN_NAME + 1);
    set_width(b, HOSHI_COLUMN_ID, 14);
    set_width(b, HOSHI_COLUMN_NAME, 32);
    set_width(b, HOSHI_COLUMN_STATE, 20);
    set_width(b, HOSHI_COLUMN_REACHED, 20);
    set_width(b, HOSHI_COLUMN_DUE, 12);
    set_width(b, HOSHI_COLUMN_SOURCE, 40);
    set_width(b, HOSHI_COLUMN_MISSING, 40);
}

static void put_criteria(struct book *b)
{
    const struct hoshi_catalog *cat = b->p->catalog;
    add_sheet(b, HOSHI_MSG_XLSX_CRITERIA);
    if (b->failed)
        return;
    put_msg(b, HOSHI_MSG_XLSX_CRITERION);
    put_msg(b, HOSHI_MSG_XLSX_CRITERION_STAR);
    put_msg(b, HOSHI_MSG_XLSX_CRITERION_TEXT);
    put_msg(b, HOSHI_MSG_XLSX_CRITERION_MISSING);
    next_row(b);
    for (size_t i = 0; i < cat->n_criterion; i++) {
        put(b, cat->criterion[i]->id.s, b->text);
        put_number(b, true, cat->criterion[i]->star, NULL);
        put(b, hoshi_text_get(&cat->criterion[i]->text, b->lang), b->wrap);
        put_number(b, true, hoshi_portfolio_missing(b->p, (uint32_t)i), NULL);
        next_row(b);
    }
    note(b, b->lib->worksheet_autofilter(b->sheet, 0, 0, b->row - 1, 3));
    b->lib->worksheet_freeze_panes(b->sheet, 1, 0);
    note(b, b->lib->worksheet_set_column(b->sheet, 2, 2, 90, NULL));
}

static void put_fact(struct book *b, enum hoshi_msg name, const char *value)
{
    if (value == NULL)
        return;
    put_msg(b, name);
    put(b, value, b->text);
    next_row(b);
}

/* How many suppliers of each state, those that have none of it too. */
static void put_states(struct book *b)
{
    for (int state = 0; state < HOSHI_RECORD_STATE_COUNT_; state++) {
        long long n = 0;
        if (!hoshi_portfolio_holds((enum hoshi_record_state)state))
            continue;
        for (size_t i = 0; i < b->p->n; i++)
            n += b->p->row[i].counts && b->p->row[i].state == (enum hoshi_record_state)state;
        put(b, hoshi_record_state_label((enum hoshi_record_state)state, b->lang), b->head);
        put_number(b, true, (double)n, NULL);
        next_row(b);
    }
}

static void put_origin(struct book *b)
{
    char day[HOSHI_DATE_BYTES], part[32];
    const struct hoshi_portfolio *p = b->p;
    add_sheet(b, HOSHI_MSG_XLSX_ORIGIN);
    if (b->failed)
        return;
    put(b, hoshi_msg(HOSHI_MSG_NOT_OFFICIAL, b->lang), b->text);
    next_row(b);
    put(b, hoshi_msg(HOSHI_MSG_XLSX_RULE, b->lang), b->text);
    next_row(b);
    put(b, hoshi_msg(HOSHI_MSG_XLSX_PERCENT, b->lang), b->text);
    next_row(b);
    put_states(b);
    snprintf(part, sizeof part, "%u/%u", (unsigned)p->part, (unsigned)p->n_part);
    put_fact(b, HOSHI_MSG_XLSX_PART, p->n_part != 0 ? part : NULL);
    put_fact(b, HOSHI_MSG_XLSX_AS_OF, hoshi_date_format(p->as_of, day));
    put_fact(b, HOSHI_MSG_XLSX_CATALOGUE, p->catalog->name);
    put_fact(b, HOSHI_MSG_XLSX_SHA256, p->catalog->sha256);
    put_fact(b, HOSHI_MSG_XLSX_POLICY, p->policy->id.s);
    put_fact(b, HOSHI_MSG_XLSX_SHA256, p->policy->sha256);
    put_fact(b, HOSHI_MSG_XLSX_OVERLAY, p->overlay != NULL ? p->overlay->id.s : NULL);
    put_fact(b, HOSHI_MSG_XLSX_SHA256, p->overlay != NULL ? p->overlay->sha256 : NULL);
    put_fact(b, HOSHI_MSG_XLSX_EARLIER,
             p->earlier != NULL ? hoshi_date_format(p->earlier->as_of, day) : NULL);
    note(b, b->lib->worksheet_set_column(b->sheet, 0, 1, 30, NULL));
}

/* Days are counted from 0001-01-01 = 1. */
static time_t midnight(hoshi_day day)
{
    return (time_t)(day - hoshi_date_from_ymd(1970, 1, 1)) * 86400;
}

static bool fill(struct book *b, const char *path)
{
    hoshi_scratch_start();
    b->book = b->lib->workbook_new(path);
    if (b->book == NULL)
        return false;
    lxw_doc_properties about = {.title = "hoshi portfolio", .created = midnight(b->p->as_of)};
    note(b, b->lib->workbook_set_properties(b->book, &about));
    b->head = b->lib->workbook_add_format(b->book);
    b->text = b->lib->workbook_add_format(b->book);
    b->wrap = b->lib->workbook_add_format(b->book);
    b->percent = b->lib->workbook_add_format(b->book);
    b->failed =
        b->failed || b->head == NULL || b->text == NULL || b->wrap == NULL || b->percent == NULL;
    if (!b->failed) {
        b->lib->format_set_bold(b->head);
        b->lib->format_set_text_wrap(b->head);
        b->lib->format_set_num_format(b->text, "@");
        b->lib->format_set_text_wrap(b->wrap);
        b->lib->format_set_num_format(b->percent, "0%");
        put_suppliers(b);
    }
    if (!b->failed)
        put_criteria(b);
    if (!b->failed)
        put_origin(b);
    note(b, b->lib->workbook_close(b->book)); /* frees it, too */
    return !b->failed && !hoshi_scratch_failed();
}

/* The library follows pointers that it was refused the memory for; only the child ends then. */
static bool fill_in_child(void *user)
{
    struct book *b = user;
    return fill(b, b->path);
}

static enum hoshi_rc make(const struct hoshi_portfolio *p, enum hoshi_lang lang,
                          struct hoshi_buf *out)
{
    struct book b = {.lib = hoshi_libxlsxwriter(), .p = p, .lang = lang};
    char bytes[65536];
    if (b.lib == NULL)
        return HOSHI_E_UNSUPPORTED;
    int fd = memfd_create("hoshi-xlsx", MFD_CLOEXEC);
    if (fd < 0)
        return HOSHI_E_IO;
    snprintf(b.path, sizeof b.path, "/proc/self/fd/%d", fd);
    bool ok = hoshi_child_run(fill_in_child, &b);
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
enum hoshi_rc hoshi_portfolio_xlsx(const struct hoshi_portfolio *p, enum hoshi_lang lang,
                                   struct hoshi_buf *out)
{
    struct hoshi_buf once, again;
    hoshi_buf_init(&once, HOSHI_LIMIT_PORTFOLIO_BYTES);
    hoshi_buf_init(&again, HOSHI_LIMIT_PORTFOLIO_BYTES);
    enum hoshi_rc rc = make(p, lang, &once);
    if (rc == HOSHI_OK)
        rc = make(p, lang, &again);
    if (rc == HOSHI_OK && (once.n != again.n || memcmp(once.p, again.p, once.n) != 0))
        rc = HOSHI_E_IO;
    if (rc == HOSHI_OK)
        hoshi_buf_put(out, once.p, once.n);
    hoshi_buf_release(&once);
    hoshi_buf_release(&again);
    return rc == HOSHI_OK ? hoshi_buf_rc(out) : rc;
}
