#include <hoshi/version.h>
#include <string.h>

#include "base/digest.h"
#include "base/digits.h"
#include "base/memory.h"
#include "base/str.h"
#include "report/doc/doc.h"
#include "report/scope.h"

static void put_given(struct hoshi_doc *d, enum hoshi_msg label, const char *text)
{
    if (text != NULL && *text != '\0')
        hoshi_doc_fact(d, label, text);
}

static void put_statement(struct hoshi_doc *d)
{
    const struct hoshi_result *r = d->view->r;
    char day[HOSHI_DATE_BYTES];
    hoshi_doc_open(d, HOSHI_BLOCK_SECTION, "statement");
    hoshi_doc_msg(d, HOSHI_MARK_PARAGRAPH, HOSHI_MSG_DECLARATION_STATEMENT, d->view->company,
                  hoshi_text_get(&r->catalog->title, d->lang), hoshi_date_format(r->as_of, day));
    hoshi_doc_star(d);
    hoshi_doc_msg(d, HOSHI_MARK_PARAGRAPH,
                  hoshi_catalog_has_stars(r->catalog) ? HOSHI_MSG_DECLARATION_SELF
                                                      : HOSHI_MSG_DECLARATION_OF_LEVEL,
                  NULL, NULL, NULL);
    hoshi_doc_close(d, HOSHI_BLOCK_SECTION);
}

static void put_who(struct hoshi_doc *d)
{
    const struct hoshi_result *r = d->view->r;
    const struct hoshi_organization *org = r->answers->organization;
    char day[HOSHI_DATE_BYTES];
    struct hoshi_buf catalogue;
    hoshi_buf_init(&catalogue, 0);
    hoshi_msg_put(&catalogue, HOSHI_MSG_REPORT_COUNTS_AS, d->lang,
                  hoshi_text_get(&r->catalog->title, d->lang), r->catalog->name, NULL);
    hoshi_doc_open(d, HOSHI_BLOCK_SECTION, "who");
    hoshi_doc_msg(d, HOSHI_MARK_H2, HOSHI_MSG_DECLARATION_WHO, NULL, NULL, NULL);
    hoshi_doc_open(d, HOSHI_BLOCK_TABLE, NULL);
    hoshi_doc_fact(d, HOSHI_MSG_DECLARATION_COMPANY, d->view->company);
    put_given(d, HOSHI_MSG_DECLARATION_NUMBER, org != NULL ? org->corporate_number.s : NULL);
    put_given(d, HOSHI_MSG_DECLARATION_ID, org != NULL ? org->id : NULL);
    hoshi_doc_fact(d, HOSHI_MSG_DECLARATION_CATALOGUE, catalogue.p);
    hoshi_doc_fact(d, HOSHI_MSG_DECLARATION_ASSESSED,
                   r->answers->assessed_on != 0
                       ? hoshi_date_format(r->answers->assessed_on, day)
                       : hoshi_msg(HOSHI_MSG_DECLARATION_ASSESSED_UNSAID, d->lang));
    hoshi_doc_fact(d, HOSHI_MSG_DECLARATION_DAY, hoshi_date_format(r->as_of, day));
    hoshi_doc_fact(d, HOSHI_MSG_DECLARATION_POLICY, hoshi_text_get(&r->policy->title, d->lang));
    hoshi_doc_close(d, HOSHI_BLOCK_TABLE);
    hoshi_doc_close(d, HOSHI_BLOCK_SECTION);
    d->out->failed |= catalogue.failed;
    hoshi_buf_release(&catalogue);
}

/* The level that is declared: the one reached, or the one aimed at, so that it can be seen how far
 * it is. */
static const struct hoshi_star_result *declared(const struct hoshi_view *v)
{
    for (size_t i = 0; i < v->r->catalog->n_level; i++) {
        if (v->r->star != 0 && v->r->level[i].star == v->r->star)
            return &v->r->level[i];
    }
    return v->level;
}

static bool is_claim(const struct hoshi_doc *d, const struct hoshi_star_result *level, size_t i)
{
    const struct hoshi_result *r = d->view->r;
    return r->outcome[i].kind == HOSHI_OUTCOME_NA_CLAIMED &&
           (level == NULL || hoshi_criterion_counts(r->catalog->criterion[i], level->star));
}

/* A reason of several lines is one that goes on. */
static void put_in_a_line(struct hoshi_buf *out, const char *text)
{
    for (const char *at = text; *at != '\0';) {
        size_t n = strcspn(at, "\n");
        hoshi_buf_puts(out, at != text && n != 0 ? " / " : "");
        hoshi_buf_put(out, at, n);
        at += n + (at[n] == '\n');
    }
}

/* A claim is worth what its reason is worth; no other text of the sheet stands here. */
static void put_claims(struct hoshi_doc *d, const struct hoshi_star_result *level)
{
    const struct hoshi_result *r = d->view->r;
    char n[HOSHI_DECIMAL_BYTES];
    struct hoshi_buf reason;
    if (level == NULL || level->tally.na_claimed == 0)
        return;
    hoshi_buf_init(&reason, 0);
    hoshi_doc_msg(d, HOSHI_MARK_H3, HOSHI_MSG_DECLARATION_CLAIMS,
                  hoshi_decimal(n, level->tally.na_claimed), NULL, NULL);
    hoshi_doc_open(d, HOSHI_BLOCK_LIST, NULL);
    for (size_t i = 0; i < r->catalog->n_criterion; i++) {
        const struct hoshi_answer *a = hoshi_view_answer(d->view, i);
        const struct hoshi_criterion *c = r->catalog->criterion[i];
        if (!is_claim(d, level, i))
            continue;
        hoshi_buf_clear(&reason);
        put_in_a_line(&reason, a != NULL && a->reason != NULL ? a->reason : "-");
        hoshi_doc_msg(d, HOSHI_MARK_ITEM, HOSHI_MSG_DECLARATION_CLAIM, c->id.s,
                      hoshi_text_get(&c->text, d->lang), reason.p);
    }
    d->out->failed |= reason.failed;
    hoshi_buf_release(&reason);
    hoshi_doc_close(d, HOSHI_BLOCK_LIST);
}

static void put_conditions(struct hoshi_doc *d)
{
    const struct hoshi_result *r = d->view->r;
    bool any = false;
    for (size_t i = 0; i < r->catalog->n_condition; i++) {
        if (r->answers->state[i] != HOSHI_CONDITION_NO)
            continue;
        if (!any) {
            hoshi_doc_msg(d, HOSHI_MARK_H3, HOSHI_MSG_DECLARATION_CONDITIONS, NULL, NULL, NULL);
            hoshi_doc_open(d, HOSHI_BLOCK_LIST, NULL);
        }
        any = true;
        hoshi_doc_text(d, HOSHI_MARK_ITEM,
                       hoshi_condition_name(&r->catalog->condition[i], d->lang));
    }
    if (any)
        hoshi_doc_close(d, HOSHI_BLOCK_LIST);
}

static void put_rests(struct hoshi_doc *d)
{
    const struct hoshi_result *r = d->view->r;
    const struct hoshi_star_result *level = declared(d->view);
    hoshi_doc_open(d, HOSHI_BLOCK_SECTION, "rests");
    hoshi_doc_msg(d, HOSHI_MARK_H2, HOSHI_MSG_DECLARATION_RESTS, NULL, NULL, NULL);
    if (level != NULL) {
        hoshi_doc_count_heads(d, HOSHI_MSG_REPORT_LEVEL);
        hoshi_doc_count_row(d, hoshi_catalog_star_name(r->catalog, level->star, d->lang),
                            &level->tally, NULL);
        hoshi_doc_close(d, HOSHI_BLOCK_COUNTS);
    }
    put_claims(d, level);
    put_conditions(d);
    if (r->answers->n_confirmation == 0)
        hoshi_doc_msg(d, HOSHI_MARK_PARAGRAPH, HOSHI_MSG_DECLARATION_NO_EXPERT, NULL, NULL, NULL);
    hoshi_doc_decisions(d);
    hoshi_doc_close(d, HOSHI_BLOCK_SECTION);
}

/* Who has the answers can make the same result, and see that it is the one that is declared. */
static void put_hash(struct hoshi_doc *d)
{
    const struct hoshi_report_opts *o = d->view->opts;
    const struct hoshi_report_opts plain = {
        .framework = o->framework, .n_framework = o->n_framework, .tool_version = o->tool_version};
    char hex[HOSHI_SHA256_HEX_BYTES];
    struct hoshi_buf json;
    hoshi_buf_init(&json, 0);
    enum hoshi_rc rc = hoshi_report_json(d->view->r, &plain, &json);
    if (rc == HOSHI_E_NOMEM)
        hoshi_memory_refused(); /* a buffer only knows that it did not fit */
    d->out->failed |= rc != HOSHI_OK;
    hoshi_sha256_hex((struct hoshi_str){json.p, json.n}, hex);
    hoshi_buf_release(&json);
    hoshi_doc_msg(d, HOSHI_MARK_PARAGRAPH, HOSHI_MSG_DECLARATION_HASH, hex,
                  o->tool_version != NULL ? o->tool_version : hoshi_version(), NULL);
}

static void put_signature(struct hoshi_doc *d)
{
    hoshi_doc_open(d, HOSHI_BLOCK_SECTION, "signature");
    hoshi_doc_msg(d, HOSHI_MARK_H2, HOSHI_MSG_DECLARATION_SIGN, NULL, NULL, NULL);
    hoshi_doc_open(d, HOSHI_BLOCK_FORM, NULL);
    hoshi_doc_fact(d, HOSHI_MSG_DECLARATION_DATE, "");
    hoshi_doc_fact(d, HOSHI_MSG_DECLARATION_NAME, "");
    hoshi_doc_fact(d, HOSHI_MSG_DECLARATION_SIGNED, "");
    hoshi_doc_close(d, HOSHI_BLOCK_FORM);
    put_hash(d);
    hoshi_doc_close(d, HOSHI_BLOCK_SECTION);
}

static void put_declaration(struct hoshi_doc *d)
{
    put_statement(d);
    put_who(d);
    put_rests(d);
    put_signature(d);
}

const struct hoshi_doc_kind hoshi_doc_declaration = {HOSHI_MSG_DECLARATION_TITLE, put_declaration};
