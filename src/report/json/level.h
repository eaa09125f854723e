/* A level in JSON: "star" of the scheme, "level" of another. */
#ifndef HOSHI_REPORT_JSON_LEVEL_H
#define HOSHI_REPORT_JSON_LEVEL_H

#include <hoshi/result.h>

#include "report/json/json.h"

/**
 * Add which level something belongs to: "star": 3, or of another scheme "level": "ML2".
 *
 * @param to   object
 * @param cat  catalogue
 * @param star hoshi_level.star
 */
void hoshi_level_json(hoshi_json *to, const struct hoshi_catalog *cat, uint8_t star);

/**
 * Add a level that may be none.
 *
 * @param to   object
 * @param key  of the member
 * @param cat  catalogue
 * @param star hoshi_level.star; 0 is null
 */
void hoshi_optional_level_json(hoshi_json *to, const char *key, const struct hoshi_catalog *cat,
                               uint8_t star);

/**
 * Add what is reached: star, star_firm and star_provisional, or of another scheme level_reached and
 * level_firm, which are null where nothing is.
 *
 * @param to object
 * @param r  a result
 */
void hoshi_reached_json(hoshi_json *to, const struct hoshi_result *r);

/**
 * A star by its number, the level of another scheme by its id, each under a key of its own.
 *
 * @param to        an object
 * @param cat       catalogue
 * @param star_key  of a star
 * @param level_key of a level
 * @param star      hoshi_level.star; 0 = none: the number of no star, or null
 */
void hoshi_keyed_level_json(hoshi_json *to, const struct hoshi_catalog *cat, const char *star_key,
                            const char *level_key, uint8_t star);

#endif
