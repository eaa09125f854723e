#include "report/oscal/oscal.h"

#include <string.h>

#include "base/digits.h"
#include "base/str.h"
#include "base/utf8.h"

struct hoshi_uuid hoshi_oscal_uuid(const struct hoshi_uuid *parent, const char *kind,
                                   const char *id)
{
    struct hoshi_uuid root = hoshi_uuid5(NULL, HOSHI_OSCAL_NS);
    struct hoshi_uuid step = hoshi_uuid5(parent != NULL ? parent : &root, kind);
    return hoshi_uuid5(&step, id);
}

struct hoshi_uuid hoshi_oscal_uuid_number(const struct hoshi_uuid *parent, const char *kind,
                                          size_t n)
{
    char digits[HOSHI_DECIMAL_BYTES];
    return hoshi_oscal_uuid(parent, kind, hoshi_decimal(digits, (long long)n));
}

struct hoshi_uuid hoshi_oscal_catalog_uuid(const struct hoshi_catalog *cat)
{
    struct hoshi_uuid name = hoshi_oscal_uuid(NULL, "catalog", cat->name);
    return hoshi_oscal_uuid(&name, "sha256", cat->sha256);
}

/* A value is built in a buffer; what did not fit makes the parent lost. */
static void put(hoshi_json *to, const char *key, struct hoshi_buf *buf)
{
    hoshi_json_buf(to, key, buf);
    hoshi_buf_release(buf);
}

void hoshi_oscal_href(hoshi_json *to, const char *key, const struct hoshi_uuid *uuid)
{
    char href[sizeof uuid->text + 1] = "#";
    memcpy(href + 1, uuid->text, sizeof uuid->text);
    hoshi_json_string(to, key, href);
}

/* --- tokens */

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* '_' is escaped too, so that different ids stay different. */
static void put_token(struct hoshi_buf *buf, const char *s, bool first)
{
    for (; *s != '\0'; s++, first = false) {
        if (is_letter(*s) || (!first && (is_digit(*s) || *s == '-' || *s == '.'))) {
            hoshi_buf_put(buf, s, 1);
        } else {
            char escape[3] = {'_'};
            hoshi_hex_lower(escape + 1, (unsigned char)*s, 2);
            hoshi_buf_put(buf, escape, sizeof escape);
        }
    }
}

static void token(hoshi_json *to, const char *key, const char *before,
                  const struct hoshi_catalog *cat, const char *kind, const char *id)
{
    struct hoshi_buf buf;
    hoshi_buf_init(&buf, 0);
    hoshi_buf_puts(&buf, before);
    put_token(&buf, cat->id.s, true);
    hoshi_buf_puts(&buf, "-");
    if (kind != NULL) {
        hoshi_buf_puts(&buf, kind);
        hoshi_buf_puts(&buf, "-");
    }
    put_token(&buf, id, false);
    put(to, key, &buf);
}

void hoshi_oscal_token(hoshi_json *to, const char *key, const struct hoshi_catalog *cat,
                       const char *kind, const char *id)
{
    token(to, key, "", cat, kind, id);
}

void hoshi_oscal_token_ref(hoshi_json *to, const char *key, const struct hoshi_catalog *cat,
                           const char *kind, const char *id)
{
    token(to, key, "#", cat, kind, id);
}

void hoshi_oscal_push_token(hoshi_json *list, const struct hoshi_catalog *cat, const char *id)
{
    struct hoshi_buf buf;
    hoshi_buf_init(&buf, 0);
    put_token(&buf, cat->id.s, true);
    hoshi_buf_puts(&buf, "-");
    put_token(&buf, id, false);
    hoshi_json_push_string(list, buf.failed ? NULL : buf.p);
    hoshi_buf_release(&buf);
}

/* --- text */

/* What some reader's \s matches, of every script: OSCAL's strings may not begin or end with it. */
static bool is_space(uint32_t c)
{
    return c <= 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

static struct hoshi_str trimmed(const char *text)
{
    struct hoshi_str s = hoshi_str_from(text);
    size_t at = 0, first = s.n, end = 0;
    uint32_t c;
    for (size_t k; (k = hoshi_utf8_next((struct hoshi_str){s.p + at, s.n - at}, &c)) != 0;
         at += k) {
        if (is_space(c))
            continue;
        first = at < first ? at : first;
        end = at + k;
    }
    return (struct hoshi_str){s.p + first, end > first ? end - first : 0};
}

bool hoshi_oscal_blank(const char *text)
{
    return trimmed(text).n == 0;
}

/* What would break a line becomes a space; other control characters, which XML could not carry,
 * become the replacement character. */
static void put_line(struct hoshi_buf *buf, struct hoshi_str s, bool markup)
{
    uint32_t c;
    for (size_t k; (k = hoshi_utf8_next(s, &c)) != 0; s.p += k, s.n -= k) {
        if (c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85) {
            hoshi_buf_puts(buf, " ");
        } else if (hoshi_utf8_is_control(c)) {
            hoshi_buf_puts(buf, c == 0x2028 || c == 0x2029 ? " " : "\xEF\xBF\xBD");
        } else {
            if (markup && c < 0x80 && strchr("\\`*_~^[]<>{}", (int)c) != NULL)
                hoshi_buf_puts(buf, "\\");
            hoshi_buf_put(buf, s.p, k);
        }
    }
}

static void put_paragraph(struct hoshi_buf *buf, const char *text)
{
    struct hoshi_str s = trimmed(text);
    while (s.n != 0) {
        const char *end = memchr(s.p, '\n', s.n);
        size_t n = end != NULL ? (size_t)(end - s.p) : s.n;
        struct hoshi_str line = hoshi_str_trim((struct hoshi_str){s.p, n});
        if (line.n != 0 && strchr("#+-=", line.p[0]) != NULL)
            hoshi_buf_puts(buf, "\\"); /* no heading, list or rule */
        put_line(buf, line, true);
        if (end != NULL)
            hoshi_buf_puts(buf, "\n");
        n += end != NULL;
        s.p += n;
        s.n -= n;
    }
}

void hoshi_oscal_line(hoshi_json *to, const char *key, const char *text)
{
    struct hoshi_buf buf;
    hoshi_buf_init(&buf, 0);
    put_line(&buf, trimmed(text), false);
    put(to, key, &buf);
}

void hoshi_oscal_markup(hoshi_json *to, const char *key, const char *text)
{
    struct hoshi_buf buf;
    hoshi_buf_init(&buf, 0);
    put_paragraph(&buf, text);
    put(to, key, &buf);
}

enum form { STRING, LINE, PROSE };

static void put_one(struct hoshi_buf *buf, const char *text, enum form form)
{
    if (form == PROSE)
        put_paragraph(buf, text);
    else
        put_line(buf, trimmed(text), form == LINE);
}

/* Japanese and English, or the one there is. */
static void put_both(struct hoshi_buf *buf, const struct hoshi_text *text, enum form form)
{
    const char *ja = text->v[HOSHI_LANG_JA], *en = text->v[HOSHI_LANG_EN];
    put_one(buf, ja != NULL ? ja : en, form);
    if (ja == NULL || en == NULL || strcmp(ja, en) == 0)
        return;
    hoshi_buf_puts(buf, form == PROSE ? "\n\n" : " / ");
    put_one(buf, en, form);
}

static void both(hoshi_json *to, const char *key, const char *id, const struct hoshi_text *text,
                 enum form form)
{
    struct hoshi_buf buf;
    hoshi_buf_init(&buf, 0);
    put_one(&buf, id, form);
    if (id != NULL && text != NULL)
        hoshi_buf_puts(&buf, " ");
    if (text != NULL)
        put_both(&buf, text, form);
    if (buf.n == 0)
        hoshi_buf_puts(&buf, "-"); /* titles and descriptions are required */
    put(to, key, &buf);
}

void hoshi_oscal_title(hoshi_json *to, const char *key, const struct hoshi_text *text)
{
    both(to, key, NULL, text, LINE);
}

void hoshi_oscal_prose(hoshi_json *to, const char *key, const struct hoshi_text *text)
{
    both(to, key, NULL, text, PROSE);
}

void hoshi_oscal_id_title(hoshi_json *to, const char *key, const char *id,
                          const struct hoshi_text *text)
{
    both(to, key, id, text, LINE);
}

struct hoshi_text hoshi_oscal_msg(enum hoshi_msg msg)
{
    struct hoshi_text text;
    for (int l = 0; l < HOSHI_LANG_COUNT_; l++)
        text.v[l] = hoshi_msg(msg, (enum hoshi_lang)l);
    return text;
}

void hoshi_oscal_say(hoshi_json *to, const char *key, enum hoshi_msg msg, const char *const *ja,
                     const char *const *en, size_t n)
{
    struct hoshi_buf buf[HOSHI_LANG_COUNT_];
    struct hoshi_text text;
    for (int l = 0; l < HOSHI_LANG_COUNT_; l++) {
        hoshi_buf_init(&buf[l], 0);
        hoshi_format(&buf[l], hoshi_msg(msg, (enum hoshi_lang)l), l == HOSHI_LANG_JA ? ja : en, n);
        text.v[l] = buf[l].p;
        if (buf[l].failed)
            hoshi_json_lost(to);
    }
    both(to, key, NULL, &text, PROSE);
    for (int l = 0; l < HOSHI_LANG_COUNT_; l++)
        hoshi_buf_release(&buf[l]);
}

void hoshi_oscal_time(hoshi_json *to, const char *key, hoshi_day day)
{
    hoshi_day first = hoshi_date_from_ymd(2000, 1, 1), last = hoshi_date_from_ymd(2999, 12, 31);
    char text[HOSHI_DATE_BYTES + sizeof "T00:00:00Z"];
    hoshi_date_format(day < first ? first : day > last ? last : day, text);
    memcpy(text + HOSHI_DATE_BYTES - 1, "T00:00:00Z", sizeof "T00:00:00Z");
    hoshi_json_string(to, key, text);
}

/* --- properties */

static hoshi_json *add_prop(hoshi_json *props, const char *name, const char *of)
{
    hoshi_json *prop = hoshi_json_push_object(props);
    hoshi_json_string(prop, "name", name);
    hoshi_json_string(prop, "ns", HOSHI_OSCAL_NS);
    if (of != NULL) {
        struct hoshi_buf buf;
        hoshi_buf_init(&buf, 0);
        put_token(&buf, of, true);
        put(prop, "class", &buf);
    }
    return prop;
}

hoshi_json *hoshi_oscal_prop_of(hoshi_json *props, const char *name, const char *of,
                                const char *value)
{
    if (hoshi_oscal_blank(value))
        return NULL;
    hoshi_json *prop = add_prop(props, name, of);
    hoshi_oscal_line(prop, "value", value);
    return prop;
}

void hoshi_oscal_prop(hoshi_json *props, const char *name, const char *value)
{
    hoshi_oscal_prop_of(props, name, NULL, value);
}

void hoshi_oscal_prop_text(hoshi_json *props, const char *name, const char *of,
                           const struct hoshi_text *text)
{
    if (hoshi_oscal_blank(text->v[HOSHI_LANG_JA]) && hoshi_oscal_blank(text->v[HOSHI_LANG_EN]))
        return;
    both(add_prop(props, name, of), "value", NULL, text, STRING);
}

void hoshi_oscal_prop_number(hoshi_json *props, const char *name, const char *of, long long value)
{
    struct hoshi_buf buf;
    hoshi_buf_init(&buf, 0);
    hoshi_buf_int(&buf, value);
    if (buf.failed)
        hoshi_json_lost(props);
    else
        hoshi_oscal_prop_of(props, name, of, buf.p);
    hoshi_buf_release(&buf);
}

struct hoshi_oscal_level hoshi_oscal_level(const struct hoshi_catalog *cat, uint8_t star)
{
    struct hoshi_oscal_level level = {"star-"};
    char digit[HOSHI_DECIMAL_BYTES];
    const char *id = hoshi_catalog_level_id(cat, star);
    const char *name = id != NULL ? id : hoshi_decimal(digit, star);
    if (id != NULL)
        memcpy(level.text, "level-", strlen("level-"));
    size_t at = strlen(level.text), n = strlen(name), room = sizeof level.text - 1 - at;
    memcpy(level.text + at, name, n < room ? n : room);
    return level;
}

void hoshi_oscal_prop_level(hoshi_json *props, const char *name, const char *of,
                            const struct hoshi_catalog *cat, uint8_t star)
{
    const char *id = hoshi_catalog_level_id(cat, star);
    if (id != NULL)
        hoshi_oscal_prop_of(props, name, of, id);
    else if (star != 0)
        hoshi_oscal_prop_number(props, name, of, star);
}

void hoshi_oscal_prop_star(hoshi_json *props, const struct hoshi_catalog *cat, uint8_t star)
{
    hoshi_oscal_prop_level(props, hoshi_catalog_has_stars(cat) ? "star" : "level", NULL, cat, star);
}

void hoshi_oscal_prop_day(hoshi_json *props, const char *name, hoshi_day day)
{
    char text[HOSHI_DATE_BYTES];
    hoshi_oscal_prop(props, name, hoshi_date_format(day, text));
}

void hoshi_oscal_label(hoshi_json *props, const char *value)
{
    if (hoshi_oscal_blank(value))
        return;
    hoshi_json *prop = hoshi_json_push_object(props);
    hoshi_json_string(prop, "name", "label");
    hoshi_oscal_line(prop, "value", value);
}
