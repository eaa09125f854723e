/* The in-toto statement and its DSSE envelope. docs/schema/statement.schema.json describes the
 * predicate. */
#include <string.h>

#include "app/bundle/bundle.h"
#include "report/json/json.h"
#include "report/json/level.h"
#include "report/json/scope.h"
#include "sign/base64.h"

static void add_subject(hoshi_json *to, const char *name, const char *sha256)
{
    hoshi_json *e = hoshi_json_push_object(to);
    hoshi_json_string(e, "name", name);
    hoshi_json *digest = hoshi_json_object(e, "digest");
    hoshi_json_string(digest, "sha256", sha256);
}

static void add_document(hoshi_json *to, const char *key, const char *id, const char *sha256)
{
    hoshi_json *e = hoshi_json_object(to, key);
    hoshi_json_optional(e, "id", id);
    hoshi_json_string(e, "sha256", sha256);
}

static void add_levels(hoshi_json *to, const struct hoshi_result *r)
{
    hoshi_json *levels = hoshi_json_array(to, "levels");
    for (size_t i = 0; i < r->catalog->n_level; i++) {
        const struct hoshi_star_result *l = &r->level[i];
        hoshi_json *e = hoshi_json_push_object(levels);
        hoshi_level_json(e, r->catalog, l->star);
        hoshi_json_string(e, "verdict", hoshi_verdict_code(l->verdict));
        hoshi_json_number(e, "satisfied", hoshi_tally_satisfied(&l->tally));
        hoshi_json_number(e, "total", l->tally.total);
        hoshi_json_number(e, "na_claimed", l->tally.na_claimed);
    }
}

static void add_evidence(hoshi_json *to, const struct hoshi_bundle *b)
{
    hoshi_json *list = hoshi_json_array(to, "evidence");
    for (size_t i = 0; i < b->n_evidence; i++) {
        hoshi_json *e = hoshi_json_push_object(list);
        hoshi_json_string(e, "file", b->evidence[i].file);
        hoshi_json_string(e, "sha256", b->evidence[i].sha256);
        hoshi_json_number(e, "size", (double)b->evidence[i].size);
        hoshi_json_bool(e, "packed", b->evidence[i].packed);
    }
}

/* Of what the sheet claims: a decision about anything else confirms nothing. */
static void add_confirmations(hoshi_json *to, const struct hoshi_bundle *b)
{
    size_t n[3] = {0};
    for (size_t i = 0; i < b->loaded_catalog->n_criterion; i++)
        n[b->answers->confirmed[i]] += hoshi_answers_claim(b->answers, i);
    hoshi_json *e = hoshi_json_object(to, "confirmed");
    hoshi_json_number(e, "accepted", (double)n[HOSHI_CONFIRMATION_ACCEPTED]);
    hoshi_json_number(e, "rejected", (double)n[HOSHI_CONFIRMATION_REJECTED]);
}

static void add_predicate(hoshi_json *to, const struct hoshi_bundle *b)
{
    char day[HOSHI_DATE_BYTES];
    hoshi_json *p = hoshi_json_object(to, "predicate");
    hoshi_json_string(p, "hoshi", "self-check/1");
    hoshi_json_string(p, "statement",
                      "A self-check by the company. It is not a result of the SCS scheme.");
    hoshi_json *tool = hoshi_json_object(p, "tool");
    hoshi_json_string(tool, "name", "hoshi");
    hoshi_json_string(tool, "version", b->tool_version);
    const struct hoshi_organization *org = b->answers->organization;
    hoshi_json *o = hoshi_json_object(p, "organization");
    if (org != NULL && org->name != NULL)
        hoshi_json_string(o, "name", org->name);
    if (org != NULL && org->id != NULL)
        hoshi_json_string(o, "id", org->id);
    if (org != NULL && org->corporate_number.s != NULL)
        hoshi_json_string(o, "corporate_number", org->corporate_number.s);
    hoshi_scope_json(p, b->answers);
    hoshi_json_string(p, "as_of", hoshi_date_format(b->as_of, day));
    add_document(p, "catalogue", b->loaded_catalog->name, b->loaded_catalog->sha256);
    add_document(p, "policy", b->loaded_policy->id.s, b->loaded_policy->sha256);
    add_document(p, "answers", NULL, b->answers->sha256);
    if (hoshi_catalog_has_stars(b->judged.catalog)) {
        hoshi_json_number(p, "star_self_checked", b->judged.star);
        hoshi_json_number(p, "star_firm_self_checked", b->judged.star_firm);
    } else {
        hoshi_reached_json(p, &b->judged);
    }
    add_levels(p, &b->judged);
    hoshi_json_number(p, "gaps", (double)b->judged.n_gap);
    add_confirmations(p, b);
    add_evidence(p, b);
    hoshi_json *redacted = hoshi_json_array(p, "redacted");
    for (size_t i = 0; i < b->n_redaction; i++) {
        hoshi_json *e = hoshi_json_push_object(redacted);
        hoshi_json_string(e, "field", b->redaction[i].field);
        hoshi_json_number(e, "values", (double)b->redaction[i].count);
    }
}

enum hoshi_rc hoshi_bundle_statement(struct hoshi_bundle *b)
{
    char sha256[HOSHI_SHA256_HEX_BYTES];
    hoshi_json *o = hoshi_json_root();
    hoshi_json_string(o, "_type", "https://in-toto.io/Statement/v1");
    hoshi_json *subjects = hoshi_json_array(o, "subject");
    hoshi_sha256_hex((struct hoshi_str){b->manifest.p, b->manifest.n}, sha256);
    add_subject(subjects, HOSHI_BUNDLE_MANIFEST, sha256);
    for (size_t i = 0; i < b->n_member; i++)
        add_subject(subjects, b->member[i].name, b->member[i].sha256);
    hoshi_json_string(o, "predicateType", HOSHI_BUNDLE_PREDICATE);
    add_predicate(o, b);
    enum hoshi_rc rc = hoshi_json_print(o, false, &b->statement);
    if (rc == HOSHI_OK)
        b->statement.p[--b->statement.n] = '\0'; /* the payload has no line break */
    return rc;
}

enum hoshi_rc hoshi_bundle_envelope(struct hoshi_bundle *b)
{
    struct hoshi_buf *out = &b->envelope;
    hoshi_buf_clear(out);
    hoshi_buf_puts(out, "{\"payload\":\"");
    hoshi_base64_put(out, b->statement.p, b->statement.n);
    hoshi_buf_puts(out, "\",\"payloadType\":\"" HOSHI_BUNDLE_PAYLOAD_TYPE "\",\"signatures\":[");
    for (size_t i = 0; i < b->n_signature; i++) {
        hoshi_buf_puts(out, i > 0 ? ",{\"keyid\":\"" : "{\"keyid\":\"");
        hoshi_buf_puts(out, b->signature[i].id);
        hoshi_buf_puts(out, "\",\"sig\":\"");
        hoshi_base64_put(out, b->signature[i].dsse, sizeof b->signature[i].dsse);
        hoshi_buf_puts(out, "\"}");
    }
    hoshi_buf_puts(out, "]}\n");
    return hoshi_buf_rc(out);
}
