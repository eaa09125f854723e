/* Method list: every sheet of a small statement of applicability against a second way to count,
 * lists that ask nothing, and what the built-in ones count. */
#include "load.h"

#define AS_OF 739943 /* 2026-11-23 */
#define N_ITEM 3
#define N_ANSWER 4

static const char head[] = "hoshi: catalogue/1\nid: l\nedition: 1\nstatus: final\n"
                           "title: {ja: 表, en: L}\nmethod: list\nids: free\n";
static const char rest[] =
    "groups:\n  - id: A\n    title: {ja: 群, en: G}\n    requirements:\n      - id: A.1\n"
    "        title: {ja: 求, en: R}\n        criteria:\n"
    "          - {id: A.1.1, text: {ja: あ, en: a}}\n"
    "          - {id: A.1.2, text: {ja: い, en: b}}\n"
    "  - id: B\n    title: {ja: 群, en: H}\n    requirements:\n      - id: B.1\n"
    "        title: {ja: 求, en: S}\n        criteria:\n"
    "          - {id: B.1.1, text: {ja: う, en: c}}\n";

static const char *const id[N_ITEM] = {"A.1.1", "A.1.2", "B.1.1"};
static const char *const said[N_ANSWER] = {"", "yes", "{applied: no, reason: none here}", "no"};

static void load_catalogue(struct loaded *l, bool applicability)
{
    char text[1024];
    loaded_init(l);
    (void)snprintf(text, sizeof text, "%s%s%s", head, applicability ? "applicability: true\n" : "",
                   rest);
    const char *copy = hoshi_arena_strndup(&l->arena, text, strlen(text));
    struct hoshi_input in = input_of("l.yaml", str_of(copy));
    must_load(l, hoshi_catalog_load(&in, &l->arena, &l->diags, &l->cat));
    load_policies(l);
}

static void judge(struct loaded *l, const char *sheet, struct hoshi_result *ret_result)
{
    must_load(l, load_sheet(l, sheet, AS_OF));
    assert_int_equal(hoshi_judge(l->cat, l->ans, l->pol, AS_OF, &l->arena, ret_result), HOSHI_OK);
}

static void check(const struct hoshi_list_counts *n, const int *answer, int from, int to)
{
    unsigned count[N_ANSWER] = {0};
    for (int i = from; i < to; i++)
        count[answer[i]]++;
    assert_int_equal(n->total, to - from);
    assert_int_equal(n->open, count[0]);
    assert_int_equal(n->applied, count[1]);
    assert_int_equal(n->excluded, count[2] + count[3]);
    assert_int_equal(n->without_reason, count[3]);
}

static void every_statement_comes_to_what_it_says(void **state)
{
    (void)state;
    for (int code = 0; code < N_ANSWER * N_ANSWER * N_ANSWER; code++) {
        int answer[N_ITEM], left = code;
        struct loaded l;
        struct hoshi_result r;
        char text[256] = "answers:\n";
        size_t at = strlen(text);
        for (int i = 0; i < N_ITEM; i++) {
            answer[i] = left % N_ANSWER;
            left /= N_ANSWER;
            at +=
                (size_t)snprintf(text + at, sizeof text - at, "  %s: %s\n", id[i], said[answer[i]]);
        }
        load_catalogue(&l, true);
        judge(&l, text, &r);
        check(&r.list[0], answer, 0, 2);
        check(&r.list[1], answer, 2, 3);
        check(hoshi_result_list(&r), answer, 0, 3);
        assert_int_equal(r.n_gap, hoshi_result_list(&r)->without_reason);
        assert_true(r.star == 0 && r.star_firm == 0);
        loaded_release(&l);
    }
}

static void what_is_rejected_is_not_said(void **state)
{
    (void)state;
    struct loaded l;
    struct hoshi_result r;
    load_catalogue(&l, true);
    judge(&l, "answers: {A.1.1: yes}\nconfirmations: [{criterion: A.1.1, result: rejected}]\n", &r);
    assert_int_equal(hoshi_result_list(&r)->applied, 0);
    assert_int_equal(hoshi_result_list(&r)->open, 3);
    assert_int_equal(r.outcome[0].reason, HOSHI_REASON_REJECTED);
    loaded_release(&l);
}

static void a_list_asks_nothing(void **state)
{
    (void)state;
    struct loaded l;
    struct hoshi_result r;
    load_catalogue(&l, false);
    judge(&l, "answers: {A.1.1: {note: we have it}, B.1.1: {note: there, owner: IT}}\n", &r);
    assert_int_equal(hoshi_result_list(&r)->noted, 2);
    assert_int_equal(r.n_todo, 0);
    assert_string_equal(r.answers->by_criterion[0]->note, "we have it");
    loaded_release(&l);
}

static void what_is_not_asked_is_refused(void **state)
{
    (void)state;
    static const struct {
        bool applicability;
        const char *answer, *code;
    } row[] = {
        {true, "A.1.1: maybe", "HS1106"},           {true, "A.1.1: {applied: 2}", "HS1106"},
        {true, "A.1.1: {status: met}", "HS1313"},   {true, "A.1.1: {level: 2}", "HS1313"},
        {false, "A.1.1: {applied: yes}", "HS1313"}, {false, "A.1.1: {status: met}", "HS1313"},
        {false, "A.1.1: we have it", "HS1101"},
    };
    for (size_t i = 0; i < LENGTH(row); i++) {
        struct loaded l;
        char text[128];
        (void)snprintf(text, sizeof text, "answers: {%s}\n", row[i].answer);
        load_catalogue(&l, row[i].applicability);
        assert_int_equal(load_sheet(&l, text, AS_OF), HOSHI_E_INVALID);
        if (!has_code(&l.diags, row[i].code)) {
            show_diags(&l.diags);
            fail_msg("%s: not %s", row[i].answer, row[i].code);
        }
        loaded_release(&l);
    }
}

static void built_in_counts(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        size_t n_group, n_requirement, n_criterion, n_seen;
        bool applicability;
    } row[] = {
        {"iso27001", 4, 4, 93, 93, true},
        {"cpsf", 4, 20, 104, 17, false},
        {"cyber-infra", 2, 6, 6, 0, false},
    };
    for (size_t i = 0; i < LENGTH(row); i++) {
        struct loaded l;
        struct hoshi_input in;
        size_t n = 0;
        loaded_init(&l);
        assert_int_equal(hoshi_builtin_find(HOSHI_BUILTIN_CATALOG, row[i].name, &in), HOSHI_OK);
        must_load(&l, hoshi_catalog_load(&in, &l.arena, &l.diags, &l.cat));
        assert_int_equal(l.cat->n_group, row[i].n_group);
        assert_int_equal(l.cat->n_requirement, row[i].n_requirement);
        assert_int_equal(l.cat->n_criterion, row[i].n_criterion);
        assert_int_equal(l.cat->applicability, row[i].applicability);
        for (size_t k = 0; k < l.cat->n_criterion; k++)
            n += l.cat->criterion[k]->confidence == HOSHI_CONFIDENCE_SEEN;
        assert_int_equal(n, row[i].n_seen);
        loaded_release(&l);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_statement_comes_to_what_it_says),
        cmocka_unit_test(what_is_rejected_is_not_said),
        cmocka_unit_test(a_list_asks_nothing),
        cmocka_unit_test(what_is_not_asked_is_refused),
        cmocka_unit_test(built_in_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
