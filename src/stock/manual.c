/* Made by cmake/manual.cmake from docs/man. */
#include "stock/manual.h"

#include <string.h>

#include "base/str.h"
#include "hoshi_embed.h"

static const struct {
    const char *file; /* in the source tree */
    const unsigned char *bytes;
    const size_t *size;
} row[] = {
#define X(name, file) {file, hoshi_embed_##name, &hoshi_embed_##name##_size},
    HOSHI_EMBED_LIST(X)
#undef X
};

struct hoshi_str hoshi_manual_page(const char *page, enum hoshi_lang lang)
{
    const char *folder = lang == HOSHI_LANG_JA ? "docs/man/ja/" : "docs/man/";
    size_t n = strlen(folder);
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        if (strncmp(row[i].file, folder, n) == 0 && strcmp(row[i].file + n, page) == 0)
            return (struct hoshi_str){(const char *)row[i].bytes, *row[i].size};
    }
    return (struct hoshi_str){"", 0};
}
