#include "report/json/json.h"

#include <cjson/cJSON.h>

#include <string.h>

#include "base/digits.h"
#include "base/lang.h"
#include "base/str.h"
#include "base/visible.h"

/* cJSON itself looks at the lowest ten bits of a type only. */
#define LOST (1 << 24)

void hoshi_json_buf(hoshi_json *to, const char *key, const struct hoshi_buf *text)
{
    if (text->failed)
        hoshi_json_lost(to);
    else if (text->n != 0)
        hoshi_json_string(to, key, text->p);
}

void hoshi_json_lost(hoshi_json *at)
{
    if (at != NULL)
        at->type |= LOST;
}

/* Without a parent there is no place for a mark, and none is needed: the failure that made the
 * parent NULL has left one further up, or the root itself is NULL. */
static hoshi_json *kept(hoshi_json *to, hoshi_json *child)
{
    if (child == NULL)
        hoshi_json_lost(to);
    return child;
}

hoshi_json *hoshi_json_root(void)
{
    return cJSON_CreateObject();
}

hoshi_json *hoshi_json_object(hoshi_json *to, const char *key)
{
    return kept(to, cJSON_AddObjectToObject(to, key));
}

hoshi_json *hoshi_json_array(hoshi_json *to, const char *key)
{
    return kept(to, cJSON_AddArrayToObject(to, key));
}

void hoshi_json_string(hoshi_json *to, const char *key, const char *value)
{
    kept(to, value != NULL ? cJSON_AddStringToObject(to, key, value) : NULL);
}

void hoshi_json_number(hoshi_json *to, const char *key, double value)
{
    kept(to, cJSON_AddNumberToObject(to, key, value));
}

void hoshi_json_bool(hoshi_json *to, const char *key, bool value)
{
    kept(to, cJSON_AddBoolToObject(to, key, value));
}

void hoshi_json_null(hoshi_json *to, const char *key)
{
    kept(to, cJSON_AddNullToObject(to, key));
}

static hoshi_json *push(hoshi_json *list, hoshi_json *item)
{
    if (item != NULL && !cJSON_AddItemToArray(list, item)) { /* list is NULL */
        cJSON_Delete(item);
        item = NULL;
    }
    return kept(list, item);
}

hoshi_json *hoshi_json_push_object(hoshi_json *list)
{
    return push(list, cJSON_CreateObject());
}

void hoshi_json_push_string(hoshi_json *list, const char *value)
{
    push(list, value != NULL ? cJSON_CreateString(value) : NULL);
}

void hoshi_json_push_number(hoshi_json *list, double value)
{
    push(list, cJSON_CreateNumber(value));
}

/* visible as a text of its own; .failed or not, to be released */
static const char *made_visible(struct hoshi_buf *visible, const char *name)
{
    hoshi_buf_init(visible, 0);
    hoshi_put_visible(visible, hoshi_str_from(name), 0);
    return visible->failed ? NULL : visible->p != NULL ? visible->p : "";
}

void hoshi_json_visible(hoshi_json *to, const char *key, const char *name)
{
    struct hoshi_buf visible;
    hoshi_json_string(to, key, made_visible(&visible, name));
    hoshi_buf_release(&visible);
}

void hoshi_json_push_visible(hoshi_json *list, const char *name)
{
    struct hoshi_buf visible;
    hoshi_json_push_string(list, made_visible(&visible, name));
    hoshi_buf_release(&visible);
}

void hoshi_json_optional(hoshi_json *to, const char *key, const char *value)
{
    if (value != NULL)
        hoshi_json_string(to, key, value);
}

void hoshi_json_text_members(hoshi_json *to, const struct hoshi_text *text)
{
    for (int l = 0; l < HOSHI_LANG_COUNT_; l++)
        hoshi_json_optional(to, hoshi_lang_codes[l], text->v[l]);
}

void hoshi_json_text(hoshi_json *to, const char *key, const struct hoshi_text *text)
{
    hoshi_json *o = hoshi_json_object(to, key);
    hoshi_json_text_members(o, text);
}

void hoshi_json_day(hoshi_json *to, const char *key, hoshi_day day)
{
    char text[HOSHI_DATE_BYTES];
    if (day != 0)
        hoshi_json_string(to, key, hoshi_date_format(day, text));
}

void hoshi_json_drop_empty(hoshi_json *parent, const char *key)
{
    const hoshi_json *member = cJSON_GetObjectItemCaseSensitive(parent, key);
    if (member != NULL && member->child == NULL && (member->type & LOST) == 0)
        cJSON_DeleteItemFromObjectCaseSensitive(parent, key);
}

/* Recursion is as deep as the documents we build: fewer than 20 levels. */
static bool complete(const hoshi_json *item)
{
    if ((item->type & LOST) != 0)
        return false;
    for (const hoshi_json *child = item->child; child != NULL; child = child->next) {
        if (!complete(child))
            return false;
    }
    return true;
}

enum hoshi_rc hoshi_json_print(hoshi_json *json, bool pretty, struct hoshi_buf *out)
{
    char *text = NULL;
    if (json != NULL && complete(json))
        text = pretty ? cJSON_Print(json) : cJSON_PrintUnformatted(json);
    cJSON_Delete(json);
    if (text == NULL)
        return HOSHI_E_NOMEM;
    hoshi_buf_puts(out, text);
    hoshi_buf_puts(out, "\n");
    cJSON_free(text);
    return hoshi_buf_rc(out);
}

/* A tab in a text is written \t: each byte that is one stands between texts. */
enum hoshi_rc hoshi_json_print_yaml(hoshi_json *json, struct hoshi_buf *out)
{
    size_t at = out->n;
    enum hoshi_rc rc = hoshi_json_print(json, true, out);
    for (; rc == HOSHI_OK && at < out->n; at++) {
        if (out->p[at] == '\t')
            out->p[at] = ' ';
    }
    return rc;
}
