/* Memory of one load: alignment, zero filling, ceiling, the knob that makes an allocation fail. */
#include "unit.h"

#include <hoshi/arena.h>

static void memory_is_zero_aligned_and_its_own(void **state)
{
    (void)state;
    static const size_t size[] = {0, 1, 15, 16, 17, 4095, 65535, 65536, 65537, 1 << 20};
    struct hoshi_arena a;
    unsigned char *got[LENGTH(size)];
    hoshi_arena_init(&a, 0);
    for (size_t i = 0; i < LENGTH(size); i++) {
        got[i] = hoshi_arena_alloc(&a, size[i]);
        assert_non_null(got[i]);
        assert_int_equal((uintptr_t)got[i] % 16, 0);
        for (size_t k = 0; k < size[i]; k++)
            assert_int_equal(got[i][k], 0);
        memset(got[i], (int)i + 1, size[i]);
    }
    for (size_t i = 0; i < LENGTH(size); i++) {
        for (size_t k = 0; k < size[i]; k++)
            assert_int_equal(got[i][k], i + 1); /* no later allocation wrote into it */
    }
    hoshi_arena_release(&a);
}

static void ceiling_is_exact(void **state)
{
    (void)state;
    struct hoshi_arena a;
    hoshi_arena_init(&a, 64);
    assert_null(hoshi_arena_alloc(&a, 65));
    assert_non_null(hoshi_arena_alloc(&a, 48));
    assert_null(hoshi_arena_alloc(&a, 17));
    assert_non_null(hoshi_arena_alloc(&a, 16));
    assert_null(hoshi_arena_alloc(&a, 1));
    hoshi_arena_release(&a);
    hoshi_arena_init(&a, 64); /* usable again */
    assert_non_null(hoshi_arena_alloc(&a, 64));
    hoshi_arena_release(&a);
}

static void impossible_sizes_are_refused(void **state)
{
    (void)state;
    struct hoshi_arena a;
    hoshi_arena_init(&a, 0);
    assert_null(hoshi_arena_alloc(&a, SIZE_MAX));
    assert_null(hoshi_arena_alloc(&a, SIZE_MAX - 15));
    assert_null(hoshi_arena_array(&a, SIZE_MAX / 2, 3));
    assert_null(hoshi_arena_array(&a, 3, SIZE_MAX / 2));
    assert_null(hoshi_arena_strndup(&a, "x", SIZE_MAX));
    assert_non_null(hoshi_arena_array(&a, SIZE_MAX, 0));
    assert_non_null(hoshi_arena_array(&a, 0, SIZE_MAX));
    hoshi_arena_release(&a);
}

static void only_the_nth_allocation_fails(void **state)
{
    (void)state;
    for (size_t n = 1; n <= 3; n++) {
        struct hoshi_arena a;
        hoshi_arena_init(&a, 0);
        a.fail_at = n;
        for (size_t i = 1; i <= 4; i++)
            assert_int_equal(hoshi_arena_alloc(&a, 8) == NULL, i == n);
        assert_int_equal(a.n_alloc, 4);
        hoshi_arena_release(&a);
    }
}

static void copies_end_with_nul(void **state)
{
    (void)state;
    struct hoshi_arena a;
    hoshi_arena_init(&a, 0);
    assert_string_equal(hoshi_arena_strndup(&a, "abc", 2), "ab");
    assert_string_equal(hoshi_arena_strndup(&a, NULL, 0), "");
    hoshi_arena_release(&a);
    hoshi_arena_release(&a);
    hoshi_arena_release(NULL);
    struct hoshi_arena zero = {0};
    hoshi_arena_release(&zero);
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(memory_is_zero_aligned_and_its_own),
        cmocka_unit_test(ceiling_is_exact),
        cmocka_unit_test(impossible_sizes_are_refused),
        cmocka_unit_test(only_the_nth_allocation_fails),
        cmocka_unit_test(copies_end_with_nul),
    };
    return cmocka_run_group_tests(test, NULL, NULL);
}
