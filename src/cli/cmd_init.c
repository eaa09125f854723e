#include <string.h>

#include "app/sheet/sheet.h"
#include "cli/cmd.h"
#include "stock/writers.h"

struct opts {
    struct hoshi_common common;
    const char *output, *catalog;
    struct hoshi_opt_int star, form;
};

enum { FORM_YAML = 0, FORM_JSON }; /* rows of stock/templates.def and choices of --form */

static const struct hoshi_opt table[] = {
    {"output", 'o', HOSHI_OPT_STRING, offsetof(struct opts, output), HOSHI_MSG_ARG_FILE,
     HOSHI_MSG_OPT_OUTPUT_FILE, 0, 0, NULL},
    {"star", 0, HOSHI_OPT_INT, offsetof(struct opts, star), HOSHI_MSG_ARG_N,
     HOSHI_MSG_OPT_STAR_INIT, 1, 5, NULL},
    {"form", 0, HOSHI_OPT_CHOICE, offsetof(struct opts, form), HOSHI_MSG_ARG_FORMAT,
     HOSHI_MSG_OPT_FORMAT_INIT, 0, 0, "yaml|json"},
    {"catalog", 0, HOSHI_OPT_STRING, offsetof(struct opts, catalog), HOSHI_MSG_ARG_NAME,
     HOSHI_MSG_OPT_CATALOG, 0, 0, NULL},
    {NULL, 0, HOSHI_OPT_FLAG, 0, HOSHI_MSG_NONE, HOSHI_MSG_NONE, 0, 0, NULL},
};

static int run(struct hoshi_cmd_ctx *ctx, const void *options)
{
    const struct opts *o = options;
    enum hoshi_rc rc = hoshi_session_catalog(ctx->s, o->catalog);
    if (rc != HOSHI_OK)
        return hoshi_exit_of(rc);
    if (!hoshi_star_ok(ctx, o->star))
        return HOSHI_EXIT_USAGE;
    uint8_t star = o->star.set ? (uint8_t)o->star.v : ctx->s->catalog->level[0].star;
    bool to_file = o->output != NULL && strcmp(o->output, "-") != 0;
    bool json = o->form.set ? o->form.v == FORM_JSON
                            : to_file && hoshi_sheet_format_for(o->output) == HOSHI_INPUT_JSON;
    if (to_file &&
        !hoshi_session_name_fits(ctx->s, o->output, json ? HOSHI_INPUT_JSON : HOSHI_INPUT_YAML))
        return hoshi_exit_of(HOSHI_E_UNSUPPORTED);
    rc = hoshi_templates[json ? FORM_JSON : FORM_YAML].write(ctx->s->catalog, star, ctx->lang,
                                                             ctx->out);
    if (rc != HOSHI_OK || !to_file)
        return hoshi_exit_of(rc);
    /* Never over an existing sheet: it may hold an evening's answers. */
    rc = hoshi_session_write(ctx->s, o->output, (struct hoshi_str){ctx->out->p, ctx->out->n},
                             HOSHI_WRITE_NEW);
    hoshi_buf_clear(ctx->out);
    if (rc == HOSHI_OK) {
        long long n = 0;
        for (size_t i = 0; i < ctx->s->catalog->n_criterion; i++)
            n += ctx->s->catalog->criterion[i]->star <= star;
        struct hoshi_buf digits;
        hoshi_buf_init(&digits, 24);
        hoshi_buf_int(&digits, n);
        hoshi_talk(ctx, HOSHI_MSG_INIT_WROTE, o->output, digits.p, NULL);
        hoshi_buf_release(&digits);
    }
    return hoshi_exit_of(rc);
}

static const char *const example[] = {"hoshi init -o answers.yaml",
                                      "hoshi init --star 4 --form json", NULL};
const struct hoshi_cmd hoshi_cmd_init = {.name = "init",
                                         .summary = HOSHI_MSG_CMD_INIT,
                                         .opt = table,
                                         .opts_size = sizeof(struct opts),
                                         .example = example,
                                         .run = run};
