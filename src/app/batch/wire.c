#include "app/batch/wire.h"

#include <string.h>

#include "base/str.h"

#define ABSENT UINT32_MAX /* the length of a text that is not there */

enum { KIND_JUDGED = 0, KIND_ERROR, KIND_NOT_MINE };

/* What is left to be read; failed stays. */
struct in {
    const unsigned char *p;
    size_t n;
    bool failed;
};

static void put_number(struct hoshi_buf *out, uint32_t v)
{
    unsigned char b[4] = {(unsigned char)v, (unsigned char)(v >> 8), (unsigned char)(v >> 16),
                          (unsigned char)(v >> 24)};
    hoshi_buf_put(out, b, sizeof b);
}

static uint32_t number_at(const unsigned char *p)
{
    return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static uint32_t get_number(struct in *in)
{
    if (in->failed || in->n < 4) {
        in->failed = true;
        return 0;
    }
    uint32_t v = number_at(in->p);
    in->p += 4;
    in->n -= 4;
    return v;
}

/* A number that must not be above max, which is what its field can hold. */
static uint32_t get_small(struct in *in, uint32_t max)
{
    uint32_t v = get_number(in);
    in->failed = in->failed || v > max;
    return in->failed ? 0 : v;
}

static void put_text(struct hoshi_buf *out, struct hoshi_str s)
{
    out->failed |= s.n >= ABSENT;
    put_number(out, s.p != NULL ? (uint32_t)s.n : ABSENT);
    hoshi_buf_put(out, s.p, s.n);
}

static struct hoshi_str get_text(struct in *in)
{
    uint32_t n = get_number(in);
    if (in->failed || n == ABSENT)
        return (struct hoshi_str){NULL, 0};
    if (n > in->n) {
        in->failed = true;
        return (struct hoshi_str){NULL, 0};
    }
    struct hoshi_str s = {(const char *)in->p, n};
    in->p += n;
    in->n -= n;
    return s;
}

static void put_star(struct hoshi_buf *out, const struct hoshi_record_star *s)
{
    put_number(out, s->star);
    put_number(out, s->verdict);
    put_number(out, s->satisfied);
    put_number(out, s->total);
    put_number(out, s->n_claim);
    put_number(out, s->n_out_of_play);
}

static struct hoshi_record_star get_star(struct in *in)
{
    struct hoshi_record_star s = {.star = (uint8_t)get_small(in, UINT8_MAX)};
    s.verdict = (enum hoshi_verdict)get_small(in, HOSHI_VERDICT_COUNT_ - 1);
    s.satisfied = get_number(in);
    s.total = get_number(in);
    s.n_claim = get_number(in);
    s.n_out_of_play = get_number(in);
    return s;
}

/* What is known of a sheet whether it could be judged or not. */
static void put_whose(struct hoshi_buf *out, const struct hoshi_record *r)
{
    put_number(out, r->state);
    put_text(out, r->id);
    put_text(out, r->name);
    put_number(out, (uint32_t)r->assessed_on);
    put_star(out, &r->asked);
    put_text(out, r->class_id);
    put_number(out, (uint32_t)r->due);
    put_text(out, r->similar_id);
    put_text(out, r->listed_name);
    put_text(out, r->scope);
    put_text(out, r->left_out);
    put_text(out, r->latest);
    put_text(out, r->not_taken);
    put_text(out, r->not_taken_code);
}

static void get_whose(struct in *in, struct hoshi_record *r)
{
    r->state = (enum hoshi_record_state)get_small(in, HOSHI_RECORD_STATE_COUNT_ - 1);
    r->id = get_text(in);
    r->name = get_text(in);
    r->assessed_on = (hoshi_day)get_small(in, INT32_MAX);
    r->asked = get_star(in);
    r->class_id = get_text(in);
    r->due = (hoshi_day)get_small(in, INT32_MAX);
    r->similar_id = get_text(in);
    r->listed_name = get_text(in);
    r->scope = get_text(in);
    r->left_out = get_text(in);
    r->latest = get_text(in);
    r->not_taken = get_text(in);
    r->not_taken_code = get_text(in);
}

static void put_counts(struct hoshi_buf *out, const struct hoshi_record *r)
{
    const struct hoshi_maturity *m = &r->maturity;
    const struct hoshi_list_counts *l = &r->list;
    const uint32_t v[] = {m->total,       m->open,       m->below,          m->level.sum,
                          m->level.count, m->target.sum, m->target.count,   l->total,
                          l->applied,     l->excluded,   l->without_reason, l->open,
                          l->noted};
    for (size_t i = 0; i < sizeof v / sizeof v[0]; i++)
        put_number(out, v[i]);
}

static void get_counts(struct in *in, struct hoshi_record *r)
{
    struct hoshi_maturity *m = &r->maturity;
    struct hoshi_list_counts *l = &r->list;
    uint32_t *const v[] = {&m->total,       &m->open,       &m->below,          &m->level.sum,
                           &m->level.count, &m->target.sum, &m->target.count,   &l->total,
                           &l->applied,     &l->excluded,   &l->without_reason, &l->open,
                           &l->noted};
    for (size_t i = 0; i < sizeof v / sizeof v[0]; i++)
        *v[i] = get_number(in);
}

static void put_score(struct hoshi_buf *out, const struct hoshi_record_score *s)
{
    put_number(out, s->is_given);
    put_number(out, s->is_known);
    put_number(out, (uint32_t)s->sum);
    put_number(out, (uint32_t)s->min);
    put_number(out, (uint32_t)s->max);
    put_number(out, s->n_open);
}

static struct hoshi_record_score get_score(struct in *in)
{
    struct hoshi_record_score s = {.is_given = get_small(in, 1) != 0};
    s.is_known = get_small(in, 1) != 0;
    s.sum = (int32_t)get_number(in);
    s.min = (int32_t)get_number(in);
    s.max = (int32_t)get_number(in);
    s.n_open = get_number(in);
    return s;
}

static void put_judged(struct hoshi_buf *out, const struct hoshi_record *r)
{
    put_text(out, r->catalogue_assumed);
    put_number(out, r->n_row_missing);
    put_number(out, r->star);
    put_number(out, r->star_firm);
    put_number(out, r->n_gap);
    put_number(out, r->n_finding);
    put_number(out, r->n_level);
    for (uint32_t i = 0; i < r->n_level; i++)
        put_star(out, &r->level[i]);
    put_score(out, &r->score);
    put_counts(out, r);
    put_text(out, r->outcome);
}

static void get_judged(struct in *in, struct hoshi_record *r)
{
    r->catalogue_assumed = get_text(in);
    r->n_row_missing = get_number(in);
    r->star = (uint8_t)get_small(in, UINT8_MAX);
    r->star_firm = (uint8_t)get_small(in, UINT8_MAX);
    r->n_gap = get_number(in);
    r->n_finding = get_number(in);
    r->n_level = get_small(in, HOSHI_STAR_MAX);
    for (uint32_t i = 0; i < r->n_level; i++)
        r->level[i] = get_star(in);
    r->score = get_score(in);
    get_counts(in, r);
    r->outcome = get_text(in);
}

static bool is_error(const struct hoshi_record *r)
{
    return r->error_code.p != NULL;
}

static void put_error(struct hoshi_buf *out, const struct hoshi_record *r)
{
    put_text(out, r->error_code);
    put_text(out, r->error_place);
    put_text(out, r->error_message);
    put_number(out, r->n_more);
    put_number(out, r->n_more_kept);
    for (uint32_t i = 0; i < r->n_more_kept; i++) {
        put_text(out, r->more[i].code);
        put_text(out, r->more[i].place);
        put_text(out, r->more[i].message);
    }
}

static void get_error(struct in *in, struct hoshi_record *r,
                      struct hoshi_record_problem more[HOSHI_RECORD_PROBLEMS_MAX])
{
    r->error_code = get_text(in);
    r->error_place = get_text(in);
    r->error_message = get_text(in);
    r->n_more = get_number(in);
    r->n_more_kept = get_small(in, HOSHI_RECORD_PROBLEMS_MAX);
    r->more = more;
    bool all = is_error(r) && r->error_place.p != NULL && r->error_message.p != NULL;
    for (uint32_t i = 0; i < r->n_more_kept; i++) {
        more[i].code = get_text(in);
        more[i].place = get_text(in);
        more[i].message = get_text(in);
        all = all && more[i].code.p != NULL && more[i].place.p != NULL && more[i].message.p != NULL;
    }
    in->failed = in->failed || !all;
}

static void put_record(struct hoshi_buf *out, const struct hoshi_record *r)
{
    put_number(out, is_error(r) ? KIND_ERROR : KIND_JUDGED);
    put_whose(out, r);
    if (is_error(r))
        put_error(out, r);
    else
        put_judged(out, r);
}

/* kind: KIND_JUDGED or KIND_ERROR, which has been read already. */
static void get_record(struct in *in, uint32_t kind, struct hoshi_record *r,
                       struct hoshi_record_problem more[HOSHI_RECORD_PROBLEMS_MAX])
{
    get_whose(in, r);
    if (kind == KIND_JUDGED)
        get_judged(in, r);
    else
        get_error(in, r, more);
}

void hoshi_reply_put(const struct hoshi_reply *reply, struct hoshi_buf *out)
{
    if (reply->not_mine) {
        put_number(out, KIND_NOT_MINE);
        return;
    }
    put_record(out, &reply->record);
    put_text(out, reply->result);
    for (size_t i = 0; i < reply->n_attachment; i++)
        put_text(out, reply->attachment[i]);
}

bool hoshi_reply_get(struct hoshi_str bytes, const struct hoshi_batch_request *request,
                     const struct hoshi_catalog *catalog, struct hoshi_reply *ret_reply)
{
    struct in in = {(const unsigned char *)bytes.p, bytes.n, false};
    struct hoshi_reply *reply = ret_reply;
    *reply = (struct hoshi_reply){.not_mine = false};
    uint32_t kind = get_small(&in, KIND_NOT_MINE);
    reply->not_mine = !in.failed && kind == KIND_NOT_MINE;
    if (!reply->not_mine) {
        get_record(&in, kind, &reply->record, reply->more);
        reply->record.state = hoshi_record_settle(&reply->record); /* not the worker's word */
        reply->result = get_text(&in);
        reply->n_attachment = request->n_attachment;
        for (size_t i = 0; i < reply->n_attachment; i++) {
            reply->attachment[i] = get_text(&in);
            bool may_lack = kind == KIND_ERROR;
            in.failed =
                in.failed || (reply->attachment[i].p == NULL && !may_lack) ||
                (reply->attachment[i].p != NULL && may_lack && !request->attachment[i].for_refused);
        }
    }
    if (in.failed || in.n != 0 || reply->not_mine)
        return !in.failed && in.n == 0;
    if (kind == KIND_JUDGED && request->n_sink != 0 && reply->record.outcome.n == 0)
        return false;
    if (reply->result.n != 0 && (kind == KIND_ERROR || !request->full ||
                                 memchr(reply->result.p, '\n', reply->result.n) != NULL))
        return false; /* one record stays one line */
    return hoshi_record_fits(&reply->record, catalog);
}

void hoshi_wire_put(const struct hoshi_record *record, struct hoshi_buf *out)
{
    size_t head = out->n;
    put_number(out, 0);
    put_text(out, record->source);
    put_record(out, record);
    if (out->failed)
        return;
    size_t n = out->n - head - HOSHI_WIRE_HEAD;
    for (size_t i = 0; i < HOSHI_WIRE_HEAD; i++)
        out->p[head + i] = (char)(n >> (8 * i) & 0xff);
}

size_t hoshi_wire_length(const unsigned char head[HOSHI_WIRE_HEAD])
{
    return number_at(head);
}

bool hoshi_wire_get(struct hoshi_str bytes, const struct hoshi_catalog *catalog,
                    struct hoshi_record *ret_record,
                    struct hoshi_record_problem more[HOSHI_RECORD_PROBLEMS_MAX])
{
    struct in in = {(const unsigned char *)bytes.p, bytes.n, false};
    struct hoshi_record record = {.source = get_text(&in)};
    get_record(&in, get_small(&in, KIND_ERROR), &record, more);
    *ret_record = record;
    return !in.failed && in.n == 0 && record.source.p != NULL &&
           record.state < HOSHI_RECORD_STATE_MISSING && hoshi_record_fits(&record, catalog);
}
