/* Runs in a worker process that can open nothing: bytes in, a record out. */
#include "app/batch/judge.h"

#include <hoshi/judge.h>
#include <string.h>

#include "app/session/readers.h"
#include "base/digest.h"
#include "base/limits.h"
#include "base/str.h"
#include "base/utf8.h"
#include "codec/parse/node.h"
#include "io/charset.h"
#include "io/workers.h"
#include "report/json/record.h"

static void start_part(struct hoshi_judge_context *c)
{
    hoshi_buf_clear(&c->part);
}

static void end_part(struct hoshi_judge_context *c, struct hoshi_batch_told *told, int part,
                     struct hoshi_buf *reply)
{
    told->n_part[part] = (uint32_t)c->part.n;
    hoshi_buf_put(reply, c->part.p, c->part.n);
    reply->failed |= c->part.failed;
}

static void put_error(struct hoshi_judge_context *c, const char *code, struct hoshi_str place,
                      struct hoshi_str message, struct hoshi_buf *reply)
{
    struct hoshi_batch_told told = {.kind = HOSHI_BATCH_ERROR};
    size_t head = reply->n;
    hoshi_buf_put(reply, &told, sizeof told);
    start_part(c);
    hoshi_record_json_error(code, place, message, &c->part);
    end_part(c, &told, HOSHI_PART_JSON, reply);
    start_part(c);
    hoshi_record_csv_error(c->s->catalog, c->request->adjust != NULL, code, place, message,
                           &c->part);
    end_part(c, &told, HOSHI_PART_CSV, reply);
    if (!reply->failed)
        memcpy(reply->p + head, &told, sizeof told);
}

void hoshi_batch_tell_error(const struct hoshi_judge_context *context, unsigned code,
                            const char *arg, struct hoshi_str source, struct hoshi_buf *reply)
{
    struct hoshi_judge_context c = *context; /* buffers of its own: the parent calls this too */
    struct hoshi_buf message;
    struct hoshi_diag d = {.code = (uint16_t)code, .arg = {arg, NULL, NULL}};
    hoshi_buf_init(&c.part, 0);
    hoshi_buf_init(&message, 0);
    hoshi_diag_text(&d, c.request->record_lang, &message);
    put_error(&c, hoshi_diag_info(code)->code, source, (struct hoshi_str){message.p, message.n},
              reply);
    hoshi_buf_release(&message);
    hoshi_buf_release(&c.part);
}

/* The first error in the order of the file. */
static const struct hoshi_diag *first_error(struct hoshi_diags *diags)
{
    hoshi_diags_sort(diags);
    for (uint32_t i = 0; i < diags->n; i++) {
        if (hoshi_diag_info(diags->v[i].code)->severity == HOSHI_ERROR)
            return &diags->v[i];
    }
    return NULL;
}

/* "answers.yaml:4:15"; the line of an NDJSON sheet is the line of its file. */
static void put_place(const struct hoshi_batch_ask *ask, struct hoshi_str source,
                      struct hoshi_span at, struct hoshi_buf *out)
{
    hoshi_buf_put(out, source.p, source.n);
    if (at.line == 0)
        return;
    if (ask->line_number == 0) {
        hoshi_buf_puts(out, ":");
        hoshi_buf_int(out, at.line);
    }
    hoshi_buf_puts(out, ":");
    hoshi_buf_int(out, at.col);
}

static void tell_diags(struct hoshi_judge_context *c, const struct hoshi_batch_ask *ask,
                       struct hoshi_str source, struct hoshi_buf *reply)
{
    const struct hoshi_diag *d = first_error(&c->diags);
    if (d == NULL || d->code == HOSHI_HS2007)
        hoshi_worker_out_of_memory();
    struct hoshi_buf place, message;
    hoshi_buf_init(&place, 0);
    hoshi_buf_init(&message, 0);
    put_place(ask, source, d->span, &place);
    hoshi_diag_text(d, c->request->record_lang, &message);
    put_error(c, hoshi_diag_info(d->code)->code, (struct hoshi_str){place.p, place.n},
              (struct hoshi_str){message.p, message.n}, reply);
    hoshi_buf_release(&place);
    hoshi_buf_release(&message);
}

static void trim_line_end(struct hoshi_buf *buf)
{
    if (buf->n > 0 && buf->p[buf->n - 1] == '\n')
        buf->n--;
}

static enum hoshi_rc tell_result(struct hoshi_judge_context *c, const struct hoshi_result *r,
                                 struct hoshi_buf *reply)
{
    struct hoshi_batch_told told = {
        .kind = HOSHI_BATCH_JUDGED, .star = r->star, .n_gap = (uint32_t)r->n_gap};
    size_t head = reply->n;
    enum hoshi_rc rc = HOSHI_OK;
    hoshi_buf_put(reply, &told, sizeof told);
    if (c->want_json) {
        start_part(c);
        hoshi_record_json(r, &c->part);
        end_part(c, &told, HOSHI_PART_JSON, reply);
    }
    if (c->want_csv) {
        start_part(c);
        hoshi_record_csv(r, &c->part);
        end_part(c, &told, HOSHI_PART_CSV, reply);
    }
    if (c->request->full) {
        struct hoshi_report_opts opts = {
            .compact = true, .framework = c->s->framework, .n_framework = c->s->n_framework};
        start_part(c);
        hoshi_buf_puts(&c->part, ",\"result\":");
        rc = hoshi_report_json(r, &opts, &c->part);
        trim_line_end(&c->part);
        end_part(c, &told, HOSHI_PART_RESULT, reply);
    }
    start_part(c);
    for (size_t i = 0; i < c->request->n_sink; i++) {
        if (c->request->sink[i]->put != NULL)
            c->request->sink[i]->put(r, &c->part);
    }
    end_part(c, &told, HOSHI_PART_SINK, reply);
    for (size_t i = 0; i < c->request->n_attachment && rc == HOSHI_OK; i++) {
        const struct hoshi_attachment *a = &c->request->attachment[i];
        start_part(c);
        rc = a->write(r, &a->opts, &c->part);
        end_part(c, &told, HOSHI_PART_ATTACHMENT + (int)i, reply);
    }
    if (!reply->failed)
        memcpy(reply->p + head, &told, sizeof told);
    return rc;
}

static bool is_mine(const struct hoshi_judge_context *c, struct hoshi_str source,
                    const struct hoshi_answers *ans)
{
    const struct hoshi_batch_request *q = c->request;
    if (q->n_shard == 0 || !q->shard_by_id)
        return true;
    bool has_id = ans != NULL && ans->organization != NULL && ans->organization->id != NULL;
    struct hoshi_str key = has_id ? hoshi_str_from(ans->organization->id) : source;
    return hoshi_sha256_number(key) % q->n_shard == q->shard - 1;
}

static bool looks_like_json(const struct hoshi_input *in)
{
    if (in->format != HOSHI_INPUT_AUTO)
        return in->format == HOSHI_INPUT_JSON;
    size_t i = 0;
    while (i < in->bytes.n && strchr(" \t\r\n", in->bytes.p[i]) != NULL && in->bytes.p[i] != '\0')
        i++;
    return i < in->bytes.n && in->bytes.p[i] == '{';
}

static void start_record(struct hoshi_judge_context *c)
{
    hoshi_arena_reset(&c->arena);
    hoshi_diags_init(&c->diags, &c->arena);
}

/* Whether anything that is written names the sheet by its digest. */
static bool is_hashed(const struct hoshi_judge_context *c)
{
    return c->request->full || c->request->n_attachment != 0;
}

/* Old spreadsheets write CP932. False when the bytes are no text at all. */
static bool decode(struct hoshi_judge_context *c, struct hoshi_input *in)
{
    if (hoshi_input_sniff(in, in->bytes) != HOSHI_INPUT_CSV ||
        hoshi_utf8_invalid_at(in->bytes) == in->bytes.n)
        return true;
    hoshi_buf_clear(&c->text);
    if (!hoshi_cp932_to_utf8(in->bytes, &c->text))
        return false;
    if (is_hashed(c)) {
        hoshi_sha256_hex(in->bytes, c->sha256);
        in->sha256 = c->sha256;
    }
    in->bytes = (struct hoshi_str){c->text.p, c->text.n};
    return true;
}

static enum hoshi_rc load(struct hoshi_judge_context *c, struct hoshi_input *in,
                          struct hoshi_answers **ret_ans)
{
    const struct hoshi_batch_request *q = c->request;
    bool hashed = is_hashed(c);
    start_record(c);
    if (looks_like_json(in) && hoshi_answers_quick(in, c->s->catalog, q->as_of, hashed, &c->arena,
                                                   &c->diags, ret_ans) == HOSHI_OK)
        return HOSHI_OK;
    start_record(c);
    return hoshi_answers_read(in, c->s->catalog, q->as_of, hashed, &c->arena, &c->diags, ret_ans);
}

void hoshi_batch_judge(void *context, struct hoshi_str request, struct hoshi_buf *reply)
{
    struct hoshi_judge_context *c = context;
    struct hoshi_batch_ask ask;
    memcpy(&ask, request.p, sizeof ask);
    struct hoshi_str source = {request.p + sizeof ask, ask.n_source};
    struct hoshi_input in = {.bytes = {source.p + source.n, request.n - sizeof ask - source.n}};
    const struct hoshi_reader_row *row = ask.reader >= 0 ? &hoshi_readers[ask.reader] : NULL;
    char name[] = "sheet"; /* places are made here, not by the reader */
    in.name = name;
    in.format = row != NULL ? row->format : HOSHI_INPUT_AUTO;
    struct hoshi_answers *ans = NULL;
    struct hoshi_result r;
    bool is_text = decode(c, &in);
    enum hoshi_rc rc = is_text ? load(c, &in, &ans) : HOSHI_E_SYNTAX;
    if (!is_mine(c, source, ans)) {
        struct hoshi_batch_told told = {.kind = HOSHI_BATCH_NOT_MINE};
        hoshi_buf_put(reply, &told, sizeof told);
        return;
    }
    if (!is_text) {
        hoshi_batch_tell_error(c, HOSHI_HS1415, NULL, source, reply);
        return;
    }
    if (rc != HOSHI_OK) {
        tell_diags(c, &ask, source, reply);
        return;
    }
    bool lists = c->request->full || c->request->n_attachment != 0 || c->request->adjust != NULL;
    rc = (lists ? hoshi_judge : hoshi_judge_counts)(c->s->catalog, ans, c->s->policy,
                                                    c->request->as_of, &c->arena, &r);
    if (rc == HOSHI_OK && c->request->adjust != NULL)
        rc = c->request->adjust(c->request->adjust_user, &r, &c->arena);
    if (rc == HOSHI_OK)
        rc = tell_result(c, &r, reply);
    if (rc != HOSHI_OK)
        hoshi_worker_out_of_memory();
}

bool hoshi_batch_sections(struct hoshi_str reply, struct hoshi_batch_told *ret_told,
                          struct hoshi_str ret_part[HOSHI_PARTS_MAX])
{
    size_t at = sizeof *ret_told;
    if (reply.n < at)
        return false;
    memcpy(ret_told, reply.p, sizeof *ret_told);
    if (ret_told->kind > HOSHI_BATCH_NOT_MINE)
        return false;
    for (int i = 0; i < HOSHI_PARTS_MAX; i++) {
        if (ret_told->n_part[i] > reply.n - at)
            return false;
        ret_part[i] = (struct hoshi_str){reply.p + at, ret_told->n_part[i]};
        at += ret_told->n_part[i];
        if (i < HOSHI_PART_ATTACHMENT && ret_part[i].n != 0 &&
            memchr(ret_part[i].p, '\n', ret_part[i].n) != NULL)
            return false; /* one record stays one line */
    }
    return at == reply.n;
}
