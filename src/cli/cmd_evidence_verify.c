/* hoshi evidence verify. */
#include <string.h>

#include "app/bundle/keys.h"
#include "app/bundle/verify.h"
#include "base/digits.h"
#include "base/str.h"
#include "base/visible.h"
#include "cli/cmd_evidence.h"
#include "diag/diag.h"

/* What is asked of every bundle, from the command line. */
struct wanted {
    struct hoshi_public_key *key;
    struct hoshi_verify_role *role;
    struct hoshi_verify_request request;
};

/* The word of --role in front of '=', or NULL after a complaint. */
static const char *role_word(struct hoshi_cmd_ctx *ctx, const char *text, size_t n)
{
    for (size_t i = 0; hoshi_evidence_roles[i] != NULL; i++) {
        if (strlen(hoshi_evidence_roles[i]) == n && memcmp(hoshi_evidence_roles[i], text, n) == 0)
            return hoshi_evidence_roles[i];
    }
    const char *copy = hoshi_arena_strndup(&ctx->s->arena, text, n);
    (void)hoshi_bad_word(&ctx->s->diags, "--require-role", copy != NULL ? copy : "",
                         hoshi_evidence_roles);
    return NULL;
}

/* One --require-role ROLE=KEY; an exit status. */
static int take_role(struct hoshi_cmd_ctx *ctx, struct wanted *w, const char *text)
{
    const char *equals = strchr(text, '=');
    size_t at = 0;
    if (equals == NULL || equals[1] == '\0')
        return hoshi_usage_error(ctx, HOSHI_MSG_ROLE_FOR_KEY, "evidence");
    const char *role = role_word(ctx, text, (size_t)(equals - text));
    if (role == NULL)
        return HOSHI_EXIT_USAGE;
    enum hoshi_rc rc = hoshi_keys_find(ctx->s, equals + 1, w->key, &w->request.n_key, &at);
    if (rc == HOSHI_E_UNSUPPORTED)
        return hoshi_usage_error(ctx, HOSHI_MSG_ROLE_FOR_KEY, "evidence");
    if (rc == HOSHI_OK)
        w->role[w->request.n_role++] = (struct hoshi_verify_role){role, &w->key[at]};
    return hoshi_exit_of(rc);
}

/* An exit status. */
static int take_options(struct hoshi_cmd_ctx *ctx, const struct hoshi_evidence_opts *o,
                        struct wanted *w)
{
    int status = HOSHI_EXIT_OK;
    w->key = hoshi_arena_array(&ctx->s->arena, o->key.n + o->require_role.n, sizeof *w->key);
    w->role = hoshi_arena_array(&ctx->s->arena, o->require_role.n, sizeof *w->role);
    if (w->key == NULL || w->role == NULL)
        return HOSHI_EXIT_WORLD;
    w->request = (struct hoshi_verify_request){
        .key = w->key,
        .required = o->require_signers.set ? (size_t)o->require_signers.v : 0,
        .role = w->role,
        .builtin_catalogue = o->require_builtin_catalogue,
        .builtin_policy = o->require_builtin_policy,
        .version = o->accept_version.v,
        .n_version = o->accept_version.n,
        .today = hoshi_as_of(o->as_of),
    };
    for (size_t i = 0; i < o->key.n && status == HOSHI_EXIT_OK; i++)
        status = hoshi_exit_of(hoshi_keys_public(ctx->s, o->key.v[i], &w->key[w->request.n_key++]));
    for (size_t i = 0; i < o->require_role.n && status == HOSHI_EXIT_OK; i++)
        status = take_role(ctx, w, o->require_role.v[i]);
    if (status == HOSHI_EXIT_OK && w->request.required > w->request.n_key)
        return hoshi_usage_error(ctx, HOSHI_MSG_KEYS_FOR_SIGNERS, "evidence");
    return status;
}

static enum hoshi_rc put_text(struct hoshi_cmd_ctx *ctx, const struct hoshi_verification *v,
                              const char *name)
{
    if (name != NULL) {
        hoshi_put_visible(ctx->out, hoshi_str_from(name), 0);
        hoshi_buf_puts(ctx->out, ":\n");
    }
    enum hoshi_rc rc = hoshi_verify_text(v, ctx->lang, ctx->out);
    if (name != NULL)
        hoshi_buf_puts(ctx->out, "\n");
    return rc;
}

/* One bundle, in a session that goes when it is done. name: among several. An exit status. */
static int verify_one(struct hoshi_cmd_ctx *ctx, const struct hoshi_evidence_opts *o,
                      const struct wanted *w, const char *path, const char *name, bool *ret_heed)
{
    struct hoshi_session s;
    struct hoshi_verification v;
    int fd = -1;
    hoshi_session_init(&s);
    hoshi_verification_init(&v, &s);
    enum hoshi_rc rc = hoshi_verify_file(&v, path, &w->request, &fd);
    int status = hoshi_exit_of(rc);
    if (rc != HOSHI_OK)
        hoshi_verify_add(&v, HOSHI_VERIFY_BAD_UNREADABLE, NULL, NULL, NULL);
    else if (!hoshi_verify_ok(&v))
        status = HOSHI_EXIT_GATE;
    if (rc == HOSHI_OK || name != NULL)
        rc = o->format.v == 1 ? hoshi_verify_json(&v, name, ctx->out) : put_text(ctx, &v, name);
    ctx->out->failed = ctx->out->failed || rc == HOSHI_E_NOMEM;
    *ret_heed = v.n_heed != 0;
    int asked = hoshi_complain(ctx, &s);
    hoshi_verify_close(fd);
    hoshi_verification_release(&v);
    hoshi_session_release(&s);
    return asked > status ? asked : status;
}

/* n_heed: of the good ones. */
static void say_many(struct hoshi_cmd_ctx *ctx, bool json, size_t n, size_t n_good, size_t n_heed)
{
    char good[HOSHI_DECIMAL_BYTES], heed[HOSHI_DECIMAL_BYTES], bad[HOSHI_DECIMAL_BYTES];
    (void)hoshi_decimal(good, (long long)n_good);
    (void)hoshi_decimal(heed, (long long)n_heed);
    (void)hoshi_decimal(bad, (long long)(n - n_good));
    if (json) { /* its lines are one bundle each */
        hoshi_talk(ctx, HOSHI_MSG_VERIFY_MANY, good, heed, bad);
        return;
    }
    hoshi_msg_put(ctx->out, HOSHI_MSG_VERIFY_MANY, ctx->lang, good, heed, bad);
    hoshi_buf_puts(ctx->out, "\n");
}

int hoshi_evidence_run_verify(struct hoshi_cmd_ctx *ctx, const void *options)
{
    const struct hoshi_evidence_opts *o = options;
    struct wanted w = {.key = NULL};
    size_t n = ctx->n_operand - 1, n_good = 0, n_heed = 0;
    int worst = take_options(ctx, o, &w);
    if (worst != HOSHI_EXIT_OK)
        return worst;
    for (size_t i = 1; i <= n; i++) {
        const char *path = ctx->operand[i];
        bool heed = false;
        int status = verify_one(ctx, o, &w, path, n > 1 ? path : NULL, &heed);
        n_good += status == HOSHI_EXIT_OK;
        n_heed += status == HOSHI_EXIT_OK && heed;
        worst = status > worst ? status : worst;
    }
    if (n > 1)
        say_many(ctx, o->format.v == 1, n, n_good, n_heed);
    return worst;
}
