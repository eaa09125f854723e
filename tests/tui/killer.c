/* killer HOSHI FOLDER RUNS: run `hoshi assess --plain`, kill -9 it at a random moment, load the
 * sheet. It must always load, and hold every answer that was acknowledged, or one more (saved, but
 * killed before it could say so). The moments are random within saving, whatever the speed of the
 * machine: after a random acknowledgement, plus a random part of what one answer took so far. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "app/session/session.h"

static const char ack[] = "saved: ";
static uint32_t seed = 1;

static uint32_t rnd(uint32_t n)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % n;
}

static _Noreturn void die(const char *what)
{
    fprintf(stderr, "killer: %s: %s\n", what, strerror(errno));
    exit(1);
}

struct child {
    pid_t pid;
    int out;
};

static struct child start(const char *hoshi, const char *input)
{
    int out[2], in = open(input, O_RDONLY | O_CLOEXEC);
    if (in < 0 || pipe(out) != 0)
        die("pipe");
    pid_t pid = fork();
    if (pid < 0)
        die("fork");
    if (pid == 0) {
        dup2(in, 0);
        dup2(out[1], 1);
        close(out[0]);
        int null = open("/dev/null", O_WRONLY);
        dup2(null, 2);
        execl(hoshi, "hoshi", "assess", "--plain", "--new", "--lang", "en", "--as-of", "2026-11-23",
              "sheet.yaml", (char *)NULL);
        _exit(127);
    }
    close(in);
    close(out[1]);
    return (struct child){pid, out[0]};
}

/* Reads until `wanted` acknowledgements were seen, or the end. */
static unsigned read_acks(int fd, unsigned wanted)
{
    unsigned n = 0;
    size_t at = 0;
    char c;
    while (n < wanted && read(fd, &c, 1) == 1) {
        at = c == ack[at] ? at + 1 : c == ack[0];
        if (ack[at] == '\0') {
            n++;
            at = 0;
        }
    }
    return n;
}

static long now_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000L + t.tv_nsec / 1000;
}

static unsigned count_answers(void)
{
    struct hoshi_session s;
    struct hoshi_answers *ans;
    unsigned n = 0;
    hoshi_session_init(&s);
    if (hoshi_session_catalog(&s, NULL) != HOSHI_OK ||
        hoshi_session_answers(&s, "sheet.yaml", hoshi_date_from_ymd(2026, 11, 23), &ans) !=
            HOSHI_OK) {
        struct hoshi_buf out;
        hoshi_buf_init(&out, 0);
        hoshi_diags_render(&s.diags, HOSHI_LANG_EN, false, &out);
        fprintf(stderr, "killer: the sheet does not load:\n%s", out.p != NULL ? out.p : "");
        exit(1);
    }
    for (size_t i = 0; i < ans->n_answer; i++)
        n += ans->answer[i].status == HOSHI_STATUS_MET;
    for (size_t i = 0; i < ans->n_condition; i++)
        n += ans->condition[i].state != HOSHI_CONDITION_UNANSWERED;
    hoshi_session_release(&s);
    return n;
}

static void write_input(void)
{
    FILE *f = fopen("input", "w");
    if (f == NULL)
        die("input");
    for (int i = 0; i < 400; i++)
        fputs("m -\n", f); /* met, or yes; the date of a recurring duty is not said */
    fclose(f);
}

int main(int argc, char **argv)
{
    if (argc != 4 || (mkdir(argv[2], 0777) != 0 && errno != EEXIST) || chdir(argv[2]) != 0)
        die("usage: killer HOSHI FOLDER RUNS");
    long runs = strtol(argv[3], NULL, 10), us_per_answer = 5000;
    unsigned have = 0, n_killed = 0, n_one_more = 0;
    write_input();
    unlink("sheet.yaml");
    for (long i = 0; i < runs; i++) {
        struct child c = start(argv[1], "input");
        unsigned wanted = 1 + rnd(4);
        long from = now_us();
        unsigned got = read_acks(c.out, wanted);
        if (got != 0)
            us_per_answer = (us_per_answer * 3 + (now_us() - from) / (long)got) / 4;
        usleep((useconds_t)rnd((uint32_t)us_per_answer + 1));
        kill(c.pid, SIGKILL);
        got += read_acks(c.out, 1000);
        int status;
        close(c.out);
        waitpid(c.pid, &status, 0);
        n_killed += WIFSIGNALED(status);
        /* 3: all was answered before the signal came, and the lines left over are complained of */
        if (!WIFSIGNALED(status) && WEXITSTATUS(status) != 0 && WEXITSTATUS(status) != 3) {
            fprintf(stderr, "killer: run %ld: exit status %d\n", i, WEXITSTATUS(status));
            return 1;
        }
        unsigned count = count_answers();
        if (count != have + got && count != have + got + 1) {
            fprintf(stderr, "killer: run %ld: %u answers, had %u, %u acknowledged\n", i, count,
                    have, got);
            return 1;
        }
        n_one_more += count == have + got + 1;
        have = count;
        if (have > 70) {
            unlink("sheet.yaml");
            have = 0;
        }
    }
    printf("%ld runs, %u killed, %u of them between saving and saying so\n", runs, n_killed,
           n_one_more);
    return n_killed > runs / 2 ? 0 : 1;
}
