/* Lack of memory, at every allocation in turn: never a crash, never HOSHI_OK with less than the
 * whole result, and an error in the input never becomes HOSHI_OK. */
#include "load.h"

#define AS_OF 739943 /* 2026-11-23 */
#define MANY 100000  /* no load of these files allocates as often */

static struct hoshi_str small, small_errors, sheet, sheet_errors, policy, framework, mapping;
static struct loaded world; /* with all the memory it wants */

static int set_up(void **state)
{
    (void)state;
    small = read_file("tests/data/small-catalogue.yaml");
    small_errors = read_file("tests/data/small-catalogue-errors.yaml");
    sheet = read_file("tests/data/small-sheet.yaml");
    sheet_errors = read_file("tests/data/small-sheet-errors.yaml");
    policy = read_file("tests/data/small-policy.yaml");
    framework = read_file("criteria/frameworks/directive.yaml");
    mapping = read_file("tests/data/mapping.yaml");
    load_small(&world);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    loaded_release(&world);
    const struct hoshi_str *all[] = {&small,  &small_errors, &sheet,  &sheet_errors,
                                     &policy, &framework,    &mapping};
    for (size_t i = 0; i < LENGTH(all); i++)
        free((char *)all[i]->p);
    return 0;
}

/* One attempt in which the n-th allocation fails. What it makes is written to out, when it says OK.
 */
typedef enum hoshi_rc attempt(struct hoshi_arena *arena, struct hoshi_diags *diags,
                              struct hoshi_buf *out);

static enum hoshi_rc write_result(const struct hoshi_answers *ans, struct hoshi_arena *arena,
                                  struct hoshi_buf *out)
{
    struct hoshi_result r;
    memset(&r, 0xa5, sizeof r);
    struct hoshi_report_opts opts = {.framework = world.fw, .n_framework = world.n_fw, .all = true};
    enum hoshi_rc rc = hoshi_judge(world.cat, ans, world.pol, AS_OF, arena, &r);
    if (rc != HOSHI_OK) {
        unsigned char untouched[sizeof r];
        memset(untouched, 0xa5, sizeof untouched);
        assert_memory_equal(&r, untouched, sizeof r); /* set on success only */
        return rc;
    }
    rc = hoshi_report_json(&r, &opts, out);
    return rc == HOSHI_OK ? hoshi_report_text(&r, &opts, out) : rc;
}

static enum hoshi_rc load_catalogue(struct hoshi_str bytes, enum hoshi_input_format format,
                                    struct hoshi_arena *arena, struct hoshi_diags *diags,
                                    struct hoshi_buf *out)
{
    struct hoshi_input in = {.name = "c", .bytes = bytes, .format = format};
    struct hoshi_catalog *cat = NULL;
    enum hoshi_rc rc = hoshi_catalog_load(&in, arena, diags, &cat);
    assert_int_equal(rc == HOSHI_OK, cat != NULL);
    return rc == HOSHI_OK ? hoshi_catalog_json(cat, out) : rc;
}

static enum hoshi_rc catalogue_yaml(struct hoshi_arena *arena, struct hoshi_diags *diags,
                                    struct hoshi_buf *out)
{
    return load_catalogue(small, HOSHI_INPUT_YAML, arena, diags, out);
}

static enum hoshi_rc catalogue_json(struct hoshi_arena *arena, struct hoshi_diags *diags,
                                    struct hoshi_buf *out)
{
    struct hoshi_buf json;
    hoshi_buf_init(&json, 0);
    assert_int_equal(hoshi_catalog_json(world.cat, &json), HOSHI_OK);
    enum hoshi_rc rc =
        load_catalogue((struct hoshi_str){json.p, json.n}, HOSHI_INPUT_JSON, arena, diags, out);
    hoshi_buf_release(&json);
    return rc;
}

static enum hoshi_rc catalogue_with_errors(struct hoshi_arena *arena, struct hoshi_diags *diags,
                                           struct hoshi_buf *out)
{
    return load_catalogue(small_errors, HOSHI_INPUT_YAML, arena, diags, out);
}

static enum hoshi_rc load_answers(struct hoshi_str bytes, enum hoshi_input_format format,
                                  struct hoshi_arena *arena, struct hoshi_diags *diags,
                                  struct hoshi_buf *out)
{
    struct hoshi_input in = {.name = "s", .bytes = bytes, .format = format};
    struct hoshi_answers *ans = NULL;
    enum hoshi_rc rc = hoshi_answers_load(&in, world.cat, AS_OF, arena, diags, &ans);
    assert_int_equal(rc == HOSHI_OK, ans != NULL);
    return rc == HOSHI_OK ? write_result(ans, arena, out) : rc;
}

static enum hoshi_rc sheet_yaml(struct hoshi_arena *arena, struct hoshi_diags *diags,
                                struct hoshi_buf *out)
{
    return load_answers(sheet, HOSHI_INPUT_YAML, arena, diags, out);
}

static enum hoshi_rc sheet_json(struct hoshi_arena *arena, struct hoshi_diags *diags,
                                struct hoshi_buf *out)
{
    return load_answers(
        STR("{\"hoshi\": \"answers/1\", \"catalogue\": \"small@2026-01\",\n"
            " \"answers\": {\"1-1-1-1\": \"met\", \"1-1-1-2\": {\"status\": \"met\","
            " \"performed\": \"2026-10-01\"}, \"2-1-1-2\": {\"status\": \"met\"}}}"),
        HOSHI_INPUT_JSON, arena, diags, out);
}

static enum hoshi_rc sheet_with_errors(struct hoshi_arena *arena, struct hoshi_diags *diags,
                                       struct hoshi_buf *out)
{
    return load_answers(sheet_errors, HOSHI_INPUT_YAML, arena, diags, out);
}

static enum hoshi_rc sheet_with_one_duplicate(struct hoshi_arena *arena, struct hoshi_diags *diags,
                                              struct hoshi_buf *out)
{
    return load_answers(STR("hoshi: answers/1\ncatalogue: small@2026-01\nanswers:\n"
                            "  1-1-1-1: unmet\n  1-1-1-1: met\n"),
                        HOSHI_INPUT_YAML, arena, diags, out);
}

/* More members than fit on the stack of the duplicate check, the duplicates far apart. */
static enum hoshi_rc sheet_with_many_keys(struct hoshi_arena *arena, struct hoshi_diags *diags,
                                          struct hoshi_buf *out)
{
    static char text[8192];
    size_t n = (size_t)snprintf(text, sizeof text, "hoshi: answers/1\nconditions: {");
    for (int i = 0; i < 100; i++)
        n += (size_t)snprintf(text + n, sizeof text - n, "k%d: yes, ", i % 99);
    snprintf(text + n, sizeof text - n, "}\n");
    return load_answers(str_of(text), HOSHI_INPUT_YAML, arena, diags, out);
}

static enum hoshi_rc policy_yaml(struct hoshi_arena *arena, struct hoshi_diags *diags,
                                 struct hoshi_buf *out)
{
    struct hoshi_input in = {.name = "p", .bytes = policy, .format = HOSHI_INPUT_YAML};
    struct hoshi_policy *pol = NULL;
    enum hoshi_rc rc = hoshi_policy_load(&in, arena, diags, &pol);
    assert_int_equal(rc == HOSHI_OK, pol != NULL);
    for (int i = 0; rc == HOSHI_OK && i < HOSHI_RULE_COUNT_; i++) {
        hoshi_buf_int(out, pol->rule[i]->value);
        hoshi_buf_puts(out, pol->rule[i]->text.v[HOSHI_LANG_JA]);
    }
    return rc;
}

static enum hoshi_rc framework_yaml(struct hoshi_arena *arena, struct hoshi_diags *diags,
                                    struct hoshi_buf *out)
{
    struct hoshi_input in = {.name = "f", .bytes = framework, .format = HOSHI_INPUT_YAML};
    struct hoshi_framework *fw = NULL;
    enum hoshi_rc rc = hoshi_framework_load(&in, arena, diags, &fw);
    assert_int_equal(rc == HOSHI_OK, fw != NULL);
    for (size_t i = 0; rc == HOSHI_OK && i < fw->n_entry; i++)
        hoshi_buf_puts(out, hoshi_framework_find(fw, fw->entry[i].id.s)->title.v[HOSHI_LANG_EN]);
    return rc;
}

static enum hoshi_rc mapping_yaml(struct hoshi_arena *arena, struct hoshi_diags *diags,
                                  struct hoshi_buf *out)
{
    struct hoshi_input in = {.name = "m", .bytes = mapping, .format = HOSHI_INPUT_YAML};
    struct hoshi_mapping *map = NULL;
    enum hoshi_rc rc = hoshi_mapping_load(&in, NULL, 0, arena, diags, &map);
    assert_int_equal(rc == HOSHI_OK, map != NULL);
    for (size_t i = 0; rc == HOSHI_OK && i < map->n_row; i++) {
        hoshi_buf_puts(out, map->row[i].from.s);
        hoshi_buf_puts(out, hoshi_relation_code(map->row[i].relation));
        hoshi_buf_puts(out, map->row[i].to.s);
        hoshi_buf_int(out, map->row[i].if_met * 100 + map->row[i].if_unmet);
    }
    return rc;
}

static void sweep(attempt *try, bool is_good)
{
    struct hoshi_buf whole, out, said;
    hoshi_buf_init(&whole, 0);
    hoshi_buf_init(&out, 0);
    hoshi_buf_init(&said, 0);
    bool past_the_end = false;
    size_t n_failed = 0;
    for (size_t n = 0; !past_the_end; n++) { /* n = 0: nothing fails */
        struct hoshi_arena arena;
        struct hoshi_diags diags;
        assert_true(n < MANY);
        hoshi_arena_init(&arena, 0);
        hoshi_diags_init(&diags, &arena);
        arena.fail_at = n;
        hoshi_buf_clear(&out);
        enum hoshi_rc rc = try(&arena, &diags, n == 0 ? &whole : &out);
        if (n == 0 || arena.n_alloc < n) { /* all the memory it wanted */
            past_the_end = n != 0;
            assert_int_equal(rc == HOSHI_OK, is_good);
        }
        if (rc == HOSHI_OK) {
            assert_true(is_good);
            assert_int_equal(diags.n_error, 0);
            if (n != 0)
                assert_string_equal(out.p, whole.p); /* all of it or none of it */
        } else {
            assert_true(diags.n_error != 0 || rc == HOSHI_E_NOMEM);
            n_failed += is_good;
        }
        hoshi_diags_sort(&diags);
        hoshi_buf_clear(&said);
        hoshi_diags_render(&diags, HOSHI_LANG_EN, true, &said);
        assert_int_equal(hoshi_diags_json(&diags, &said), HOSHI_OK);
        hoshi_arena_release(&arena);
    }
    assert_true(!is_good || n_failed > 10);
    hoshi_buf_release(&said);
    hoshi_buf_release(&out);
    hoshi_buf_release(&whole);
}

#define SWEEP(name, is_good)                                                                       \
    static void sweep_##name(void **state)                                                         \
    {                                                                                              \
        (void)state;                                                                               \
        sweep(name, is_good);                                                                      \
    }
SWEEP(catalogue_yaml, true)
SWEEP(catalogue_json, true)
SWEEP(catalogue_with_errors, false)
SWEEP(sheet_yaml, true)
SWEEP(sheet_json, true)
SWEEP(sheet_with_errors, false)
SWEEP(sheet_with_one_duplicate, false)
SWEEP(sheet_with_many_keys, false)
SWEEP(policy_yaml, true)
SWEEP(framework_yaml, true)
SWEEP(mapping_yaml, true)

/* The same with a ceiling instead of one failure: from some point on nothing is to be had. */
static void ceilings(void **state)
{
    (void)state;
    attempt *const try[] = {catalogue_yaml, sheet_yaml, sheet_with_errors,
                            sheet_with_one_duplicate};
    for (size_t i = 0; i < LENGTH(try); i++) {
        struct hoshi_buf whole, out;
        hoshi_buf_init(&whole, 0);
        hoshi_buf_init(&out, 0);
        struct hoshi_arena arena;
        struct hoshi_diags diags;
        hoshi_arena_init(&arena, 0);
        hoshi_diags_init(&diags, &arena);
        enum hoshi_rc want = try[i](&arena, &diags, &whole);
        size_t all = arena.used_bytes;
        hoshi_arena_release(&arena);
        for (size_t ceiling = 1; ceiling < all + 64; ceiling += 61) {
            hoshi_arena_init(&arena, ceiling);
            hoshi_diags_init(&diags, &arena);
            hoshi_buf_clear(&out);
            enum hoshi_rc rc = try[i](&arena, &diags, &out);
            if (rc == HOSHI_OK) {
                assert_int_equal(want, HOSHI_OK);
                assert_string_equal(out.p, whole.p);
            }
            hoshi_arena_release(&arena);
        }
        hoshi_buf_release(&out);
        hoshi_buf_release(&whole);
    }
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(sweep_catalogue_yaml),
        cmocka_unit_test(sweep_catalogue_json),
        cmocka_unit_test(sweep_catalogue_with_errors),
        cmocka_unit_test(sweep_sheet_yaml),
        cmocka_unit_test(sweep_sheet_json),
        cmocka_unit_test(sweep_sheet_with_errors),
        cmocka_unit_test(sweep_sheet_with_one_duplicate),
        cmocka_unit_test(sweep_sheet_with_many_keys),
        cmocka_unit_test(sweep_policy_yaml),
        cmocka_unit_test(sweep_framework_yaml),
        cmocka_unit_test(sweep_mapping_yaml),
        cmocka_unit_test(ceilings),
    };
    return cmocka_run_group_tests(test, set_up, tear_down);
}
