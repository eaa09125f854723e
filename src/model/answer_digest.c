/* What of an answer an expert's decision is about, in one line that anybody can write again. */
#include <hoshi/answers.h>

#include <string.h>

#include "base/digest.h"
#include "base/digits.h"
#include "base/quote.h"
#include "base/str.h"

#define KIND "sha256:"

_Static_assert(sizeof KIND - 1 + HOSHI_SHA256_HEX_BYTES == HOSHI_ANSWER_DIGEST_BYTES, "fits");

static void put_key(struct hoshi_buf *out, const char *key)
{
    hoshi_buf_puts(out, out->p[out->n - 1] == '{' ? "" : ",");
    hoshi_put_json_string(out, hoshi_str_from(key));
    hoshi_buf_puts(out, ":");
}

static void put_text(struct hoshi_buf *out, const char *key, const char *text)
{
    if (text == NULL || out->failed)
        return;
    put_key(out, key);
    hoshi_put_json_string(out, hoshi_str_from(text));
}

static void put_day(struct hoshi_buf *out, const char *key, hoshi_day day)
{
    char text[HOSHI_DATE_BYTES];
    put_text(out, key, day != 0 ? hoshi_date_format(day, text) : NULL);
}

static void put_evidence(struct hoshi_buf *out, const struct hoshi_evidence *e)
{
    hoshi_buf_puts(out, "{");
    put_text(out, "file", e->file.s);
    put_text(out, "url", e->url.s);
    put_text(out, "sha256", e->sha256);
    if (e->size_bytes != 0 && !out->failed) {
        put_key(out, "size");
        hoshi_buf_int(out, (long long)e->size_bytes);
    }
    put_day(out, "date", e->date);
    put_day(out, "expires", e->expires);
    put_text(out, "title", e->title);
    hoshi_buf_puts(out, "}");
}

static void open_member(struct hoshi_buf *out, const char *key, const char *bracket)
{
    if (out->failed)
        return;
    put_key(out, key);
    hoshi_buf_puts(out, bracket);
}

static void put_scope(struct hoshi_buf *out, const struct hoshi_scope *scope)
{
    if (scope->unit == NULL && scope->note == NULL && scope->site.n == 0 && scope->n_exclusion == 0)
        return;
    open_member(out, "scope", "{");
    put_text(out, "unit", scope->unit);
    put_text(out, "note", scope->note);
    if (scope->site.n != 0)
        open_member(out, "sites", "[");
    for (size_t i = 0; i < scope->site.n; i++) {
        hoshi_buf_puts(out, i > 0 ? "," : "");
        hoshi_put_json_string(out, hoshi_str_from(scope->site.v[i].s));
    }
    hoshi_buf_puts(out, scope->site.n != 0 ? "]" : "");
    if (scope->n_exclusion != 0)
        open_member(out, "exclusions", "[");
    for (size_t i = 0; i < scope->n_exclusion; i++) {
        hoshi_buf_puts(out, i > 0 ? ",{" : "{");
        put_text(out, "what", scope->exclusion[i].what);
        put_text(out, "reason", scope->exclusion[i].reason);
        hoshi_buf_puts(out, "}");
    }
    hoshi_buf_puts(out, scope->n_exclusion != 0 ? "]}" : "}");
}

/* Whose answer it is, and of which part of the company. */
static void put_whose(struct hoshi_buf *out, const struct hoshi_answers *ans)
{
    if (ans->organization != NULL) {
        put_text(out, "organization", ans->organization->name);
        put_text(out, "corporate_number", ans->organization->corporate_number.s);
    }
    if (ans->scope != NULL)
        put_scope(out, ans->scope);
}

static void put_answer(struct hoshi_buf *out, const struct hoshi_answer *a)
{
    put_text(out, "status", hoshi_status_code(a->status));
    put_text(out, "level", a->level.is_said ? hoshi_digit(a->level.value) : NULL);
    put_text(out, "applied",
             a->applied == HOSHI_APPLIED_YES  ? "yes"
             : a->applied == HOSHI_APPLIED_NO ? "no"
                                              : NULL);
    put_day(out, "performed", a->performed);
    put_text(out, "reason", a->reason);
    put_text(out, "note", a->note);
    put_text(out, "via", a->via.s);
    put_text(out, "state", a->state.s);
    if (a->carried_over)
        open_member(out, "carried_over", "true");
    if (a->n_evidence == 0)
        return;
    open_member(out, "evidence", "[");
    for (size_t i = 0; i < a->n_evidence; i++) {
        hoshi_buf_puts(out, i > 0 ? "," : "");
        put_evidence(out, &a->evidence[i]);
    }
    hoshi_buf_puts(out, "]");
}

enum hoshi_rc hoshi_answer_digest(const struct hoshi_answers *ans,
                                  const struct hoshi_criterion *criterion,
                                  char ret_digest[HOSHI_ANSWER_DIGEST_BYTES])
{
    const struct hoshi_answer *a = ans->by_criterion[criterion->index];
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_buf_puts(&line, "{");
    put_whose(&line, ans);
    put_text(&line, "criterion", criterion->id.s);
    put_text(&line, "condition", ans->switched_off[criterion->index] ? "no" : NULL);
    if (a != NULL)
        put_answer(&line, a);
    hoshi_buf_puts(&line, "}");
    enum hoshi_rc rc = hoshi_buf_rc(&line);
    if (rc == HOSHI_OK) {
        memcpy(ret_digest, KIND, sizeof KIND - 1);
        hoshi_sha256_hex((struct hoshi_str){line.p, line.n}, ret_digest + sizeof KIND - 1);
    }
    hoshi_buf_release(&line);
    return rc;
}
