/* Decisions, written into the sheet. */
#include "app/evidence/confirm.h"

#include <string.h>

#include "app/evidence/record.h"
#include "app/session/complain.h"
#include "base/str.h"
#include "base/utf8.h"
#include "diag/diag.h"
#include "model/same.h"

/* What goes into the sheet must be readable there: valid UTF-8, one line of it but for remarks. A
 * name that is there must be one. */
static bool is_readable(struct hoshi_session *s, const char *what, const char *text, bool multiline)
{
    struct hoshi_str rest = hoshi_str_from(text); /* NULL is empty */
    uint32_t c;
    bool ok = text == NULL || multiline || hoshi_str_trim(rest).n != 0;
    while (rest.n > 0 && ok) {
        size_t k = hoshi_utf8_next(rest, &c);
        ok = k != 0 && (!hoshi_utf8_is_control(c) || (multiline && (c == '\n' || c == '\t')));
        rest.p += k;
        rest.n -= k;
    }
    if (!ok)
        hoshi_diag_add(&s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS1611, HOSHI_SPAN_FILE, what, NULL,
                       NULL);
    return ok;
}

static bool same_text(const char *a, const char *b)
{
    return strcmp(a != NULL ? a : "", b != NULL ? b : "") == 0;
}

/* Only what loads again with exactly these decisions behind the others is written. */
static enum hoshi_rc took_them(struct hoshi_record *r, const struct hoshi_input *changed,
                               const struct hoshi_sheet_confirmation *c, size_t n,
                               struct hoshi_answers **ret_ans)
{
    struct hoshi_answers *ans;
    enum hoshi_rc rc = hoshi_record_load(r, changed, &ans);
    if (rc != HOSHI_OK)
        return rc;
    size_t before = r->answers->n_confirmation;
    if (ans->n_confirmation != before + n)
        return HOSHI_E_INVALID;
    for (size_t i = 0; i < n; i++) {
        const struct hoshi_confirmation *is = &ans->confirmation[before + i];
        enum hoshi_confirmation_result want =
            c[i].accepted ? HOSHI_CONFIRMATION_ACCEPTED : HOSHI_CONFIRMATION_REJECTED;
        if (is->result != want || !same_text(is->criterion.s, c[i].criterion) ||
            !same_text(is->by, c[i].by) || !same_text(is->comment, c[i].comment) || is->outdated)
            return HOSHI_E_INVALID;
    }
    *ret_ans = ans;
    return HOSHI_OK;
}

/* A decision is about an answer as it was shown, and about what had been decided on it before. */
static enum hoshi_rc still_stand(struct hoshi_record *r, const struct hoshi_answers *seen,
                                 const struct hoshi_sheet_confirmation *c, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        char then[HOSHI_ANSWER_DIGEST_BYTES], now[HOSHI_ANSWER_DIGEST_BYTES];
        const struct hoshi_criterion *crit = hoshi_catalog_find(r->s->catalog, c[i].criterion);
        enum hoshi_rc rc = hoshi_answer_digest(seen, crit, then);
        if (rc == HOSHI_OK)
            rc = hoshi_answer_digest(r->answers, crit, now);
        if (rc != HOSHI_OK)
            return rc;
        if (strcmp(then, now) != 0 || !hoshi_decisions_same(seen, r->answers, c[i].criterion))
            return hoshi_record_outdated(r, c[i].criterion);
    }
    return HOSHI_OK;
}

/* --- what a decision is about: the answer, and the files that were there to be looked at */

static bool is_among(const struct hoshi_sheet_confirmation *c, size_t n, const char *criterion)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(c[i].criterion, criterion) == 0)
            return true;
    }
    return false;
}

/* What the machine kept from being read now, nobody has looked at here. */
static bool all_readable(struct hoshi_record *r, const struct hoshi_evidence_check *check,
                         const struct hoshi_sheet_confirmation *c, size_t n)
{
    for (size_t i = 0; i < check->n_file; i++) {
        const struct hoshi_evidence_file *f = &check->file[i];
        if (f->state == HOSHI_EVIDENCE_UNREADABLE && is_among(c, n, f->criterion->id.s))
            return hoshi_session_complain(r->s, r->sheet, HOSHI_HS2056, NULL, NULL, NULL);
    }
    return true;
}

/* Nobody can have seen in a file what was said of one that is not there, or another now. */
static void warn_of_files(struct hoshi_record *r, const struct hoshi_evidence_check *check,
                          const struct hoshi_sheet_confirmation *c, size_t n)
{
    for (size_t i = 0; i < check->n_file; i++) {
        const struct hoshi_evidence_file *f = &check->file[i];
        bool stands = f->state == HOSHI_EVIDENCE_STANDS || f->state == HOSHI_EVIDENCE_UNHASHED;
        for (size_t k = 0; k < n && !stands; k++) {
            if (c[k].accepted && strcmp(c[k].criterion, f->criterion->id.s) == 0)
                (void)hoshi_session_complain(r->s, r->sheet, HOSHI_HS1621, c[k].criterion,
                                             f->evidence->file.s, NULL);
        }
    }
}

/* A file that the sheet has no hash of would stay free to change. */
static enum hoshi_rc pin_files(struct hoshi_record *r, const struct hoshi_evidence_check *check,
                               const struct hoshi_sheet_confirmation *c, size_t n,
                               struct hoshi_input *ret_in)
{
    struct hoshi_sheet_hash *hash = hoshi_arena_array(&r->s->arena, check->n_file, sizeof *hash);
    size_t n_hash = 0;
    if (hash == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < check->n_file; i++) {
        const struct hoshi_evidence_file *f = &check->file[i];
        if (f->state == HOSHI_EVIDENCE_UNHASHED && is_among(c, n, f->criterion->id.s))
            hash[n_hash++] =
                (struct hoshi_sheet_hash){f->criterion->id.s, f->sha256, f->index, f->size};
    }
    *ret_in = r->input;
    if (n_hash == 0)
        return HOSHI_OK;
    return hoshi_sheet_set_hashes(&r->input, hash, n_hash, &r->s->arena, &r->unheard, ret_in);
}

static enum hoshi_rc name_answer(struct hoshi_record *r, const struct hoshi_answers *ans,
                                 struct hoshi_sheet_confirmation *c)
{
    char digest[HOSHI_ANSWER_DIGEST_BYTES];
    enum hoshi_rc rc =
        hoshi_answer_digest(ans, hoshi_catalog_find(r->s->catalog, c->criterion), digest);
    if (rc == HOSHI_OK)
        c->of = hoshi_arena_strndup(&r->s->arena, digest, strlen(digest));
    return rc == HOSHI_OK && c->of == NULL ? HOSHI_E_NOMEM : rc;
}

/* The sheet with its files pinned and the decisions bound to what it says then. */
static enum hoshi_rc decide(struct hoshi_record *r, const struct hoshi_evidence_check *check,
                            struct hoshi_sheet_confirmation *c, size_t n,
                            struct hoshi_input *ret_in)
{
    struct hoshi_input pinned;
    struct hoshi_answers *ans;
    enum hoshi_rc rc =
        all_readable(r, check, c, n) ? pin_files(r, check, c, n, &pinned) : HOSHI_E_IO;
    if (rc == HOSHI_OK)
        rc = hoshi_record_load(r, &pinned, &ans);
    for (size_t i = 0; i < n && rc == HOSHI_OK; i++)
        rc = name_answer(r, ans, &c[i]);
    return rc == HOSHI_OK ? hoshi_sheet_confirm(&pinned, c, n, &r->s->arena, &r->unheard, ret_in)
                          : rc;
}

/* Nobody has decided tomorrow. */
static bool is_dated_well(struct hoshi_session *s, hoshi_day on, hoshi_day as_of)
{
    char day[HOSHI_DATE_BYTES], other[HOSHI_DATE_BYTES];
    return on <= as_of || hoshi_session_complain(s, NULL, HOSHI_HS1615, hoshi_date_format(on, day),
                                                 hoshi_date_format(as_of, other), NULL);
}

static enum hoshi_rc check_input(struct hoshi_session *s, const struct hoshi_evidence_check *check,
                                 const struct hoshi_sheet_confirmation *c, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (!is_dated_well(s, c[i].on, check->as_of) || !is_readable(s, "--by", c[i].by, false) ||
            !is_readable(s, "--qualification", c[i].qualification, false) ||
            !is_readable(s, "--comment", c[i].comment, true))
            return HOSHI_E_INVALID;
    }
    return HOSHI_OK;
}

enum hoshi_rc hoshi_confirm_record(struct hoshi_session *s, struct hoshi_evidence_check *check,
                                   const char *sheet, struct hoshi_sheet_confirmation *c, size_t n)
{
    struct hoshi_record r;
    struct hoshi_input changed = {0};
    struct hoshi_answers *now = NULL;
    enum hoshi_rc rc = check_input(s, check, c, n);
    if (rc != HOSHI_OK)
        return rc;
    rc = hoshi_record_open(&r, s, sheet, check->as_of, check->answers);
    if (rc == HOSHI_OK)
        rc = still_stand(&r, check->answers, c, n);
    if (rc == HOSHI_OK)
        rc = decide(&r, check, c, n, &changed);
    if (rc == HOSHI_OK)
        rc = took_them(&r, &changed, c, n, &now);
    rc = hoshi_record_close(&r, rc, &changed);
    if (rc == HOSHI_OK)
        warn_of_files(&r, check, c, n);
    if (rc == HOSHI_OK) { /* the next decision is about the sheet as it is now */
        s->answers_input = changed;
        check->answers = now;
    }
    return rc;
}
