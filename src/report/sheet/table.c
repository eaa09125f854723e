#include "report/sheet/table.h"

#include <hoshi/policy.h>
#include <string.h>

#include "base/str.h"
#include "diag/diag.h"
#include "i18n/msg.h"
#include "report/level.h"
#include "report/sheet/blank.h"

static const struct column {
    const char *code, *of, *also;
    bool in_books, is_kept, is_shown;
} column[] = {
#define COLUMN(id, code, of, also) {code, of, also, false, false, false},
#define SHOWN_COLUMN(id, code, also) {code, "", also, false, false, true},
#define BOOK_COLUMN(id, code, also) {code, "", also, true, false, true},
#define KEPT_COLUMN(id, code, also) {code, "", also, false, true, false},
#include <hoshi/columns.def>
#undef COLUMN
};

struct hoshi_str hoshi_sheet_head(enum hoshi_sheet_column k, enum hoshi_lang lang)
{
    const char *also = column[k].also;
    return lang == HOSHI_LANG_JA ? (struct hoshi_str){also, strcspn(also, " ")}
                                 : hoshi_str_from(column[k].code);
}

uint8_t hoshi_sheet_star(const struct hoshi_catalog *cat, const struct hoshi_answers *ans)
{
    uint8_t star = ans->target;
    for (size_t i = 0; i < cat->n_criterion && ans->target == 0; i++) {
        if (ans->by_criterion[i] != NULL && cat->criterion[i]->star > star)
            star = cat->criterion[i]->star;
    }
    return star != 0 ? star : hoshi_catalog_first_star(cat);
}

bool hoshi_sheet_is_read(enum hoshi_sheet_column k)
{
    return !column[k].is_shown;
}

static bool has_column(const struct hoshi_sheet_request *q, const struct column *c)
{
    if (c->is_kept || (c->in_books && !q->for_book))
        return false;
    if (strcmp(c->code, "state") == 0 && !hoshi_catalog_has_states(q->cat))
        return false;
    const char *key = hoshi_answered_by_key(hoshi_catalog_answered_by(q->cat));
    return *c->of == '\0' || hoshi_str_is_among(hoshi_str_from(key), c->of);
}

static struct hoshi_sheet_row *row(struct hoshi_sheet_table *t, enum hoshi_sheet_row_kind kind,
                                   const char *id)
{
    struct hoshi_sheet_row *r = &t->row[t->n_row++];
    *r = (struct hoshi_sheet_row){.kind = kind};
    r->cell[HOSHI_SHEET_ID] = id;
    return r;
}

/* What was put together; the buffer is empty again. */
static const char *keep(struct hoshi_sheet_table *t, struct hoshi_buf *text)
{
    const char *kept =
        !text->failed ? hoshi_arena_strndup(t->arena, text->n != 0 ? text->p : "", text->n) : NULL;
    t->failed = t->failed || kept == NULL;
    hoshi_buf_release(text);
    hoshi_buf_init(text, 0);
    return kept;
}

/* --- the sheet itself */

/* How to fill it in stands beside the first row: a table has no comments. */
static void put_format(struct hoshi_sheet_table *t, const struct hoshi_sheet_request *q)
{
    struct hoshi_buf text;
    struct hoshi_sheet_row *r = row(t, HOSHI_SHEET_ROW_FORMAT, "hoshi");
    hoshi_buf_init(&text, 0);
    hoshi_msg_put(&text, HOSHI_MSG_TEMPLATE_HEAD, q->lang, q->cat->name, NULL, NULL);
    r->cell[HOSHI_SHEET_QUESTION] = keep(t, &text);
    hoshi_template_put_answers(q->cat, q->lang, &text);
    r->cell[HOSHI_SHEET_WHAT_COUNTS] = keep(t, &text);
    r->cell[t->value] = HOSHI_ANSWERS_FORMAT;
    r = row(t, HOSHI_SHEET_ROW_FORMAT, "catalogue");
    r->cell[t->value] = q->ans != NULL ? q->ans->catalogue.s : q->cat->name;
    hoshi_buf_release(&text);
}

static const char *target_of(struct hoshi_sheet_table *t, const struct hoshi_sheet_request *q)
{
    struct hoshi_buf text;
    if (q->ans != NULL)
        return q->ans->target_said.s;
    hoshi_buf_init(&text, 0);
    hoshi_template_put_target(q->cat, q->star, &text);
    return keep(t, &text);
}

/* One a line. */
static const char *sites_text(struct hoshi_sheet_table *t, const struct hoshi_scope *s)
{
    struct hoshi_buf out;
    hoshi_buf_init(&out, 0);
    for (size_t i = 0; i < s->site.n; i++) {
        hoshi_buf_puts(&out, i != 0 ? "\n" : "");
        hoshi_buf_puts(&out, s->site.v[i].s);
    }
    const char *kept = out.n != 0 ? keep(t, &out) : NULL;
    hoshi_buf_release(&out);
    return kept;
}

/* What is left out in the first line, why below it. */
static void put_exclusions(struct hoshi_sheet_table *t, const struct hoshi_sheet_request *q,
                           const struct hoshi_scope *s)
{
    struct hoshi_buf out;
    hoshi_buf_init(&out, 0);
    for (size_t i = 0; i < s->n_exclusion || (i == 0 && q->for_book); i++) {
        struct hoshi_sheet_row *r = row(t, HOSHI_SHEET_ROW_ABOUT, "scope.exclusion");
        r->cell[HOSHI_SHEET_QUESTION] = hoshi_msg(HOSHI_MSG_TEMPLATE_EXCLUSION, q->lang);
        if (i == s->n_exclusion)
            continue;
        hoshi_buf_puts(&out, s->exclusion[i].what);
        hoshi_buf_puts(&out, "\n");
        hoshi_buf_puts(&out, s->exclusion[i].reason);
        r->cell[t->value] = keep(t, &out);
    }
    hoshi_buf_release(&out);
}

static void put_about(struct hoshi_sheet_table *t, const struct hoshi_sheet_request *q)
{
    static const struct hoshi_organization nobody;
    static const struct hoshi_scope nowhere;
    static const struct hoshi_assessor no_one;
    const struct hoshi_answers *a = q->ans;
    const struct hoshi_organization *o = a != NULL && a->organization ? a->organization : &nobody;
    const struct hoshi_scope *s = a != NULL && a->scope ? a->scope : &nowhere;
    const struct hoshi_assessor *by = a != NULL && a->assessor ? a->assessor : &no_one;
    const struct {
        const char *id, *value;
        enum hoshi_msg question;
        bool may_be_blank; /* in tables that are no workbooks */
    } about[] = {
        {"organization.name", o->name, HOSHI_MSG_TEMPLATE_ORGANIZATION, true},
        {"organization.id", o->id, HOSHI_MSG_TEMPLATE_ORGANIZATION_ID, true},
        {"organization.corporate_number", o->corporate_number.s,
         HOSHI_MSG_TEMPLATE_CORPORATE_NUMBER, false},
        {"scope.unit", s->unit, HOSHI_MSG_TEMPLATE_SCOPE, false},
        {"scope.sites", sites_text(t, s), HOSHI_MSG_TEMPLATE_SITES, false},
        {"scope.note", s->note, HOSHI_MSG_TEMPLATE_SCOPE_NOTE, false},
        {"assessed_on", a != NULL ? hoshi_sheet_day(a->assessed_on, t->arena, &t->failed) : NULL,
         HOSHI_MSG_TEMPLATE_ASSESSED_ON, true},
        {"assessor.name", by->name, HOSHI_MSG_TEMPLATE_ASSESSOR, true},
        {"assessor.role", by->role, HOSHI_MSG_TEMPLATE_ASSESSOR_ROLE, true},
        {"target", q->cat->n_level != 0 ? target_of(t, q) : NULL,
         hoshi_level_msg(q->cat, HOSHI_MSG_TEMPLATE_TARGET), q->cat->n_level != 0},
    };
    for (size_t i = 0; i < sizeof about / sizeof about[0]; i++) {
        bool is_target = strcmp(about[i].id, "target") == 0;
        if (about[i].value == NULL && !about[i].may_be_blank && (!q->for_book || is_target))
            continue; /* without levels no target */
        struct hoshi_sheet_row *r = row(t, HOSHI_SHEET_ROW_ABOUT, about[i].id);
        r->cell[HOSHI_SHEET_QUESTION] = hoshi_msg(about[i].question, q->lang);
        r->cell[t->value] = about[i].value;
    }
    put_exclusions(t, q, s);
}

static void put_condition(struct hoshi_sheet_table *t, const struct hoshi_sheet_request *q,
                          size_t i)
{
    struct hoshi_buf id;
    enum hoshi_condition_state state =
        q->ans != NULL ? q->ans->state[i] : HOSHI_CONDITION_UNANSWERED;
    hoshi_buf_init(&id, 0);
    hoshi_buf_puts(&id, "condition.");
    hoshi_buf_puts(&id, q->cat->condition[i].id.s);
    struct hoshi_sheet_row *r = row(t, HOSHI_SHEET_ROW_CONDITION, keep(t, &id));
    r->cell[HOSHI_SHEET_QUESTION] = hoshi_text_get(&q->cat->condition[i].question, q->lang);
    r->cell[HOSHI_SHEET_WHAT_COUNTS] = hoshi_msg(HOSHI_MSG_TEMPLATE_CONDITIONS, q->lang);
    if (state != HOSHI_CONDITION_UNANSWERED)
        r->cell[t->value] = hoshi_sheet_yes_word(state == HOSHI_CONDITION_YES, q->lang);
    hoshi_buf_release(&id);
}

/* --- criteria */

static const char *what_counts(struct hoshi_sheet_table *t, const struct hoshi_criterion *c)
{
    struct hoshi_buf out;
    hoshi_buf_init(&out, 0);
    hoshi_buf_puts(&out, hoshi_text_get(&c->text, t->lang));
    for (size_t i = 0; i < c->n_branch; i++) {
        hoshi_buf_puts(&out, "\n");
        hoshi_msg_put(&out, HOSHI_MSG_TEMPLATE_BRANCH_CELL, t->lang, c->branch[i].id.s,
                      hoshi_text_get(&c->branch[i].text, t->lang), NULL);
    }
    for (size_t i = 0; i < c->n_state; i++) {
        hoshi_buf_puts(&out, "\n");
        hoshi_msg_put(&out, HOSHI_MSG_TEMPLATE_STATE_CELL, t->lang, c->state[i].id.s,
                      hoshi_text_get(&c->state[i].text, t->lang),
                      hoshi_status_label(HOSHI_STATUS_PARTIAL, t->lang));
    }
    const char *kept = keep(t, &out);
    hoshi_buf_release(&out);
    return kept;
}

/* "4 title" */
static const char *named(struct hoshi_sheet_table *t, const char *id, const char *title)
{
    struct hoshi_buf out;
    hoshi_buf_init(&out, 0);
    hoshi_buf_puts(&out, id);
    hoshi_buf_puts(&out, " ");
    hoshi_buf_puts(&out, title);
    const char *kept = keep(t, &out);
    hoshi_buf_release(&out);
    return kept;
}

static void put_answer(struct hoshi_sheet_table *t, const struct hoshi_answer *a,
                       struct hoshi_sheet_row *r)
{
    for (int k = HOSHI_SHEET_STATUS; k < HOSHI_SHEET_COLUMN_COUNT_; k++)
        r->cell[k] =
            hoshi_sheet_answer(a, (enum hoshi_sheet_column)k, t->lang, t->arena, &t->failed);
}

/* The first step; the others are for whoever takes it (hoshi explain). */
static const char *first_line(struct hoshi_sheet_table *t, const char *text)
{
    if (text == NULL)
        return NULL;
    const char *kept = hoshi_arena_strndup(t->arena, text, strcspn(text, "\n"));
    t->failed = t->failed || kept == NULL;
    return kept;
}

static void put_criterion(struct hoshi_sheet_table *t, const struct hoshi_sheet_request *q,
                          const struct hoshi_criterion *c)
{
    const struct hoshi_answer *a = q->ans != NULL ? q->ans->by_criterion[c->index] : NULL;
    if (a == NULL && !hoshi_criterion_counts(c, q->star))
        return;
    struct hoshi_sheet_row *r = row(t, HOSHI_SHEET_ROW_CRITERION, c->id.s);
    const struct hoshi_requirement *of = c->requirement;
    r->criterion = c;
    if (q->for_book) {
        r->cell[HOSHI_SHEET_CATEGORY] =
            named(t, of->group->id.s, hoshi_text_get(&of->group->title, q->lang));
        r->cell[HOSHI_SHEET_REQUIREMENT] = named(t, of->id.s, hoshi_text_get(&of->title, q->lang));
        r->cell[HOSHI_SHEET_FIRST_STEP] = first_line(t, hoshi_text_get(&c->how, q->lang));
        if (q->cat->n_level != 0)
            r->cell[HOSHI_SHEET_FROM_STAR] = hoshi_catalog_star_name(q->cat, c->star, q->lang);
    }
    r->cell[HOSHI_SHEET_QUESTION] = hoshi_text_get(&c->question, q->lang);
    r->cell[HOSHI_SHEET_WHAT_COUNTS] = what_counts(t, c);
    r->cell[HOSHI_SHEET_MAIN_OWNER] = hoshi_owner_label(c->owner, q->lang);
    if (a != NULL)
        put_answer(t, a, r);
}

/* Columns that are there where something stands in them, and those where nothing could. */
static void look_at_columns(struct hoshi_sheet_table *t, const struct hoshi_sheet_request *q)
{
    for (int k = 0; k < HOSHI_SHEET_COLUMN_COUNT_; k++) {
        bool is_said = false;
        for (size_t i = 0; i < t->n_row && !is_said; i++)
            is_said = t->row[i].cell[k] != NULL && *t->row[i].cell[k] != '\0';
        t->has[k] = has_column(q, &column[k]) && (is_said || !column[k].in_books);
        t->has[k] = t->has[k] || (is_said && (column[k].is_kept || k == HOSHI_SHEET_STATE));
    }
}

enum hoshi_sheet_column hoshi_sheet_column_of(const char *key)
{
    int k = 0;
    while (k < HOSHI_SHEET_COLUMN_COUNT_ && strcmp(column[k].code, key) != 0)
        k++;
    return (enum hoshi_sheet_column)k;
}

enum hoshi_rc hoshi_sheet_table_make(const struct hoshi_sheet_request *q, struct hoshi_arena *arena,
                                     struct hoshi_sheet_table *ret)
{
    enum { ABOUT_ROWS = 16 };
    const struct hoshi_scope *scope = q->ans != NULL ? q->ans->scope : NULL;
    size_t n_exclusion = scope != NULL ? scope->n_exclusion : 0;
    struct hoshi_sheet_table t = {
        .cat = q->cat,
        .lang = q->lang,
        .arena = arena,
        .value = hoshi_sheet_column_of(hoshi_answered_by_key(hoshi_catalog_answered_by(q->cat)))};
    t.row = hoshi_arena_array(
        arena, ABOUT_ROWS + n_exclusion + q->cat->n_condition + q->cat->n_criterion, sizeof *t.row);
    if (t.row == NULL)
        return HOSHI_E_NOMEM;
    put_format(&t, q);
    put_about(&t, q);
    for (size_t i = 0; i < q->cat->n_condition; i++) {
        bool is_said = q->ans != NULL && q->ans->state[i] != HOSHI_CONDITION_UNANSWERED;
        if (is_said || hoshi_condition_counts(q->cat, i, q->star))
            put_condition(&t, q, i);
    }
    for (size_t i = 0; i < q->cat->n_criterion; i++)
        put_criterion(&t, q, q->cat->criterion[i]);
    look_at_columns(&t, q);
    *ret = t;
    return t.failed ? HOSHI_E_NOMEM : HOSHI_OK;
}
