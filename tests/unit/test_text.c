/* The report for people: fits the screen, columns stand, hostile names do no harm, honest words. */
#include "load.h"

#include "base/utf8.h"

#define AS_OF 739943 /* 2026-11-23 */

static struct loaded l;

static int set_up(void **state)
{
    (void)state;
    load_builtin(&l);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    loaded_release(&l);
    return 0;
}

static void report(const char *sheet, struct hoshi_report_opts opts, struct hoshi_buf *out)
{
    struct hoshi_result r;
    must_load(&l, load_sheet(&l, sheet, AS_OF));
    assert_int_equal(hoshi_judge(l.cat, l.ans, l.pol, AS_OF, &l.arena, &r), HOSHI_OK);
    opts.framework = l.fw;
    opts.n_framework = opts.all ? l.n_fw : 0;
    hoshi_buf_clear(out);
    assert_int_equal(hoshi_report_text(&r, &opts, out), HOSHI_OK);
}

static void put_all(struct hoshi_buf *b, const char *answer, uint8_t star)
{
    hoshi_buf_puts(b, "answers:\n");
    for (size_t i = 0; i < l.cat->n_criterion; i++) {
        if (l.cat->criterion[i]->star > star)
            continue;
        hoshi_buf_puts(b, "  ");
        hoshi_buf_puts(b, l.cat->criterion[i]->id.s);
        hoshi_buf_puts(b, ": ");
        hoshi_buf_puts(b, answer);
        hoshi_buf_puts(b, "\n");
    }
}

static void fits_one_screen(void **state)
{
    (void)state;
    static const struct {
        const char *answer;
        uint8_t star;
    } row[] = {
        {"met", 4},     {"met", 3},
        {"partial", 4}, {"{status: planned, due: 2026-01-01, owner: 情報システム担当の人}", 4},
        {"unknown", 3}, {"{status: n/a, reason: x}", 4},
        {"", 4}};
    struct hoshi_buf sheet, out;
    hoshi_buf_init(&sheet, 0);
    hoshi_buf_init(&out, 0);
    for (size_t i = 0; i < LENGTH(row); i++) {
        hoshi_buf_clear(&sheet);
        put_all(&sheet, row[i].answer, row[i].star);
        for (int lang = 0; lang < HOSHI_LANG_COUNT_; lang++) {
            report(sheet.p, (struct hoshi_report_opts){.lang = (enum hoshi_lang)lang}, &out);
            unsigned lines = 0;
            for (char *line = out.p, *end; *line != '\0'; line = end + 1, lines++) {
                end = strchr(line, '\n');
                assert_true(hoshi_utf8_str_cells((struct hoshi_str){line, (size_t)(end - line)}) <=
                            80);
            }
            if (lines > 23)
                fail_msg("%u lines:\n%s", lines, out.p);
        }
    }
    hoshi_buf_release(&out);
    hoshi_buf_release(&sheet);
}

static void stars_in_one_line(void **state)
{
    (void)state;
    struct hoshi_buf sheet, out;
    hoshi_buf_init(&sheet, 0);
    hoshi_buf_init(&out, 0);
    static const struct {
        uint8_t star;
        const char *ja, *en;
    } row[] = {
        {4, "到達した星：★4", "Star reached: ★4"},
        {3, "到達した星：★3", "Star reached: ★3"},
        {0, "到達した星：まだありません", "Star reached: none yet"},
    };
    for (size_t i = 0; i < LENGTH(row); i++) {
        hoshi_buf_clear(&sheet);
        put_all(&sheet, "met", row[i].star);
        report(sheet.p, (struct hoshi_report_opts){.lang = HOSHI_LANG_JA}, &out);
        assert_non_null(strstr(out.p, row[i].ja));
        assert_non_null(strstr(out.p, "これは自己チェックです"));
        report(sheet.p, (struct hoshi_report_opts){.lang = HOSHI_LANG_EN}, &out);
        assert_non_null(strstr(out.p, row[i].en));
        assert_non_null(strstr(out.p, "not a result of the SCS scheme"));
        static const char *const never[] = {"passed", "certified", "acquired", "合格",
                                            "認証を取得"};
        for (size_t k = 0; k < LENGTH(never); k++)
            assert_null(strstr(out.p, never[k]));
    }
    hoshi_buf_release(&out);
    hoshi_buf_release(&sheet);
}

/* Cells from the start of the line to the end of its k-th field of the form 1/81. */
static unsigned cells_to_ratio(const char *line, const char *end, unsigned k)
{
    for (const char *p = line; p < end; p++) {
        if (*p != '/' || --k != 0)
            continue;
        while (p + 1 < end && p[1] >= '0' && p[1] <= '9')
            p++;
        return hoshi_utf8_str_cells((struct hoshi_str){line, (size_t)(p + 1 - line)});
    }
    return 0;
}

/* The table: its head, a row for each category, the total; every line of it counts. In every row
 * the columns end in the same cell, in both languages. */
static void columns_stand(void **state)
{
    (void)state;
    static const char *const head[HOSHI_LANG_COUNT_] = {
        [HOSHI_LANG_JA] = "\n分類（", [HOSHI_LANG_EN] = "\nCategory ("};
    struct hoshi_buf out;
    hoshi_buf_init(&out, 0);
    for (int lang = 0; lang < HOSHI_LANG_COUNT_; lang++) {
        report("answers: {1-2-1-1: met, 1-1-1-1: unmet}\n",
               (struct hoshi_report_opts){.lang = (enum hoshi_lang)lang}, &out);
        const char *line = strstr(out.p, head[lang]), *end;
        assert_non_null(line);
        end = strchr(++line, '\n');
        unsigned width = hoshi_utf8_str_cells((struct hoshi_str){line, (size_t)(end - line)});
        unsigned n = 0, first = 0;
        for (line = end + 1; *line != '\n'; line = end + 1, n++) {
            end = strchr(line, '\n');
            first = n == 0 ? cells_to_ratio(line, end, 1) : first;
            assert_int_equal(hoshi_utf8_str_cells((struct hoshi_str){line, (size_t)(end - line)}),
                             width);
            assert_int_equal(cells_to_ratio(line, end, 1), first);
            assert_int_equal(cells_to_ratio(line, end, 2), width);
            assert_int_equal(cells_to_ratio(line, end, 3), 0);
        }
        assert_int_equal(n, l.cat->n_group + 1);
    }
    hoshi_buf_release(&out);
}

static void targets_choose_what_is_missing(void **state)
{
    (void)state;
    struct hoshi_buf sheet, out;
    hoshi_buf_init(&sheet, 0);
    hoshi_buf_init(&out, 0);
    put_all(&sheet, "met", 3);
    report(sheet.p, (struct hoshi_report_opts){.lang = HOSHI_LANG_EN}, &out);
    assert_non_null(strstr(out.p, "★4 is undetermined; not answered or not known: 72"));
    report(sheet.p, (struct hoshi_report_opts){.lang = HOSHI_LANG_EN, .target = 3}, &out);
    assert_null(strstr(out.p, "What blocks"));
    report("answers: {1-1-1-1: unmet, 1-2-1-1: unmet}\n",
           (struct hoshi_report_opts){.lang = HOSHI_LANG_EN, .target = 4}, &out);
    assert_non_null(strstr(out.p, "What blocks ★4 (153"));
    report("answers: {}\n",
           (struct hoshi_report_opts){.lang = HOSHI_LANG_EN, .all = true, .target = 9}, &out);
    assert_non_null(strstr(out.p, "What blocks ★4 (153"));
    hoshi_buf_release(&out);
    hoshi_buf_release(&sheet);
}

/* What comes from the sheet is data: the loader keeps control characters out, and what it lets in
 * cannot break a line of the report. */
static void hostile_names(void **state)
{
    (void)state;
    static const char *const sheet[] = {
        "organization: {name: \"%s %d %n {0} {1}\"}\n",
        "organization: {name: '\\x1b[31m'}\n",
        "organization: {name: "
        "'================================================================================='}\n",
        "answers: {1-2-1-1: {status: planned, owner: \"%s{2}\", due: 2026-01-01}}\n",
    };
    struct hoshi_buf out;
    hoshi_buf_init(&out, 0);
    for (size_t i = 0; i < LENGTH(sheet); i++) {
        for (int all = 0; all < 2; all++) {
            report(sheet[i], (struct hoshi_report_opts){.lang = HOSHI_LANG_EN, .all = all != 0},
                   &out);
            for (size_t k = 0; k < out.n; k++)
                assert_true(out.p[k] == '\n' || (unsigned char)out.p[k] >= 0x20);
        }
    }
    report(sheet[0], (struct hoshi_report_opts){.lang = HOSHI_LANG_EN}, &out);
    assert_non_null(strstr(out.p, "%s %d %n {0} {1}: self-check"));
    assert_int_equal(load_sheet(&l, "organization: {name: \"\\e[31m\"}\n", AS_OF), HOSHI_E_INVALID);
    hoshi_diags_init(&l.diags, &l.arena);
    hoshi_buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(fits_one_screen), cmocka_unit_test(stars_in_one_line),
        cmocka_unit_test(columns_stand),   cmocka_unit_test(targets_choose_what_is_missing),
        cmocka_unit_test(hostile_names),
    };
    return cmocka_run_group_tests(test, set_up, tear_down);
}
