#include <unistd.h>

#include "app/session/complain.h"
#include "app/sheet/sheet.h"
#include "base/str.h"
#include "base/utf8.h"
#include "cli/cmd.h"
#include "cli/rows.h"
#include "diag/diag.h"
#include "io/file.h"
#include "io/world.h"
#include "tui/prompt.h"

struct opts {
    struct hoshi_common common;
    struct hoshi_book_opts book;
    const char *output, *catalog;
    hoshi_day as_of;
    bool theirs, mine, ask;
};

static const struct hoshi_opt table[] = {
    OPT_FILE(STRING, output, "output", 'o', HOSHI_MSG_OPT_OUTPUT_MERGE),
    FLAG(theirs, "theirs", 0, HOSHI_MSG_OPT_THEIRS),
    FLAG(mine, "mine", 0, HOSHI_MSG_OPT_MINE),
    FLAG(ask, "ask", 0, HOSHI_MSG_OPT_ASK_MERGE),
    OPT_AS_OF,
    OPT_CATALOG,
    OPT_BOOK,
    OPT_END,
};

/* Somebody at a terminal. */
struct asking {
    const struct hoshi_merge_request *q;
    struct hoshi_prompt *prompt;
};

static bool says(const char *line, const char *key, const char *word)
{
    return hoshi_str_eq_nocase(line, key) || hoshi_str_eq_nocase(line, word);
}

static enum hoshi_merge_choice ask(void *user, struct hoshi_str shown)
{
    struct asking *a = user;
    hoshi_buf_put(&a->prompt->text, shown.p, shown.n);
    for (;;) {
        hoshi_msg_put(&a->prompt->text, HOSHI_MSG_MERGE_KEYS, a->q->lang, a->q->a, a->q->b, NULL);
        if (!hoshi_prompt_read(a->prompt))
            return HOSHI_MERGE_NEITHER;
        hoshi_utf8_narrow(a->prompt->line);
        if (says(a->prompt->line, "m", "mine"))
            return HOSHI_MERGE_MINE;
        if (says(a->prompt->line, "t", "theirs"))
            return HOSHI_MERGE_THEIRS;
        if (says(a->prompt->line, "q", "quit"))
            return HOSHI_MERGE_NEITHER;
    }
}

static bool is_there(const char *path)
{
    return path != NULL && access(path, F_OK) == 0;
}

static enum hoshi_rc merge(struct hoshi_cmd_ctx *ctx, struct hoshi_merge_request *q,
                           struct hoshi_merged *ret_merged)
{
    struct asking a = {.q = q};
    if (q->choice == HOSHI_MERGE_ASK) {
        if (is_there(q->output)) /* not after somebody has answered */
            return hoshi_session_complain_file(
                ctx->s, q->output, (struct hoshi_file_result){.error = HOSHI_FILE_EXISTS},
                HOSHI_TO_WRITE);
        a.prompt = hoshi_arena_alloc(&ctx->s->arena, sizeof *a.prompt);
        if (a.prompt == NULL)
            return HOSHI_E_NOMEM;
        hoshi_prompt_open(a.prompt, STDIN_FILENO, STDERR_FILENO, 0, ctx->lang);
        q->ask = ask;
        q->user = &a;
    }
    enum hoshi_rc rc = hoshi_sheet_merge(ctx->s, q, ctx->out, ctx->err, ret_merged);
    if (a.prompt == NULL)
        return rc;
    hoshi_buf_release(&a.prompt->text);
    if (rc != HOSHI_OK || !a.prompt->failed)
        return rc;
    return hoshi_session_complain_file(ctx->s, a.prompt->mute ? "<stderr>" : "<stdin>",
                                       a.prompt->why,
                                       a.prompt->mute ? HOSHI_TO_WRITE : HOSHI_TO_READ);
}

static int refuse(struct hoshi_cmd_ctx *ctx, enum hoshi_diag_code code)
{
    hoshi_diag_add(&ctx->s->diags, HOSHI_DIAG_SOURCES, code, HOSHI_SPAN_FILE, NULL, NULL, NULL);
    return HOSHI_EXIT_USAGE;
}

static const char *number(struct hoshi_cmd_ctx *ctx, size_t n)
{
    return hoshi_diag_number(&ctx->s->diags, (long long)n);
}

/* Why there is no sheet; also with --quiet. */
static int no_sheet(struct hoshi_cmd_ctx *ctx, const struct hoshi_merged *n)
{
    hoshi_msg_put(ctx->err, n->stopped ? HOSHI_MSG_MERGE_STOPPED : HOSHI_MSG_MERGE_NOT_WRITTEN,
                  ctx->lang, number(ctx, n->n_conflict), NULL, NULL);
    hoshi_buf_puts(ctx->err, "\n");
    return HOSHI_EXIT_GATE;
}

static void conclude(struct hoshi_cmd_ctx *ctx, const char *file, const struct hoshi_merged *n)
{
    hoshi_talk(ctx, HOSHI_MSG_MERGE_DONE, file != NULL ? file : "<stdout>", number(ctx, n->n_taken),
               ctx->operand[1]);
    if (n->n_kept + n->n_replaced != 0)
        hoshi_talk(ctx, HOSHI_MSG_MERGE_CHOSEN, number(ctx, n->n_kept), number(ctx, n->n_replaced),
                   NULL);
}

static int run(struct hoshi_cmd_ctx *ctx, const void *options)
{
    const struct opts *o = options;
    if (hoshi_session_book(ctx->s, o->book.sheet, o->book.map) != HOSHI_OK)
        return HOSHI_EXIT_USAGE;
    if (o->theirs + o->mine + o->ask > 1)
        return refuse(ctx, HOSHI_HS3053);
    if (o->ask && !(hoshi_tty_is(STDIN_FILENO) && hoshi_tty_is(STDERR_FILENO)))
        return refuse(ctx, HOSHI_HS3054);
    const char *file = hoshi_output_file(o->output);
    struct hoshi_merge_request q = {
        .a = ctx->operand[0],
        .b = ctx->operand[1],
        .output = file,
        .as_of = hoshi_as_of(o->as_of),
        .lang = ctx->lang,
        .choice = o->theirs ? HOSHI_MERGE_THEIRS
                  : o->mine ? HOSHI_MERGE_MINE
                  : o->ask  ? HOSHI_MERGE_ASK
                            : HOSHI_MERGE_NEITHER,
        .quiet = ctx->quiet || ctx->diag_json,
    };
    struct hoshi_merged n = {0};
    enum hoshi_rc rc = hoshi_session_catalog(ctx->s, o->catalog);
    if (rc == HOSHI_OK)
        rc = merge(ctx, &q, &n);
    if (rc != HOSHI_OK || n.n_conflict != 0 || n.stopped)
        hoshi_buf_clear(ctx->out);
    if (rc != HOSHI_OK)
        return hoshi_exit_of(rc);
    if (n.n_conflict != 0 || n.stopped)
        return no_sheet(ctx, &n);
    rc = hoshi_deliver(ctx, file, HOSHI_WRITE_NEW); /* never over somebody's answers */
    if (rc == HOSHI_OK)
        conclude(ctx, file, &n);
    return hoshi_exit_of(rc);
}

static const char *const example[] = {"hoshi merge answers.yaml it-part.yaml -o merged.yaml",
                                      "hoshi merge --ask answers.yaml it-part.xlsx -o merged.yaml",
                                      NULL};
const struct hoshi_cmd hoshi_cmd_merge = {.name = "merge",
                                          .summary = HOSHI_MSG_CMD_MERGE,
                                          .operand = HOSHI_MSG_OPERAND_MERGE,
                                          .takes = HOSHI_OPERAND_FILE,
                                          .opt = table,
                                          .opts_size = sizeof(struct opts),
                                          .min_operand = 2,
                                          .max_operand = 2,
                                          .example = example,
                                          .run = run};
