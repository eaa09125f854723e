#include <hoshi/package.h>
#include <string.h>

#include "base/str.h"

const struct hoshi_paper *hoshi_paper_find(const struct hoshi_papers *list, const char *said)
{
    for (size_t i = 0; i < list->n_paper; i++) {
        const struct hoshi_paper *p = &list->paper[i];
        if (hoshi_str_eq_nocase(p->id.s, said))
            return p;
        for (int lang = 0; lang < HOSHI_LANG_COUNT_; lang++) {
            if (p->title.v[lang] != NULL && strcmp(p->title.v[lang], said) == 0)
                return p;
        }
    }
    return NULL;
}
