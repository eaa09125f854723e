/* hoshi evidence pack, sign, keygen. */
#include <string.h>

#include "app/bundle/keys.h"
#include "app/bundle/verify.h"
#include "app/evidence/confirm.h"
#include "app/session/complain.h"
#include "cli/cmd_evidence.h"
#include "diag/diag.h"

const char *const hoshi_evidence_roles[] = {"company", HOSHI_ROLE_EXPERT, "other", NULL};

static const char *role_of(const struct hoshi_evidence_opts *o, const char *otherwise)
{
    return o->role.set ? hoshi_evidence_roles[o->role.v] : otherwise;
}

static int no_role(struct hoshi_cmd_ctx *ctx)
{
    struct hoshi_buf option;
    hoshi_buf_init(&option, 0);
    hoshi_buf_puts(&option, "--role ");
    hoshi_words_put(&option, hoshi_evidence_roles, "|");
    hoshi_diag_add(&ctx->s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS3006, HOSHI_SPAN_FILE, option.p,
                   "evidence", NULL);
    hoshi_buf_release(&option);
    return HOSHI_EXIT_USAGE;
}

static struct hoshi_password_source password_of(const struct hoshi_cmd_ctx *ctx,
                                                const struct hoshi_evidence_opts *o)
{
    return (struct hoshi_password_source){
        .file = o->password_file,
        .fd = o->password_fd.set ? o->password_fd.v : -1,
        .prompt = hoshi_msg(HOSHI_MSG_PASSWORD, ctx->lang),
        .again = hoshi_msg(HOSHI_MSG_PASSWORD_AGAIN, ctx->lang),
    };
}

/* One secret key, for pack (optional) and sign. */
static enum hoshi_rc secret_key(struct hoshi_cmd_ctx *ctx, const struct hoshi_evidence_opts *o,
                                struct hoshi_secret_key *ret_key)
{
    struct hoshi_password_source from = password_of(ctx, o);
    if (o->key.n > 1) {
        hoshi_diag_add(&ctx->s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS3005, HOSHI_SPAN_FILE,
                       o->key.v[1], "evidence", NULL);
        return HOSHI_E_UNSUPPORTED;
    }
    return hoshi_keys_secret(ctx->s, o->key.v[0], &from, ret_key);
}

/* The field of n bytes among those that can be hidden, or NULL after a complaint. */
static const char *field_of(struct hoshi_cmd_ctx *ctx, const char *word, size_t n)
{
    for (size_t i = 0; hoshi_redactable[i] != NULL; i++) {
        if (strlen(hoshi_redactable[i]) == n && memcmp(hoshi_redactable[i], word, n) == 0)
            return hoshi_redactable[i];
    }
    const char *copy = hoshi_arena_strndup(&ctx->s->arena, word, n);
    (void)hoshi_bad_word(&ctx->s->diags, "--redact", copy != NULL ? copy : "", hoshi_redactable);
    return NULL;
}

static bool is_among(const char *const *field, size_t n, const char *one)
{
    for (size_t i = 0; i < n; i++) {
        if (field[i] == one)
            return true;
    }
    return false;
}

/* "--redact note,evidence.title" and repeated, each once; false after a complaint. */
static bool fields_of(struct hoshi_cmd_ctx *ctx, const struct hoshi_strs *list,
                      const char ***ret_field, size_t *ret_n)
{
    size_t n = 0, n_known = 0;
    while (hoshi_redactable[n_known] != NULL)
        n_known++;
    const char **field = hoshi_arena_array(&ctx->s->arena, n_known, sizeof *field);
    for (size_t i = 0; i < list->n && field != NULL; i++) {
        for (const char *word = list->v[i]; word != NULL;) {
            size_t k = strcspn(word, ",");
            const char *one = field_of(ctx, word, k);
            if (one == NULL)
                return false;
            if (!is_among(field, n, one))
                field[n++] = one;
            word = word[k] == ',' ? word + k + 1 : NULL;
        }
    }
    for (size_t i = 0, listed = n; i < listed; i++) {
        const char *digest = field_of(ctx, HOSHI_REDACT_DIGEST, strlen(HOSHI_REDACT_DIGEST));
        if (hoshi_redaction_opens_digest(field[i]) && !is_among(field, n, digest))
            field[n++] = digest;
    }
    *ret_field = field;
    *ret_n = n;
    return field != NULL;
}

int hoshi_evidence_run_pack(struct hoshi_cmd_ctx *ctx, const void *options)
{
    const struct hoshi_evidence_opts *o = options;
    const char **field;
    size_t n_field;
    struct hoshi_secret_key key;
    struct hoshi_bundle b;
    if (o->output == NULL)
        return hoshi_usage_error(ctx, HOSHI_MSG_OUTPUT_BUNDLE, "evidence");
    if (!fields_of(ctx, &o->redact, &field, &n_field))
        return HOSHI_EXIT_USAGE;
    enum hoshi_rc rc = o->key.n != 0 ? secret_key(ctx, o, &key) : HOSHI_OK;
    if (rc != HOSHI_OK)
        return hoshi_exit_of(rc);
    hoshi_day as_of = hoshi_as_of(o->as_of);
    struct hoshi_pack_request request = {
        .catalog = o->catalog,
        .policy = o->policy,
        .sheet = ctx->operand[1],
        .output = o->output,
        .as_of = as_of,
        .without_files = o->without_files,
        .redact = field,
        .n_redact = n_field,
        .key = o->key.n != 0 ? &key : NULL,
        .role = role_of(o, "company"),
        .on = o->on != 0 ? o->on : as_of,
        .legacy = o->legacy,
    };
    hoshi_bundle_init(&b);
    rc = hoshi_bundle_pack(ctx->s, &request, &b);
    if (o->key.n != 0)
        hoshi_secret_key_wipe(&key);
    if (rc == HOSHI_OK)
        hoshi_talk(ctx, b.n_signature != 0 ? HOSHI_MSG_PACKED : HOSHI_MSG_PACKED_UNSIGNED,
                   o->output,
                   hoshi_diag_number(&ctx->s->diags, (long long)(b.n_member + b.n_signature + 2)),
                   b.n_signature != 0 ? b.signature[0].id : NULL);
    hoshi_bundle_release(&b);
    return hoshi_exit_of(rc);
}

/* A year mistyped would stay in the bundle for good. */
static bool is_dated_well(struct hoshi_cmd_ctx *ctx, const struct hoshi_evidence_opts *o)
{
    char on[HOSHI_DATE_BYTES], today[HOSHI_DATE_BYTES];
    hoshi_day now = hoshi_as_of(o->as_of);
    return o->on <= now ||
           hoshi_session_complain(ctx->s, NULL, HOSHI_HS1620, hoshi_date_format(o->on, on),
                                  hoshi_date_format(now, today), NULL);
}

int hoshi_evidence_run_sign(struct hoshi_cmd_ctx *ctx, const void *options)
{
    const struct hoshi_evidence_opts *o = options;
    struct hoshi_secret_key key;
    struct hoshi_verification v;
    char id[HOSHI_KEY_ID_BYTES];
    if (o->key.n == 0)
        return hoshi_usage_error(ctx, HOSHI_MSG_KEY_FOR_SIGN, "evidence");
    if (!o->role.set)
        return no_role(ctx);
    if (!is_dated_well(ctx, o))
        return HOSHI_EXIT_INPUT;
    enum hoshi_rc rc = secret_key(ctx, o, &key);
    if (rc != HOSHI_OK)
        return hoshi_exit_of(rc);
    const char *output = o->output != NULL ? o->output : ctx->operand[1];
    hoshi_verification_init(&v, ctx->s);
    struct hoshi_sign_request request = {
        .path = ctx->operand[1],
        .output = output,
        .key = &key,
        .role = role_of(o, "other"),
        .on = o->on != 0 ? o->on : hoshi_as_of(o->as_of),
        .today = hoshi_as_of(o->as_of),
        .legacy = o->legacy,
        .version = o->accept_version.v,
        .n_version = o->accept_version.n,
    };
    rc = hoshi_bundle_countersign(&v, &request);
    hoshi_key_id_text(key.id, id);
    hoshi_secret_key_wipe(&key);
    if (rc == HOSHI_OK && !ctx->quiet && !ctx->diag_json)
        rc = hoshi_verify_signing_text(&v, ctx->lang, ctx->err);
    hoshi_verification_release(&v);
    if (rc == HOSHI_OK)
        hoshi_talk(ctx, HOSHI_MSG_SIGNED, output, id, role_of(o, "other"));
    return hoshi_exit_of(rc);
}

int hoshi_evidence_run_keygen(struct hoshi_cmd_ctx *ctx, const void *options)
{
    const struct hoshi_evidence_opts *o = options;
    struct hoshi_password_source from = password_of(ctx, o);
    struct hoshi_buf secret, public;
    char id[HOSHI_KEY_ID_BYTES];
    hoshi_buf_init(&secret, 0);
    hoshi_buf_init(&public, 0);
    hoshi_buf_puts(&secret, ctx->operand[1]);
    hoshi_buf_puts(&secret, ".key");
    hoshi_buf_puts(&public, ctx->operand[1]);
    hoshi_buf_puts(&public, ".pub");
    enum hoshi_rc rc = secret.failed || public.failed
                           ? HOSHI_E_NOMEM
                           : hoshi_keys_generate(ctx->s, secret.p, public.p, &from, o->no_password,
                                                 o->quick ? HOSHI_KEY_QUICK : HOSHI_KEY_STRONG, id);
    if (rc == HOSHI_OK)
        hoshi_talk(ctx, HOSHI_MSG_KEYGEN, secret.p, public.p, id);
    hoshi_buf_release(&public);
    hoshi_buf_release(&secret);
    return hoshi_exit_of(rc);
}
