/* Runs in a worker process that can open nothing: bytes in, a record out. */
#include "app/batch/judge.h"

#include <hoshi/judge.h>
#include <string.h>

#include "app/batch/wire.h"
#include "base/digest.h"
#include "base/limits.h"
#include "base/str.h"
#include "base/utf8.h"
#include "codec/parse/node.h"
#include "io/charset.h"
#include "io/workers.h"

static void put_error(unsigned code, struct hoshi_str place, struct hoshi_str message,
                      struct hoshi_buf *reply)
{
    struct hoshi_reply r = {.record = {.error_code = hoshi_str_from(hoshi_diag_info(code)->code),
                                       .error_place = place,
                                       .error_message = message}};
    hoshi_reply_put(&r, reply);
}

void hoshi_batch_tell_error(const struct hoshi_judge_context *c, unsigned code, const char *arg,
                            struct hoshi_str source, struct hoshi_buf *reply)
{
    struct hoshi_buf message;
    struct hoshi_diag d = {.code = (uint16_t)code, .arg = {arg, NULL, NULL}};
    hoshi_buf_init(&message, 0);
    hoshi_diag_text(&d, c->request->record_lang, &message);
    reply->failed |= message.failed;
    put_error(code, source, (struct hoshi_str){message.p, message.n}, reply);
    hoshi_buf_release(&message);
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
    reply->failed |= place.failed || message.failed;
    put_error(d->code, (struct hoshi_str){place.p, place.n},
              (struct hoshi_str){message.p, message.n}, reply);
    hoshi_buf_release(&place);
    hoshi_buf_release(&message);
}

/* The whole result and the attachments, one after the other in c->part. at: where each begins, and
 * the end. */
static enum hoshi_rc write_parts(struct hoshi_judge_context *c, const struct hoshi_result *r,
                                 size_t at[HOSHI_BATCH_ATTACHMENTS_MAX + 2])
{
    const struct hoshi_batch_request *q = c->request;
    enum hoshi_rc rc = HOSHI_OK;
    size_t n = 0;
    hoshi_buf_clear(&c->part);
    at[n++] = 0;
    if (q->full) {
        struct hoshi_report_opts opts = {
            .compact = true, .framework = c->s->framework, .n_framework = c->s->n_framework};
        rc = hoshi_report_json(r, &opts, &c->part);
        if (c->part.n > 0 && c->part.p[c->part.n - 1] == '\n')
            c->part.n--;
    }
    at[n++] = c->part.n;
    for (size_t i = 0; i < q->n_attachment && rc == HOSHI_OK; i++) {
        rc = q->attachment[i].write(r, &q->attachment[i].opts, &c->part);
        at[n++] = c->part.n;
    }
    return rc == HOSHI_OK && c->part.failed ? HOSHI_E_NOMEM : rc;
}

static struct hoshi_str between(const struct hoshi_buf *buf, size_t from, size_t to)
{
    return (struct hoshi_str){buf->n != 0 ? buf->p + from : "", to - from};
}

static enum hoshi_rc tell_result(struct hoshi_judge_context *c, const struct hoshi_result *r,
                                 struct hoshi_buf *reply)
{
    size_t at[HOSHI_BATCH_ATTACHMENTS_MAX + 2];
    struct hoshi_reply told = {.n_attachment = c->request->n_attachment};
    hoshi_record_of(r, &told.record);
    enum hoshi_rc rc =
        c->request->n_sink != 0 ? hoshi_record_outcomes(r, &c->arena, &told.record) : HOSHI_OK;
    if (rc == HOSHI_OK)
        rc = write_parts(c, r, at);
    if (rc != HOSHI_OK)
        return rc;
    told.result = between(&c->part, at[0], at[1]);
    for (size_t i = 0; i < told.n_attachment; i++)
        told.attachment[i] = between(&c->part, at[i + 1], at[i + 2]);
    hoshi_reply_put(&told, reply);
    return HOSHI_OK;
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
    char name[] = "sheet"; /* places are made here, not by the reader */
    in.name = name;
    in.format = (enum hoshi_input_format)ask.format;
    struct hoshi_answers *ans = NULL;
    struct hoshi_result r;
    bool is_text = decode(c, &in);
    enum hoshi_rc rc = is_text ? load(c, &in, &ans) : HOSHI_E_SYNTAX;
    if (!is_mine(c, source, ans)) {
        hoshi_reply_put(&(struct hoshi_reply){.not_mine = true}, reply);
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
