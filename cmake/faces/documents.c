/* Parts of documents. */
#include <string.h>

#include "app/session/writers.h"
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

static void put_format(struct hoshi_buf *out, const char *id, const struct hoshi_text *about)
{
    hoshi_buf_puts(out, "| `");
    hoshi_buf_puts(out, id);
    hoshi_buf_puts(out, "` | ");
    hoshi_buf_puts(out, about->v[HOSHI_LANG_EN]);
    hoshi_buf_puts(out, " | ");
    hoshi_buf_puts(out, about->v[HOSHI_LANG_JA]);
    hoshi_buf_puts(out, " |\n");
}

static void put_formats(struct hoshi_buf *out)
{
    hoshi_buf_puts(out, "| `score --format` | | |\n|---|---|---|\n");
    for (const struct hoshi_writer *w = hoshi_writers; w->id != NULL; w++)
        put_format(out, w->id, &w->about);
}

static void put_plan_formats(struct hoshi_buf *out)
{
    hoshi_buf_puts(out, "| `plan --format` | | |\n|---|---|---|\n");
    for (const struct hoshi_plan_format *f = hoshi_plan_formats; f->id != NULL; f++)
        put_format(out, f->id, &f->about);
}

static void put_columns(struct hoshi_buf *out)
{
    hoshi_buf_puts(out, "| column | in Japanese | what |\n|---|---|---|\n");
#define COLUMN(id, en, ja, about) hoshi_buf_puts(out, "| `" en "` | " ja " | " about " |\n");
#include "report/catalog_columns.def"
#undef COLUMN
}

static void put_result_columns(struct hoshi_buf *out)
{
    hoshi_buf_puts(out, "| column | in Japanese | what |\n|---|---|---|\n");
#define COLUMN(id, en, ja, about) hoshi_buf_puts(out, "| `" en "` | " ja " | " about " |\n");
#include "report/doc/columns.def"
#undef COLUMN
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
    {"columns-of-catalogue", put_columns},
    {"columns-of-result", put_result_columns},
    {"commands-en", put_commands_en},
    {"commands-ja", put_commands_ja},
    {"formats-of-plan", put_plan_formats},
    {"formats-of-score", put_formats},
    {NULL, NULL},
};
