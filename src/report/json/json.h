/* JSON trees that cannot lose a key. cJSON's own Add functions return NULL when memory runs out,
 * and whoever does not look writes a document that is valid and incomplete. These mark the parent
 * instead; hoshi_json_print() refuses a tree with a mark. So a writer appends without looking and
 * asks once, at the end. The lint "banned" keeps the bare cJSON calls out of all other files. */
#ifndef HOSHI_REPORT_JSON_JSON_H
#define HOSHI_REPORT_JSON_JSON_H

#include <hoshi/buf.h>
#include <hoshi/catalog.h>

typedef struct cJSON cJSON; /* whole in report/ only */

/* A root. NULL when out of memory, which every function below accepts and print reports. */
cJSON *hoshi_json_root(void);

/* Members of the object to. A NULL value counts as lost: leave it out with the optional forms. */
cJSON *hoshi_json_object(cJSON *to, const char *key);
cJSON *hoshi_json_array(cJSON *to, const char *key);
void hoshi_json_string(cJSON *to, const char *key, const char *value);
void hoshi_json_number(cJSON *to, const char *key, double value);
void hoshi_json_bool(cJSON *to, const char *key, bool value);
void hoshi_json_null(cJSON *to, const char *key);

/* Elements of the array list. */
cJSON *hoshi_json_push_object(cJSON *list);
void hoshi_json_push_string(cJSON *list, const char *value);
void hoshi_json_push_number(cJSON *list, double value);

/* A name from outside, of a file say: what is no UTF-8 or would move a terminal is shown escaped,
 * as everywhere, because JSON must be UTF-8. */
void hoshi_json_visible(cJSON *to, const char *key, const char *name);
void hoshi_json_push_visible(cJSON *list, const char *name);

/* {"ja": …, "en": …}, or these members of an object; what is absent is left out. */
void hoshi_json_text_members(cJSON *to, const struct hoshi_text *text);
void hoshi_json_text(cJSON *to, const char *key, const struct hoshi_text *text);
void hoshi_json_optional(cJSON *to, const char *key, const char *value);
void hoshi_json_day(cJSON *to, const char *key, hoshi_day day);

/* "P1Y"; NULL when there is no period. */
#define HOSHI_PERIOD_BYTES 16
const char *hoshi_period_format(hoshi_months months, char ret_text[HOSHI_PERIOD_BYTES]);

/* Say that something could not be added, for what a caller allocates itself. */
void hoshi_json_lost(cJSON *at);

/* Takes the member or element away again when nothing was put into it. */
void hoshi_json_drop_empty(cJSON *parent, const char *key);

/* Prints, ends with a line break, and deletes json. HOSHI_E_NOMEM when anything is missing in it:
 * then nothing was appended. */
HOSHI_MUST_USE enum hoshi_rc hoshi_json_print(cJSON *json, bool pretty, struct hoshi_buf *out);

#endif
