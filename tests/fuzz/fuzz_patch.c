/* Any bytes as a sheet and as a typed text: a patch is exact or refused, and what it makes can be
 * patched back to nothing changed. First line of the input: the text; the rest: the sheet. */
#include <stdlib.h>
#include <string.h>

#include "../unit/patched.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    const char *line = n != 0 ? memchr(data, '\n', n) : NULL;
    if (line == NULL)
        return 0;
    size_t n_text = (size_t)(line - (const char *)data);
    struct hoshi_arena arena;
    struct hoshi_buf once, twice;
    hoshi_arena_init(&arena, (size_t)64 << 20);
    hoshi_buf_init(&once, 0);
    hoshi_buf_init(&twice, 0);
    char *typed = hoshi_arena_strndup(&arena, (const char *)data, n_text);
    struct hoshi_str sheet = {line + 1, n - n_text - 1};
    enum hoshi_input_format format =
        sheet.n != 0 && sheet.p[0] == '{' ? HOSHI_INPUT_JSON : HOSHI_INPUT_YAML;
    const char *const order[] = {"1-1-1-1", "1-2-1-1"};
    struct hoshi_patch_field field[] = {{"status", HOSHI_PATCH_WORD, "met", NULL},
                                        {"due", HOSHI_PATCH_REMOVE, NULL, NULL},
                                        {"note", HOSHI_PATCH_TEXT, typed, NULL},
                                        {"evidence", HOSHI_PATCH_FILE, "a.pdf", NULL}};
    struct hoshi_patch patch = {.section = "answers",
                                .key = "1-2-1-1",
                                .whole = "status",
                                .field = field,
                                .n_field = 4,
                                .order = order,
                                .n_order = 2};
    if (typed != NULL && strlen(typed) == n_text &&
        patched(sheet, format, &patch, 1, &arena, &once) == HOSHI_OK) {
        patch.n_field = 3; /* the same again, without one more file: must be possible */
        if (patched((struct hoshi_str){once.p, once.n}, format, &patch, 1, &arena, &twice) !=
            HOSHI_OK)
            abort();
        field[0] = (struct hoshi_patch_field){"evidence", HOSHI_PATCH_DROP, "0", NULL};
        patch.n_field = 1; /* exact or refused, like all */
        (void)patched((struct hoshi_str){twice.p, twice.n}, format, &patch, 1, &arena, &once);
    }
    hoshi_buf_release(&twice);
    hoshi_buf_release(&once);
    hoshi_arena_release(&arena);
    return 0;
}
