/* hoshi require: which star to ask of each supplier, and a place for the record of how it went. */
#include <string.h>

#include "app/buyer/records_there.h"
#include "cli/cmd.h"
#include "cli/rows.h"
#include "diag/diag.h"

struct opts {
    struct hoshi_common common;
    struct hoshi_opt_int format;
    const char *output;
};

enum { FORMAT_CSV = 0, FORMAT_JSON };

static const struct hoshi_opt table[] = {
    OPT_CHOICE(format, "format", 'f', HOSHI_MSG_NONE, HOSHI_MSG_OPT_FORMAT_REQUIRE,
               WORDS("csv", "json")),
    OPT_FILE_AS(output, HOSHI_MSG_OPT_OUTPUT_FILE),
    OPT_END,
};

/* A star that somebody wrote by hand is not lost without a word. */
static void warn_differing(struct hoshi_cmd_ctx *ctx, const struct hoshi_suppliers *list)
{
    for (size_t i = 0; i < list->n; i++) {
        const struct hoshi_supplier *s = &list->v[i];
        enum hoshi_supplier_decision decision = hoshi_supplier_decide(s);
        if (s->asked != 0 && s->asked != hoshi_decision_star(decision))
            hoshi_diag_add(&ctx->s->diags, list->diag_source, HOSHI_HS1520, s->asked_span,
                           hoshi_diag_number(&ctx->s->diags, s->asked),
                           decision == HOSHI_DECISION_UNDECIDED
                               ? hoshi_decision_code(decision)
                               : hoshi_diag_number(&ctx->s->diags, hoshi_decision_star(decision)),
                           NULL);
    }
}

static void put_summary(struct hoshi_cmd_ctx *ctx, const struct hoshi_suppliers *list)
{
    long long count[3] = {0};
    for (size_t i = 0; i < list->n; i++)
        count[hoshi_supplier_decide(&list->v[i])]++;
    hoshi_talk(ctx, HOSHI_MSG_REQUIRE_SUMMARY,
               hoshi_diag_number(&ctx->s->diags, count[HOSHI_DECISION_ANY]),
               hoshi_diag_number(&ctx->s->diags, count[HOSHI_DECISION_NONE]),
               hoshi_diag_number(&ctx->s->diags, count[HOSHI_DECISION_UNDECIDED]));
}

static int run(struct hoshi_cmd_ctx *ctx, const void *options)
{
    const struct opts *o = options;
    struct hoshi_input in;
    struct hoshi_suppliers *list = NULL;
    enum hoshi_rc rc = hoshi_session_read_table(ctx->s, ctx->operand[0], &in);
    if (rc == HOSHI_OK)
        rc = hoshi_suppliers_load(&in, NULL, &ctx->s->arena, &ctx->s->diags, &list);
    if (rc != HOSHI_OK)
        return hoshi_exit_of(rc);
    if (!hoshi_buyer_spares_records(ctx->s, hoshi_output_file(o->output), list))
        return hoshi_exit_of(HOSHI_E_UNSUPPORTED);
    warn_differing(ctx, list);
    rc = o->format.v == FORMAT_JSON ? hoshi_require_json(list, ctx->out)
                                    : hoshi_require_csv(list, ctx->out);
    if (rc == HOSHI_OK)
        rc = hoshi_deliver(ctx, o->output, HOSHI_WRITE_OUTPUT);
    if (rc == HOSHI_OK)
        put_summary(ctx, list);
    return hoshi_exit_of(rc);
}

static const char *const example[] = {"hoshi require suppliers.csv",
                                      "hoshi require -o required.csv suppliers.csv",
                                      "hoshi require --format json suppliers.csv", NULL};
const struct hoshi_cmd hoshi_cmd_require = {.name = "require",
                                            .summary = HOSHI_MSG_CMD_REQUIRE,
                                            .operand = HOSHI_MSG_OPERAND_SUPPLIERS,
                                            .takes = HOSHI_OPERAND_FILE,
                                            .opt = table,
                                            .opts_size = sizeof(struct opts),
                                            .min_operand = 1,
                                            .max_operand = 1,
                                            .example = example,
                                            .run = run};
