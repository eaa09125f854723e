#include "report/trend.h"

#include <string.h>

#include "base/digits.h"
#include "base/str.h"
#include "i18n/msg.h"
#include "report/diff_words.h"

static bool same_scope(const struct hoshi_diff_side *a, const struct hoshi_diff_side *b)
{
    return hoshi_text_same(a->scope, b->scope) && hoshi_text_same(a->left_out, b->left_out);
}

static bool is_first(const struct hoshi_history *h, size_t at)
{
    for (size_t i = 0; i < at; i++) {
        if (strcmp(h->entry[i].side.catalogue_id, h->entry[at].side.catalogue_id) == 0)
            return false;
    }
    return true;
}

const char *hoshi_trend_scheme(const struct hoshi_history *h, size_t n)
{
    for (size_t i = 0; i < h->n; i++) {
        if (is_first(h, i) && n-- == 0)
            return h->entry[i].side.catalogue_id;
    }
    return NULL;
}

static size_t next_any(const struct hoshi_history *h, const char *scheme, size_t from)
{
    while (from < h->n && strcmp(h->entry[from].side.catalogue_id, scheme) != 0)
        from++;
    return from < h->n ? from : HOSHI_TREND_END;
}

size_t hoshi_trend_next(const struct hoshi_history *h, const char *scheme, size_t from)
{
    size_t at = next_any(h, scheme, from);
    while (at != HOSHI_TREND_END) {
        size_t behind = next_any(h, scheme, at + 1);
        if (behind == HOSHI_TREND_END || h->entry[behind].side.as_of != h->entry[at].side.as_of ||
            !same_scope(&h->entry[behind].side, &h->entry[at].side))
            break;
        at = behind;
    }
    return at;
}

const struct hoshi_history_entry *hoshi_trend_last(const struct hoshi_history *h,
                                                   const char *scheme)
{
    const struct hoshi_history_entry *last = NULL;
    for (size_t i = hoshi_trend_next(h, scheme, 0); i != HOSHI_TREND_END;
         i = hoshi_trend_next(h, scheme, i + 1))
        last = &h->entry[i];
    return last;
}

size_t hoshi_trend_lines(const struct hoshi_history_entry *last)
{
    return last->side.n_level != 0 ? last->side.n_level : 1;
}

const struct hoshi_tally *hoshi_trend_at(const struct hoshi_history_entry *e,
                                         const struct hoshi_history_entry *last, size_t line)
{
    if (last->side.n_level == 0)
        return e->side.n_level == 0 ? &e->total : NULL;
    const struct hoshi_diff_level *level =
        hoshi_diff_find_level(&e->side, last->side.level[line].level);
    return level != NULL ? &level->tally : NULL;
}

void hoshi_trend_put_line(const struct hoshi_history_entry *last, size_t line, enum hoshi_lang lang,
                          struct hoshi_buf *out)
{
    if (last->side.n_level == 0)
        hoshi_buf_puts(out, hoshi_msg(HOSHI_MSG_SCORE_TABLE_TOTAL, lang));
    else
        hoshi_diff_put_level(last->side.level[line].level, lang, out);
}

void hoshi_trend_put_counts(const struct hoshi_tally *t, struct hoshi_buf *out)
{
    if (t == NULL) {
        hoshi_buf_puts(out, "–");
        return;
    }
    hoshi_buf_int(out, hoshi_tally_satisfied(t));
    hoshi_buf_puts(out, "/");
    hoshi_buf_int(out, t->total);
}

/* "★3", and in brief what is left of it without claims. */
static void put_level(const struct hoshi_diff_side *s, enum hoshi_lang lang, struct hoshi_buf *out)
{
    struct hoshi_buf reached, firm;
    hoshi_diff_put_level(s->reached, lang, out);
    if (hoshi_diff_same_level(s->reached, s->firm))
        return;
    hoshi_buf_init(&reached, 0);
    hoshi_buf_init(&firm, 0);
    hoshi_diff_put_level(s->firm, lang, &firm);
    hoshi_msg_put(&reached, HOSHI_MSG_HISTORY_FIRM, lang, firm.p, NULL, NULL);
    hoshi_buf_put(out, reached.p, reached.n);
    out->failed = out->failed || reached.failed || firm.failed;
    hoshi_buf_release(&firm);
    hoshi_buf_release(&reached);
}

void hoshi_trend_put_reached(const struct hoshi_history_entry *e, enum hoshi_lang lang,
                             struct hoshi_buf *out)
{
    char n[HOSHI_DECIMAL_BYTES];
    if (e->side.has_levels)
        put_level(&e->side, lang, out);
    if (!e->has_score)
        return;
    hoshi_buf_puts(out, e->side.has_levels ? "  " : "");
    hoshi_msg_put(out, HOSHI_MSG_HISTORY_POINTS, lang, hoshi_decimal(n, e->score), NULL, NULL);
}

void hoshi_trend_put_whose(const struct hoshi_history_entry *e, enum hoshi_lang lang,
                           struct hoshi_buf *out)
{
    const char *name = e->side.organization, *id = e->side.organization_id;
    if (id == NULL || *id == '\0') /* what else tells two of one name apart */
        id = e->side.corporate_number;
    bool named = name != NULL && *name != '\0', numbered = id != NULL && *id != '\0';
    if (named && numbered)
        hoshi_msg_put(out, HOSHI_MSG_HISTORY_WHOSE, lang, name, id, NULL);
    else if (named || numbered)
        hoshi_buf_puts(out, named ? name : id);
    else
        hoshi_buf_puts(out, hoshi_msg(HOSHI_MSG_SCORE_NO_NAME, lang));
}

void hoshi_trend_put_catalogue(const struct hoshi_history_entry *e, struct hoshi_buf *out)
{
    hoshi_buf_puts(out, e->side.catalogue_id);
    hoshi_buf_puts(out, "@");
    hoshi_buf_puts(out, e->side.edition);
}

static bool other_bytes(const struct hoshi_diff_side *a, const struct hoshi_diff_side *b)
{
    return strcmp(a->edition, b->edition) == 0 &&
           strcmp(a->catalogue_sha256, b->catalogue_sha256) != 0;
}

static void put_line(struct hoshi_buf *out, const char *text)
{
    hoshi_buf_puts(out, text);
    hoshi_buf_puts(out, "\n");
}

void hoshi_trend_put_notes(const struct hoshi_history *h, enum hoshi_lang lang,
                           struct hoshi_buf *out)
{
    bool policies = false, scopes = false, bytes = false;
    for (size_t i = 1; i < h->n; i++) {
        const struct hoshi_diff_side *s = &h->entry[i].side;
        policies = policies || strcmp(s->policy_sha256, h->entry[0].side.policy_sha256) != 0;
        for (size_t k = 0; k < i; k++) {
            const struct hoshi_diff_side *before = &h->entry[k].side;
            if (strcmp(s->catalogue_id, before->catalogue_id) != 0)
                continue;
            scopes = scopes || !same_scope(s, before);
            bytes = bytes || other_bytes(s, before);
            break; /* the first one stands for all that are like it */
        }
    }
    if (policies)
        put_line(out, hoshi_msg(HOSHI_MSG_HISTORY_POLICIES, lang));
    if (scopes)
        put_line(out, hoshi_msg(HOSHI_MSG_HISTORY_SCOPES, lang));
    if (bytes)
        put_line(out, hoshi_msg(HOSHI_MSG_HISTORY_BYTES, lang));
}
