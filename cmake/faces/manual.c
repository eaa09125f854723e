/* Parts of manual pages, in both languages. */
#include <hoshi/builtin.h>
#include <hoshi/catalog.h>
#include <hoshi/load.h>
#include <hoshi/policy.h>
#include <string.h>

#include "app/session/writers.h"
#include "base/assert.h"
#include "cli/topics.h"
#include "faces.h"
#include "stock/writers.h"
#include "tui/keys.h"

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

/* A word and what it is, as an entry of a list. In mdoc an English sentence begins a line. */
static void put_item(struct hoshi_buf *out, const char *word, const char *about)
{
    hoshi_buf_puts(out, ".It Cm ");
    hoshi_buf_puts(out, word);
    hoshi_buf_puts(out, "\n");
    for (const char *end; (end = strstr(about, ". ")) != NULL; about = end + 2) {
        hoshi_buf_put(out, about, (size_t)(end - about));
        hoshi_buf_puts(out, ".\n");
    }
    hoshi_buf_puts(out, about);
    hoshi_buf_puts(out, "\n");
}

static void put_commands(struct hoshi_buf *out, enum hoshi_lang lang)
{
    hoshi_buf_puts(out, ".Bl -tag -width evidence -compact\n");
    for (const struct hoshi_cmd *const *c = hoshi_commands; *c != NULL; c++) {
        struct hoshi_buf about;
        hoshi_buf_init(&about, 0);
        hoshi_cmd_put_summary(&about, *c, lang);
        put_item(out, (*c)->name, about.p);
        hoshi_buf_release(&about);
    }
    hoshi_buf_puts(out, ".El\n");
}

static void put_topics(struct hoshi_buf *out, enum hoshi_lang lang)
{
    hoshi_buf_puts(out, ".Bl -tag -width exit-status -compact\n");
    for (const struct hoshi_topic *t = hoshi_topics; t->word != NULL; t++)
        put_item(out, t->word, t->about.v[lang]);
    hoshi_buf_puts(out, ".El\n");
}

static void put_formats(struct hoshi_buf *out, enum hoshi_lang lang)
{
    hoshi_buf_puts(out, ".Bl -tag -width feedback-html -compact\n");
    for (const struct hoshi_writer *w = hoshi_writers; w->id != NULL; w++)
        put_item(out, w->id, w->about.v[lang]);
    hoshi_buf_puts(out, ".El\n");
}

static void put_plan_formats(struct hoshi_buf *out, enum hoshi_lang lang)
{
    hoshi_buf_puts(out, ".Bl -tag -width markdown -compact\n");
    for (const struct hoshi_plan_format *f = hoshi_plan_formats; f->id != NULL; f++)
        put_item(out, f->id, f->about.v[lang]);
    hoshi_buf_puts(out, ".El\n");
}

static const struct {
    const char *code;
    const char *also; /* other spellings, separated by spaces */
    struct hoshi_text label;
} statuses[] = {
#define UNANSWERED_STATUS(...)
#define STATUS(id, code, key, comes_to, because, asks, oscal, also, en, ja)                        \
    {code, also, {{[HOSHI_LANG_JA] = ja, [HOSHI_LANG_EN] = en}}},
#include <hoshi/status.def>
#undef STATUS
};
#define N_STATUS (sizeof statuses / sizeof statuses[0])

/* The keys of hoshi assess. */
static void put_keys(struct hoshi_buf *out, enum hoshi_lang lang)
{
    hoshi_keys_put_man(lang, out);
}

/* How else an answer may be written. */
static void put_spellings(struct hoshi_buf *out)
{
    hoshi_buf_puts(out, ".Bl -tag -width not-applicable -compact\n");
    for (size_t i = 0; i < N_STATUS; i++) {
        hoshi_buf_puts(out, ".It Li ");
        hoshi_buf_puts(out, statuses[i].code);
        hoshi_buf_puts(out, "\n");
        hoshi_buf_puts(out, statuses[i].label.v[HOSHI_LANG_JA]);
        hoshi_buf_puts(out, " ");
        hoshi_buf_puts(out, statuses[i].also);
        hoshi_buf_puts(out, "\n");
    }
    hoshi_buf_puts(out, ".El\n");
}

/* The columns of a table of answers, and their other heads. */
static void put_columns(struct hoshi_buf *out)
{
    static const struct {
        const char *code, *also;
    } row[] = {
#define COLUMN(id, code, of, also) {code, also},
#include <hoshi/columns.def>
#undef COLUMN
    };
    hoshi_buf_puts(out, ".Bl -tag -width performed -compact\n");
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++)
        put_item(out, row[i].code, row[i].also);
    hoshi_buf_puts(out, ".El\n");
}

/* Each built-in policy with the words of its file. */
static void put_policies(struct hoshi_buf *out, enum hoshi_lang lang)
{
    struct hoshi_input in;
    struct hoshi_arena arena;
    struct hoshi_diags diags;
    hoshi_arena_init(&arena, 0);
    hoshi_diags_init(&diags, &arena);
    hoshi_buf_puts(out, ".Bl -tag -width Ds\n");
    for (size_t i = 0; hoshi_builtin_at(HOSHI_BUILTIN_POLICY, i, &in) != NULL; i++) {
        struct hoshi_policy *policy;
        enum hoshi_rc rc = hoshi_policy_load(&in, &arena, &diags, &policy);
        HOSHI_ASSERT(rc == HOSHI_OK);
        put_item(out, policy->id.s, policy->title.v[lang]);
        hoshi_buf_puts(out, ".Bl -tag -width Ds -compact\n");
        for (int rule = 0; rule < HOSHI_RULE_COUNT_; rule++) {
            put_item(out, hoshi_rule_name((enum hoshi_rule)rule), policy->rule[rule]->text.v[lang]);
        }
        hoshi_buf_puts(out, ".El\n");
    }
    hoshi_buf_puts(out, ".El\n");
    hoshi_arena_release(&arena);
}

/* put_x_en and put_x_ja of put_x */
#define IN_BOTH(put)                                                                               \
    static void put##_en(struct hoshi_buf *out)                                                    \
    {                                                                                              \
        put(out, HOSHI_LANG_EN);                                                                   \
    }                                                                                              \
    static void put##_ja(struct hoshi_buf *out)                                                    \
    {                                                                                              \
        put(out, HOSHI_LANG_JA);                                                                   \
    }
IN_BOTH(put_commands)
IN_BOTH(put_topics)
IN_BOTH(put_formats)
IN_BOTH(put_plan_formats)
IN_BOTH(put_keys)
IN_BOTH(put_policies)

const struct block manual_blocks[] = {
    {"man-commands", put_commands_en},
    {"man-commands-ja", put_commands_ja},
    {"man-topics", put_topics_en},
    {"man-topics-ja", put_topics_ja},
    {"man-formats", put_formats_en},
    {"man-formats-ja", put_formats_ja},
    {"man-plan-formats", put_plan_formats_en},
    {"man-plan-formats-ja", put_plan_formats_ja},
    {"man-keys", put_keys_en},
    {"man-keys-ja", put_keys_ja},
    {"man-policies", put_policies_en},
    {"man-policies-ja", put_policies_ja},
    {"man-spellings", put_spellings},
    {"man-columns", put_columns},
    {NULL, NULL},
};
