/* libxlsxwriter FOLDER: workbooks as libxlsxwriter writes them. */
#include <stdio.h>
#include <stdlib.h>
#include <xlsxwriter.h>

#define ROWS 12

/* A picture of one dot. */
static const unsigned char dot[] = {
    0x89, 'P',  'N',  'G',  '\r', '\n', 0x1a, '\n', 0,   0,    0,    13,   'I',  'H',
    'D',  'R',  0,    0,    0,    1,    0,    0,    0,   1,    8,    6,    0,    0,
    0,    0x1f, 0x15, 0xc4, 0x89, 0,    0,    0,    13,  'I',  'D',  'A',  'T',  0x78,
    0xda, 0x63, 0xfc, 0xcf, 0xc0, 0x50, 0x0f, 0,    4,   0x85, 1,    0x80, 0x84, 0xa9,
    0x8c, 0x21, 0,    0,    0,    0,    'I',  'E',  'N', 'D',  0xae, 0x42, 0x60, 0x82};

static void table(lxw_worksheet *s)
{
    static const char *const head[] = {"No.", "評価基準No.", "評価基準", "自己評価", "備考"};
    static const char *const sign[] = {"○", "△", "×"};
    for (lxw_col_t c = 0; c < 5; c++)
        worksheet_write_string(s, 0, c, head[c], NULL);
    for (lxw_row_t r = 1; r <= ROWS; r++) {
        char id[32];
        snprintf(id, sizeof id, "1-%u-1-1", (unsigned)r);
        worksheet_write_number(s, r, 0, r, NULL);
        worksheet_write_string(s, r, 1, id, NULL);
        worksheet_write_string(s, r, 2, " 基準 <&> \"'\n二行目 ", NULL);
        if (r % 4 != 0)
            worksheet_write_string(s, r, 3, sign[r % 3], NULL);
    }
}

static void plain(lxw_workbook *b, lxw_worksheet *s)
{
    (void)b;
    table(s);
}

static void charts(lxw_workbook *b, lxw_worksheet *s)
{
    static const uint8_t kinds[] = {LXW_CHART_COLUMN, LXW_CHART_PIE, LXW_CHART_RADAR};
    table(s);
    for (size_t i = 0; i < sizeof kinds; i++) {
        lxw_chart *c = workbook_add_chart(b, kinds[i]);
        chart_add_series(c, "=回答!$B$2:$B$13", "=回答!$A$2:$A$13");
        chart_title_set_name(c, "件数");
        worksheet_insert_chart(s, (lxw_row_t)(15 * i), 8, c);
    }
    lxw_chart *page = workbook_add_chart(b, LXW_CHART_LINE);
    chart_add_series(page, NULL, "=回答!$A$2:$A$13");
    chartsheet_set_chart(workbook_add_chartsheet(b, "グラフ"), page);
    table(workbook_add_worksheet(b, "次"));
}

static void images(lxw_workbook *b, lxw_worksheet *s)
{
    lxw_image_options how = {.x_scale = 30, .y_scale = 30, .description = "図"};
    table(s);
    worksheet_insert_image_buffer(s, 2, 6, dot, sizeof dot);
    worksheet_insert_image_buffer_opt(s, 5, 6, dot, sizeof dot, &how);
    lxw_worksheet *other = workbook_add_worksheet(b, "図面");
    worksheet_set_background_buffer(other, dot, sizeof dot);
    worksheet_insert_image_buffer(other, 0, 0, dot, sizeof dot);
}

static void comments(lxw_workbook *b, lxw_worksheet *s)
{
    lxw_comment_options how = {.visible = LXW_COMMENT_DISPLAY_VISIBLE, .author = "監査"};
    table(s);
    worksheet_write_comment(s, 1, 3, "根拠を書いてください");
    worksheet_write_comment_opt(s, 4, 4, "空の欄の注\n二行", &how);
    worksheet_write_comment(workbook_add_worksheet(b, "空"), 3, 1, "何もない所");
}

static void choices(lxw_workbook *b, lxw_worksheet *s)
{
    char *words[] = {"○", "△", "×", "対象外", NULL};
    lxw_data_validation list = {.validate = LXW_VALIDATION_TYPE_LIST, .value_list = words};
    lxw_data_validation from = {.validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
                                .value_formula = "=選択肢!$A$1:$A$4",
                                .input_title = "選ぶ",
                                .input_message = "一つ"};
    table(s);
    worksheet_data_validation_range(s, 1, 3, ROWS, 3, &list);
    worksheet_data_validation_range(s, 1, 4, ROWS, 4, &from);
    lxw_worksheet *other = workbook_add_worksheet(b, "選択肢");
    for (lxw_row_t r = 0; r < 4; r++)
        worksheet_write_string(other, r, 0, words[r], NULL);
    worksheet_hide(other);
}

static void conditions(lxw_workbook *b, lxw_worksheet *s)
{
    lxw_format *red = workbook_add_format(b);
    format_set_bg_color(red, LXW_COLOR_RED);
    lxw_conditional_format text = {.type = LXW_CONDITIONAL_TYPE_TEXT,
                                   .criteria = LXW_CONDITIONAL_CRITERIA_TEXT_CONTAINING,
                                   .value_string = "×",
                                   .format = red};
    lxw_conditional_format bar = {.type = LXW_CONDITIONAL_DATA_BAR, .data_bar_2010 = LXW_TRUE};
    lxw_conditional_format icons = {.type = LXW_CONDITIONAL_TYPE_ICON_SETS,
                                    .icon_style = LXW_CONDITIONAL_ICONS_3_TRAFFIC_LIGHTS_UNRIMMED};
    table(s);
    worksheet_conditional_format_range(s, 1, 3, ROWS, 3, &text);
    worksheet_conditional_format_range(s, 1, 0, ROWS, 0, &bar); /* in <extLst> */
    worksheet_conditional_format_range(s, 1, 6, ROWS, 6, &icons);
}

static void rich(lxw_workbook *b, lxw_worksheet *s)
{
    lxw_format *bold = workbook_add_format(b), *red = workbook_add_format(b);
    format_set_bold(bold);
    format_set_font_color(red, LXW_COLOR_RED);
    lxw_rich_string_tuple one = {bold, "太い"}, two = {NULL, " と "}, three = {red, "赤"};
    lxw_rich_string_tuple *all[] = {&one, &two, &three, NULL};
    table(s);
    worksheet_write_rich_string(s, 3, 4, all, NULL);
    worksheet_write_rich_string(s, 20, 0, all, bold);
}

static void merged(lxw_workbook *b, lxw_worksheet *s)
{
    lxw_format *middle = workbook_add_format(b);
    format_set_align(middle, LXW_ALIGN_CENTER);
    format_set_border(middle, LXW_BORDER_THIN);
    table(s);
    worksheet_merge_range(s, 14, 0, 15, 3, "結合した見出し", middle);
    worksheet_merge_range(s, 2, 6, 6, 7, "縦横", middle);
    worksheet_freeze_panes(s, 1, 2);
    worksheet_set_row(s, 18, 30, middle); /* a format of the row, which has no cells */
    worksheet_set_column(s, 9, 11, 20, middle);
}

static void tables(lxw_workbook *b, lxw_worksheet *s)
{
    lxw_table_options how = {
        .name = "Answers", .style_type = LXW_TABLE_STYLE_TYPE_DARK, .style_type_number = 3};
    table(s);
    worksheet_add_table(s, 15, 0, 20, 4, &how);
    lxw_worksheet *other = workbook_add_worksheet(b, "絞り込み");
    lxw_filter_rule rule = {.criteria = LXW_FILTER_CRITERIA_EQUAL_TO, .value_string = "○"};
    table(other);
    worksheet_autofilter(other, 0, 0, ROWS, 4);
    worksheet_filter_column(other, 3, &rule);
    worksheet_set_row_opt(other, 2, 15, NULL, &(lxw_row_col_options){.hidden = LXW_TRUE});
}

static void links(lxw_workbook *b, lxw_worksheet *s)
{
    lxw_format *day = workbook_add_format(b);
    format_set_num_format(day, "yyyy\"年\"m\"月\"d\"日\"");
    table(s);
    worksheet_write_url(s, 1, 5, "https://example.jp/?a=1&b=2", NULL);
    worksheet_write_url_opt(s, 2, 5, "internal:'別 紙'!A1", NULL, "別紙へ", "説明");
    worksheet_write_datetime(s, 3, 5, &(lxw_datetime){2026, 4, 1, 0, 0, 0}, day);
    worksheet_write_boolean(s, 4, 5, 1, NULL);
    worksheet_write_blank(s, 5, 5, day);
    table(workbook_add_worksheet(b, "別 紙"));
}

static void formulas(lxw_workbook *b, lxw_worksheet *s)
{
    table(s);
    worksheet_write_formula_num(s, 0, 7, "=SUM(A2:A13)", NULL, 78);
    worksheet_write_formula_str(s, 1, 7, "=IF(D2=\"○\",\"済\",\"未\")", NULL, "未");
    worksheet_write_array_formula(s, 2, 7, 4, 7, "{=A2:A4*2}", NULL);
    worksheet_write_dynamic_formula(s, 6, 7, "=UNIQUE(D2:D13)", NULL);
    workbook_define_name(b, "回答!範囲", "=回答!$D$2:$D$13");
    workbook_define_name(b, "Rate", "=0.1");
}

static void locked(lxw_workbook *b, lxw_worksheet *s)
{
    lxw_format *open = workbook_add_format(b);
    format_set_unlocked(open);
    table(s);
    worksheet_set_column(s, 3, 4, 12, open);
    worksheet_protect(s, "secret", &(lxw_protection){.format_cells = LXW_TRUE});
    workbook_read_only_recommended(b);
}

static void printed(lxw_workbook *b, lxw_worksheet *s)
{
    lxw_row_t breaks[] = {5, 10, 0};
    table(s);
    worksheet_set_landscape(s);
    worksheet_set_paper(s, 9);
    worksheet_repeat_rows(s, 0, 0);
    worksheet_print_area(s, 0, 0, ROWS, 4);
    worksheet_set_header(s, "&C自己評価 &P/&N");
    worksheet_set_h_pagebreaks(s, breaks);
    worksheet_fit_to_pages(s, 1, 0);
    workbook_set_properties(b, &(lxw_doc_properties){.title = "自己評価", .author = "株式会社"});
    workbook_set_custom_property_string(b, "部署", "総務");
}

static void many(lxw_workbook *b, lxw_worksheet *s)
{
    table(s);
    for (unsigned i = 0; i < 40; i++) {
        char name[64];
        snprintf(name, sizeof name, i % 2 != 0 ? "R&D '%u'!" : "部署 %u", i);
        lxw_worksheet *more = workbook_add_worksheet(b, name);
        table(more);
        if (i % 3 == 0)
            worksheet_hide(more);
    }
}

struct kind {
    const char *name;
    void (*make)(lxw_workbook *b, lxw_worksheet *s);
    lxw_workbook_options options;
};

int main(int argc, char **argv)
{
    static const struct kind kinds[] = {
        {"plain", plain, {0}},
        {"charts", charts, {0}},
        {"images", images, {0}},
        {"comments", comments, {0}},
        {"choices", choices, {0}},
        {"conditions", conditions, {0}},
        {"rich", rich, {0}},
        {"merged", merged, {0}},
        {"tables", tables, {0}},
        {"links", links, {0}},
        {"formulas", formulas, {0}},
        {"locked", locked, {0}},
        {"printed", printed, {0}},
        {"many", many, {0}},
        {"constant", plain, {.constant_memory = LXW_TRUE}}, /* texts stand in their cells */
        {"zip64", plain, {.use_zip64 = LXW_TRUE}},
    };
    for (size_t i = 0; argc == 2 && i < sizeof kinds / sizeof kinds[0]; i++) {
        char path[4096];
        lxw_workbook_options options = kinds[i].options;
        snprintf(path, sizeof path, "%s/libxlsxwriter-%s.xlsx", argv[1], kinds[i].name);
        lxw_workbook *b = workbook_new_opt(path, &options);
        if (b == NULL)
            return 1;
        kinds[i].make(b, workbook_add_worksheet(b, "回答"));
        if (workbook_close(b) != LXW_NO_ERROR)
            return 1;
    }
    return argc == 2 ? 0 : 2;
}
