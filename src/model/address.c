#include "model/address.h"

#include <string.h>

#include "base/str.h"

const char *hoshi_evidence_field(struct hoshi_str typed)
{
    static const char *const scheme[] = {"https://", "http://"};
    for (size_t i = 0; i < sizeof scheme / sizeof scheme[0]; i++) {
        size_t n = strlen(scheme[i]);
        if (typed.n > n && memcmp(typed.p, scheme[i], n) == 0)
            return "url";
    }
    return "file";
}
