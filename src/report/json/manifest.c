#include "report/json/manifest.h"

#include <string.h>

#include "report/json/json.h"
#include "report/json/read.h"

#define FORMAT "batch-manifest/1"
#define COUNT_MAX 999999999999999u

enum hoshi_rc hoshi_manifest_json(const struct hoshi_manifest *m, struct hoshi_buf *out)
{
    hoshi_json *o = hoshi_json_root();
    hoshi_json_string(o, "hoshi", FORMAT);
    hoshi_json_number(o, "shard", (double)m->shard);
    hoshi_json_number(o, "of", (double)m->of);
    hoshi_json_string(o, "format", m->format);
    hoshi_json_string(o, "run", m->run);
    hoshi_json_string(o, "inputs_sha256", m->inputs_sha256);
    hoshi_json_number(o, "skip", (double)m->skip);
    hoshi_json_number(o, "inputs", (double)m->inputs);
    hoshi_json_number(o, "records", (double)m->records);
    hoshi_json_number(o, "errors", (double)m->errors);
    hoshi_json_string(o, "sha256", m->sha256);
    return hoshi_json_print(o, false, out);
}

static bool get_text(const hoshi_json *o, const char *key, char *ret_text, size_t size)
{
    const char *s = hoshi_json_text_at(o, key);
    size_t n = s != NULL ? strlen(s) : size;
    if (n >= size)
        return false;
    memcpy(ret_text, s, n + 1);
    return true;
}

static bool get_count(const hoshi_json *o, const char *key, uint64_t *ret_count)
{
    return hoshi_json_count_at(o, key, COUNT_MAX, ret_count);
}

enum hoshi_rc hoshi_manifest_read(struct hoshi_str line, struct hoshi_manifest *ret_m)
{
    struct hoshi_manifest m = {.shard = 0};
    char format[sizeof FORMAT];
    hoshi_json *o = hoshi_json_read(line);
    bool ok = get_text(o, "hoshi", format, sizeof format) && strcmp(format, FORMAT) == 0 &&
              get_count(o, "shard", &m.shard) && get_count(o, "of", &m.of) &&
              get_text(o, "format", m.format, sizeof m.format) &&
              get_text(o, "run", m.run, sizeof m.run) &&
              get_text(o, "inputs_sha256", m.inputs_sha256, sizeof m.inputs_sha256) &&
              get_count(o, "skip", &m.skip) && get_count(o, "inputs", &m.inputs) &&
              get_count(o, "records", &m.records) && get_count(o, "errors", &m.errors) &&
              get_text(o, "sha256", m.sha256, sizeof m.sha256);
    hoshi_json_delete(o);
    if (ok)
        *ret_m = m;
    return ok ? HOSHI_OK : HOSHI_E_INVALID;
}
