/* Looking into JSON that another program may have written: nothing is expected to be there, and
 * every function takes what the one before did not find. */
#ifndef HOSHI_REPORT_JSON_READ_H
#define HOSHI_REPORT_JSON_READ_H

#include <hoshi/types.h>

typedef struct cJSON hoshi_json;

/**
 * Parse a document.
 *
 * @param bytes UTF-8
 * @return its root; NULL when it is no JSON or more than that, or there is no memory
 * @owner  caller; hoshi_json_delete()
 */
hoshi_json *hoshi_json_read(struct hoshi_str bytes);

/**
 * Parse the value that a text begins with.
 *
 * @param bytes UTF-8
 * @param ret_n where the value ends; with NULL where the mistake is
 * @return the value; NULL when it is no JSON, or there is no memory
 * @owner  caller; hoshi_json_delete()
 */
hoshi_json *hoshi_json_read_value(struct hoshi_str bytes, size_t *ret_n);

/**
 * Free a document.
 *
 * @param root of hoshi_json_read(), or NULL
 */
void hoshi_json_delete(hoshi_json *root);

/**
 * A member of an object.
 *
 * @param object or any other value, or NULL
 * @param key    case counts
 * @return the first of that name, or NULL
 * @owner  the document
 */
const hoshi_json *hoshi_json_at(const hoshi_json *object, const char *key);

/**
 * A text in an object.
 *
 * @param object or any other value, or NULL
 * @param key    case counts
 * @return NULL when it is not there, or no text
 * @owner  the document
 */
const char *hoshi_json_text_at(const hoshi_json *object, const char *key);

/**
 * A text.
 *
 * @param value any, or NULL
 * @return NULL when it is none
 * @owner  the document
 */
const char *hoshi_json_as_text(const hoshi_json *value);

/**
 * A number in an object that counts something.
 *
 * @param object    or any other value, or NULL
 * @param key       case counts
 * @param max       at most 999999999999999: what a double tells apart
 * @param ret_count set when true, without decimals
 * @return false when it is not there, no number, negative or above max
 */
bool hoshi_json_count_at(const hoshi_json *object, const char *key, uint64_t max,
                         uint64_t *ret_count);

/**
 * A number in an object that may be negative.
 *
 * @param object    or any other value, or NULL
 * @param key       case counts
 * @param ret_value set when true, without decimals
 * @return false when it is not there, no number, or of more than 32 bits
 */
bool hoshi_json_integer_at(const hoshi_json *object, const char *key, int32_t *ret_value);

/**
 * Whether a document says that it is of a format.
 *
 * @param root   of hoshi_json_read(), or NULL
 * @param format "result/1"
 * @return true when it does
 */
bool hoshi_json_says(const hoshi_json *root, const char *format);

/**
 * Whether a value is a list.
 *
 * @param value or NULL
 * @return true for a list, empty or not
 */
bool hoshi_json_is_list(const hoshi_json *value);

/**
 * Whether a value is true.
 *
 * @param value or NULL
 * @return false for anything else
 */
bool hoshi_json_is_true(const hoshi_json *value);

/**
 * The first element of a list.
 *
 * @param list or any other value, or NULL
 * @return NULL when there is none
 * @owner  the document
 */
const hoshi_json *hoshi_json_first(const hoshi_json *list);

/**
 * The element behind another.
 *
 * @param element or NULL
 * @return NULL when there is none
 * @owner  the document
 */
const hoshi_json *hoshi_json_next(const hoshi_json *element);

/**
 * How many elements a list has.
 *
 * @param list or any other value, or NULL
 * @return 0 for what is no list
 */
size_t hoshi_json_size(const hoshi_json *list);

/**
 * A key that an object of a tree has twice: readers would not agree on which one counts. An object
 * with more members than any of ours counts as one, too.
 *
 * @param value root of the tree
 * @return the first such key, borrowed; NULL when there is none
 * @owner  the tree
 */
const char *hoshi_json_repeated(const hoshi_json *value);

#endif
