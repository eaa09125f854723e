#include "cli/report_targets.h"

#include "base/str.h"
#include "diag/diag.h"

#define OWNER_WORDS_BYTES 4096

struct hoshi_target *hoshi_targets(struct hoshi_cmd_ctx *ctx, const struct hoshi_writer *standard,
                                   const struct hoshi_outputs *output, size_t *ret_n)
{
    size_t n = output->n != 0 ? output->n : 1;
    struct hoshi_target *target = hoshi_arena_array(&ctx->s->arena, n, sizeof *target);
    if (target == NULL)
        return NULL;
    target[0] = (struct hoshi_target){standard, NULL};
    for (size_t i = 0; i < output->n; i++) {
        const struct hoshi_output *out = &output->v[i];
        target[i].writer = out->format >= 0 ? &hoshi_writers[out->format] : standard;
        target[i].path = out->path;
    }
    *ret_n = n;
    return target;
}

unsigned hoshi_targets_need(const struct hoshi_target *target, size_t n)
{
    unsigned needs = HOSHI_NEEDS_NOTHING;
    for (size_t i = 0; i < n; i++)
        needs |= target[i].writer->needs;
    return needs;
}

/* The page for the company, and the same for programs, tell what a level lacks. */
bool hoshi_targets_fit(struct hoshi_cmd_ctx *ctx, const struct hoshi_target *target, size_t n)
{
    const struct hoshi_catalog *cat = ctx->s->catalog;
    for (size_t i = 0; i < n && cat->n_level == 0; i++) {
        if (target[i].writer->write != hoshi_feedback_html &&
            target[i].writer->write != hoshi_feedback_json &&
            target[i].writer->write != hoshi_report_declaration)
            continue;
        hoshi_diag_add(&ctx->s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS3022, HOSHI_SPAN_FILE,
                       target[i].writer->id, cat->name, NULL);
        return false;
    }
    return true;
}

/* Not a role, and not named by an earlier answer. */
static bool is_another(const struct hoshi_answers *a, size_t at)
{
    const char *owner = a->answer[at].owner;
    bool another = owner != NULL && hoshi_owner_read(owner) == HOSHI_OWNER_NONE;
    for (size_t i = 0; i < at && another; i++)
        another = a->answer[i].owner == NULL || !hoshi_owner_same(a->answer[i].owner, owner);
    return another;
}

/* As a value of the complaint; the buffer is released. */
static void complain_words(struct hoshi_cmd_ctx *ctx, const char *option, const char *value,
                           struct hoshi_buf *words)
{
    const char *list = hoshi_arena_strndup(&ctx->s->arena, words->p, words->n);
    hoshi_complain_value(ctx, option, value, list != NULL ? list : "");
    hoshi_buf_release(words);
}

/* Who may be asked for: the roles, and who the sheet names. */
static void complain_owner(struct hoshi_cmd_ctx *ctx, const char *owner,
                           const struct hoshi_answers *a)
{
    struct hoshi_buf words;
    hoshi_buf_init(&words, OWNER_WORDS_BYTES);
    for (int i = HOSHI_OWNER_NONE + 1; i < HOSHI_OWNER_COUNT_; i++) {
        hoshi_buf_puts(&words, words.n != 0 ? ", " : "");
        hoshi_buf_puts(&words, hoshi_owner_label((enum hoshi_owner)i, ctx->lang));
    }
    for (size_t i = 0; i < a->n_answer; i++) {
        if (!is_another(a, i))
            continue;
        hoshi_buf_puts(&words, ", ");
        hoshi_buf_puts(&words, a->answer[i].owner);
    }
    complain_words(ctx, "--owner", owner, &words);
}

/* The formats that can. */
static void complain_format(struct hoshi_cmd_ctx *ctx, const char *option, unsigned can,
                            const char *format)
{
    struct hoshi_buf words;
    hoshi_buf_init(&words, OWNER_WORDS_BYTES);
    for (const struct hoshi_writer *w = hoshi_writers; w->id != NULL; w++) {
        if ((w->needs & can) == 0)
            continue;
        hoshi_buf_puts(&words, words.n != 0 ? ", " : "");
        hoshi_buf_puts(&words, w->id);
    }
    complain_words(ctx, option, format, &words);
}

bool hoshi_targets_can(struct hoshi_cmd_ctx *ctx, const char *option, unsigned can,
                       const struct hoshi_target *target, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if ((target[i].writer->needs & can) == 0) {
            complain_format(ctx, option, can, target[i].writer->id);
            return false;
        }
    }
    return true;
}

bool hoshi_owner_ok(struct hoshi_cmd_ctx *ctx, const char *owner, const struct hoshi_target *target,
                    size_t n, const struct hoshi_result *r)
{
    if (owner == NULL)
        return true;
    if (!hoshi_result_knows_owner(r, owner)) {
        complain_owner(ctx, owner, r->answers);
        return false;
    }
    return hoshi_targets_can(ctx, "--owner --format", HOSHI_TAKES_OWNER, target, n);
}

enum hoshi_rc hoshi_targets_write(struct hoshi_cmd_ctx *ctx, const struct hoshi_target *target,
                                  size_t n, const struct hoshi_result *r,
                                  const struct hoshi_report_opts *opts)
{
    enum hoshi_rc rc = HOSHI_OK;
    for (size_t i = 0; i < n && rc == HOSHI_OK; i++) {
        if (target[i].path == NULL) {
            rc = hoshi_writer_write(ctx->s, target[i].writer, r, opts, ctx->out);
            continue;
        }
        struct hoshi_report_opts to_file = *opts;
        struct hoshi_buf buf;
        to_file.color = false;
        to_file.markdown = hoshi_path_suffix_is(target[i].path, ".md .markdown");
        to_file.width = 0; /* a file looks alike, whatever terminal it was made on */
        hoshi_buf_init(&buf, 0);
        rc = hoshi_writer_write(ctx->s, target[i].writer, r, &to_file, &buf);
        if (rc == HOSHI_OK)
            rc = hoshi_session_write(ctx->s, target[i].path, (struct hoshi_str){buf.p, buf.n},
                                     HOSHI_WRITE_OUTPUT);
        hoshi_buf_release(&buf);
    }
    return rc;
}
