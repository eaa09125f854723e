/* hoshi evidence check, and the sheet that it shares with confirm. */
#include "app/evidence/evidence.h"
#include "cli/cmd_evidence.h"
#include "diag/diag.h"

enum hoshi_rc hoshi_evidence_load(struct hoshi_cmd_ctx *ctx, const struct hoshi_evidence_opts *o,
                                  hoshi_day as_of, struct hoshi_evidence_check *ret_check)
{
    struct hoshi_answers *ans = NULL;
    enum hoshi_rc rc = hoshi_session_catalog(ctx->s, o->catalog);
    if (rc == HOSHI_OK)
        rc = hoshi_session_answers(ctx->s, ctx->operand[1], as_of, &ans);
    return rc == HOSHI_OK ? hoshi_evidence_check(ctx->s, ans, ctx->operand[1], as_of, 0, ret_check)
                          : rc;
}

int hoshi_evidence_run_check(struct hoshi_cmd_ctx *ctx, const void *options)
{
    const struct hoshi_evidence_opts *o = options;
    struct hoshi_evidence_check c;
    hoshi_day as_of = hoshi_as_of(o->as_of);
    enum hoshi_rc rc = hoshi_evidence_load(ctx, o, as_of, &c);
    if (rc == HOSHI_OK && o->update) {
        size_t n = 0;
        rc = hoshi_evidence_update(ctx->s, &c, ctx->operand[1], &n);
        if (rc == HOSHI_OK && n != 0) { /* show the sheet as it is now */
            hoshi_talk(ctx, HOSHI_MSG_EVIDENCE_UPDATED, ctx->operand[1],
                       hoshi_diag_number(&ctx->s->diags, (long long)n), NULL);
            rc = hoshi_evidence_load(ctx, o, as_of, &c);
        }
    }
    if (rc == HOSHI_OK)
        rc = hoshi_evidence_is_json(o)
                 ? hoshi_evidence_json(&c, ctx->out)
                 : hoshi_evidence_text(&c, ctx->operand[1], ctx->lang, ctx->out);
    if (rc != HOSHI_OK)
        return hoshi_exit_of(rc);
    return c.n_bad != 0 ? HOSHI_EXIT_GATE : HOSHI_EXIT_OK;
}
