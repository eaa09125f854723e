#include "report/json/read.h"

#include <stdint.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "base/json_form.h"
#include "base/memory.h"

#define MEMBERS_MAX 64

hoshi_json *hoshi_json_read_value(struct hoshi_str bytes, size_t *ret_n)
{
    if (!hoshi_json_form(bytes, ret_n))
        return NULL;
    hoshi_json *value = cJSON_ParseWithLength(bytes.p, *ret_n);
    if (value == NULL) /* its form is right */
        hoshi_memory_refused();
    return value;
}

hoshi_json *hoshi_json_read(struct hoshi_str bytes)
{
    size_t n;
    hoshi_json *root = hoshi_json_read_value(bytes, &n);
    while (root != NULL && n < bytes.n && strchr(" \t\r\n", bytes.p[n]) != NULL &&
           bytes.p[n] != '\0')
        n++;
    if (root != NULL && n < bytes.n) {
        cJSON_Delete(root);
        return NULL;
    }
    return root;
}

void hoshi_json_delete(hoshi_json *root)
{
    cJSON_Delete(root);
}

const hoshi_json *hoshi_json_at(const hoshi_json *object, const char *key)
{
    return cJSON_GetObjectItemCaseSensitive(object, key);
}

const char *hoshi_json_text_at(const hoshi_json *object, const char *key)
{
    return cJSON_GetStringValue(hoshi_json_at(object, key));
}

const char *hoshi_json_as_text(const hoshi_json *value)
{
    return cJSON_GetStringValue(value);
}

bool hoshi_json_count_at(const hoshi_json *object, const char *key, uint64_t max,
                         uint64_t *ret_count)
{
    const hoshi_json *v = hoshi_json_at(object, key);
    if (!cJSON_IsNumber(v) || !(v->valuedouble >= 0 && v->valuedouble <= (double)max))
        return false;
    *ret_count = (uint64_t)v->valuedouble;
    return true;
}

bool hoshi_json_integer_at(const hoshi_json *object, const char *key, int32_t *ret_value)
{
    const hoshi_json *v = hoshi_json_at(object, key);
    if (!cJSON_IsNumber(v) || !(v->valuedouble >= INT32_MIN && v->valuedouble <= INT32_MAX))
        return false;
    *ret_value = (int32_t)v->valuedouble;
    return true;
}

bool hoshi_json_says(const hoshi_json *root, const char *format)
{
    const char *said = hoshi_json_text_at(root, "hoshi");
    return said != NULL && strcmp(said, format) == 0;
}

bool hoshi_json_is_list(const hoshi_json *value)
{
    return cJSON_IsArray(value);
}

bool hoshi_json_is_true(const hoshi_json *value)
{
    return cJSON_IsTrue(value);
}

const hoshi_json *hoshi_json_first(const hoshi_json *list)
{
    return list != NULL ? list->child : NULL;
}

const hoshi_json *hoshi_json_next(const hoshi_json *element)
{
    return element != NULL ? element->next : NULL;
}

size_t hoshi_json_size(const hoshi_json *list)
{
    size_t n = 0;
    for (const hoshi_json *e = hoshi_json_first(list); e != NULL; e = hoshi_json_next(e))
        n++;
    return n;
}

static const char *repeated_in(const cJSON *object)
{
    size_t n = 0;
    for (const cJSON *a = object->child; a != NULL; a = a->next) {
        if (n++ == MEMBERS_MAX)
            return a->string;
        for (const cJSON *b = object->child; b != a; b = b->next) {
            if (strcmp(a->string, b->string) == 0)
                return a->string;
        }
    }
    return NULL;
}

const char *hoshi_json_repeated(const hoshi_json *value)
{
    const char *key = cJSON_IsObject(value) ? repeated_in(value) : NULL;
    for (const cJSON *e = value->child; e != NULL && key == NULL; e = e->next)
        key = hoshi_json_repeated(e);
    return key;
}
