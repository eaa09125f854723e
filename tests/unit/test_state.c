/* The reducer of the full screen, without any terminal. */
#include <hoshi/judge.h>

#include "unit.h"

#include "app/session/session.h"
#include "base/str.h"
#include "base/utf8.h"
#include "tui/question.h"
#include "tui/state.h"

struct world {
    struct hoshi_session s;
    struct hoshi_result r;
    struct hoshi_interview iv;
};

#define AS_OF hoshi_date_from_ymd(2026, 11, 23)

static const char sheet[] =
    "hoshi: answers/1\ncatalogue: scs@2026-03\nassessed_on: 2026-11-23\ntarget: 3\n"
    "conditions: {password-authentication: yes, firewall-internet-change: no}\nanswers:\n"
    "  1-2-1-1: met\n  1-2-1-2: {status: met, carried_over: true}\n"
    "  1-2-1-3: {status: met, carried_over: true}\n  1-2-3-1: unknown\n";

static int setup(void **state)
{
    static struct world w;
    struct hoshi_answers *ans;
    struct hoshi_input in = {
        .name = "sheet.yaml", .bytes = {sheet, sizeof sheet - 1}, .format = HOSHI_INPUT_YAML};
    struct hoshi_interview_request all = {0};
    memset(&w, 0, sizeof w);
    hoshi_session_init(&w.s);
    if (hoshi_session_catalog(&w.s, NULL) != HOSHI_OK ||
        hoshi_session_policy(&w.s, NULL) != HOSHI_OK ||
        hoshi_answers_load(&in, w.s.catalog, AS_OF, &w.s.arena, &w.s.diags, &ans) != HOSHI_OK ||
        hoshi_judge(w.s.catalog, ans, w.s.policy, AS_OF, &w.s.arena, &w.r) != HOSHI_OK ||
        hoshi_interview_start(&w.r, &all, &w.s.arena, &w.iv) != HOSHI_OK)
        return 1;
    *state = &w;
    return 0;
}

static int teardown(void **state)
{
    struct world *w = *state;
    hoshi_session_release(&w->s);
    return 0;
}

static struct hoshi_state at(struct world *w, const char *id)
{
    struct hoshi_state s = hoshi_state_start(&w->iv, &w->r, HOSHI_LANG_EN);
    s.at = hoshi_interview_find(&w->iv, id);
    assert_true(s.at < w->iv.n_item);
    return s;
}

/* Types an ASCII text. */
static struct hoshi_state type(struct hoshi_state s, const char *text)
{
    for (; *text != '\0'; text++)
        s = hoshi_state_reduce(s, (uint32_t)(unsigned char)*text);
    return s;
}

/* Types any text: its code points as keys. */
static struct hoshi_state type_utf8(struct hoshi_state s, const char *text)
{
    struct hoshi_str rest = hoshi_str_from(text);
    uint32_t c;
    for (size_t k; (k = hoshi_utf8_next(rest, &c)) != 0; rest.p += k, rest.n -= k)
        s = hoshi_state_reduce(s, c);
    return s;
}

static const char *id_of(const struct hoshi_state *s)
{
    const struct hoshi_item *i = hoshi_state_item(s);
    return i->criterion != NULL ? i->criterion->id.s : s->iv->cat->condition[i->condition].id.s;
}

static void starts_at_the_first_open_question(void **state)
{
    struct hoshi_state s = hoshi_state_start(&((struct world *)*state)->iv,
                                             &((struct world *)*state)->r, HOSHI_LANG_EN);
    assert_string_equal(id_of(&s), "1-2-1-2"); /* carried over: not yet confirmed */
}

static void one_key_answers(void **state)
{
    static const struct {
        uint32_t key;
        enum hoshi_status status;
    } row[] = {{'m', HOSHI_STATUS_MET},
               {'p', HOSHI_STATUS_PARTIAL},
               {'n', HOSHI_STATUS_UNMET},
               {'d', HOSHI_STATUS_UNKNOWN},
               {0xff4d, HOSHI_STATUS_MET},
               {'M', HOSHI_STATUS_MET},
               {0x25cb, HOSHI_STATUS_MET},
               {0x25b3, HOSHI_STATUS_PARTIAL},
               {0xd7, HOSHI_STATUS_UNMET},
               {'o', HOSHI_STATUS_MET},
               {'x', HOSHI_STATUS_UNMET},
               {0xff38, HOSHI_STATUS_UNMET},
               {'y', HOSHI_STATUS_MET},
               {0x25ce, HOSHI_STATUS_MET},
               {0x2715, HOSHI_STATUS_UNMET},
               {0x6e08, HOSHI_STATUS_MET},
               {0x672a, HOSHI_STATUS_UNMET},
               {0x304a, HOSHI_STATUS_MET},
               {HOSHI_KEY_BACKSPACE, HOSHI_STATUS_UNANSWERED},
               {HOSHI_KEY_DELETE, HOSHI_STATUS_UNANSWERED}};
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        struct hoshi_state s = hoshi_state_reduce(at(*state, "1-2-1-1"), row[i].key);
        assert_int_equal(s.effect, HOSHI_EFFECT_ANSWER);
        struct hoshi_decision d = hoshi_dialogue_decision(&s.draft);
        assert_true(d.set_status);
        assert_int_equal(d.status, row[i].status);
        assert_null(d.note);
        assert_null(d.reason);
    }
}

static void recurring_duties_ask_for_a_date(void **state)
{
    struct hoshi_state s = hoshi_state_reduce(at(*state, "1-2-1-3"), 'm');
    assert_int_equal(s.effect, HOSHI_EFFECT_NONE); /* nothing is saved yet */
    assert_int_equal(s.mode, HOSHI_MODE_INPUT);
    struct hoshi_state empty = hoshi_state_reduce(s, HOSHI_KEY_ENTER);
    assert_int_equal(empty.effect, HOSHI_EFFECT_ANSWER);
    assert_int_equal(hoshi_dialogue_decision(&empty.draft).performed, 0); /* nobody said a day */
    static const char *const today[] = {"t", "今日", "today", "Ｔ"};
    for (size_t i = 0; i < sizeof today / sizeof today[0]; i++) {
        struct hoshi_state d = hoshi_state_reduce(type_utf8(s, today[i]), HOSHI_KEY_ENTER);
        assert_int_equal(d.effect, HOSHI_EFFECT_ANSWER);
        assert_int_equal(hoshi_dialogue_decision(&d.draft).performed, AS_OF);
    }
    struct hoshi_state none = hoshi_state_reduce(type(s, "-"), HOSHI_KEY_ENTER);
    assert_int_equal(none.effect, HOSHI_EFFECT_ANSWER);
    assert_int_equal(hoshi_dialogue_decision(&none.draft).performed, 0);
    static const char *const bad[] = {"2026-02-30", "tomorrow", "2026-11-24"};
    for (size_t i = 0; i < 3; i++) {
        struct hoshi_state b = hoshi_state_reduce(type(s, bad[i]), HOSHI_KEY_ENTER);
        assert_int_equal(b.effect, HOSHI_EFFECT_NONE);
        assert_int_equal(b.mode, HOSHI_MODE_INPUT);
        assert_true(b.bad);
    }
}

static void dates_are_taken_as_people_write_them(void **state)
{
    static const char *const good[] = {
        "2026-04-09",           "2026/4/9",         "2026.4.9",           "2026年4月9日",
        "２０２６－０４－０９", "２０２６／４／９", "２０２６年４月９日", " 2026/04/09　",
        "令和8年4月9日",        "R8.4.9",           "ｒ８／４／９"};
    static const char *const bad[] = {"26/4/9",    "平成38年4月9日", "2026/4",      "2026/4/9/1",
                                      "2026/2/30", "4/9/2026",       "2026-04-09x", "2026//9"};
    struct hoshi_state s = hoshi_state_reduce(at(*state, "1-2-1-3"), 'm');
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        struct hoshi_state g = hoshi_state_reduce(type_utf8(s, good[i]), HOSHI_KEY_ENTER);
        assert_int_equal(g.effect, HOSHI_EFFECT_ANSWER);
        assert_int_equal(hoshi_dialogue_decision(&g.draft).performed,
                         hoshi_date_from_ymd(2026, 4, 9));
    }
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct hoshi_state b = hoshi_state_reduce(type_utf8(s, bad[i]), HOSHI_KEY_ENTER);
        assert_int_equal(b.effect, HOSHI_EFFECT_NONE);
        assert_true(b.bad);
    }
}

static void a_japanese_input_method_left_on_does_no_harm(void **state)
{
    struct hoshi_state s =
        hoshi_state_reduce(at(*state, "1-2-1-1"), 0x3042); /* あ, where a was pressed */
    assert_int_equal(s.ask, HOSHI_ASK_REASON);
    s = hoshi_state_reduce(at(*state, "1-2-1-1"), 0x3093);
    assert_int_equal(hoshi_dialogue_decision(&s.draft).status, HOSHI_STATUS_UNMET);
    s = hoshi_state_reduce(at(*state, "1-2-1-1"), 0x307e); /* ま means nothing, and that is said */
    assert_int_equal(s.effect, HOSHI_EFFECT_NONE);
    assert_int_equal(s.message, HOSHI_MSG_ASSESS_INPUT_METHOD);
    s = hoshi_state_reduce(type_utf8(hoshi_state_reduce(s, '/'), "４－５"), HOSHI_KEY_ENTER);
    assert_string_equal(id_of(&s), "4-5-1-1");
}

static void what_is_unfolded_is_scrolled_to(void **state)
{
    struct hoshi_state s = hoshi_state_reduce(at(*state, "1-2-1-1"), 'h');
    assert_int_equal(s.reveal, HOSHI_SECTION_HOW);
    s = hoshi_state_reduce(s, 'h');
    assert_int_equal(s.reveal, 0);
    s = hoshi_state_reduce(at(*state, "password-authentication"), 'w'); /* has no sections */
    assert_int_equal(s.reveal, 0);
}

static void not_applicable_needs_a_reason(void **state)
{
    struct hoshi_state s = hoshi_state_reduce(at(*state, "1-2-1-1"), 'a');
    struct hoshi_state empty = hoshi_state_reduce(type(s, "   "), HOSHI_KEY_ENTER);
    assert_int_equal(empty.effect, HOSHI_EFFECT_NONE);
    assert_int_equal(empty.message, HOSHI_MSG_ASSESS_NEED_REASON);
    s = type(s, "no ");
    s = hoshi_state_reduce(s, 0x661f); /* 星 */
    s = hoshi_state_reduce(s, 0x1f600);
    s = hoshi_state_reduce(s, HOSHI_KEY_BACKSPACE);
    s = hoshi_state_reduce(s, HOSHI_KEY_ENTER);
    assert_int_equal(s.effect, HOSHI_EFFECT_ANSWER);
    assert_string_equal(hoshi_dialogue_decision(&s.draft).reason, "no 星");
    assert_int_equal(hoshi_dialogue_decision(&s.draft).status, HOSHI_STATUS_NOT_APPLICABLE);
}

static void planned_asks_for_due_and_owner(void **state)
{
    struct hoshi_state s = hoshi_state_reduce(at(*state, "1-2-1-1"), 'l');
    assert_int_equal(s.ask, HOSHI_ASK_DUE);
    s = hoshi_state_reduce(type(s, "2027-03-31"), HOSHI_KEY_ENTER); /* the future is fine here */
    assert_int_equal(s.ask, HOSHI_ASK_OWNER);
    s = hoshi_state_reduce(type(s, "Sato"), HOSHI_KEY_ENTER);
    assert_int_equal(s.effect, HOSHI_EFFECT_ANSWER);
    struct hoshi_decision d = hoshi_dialogue_decision(&s.draft);
    assert_int_equal(d.due, hoshi_date_from_ymd(2027, 3, 31));
    assert_string_equal(d.owner, "Sato");
}

static void escape_gives_the_whole_answer_up(void **state)
{
    struct hoshi_state s = hoshi_state_reduce(
        type(hoshi_state_reduce(at(*state, "1-2-1-1"), 'l'), "2027"), HOSHI_KEY_ESCAPE);
    assert_int_equal(s.effect, HOSHI_EFFECT_NONE);
    assert_int_equal(s.mode, HOSHI_MODE_QUESTION);
    assert_false(hoshi_dialogue_decision(&s.draft).set_status);
    s = hoshi_state_reduce(s, 'p'); /* nothing of it is left in the next one */
    assert_int_equal(hoshi_dialogue_decision(&s.draft).due, 0);
}

static void alternatives_are_checked(void **state)
{
    struct world *w = *state;
    const struct hoshi_criterion *c = NULL;
    for (size_t i = 0; c == NULL && i < w->iv.n_item; i++) {
        if (w->iv.item[i].criterion != NULL && w->iv.item[i].criterion->n_branch != 0 &&
            w->iv.item[i].criterion->branch[0].of.s == NULL)
            c = w->iv.item[i].criterion;
    }
    assert_non_null(c);
    struct hoshi_state s = hoshi_state_reduce(at(w, c->id.s), 'm');
    assert_int_equal(s.ask, HOSHI_ASK_VIA);
    struct hoshi_state bad = hoshi_state_reduce(type(s, "zz"), HOSHI_KEY_ENTER);
    assert_int_equal(bad.effect, HOSHI_EFFECT_NONE);
    struct hoshi_state number = hoshi_state_reduce(type(s, "2"), HOSHI_KEY_ENTER);
    assert_string_equal(hoshi_dialogue_decision(&number.draft).via, c->branch[1].id.s);
    assert_true(hoshi_state_reduce(type(s, "9"), HOSHI_KEY_ENTER).bad);
    s = hoshi_state_reduce(type(s, c->branch[0].id.s), HOSHI_KEY_ENTER);
    assert_string_equal(hoshi_dialogue_decision(&s.draft).via, c->branch[0].id.s);
}

static void carried_over_is_confirmed(void **state)
{
    struct hoshi_state s = hoshi_state_reduce(at(*state, "1-2-1-2"), 'c');
    assert_int_equal(s.effect, HOSHI_EFFECT_ANSWER);
    assert_true(hoshi_dialogue_decision(&s.draft).confirm);
    assert_false(hoshi_dialogue_decision(&s.draft).set_status);
    s = hoshi_state_reduce(at(*state, "1-2-1-3"), 'c');
    assert_int_equal(s.ask,
                     HOSHI_ASK_PERFORMED); /* of a recurring duty the new date is asked for */
    assert_int_equal(s.effect, HOSHI_EFFECT_NONE);
    s = hoshi_state_reduce(s, HOSHI_KEY_ENTER);
    assert_int_equal(hoshi_dialogue_decision(&s.draft).performed, 0);
    s = hoshi_state_reduce(at(*state, "1-2-1-1"), 'c');
    assert_int_equal(s.effect, HOSHI_EFFECT_NONE);
    assert_true(s.bad);
}

static void conditions_take_yes_and_no_only(void **state)
{
    struct hoshi_state s = hoshi_state_reduce(at(*state, "password-authentication"), 'n');
    assert_int_equal(s.effect, HOSHI_EFFECT_CONDITION);
    assert_int_equal(s.condition, HOSHI_CONDITION_NO);
    static const struct {
        uint32_t key;
        enum hoshi_condition_state state;
    } sign[] = {{'o', HOSHI_CONDITION_YES},
                {'x', HOSHI_CONDITION_NO},
                {0x25cb, HOSHI_CONDITION_YES},
                {0x25ef, HOSHI_CONDITION_YES},
                {0xd7, HOSHI_CONDITION_NO}};
    for (size_t i = 0; i < sizeof sign / sizeof sign[0]; i++) {
        s = hoshi_state_reduce(at(*state, "password-authentication"), sign[i].key);
        assert_int_equal(s.effect, HOSHI_EFFECT_CONDITION);
        assert_int_equal(s.condition, sign[i].state);
    }
    s = hoshi_state_reduce(at(*state, "password-authentication"), 'd');
    assert_int_equal(s.effect, HOSHI_EFFECT_CONDITION); /* it was answered: that is taken back */
    assert_int_equal(s.condition, HOSHI_CONDITION_UNANSWERED);
    s = hoshi_state_reduce(at(*state, "password-authentication"), 'p');
    assert_int_equal(s.effect, HOSHI_EFFECT_NONE);
    assert_true(s.bad);
    s = hoshi_state_reduce(at(*state, "password-authentication"), 'i');
    assert_int_equal(s.mode, HOSHI_MODE_QUESTION);
}

static void a_failed_save_does_not_advance(void **state)
{
    static const struct {
        enum hoshi_edit_result r;
        bool moves;
    } row[] = {{HOSHI_EDIT_SAVED, true},
               {HOSHI_EDIT_MERGED, true},
               {HOSHI_EDIT_CONFLICT, false},
               {HOSHI_EDIT_FAILED, false}};
    for (size_t i = 0; i < 4; i++) {
        struct hoshi_state s = hoshi_state_reduce(at(*state, "1-2-3-2"), 'm');
        size_t was = s.at;
        s = hoshi_state_saved(s, row[i].r, NULL);
        assert_int_equal(s.at != was, row[i].moves);
        assert_int_equal(s.bad, !row[i].moves);
        assert_int_equal(s.effect, HOSHI_EFFECT_NONE);
    }
}

static void who_corrects_an_answer_stays(void **state)
{
    struct hoshi_state s = hoshi_state_reduce(at(*state, "1-2-1-1"), 'p');
    s = hoshi_state_saved(s, HOSHI_EDIT_SAVED, NULL);
    assert_string_equal(id_of(&s), "1-2-1-1");
    s = hoshi_state_saved(hoshi_state_reduce(at(*state, "1-2-1-2"), 'c'), HOSHI_EDIT_SAVED, NULL);
    assert_string_not_equal(id_of(&s), "1-2-1-2"); /* carried over: it waited */
}

static void a_note_needs_no_answer(void **state)
{
    struct hoshi_state s = hoshi_state_reduce(at(*state, "1-2-3-2"), 'i');
    assert_int_equal(s.ask, HOSHI_ASK_NOTE);
    s = hoshi_state_reduce(type(s, "ask Sato"), HOSHI_KEY_ENTER);
    assert_int_equal(s.effect, HOSHI_EFFECT_ANSWER);
    struct hoshi_decision d = hoshi_dialogue_decision(&s.draft);
    assert_false(d.set_status);
    assert_string_equal(d.note, "ask Sato");
    s = hoshi_state_saved(s, HOSHI_EDIT_SAVED, NULL);
    assert_string_equal(id_of(&s), "1-2-3-2"); /* and the answer can be given now */
    assert_true(hoshi_state_reduce(at(*state, "1-2-3-2"), 'r').bad);
    assert_true(hoshi_state_reduce(at(*state, "1-2-3-2"), HOSHI_KEY_DELETE).bad);
}

/* The hardest question is not the first one. */
static void conditions_stand_before_what_they_switch_off(void **state)
{
    struct world *w = *state;
    size_t at = hoshi_interview_find(&w->iv, "password-authentication");
    assert_string_equal(w->iv.item[at + 1].criterion->id.s, "4-1-5-2");
    assert_string_equal(w->iv.item[at].before->id.s, "4-1-5-2");
    assert_string_equal(w->iv.item[0].criterion->id.s, "1-2-1-1");
}

static void only_lists_are_gone_through_once(void **state)
{
    struct world *w = *state;
    struct hoshi_interview_request gaps = {.only = HOSHI_ONLY_GAPS};
    struct hoshi_interview iv;
    assert_int_equal(hoshi_interview_start(&w->r, &gaps, &w->s.arena, &iv), HOSHI_OK);
    assert_true(iv.n_item >= 1);
    for (size_t i = 0; i < iv.n_item; i++) {
        assert_true(hoshi_interview_waits(&iv, &w->r, &iv.item[i]));
        if (iv.item[i].criterion != NULL)
            hoshi_interview_said(&iv, iv.item[i].criterion);
    }
    assert_int_equal(hoshi_interview_next(&iv, &w->r, 0), iv.n_item);
}

static void walking_searching_and_leaving(void **state)
{
    struct hoshi_state s = at(*state, "1-2-1-1");
    s = hoshi_state_reduce(s, HOSHI_KEY_DOWN);
    assert_string_equal(id_of(&s), "1-2-1-2");
    s = hoshi_state_reduce(s, HOSHI_KEY_UP);
    s = hoshi_state_reduce(s, 'j');
    assert_string_equal(id_of(&s), "1-2-1-2");
    s = hoshi_state_reduce(hoshi_state_reduce(s, 'j'), 'j');
    assert_string_equal(id_of(&s), "1-2-3-1"); /* "not known" is open, too */
    s = hoshi_state_reduce(type(hoshi_state_reduce(s, '/'), "4-5"), HOSHI_KEY_ENTER);
    assert_string_equal(id_of(&s), "4-5-1-1");
    s = hoshi_state_reduce(type(hoshi_state_reduce(s, '/'), "BACKUP"), HOSHI_KEY_ENTER);
    assert_string_equal(hoshi_state_item(&s)->criterion->requirement->id.s, "4-3-4");
    s = hoshi_state_reduce(type(hoshi_state_reduce(s, '/'), "4134"), HOSHI_KEY_ENTER);
    assert_string_equal(id_of(&s), "4-1-3-4");
    size_t was = s.at;
    s = hoshi_state_reduce(type(hoshi_state_reduce(s, '/'), "4-4-3-1"), HOSHI_KEY_ENTER);
    assert_int_equal(s.message, HOSHI_MSG_ASSESS_AT_OTHER_TARGET);
    s = hoshi_state_reduce(type(hoshi_state_reduce(s, '/'), "443"), HOSHI_KEY_ENTER);
    assert_int_equal(s.message, HOSHI_MSG_ASSESS_AT_OTHER_TARGET);
    s = hoshi_state_reduce(type(hoshi_state_reduce(s, '/'), "no such word"), HOSHI_KEY_ENTER);
    assert_int_equal(s.at, was);
    assert_true(s.bad);
    s = hoshi_state_reduce(s, 'U'); /* Caps Lock */
    assert_int_equal(s.effect, HOSHI_EFFECT_UNDO);
    assert_int_equal(hoshi_state_reduce(s, HOSHI_KEY_CTRL('R')).effect, HOSHI_EFFECT_REDO);
    assert_int_equal(hoshi_state_reduce(s, 'q').effect, HOSHI_EFFECT_QUIT);
    assert_int_equal(hoshi_state_reduce(s, HOSHI_KEY_CTRL('C')).effect, HOSHI_EFFECT_QUIT);
    assert_int_equal(hoshi_state_reduce(s, 't').effect, HOSHI_EFFECT_TARGET);
    assert_int_equal(hoshi_state_reduce(s, 'u').effect, HOSHI_EFFECT_UNDO);
    s = hoshi_state_reduce(s, '?');
    assert_int_equal(s.mode, HOSHI_MODE_HELP);
    s = hoshi_state_reduce(s, 'm'); /* any key only closes help */
    assert_int_equal(s.effect, HOSHI_EFFECT_NONE);
    assert_int_equal(
        hoshi_state_reduce(hoshi_state_reduce(at(*state, "1-2-1-1"), 'a'), HOSHI_KEY_GONE).effect,
        HOSHI_EFFECT_QUIT);
}

/* Whatever is typed: no crash, the current question exists, the input is valid and bounded. */
static void any_keys(void **state)
{
    struct hoshi_state s = at(*state, "1-2-1-1");
    uint32_t seed = 7;
    for (int i = 0; i < 200000; i++) {
        seed = seed * 1664525u + 1013904223u;
        uint32_t dice = (seed >> 8) % 100, key;
        if (dice < 60)
            key = ' ' + (seed >> 16) % 95;
        else if (dice < 80)
            key = HOSHI_KEY_UP + (seed >> 16) % 13;
        else
            key = (seed >> 10) % 0x110000;
        s.n_row = 5;
        s.n_line = (seed >> 20) % 20;
        s = hoshi_state_reduce(s, key);
        if (s.effect == HOSHI_EFFECT_ANSWER || s.effect == HOSHI_EFFECT_CONDITION)
            s = hoshi_state_saved(s, (enum hoshi_edit_result)((seed >> 12) % 5), NULL);
        assert_true(s.at < s.iv->n_item);
        assert_true(s.line.n < sizeof s.line.text && strlen(s.line.text) == s.line.n &&
                    s.line.cursor <= s.line.n);
        assert_true(hoshi_patch_text_ok(s.line.text, false));
    }
}

static void target_changes_keep_answers(void **state)
{
    struct world *w = *state;
    size_t n3 = w->iv.n_item;
    assert_int_equal(hoshi_interview_next_target(&w->iv), 4);
    assert_true(hoshi_interview_target(&w->iv, 4));
    assert_true(w->iv.n_item > n3);
    assert_true(hoshi_interview_target(&w->iv, hoshi_interview_next_target(&w->iv)));
    assert_int_equal(w->iv.n_item, n3);
    struct hoshi_item above = {-1, hoshi_catalog_find(w->s.catalog, "1-1-1-2"),
                               hoshi_catalog_find(w->s.catalog, "1-1-1-2")};
    assert_int_equal(hoshi_interview_place(&w->iv, &above), 0); /* the next one that is asked */
    above.criterion = above.before = hoshi_catalog_find(w->s.catalog, "4-4-3-1");
    size_t near = hoshi_interview_place(&w->iv, &above);
    assert_string_equal(w->iv.item[near].before->requirement->id.s, "4-4-4");
    struct hoshi_interview_request only4 = {.requirement = "1-1", .target = 4};
    struct hoshi_interview iv;
    assert_int_equal(hoshi_interview_start(&w->r, &only4, &w->s.arena, &iv), HOSHI_OK);
    assert_int_equal(iv.n_item, 3);
    assert_false(hoshi_interview_target(&iv, 3)); /* 1-1 has nothing at star 3: stay */
    assert_int_equal(iv.target, 4);
    assert_int_equal(iv.n_item, 3);
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(starts_at_the_first_open_question),
        cmocka_unit_test(one_key_answers),
        cmocka_unit_test(recurring_duties_ask_for_a_date),
        cmocka_unit_test(not_applicable_needs_a_reason),
        cmocka_unit_test(planned_asks_for_due_and_owner),
        cmocka_unit_test(escape_gives_the_whole_answer_up),
        cmocka_unit_test(alternatives_are_checked),
        cmocka_unit_test(carried_over_is_confirmed),
        cmocka_unit_test(conditions_take_yes_and_no_only),
        cmocka_unit_test(a_failed_save_does_not_advance),
        cmocka_unit_test(who_corrects_an_answer_stays),
        cmocka_unit_test(a_note_needs_no_answer),
        cmocka_unit_test(conditions_stand_before_what_they_switch_off),
        cmocka_unit_test(only_lists_are_gone_through_once),
        cmocka_unit_test(walking_searching_and_leaving),
        cmocka_unit_test(any_keys),
        cmocka_unit_test(target_changes_keep_answers),
        cmocka_unit_test(dates_are_taken_as_people_write_them),
        cmocka_unit_test(a_japanese_input_method_left_on_does_no_harm),
        cmocka_unit_test(what_is_unfolded_is_scrolled_to),
    };
    return cmocka_run_group_tests(test, setup, teardown);
}
