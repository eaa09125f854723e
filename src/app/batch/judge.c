/* Runs in a worker process that can open nothing: bytes in, a record out. */
#include "app/batch/judge.h"

#include <hoshi/judge.h>
#include <string.h>

#include "app/batch/names.h"
#include "app/batch/wire.h"
#include "base/cp932.h"
#include "base/digest.h"
#include "base/limits.h"
#include "base/str.h"
#include "base/utf8.h"
#include "codec/parse/node.h"
#include "io/workers.h"
#include "report/page/refused.h"

#define PAGE_PROBLEMS 20 /* of one sheet on its page */

/* The page about a sheet that is refused, in c->part, to those attachments that have one. */
static void attach_refused(struct hoshi_judge_context *c, const struct hoshi_refusal *refusal,
                           struct hoshi_reply *told)
{
    const struct hoshi_batch_request *q = c->request;
    told->n_attachment = q->n_attachment;
    hoshi_buf_clear(&c->part);
    for (size_t i = 0; i < q->n_attachment; i++) {
        if (!q->attachment[i].for_refused || refusal->n == 0 ||
            !hoshi_refused_has_page(refusal->problem[0].code))
            continue;
        if (c->part.n == 0) /* the same for all */
            hoshi_refused_html(refusal, c->s->catalog, q->attachment[i].opts.lang, &c->part);
        told->attachment[i] = (struct hoshi_str){c->part.p, c->part.n};
    }
}

/* The language that those pages are written in. */
static enum hoshi_lang page_lang(const struct hoshi_judge_context *c)
{
    const struct hoshi_batch_request *q = c->request;
    for (size_t i = 0; i < q->n_attachment; i++) {
        if (q->attachment[i].for_refused)
            return q->attachment[i].opts.lang;
    }
    return q->record_lang;
}

void hoshi_batch_tell_error(struct hoshi_judge_context *c, unsigned code, const char *arg,
                            struct hoshi_str source, struct hoshi_buf *reply)
{
    struct hoshi_buf message, for_page;
    struct hoshi_diag d = {.code = (uint16_t)code, .arg = {arg, NULL, NULL}};
    hoshi_buf_init(&message, 0);
    hoshi_diag_text(&d, c->request->record_lang, &message);
    hoshi_buf_init(&for_page, 0);
    hoshi_diag_text(&d, page_lang(c), &for_page);
    reply->failed |= message.failed || for_page.failed;
    struct hoshi_reply r = {.record = {.error_code = hoshi_str_from(hoshi_diag_info(code)->code),
                                       .error_place = source,
                                       .error_message = {message.p, message.n}}};
    struct hoshi_record_problem problem = {
        r.record.error_code, hoshi_str_base_name(source), {for_page.p, for_page.n}};
    attach_refused(
        c,
        &(struct hoshi_refusal){.file = hoshi_str_base_name(source), .problem = &problem, .n = 1},
        &r);
    hoshi_reply_put(&r, reply);
    hoshi_buf_release(&message);
    hoshi_buf_release(&for_page);
}

/* "answers.yaml:4:15", "answers.xlsx(sheet)!O17"; the line of an NDJSON sheet is the line of its
 * file. */
static void put_place(const struct hoshi_judge_context *c, const struct hoshi_batch_ask *ask,
                      struct hoshi_str source, const struct hoshi_diag *d, struct hoshi_buf *out)
{
    struct hoshi_span at = d->span;
    hoshi_buf_put(out, source.p, source.n);
    if (at.line == 0)
        return;
    if (d->source < c->diags.n_source && c->diags.source[d->source].is_workbook) {
        hoshi_put_sheet_cell(&c->diags.source[d->source], at, out);
        return;
    }
    if (ask->line_number == 0) {
        hoshi_buf_puts(out, ":");
        hoshi_buf_int(out, at.line);
    }
    hoshi_buf_puts(out, ":");
    hoshi_buf_int(out, at.col);
}

/* A text in the arena: the buffer it was made in is used again. */
static struct hoshi_str kept(struct hoshi_judge_context *c, struct hoshi_buf *text)
{
    char *copy = text->failed ? NULL : hoshi_arena_strndup(&c->arena, text->p, text->n);
    if (copy == NULL)
        hoshi_worker_out_of_memory();
    return (struct hoshi_str){copy, text->n};
}

static struct hoshi_record_problem problem_of(struct hoshi_judge_context *c,
                                              const struct hoshi_batch_ask *ask,
                                              struct hoshi_str source, const struct hoshi_diag *d,
                                              enum hoshi_lang lang)
{
    struct hoshi_record_problem problem = {.code = hoshi_str_from(hoshi_diag_info(d->code)->code)};
    hoshi_buf_clear(&c->part);
    put_place(c, ask, source, d, &c->part);
    problem.place = kept(c, &c->part);
    hoshi_buf_clear(&c->part);
    hoshi_diag_text(d, lang, &c->part);
    problem.message = kept(c, &c->part);
    return problem;
}

/* The same problems once more for the page, in its language. */
static void attach_page(struct hoshi_judge_context *c, const struct hoshi_batch_ask *ask,
                        struct hoshi_str source, struct hoshi_reply *told)
{
    struct hoshi_record_problem problem[PAGE_PROBLEMS];
    struct hoshi_refusal refusal = {.whose = told->record.name.p != NULL ? told->record.name
                                                                         : told->record.id,
                                    .file = hoshi_str_base_name(source),
                                    .problem = problem};
    for (uint32_t i = 0; i < c->diags.n && refusal.n < PAGE_PROBLEMS; i++) {
        if (hoshi_diag_info(c->diags.v[i].code)->severity == HOSHI_ERROR)
            problem[refusal.n++] = problem_of(c, ask, refusal.file, &c->diags.v[i], page_lang(c));
    }
    refusal.n_more = c->diags.n_error - refusal.n;
    attach_refused(c, &refusal, told);
}

/* All errors in the order of the file, and whose sheet it is: that is known of most that are
 * refused. */
static void tell_diags(struct hoshi_judge_context *c, const struct hoshi_batch_ask *ask,
                       struct hoshi_str source, const struct hoshi_input *in,
                       struct hoshi_buf *reply)
{
    struct hoshi_reply told = {.not_mine = false};
    struct hoshi_record_problem first = {.code = {NULL, 0}};
    struct hoshi_sender sender = {.assessed_on = 0};
    hoshi_diags_sort(&c->diags);
    for (uint32_t i = 0; i < c->diags.n; i++) {
        const struct hoshi_diag *d = &c->diags.v[i];
        if (hoshi_diag_info(d->code)->severity != HOSHI_ERROR)
            continue;
        if (d->code == HOSHI_HS2007)
            hoshi_worker_out_of_memory();
        if (first.code.p == NULL)
            first = problem_of(c, ask, source, d, c->request->record_lang);
        else if (told.record.n_more_kept < HOSHI_RECORD_PROBLEMS_MAX)
            told.more[told.record.n_more_kept++] =
                problem_of(c, ask, source, d, c->request->record_lang);
    }
    if (first.code.p == NULL) /* refused without a word */
        hoshi_worker_out_of_memory();
    if (hoshi_answers_sender(in, &c->arena, &sender) == HOSHI_E_NOMEM)
        hoshi_worker_out_of_memory();
    told.record.error_code = first.code;
    told.record.error_place = first.place;
    told.record.error_message = first.message;
    told.record.more = told.more;
    told.record.n_more = c->diags.n_error - 1;
    told.record.id = sender.id;
    told.record.name = sender.name;
    told.record.assessed_on = sender.assessed_on;
    if (c->request->n_attachment != 0)
        attach_page(c, ask, source, &told);
    hoshi_reply_put(&told, reply);
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

/* A table that does not say which catalogue it answers. */
static bool was_assumed(const struct hoshi_diags *diags)
{
    bool found = false;
    for (uint32_t i = 0; i < diags->n; i++)
        found = found || diags->v[i].code == HOSHI_HS1310;
    return found;
}

/* Criteria that a workbook has no row for. */
static uint32_t rows_missing(const struct hoshi_diags *diags)
{
    long long n = 0;
    for (uint32_t i = 0; i < diags->n; i++) {
        if (diags->v[i].code == HOSHI_HS1036)
            (void)hoshi_str_to_int(hoshi_str_from(diags->v[i].arg[0]), 0, UINT32_MAX, &n);
    }
    return (uint32_t)n;
}

static enum hoshi_rc tell_result(struct hoshi_judge_context *c, const struct hoshi_result *r,
                                 struct hoshi_buf *reply)
{
    size_t at[HOSHI_BATCH_ATTACHMENTS_MAX + 2];
    struct hoshi_reply told = {.n_attachment = c->request->n_attachment};
    hoshi_record_of(r, &told.record);
    if (was_assumed(&c->diags))
        told.record.catalogue_assumed = hoshi_str_from(c->s->catalog->name);
    told.record.n_row_missing = rows_missing(&c->diags);
    enum hoshi_rc rc = hoshi_record_scope(r, &c->arena, &told.record);
    if (rc == HOSHI_OK && c->request->n_sink != 0)
        rc = hoshi_record_outcomes(r, &c->arena, &told.record);
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
    if (!q->shard_by_id)
        return true;
    bool has_id = ans != NULL && ans->organization != NULL && ans->organization->id != NULL;
    struct hoshi_str key = has_id ? hoshi_str_from(ans->organization->id) : source;
    return hoshi_batch_is_mine(q, key);
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

/* The name is none of a sheet, or the bytes are in no encoding that is read. What they are, or only
 * that. */
static void tell_foreign(struct hoshi_judge_context *c, const struct hoshi_batch_ask *ask,
                         struct hoshi_str source, const struct hoshi_input *in,
                         struct hoshi_buf *reply)
{
    start_record(c);
    uint16_t at = hoshi_diags_source(&c->diags, in->name, in->bytes);
    if (!hoshi_foreign_tell(in->bytes, hoshi_utf8_invalid_at(in->bytes), &c->diags, at))
        hoshi_diag_add(&c->diags, at, ask->is_suspect ? HOSHI_HS1018 : HOSHI_HS1415,
                       HOSHI_SPAN_FILE, hoshi_batch_suffixes(), NULL, NULL);
    tell_diags(c, ask, source, in, reply);
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
    in.names_catalogue = c->request->require_catalogue;
    in.book = &c->s->book;
    bool is_text = !ask.is_suspect && decode(c, &in);
    enum hoshi_rc rc = is_text ? load(c, &in, &ans) : HOSHI_E_SYNTAX;
    if (!is_mine(c, source, ans)) {
        hoshi_reply_put(&(struct hoshi_reply){.not_mine = true}, reply);
        return;
    }
    if (!is_text) {
        tell_foreign(c, &ask, source, &in, reply);
        return;
    }
    if (rc != HOSHI_OK) {
        tell_diags(c, &ask, source, &in, reply);
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
