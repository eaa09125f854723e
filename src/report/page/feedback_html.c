/* Feedback as a page, for the company itself or from a buyer to a supplier: the star, what it rests
 * on, what is missing, why it matters, what to do. No script. */
#include <limits.h>
#include <string.h>

#include "base/digits.h"
#include "base/str.h"
#include "engine/engine.h"
#include "hoshi_embed.h"
#include "report/headline.h"
#include "report/level.h"
#include "report/page/feedback.h"
#include "report/page/markup.h"
#include "report/scope.h"
#include "report/text/answers.h"
#include "report/text/print.h"

struct page {
    const struct hoshi_result *r;
    const struct hoshi_report_opts *opts;
    struct hoshi_buf *out;
};

static const char *text_of(const struct page *p, const struct hoshi_text *text)
{
    return hoshi_text_get(text, p->opts->lang);
}

static void put_msg(const struct page *p, const char *tag, enum hoshi_msg msg, const char *a0,
                    const char *a1, const char *a2)
{
    hoshi_markup_msg(p->out, p->opts->lang, tag, hoshi_level_msg(p->r->catalog, msg), a0, a1, a2);
}

static const char *star_name(const struct page *p, uint8_t star)
{
    return hoshi_catalog_star_name(p->r->catalog, star, p->opts->lang);
}

static const char *name_of(const struct page *p)
{
    const struct hoshi_organization *o = p->r->answers->organization;
    return o != NULL && o->name != NULL ? o->name
           : o != NULL && o->id != NULL ? o->id
                                        : hoshi_msg(HOSHI_MSG_SCORE_NO_NAME, p->opts->lang);
}

/* What a company reads of itself is not what a buyer writes to it. */
static enum hoshi_msg voice(const struct page *p, enum hoshi_msg own, enum hoshi_msg to_supplier)
{
    return p->opts->from_buyer ? to_supplier : own;
}

static void put_rules(const struct page *p, enum hoshi_msg head,
                      const struct hoshi_overlay_rule *const *rule, size_t n)
{
    if (n == 0)
        return;
    put_msg(p, "h3", head, NULL, NULL, NULL);
    hoshi_buf_puts(p->out, "<ul>");
    for (size_t i = 0; i < n; i++) {
        char due[HOSHI_DATE_BYTES];
        put_msg(p, "li", rule[i]->due != 0 ? HOSHI_MSG_FEEDBACK_RULE_DUE : HOSHI_MSG_FEEDBACK_RULE,
                rule[i]->at->id.s, rule[i]->reason, hoshi_date_format(rule[i]->due, due));
    }
    hoshi_buf_puts(p->out, "</ul>\n");
}

static void put_star(const struct page *p)
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_headline_put(p->r, p->opts->lang, &line);
    hoshi_buf_puts(p->out, "<div class=\"star\">");
    hoshi_markup_element(p->out, "p", line.p);
    hoshi_buf_puts(p->out, "</div>\n");
    p->out->failed |= line.failed;
    hoshi_buf_release(&line);
}

static void put_notes(const struct page *p)
{
    struct hoshi_buf notes;
    hoshi_buf_init(&notes, 0);
    hoshi_scope_put_whole(p->r->answers, p->opts->lang, &notes);
    hoshi_headline_notes(p->r, p->opts->lang, &notes);
    for (char *at = notes.p, *end; at != NULL && (end = strchr(at, '\n')) != NULL; at = end + 1) {
        *end = '\0';
        hoshi_markup_element(p->out, "p", at);
    }
    p->out->failed |= notes.failed;
    hoshi_buf_release(&notes);
}

/* The star that the page works towards is then only the next one. */
static void put_not_known(const struct page *p)
{
    enum hoshi_not_known why = hoshi_feedback_not_known(p->r);
    if (why == HOSHI_ASK_KNOWN)
        return;
    const char *next = star_name(p, hoshi_feedback_star(p->r, p->opts));
    if (why == HOSHI_ASK_NO_ID)
        put_msg(p, "p", HOSHI_MSG_FEEDBACK_NO_ID, next, NULL, NULL);
    else if (why == HOSHI_ASK_UNDECIDED)
        put_msg(p, "p", HOSHI_MSG_FEEDBACK_UNDECIDED, next, NULL, NULL);
    else
        put_msg(p, "p", HOSHI_MSG_FEEDBACK_OTHER_ID, next, p->r->answers->organization->id, NULL);
}

static void put_asked(const struct page *p)
{
    const struct hoshi_asked *a = hoshi_asked_of(p->r);
    char due[HOSHI_DATE_BYTES];
    put_not_known(p);
    if (a == NULL)
        return;
    enum hoshi_msg msg = a->due != 0
                             ? voice(p, HOSHI_MSG_OWN_ASKED_DUE, HOSHI_MSG_FEEDBACK_ASKED_DUE)
                             : voice(p, HOSHI_MSG_OWN_ASKED, HOSHI_MSG_FEEDBACK_ASKED);
    put_msg(p, "p", msg, star_name(p, a->star), hoshi_date_format(a->due, due), NULL);
    put_rules(p, voice(p, HOSHI_MSG_OWN_IGNORED, HOSHI_MSG_FEEDBACK_IGNORED), a->ignored,
              a->n_ignored);
    put_rules(p, voice(p, HOSHI_MSG_OWN_ADDED, HOSHI_MSG_FEEDBACK_ADDED), a->added, a->n_added);
}

static void put_count(const struct page *p, enum hoshi_msg msg, long long n, bool always)
{
    char text[24];
    if (n == 0 && !always)
        return;
    hoshi_buf_puts(p->out, "<tr><th scope=\"row\">");
    hoshi_markup_text(p->out, hoshi_msg(msg, p->opts->lang));
    hoshi_buf_puts(p->out, "</th>\n");
    put_msg(p, "td", HOSHI_MSG_FEEDBACK_N, hoshi_decimal(text, n), NULL, NULL);
    hoshi_buf_puts(p->out, "</tr>\n");
}

static void put_counts(const struct page *p)
{
    struct hoshi_tally t = hoshi_feedback_tally(p->r, p->opts);
    put_msg(p, "h2", HOSHI_MSG_FEEDBACK_COUNTS, star_name(p, hoshi_feedback_star(p->r, p->opts)),
            NULL, NULL);
    hoshi_buf_puts(p->out, "<table><tbody>\n");
    put_count(p, HOSHI_MSG_FEEDBACK_TOTAL, t.total, true);
    put_count(p, HOSHI_MSG_FEEDBACK_SATISFIED, hoshi_tally_satisfied(&t), true);
    put_count(p, HOSHI_MSG_FEEDBACK_CLAIMED, t.na_claimed, false);
    put_count(p, HOSHI_MSG_FEEDBACK_OUT_OF_PLAY, t.out_of_play, false);
    put_count(p, HOSHI_MSG_XLSX_GAP, t.gap, true);
    put_count(p, HOSHI_MSG_XLSX_OPEN, t.open, true);
    hoshi_buf_puts(p->out, "</tbody></table>\n");
}

/* Whether the star reached, or the one that is asked, is there only if claims are accepted. */
static bool rests_on_claims(const struct page *p)
{
    const struct hoshi_asked *a = hoshi_asked_of(p->r);
    return p->r->star != p->r->star_firm ||
           (a != NULL && a->verdict == HOSHI_VERDICT_MET_WITH_ASSUMPTION);
}

static void put_claims(const struct page *p)
{
    char n[24];
    const struct hoshi_criterion *crit;
    if (hoshi_feedback_claim(p->r, p->opts, 0) == NULL)
        return;
    put_msg(p, "h2", HOSHI_MSG_FEEDBACK_CLAIMS,
            hoshi_decimal(n, hoshi_feedback_tally(p->r, p->opts).na_claimed), NULL, NULL);
    put_msg(p, "p", HOSHI_MSG_FEEDBACK_CLAIMS_WHY, NULL, NULL, NULL);
    hoshi_buf_puts(p->out, "<ul class=\"claims\">");
    for (size_t i = 0; (crit = hoshi_feedback_claim(p->r, p->opts, i)) != NULL; i++) {
        hoshi_buf_puts(p->out, "<li>");
        put_msg(p, "strong", HOSHI_MSG_EXPLAIN_CRITERION, crit->id.s, star_name(p, crit->star),
                NULL);
        hoshi_markup_element(p->out, "p", text_of(p, &crit->text));
        const struct hoshi_answer *a = hoshi_answer_of(p->r, crit);
        if (a != NULL && a->reason != NULL) /* what replaces it was claimed, not this */
            put_msg(p, "p", HOSHI_MSG_FEEDBACK_REASON, a->reason, NULL, NULL);
        if (p->r->answers->confirmed[crit->index] == HOSHI_CONFIRMATION_ACCEPTED)
            put_msg(p, "p", HOSHI_MSG_FEEDBACK_ACCEPTED, NULL, NULL, NULL);
        hoshi_buf_puts(p->out, "</li>\n");
    }
    hoshi_buf_puts(p->out, "</ul>\n");
}

static void put_list(const struct page *p, enum hoshi_msg head, const struct hoshi_text *text,
                     size_t n)
{
    if (n == 0)
        return;
    put_msg(p, "h3", head, NULL, NULL, NULL);
    hoshi_buf_puts(p->out, "<ul>");
    for (size_t i = 0; i < n; i++)
        hoshi_markup_element(p->out, "li", text_of(p, &text[i]));
    hoshi_buf_puts(p->out, "</ul>\n");
}

/* What the company itself has written beside its answer. */
static void put_said(const struct page *p, const struct hoshi_answer *answer)
{
    if (!p->opts->all)
        return;
    struct hoshi_buf lines;
    hoshi_buf_init(&lines, 0);
    struct hoshi_print unwrapped = {.out = &lines, .lang = p->opts->lang, .width = UINT_MAX / 2};
    hoshi_report_said(&unwrapped, 0, answer);
    hoshi_markup_lines(p->out, "ul", lines.p);
    hoshi_print_drop(&(struct hoshi_print){.out = p->out}, &lines);
}

static void put_gap(const struct page *p, const struct hoshi_gap *g)
{
    const struct hoshi_criterion *crit = g->criterion;
    char due[HOSHI_DATE_BYTES];
    hoshi_buf_puts(p->out, "<article>\n<header>");
    put_msg(p, "strong", HOSHI_MSG_EXPLAIN_CRITERION, crit->id.s, star_name(p, crit->star), NULL);
    put_msg(p, "span", HOSHI_MSG_FEEDBACK_NOW, hoshi_reason_label(g->outcome.reason, p->opts->lang),
            NULL, NULL);
    if (p->opts->all && g->answer != NULL && g->answer->owner != NULL)
        put_msg(p, "span", HOSHI_MSG_FEEDBACK_OWNER, g->answer->owner, NULL, NULL);
    if (g->answer != NULL && g->answer->due != 0)
        put_msg(p, "span",
                g->answer->due < p->r->as_of ? HOSHI_MSG_SCORE_DUE_PASSED : HOSHI_MSG_SCORE_DUE,
                hoshi_date_format(g->answer->due, due), NULL, NULL);
    hoshi_buf_puts(p->out, "</header>\n");
    put_said(p, g->answer);
    hoshi_markup_element(p->out, "p", text_of(p, &crit->text));
    put_list(p, HOSHI_MSG_EXPLAIN_ITEMS, crit->item, crit->n_item);
    if (*text_of(p, &crit->why) != '\0') {
        put_msg(p, "h3", HOSHI_MSG_EXPLAIN_WHY, NULL, NULL, NULL);
        hoshi_markup_element(p->out, "p", text_of(p, &crit->why));
    }
    if (*text_of(p, &crit->how) != '\0') {
        put_msg(p, "h3", HOSHI_MSG_FEEDBACK_HOW, NULL, NULL, NULL);
        hoshi_markup_lines(p->out, "ol", text_of(p, &crit->how));
    }
    put_list(p, HOSHI_MSG_FEEDBACK_EVIDENCE, crit->evidence, crit->n_evidence);
    if (crit->effort != HOSHI_EFFORT_NONE && crit->owner != HOSHI_OWNER_NONE)
        put_msg(p, "p", HOSHI_MSG_EXPLAIN_EFFORT, hoshi_effort_label(crit->effort, p->opts->lang),
                hoshi_owner_label(crit->owner, p->opts->lang), NULL);
    hoshi_buf_puts(p->out, "</article>\n");
}

static bool helps(const struct page *p, const struct hoshi_support *s)
{
    const struct hoshi_gap *g;
    for (size_t i = 0; (g = hoshi_feedback_at(p->r, p->opts, i)) != NULL; i++) {
        for (size_t k = 0; k < s->criteria.n; k++) {
            if (strcmp(s->criteria.v[k].s, g->criterion->id.s) == 0)
                return true;
        }
    }
    return false;
}

static void put_support(const struct page *p)
{
    const struct hoshi_support_list *list = p->opts->support;
    bool any = false;
    for (size_t i = 0; list != NULL && i < list->n_support; i++) {
        if (!helps(p, &list->support[i]))
            continue;
        if (!any)
            put_msg(p, "h2", HOSHI_MSG_SCORE_SUPPORT, NULL, NULL, NULL);
        any = true;
        hoshi_markup_element(p->out, "h3", text_of(p, &list->support[i].title));
        hoshi_markup_element(p->out, "p", text_of(p, &list->support[i].what));
        hoshi_markup_element(p->out, "p", text_of(p, &list->support[i].cost));
    }
}

static void put_head(const struct page *p)
{
    const struct hoshi_result *r = p->r;
    char day[HOSHI_DATE_BYTES];
    put_msg(p, "h1", voice(p, HOSHI_MSG_OWN_HEAD, HOSHI_MSG_FEEDBACK_HEAD), name_of(p), NULL, NULL);
    put_msg(p, "p", voice(p, HOSHI_MSG_OWN_BASIS, HOSHI_MSG_FEEDBACK_BASIS), r->catalog->name,
            hoshi_date_format(r->as_of, day), NULL);
}

static void put_todo(const struct page *p)
{
    struct hoshi_tally t = hoshi_feedback_tally(p->r, p->opts);
    const struct hoshi_gap *g = hoshi_feedback_at(p->r, p->opts, 0);
    char n[24];
    enum hoshi_msg msg = g != NULL && p->r->score.n != 0 ? HOSHI_MSG_FEEDBACK_TODO_POINTS
                         : g != NULL                     ? HOSHI_MSG_FEEDBACK_TODO
                         : t.na_claimed != 0             ? HOSHI_MSG_FEEDBACK_DONE_IF
                                                         : HOSHI_MSG_FEEDBACK_DONE;
    put_msg(p, "h2", msg, star_name(p, hoshi_feedback_star(p->r, p->opts)),
            hoshi_decimal(n, g != NULL ? t.gap + t.open : t.na_claimed), NULL);
    for (size_t i = 0; (g = hoshi_feedback_at(p->r, p->opts, i)) != NULL; i++)
        put_gap(p, g);
}

enum hoshi_rc hoshi_feedback_html(const struct hoshi_result *r,
                                  const struct hoshi_report_opts *opts, struct hoshi_buf *out)
{
    struct page p = {r, opts, out};
    struct hoshi_str style = {(const char *)hoshi_embed_feedback_css,
                              hoshi_embed_feedback_css_size};
    enum hoshi_msg title = voice(&p, HOSHI_MSG_OWN_TITLE, HOSHI_MSG_FEEDBACK_TITLE);
    hoshi_markup_head(out, opts->lang, hoshi_msg(title, opts->lang), style,
                      (struct hoshi_str){NULL, 0});
    hoshi_buf_puts(out, "<body>\n<main>\n");
    put_head(&p);
    put_star(&p);
    put_notes(&p);
    put_asked(&p);
    put_counts(&p);
    if (rests_on_claims(&p))
        put_claims(&p);
    put_todo(&p);
    if (!rests_on_claims(&p))
        put_claims(&p);
    put_support(&p);
    hoshi_buf_puts(out, "</main>\n<footer class=\"soft\">\n");
    put_msg(&p, "p", HOSHI_MSG_NOT_OFFICIAL, NULL, NULL, NULL);
    put_msg(&p, "p", voice(&p, HOSHI_MSG_OWN_ALONE, HOSHI_MSG_FEEDBACK_ALONE), NULL, NULL, NULL);
    hoshi_buf_puts(out, "</footer>\n</body>\n</html>\n");
    return hoshi_buf_rc(out);
}
