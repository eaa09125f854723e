#include "app/session/readers.h"

#include <string.h>
#include <strings.h>

const struct hoshi_reader_row hoshi_readers[] = {
#define READER(id, suffixes, format) {id, suffixes, format},
#include "app/session/readers.def"
#undef READER
    {NULL, NULL, HOSHI_INPUT_AUTO},
};

static bool ends_with_one_of(const char *name, const char *suffixes)
{
    size_t n = strlen(name);
    for (const char *s = suffixes; *s != '\0';) {
        size_t k = strcspn(s, " ");
        if (n > k && strncasecmp(name + n - k, s, k) == 0)
            return true;
        s += k;
        s += *s == ' ';
    }
    return false;
}

const struct hoshi_reader_row *hoshi_reader_for(const char *name)
{
    for (const struct hoshi_reader_row *r = hoshi_readers; r->id != NULL; r++) {
        if (ends_with_one_of(name, r->suffixes))
            return r;
    }
    return NULL;
}

const struct hoshi_reader_row *hoshi_reader_find(const char *id)
{
    for (const struct hoshi_reader_row *r = hoshi_readers; r->id != NULL; r++) {
        if (strcmp(r->id, id) == 0)
            return r;
    }
    return NULL;
}
