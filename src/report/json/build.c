#include "report/json/json.h"

#include <cjson/cJSON.h>

#include <string.h>

#include "base/digits.h"
#include "base/lang.h"
#include "base/str.h"
#include "base/visible.h"

/* cJSON itself looks at the lowest ten bits of a type only. */
#define LOST (1 << 24)

void hoshi_json_lost(cJSON *at)
{
    if (at != NULL)
        at->type |= LOST;
}

/* Without a parent there is no place for a mark, and none is needed: the failure that made the
 * parent NULL has left one further up, or the root itself is NULL. */
static cJSON *kept(cJSON *to, cJSON *child)
{
    if (child == NULL)
        hoshi_json_lost(to);
    return child;
}

cJSON *hoshi_json_root(void)
{
    return cJSON_CreateObject();
}

cJSON *hoshi_json_object(cJSON *to, const char *key)
{
    return kept(to, cJSON_AddObjectToObject(to, key));
}

cJSON *hoshi_json_array(cJSON *to, const char *key)
{
    return kept(to, cJSON_AddArrayToObject(to, key));
}

void hoshi_json_string(cJSON *to, const char *key, const char *value)
{
    kept(to, value != NULL ? cJSON_AddStringToObject(to, key, value) : NULL);
}

void hoshi_json_number(cJSON *to, const char *key, double value)
{
    kept(to, cJSON_AddNumberToObject(to, key, value));
}

void hoshi_json_bool(cJSON *to, const char *key, bool value)
{
    kept(to, cJSON_AddBoolToObject(to, key, value));
}

void hoshi_json_null(cJSON *to, const char *key)
{
    kept(to, cJSON_AddNullToObject(to, key));
}

static cJSON *push(cJSON *list, cJSON *item)
{
    if (item != NULL && !cJSON_AddItemToArray(list, item)) { /* list is NULL */
        cJSON_Delete(item);
        item = NULL;
    }
    return kept(list, item);
}

cJSON *hoshi_json_push_object(cJSON *list)
{
    return push(list, cJSON_CreateObject());
}

void hoshi_json_push_string(cJSON *list, const char *value)
{
    push(list, value != NULL ? cJSON_CreateString(value) : NULL);
}

void hoshi_json_push_number(cJSON *list, double value)
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

void hoshi_json_visible(cJSON *to, const char *key, const char *name)
{
    struct hoshi_buf visible;
    hoshi_json_string(to, key, made_visible(&visible, name));
    hoshi_buf_release(&visible);
}

void hoshi_json_push_visible(cJSON *list, const char *name)
{
    struct hoshi_buf visible;
    hoshi_json_push_string(list, made_visible(&visible, name));
    hoshi_buf_release(&visible);
}

void hoshi_json_optional(cJSON *to, const char *key, const char *value)
{
    if (value != NULL)
        hoshi_json_string(to, key, value);
}

void hoshi_json_text_members(cJSON *to, const struct hoshi_text *text)
{
    for (int l = 0; l < HOSHI_LANG_COUNT_; l++)
        hoshi_json_optional(to, hoshi_lang_codes[l], text->v[l]);
}

void hoshi_json_text(cJSON *to, const char *key, const struct hoshi_text *text)
{
    cJSON *o = hoshi_json_object(to, key);
    hoshi_json_text_members(o, text);
}

void hoshi_json_day(cJSON *to, const char *key, hoshi_day day)
{
    char text[HOSHI_DATE_BYTES];
    if (day != 0)
        hoshi_json_string(to, key, hoshi_date_format(day, text));
}

void hoshi_json_drop_empty(cJSON *parent, const char *key)
{
    const cJSON *member = cJSON_GetObjectItemCaseSensitive(parent, key);
    if (member != NULL && member->child == NULL && (member->type & LOST) == 0)
        cJSON_DeleteItemFromObjectCaseSensitive(parent, key);
}

/* Recursion is as deep as the documents we build: fewer than 20 levels. */
static bool complete(const cJSON *item)
{
    if ((item->type & LOST) != 0)
        return false;
    for (const cJSON *child = item->child; child != NULL; child = child->next) {
        if (!complete(child))
            return false;
    }
    return true;
}

enum hoshi_rc hoshi_json_print(cJSON *json, bool pretty, struct hoshi_buf *out)
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

const char *hoshi_period_format(hoshi_months months, char ret_text[HOSHI_PERIOD_BYTES])
{
    if (months == 0)
        return NULL;
    bool years = months % 12 == 0;
    char digits[HOSHI_DECIMAL_BYTES];
    size_t n = strlen(hoshi_decimal(digits, years ? months / 12 : months));
    ret_text[0] = 'P';
    memcpy(ret_text + 1, digits, n);
    ret_text[n + 1] = years ? 'Y' : 'M';
    ret_text[n + 2] = '\0';
    return ret_text;
}
