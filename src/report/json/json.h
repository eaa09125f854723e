/* JSON trees that cannot lose a key. cJSON's own Add functions return NULL when memory runs out,
 * and whoever does not look writes a document that is valid and incomplete. These mark the parent
 * instead; hoshi_json_print() refuses a tree with a mark. So a writer appends without looking and
 * asks once, at the end. The lint "banned" keeps the bare cJSON calls out of all other files. */
#ifndef HOSHI_REPORT_JSON_JSON_H
#define HOSHI_REPORT_JSON_JSON_H

#include <hoshi/buf.h>
#include <hoshi/catalog.h>

typedef struct cJSON hoshi_json; /* a JSON tree; whole in report/ only */

/**
 * A root.
 *
 * @return an empty object; NULL when out of memory, which every function below accepts and
 *         hoshi_json_print() reports
 * @owner caller; hoshi_json_print() or hoshi_json_delete()
 */
hoshi_json *hoshi_json_root(void);

/**
 * Add a member that is an object.
 *
 * @param to  the object, or NULL
 * @param key copied
 * @return the new object; NULL without memory
 * @owner to
 */
hoshi_json *hoshi_json_object(hoshi_json *to, const char *key);

/**
 * Add a member that is an array.
 *
 * @param to  the object, or NULL
 * @param key copied
 * @return the new array; NULL without memory
 * @owner to
 */
hoshi_json *hoshi_json_array(hoshi_json *to, const char *key);

/**
 * Add a text.
 *
 * @param to    the object, or NULL
 * @param key   copied
 * @param value UTF-8, copied; NULL counts as lost: leave it out with hoshi_json_optional()
 */
void hoshi_json_string(hoshi_json *to, const char *key, const char *value);

/**
 * Add a number.
 *
 * @param to    the object, or NULL
 * @param key   copied
 * @param value a whole one is printed without a point
 */
void hoshi_json_number(hoshi_json *to, const char *key, double value);

/**
 * Add true or false.
 *
 * @param to    the object, or NULL
 * @param key   copied
 * @param value which
 */
void hoshi_json_bool(hoshi_json *to, const char *key, bool value);

/**
 * Add null.
 *
 * @param to  the object, or NULL
 * @param key copied
 */
void hoshi_json_null(hoshi_json *to, const char *key);

/**
 * Append an object.
 *
 * @param list the array, or NULL
 * @return the new object; NULL without memory
 * @owner list
 */
hoshi_json *hoshi_json_push_object(hoshi_json *list);

/**
 * Append a text.
 *
 * @param list  the array, or NULL
 * @param value UTF-8, copied; NULL counts as lost
 */
void hoshi_json_push_string(hoshi_json *list, const char *value);

/**
 * Append a number.
 *
 * @param list  the array, or NULL
 * @param value as hoshi_json_number()
 */
void hoshi_json_push_number(hoshi_json *list, double value);

/**
 * Add a name from outside, of a file say: what is no UTF-8 or would move a terminal is shown
 * escaped, as everywhere, because JSON must be UTF-8.
 *
 * @param to   the object, or NULL
 * @param key  copied
 * @param name any bytes
 */
void hoshi_json_visible(hoshi_json *to, const char *key, const char *name);

/**
 * Append a name from outside; see hoshi_json_visible().
 *
 * @param list the array, or NULL
 * @param name any bytes
 */
void hoshi_json_push_visible(hoshi_json *list, const char *name);

/**
 * Add "ja" and "en", those that are there.
 *
 * @param to   the object, or NULL
 * @param text both languages
 */
void hoshi_json_text_members(hoshi_json *to, const struct hoshi_text *text);

/**
 * Add {"ja": …, "en": …}; a language that is absent is left out.
 *
 * @param to   the object, or NULL
 * @param key  copied
 * @param text both languages
 */
void hoshi_json_text(hoshi_json *to, const char *key, const struct hoshi_text *text);

/**
 * Add a text, or nothing when it is NULL.
 *
 * @param to    the object, or NULL
 * @param key   copied
 * @param value UTF-8, copied, or NULL
 */
void hoshi_json_optional(hoshi_json *to, const char *key, const char *value);

/**
 * Add a day as YYYY-MM-DD, or nothing when it is 0.
 *
 * @param to  the object, or NULL
 * @param key copied
 * @param day days as in hoshi/date.h
 */
void hoshi_json_day(hoshi_json *to, const char *key, hoshi_day day);

/**
 * Add a text that was put together in a buffer; nothing when it is empty. What did not fit is lost.
 *
 * @param to   object; NULL is accepted
 * @param key  copied
 * @param text copied
 */
void hoshi_json_buf(hoshi_json *to, const char *key, const struct hoshi_buf *text);

/**
 * Say that something could not be added, for what a caller allocates itself.
 *
 * @param at the parent; NULL is accepted
 */
void hoshi_json_lost(hoshi_json *at);

/**
 * Take a member away again when nothing was put into it; one that has lost something stays.
 *
 * @param parent the object
 * @param key    of the member
 */
void hoshi_json_drop_empty(hoshi_json *parent, const char *key);

/**
 * Print with a line break at the end, and delete the tree.
 *
 * @param json   the root, or NULL
 * @param pretty with line breaks and tabs
 * @param out    appended to, on success only
 * @return HOSHI_OK, or HOSHI_E_NOMEM when anything is missing in the tree
 * @owner takes json
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_json_print(hoshi_json *json, bool pretty, struct hoshi_buf *out);

/**
 * hoshi_json_print() with line breaks, indented by spaces: JSON is YAML then, but for the tabs that
 * readers of YAML refuse. Texts must hold no control characters and no separators of lines or
 * paragraphs, which YAML reads otherwise; those of a catalogue hold none.
 *
 * @param json the root, or NULL
 * @param out  appended to, on success only
 * @return HOSHI_OK, or HOSHI_E_NOMEM when anything is missing in the tree
 * @owner takes json
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_json_print_yaml(hoshi_json *json, struct hoshi_buf *out);

#endif
