/* Editing a file on disk: what another program does meanwhile, undo, the lock, what judgement makes
 * of answers that were carried over. */
#include <sys/stat.h>
#include <unistd.h>

#include "unit.h"

#include "app/sheet/editor.h"
#include "io/replace.h"

#define AS_OF hoshi_date_from_ymd(2026, 11, 23)
#define HEAD "hoshi: answers/1\ncatalogue: scs@2026-03\nassessed_on: 2026-11-23\n"

static char path[] = "/tmp/hoshi-edit-XXXXXX.yaml";

static void put_file(const char *text)
{
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    assert_true(fputs(text, f) >= 0);
    assert_int_equal(fclose(f), 0);
}

static void assert_file(const char *text)
{
    char got[4096];
    FILE *f = fopen(path, "r");
    assert_non_null(f);
    size_t n = fread(got, 1, sizeof got - 1, f);
    fclose(f);
    got[n] = '\0';
    assert_string_equal(got, text);
}

struct world {
    struct hoshi_session s;
    struct hoshi_editor e;
};

static void open_world(struct world *w, const char *text)
{
    put_file(text);
    hoshi_session_init(&w->s);
    assert_int_equal(hoshi_session_catalog(&w->s, NULL), HOSHI_OK);
    assert_int_equal(hoshi_session_policy(&w->s, NULL), HOSHI_OK);
    assert_int_equal(hoshi_editor_open(&w->e, &w->s, path, AS_OF, HOSHI_LANG_EN), HOSHI_OK);
}

static void close_world(struct world *w)
{
    hoshi_editor_close(&w->e);
    hoshi_session_release(&w->s);
}

static enum hoshi_edit_result say(struct world *w, const char *id, enum hoshi_status status)
{
    struct hoshi_decision d = {.set_status = true, .status = status};
    return hoshi_editor_answer(&w->e, hoshi_catalog_find(w->s.catalog, id), &d);
}

static void saves_and_undoes(void **state)
{
    (void)state;
    struct world w;
    open_world(&w, HEAD "answers: # mine\n  1-2-1-1: unmet # why\n");
    assert_int_equal(hoshi_editor_undo(&w.e), HOSHI_EDIT_NOTHING);
    assert_int_equal(say(&w, "1-2-1-1", HOSHI_STATUS_MET), HOSHI_EDIT_SAVED);
    assert_int_equal(say(&w, "1-2-1-2", HOSHI_STATUS_PARTIAL), HOSHI_EDIT_SAVED);
    assert_file(HEAD "answers: # mine\n  1-2-1-1: met # why\n  1-2-1-2: partial\n");
    assert_int_equal(
        w.e.now->result.outcome[hoshi_catalog_find(w.s.catalog, "1-2-1-1")->index].kind,
        HOSHI_OUTCOME_MET);
    assert_int_equal(hoshi_editor_undo(&w.e), HOSHI_EDIT_SAVED);
    assert_string_equal(w.e.undone.criterion->id.s, "1-2-1-2");
    assert_file(HEAD "answers: # mine\n  1-2-1-1: met # why\n");
    assert_int_equal(hoshi_editor_undo(&w.e), HOSHI_EDIT_SAVED);
    assert_file(HEAD "answers: # mine\n  1-2-1-1: unmet # why\n");
    close_world(&w);
}

static void takes_in_what_another_program_wrote(void **state)
{
    (void)state;
    struct world w;
    open_world(&w, HEAD "answers:\n  1-2-1-1: unmet\n");
    put_file(HEAD "answers:\n  1-2-1-1: unmet\n  4-1-1-1: met # new\n");
    assert_int_equal(say(&w, "1-2-1-1", HOSHI_STATUS_MET), HOSHI_EDIT_MERGED);
    assert_file(HEAD "answers:\n  1-2-1-1: met\n  4-1-1-1: met # new\n");
    put_file(HEAD "answers:\n  1-2-1-1: partial\n");
    assert_int_equal(say(&w, "1-2-1-1", HOSHI_STATUS_UNMET),
                     HOSHI_EDIT_CONFLICT); /* the same answer */
    assert_file(HEAD "answers:\n  1-2-1-1: partial\n");
    assert_int_equal(hoshi_editor_undo(&w.e),
                     HOSHI_EDIT_NOTHING); /* it would undo the other's work */
    assert_int_equal(say(&w, "1-2-1-1", HOSHI_STATUS_UNMET), HOSHI_EDIT_SAVED); /* having seen it */
    put_file("half a sh");
    assert_int_equal(say(&w, "1-2-1-1", HOSHI_STATUS_MET), HOSHI_EDIT_FAILED);
    assert_file("half a sh");
    assert_true(w.e.problem.n != 0);
    put_file(HEAD "answers:\n  1-2-1-1: unmet\n");
    assert_int_equal(say(&w, "1-2-1-1", HOSHI_STATUS_MET), HOSHI_EDIT_SAVED);
    close_world(&w);
}

static void a_pipe_in_its_place_keeps_nobody_waiting(void **state)
{
    (void)state;
    struct world w;
    open_world(&w, HEAD "answers:\n  1-2-1-1: unmet\n");
    unlink(path);
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_int_equal(say(&w, "1-2-1-1", HOSHI_STATUS_MET), HOSHI_EDIT_FAILED);
    assert_non_null(strstr(w.e.problem.p, "not a regular file"));
    unlink(path);
    put_file(HEAD "answers:\n  1-2-1-1: unmet\n");
    assert_int_equal(say(&w, "1-2-1-1", HOSHI_STATUS_MET), HOSHI_EDIT_SAVED);
    assert_int_equal(w.e.problem.n, 0);
    close_world(&w);
}

static enum hoshi_file_error rewrite(const char *seen, const char *text)
{
    struct hoshi_str a = {seen, strlen(seen)}, b = {text, strlen(text)};
    return hoshi_file_rewrite(path, a, b).error;
}

static void replaces_only_what_was_seen(void **state)
{
    (void)state;
    char beside[64];
    put_file("one\n");
    assert_int_equal(rewrite("one\n", "two\n"), HOSHI_FILE_OK);
    assert_int_equal(rewrite("one\n", "three\n"), HOSHI_FILE_CHANGED); /* same length */
    assert_int_equal(rewrite("two", "three\n"), HOSHI_FILE_CHANGED);   /* longer by now */
    assert_int_equal(rewrite("two\n\n", "three\n"), HOSHI_FILE_CHANGED);
    assert_int_equal(rewrite("", "three\n"), HOSHI_FILE_CHANGED);
    assert_file("two\n");
    put_file("");
    assert_int_equal(rewrite("", "three\n"), HOSHI_FILE_OK);
    assert_file("three\n");
    snprintf(beside, sizeof beside, "/tmp/.%s.new", path + strlen("/tmp/"));
    assert_int_not_equal(access(beside, F_OK), 0);
}

/* Every text that becomes a tree, in the whole program: see CMakeLists.txt. */
static unsigned n_parse;
enum hoshi_rc __real_hoshi_tree_read(const struct hoshi_input *in, const char *default_catalogue,
                                     struct hoshi_arena *arena, struct hoshi_diags *diags,
                                     struct hoshi_tree *ret_tree);
enum hoshi_rc __wrap_hoshi_tree_read(const struct hoshi_input *in, const char *default_catalogue,
                                     struct hoshi_arena *arena, struct hoshi_diags *diags,
                                     struct hoshi_tree *ret_tree);
enum hoshi_rc __wrap_hoshi_tree_read(const struct hoshi_input *in, const char *default_catalogue,
                                     struct hoshi_arena *arena, struct hoshi_diags *diags,
                                     struct hoshi_tree *ret_tree)
{
    n_parse++;
    return __real_hoshi_tree_read(in, default_catalogue, arena, diags, ret_tree);
}

/* The new text is read once, to prove it; what it says is taken from that tree. */
static void a_key_stroke_reads_the_sheet_once(void **state)
{
    (void)state;
    struct world w;
    open_world(&w, "hoshi: answers/1\ncatalogue: scs@2026-03\nassessed_on: 2026-01-05\n");
    n_parse = 0;
    assert_int_equal(say(&w, "1-2-1-1", HOSHI_STATUS_MET), HOSHI_EDIT_SAVED);
    assert_int_equal(n_parse, 1); /* the day, a second edit, too */
    assert_int_equal(say(&w, "1-2-1-2", HOSHI_STATUS_MET), HOSHI_EDIT_SAVED);
    assert_int_equal(n_parse, 2);
    assert_int_equal(hoshi_editor_undo(&w.e), HOSHI_EDIT_SAVED);
    assert_int_equal(n_parse, 3);
    put_file(HEAD "answers:\n  1-2-1-1: met # by hand\n");
    assert_int_equal(say(&w, "1-2-1-2", HOSHI_STATUS_MET), HOSHI_EDIT_MERGED);
    assert_int_equal(n_parse, 5); /* and once what another program has written */
    assert_file(HEAD "answers:\n  1-2-1-1: met # by hand\n  1-2-1-2: met\n");
    close_world(&w);
}

/* Two edits of one patch whose ranges touch are made one after the other. */
static void edits_that_touch_one_another(void **state)
{
    (void)state;
    struct world w;
    open_world(&w, "hoshi: answers/1\ncatalogue: scs@2026-03\nanswers:\n  1-2-1-1:\n    status: "
                   "planned\n    due: 2027-01-31\n");
    n_parse = 0;
    assert_int_equal(say(&w, "1-2-1-1", HOSHI_STATUS_MET), HOSHI_EDIT_SAVED);
    assert_int_equal(n_parse, 2);
    assert_file("hoshi: answers/1\ncatalogue: scs@2026-03\nanswers:\n  1-2-1-1:\n    status: "
                "met\nassessed_on: 2026-11-23\n");
    close_world(&w);
}

static void one_editor_at_a_time(void **state)
{
    (void)state;
    struct world w;
    struct hoshi_editor second;
    char lock[64];
    open_world(&w, HEAD);
    assert_int_equal(hoshi_editor_open(&second, &w.s, path, AS_OF, HOSHI_LANG_EN), HOSHI_E_IO);
    assert_int_equal(hoshi_diags_exit(&w.s.diags), 4);
    hoshi_editor_close(&second);
    snprintf(lock, sizeof lock, "/tmp/.%s.lock", path + strlen("/tmp/"));
    assert_int_equal(access(lock, F_OK), 0); /* the second did not take the first one's lock away */
    close_world(&w);
    assert_int_not_equal(access(lock, F_OK), 0);
    FILE *f = fopen(lock, "w"); /* as kill -9 leaves it */
    assert_non_null(f);
    fputs("1\n", f);
    fclose(f);
    open_world(&w, HEAD);
    close_world(&w);
}

static void who_and_when(void **state)
{
    (void)state;
    struct world w;
    open_world(&w, "hoshi: answers/1\ncatalogue: scs@2026-03\nassessed_on: 2026-01-05 # then\n");
    w.e.by = "佐藤: IT";
    assert_int_equal(say(&w, "1-2-1-1", HOSHI_STATUS_MET), HOSHI_EDIT_SAVED);
    assert_file(
        "hoshi: answers/1\ncatalogue: scs@2026-03\nassessed_on: 2026-11-23 # then\n"
        "answers:\n  1-2-1-1: {status: met, updated_by: \"佐藤: IT\", updated_on: 2026-11-23}\n");
    close_world(&w);
}

static void carried_over_answers_count_as_last_years_word(void **state)
{
    (void)state;
    struct world w;
    open_world(&w, HEAD "answers:\n  1-2-1-1: {status: met, carried_over: true}\n  1-2-1-3: "
                        "{status: met, carried_over: true}\n");
    const struct hoshi_criterion *once = hoshi_catalog_find(w.s.catalog, "1-2-1-1"),
                                 *yearly = hoshi_catalog_find(w.s.catalog, "1-2-1-3");
    assert_int_equal(w.e.now->result.outcome[once->index].kind, HOSHI_OUTCOME_MET);
    assert_int_equal(w.e.now->result.outcome[yearly->index].kind, HOSHI_OUTCOME_GAP);
    assert_int_equal(w.e.now->result.outcome[yearly->index].reason, HOSHI_REASON_STALE);
    size_t n = 0;
    for (size_t i = 0; i < w.e.now->result.n_finding; i++)
        n += w.e.now->result.finding[i].code == HOSHI_FINDING_CARRIED_OVER &&
             w.e.now->result.finding[i].criterion == once;
    assert_int_equal(n, 1);
    struct hoshi_decision d = {.confirm = true, .set_performed = true, .performed = AS_OF};
    assert_int_equal(hoshi_editor_answer(&w.e, yearly, &d), HOSHI_EDIT_SAVED);
    assert_int_equal(w.e.now->result.outcome[yearly->index].kind, HOSHI_OUTCOME_MET);
    assert_file(HEAD "answers:\n  1-2-1-1: {status: met, carried_over: true}\n  1-2-1-3: {status: "
                     "met, performed: 2026-11-23}\n");
    close_world(&w);
}

int main(void)
{
    int fd = mkstemps(path, 5);
    if (fd < 0)
        return 1;
    close(fd);
    const struct CMUnitTest test[] = {
        cmocka_unit_test(saves_and_undoes),
        cmocka_unit_test(takes_in_what_another_program_wrote),
        cmocka_unit_test(a_pipe_in_its_place_keeps_nobody_waiting),
        cmocka_unit_test(replaces_only_what_was_seen),
        cmocka_unit_test(a_key_stroke_reads_the_sheet_once),
        cmocka_unit_test(edits_that_touch_one_another),
        cmocka_unit_test(one_editor_at_a_time),
        cmocka_unit_test(who_and_when),
        cmocka_unit_test(carried_over_answers_count_as_last_years_word)};
    int failed = cmocka_run_group_tests(test, NULL, NULL);
    unlink(path);
    return failed;
}
