#include "report/json/record.h"

#include "base/quote.h"

#define LIT(buf, s) hoshi_buf_put((buf), (s), sizeof(s) - 1)

static void put_member(struct hoshi_buf *out, bool *first, const char *key, struct hoshi_str value)
{
    if (value.p == NULL)
        return;
    if (!*first)
        LIT(out, ",");
    *first = false;
    LIT(out, "\"");
    hoshi_buf_puts(out, key);
    LIT(out, "\":");
    hoshi_put_json_string(out, value);
}

static void put_star(struct hoshi_buf *out, const struct hoshi_record_star *s)
{
    LIT(out, "{\"star\":");
    hoshi_buf_int(out, s->star);
    LIT(out, ",\"verdict\":\"");
    hoshi_buf_puts(out, hoshi_verdict_code(s->verdict));
    LIT(out, "\",\"satisfied\":");
    hoshi_buf_int(out, s->satisfied);
    LIT(out, ",\"total\":");
    hoshi_buf_int(out, s->total);
    LIT(out, ",\"na_claimed\":");
    hoshi_buf_int(out, s->n_claim);
    LIT(out, "}");
}

static void put_judged(struct hoshi_buf *out, const struct hoshi_record *record)
{
    bool first = true;
    LIT(out, ",\"organization\":{");
    put_member(out, &first, "id", record->id);
    put_member(out, &first, "name", record->name);
    LIT(out, "},\"star\":");
    hoshi_buf_int(out, record->star);
    LIT(out, ",\"star_firm\":");
    hoshi_buf_int(out, record->star_firm);
    if (record->asked.star != 0) {
        LIT(out, ",\"asked\":");
        put_star(out, &record->asked);
    }
    LIT(out, ",\"levels\":[");
    for (uint32_t i = 0; i < record->n_level; i++) {
        if (i > 0)
            LIT(out, ",");
        put_star(out, &record->level[i]);
    }
    LIT(out, "],\"gaps\":");
    hoshi_buf_int(out, record->n_gap);
    LIT(out, ",\"findings\":");
    hoshi_buf_int(out, record->n_finding);
}

static void put_error(struct hoshi_buf *out, const struct hoshi_record *record)
{
    bool first = true;
    LIT(out, ",\"error\":{");
    put_member(out, &first, "code", record->error_code);
    put_member(out, &first, "place", record->error_place);
    put_member(out, &first, "message", record->error_message);
    LIT(out, "}");
}

void hoshi_record_json(const struct hoshi_record *record, struct hoshi_str result,
                       struct hoshi_buf *out)
{
    LIT(out, "{\"source\":");
    hoshi_put_json_string(out, record->source);
    if (record->error_code.p != NULL)
        put_error(out, record);
    else
        put_judged(out, record);
    if (result.n != 0) {
        LIT(out, ",\"result\":");
        hoshi_buf_put(out, result.p, result.n);
    }
    LIT(out, "}\n");
}
