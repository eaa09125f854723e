/* What a history says. Whoever wrote it, a row that says what no result says is damage. */
#include <string.h>

#include "base/digest.h"
#include "base/limits.h"
#include "base/str.h"
#include "store/sqlite.h"

#define COUNT_MAX 1000000
#define LEVELS_MAX 64

struct reader {
    struct hoshi_statement q;
    struct hoshi_arena *arena;
    bool bad; /* a value that cannot be */
};

static const char *text(struct reader *r, bool (*is_form)(const char *))
{
    const char *s = hoshi_statement_text(&r->q, r->arena);
    r->bad = r->bad || s == NULL || !is_form(s);
    return s;
}

/* Of the form or not there. */
static const char *optional(struct reader *r, bool (*is_form)(const char *))
{
    const char *s = hoshi_statement_text(&r->q, r->arena);
    r->bad = r->bad || (s != NULL && !is_form(s));
    return s;
}

/* What has been read from a result: there, what does not show is written out. */
static bool is_shown(const char *s)
{
    while ((unsigned char)*s >= 0x20 && *s != 0x7f)
        s++;
    return *s == '\0';
}

static bool is_hash(const char *s)
{
    return strlen(s) == HOSHI_SHA256_HEX_BYTES - 1 &&
           strspn(s, "0123456789abcdef") == HOSHI_SHA256_HEX_BYTES - 1;
}

static uint32_t count(struct reader *r)
{
    bool is = false;
    long long v = hoshi_statement_number(&r->q, &is);
    bool good = is && v >= 0 && v <= COUNT_MAX;
    r->bad = r->bad || !good;
    return good ? (uint32_t)v : 0;
}

static struct hoshi_tally tally(struct reader *r)
{
    struct hoshi_tally t = {.total = 0};
    t.total = count(r);
    t.met = count(r);
    t.na_claimed = count(r);
    t.out_of_play = count(r);
    t.gap = count(r);
    t.open = count(r);
    r->bad = r->bad || t.total != t.met + t.na_claimed + t.out_of_play + t.gap + t.open;
    return t;
}

static uint8_t star(struct reader *r, bool *ret_is)
{
    long long v = hoshi_statement_number(&r->q, ret_is);
    bool good = !*ret_is || (v >= 0 && v <= HOSHI_STAR_MAX);
    r->bad = r->bad || !good;
    return good ? (uint8_t)v : 0;
}

static hoshi_day day(struct reader *r)
{
    hoshi_day d = 0;
    const char *s = hoshi_statement_text(&r->q, r->arena);
    r->bad = r->bad || s == NULL || hoshi_date_parse(hoshi_str_from(s), &d) != HOSHI_OK;
    return d;
}

static enum hoshi_verdict verdict(struct reader *r)
{
    const char *s = hoshi_statement_text(&r->q, r->arena);
    for (int i = 0; s != NULL && i < HOSHI_VERDICT_COUNT_; i++) {
        if (strcmp(s, hoshi_verdict_code((enum hoshi_verdict)i)) == 0)
            return (enum hoshi_verdict)i;
    }
    r->bad = true;
    return (enum hoshi_verdict)0;
}

static struct hoshi_history_entry entry(struct reader *r)
{
    struct hoshi_history_entry e = {.sha256 = text(r, is_hash)};
    struct hoshi_diff_side *s = &e.side;
    bool has_firm = false, is = false;
    s->form = HOSHI_DIFF_FORM_RESULT;
    s->organization = optional(r, is_shown);
    s->organization_id = optional(r, is_shown);
    s->corporate_number = optional(r, is_shown);
    s->scope = optional(r, is_shown);
    s->left_out = optional(r, is_shown);
    s->n_carried_over = count(r);
    s->n_undated = count(r);
    s->other_catalogue = hoshi_statement_number(&r->q, &is) != 0;
    s->other_policy = hoshi_statement_number(&r->q, &is) != 0;
    s->as_of = day(r);
    s->catalogue_id = text(r, hoshi_str_is_id);
    s->edition = text(r, is_shown);
    s->catalogue_sha256 = text(r, is_hash);
    s->policy_id = text(r, hoshi_str_is_id);
    s->policy_sha256 = text(r, is_hash);
    s->answers_sha256 = text(r, is_hash);
    s->has_levels = hoshi_statement_number(&r->q, &is) != 0;
    s->reached.star = star(r, &s->has_stars);
    s->firm.star = star(r, &has_firm);
    s->provisional.star = star(r, &s->has_provisional);
    s->reached.id = optional(r, hoshi_str_is_id);
    s->firm.id = optional(r, hoshi_str_is_id);
    e.score = hoshi_statement_number(&r->q, &e.has_score);
    e.total = tally(r);
    s->n_out_of_play = e.total.out_of_play;
    return e;
}

/* Grown by doubling: how many there are is not asked for first, for it may change meanwhile. */
static bool has_room(struct reader *r, struct hoshi_history *h, size_t *cap)
{
    if (h->n < *cap)
        return true;
    size_t more = *cap != 0 ? *cap * 2 : 16;
    struct hoshi_history_entry *v = hoshi_arena_array(r->arena, more, sizeof *v);
    if (v == NULL)
        return false;
    if (h->n != 0)
        memcpy(v, h->entry, h->n * sizeof *v);
    h->entry = v;
    *cap = more;
    return true;
}

static struct hoshi_store_result end(struct reader *r, enum hoshi_store_error otherwise)
{
    struct hoshi_store_result result = hoshi_statement_end(&r->q);
    if (result.error == HOSHI_STORE_OK)
        result.error = r->bad ? HOSHI_STORE_DAMAGED : otherwise;
    return result;
}

static struct hoshi_store_result list_results(struct hoshi_store *store, struct hoshi_arena *arena,
                                              struct hoshi_history *h)
{
    struct reader r = {
        .q = hoshi_statement(
            store,
            "SELECT sha256, organization, organization_id, corporate_number, scope, left_out,"
            " carried_over, undated, other_catalogue, other_policy, as_of, catalogue_id, edition,"
            " catalogue_sha256, policy_id, policy_sha256, answers_sha256, has_levels, star,"
            " star_firm, star_provisional, level_reached, level_firm, score, total, met,"
            " na_claimed, out_of_play, gap, open FROM result ORDER BY as_of, id"),
        .arena = arena};
    enum hoshi_store_error e = HOSHI_STORE_OK;
    size_t cap = 0;
    while (e == HOSHI_STORE_OK && !r.bad && hoshi_statement_row(&r.q)) {
        if (h->n == HOSHI_LIMIT_HISTORY)
            e = HOSHI_STORE_TOO_LARGE;
        else if (!has_room(&r, h, &cap))
            e = HOSHI_STORE_NOMEM;
        else
            h->entry[h->n++] = entry(&r);
    }
    return end(&r, e);
}

static struct hoshi_store_result list_levels(struct hoshi_store *store, struct hoshi_arena *arena,
                                             struct hoshi_history_entry *e)
{
    struct reader r = {
        .q = hoshi_statement(store, "SELECT star, level, verdict, total, met, na_claimed,"
                                    " out_of_play, gap, open FROM level WHERE result ="
                                    " (SELECT id FROM result WHERE sha256 = ?) ORDER BY position"),
        .arena = arena};
    struct hoshi_diff_level level[LEVELS_MAX];
    size_t n = 0;
    bool is = false;
    hoshi_statement_put_text(&r.q, e->sha256);
    while (!r.bad && hoshi_statement_row(&r.q)) {
        r.bad = n == LEVELS_MAX;
        if (r.bad)
            break;
        struct hoshi_diff_level *l = &level[n++];
        *l = (struct hoshi_diff_level){.level = {.star = star(&r, &is)}};
        l->level.id = optional(&r, hoshi_str_is_id);
        l->verdict = verdict(&r);
        l->tally = tally(&r);
    }
    e->side.level = hoshi_arena_array(arena, n, sizeof level[0]);
    if (e->side.level == NULL)
        return end(&r, HOSHI_STORE_NOMEM);
    if (n != 0)
        memcpy(e->side.level, level, n * sizeof level[0]);
    e->side.n_level = n;
    return end(&r, HOSHI_STORE_OK);
}

struct hoshi_store_result hoshi_store_list_begun(struct hoshi_store *store,
                                                 struct hoshi_arena *arena,
                                                 struct hoshi_history *ret_history)
{
    struct hoshi_history h = {.n = 0};
    struct hoshi_store_result r = list_results(store, arena, &h);
    for (size_t i = 0; i < h.n && r.error == HOSHI_STORE_OK; i++)
        r = list_levels(store, arena, &h.entry[i]);
    if (r.error == HOSHI_STORE_OK)
        *ret_history = h;
    return r;
}

/* In one transaction, so that a result and its levels are of one moment. */
struct hoshi_store_result hoshi_store_list(struct hoshi_store *store, struct hoshi_arena *arena,
                                           struct hoshi_history *ret_history)
{
    struct hoshi_store_result r = hoshi_store_run(hoshi_libsqlite(), store->db, "BEGIN");
    if (r.error == HOSHI_STORE_OK)
        r = hoshi_store_list_begun(store, arena, ret_history);
    struct hoshi_store_result ended = hoshi_store_commit(store);
    return r.error == HOSHI_STORE_OK ? ended : r;
}

struct hoshi_store_result hoshi_store_json(struct hoshi_store *store, const char *sha256,
                                           struct hoshi_buf *out)
{
    char found[HOSHI_SHA256_HEX_BYTES] = "";
    struct hoshi_statement q = hoshi_statement(store, "SELECT json FROM result WHERE sha256 = ?");
    enum hoshi_store_error e = HOSHI_STORE_NOT_FOUND;
    hoshi_statement_put_text(&q, sha256);
    if (hoshi_statement_row(&q)) {
        struct hoshi_str bytes = hoshi_statement_bytes(&q);
        if (bytes.n != 0)
            hoshi_sha256_hex(bytes, found);
        e = strcmp(found, sha256) == 0 ? HOSHI_STORE_OK : HOSHI_STORE_DAMAGED;
        if (e == HOSHI_STORE_OK)
            hoshi_buf_put(out, bytes.p, bytes.n);
        if (out->failed)
            e = HOSHI_STORE_NOMEM;
    }
    struct hoshi_store_result r = hoshi_statement_end(&q);
    if (r.error == HOSHI_STORE_OK)
        r.error = e;
    return r;
}
