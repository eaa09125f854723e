#include "report/criterion_words.h"

#include <hoshi/policy.h>
#include <hoshi/result.h>
#include <string.h>

#include "base/digits.h"
#include "base/lang.h"
#include "base/str.h"
#include "report/level.h"

void hoshi_words_line(struct hoshi_buf *out)
{
    if (out->n != 0)
        hoshi_buf_puts(out, "\n");
}

void hoshi_words_say(const struct hoshi_words *w, enum hoshi_msg msg, const char *a0,
                     const char *a1, const char *a2)
{
    if (a0 == NULL || *a0 == '\0')
        return;
    hoshi_words_line(w->out);
    hoshi_msg_put(w->out, msg, w->lang, a0, a1, a2);
}

void hoshi_words_head(const struct hoshi_words *w, enum hoshi_msg msg)
{
    hoshi_words_line(w->out);
    hoshi_buf_puts(w->out, hoshi_msg(msg, w->lang));
}

void hoshi_words_text(const struct hoshi_words *w, const struct hoshi_text *text)
{
    const char *s = hoshi_text_get(text, w->lang);
    if (*s == '\0')
        return;
    hoshi_words_line(w->out);
    hoshi_buf_puts(w->out, s);
}

/* "Question: …" */
static void labelled(const struct hoshi_words *w, enum hoshi_msg label, const char *s)
{
    if (*s == '\0')
        return;
    hoshi_words_head(w, label);
    hoshi_buf_puts(w->out, hoshi_lang_row(w->lang)->colon);
    hoshi_buf_puts(w->out, s);
}

static void labelled_text(const struct hoshi_words *w, enum hoshi_msg label,
                          const struct hoshi_text *text)
{
    labelled(w, label, hoshi_text_get(text, w->lang));
}

static void list(const struct hoshi_words *w, const struct hoshi_text *text, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        hoshi_words_line(w->out);
        hoshi_buf_puts(w->out, w->bullet);
        hoshi_buf_puts(w->out, hoshi_text_get(&text[i], w->lang));
    }
}

void hoshi_words_ids(struct hoshi_buf *out, const struct hoshi_names *ids)
{
    for (size_t i = 0; i < ids->n; i++) {
        hoshi_buf_puts(out, i > 0 ? ", " : "");
        hoshi_buf_puts(out, ids->v[i].s);
    }
}

static void say_ids(const struct hoshi_words *w, enum hoshi_msg msg, const struct hoshi_names *ids)
{
    struct hoshi_buf buf;
    hoshi_buf_init(&buf, 0);
    hoshi_words_ids(&buf, ids);
    hoshi_words_say(w, msg, buf.p, NULL, NULL);
    w->out->failed = w->out->failed || buf.failed;
    hoshi_buf_release(&buf);
}

void hoshi_words_items(const struct hoshi_words *w, const struct hoshi_criterion *c)
{
    list(w, c->item, c->n_item);
}

void hoshi_words_evidence(const struct hoshi_words *w, const struct hoshi_criterion *c)
{
    list(w, c->evidence, c->n_evidence);
}

/* "(a) …", or "(2a) …" of a branch that stands for item 2 only. */
void hoshi_words_branches(const struct hoshi_words *w, const struct hoshi_criterion *c)
{
    for (size_t i = 0; i < c->n_branch; i++) {
        const struct hoshi_branch *b = &c->branch[i];
        hoshi_words_line(w->out);
        hoshi_buf_puts(w->out, "(");
        if (b->of.s != NULL) {
            hoshi_buf_puts(w->out, b->of.s);
            hoshi_buf_puts(w->out, " > ");
        }
        hoshi_buf_puts(w->out, b->id.s);
        hoshi_buf_puts(w->out, ") ");
        hoshi_buf_puts(w->out, hoshi_text_get(&b->text, w->lang));
        hoshi_words_say(w, HOSHI_MSG_EXPLAIN_FITS, hoshi_text_get(&b->fits, w->lang), NULL, NULL);
    }
}

void hoshi_words_states(const struct hoshi_words *w, const struct hoshi_criterion *c)
{
    char weight[HOSHI_DECIMAL_BYTES];
    for (size_t i = 0; i < c->n_state; i++) {
        list(w, &c->state[i].text, 1);
        hoshi_words_say(w, HOSHI_MSG_EXPLAIN_STATE_WEIGHT,
                        hoshi_decimal(weight, c->state[i].weight), c->state[i].id.s, NULL);
        if (c->state[i].may_stay_open)
            hoshi_words_head(w, HOSHI_MSG_EXPLAIN_MAY_STAY_OPEN);
    }
}

void hoshi_words_condition(const struct hoshi_words *w, const struct hoshi_criterion *c)
{
    if (c->condition < 0)
        return;
    const struct hoshi_condition *condition = &w->cat->condition[c->condition];
    hoshi_words_text(w, &condition->question);
    labelled_text(w, HOSHI_MSG_EXPLAIN_NO_MEANS, &condition->no_means);
}

enum hoshi_msg hoshi_frequency_msg(hoshi_months months)
{
    return months == 12  ? HOSHI_MSG_EXPLAIN_YEARLY
           : months == 1 ? HOSHI_MSG_EXPLAIN_MONTHLY
                         : HOSHI_MSG_EXPLAIN_FREQUENCY;
}

void hoshi_words_frequency(const struct hoshi_words *w, const struct hoshi_criterion *c)
{
    char months[HOSHI_DECIMAL_BYTES];
    if (c->frequency == 0)
        return;
    hoshi_words_say(w, hoshi_frequency_msg(c->frequency), hoshi_decimal(months, c->frequency), NULL,
                    NULL);
}

/* One line for each way to stand on another. */
void hoshi_words_builds_on(const struct hoshi_words *w, const struct hoshi_criterion *c)
{
    struct hoshi_buf ids;
    hoshi_buf_init(&ids, 0);
    for (int kind = 0; kind < HOSHI_PREREQUISITE_COUNT_; kind++) {
        hoshi_buf_clear(&ids);
        for (size_t i = 0; i < c->builds_on.n; i++) {
            if ((int)hoshi_criterion_builds_on(c, c->builds_on.v[i].s) != kind)
                continue;
            hoshi_buf_puts(&ids, ids.n != 0 ? ", " : "");
            hoshi_buf_puts(&ids, c->builds_on.v[i].s);
        }
        w->out->failed = w->out->failed || ids.failed; /* clearing forgets it */
        if (ids.n == 0)
            continue;
        hoshi_words_line(w->out);
        hoshi_buf_puts(w->out,
                       hoshi_prerequisite_label((enum hoshi_prerequisite_kind)kind, w->lang));
        hoshi_buf_puts(w->out, hoshi_lang_row(w->lang)->colon);
        hoshi_buf_puts(w->out, ids.p);
    }
    hoshi_buf_release(&ids);
}

enum hoshi_msg hoshi_words_absent(const struct hoshi_catalog *cat, const struct hoshi_criterion *c)
{
    if (!c->may_be_absent && c->condition >= 0)
        return HOSHI_MSG_EXPLAIN_ABSENT_BY_CONDITION;
    return hoshi_level_msg(cat, c->may_be_absent ? HOSHI_MSG_EXPLAIN_MAY_BE_ABSENT
                                                 : HOSHI_MSG_EXPLAIN_NEVER_ABSENT);
}

bool hoshi_words_tell_absent(const struct hoshi_catalog *cat)
{
    bool is_answer = hoshi_catalog_takes(cat, HOSHI_STATUS_NOT_APPLICABLE);
    for (size_t i = 0; i < cat->n_criterion && is_answer; i++) {
        if (cat->criterion[i]->may_be_absent)
            return true;
    }
    return false;
}

void hoshi_words_judged(const struct hoshi_words *w, const struct hoshi_criterion *c)
{
    char weight[HOSHI_DECIMAL_BYTES];
    if (c->weight != 0)
        hoshi_words_say(w, HOSHI_MSG_EXPLAIN_WEIGHT, hoshi_decimal(weight, c->weight), NULL, NULL);
    if (c->may_stay_open)
        hoshi_words_head(w, HOSHI_MSG_EXPLAIN_MAY_STAY_OPEN);
    if (c->blocker)
        hoshi_words_head(w, HOSHI_MSG_EXPLAIN_BLOCKER);
    if (c->unscored)
        hoshi_words_head(w, HOSHI_MSG_EXPORT_UNSCORED);
    if (c->until != 0)
        hoshi_words_say(w, HOSHI_MSG_EXPORT_UNTIL,
                        hoshi_catalog_star_name(w->cat, c->until, w->lang), NULL, NULL);
    if (hoshi_words_tell_absent(w->cat))
        hoshi_words_head(w, hoshi_words_absent(w->cat, c));
}

struct hoshi_words_origin hoshi_words_origin(const struct hoshi_words *w,
                                             const struct hoshi_criterion *c)
{
    const struct hoshi_catalog *cat = w->cat;
    while (c != NULL && cat->base != NULL && hoshi_catalog_find(cat->base, c->id.s) != NULL)
        cat = cat->base;
    struct hoshi_words_origin o = {.cat = cat, .source = ""};
    if (cat->source != NULL) {
        o.source = hoshi_text_get(&cat->source->title, w->lang);
        o.confidence = cat->source->confidence;
    }
    if (c != NULL && c->source != NULL)
        o.source = c->source;
    if (c != NULL && c->confidence != HOSHI_CONFIDENCE_UNKNOWN)
        o.confidence = c->confidence;
    return o;
}

void hoshi_words_standing(const struct hoshi_words *w, const struct hoshi_criterion *c)
{
    struct hoshi_words_origin o = hoshi_words_origin(w, c);
    hoshi_words_say(
        w, HOSHI_MSG_EXPORT_STANDING, hoshi_catalog_status_label(o.cat->status, w->lang),
        hoshi_confidence_label(o.confidence, w->lang), *o.source != '\0' ? o.source : o.cat->name);
}

void hoshi_words_demand(const struct hoshi_words *w, const struct hoshi_criterion *c)
{
    hoshi_words_text(w, &c->text);
    if (c->n_item != 0)
        hoshi_words_head(w, HOSHI_MSG_EXPLAIN_ITEMS);
    hoshi_words_items(w, c);
    if (c->n_branch != 0)
        hoshi_words_head(w, c->branch[0].of.s == NULL ? HOSHI_MSG_EXPLAIN_ALTERNATIVES
                                                      : HOSHI_MSG_EXPLAIN_BRANCHES);
    hoshi_words_branches(w, c);
    if (c->n_state != 0)
        hoshi_words_head(w, HOSHI_MSG_EXPLAIN_STATES);
    hoshi_words_states(w, c);
    if (c->condition >= 0)
        hoshi_words_head(w, HOSHI_MSG_EXPLAIN_CONDITION);
    hoshi_words_condition(w, c);
}

void hoshi_words_advice(const struct hoshi_words *w, const struct hoshi_criterion *c)
{
    labelled_text(w, HOSHI_MSG_EXPLAIN_QUESTION, &c->question);
    labelled_text(w, HOSHI_MSG_EXPLAIN_WHY, &c->why);
    if (*hoshi_text_get(&c->how, w->lang) != '\0')
        hoshi_words_head(w, HOSHI_MSG_EXPLAIN_HOW);
    hoshi_words_text(w, &c->how);
}

void hoshi_words_facts(const struct hoshi_words *w, const struct hoshi_criterion *c)
{
    labelled_text(w, HOSHI_MSG_EXPLAIN_NOTE, &c->note);
    hoshi_words_frequency(w, c);
    say_ids(w, HOSHI_MSG_EXPLAIN_REFERS, &c->refers_to);
    say_ids(w, HOSHI_MSG_EXPLAIN_BORROWS, &c->borrows);
    hoshi_words_builds_on(w, c);
    hoshi_words_judged(w, c);
    if (c->effort != HOSHI_EFFORT_NONE && c->owner != HOSHI_OWNER_NONE)
        hoshi_words_say(w, HOSHI_MSG_EXPLAIN_EFFORT, hoshi_effort_label(c->effort, w->lang),
                        hoshi_owner_label(c->owner, w->lang), NULL);
    hoshi_words_say(w, HOSHI_MSG_EXPORT_REASON, hoshi_text_get(&c->reason, w->lang), NULL, NULL);
    hoshi_words_standing(w, c);
}

void hoshi_words_links(const struct hoshi_words *w, const struct hoshi_requirement *r)
{
    struct hoshi_buf ids;
    hoshi_buf_init(&ids, 0);
    for (size_t i = 0; i < r->n_refs; i++) {
        hoshi_buf_clear(&ids);
        hoshi_words_ids(&ids, &r->refs[i].id);
        w->out->failed = w->out->failed || ids.failed; /* clearing forgets it */
        if (ids.n == 0)
            continue;
        const char *const arg[] = {r->refs[i].framework.s, ids.p,
                                   hoshi_basis_label(r->refs_basis, w->lang),
                                   hoshi_confidence_label(r->refs_confidence, w->lang)};
        hoshi_words_line(w->out);
        hoshi_format(w->out, hoshi_msg(HOSHI_MSG_EXPORT_LINKS, w->lang), arg, 4);
    }
    hoshi_buf_release(&ids);
    hoshi_words_say(w, HOSHI_MSG_EXPLAIN_CSF2, r->csf2_category.s, NULL, NULL);
}
