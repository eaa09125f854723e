/* The version is one: what the library says is what a program sees that was compiled against its
 * header, what the package is called, and what the list of changes begins with. */
#include "unit.h"

#include <hoshi/version.h>

/* The text between two marks in a file of the source tree. */
static void between(const char *path, const char *before, const char *after, char ret_text[32])
{
    struct hoshi_str file = read_file(path);
    const char *at = strstr(file.p, before);
    assert_row(at != NULL, path);
    at += strlen(before);
    const char *end = strstr(at, after);
    assert_row(end != NULL && end - at < 32, path);
    memcpy(ret_text, at, (size_t)(end - at));
    ret_text[end - at] = '\0';
    free((char *)file.p);
}

static void every_place_says_the_same(void **state)
{
    (void)state;
    char header[32], project[32], change[32];
    between("include/hoshi/version.h", "#define HOSHI_VERSION \"", "\"", header);
    between("CMakeLists.txt", "project(hoshi VERSION ", " ", project);
    between("CHANGELOG.md", "\n## [", "]", change);
    assert_string_equal(hoshi_version(), header);
    assert_string_equal(hoshi_version(), project);
    assert_string_equal(hoshi_version(), change);
}

static void it_is_three_numbers(void **state)
{
    (void)state;
    int part[3];
    char rest;
    assert_int_equal(sscanf(hoshi_version(), "%d.%d.%d%c", &part[0], &part[1], &part[2], &rest), 3);
}

int main(void)
{
    const struct CMUnitTest test[] = {cmocka_unit_test(every_place_says_the_same),
                                      cmocka_unit_test(it_is_three_numbers)};
    return cmocka_run_group_tests(test, NULL, NULL);
}
