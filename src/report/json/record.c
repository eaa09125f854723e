#include "report/json/record.h"

#include <string.h>

#include "base/digits.h"
#include "base/quote.h"
#include "base/str.h"
#include "base/utf8.h"
#include "report/csv.h"

#define LIT(buf, s) hoshi_buf_put((buf), (s), sizeof(s) - 1)

static void put_byte_escape(struct hoshi_buf *out, unsigned char c)
{
    char e[4] = {'\\', 'x'};
    hoshi_hex_lower(e + 2, c, 2);
    hoshi_buf_put(out, e, sizeof e);
}

void hoshi_record_source(struct hoshi_str name, struct hoshi_buf *out)
{
    while (name.n > 0) {
        uint32_t c = 0;
        size_t plain = 0;
        while (plain < name.n && name.p[plain] >= 0x20 && name.p[plain] < 0x7f &&
               name.p[plain] != '\\')
            plain++;
        hoshi_buf_put(out, name.p, plain);
        name.p += plain;
        name.n -= plain;
        size_t k = hoshi_utf8_next(name, &c);
        if (name.n == 0)
            return;
        if (k == 0 || hoshi_utf8_is_control(c)) {
            k = k != 0 ? k : 1;
            for (size_t i = 0; i < k; i++)
                put_byte_escape(out, (unsigned char)name.p[i]);
        } else if (c == '\\') {
            LIT(out, "\\\\");
        } else {
            hoshi_buf_put(out, name.p, k);
        }
        name.p += k;
        name.n -= k;
    }
}

void hoshi_record_json_head(struct hoshi_str source, struct hoshi_buf *out)
{
    LIT(out, "{\"source\":");
    hoshi_put_json_string(out, source);
}

void hoshi_record_csv_head(struct hoshi_str source, struct hoshi_buf *out)
{
    hoshi_csv_cell(out, source);
}

static void put_member(struct hoshi_buf *out, bool *first, const char *key, const char *value)
{
    if (value == NULL)
        return;
    if (!*first)
        LIT(out, ",");
    *first = false;
    LIT(out, "\"");
    hoshi_buf_puts(out, key);
    LIT(out, "\":");
    hoshi_put_json_string(out, hoshi_str_from(value));
}

/* With a buyer's rules: what is asked of this company, and what that comes to. */
static void put_asked(struct hoshi_buf *out, const struct hoshi_asked *a)
{
    if (a == NULL || a->star == 0)
        return;
    LIT(out, ",\"asked\":{\"star\":");
    hoshi_buf_int(out, a->star);
    LIT(out, ",\"verdict\":\"");
    hoshi_buf_puts(out, hoshi_verdict_code(a->verdict));
    LIT(out, "\",\"satisfied\":");
    hoshi_buf_int(out, hoshi_tally_satisfied(&a->tally));
    LIT(out, ",\"total\":");
    hoshi_buf_int(out, a->tally.total);
    LIT(out, "}");
}

void hoshi_record_json(const struct hoshi_result *r, struct hoshi_buf *out)
{
    const struct hoshi_organization *org = r->answers->organization;
    bool first = true;
    LIT(out, ",\"organization\":{");
    if (org != NULL) {
        put_member(out, &first, "id", org->id);
        put_member(out, &first, "name", org->name);
    }
    LIT(out, "},\"star\":");
    hoshi_buf_int(out, r->star);
    put_asked(out, r->asked);
    LIT(out, ",\"levels\":[");
    for (size_t i = 0; i < r->catalog->n_level; i++) {
        const struct hoshi_star_result *l = &r->level[i];
        if (i > 0)
            LIT(out, ",");
        LIT(out, "{\"star\":");
        hoshi_buf_int(out, l->star);
        LIT(out, ",\"verdict\":\"");
        hoshi_buf_puts(out, hoshi_verdict_code(l->verdict));
        LIT(out, "\",\"satisfied\":");
        hoshi_buf_int(out, hoshi_tally_satisfied(&l->tally));
        LIT(out, ",\"total\":");
        hoshi_buf_int(out, l->tally.total);
        LIT(out, "}");
    }
    LIT(out, "],\"gaps\":");
    hoshi_buf_int(out, (long long)r->n_gap);
    LIT(out, ",\"findings\":");
    hoshi_buf_int(out, (long long)r->n_finding);
}

void hoshi_record_json_error(const char *code, struct hoshi_str place, struct hoshi_str message,
                             struct hoshi_buf *out)
{
    LIT(out, ",\"error\":{\"code\":");
    hoshi_put_json_string(out, hoshi_str_from(code));
    LIT(out, ",\"place\":");
    hoshi_put_json_string(out, place);
    LIT(out, ",\"message\":");
    hoshi_put_json_string(out, message);
    LIT(out, "}");
}

void hoshi_record_csv_names(const struct hoshi_catalog *cat, bool asked, struct hoshi_buf *out)
{
    LIT(out, "source,organization_id,organization_name,star");
    for (size_t i = 0; i < cat->n_level; i++) {
        static const char *const what[] = {"_verdict", "_satisfied", "_total"};
        for (size_t k = 0; k < sizeof what / sizeof what[0]; k++) {
            LIT(out, ",star");
            hoshi_buf_int(out, cat->level[i].star);
            hoshi_buf_puts(out, what[k]);
        }
    }
    LIT(out, ",gaps,findings,error_code,error_place,error_message");
    if (asked)
        LIT(out, ",asked_star,asked_verdict,asked_satisfied,asked_total");
    LIT(out, "\n");
}

static void put_cell(struct hoshi_buf *out, const char *s)
{
    LIT(out, ",");
    hoshi_csv_cell(out, hoshi_str_from(s));
}

static void put_number(struct hoshi_buf *out, long long v)
{
    LIT(out, ",");
    hoshi_buf_int(out, v);
}

void hoshi_record_csv(const struct hoshi_result *r, struct hoshi_buf *out)
{
    const struct hoshi_organization *org = r->answers->organization;
    put_cell(out, org != NULL ? org->id : NULL);
    put_cell(out, org != NULL ? org->name : NULL);
    put_number(out, r->star);
    for (size_t i = 0; i < r->catalog->n_level; i++) {
        put_cell(out, hoshi_verdict_code(r->level[i].verdict));
        put_number(out, hoshi_tally_satisfied(&r->level[i].tally));
        put_number(out, r->level[i].tally.total);
    }
    put_number(out, (long long)r->n_gap);
    put_number(out, (long long)r->n_finding);
    LIT(out, ",,,");
    if (r->asked == NULL)
        return;
    if (r->asked->star == 0) { /* a buyer asks, but not this company */
        LIT(out, ",,,,");
        return;
    }
    put_number(out, r->asked->star);
    put_cell(out, hoshi_verdict_code(r->asked->verdict));
    put_number(out, hoshi_tally_satisfied(&r->asked->tally));
    put_number(out, r->asked->tally.total);
}

void hoshi_record_csv_error(const struct hoshi_catalog *cat, bool asked, const char *code,
                            struct hoshi_str place, struct hoshi_str message, struct hoshi_buf *out)
{
    hoshi_buf_fill(out, ',', 3 + 3 * cat->n_level + 2);
    put_cell(out, code);
    LIT(out, ",");
    hoshi_csv_cell(out, place);
    LIT(out, ",");
    hoshi_csv_cell(out, message);
    if (asked)
        LIT(out, ",,,,");
}
