/* Reads result/1 back, as one side of a comparison. Whoever wrote it, only what a result can say is
 * taken; the first thing that is none is named by its place. */
#include "report/json/side.h"

#include <string.h>

#include "base/digits.h"
#include "base/str.h"
#include "base/visible.h"
#include "model/scope.h"
#include "report/json/read.h"
#include "report/json/scope.h"

#define LEVELS_MAX 64
#define CRITERIA_MAX 10000u
#define COUNT_MAX 1000000u

static const char *const status_word[] = {
#define STATUS(id, code, key, comes_to, because, asks, oscal, also, en, ja) code,
#include <hoshi/status.def>
#undef STATUS
    NULL};
static const char *const outcome_word[] = {
#define OUTCOME(id, code) code,
#include <hoshi/vocabulary.def>
    NULL};
static const char *const reason_word[] = {
#define REASON(id, code, en, ja) code,
#include <hoshi/reason.def>
#undef REASON
    NULL};
static const char *const verdict_word[] = {
#define VERDICT(id, code) code,
#include <hoshi/vocabulary.def>
    NULL};
static const char *const confirmation_word[] = {"",
#define CONFIRMATION(id, code, en, ja) code,
#include <hoshi/vocabulary.def>
                                                NULL};

struct reader {
    struct hoshi_arena *arena;
    struct hoshi_diff_side *to;
    const char *in; /* what is being read: "criteria", or NULL */
    bool is_list;
    size_t at; /* which of it */
    struct hoshi_buf *where;
    enum hoshi_rc rc;
};

/* The first complaint stays. */
static bool refuse(struct reader *r, const char *key)
{
    if (r->rc != HOSHI_OK)
        return false;
    r->rc = HOSHI_E_INVALID;
    char n[HOSHI_DECIMAL_BYTES];
    hoshi_buf_puts(r->where, r->in != NULL ? r->in : "");
    hoshi_buf_puts(r->where, r->is_list ? "[" : "");
    hoshi_buf_puts(r->where, r->is_list ? hoshi_decimal(n, (long long)r->at) : "");
    hoshi_buf_puts(r->where, r->is_list ? "]" : "");
    hoshi_buf_puts(r->where, r->in != NULL ? "." : "");
    hoshi_buf_puts(r->where, key);
    return false;
}

static void no_memory(struct reader *r)
{
    if (r->rc == HOSHI_OK)
        r->rc = HOSHI_E_NOMEM;
}

static const char *copy(struct reader *r, const char *s)
{
    const char *kept = s != NULL ? hoshi_arena_strndup(r->arena, s, strlen(s)) : NULL;
    if (s != NULL && kept == NULL)
        no_memory(r);
    return kept;
}

/* Foreign words, with what would move a terminal or turn a line around made visible. */
static const char *visible(struct reader *r, const char *s)
{
    const char *kept = NULL;
    struct hoshi_buf shown;
    if (s == NULL)
        return NULL;
    hoshi_buf_init(&shown, 0);
    hoshi_put_visible(&shown, hoshi_str_from(s), 0);
    if (!shown.failed)
        kept = copy(r, shown.p != NULL ? shown.p : "");
    else
        no_memory(r);
    hoshi_buf_release(&shown);
    return kept;
}

static const char *words(struct reader *r, const hoshi_json *o, const char *key)
{
    return visible(r, hoshi_json_text_at(o, key));
}

/* A text that must be there and be of a form. */
static const char *text(struct reader *r, const hoshi_json *o, const char *key,
                        bool (*is_form)(const char *))
{
    const char *s = hoshi_json_text_at(o, key);
    if (s == NULL || !is_form(s)) {
        (void)refuse(r, key);
        return "";
    }
    s = copy(r, s);
    return s != NULL ? s : "";
}

static const char *text_in(struct reader *r, const hoshi_json *o, const char *in, const char *key,
                           bool (*is_form)(const char *))
{
    r->in = in;
    const char *s = text(r, o, key, is_form);
    r->in = NULL;
    return s;
}

static bool is_hash(const char *s)
{
    return strlen(s) == 64 && strspn(s, "0123456789abcdef") == 64;
}

static bool is_edition(const char *s)
{
    return *s != '\0' && strlen(s) < 64 &&
           strspn(s, "0123456789abcdefghijklmnopqrstuvwxyz"
                     "ABCDEFGHIJKLMNOPQRSTUVWXYZ.-_") == strlen(s);
}

/* One of a list of words; a key that is not there is the first one. */
static unsigned word(struct reader *r, const hoshi_json *o, const char *key,
                     const char *const *words)
{
    const char *s = hoshi_json_text_at(o, key);
    if (hoshi_json_at(o, key) == NULL)
        return 0;
    for (unsigned i = 0; s != NULL && words[i] != NULL; i++) {
        if (strcmp(words[i], s) == 0)
            return i;
    }
    (void)refuse(r, key);
    return 0;
}

static unsigned needed_word(struct reader *r, const hoshi_json *o, const char *key,
                            const char *const *words)
{
    if (hoshi_json_text_at(o, key) == NULL)
        (void)refuse(r, key);
    return word(r, o, key, words);
}

static uint32_t count(struct reader *r, const hoshi_json *o, const char *key, uint32_t max)
{
    uint64_t n = 0;
    if (!hoshi_json_count_at(o, key, max, &n))
        (void)refuse(r, key);
    return (uint32_t)n;
}

static hoshi_day day(struct reader *r, const hoshi_json *o, const char *key, bool needed)
{
    const char *s = hoshi_json_text_at(o, key);
    hoshi_day d = 0;
    if (hoshi_json_at(o, key) == NULL && !needed)
        return 0;
    if (s == NULL || hoshi_date_parse(hoshi_str_from(s), &d) != HOSHI_OK)
        (void)refuse(r, key);
    return d;
}

/* "star": 3, or "level": "ML2"; neither: none. */
static struct hoshi_diff_named named(struct reader *r, const hoshi_json *o, const char *star,
                                     const char *level)
{
    struct hoshi_diff_named n = {.star = 0};
    const char *id = hoshi_json_text_at(o, level);
    if (star != NULL && hoshi_json_at(o, star) != NULL)
        n.star = (uint8_t)count(r, o, star, HOSHI_STAR_MAX);
    else if (id != NULL && !hoshi_str_is_id(id))
        (void)refuse(r, level);
    else
        n.id = copy(r, id);
    return n;
}

/* --- the parts of the document */

static void read_scope(struct reader *r, const hoshi_json *o)
{
    struct hoshi_scope scope = {.unit = NULL};
    const char *covered = NULL, *left_out = NULL;
    if (hoshi_scope_read(o, r->arena, &scope) != HOSHI_OK ||
        hoshi_scope_texts(&scope, r->arena, &covered, &left_out) != HOSHI_OK)
        no_memory(r);
    r->to->scope = visible(r, covered);
    r->to->left_out = visible(r, left_out);
}

static void read_head(struct reader *r, const hoshi_json *root)
{
    struct hoshi_diff_side *to = r->to;
    const hoshi_json *cat = hoshi_json_at(root, "catalogue"), *pol = hoshi_json_at(root, "policy"),
                     *org = hoshi_json_at(root, "organization");
    const char *base = hoshi_json_text_at(hoshi_json_at(cat, "extends"), "id");
    to->as_of = day(r, root, "as_of", true);
    to->organization = words(r, org, "name");
    to->organization_id = words(r, org, "id");
    to->corporate_number = words(r, org, "corporate_number");
    read_scope(r, hoshi_json_at(root, "scope"));
    to->base_id = copy(r, base);
    to->catalogue_id = text_in(r, cat, "catalogue", "id", hoshi_str_is_id);
    to->edition = text_in(r, cat, "catalogue", "edition", is_edition);
    to->catalogue_sha256 = text_in(r, cat, "catalogue", "sha256", is_hash);
    to->policy_id = text_in(r, pol, "policy", "id", hoshi_str_is_id);
    to->policy_sha256 = text_in(r, pol, "policy", "sha256", is_hash);
    to->knows_evidence =
        hoshi_json_is_true(hoshi_json_at(hoshi_json_at(root, "answers"), "listed"));
    to->answers_sha256 = text_in(r, hoshi_json_at(root, "answers"), "answers", "sha256", is_hash);
}

static bool is_number(const hoshi_json *o, const char *key)
{
    uint64_t n;
    return hoshi_json_count_at(o, key, HOSHI_STAR_MAX, &n);
}

static void read_reached(struct reader *r, const hoshi_json *root)
{
    struct hoshi_diff_side *to = r->to;
    to->has_stars = hoshi_json_at(root, "star") != NULL;
    to->has_levels = to->has_stars || hoshi_json_at(root, "level_reached") != NULL;
    if (!to->has_levels)
        return;
    to->reached = named(r, root, "star", "level_reached");
    to->firm = named(r, root, "star_firm", "level_firm");
    to->has_provisional = is_number(root, "star_provisional");
    if (to->has_provisional)
        to->provisional = named(r, root, "star_provisional", "");
}

static void read_level(struct reader *r, const hoshi_json *e, struct hoshi_diff_level *to)
{
    const hoshi_json *n = hoshi_json_at(e, "counts");
    to->level = named(r, e, "star", "level");
    if (to->level.star == 0 && to->level.id == NULL)
        (void)refuse(r, "level");
    to->verdict = (enum hoshi_verdict)needed_word(r, e, "verdict", verdict_word);
    to->tally.total = count(r, e, "total", COUNT_MAX);
    to->tally.met = count(r, n, "met", COUNT_MAX);
    to->tally.na_claimed = count(r, n, "na_claimed", COUNT_MAX);
    to->tally.out_of_play = count(r, n, "out_of_play", COUNT_MAX);
    to->tally.gap = count(r, n, "gap", COUNT_MAX);
    to->tally.open = count(r, n, "open", COUNT_MAX);
}

static void read_evidence(struct reader *r, const hoshi_json *list, struct hoshi_diff_criterion *to)
{
    size_t n = hoshi_json_size(list);
    struct hoshi_evidence *v = hoshi_arena_array(r->arena, n, sizeof *v);
    if (v == NULL) {
        no_memory(r);
        return;
    }
    n = 0;
    for (const hoshi_json *e = hoshi_json_first(list); e != NULL; e = hoshi_json_next(e))
        v[n++] = (struct hoshi_evidence){.file = {.s = hoshi_json_text_at(e, "file")},
                                         .url = {.s = hoshi_json_text_at(e, "url")},
                                         .title = hoshi_json_text_at(e, "title"),
                                         .sha256 = hoshi_json_text_at(e, "sha256"),
                                         .date = day(r, e, "date", false),
                                         .expires = day(r, e, "expires", false)};
    if (hoshi_diff_evidence(v, n, r->arena, &to->evidence) != HOSHI_OK)
        no_memory(r);
}

static int number(struct reader *r, const hoshi_json *e, const char *key)
{
    return hoshi_json_at(e, key) != NULL ? (int)count(r, e, key, HOSHI_STEP_MAX) : -1;
}

/* Where a result has no levels, "level" is what was answered. */
static void read_criterion(struct reader *r, const hoshi_json *e, struct hoshi_diff_criterion *to)
{
    const hoshi_json *answer = hoshi_json_at(e, "answer"), *applied = hoshi_json_at(e, "applied");
    *to = (struct hoshi_diff_criterion){.item_level = -1, .item_target = -1};
    to->id = text(r, e, "id", hoshi_str_is_id);
    if (r->to->has_levels) {
        to->level = named(r, e, "star", "level");
    } else {
        to->item_level = number(r, e, "level");
        to->item_target = number(r, e, "target");
    }
    to->has_status = hoshi_json_at(e, "status") != NULL;
    to->status = (enum hoshi_status)word(r, e, "status", status_word);
    if (applied != NULL)
        to->applied = hoshi_json_is_true(applied) ? HOSHI_APPLIED_YES : HOSHI_APPLIED_NO;
    to->outcome.kind = (enum hoshi_outcome_kind)needed_word(r, e, "outcome", outcome_word);
    to->outcome.reason = (enum hoshi_reason)word(r, e, "reason", reason_word);
    to->confirmed = (enum hoshi_confirmation_result)word(r, e, "confirmed", confirmation_word);
    to->performed = day(r, e, "performed", false);
    to->via = words(r, e, "via");
    to->state = words(r, e, "state");
    r->to->knows_evidence |= answer != NULL;                    /* of an older hoshi */
    to->reason = copy(r, hoshi_json_text_at(answer, "reason")); /* compared, not shown */
    read_evidence(r, hoshi_json_at(answer, "evidence"), to);
}

/* How many elements a list that must be there has; 0 after a complaint. */
static size_t elements(struct reader *r, const hoshi_json *root, const char *key, size_t max)
{
    const hoshi_json *list = hoshi_json_at(root, key);
    size_t n = hoshi_json_size(list);
    if (!hoshi_json_is_list(list)) {
        (void)refuse(r, key);
        return 0;
    }
    return n <= max || refuse(r, key) ? n : 0;
}

static void read_levels(struct reader *r, const hoshi_json *root)
{
    struct hoshi_diff_side *to = r->to;
    size_t n = elements(r, root, "levels", LEVELS_MAX);
    const hoshi_json *e = hoshi_json_first(hoshi_json_at(root, "levels"));
    to->level = hoshi_arena_array(r->arena, n, sizeof *to->level);
    if (to->level == NULL) {
        no_memory(r);
        return;
    }
    r->in = "levels";
    r->is_list = true;
    for (r->at = 0; r->at < n && r->rc == HOSHI_OK; r->at++, e = hoshi_json_next(e))
        read_level(r, e, &to->level[to->n_level++]);
    r->in = NULL;
    r->is_list = false;
}

static void read_criteria(struct reader *r, const hoshi_json *root)
{
    struct hoshi_diff_side *to = r->to;
    bool twice = false;
    size_t n = elements(r, root, "criteria", CRITERIA_MAX);
    const hoshi_json *e = hoshi_json_first(hoshi_json_at(root, "criteria"));
    to->criterion = hoshi_arena_array(r->arena, n, sizeof *to->criterion);
    if (to->criterion == NULL) {
        no_memory(r);
        return;
    }
    r->in = "criteria";
    r->is_list = true;
    for (r->at = 0; r->at < n && r->rc == HOSHI_OK; r->at++, e = hoshi_json_next(e))
        read_criterion(r, e, &to->criterion[to->n_criterion++]);
    r->in = NULL;
    r->is_list = false;
    if (r->rc == HOSHI_OK)
        r->rc = hoshi_diff_side_repeats(to, r->arena, &twice);
    if (twice)
        (void)refuse(r, "criteria");
}

enum hoshi_rc hoshi_diff_side_read(const hoshi_json *root, const char *name,
                                   struct hoshi_arena *arena, struct hoshi_buf *where,
                                   struct hoshi_diff_side *ret_side)
{
    struct hoshi_diff_side side = {.form = HOSHI_DIFF_FORM_RESULT, .name = name};
    struct reader r = {.arena = arena, .to = &side, .where = where};
    read_head(&r, root);
    read_reached(&r, root);
    read_levels(&r, root);
    read_criteria(&r, root);
    hoshi_diff_side_findings(&side, root);
    const char *wrong = r.rc == HOSHI_OK ? hoshi_diff_side_contradicts(&side) : NULL;
    if (wrong != NULL)
        (void)refuse(&r, wrong);
    if (r.rc == HOSHI_OK)
        *ret_side = side;
    return r.rc;
}
