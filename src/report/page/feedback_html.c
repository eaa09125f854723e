/* Feedback to one supplier as a page: what is missing, why it matters, what to do. No script. */
#include <string.h>

#include "base/digits.h"
#include "base/str.h"
#include "hoshi_embed.h"
#include "report/page/feedback.h"
#include "report/page/markup.h"
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

/* <tag>message</tag>; the arguments are foreign, so the whole is escaped at once. */
static void put_msg(const struct page *p, const char *tag, enum hoshi_msg msg, const char *a0,
                    const char *a1, const char *a2)
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_msg_put(&line, msg, p->opts->lang, a0, a1, a2);
    hoshi_markup_element(p->out, tag, line.p);
    if (line.failed)
        p->out->failed = true;
    hoshi_buf_release(&line);
}

static const char *name_of(const struct page *p)
{
    const struct hoshi_organization *o = p->r->answers->organization;
    return o != NULL && o->name != NULL ? o->name
           : o != NULL && o->id != NULL ? o->id
                                        : hoshi_msg(HOSHI_MSG_SCORE_NO_NAME, p->opts->lang);
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

static void put_asked(const struct page *p)
{
    const struct hoshi_asked *a = p->r->asked;
    char star[24], due[HOSHI_DATE_BYTES], total[24], missing[24];
    if (a == NULL || a->star == 0)
        return;
    put_msg(p, "p", a->due != 0 ? HOSHI_MSG_FEEDBACK_ASKED_DUE : HOSHI_MSG_FEEDBACK_ASKED,
            hoshi_decimal(star, a->star), hoshi_date_format(a->due, due), NULL);
    put_msg(p, "p", HOSHI_MSG_FEEDBACK_COUNT, hoshi_decimal(total, a->tally.total),
            hoshi_decimal(missing, (long long)a->n_todo), NULL);
    put_rules(p, HOSHI_MSG_FEEDBACK_IGNORED, a->ignored, a->n_ignored);
    put_rules(p, HOSHI_MSG_FEEDBACK_ADDED, a->added, a->n_added);
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

static void put_gap(const struct page *p, const struct hoshi_gap *g)
{
    const struct hoshi_criterion *crit = g->criterion;
    char star[24], due[HOSHI_DATE_BYTES];
    hoshi_buf_puts(p->out, "<article>\n<header>");
    put_msg(p, "strong", HOSHI_MSG_EXPLAIN_CRITERION, crit->id.s, hoshi_decimal(star, crit->star),
            NULL);
    put_msg(p, "span", HOSHI_MSG_FEEDBACK_NOW, hoshi_reason_label(g->outcome.reason, p->opts->lang),
            NULL, NULL);
    if (g->answer != NULL && g->answer->due != 0)
        put_msg(p, "span", HOSHI_MSG_SCORE_DUE, hoshi_date_format(g->answer->due, due), NULL, NULL);
    hoshi_buf_puts(p->out, "</header>\n");
    hoshi_markup_element(p->out, "p", text_of(p, &crit->text));
    put_list(p, HOSHI_MSG_EXPLAIN_ITEMS, crit->item, crit->n_item);
    put_msg(p, "h3", HOSHI_MSG_EXPLAIN_WHY, NULL, NULL, NULL);
    hoshi_markup_element(p->out, "p", text_of(p, &crit->why));
    put_msg(p, "h3", HOSHI_MSG_FEEDBACK_HOW, NULL, NULL, NULL);
    hoshi_markup_lines(p->out, "ol", text_of(p, &crit->how));
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

enum hoshi_rc hoshi_feedback_html(const struct hoshi_result *r,
                                  const struct hoshi_report_opts *opts, struct hoshi_buf *out)
{
    struct page p = {r, opts, out};
    struct hoshi_str style = {(const char *)hoshi_embed_feedback_css,
                              hoshi_embed_feedback_css_size};
    char star[24], day[HOSHI_DATE_BYTES];
    const struct hoshi_gap *g = hoshi_feedback_at(r, opts, 0);
    hoshi_markup_head(out, opts->lang, hoshi_msg(HOSHI_MSG_FEEDBACK_TITLE, opts->lang), style,
                      (struct hoshi_str){NULL, 0});
    hoshi_buf_puts(out, "<body>\n");
    put_msg(&p, "h1", HOSHI_MSG_FEEDBACK_HEAD, name_of(&p), NULL, NULL);
    put_msg(&p, "p", HOSHI_MSG_FEEDBACK_BASIS, r->catalog->name, hoshi_date_format(r->as_of, day),
            NULL);
    put_asked(&p);
    put_msg(&p, "h2", g != NULL ? HOSHI_MSG_FEEDBACK_TODO : HOSHI_MSG_FEEDBACK_DONE,
            hoshi_decimal(star, hoshi_feedback_star(r, opts)), NULL, NULL);
    for (size_t i = 0; (g = hoshi_feedback_at(r, opts, i)) != NULL; i++)
        put_gap(&p, g);
    put_support(&p);
    hoshi_buf_puts(out, "<footer class=\"soft\">\n");
    put_msg(&p, "p", HOSHI_MSG_NOT_OFFICIAL, NULL, NULL, NULL);
    put_msg(&p, "p", HOSHI_MSG_FEEDBACK_ALONE, NULL, NULL, NULL);
    hoshi_buf_puts(out, "</footer>\n</body>\n</html>\n");
    return hoshi_buf_rc(out);
}
