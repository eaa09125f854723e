#include "report/group_words.h"

#include <hoshi/judge.h>

#include "base/digits.h"
#include "i18n/msg.h"
#include "report/headline.h"
#include "report/level.h"
#include "report/scope.h"

void hoshi_members_put_name(const struct hoshi_member *m, enum hoshi_lang lang,
                            struct hoshi_buf *out)
{
    if (m->name != NULL && m->id != NULL)
        hoshi_msg_put(out, HOSHI_MSG_HISTORY_WHOSE, lang, m->name, m->id, NULL);
    else
        hoshi_msg_put(out, HOSHI_MSG_GROUP_NAME, lang,
                      m->name != NULL ? m->name
                      : m->id != NULL ? m->id
                                      : m->source,
                      NULL, NULL);
}

static const char *star_name(const struct hoshi_catalog *cat, uint8_t star, enum hoshi_lang lang)
{
    return star != 0 ? hoshi_catalog_star_name(cat, star, lang)
                     : hoshi_msg(HOSHI_MSG_LEVEL_FIRM_NONE, lang);
}

static void put_reached(const struct hoshi_catalog *cat, uint8_t star, uint8_t firm,
                        enum hoshi_lang lang, struct hoshi_buf *out)
{
    hoshi_buf_puts(out, star_name(cat, star, lang));
    if (star != firm)
        hoshi_msg_put(out, HOSHI_MSG_HISTORY_FIRM, lang, star_name(cat, firm, lang), NULL, NULL);
}

void hoshi_members_put_reached(const struct hoshi_member *m, enum hoshi_lang lang,
                               struct hoshi_buf *out)
{
    const struct hoshi_result *r = m->result;
    put_reached(r->catalog, r->star, r->star_firm, lang, out);
    if (r->star_provisional == 0)
        return;
    hoshi_buf_puts(out, " ");
    hoshi_msg_put(out, HOSHI_MSG_GROUP_PROVISIONAL, lang,
                  star_name(r->catalog, r->star_provisional, lang), NULL, NULL);
}

void hoshi_members_put_star(const struct hoshi_members *g, enum hoshi_lang lang,
                            struct hoshi_buf *out)
{
    char n[HOSHI_DECIMAL_BYTES];
    struct hoshi_buf reached;
    if (!g->known) {
        hoshi_msg_put(out, hoshi_level_msg(g->catalog, HOSHI_MSG_GROUP_NOT_KNOWN), lang,
                      hoshi_decimal(n, (long long)g->n_broken), NULL, NULL);
        return;
    }
    hoshi_buf_init(&reached, 0);
    put_reached(g->catalog, g->star, g->star_firm, lang, &reached);
    enum hoshi_msg msg = g->star != 0 ? HOSHI_MSG_GROUP_STAR : HOSHI_MSG_GROUP_NONE;
    hoshi_msg_put(out, hoshi_level_msg(g->catalog, msg), lang, reached.p, NULL, NULL);
    if (g->star_provisional != 0)
        hoshi_msg_put(out, HOSHI_MSG_GROUP_AND_PROVISIONAL, lang,
                      star_name(g->catalog, g->star_provisional, lang), NULL, NULL);
    out->failed = out->failed || reached.failed;
    hoshi_buf_release(&reached);
}

void hoshi_members_put_rests(const struct hoshi_members *g, const struct hoshi_member *m,
                             bool whole, enum hoshi_lang lang, struct hoshi_buf *out)
{
    (whole ? hoshi_scope_put_whole : hoshi_scope_put)(m->result->answers, lang, out);
    hoshi_headline_rests(m->result, &m->result->level[g->level], lang, out);
}

size_t hoshi_members_n_resting(const struct hoshi_members *g, struct hoshi_buf *out)
{
    struct hoshi_buf text;
    size_t n = 0;
    hoshi_buf_init(&text, 0);
    for (size_t i = 0; i < g->n; i++) {
        hoshi_buf_clear(&text);
        hoshi_members_put_rests(g, &g->member[i], false, HOSHI_LANG_EN, &text);
        n += text.n != 0;
        out->failed |= text.failed;
    }
    hoshi_buf_release(&text);
    return n;
}

void hoshi_members_put_notes(const struct hoshi_members *g, enum hoshi_lang lang,
                             struct hoshi_buf *out)
{
    char n[HOSHI_DECIMAL_BYTES], all[HOSHI_DECIMAL_BYTES];
    size_t n_resting = hoshi_members_n_resting(g, out);
    hoshi_headline_sources(g->catalog, g->policy, lang, out);
    if (n_resting == 0)
        return;
    hoshi_msg_put(out, HOSHI_MSG_GROUP_N_RESTING, lang, hoshi_decimal(n, (long long)n_resting),
                  hoshi_decimal(all, (long long)g->n), NULL);
    hoshi_buf_puts(out, "\n");
}

const char *hoshi_members_level_name(const struct hoshi_members *g, enum hoshi_lang lang)
{
    return hoshi_catalog_star_name(g->catalog, g->catalog->level[g->level].star, lang);
}

struct hoshi_tally hoshi_members_tally(const struct hoshi_members *g, const struct hoshi_member *m,
                                       size_t category)
{
    return category < g->catalog->n_group
               ? m->result->group[category * g->catalog->n_level + g->level]
               : m->result->level[g->level].tally;
}

bool hoshi_members_shows(const struct hoshi_members *g, size_t category)
{
    return g->n != 0 && hoshi_members_tally(g, &g->member[0], category).total != 0;
}

bool hoshi_members_blocks(const struct hoshi_members *g, const struct hoshi_member *m)
{
    return !hoshi_result_reaches(m->result, g->catalog->level[g->level].star, false);
}

size_t hoshi_members_next(const struct hoshi_members *g, const struct hoshi_member *m, size_t from)
{
    const struct hoshi_result *r = m->result;
    uint8_t star = g->catalog->level[g->level].star;
    while (from < r->n_todo && !hoshi_criterion_counts(r->gap[from].criterion, star))
        from++;
    return from < r->n_todo ? from : SIZE_MAX;
}

void hoshi_members_put_blocks(const struct hoshi_members *g, const struct hoshi_member *m,
                              size_t max, enum hoshi_lang lang, struct hoshi_buf *out)
{
    struct hoshi_tally t = hoshi_members_tally(g, m, g->catalog->n_group);
    char gap[HOSHI_DECIMAL_BYTES], open[HOSHI_DECIMAL_BYTES], more[HOSHI_DECIMAL_BYTES];
    size_t n = 0;
    hoshi_msg_put(out, HOSHI_MSG_GROUP_BLOCKS, lang, hoshi_decimal(gap, t.gap),
                  hoshi_decimal(open, t.open), NULL);
    for (size_t i = hoshi_members_next(g, m, 0); i != SIZE_MAX;
         i = hoshi_members_next(g, m, i + 1)) {
        if (n++ >= max)
            continue;
        hoshi_buf_puts(out, n > 1 ? " " : "");
        hoshi_buf_puts(out, m->result->gap[i].criterion->id.s);
    }
    if (n > max)
        hoshi_msg_put(out, HOSHI_MSG_GROUP_MORE, lang, hoshi_decimal(more, (long long)(n - max)),
                      NULL, NULL);
}
