/* The fields of CSV texts as spreadsheets write them, their places, and what two readers make of
 * them. */
#include "unit.h"

#include "base/limits.h"
#include "codec/parse/csv.h"
#include "codec/parse/node.h"
#include "diag/diag.h"

/* "a|b/c" for fields and rows; a complaint as code@line:col. */
static void fields_of(const char *text, struct hoshi_buf *out)
{
    struct hoshi_arena arena;
    struct hoshi_diags diags;
    struct hoshi_csv csv;
    hoshi_arena_init(&arena, 0);
    hoshi_diags_init(&diags, &arena);
    uint16_t source = hoshi_diags_source(&diags, "t", str_of(text));
    hoshi_csv_begin(&csv, str_of(text), &arena, &diags, source);
    struct hoshi_csv_field f = {.ends_row = false};
    enum hoshi_rc rc = HOSHI_OK;
    while (rc == HOSHI_OK && !hoshi_csv_at_end(&csv)) {
        hoshi_buf_puts(out, out->n != 0 ? "/" : "");
        for (f.ends_row = false; rc == HOSHI_OK && !f.ends_row;) {
            rc = hoshi_csv_next(&csv, &f);
            if (rc == HOSHI_OK)
                hoshi_buf_put(out, f.s.p, f.s.n);
            hoshi_buf_puts(out, rc == HOSHI_OK && !f.ends_row ? "|" : "");
        }
    }
    for (uint32_t i = 0; i < diags.n; i++) {
        hoshi_buf_puts(out, hoshi_diag_info(diags.v[i].code)->code);
        hoshi_buf_puts(out, "@");
        hoshi_buf_int(out, diags.v[i].span.line);
        hoshi_buf_puts(out, ":");
        hoshi_buf_int(out, diags.v[i].span.col);
    }
    hoshi_arena_release(&arena);
}

static void fields_are_found(void **state)
{
    (void)state;
    static const struct {
        const char *text, *want;
    } row[] = {
        {"a,b\nc,d\n", "a|b/c|d"},
        {"a;b\nc,x;d", "a|b/c,x|d"},
        {"a\tb\r\n c \t\r\n", "a|b/c|"},
        {"a;b,c\n", "a;b|c"},              /* a comma before the others */
        {"\"x,y\";b\n1;2\n", "x,y|b/1|2"}, /* … but not one in quotes */
        {"\"x\"\"y\"\n", "x\"y"},
        {"\r\n\n a , b \n\n\nc,d\r\r", "a|b/c|d"},
        {"\" a \",b\n", " a |b"},
        {"\"a\r\nb\rc\nd\",e", "a\nb\nc\nd|e"},
        {"see 5\" disk,a\"b\"\n", "see 5\" disk|a\"b\""}, /* unquoted: as spreadsheets take it */
        {"id,name\n\"\",\n", "id|name/|"},
        {"漢字,\"二\n行\",x\n", "漢字|二\n行|x"},
        {"a,\"b", "a|HS1514@1:3"},
        {"a\n\"\"\"", "a/HS1514@2:1"},
        {"漢,\"b\"x,c", "漢|HS1515@1:6"},
        {"\"a\" ,b", "HS1515@1:4"},
        {"a;\"b\",c;d", "a;\"b\"|c;d"},
        {"", ""},
        {"\n\r\n", ""},
    };
    for (size_t i = 0; i < LENGTH(row); i++) {
        struct hoshi_buf out;
        hoshi_buf_init(&out, 0);
        fields_of(row[i].text, &out);
        if (strcmp(out.p != NULL ? out.p : "", row[i].want) != 0)
            fail_msg("%s: got %s, want %s", row[i].text, out.p, row[i].want);
        hoshi_buf_release(&out);
    }
}

static void long_fields_end_the_reading(void **state)
{
    (void)state;
    for (int quoted = 0; quoted < 3; quoted++) {
        struct hoshi_buf text, out;
        hoshi_buf_init(&text, 0);
        hoshi_buf_init(&out, 0);
        hoshi_buf_puts(&text, quoted == 0 ? "a," : quoted == 1 ? "a,\"" : "a,\"\"\"");
        hoshi_buf_fill(&text, 'x', HOSHI_LIMIT_SCALAR_BYTES + 1);
        hoshi_buf_puts(&text, quoted == 0 ? ",b" : "\",b");
        fields_of(text.p, &out);
        assert_string_equal(out.p, "a|HS1404@1:3");
        hoshi_buf_release(&out);
        hoshi_buf_release(&text);
    }
}

/* 7 MB of "a;a;…" in the evidence column are 3.6 million values, not 119. */
static void evidence_in_a_cell_is_counted(void **state)
{
    (void)state;
    struct hoshi_arena arena;
    struct hoshi_diags diags;
    struct hoshi_buf text;
    struct hoshi_node *root = NULL;
    hoshi_arena_init(&arena, 0);
    hoshi_diags_init(&diags, &arena);
    hoshi_buf_init(&text, 0);
    hoshi_buf_puts(&text, "id,status,evidence\n");
    for (uint32_t i = 0; i < 8; i++) {
        hoshi_buf_puts(&text, "1-2-1-1,met,");
        for (uint32_t k = 0; k < HOSHI_LIMIT_NODES / 7; k++)
            hoshi_buf_puts(&text, "a;");
        hoshi_buf_puts(&text, "\n");
    }
    uint16_t source = hoshi_diags_source(&diags, "t", (struct hoshi_str){text.p, text.n});
    assert_int_equal(
        hoshi_csv_load((struct hoshi_str){text.p, text.n}, NULL, &arena, &diags, source, &root),
        HOSHI_E_LIMIT);
    assert_int_equal(diags.n, 1);
    assert_int_equal(diags.v[0].code, HOSHI_HS1403);
    assert_int_equal(diags.v[0].span.line, 8);
    hoshi_buf_release(&text);
    hoshi_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(fields_are_found),
        cmocka_unit_test(long_fields_end_the_reading),
        cmocka_unit_test(evidence_in_a_cell_is_counted),
    };
    return cmocka_run_group_tests(test, NULL, NULL);
}
