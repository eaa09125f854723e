/* A blank answer sheet as a table, for whoever answers in a spreadsheet: one row per criterion with
 * its question beside the cells to fill in. */
#include <hoshi/policy.h>
#include <hoshi/report.h>
#include <string.h>

#include "base/str.h"
#include "diag/diag.h"
#include "i18n/msg.h"
#include "report/csv.h"
#include "report/level.h"
#include "report/text/sheet_template.h"

static const struct column {
    const char *code, *of, *also;
} column[] = {
#define COLUMN(code, of, also) {code, of, also},
#define SHOWN_COLUMN(code, also) {code, "", also},
#include <hoshi/columns.def>
#undef COLUMN
};

#define N_COLUMN (sizeof column / sizeof column[0])

static bool has_column(const struct hoshi_catalog *cat, const struct column *c)
{
    if (strcmp(c->code, "state") == 0 && !hoshi_catalog_has_states(cat))
        return false;
    const char *key = hoshi_answered_by_key(hoshi_catalog_answered_by(cat));
    return *c->of == '\0' || hoshi_str_is_among(hoshi_str_from(key), c->of);
}

/* What a row has to say; the other cells are for whoever answers. value: in the column of the
 * answers. */
struct row {
    const char *id, *question, *what_counts, *main_owner, *value;
};

static void put_row(const struct hoshi_catalog *cat, struct hoshi_buf *out, const struct row *r)
{
    const struct {
        const char *code, *s;
    } said[] = {
        {"id", r->id},
        {"question", r->question},
        {"what_counts", r->what_counts},
        {"main_owner", r->main_owner},
        {hoshi_answered_by_key(hoshi_catalog_answered_by(cat)), r->value},
    };
    bool first = true;
    for (size_t k = 0; k < N_COLUMN; k++) {
        const char *s = NULL;
        for (size_t i = 0; i < sizeof said / sizeof said[0]; i++) {
            if (strcmp(said[i].code, column[k].code) == 0)
                s = said[i].s;
        }
        if (has_column(cat, &column[k]))
            hoshi_csv_field(out, &first, s);
    }
    hoshi_csv_end(out, &first);
}

/* In Japanese the first of the heads that are understood, which people know from their tables. */
static void put_head(const struct hoshi_catalog *cat, enum hoshi_lang lang, struct hoshi_buf *out)
{
    bool first = true;
    for (size_t k = 0; k < N_COLUMN; k++) {
        const char *also = column[k].also;
        struct hoshi_str head = lang == HOSHI_LANG_JA ? (struct hoshi_str){also, strcspn(also, " ")}
                                                      : hoshi_str_from(column[k].code);
        if (!has_column(cat, &column[k]))
            continue;
        hoshi_buf_puts(out, first ? "" : ",");
        hoshi_csv_cell(out, head);
        first = false;
    }
    hoshi_csv_end(out, &first);
}

/* How to fill it in stands beside the first rows: a table has no comments. */
static void put_sheet(const struct hoshi_catalog *cat, const char *star, enum hoshi_lang lang,
                      struct hoshi_buf *out)
{
    struct hoshi_buf how, answers;
    hoshi_buf_init(&how, 0);
    hoshi_buf_init(&answers, 0);
    hoshi_msg_put(&how, HOSHI_MSG_TEMPLATE_HEAD, lang, cat->name, NULL, NULL);
    hoshi_template_put_answers(cat, lang, &answers);
    put_row(cat, out,
            &(struct row){
                .id = "hoshi", .question = how.p, .what_counts = answers.p, .value = "answers/1"});
    out->failed = out->failed || how.failed || answers.failed;
    hoshi_buf_release(&how);
    hoshi_buf_release(&answers);
    const struct {
        const char *id, *value;
        enum hoshi_msg question;
    } about[] = {
        {"catalogue", cat->name, HOSHI_MSG_NONE},
        {"organization.name", NULL, HOSHI_MSG_TEMPLATE_ORGANIZATION},
        {"organization.id", NULL, HOSHI_MSG_TEMPLATE_ORGANIZATION_ID},
        {"assessed_on", NULL, HOSHI_MSG_TEMPLATE_ASSESSED_ON},
        {"assessor.name", NULL, HOSHI_MSG_TEMPLATE_ASSESSOR},
        {"assessor.role", NULL, HOSHI_MSG_TEMPLATE_ASSESSOR_ROLE},
        {"target", star, hoshi_level_msg(cat, HOSHI_MSG_TEMPLATE_TARGET)},
    };
    size_t n = sizeof about / sizeof about[0] - (cat->n_level == 0); /* without levels no target */
    for (size_t i = 0; i < n; i++) {
        const char *question =
            about[i].question != HOSHI_MSG_NONE ? hoshi_msg(about[i].question, lang) : NULL;
        put_row(cat, out,
                &(struct row){.id = about[i].id, .question = question, .value = about[i].value});
    }
}

static void put_condition(const struct hoshi_catalog *cat, const struct hoshi_condition *condition,
                          enum hoshi_lang lang, struct hoshi_buf *out)
{
    struct hoshi_buf id;
    hoshi_buf_init(&id, 0);
    hoshi_buf_puts(&id, "condition.");
    hoshi_buf_puts(&id, condition->id.s);
    put_row(cat, out,
            &(struct row){.id = id.p,
                          .question = hoshi_text_get(&condition->question, lang),
                          .what_counts = hoshi_msg(HOSHI_MSG_TEMPLATE_CONDITIONS, lang)});
    out->failed = out->failed || id.failed;
    hoshi_buf_release(&id);
}

static void put_states(const struct hoshi_criterion *c, enum hoshi_lang lang, struct hoshi_buf *out)
{
    for (size_t i = 0; i < c->n_state; i++) {
        hoshi_buf_puts(out, "\n");
        hoshi_msg_put(out, HOSHI_MSG_TEMPLATE_STATE_CELL, lang, c->state[i].id.s,
                      hoshi_text_get(&c->state[i].text, lang),
                      hoshi_status_label(HOSHI_STATUS_PARTIAL, lang));
    }
}

/* What the column for it takes. */
static void put_branches(const struct hoshi_criterion *c, enum hoshi_lang lang,
                         struct hoshi_buf *out)
{
    for (size_t i = 0; i < c->n_branch; i++) {
        hoshi_buf_puts(out, "\n");
        hoshi_msg_put(out, HOSHI_MSG_TEMPLATE_BRANCH_CELL, lang, c->branch[i].id.s,
                      hoshi_text_get(&c->branch[i].text, lang), NULL);
    }
}

enum hoshi_rc hoshi_template_csv(const struct hoshi_catalog *cat, uint8_t star,
                                 enum hoshi_lang lang, struct hoshi_buf *out)
{
    struct hoshi_buf digits;
    hoshi_buf_init(&digits, 0);
    hoshi_template_put_target(cat, star, &digits);
    hoshi_csv_start(out);
    put_head(cat, lang, out);
    put_sheet(cat, digits.p, lang, out);
    out->failed = out->failed || digits.failed;
    hoshi_buf_release(&digits);
    for (size_t i = 0; i < cat->n_condition; i++)
        put_condition(cat, &cat->condition[i], lang, out);
    for (size_t i = 0; i < cat->n_criterion; i++) {
        const struct hoshi_criterion *c = cat->criterion[i];
        if (!hoshi_criterion_counts(c, star))
            continue;
        struct hoshi_buf counts;
        hoshi_buf_init(&counts, 0);
        hoshi_buf_puts(&counts, hoshi_text_get(&c->text, lang));
        put_branches(c, lang, &counts);
        put_states(c, lang, &counts);
        put_row(cat, out,
                &(struct row){.id = c->id.s,
                              .question = hoshi_text_get(&c->question, lang),
                              .what_counts = counts.p,
                              .main_owner = hoshi_owner_label(c->owner, lang)});
        out->failed = out->failed || counts.failed;
        hoshi_buf_release(&counts);
    }
    return hoshi_buf_rc(out);
}
