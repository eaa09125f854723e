/* A record is printed by hand (docs/adr/0015); cJSON must read it as what was meant, and print the
 * same bytes again. */
#include <cjson/cJSON.h>
#include <hoshi/buf.h>

#include "unit.h"

#include "base/str.h"
#include "report/json/record.h"

static const char *text_of(const cJSON *of, const char *key)
{
    return cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(of, key));
}

static struct hoshi_level star_3 = {.star = 3};
static const struct hoshi_catalog scheme = {.level = &star_3, .n_level = 1};

/* The bytes of a record; every text of it reads back, every byte prints again. */
static void look_at(const struct hoshi_record *record, const char *text)
{
    struct hoshi_buf out;
    hoshi_buf_init(&out, 0);
    hoshi_record_json(record, &scheme, (struct hoshi_str){NULL, 0}, &out);
    cJSON *json = cJSON_ParseWithLength(out.p, out.n);
    assert_row(json != NULL, text);
    const cJSON *of = record->error_code.p != NULL
                          ? cJSON_GetObjectItemCaseSensitive(json, "error")
                          : cJSON_GetObjectItemCaseSensitive(json, "organization");
    assert_string_equal(text_of(json, "source"), text);
    assert_string_equal(text_of(of, record->error_code.p != NULL ? "message" : "name"), text);
    char *again = cJSON_PrintUnformatted(json);
    assert_int_equal(strlen(again) + 1, out.n);
    assert_memory_equal(again, out.p, out.n - 1);
    assert_int_equal(out.p[out.n - 1], '\n');
    cJSON_free(again);
    cJSON_Delete(json);
    hoshi_buf_release(&out);
}

static void every_byte_reads_back(void **state)
{
    (void)state;
    for (int c = 1; c < 0x7f; c++) { /* cJSON prints 0x7f as it is: below */
        char text[] = {'a', (char)c, 'b', '\0'};
        struct hoshi_record judged = {.source = str_of(text),
                                      .id = str_of("S-1"),
                                      .name = str_of(text),
                                      .star = 3,
                                      .n_level = 1,
                                      .level = {{.star = 3, .satisfied = 81, .total = 81}},
                                      .n_gap = 4294967295U};
        struct hoshi_record refused = {.source = str_of(text),
                                       .error_code = str_of("HS1001"),
                                       .error_place = str_of("1:2"),
                                       .error_message = str_of(text)};
        look_at(&judged, text);
        look_at(&refused, text);
    }
    look_at(&(struct hoshi_record){.source = str_of("株式会社😀"), .name = str_of("株式会社😀")},
            "株式会社😀");
}

/* Not for JSON, which allows it, but for who looks at the line on a terminal. */
static void delete_is_escaped(void **state)
{
    (void)state;
    struct hoshi_buf out;
    hoshi_buf_init(&out, 0);
    hoshi_record_json(&(struct hoshi_record){.source = str_of("\x7f"), .error_code = str_of("x")},
                      &scheme, (struct hoshi_str){NULL, 0}, &out);
    hoshi_buf_puts(&out, "");
    assert_string_equal(
        out.p, "{\"source\":\"\\u007f\",\"state\":\"received\",\"error\":{\"code\":\"x\"}}\n");
    hoshi_buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_byte_reads_back),
        cmocka_unit_test(delete_is_escaped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
