#include "app/buyer/buyer.h"

#include <errno.h>
#include <hoshi/judge.h>
#include <string.h>

#include "app/session/complain.h"
#include "app/session/need.h"
#include "base/assert.h"
#include "base/digest.h"
#include "base/limits.h"
#include "base/lines.h"
#include "base/str.h"
#include "base/utf8.h"
#include "diag/diag.h"
#include "report/page/refused.h"
#include "xlsx/libxlsxwriter.h"
#include "xlsx/xlsx.h"

const struct hoshi_portfolio_writer hoshi_portfolio_writers[] = {
#define PORTFOLIO(id, suffixes, function, library) {id, suffixes, function, library},
#include "app/buyer/portfolios.def"
#undef PORTFOLIO
    {NULL, NULL, NULL, NULL},
};

const char *hoshi_buyer_other_form(size_t form, const char *path)
{
    if (hoshi_path_suffix_is(path, hoshi_portfolio_writers[form].suffixes))
        return NULL;
    for (const struct hoshi_portfolio_writer *w = hoshi_portfolio_writers; w->id != NULL; w++) {
        if (hoshi_path_suffix_is(path, w->suffixes))
            return w->id;
    }
    return NULL;
}

void hoshi_buyer_output(struct hoshi_buyer_request *request, size_t form, const char *path)
{
    HOSHI_ASSERT(request->n_output < HOSHI_BUYER_OUTPUTS_MAX);
    request->output[request->n_output].writer = &hoshi_portfolio_writers[form];
    request->output[request->n_output++].path = path;
}

/* Runs in the workers, which are copies of this process as it stood before the run. */
static enum hoshi_rc adjust(const void *user, struct hoshi_result *r, struct hoshi_arena *arena)
{
    const struct hoshi_buyer *b = user;
    const struct hoshi_organization *o = r->answers->organization;
    const char *id = o != NULL ? o->id : NULL;
    const struct hoshi_supplier *row =
        b->asked != NULL ? hoshi_suppliers_find(b->asked, hoshi_str_from(id)) : NULL;
    r->is_listed = row != NULL;
    return hoshi_ask(r, b->s->overlay, id, row != NULL ? row->asked : 0, arena);
}

static enum hoshi_rc on_record(struct hoshi_record_sink *sink, const struct hoshi_record *record)
{
    struct hoshi_buyer *b = sink->user;
    if (!hoshi_portfolio_holds(record->state))
        return HOSHI_OK;
    enum hoshi_rc rc = hoshi_portfolio_add(&b->portfolio, record);
    if (rc == HOSHI_E_NOMEM)
        hoshi_diag_add(&b->s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS2007, HOSHI_SPAN_FILE, NULL, NULL,
                       NULL);
    else if (rc != HOSHI_OK) /* it was looked at before it came here */
        hoshi_diag_add(&b->s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS9001, HOSHI_SPAN_FILE,
                       "portfolio: record", NULL, NULL);
    return rc;
}

/* A star decided by hand may be one that the catalogue does not have. */
static enum hoshi_rc check_asked(struct hoshi_buyer *b)
{
    uint16_t source = b->asked->diag_source;
    uint32_t before = b->s->diags.n_error;
    bool any = false;
    for (size_t i = 0; i < b->asked->n; i++) {
        const struct hoshi_supplier *row = &b->asked->v[i];
        any = any || hoshi_overlay_ask(b->s->overlay, row->id, row->asked).star != 0;
        if (row->asked != 0 && !hoshi_catalog_has_star(b->s->catalog, row->asked))
            hoshi_diag_add(&b->s->diags, source, HOSHI_HS1204, row->asked_span,
                           hoshi_diag_number(&b->s->diags, row->asked), NULL, NULL);
    }
    if (!any)
        hoshi_diag_add(&b->s->diags, source, HOSHI_HS1522, HOSHI_SPAN_FILE, NULL, NULL, NULL);
    return b->s->diags.n_error == before ? HOSHI_OK : HOSHI_E_INVALID;
}

static enum hoshi_rc load_asked(struct hoshi_buyer *b)
{
    struct hoshi_input in;
    if (b->request->asked == NULL)
        return HOSHI_OK;
    enum hoshi_rc rc = hoshi_session_read_table(b->s, b->request->asked, &in);
    if (rc == HOSHI_OK)
        rc = hoshi_suppliers_load(&in, b->s->catalog, &b->s->arena, &b->s->diags, &b->asked);
    return rc == HOSHI_OK ? check_asked(b) : rc;
}

/* One hash for all rules: a run that goes on, or shards that are merged, must have had the same. */
static void identify(struct hoshi_buyer *b)
{
    char both[2 * HOSHI_SHA256_HEX_BYTES] = "";
    size_t n = 0;
    const char *part[] = {b->s->overlay != NULL ? b->s->overlay->sha256 : "-",
                          b->asked != NULL ? b->asked->sha256 : "-"};
    for (int i = 0; i < 2; i++) {
        memcpy(both + n, part[i], strlen(part[i]));
        n += strlen(part[i]);
    }
    hoshi_sha256_hex((struct hoshi_str){both, n}, b->identity);
}

static void attach(struct hoshi_buyer *b, struct hoshi_batch_request *run, const char *suffix,
                   hoshi_result_writer *write, bool for_refused)
{
    run->attachment[run->n_attachment++] = (struct hoshi_attachment){
        .dir = b->request->feedback,
        .suffix = suffix,
        .opts = {.lang = b->request->lang, .support = b->s->support, .from_buyer = true},
        .write = write,
        .for_refused = for_refused,
    };
}

/* Of a part, or of a later day: what is better and what is worse would change places. */
static enum hoshi_rc can_compare(struct hoshi_buyer *b, uint16_t source, hoshi_day as_of)
{
    if (b->earlier.is_part) {
        hoshi_diag_add(&b->s->diags, source, HOSHI_HS1530, HOSHI_SPAN_FILE, NULL, NULL, NULL);
        return HOSHI_E_INVALID;
    }
    if (b->earlier.as_of <= as_of)
        return HOSHI_OK;
    char then[HOSHI_DATE_BYTES], now[HOSHI_DATE_BYTES];
    hoshi_diag_add(&b->s->diags, source, HOSHI_HS1527, HOSHI_SPAN_FILE,
                   hoshi_date_format(b->earlier.as_of, then), hoshi_date_format(as_of, now), NULL);
    return HOSHI_E_INVALID;
}

/* Before the run, so that a wrong file does not cost an hour. */
static enum hoshi_rc load_earlier(struct hoshi_buyer *b, hoshi_day as_of)
{
    struct hoshi_input in;
    struct hoshi_diags *diags = &b->s->diags;
    size_t at;
    if (b->request->earlier == NULL)
        return HOSHI_OK;
    enum hoshi_rc rc = hoshi_session_read_portfolio(b->s, b->request->earlier, &in);
    if (rc != HOSHI_OK)
        return rc;
    uint16_t source = hoshi_diags_source(diags, in.name, in.bytes);
    if (hoshi_utf8_invalid_at(in.bytes) != in.bytes.n) {
        hoshi_diag_add(diags, source, HOSHI_HS1001, HOSHI_SPAN_FILE, NULL, NULL, NULL);
        return HOSHI_E_SYNTAX;
    }
    rc = hoshi_earlier_read(in.bytes, b->s->catalog, &b->arena, &b->earlier, &at);
    b->has_earlier = rc == HOSHI_OK;
    if (rc == HOSHI_E_SYNTAX) {
        struct hoshi_pos pos = hoshi_pos_of(in.bytes, at);
        hoshi_diag_add(diags, source, HOSHI_HS1008, (struct hoshi_span){pos.line, pos.col, 1}, NULL,
                       NULL, NULL);
    }
    if (rc == HOSHI_E_INVALID)
        hoshi_diag_add(diags, source, HOSHI_HS1521, HOSHI_SPAN_FILE, b->s->catalog->id.s, NULL,
                       NULL);
    return rc == HOSHI_OK ? can_compare(b, source, as_of) : rc;
}

/* Now, not after thousands of sheets were judged. */
static enum hoshi_rc need_libraries(struct hoshi_buyer *b)
{
    enum hoshi_rc rc = HOSHI_OK;
    for (size_t i = 0; i < b->request->n_output && rc == HOSHI_OK; i++) {
        struct hoshi_dynlib *library = b->request->output[i].writer->library;
        rc = library != NULL ? hoshi_session_need(b->s, library) : HOSHI_OK;
    }
    return rc;
}

enum hoshi_rc hoshi_buyer_join(struct hoshi_buyer *b, struct hoshi_session *s,
                               const struct hoshi_buyer_request *request,
                               struct hoshi_batch_request *run)
{
    memset(b, 0, sizeof *b);
    b->s = s;
    b->request = request;
    hoshi_arena_init(&b->arena, HOSHI_LIMIT_PORTFOLIO_BYTES);
    enum hoshi_rc rc = need_libraries(b);
    if (rc == HOSHI_OK)
        rc = hoshi_session_overlay(s, request->overlay);
    if (rc == HOSHI_OK)
        rc = load_asked(b);
    if (rc == HOSHI_OK)
        rc = load_earlier(b, run->as_of);
    if (rc == HOSHI_OK && request->feedback != NULL)
        rc = hoshi_session_texts(s);
    if (rc != HOSHI_OK)
        return rc;
    if (s->overlay != NULL || b->asked != NULL) {
        identify(b);
        run->adjust = adjust;
        run->adjust_user = b;
        run->overlay_sha256 = b->identity;
    }
    run->sink = b->sinks;
    if (run->adjust != NULL) {
        rc = hoshi_arrivals_start(&b->arrivals, b->asked, s->overlay, run->as_of, &b->arena);
        run->watch = &b->arrivals.watch;
        b->sinks[run->n_sink++] = &b->arrivals.sink;
    }
    if (request->n_output != 0) {
        hoshi_portfolio_init(&b->portfolio, s->catalog, s->policy, s->overlay, run->as_of,
                             &b->arena);
        b->portfolio.part = run->n_shard != 0 ? run->shard : 0;
        b->portfolio.n_part = run->n_shard;
        b->sink = (struct hoshi_record_sink){.record = on_record, .user = b};
        b->sinks[run->n_sink++] = &b->sink;
    }
    if (request->feedback != NULL) {
        attach(b, run, HOSHI_REFUSED_SUFFIX, hoshi_feedback_html, true);
        attach(b, run, ".feedback.json", hoshi_feedback_json, false);
    }
    for (size_t i = 0; i < run->n_attachment; i++)
        b->portfolio.folder[b->portfolio.n_folder++] =
            (struct hoshi_portfolio_folder){run->attachment[i].dir, run->attachment[i].suffix};
    return rc;
}

bool hoshi_buyer_wants_all(const struct hoshi_buyer *b)
{
    const struct hoshi_overlay *overlay = b->s->overlay;
    return b->asked != NULL || b->request->n_output != 0 ||
           (overlay != NULL && overlay->n_supplier != 0);
}

enum hoshi_rc hoshi_buyer_finish(struct hoshi_buyer *b)
{
    if (b->request->n_output == 0)
        return HOSHI_OK;
    enum hoshi_rc rc =
        b->has_earlier ? hoshi_portfolio_compare(&b->portfolio, &b->earlier) : HOSHI_OK;
    if (rc == HOSHI_OK)
        rc = hoshi_portfolio_rank(&b->portfolio);
    for (size_t i = 0; i < b->request->n_output && rc == HOSHI_OK; i++) {
        struct hoshi_buf out;
        hoshi_buf_init(&out, HOSHI_LIMIT_PORTFOLIO_BYTES);
        errno = 0;
        rc = b->request->output[i].writer->write(&b->portfolio, b->request->lang, &out);
        if (rc == HOSHI_E_IO) /* a workbook is made in files of its own */
            rc = hoshi_session_complain_file(b->s, b->request->output[i].path,
                                             hoshi_file_failed(errno != 0 ? errno : EIO),
                                             HOSHI_TO_WRITE);
        if (rc == HOSHI_OK)
            rc = hoshi_session_write(b->s, b->request->output[i].path,
                                     (struct hoshi_str){out.p, out.n}, HOSHI_WRITE_OUTPUT);
        hoshi_buf_release(&out);
    }
    return rc;
}

void hoshi_buyer_release(struct hoshi_buyer *b)
{
    hoshi_arena_release(&b->arena);
}
