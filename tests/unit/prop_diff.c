/* Comparisons of random judgements: what is read from JSON says the same as what was judged, every
 * criterion is in the class that a plain reading gives, and broken results are refused. Fixed seed.
 */
#include <hoshi/compare.h>

#include "load.h"

#include "app/session/session.h"
#include "report/json/side.h"

#define N_PAIR 400
#define AS_OF 739943 /* 2026-11-23 */
#define CRITERIA_MAX 256

static const char *const name[] = {"scs",       "scs5",     "guideline",       "iso27001",
                                   "cpsf-list", "cmmc",     "essential-eight", "security-action",
                                   "scs",       "jc-star-1"};
static struct hoshi_session s[LENGTH(name)];
static struct loaded l;
static uint32_t seed = 20261201;

static uint32_t rnd(uint32_t n)
{
    seed ^= seed << 13;
    seed ^= seed >> 17;
    seed ^= seed << 5;
    return seed % n;
}

static int set_up(void **state)
{
    (void)state;
    loaded_init(&l);
    load_policies(&l);
    for (size_t k = 0; k < LENGTH(name); k++) {
        hoshi_session_init(&s[k]);
        if (hoshi_session_catalog(&s[k], name[k]) != HOSHI_OK)
            assert_int_equal(hoshi_session_catalog(&s[k], "scs"), HOSHI_OK);
        assert_true(s[k].catalog->n_criterion <= CRITERIA_MAX && s[k].catalog->n_condition <= 16);
    }
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    for (size_t k = 0; k < LENGTH(name); k++)
        hoshi_session_release(&s[k]);
    loaded_release(&l);
    return 0;
}

struct sheet {
    struct hoshi_answers ans;
    struct hoshi_answer answer[CRITERIA_MAX];
    struct hoshi_evidence evidence[CRITERIA_MAX][2];
    const struct hoshi_answer *by_criterion[CRITERIA_MAX];
    enum hoshi_confirmation_result confirmed[CRITERIA_MAX];
    bool switched_off[CRITERIA_MAX];
    enum hoshi_condition_state state[16];
};

static void random_answer(struct sheet *to, size_t i, enum hoshi_answered_by by)
{
    static const char *const file[] = {"a.pdf", "証跡/b.pdf", "=cmd"};
    bool status = by == HOSHI_ANSWERED_BY_STATUS, level = by == HOSHI_ANSWERED_BY_LEVEL;
    struct hoshi_answer *a = &to->answer[i];
    *a = (struct hoshi_answer){
        .status = status ? (enum hoshi_status)rnd(HOSHI_STATUS_COUNT_) : HOSHI_STATUS_UNANSWERED,
        .reason = rnd(2) != 0 ? "x" : NULL,
        .note = rnd(2) != 0 ? "n" : NULL,
        .performed = rnd(2) != 0 ? AS_OF - (int)rnd(500) : 0,
        .via = {.s = rnd(5) == 0 ? "b" : NULL},
        .carried_over = rnd(8) == 0,
        .applied =
            by == HOSHI_ANSWERED_BY_APPLIED ? (enum hoshi_applied)rnd(3) : HOSHI_APPLIED_NOT_SAID,
        .level = {.is_said = level && rnd(3) != 0, .value = (uint8_t)rnd(4)},
        .target = {.is_said = level && rnd(2) != 0, .value = (uint8_t)rnd(4)},
        .evidence = to->evidence[i],
        .n_evidence = rnd(3)};
    for (size_t k = 0; k < 2; k++)
        to->evidence[i][k] =
            (struct hoshi_evidence){.file = {.s = file[rnd(LENGTH(file))]},
                                    .title = rnd(2) != 0 ? "記録" : NULL,
                                    .expires = rnd(2) != 0 ? AS_OF - 60 + (int)rnd(120) : 0};
    to->by_criterion[i] = rnd(8) != 0 ? a : NULL;
    to->confirmed[i] = rnd(6) == 0   ? HOSHI_CONFIRMATION_REJECTED
                       : rnd(4) == 0 ? HOSHI_CONFIRMATION_ACCEPTED
                                     : HOSHI_CONFIRMATION_NONE;
}

/* The second of two is the first, with some answers given anew. */
static void random_sheet(const struct hoshi_catalog *cat, struct sheet *to, uint32_t one_in)
{
    for (size_t i = 0; i < 16; i++) {
        if (rnd(one_in) == 0)
            to->state[i] = (enum hoshi_condition_state)rnd(3);
    }
    for (size_t i = 0; i < cat->n_criterion; i++) {
        const struct hoshi_criterion *crit = cat->criterion[i];
        if (rnd(one_in) == 0)
            random_answer(to, i, hoshi_catalog_answered_by(cat));
        else if (one_in != UINT32_MAX && rnd(12) == 0) /* nothing but this */
            to->answer[i].carried_over = !to->answer[i].carried_over;
        to->switched_off[i] =
            crit->condition >= 0 && to->state[crit->condition] == HOSHI_CONDITION_NO;
    }
    to->ans.by_criterion = to->by_criterion;
    to->ans.confirmed = to->confirmed;
    to->ans.switched_off = to->switched_off;
    to->ans.state = to->state;
    to->ans.sha256 = "b4b31b15785a1019362d19a2e761bb9d716e9af83a5f95ae1a337dbdf945de24";
}

/* Pointers into the sheet itself have to move with it. */
static void copy_sheet(const struct sheet *from, struct sheet *to)
{
    *to = *from;
    for (size_t i = 0; i < CRITERIA_MAX; i++) {
        to->answer[i].evidence = to->evidence[i];
        if (from->by_criterion[i] != NULL)
            to->by_criterion[i] = &to->answer[i];
    }
}

static void read_back(const struct hoshi_result *r, struct hoshi_arena *arena,
                      struct hoshi_diff_side *ret_side)
{
    struct hoshi_report_opts opts = {.answers = true};
    struct hoshi_buf json, where;
    hoshi_buf_init(&json, 0);
    hoshi_buf_init(&where, 0);
    assert_int_equal(hoshi_report_json(r, &opts, &json), HOSHI_OK);
    hoshi_json *root = hoshi_json_read((struct hoshi_str){json.p, json.n});
    assert_true(hoshi_json_says(root, "result/1"));
    if (hoshi_diff_side_read(root, "r.json", arena, &where, ret_side) != HOSHI_OK)
        fail_msg("refused at %s", where.p);
    hoshi_json_delete(root);
    hoshi_buf_release(&where);
    hoshi_buf_release(&json);
}

static struct hoshi_diff compare(const struct hoshi_diff_side *a, const struct hoshi_diff_side *b,
                                 const struct hoshi_catalog *cat, struct hoshi_arena *arena)
{
    struct hoshi_diff_pair *pair = hoshi_arena_array(arena, cat->n_criterion, sizeof *pair);
    struct hoshi_diff d;
    for (size_t i = 0; i < cat->n_criterion; i++)
        pair[i] = (struct hoshi_diff_pair){.was = cat->criterion[i]->id.s,
                                           .is = cat->criterion[i]->id.s,
                                           .means = HOSHI_CHANGE_SAME};
    assert_int_equal(hoshi_diff_compare(a, b, pair, cat->n_criterion, arena, &d), HOSHI_OK);
    return d;
}

static bool same_piece(const struct hoshi_evidence *a, const struct hoshi_evidence *b)
{
    return strcmp(a->file.s, b->file.s) == 0 && (a->title == NULL) == (b->title == NULL) &&
           a->expires == b->expires;
}

/* At most two pieces, in whatever order. */
static bool same_evidence(const struct hoshi_answer *a, const struct hoshi_answer *b)
{
    size_t n = a != NULL ? a->n_evidence : 0, m = b != NULL ? b->n_evidence : 0;
    if (n != m || n == 0)
        return n == m;
    const struct hoshi_evidence *x = a->evidence, *y = b->evidence;
    if (n == 1)
        return same_piece(x, y);
    return (same_piece(&x[0], &y[0]) && same_piece(&x[1], &y[1])) ||
           (same_piece(&x[0], &y[1]) && same_piece(&x[1], &y[0]));
}

static bool same_answer(const struct hoshi_answer *a, const struct hoshi_answer *b)
{
    static const struct hoshi_answer none = {.status = HOSHI_STATUS_UNANSWERED};
    a = a != NULL ? a : &none;
    b = b != NULL ? b : &none;
    return a->status == b->status && a->performed == b->performed && a->applied == b->applied &&
           (a->via.s == NULL) == (b->via.s == NULL) && (a->reason == NULL) == (b->reason == NULL) &&
           a->level.is_said == b->level.is_said && a->target.is_said == b->target.is_said &&
           (!a->level.is_said || a->level.value == b->level.value) &&
           (!a->target.is_said || a->target.value == b->target.value);
}

static bool has(const struct hoshi_result *r, size_t i, enum hoshi_finding_code code)
{
    for (size_t k = 0; k < r->n_finding; k++) {
        if (r->finding[k].code == code && r->finding[k].criterion == r->catalog->criterion[i])
            return true;
    }
    return false;
}

/* Where neither the outcome nor the expert's decision is another. */
static const char *expected_beside(const struct hoshi_result *a, const struct hoshi_result *b,
                                   size_t i)
{
    const struct hoshi_answer *was = a->answers->by_criterion[i], *is = b->answers->by_criterion[i];
    bool was_carried = has(a, i, HOSHI_FINDING_CARRIED_OVER);
    bool is_carried = has(b, i, HOSHI_FINDING_CARRIED_OVER);
    if (is_carried && !was_carried)
        return "carried-over";
    if (has(b, i, HOSHI_FINDING_EVIDENCE_EXPIRED) && !has(a, i, HOSHI_FINDING_EVIDENCE_EXPIRED))
        return "evidence-expired";
    if (!same_evidence(was, is))
        return "evidence-changed";
    if (was_carried && !is_carried)
        return "confirmed";
    return same_answer(was, is) && a->outcome[i].kind == b->outcome[i].kind &&
                   a->outcome[i].reason == b->outcome[i].reason
               ? "unchanged"
               : "answer-changed";
}

/* A plain reading of two judgements. */
static const char *expected(const struct hoshi_result *a, const struct hoshi_result *b, size_t i)
{
    static const char *const by_kind[HOSHI_OUTCOME_COUNT_] = {
        [HOSHI_OUTCOME_OPEN] = "newly-open",
        [HOSHI_OUTCOME_GAP] = "newly-gap",
        [HOSHI_OUTCOME_NA_CLAIMED] = "newly-set-aside",
        [HOSHI_OUTCOME_OUT_OF_PLAY] = "newly-set-aside",
        [HOSHI_OUTCOME_MET] = "newly-met",
        [HOSHI_OUTCOME_STATED] = "newly-met"};
    const char *was = by_kind[a->outcome[i].kind], *is = by_kind[b->outcome[i].kind];
    if (b->outcome[i].reason == HOSHI_REASON_STALE && a->outcome[i].reason != HOSHI_REASON_STALE)
        return "stale";
    if (strcmp(was, is) != 0)
        return is;
    return a->answers->confirmed[i] != b->answers->confirmed[i] ? "decision-changed"
                                                                : expected_beside(a, b, i);
}

static size_t n_class[HOSHI_DIFF_COUNT_];

static void check_classes(const struct hoshi_result *a, const struct hoshi_result *b,
                          const struct hoshi_diff *d)
{
    size_t n = 0;
    assert_int_equal(d->n_row, a->catalog->n_criterion);
    for (size_t i = 0; i < d->n_row; i++) {
        assert_string_equal(hoshi_diff_class_code(d->row[i].cls), expected(a, b, i));
        assert_int_equal(d->row[i].also >> d->row[i].cls & 1, 0);
        n_class[d->row[i].cls]++;
        n += d->row[i].cls == HOSHI_DIFF_UNCHANGED;
    }
    assert_int_equal(d->same, n == d->n_row);
}

static void same_rows(const struct hoshi_diff *a, const struct hoshi_diff *b)
{
    assert_int_equal(a->n_row, b->n_row);
    assert_int_equal(a->same, b->same);
    for (size_t i = 0; i < a->n_row; i++) {
        assert_int_equal(a->row[i].cls, b->row[i].cls);
        assert_int_equal(a->row[i].also, b->row[i].also);
    }
}

/* Every writer takes it, and writes the same twice. */
static void write_all(const struct hoshi_diff *d)
{
    hoshi_diff_writer *const write[] = {hoshi_diff_text, hoshi_diff_json, hoshi_diff_csv,
                                        hoshi_diff_html};
    struct hoshi_report_opts opts = {.lang = (enum hoshi_lang)rnd(HOSHI_LANG_COUNT_), .all = true};
    for (size_t i = 0; i < LENGTH(write); i++) {
        struct hoshi_buf a, b;
        hoshi_buf_init(&a, 0);
        hoshi_buf_init(&b, 0);
        assert_int_equal(write[i](d, &opts, &a), HOSHI_OK);
        assert_int_equal(write[i](d, &opts, &b), HOSHI_OK);
        assert_int_equal(a.n, b.n);
        assert_memory_equal(a.p, b.p, a.n);
        hoshi_buf_release(&b);
        hoshi_buf_release(&a);
    }
}

static void json_says_what_was_judged(void **state)
{
    (void)state;
    static struct sheet one, two;
    const struct hoshi_policy *policy[] = {l.pol, l.strict, l.lenient};
    for (size_t n = 0; n < N_PAIR; n++) {
        const struct hoshi_catalog *cat = s[n % LENGTH(name)].catalog;
        const struct hoshi_policy *pol = policy[rnd(LENGTH(policy))];
        hoshi_day later = n % 3 == 0 ? AS_OF + 90 : AS_OF;
        struct hoshi_arena arena;
        struct hoshi_result a, b;
        struct hoshi_diff_side from, to, from_json, to_json;
        hoshi_arena_init(&arena, 0);
        memset(&one, 0, sizeof one);
        random_sheet(cat, &one, 1);
        copy_sheet(&one, &two);
        random_sheet(cat, &two, n % 7 == 0 ? UINT32_MAX : 1 + rnd(40));
        assert_int_equal(hoshi_judge(cat, &one.ans, pol, AS_OF, &arena, &a), HOSHI_OK);
        assert_int_equal(hoshi_judge(cat, &two.ans, pol, later, &arena, &b), HOSHI_OK);
        assert_int_equal(hoshi_diff_side_of(&a, HOSHI_DIFF_FORM_SHEET, "a", &arena, &from), 0);
        assert_int_equal(hoshi_diff_side_of(&b, HOSHI_DIFF_FORM_SHEET, "b", &arena, &to), 0);
        read_back(&a, &arena, &from_json);
        read_back(&b, &arena, &to_json);
        struct hoshi_diff d = compare(&from, &to, cat, &arena);
        struct hoshi_diff of_json = compare(&from_json, &to_json, cat, &arena);
        struct hoshi_diff mixed = compare(&from, &from_json, cat, &arena);
        check_classes(&a, &b, &d);
        same_rows(&d, &of_json);
        assert_true(mixed.same);
        if (n % 7 == 0 && later == AS_OF)
            assert_true(d.same);
        for (int m = 0; m < HOSHI_DIFF_MEASURE_COUNT_; m++)
            assert_int_equal(d.measure[m], m == HOSHI_DIFF_MEASURE_DAY && later != AS_OF);
        write_all(&d);
        write_all(&of_json);
        hoshi_arena_release(&arena);
    }
    for (int i = 0; i < HOSHI_DIFF_NOT_COMPARABLE; i++) /* the rest takes two catalogues */
        assert_true(n_class[i] >= 20);
    assert_true(n_class[HOSHI_DIFF_UNCHANGED] >= 1000);
}

/* A result with one value taken away or made another is a result still, or refused with a place;
 * what is taken can be compared and written. */
static void broken_results_are_refused(void **state)
{
    (void)state;
    static struct sheet one;
    const struct hoshi_catalog *cat = s[0].catalog;
    struct hoshi_report_opts opts = {.answers = true, .compact = true};
    struct hoshi_result r;
    struct hoshi_arena arena;
    struct hoshi_buf json;
    size_t n_refused = 0, n_taken = 0;
    hoshi_arena_init(&arena, 0);
    memset(&one, 0, sizeof one);
    random_sheet(cat, &one, 1);
    assert_int_equal(hoshi_judge(cat, &one.ans, l.pol, AS_OF, &arena, &r), HOSHI_OK);
    hoshi_buf_init(&json, 0);
    assert_int_equal(hoshi_report_json(&r, &opts, &json), HOSHI_OK);
    for (int n = 0; n < 6000; n++) {
        struct hoshi_arena scratch;
        struct hoshi_diff_side side;
        struct hoshi_buf where;
        size_t at = rnd((uint32_t)json.n);
        char was = json.p[at];
        hoshi_arena_init(&scratch, 0);
        hoshi_buf_init(&where, 0);
        json.p[at] = "0x-z\"9e[]{}"[rnd(11)];
        hoshi_json *root = hoshi_json_read((struct hoshi_str){json.p, json.n});
        if (hoshi_json_says(root, "result/1")) {
            enum hoshi_rc rc = hoshi_diff_side_read(root, "x", &scratch, &where, &side);
            assert_true(rc == HOSHI_OK || (rc == HOSHI_E_INVALID && where.n != 0));
            n_refused += rc != HOSHI_OK;
            n_taken += rc == HOSHI_OK;
            if (rc == HOSHI_OK && n % 50 == 0) {
                struct hoshi_diff d = compare(&side, &side, cat, &scratch);
                assert_true(d.same);
                write_all(&d);
            }
        }
        hoshi_json_delete(root);
        json.p[at] = was;
        hoshi_buf_release(&where);
        hoshi_arena_release(&scratch);
    }
    assert_true(n_refused > 100 && n_taken > 100);
    hoshi_buf_release(&json);
    hoshi_arena_release(&arena);
}

static void order_of_evidence_is_no_change(void **state)
{
    (void)state;
    struct hoshi_arena arena;
    struct hoshi_evidence v[] = {{.file = {.s = "a"}, .date = AS_OF}, {.url = {.s = "b"}}},
                          w[] = {v[1], v[0]}, other[] = {v[0], {.title = "b"}};
    const char *a, *b, *c, *none;
    hoshi_arena_init(&arena, 0);
    assert_int_equal(hoshi_diff_evidence(v, 2, &arena, &a), HOSHI_OK);
    assert_int_equal(hoshi_diff_evidence(w, 2, &arena, &b), HOSHI_OK);
    assert_int_equal(hoshi_diff_evidence(other, 2, &arena, &c), HOSHI_OK);
    assert_int_equal(hoshi_diff_evidence(v, 0, &arena, &none), HOSHI_OK);
    assert_string_equal(a, b);
    assert_string_not_equal(a, c);
    assert_null(none);
    hoshi_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(json_says_what_was_judged),
        cmocka_unit_test(broken_results_are_refused),
        cmocka_unit_test(order_of_evidence_is_no_change),
    };
    return cmocka_run_group_tests(test, set_up, tear_down);
}
