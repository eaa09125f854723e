#include "report/json/record.h"

#include "base/quote.h"
#include "base/str.h"

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

static void put_number(struct hoshi_buf *out, const char *key, uint32_t value)
{
    LIT(out, ",\"");
    hoshi_buf_puts(out, key);
    LIT(out, "\":");
    hoshi_buf_int(out, value);
}

static void put_counts(struct hoshi_buf *out, const struct hoshi_record_star *s)
{
    LIT(out, ",\"verdict\":\"");
    hoshi_buf_puts(out, hoshi_verdict_code(s->verdict));
    LIT(out, "\"");
    put_number(out, "satisfied", s->satisfied);
    put_number(out, "total", s->total);
    put_number(out, "na_claimed", s->n_claim);
    put_number(out, "out_of_play", s->n_out_of_play);
}

static void put_integer(struct hoshi_buf *out, const char *key, bool is_known, int32_t value)
{
    LIT(out, ",\"");
    hoshi_buf_puts(out, key);
    LIT(out, "\":");
    if (is_known)
        hoshi_buf_int(out, value);
    else
        LIT(out, "null");
}

/* A star by its number, a level of another scheme by its id; without either, null. */
static void put_level(struct hoshi_buf *out, const char *key, const struct hoshi_catalog *cat,
                      uint8_t star)
{
    const char *id = hoshi_catalog_level_id(cat, star);
    LIT(out, "\"");
    hoshi_buf_puts(out, key);
    LIT(out, "\":");
    if (id != NULL)
        hoshi_put_json_string(out, hoshi_str_from(id));
    else if (star == 0 && !hoshi_catalog_has_stars(cat))
        LIT(out, "null");
    else
        hoshi_buf_int(out, star);
}

static void put_star(struct hoshi_buf *out, const struct hoshi_catalog *cat,
                     const struct hoshi_record_star *s)
{
    LIT(out, "{");
    put_level(out, hoshi_catalog_has_stars(cat) ? "star" : "level", cat, s->star);
}

static void put_day(struct hoshi_buf *out, bool *first, const char *key, hoshi_day day)
{
    char text[HOSHI_DATE_BYTES];
    if (day != 0)
        put_member(out, first, key, hoshi_str_from(hoshi_date_format(day, text)));
}

static void put_organization(struct hoshi_buf *out, const struct hoshi_record *record)
{
    bool first = true;
    LIT(out, ",\"organization\":{");
    put_member(out, &first, "id", record->id);
    put_member(out, &first, "name", record->name);
    LIT(out, "}");
}

static void put_not_taken(struct hoshi_buf *out, const struct hoshi_record *record)
{
    bool first = true;
    if (record->not_taken.p == NULL)
        return;
    LIT(out, ",\"not_taken\":{");
    put_member(out, &first, "source", record->not_taken);
    put_member(out, &first, "code", record->not_taken_code);
    LIT(out, "}");
}

/* What is asked; what it comes to only of a sheet that was judged. */
static void put_asked(struct hoshi_buf *out, const struct hoshi_catalog *cat,
                      const struct hoshi_record *record)
{
    bool first = false;
    if (record->asked.star == 0)
        return;
    LIT(out, ",\"asked\":");
    put_star(out, cat, &record->asked);
    put_member(out, &first, "class", record->class_id);
    put_day(out, &first, "due", record->due);
    if (hoshi_record_is_judged(record))
        put_counts(out, &record->asked);
    LIT(out, "}");
}

static void put_mean(struct hoshi_buf *out, const struct hoshi_mean *mean)
{
    LIT(out, "{\"sum\":");
    hoshi_buf_int(out, mean->sum);
    put_number(out, "count", mean->count);
    LIT(out, "}");
}

static void put_maturity(struct hoshi_buf *out, const struct hoshi_maturity *m)
{
    if (m->total == 0)
        return;
    LIT(out, ",\"maturity\":{\"level\":");
    put_mean(out, &m->level);
    LIT(out, ",\"target\":");
    put_mean(out, &m->target);
    put_number(out, "total", m->total);
    put_number(out, "unanswered", m->open);
    put_number(out, "below_target", m->below);
    LIT(out, "}");
}

/* Of a list that asks nothing all but the notes are zero. */
static void put_list(struct hoshi_buf *out, const struct hoshi_list_counts *l)
{
    if (l->total == 0)
        return;
    LIT(out, ",\"list\":{\"total\":");
    hoshi_buf_int(out, l->total);
    put_number(out, "applied", l->applied);
    put_number(out, "excluded", l->excluded);
    put_number(out, "without_reason", l->without_reason);
    put_number(out, "unanswered", l->open);
    put_number(out, "noted", l->noted);
    LIT(out, "}");
}

static void put_score(struct hoshi_buf *out, const struct hoshi_record_score *s)
{
    if (!s->is_given)
        return;
    put_integer(out, "score", s->is_known, s->sum);
    put_integer(out, "score_min", true, s->min);
    put_integer(out, "score_max", true, s->max);
    put_number(out, "score_unanswered", s->n_open);
}

static void put_stars(struct hoshi_buf *out, const struct hoshi_catalog *cat,
                      const struct hoshi_record *record)
{
    bool has_stars = hoshi_catalog_has_stars(cat);
    LIT(out, ",");
    put_level(out, has_stars ? "star" : "level_reached", cat, record->star);
    LIT(out, ",");
    put_level(out, has_stars ? "star_firm" : "level_firm", cat, record->star_firm);
    put_score(out, &record->score);
    put_asked(out, cat, record);
    LIT(out, ",\"levels\":[");
    for (uint32_t i = 0; i < record->n_level; i++) {
        if (i > 0)
            LIT(out, ",");
        put_star(out, cat, &record->level[i]);
        put_counts(out, &record->level[i]);
        LIT(out, "}");
    }
    LIT(out, "]");
}

/* A catalogue without levels has no star either. */
static void put_judged(struct hoshi_buf *out, const struct hoshi_catalog *cat,
                       const struct hoshi_record *record)
{
    if (record->n_level != 0)
        put_stars(out, cat, record);
    put_maturity(out, &record->maturity);
    put_list(out, &record->list);
    put_number(out, "gaps", record->n_gap);
    put_number(out, "findings", record->n_finding);
}

static void put_problem(struct hoshi_buf *out, const struct hoshi_record_problem *problem)
{
    bool first = true;
    LIT(out, "{");
    put_member(out, &first, "code", problem->code);
    put_member(out, &first, "place", problem->place);
    put_member(out, &first, "message", problem->message);
    LIT(out, "}");
}

static void put_error(struct hoshi_buf *out, const struct hoshi_catalog *cat,
                      const struct hoshi_record *record)
{
    put_asked(out, cat, record);
    LIT(out, ",\"error\":");
    put_problem(out, &(struct hoshi_record_problem){record->error_code, record->error_place,
                                                    record->error_message});
    if (record->n_more == 0)
        return;
    put_number(out, "errors", record->n_more + 1);
    LIT(out, ",\"more\":[");
    for (uint32_t i = 0; i < record->n_more_kept; i++) {
        if (i > 0)
            LIT(out, ",");
        put_problem(out, &record->more[i]);
    }
    LIT(out, "]");
}

void hoshi_record_json(const struct hoshi_record *record, const struct hoshi_catalog *cat,
                       struct hoshi_str result, struct hoshi_buf *out)
{
    bool first = true;
    LIT(out, "{");
    put_member(out, &first, "source", record->source);
    put_member(out, &first, "state", hoshi_str_from(hoshi_record_state_code(record->state)));
    put_member(out, &first, "similar_id", record->similar_id);
    put_member(out, &first, "listed_name", record->listed_name);
    put_member(out, &first, "latest", record->latest);
    put_not_taken(out, record);
    if (hoshi_record_is_judged(record) || record->id.p != NULL || record->name.p != NULL)
        put_organization(out, record);
    put_day(out, &first, "assessed_on", record->assessed_on);
    put_member(out, &first, "scope", record->scope);
    put_member(out, &first, "left_out", record->left_out);
    put_member(out, &first, "catalogue_assumed", record->catalogue_assumed);
    if (record->n_row_missing != 0)
        put_number(out, "rows_missing", record->n_row_missing);
    if (record->error_code.p != NULL)
        put_error(out, cat, record);
    else if (hoshi_record_is_judged(record))
        put_judged(out, cat, record);
    else
        put_asked(out, cat, record);
    if (result.n != 0) {
        LIT(out, ",\"result\":");
        hoshi_buf_put(out, result.p, result.n);
    }
    LIT(out, "}\n");
}
