/* Any bytes as a CSV answer sheet: never a crash; a refusal always says why; what is accepted is a
 * sheet that can be judged. */
#include <hoshi/builtin.h>
#include <hoshi/load.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"

/* One of each method, the first for a sheet that names none of them. */
static const char *const name[3] = {"scs", "guideline", "iso27001"};
static struct hoshi_catalog *the_catalog[3];

static void load_catalogs(void)
{
    static struct hoshi_arena arena;
    static struct hoshi_diags diags;
    struct hoshi_input in;
    hoshi_arena_init(&arena, 0);
    hoshi_diags_init(&diags, &arena);
    for (int i = 0; i < 3; i++)
        if (hoshi_builtin_find(HOSHI_BUILTIN_CATALOG, name[i], &in) != HOSHI_OK ||
            hoshi_catalog_load(&in, &arena, &diags, &the_catalog[i]) != HOSHI_OK)
            abort();
}

static const struct hoshi_catalog *named_by(const uint8_t *data, size_t size)
{
    for (int i = 1; i < 3; i++)
        if (memmem(data, size, name[i], strlen(name[i])) != NULL)
            return the_catalog[i];
    return the_catalog[0];
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (the_catalog[0] == NULL)
        load_catalogs();
    struct hoshi_arena arena;
    struct hoshi_diags diags;
    struct hoshi_answers *ans = NULL;
    struct hoshi_input in = {
        .name = "sheet.csv", .bytes = {(const char *)data, size}, .format = HOSHI_INPUT_CSV};
    hoshi_arena_init(&arena, (size_t)64 << 20);
    hoshi_diags_init(&diags, &arena);
    enum hoshi_rc rc = hoshi_answers_load(&in, named_by(data, size), 700000, &arena, &diags, &ans);
    if ((rc == HOSHI_OK) != (diags.n_error == 0) || (rc == HOSHI_OK && ans->by_criterion == NULL))
        abort();
    hoshi_diags_sort(&diags);
    hoshi_arena_release(&arena);
    return 0;
}
