/* Parts of manual pages and documents. */
#include <hoshi/catalog.h>
#include <string.h>

#include "base/str.h"
#include "faces.h"
#include "stock/writers.h"

static const struct hoshi_opt *row_of(const struct hoshi_opt *table, const char *name)
{
    for (; table != NULL && table->name != NULL; table++) {
        if (strcmp(table->name, name) == 0)
            return table;
    }
    return NULL;
}

const struct hoshi_opt *option_of(const struct hoshi_cmd *cmd, const char *name)
{
    const struct hoshi_opt *row = cmd != NULL ? row_of(cmd->opt, name) : NULL;
    return row != NULL ? row : row_of(hoshi_common_opts, name);
}

void put_man_option(struct hoshi_buf *out, const struct hoshi_opt *row)
{
    hoshi_buf_puts(out, ".It Fl ");
    if (row->letter != 0) {
        hoshi_buf_put(out, &row->letter, 1);
        hoshi_buf_puts(out, " , Fl ");
    }
    hoshi_buf_puts(out, "-");
    hoshi_buf_puts(out, row->name);
    hoshi_buf_puts(out, " Cm ");
    hoshi_words_put(out, row->words, " | ");
    hoshi_buf_puts(out, "\n");
}

void put_man_verbs(struct hoshi_buf *out, const struct hoshi_cmd *cmd)
{
    for (const struct hoshi_verb *v = cmd->verb; v->name != NULL; v++) {
        hoshi_buf_puts(out, v != cmd->verb ? " | " : "");
        hoshi_buf_puts(out, v->name);
    }
}

static void put_man_commands(struct hoshi_buf *out)
{
    hoshi_buf_puts(out, ".Bl -tag -width evidence -compact\n");
    for (const struct hoshi_cmd *const *c = hoshi_commands; *c != NULL; c++) {
        hoshi_buf_puts(out, ".It Cm ");
        hoshi_buf_puts(out, (*c)->name);
        hoshi_buf_puts(out, "\n");
        hoshi_cmd_put_summary(out, *c, HOSHI_LANG_EN);
        hoshi_buf_puts(out, "\n");
    }
    hoshi_buf_puts(out, ".El\n");
}

static void put_man_formats(struct hoshi_buf *out)
{
    hoshi_buf_puts(out, ".Bl -tag -width feedback-html -compact\n");
    for (const struct hoshi_writer *w = hoshi_writers; w->id != NULL; w++) {
        hoshi_buf_puts(out, ".It Cm ");
        hoshi_buf_puts(out, w->id);
        hoshi_buf_puts(out, "\n");
        hoshi_buf_puts(out, w->about.v[HOSHI_LANG_EN]);
        hoshi_buf_puts(out, "\n");
    }
    hoshi_buf_puts(out, ".El\n");
}

/* The keys of hoshi assess, and what each one answers; taking an answer back is no answer. */
static void put_man_keys(struct hoshi_buf *out)
{
    static const struct {
        char key;
        const char *label;
    } row[] = {
#define UNANSWERED_STATUS(...)
#define STATUS(id, code, key, comes_to, because, asks, oscal, also, en, ja) {key, en},
#include <hoshi/status.def>
#undef STATUS
    };
    size_t n = sizeof row / sizeof row[0];
    hoshi_buf_puts(out, ".It Ic");
    for (size_t i = 0; i < n; i++) {
        hoshi_buf_puts(out, " ");
        hoshi_buf_put(out, &row[i].key, 1);
    }
    hoshi_buf_puts(out, "\n");
    for (size_t i = 0; i < n; i++) {
        hoshi_buf_puts(out, row[i].label);
        hoshi_buf_puts(out, i + 1 < n ? ", " : ".\n");
    }
}

static void put_formats(struct hoshi_buf *out)
{
    hoshi_buf_puts(out, "| `score --format` | | |\n|---|---|---|\n");
    for (const struct hoshi_writer *w = hoshi_writers; w->id != NULL; w++) {
        hoshi_buf_puts(out, "| `");
        hoshi_buf_puts(out, w->id);
        hoshi_buf_puts(out, "` | ");
        hoshi_buf_puts(out, w->about.v[HOSHI_LANG_EN]);
        hoshi_buf_puts(out, " | ");
        hoshi_buf_puts(out, w->about.v[HOSHI_LANG_JA]);
        hoshi_buf_puts(out, " |\n");
    }
}

static void put_commands(struct hoshi_buf *out, enum hoshi_lang lang)
{
    hoshi_buf_puts(out, "| | |\n|---|---|\n");
    for (const struct hoshi_cmd *const *c = hoshi_commands; *c != NULL; c++) {
        hoshi_buf_puts(out, "| `hoshi ");
        hoshi_buf_puts(out, (*c)->name);
        hoshi_buf_puts(out, "` | ");
        hoshi_cmd_put_summary(out, *c, lang);
        hoshi_buf_puts(out, " |\n");
    }
}

static void put_commands_en(struct hoshi_buf *out)
{
    put_commands(out, HOSHI_LANG_EN);
}

static void put_commands_ja(struct hoshi_buf *out)
{
    put_commands(out, HOSHI_LANG_JA);
}

const struct block document_blocks[] = {
    {"commands-en", put_commands_en},
    {"commands-ja", put_commands_ja},
    {"formats-of-score", put_formats},
    {"man-commands", put_man_commands},
    {"man-formats", put_man_formats},
    {"man-status-keys", put_man_keys},
    {NULL, NULL},
};
