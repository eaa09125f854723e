#include "report/json/manifest.h"

#include <string.h>

#include "report/json/json.h"

#define FORMAT "batch-manifest/1"
#define COUNT_MAX 1e15 /* a double still tells each of them apart */

enum hoshi_rc hoshi_manifest_json(const struct hoshi_manifest *m, struct hoshi_buf *out)
{
    cJSON *o = hoshi_json_root();
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

static bool get_text(const cJSON *o, const char *key, char *ret_text, size_t size)
{
    const char *s = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(o, key));
    size_t n = s != NULL ? strlen(s) : size;
    if (n >= size)
        return false;
    memcpy(ret_text, s, n + 1);
    return true;
}

static bool get_count(const cJSON *o, const char *key, uint64_t *ret_count)
{
    const cJSON *v = cJSON_GetObjectItemCaseSensitive(o, key);
    if (!cJSON_IsNumber(v) || !(v->valuedouble >= 0 && v->valuedouble < COUNT_MAX))
        return false;
    *ret_count = (uint64_t)v->valuedouble;
    return true;
}

enum hoshi_rc hoshi_manifest_read(struct hoshi_str line, struct hoshi_manifest *ret_m)
{
    struct hoshi_manifest m = {.shard = 0};
    char format[sizeof FORMAT];
    cJSON *o = cJSON_ParseWithLength(line.p, line.n);
    bool ok = get_text(o, "hoshi", format, sizeof format) && strcmp(format, FORMAT) == 0 &&
              get_count(o, "shard", &m.shard) && get_count(o, "of", &m.of) &&
              get_text(o, "format", m.format, sizeof m.format) &&
              get_text(o, "run", m.run, sizeof m.run) &&
              get_text(o, "inputs_sha256", m.inputs_sha256, sizeof m.inputs_sha256) &&
              get_count(o, "skip", &m.skip) && get_count(o, "inputs", &m.inputs) &&
              get_count(o, "records", &m.records) && get_count(o, "errors", &m.errors) &&
              get_text(o, "sha256", m.sha256, sizeof m.sha256);
    cJSON_Delete(o);
    if (ok)
        *ret_m = m;
    return ok ? HOSHI_OK : HOSHI_E_INVALID;
}
