/* The bounded list of complaints: counting, notes, suggestions, order, exit status, sources. */
#include "unit.h"

#include "base/limits.h"
#include "diag/diag.h"

struct fixture {
    struct hoshi_arena arena;
    struct hoshi_diags diags;
};

static struct hoshi_span at(uint32_t line, uint32_t col)
{
    return (struct hoshi_span){line, col, 1};
}

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    hoshi_arena_init(&f->arena, 0);
    hoshi_diags_init(&f->diags, &f->arena);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    hoshi_arena_release(&f->arena);
    free(f);
    return 0;
}

static const char *code(const struct fixture *f, size_t i)
{
    return hoshi_diag_info(f->diags.v[i].code)->code;
}

static void sorted_by_place_with_notes_behind(void **state)
{
    struct fixture *f = *state;
    struct hoshi_diags *d = &f->diags;
    uint16_t a = hoshi_diags_source(d, "a", STR("")), b = hoshi_diags_source(d, "b", STR(""));
    hoshi_diag_add(d, b, HOSHI_HS1102, at(1, 1), "x", NULL, NULL);
    hoshi_diag_add(d, a, HOSHI_HS1105, at(9, 1), "x", NULL, NULL);
    hoshi_diag_note(d, a, HOSHI_HS0001, at(2, 1), NULL);
    hoshi_diag_add(d, a, HOSHI_HS1103, at(3, 7), "x", NULL, NULL);
    hoshi_diag_add(d, a, HOSHI_HS1104, at(3, 2), "x", NULL, NULL);
    hoshi_diag_add(d, a, HOSHI_HS1101, at(3, 2), "x", NULL, NULL);
    hoshi_diag_add(d, HOSHI_DIAG_SOURCES, HOSHI_HS3001, HOSHI_SPAN_FILE, "x", NULL, NULL);
    hoshi_diags_sort(d);
    static const char *const want[] = {"HS1104", "HS1101", "HS1103", "HS1105",
                                       "HS0001", "HS1102", "HS3001"};
    assert_int_equal(d->n, LENGTH(want));
    for (size_t i = 0; i < LENGTH(want); i++)
        assert_string_equal(code(f, i), want[i]);
    hoshi_diag_note(d, a, HOSHI_HS0002, at(1, 1), "x"); /* still behind the one added last */
    assert_string_equal(code(f, 7), "HS0002");
    assert_int_equal(d->v[7].group, d->v[6].group);
}

static void exit_status_is_the_worst(void **state)
{
    struct fixture *f = *state;
    struct hoshi_diags *d = &f->diags;
    static const struct {
        enum hoshi_diag_code code;
        int status;
    } step[] = {{HOSHI_HS1206, 0}, {HOSHI_HS1303, 0}, {HOSHI_HS3001, 2},
                {HOSHI_HS1102, 3}, {HOSHI_HS3002, 3}, {HOSHI_HS2001, 4},
                {HOSHI_HS1001, 4}, {HOSHI_HS9001, 5}, {HOSHI_HS2001, 5}};
    for (size_t i = 0; i < LENGTH(step); i++) {
        hoshi_diag_add(d, 0, step[i].code, at(1, 1), NULL, NULL, NULL);
        assert_int_equal(hoshi_diags_exit(d), step[i].status);
    }
    assert_int_equal(d->n_error, 7);
}

static void list_is_bounded_but_counts_on(void **state)
{
    struct fixture *f = *state;
    struct hoshi_diags *d = &f->diags;
    static const char *const near[] = {"met"};
    for (unsigned i = 0; i < HOSHI_LIMIT_DIAGS - 1; i++)
        hoshi_diag_add(d, 0, HOSHI_HS1102, at(i + 1, 1), "x", NULL, NULL);
    hoshi_diag_add(d, 0, HOSHI_HS1102, at(900, 1), "mett", NULL, NULL);
    hoshi_diag_suggest(d, 0, "mett", near, 1); /* no room: not counted as a problem */
    assert_int_equal(d->n, HOSHI_LIMIT_DIAGS);
    assert_int_equal(d->n_dropped, 0);
    hoshi_diag_add(d, 0, HOSHI_HS1102, at(901, 1), "mett", NULL, NULL);
    hoshi_diag_note(d, 0, HOSHI_HS0001, at(1, 1), NULL); /* belongs to nothing that is shown */
    hoshi_diag_add(d, 0, HOSHI_HS2001, at(902, 1), "x", NULL, NULL);
    assert_int_equal(d->n, HOSHI_LIMIT_DIAGS);
    assert_int_equal(d->n_dropped, 2);
    assert_int_equal(d->n_error, HOSHI_LIMIT_DIAGS + 2);
    assert_int_equal(hoshi_diags_exit(d), 4); /* also by one that is not shown */
}

static void suggestions(void **state)
{
    struct fixture *f = *state;
    struct hoshi_diags *d = &f->diags;
    static const char *const name[] = {"partial", "met", "unmet", "planned", "met", "mat"};
    static const struct {
        const char *word, *text; /* NULL: nothing is near */
    } row[] = {
        {"mett", "did you mean 'met'?"}, /* once, though it stands there twice */
        {"mtt", "did you mean 'met', 'mat'?"},
        {"me", "did you mean 'met'?"},
        {"umet", "did you mean 'met', 'unmet'?"},
        {"planed", "did you mean 'planned'?"},
        {"zzzzzz", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < LENGTH(row); i++) {
        struct hoshi_buf b;
        hoshi_buf_init(&b, 0);
        hoshi_diag_add(d, 0, HOSHI_HS1102, at(1, 1), row[i].word, NULL, NULL);
        uint32_t n = d->n;
        hoshi_diag_suggest(d, 0, row[i].word, name, LENGTH(name));
        assert_row(d->n == n + (row[i].text != NULL), row[i].word);
        if (row[i].text != NULL) {
            hoshi_diag_text(&d->v[n], HOSHI_LANG_EN, &b);
            assert_string_equal(b.p, row[i].text);
        }
        hoshi_buf_release(&b);
    }
}

static void arguments_are_cut_at_a_character(void **state)
{
    struct fixture *f = *state;
    struct hoshi_diags *d = &f->diags;
    char text[1000] = "";
    for (int i = 0; i < 300; i++)
        memcpy(text + 3 * i, "星", 4);
    hoshi_diag_add(d, 0, HOSHI_HS1102, at(1, 1), text, NULL, NULL);
    const char *arg = d->v[0].arg[0];
    size_t n = strlen(arg);
    assert_true(n <= HOSHI_LIMIT_ARG_BYTES + sizeof "…" + 3 && n % 3 == 0);
    assert_string_equal(arg + n - 3, "…");
    struct hoshi_buf b;
    hoshi_buf_init(&b, 0);
    hoshi_diag_add(d, 0, HOSHI_HS1102, at(1, 1), "a\x1b[0m{1}\xff", NULL, NULL);
    hoshi_diag_text(&d->v[1], HOSHI_LANG_EN, &b);
    assert_string_equal(b.p, "unknown key 'a\\x1b[0m{1}\\xff'");
    hoshi_buf_release(&b);
}

static void every_input_keeps_its_name(void **state)
{
    struct fixture *f = *state;
    struct hoshi_diags *d = &f->diags;
    char name[24];
    for (int i = 0; i < 1000; i++) {
        snprintf(name, sizeof name, "%d.yaml", i);
        assert_int_equal(hoshi_diags_source(d, name, STR("x")), i);
    }
    struct hoshi_buf b;
    hoshi_buf_init(&b, 0);
    hoshi_diag_add(d, 999, HOSHI_HS1102, at(12, 34), NULL, NULL, NULL);
    hoshi_diag_add(d, 0, HOSHI_HS1010, HOSHI_SPAN_FILE, NULL, NULL, NULL);
    hoshi_diag_add(d, HOSHI_DIAG_SOURCES, HOSHI_HS3001, HOSHI_SPAN_FILE, NULL, NULL, NULL);
    for (int i = 0; i < 3; i++) {
        hoshi_diag_place(d, &d->v[i], &b);
        hoshi_buf_puts(&b, " ");
    }
    assert_string_equal(b.p, "999.yaml:12:34 0.yaml hoshi ");
    hoshi_buf_release(&b);
}

/* Losing memory blunts a message; the error itself stays. */
static void errors_survive_lack_of_memory(void **state)
{
    (void)state;
    for (size_t n = 1; n < 12; n++) {
        struct hoshi_arena arena;
        struct hoshi_diags d;
        struct hoshi_buf b;
        hoshi_arena_init(&arena, 0);
        arena.fail_at = n;
        hoshi_diags_init(&d, &arena);
        uint16_t source = hoshi_diags_source(&d, "a", STR("x: y\n"));
        hoshi_diag_add(&d, source, HOSHI_HS1102, at(1, 1), "x", "y", "z");
        hoshi_diag_note(&d, source, HOSHI_HS0001, at(1, 1), NULL);
        hoshi_diag_add(&d, source, HOSHI_HS1104, at(1, 1), hoshi_diag_number(&d, 12), NULL, NULL);
        assert_int_equal(d.n_error, 2);
        assert_int_equal(hoshi_diags_exit(&d), 3);
        hoshi_diags_sort(&d);
        hoshi_buf_init(&b, 0);
        hoshi_diags_render(&d, HOSHI_LANG_JA, false, &b);
        assert_false(b.failed);
        assert_true(b.n != 0);
        hoshi_buf_release(&b);
        hoshi_arena_release(&arena);
    }
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest test[] = {
        TEST(sorted_by_place_with_notes_behind),
        TEST(exit_status_is_the_worst),
        TEST(list_is_bounded_but_counts_on),
        TEST(suggestions),
        TEST(arguments_are_cut_at_a_character),
        TEST(every_input_keeps_its_name),
        cmocka_unit_test(errors_survive_lack_of_memory),
    };
    return cmocka_run_group_tests(test, NULL, NULL);
}
