/* hoshi evidence pack, verify, sign, keygen. */
#include <string.h>

#include "app/bundle/keys.h"
#include "app/bundle/verify.h"
#include "app/evidence/confirm.h"
#include "cli/cmd_evidence.h"
#include "diag/diag.h"

static const char *role_of(const struct hoshi_evidence_opts *o, const char *otherwise)
{
    static const char *const role[] = {"company", "expert", "other"};
    return o->role.set ? role[o->role.v] : otherwise;
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

/* "--redact note,evidence.title" and repeated; false after a complaint. */
static bool fields_of(struct hoshi_cmd_ctx *ctx, const struct hoshi_strs *list, const char **field,
                      size_t max, size_t *ret_n)
{
    size_t n = 0, n_known = 0;
    struct hoshi_buf known;
    hoshi_buf_init(&known, 0);
    for (; hoshi_redactable[n_known] != NULL; n_known++) {
        hoshi_buf_puts(&known, n_known > 0 ? ", " : "");
        hoshi_buf_puts(&known, hoshi_redactable[n_known]);
    }
    bool ok = true;
    for (size_t i = 0; i < list->n && ok; i++) {
        for (const char *word = list->v[i]; word != NULL && ok;) {
            size_t k = strcspn(word, ","), r = 0;
            while (r < n_known &&
                   !(strlen(hoshi_redactable[r]) == k && memcmp(hoshi_redactable[r], word, k) == 0))
                r++;
            ok = r < n_known;
            bool twice = false;
            for (size_t j = 0; j < n; j++)
                twice = twice || (ok && field[j] == hoshi_redactable[r]);
            if (!ok) {
                const char *copy = hoshi_arena_strndup(&ctx->s->arena, word, k);
                hoshi_diag_add(&ctx->s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS3004, HOSHI_SPAN_FILE,
                               "--redact", copy, known.p);
            } else if (!twice && n < max) {
                field[n++] = hoshi_redactable[r];
            }
            word = word[k] == ',' ? word + k + 1 : NULL;
        }
    }
    hoshi_buf_release(&known);
    *ret_n = n;
    return ok;
}

int hoshi_evidence_run_pack(struct hoshi_cmd_ctx *ctx, const struct hoshi_evidence_opts *o)
{
    const char *field[16];
    size_t n_field = 0;
    struct hoshi_secret_key key;
    struct hoshi_bundle b;
    if (o->output == NULL)
        return hoshi_usage_error(ctx, HOSHI_MSG_OUTPUT_BUNDLE, "evidence");
    if (!fields_of(ctx, &o->redact, field, sizeof field / sizeof field[0], &n_field))
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

int hoshi_evidence_run_verify(struct hoshi_cmd_ctx *ctx, const struct hoshi_evidence_opts *o)
{
    struct hoshi_public_key key[HOSHI_STRS_MAX];
    struct hoshi_verify_request request = {.key = key};
    struct hoshi_verification v;
    int fd = -1;
    for (size_t i = 0; i < o->key.n; i++) {
        enum hoshi_rc rc = hoshi_keys_public(ctx->s, o->key.v[i], &key[request.n_key++]);
        if (rc != HOSHI_OK)
            return hoshi_exit_of(rc);
    }
    if (o->require_signers.set && (size_t)o->require_signers.v > o->key.n)
        return hoshi_usage_error(ctx, HOSHI_MSG_KEYS_FOR_SIGNERS, "evidence");
    request.required = o->require_signers.set ? (size_t)o->require_signers.v : 0;
    hoshi_verification_init(&v, ctx->s);
    enum hoshi_rc rc = hoshi_verify_file(&v, ctx->operand[1], &request, &fd);
    if (rc == HOSHI_OK)
        rc = o->format.v == 1 ? hoshi_verify_json(&v, ctx->out)
                              : hoshi_verify_text(&v, ctx->lang, ctx->out);
    int status = rc != HOSHI_OK ? hoshi_exit_of(rc)
                 : v.n_bad != 0 ? HOSHI_EXIT_GATE
                                : HOSHI_EXIT_OK;
    hoshi_verify_close(fd);
    hoshi_verification_release(&v);
    return status;
}

int hoshi_evidence_run_sign(struct hoshi_cmd_ctx *ctx, const struct hoshi_evidence_opts *o)
{
    struct hoshi_secret_key key;
    struct hoshi_verification v;
    char id[HOSHI_KEY_ID_BYTES];
    if (o->key.n == 0)
        return hoshi_usage_error(ctx, HOSHI_MSG_KEY_FOR_SIGN, "evidence");
    if (!o->role.set)
        return hoshi_usage_error(ctx, HOSHI_MSG_ROLE_FOR_SIGN, "evidence");
    enum hoshi_rc rc = secret_key(ctx, o, &key);
    if (rc != HOSHI_OK)
        return hoshi_exit_of(rc);
    const char *output = o->output != NULL ? o->output : ctx->operand[1];
    hoshi_verification_init(&v, ctx->s);
    rc = hoshi_bundle_countersign(&v, ctx->operand[1], output, &key, role_of(o, "other"),
                                  o->on != 0 ? o->on : hoshi_as_of(o->as_of), o->legacy);
    hoshi_key_id_text(key.id, id);
    hoshi_secret_key_wipe(&key);
    hoshi_verification_release(&v);
    if (rc == HOSHI_OK)
        hoshi_talk(ctx, HOSHI_MSG_SIGNED, output, id, role_of(o, "other"));
    return hoshi_exit_of(rc);
}

int hoshi_evidence_run_keygen(struct hoshi_cmd_ctx *ctx, const struct hoshi_evidence_opts *o)
{
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
