#include "cli/tell_batch.h"

#include "diag/diag.h"
#include "report/headline.h"
#include "report/level.h"

const char *hoshi_count(struct hoshi_cmd_ctx *ctx, uint64_t v)
{
    return hoshi_diag_number(&ctx->s->diags, (long long)v);
}

/* A star that rests on claims is not yet one: the line says how many do. */
static void put_star(struct hoshi_cmd_ctx *ctx, const struct hoshi_batch_summary *m, int star)
{
    const struct hoshi_catalog *cat = ctx->s->catalog;
    char digit[HOSHI_DECIMAL_BYTES];
    enum hoshi_msg msg = m->n_claimed[star] != 0 ? HOSHI_MSG_BATCH_STAR_CLAIMED
                         : star > 0              ? HOSHI_MSG_BATCH_STAR
                                                 : HOSHI_MSG_BATCH_NO_STAR;
    if (m->n_star[star] != 0)
        hoshi_talk(ctx, hoshi_level_msg(cat, msg),
                   hoshi_level_arg(cat, (uint8_t)star, ctx->lang, digit),
                   hoshi_count(ctx, m->n_star[star]), hoshi_count(ctx, m->n_claimed[star]));
}

void hoshi_tell_summary(struct hoshi_cmd_ctx *ctx, const struct hoshi_batch_summary *m)
{
    hoshi_talk(ctx, HOSHI_MSG_BATCH_DONE, hoshi_count(ctx, m->n_record),
               hoshi_count(ctx, m->n_error), NULL);
    if (m->n_resumed != 0)
        hoshi_talk(ctx, HOSHI_MSG_BATCH_RESUMED, hoshi_count(ctx, m->n_resumed), NULL, NULL);
    for (int star = HOSHI_STAR_MAX; star >= 0 && ctx->s->catalog->n_level != 0; star--)
        put_star(ctx, m, star);
    if (m->n_to_come != 0)
        hoshi_talk(ctx, HOSHI_MSG_BATCH_TO_COME, hoshi_count(ctx, m->n_to_come), NULL, NULL);
    if (m->n_superseded != 0)
        hoshi_talk(ctx, HOSHI_MSG_BATCH_SUPERSEDED, hoshi_count(ctx, m->n_superseded), NULL, NULL);
    if (m->n_absent != 0 && m->n_unreached != 0)
        hoshi_talk(ctx, HOSHI_MSG_BATCH_NOT_KNOWN, hoshi_count(ctx, m->n_unreached),
                   hoshi_count(ctx, m->n_absent), NULL);
    if (m->n_passed != 0)
        hoshi_talk(ctx, HOSHI_MSG_BATCH_PASSED, hoshi_count(ctx, m->n_passed), NULL, NULL);
    if (!ctx->quiet)
        hoshi_headline_sources(ctx->s->catalog, ctx->s->policy, ctx->lang, ctx->err);
}

void hoshi_tell_merge(struct hoshi_cmd_ctx *ctx, const struct hoshi_batch_summary *m)
{
    hoshi_talk(ctx, HOSHI_MSG_BATCH_DONE, hoshi_count(ctx, m->n_record),
               hoshi_count(ctx, m->n_error), NULL);
    uint64_t n_silent = m->n_absent - m->n_unreached; /* the others may have sent something */
    if (n_silent != 0)
        hoshi_talk(ctx, HOSHI_MSG_BATCH_ABSENT, hoshi_count(ctx, n_silent), NULL, NULL);
    if (m->n_unreached != 0)
        hoshi_talk(ctx, HOSHI_MSG_MERGE_NOT_KNOWN, hoshi_count(ctx, m->n_unreached), NULL, NULL);
}

void hoshi_say(struct hoshi_cmd_ctx *ctx, enum hoshi_msg msg, const char *a0, const char *a1)
{
    hoshi_msg_put(ctx->err, msg, ctx->lang, a0, a1, NULL);
    hoshi_buf_puts(ctx->err, "\n");
}

void hoshi_tell_stop(struct hoshi_cmd_ctx *ctx, const char *resume, bool wants_all,
                     const struct hoshi_batch_summary *m)
{
    hoshi_say(ctx, HOSHI_MSG_BATCH_STOPPED, hoshi_count(ctx, m->n_input), m->last);
    if (resume != NULL)
        hoshi_say(ctx, HOSHI_MSG_BATCH_GO_ON_RESUME, resume, NULL);
    else if (wants_all)
        hoshi_say(ctx, HOSHI_MSG_BATCH_GO_ON_ANEW, NULL, NULL);
    else
        hoshi_say(ctx, HOSHI_MSG_BATCH_GO_ON_SKIP, hoshi_count(ctx, m->n_input), NULL);
}
