/* Files below a folder: both ways of opening, and everything that must not be opened. */
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"
#include "io/beneath.h"
#include "unit.h"

static char dir[] = "/tmp/hoshi-beneath.XXXXXX";

static void put(const char *name, const char *text)
{
    FILE *f = fopen(name, "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

static int set_up(void **state)
{
    (void)state;
    static char before[4096];
    if (mkdtemp(dir) == NULL || getcwd(before, sizeof before) == NULL || chdir(dir) != 0)
        return -1;
    *state = before;
    mkdir("in", 0755);
    mkdir("in/sub", 0755);
    put("outside", "secret");
    put("in/file", "text");
    put("in/sub/か\xe3\x82\x99.txt", "nfd"); /* が in two characters, as a Mac stores it */
    return symlink("../outside", "in/link") != 0 || symlink("sub", "in/sublink") != 0 ||
           symlink("file", "in/near") != 0 || mkfifo("in/fifo", 0600) != 0;
}

static int tear_down(void **state)
{
    static const char *const name[] = {"in/link", "in/sublink", "in/near",
                                       "in/fifo", "in/file",    "in/sub/か\xe3\x82\x99.txt",
                                       "outside"};
    for (size_t i = 0; i < LENGTH(name); i++)
        unlink(name[i]);
    rmdir("in/sub");
    rmdir("in");
    return chdir(*state) != 0 || rmdir(dir) != 0;
}

static void only_plain_files_below_are_opened(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        enum hoshi_beneath_rc rc;
    } row[] = {
        {"file", HOSHI_BENEATH_OK},
        {"nothing", HOSHI_BENEATH_MISSING},
        {"sub/nothing", HOSHI_BENEATH_MISSING},
        {"../outside", HOSHI_BENEATH_REFUSED},
        {"sub/../file", HOSHI_BENEATH_REFUSED},
        {"./file", HOSHI_BENEATH_REFUSED},
        {"/etc/passwd", HOSHI_BENEATH_REFUSED},
        {"sub//x", HOSHI_BENEATH_REFUSED},
        {"file/", HOSHI_BENEATH_REFUSED},
        {"", HOSHI_BENEATH_REFUSED},
        {"link", HOSHI_BENEATH_REFUSED},
        {"near", HOSHI_BENEATH_REFUSED},
        {"sublink/x", HOSHI_BENEATH_REFUSED},
        {"fifo", HOSHI_BENEATH_REFUSED},
        {"sub", HOSHI_BENEATH_REFUSED},
        {"file/x", HOSHI_BENEATH_REFUSED},
    };
    int folder = hoshi_folder_open("in/answers.yaml");
    assert_true(folder >= 0);
    for (int walk = 0; walk < 2; walk++) {
        for (size_t i = 0; i < LENGTH(row); i++) {
            struct hoshi_beneath_file f;
            enum hoshi_beneath_rc rc = hoshi_beneath_open(folder, row[i].path, walk == 1, &f);
            if (rc != row[i].rc)
                fail_msg("%s (walk %d): %d", row[i].path, walk, (int)rc);
            hoshi_fd_close(f.fd);
        }
    }
    hoshi_fd_close(folder);
}

static void a_change_is_seen(void **state)
{
    (void)state;
    int folder = hoshi_folder_open("in/answers.yaml");
    struct hoshi_beneath_file f;
    assert_int_equal(hoshi_beneath_open(folder, "file", false, &f), HOSHI_BENEATH_OK);
    assert_true(f.size == 4 && hoshi_beneath_same(&f));
    put("in/file", "longer");
    assert_false(hoshi_beneath_same(&f));
    put("in/file", "text");
    hoshi_fd_close(f.fd);
    hoshi_fd_close(folder);
}

static void names_that_look_the_same_are_found(void **state)
{
    (void)state;
    int folder = hoshi_folder_open("in/answers.yaml");
    struct hoshi_beneath_file f;
    assert_int_equal(hoshi_beneath_open(folder, "sub/が.txt", false, &f), HOSHI_BENEATH_MISSING);
    char *other = hoshi_beneath_other_name(folder, "sub/が.txt", hoshi_utf8_same_nfc);
    assert_string_equal(other, "か\xe3\x82\x99.txt");
    free(other);
    assert_null(hoshi_beneath_other_name(folder, "sub/ぎ.txt", hoshi_utf8_same_nfc));
    assert_null(hoshi_beneath_other_name(folder, "nowhere/が.txt", hoshi_utf8_same_nfc));
    hoshi_fd_close(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_plain_files_below_are_opened),
        cmocka_unit_test(a_change_is_seen),
        cmocka_unit_test(names_that_look_the_same_are_found),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
