/* A catalogue as a table, one row per criterion, for whoever works in a spreadsheet. */
#include <hoshi/policy.h>
#include <hoshi/report.h>

#include "report/catalog_words.h"
#include "report/csv.h"

enum column {
#define COLUMN(id, en, ja, about) COLUMN_##id,
#include "report/catalog_columns.def"
#undef COLUMN
    COLUMN_COUNT_
};

static const struct hoshi_text head[COLUMN_COUNT_] = {
#define COLUMN(id, en, ja, about) {{[HOSHI_LANG_JA] = (ja), [HOSHI_LANG_EN] = (en)}},
#include "report/catalog_columns.def"
#undef COLUMN
};

/* Whose links these are: nothing where there are none. */
static void put_basis(const struct hoshi_words *w, const struct hoshi_requirement *r)
{
    if (r->n_refs == 0)
        return;
    const char *const arg[] = {hoshi_basis_label(r->refs_basis, w->lang),
                               hoshi_confidence_label(r->refs_confidence, w->lang)};
    hoshi_format(w->out, hoshi_msg(HOSHI_MSG_EXPORT_BASIS, w->lang), arg, 2);
}

static void put_column(const struct hoshi_words *w, const struct hoshi_criterion *c,
                       enum column column)
{
    const struct hoshi_requirement *r = c->requirement;
    struct hoshi_words_origin o = hoshi_words_origin(w, c);
    struct hoshi_words of_origin = {.cat = o.cat, .lang = w->lang, .out = w->out};
    switch (column) {
    case COLUMN_CATALOGUE:
        hoshi_buf_puts(w->out, o.cat->name);
        break;
    case COLUMN_LEVEL:
        if (c->star != 0)
            hoshi_buf_puts(w->out, hoshi_catalog_star_name(w->cat, c->star, w->lang));
        break;
    case COLUMN_GROUP_ID:
        hoshi_buf_puts(w->out, r->group->id.s);
        break;
    case COLUMN_GROUP:
        hoshi_words_text(w, &r->group->title);
        break;
    case COLUMN_REQUIREMENT_ID:
        hoshi_buf_puts(w->out, r->id.s);
        break;
    case COLUMN_REQUIREMENT:
        hoshi_words_text(w, &r->title);
        break;
    case COLUMN_AIM:
        hoshi_words_text(w, &r->aim);
        break;
    case COLUMN_ID:
        hoshi_buf_puts(w->out, c->id.s);
        break;
    case COLUMN_TEXT:
        hoshi_words_text(w, &c->text);
        break;
    case COLUMN_ITEMS:
        hoshi_words_items(w, c);
        break;
    case COLUMN_ALTERNATIVES:
        hoshi_words_branches(w, c);
        break;
    case COLUMN_STATES:
        hoshi_words_states(w, c);
        break;
    case COLUMN_CONDITION:
        hoshi_words_condition(w, c);
        break;
    case COLUMN_QUESTION:
        hoshi_words_text(w, &c->question);
        break;
    case COLUMN_WHY:
        hoshi_words_text(w, &c->why);
        break;
    case COLUMN_HOW:
        hoshi_words_text(w, &c->how);
        break;
    case COLUMN_EVIDENCE:
        hoshi_words_evidence(w, c);
        break;
    case COLUMN_NOTE:
        hoshi_words_text(w, &c->note);
        break;
    case COLUMN_EFFORT:
        hoshi_buf_puts(w->out, hoshi_effort_label(c->effort, w->lang));
        break;
    case COLUMN_OWNER:
        hoshi_buf_puts(w->out, hoshi_owner_label(c->owner, w->lang));
        break;
    case COLUMN_FREQUENCY:
        hoshi_words_frequency(w, c);
        break;
    case COLUMN_REFERS_TO:
        hoshi_words_ids(w->out, &c->refers_to);
        break;
    case COLUMN_BORROWS:
        hoshi_words_ids(w->out, &c->borrows);
        break;
    case COLUMN_BUILDS_ON:
        hoshi_words_builds_on(w, c);
        break;
    case COLUMN_JUDGED:
        hoshi_words_judged(w, c);
        break;
    case COLUMN_LINKS_CSF2:
        hoshi_buf_puts(w->out, r->csf2_category.s);
        break;
    case COLUMN_LINKS:
        put_basis(w, r);
        break;
    case COLUMN_REASON:
        hoshi_words_text(w, &c->reason);
        break;
    case COLUMN_STATUS:
        hoshi_buf_puts(w->out, hoshi_catalog_status_label(o.cat->status, w->lang));
        break;
    case COLUMN_CONFIDENCE:
        hoshi_buf_puts(w->out, hoshi_confidence_label(o.confidence, w->lang));
        break;
    case COLUMN_SOURCE:
        hoshi_buf_puts(w->out, o.source);
        break;
    case COLUMN_PUBLISHER:
        hoshi_words_text(w, &o.cat->publisher);
        break;
    case COLUMN_RIGHTS:
        hoshi_words_rights(&of_origin);
        break;
    case COLUMN_COUNT_:
        break;
    }
}

/* What a table is made with; cell is room for one cell. */
struct table {
    struct hoshi_words w;
    const char *const *framework; /* that the catalogue links to */
    size_t n_framework;
    struct hoshi_buf *cell, *out;
};

/* What the cell holds, as a field. */
static void put_cell(struct table *t, bool *first)
{
    hoshi_csv_field(t->out, first, t->cell->n != 0 ? t->cell->p : "");
    t->out->failed = t->out->failed || t->cell->failed; /* clearing forgets it */
    hoshi_buf_clear(t->cell);
}

static void put_head(struct table *t)
{
    bool first = true;
    for (int column = 0; column < COLUMN_COUNT_; column++) {
        hoshi_csv_field(t->out, &first, head[column].v[t->w.lang]);
        for (size_t f = 0; column == COLUMN_LINKS && f < t->n_framework; f++)
            hoshi_csv_field(t->out, &first, t->framework[f]);
    }
    hoshi_csv_end(t->out, &first);
}

static void put_links(struct table *t, const struct hoshi_requirement *r, bool *first)
{
    for (size_t f = 0; f < t->n_framework; f++) {
        const struct hoshi_refs *refs = hoshi_requirement_refs(r, t->framework[f]);
        if (refs != NULL)
            hoshi_words_ids(t->cell, &refs->id);
        put_cell(t, first);
    }
}

static void put_row(struct table *t, const struct hoshi_criterion *c)
{
    bool first = true;
    for (int column = 0; column < COLUMN_COUNT_; column++) {
        put_column(&t->w, c, (enum column)column);
        put_cell(t, &first);
        if (column == COLUMN_LINKS)
            put_links(t, c->requirement, &first);
    }
    hoshi_csv_end(t->out, &first);
}

enum hoshi_rc hoshi_catalog_csv(const struct hoshi_catalog *cat,
                                const struct hoshi_report_opts *opts, struct hoshi_buf *out)
{
    struct hoshi_buf cell, list;
    hoshi_buf_init(&cell, 0);
    hoshi_buf_init(&list, 0);
    struct table t = {
        .w = {.cat = cat, .lang = opts->lang, .out = &cell}, .cell = &cell, .out = out};
    hoshi_words_frameworks(cat, &list);
    t.framework = (const char *const *)(const void *)list.p;
    t.n_framework = list.n / sizeof t.framework[0];
    out->failed = out->failed || list.failed;
    hoshi_csv_start(out);
    put_head(&t);
    for (size_t i = 0; i < cat->n_criterion; i++)
        put_row(&t, cat->criterion[i]);
    hoshi_buf_release(&cell);
    hoshi_buf_release(&list);
    return hoshi_buf_rc(out);
}
