/* hoshi evidence confirm. */
#include <unistd.h>

#include "app/evidence/confirm.h"
#include "cli/cmd_evidence.h"
#include "diag/diag.h"
#include "tui/confirm.h"

/* The decisions of this run, criterion by criterion. */
static enum hoshi_rc record(struct hoshi_cmd_ctx *ctx, const struct hoshi_evidence_opts *o,
                            struct hoshi_evidence_check *check, const struct hoshi_worklist *list,
                            const struct hoshi_chosen *chosen, size_t *ret_n,
                            size_t *ret_n_rejected)
{
    const struct hoshi_catalog *cat = ctx->s->catalog;
    size_t n = 0;
    struct hoshi_sheet_confirmation *c =
        hoshi_arena_array(&ctx->s->arena, cat->n_criterion, sizeof *c);
    if (c == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < cat->n_criterion; i++) {
        if (chosen->accept[i] == 0)
            continue;
        *ret_n_rejected += chosen->accept[i] < 0;
        c[n++] = (struct hoshi_sheet_confirmation){
            .criterion = cat->criterion[i]->id.s,
            .accepted = chosen->accept[i] > 0,
            .by = o->by,
            .qualification = o->qualification,
            .comment = chosen->comment[i] != NULL ? chosen->comment[i] : o->comment,
            .sample = list->is_in[i] ? list->sample : NULL,
            .on = o->on != 0 ? o->on : check->as_of,
        };
    }
    *ret_n = n;
    return n != 0 ? hoshi_confirm_record(ctx->s, check, ctx->operand[1], c, n) : HOSHI_OK;
}

static int decide(struct hoshi_cmd_ctx *ctx, const struct hoshi_evidence_opts *o,
                  struct hoshi_evidence_check *check, const struct hoshi_worklist *list)
{
    const char *const *const word[2] = {o->accept.v, o->reject.v};
    const size_t n_word[2] = {o->accept.n, o->reject.n};
    struct hoshi_chosen chosen;
    size_t n = 0, n_rejected = 0;
    if (o->by == NULL || o->qualification == NULL)
        return hoshi_usage_error(ctx, HOSHI_MSG_CONFIRM_WHO, "evidence confirm");
    enum hoshi_rc rc = o->decisions != NULL
                           ? hoshi_worklist_read(ctx->s, check, list, o->decisions, &chosen)
                           : hoshi_worklist_choose(ctx->s, check, list, word, n_word, &chosen);
    if (rc == HOSHI_OK)
        rc = record(ctx, o, check, list, &chosen, &n, &n_rejected);
    bool none_left = n == 0 && o->decisions == NULL && list->n_claim != 0;
    if (rc == HOSHI_OK)
        hoshi_talk(ctx, none_left ? HOSHI_MSG_CONFIRM_ALL_DECIDED : HOSHI_MSG_CONFIRM_RECORDED,
                   ctx->operand[1], hoshi_diag_number(&ctx->s->diags, (long long)n),
                   hoshi_diag_number(&ctx->s->diags, (long long)n_rejected));
    if (rc == HOSHI_OK && !none_left && chosen.n_left_alone != 0)
        hoshi_talk(ctx, HOSHI_MSG_CONFIRM_LEFT_ALONE, ctx->operand[1],
                   hoshi_diag_number(&ctx->s->diags, (long long)chosen.n_left_alone), NULL);
    return hoshi_exit_of(rc);
}

static int ask(struct hoshi_cmd_ctx *ctx, const struct hoshi_evidence_opts *o,
               struct hoshi_evidence_check *check, const struct hoshi_worklist *list)
{
    struct hoshi_confirming c = {
        .s = ctx->s,
        .check = check,
        .list = list,
        .sheet = ctx->operand[1],
        .by = o->by,
        .qualification = o->qualification,
        .comment = o->comment,
        .on = o->on != 0 ? o->on : check->as_of,
        .lang = ctx->lang,
        .in = STDIN_FILENO,
        .out = STDOUT_FILENO,
        .width = hoshi_width(ctx) != 0 ? hoshi_width(ctx) : 80,
    };
    enum hoshi_rc rc = hoshi_confirming_run(&c);
    if (rc == HOSHI_OK)
        hoshi_talk(ctx, HOSHI_MSG_CONFIRM_RECORDED, ctx->operand[1],
                   hoshi_diag_number(&ctx->s->diags, (long long)c.n_saved),
                   hoshi_diag_number(&ctx->s->diags, (long long)c.n_rejected));
    return hoshi_exit_of(rc);
}

static int only_one_way(struct hoshi_cmd_ctx *ctx)
{
    hoshi_diag_add(&ctx->s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS3019, HOSHI_SPAN_FILE, NULL, NULL,
                   NULL);
    return HOSHI_EXIT_USAGE;
}

int hoshi_evidence_run_confirm(struct hoshi_cmd_ctx *ctx, const void *options)
{
    const struct hoshi_evidence_opts *o = options;
    struct hoshi_evidence_check c;
    struct hoshi_worklist list;
    struct hoshi_worklist_request request = {.open = o->open,
                                             .n_sample = o->sample.set ? (size_t)o->sample.v : 0,
                                             .seed = o->seed,
                                             .by = o->by,
                                             .qualification = o->qualification};
    bool words = o->accept.n + o->reject.n != 0;
    if (o->sample.set && o->seed == NULL)
        return hoshi_usage_error(ctx, HOSHI_MSG_SEED_FOR_SAMPLE, "evidence confirm");
    if (words + (o->decisions != NULL) + o->ask > 1)
        return only_one_way(ctx);
    enum hoshi_rc rc = hoshi_evidence_load(ctx, o, hoshi_as_of(o->as_of), &c);
    if (rc == HOSHI_OK && !hoshi_star_ok(ctx, o->star))
        return HOSHI_EXIT_USAGE;
    if (rc == HOSHI_OK) {
        request.star = hoshi_star_of(ctx, o->star);
        rc = hoshi_worklist_make(ctx->s, &c, &request, &list);
    }
    if (rc != HOSHI_OK)
        return hoshi_exit_of(rc);
    if (o->ask)
        return ask(ctx, o, &c, &list);
    if (words || o->decisions != NULL)
        return decide(ctx, o, &c, &list);
    return hoshi_exit_of(hoshi_evidence_is_json(o)
                             ? hoshi_confirm_json(&c, ctx->s->catalog, &list, ctx->out)
                             : hoshi_confirm_text(&c, &list, ctx->lang, ctx->out));
}
