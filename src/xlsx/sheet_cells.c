/* How cells of a workbook to fill in look, and what can be changed there. */
#include "base/str.h"
#include "xlsx/sheet_book.h"

static const lxw_color_t colour_of[HOSHI_STATUS_COUNT_] = {
    [HOSHI_STATUS_MET] = 0xc6e9ce,
    [HOSHI_STATUS_PARTIAL] = 0xffeb9c,
    [HOSHI_STATUS_UNMET] = 0xffc7ce,
    [HOSHI_STATUS_PLANNED] = 0xbdd7ee,
    [HOSHI_STATUS_NOT_APPLICABLE] = 0xd9d9d9,
    [HOSHI_STATUS_UNKNOWN] = 0xe4dfec,
};
enum { LINE_GREY = 0xbfbfbf, LOCKED_GREY = 0xf5f5f5, HEAD_BLUE = 0x1f3864, WANTED = 0xfce4d6 };

static lxw_format *format(struct hoshi_sheet_book *s)
{
    lxw_format *made = s->b.w->lib->workbook_add_format(s->b.w->book);
    s->b.w->failed = s->b.w->failed || made == NULL;
    return made;
}

/* A cell with a frame. */
static lxw_format *framed(struct hoshi_sheet_book *s, const char *number)
{
    const struct hoshi_libxlsxwriter *lib = s->b.w->lib;
    lxw_format *f = format(s);
    if (f == NULL)
        return NULL;
    lib->format_set_text_wrap(f);
    lib->format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
    lib->format_set_num_format(f, number);
    lib->format_set_border(f, LXW_BORDER_THIN);
    lib->format_set_border_color(f, LINE_GREY);
    return f;
}

bool hoshi_sheet_make_formats(struct hoshi_sheet_book *s)
{
    const struct hoshi_libxlsxwriter *lib = s->b.w->lib;
    if (!hoshi_book_make_formats(&s->b))
        return false;
    s->title = format(s);
    s->label = framed(s, "@");
    s->shown = framed(s, "@");
    s->answer = framed(s, "@");
    s->day = framed(s, "yyyy-mm-dd");
    s->wanted = format(s);
    for (int i = HOSHI_STATUS_UNANSWERED + 1; i < HOSHI_STATUS_COUNT_; i++)
        s->colour[i] = format(s);
    if (s->b.w->failed)
        return false;
    lib->format_set_bold(s->title);
    lib->format_set_font_size(s->title, 16);
    lib->format_set_bold(s->label);
    lib->format_set_font_color(s->label, LXW_COLOR_WHITE);
    lib->format_set_bg_color(s->label, HEAD_BLUE);
    lib->format_set_bg_color(s->shown, LOCKED_GREY);
    lib->format_set_unlocked(s->answer);
    lib->format_set_unlocked(s->day);
    lib->format_set_bg_color(s->wanted, WANTED);
    for (int i = HOSHI_STATUS_UNANSWERED + 1; i < HOSHI_STATUS_COUNT_; i++)
        lib->format_set_bg_color(s->colour[i], colour_of[i]);
    return true;
}

/* Days are counted from 0001-01-01 = 1; those of workbooks from 1899-12-30. */
void hoshi_sheet_put_answer(struct hoshi_sheet_book *s, const char *text, bool is_day)
{
    const struct hoshi_libxlsxwriter *lib = s->b.w->lib;
    hoshi_day day;
    if (text == NULL || *text == '\0') {
        hoshi_workbook_note(s->b.w, lib->worksheet_write_blank(s->b.sheet, s->b.row, s->b.col,
                                                               is_day ? s->day : s->answer));
        s->b.col++;
        return;
    }
    if (!is_day || hoshi_date_parse(hoshi_str_from(text), &day) != HOSHI_OK) {
        hoshi_book_put(&s->b, text, s->answer);
        return;
    }
    hoshi_workbook_note(s->b.w, lib->worksheet_write_number(
                                    s->b.sheet, s->b.row, s->b.col,
                                    (double)(day - hoshi_date_from_ymd(1899, 12, 30)), s->day));
    s->b.col++;
}

void hoshi_sheet_protect(struct hoshi_sheet_book *s)
{
    lxw_protection may = {
        .format_columns = 1, .format_rows = 1, .autofilter = 1, .sort = 1, .objects = 0};
    s->b.w->lib->worksheet_protect(s->b.sheet, NULL, &may);
}
