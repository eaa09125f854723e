/* Reads portfolio/1 back. One supplier after the other becomes a tree and goes away again, so that
 * tens of thousands of them cost no more than their rows. */
#include <hoshi/portfolio.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "base/str.h"
#include "report/json/read.h"

#define COUNT_MAX 1000000u

struct reader {
    const char *p, *end, *bad; /* bad: where it is no JSON */
    struct hoshi_arena *arena;
    struct hoshi_earlier *to;
    bool is_portfolio, is_catalogue, has_day;
    const struct hoshi_catalog *catalog;
};

static char peek(struct reader *r)
{
    while (r->p < r->end && strchr(" \t\r\n", *r->p) != NULL && *r->p != '\0')
        r->p++;
    return r->p < r->end ? *r->p : '\0';
}

static enum hoshi_rc no_json(struct reader *r)
{
    r->bad = r->p;
    return HOSHI_E_SYNTAX;
}

static enum hoshi_rc expect(struct reader *r, char c)
{
    if (peek(r) != c)
        return no_json(r);
    r->p++;
    return HOSHI_OK;
}

/* The next value as a tree; NULL when there is none. */
static hoshi_json *parse_value(struct reader *r)
{
    size_t n = 0;
    hoshi_json *value =
        hoshi_json_read_value((struct hoshi_str){r->p, (size_t)(r->end - r->p)}, &n);
    r->p += n;
    return value;
}

static const char *text(const hoshi_json *from, const char *key)
{
    const char *s = hoshi_json_text_at(from, key);
    return s != NULL && *s != '\0' ? s : NULL;
}

static bool number(const hoshi_json *from, const char *key, uint32_t max, uint32_t *ret_value)
{
    uint64_t n = 0;
    bool ok = hoshi_json_count_at(from, key, max, &n);
    *ret_value = (uint32_t)n;
    return ok;
}

static struct hoshi_earlier_supplier *new_supplier(struct reader *r)
{
    struct hoshi_earlier *to = r->to;
    if (to->n == to->cap) {
        size_t cap = to->cap != 0 ? to->cap * 2 : 64;
        struct hoshi_earlier_supplier *more = hoshi_arena_array(r->arena, cap, sizeof *more);
        if (more == NULL)
            return NULL;
        if (to->n != 0)
            memcpy(more, to->supplier, to->n * sizeof *more);
        to->supplier = more;
        to->cap = cap;
    }
    struct hoshi_earlier_supplier *s = &to->supplier[to->n];
    *s = (struct hoshi_earlier_supplier){.source = NULL};
    return s;
}

/* Who had sent nothing was not there. */
static bool had_come(const hoshi_json *e)
{
    const char *state = text(e, "state");
    return state == NULL || text(e, "source") != NULL;
}

/* A star's number, or the id of a level; null is none. */
static bool take_level(const hoshi_json *e, const struct hoshi_catalog *cat, const char *star_key,
                       const char *level_key, uint8_t *ret_star)
{
    uint32_t star = 0;
    if (hoshi_catalog_has_stars(cat)) {
        bool ok = number(e, star_key, HOSHI_STAR_MAX, &star);
        *ret_star = (uint8_t)star;
        return ok;
    }
    const hoshi_json *said = hoshi_json_at(e, level_key);
    const char *id = text(e, level_key);
    *ret_star = id != NULL ? hoshi_catalog_find_level(cat, id) : 0;
    return said != NULL && (id != NULL ? *ret_star != 0 : cJSON_IsNull(said));
}

static bool take_judgement(const hoshi_json *e, const struct hoshi_catalog *cat,
                           struct hoshi_then_judgement *was)
{
    bool has_firm =
        hoshi_json_at(e, hoshi_catalog_has_stars(cat) ? "star_firm" : "level_firm") != NULL;
    if (!take_level(e, cat, "star", "level_reached", &was->star) ||
        !number(e, "satisfied", COUNT_MAX, &was->satisfied) ||
        !number(e, "total", COUNT_MAX, &was->total))
        return false;
    was->star_firm = was->star;
    if (has_firm && (!take_level(e, cat, "star_firm", "level_firm", &was->star_firm) ||
                     was->star_firm > was->star))
        return false;
    return hoshi_json_at(e, "asked") == NULL || take_level(e, cat, "asked", "asked", &was->asked);
}

static const char *keep(struct reader *r, const char *s, bool *nomem)
{
    const char *copy = s != NULL ? hoshi_arena_strndup(r->arena, s, strlen(s)) : NULL;
    *nomem = *nomem || (s != NULL && copy == NULL);
    return copy;
}

static enum hoshi_rc take_supplier(struct reader *r, const hoshi_json *e)
{
    if (!had_come(e))
        return HOSHI_OK;
    struct hoshi_earlier_supplier *s = new_supplier(r);
    const char *source = text(e, "source"), *id = text(e, "id");
    if (s == NULL)
        return HOSHI_E_NOMEM;
    s->judged = hoshi_json_at(e, "error") == NULL;
    s->counted = cJSON_IsTrue(hoshi_json_at(e, "counts"));
    if (source == NULL || (s->judged && !take_judgement(e, r->catalog, &s->was)))
        return HOSHI_E_INVALID;
    bool nomem = false;
    s->source = keep(r, source, &nomem);
    s->id = keep(r, id, &nomem);
    s->was.scope = keep(r, text(e, "scope"), &nomem);
    s->was.left_out = keep(r, text(e, "left_out"), &nomem);
    if (nomem)
        return HOSHI_E_NOMEM;
    r->to->n++;
    return HOSHI_OK;
}

static enum hoshi_rc read_suppliers(struct reader *r)
{
    if (peek(r) != '[')
        return HOSHI_E_INVALID;
    r->p++;
    r->to->has_suppliers = true;
    if (peek(r) == ']')
        return expect(r, ']');
    for (;;) {
        hoshi_json *e = parse_value(r);
        if (e == NULL)
            return no_json(r);
        enum hoshi_rc rc = take_supplier(r, e);
        hoshi_json_delete(e);
        if (rc != HOSHI_OK)
            return rc;
        if (peek(r) != ',')
            return expect(r, ']');
        r->p++;
    }
}

static void take_hash(const hoshi_json *of, char to[65])
{
    const char *s = text(of, "sha256");
    size_t n = s != NULL ? strlen(s) : 0;
    n = n < 65 ? n : 0;
    memcpy(to, n != 0 ? s : "", n);
    to[n] = '\0';
}

/* A member of the document that is not the list. */
static void take_member(struct reader *r, const char *key, const hoshi_json *value)
{
    const char *s = cJSON_GetStringValue(value), *id = text(value, "id");
    if (strcmp(key, "hoshi") == 0)
        r->is_portfolio = s != NULL && strcmp(s, "portfolio/1") == 0;
    if (strcmp(key, "as_of") == 0)
        r->has_day = s != NULL && hoshi_date_parse(hoshi_str_from(s), &r->to->as_of) == HOSHI_OK;
    if (strcmp(key, "catalogue") == 0)
        r->is_catalogue = id != NULL && strcmp(id, r->catalog->id.s) == 0;
    if (strcmp(key, "shard") == 0)
        r->to->is_part = true;
    struct hoshi_earlier_rules *rules = &r->to->rules;
    if (strcmp(key, "catalogue") == 0)
        take_hash(value, rules->catalogue);
    if (strcmp(key, "policy") == 0)
        take_hash(value, rules->policy);
    if (strcmp(key, "overlay") == 0)
        take_hash(value, rules->overlay);
}

static enum hoshi_rc read_member(struct reader *r)
{
    if (peek(r) != '"')
        return no_json(r);
    hoshi_json *key = parse_value(r);
    const char *name = cJSON_GetStringValue(key);
    enum hoshi_rc rc = name != NULL ? expect(r, ':') : no_json(r);
    if (rc == HOSHI_OK && strcmp(name, "suppliers") == 0) {
        rc = read_suppliers(r);
    } else if (rc == HOSHI_OK) {
        hoshi_json *value = parse_value(r);
        if (value != NULL)
            take_member(r, name, value);
        else
            rc = no_json(r);
        hoshi_json_delete(value);
    }
    hoshi_json_delete(key);
    return rc;
}

static enum hoshi_rc read_document(struct reader *r)
{
    enum hoshi_rc rc = expect(r, '{');
    if (rc == HOSHI_OK && peek(r) == '}')
        return HOSHI_E_INVALID;
    for (bool more = true; rc == HOSHI_OK && more;) {
        rc = read_member(r);
        more = rc == HOSHI_OK && peek(r) == ',';
        r->p += more;
    }
    if (rc == HOSHI_OK)
        rc = expect(r, '}');
    if (rc == HOSHI_OK && (peek(r) != '\0' || r->p < r->end))
        return no_json(r);
    return rc;
}

enum hoshi_rc hoshi_earlier_read(struct hoshi_str bytes, const struct hoshi_catalog *catalog,
                                 struct hoshi_arena *arena, struct hoshi_earlier *ret_earlier,
                                 size_t *ret_at)
{
    *ret_earlier = (struct hoshi_earlier){.n = 0};
    struct reader r = {.p = bytes.p,
                       .end = bytes.p + bytes.n,
                       .arena = arena,
                       .to = ret_earlier,
                       .catalog = catalog};
    enum hoshi_rc rc = read_document(&r);
    *ret_at = rc == HOSHI_E_SYNTAX ? (size_t)(r.bad - bytes.p) : 0;
    if (rc != HOSHI_OK)
        return rc;
    return r.is_portfolio && r.is_catalogue && r.has_day && ret_earlier->has_suppliers
               ? HOSHI_OK
               : HOSHI_E_INVALID;
}
