/* What the library says is what its header says. */
#include "unit.h"

#include <hoshi/version.h>

static void library_and_header_agree(void **state)
{
    (void)state;
    int part[3];
    char rest;
    assert_string_equal(hoshi_version(), HOSHI_VERSION);
    assert_int_equal(sscanf(hoshi_version(), "%d.%d.%d%c", &part[0], &part[1], &part[2], &rest), 3);
}

int main(void)
{
    const struct CMUnitTest test[] = {cmocka_unit_test(library_and_header_agree)};
    return cmocka_run_group_tests(test, NULL, NULL);
}
