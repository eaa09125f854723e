/* Any bytes as a CSV answer sheet: never a crash; a refusal always says why; what is accepted is a
 * sheet that can be judged. */
#include <hoshi/builtin.h>
#include <hoshi/load.h>
#include <stdlib.h>

#include "fuzz.h"

static struct hoshi_catalog *the_catalog;

static void load_catalog(void)
{
    static struct hoshi_arena arena;
    static struct hoshi_diags diags;
    struct hoshi_input in;
    hoshi_arena_init(&arena, 0);
    hoshi_diags_init(&diags, &arena);
    if (hoshi_builtin_find(HOSHI_BUILTIN_CATALOG, "scs", &in) != HOSHI_OK ||
        hoshi_catalog_load(&in, &arena, &diags, &the_catalog) != HOSHI_OK)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (the_catalog == NULL)
        load_catalog();
    struct hoshi_arena arena;
    struct hoshi_diags diags;
    struct hoshi_answers *ans = NULL;
    struct hoshi_input in = {
        .name = "sheet.csv", .bytes = {(const char *)data, size}, .format = HOSHI_INPUT_CSV};
    hoshi_arena_init(&arena, (size_t)64 << 20);
    hoshi_diags_init(&diags, &arena);
    enum hoshi_rc rc = hoshi_answers_load(&in, the_catalog, 700000, &arena, &diags, &ans);
    if ((rc == HOSHI_OK) != (diags.n_error == 0) || (rc == HOSHI_OK && ans->by_criterion == NULL))
        abort();
    hoshi_diags_sort(&diags);
    hoshi_arena_release(&arena);
    return 0;
}
