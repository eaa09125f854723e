#include "report/doc/table.h"

#include "base/str.h"
#include "report/answer_words.h"
#include "report/text/answers.h"

static const struct hoshi_text head[HOSHI_RESULT_COLUMN_COUNT_] = {
#define COLUMN(id, en, ja, about) {{[HOSHI_LANG_JA] = (ja), [HOSHI_LANG_EN] = (en)}},
#include "report/doc/columns.def"
#undef COLUMN
};

const char *hoshi_result_head(enum hoshi_result_column column, enum hoshi_lang lang)
{
    return hoshi_text_get(&head[column], lang);
}

bool hoshi_result_has_row(const struct hoshi_view *v, const struct hoshi_criterion *c)
{
    return v->level == NULL || hoshi_criterion_counts(c, v->star);
}

static void put_day(struct hoshi_buf *out, hoshi_day day)
{
    char text[HOSHI_DATE_BYTES];
    if (day != 0)
        hoshi_buf_puts(out, hoshi_date_format(day, text));
}

static void put_given(struct hoshi_buf *out, const char *text)
{
    hoshi_buf_puts(out, text != NULL ? text : "");
}

static void put_group(const struct hoshi_criterion *c, enum hoshi_lang lang, struct hoshi_buf *out)
{
    const struct hoshi_group *group = c->requirement->group;
    hoshi_buf_puts(out, group->id.s);
    hoshi_buf_puts(out, " ");
    hoshi_buf_puts(out, hoshi_text_get(&group->title, lang));
}

static void put_evidence(const struct hoshi_answer *a, enum hoshi_lang lang, struct hoshi_buf *out)
{
    for (size_t i = 0; i < a->n_evidence; i++) {
        hoshi_buf_puts(out, i > 0 ? "\n" : "");
        hoshi_report_evidence(&a->evidence[i], lang, out);
    }
}

void hoshi_result_cell(const struct hoshi_view *v, const struct hoshi_criterion *c,
                       enum hoshi_result_column column, struct hoshi_buf *out)
{
    static const struct hoshi_answer none;
    const struct hoshi_result *r = v->r;
    const struct hoshi_answer *given = hoshi_view_answer(v, c->index);
    const struct hoshi_answer *a = given != NULL ? given : &none;
    enum hoshi_lang lang = v->opts->lang;
    switch (column) {
    case HOSHI_RESULT_ID:
        hoshi_buf_puts(out, c->id.s);
        break;
    case HOSHI_RESULT_LEVEL:
        hoshi_buf_puts(out, c->star != 0 ? hoshi_catalog_star_name(r->catalog, c->star, lang) : "");
        break;
    case HOSHI_RESULT_GROUP:
        put_group(c, lang, out);
        break;
    case HOSHI_RESULT_TEXT:
        hoshi_buf_puts(out, hoshi_text_get(&c->text, lang));
        break;
    case HOSHI_RESULT_ANSWER:
        hoshi_answer_put(r->catalog, a, lang, out);
        break;
    case HOSHI_RESULT_COUNTS_AS:
        hoshi_buf_puts(out, hoshi_msg(hoshi_outcome_msg(r->outcome[c->index].kind), lang));
        break;
    case HOSHI_RESULT_WHY:
        hoshi_buf_puts(out, hoshi_reason_label(r->outcome[c->index].reason, lang));
        break;
    case HOSHI_RESULT_CONFIRMED:
        hoshi_buf_puts(out, hoshi_confirmation_label(r->answers->confirmed[c->index], lang));
        break;
    case HOSHI_RESULT_REASON:
        put_given(out, a->reason);
        break;
    case HOSHI_RESULT_NOTE:
        put_given(out, a->note);
        break;
    case HOSHI_RESULT_PERFORMED:
        put_day(out, a->performed);
        break;
    case HOSHI_RESULT_DUE:
        put_day(out, a->due);
        break;
    case HOSHI_RESULT_OWNER:
        hoshi_buf_puts(out,
                       hoshi_gap_owner(&(struct hoshi_gap){.criterion = c, .answer = given}, lang));
        break;
    case HOSHI_RESULT_EFFORT:
        hoshi_buf_puts(out, hoshi_effort_label(c->effort, lang));
        break;
    case HOSHI_RESULT_VIA:
        put_given(out, a->via.s != NULL ? a->via.s : a->state.s);
        break;
    case HOSHI_RESULT_EVIDENCE:
        put_evidence(a, lang, out);
        break;
    case HOSHI_RESULT_COLUMN_COUNT_:
        break;
    }
}
