/* A register, rule document or the like as a workbook: to be filled in. */
#include "base/limits.h"
#include "base/str.h"
#include "base/utf8.h"
#include "i18n/msg.h"
#include "report/plan/paper.h"
#include "xlsx/workbook.h"
#include "xlsx/xlsx.h"

enum {
    LINE_POINTS = 18, /* of Japanese letters */
    LINES_MAX = 22,   /* a row is 409 points high at most */
    TABLE_WIDTH = 150,
    COLUMN_WIDTH_MIN = 10,
    COLUMN_WIDTH = 22,
    SECTION_WIDTH = 36,
    TEXT_WIDTH = 60,
    WRITE_LINES = 3, /* of a section that is to be filled in */
    ROOM_ROWS = 20   /* empty rows below the example, for who prints it */
};

struct book {
    struct hoshi_workbook *w;
    lxw_worksheet *sheet;
    lxw_format *head, *text, *column; /* column: of cells that nothing is in yet */
    const struct hoshi_papers *list;
    const struct hoshi_paper *paper;
    const struct hoshi_catalog *cat;
    enum hoshi_lang lang;
    lxw_row_t row;
    unsigned lines; /* that the row needs; not every program works that out by itself */
};

/* In a column of so many cells of a terminal, half of them kept for breaks inside words. */
static void put(struct book *b, lxw_col_t col, unsigned width, const char *s, lxw_format *format)
{
    unsigned cells = s != NULL ? hoshi_utf8_str_cells(hoshi_str_from(s)) : 0;
    unsigned lines = cells / (width - width / 8) + 1;
    if (s == NULL || *s == '\0')
        hoshi_workbook_note(b->w, b->w->lib->worksheet_write_blank(b->sheet, b->row, col, format));
    hoshi_workbook_text(b->w, b->sheet, b->row, col, s, format);
    b->lines = lines > b->lines ? lines : b->lines;
}

static void end_row(struct book *b)
{
    unsigned lines = b->lines < LINES_MAX ? b->lines : LINES_MAX;
    hoshi_workbook_note(
        b->w, b->w->lib->worksheet_set_row(b->sheet, b->row, (double)(lines * LINE_POINTS), NULL));
    b->lines = 1;
    b->row++;
}

static bool add_sheet(struct book *b, enum hoshi_msg name)
{
    b->sheet = hoshi_workbook_sheet(b->w, hoshi_msg(name, b->lang));
    b->row = 0;
    b->lines = 1;
    return b->sheet != NULL;
}

static void set_width(struct book *b, lxw_col_t first, lxw_col_t last, double width)
{
    /* columns keep the text format, so that what is typed later is no formula or date either */
    hoshi_workbook_note(b->w,
                        b->w->lib->worksheet_set_column(b->sheet, first, last, width, b->column));
}

/* Heads in the first row, the example below them, room below that. */
static void put_table(struct book *b)
{
    const struct hoshi_paper *p = b->paper;
    unsigned width = TABLE_WIDTH / (unsigned)p->n_column;
    struct hoshi_buf cell;
    hoshi_buf_init(&cell, 0);
    width = width < COLUMN_WIDTH_MIN ? COLUMN_WIDTH_MIN : width;
    set_width(b, 0, (lxw_col_t)(p->n_column - 1), width);
    for (size_t i = 0; i < p->n_column; i++)
        put(b, (lxw_col_t)i, width, hoshi_text_get(&p->column[i], b->lang), b->head);
    end_row(b);
    for (size_t i = 0; i < p->n_example; i++) {
        hoshi_buf_clear(&cell);
        hoshi_paper_put_example(p, i, b->lang, &cell);
        put(b, (lxw_col_t)i, width, cell.p, b->text);
    }
    end_row(b);
    for (size_t r = 0; r < ROOM_ROWS; r++) {
        for (size_t i = 0; i < p->n_column; i++)
            put(b, (lxw_col_t)i, width, NULL, b->text);
        end_row(b);
    }
    hoshi_workbook_note(b->w, b->w->lib->worksheet_repeat_rows(b->sheet, 0, 0));
    b->w->failed = b->w->failed || cell.failed;
    hoshi_buf_release(&cell);
    b->w->lib->worksheet_freeze_panes(b->sheet, 1, 1);
}

static void put_section(struct book *b, const char *section, const char *text, const char *example,
                        lxw_format *format)
{
    put(b, 0, SECTION_WIDTH, section, b->head);
    put(b, 1, TEXT_WIDTH, text, format);
    if (text == NULL)
        b->lines = WRITE_LINES;
    if (b->paper->n_example == b->paper->n_column)
        put(b, 2, TEXT_WIDTH, example, format);
    end_row(b);
}

/* A row for each section: what it is, where to write, and the example. A single example stands for
 * the whole, below them. */
static void put_sections(struct book *b)
{
    const struct hoshi_paper *p = b->paper;
    bool each = p->n_example == p->n_column;
    set_width(b, 0, 0, SECTION_WIDTH);
    set_width(b, 1, 2, TEXT_WIDTH);
    put_section(b, hoshi_msg(HOSHI_MSG_PAPER_SECTION, b->lang),
                hoshi_msg(HOSHI_MSG_PAPER_FILL_IN, b->lang),
                hoshi_msg(HOSHI_MSG_PAPER_EXAMPLE, b->lang), b->head);
    for (size_t i = 0; i < p->n_column; i++)
        put_section(b, hoshi_text_get(&p->column[i], b->lang), NULL,
                    each ? hoshi_text_get(&p->example[i], b->lang) : NULL, b->text);
    b->w->lib->worksheet_freeze_panes(b->sheet, 1, 1);
    if (each)
        return;
    b->row++;
    put_section(b, hoshi_msg(HOSHI_MSG_PAPER_EXAMPLE, b->lang),
                hoshi_text_get(&p->example[0], b->lang), NULL, b->text);
}

static void put_fact(struct book *b, const char *label, const char *text, lxw_format *format)
{
    put(b, 0, COLUMN_WIDTH, label, format);
    put(b, 1, 2 * TEXT_WIDTH, text, b->text);
    end_row(b);
}

static void put_about(struct book *b)
{
    const struct hoshi_paper *p = b->paper;
    const struct {
        enum hoshi_msg label;
        const char *text;
    } fact[] = {
        {HOSHI_MSG_PAPER_NAME, p->id.s},
        {HOSHI_MSG_PAPER_TITLE, hoshi_text_get(&p->title, b->lang)},
        {HOSHI_MSG_PAPER_KIND, hoshi_paper_kind_label(p->kind, b->lang)},
        {HOSHI_MSG_PAPER_REMEMBER, hoshi_text_get(&p->remember, b->lang)},
        {HOSHI_MSG_PAPER_NOTE, hoshi_text_get(&b->list->note, b->lang)},
        {HOSHI_MSG_PAPER_CATALOGUE, b->list->catalogue.s},
    };
    set_width(b, 0, 0, COLUMN_WIDTH);
    set_width(b, 1, 1, 2 * TEXT_WIDTH);
    for (size_t i = 0; i < sizeof fact / sizeof fact[0]; i++)
        put_fact(b, hoshi_msg(fact[i].label, b->lang), fact[i].text, b->head);
    b->row++;
    put_fact(b, hoshi_msg(HOSHI_MSG_PAPER_SERVES, b->lang), NULL, b->head);
    for (size_t i = 0; i < p->criteria.n; i++) {
        const struct hoshi_criterion *c = hoshi_catalog_find(b->cat, p->criteria.v[i].s);
        put_fact(b, p->criteria.v[i].s, c != NULL ? hoshi_text_get(&c->text, b->lang) : NULL,
                 b->text);
    }
}

static bool make_formats(struct book *b)
{
    const struct hoshi_libxlsxwriter *lib = b->w->lib;
    lxw_format **format[] = {&b->head, &b->text, &b->column};
    for (size_t i = 0; i < sizeof format / sizeof format[0]; i++) {
        *format[i] = lib->workbook_add_format(b->w->book);
        if (*format[i] == NULL) {
            b->w->failed = true;
            return false;
        }
        lib->format_set_text_wrap(*format[i]);
        lib->format_set_align(*format[i], LXW_ALIGN_VERTICAL_TOP);
        lib->format_set_num_format(*format[i], "@");
    }
    lib->format_set_bold(b->head);
    lib->format_set_border(b->head, LXW_BORDER_THIN);
    lib->format_set_border(b->text, LXW_BORDER_THIN);
    return true;
}

static void fill(struct hoshi_workbook *w, void *user)
{
    struct book *b = user;
    b->w = w;
    hoshi_workbook_about(w, "hoshi template",
                         b->cat->source != NULL && b->cat->source->published != 0
                             ? b->cat->source->published
                             : hoshi_date_from_ymd(2026, 1, 1));
    if (!make_formats(b))
        return;
    if (!add_sheet(b, HOSHI_MSG_PAPER_SHEET))
        return;
    if (hoshi_paper_is_table(b->paper))
        put_table(b);
    else
        put_sections(b);
    if (add_sheet(b, HOSHI_MSG_PAPER_SHEET_ABOUT))
        put_about(b);
}

enum hoshi_rc hoshi_paper_xlsx(const struct hoshi_papers *list, const struct hoshi_paper *paper,
                               const struct hoshi_catalog *cat, enum hoshi_lang lang,
                               struct hoshi_buf *out)
{
    struct book b = {.list = list, .paper = paper, .cat = cat, .lang = lang};
    return hoshi_workbook_make(fill, &b, HOSHI_LIMIT_OUTPUT_BYTES, out);
}
