#include "base/digits.h"
#include "base/str.h"
#include "report/finding.h"
#include "report/page/markup.h"
#include "report/page/report.h"

/* --- remarks */

static void put_findings(const struct hoshi_page *p)
{
    const struct hoshi_result *r = p->view->r;
    char n[HOSHI_DECIMAL_BYTES];
    hoshi_page_msg(p, "h3", HOSHI_MSG_REPORT_FINDINGS, hoshi_decimal(n, (long long)r->n_finding),
                   NULL, NULL);
    hoshi_buf_puts(p->out, r->n_finding != 0 ? "<ul>\n" : "");
    for (size_t i = 0; i < r->n_finding; i++) {
        struct hoshi_buf line;
        hoshi_buf_init(&line, 0);
        hoshi_finding_put(&line, r->catalog, &r->finding[i], p->lang);
        hoshi_markup_element(p->out, "li", line.p);
        p->out->failed |= line.failed;
        hoshi_buf_release(&line);
    }
    hoshi_buf_puts(p->out, r->n_finding != 0 ? "</ul>\n" : "");
}

static void put_ids(struct hoshi_buf *ids, const struct hoshi_assumption *a)
{
    for (size_t i = 0; i < a->n_criterion; i++) {
        hoshi_buf_puts(ids, i > 0 ? ", " : "");
        hoshi_buf_puts(ids, a->criterion[i]->id.s);
    }
}

static void put_assumptions(const struct hoshi_page *p)
{
    const struct hoshi_result *r = p->view->r;
    if (r->n_assumption == 0)
        return;
    hoshi_page_msg(p, "h3", HOSHI_MSG_SCORE_ASSUMPTIONS, r->policy->id.s, NULL, NULL);
    hoshi_buf_puts(p->out, "<ul>\n");
    for (size_t i = 0; i < r->n_assumption; i++) {
        const struct hoshi_assumption *a = &r->assumption[i];
        struct hoshi_buf ids;
        hoshi_buf_init(&ids, 0);
        put_ids(&ids, a);
        hoshi_page_msg(p, "li", HOSHI_MSG_SCORE_ASSUMPTION,
                       hoshi_text_get(&r->policy->rule[a->rule]->text, p->lang),
                       hoshi_confidence_label(hoshi_policy_confidence(r->policy, a->rule), p->lang),
                       ids.p);
        p->out->failed |= ids.failed;
        hoshi_buf_release(&ids);
    }
    hoshi_buf_puts(p->out, "</ul>\n");
}

/* What the company claims, and what came of it. */
static void put_confirmed(const struct hoshi_page *p)
{
    const struct hoshi_result *r = p->view->r;
    long long claimed = 0, decided[HOSHI_CONFIRMATION_COUNT_] = {0};
    if (r->answers->n_confirmation == 0)
        return;
    for (size_t i = 0; i < r->catalog->n_criterion; i++) {
        bool claims = hoshi_answers_claim(r->answers, i);
        claimed += claims;
        decided[r->answers->confirmed[i]] += claims;
    }
    hoshi_page_msg(p, "h3", HOSHI_MSG_CONFIRMED_HEAD, NULL, NULL, NULL);
    hoshi_buf_puts(p->out, "<table>\n<tbody>\n");
    const struct {
        enum hoshi_msg name;
        long long n;
    } row[] = {{HOSHI_MSG_REPORT_DECLARED, claimed},
               {HOSHI_MSG_REPORT_ACCEPTED, decided[HOSHI_CONFIRMATION_ACCEPTED]},
               {HOSHI_MSG_REPORT_REJECTED, decided[HOSHI_CONFIRMATION_REJECTED]},
               {HOSHI_MSG_REPORT_UNDECIDED, decided[HOSHI_CONFIRMATION_NONE]}};
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        hoshi_buf_puts(p->out, "<tr>");
        hoshi_page_msg(p, "th", row[i].name, NULL, NULL, NULL);
        hoshi_page_number(p, "td", row[i].n);
        hoshi_buf_puts(p->out, "</tr>\n");
    }
    hoshi_buf_puts(p->out, "</tbody></table>\n");
    for (size_t i = 0; i < r->answers->n_confirmation; i++) {
        const struct hoshi_confirmation *c = &r->answers->confirmation[i];
        if (c->result == HOSHI_CONFIRMATION_REJECTED && c->superseded_by == NULL)
            hoshi_page_msg(p, "p", HOSHI_MSG_CONFIRMED_REJECTED, c->criterion.s,
                           c->by != NULL ? c->by : "-", c->comment != NULL ? c->comment : "-");
    }
}

void hoshi_page_remarks(const struct hoshi_page *p)
{
    hoshi_buf_puts(p->out, "<section id=\"remarks\">\n");
    hoshi_page_msg(p, "h2", HOSHI_MSG_REPORT_REMARKS, NULL, NULL, NULL);
    put_findings(p);
    put_assumptions(p);
    put_confirmed(p);
    hoshi_buf_puts(p->out, "</section>\n");
}

/* --- the verdict, to be done again by hand */

static void put_sum(const struct hoshi_page *p, const char *star, const struct hoshi_tally *t)
{
    char total[HOSHI_DECIMAL_BYTES], part[5][HOSHI_DECIMAL_BYTES];
    const uint32_t n[] = {t->met, t->na_claimed, t->out_of_play, t->gap, t->open};
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    for (size_t i = 0; i < 5; i++) {
        static const enum hoshi_msg name[] = {HOSHI_MSG_REPORT_MET, HOSHI_MSG_REPORT_CLAIMED,
                                              HOSHI_MSG_REPORT_OUT, HOSHI_MSG_REPORT_GAP,
                                              HOSHI_MSG_REPORT_OPEN};
        hoshi_buf_puts(&line, i > 0 ? " + " : "");
        hoshi_buf_puts(&line, hoshi_msg(name[i], p->lang));
        hoshi_buf_puts(&line, " ");
        hoshi_buf_puts(&line, hoshi_decimal(part[i], n[i]));
    }
    hoshi_page_msg(p, "p", HOSHI_MSG_REPORT_SUM, star, hoshi_decimal(total, t->total), line.p);
    p->out->failed |= line.failed;
    hoshi_buf_release(&line);
}

static void put_conclusion(const struct hoshi_page *p, const char *star,
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
    hoshi_page_msg(p, "p", because[level->verdict], star, hoshi_decimal(n, count), NULL);
}

void hoshi_page_verdict(const struct hoshi_page *p)
{
    const struct hoshi_result *r = p->view->r;
    if (r->catalog->n_level == 0)
        return;
    hoshi_buf_puts(p->out, "<section id=\"verdict\">\n");
    hoshi_page_msg(p, "h2", HOSHI_MSG_REPORT_VERDICT, NULL, NULL, NULL);
    hoshi_page_msg(p, "p", HOSHI_MSG_REPORT_RULE, NULL, NULL, NULL);
    hoshi_buf_puts(p->out, "<ol>\n");
    for (size_t i = 0; i < r->catalog->n_level; i++) {
        const char *star = hoshi_catalog_star_name(r->catalog, r->level[i].star, p->lang);
        hoshi_buf_puts(p->out, "<li>\n");
        put_sum(p, star, &r->level[i].tally);
        put_conclusion(p, star, &r->level[i]);
        hoshi_buf_puts(p->out, "</li>\n");
    }
    hoshi_buf_puts(p->out, "</ol>\n</section>\n");
}
