#include "app/batch/names.h"

#include <fnmatch.h>
#include <string.h>

#include "app/session/sheet_names.h"
#include "base/digest.h"
#include "base/str.h"

bool hoshi_batch_is_mine(const struct hoshi_batch_request *r, struct hoshi_str key)
{
    return r->n_shard == 0 || hoshi_sha256_number(key) % r->n_shard == r->shard - 1;
}

bool hoshi_batch_takes(const struct hoshi_batch_request *r, uint64_t ordinal,
                       struct hoshi_str source)
{
    return ordinal >= r->skip && (r->shard_by_id || hoshi_batch_is_mine(r, source));
}

bool hoshi_batch_is_lines(const struct hoshi_batch_request *r, const char *name)
{
    if (r->input != NULL)
        return strcmp(r->input, "ndjson") == 0;
    return hoshi_str_ends(name, ".ndjson") || hoshi_str_ends(name, ".jsonl");
}

bool hoshi_batch_is_included(const struct hoshi_batch_request *r, const char *path,
                             const char *below, const char *name)
{
    for (size_t i = 0; i < r->n_include; i++) {
        bool whole = strchr(r->include[i], '/') != NULL;
        if (fnmatch(r->include[i], whole ? path : name, whole ? FNM_PATHNAME : 0) == 0)
            return true;
    }
    return r->n_include == 0 &&
           (hoshi_sheet_is_named(below, name) ||
            (!hoshi_sheet_is_evidence(below) && hoshi_batch_is_lines(r, name)));
}

bool hoshi_batch_is_suspect(const struct hoshi_batch_request *r, const char *below,
                            const char *name)
{
    return r->n_include == 0 && hoshi_sheet_is_suspect(below, name);
}

const char *hoshi_batch_suffixes(void)
{
    return ""
#define INPUT(id, word, name, suffixes) suffixes " "
#include <hoshi/input.def>
#undef INPUT
           ".ndjson .jsonl";
}
