/* Properties of judgement on random sheets of the built-in catalogue: fixed seed, own generator. */
#include "load.h"

#include "base/str.h"

#define N_SHEET 3000
#define N_CRITERION 153
#define AS_OF 739943 /* 2026-11-23 */

/* One random sheet, before it is text. */
struct row {
    enum hoshi_status status; /* UNANSWERED: no entry */
    bool reason, evidence;
    int age_days; /* -1: no date */
    enum hoshi_confirmation_result confirmed;
};
struct sheet {
    struct row row[N_CRITERION];
    enum hoshi_condition_state condition[8];
    size_t order[N_CRITERION]; /* in which the rows are written */
};

static struct loaded l;
static uint32_t seed = 20261123;

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
    load_builtin(&l);
    assert_int_equal(l.cat->n_criterion, N_CRITERION);
    assert_true(l.cat->n_condition <= 8);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    loaded_release(&l);
    return 0;
}

static struct row random_row(uint32_t mostly_met)
{
    struct row r = {.age_days = -1};
    r.status =
        rnd(100) < mostly_met ? HOSHI_STATUS_MET : (enum hoshi_status)rnd(HOSHI_STATUS_COUNT_);
    r.reason = rnd(4) != 0;
    r.evidence = rnd(4) != 0;
    if (rnd(4) != 0)
        r.age_days = (int)rnd(rnd(2) == 0 ? 32 : 500);
    uint32_t c = rnd(40);
    r.confirmed = c == 0  ? HOSHI_CONFIRMATION_REJECTED
                  : c < 8 ? HOSHI_CONFIRMATION_ACCEPTED
                          : HOSHI_CONFIRMATION_NONE;
    return r;
}

/* Sheets range from hopeless to nearly perfect, so that every verdict turns up. */
static void random_sheet(struct sheet *s)
{
    static const uint32_t quality[] = {0, 50, 90, 97, 99, 100, 100};
    uint32_t mostly_met = quality[rnd(LENGTH(quality))];
    bool clean = rnd(2) == 0, claims = rnd(2) == 0;
    for (size_t i = 0; i < N_CRITERION; i++) {
        s->row[i] = random_row(mostly_met);
        s->order[i] = i;
        if (clean) { /* nothing but the status is wrong */
            s->row[i].reason = s->row[i].evidence = true;
            if (s->row[i].status == HOSHI_STATUS_NOT_APPLICABLE &&
                !l.cat->criterion[i]->may_be_absent)
                s->row[i].status = HOSHI_STATUS_MET;
            if (claims && l.cat->criterion[i]->may_be_absent && rnd(3) == 0)
                s->row[i].status = HOSHI_STATUS_NOT_APPLICABLE;
            s->row[i].age_days = (int)rnd(28);
            s->row[i].confirmed = HOSHI_CONFIRMATION_NONE;
        }
    }
    for (size_t i = 0; i < 8; i++)
        s->condition[i] = (enum hoshi_condition_state)rnd(3);
}

static void shuffle(struct sheet *s)
{
    for (size_t i = N_CRITERION - 1; i > 0; i--) {
        size_t k = rnd((uint32_t)i + 1), swap = s->order[i];
        s->order[i] = s->order[k];
        s->order[k] = swap;
    }
}

static void put_row(struct hoshi_buf *b, const struct row *r, const char *id)
{
    char day[HOSHI_DATE_BYTES];
    if (r->status == HOSHI_STATUS_UNANSWERED)
        return;
    hoshi_buf_puts(b, "  ");
    hoshi_buf_puts(b, id);
    hoshi_buf_puts(b, ": {status: ");
    hoshi_buf_puts(b, hoshi_status_code(r->status));
    if (r->reason)
        hoshi_buf_puts(b, ", reason: x");
    if (r->age_days >= 0) {
        hoshi_buf_puts(b, ", performed: ");
        hoshi_buf_puts(b, hoshi_date_format(AS_OF - r->age_days, day));
    }
    if (r->evidence)
        hoshi_buf_puts(b, ", evidence: [{file: a.pdf}]");
    hoshi_buf_puts(b, "}\n");
}

static void put_sheet(struct hoshi_buf *b, const struct sheet *s)
{
    static const char *const said[] = {"", "yes", "no"};
    hoshi_buf_puts(b, "conditions:\n");
    for (size_t i = 0; i < l.cat->n_condition; i++) {
        hoshi_buf_puts(b, "  ");
        hoshi_buf_puts(b, l.cat->condition[i].id.s);
        hoshi_buf_puts(b, ": ");
        hoshi_buf_puts(b, said[s->condition[i]]);
        hoshi_buf_puts(b, "\n");
    }
    hoshi_buf_puts(b, "answers:\n");
    for (size_t i = 0; i < N_CRITERION; i++)
        put_row(b, &s->row[s->order[i]], l.cat->criterion[s->order[i]]->id.s);
    hoshi_buf_puts(b, "confirmations:\n");
    for (size_t i = 0; i < N_CRITERION; i++) {
        const struct row *r = &s->row[s->order[i]];
        if (r->confirmed == HOSHI_CONFIRMATION_NONE)
            continue;
        hoshi_buf_puts(b, "  - {criterion: ");
        hoshi_buf_puts(b, l.cat->criterion[s->order[i]]->id.s);
        hoshi_buf_puts(b, r->confirmed == HOSHI_CONFIRMATION_ACCEPTED ? ", result: accepted}\n"
                                                                      : ", result: rejected}\n");
    }
}

/* Judged as from a file (slow), or straight from the struct (fast). The arena is the caller's. */
static struct hoshi_result judge_text(const struct sheet *s, const struct hoshi_policy *pol,
                                      struct loaded *w)
{
    struct hoshi_result r;
    struct hoshi_buf b;
    loaded_init(w);
    w->cat = l.cat;
    hoshi_buf_init(&b, 0);
    put_sheet(&b, s);
    must_load(w, load_sheet(w, b.p, AS_OF));
    hoshi_buf_release(&b);
    w->ans->sha256 = ""; /* of the bytes, which may differ where nothing else does */
    assert_int_equal(hoshi_judge(l.cat, w->ans, pol, AS_OF, &w->arena, &r), HOSHI_OK);
    return r;
}

struct fast {
    struct hoshi_arena arena;
    struct hoshi_answers ans;
    struct hoshi_answer answer[N_CRITERION];
    const struct hoshi_answer *by_criterion[N_CRITERION];
    enum hoshi_confirmation_result confirmed[N_CRITERION];
    bool switched_off[N_CRITERION];
    struct hoshi_confirmation confirmation[N_CRITERION];
    struct hoshi_result r;
};

static void judge_fast(const struct sheet *s, const struct hoshi_policy *pol, struct fast *f)
{
    static struct hoshi_evidence one = {.file = {.s = "a.pdf"}};
    memset(f, 0, sizeof *f);
    for (size_t i = 0; i < N_CRITERION; i++) {
        const struct row *r = &s->row[i];
        f->answer[i] =
            (struct hoshi_answer){.status = r->status,
                                  .reason = r->reason ? "x" : NULL,
                                  .performed = r->age_days >= 0 ? AS_OF - r->age_days : 0,
                                  .evidence = &one,
                                  .n_evidence = r->evidence};
        f->by_criterion[i] = r->status != HOSHI_STATUS_UNANSWERED ? &f->answer[i] : NULL;
        f->confirmed[i] = r->confirmed;
        if (r->confirmed != HOSHI_CONFIRMATION_NONE)
            f->confirmation[f->ans.n_confirmation++] = (struct hoshi_confirmation){
                .criterion = l.cat->criterion[i]->id, .result = r->confirmed};
    }
    f->ans.by_criterion = f->by_criterion;
    f->ans.confirmed = f->confirmed;
    for (size_t i = 0; i < N_CRITERION; i++)
        f->switched_off[i] = l.cat->criterion[i]->condition >= 0 &&
                             s->condition[l.cat->criterion[i]->condition] == HOSHI_CONDITION_NO;
    f->ans.switched_off = f->switched_off;
    f->ans.confirmation = f->confirmation;
    f->ans.state = (enum hoshi_condition_state *)s->condition;
    f->ans.sha256 = "";
    hoshi_arena_init(&f->arena, 0);
    assert_int_equal(hoshi_judge(l.cat, &f->ans, pol, AS_OF, &f->arena, &f->r), HOSHI_OK);
}

/* How good a verdict is. "Undetermined" is better than "gaps": nothing is known to be wrong. */
static int rank(enum hoshi_verdict v)
{
    static const int of[HOSHI_VERDICT_COUNT_] = {[HOSHI_VERDICT_GAPS] = 0,
                                                 [HOSHI_VERDICT_UNDETERMINED] = 1,
                                                 [HOSHI_VERDICT_MET_WITH_ASSUMPTION] = 2,
                                                 [HOSHI_VERDICT_MET] = 3};
    return of[v];
}

static bool is_reached(enum hoshi_verdict v)
{
    return v == HOSHI_VERDICT_MET || v == HOSHI_VERDICT_MET_WITH_ASSUMPTION;
}

static void check_counts(const struct hoshi_result *r)
{
    uint32_t gap = 0, open = 0;
    for (size_t i = 0; i < r->catalog->n_level; i++) {
        const struct hoshi_tally *t = &r->level[i].tally;
        assert_int_equal(t->total, i == 0 ? 81 : 153);
        assert_int_equal(hoshi_tally_satisfied(t) + t->gap + t->open, t->total);
        assert_int_equal(hoshi_tally_percent(t) == 100, hoshi_tally_satisfied(t) == t->total);
        assert_int_equal(is_reached(r->level[i].verdict), hoshi_tally_satisfied(t) == t->total);
        uint32_t total = 0, satisfied = 0;
        for (size_t g = 0; g < r->catalog->n_group; g++) { /* categories add up to the star */
            total += r->group[g * r->catalog->n_level + i].total;
            satisfied += hoshi_tally_satisfied(&r->group[g * r->catalog->n_level + i]);
        }
        assert_int_equal(total, t->total);
        assert_int_equal(satisfied, hoshi_tally_satisfied(t));
        gap = t->gap;
        open = t->open;
    }
    assert_int_equal(r->n_gap, gap);
    assert_int_equal(r->n_todo, gap + open);
    if (r->star == 4) /* a star contains the lower ones */
        assert_true(is_reached(r->level[0].verdict) && is_reached(r->level[1].verdict));
    assert_true(r->star_firm <= r->star);
    for (size_t i = 0; i < 2; i++) /* firm: no claim in it, and none wrongly left out */
        assert_int_equal(r->star_firm >= r->level[i].star,
                         r->star >= r->level[i].star && r->level[i].tally.na_claimed == 0);
    assert_int_equal(r->star, !is_reached(r->level[0].verdict)   ? 0
                              : !is_reached(r->level[1].verdict) ? 3
                                                                 : 4);
}

static uint32_t seen[2][HOSHI_VERDICT_COUNT_], seen_star[5];

/* What a stricter policy counts, a milder one counts too. */
static void check_milder(const struct fast *strict, const struct fast *f)
{
    assert_true(strict->r.star <= f->r.star);
    assert_true(strict->r.star_firm <= f->r.star_firm);
    for (size_t i = 0; i < 2; i++) {
        assert_true(rank(strict->r.level[i].verdict) <= rank(f->r.level[i].verdict));
        assert_true(hoshi_tally_satisfied(&strict->r.level[i].tally) <=
                    hoshi_tally_satisfied(&f->r.level[i].tally));
    }
    for (size_t i = 0; i < N_CRITERION; i++) {
        if (f->r.outcome[i].kind == HOSHI_OUTCOME_GAP)
            assert_int_equal(strict->r.outcome[i].kind, HOSHI_OUTCOME_GAP);
    }
}

static uint32_t n_claim_only;

static void counts_add_up_and_strict_is_never_better(void **state)
{
    (void)state;
    static struct sheet s;
    static struct fast f, strict, lenient;
    for (int n = 0; n < N_SHEET; n++) {
        random_sheet(&s);
        judge_fast(&s, l.pol, &f);
        judge_fast(&s, l.strict, &strict);
        check_counts(&f.r);
        check_counts(&strict.r);
        judge_fast(&s, l.lenient, &lenient);
        check_counts(&lenient.r);
        check_milder(&strict, &f);
        check_milder(&f, &lenient);
        for (size_t i = 0; i < 2; i++)
            seen[i][f.r.level[i].verdict]++;
        seen_star[f.r.star]++;
        n_claim_only += f.r.star_firm < f.r.star;
        hoshi_arena_release(&lenient.arena);
        hoshi_arena_release(&f.arena);
        hoshi_arena_release(&strict.arena);
    }
    /* The generator is good for something only when it makes them all. */
    for (size_t i = 0; i < 2; i++) {
        for (int v = 0; v < HOSHI_VERDICT_COUNT_; v++)
            assert_true(seen[i][v] >= 10);
    }
    assert_true(n_claim_only >= 10);
    assert_true(seen_star[0] >= 10 && seen_star[3] >= 10 && seen_star[4] >= 10);
}

static const struct row perfect = {
    .status = HOSHI_STATUS_MET, .reason = true, .evidence = true, .age_days = 3};

static void better_answers_never_lower_a_verdict(void **state)
{
    (void)state;
    static struct sheet s, better;
    static struct fast before, after;
    for (int n = 0; n < N_SHEET; n++) {
        const struct hoshi_policy *pol = n % 2 == 0 ? l.pol : l.strict;
        random_sheet(&s);
        better = s;
        for (uint32_t k = 0, many = 1 + rnd(n % 3 == 0 ? 60 : 1); k < many; k++) {
            size_t i = rnd(N_CRITERION);
            better.row[i] = perfect;
        }
        judge_fast(&s, pol, &before);
        judge_fast(&better, pol, &after);
        assert_true(after.r.star >= before.r.star);
        for (size_t i = 0; i < 2; i++) {
            assert_true(rank(after.r.level[i].verdict) >= rank(before.r.level[i].verdict));
            assert_true(hoshi_tally_satisfied(&after.r.level[i].tally) >=
                        hoshi_tally_satisfied(&before.r.level[i].tally));
        }
        hoshi_arena_release(&before.arena);
        hoshi_arena_release(&after.arena);
    }
}

/* Silence is never rewarded: taking a met answer away raises nothing, and reaches no star. */
static void removing_a_met_answer_never_raises_one(void **state)
{
    (void)state;
    static struct sheet s, less;
    static struct fast before, after;
    int n_removed = 0;
    for (int n = 0; n < N_SHEET; n++) {
        const struct hoshi_policy *pol = n % 2 == 0 ? l.pol : l.strict;
        random_sheet(&s);
        judge_fast(&s, pol, &before);
        less = s;
        size_t i = rnd(N_CRITERION);
        for (size_t tried = 0; tried < N_CRITERION && before.r.outcome[i].kind != HOSHI_OUTCOME_MET;
             tried++)
            i = (i + 1) % N_CRITERION;
        if (before.r.outcome[i].kind == HOSHI_OUTCOME_MET) {
            less.row[i].status = HOSHI_STATUS_UNANSWERED;
            judge_fast(&less, pol, &after);
            assert_int_equal(after.r.outcome[i].kind, HOSHI_OUTCOME_OPEN);
            assert_true(after.r.star <= before.r.star);
            for (size_t k = 0; k < 2; k++)
                assert_true(rank(after.r.level[k].verdict) <= rank(before.r.level[k].verdict));
            hoshi_arena_release(&after.arena);
            n_removed++;
        }
        hoshi_arena_release(&before.arena);
    }
    assert_true(n_removed > N_SHEET / 2);
}

static void order_of_rows_is_irrelevant(void **state)
{
    (void)state;
    static struct sheet s;
    struct hoshi_report_opts opts = {.framework = l.fw, .n_framework = l.n_fw};
    for (int n = 0; n < 60; n++) {
        struct loaded a, b;
        struct hoshi_buf out_a, out_b;
        hoshi_buf_init(&out_a, 0);
        hoshi_buf_init(&out_b, 0);
        random_sheet(&s);
        struct hoshi_result r = judge_text(&s, l.pol, &a);
        assert_int_equal(hoshi_report_json(&r, &opts, &out_a), HOSHI_OK);
        static struct fast f; /* the short cut of the other tests judges as the loader's way does */
        judge_fast(&s, l.pol, &f);
        assert_memory_equal(r.outcome, f.r.outcome, N_CRITERION * sizeof *r.outcome);
        assert_int_equal(r.n_finding, f.r.n_finding);
        hoshi_arena_release(&f.arena);
        shuffle(&s);
        r = judge_text(&s, l.pol, &b);
        assert_int_equal(hoshi_report_json(&r, &opts, &out_b), HOSHI_OK);
        assert_string_equal(out_a.p, out_b.p);
        hoshi_buf_release(&out_a);
        hoshi_buf_release(&out_b);
        loaded_release(&a);
        loaded_release(&b);
    }
}

/* comes_before[a][b]: b builds on a, over however many steps, within one star. Made from the lists
 * of the file, not from what the loader made of them. */
static bool comes_before[N_CRITERION][N_CRITERION];

static void link_all(const struct hoshi_criterion *c, const struct hoshi_names *names)
{
    for (size_t k = 0; k < names->n; k++) {
        const struct hoshi_criterion *to = hoshi_catalog_find(l.cat, names->v[k].s);
        comes_before[to->index][c->index] = to->star == c->star;
    }
}

static void close_links(void)
{
    size_t n = l.cat->n_criterion;
    assert_int_equal(n, N_CRITERION);
    for (size_t i = 0; i < n; i++) {
        link_all(l.cat->criterion[i], &l.cat->criterion[i]->refers_to);
        link_all(l.cat->criterion[i], &l.cat->criterion[i]->borrows);
        link_all(l.cat->criterion[i], &l.cat->criterion[i]->builds_on);
    }
    for (size_t k = 0; k < n; k++) {
        for (size_t i = 0; i < n; i++) {
            for (size_t j = 0; j < n; j++)
                comes_before[i][j] |= comes_before[i][k] && comes_before[k][j];
        }
    }
}

static int preference(const struct hoshi_criterion *a, const struct hoshi_criterion *b)
{
    if (a->star != b->star)
        return a->star < b->star ? -1 : 1;
    if (a->effort != b->effort) /* every one of the built-in criteria says its effort */
        return a->effort < b->effort ? -1 : 1;
    return hoshi_id_cmp(a->id.s, b->id.s);
}

/* Nothing that is placed at or behind i comes before gap j. */
static bool is_free(const struct hoshi_result *r, size_t i, size_t j)
{
    for (size_t k = i; k < r->n_todo; k++) {
        if (comes_before[r->gap[k].criterion->index][r->gap[j].criterion->index])
            return false;
    }
    return true;
}

/* At every place stands the one that is preferred among those that are free to go. */
static void gaps_come_in_working_order(void **state)
{
    (void)state;
    static struct sheet s;
    static struct fast f;
    close_links();
    for (int n = 0; n < 200; n++) {
        random_sheet(&s);
        judge_fast(&s, l.pol, &f);
        uint32_t n_seen = 0;
        for (size_t i = 0; i < f.r.n_todo; i++) {
            n_seen += f.r.gap[i].outcome.kind == HOSHI_OUTCOME_GAP;
            assert_true(is_free(&f.r, i, i));
            for (size_t j = i + 1; j < f.r.n_todo; j++) {
                int c = preference(f.r.gap[i].criterion, f.r.gap[j].criterion);
                assert_true(c < 0 || (c > 0 && !is_free(&f.r, i, j)));
            }
        }
        assert_int_equal(n_seen, f.r.n_gap);
        hoshi_arena_release(&f.arena);
    }
}

static void nothing_said_is_undetermined(void **state)
{
    (void)state;
    struct loaded w;
    struct hoshi_result r;
    const struct hoshi_policy *pol[] = {l.pol, l.strict};
    static const char *const sheet[] = {"", "answers: {}\n",
                                        "answers:\n  1-1-1-1:\n  1-2-1-1: ''\n",
                                        "answers: {1-1-1-1: {note: met}}\nconfirmations: []\n"};
    for (size_t i = 0; i < LENGTH(sheet); i++) {
        for (size_t p = 0; p < 2; p++) {
            loaded_init(&w);
            w.cat = l.cat;
            must_load(&w, load_sheet(&w, sheet[i], AS_OF));
            assert_int_equal(hoshi_judge(l.cat, w.ans, pol[p], AS_OF, &w.arena, &r), HOSHI_OK);
            assert_int_equal(r.star, 0);
            for (size_t k = 0; k < 2; k++) {
                assert_int_equal(r.level[k].verdict, HOSHI_VERDICT_UNDETERMINED);
                assert_int_equal(r.level[k].tally.open, r.level[k].tally.total);
                assert_int_equal(hoshi_tally_percent(&r.level[k].tally), 0);
            }
            loaded_release(&w);
        }
    }
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(counts_add_up_and_strict_is_never_better),
        cmocka_unit_test(better_answers_never_lower_a_verdict),
        cmocka_unit_test(removing_a_met_answer_never_raises_one),
        cmocka_unit_test(order_of_rows_is_irrelevant),
        cmocka_unit_test(gaps_come_in_working_order),
        cmocka_unit_test(nothing_said_is_undetermined),
    };
    return cmocka_run_group_tests(test, set_up, tear_down);
}
