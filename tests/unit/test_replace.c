/* Whole files: there as a whole or not at all, whatever stands under the name before. */
#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "io/leftovers.h"
#include "io/replace.h"
#include "unit.h"

static char dir[] = "/tmp/hoshi-replace.XXXXXX";

static void put(const char *name, const char *text)
{
    FILE *f = fopen(name, "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

static void must_hold(const char *name, const char *text)
{
    struct hoshi_str is = read_file(name);
    assert_string_equal(is.p, text);
    free((char *)is.p);
}

static bool is_there(const char *name)
{
    struct stat st;
    return lstat(name, &st) == 0;
}

static bool is_link(const char *name)
{
    struct stat st;
    return lstat(name, &st) == 0 && S_ISLNK(st.st_mode);
}

static unsigned mode_of(const char *name)
{
    struct stat st;
    assert_int_equal(stat(name, &st), 0);
    return st.st_mode & 07777;
}

/* Names in a folder, without "." and "..". */
static int count_in(const char *folder)
{
    DIR *d = opendir(folder);
    int n = -2;
    assert_non_null(d);
    while (readdir(d) != NULL)
        n++;
    closedir(d);
    return n;
}

static int set_up(void **state)
{
    static char before[4096];
    *state = before;
    umask(022);
    if (mkdtemp(dir) == NULL || getcwd(before, sizeof before) == NULL || chdir(dir) != 0)
        return -1;
    return 0;
}

/* Every test has an empty folder to itself. */
static int enter(void **state)
{
    (void)state;
    return mkdir("t", 0755) != 0 || chdir("t") != 0;
}

static int leave(void **state)
{
    (void)state;
    return chdir(dir) != 0 || system("rm -rf t") != 0;
}

static int tear_down(void **state)
{
    return chdir(*state) != 0 || rmdir(dir) != 0;
}

static const struct hoshi_str after = {"after", 5};

static void must_be(struct hoshi_file_result r, enum hoshi_file_error error)
{
    assert_int_equal(r.error, error);
    assert_int_equal(r.err == 0, error == HOSHI_FILE_OK); /* the reason is never lost */
}

static void it_is_there_as_a_whole_or_not(void **state)
{
    (void)state;
    struct hoshi_replace r;
    put("out", "before");
    must_be(hoshi_replace_open("out", HOSHI_REPLACE_ANY, &r), HOSHI_FILE_OK);
    must_be(hoshi_replace_write(&r, after), HOSHI_FILE_OK);
    must_hold("out", "before");
    hoshi_replace_abandon(&r);
    must_hold("out", "before");
    assert_int_equal(count_in("."), 1);
    must_be(hoshi_replace_open("out", HOSHI_REPLACE_ANY, &r), HOSHI_FILE_OK);
    must_be(hoshi_replace_write(&r, after), HOSHI_FILE_OK);
    must_be(hoshi_replace_write(&r, after), HOSHI_FILE_OK);
    assert_int_equal(r.n, 10);
    must_be(hoshi_replace_commit(&r), HOSHI_FILE_OK);
    must_hold("out", "afterafter");
    assert_int_equal(count_in("."), 1);
}

static void what_cannot_be_written_says_why(void **state)
{
    (void)state;
    struct hoshi_replace r;
    mkdir("in", 0755);
    put("file", "");
    (void)!symlink("loop", "loop");
    must_be(hoshi_replace_open("in", HOSHI_REPLACE_ANY, &r), HOSHI_FILE_IS_DIRECTORY);
    must_be(hoshi_replace_open("nowhere/out", HOSHI_REPLACE_ANY, &r), HOSHI_FILE_NOT_FOUND);
    must_be(hoshi_replace_open("", HOSHI_REPLACE_ANY, &r), HOSHI_FILE_NOT_FOUND);
    must_be(hoshi_replace_open("file/out", HOSHI_REPLACE_ANY, &r), HOSHI_FILE_ERRNO);
    must_be(hoshi_replace_open("loop", HOSHI_REPLACE_ANY, &r), HOSHI_FILE_ERRNO);
    must_be(hoshi_replace_open("nothing", HOSHI_REPLACE_LOCKED, &r), HOSHI_FILE_NOT_FOUND);
    must_be(hoshi_file_write("/dev/full", after, HOSHI_REPLACE_ANY), HOSHI_FILE_ERRNO);
    must_be(hoshi_file_write("/dev/null", after, HOSHI_REPLACE_ANY), HOSHI_FILE_OK);
    assert_int_equal(count_in("."), 3);
}

static void a_link_stays_and_its_file_is_replaced(void **state)
{
    (void)state;
    mkdir("far", 0755);
    put("far/file", "before");
    assert_int_equal(symlink("far/file", "link"), 0);
    assert_int_equal(symlink("far/new", "to-new"), 0);
    assert_int_equal(symlink("to-new", "to-link"), 0);
    must_be(hoshi_file_write("link", after, HOSHI_REPLACE_ANY), HOSHI_FILE_OK);
    assert_true(is_link("link"));
    must_hold("far/file", "after");
    must_be(hoshi_file_write("to-link", after, HOSHI_REPLACE_ANY), HOSHI_FILE_OK);
    assert_true(is_link("to-link") && is_link("to-new"));
    must_hold("far/new", "after");
    assert_int_equal(count_in("far"), 2);
}

static void the_mode_stays(void **state)
{
    (void)state;
    put("private", "before");
    chmod("private", 0640);
    must_be(hoshi_file_write("private", after, HOSHI_REPLACE_ANY), HOSHI_FILE_OK);
    assert_int_equal(mode_of("private"), 0640);
    must_be(hoshi_file_write("private", after, HOSHI_REPLACE_LOCKED), HOSHI_FILE_OK);
    assert_int_equal(mode_of("private"), 0640);
    must_be(hoshi_file_write("new", after, HOSHI_REPLACE_ANY), HOSHI_FILE_OK);
    assert_int_equal(mode_of("new"), 0644);
    must_be(hoshi_file_write("secret", after, HOSHI_REPLACE_SECRET), HOSHI_FILE_OK);
    assert_int_equal(mode_of("secret"), 0600);
}

static void a_new_file_replaces_nothing(void **state)
{
    (void)state;
    static const enum hoshi_replace_how how[] = {HOSHI_REPLACE_NONE, HOSHI_REPLACE_SECRET};
    put("file", "before");
    assert_int_equal(symlink("nowhere", "link"), 0);
    for (size_t i = 0; i < LENGTH(how); i++) {
        struct hoshi_replace r;
        must_be(hoshi_file_write("file", after, how[i]), HOSHI_FILE_EXISTS);
        must_be(hoshi_file_write("link", after, how[i]), HOSHI_FILE_EXISTS);
        must_be(hoshi_replace_open("late", how[i], &r), HOSHI_FILE_OK);
        put("late", "other"); /* another program was quicker */
        must_be(hoshi_replace_commit(&r), HOSHI_FILE_EXISTS);
        must_hold("late", "other");
        unlink("late");
    }
    must_hold("file", "before");
    assert_int_equal(count_in("."), 2);
}

static void who_holds_the_lock_leaves_at_most_one(void **state)
{
    (void)state;
    put("sheet", "before");
    put("other", "other");
    assert_int_equal(symlink("other", ".sheet.new"), 0);
    must_be(hoshi_file_write("sheet", after, HOSHI_REPLACE_LOCKED), HOSHI_FILE_OK);
    must_hold("sheet", "after");
    must_hold("other", "other");
    assert_int_equal(count_in("."), 2);
}

static void read_only_is_meant(void **state)
{
    (void)state;
    put("sheet", "before");
    chmod("sheet", 0444);
    must_be(hoshi_file_may_change("sheet"), HOSHI_FILE_READ_ONLY);
    must_be(hoshi_file_write("sheet", after, HOSHI_REPLACE_LOCKED), HOSHI_FILE_READ_ONLY);
    must_hold("sheet", "before");
    chmod("sheet", 0644);
    must_be(hoshi_file_may_change("sheet"), HOSHI_FILE_OK);
    must_be(hoshi_file_may_change("nothing"), HOSHI_FILE_NOT_FOUND);
    must_be(hoshi_file_may_change("."), HOSHI_FILE_IS_DIRECTORY);
}

static void a_failed_rename_leaves_nothing(void **state)
{
    (void)state;
    struct hoshi_replace r;
    must_be(hoshi_replace_open("out", HOSHI_REPLACE_ANY, &r), HOSHI_FILE_OK);
    must_be(hoshi_replace_write(&r, after), HOSHI_FILE_OK);
    mkdir("out", 0755);
    must_be(hoshi_replace_commit(&r), HOSHI_FILE_IS_DIRECTORY);
    assert_int_equal(count_in("."), 1);
}

static void a_part_goes_on(void **state)
{
    (void)state;
    struct hoshi_replace r;
    must_be(hoshi_replace_open_part("out", false, 0, &r), HOSHI_FILE_OK);
    must_be(hoshi_replace_write(&r, after), HOSHI_FILE_OK);
    hoshi_replace_abandon(&r); /* killed */
    must_hold("out.part", "after");
    must_be(hoshi_replace_open_part("out", false, 0, &r), HOSHI_FILE_EXISTS);
    must_hold("out.part", "after");
    must_be(hoshi_replace_open_part("out", true, 6, &r), HOSHI_FILE_CHANGED);
    must_be(hoshi_replace_open_part("out", true, 2, &r), HOSHI_FILE_OK);
    must_be(hoshi_replace_write(&r, after), HOSHI_FILE_OK);
    must_be(hoshi_replace_sync(&r), HOSHI_FILE_OK);
    assert_int_equal(r.n, 7);
    must_be(hoshi_replace_commit(&r), HOSHI_FILE_OK);
    must_hold("out", "afafter");
    assert_int_equal(count_in("."), 1);
}

static void a_part_of_a_link_lies_beside_its_file(void **state)
{
    (void)state;
    struct hoshi_replace r;
    mkdir("far", 0755);
    put("far/out", "before");
    chmod("far/out", 0600);
    assert_int_equal(symlink("far/out", "out"), 0);
    must_be(hoshi_replace_open_part("out", false, 0, &r), HOSHI_FILE_OK);
    must_be(hoshi_replace_write(&r, after), HOSHI_FILE_OK);
    hoshi_replace_abandon(&r);
    must_hold("far/out.part", "after");
    must_be(hoshi_replace_finish_part("out"), HOSHI_FILE_OK);
    must_be(hoshi_replace_finish_part("out"), HOSHI_FILE_OK); /* done already */
    assert_true(is_link("out"));
    must_hold("out", "after");
    assert_int_equal(mode_of("out"), 0600);
    assert_int_equal(count_in("far"), 1);
}

static void what_is_kept_never_replaces_another(void **state)
{
    (void)state;
    struct hoshi_replace r;
    char *name;
    put("out.part", "of a journal");
    put("out", "before");
    must_be(hoshi_replace_open("out", HOSHI_REPLACE_ANY, &r), HOSHI_FILE_OK);
    must_be(hoshi_replace_write(&r, after), HOSHI_FILE_OK);
    must_be(hoshi_replace_keep(&r, &name), HOSHI_FILE_OK);
    must_hold("out.part", "of a journal");
    must_hold("out.part.2", "after");
    must_hold(name, "after");
    must_hold("out", "before");
    free(name);
    must_be(hoshi_replace_open(NULL, HOSHI_REPLACE_ANY, &r), HOSHI_FILE_OK);
    must_be(hoshi_replace_keep(&r, &name), HOSHI_FILE_OK);
    assert_null(name);
    assert_int_equal(count_in("."), 3);
}

/* Ended by this signal in the middle of writing; a child of its own gets the same signal first. */
static int end_by(int number)
{
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        struct hoshi_replace r;
        hoshi_leftovers_guard();
        if (hoshi_replace_open("out", HOSHI_REPLACE_ANY, &r).error != HOSHI_FILE_OK)
            _exit(1);
        pid_t child = fork();
        if (child == 0) {
            raise(number);
            _exit(1);
        }
        if (waitpid(child, NULL, 0) != child || !is_there(r.tmp))
            _exit(2); /* the child has taken away what is not its own */
        raise(number);
        _exit(3);
    }
    int status = 0;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return WIFSIGNALED(status) ? WTERMSIG(status) : -WEXITSTATUS(status);
}

static void a_signal_leaves_nothing(void **state)
{
    (void)state;
    static const int number[] = {SIGHUP, SIGINT, SIGTERM};
    put("out", "before");
    for (size_t i = 0; i < LENGTH(number); i++)
        assert_int_equal(end_by(number[i]), number[i]);
    must_hold("out", "before");
    assert_int_equal(count_in("."), 1);
}

static void every_errno_is_kept(void **state)
{
    (void)state;
    static const int err[] = {ENOENT, EISDIR, EEXIST, ENOMEM, ENOSPC, EPIPE};
    for (size_t i = 0; i < LENGTH(err); i++)
        assert_int_equal(hoshi_file_failed(err[i]).err, err[i]);
    must_be(hoshi_file_failed(0), HOSHI_FILE_ERRNO); /* and never "Success" */
    struct hoshi_str bytes;
    put("large", "12345");
    must_be(hoshi_file_read("large", 4, &bytes), HOSHI_FILE_TOO_LARGE);
    must_be(hoshi_file_read(".", 4, &bytes), HOSHI_FILE_IS_DIRECTORY);
    must_be(hoshi_file_read("nothing", 4, &bytes), HOSHI_FILE_NOT_FOUND);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, enter, leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(it_is_there_as_a_whole_or_not),
        TEST(what_cannot_be_written_says_why),
        TEST(a_link_stays_and_its_file_is_replaced),
        TEST(the_mode_stays),
        TEST(a_new_file_replaces_nothing),
        TEST(who_holds_the_lock_leaves_at_most_one),
        TEST(read_only_is_meant),
        TEST(a_failed_rename_leaves_nothing),
        TEST(a_part_goes_on),
        TEST(a_part_of_a_link_lies_beside_its_file),
        TEST(what_is_kept_never_replaces_another),
        TEST(a_signal_leaves_nothing),
        TEST(every_errno_is_kept),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
