/* What of an answer an expert's decision is about, in one line that anybody can write again. */
#include <hoshi/answers.h>

#include <string.h>

#include "base/digest.h"
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

static void put_answer(struct hoshi_buf *out, const struct hoshi_answer *a, const char *criterion)
{
    hoshi_buf_puts(out, "{");
    put_text(out, "criterion", criterion);
    put_text(out, "status", hoshi_status_code(a->status));
    put_day(out, "performed", a->performed);
    put_text(out, "reason", a->reason);
    put_text(out, "note", a->note);
    put_text(out, "via", a->via.s);
    put_text(out, "state", a->state.s);
    if (a->carried_over && !out->failed) {
        put_key(out, "carried_over");
        hoshi_buf_puts(out, "true");
    }
    if (a->n_evidence != 0 && !out->failed) {
        put_key(out, "evidence");
        hoshi_buf_puts(out, "[");
        for (size_t i = 0; i < a->n_evidence; i++) {
            hoshi_buf_puts(out, i > 0 ? "," : "");
            put_evidence(out, &a->evidence[i]);
        }
        hoshi_buf_puts(out, "]");
    }
    hoshi_buf_puts(out, "}");
}

enum hoshi_rc hoshi_answer_digest(const struct hoshi_answer *answer, const char *criterion,
                                  char ret_digest[HOSHI_ANSWER_DIGEST_BYTES])
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    put_answer(&line, answer, criterion);
    enum hoshi_rc rc = hoshi_buf_rc(&line);
    if (rc == HOSHI_OK) {
        memcpy(ret_digest, KIND, sizeof KIND - 1);
        hoshi_sha256_hex((struct hoshi_str){line.p, line.n}, ret_digest + sizeof KIND - 1);
    }
    hoshi_buf_release(&line);
    return rc;
}
