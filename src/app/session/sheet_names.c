#include "app/session/sheet_names.h"

#include <string.h>

#include "base/str.h"
#include "codec/parse/node.h"

const char *hoshi_sheet_suffixes(void)
{
    return ""
#define INPUT(id, word, name, suffixes) " " suffixes
#include <hoshi/input.def>
#undef INPUT
           + 1;
}

bool hoshi_sheet_is_evidence(const char *below)
{
    return hoshi_str_starts(below, "evidence/") || strstr(below, "/evidence/") != NULL;
}

/* What systems leave behind; "~$a.xlsx" says that somebody has a.xlsx open. */
static bool is_litter(const char *name)
{
    static const char *const litter[] = {"Thumbs.db", "desktop.ini", "~$"};
    for (size_t i = 0; i < sizeof litter / sizeof litter[0]; i++) {
        if (hoshi_str_starts(name, litter[i]))
            return true;
    }
    return false;
}

bool hoshi_sheet_is_named(const char *below, const char *name)
{
    enum hoshi_input_format format;
    return !is_litter(name) && !hoshi_sheet_is_evidence(below) &&
           hoshi_format_of_name(name, &format);
}

bool hoshi_sheet_is_suspect(const char *below, const char *name)
{
    return !is_litter(name) && !hoshi_sheet_is_evidence(below);
}
