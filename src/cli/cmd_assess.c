#include <string.h>
#include <unistd.h>

#include "app/session/complain.h"
#include "app/sheet/dialogue.h"
#include "app/sheet/editor.h"
#include "app/sheet/interview.h"
#include "app/sheet/sheet.h"
#include "base/visible.h"
#include "cli/cmd.h"
#include "cli/rows.h"
#include "diag/diag.h"
#include "io/file.h"
#include "io/similar.h"
#include "io/world.h"
#include "tui/plain.h"
#include "tui/prompt.h"
#include "tui/screen.h"

struct opts {
    struct hoshi_common common;
    struct hoshi_book_opts book;
    const char *catalog, *policy, *requirement, *from, *by;
    hoshi_day as_of;
    struct hoshi_opt_int star, only, owner;
    bool plain, anew;
};

static const char *const only_words[] = {"gaps", "open", "stale", NULL}; /* enum hoshi_only */
static const char *const owner_words[] = {
#define OWNER(id, code, en, ja) [HOSHI_OWNER_##id - 1] = code,
#include <hoshi/vocabulary.def>
    NULL,
};

static const struct hoshi_text owner_labels[] = {
#define OWNER(id, code, en, ja)                                                                    \
    [HOSHI_OWNER_##id - 1] = {{[HOSHI_LANG_JA] = (ja), [HOSHI_LANG_EN] = (en)}},
#include <hoshi/vocabulary.def>
};

static const struct hoshi_opt table[] = {
    FLAG(plain, "plain", 0, HOSHI_MSG_OPT_PLAIN),
    FLAG(anew, "new", 0, HOSHI_MSG_OPT_NEW),
    OPT_CHOICE(only, "only", 0, HOSHI_MSG_NONE, HOSHI_MSG_OPT_ONLY, only_words),
    OPT_STAR(star, "star", HOSHI_MSG_OPT_STAR_ASSESS),
    OPT(STRING, requirement, "requirement", 0, HOSHI_MSG_ARG_REQUIREMENT,
        HOSHI_MSG_OPT_REQUIREMENT),
    OPT_CHOICE_NAMED(owner, "owner", 0, HOSHI_MSG_ARG_OWNER, HOSHI_MSG_OPT_OWNER, owner_words,
                     owner_labels),
    OPT_FILE(STRING, from, "from", 0, HOSHI_MSG_OPT_FROM),
    OPT(STRING, by, "by", 0, HOSHI_MSG_ARG_NAME, HOSHI_MSG_OPT_BY),
    OPT_AS_OF,
    OPT_POLICY,
    OPT_CATALOG,
    OPT_BOOK,
    OPT_END,
};

static void say(struct hoshi_cmd_ctx *ctx, enum hoshi_msg msg, const char *a0, size_t n,
                const char *a2)
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_msg_put(&line, msg, ctx->lang, a0, hoshi_diag_number(&ctx->s->diags, (long long)n), a2);
    hoshi_buf_puts(&line, "\n");
    hoshi_fd_say(STDERR_FILENO,
                 (struct hoshi_str){line.p, ctx->quiet ? 0 : line.n}); /* before the prompts */
    hoshi_buf_release(&line);
}

static bool is_terminal(void)
{
    return hoshi_tty_is(STDIN_FILENO) && hoshi_tty_is(STDOUT_FILENO);
}

static bool wants_new(struct hoshi_cmd_ctx *ctx, const char *path, const char *similar)
{
    struct hoshi_prompt *prompt = hoshi_arena_alloc(&ctx->s->arena, sizeof *prompt);
    if (prompt == NULL) /* then there is none to make it with either */
        return false;
    hoshi_prompt_open(prompt, STDIN_FILENO, STDOUT_FILENO,
                      hoshi_width(ctx) != 0 ? hoshi_width(ctx) : 80, ctx->lang);
    hoshi_prompt_say(prompt, HOSHI_MSG_ASSESS_NO_SHEET, path, NULL);
    if (similar != NULL)
        hoshi_prompt_say(prompt, HOSHI_MSG_ASSESS_SIMILAR, similar, NULL);
    hoshi_buf_puts(&prompt->text, hoshi_msg(HOSHI_MSG_ASSESS_MAKE_IT, ctx->lang));
    bool yes = hoshi_prompt_read(prompt) && hoshi_prompt_is_yes(prompt);
    hoshi_buf_release(&prompt->text);
    return yes;
}

static bool requirement_ok(struct hoshi_cmd_ctx *ctx, const char *id)
{
    if (id == NULL || hoshi_interview_knows(ctx->s->catalog, id))
        return true;
    hoshi_diag_add(&ctx->s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS3007, HOSHI_SPAN_FILE, id, NULL,
                   NULL);
    return false;
}

/* Whether what was asked for is in the catalogue of the sheet: before one is made, or changed. */
static enum hoshi_rc asked_is_there(struct hoshi_cmd_ctx *ctx, const struct opts *o)
{
    return hoshi_star_ok(ctx, o->star) && requirement_ok(ctx, o->requirement) ? HOSHI_OK
                                                                              : HOSHI_E_UNSUPPORTED;
}

/* A name that was mistyped must not become an empty sheet: on a terminal that is asked, elsewhere
 * it has to be said. */
static enum hoshi_rc make_sheet(struct hoshi_cmd_ctx *ctx, const struct opts *o)
{
    const char *path = ctx->operand[0];
    struct hoshi_buf similar;
    hoshi_buf_init(&similar, 0);
    hoshi_similar_names(path, &similar);
    enum hoshi_rc rc = HOSHI_OK;
    if (!o->anew && !(is_terminal() && wants_new(ctx, path, similar.p))) {
        (void)hoshi_session_complain(ctx->s, path, HOSHI_HS2060, NULL, NULL, NULL);
        if (similar.n != 0)
            (void)hoshi_session_complain(ctx->s, path, HOSHI_HS2061, similar.p, NULL, NULL);
        rc = HOSHI_E_IO;
    } else {
        rc = hoshi_sheet_create(ctx->s, path, hoshi_star_of(ctx, o->star), ctx->lang);
        if (rc == HOSHI_OK)
            say(ctx, HOSHI_MSG_ASSESS_CREATED, path, 0, NULL);
    }
    hoshi_buf_release(&similar);
    return rc;
}

static bool is_there(const char *path)
{
    return access(path, F_OK) == 0;
}

static enum hoshi_rc carry_over(struct hoshi_cmd_ctx *ctx, const struct opts *o, hoshi_day as_of)
{
    const char *path = ctx->operand[0];
    struct hoshi_sheet last;
    struct hoshi_carry_request q = {&last, path, 0, ctx->lang};
    struct hoshi_carried n;
    enum hoshi_rc rc = hoshi_sheet_load(ctx->s, o->from, as_of, &last);
    if (rc == HOSHI_OK)
        rc = asked_is_there(ctx, o);
    if (rc == HOSHI_OK) {
        q.target = hoshi_star_of(ctx, o->star);
        rc = hoshi_carry_over(ctx->s, &q, &n);
    }
    if (rc == HOSHI_OK)
        say(ctx, HOSHI_MSG_ASSESS_FROM, path, n.n, o->from);
    if (rc == HOSHI_OK && n.n_rejected != 0)
        say(ctx, HOSHI_MSG_ASSESS_FROM_REJECTED, path, n.n_rejected, NULL);
    else if (rc != HOSHI_OK && is_there(path))
        say(ctx, HOSHI_MSG_ASSESS_FROM_EXISTS, hoshi_shell_word(&ctx->s->arena, path), 0, NULL);
    return rc;
}

/* The sheet must be there when the questions start: made from last year's, or blank. */
static enum hoshi_rc prepare(struct hoshi_cmd_ctx *ctx, const struct opts *o, hoshi_day as_of)
{
    if (o->from != NULL)
        return carry_over(ctx, o, as_of);
    if (is_there(ctx->operand[0]))
        return HOSHI_OK;
    enum hoshi_rc rc = asked_is_there(ctx, o);
    return rc == HOSHI_OK ? make_sheet(ctx, o) : rc;
}

/* A sheet that is there brings its own; a new one has one with the star that it aims at. */
static enum hoshi_rc choose_catalogue(struct hoshi_cmd_ctx *ctx, const struct opts *o)
{
    bool is_new = o->from == NULL && !is_there(ctx->operand[0]);
    return hoshi_session_catalog_for(ctx->s, o->catalog, is_new ? (uint8_t)o->star.v : 0);
}

/* What --star asks for is what the sheet aims at from now on, as with the key. */
static enum hoshi_rc keep_target(struct hoshi_cmd_ctx *ctx, const struct opts *o,
                                 struct hoshi_editor *e)
{
    enum hoshi_edit_result r = hoshi_keep_target(e, hoshi_star_of(ctx, o->star));
    if (r != HOSHI_EDIT_FAILED)
        return HOSHI_OK;
    hoshi_buf_put(ctx->err, e->problem.p, e->problem.n);
    hoshi_buf_puts(ctx->err, "\n");
    return HOSHI_E_IO;
}

static enum hoshi_rc interview(struct hoshi_cmd_ctx *ctx, const struct opts *o,
                               struct hoshi_editor *e, struct hoshi_interview *iv)
{
    struct hoshi_interview_request q = {
        .only = o->only.set ? (enum hoshi_only)(o->only.v + 1) : HOSHI_ONLY_ALL,
        .requirement = o->requirement,
        .owner = o->owner.set ? (enum hoshi_owner)(o->owner.v + 1) : HOSHI_OWNER_NONE,
        .target = hoshi_star_of(ctx, o->star),
    };
    return hoshi_interview_start(&e->now->result, &q, &ctx->s->arena, iv);
}

static void introduce(struct hoshi_cmd_ctx *ctx, const struct hoshi_editor *e,
                      const struct hoshi_interview *iv)
{
    struct hoshi_standing n = hoshi_interview_standing(iv, &e->now->result);
    say(ctx, HOSHI_MSG_ASSESS_INTRO, ctx->operand[0], iv->n_item,
        hoshi_diag_number(&ctx->s->diags, (long long)n.waiting));
    if (n.unknown != 0)
        say(ctx, HOSHI_MSG_ASSESS_INTRO_UNKNOWN, NULL, n.unknown, NULL);
}

static enum hoshi_rc ask(struct hoshi_cmd_ctx *ctx, const struct opts *o, struct hoshi_editor *e,
                         struct hoshi_interview *iv)
{
    if (iv->n_item == 0)
        say(ctx, HOSHI_MSG_ASSESS_NONE_LEFT, NULL, 0, NULL);
    else if (is_terminal() && !o->plain) {
        struct hoshi_screen screen = {.e = e, .iv = iv, .color = ctx->color};
        enum hoshi_rc rc = hoshi_screen_run(&screen);
        if (rc != HOSHI_E_UNSUPPORTED) /* a terminal that cannot: prompts can */
            return rc;
    }
    if (iv->n_item != 0)
        introduce(ctx, e, iv);
    struct hoshi_plain plain = {.e = e,
                                .iv = iv,
                                .in = STDIN_FILENO,
                                .out = STDOUT_FILENO,
                                .width = hoshi_width(ctx) != 0 ? hoshi_width(ctx) : 80,
                                .complain = ctx->err};
    return hoshi_plain_run(&plain);
}

/* Say so once more, and not that all is saved. */
static enum hoshi_rc name_unsaved(struct hoshi_cmd_ctx *ctx, const struct hoshi_editor *e)
{
    struct hoshi_buf names;
    hoshi_buf_init(&names, 0);
    for (size_t i = 0; i < e->n_unsaved; i++) {
        hoshi_buf_puts(&names, i != 0 ? ", " : "");
        hoshi_buf_puts(&names, e->unsaved[i]);
    }
    hoshi_msg_put(ctx->err, HOSHI_MSG_ASSESS_END_UNSAVED, ctx->lang, names.p, ctx->operand[0],
                  NULL);
    hoshi_buf_puts(ctx->err, "\n");
    if (e->problem.n != 0) { /* nothing was saved behind the last of them */
        hoshi_buf_put(ctx->err, e->problem.p, e->problem.n);
        hoshi_buf_puts(ctx->err, "\n");
    }
    hoshi_buf_release(&names);
    return HOSHI_E_IO;
}

/* Below the result: where the answers are, and how to go on. */
static enum hoshi_rc conclude(struct hoshi_cmd_ctx *ctx, const struct hoshi_editor *e,
                              uint8_t target)
{
    const struct hoshi_result *r = &e->now->result;
    if (e->n_unsaved != 0)
        return name_unsaved(ctx, e);
    struct hoshi_interview_request q = {.target = target}; /* not only those that were asked */
    struct hoshi_interview all;
    enum hoshi_rc rc = hoshi_interview_start(r, &q, &ctx->s->arena, &all);
    if (rc != HOSHI_OK)
        return rc;
    struct hoshi_standing n = hoshi_interview_standing(&all, r);
    enum hoshi_msg msg = n.waiting != 0   ? HOSHI_MSG_ASSESS_END
                         : n.unknown != 0 ? HOSHI_MSG_ASSESS_END_UNKNOWN
                                          : HOSHI_MSG_ASSESS_END_ALL;
    hoshi_msg_put(
        ctx->out, msg, ctx->lang, ctx->operand[0],
        hoshi_shell_word(&ctx->s->arena, ctx->operand[0]),
        hoshi_diag_number(&ctx->s->diags, (long long)(n.waiting != 0 ? n.waiting : n.unknown)));
    hoshi_buf_puts(ctx->out, "\n");
    return HOSHI_OK;
}

static int run(struct hoshi_cmd_ctx *ctx, const void *options)
{
    const struct opts *o = options;
    if (hoshi_session_book(ctx->s, o->book.sheet, o->book.map) != HOSHI_OK)
        return HOSHI_EXIT_USAGE;
    hoshi_day as_of = hoshi_as_of(o->as_of);
    if (strcmp(ctx->operand[0], "-") == 0) {
        hoshi_diag_add(&ctx->s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS3005, HOSHI_SPAN_FILE, "-",
                       "assess", NULL);
        return HOSHI_EXIT_USAGE;
    }
    struct hoshi_editor e = {.lock = {-1, NULL}};
    struct hoshi_interview iv = {0};
    enum hoshi_rc rc = choose_catalogue(ctx, o);
    if (rc == HOSHI_OK)
        rc = hoshi_session_policy(ctx->s, o->policy);
    if (rc == HOSHI_OK)
        rc = prepare(ctx, o, as_of);
    if (rc == HOSHI_OK)
        rc = hoshi_editor_open(&e, ctx->s, ctx->operand[0], as_of, ctx->lang);
    e.by = o->by;
    if (rc == HOSHI_OK)
        rc = asked_is_there(ctx, o);
    if (rc == HOSHI_OK)
        rc = keep_target(ctx, o, &e);
    if (rc == HOSHI_OK)
        rc = interview(ctx, o, &e, &iv);
    if (rc == HOSHI_OK)
        rc = ask(ctx, o, &e, &iv);
    if (rc == HOSHI_OK) {
        struct hoshi_report_opts report = {.lang = ctx->lang,
                                           .color = ctx->color,
                                           .target = iv.target,
                                           .width = hoshi_width(ctx),
                                           .sheet = ctx->operand[0]};
        rc = hoshi_report_text(&e.now->result, &report, ctx->out);
        if (rc == HOSHI_OK)
            rc = conclude(ctx, &e, iv.target);
    }
    hoshi_editor_close(&e);
    return hoshi_exit_of(rc);
}

static const char *const example[] = {"hoshi assess answers.yaml",
                                      "hoshi assess --only stale answers.yaml",
                                      "hoshi assess --owner it --by Tanaka it-part.yaml",
                                      "hoshi assess --from 2025.yaml 2026.yaml", NULL};
const struct hoshi_cmd hoshi_cmd_assess = {.name = "assess",
                                           .summary = HOSHI_MSG_CMD_ASSESS,
                                           .operand = HOSHI_MSG_OPERAND_SHEET,
                                           .takes = HOSHI_OPERAND_FILE,
                                           .opt = table,
                                           .opts_size = sizeof(struct opts),
                                           .min_operand = 1,
                                           .max_operand = 1,
                                           .example = example,
                                           .run = run};
