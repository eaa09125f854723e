#include "base/digits.h"
#include "base/str.h"
#include "engine/engine.h"
#include "report/doc/doc.h"
#include "report/finding.h"

/* --- remarks */

static void put_findings(struct hoshi_doc *d)
{
    const struct hoshi_result *r = d->view->r;
    char n[HOSHI_DECIMAL_BYTES];
    hoshi_doc_msg(d, HOSHI_MARK_H3, HOSHI_MSG_REPORT_FINDINGS,
                  hoshi_decimal(n, (long long)r->n_finding), NULL, NULL);
    if (r->n_finding == 0)
        return;
    hoshi_doc_open(d, HOSHI_BLOCK_LIST, NULL);
    for (size_t i = 0; i < r->n_finding; i++) {
        struct hoshi_buf line;
        hoshi_buf_init(&line, 0);
        hoshi_finding_put(&line, r->catalog, &r->finding[i], d->lang);
        hoshi_doc_optional(d, HOSHI_MARK_ITEM, line.p);
        d->out->failed |= line.failed;
        hoshi_buf_release(&line);
    }
    hoshi_doc_close(d, HOSHI_BLOCK_LIST);
}

static void put_ids(struct hoshi_buf *ids, const struct hoshi_assumption *a)
{
    for (size_t i = 0; i < a->n_criterion; i++) {
        hoshi_buf_puts(ids, i > 0 ? ", " : "");
        hoshi_buf_puts(ids, a->criterion[i]->id.s);
    }
}

static void put_assumptions(struct hoshi_doc *d)
{
    const struct hoshi_result *r = d->view->r;
    if (r->n_assumption == 0)
        return;
    hoshi_doc_msg(d, HOSHI_MARK_H3, HOSHI_MSG_SCORE_ASSUMPTIONS, r->policy->id.s, NULL, NULL);
    hoshi_doc_open(d, HOSHI_BLOCK_LIST, NULL);
    for (size_t i = 0; i < r->n_assumption; i++) {
        const struct hoshi_assumption *a = &r->assumption[i];
        struct hoshi_buf ids;
        hoshi_buf_init(&ids, 0);
        put_ids(&ids, a);
        hoshi_doc_msg(d, HOSHI_MARK_ITEM, HOSHI_MSG_SCORE_ASSUMPTION,
                      hoshi_text_get(&r->policy->rule[a->rule]->text, d->lang),
                      hoshi_confidence_label(hoshi_policy_confidence(r->policy, a->rule), d->lang),
                      ids.p);
        d->out->failed |= ids.failed;
        hoshi_buf_release(&ids);
    }
    hoshi_doc_close(d, HOSHI_BLOCK_LIST);
}

void hoshi_doc_decisions(struct hoshi_doc *d)
{
    const struct hoshi_result *r = d->view->r;
    long long claimed = 0, decided[HOSHI_CONFIRMATION_COUNT_] = {0};
    if (r->answers->n_confirmation == 0)
        return;
    for (size_t i = 0; i < r->catalog->n_criterion; i++) {
        bool claims = hoshi_answers_claim_counts(r->answers, r->catalog->criterion[i]);
        claimed += claims;
        decided[r->answers->confirmed[i]] += claims;
    }
    hoshi_doc_msg(d, HOSHI_MARK_H3, HOSHI_MSG_CONFIRMED_HEAD, NULL, NULL, NULL);
    hoshi_doc_open(d, HOSHI_BLOCK_TABLE, NULL);
    const struct {
        enum hoshi_msg name;
        long long n;
    } row[] = {{HOSHI_MSG_REPORT_DECLARED, claimed},
               {HOSHI_MSG_REPORT_ACCEPTED, decided[HOSHI_CONFIRMATION_ACCEPTED]},
               {HOSHI_MSG_REPORT_REJECTED, decided[HOSHI_CONFIRMATION_REJECTED]},
               {HOSHI_MSG_REPORT_UNDECIDED, decided[HOSHI_CONFIRMATION_NONE]}};
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        hoshi_doc_open(d, HOSHI_BLOCK_ROW, NULL);
        hoshi_doc_msg(d, HOSHI_MARK_HEAD, row[i].name, NULL, NULL, NULL);
        hoshi_doc_number(d, HOSHI_MARK_CELL, row[i].n);
        hoshi_doc_close(d, HOSHI_BLOCK_ROW);
    }
    hoshi_doc_close(d, HOSHI_BLOCK_TABLE);
    hoshi_doc_msg(d, HOSHI_MARK_PARAGRAPH, HOSHI_MSG_REPORT_DECISIONS_NOTE, NULL, NULL, NULL);
}

static void put_rejected(struct hoshi_doc *d)
{
    const struct hoshi_result *r = d->view->r;
    for (size_t i = 0; i < r->answers->n_confirmation; i++) {
        const struct hoshi_confirmation *c = &r->answers->confirmation[i];
        if (c->result == HOSHI_CONFIRMATION_REJECTED && c->superseded_by == NULL)
            hoshi_doc_msg(d, HOSHI_MARK_PARAGRAPH, HOSHI_MSG_CONFIRMED_REJECTED, c->criterion.s,
                          c->by != NULL ? c->by : "-", c->comment != NULL ? c->comment : "-");
    }
}

void hoshi_doc_remarks(struct hoshi_doc *d)
{
    hoshi_doc_open(d, HOSHI_BLOCK_SECTION, "remarks");
    hoshi_doc_msg(d, HOSHI_MARK_H2, HOSHI_MSG_REPORT_REMARKS, NULL, NULL, NULL);
    put_findings(d);
    put_assumptions(d);
    hoshi_doc_decisions(d);
    put_rejected(d);
    hoshi_doc_close(d, HOSHI_BLOCK_SECTION);
}

/* --- the verdict, to be done again by hand */

/* The parts of a count, in a line. */
static void put_parts(struct hoshi_doc *d, const struct hoshi_tally *t, struct hoshi_buf *line)
{
    static const enum hoshi_msg name[] = {HOSHI_MSG_REPORT_MET, HOSHI_MSG_REPORT_CLAIMED,
                                          HOSHI_MSG_REPORT_OUT, HOSHI_MSG_REPORT_GAP,
                                          HOSHI_MSG_REPORT_OPEN};
    const uint32_t n[] = {t->met, t->na_claimed, t->out_of_play, t->gap, t->open};
    for (size_t i = 0; i < sizeof n / sizeof n[0]; i++) {
        hoshi_buf_puts(line, i > 0 ? " + " : "");
        hoshi_buf_puts(line, hoshi_msg(name[i], d->lang));
        hoshi_buf_puts(line, " ");
        hoshi_buf_int(line, n[i]);
    }
}

/* A method that counts otherwise says so: whoever does it again must come to the same. */
static void put_sum(struct hoshi_doc *d, const char *star, const struct hoshi_star_result *level)
{
    const struct hoshi_tally *t = &level->tally, *c = &level->counted;
    char total[HOSHI_DECIMAL_BYTES];
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    put_parts(d, t, &line);
    hoshi_doc_msg(d, HOSHI_MARK_PARAGRAPH, HOSHI_MSG_REPORT_SUM, star,
                  hoshi_decimal(total, t->total), line.p);
    if (c->met != t->met || c->gap != t->gap || c->open != t->open ||
        c->na_claimed != t->na_claimed) {
        hoshi_buf_clear(&line);
        put_parts(d, c, &line);
        hoshi_doc_msg(d, HOSHI_MARK_PARAGRAPH, HOSHI_MSG_REPORT_COUNTED, star, line.p,
                      hoshi_method_code(d->view->r->catalog->method));
    }
    d->out->failed |= line.failed;
    hoshi_buf_release(&line);
}

static void put_conclusion(struct hoshi_doc *d, const char *star,
                           const struct hoshi_star_result *level)
{
    static const enum hoshi_msg because[HOSHI_VERDICT_COUNT_] = {
        [HOSHI_VERDICT_UNDETERMINED] = HOSHI_MSG_REPORT_BECAUSE_OPEN,
        [HOSHI_VERDICT_GAPS] = HOSHI_MSG_REPORT_BECAUSE_GAPS,
        [HOSHI_VERDICT_MET_WITH_ASSUMPTION] = HOSHI_MSG_REPORT_BECAUSE_CLAIMS,
        [HOSHI_VERDICT_MET] = HOSHI_MSG_REPORT_BECAUSE_MET};
    char n[HOSHI_DECIMAL_BYTES];
    uint32_t count = level->verdict == HOSHI_VERDICT_GAPS           ? level->counted.gap
                     : level->verdict == HOSHI_VERDICT_UNDETERMINED ? level->counted.open
                     : level->verdict == HOSHI_VERDICT_MET_WITH_ASSUMPTION
                         ? level->counted.na_claimed
                         : level->counted.met;
    hoshi_doc_msg(d, HOSHI_MARK_PARAGRAPH, because[level->verdict], star, hoshi_decimal(n, count),
                  NULL);
}

/* Of the lowest category is the whole. */
static void put_group_levels(struct hoshi_doc *d)
{
    const struct hoshi_result *r = d->view->r;
    if (r->group_level == NULL)
        return;
    hoshi_doc_msg(d, HOSHI_MARK_PARAGRAPH, HOSHI_MSG_REPORT_BY_CATEGORY, NULL, NULL, NULL);
    hoshi_doc_open(d, HOSHI_BLOCK_LIST, NULL);
    for (size_t g = 0; g < r->catalog->n_group; g++) {
        const struct hoshi_group *group = &r->catalog->group[g];
        hoshi_doc_msg(d, HOSHI_MARK_ITEM, HOSHI_MSG_REPORT_CATEGORY_LEVEL, group->id.s,
                      hoshi_text_get(&group->title, d->lang),
                      r->group_level[g] != 0
                          ? hoshi_catalog_star_name(r->catalog, r->group_level[g], d->lang)
                          : hoshi_msg(HOSHI_MSG_LEVEL_FIRM_NONE, d->lang));
    }
    hoshi_doc_close(d, HOSHI_BLOCK_LIST);
}

/* How the points of the table of answers come to the score. */
static void put_score(struct hoshi_doc *d)
{
    const struct hoshi_result *r = d->view->r;
    const struct hoshi_score *s = &r->score;
    char a[HOSHI_DECIMAL_BYTES], b[HOSHI_DECIMAL_BYTES], c[HOSHI_DECIMAL_BYTES];
    if (!hoshi_has_points(r) || s->none || (r->catalog->deduction != NULL && !s->begun))
        return;
    if (r->catalog->deduction == NULL)
        hoshi_doc_msg(d, HOSHI_MARK_PARAGRAPH, HOSHI_MSG_REPORT_SCORE_POINTS,
                      hoshi_decimal(a, s->sum), NULL, NULL);
    else
        hoshi_doc_msg(d, HOSHI_MARK_PARAGRAPH, HOSHI_MSG_REPORT_SCORE_DEDUCTION,
                      hoshi_decimal(a, s->max), hoshi_decimal(b, s->sum), hoshi_decimal(c, s->min));
}

void hoshi_doc_verdict(struct hoshi_doc *d)
{
    const struct hoshi_result *r = d->view->r;
    if (r->catalog->n_level == 0)
        return;
    hoshi_doc_open(d, HOSHI_BLOCK_SECTION, "verdict");
    hoshi_doc_msg(d, HOSHI_MARK_H2, HOSHI_MSG_REPORT_VERDICT, NULL, NULL, NULL);
    hoshi_doc_msg(d, HOSHI_MARK_PARAGRAPH, HOSHI_MSG_REPORT_RULE, NULL, NULL, NULL);
    hoshi_doc_open(d, HOSHI_BLOCK_STEPS, NULL);
    for (size_t i = 0; i < r->catalog->n_level; i++) {
        const char *star = hoshi_catalog_star_name(r->catalog, r->level[i].star, d->lang);
        hoshi_doc_open(d, HOSHI_BLOCK_ITEM, NULL);
        put_sum(d, star, &r->level[i]);
        put_conclusion(d, star, &r->level[i]);
        hoshi_doc_close(d, HOSHI_BLOCK_ITEM);
    }
    hoshi_doc_close(d, HOSHI_BLOCK_STEPS);
    put_group_levels(d);
    put_score(d);
    hoshi_doc_close(d, HOSHI_BLOCK_SECTION);
}
