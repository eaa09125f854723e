#include "report/diff_words.h"

#include <string.h>

#include "base/digits.h"
#include "base/str.h"
#include "base/visible.h"
#include "engine/engine.h"
#include "i18n/msg.h"

static void put(struct hoshi_buf *out, enum hoshi_msg msg, enum hoshi_lang lang, const char *a0,
                const char *a1, const char *a2)
{
    hoshi_msg_put(out, msg, lang, a0, a1, a2);
}

void hoshi_diff_put_level(struct hoshi_diff_named level, enum hoshi_lang lang,
                          struct hoshi_buf *out)
{
    char star[HOSHI_DECIMAL_BYTES];
    if (level.id != NULL)
        hoshi_buf_puts(out, level.id);
    else if (level.star != 0)
        put(out, HOSHI_MSG_SCORE_TABLE_STAR, lang, hoshi_decimal(star, level.star), NULL, NULL);
    else
        hoshi_buf_puts(out, hoshi_msg(HOSHI_MSG_LEVEL_FIRM_NONE, lang));
}

/* As hoshi_diff_put_level(), in a text of its own; released by the caller. */
static const char *level_text(struct hoshi_buf *room, struct hoshi_diff_named level,
                              enum hoshi_lang lang)
{
    hoshi_buf_init(room, 0);
    hoshi_diff_put_level(level, lang, room);
    return room->p;
}

void hoshi_diff_put_reached(const struct hoshi_diff_side *side, enum hoshi_lang lang,
                            struct hoshi_buf *out)
{
    struct hoshi_buf reached, firm;
    (void)level_text(&reached, side->reached, lang);
    (void)level_text(&firm, side->firm, lang);
    if (hoshi_diff_same_level(side->reached, side->firm))
        hoshi_buf_puts(out, reached.p != NULL ? reached.p : "");
    else
        put(out, HOSHI_MSG_FORECAST_IF, lang, reached.p, firm.p, NULL);
    out->failed = out->failed || reached.failed || firm.failed;
    hoshi_buf_release(&firm);
    hoshi_buf_release(&reached);
}

static void put_line(struct hoshi_buf *out, enum hoshi_msg msg, enum hoshi_lang lang,
                     const char *text, unsigned max_cells)
{
    struct hoshi_buf shown;
    if (text == NULL)
        return;
    hoshi_buf_init(&shown, 0);
    hoshi_put_visible(&shown, hoshi_str_from(text), max_cells);
    put(out, msg, lang, shown.p, NULL, NULL);
    hoshi_buf_puts(out, "\n");
    out->failed = out->failed || shown.failed;
    hoshi_buf_release(&shown);
}

static void put_count(struct hoshi_buf *out, enum hoshi_msg msg, enum hoshi_lang lang, uint32_t n)
{
    char number[HOSHI_DECIMAL_BYTES];
    if (n != 0)
        put_line(out, msg, lang, hoshi_decimal(number, n), 0);
}

void hoshi_diff_put_standing(const struct hoshi_diff_side *side, unsigned max_cells,
                             enum hoshi_lang lang, struct hoshi_buf *out)
{
    put_line(out, HOSHI_MSG_SCOPE, lang, side->scope, max_cells);
    put_line(out, HOSHI_MSG_COMPARE_LEFT_OUT, lang, side->left_out, max_cells);
    put_count(out, HOSHI_MSG_COMPARE_OUT, lang, side->n_out_of_play);
    put_count(out, HOSHI_MSG_COMPARE_CARRIED, lang, side->n_carried_over);
    put_count(out, HOSHI_MSG_COMPARE_UNDATED, lang, side->n_undated);
    if (side->other_catalogue)
        put_line(out, HOSHI_MSG_SCORE_CATALOGUE_OTHER, lang, side->catalogue_id, 0);
    if (side->other_policy)
        put_line(out, HOSHI_MSG_SCORE_POLICY_OTHER, lang, side->policy_id, 0);
}

void hoshi_diff_put_side(const struct hoshi_diff_side *side, enum hoshi_lang lang,
                         struct hoshi_buf *out)
{
    const char *whose = side->organization != NULL ? side->organization : side->organization_id;
    char day[HOSHI_DATE_BYTES];
    struct hoshi_buf catalogue;
    hoshi_buf_init(&catalogue, 0);
    hoshi_buf_puts(&catalogue, side->catalogue_id);
    hoshi_buf_puts(&catalogue, "@");
    hoshi_buf_puts(&catalogue, side->edition);
    put(out, HOSHI_MSG_COMPARE_SIDE, lang, side->name, hoshi_diff_form_label(side->form, lang),
        whose != NULL ? whose : hoshi_msg(HOSHI_MSG_SCORE_NO_NAME, lang));
    put(out, HOSHI_MSG_COMPARE_BASIS, lang, catalogue.p, side->policy_id,
        hoshi_date_format(side->as_of, day));
    out->failed = out->failed || catalogue.failed;
    hoshi_buf_release(&catalogue);
}

void hoshi_diff_put_id(const struct hoshi_diff_row *row, struct hoshi_buf *out)
{
    const struct hoshi_diff_criterion *first = row->was != NULL ? row->was : row->is;
    hoshi_buf_puts(out, first->id);
    if (row->is == NULL || strcmp(first->id, row->is->id) == 0)
        return;
    hoshi_buf_puts(out, " → ");
    hoshi_buf_puts(out, row->is->id);
}

static void put_answered(const struct hoshi_diff_criterion *c, enum hoshi_lang lang,
                         struct hoshi_buf *out)
{
    char level[HOSHI_DECIMAL_BYTES], target[HOSHI_DECIMAL_BYTES];
    if (c->item_level >= 0 && c->item_target >= 0)
        put(out, HOSHI_MSG_COMPARE_LEVEL_TARGET, lang, hoshi_decimal(level, c->item_level),
            hoshi_decimal(target, c->item_target), NULL);
    else if (c->item_level >= 0)
        put(out, HOSHI_MSG_COMPARE_LEVEL, lang, hoshi_decimal(level, c->item_level), NULL, NULL);
    else if (c->applied != HOSHI_APPLIED_NOT_SAID)
        hoshi_buf_puts(out, hoshi_msg(c->applied == HOSHI_APPLIED_YES ? HOSHI_MSG_COMPARE_APPLIED
                                                                      : HOSHI_MSG_COMPARE_EXCLUDED,
                                      lang));
    else
        hoshi_buf_puts(out, hoshi_msg(HOSHI_MSG_COMPARE_STATED, lang));
}

void hoshi_diff_put_said(const struct hoshi_diff_criterion *c, enum hoshi_lang lang,
                         struct hoshi_buf *out)
{
    if (c == NULL)
        return;
    if (c->outcome.kind == HOSHI_OUTCOME_OUT_OF_PLAY) {
        hoshi_buf_puts(out, hoshi_msg(HOSHI_MSG_COMPARE_OUT_OF_PLAY, lang));
    } else if (c->outcome.reason == HOSHI_REASON_BELOW_TARGET) {
        put_answered(c, lang, out);
    } else if (c->outcome.reason != HOSHI_REASON_NONE) {
        hoshi_buf_puts(out, hoshi_reason_label(c->outcome.reason, lang));
    } else if (c->outcome.kind == HOSHI_OUTCOME_MET) { /* of level-sets also what is replaced */
        hoshi_buf_puts(out, hoshi_status_label(HOSHI_STATUS_MET, lang));
    } else if (c->outcome.kind == HOSHI_OUTCOME_NA_CLAIMED) {
        hoshi_buf_puts(out, hoshi_status_label(HOSHI_STATUS_NOT_APPLICABLE, lang));
    } else {
        put_answered(c, lang, out);
    }
}

static void put_separated(struct hoshi_buf *out, enum hoshi_lang lang, const size_t begin)
{
    if (out->n > begin)
        hoshi_buf_puts(out, lang == HOSHI_LANG_JA ? "、" : "; ");
}

static const char *decision(const struct hoshi_diff_criterion *c, enum hoshi_lang lang)
{
    return c->confirmed != HOSHI_CONFIRMATION_NONE ? hoshi_confirmation_label(c->confirmed, lang)
                                                   : hoshi_msg(HOSHI_MSG_COMPARE_NOTHING, lang);
}

void hoshi_diff_put_besides(const struct hoshi_diff_row *row, enum hoshi_lang lang,
                            struct hoshi_buf *out)
{
    const struct hoshi_diff_criterion *a = row->was, *b = row->is;
    char was[HOSHI_DATE_BYTES], is[HOSHI_DATE_BYTES];
    size_t begin = out->n;
    if (row->cls == HOSHI_DIFF_NOT_COMPARABLE)
        hoshi_buf_puts(out, row->unknown ? hoshi_msg(HOSHI_MSG_COMPARE_UNKNOWN, lang)
                                         : hoshi_catalog_change_label(row->means, lang));
    if (a == NULL || b == NULL)
        return;
    if (a->performed != b->performed) {
        const char *none = hoshi_msg(HOSHI_MSG_COMPARE_NOTHING, lang);
        put_separated(out, lang, begin);
        put(out, HOSHI_MSG_COMPARE_PERFORMED, lang,
            a->performed != 0 ? hoshi_date_format(a->performed, was) : none,
            b->performed != 0 ? hoshi_date_format(b->performed, is) : none, NULL);
    }
    if (a->confirmed != b->confirmed) {
        put_separated(out, lang, begin);
        put(out, HOSHI_MSG_COMPARE_DECISION, lang, decision(a, lang), decision(b, lang), NULL);
    }
    for (int i = 0; i < HOSHI_DIFF_COUNT_; i++) {
        if ((row->also & 1u << i) == 0 || i == HOSHI_DIFF_DECISION || i == HOSHI_DIFF_ANSWER ||
            i == HOSHI_DIFF_NEWLY_GAP)
            continue;
        put_separated(out, lang, begin);
        hoshi_buf_puts(out, hoshi_diff_class_label((enum hoshi_diff_class)i, lang));
    }
}

bool hoshi_diff_knows_catalogues(const struct hoshi_diff *d, const struct hoshi_diff_row *row)
{
    return row->was != NULL && row->is != NULL && !row->unknown &&
           !d->measure[HOSHI_DIFF_MEASURE_CATALOGUE_BYTES];
}

const struct hoshi_diff_level *hoshi_diff_find_level(const struct hoshi_diff_side *side,
                                                     struct hoshi_diff_named level)
{
    for (size_t i = 0; i < side->n_level; i++) {
        if (hoshi_diff_same_level(side->level[i].level, level))
            return &side->level[i];
    }
    return NULL;
}

struct hoshi_diff_level hoshi_diff_total(const struct hoshi_diff_side *side)
{
    struct hoshi_diff_level total = {.level = {0, NULL}};
    for (size_t i = 0; i < side->n_criterion; i++) {
        bool stated = side->criterion[i].outcome.kind == HOSHI_OUTCOME_STATED;
        struct hoshi_outcome met = {HOSHI_OUTCOME_MET, HOSHI_REASON_NONE};
        hoshi_tally_add(&total.tally, stated ? met : side->criterion[i].outcome);
    }
    return total;
}

void hoshi_diff_put_counts(const struct hoshi_diff_level *level, enum hoshi_lang lang,
                           struct hoshi_buf *out)
{
    char n[HOSHI_DECIMAL_BYTES], total[HOSHI_DECIMAL_BYTES], gap[HOSHI_DECIMAL_BYTES];
    if (level == NULL) {
        hoshi_buf_puts(out, hoshi_msg(HOSHI_MSG_COMPARE_NOTHING, lang));
        return;
    }
    const struct hoshi_tally *t = &level->tally;
    long long satisfied = (long long)t->met + t->na_claimed + t->out_of_play;
    hoshi_buf_puts(out, hoshi_decimal(n, satisfied));
    hoshi_buf_puts(out, "/");
    hoshi_buf_puts(out, hoshi_decimal(total, t->total));
    put(out, HOSHI_MSG_COMPARE_LEFT, lang, hoshi_decimal(gap, t->gap), hoshi_decimal(n, t->open),
        NULL);
}
