/* Help from the tables: it cannot disagree with what is parsed. */
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "base/visible.h"
#include "cli/cmd.h"
#include "report/text/wrap.h"

#define OPTION_CELLS 30
#define WIDTH_CELLS 80

const struct hoshi_cmd *hoshi_cmd_find(const struct hoshi_cmd *const *commands, const char *name)
{
    for (const struct hoshi_cmd *const *c = commands; *c != NULL; c++) {
        if (strcmp((*c)->name, name) == 0)
            return *c;
    }
    return NULL;
}

static void put_option(const struct hoshi_opt *row, enum hoshi_lang lang, struct hoshi_buf *out)
{
    struct hoshi_buf left;
    hoshi_buf_init(&left, 256);
    hoshi_buf_puts(&left, "  ");
    if (row->letter != 0) {
        hoshi_buf_puts(&left, "-");
        hoshi_buf_put(&left, &row->letter, 1);
        hoshi_buf_puts(&left, ", ");
    } else {
        hoshi_buf_puts(&left, "    ");
    }
    hoshi_buf_puts(&left, "--");
    hoshi_buf_puts(&left, row->name);
    if (row->kind != HOSHI_OPT_FLAG) {
        hoshi_buf_puts(&left, " ");
        hoshi_buf_puts(&left, hoshi_msg(row->arg, lang));
    }
    if (hoshi_utf8_str_cells(hoshi_str_from(left.p)) + 2 > OPTION_CELLS) {
        hoshi_buf_puts(out, left.p);
        hoshi_buf_puts(out, "\n");
        hoshi_buf_fill(out, ' ', OPTION_CELLS);
    } else {
        hoshi_put_padded(out, left.p, OPTION_CELLS);
    }
    hoshi_wrap(out, hoshi_msg(row->help, lang), WIDTH_CELLS, OPTION_CELLS, OPTION_CELLS);
    hoshi_buf_release(&left);
}

static void put_options(const struct hoshi_opt *table, enum hoshi_lang lang, struct hoshi_buf *out)
{
    for (; table != NULL && table->name != NULL; table++)
        put_option(table, lang, out);
}

static void put_line(struct hoshi_buf *out, const char *text)
{
    hoshi_wrap(out, text, WIDTH_CELLS, 0, 0);
}

static void usage_program(const struct hoshi_cmd *const *commands, enum hoshi_lang lang,
                          struct hoshi_buf *out)
{
    put_line(out, hoshi_msg(HOSHI_MSG_TOOL_SUMMARY, lang));
    hoshi_buf_puts(out, "\n");
    put_line(out, hoshi_msg(HOSHI_MSG_USAGE_COMMANDS, lang));
    for (const struct hoshi_cmd *const *c = commands; *c != NULL; c++) {
        hoshi_buf_puts(out, "  ");
        hoshi_put_padded(out, (*c)->name, 10);
        hoshi_wrap(out, hoshi_msg((*c)->summary, lang), WIDTH_CELLS, 12, 12);
    }
    hoshi_buf_puts(out, "\n");
    put_line(out, hoshi_msg(HOSHI_MSG_USAGE_EXIT, lang));
    hoshi_buf_puts(out, "  ");
    hoshi_wrap(out, hoshi_msg(HOSHI_MSG_USAGE_EXIT_MORE, lang), WIDTH_CELLS, 2, 2);
    put_line(out, hoshi_msg(HOSHI_MSG_USAGE_MORE, lang));
    put_line(out, hoshi_msg(HOSHI_MSG_NOT_OFFICIAL, lang));
}

void hoshi_usage(const struct hoshi_cmd *const *commands, const struct hoshi_cmd *cmd,
                 enum hoshi_lang lang, struct hoshi_buf *out)
{
    if (cmd == NULL) {
        usage_program(commands, lang, out);
        return;
    }
    hoshi_msg_put(out, HOSHI_MSG_USAGE, lang, cmd->name, NULL, NULL);
    if (cmd->operand != HOSHI_MSG_NONE) {
        hoshi_buf_puts(out, " ");
        hoshi_buf_puts(out, hoshi_msg(cmd->operand, lang));
    }
    hoshi_buf_puts(out, "\n");
    put_line(out, hoshi_msg(cmd->summary, lang));
    hoshi_buf_puts(out, "\n");
    put_line(out, hoshi_msg(HOSHI_MSG_USAGE_OPTIONS, lang));
    put_options(cmd->opt, lang, out);
    put_options(hoshi_common_opts, lang, out);
    if (cmd->example == NULL)
        return;
    hoshi_buf_puts(out, "\n");
    put_line(out, hoshi_msg(HOSHI_MSG_USAGE_EXAMPLES, lang));
    for (const char *const *e = cmd->example; *e != NULL; e++) {
        hoshi_buf_puts(out, "  ");
        put_line(out, *e);
    }
}
