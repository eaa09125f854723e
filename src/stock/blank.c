#include "stock/blank.h"

#include <string.h>

#include "hoshi_embed.h"

/* What stands in the template for the file and for the id. */
#define PATH "./own.yaml"
#define ID "\nid: own\n"

static void put_until(struct hoshi_buf *out, const char **text, const char *end)
{
    hoshi_buf_put(out, *text, (size_t)(end - *text));
    *text = end;
}

enum hoshi_rc hoshi_blank_catalog(const char *id, const char *path, struct hoshi_buf *out)
{
    const char *text = (const char *)hoshi_embed_blank_catalogue;
    for (const char *at = strstr(text, PATH); at != NULL; at = strstr(text, PATH)) {
        put_until(out, &text, at);
        hoshi_buf_puts(out, path);
        text += strlen(PATH);
    }
    put_until(out, &text, strstr(text, ID));
    hoshi_buf_puts(out, "\nid: ");
    hoshi_buf_puts(out, id);
    hoshi_buf_puts(out, "\n");
    hoshi_buf_puts(out, text + strlen(ID));
    return hoshi_buf_rc(out);
}
