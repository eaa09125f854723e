/* The in-toto statement and its DSSE envelope. docs/schema/predicate.schema.json describes the
 * predicate. */
#include <cjson/cJSON.h>
#include <string.h>

#include "app/bundle.h"
#include "sign/base64.h"

static void add_subject(cJSON *to, const char *name, const char *sha256)
{
    cJSON *e = cJSON_CreateObject();
    cJSON_AddItemToArray(to, e);
    cJSON_AddStringToObject(e, "name", name);
    cJSON *digest = cJSON_AddObjectToObject(e, "digest");
    cJSON_AddStringToObject(digest, "sha256", sha256);
}

static void add_document(cJSON *to, const char *key, const char *id, const char *sha256)
{
    cJSON *e = cJSON_AddObjectToObject(to, key);
    if (id != NULL)
        cJSON_AddStringToObject(e, "id", id);
    cJSON_AddStringToObject(e, "sha256", sha256);
}

static void add_levels(cJSON *to, const struct hoshi_result *r)
{
    cJSON *levels = cJSON_AddArrayToObject(to, "levels");
    for (size_t i = 0; i < r->catalog->n_level; i++) {
        const struct hoshi_star_result *l = &r->level[i];
        cJSON *e = cJSON_CreateObject();
        cJSON_AddItemToArray(levels, e);
        cJSON_AddNumberToObject(e, "star", l->star);
        cJSON_AddStringToObject(e, "verdict", hoshi_verdict_code(l->verdict));
        cJSON_AddNumberToObject(e, "satisfied", hoshi_tally_satisfied(&l->tally));
        cJSON_AddNumberToObject(e, "total", l->tally.total);
    }
}

static void add_evidence(cJSON *to, const struct hoshi_bundle *b)
{
    cJSON *list = cJSON_AddArrayToObject(to, "evidence");
    for (size_t i = 0; i < b->n_evidence; i++) {
        cJSON *e = cJSON_CreateObject();
        cJSON_AddItemToArray(list, e);
        cJSON_AddStringToObject(e, "file", b->evidence[i].file);
        cJSON_AddStringToObject(e, "sha256", b->evidence[i].sha256);
        cJSON_AddNumberToObject(e, "size", (double)b->evidence[i].size);
        cJSON_AddBoolToObject(e, "packed", b->evidence[i].packed);
    }
}

static void add_confirmations(cJSON *to, const struct hoshi_bundle *b)
{
    size_t n[3] = {0};
    for (size_t i = 0; i < b->loaded_catalog->n_criterion; i++)
        n[b->answers->confirmed[i]]++;
    cJSON *e = cJSON_AddObjectToObject(to, "confirmed");
    cJSON_AddNumberToObject(e, "accepted", (double)n[HOSHI_CONFIRMATION_ACCEPTED]);
    cJSON_AddNumberToObject(e, "rejected", (double)n[HOSHI_CONFIRMATION_REJECTED]);
}

static void add_predicate(cJSON *to, const struct hoshi_bundle *b)
{
    char day[HOSHI_DATE_BYTES];
    cJSON *p = cJSON_AddObjectToObject(to, "predicate");
    cJSON_AddStringToObject(p, "hoshi", "self-check/1");
    cJSON_AddStringToObject(p, "statement",
                            "A self-check by the company. It is not a result of the SCS scheme.");
    cJSON *tool = cJSON_AddObjectToObject(p, "tool");
    cJSON_AddStringToObject(tool, "name", "hoshi");
    cJSON_AddStringToObject(tool, "version", b->tool_version);
    const struct hoshi_organization *org = b->answers->organization;
    cJSON *o = cJSON_AddObjectToObject(p, "organization");
    if (org != NULL && org->name != NULL)
        cJSON_AddStringToObject(o, "name", org->name);
    if (org != NULL && org->id != NULL)
        cJSON_AddStringToObject(o, "id", org->id);
    if (org != NULL && org->corporate_number.s != NULL)
        cJSON_AddStringToObject(o, "corporate_number", org->corporate_number.s);
    cJSON_AddStringToObject(p, "as_of", hoshi_date_format(b->as_of, day));
    add_document(p, "catalogue", b->loaded_catalog->name, b->loaded_catalog->sha256);
    add_document(p, "policy", b->loaded_policy->id.s, b->loaded_policy->sha256);
    add_document(p, "answers", NULL, b->answers->sha256);
    cJSON_AddNumberToObject(p, "star_self_checked", b->judged.star);
    add_levels(p, &b->judged);
    cJSON_AddNumberToObject(p, "gaps", (double)b->judged.n_gap);
    add_confirmations(p, b);
    add_evidence(p, b);
    cJSON *redacted = cJSON_AddArrayToObject(p, "redacted");
    for (size_t i = 0; i < b->n_redaction; i++) {
        cJSON *e = cJSON_CreateObject();
        cJSON_AddItemToArray(redacted, e);
        cJSON_AddStringToObject(e, "field", b->redaction[i].field);
        cJSON_AddNumberToObject(e, "values", (double)b->redaction[i].count);
    }
}


enum hoshi_rc hoshi_bundle_statement(struct hoshi_bundle *b)
{
    char sha256[HOSHI_SHA256_HEX_BYTES];
    cJSON *o = cJSON_CreateObject();
    cJSON_AddStringToObject(o, "_type", "https://in-toto.io/Statement/v1");
    cJSON *subjects = cJSON_AddArrayToObject(o, "subject");
    hoshi_sha256_hex((struct hoshi_str){b->manifest.p, b->manifest.n}, sha256);
    add_subject(subjects, HOSHI_BUNDLE_MANIFEST, sha256);
    for (size_t i = 0; i < b->n_member; i++)
        add_subject(subjects, b->member[i].name, b->member[i].sha256);
    cJSON_AddStringToObject(o, "predicateType", HOSHI_BUNDLE_PREDICATE);
    add_predicate(o, b);
    char *text = o != NULL ? cJSON_PrintUnformatted(o) : NULL;
    cJSON_Delete(o);
    if (text == NULL)
        return HOSHI_E_NOMEM;
    hoshi_buf_puts(&b->statement, text);
    cJSON_free(text);
    return hoshi_buf_rc(&b->statement);
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
