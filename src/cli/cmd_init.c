#include <string.h>
#include <unistd.h>

#include "app/session/writers.h"
#include "cli/cmd.h"
#include "cli/rows.h"
#include "io/world.h"

struct opts {
    struct hoshi_common common;
    const char *output, *catalog;
    struct hoshi_opt_int star, form;
    bool by_owner;
};

static const struct hoshi_opt table[] = {
    OPT_FILE_AS(output, HOSHI_MSG_OPT_OUTPUT_FILE),
    OPT_STAR(star, "star", HOSHI_MSG_OPT_STAR_INIT),
    OPT_CHOICE(form, "form", 0, HOSHI_MSG_NONE, HOSHI_MSG_OPT_FORM, hoshi_template_ids),
    FLAG(by_owner, "by-owner", 0, HOSHI_MSG_OPT_BY_OWNER),
    OPT_CATALOG,
    OPT_END,
};

static int run(struct hoshi_cmd_ctx *ctx, const void *options)
{
    const struct opts *o = options;
    enum hoshi_rc rc = hoshi_session_catalog_for(ctx->s, o->catalog, (uint8_t)o->star.v);
    if (rc != HOSHI_OK)
        return hoshi_exit_of(rc);
    if (!hoshi_star_ok(ctx, o->star))
        return HOSHI_EXIT_USAGE;
    uint8_t star =
        o->star.set ? hoshi_star_of(ctx, o->star) : hoshi_catalog_first_star(ctx->s->catalog);
    bool to_file = hoshi_output_file(o->output) != NULL;
    const struct hoshi_template *form = &hoshi_templates[o->form.v];
    if (o->by_owner && form->by_owner == NULL) { /* parts are sheets of a workbook */
        hoshi_complain_value(ctx, "--form", form->id, "xlsx");
        return HOSHI_EXIT_USAGE;
    }
    if (to_file && !hoshi_session_name_fits(ctx->s, o->output, form->format))
        return hoshi_exit_of(HOSHI_E_UNSUPPORTED);
    rc = hoshi_template_write(ctx->s, form, star, o->by_owner, ctx->lang, ctx->out);
    if (rc == HOSHI_OK && o->output == NULL && hoshi_tty_is(STDOUT_FILENO))
        hoshi_talk(ctx, HOSHI_MSG_INIT_NO_FILE, NULL, NULL, NULL);
    if (rc != HOSHI_OK || !to_file)
        return hoshi_exit_of(rc);
    /* Never over an existing sheet: it may hold an evening's answers. */
    rc = hoshi_deliver(ctx, o->output, HOSHI_WRITE_NEW);
    if (rc == HOSHI_OK) {
        long long n = 0;
        for (size_t i = 0; i < ctx->s->catalog->n_criterion; i++)
            n += hoshi_criterion_counts(ctx->s->catalog->criterion[i], star);
        struct hoshi_buf digits;
        hoshi_buf_init(&digits, 24);
        hoshi_buf_int(&digits, n);
        hoshi_talk(ctx, HOSHI_MSG_INIT_WROTE, o->output, digits.p, NULL);
        hoshi_buf_release(&digits);
    }
    return hoshi_exit_of(rc);
}

static const char *const example[] = {"hoshi init -o answers.yaml",
                                      "hoshi init --star 4 --form json",
                                      "hoshi init -o answers.xlsx", NULL};
const struct hoshi_cmd hoshi_cmd_init = {.name = "init",
                                         .summary = HOSHI_MSG_CMD_INIT,
                                         .opt = table,
                                         .opts_size = sizeof(struct opts),
                                         .example = example,
                                         .run = run};
