#include "report/headline.h"

#include <string.h>

#include "base/digits.h"
#include "base/str.h"
#include "base/visible.h"
#include "i18n/msg.h"
#include "report/level.h"

static const struct hoshi_star_result *level_reached(const struct hoshi_result *r)
{
    for (size_t i = 0; i < r->catalog->n_level; i++) {
        if (r->star != 0 && r->level[i].star == r->star)
            return &r->level[i];
    }
    return NULL;
}

/* What remains of the star when no claim is accepted. */
static void put_firm(const struct hoshi_result *r, enum hoshi_lang lang, struct hoshi_buf *out)
{
    char star[HOSHI_DECIMAL_BYTES];
    enum hoshi_msg msg = r->star_firm != 0 ? HOSHI_MSG_SCORE_FIRM : HOSHI_MSG_SCORE_FIRM_NONE;
    hoshi_msg_put(out, hoshi_level_msg(r->catalog, msg), lang,
                  hoshi_level_arg(r->catalog, r->star_firm, lang, star), NULL, NULL);
}

void hoshi_headline_put(const struct hoshi_result *r, enum hoshi_lang lang, struct hoshi_buf *out)
{
    const struct hoshi_star_result *reached = level_reached(r);
    char digit[HOSHI_DECIMAL_BYTES], n[HOSHI_DECIMAL_BYTES];
    struct hoshi_buf firm;
    hoshi_buf_init(&firm, 64);
    put_firm(r, lang, &firm);
    const char *star = hoshi_level_arg(r->catalog, r->star, lang, digit);
    enum hoshi_msg msg = reached == NULL                 ? HOSHI_MSG_SCORE_REACHED_NONE
                         : r->star != r->star_firm       ? HOSHI_MSG_SCORE_REACHED_IF
                         : r->catalog->points_of != NULL ? HOSHI_MSG_SCORE_REACHED_POINTS
                                                         : HOSHI_MSG_SCORE_REACHED;
    uint32_t count = reached == NULL           ? 0
                     : r->star != r->star_firm ? reached->tally.na_claimed
                                               : reached->tally.total;
    hoshi_msg_put(out, hoshi_level_msg(r->catalog, msg), lang, star, hoshi_decimal(n, count),
                  firm.p);
    out->failed |= firm.failed;
    hoshi_buf_release(&firm);
}

/* "remote work, use of passwords": answered no, and so out of play something of this star. */
static void put_conditions(const struct hoshi_result *r, uint8_t star, enum hoshi_lang lang,
                           struct hoshi_buf *out)
{
    const struct hoshi_catalog *cat = r->catalog;
    const char *between = "";
    for (size_t c = 0; c < cat->n_condition; c++) {
        bool counts = false;
        for (size_t i = 0; i < cat->n_criterion; i++)
            counts = counts || (cat->criterion[i]->condition == (int32_t)c &&
                                hoshi_criterion_counts(cat->criterion[i], star) &&
                                r->outcome[i].kind == HOSHI_OUTCOME_OUT_OF_PLAY);
        if (!counts)
            continue;
        hoshi_buf_puts(out, between);
        hoshi_buf_puts(out, hoshi_condition_name(&cat->condition[c], lang));
        between = lang == HOSHI_LANG_JA ? "、" : ", ";
    }
}

size_t hoshi_headline_findings(const struct hoshi_result *r, uint8_t star,
                               enum hoshi_finding_code code)
{
    size_t n = 0;
    for (size_t i = 0; i < r->n_finding; i++)
        n += r->finding[i].code == code && hoshi_criterion_counts(r->finding[i].criterion, star);
    return n;
}

static void put_note(struct hoshi_buf *out, enum hoshi_msg msg, enum hoshi_lang lang,
                     const char *a0, size_t n, const char *a2)
{
    char number[HOSHI_DECIMAL_BYTES];
    hoshi_msg_put(out, msg, lang, a0, hoshi_decimal(number, (long long)n), a2);
    hoshi_buf_puts(out, "\n");
}

/* They are among what is satisfied. */
static void put_out_of_play(const struct hoshi_result *r, const struct hoshi_star_result *level,
                            enum hoshi_lang lang, struct hoshi_buf *out)
{
    struct hoshi_buf names;
    if (level->tally.out_of_play == 0)
        return;
    hoshi_buf_init(&names, 0);
    put_conditions(r, level->star, lang, &names);
    put_note(out, HOSHI_MSG_SCORE_RESTS_ON_CONDITIONS, lang,
             hoshi_catalog_star_name(r->catalog, level->star, lang), level->tally.out_of_play,
             names.p);
    out->failed |= names.failed;
    hoshi_buf_release(&names);
}

/* Answers that nobody has looked at since last time. */
static void put_carried(const struct hoshi_result *r, uint8_t star, enum hoshi_lang lang,
                        struct hoshi_buf *out)
{
    size_t n = hoshi_headline_findings(r, star, HOSHI_FINDING_CARRIED_OVER);
    if (n != 0)
        put_note(out, HOSHI_MSG_SCORE_RESTS_ON_CARRIED, lang,
                 hoshi_catalog_star_name(r->catalog, star, lang), n, NULL);
}

void hoshi_headline_rests(const struct hoshi_result *r, const struct hoshi_star_result *level,
                          enum hoshi_lang lang, struct hoshi_buf *out)
{
    const char *name = hoshi_catalog_star_name(r->catalog, level->star, lang);
    size_t n_undated = hoshi_headline_findings(r, level->star, HOSHI_FINDING_NO_PERFORMED_DATE);
    put_out_of_play(r, level, lang, out);
    put_carried(r, level->star, lang, out);
    if (n_undated != 0)
        put_note(out, HOSHI_MSG_SCORE_RESTS_ON_UNDATED, lang, name, n_undated, NULL);
}

/* The lowest level that is not reached, as far as the company aims: conditions take out of it, too.
 */
static void put_next(const struct hoshi_result *r, const struct hoshi_star_result *reached,
                     enum hoshi_lang lang, struct hoshi_buf *out)
{
    uint32_t named = reached != NULL ? reached->tally.out_of_play : 0;
    for (size_t i = 0; i < r->catalog->n_level; i++) {
        const struct hoshi_star_result *level = &r->level[i];
        if (level->star <= r->star)
            continue;
        bool aimed_at = i == 0 || level->star <= r->answers->target;
        if (aimed_at && level->tally.out_of_play > named)
            put_out_of_play(r, level, lang, out);
        return;
    }
}

/* Stars that are none of the scheme, each with its own name, which says so. */
static void put_provisional(const struct hoshi_result *r, enum hoshi_lang lang,
                            struct hoshi_buf *out)
{
    for (size_t i = 0; i < r->catalog->n_level; i++) {
        const struct hoshi_level *level = &r->catalog->level[i];
        const struct hoshi_tally *t = &r->level[i].tally;
        char open[HOSHI_DECIMAL_BYTES];
        if (!level->provisional)
            continue;
        put_note(out,
                 r->star_provisional == level->star ? HOSHI_MSG_SCORE_PROVISIONAL
                                                    : HOSHI_MSG_SCORE_PROVISIONAL_LEFT,
                 lang, hoshi_text_get(&level->title, lang), t->gap, hoshi_decimal(open, t->open));
    }
}

/* A sum is told when nothing is missing from it: half a sum would be taken for a low one. */
static void put_points(const struct hoshi_result *r, enum hoshi_lang lang, struct hoshi_buf *out)
{
    const struct hoshi_score *s = &r->score;
    char sum[HOSHI_DECIMAL_BYTES], min[HOSHI_DECIMAL_BYTES], max[HOSHI_DECIMAL_BYTES];
    if (s->n == 0 || r->catalog->deduction != NULL)
        return;
    if (s->n_open != 0) {
        put_note(out, HOSHI_MSG_SCORE_POINTS_OPEN, lang, hoshi_decimal(max, s->max), s->n_open,
                 NULL);
        return;
    }
    hoshi_msg_put(out, HOSHI_MSG_SCORE_POINTS, lang, hoshi_decimal(sum, s->sum),
                  hoshi_decimal(min, s->min), hoshi_decimal(max, s->max));
    if (s->band != NULL)
        hoshi_msg_put(out, HOSHI_MSG_SCORE_BAND, lang, hoshi_text_get(&s->band->title, lang), NULL,
                      NULL);
    hoshi_buf_puts(out, "\n");
}

/* What fails by itself comes before all counts. */
static void put_blockers(const struct hoshi_result *r, enum hoshi_lang lang, struct hoshi_buf *out)
{
    struct hoshi_buf ids;
    size_t n = 0;
    hoshi_buf_init(&ids, 0);
    for (size_t i = 0; i < r->n_todo; i++) {
        const struct hoshi_gap *g = &r->gap[i];
        if (!g->criterion->blocker || g->outcome.kind != HOSHI_OUTCOME_GAP)
            continue;
        hoshi_buf_puts(&ids, n++ > 0 ? ", " : "");
        hoshi_buf_puts(&ids, g->criterion->id.s);
    }
    if (n != 0)
        put_note(out, HOSHI_MSG_SCORE_BLOCKERS, lang, ids.p, n, NULL);
    out->failed |= ids.failed;
    hoshi_buf_release(&ids);
}

/* The first blocker that is not met. */
static const char *blocking(const struct hoshi_result *r)
{
    for (size_t i = 0; i < r->n_todo; i++) {
        const struct hoshi_gap *g = &r->gap[i];
        if (g->criterion->blocker && g->outcome.kind == HOSHI_OUTCOME_GAP)
            return g->criterion->id.s;
    }
    return "";
}

#define IDS_SHOWN 8 /* the others are in the list of gaps */

static void put_prevents(const struct hoshi_score *s, struct hoshi_buf *out)
{
    for (size_t i = 0; i < s->n_prevents && i < IDS_SHOWN; i++) {
        hoshi_buf_puts(out, i > 0 ? ", " : "");
        hoshi_buf_puts(out, s->prevents[i]->id.s);
    }
    hoshi_buf_puts(out, s->n_prevents > IDS_SHOWN ? " …" : "");
}

/* The status beside the level: what is missing from it, or that it is there. */
static void put_conditional(const struct hoshi_result *r, enum hoshi_lang lang,
                            struct hoshi_buf *out)
{
    const struct hoshi_score *s = &r->score;
    int32_t from = r->catalog->deduction->conditional;
    uint8_t top = r->catalog->level[r->catalog->n_level - 1].star;
    const char *name = hoshi_catalog_star_name(r->catalog, top, lang);
    char points[HOSHI_DECIMAL_BYTES];
    struct hoshi_buf ids;
    if (from == INT32_MAX || r->level[r->catalog->n_level - 1].verdict != HOSHI_VERDICT_GAPS)
        return;
    if (s->conditional)
        put_note(out, HOSHI_MSG_SCORE_CONDITIONAL, lang, name, (size_t)from, NULL);
    if (s->n_open == 0 && s->sum < from)
        put_note(out, HOSHI_MSG_SCORE_CONDITIONAL_SHORT, lang, name, (size_t)from,
                 hoshi_decimal(points, from - s->sum));
    hoshi_buf_init(&ids, 0);
    put_prevents(s, &ids);
    if (s->n_prevents != 0)
        put_note(out, HOSHI_MSG_SCORE_CONDITIONAL_PREVENTED, lang, name, s->n_prevents, ids.p);
    out->failed |= ids.failed;
    hoshi_buf_release(&ids);
}

static void put_deduction(const struct hoshi_result *r, enum hoshi_lang lang, struct hoshi_buf *out)
{
    const struct hoshi_score *s = &r->score;
    char a[HOSHI_DECIMAL_BYTES], b[HOSHI_DECIMAL_BYTES], c[HOSHI_DECIMAL_BYTES];
    if (r->catalog->deduction == NULL || !s->begun) /* a sheet of the lower levels has no score */
        return;
    if (s->none) { /* a blocker, which is named above */
        hoshi_msg_put(out, HOSHI_MSG_SCORE_NO_POINTS, lang, blocking(r), NULL, NULL);
        hoshi_buf_puts(out, "\n");
        return;
    }
    hoshi_msg_put(out, s->n_open != 0 ? HOSHI_MSG_SCORE_POINTS_RANGE : HOSHI_MSG_SCORE_POINTS, lang,
                  hoshi_decimal(a, s->sum), hoshi_decimal(b, s->n_open != 0 ? s->high : s->min),
                  hoshi_decimal(c, s->n_open != 0 ? (long long)s->n_open : s->max));
    hoshi_buf_puts(out, "\n");
    if (s->n_claim != 0) {
        hoshi_msg_put(out, HOSHI_MSG_SCORE_POINTS_CLAIMED, lang, hoshi_decimal(a, s->n_claim), NULL,
                      NULL);
        hoshi_buf_puts(out, "\n");
    }
    put_conditional(r, lang, out);
}

/* "PA ML3, MFA none": the lowest is the level of the whole. */
static void put_group_levels(const struct hoshi_result *r, enum hoshi_lang lang,
                             struct hoshi_buf *out)
{
    struct hoshi_buf list;
    hoshi_buf_init(&list, 0);
    for (size_t g = 0; r->group_level != NULL && g < r->catalog->n_group; g++) {
        const char *id = hoshi_catalog_level_id(r->catalog, r->group_level[g]);
        char digit[HOSHI_DECIMAL_BYTES];
        hoshi_buf_puts(&list, g > 0 ? ", " : "");
        hoshi_buf_puts(&list, r->catalog->group[g].id.s);
        hoshi_buf_puts(&list, " ");
        hoshi_buf_puts(&list, r->group_level[g] == 0 ? hoshi_msg(HOSHI_MSG_LEVEL_FIRM_NONE, lang)
                              : id != NULL           ? id
                                                     : hoshi_decimal(digit, r->group_level[g]));
    }
    if (list.n != 0)
        put_note(out, HOSHI_MSG_SCORE_GROUP_LEVELS, lang, list.p, 0, NULL);
    out->failed |= list.failed;
    hoshi_buf_release(&list);
}

/* Other criteria under the scheme's own name may give any star. */
static void put_catalogue(const struct hoshi_catalog *cat, enum hoshi_lang lang,
                          struct hoshi_buf *out)
{
    if (!cat->not_built_in)
        return;
    struct hoshi_buf name;
    hoshi_buf_init(&name, 0);
    hoshi_put_visible(&name, hoshi_str_from(cat->name), 0);
    put_note(out, HOSHI_MSG_SCORE_CATALOGUE_OTHER, lang, name.p, 0, NULL);
    out->failed |= name.failed;
    hoshi_buf_release(&name);
}

/* Another policy may give another star. */
static void put_policy(const struct hoshi_policy *p, enum hoshi_lang lang, struct hoshi_buf *out)
{
    bool is_default = strcmp(p->id.s, HOSHI_POLICY_DEFAULT) == 0;
    if (is_default && !p->not_built_in)
        return;
    struct hoshi_buf id;
    hoshi_buf_init(&id, 0);
    hoshi_put_visible(&id, hoshi_str_from(p->id.s), 0);
    put_note(out, is_default ? HOSHI_MSG_SCORE_POLICY_OTHER : HOSHI_MSG_SCORE_POLICY_NOT_DEFAULT,
             lang, id.p, 0, NULL);
    out->failed |= id.failed;
    hoshi_buf_release(&id);
}

void hoshi_headline_sources(const struct hoshi_catalog *cat, const struct hoshi_policy *policy,
                            enum hoshi_lang lang, struct hoshi_buf *out)
{
    put_catalogue(cat, lang, out);
    put_policy(policy, lang, out);
}

void hoshi_headline_notes(const struct hoshi_result *r, enum hoshi_lang lang, struct hoshi_buf *out)
{
    const struct hoshi_star_result *reached = level_reached(r);
    hoshi_headline_sources(r->catalog, r->policy, lang, out);
    put_group_levels(r, lang, out);
    put_blockers(r, lang, out);
    if (reached != NULL)
        hoshi_headline_rests(r, reached, lang, out);
    else if (r->catalog->n_level != 0)
        put_carried(r, r->level[0].star, lang, out);
    put_next(r, reached, lang, out);
    put_provisional(r, lang, out);
    put_points(r, lang, out);
    put_deduction(r, lang, out);
}
