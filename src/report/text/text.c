/* The report a company president reads: one screen of 80 x 24 with its prompt; --all says all.
 * No character of ambiguous width (★ and the like) stands left of anything that is aligned. */
#include <string.h>

#include "base/digits.h"
#include "base/lang.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/visible.h"
#include "report/finding.h"
#include "report/headline.h"
#include "report/level.h"
#include "report/scope.h"
#include "report/text/answers.h"
#include "report/text/confirmed.h"
#include "report/text/forecast.h"
#include "report/text/gap.h"
#include "report/text/list.h"
#include "report/text/maturity.h"
#include "report/text/print.h"
#include "report/text/support.h"
#include "report/text/table.h"
#include "report/text/title.h"
#include "report/text/view.h"
#include "report/text/wrap.h"

#define GAPS_SHOWN 2 /* three lines each: what, and what to do first */

struct text {
    struct hoshi_print p;
    const struct hoshi_result *r;
    const struct hoshi_report_opts *opts;
    char digit[3][24];
    size_t n_note; /* below the headline: the short report still fits a terminal of 24 lines */
};

static const char *number(struct text *t, int slot, long long v)
{
    return hoshi_decimal(t->digit[slot], v);
}

/* The head of a section, before its first row only. */
static void head_once(struct text *t, bool *done, enum hoshi_msg msg, const char *a0,
                      const char *a1)
{
    if (*done)
        return;
    hoshi_buf_puts(t->p.out, "\n");
    hoshi_print_head(&t->p, msg, a0, a1);
    *done = true;
}

static const char *text_of(const struct text *t, const struct hoshi_text *text)
{
    return hoshi_text_get(text, t->p.lang);
}

static void blank(const struct text *t)
{
    hoshi_buf_puts(t->p.out, "\n");
}

/* Index of the level that gaps are reported for: the target, else the next above the one reached,
 * else the last. */
static size_t target_level(const struct text *t)
{
    const struct hoshi_catalog *cat = t->r->catalog;
    for (size_t i = 0; i < cat->n_level; i++) {
        if (t->opts->target != 0 ? cat->level[i].star >= t->opts->target
                                 : cat->level[i].star > t->r->star)
            return i;
    }
    return cat->n_level - 1;
}

/* 0: there are no levels, and all criteria are meant. */
static uint8_t target_star(const struct text *t)
{
    return t->r->catalog->n_level != 0 ? t->r->level[target_level(t)].star : 0;
}

static void put_star(struct text *t)
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_headline_put(t->r, t->p.lang, &line);
    hoshi_print_bold(&t->p, true);
    hoshi_print_text(&t->p, 0, line.p);
    hoshi_print_bold(&t->p, false);
    hoshi_print_drop(&t->p, &line);
}

static void put_notes(struct text *t)
{
    struct hoshi_buf notes;
    hoshi_buf_init(&notes, 0);
    if (!t->opts->all) /* else it stands under the title */
        hoshi_scope_put(t->r->answers, t->p.lang, &notes);
    hoshi_headline_notes(t->r, t->p.lang, &notes);
    for (size_t i = 0; i < notes.n; i++)
        t->n_note += notes.p[i] == '\n';
    if (t->n_note != 0)
        hoshi_print_text(&t->p, 0, notes.p);
    hoshi_print_drop(&t->p, &notes);
}

static enum hoshi_msg level_msg(const struct text *t, enum hoshi_msg msg)
{
    return hoshi_level_msg(t->r->catalog, msg);
}

static const char *level(struct text *t, uint8_t star)
{
    return hoshi_level_arg(t->r->catalog, star, t->p.lang, t->digit[0]);
}

static void put_headline(struct text *t)
{
    put_star(t);
    put_notes(t);
    t->n_note += hoshi_text_lapse(&t->p, t->r);
    const struct hoshi_star_result *next = &t->r->level[target_level(t)];
    if (t->r->catalog->level[target_level(t)].provisional) /* said above */
        return;
    if (next->verdict == HOSHI_VERDICT_GAPS)
        hoshi_print_msg(&t->p, 0, level_msg(t, HOSHI_MSG_SCORE_NEXT_GAPS), level(t, next->star),
                        number(t, 1, next->counted.gap), number(t, 2, next->counted.open));
    else if (next->verdict == HOSHI_VERDICT_UNDETERMINED)
        hoshi_print_msg(&t->p, 0, level_msg(t, HOSHI_MSG_SCORE_NEXT_OPEN), level(t, next->star),
                        number(t, 1, next->counted.open), NULL);
    else if (t->r->star == t->r->level[t->r->catalog->n_level - 1].star)
        hoshi_print_msg(&t->p, 0, level_msg(t, HOSHI_MSG_SCORE_TOP), NULL, NULL, NULL);
}

static uint32_t gaps_shown(const struct text *t)
{
    return t->n_note > 1 ? GAPS_SHOWN - 1 : GAPS_SHOWN;
}

/* Answers that give points block nothing. */
static enum hoshi_msg todo_head(const struct text *t, uint32_t n)
{
    if (t->r->catalog->points_of != NULL)
        return HOSHI_MSG_SCORE_TODO_POINTS;
    return t->opts->all || n <= gaps_shown(t) ? HOSHI_MSG_SCORE_TODO : HOSHI_MSG_SCORE_TODO_CUT;
}

static const char *put_todo(struct text *t)
{
    const struct hoshi_star_result *next = &t->r->level[target_level(t)];
    uint32_t n_all = next->tally.gap + next->tally.open, shown = 0;
    uint32_t n = hoshi_result_listed(t->r, next->star);
    const char *first = NULL;
    if (n_all == 0)
        return NULL;
    if (t->opts->all || t->n_note == 0)
        blank(t);
    hoshi_print_part(&t->p, t->r, n, n_all);
    if (n == 0)
        return NULL;
    hoshi_print_head(&t->p, todo_head(t, n),
                     hoshi_catalog_star_name(t->r->catalog, next->star, t->p.lang),
                     number(t, 1, n));
    for (size_t i = 0; i < t->r->n_todo; i++) {
        if (!hoshi_criterion_counts(t->r->gap[i].criterion, next->star))
            continue;
        if (first == NULL)
            first = t->r->gap[i].criterion->id.s;
        if (!t->opts->all && shown++ == gaps_shown(t))
            break;
        hoshi_print_gap(&t->p, t->r, &t->r->gap[i], t->opts->all);
    }
    return first;
}

static void put_ids(struct hoshi_buf *out, const struct hoshi_criterion **crit, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        hoshi_buf_puts(out, i > 0 ? ", " : "");
        hoshi_buf_puts(out, crit[i]->id.s);
    }
}

static void put_finding(struct text *t, const struct hoshi_finding *f)
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_finding_put(&line, t->r->catalog, f, t->p.lang);
    hoshi_print_dash(&t->p, 2, line.p);
    hoshi_print_drop(&t->p, &line);
}

/* A company on its way to star 3 need not read remarks about star 4. */
static bool concerns_target(const struct text *t, const struct hoshi_finding *f)
{
    uint8_t star = target_star(t);
    if (f->criterion != NULL)
        return hoshi_criterion_counts(f->criterion, star);
    for (size_t i = 0; i < t->r->catalog->n_criterion; i++) {
        const struct hoshi_criterion *crit = t->r->catalog->criterion[i];
        if (crit->condition == f->condition && hoshi_criterion_counts(crit, star))
            return true;
    }
    return false;
}

static size_t count_findings(const struct text *t)
{
    size_t n = 0;
    for (size_t i = 0; i < t->r->n_finding; i++)
        n += concerns_target(t, &t->r->finding[i]);
    return n;
}

static void put_findings(struct text *t)
{
    bool any = false;
    for (size_t i = 0; i < t->r->n_finding; i++) {
        if (!concerns_target(t, &t->r->finding[i]))
            continue;
        head_once(t, &any, HOSHI_MSG_SCORE_FINDINGS, NULL, NULL);
        put_finding(t, &t->r->finding[i]);
    }
}

static void put_assumptions(struct text *t)
{
    bool any = false;
    for (size_t i = 0; i < t->r->n_assumption; i++) {
        const struct hoshi_assumption *a = &t->r->assumption[i];
        struct hoshi_buf ids, line;
        hoshi_buf_init(&ids, 0);
        hoshi_buf_init(&line, 0);
        head_once(t, &any, HOSHI_MSG_SCORE_ASSUMPTIONS, t->r->policy->id.s, NULL);
        put_ids(&ids, a->criterion, a->n_criterion);
        hoshi_msg_put(
            &line, HOSHI_MSG_SCORE_ASSUMPTION, t->p.lang,
            text_of(t, &t->r->policy->rule[a->rule]->text),
            hoshi_confidence_label(hoshi_policy_confidence(t->r->policy, a->rule), t->p.lang),
            ids.p);
        hoshi_print_dash(&t->p, 2, line.p);
        hoshi_print_drop(&t->p, &line);
        hoshi_print_drop(&t->p, &ids);
    }
}

/* Findings and assumptions in one line, for the short report. */
static void put_remarks(struct text *t)
{
    size_t n = 0, n_finding = count_findings(t);
    for (size_t i = 0; i < t->r->n_assumption; i++)
        n += t->r->assumption[i].n_criterion;
    if (n_finding == 0 && n == 0)
        return;
    hoshi_print_msg(&t->p, 0, HOSHI_MSG_SCORE_REMARKS, number(t, 0, (long long)n_finding),
                    number(t, 1, (long long)n), NULL);
}

static bool is_undetermined(const struct text *t)
{
    if (t->r->catalog->n_level != 0)
        return t->r->level[target_level(t)].verdict == HOSHI_VERDICT_UNDETERMINED;
    for (size_t i = 0; i < t->r->catalog->n_criterion; i++) {
        if (t->r->outcome[i].kind == HOSHI_OUTCOME_OPEN)
            return true;
    }
    return false;
}

/* As it is typed behind a command. */
static const char *name_of_sheet(const char *sheet, struct hoshi_arena *arena)
{
    if (sheet == NULL)
        return "FILE";
    return strcmp(sheet, "-") == 0 ? sheet : hoshi_shell_word(arena, sheet);
}

static void put_next(struct text *t, const char *first)
{
    struct hoshi_buf line;
    struct hoshi_arena arena;
    const char *sheet =
        t->opts->sheet; /* where nothing is known to be missing, answer the rest first */
    bool answer = is_undetermined(t) && sheet != NULL && strcmp(sheet, "-") != 0 &&
                  !hoshi_path_suffix_is(sheet, ".csv .tsv"); /* a table cannot be answered in */
    hoshi_buf_init(&line, 0);
    hoshi_arena_init(&arena, 0);
    const char *rest = t->opts->all ? "hoshi score --format json " : "hoshi score --all ";
    hoshi_buf_puts(&line, answer          ? "hoshi assess --only open "
                          : first != NULL ? "hoshi explain "
                                          : rest);
    hoshi_buf_puts(&line, !answer && first != NULL ? first : name_of_sheet(sheet, &arena));
    hoshi_print_msg(&t->p, 0, HOSHI_MSG_SCORE_NEXT, line.p, NULL, NULL);
    hoshi_print_drop(&t->p, &line);
    hoshi_arena_release(&arena);
}

/* By which rules the verdict was made, and how it looks from other frameworks. */
static void put_basis(struct text *t)
{
    put_assumptions(t);
    blank(t);
    hoshi_print_msg(&t->p, 0, HOSHI_MSG_SCORE_POLICY, t->r->policy->id.s,
                    text_of(t, &t->r->policy->title), NULL);
    for (size_t i = 0; i < t->opts->n_framework; i++) {
        const char *id = t->opts->framework[i]->id.s;
        if (strcmp(id, HOSHI_FRAMEWORK_DIRECTIVE) == 0 || strcmp(id, HOSHI_FRAMEWORK_CPSF) == 0)
            hoshi_report_view(&t->p, t->r, t->opts->framework[i]);
    }
}

/* What only --all says. */
static void put_rest(struct text *t)
{
    put_findings(t);
    hoshi_report_confirmed(&t->p, t->r);
    if (t->r->catalog->n_level != 0)
        put_basis(t);
    hoshi_report_support(&t->p, t->r, t->opts->support, target_star(t));
    blank(t);
}

/* What the answers come to; returns what to explain first, or NULL. */
static const char *put_verdict(struct text *t)
{
    put_headline(t);
    hoshi_text_table(&t->p, t->r, t->opts->target);
    const char *first = put_todo(t);
    hoshi_asked_text(&t->p, t->r, t->opts->all);
    return first;
}

static const char *first_gap(const struct text *t)
{
    for (size_t i = 0; i < t->r->n_todo; i++) {
        if (t->r->gap[i].outcome.kind == HOSHI_OUTCOME_GAP)
            return t->r->gap[i].criterion->id.s;
    }
    return NULL;
}

static const char *put_maturity(struct text *t)
{
    hoshi_text_maturity(&t->p, t->r, t->opts->all);
    return first_gap(t);
}

static const char *put_list(struct text *t)
{
    hoshi_text_list(&t->p, t->r, t->opts->all);
    return first_gap(t);
}
static const char *(*const body[HOSHI_ANSWERED_BY_COUNT_])(struct text *) = {
    [HOSHI_ANSWERED_BY_STATUS] = put_verdict,
    [HOSHI_ANSWERED_BY_LEVEL] = put_maturity,
    [HOSHI_ANSWERED_BY_APPLIED] = put_list,
    [HOSHI_ANSWERED_BY_NOTE] = put_list};

enum hoshi_rc hoshi_report_text(const struct hoshi_result *r, const struct hoshi_report_opts *opts,
                                struct hoshi_buf *out)
{
    struct text t = {.p = hoshi_print_start(opts, out), .r = r, .opts = opts};
    hoshi_text_title(&t.p, r, opts->all);
    const char *first = body[hoshi_catalog_answered_by(r->catalog)](&t);
    if (opts->forecast != NULL)
        hoshi_text_forecast(&t.p, r, opts->forecast);
    if (opts->all)
        put_rest(&t);
    else
        put_remarks(&t);
    if (opts->answers)
        hoshi_report_answers(&t.p, r);
    put_next(&t, first);
    if (opts->all)
        hoshi_print_text(&t.p, 0, text_of(&t, &r->catalog->note));
    hoshi_print_text(&t.p, 0, text_of(&t, &r->catalog->attribution));
    hoshi_print_msg(&t.p, 0, level_msg(&t, HOSHI_MSG_NOT_OFFICIAL), NULL, NULL, NULL);
    return hoshi_buf_rc(out);
}
