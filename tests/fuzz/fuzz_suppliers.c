/* Any bytes as a buyer's list of suppliers: never a crash; a refusal always says why; what is
 * accepted is written as a list that reads the same again. */
#include <hoshi/load.h>
#include <hoshi/report.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"

static enum hoshi_rc load(struct hoshi_str bytes, struct hoshi_arena *arena,
                          struct hoshi_diags *diags, struct hoshi_suppliers **ret_list)
{
    struct hoshi_input in = {.name = "suppliers.csv", .bytes = bytes};
    hoshi_arena_init(arena, (size_t)64 << 20);
    hoshi_diags_init(diags, arena);
    return hoshi_suppliers_load(&in, NULL, arena, diags, ret_list);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct hoshi_arena arena, again_arena;
    struct hoshi_diags diags, again_diags;
    struct hoshi_suppliers *list = NULL, *again = NULL;
    enum hoshi_rc rc = load((struct hoshi_str){(const char *)data, size}, &arena, &diags, &list);
    if ((rc == HOSHI_OK) != (diags.n_error == 0) || (rc == HOSHI_OK) != (list != NULL))
        abort();
    if (rc == HOSHI_OK) {
        struct hoshi_buf once, twice;
        hoshi_buf_init(&once, 0);
        hoshi_buf_init(&twice, 0);
        if (hoshi_require_csv(list, &once) != HOSHI_OK ||
            load((struct hoshi_str){once.p, once.n}, &again_arena, &again_diags, &again) !=
                HOSHI_OK ||
            hoshi_require_csv(again, &twice) != HOSHI_OK || once.n != twice.n ||
            memcmp(once.p, twice.p, once.n) != 0)
            abort();
        hoshi_buf_release(&once);
        hoshi_buf_release(&twice);
        hoshi_arena_release(&again_arena);
    }
    hoshi_diags_sort(&diags);
    hoshi_arena_release(&arena);
    return 0;
}
